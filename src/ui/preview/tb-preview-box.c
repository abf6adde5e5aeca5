/* tb-preview-box.c: ticks a box of the source
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-box.h"

#include <string.h>

#include "edit/plan-commands.h"
#include "md/md-box.h"

/* How much of a line may stand before the end of its box. */
#define MAX_MARKER 64

/* The item with a box of @field that begins last before @offset, or -1. Both count from the start
 * of the field. */
static int
find_item (PlanField *field,
           gsize      offset)
{
  int found = -1;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      const PlanItem *item = plan_field_get_item (field, i);

      if (item->span.start <= offset && offset < item->span.end)
        found = i;
    }
  if (found >= 0 && plan_field_get_item (field, found)->box == MD_BOX_NONE)
    return -1;
  return found;
}

static MdBoxState
toggle (MdBoxState state)
{
  return state == MD_BOX_DONE ? MD_BOX_OPEN : MD_BOX_DONE;
}

/* A box that no field of the plan knows: its mark is exchanged where it stands. */
static void
toggle_in_text (TbSession *session,
                gsize      offset)
{
  Plan *plan = tb_session_get_plan (session);
  MdDocument *document = plan_get_document (plan);
  gsize end = MIN (offset + MAX_MARKER, md_document_get_size (document));
  g_autofree char *text = md_document_dup_range (document, (MdSpan){ offset, end });
  gsize at = strcspn (text, "[");
  GError *error = NULL;
  PlanEdit *edit;
  MdBox box;

  if (!md_box_scan (text + at, strlen (text + at), &box))
    return;
  edit = plan_command_replace_range (plan, md_span_shift (box.mark, offset + at),
                                     box.state == MD_BOX_DONE ? " " : "x", 1, &error);
  tb_session_perform (session, edit, error);
}

void
tb_preview_toggle_box (TbSession *session,
                       gsize      offset)
{
  Plan *plan = tb_session_get_plan (session);
  GError *error = NULL;
  PlanField *field;
  PlanEdit *edit;
  guint part;
  int index;
  int item = -1;

  plan_find_field_at (plan, offset, &part, &index);
  if (index >= 0)
    {
      field = plan_part_get_field (plan_get_part (plan, part), index);
      item = find_item (field, offset - plan_get_field_start (plan, part, index));
    }
  if (item < 0)
    {
      toggle_in_text (session, offset);
      return;
    }

  plan_document_break_merge (tb_session_get_document (session));
  edit = plan_command_set_box (plan, part, index, item,
                               toggle (plan_field_get_item (field, item)->box), &error);
  tb_session_perform (session, edit, error);
}
