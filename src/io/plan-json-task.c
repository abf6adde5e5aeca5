/* plan-json-task.c: a task as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-private.h"

#include <string.h>

#include "io/plan-entries.h"

/* What is gathered from the fields of a task and of the sections in it. */
typedef struct
{
  PlanJson *json;
  char     *description; /* (nullable) */
  char     *test_file;   /* (nullable) */
  char     *test_setup;  /* (nullable) */
  gboolean  has_tests;
  gboolean  status_from_field;
} Task;

static gboolean
has_key (PlanField  *field,
         const char *key)
{
  return plan_field_get_spec (field) != NULL && g_str_equal (plan_field_get_key (field), key);
}

/* Whether the boxes of a field are all it says. */
static gboolean
has_only_boxes (PlanField *field)
{
  if (plan_field_get_kind (field) != PLAN_FIELD_CHECKLIST)
    return FALSE;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    if (plan_field_get_item (field, i)->box == MD_BOX_NONE)
      return FALSE;

  return TRUE;
}

static void
write_criteria (PlanJson *json,
                guint     index)
{
  g_autoptr(GPtrArray) entries = plan_list_criteria (json->plan, index);
  PlanJsonWriter      *writer = &json->writer;

  plan_json_writer_begin_array (writer);
  for (guint i = 0; i < entries->len; i++)
    {
      const PlanEntry *entry = g_ptr_array_index (entries, i);

      plan_json_writer_begin_object (writer);
      plan_json_writer_set_string (writer, "text", entry->text);
      plan_json_writer_set_boolean (writer, "done", entry->box == MD_BOX_DONE);
      plan_json_writer_set_int (writer, "line", _plan_json_get_line (json->plan, entry->line));
      plan_json_writer_end_object (writer);
    }
  plan_json_writer_end_array (writer);
}

static void
add_files (Task      *task,
           PlanField *field)
{
  PlanJsonWriter *writer = &task->json->lists[PLAN_JSON_FILES];

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *path = plan_field_dup_cell (field, i, 0);
      g_autofree char *comment = plan_field_dup_cell (field, i, 1);

      plan_json_writer_begin_object (writer);
      plan_json_writer_set_string (writer, "path", path);
      plan_json_writer_set_string (writer, "comment", comment);
      plan_json_writer_set_string (writer, "label", plan_field_get_label (field));
      plan_json_writer_end_object (writer);
    }
}

static void
add_code (PlanJsonWriter *writer,
          PlanField      *field)
{
  g_autofree char *text = plan_field_dup_text (field);

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "language", plan_field_get_language (field));
  plan_json_writer_set_string (writer, "text", text);
  plan_json_writer_end_object (writer);
}

/* The file that a remark such as `file: …` names, without back-ticks; %NULL when it names none. */
static char *
dup_test_file (const char *remark)
{
  const char      *colon = strchr (remark, ':');
  g_autofree char *file = NULL;
  gsize            n;

  if (colon != NULL && g_ascii_strncasecmp (remark, "file", 4) == 0)
    file = g_strdup (colon + 1);
  else if (strchr (remark, '`') != NULL)
    file = g_strdup (remark);
  else
    return NULL;

  g_strstrip (file);
  n = strlen (file);
  if (n >= 2 && file[0] == '`' && file[n - 1] == '`' && memchr (file + 1, '`', n - 2) == NULL)
    return g_strndup (file + 1, n - 2);

  return *file != '\0' ? g_steal_pointer (&file) : NULL;
}

/* The text behind `Setup:`, bold or not, or %NULL. */
static const char *
find_setup (const char *text)
{
  const char *p = text + strspn (text, "*_");

  if (g_ascii_strncasecmp (p, "set", 3) != 0)
    return NULL;
  p += 3;
  p += *p == '-' || *p == ' ';
  if (g_ascii_strncasecmp (p, "up", 2) != 0)
    return NULL;
  p += 2;
  p += strspn (p, "*_");
  if (*p != ':')
    return NULL;
  p += 1;
  p += strspn (p, "*_ ");

  return p;
}

static void
add_case (Task       *task,
          const char *name,
          const char *expect,
          gint64      line)
{
  const char     *setup = *name == '\0' ? find_setup (expect) : NULL;
  PlanJsonWriter *writer = &task->json->lists[PLAN_JSON_CASES];

  if (setup != NULL && task->test_setup == NULL)
    {
      task->test_setup = g_strdup (setup);
      return;
    }
  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "name", name);
  plan_json_writer_set_string (writer, "expect", expect);
  plan_json_writer_set_int (writer, "line", line);
  plan_json_writer_end_object (writer);
}

