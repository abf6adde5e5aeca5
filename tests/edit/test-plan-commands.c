/* test-plan-commands.c: each command as three texts
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands.h"

#include <string.h>

#include "edit-test-support.h"
#include "plan/plan-find.h"

/* tests/fixtures/commands/NAME/ holds before.md, after.md, and the command that makes the one of
 * the other, in words as a shell splits them:
 *
 *   VERB PART [FIELD] [ARGUMENTS]
 *
 * PART is the key of a task (1/2), `agent:1`, the key of a section (overview; of agent 1:
 * 1/overview), `title`, or `'#3'` (an index). FIELD is its key (`code#2`: the second with that key)
 * or `@3`. A `-` stands for no agent and no task. Where the command must fail there is no
 * after.md, and the line begins with `!` and the reason: not-found, unsupported, value, cycle,
 * encoding, blanks. */

static const char *const reasons[] = {
  "not-found",
  "unsupported",
  "value",
  "cycle",
  "encoding",
  "blanks",
  NULL,
};

static int
find_agent (Plan       *plan,
            const char *number)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    if (g_str_equal (plan_part_get_number (plan_get_part (plan, agents[i])), number))
      return (int)agents[i];

  return -1;
}

static int
find_part (Plan       *plan,
           const char *name)
{
  const char      *slash = strchr (name, '/');
  g_autofree char *agent = slash != NULL ? g_strndup (name, slash - name) : NULL;
  int              found;

  if (g_str_equal (name, "-"))
    return -1;
  if (name[0] == '#')
    return atoi (name + 1);
  if (g_str_has_prefix (name, "agent:"))
    found = find_agent (plan, name + strlen ("agent:"));
  else if (g_str_equal (name, "title"))
    {
      for (found = 0; plan_part_get_kind (plan_get_part (plan, found)) != PLAN_PART_TITLE;)
        found++;
    }
  else
    {
      found = plan_find_task (plan, name, NULL);
      if (found < 0)
        found = plan_find_section (plan, slash != NULL ? slash + 1 : name,
                                   agent != NULL ? find_agent (plan, agent) : -1);
    }
  if (found < 0)
    g_error ("there is no part %s", name);

  return found;
}

static guint
find_field (Plan       *plan,
            guint       part,
            const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, "#", 2);
  int n = words[1] != NULL ? atoi (words[1]) : 1;
  int found = -1;

  if (name[0] == '@')
    return atoi (name + 1);
  while (n-- > 0)
    {
      found = plan_part_find_field (plan_get_part (plan, part), words[0], found + 1);
      if (found < 0)
        g_error ("there is no field %s", name);
    }

  return found;
}

static MdBoxState
parse_box (const char *word)
{
  return g_str_equal (word, "done")       ? MD_BOX_DONE
         : g_str_equal (word, "progress") ? MD_BOX_PROGRESS
                                          : MD_BOX_OPEN;
}

static PlanStatus
parse_status (const char *word)
{
  PlanStatus status;

  g_assert_true (plan_status_parse (word, &status));

  return status;
}

/* Rows of cells with `/` between them. */
static PlanEdit *
insert_items (Plan    *plan,
              guint    part,
              guint    field,
              guint    at,
              char   **words,
              GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *row = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (row == NULL)
        row = g_ptr_array_new ();
      if (!g_str_equal (words[i], "/"))
        g_ptr_array_add (row, words[i]);
      if (g_str_equal (words[i], "/") || words[i + 1] == NULL)
        {
          g_ptr_array_add (row, NULL);
          g_ptr_array_add (rows, g_ptr_array_free (row, FALSE));
          row = NULL;
        }
    }

  return plan_command_insert_items (plan, part, field, at, (char ***)rows->pdata, rows->len, error);
}

static PlanEdit *
run_on_field (Plan       *plan,
              const char *verb,
              guint       part,
              char      **words,
              GError    **error)
{
  guint field = find_field (plan, part, words[0]);

  if (g_str_equal (verb, "set-text"))
    return plan_command_set_text (plan, part, field, words[1], error);
  if (g_str_equal (verb, "set-value"))
    return plan_command_set_value (plan, part, field, words[1], error);
  if (g_str_equal (verb, "set-remark"))
    return plan_command_set_remark (plan, part, field, words[1], error);
  if (g_str_equal (verb, "set-language"))
    return plan_command_set_language (plan, part, field, words[1], error);
  if (g_str_equal (verb, "remove-field"))
    return plan_command_remove_field (plan, part, field, error);
  if (g_str_equal (verb, "set-cell"))
    return plan_command_set_cell (plan, part, field, atoi (words[1]), atoi (words[2]), words[3],
                                  error);
  if (g_str_equal (verb, "set-box"))
    return plan_command_set_box (plan, part, field, atoi (words[1]), parse_box (words[2]), error);
  if (g_str_equal (verb, "insert"))
    return insert_items (plan, part, field, atoi (words[1]), words + 2, error);
  if (g_str_equal (verb, "remove-item"))
    return plan_command_remove_item (plan, part, field, atoi (words[1]), error);
  if (g_str_equal (verb, "move-item"))
    return plan_command_move_item (plan, part, field, atoi (words[1]), atoi (words[2]), error);
  if (g_str_equal (verb, "place-file"))
    return plan_command_place_file (plan, part, field, atoi (words[1]), words[2], error);

  g_error ("there is no command %s", verb);
}

