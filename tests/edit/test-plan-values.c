/* test-plan-values.c: nasty values in every kind of field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands.h"

#include <string.h>

#include "edit-test-support.h"

/* Documents over this size have no forms that smaller ones lack. */
#define MAX_SIZE 50000

/* What may be refused: where it has no place, never where it has one. */
static const char *const values[] = {
  "Plain words",
  "# x",
  "## x\n### y",
  "```",
  "```\ncode\n```",
  "~~~",
  "- [ ] y",
  "- one\n- two",
  "---",
  "words\n---",
  "===",
  "***",
  "<!--",
  "<!-- x -->",
  "<div>",
  "</div>",
  "a | b",
  "|",
  "\\|",
  "\\",
  "\\\\",
  "\\# x",
  "\\\\# x",
  "1. x",
  "1) x",
  "12345. x",
  "> q",
  "+ x",
  "* x",
  "**Label**: x",
  "**Label:** x",
  "- **Description**: x",
  "one\n- **Files**: x\n- **Dependencies**: None",
  "#### Task 9: **x**",
  "words\n#### Task 9: **x**",
  "## Build Agent 9: x",
  "No\302\240break",
  "\342\200\217right to left",
  "tab\there",
  "two\nlines",
  "two\n\nparagraphs",
  "three\n\n\n\nlines apart",
  "line\n    indented",
  "line\n\n    indented",
  "[link]: http://example.org",
  "[ ] box",
  "[x] box",
  "`code`",
  "``",
  "`",
  "*",
  "_",
  "**",
  "**bold**",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "a → b",
  "é",
  "\360\237\247\252 emoji",
  "ends with a backslash\\",
  "&amp; <br> &#35;",
  "<br>",
  "x\\<br>y",
  "$$",
  "{{#if}}",
  "file: `x`",
  "Setup: something",
  "`test_x`: y",
  "None",
};

/* Whether @value must not be refused. A list or table with a sentence in its place may run together
 * with its neighbours, and paths and placement rows ask for a form. */
static gboolean
is_harmless (const char *value,
             PlanField  *field,
             int         item)
{
  PlanFieldKind kind = plan_field_get_kind (field);

  if (kind == PLAN_FIELD_PLACEMENT || kind == PLAN_FIELD_FILES)
    return FALSE;
  if (item < 0
      && (plan_field_get_label (field)[0] == '\0'
          || (kind != PLAN_FIELD_TEXT && kind != PLAN_FIELD_CHOICE
              && kind != PLAN_FIELD_DEPENDENCIES && kind != PLAN_FIELD_CODE)))
    return FALSE;

  return strpbrk (value, "\n#`~-=*<>|\\[]_+→") == NULL && !g_ascii_isdigit (value[0]);
}

typedef struct
{
  guint n_set;
  guint n_refused;
} Counts;

static void
check_other_fields (Plan       *before,
                    Plan       *after,
                    guint       part,
                    guint       field,
                    const char *what)
{
  if (plan_get_n_parts (before) != plan_get_n_parts (after))
    g_error ("%s: parts have changed", what);
  for (guint i = 0; i < plan_get_n_parts (before); i++)
    {
      PlanPart *a = plan_get_part (before, i);
      PlanPart *b = plan_get_part (after, i);

      if (a == b)
        continue;
      if (plan_part_get_n_fields (a) != plan_part_get_n_fields (b)
          || !g_str_equal (plan_part_get_heading (a), plan_part_get_heading (b)))
        g_error ("%s: part %u has changed", what, i);
      for (guint k = 0; k < plan_part_get_n_fields (a); k++)
        {
          gsize       length_a;
          gsize       length_b;
          const char *bytes_a = plan_field_get_bytes (plan_part_get_field (a, k), &length_a);
          const char *bytes_b = plan_field_get_bytes (plan_part_get_field (b, k), &length_b);

          if (i == part && k == field)
            continue;
          if (length_a != length_b || memcmp (bytes_a, bytes_b, length_a) != 0)
            g_error ("%s: field %u of part %u has changed", what, k, i);
        }
    }
}

