/* plan-commands-joined.c: what is different in a plan of several files
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-parts-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "md/md-joined.h"
#include "plan/plan-file-name.h"

gboolean
_plan_is_joined (Plan *plan)
{
  return md_document_get_name (plan_get_document (plan)) != NULL;
}

gboolean
_plan_check_range (Plan       *plan,
                   MdSpan      span,
                   const char *text,
                   gsize       length,
                   GError    **error)
{
  MdDocument *document = plan_get_document (plan);
  MdSpan      file;

  if (!_plan_is_joined (plan))
    return TRUE;
  if (length > 0 && memchr (text, MD_FILE_MARK, length) != NULL)
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_VALUE,
                           _("The text holds a file separator, which no file of a folder can"));
      return FALSE;
    }
  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      file = md_document_get_file_span (document, i);
      if (span.start >= file.start && span.end <= file.end)
        return TRUE;
    }
  g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                       _("This reaches over the line between two files; change each by itself"));

  return FALSE;
}

gboolean
_plan_is_in_file_of (Plan *plan,
                     guint part,
                     guint other)
{
  return plan_get_file_of (plan, part) == plan_get_file_of (plan, other);
}

gboolean
_plan_find_whole_file (Plan  *plan,
                       guint  agent,
                       guint *mark)
{
  guint end = plan_get_part_end (plan, agent);
  guint first = agent;

  if (plan_get_file_of (plan, agent) < 0
      || md_document_get_n_files (plan_get_document (plan)) == 1)
    return FALSE;
  if (end < plan_get_n_parts (plan) && _plan_is_in_file_of (plan, end, agent))
    return FALSE;
  /* Front matter goes with the file; any other part before the agent is not the agent's. */
  if (first == 0 || plan_part_get_kind (plan_get_part (plan, first - 1)) != PLAN_PART_PREAMBLE
      || !_plan_is_in_file_of (plan, first - 1, agent))
    return FALSE;
  *mark = first - 1;

  return TRUE;
}

/* What a new file is numbered: behind all that are there. */
static guint
find_next_number (MdDocument *document)
{
  guint last = 0;

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      guint number = 0;

      plan_file_name_scan (md_document_get_file_name (document, i), &number);
      last = MAX (last, number);
    }

  return last + 1;
}

PlanEdit *
_plan_add_agent_file (Plan       *plan,
                      const char *text,
                      const char *name,
                      const char *label,
                      GError    **error)
{
  MdDocument      *document = plan_get_document (plan);
  gsize            size = md_document_get_size (document);
  const char      *line_end = md_document_get_line_end (document, size);
  guint            n_parts = plan_get_n_parts (plan);
  g_autoptr (PlanEdit) edit = plan_edit_new (label, NULL);
  g_autoptr (Plan) after = NULL;
  g_autofree char *file_name = plan_file_name_format (find_next_number (document), name);
  g_autofree char *mark = md_file_mark_format (file_name);
  g_autofree char *source = NULL;
  g_autofree char *last = NULL;

  last = md_document_dup_range (document, (MdSpan){ size > 0 ? size - 1 : 0, size });
  source = g_strconcat (size > 0 && last[0] != '\n' ? line_end : "", mark, text, line_end, NULL);
  plan_edit_add (edit, plan, (MdSpan){ size, size }, source, -1);
  after = plan_edit_preview (edit, plan);
  if (plan_get_n_parts (after) < n_parts + 2
      || plan_part_get_kind (plan_get_part (after, n_parts)) != PLAN_PART_PREAMBLE
      || plan_part_get_kind (plan_get_part (after, n_parts + 1)) != PLAN_PART_AGENT
      || plan_get_part_end (after, n_parts + 1) != plan_get_n_parts (after)
      || md_document_get_n_files (plan_get_document (after))
             != md_document_get_n_files (document) + 1)
    {
      _plan_set_value_error (error, name);
      return NULL;
    }

  return g_steal_pointer (&edit);
}

gboolean
_plan_find_shared_file (Plan  *plan,
                        guint *first,
                        guint *end)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);
  guint        n_files = md_document_get_n_files (plan_get_document (plan));

  for (guint file = 0; file < n_files; file++)
    {
      gboolean has_agent = FALSE;

      for (guint i = 0; i < n_agents && !has_agent; i++)
        has_agent = plan_get_file_of (plan, agents[i]) == (int)file;
      if (has_agent)
        continue;
      for (*first = 0; plan_get_file_of (plan, *first) != (int)file;)
        (*first)++;
      for (*end = *first; *end < plan_get_n_parts (plan)
                          && plan_get_file_of (plan, *end) == (int)file;)
        (*end)++;
      return TRUE;
    }

  return FALSE;
}

char *
_plan_set_line_ends (const char *text,
                     const char *line_end)
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '\r' && at[1] == '\n')
        continue;
      if (*at == '\n')
        g_string_append (out, line_end);
      else
        g_string_append_c (out, *at);
    }

  return g_string_free (out, FALSE);
}