/* Everything that @query finds. */
static PlanEdit *
replace_all (Plan        *plan,
             const char  *query,
             const char  *text,
             GError     **error)
{
  g_autoptr (PlanFinder) finder = plan_finder_new (query, PLAN_FIND_DEFAULT);
  g_autoptr (GArray) matches = plan_finder_find (finder, plan);

  return plan_command_replace (plan, (const MdSpan *)matches->data, matches->len, text, NULL,
                               error);
}

static PlanEdit *
run_command (Plan    *plan,
             char   **words,
             GError **error)
{
  const char *verb = words[0];
  int         part;

  if (g_str_equal (verb, "add-agent"))
    return plan_command_add_agent (plan, words[1], error);
  if (g_str_equal (verb, "replace"))
    return plan_command_replace_range (plan, (MdSpan){ atoi (words[1]), atoi (words[2]) }, words[3],
                                       -1, error);
  if (g_str_equal (verb, "replace-all"))
    return replace_all (plan, words[1], words[2], error);
  part = find_part (plan, words[1]);
  if (g_str_equal (verb, "add-task"))
    return plan_command_add_task (plan, part, find_part (plan, words[2]), words[3], error);
  if (g_str_equal (verb, "add-section"))
    return plan_command_add_section (plan, part, words[2], error);
  if (g_str_equal (verb, "add-field"))
    return plan_command_add_field (plan, part, words[2], words[3], error);
  if (g_str_equal (verb, "set-criteria"))
    return plan_command_set_criteria (plan, part, g_str_equal (words[2], "done"), error);
  if (g_str_equal (verb, "set-status"))
    return plan_command_set_status (plan, part, parse_status (words[2]), error);
  if (g_str_equal (verb, "set-name"))
    return plan_command_set_name (plan, part, words[2], error);
  if (g_str_equal (verb, "set-location"))
    return plan_command_set_location (plan, part, words[2], error);
  if (g_str_equal (verb, "duplicate"))
    return plan_command_duplicate (plan, part, error);
  if (g_str_equal (verb, "remove"))
    return plan_command_remove (plan, part, error);
  if (g_str_equal (verb, "move"))
    {
      g_autofree char *note = NULL;
      PlanEdit        *edit = plan_command_move (plan, part, find_part (plan, words[2]),
                                                 find_part (plan, words[3]), &note, error);

      if (edit != NULL && words[4] != NULL)
        g_assert_cmpstr (note, ==, words[4]);
      return edit;
    }

  return run_on_field (plan, verb, part, words + 2, error);
}

static char *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

/* The texts line by line, for a person to see where they part. */
static void
compare_texts (const char *name,
               const char *found,
               const char *wanted)
{
  if (g_str_equal (found, wanted))
    return;
  g_printerr ("%s: the document is\n--------\n%s--------\nand not\n--------\n%s--------\n", name,
              found, wanted);
  g_test_fail_printf ("%s: another text than after.md", name);
}

static void
run_case (gconstpointer data)
{
  const char      *folder = data;
  g_autofree char *name = g_path_get_basename (folder);
  g_autofree char *before = read_file (folder, "before.md");
  g_autofree char *wanted = read_file (folder, "after.md");
  g_autofree char *line = read_file (folder, "command");
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Plan) plan = NULL;
  g_autoptr (Plan) after = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autofree char *found = NULL;
  gboolean         must_fail;

  g_assert_nonnull (before);
  g_assert_nonnull (line);
  g_shell_parse_argv (line, NULL, &words, &error);
  g_assert_no_error (error);
  plan = plan_new_for_text (before);
  must_fail = g_str_equal (words[0], "!");
  edit = run_command (plan, must_fail ? words + 2 : words, &error);
  if (must_fail)
    {
      if (edit != NULL)
        g_error ("%s: should have failed with %s", name, words[1]);
      g_assert_true (error->domain == PLAN_COMMAND_ERROR);
      g_assert_cmpstr (reasons[error->code], ==, words[1]);
      return;
    }

  if (edit == NULL)
    g_error ("%s: %s", name, error->message);
  check_edit (plan, edit, name);
  after = plan_edit_preview (edit, plan);
  found = plan_dup_document_text (after);
  g_assert_nonnull (wanted);
  compare_texts (name, found, wanted);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *top = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);

  top = find_fixture ("commands");
  dir = g_dir_open (top, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (folders, g_build_filename (top, name, NULL));
  g_ptr_array_sort (folders, compare_names);
  g_assert_cmpuint (folders->len, >, 0);
  for (guint i = 0; i < folders->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (folders, i));
      g_autofree char *path = g_strconcat ("/edit/commands/", base, NULL);

      g_test_add_data_func (path, g_ptr_array_index (folders, i), run_case);
    }

  return g_test_run ();
}
