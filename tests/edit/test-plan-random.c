/* test-plan-random.c: random commands over real documents
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-document.h"

#include <string.h>

#include "edit-test-support.h"
#include "md/md-joined.h"

#define STEPS_PER_DOCUMENT 40
#define FILES_PER_FOLDER   3

/* What is typed: harmless and nasty. */
static const char *const values[] = {
  "Plain words",
  "",
  "# x",
  "```",
  "~~~",
  "- [ ] y",
  "---",
  "***",
  "===",
  "<!--",
  "<div>",
  "a | b",
  "\\# x",
  "\\\\- x",
  "1. x",
  "1) x",
  "> q",
  "**Label**: x",
  "- **Description**: x",
  "#### Task 9: **x**",
  "## Build Agent 7: y",
  "No\302\240break",
  "\342\200\217right",
  "tab\there",
  "\ttab",
  "  blanks",
  "trailing ",
  "two\nlines",
  "two\n\nparagraphs",
  "list\n- one\n- two",
  "```c\nint x;\n```",
  "[link]: http://x.y",
  "[ ] box",
  "[x] box",
  "[Placeholder]",
  "`code`",
  "a\r\nb",
  "\\",
  "|",
  "*",
  "→",
  "a → b",
  "Task 1",
  "All previous tasks; Tasks 1, 2 of Agent 1",
  "- `x` 0.1\n- Agent 1, Task 2\n- 1/1",
  "None",
  "src/a/b.c",
  "| a |\n|---|\n| b |",
  "a" MD_FILE_MARK_STRING "b",
};

typedef struct
{
  GRand      *rand;
  Plan       *plan;
  char       *what;  /* the last command, for messages */
  const char *value; /* what it set; %NULL when it set nothing */
  guint       part;
  guint       field;
  guint       item;
  guint       cell;
  guint       n_done;
  guint       n_refused;
} Run;

static guint
pick (Run  *run,
      guint n)
{
  return n == 0 ? 0 : (guint)g_rand_int_range (run->rand, 0, (gint32)n);
}

static const char *
pick_value (Run *run)
{
  return values[pick (run, G_N_ELEMENTS (values))];
}

static PlanEdit *
run_text (Run     *run,
          GError **error)
{
  run->value = pick_value (run);
  g_free (run->what);
  run->what = g_strdup_printf ("set-text #%u @%u \"%s\"", run->part, run->field, run->value);

  return plan_command_set_text (run->plan, run->part, run->field, run->value, error);
}

static PlanEdit *
run_cell (Run     *run,
          GError **error)
{
  PlanField *field = plan_part_get_field (plan_get_part (run->plan, run->part), run->field);

  run->item = pick (run, plan_field_get_n_items (field));
  run->cell = pick (run, plan_field_get_n_columns (field));
  run->value = pick_value (run);
  g_free (run->what);
  run->what = g_strdup_printf ("set-cell #%u @%u %u %u \"%s\"", run->part, run->field, run->item,
                               run->cell, run->value);

  return plan_command_set_cell (run->plan, run->part, run->field, run->item, run->cell, run->value,
                                error);
}

static PlanEdit *
run_items (Run     *run,
           guint    kind,
           GError **error)
{
  PlanField *field = plan_part_get_field (plan_get_part (run->plan, run->part), run->field);
  guint      n_items = plan_field_get_n_items (field);
  guint      at = pick (run, n_items + 1);
  char      *row[] = { (char *)pick_value (run), (char *)pick_value (run), NULL };
  char     **rows[] = { row, row };

  if (plan_field_get_n_columns (field) == 1)
    row[1] = NULL;
  run->item = pick (run, n_items);
  run->value = NULL;
  g_free (run->what);
  switch (kind)
    {
    case 0:
      run->what = g_strdup_printf ("insert #%u @%u %u \"%s\" \"%s\"", run->part, run->field, at,
                                   row[0], row[1]);
      return plan_command_insert_items (run->plan, run->part, run->field, at, rows,
                                        1 + pick (run, 2), error);
    case 1:
      run->what = g_strdup_printf ("remove-item #%u @%u %u", run->part, run->field, run->item);
      return plan_command_remove_item (run->plan, run->part, run->field, run->item, error);
    case 2:
      run->what = g_strdup_printf ("move-item #%u @%u %u %u", run->part, run->field, run->item, at);
      return plan_command_move_item (run->plan, run->part, run->field, run->item, at, error);
    default:
      run->what = g_strdup_printf ("set-box #%u @%u %u", run->part, run->field, run->item);
      return plan_command_set_box (run->plan, run->part, run->field, run->item,
                                   MD_BOX_OPEN + pick (run, 3), error);
    }
}

