/* plan-json.c: a plan as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json.h"

#include <string.h>

#include "io/plan-json-private.h"
#include "md/md-joined.h"
#include "plan/plan-check.h"

/* JSON has no NUL that every reader takes, and strings are UTF-8. */
static char *
make_text (const char *text,
           gsize       length)
{
  g_autoptr(GString) clean = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      g_string_append (clean, "\357\277\275");
    else
      g_string_append_c (clean, text[i]);

  return g_utf8_make_valid (clean->str, clean->len);
}

/* Where the text between @start and @end ends, less blank lines and blanks. */
static gsize
trim_end (const MdDocument *document,
          gsize             start,
          gsize             end)
{
  while (end > start)
    {
      guint       index = md_document_find_block (document, end - 1);
      gsize       block = md_document_get_block_start (document, index);
      const char *text = md_block_get_text (md_document_get_block (document, index), NULL);
      gsize       stop = MAX (block, start);

      while (end > stop && memchr (" \t\r\n", text[end - 1 - block], 4) != NULL)
        end--;
      if (end > stop)
        break;
    }

  return end;
}

gint64
_plan_json_get_line (Plan  *plan,
                     guint  line)
{
  int file;

  return plan_get_file_line (plan, line, &file) + 1;
}

void
_plan_json_write_file (Plan           *plan,
                       PlanJsonWriter *writer,
                       guint           line)
{
  int file;

  plan_get_file_line (plan, line, &file);
  if (file >= 0)
    plan_json_writer_set_string (writer, "file",
                                 md_document_get_file_name (plan_get_document (plan), file));
}

void
_plan_json_write_lines (PlanJson *json,
                        gsize     start,
                        gsize     end)
{
  const MdDocument *document = plan_get_document (json->plan);
  guint             first = md_document_get_line_at (document, start);
  guint             last = first;

  end = trim_end (document, start, end);
  if (end > start)
    last = md_document_get_line_at (document, end - 1);
  _plan_json_write_file (json->plan, &json->writer, first);
  plan_json_writer_set_lines (&json->writer, _plan_json_get_line (json->plan, first),
                              _plan_json_get_line (json->plan, last));
}

void
_plan_json_write_part_lines (PlanJson *json,
                             guint     index)
{
  guint last = plan_get_part_end (json->plan, index) - 1;

  _plan_json_write_lines (json, plan_get_part_start (json->plan, index),
                          plan_get_part_start (json->plan, last)
                          + plan_part_get_size (plan_get_part (json->plan, last)));
}

static const char *
get_agent_number (Plan  *plan,
                  guint  index)
{
  int agent = plan_get_agent_of (plan, index);

  return agent < 0 ? NULL : plan_part_get_number (plan_get_part (plan, agent));
}

void
_plan_json_write_agent (PlanJson *json,
                        guint     index)
{
  plan_json_writer_set_string (&json->writer, "agent", get_agent_number (json->plan, index));
}

void
_plan_json_write_keys (PlanJson    *json,
                       const guint *indices,
                       guint        n_indices)
{
  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < n_indices; i++)
    if (g_ptr_array_index (json->keys, indices[i]) != NULL)
      plan_json_writer_string (&json->writer, g_ptr_array_index (json->keys, indices[i]));
  plan_json_writer_end_array (&json->writer);
}

gint64
_plan_json_get_item_line (PlanJson       *json,
                          guint           index,
                          guint           field,
                          const PlanItem *item)
{
  return _plan_json_get_line (json->plan,
                              plan_get_field_line (json->plan, index, field) + item->line);
}

gboolean
_plan_json_has_field (PlanField *field)
{
  gsize       length;
  const char *bytes = plan_field_get_bytes (field, &length);
  gboolean    is_free = plan_field_get_spec (field) == NULL
                        && *plan_field_get_label (field) == '\0';

  for (gsize i = 0; i < length; i++)
    if (memchr (is_free ? " \t\r\n-" : " \t\r\n", bytes[i], is_free ? 5 : 4) == NULL)
      return TRUE;

  return FALSE;
}

void
_plan_json_write_field (PlanJson       *json,
                        PlanJsonWriter *writer,
                        guint           index,
                        guint           field,
                        const char     *label)
{
  PlanField       *source = plan_part_get_field (plan_get_part (json->plan, index), field);
  gint64           line = _plan_json_get_line (json->plan,
                                               plan_get_field_line (json->plan, index, field));
  MdSpan           span = plan_field_get_value_span (source);
  const char      *bytes = plan_field_get_bytes (source, NULL);
  g_autofree char *value = NULL;

  /* Text that cannot be shown in a form is told as it stands. */
  if (memchr (bytes + span.start, '\0', MD_SPAN_LENGTH (span)) != NULL)
    value = make_text (bytes + span.start, MD_SPAN_LENGTH (span));
  else
    value = plan_field_dup_text (source);

  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "key", plan_field_get_key (source));
  plan_json_writer_set_string (writer, "label",
                               label != NULL ? label : plan_field_get_label (source));
  plan_json_writer_set_string (writer, "kind",
                               plan_field_kind_to_string (plan_field_get_kind (source)));
  plan_json_writer_set_lines (writer, line, line + plan_field_get_last_line (source));
  plan_json_writer_set_string (writer, "value", value);
  plan_json_writer_set_boolean (writer, "placeholder", plan_field_is_placeholder (source));
  plan_json_writer_end_object (writer);
}

