/* test-plan-schema.c: names and the template's table
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schema.h"

static const struct
{
  const char *name;
  const char *expected;
} names[] = {
  { "Overview", "overview" },
  { "\360\237\224\247 Technical Clarifications (IMPORTANT)", "technical clarifications" },
  { "\342\234\205 Success Criteria", "success criteria" },
  { "\303\242\305\223\342\200\246 Success Criteria", "success criteria" },
  { "2. Overview", "overview" },
  { "1.2 Overview:", "overview" },
  { "**Overview**", "overview" },
  { "  Data   Flow ", "data flow" },
  { "\320\236\320\261\320\267\320\276\321\200", "\320\276\320\261\320\267\320\276\321\200" },
  { "(all)", "(all)" },
  { "\342\234\205", "\342\234\205" },
  { "", "" },
};

static void
test_normalize (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = plan_schema_normalize (names[i].name, -1);

      g_test_message ("%s", names[i].name);
      if (names[i].name[0] != '(')
        g_assert_cmpstr (name, ==, names[i].expected);
      else
        g_assert_cmpstr (name, !=, "");
    }
}

/* Labels of lists of files that plans have beside the template's. */
static const struct
{
  const char *name;
  const char *key;
} labels[] = {
  { "files to delete", "files" },
  { "files created", "files-to-create" },
  { "files to add", "files-to-create" },
  { "files modified", "files-to-modify" },
  { "files to create or modify", "files-to-update" },
  { "files modified/created", "files-to-update" },
};

static void
test_labels (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const PlanFieldSpec *spec =
          plan_schema_match_field (plan_schema_get_section ("task"), labels[i].name);

      g_test_message ("%s", labels[i].name);
      g_assert_nonnull (spec);
      g_assert_cmpstr (spec->key, ==, labels[i].key);
      g_assert_cmpint (spec->kind, ==, PLAN_FIELD_FILES);
    }
}

static void
test_match (void)
{
  const PlanSectionSpec *success = plan_schema_get_section ("success-criteria");
  const PlanSectionSpec *functional = plan_schema_match_section ("functional", success);

  g_assert_nonnull (functional);
  g_assert_cmpstr (functional->key, ==, "functional-requirements");
  /* A sibling group is found from another one, too. */
  g_assert_cmpstr (plan_schema_match_section ("documentation", functional)->key, ==,
                   "documentation");
  g_assert_null (plan_schema_match_section ("documentation", NULL));
  g_assert_null (plan_schema_match_section ("task", NULL));
  g_assert_cmpstr (plan_schema_match_section ("environment setup", NULL)->key, ==,
                   "environment-setup");
  g_assert_cmpstr (
      plan_schema_match_field (plan_schema_get_section ("task"), "file to modify")->key, ==,
      "files-to-modify");
}

/* Keys name rows of the table, so each is there once, and every parent is a row. */
static void
test_table (void)
{
  guint n;
  const PlanSectionSpec *sections = plan_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (plan_schema_get_section (sections[i].key) == &sections[i]);
      if (sections[i].parent != NULL)
        g_assert_nonnull (plan_schema_get_section (sections[i].parent));
      for (guint k = 0; k < sections[i].n_fields; k++)
        {
          const PlanFieldSpec *field = &sections[i].fields[k];

          g_assert_true (plan_schema_get_field (&sections[i], field->key) == field);
          g_assert_nonnull (field->title);
          if (field->parent != NULL)
            g_assert_nonnull (plan_schema_get_field (&sections[i], field->parent));
          if (field->label != NULL)
            {
              g_autofree char *label = plan_schema_normalize (field->label, -1);

              g_assert_true (plan_schema_match_field (&sections[i], label) == field);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/schema/normalize", test_normalize);
  g_test_add_func ("/plan/schema/match", test_match);
  g_test_add_func ("/plan/schema/labels", test_labels);
  g_test_add_func ("/plan/schema/table", test_table);
  return g_test_run ();
}
