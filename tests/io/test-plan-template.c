/* test-plan-template.c: new plans from templates
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-template.h"

#include <string.h>

#include <glib/gstdio.h>

#include "edit/plan-commands.h"
#include "io/plan-file.h"
#include "io-test-support.h"

/* What a plan has, as one line: its title, its objective, and the numbers of its tasks with those
 * that have fields marked. */
static char *
describe (GBytes *bytes)
{
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autoptr (Plan) plan = plan_new (document, NULL);
  GString *text = g_string_new (plan_get_title (plan));
  int overview = plan_find_section (plan, "overview", -1);
  int objective = overview >= 0 ? plan_part_find_field (plan_get_part (plan, overview),
                                                        "objective", 0) : -1;

  if (objective >= 0)
    {
      g_autofree char *value = plan_field_dup_text (plan_part_get_field (
        plan_get_part (plan, overview), objective));

      g_string_append_printf (text, "; %s", value);
    }
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      PlanPartKind kind = plan_part_get_kind (part);

      if (kind == PLAN_PART_AGENT)
        g_string_append_printf (text, "; %s:", plan_part_get_number (part));
      else if (kind == PLAN_PART_TASK)
        g_string_append_printf (text, " %s%s", plan_part_get_number (part),
                                plan_part_get_n_fields (part) > 0 ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

#define OWN \
  "# Execution Plan: [Name]\n\n## Task Breakdown\n\n" \
  "## Build Agent 1: [Core]\n\n### Task 1: [First]\n- **Description**: [What]\n\n" \
  "### Task 2: [Second]\n\n" \
  "## Build Agent 2: [Shell]\n\n### Task 1: [Other]\n\n### Task N: [Last]\n- **Description**: x\n"
#define BARE "# Execution Plan: [Name]\n\nText\n"

static const struct
{
  const char      *template; /* NULL: the one built in */
  PlanTemplateFill fill;
  const char      *expected;
} fills[] = {
  { NULL, { "A", "Do it", 0, 0 }, "A; Do it; 1: 1+ 2 N+" },
  { NULL, { "A", "Do it", 1, 1 }, "A; Do it; 1: 1+" },
  { NULL, { "A", "Do it", 1, 2 }, "A; Do it; 1: 1+ 2+" },
  { NULL, { "A", "Do it", 1, 3 }, "A; Do it; 1: 1+ 2 3+" },
  { NULL, { "A", "Do it", 2, 4 }, "A; Do it; 1: 1+ 2 3+ 4+; 2: 1+ 2 3+ 4+" },
  { NULL, { "A", "Do it", 3, 0 }, "A; Do it; 1: 1+ 2 N+; 2: 1+ 2 N+; 3: 1+ 2 N+" },
  { NULL, { "", "", 0, 5 },
    "[Feature Name]; [One clear sentence - what we're building and why]; 1: 1+ 2 3+ 4+ 5+" },
  { OWN, { "B", NULL, 0, 0 }, "B; 1: 1+ 2; 2: 1 N+" },
  { OWN, { "B", NULL, 1, 3 }, "B; 1: 1+ 2 3+" },
  { OWN, { "B", NULL, 3, 2 }, "B; 1: 1+ 2; 2: 1 2+; 3: 1 2+" },
  { OWN, { "B", "Why", 2, 1 }, "B; Why; 1: 1+; 2: 1" },
  { BARE, { "C", NULL, 2, 2 }, "C; 1: 1+ 2+; 2: 1+ 2+" },
};

static void
test_fill (Folder        *folder,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_test_message ("fill %u", i);
      if (fills[i].template != NULL)
        path = folder_write (folder, "own.md", fills[i].template, -1);
      bytes = plan_template_make (path, &fills[i].fill, &error);
      g_assert_no_error (error);
      found = describe (bytes);
      g_assert_cmpstr (found, ==, fills[i].expected);
    }
}

/* Placeholders that nothing was said of stay, and so does what follows the agents. */
static void
test_rest (Folder        *folder,
           gconstpointer  data)
{
  const PlanTemplateFill fill = { "A", NULL, 2, 3 };
  g_autoptr (GBytes) bytes = plan_template_make (NULL, &fill, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *second = strstr (text, "## Build Agent 2: [Scope/Module Name]");

  g_assert_nonnull (second);
  g_assert_nonnull (strstr (text, "## Build Agent 1: [Scope/Module Name]"));
  g_assert_nonnull (strstr (second, "#### Task 3: **Final Polish & Documentation**"));
  g_assert_null (strstr (second + 5, "## Build Agent"));
  g_assert_nonnull (strstr (second, "### \360\237\247\252 Testing Strategy"));
  g_assert_null (strstr (text, "Task N:"));
}

static void
test_refused (Folder        *folder,
              gconstpointer  data)
{
  const PlanTemplateFill many = { .n_agents = PLAN_TEMPLATE_MAX_AGENTS + 1 };
  const PlanTemplateFill lines = { .title = "A\nB" };
  g_autoptr (GError) error = NULL;

  g_assert_null (plan_template_make (NULL, &many, &error));
  g_assert_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_null (plan_template_make (NULL, &lines, &error));
  g_assert_error (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE);
}

static void
test_title (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char  *untitled = folder_write (folder, "untitled.md", "just text\n", -1);
  g_autofree char  *own = folder_write (folder, "own.md",
                                         "# Execution Plan: [Name]\r\n\r\nA\r\n", -1);
  g_autofree char  *missing = folder_path (folder, "missing.md");
  g_autoptr(GBytes) plain = plan_template_make (NULL, &(PlanTemplateFill){ NULL }, NULL);
  g_autoptr(GBytes) titled = NULL;
  g_autoptr(GBytes) from_own = NULL;
  g_autoptr(GError) error = NULL;
  const PlanTemplateFill lending = { .title = "Lending & Returns" };
  const PlanTemplateFill b = { .title = "B" };
  g_autofree char  *before = NULL;
  g_autofree char  *after = NULL;
  g_auto(GStrv)     parts = NULL;

  /* What the template says of itself is not in it. */
  g_assert_nonnull (plain);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (plain, NULL), "## Implementation Plan: ["));
  titled = plan_template_make (NULL, &lending, &error);
  g_assert_no_error (error);
  before = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  after = g_strndup (g_bytes_get_data (titled, NULL), g_bytes_get_size (titled));
  parts = g_strsplit (before, "[Feature Name]", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_free (before);
  before = g_strjoin ("Lending & Returns", parts[0], parts[1], NULL);
  g_assert_cmpstr (after, ==, before);

  from_own = plan_template_make (own, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (from_own, NULL), g_bytes_get_size (from_own),
                   "# Execution Plan: B\r\n\r\nA\r\n", 26);

  g_assert_null (plan_template_make (untitled, &b, &error));
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (plan_template_make (missing, &b, &error));
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/io/template/" path, Folder, NULL, folder_setup, function, folder_teardown)

  ADD ("fill", test_fill);
  ADD ("rest", test_rest);
  ADD ("refused", test_refused);
  ADD ("title", test_title);

  return g_test_run ();
}
