/* tb-items-field-paste.c: pasted lines become rows
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-items-field-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "md/md-box.h"

/* A pasted line without its bullet and box. */
typedef struct
{
  char     **cells;
  MdBoxState box;
} PastedLine;

static void
clear_line (gpointer data)
{
  g_strfreev (((PastedLine *)data)->cells);
}

static const char *
skip_bullet (const char *line)
{
  const char *p = line;

  if (*p != '\0' && strchr ("-*+", *p) != NULL && (p[1] == ' ' || p[1] == '\t'))
    return p + 2;
  while (g_ascii_isdigit (*p))
    p++;
  if (p > line && (*p == '.' || *p == ')') && p[1] == ' ')
    return p + 2;
  if (g_str_has_prefix (line, "\342\200\242"))
    return line + strlen ("\342\200\242");
  return line;
}

static GArray *
read_lines (TbItemsField *self,
            const char   *text)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (PastedLine));
  g_auto (GStrv) split = g_strsplit (text, "\n", -1);

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; split[i] != NULL; i++)
    {
      const char *rest = skip_bullet (g_strstrip (split[i]));
      PastedLine line = { .box = MD_BOX_NONE };
      g_autofree char *inside = NULL;
      MdBox box;

      while (*rest == ' ')
        rest++;
      if (md_box_scan (rest, strlen (rest), &box))
        {
          line.box = box.state;
          rest += box.text;
        }
      if (*rest == '\0')
        continue;
      inside = g_strstrip (g_strdup (rest));
      line.cells = TB_ITEMS_FIELD_GET_CLASS (self)->split_line (self, inside);
      g_array_append_val (lines, line);
    }
  return lines;
}

/* Goes on from @plan, which it consumes, to the plan with @edit, which it consumes too. */
static Plan *
step (Plan     *plan,
      PlanEdit *edit)
{
  g_autoptr (Plan) before = plan;
  g_autoptr (PlanEdit) owned = edit;

  return owned != NULL ? plan_edit_preview (owned, before) : NULL;
}

static Plan *
insert_lines (Plan    *plan,
              guint    part,
              guint    field,
              guint    at,
              GArray  *lines,
              GError **error)
{
  g_autofree char ***rows = g_new0 (char **, lines->len + 1);
  gboolean has_boxes;

  for (guint i = 0; i < lines->len; i++)
    rows[i] = g_array_index (lines, PastedLine, i).cells;
  plan = step (plan, plan_command_insert_items (plan, part, field, at, rows, lines->len, error));
  has_boxes = plan != NULL
              && plan_field_get_kind (plan_part_get_field (plan_get_part (plan, part), field))
                   == PLAN_FIELD_CHECKLIST;
  for (guint i = 0; has_boxes && plan != NULL && i < lines->len; i++)
    {
      MdBoxState box = g_array_index (lines, PastedLine, i).box;

      if (box == MD_BOX_DONE || box == MD_BOX_PROGRESS)
        plan = step (plan, plan_command_set_box (plan, part, field, at + i, box, error));
    }
  return plan;
}

/* One edit that makes the field what it is in @after. */
static PlanEdit *
make_edit (Plan *before,
           Plan *after,
           guint part,
           guint field)
{
  PlanEdit *edit = plan_edit_new (_("Paste Rows"), NULL);
  PlanField *old = plan_part_get_field (plan_get_part (before, part), field);
  PlanField *new = plan_part_get_field (plan_get_part (after, part), field);
  gsize start = plan_get_field_start (before, part, field);
  gsize old_length, new_length;
  const char *bytes = plan_field_get_bytes (new, &new_length);

  plan_field_get_bytes (old, &old_length);
  plan_edit_add (edit, before, (MdSpan){ start, start + old_length }, bytes, new_length);

  return edit;
}

gboolean
_tb_items_field_paste (TbItem     *item,
                       const char *text)
{
  TbItemsField *self = item->field;
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);
  Plan *plan = tb_session_get_plan (session);
  PlanField *shown = tb_field_row_get_field (row);
  guint field = tb_field_row_get_index (row);
  int part = tb_field_row_find_part (row, plan, NULL);
  g_autoptr (GArray) lines = read_lines (self, text);
  g_autoptr (Plan) after = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  GError *error = NULL;
  guint at, last;

  if (part < 0 || lines->len < 2)
    return FALSE;

  at = item->index >= 0 ? _tb_items_field_get_item_end (shown, (guint)item->index)
                        : MIN (_tb_items_field_find_row (self, item),
                               plan_field_get_n_items (shown));
  last = at + lines->len - 1;
  after = insert_lines (plan_ref (plan), part, field, at, lines, &error);
  if (after != NULL && item->index >= 0 && _tb_item_is_empty (item))
    {
      /* The row that is pasted into would be left empty. */
      PlanEdit *remove = plan_command_remove_item (after, part, field, item->index, &error);

      after = step (g_steal_pointer (&after), remove);
      last--;
    }
  if (after == NULL)
    {
      tb_session_perform (session, NULL, error);
      return TRUE;
    }

  edit = make_edit (plan, after, part, field);
  plan_document_break_merge (tb_session_get_document (session));
  tb_session_perform (session, g_steal_pointer (&edit), NULL);
  tb_field_row_grab_item (row, last);

  return TRUE;
}