/* Of the plan, or of its files together, without their marks. */
static gsize
count_bytes (PlanJson *json)
{
  MdDocument *document = plan_get_document (json->plan);
  guint       n_files = md_document_get_n_files (document);
  gsize       n = n_files > 0 ? 0 : md_document_get_size (document);

  for (guint i = 0; i < n_files; i++)
    n += MD_SPAN_LENGTH (md_document_get_file_span (document, i));

  return n;
}

static void
write_source (PlanJson   *json,
              const char *file_name,
              const char *sha256)
{
  MdDocument      *document = plan_get_document (json->plan);
  guint            n_files = md_document_get_n_files (document);
  g_autofree char *name = g_filename_display_name (file_name);

  plan_json_writer_begin_object (&json->writer);
  plan_json_writer_set_string (&json->writer, "file", name);
  plan_json_writer_set_string (&json->writer, "sha256", sha256);
  plan_json_writer_set_int (&json->writer, "bytes", count_bytes (json));
  if (n_files > 0)
    {
      plan_json_writer_name (&json->writer, "files");
      plan_json_writer_begin_array (&json->writer);
      for (guint i = 0; i < n_files; i++)
        plan_json_writer_string (&json->writer, md_document_get_file_name (document, i));
      plan_json_writer_end_array (&json->writer);
    }
  plan_json_writer_end_object (&json->writer);
}

static void
write_counts (PlanJson *json)
{
  PlanJsonWriter *writer = &json->writer;
  PlanCounts      counts;

  plan_count (json->plan, &counts);
  plan_json_writer_begin_object (writer);
  plan_json_writer_set_int (writer, "agents", counts.agents);
  plan_json_writer_set_int (writer, "tasks", counts.tasks);
  plan_json_writer_set_int (writer, "criteria", counts.criteria);
  plan_json_writer_set_int (writer, "criteria_done", counts.criteria_done);
  plan_json_writer_set_int (writer, "named_tests", counts.named_tests);
  plan_json_writer_set_int (writer, "decisions", counts.decisions);
  plan_json_writer_set_int (writer, "risks", counts.risks);
  plan_json_writer_set_int (writer, "success", counts.success);
  plan_json_writer_set_int (writer, "fences", counts.fences);
  plan_json_writer_set_int (writer, "placeholders", counts.placeholders);
  plan_json_writer_end_object (writer);
}

static void
write_key_lists (PlanJson   *json,
                 const char *name,
                 GPtrArray  *lists)
{
  plan_json_writer_name (&json->writer, name);
  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < lists->len; i++)
    {
      GArray *list = g_ptr_array_index (lists, i);

      _plan_json_write_keys (json, (guint *) list->data, list->len);
    }
  plan_json_writer_end_array (&json->writer);
}

/* Writes the keys of the tasks for which @is says yes. */
static void
write_tasks (PlanJson   *json,
             const char *name,
             gboolean  (*is) (const PlanSchedule *schedule,
                              guint               task))
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (json->plan, &n_tasks);

  plan_json_writer_name (&json->writer, name);
  plan_json_writer_begin_array (&json->writer);
  for (guint i = 0; i < n_tasks; i++)
    if (is (json->schedule, tasks[i]))
      plan_json_writer_string (&json->writer, g_ptr_array_index (json->keys, tasks[i]));
  plan_json_writer_end_array (&json->writer);
}

static void
write_schedule (PlanJson *json)
{
  GArray *path = plan_schedule_get_critical_path (json->schedule);
  int     next = plan_schedule_get_next (json->schedule);

  plan_json_writer_begin_object (&json->writer);
  write_key_lists (json, "waves", plan_schedule_get_waves (json->schedule));
  plan_json_writer_name (&json->writer, "critical_path");
  _plan_json_write_keys (json, (guint *) path->data, path->len);
  write_tasks (json, "ready", plan_schedule_is_ready);
  write_tasks (json, "blocked", plan_schedule_is_blocked);
  plan_json_writer_set_string (&json->writer, "next",
                               next < 0 ? NULL : g_ptr_array_index (json->keys, next));
  write_key_lists (json, "cycles", plan_schedule_get_cycles (json->schedule));
  plan_json_writer_end_object (&json->writer);
}