static void
check_value (Plan       *plan,
             guint       part,
             guint       field,
             int         item,
             guint       cell,
             const char *value,
             const char *file,
             Counts     *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (PlanEdit) again = NULL;
  g_autoptr (Plan) after = NULL;
  g_autofree char *found = NULL;
  g_autofree char *what = NULL;
  PlanField       *changed;
  PlanField       *self = plan_part_get_field (plan_get_part (plan, part), field);
  PlanFieldKind    kind = plan_field_get_kind (self);

  what = g_strdup_printf ("%s: part %u field %u (%s) item %d cell %u \"%s\"", file, part, field,
                          plan_field_kind_to_string (kind), item, cell, value);
  edit = item < 0 ? plan_command_set_text (plan, part, field, value, &error)
                  : plan_command_set_cell (plan, part, field, item, cell, value, &error);
  if (edit == NULL)
    {
      g_assert_nonnull (error);
      if (error->code != PLAN_COMMAND_ERROR_VALUE && error->code != PLAN_COMMAND_ERROR_BLANKS
          && error->code != PLAN_COMMAND_ERROR_ENCODING && error->code != PLAN_COMMAND_ERROR_CYCLE)
        g_error ("%s: %s", what, error->message);
      if (error->code == PLAN_COMMAND_ERROR_VALUE
          && is_harmless (value, self, item))
        g_error ("%s: %s", what, error->message);
      if (g_getenv ("TRESTLEBOARD_VERBOSE") != NULL)
        g_test_message ("refused %s: %s", what, error->message);
      counts->n_refused++;
      return;
    }

  /* A fresh parse for each would take minutes. */
  if (counts->n_set % 16 == 0)
    check_edit (plan, edit, what);
  after = plan_edit_preview (edit, plan);
  check_other_fields (plan, after, part, field, what);
  changed = plan_part_get_field (plan_get_part (after, part), field);
  found = item < 0 ? plan_field_dup_text (changed) : plan_field_dup_cell (changed, item, cell);
  while (item < 0 && g_str_has_suffix (found, "\n"))
    found[strlen (found) - 1] = '\0';
  if (!g_str_equal (found, value))
    g_error ("%s: reads back as \"%s\"", what, found);
  /* Setting what is there is no edit. */
  again = item < 0 ? plan_command_set_text (after, part, field, value, &error)
                   : plan_command_set_cell (after, part, field, item, cell, value, &error);
  g_assert_no_error (error);
  g_assert_true (plan_edit_is_empty (again));
  counts->n_set++;
}

static void
check_field (Plan       *plan,
             guint       part,
             guint       field,
             const char *file,
             Counts     *counts)
{
  PlanField *self = plan_part_get_field (plan_get_part (plan, part), field);
  guint      n_items = plan_field_get_n_items (self);

  if (!plan_field_is_editable (self))
    return;
  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    {
      check_value (plan, part, field, -1, 0, values[v], file, counts);
      if (n_items == 0)
        continue;
      for (guint cell = 0; cell < plan_field_get_n_columns (self); cell++)
        {
          check_value (plan, part, field, 0, cell, values[v], file, counts);
          if (n_items > 1)
            check_value (plan, part, field, n_items - 1, cell, values[v], file, counts);
        }
    }
}

/* The first field of each name and form that any of the documents has. */
static void
test_values (void)
{
  g_autoptr (GPtrArray) files = list_documents ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Counts counts = { 0, 0 };

  for (guint i = 0; i < files->len; i++)
    {
      const char      *file = g_ptr_array_index (files, i);
      g_autofree char *text = NULL;
      gsize            length;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;
      g_autoptr (Plan) plan = NULL;

      g_assert_true (g_file_get_contents (file, &text, &length, NULL));
      bytes = g_bytes_new (text, length);
      document = md_document_new (bytes);
      plan = plan_new (document, NULL);
      for (guint part = 0; part < plan_get_n_parts (plan); part++)
        for (guint k = 0; k < plan_part_get_n_fields (plan_get_part (plan, part)); k++)
          {
            PlanField       *field = plan_part_get_field (plan_get_part (plan, part), k);
            g_autofree char *form = g_strdup_printf ("%d %s %u", plan_field_get_kind (field),
                                                     plan_field_get_key (field),
                                                     MIN (plan_field_get_n_items (field), 2));

            if (length < MAX_SIZE && plan_field_get_spec (field) != NULL
                && g_hash_table_add (seen, g_strdup (form)))
              check_field (plan, part, k, file, &counts);
          }
    }
  g_test_message ("%u values set, %u refused", counts.n_set, counts.n_refused);
  g_assert_cmpuint (counts.n_set, >, 4 * counts.n_refused);
}

/* The template has a field of every kind: all of them. */
static void
test_long (void)
{
  g_autofree char *text = g_strnfill (100 * 1024, 'x');
  g_autoptr (Plan) plan =
                 plan_new_for_text ("# Plan: X\n\n## Overview\n- **Objective**: y\n"
                                    "- **Dependencies**:\n  - z\n");
  Counts counts = { 0, 0 };

  for (gsize i = 0; i < strlen (text); i += 80)
    text[i] = i % 3 == 0 ? ' ' : 'y';
  text[0] = 'a';
  check_value (plan, 1, 0, -1, 0, text, "long", &counts);
  check_value (plan, 1, 1, 0, 0, text, "long", &counts);
  g_assert_cmpuint (counts.n_set, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/values/nasty", test_values);
  g_test_add_func ("/edit/values/long", test_long);

  return g_test_run ();
}