static PlanEdit *
run_field (Run     *run,
           GError **error)
{
  const PlanSectionSpec *spec = plan_part_get_spec (plan_get_part (run->plan, run->part));

  run->value = NULL;
  g_free (run->what);
  if (spec != NULL && spec->n_fields > 0 && pick (run, 2) == 0)
    {
      const char *key = spec->fields[pick (run, spec->n_fields)].key;

      run->what = g_strdup_printf ("add-field #%u %s", run->part, key);
      return plan_command_add_field (run->plan, run->part, key,
                                     pick (run, 2) == 0 ? NULL : pick_value (run), error);
    }
  run->what = g_strdup_printf ("remove-field #%u @%u", run->part, run->field);

  return plan_command_remove_field (run->plan, run->part, run->field, error);
}

static int
pick_or_none (Run         *run,
              const guint *parts,
              guint        n)
{
  guint at = pick (run, n + 1);

  return at < n ? (int)parts[at] : -1;
}

static PlanEdit *
run_part (Run     *run,
          GError **error)
{
  guint        n_agents;
  guint        n_tasks;
  guint        n_sections;
  const guint *agents = plan_get_agents (run->plan, &n_agents);
  const guint *tasks = plan_get_tasks (run->plan, &n_tasks);
  int          agent = pick_or_none (run, agents, n_agents);
  int          task = pick_or_none (run, tasks, n_tasks);
  const char  *key = plan_schema_get_sections (&n_sections)[pick (run, 20)].key;
  guint        kind = pick (run, 12);

  run->value = NULL;
  g_free (run->what);
  run->what = g_strdup_printf ("part command %u on #%u, agent %d, task %d, %s", kind, run->part,
                               agent, task, key);
  switch (kind)
    {
    case 0:
      return plan_command_set_name (run->plan, run->part, pick_value (run), error);
    case 1:
      return plan_command_set_location (run->plan, run->part, pick_value (run), error);
    case 2:
      return plan_command_add_task (run->plan, agent, -1, pick_value (run), error);
    case 3:
      return plan_command_add_task (run->plan, -1, task, pick_value (run), error);
    case 4:
      return plan_command_add_agent (run->plan, pick_value (run), error);
    case 5:
      return plan_command_add_section (run->plan, agent, key, error);
    case 6:
      return plan_command_duplicate (run->plan, run->part, error);
    case 7:
      return pick (run, 3) == 0 ? plan_command_remove (run->plan, run->part, error)
                                : plan_command_set_criteria (run->plan, run->part, TRUE, error);
    case 8:
    case 9:
      return plan_command_move (run->plan, task >= 0 ? (guint)task : run->part, agent,
                                pick_or_none (run, tasks, n_tasks), NULL, error);
    case 10:
      return plan_command_move (run->plan, agent >= 0 ? (guint)agent : run->part, -1,
                                pick_or_none (run, agents, n_agents), NULL, error);
    default:
      return plan_command_set_status (run->plan, task >= 0 ? (guint)task : run->part,
                                      pick (run, PLAN_N_STATUSES), error);
    }
}

static PlanEdit *
run_command (Run     *run,
             GError **error)
{
  guint n_fields;
  guint kind = pick (run, 16);

  run->part = pick (run, plan_get_n_parts (run->plan));
  n_fields = plan_part_get_n_fields (plan_get_part (run->plan, run->part));
  run->field = pick (run, n_fields);
  if (n_fields == 0 || kind >= 12)
    return run_part (run, error);
  if (kind < 4)
    return run_text (run, error);
  if (kind < 7)
    {
      if (plan_field_get_n_items (plan_part_get_field (plan_get_part (run->plan, run->part),
                                                       run->field))
          > 0)
        return run_cell (run, error);
      return run_text (run, error);
    }
  if (kind < 11)
    return run_items (run, kind - 7, error);

  return run_field (run, error);
}

/* A text that was set without an error is there. */
static void
check_value (Run        *run,
             Plan       *after,
             const char *file)
{
  PlanField       *field;
  g_autofree char *found = NULL;
  g_autoptr (GString) wanted = NULL;

  if (run->value == NULL)
    return;
  if (run->value[0] == '\0'
      && run->field >= plan_part_get_n_fields (plan_get_part (after, run->part)))
    return;
  field = plan_part_get_field (plan_get_part (after, run->part), run->field);
  if (g_str_has_prefix (run->what, "set-cell"))
    found = plan_field_dup_cell (field, run->item, run->cell);
  else if (run->value[0] != '\0')
    found = plan_field_dup_text (field);
  else
    return;
  wanted = g_string_new (run->value);
  g_string_replace (wanted, "\r\n", "\n", 0);
  while (g_str_has_suffix (found, "\n"))
    found[strlen (found) - 1] = '\0';
  if (!g_str_equal (wanted->str, found))
    g_error ("%s: %s: reads back as \"%s\"", file, run->what, found);
}