static void
write_problems (Plan           *plan,
                GPtrArray      *problems,
                GPtrArray      *keys,
                gboolean        with_why,
                PlanJsonWriter *writer)
{
  plan_json_writer_begin_array (writer);
  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);
      gboolean           has_part = problem->part < plan_get_n_parts (plan);
      int                task = has_part ? plan_get_task_of (plan, problem->part) : -1;

      plan_json_writer_begin_object (writer);
      plan_json_writer_set_string (writer, "id", problem->id);
      plan_json_writer_set_string (writer, "severity",
                                   plan_severity_to_string (problem->severity));
      _plan_json_write_file (plan, writer, problem->line);
      plan_json_writer_set_lines (writer, _plan_json_get_line (plan, problem->line),
                                  _plan_json_get_line (plan, problem->last_line));
      plan_json_writer_set_string (writer, "agent",
                                   has_part ? get_agent_number (plan, problem->part) : NULL);
      plan_json_writer_set_string (writer, "task",
                                   task < 0 ? NULL : g_ptr_array_index (keys, task));
      plan_json_writer_set_string (writer, "message", problem->message);
      if (with_why)
        plan_json_writer_set_string (writer, "why", problem->why);
      plan_json_writer_end_object (writer);
    }
  plan_json_writer_end_array (writer);
}

/* The keys of all tasks, at the places of their parts. */
static GPtrArray *
list_keys (Plan *plan)
{
  GPtrArray   *keys = g_ptr_array_new_with_free_func (g_free);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  g_ptr_array_set_size (keys, plan_get_n_parts (plan));
  for (guint i = 0; i < n_tasks; i++)
    g_ptr_array_index (keys, tasks[i]) = plan_dup_task_key (plan, tasks[i]);

  return keys;
}

void
plan_json_write_problems (Plan           *plan,
                          GPtrArray      *problems,
                          PlanJsonWriter *writer)
{
  g_autoptr(GPtrArray) keys = list_keys (plan);

  write_problems (plan, problems, keys, TRUE, writer);
}

static void
init_json (PlanJson *json,
           Plan     *plan)
{
  json->plan = plan;
  json->schedule = plan_schedule_new (plan);
  json->keys = list_keys (plan);
  plan_json_writer_init (&json->writer, 0);
  for (guint i = 0; i < PLAN_JSON_N_LISTS; i++)
    plan_json_writer_init (&json->lists[i], 0);
}

static void
clear_json (PlanJson *json)
{
  plan_schedule_free (json->schedule);
  g_ptr_array_unref (json->keys);
  for (guint i = 0; i < PLAN_JSON_N_LISTS; i++)
    g_string_free (json->lists[i].text, TRUE);
}

static void
write_notes (PlanJsonWriter *writer,
             const char     *name,
             JsonArray      *entries)
{
  plan_json_writer_name (writer, name);
  plan_json_writer_begin_array (writer);
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    plan_json_writer_node (writer, json_array_get_element (entries, i));
  plan_json_writer_end_array (writer);
}

char *
_plan_json_print_notes (Plan       *plan,
                        const char *file_name,
                        const char *bytes_sha256,
                        JsonArray  *comments,
                        JsonArray  *history)
{
  PlanJson             json;
  PlanJsonWriter      *writer = &json.writer;
  g_autoptr(GPtrArray) problems = NULL;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (bytes_sha256 != NULL, NULL);

  init_json (&json, plan);
  plan_json_writer_begin_object (writer);
  plan_json_writer_set_string (writer, "format", PLAN_JSON_FORMAT);
  plan_json_writer_set_int (writer, "version", PLAN_JSON_VERSION);
  plan_json_writer_set_string (writer, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
  plan_json_writer_name (writer, "source");
  write_source (&json, file_name, bytes_sha256);
  plan_json_writer_set_string (writer, "title", plan_get_title (plan));
  plan_json_writer_name (writer, "sections");
  _plan_json_write_sections (&json);
  plan_json_writer_name (writer, "agents");
  _plan_json_write_agents (&json);
  plan_json_writer_name (writer, "decisions");
  _plan_json_write_rows (&json, "decision");
  plan_json_writer_name (writer, "risks");
  _plan_json_write_rows (&json, "risk");
  plan_json_writer_name (writer, "success");
  _plan_json_write_success (&json);
  plan_json_writer_name (writer, "counts");
  write_counts (&json);
  plan_json_writer_name (writer, "schedule");
  write_schedule (&json);
  plan_json_writer_name (writer, "problems");
  problems = plan_check (plan, json.schedule);
  write_problems (plan, problems, json.keys, FALSE, writer);
  write_notes (writer, "comments", comments);
  write_notes (writer, "history", history);
  plan_json_writer_end_object (writer);
  clear_json (&json);

  return plan_json_writer_finish (writer);
}

char *
plan_json_print (Plan       *plan,
                 const char *file_name,
                 const char *bytes_sha256)
{
  return _plan_json_print_notes (plan, file_name, bytes_sha256, NULL, NULL);
}

JsonNode *
plan_json_build (Plan       *plan,
                 const char *file_name,
                 const char *bytes_sha256)
{
  g_autofree char *text = plan_json_print (plan, file_name, bytes_sha256);

  return json_from_string (text, NULL);
}

char *
plan_json_to_string (JsonNode *node)
{
  PlanJsonWriter writer;

  g_return_val_if_fail (node != NULL, NULL);

  plan_json_writer_init (&writer, 0);
  plan_json_writer_node (&writer, node);

  return plan_json_writer_finish (&writer);
}
