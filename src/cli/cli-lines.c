/* cli-lines.c: show --lines, what each line was read as
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "cli/cli.h"

#include <glib/gi18n.h>

#include "plan/plan-explain.h"

/* How a section is named in the path of `set`: its key, or its heading in that form. */
static char *
dup_section_key (PlanPart *part)
{
  if (plan_part_get_spec (part) != NULL)
    return g_strdup (plan_part_get_spec (part)->key);

  return cli_dup_slug (plan_part_get_name (part));
}

/* Where a line stands: `task 1/1`, `agent 1`, `agent 1 · section overview`, … */
static char *
dup_part_name (Plan  *plan,
               guint  index)
{
  PlanPart        *part = plan_get_part (plan, index);
  int              around = plan_get_task_of (plan, index);
  g_autofree char *outer = NULL;
  g_autofree char *key = NULL;

  switch (plan_part_get_kind (part))
    {
    case PLAN_PART_PREAMBLE:
      return g_strdup ("preamble");

    case PLAN_PART_TITLE:
      return g_strdup ("title");

    case PLAN_PART_AGENT:
      return g_strdup_printf ("agent %s", plan_part_get_number (part));

    case PLAN_PART_TASK:
      key = plan_dup_task_key (plan, index);
      return g_strdup_printf ("task %s", key);

    case PLAN_PART_SECTION:
      if (around < 0)
        around = plan_get_agent_of (plan, index);
      key = dup_section_key (part);
      if (around < 0)
        return g_strdup_printf ("section %s", key);
      outer = dup_part_name (plan, around);
      return g_strdup_printf ("%s · section %s", outer, key);

    default:
      g_assert_not_reached ();
    }
}

/* What a line is in its part: `item 1`, `row 1`, `label`, `blank`, … */
static char *
dup_form (const PlanLine *line)
{
  const char *kind = plan_line_kind_to_string (line->kind);

  if (line->item < 0 || line->kind == PLAN_LINE_BLANK || line->kind == PLAN_LINE_FENCE)
    return g_strdup (kind);
  if (line->kind == PLAN_LINE_LABEL)
    return g_strdup_printf ("label · item %d", line->item + 1);

  return g_strdup_printf (line->kind == PLAN_LINE_TABLE_ROW ? "row %d" : "item %d",
                          line->item + 1);
}

static void
print_line (Plan           *plan,
            const PlanLine *line,
            guint           at,
            const char     *part_name)
{
  int              file;
  guint            number = plan_get_file_line (plan, at, &file) + 1;
  PlanPart        *part = plan_get_part (plan, line->part);
  const char      *likeness = plan_likeness_to_string (line->likeness);
  g_autofree char *form = dup_form (line);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *why = NULL;

  text = line->field < 0
           ? g_strdup_printf ("%s · %s", part_name, form)
           : g_strdup_printf ("%s · %s · %s", part_name,
                              plan_field_get_key (plan_part_get_field (part, line->field)), form);
  if (likeness != NULL)
    /* Translators: behind a line of the plan: %1$s is "task", "label" or "box" as in JSON, %2$s is
     * the reason, such as "it stands in a code block". */
    why = g_strdup_printf (_(" (no %1$s: %2$s)"), likeness, line->why_not);
  shown = cli_dup_shown (text);
  if (file >= 0)
    cli_print ("%s:", md_document_get_file_name (plan_get_document (plan), file));
  cli_print ("%u\t%s%s\n", number, shown, why != NULL ? why : "");
}

/* A number counted from 0, or (-1) null. */
static void
set_number (PlanJsonWriter *writer,
            const char     *name,
            int             number)
{
  if (number >= 0)
    plan_json_writer_set_int (writer, name, number + 1);
  else
    plan_json_writer_set_string (writer, name, NULL);
}

static void
write_line (Plan           *plan,
            PlanJsonWriter *writer,
            const PlanLine *line,
            guint           at,
            const char     *part_name)
{
  int                      file;
  guint                    number = plan_get_file_line (plan, at, &file) + 1;
  static const char *const boxes[] = { NULL, "open", "in-progress", "done" };
  PlanPart                *part = plan_get_part (plan, line->part);
  const char              *field = line->field < 0 ? NULL
    : plan_field_get_key (plan_part_get_field (part, line->field));

  plan_json_writer_begin_object (writer);
  if (file >= 0)
    plan_json_writer_set_string (writer, "file",
                                 md_document_get_file_name (plan_get_document (plan), file));
  plan_json_writer_set_int (writer, "line", number);
  plan_json_writer_set_string (writer, "part", part_name);
  plan_json_writer_set_string (writer, "field", field);
  plan_json_writer_set_string (writer, "kind", plan_line_kind_to_string (line->kind));
  set_number (writer, "item", line->item);
  plan_json_writer_set_string (writer, "box", boxes[line->box]);
  plan_json_writer_set_string (writer, "looks_like", plan_likeness_to_string (line->likeness));
  plan_json_writer_set_string (writer, "why_not", line->why_not);
  plan_json_writer_end_object (writer);
}

/* Whether line @at only says which file begins: it is in none. */
static gboolean
is_mark (Plan           *plan,
         const PlanLine *line,
         guint           at)
{
  return plan_part_get_kind (plan_get_part (plan, line->part)) == PLAN_PART_PREAMBLE
         && *plan_part_get_heading (plan_get_part (plan, line->part)) != '\0'
         && plan_get_part_line (plan, line->part) == at;
}

void
cli_show_lines (Plan     *plan,
                gboolean  json)
{
  g_autoptr(GArray) lines = plan_explain (plan);
  g_autofree char  *name = NULL;
  guint             part = G_MAXUINT;
  PlanJsonWriter    writer;

  plan_json_writer_init (&writer, 0);
  plan_json_writer_begin_array (&writer);
  for (guint i = 0; i < lines->len; i++)
    {
      const PlanLine *line = &g_array_index (lines, PlanLine, i);

      if (line->part != part)
        {
          g_free (name);
          name = dup_part_name (plan, line->part);
          part = line->part;
        }
      if (is_mark (plan, line, i))
        continue;
      if (json)
        write_line (plan, &writer, line, i, name);
      else
        print_line (plan, line, i, name);
    }
  plan_json_writer_end_array (&writer);
  if (json)
    cli_print_json (&writer);
  else
    g_string_free (writer.text, TRUE);
}