/* Adds the cases of free Markdown. A name stands in back-ticks at the start, bold or not. */
static void
add_loose_cases (Task  *task,
                 guint  index,
                 guint  field)
{
  g_autoptr(GPtrArray) entries = plan_list_entries (task->json->plan, index, field);

  for (guint i = 0; i < entries->len; i++)
    {
      const PlanEntry     *entry = g_ptr_array_index (entries, i);
      const char          *start = entry->text;
      const char          *end;
      g_autofree char     *name = NULL;

      start += g_str_has_prefix (start, "**`") ? 2 : 0;
      end = *start == '`' ? strchr (start + 1, '`') : NULL;
      if (end == NULL)
        continue;
      name = g_strndup (start + 1, end - start - 1);
      end += 1;
      end += strspn (end, "*: -");
      add_case (task, name, end, _plan_json_get_line (task->json->plan, entry->line));
    }
}

/* Returns: whether that was all the field says */
static gboolean
add_tests (Task  *task,
           guint  index,
           guint  field)
{
  PlanField       *source = plan_part_get_field (plan_get_part (task->json->plan, index), field);
  g_autofree char *file = dup_test_file (plan_field_get_remark (source));
  gboolean         first = !task->has_tests;

  task->has_tests = TRUE;
  if (task->test_file == NULL)
    task->test_file = g_steal_pointer (&file);
  if (plan_field_get_kind (source) != PLAN_FIELD_TEST_CASES)
    {
      add_loose_cases (task, index, field);
      return FALSE;
    }
  for (guint i = 0; i < plan_field_get_n_items (source); i++)
    {
      g_autofree char *name = plan_field_dup_cell (source, i, 0);
      g_autofree char *expect = plan_field_dup_cell (source, i, 1);

      add_case (task, name, expect,
                _plan_json_get_item_line (task->json, index, field,
                                          plan_field_get_item (source, i)));
    }

  return first && plan_field_get_n_items (source) > 0;
}

/* Puts a field where it belongs. Returns: whether all it says is there */
static gboolean
add_typed (Task  *task,
           guint  index,
           guint  field)
{
  PlanField    *source = plan_part_get_field (plan_get_part (task->json->plan, index), field);
  PlanFieldKind kind = plan_field_get_kind (source);

  if (has_key (source, "description") && task->description == NULL && kind == PLAN_FIELD_TEXT)
    {
      task->description = plan_field_dup_text (source);
      return TRUE;
    }
  if (has_key (source, "dependencies"))
    return TRUE;
  if (has_key (source, "status"))
    return task->status_from_field;
  if (has_key (source, "tests"))
    return add_tests (task, index, field);
  if (kind == PLAN_FIELD_FILES && plan_field_get_n_items (source) > 0)
    {
      add_files (task, source);
      return TRUE;
    }
  if (kind == PLAN_FIELD_CODE && (has_key (source, "configuration") || has_key (source, "code")))
    {
      add_code (&task->json->lists[has_key (source, "code") ? PLAN_JSON_CODE
                                                            : PLAN_JSON_CONFIGURATION], source);
      return TRUE;
    }

  return has_key (source, "acceptance-criteria") && has_only_boxes (source);
}

static void
add_part (Task  *task,
          guint  index)
{
  PlanPart   *part = plan_get_part (task->json->plan, index);
  const char *heading = plan_part_get_kind (part) == PLAN_PART_TASK ? NULL
                                                                    : plan_part_get_heading (part);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      PlanField *field = plan_part_get_field (part, i);
      gboolean   has_label = *plan_field_get_label (field) != '\0';

      if (_plan_json_has_field (field) && !add_typed (task, index, i))
        _plan_json_write_field (task->json, &task->json->lists[PLAN_JSON_FIELDS], index, i,
                                has_label ? NULL : heading);
    }
}

static void
write_location (PlanJson *json,
                PlanPart *part)
{
  const char *const *paths = plan_part_get_location (part);

  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; paths[i] != NULL; i++)
    plan_json_writer_string (&json->writer, paths[i]);
  plan_json_writer_end_array (&json->writer);
}