/* The files of a plan of several, on a line each. */
static char *
list_files (Plan *plan)
{
  MdDocument *document = plan_get_document (plan);
  GString    *out = g_string_new (NULL);

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    g_string_append_printf (out, "%s\n", md_document_get_file_name (document, i));

  return g_string_free (out, FALSE);
}

/* Only agents that come or go bring or take files, and one of them at a time. */
static void
check_files (Plan       *before,
             Plan       *after,
             const char *what)
{
  g_autofree char *old_files = list_files (before);
  g_autofree char *new_files = list_files (after);
  guint            n_old;
  guint            n_new;
  guint            n_before = md_document_get_n_files (plan_get_document (before));
  guint            n_after = md_document_get_n_files (plan_get_document (after));

  plan_get_agents (before, &n_old);
  plan_get_agents (after, &n_new);
  if (n_before == n_after)
    g_assert_cmpstr (old_files, ==, new_files);
  else if (n_after > n_before)
    g_assert_true (n_after == n_before + 1 && n_new == n_old + 1
                   && g_str_has_prefix (new_files, old_files));
  else if (n_after + 1 != n_before || n_new + 1 != n_old)
    g_error ("%s: files are\n%sand were\n%s", what, new_files, old_files);
}

static void
run_document (GRand      *rand,
              const char *file,
              MdDocument *text,
              guint      *n_done,
              guint      *n_refused)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (text);
  g_autoptr (GBytes) final = NULL;
  g_autoptr (PlanDocument) document = plan_document_new_for_document (text);
  Run run = { .rand = rand };

  for (guint i = 0; i < STEPS_PER_DOCUMENT; i++)
    {
      g_autoptr (PlanEdit) edit = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (Plan) before = NULL;

      run.plan = plan_document_get_plan (document);
      if (plan_get_n_parts (run.plan) == 0)
        break;
      edit = run_command (&run, &error);
      g_assert_true ((edit == NULL) == (error != NULL));
      if (edit == NULL)
        {
          g_assert_cmpint (strlen (error->message), >, 8);
          run.n_refused++;
          continue;
        }
      check_edit (run.plan, edit, run.what);
      before = plan_ref (run.plan);
      plan_document_break_merge (document);
      plan_document_apply (document, edit);
      check_value (&run, plan_document_get_plan (document), file);
      check_files (before, plan_document_get_plan (document), run.what);
      run.n_done++;
    }

  while (plan_document_get_can_undo (document))
    plan_document_undo (document);
  final = plan_dup_bytes (plan_document_get_plan (document));
  g_assert_true (g_bytes_equal (final, bytes));
  g_assert_false (plan_document_get_modified (document));
  g_free (run.what);
  *n_done += run.n_done;
  *n_refused += run.n_refused;
}

static guint32
get_seed (void)
{
  const char *given = g_getenv ("TRESTLEBOARD_SEED");

  return given != NULL ? (guint32)g_ascii_strtoull (given, NULL, 10) : 20261122;
}

static void
append_file (const char *file,
             GString    *text)
{
  g_autofree char *own = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (file, &own, &length, NULL));
  g_string_append_len (text, own, length);
}

static void
test_random (void)
{
  guint32 seed = get_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) files = list_documents ();
  guint n_done = 0;
  guint n_refused = 0;

  for (guint i = 0; i < files->len; i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;

      append_file (g_ptr_array_index (files, i), text);
      bytes = g_string_free_to_bytes (text);
      document = md_document_new (bytes);
      run_document (rand, g_ptr_array_index (files, i), document, &n_done, &n_refused);
    }
  g_test_message ("seed %u: %u documents, %u commands done, %u refused", seed, files->len, n_done,
                  n_refused);
  g_assert_cmpuint (n_done, >, n_refused);
}

static void
test_random_folders (void)
{
  guint32 seed = get_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) files = list_documents ();
  guint n_done = 0;
  guint n_refused = 0;

  for (guint i = 0; i + FILES_PER_FOLDER <= files->len; i += FILES_PER_FOLDER)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;

      for (guint k = 0; k < FILES_PER_FOLDER; k++)
        {
          gsize start;

          g_string_append_printf (text, MD_FILE_MARK_STRING "%02u-part.md\n", k + 1);
          start = text->len;
          append_file (g_ptr_array_index (files, i + k), text);
          for (gsize at = start; at < text->len; at++)
            if (text->str[at] == MD_FILE_MARK)
              text->str[at] = ' ';
        }
      bytes = g_string_free_to_bytes (text);
      document = md_document_new_joined (bytes, "folder");
      run_document (rand, g_ptr_array_index (files, i), document, &n_done, &n_refused);
    }
  g_test_message ("seed %u: %u commands done, %u refused", seed, n_done, n_refused);
  g_assert_cmpuint (n_done, >, n_refused);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/commands/random", test_random);
  g_test_add_func ("/edit/commands/random-folders", test_random_folders);

  return g_test_run ();
}