/* The tasks that @dependencies name; all of them, or all before, when that is what they say. */
static void
write_tasks (PlanJson               *json,
             guint                   index,
             const PlanDependencies *dependencies)
{
  const guint *tasks = NULL;
  guint        n_tasks = 0;

  if (dependencies != NULL && (dependencies->all || dependencies->before))
    tasks = plan_schedule_get_needs (json->schedule, index, &n_tasks);
  else if (dependencies != NULL && dependencies->tasks != NULL)
    {
      tasks = (const guint *) dependencies->tasks->data;
      n_tasks = dependencies->tasks->len;
    }
  _plan_json_write_keys (json, tasks, n_tasks);
}

static void
write_dependencies (PlanJson *json,
                    guint     index)
{
  const PlanDependencies *dependencies = plan_schedule_get_dependencies (json->schedule, index);
  PlanJsonWriter         *writer = &json->writer;
  GArray                 *agents = dependencies != NULL ? dependencies->agents : NULL;
  GPtrArray              *unresolved = dependencies != NULL ? dependencies->unresolved : NULL;

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "text", dependencies != NULL ? dependencies->text : NULL);
  plan_json_writer_name (writer, "tasks");
  write_tasks (json, index, dependencies);
  plan_json_writer_name (writer, "agents");
  plan_json_writer_begin_array (writer);
  for (guint i = 0; agents != NULL && i < agents->len; i++)
    {
      PlanPart *agent = plan_get_part (json->plan, g_array_index (agents, guint, i));

      plan_json_writer_string (writer, plan_part_get_number (agent));
    }
  plan_json_writer_end_array (writer);
  plan_json_writer_name (writer, "unresolved");
  plan_json_writer_begin_array (writer);
  for (guint i = 0; unresolved != NULL && i < unresolved->len; i++)
    plan_json_writer_string (writer, g_ptr_array_index (unresolved, i));
  plan_json_writer_end_array (writer);
  plan_json_writer_end_object (writer);
}

/* Begins the lists anew, at the place that they will have. */
static void
begin_lists (PlanJson *json,
             guint     depth)
{
  for (guint i = 0; i < PLAN_JSON_N_LISTS; i++)
    {
      PlanJsonWriter *writer = &json->lists[i];

      g_string_truncate (writer->text, 0);
      writer->depth = depth + (i == PLAN_JSON_CASES ? 1 : 0);
      plan_json_writer_begin_array (writer);
    }
}

static void
take_list (PlanJson    *json,
           const char  *name,
           PlanJsonList list)
{
  plan_json_writer_end_array (&json->lists[list]);
  plan_json_writer_name (&json->writer, name);
  plan_json_writer_take (&json->writer, json->lists[list].text);
}

static void
write_tests (Task *task)
{
  PlanJsonWriter *writer = &task->json->writer;

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "file", task->test_file);
  plan_json_writer_set_string (writer, "setup", task->test_setup);
  take_list (task->json, "cases", PLAN_JSON_CASES);
  plan_json_writer_end_object (writer);
}

void
_plan_json_write_task (PlanJson *json,
                       guint     index)
{
  PlanPart       *part = plan_get_part (json->plan, index);
  PlanJsonWriter *writer = &json->writer;
  PlanStatus      status;
  Task            task = { .json = json };

  status = plan_part_get_status (part, &task.status_from_field);
  begin_lists (json, writer->depth + 1);
  for (guint i = index; i < plan_get_part_end (json->plan, index); i++)
    add_part (&task, i);

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "id", plan_part_get_number (part));
  plan_json_writer_set_string (writer, "key", g_ptr_array_index (json->keys, index));
  plan_json_writer_set_string (writer, "name", plan_part_get_name (part));
  plan_json_writer_name (writer, "location");
  write_location (json, part);
  _plan_json_write_part_lines (json, index);
  plan_json_writer_set_string (writer, "status", plan_status_to_string (status));
  plan_json_writer_set_string (writer, "status_from",
                               task.status_from_field ? "field" : "criteria");
  plan_json_writer_set_string (writer, "description", task.description);
  plan_json_writer_name (writer, "criteria");
  write_criteria (json, index);
  take_list (json, "files", PLAN_JSON_FILES);
  plan_json_writer_name (writer, "dependencies");
  write_dependencies (json, index);
  take_list (json, "configuration", PLAN_JSON_CONFIGURATION);
  take_list (json, "code", PLAN_JSON_CODE);
  plan_json_writer_name (writer, "tests");
  write_tests (&task);
  take_list (json, "fields", PLAN_JSON_FIELDS);
  plan_json_writer_end_object (writer);
  g_free (task.description);
  g_free (task.test_file);
  g_free (task.test_setup);
}
