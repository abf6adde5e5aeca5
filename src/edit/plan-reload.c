/* plan-reload.c: reads a file that changed on disk beside the main loop
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-reload.h"

#include "edit/plan-diff.h"
#include "edit/plan-document-private.h"

/* @before, @document: the main loop's. The results are the thread's until it is done. */
struct _PlanReload
{
  /* Owned */
  PlanDocument *document;
  Plan         *before;
  GBytes       *old_bytes;
  GBytes       *bytes;
  GArray       *ids; /* of guint: those of the parts of @before */

  /* Owned results */
  Plan         *after;    /* (nullable): %NULL when the texts are the same */
  PlanSchedule *schedule; /* (nullable) */
  GPtrArray    *problems; /* (nullable) */
  PlanExcess    excess;
};

PlanReload *
plan_reload_new (PlanDocument *document,
                 GBytes       *bytes)
{
  PlanReload *reload = g_new0 (PlanReload, 1);
  guint       n_parts;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  reload->document = g_object_ref (document);
  reload->before = plan_ref (plan_document_get_plan (document));
  reload->old_bytes = md_document_to_bytes (plan_get_document (reload->before));
  reload->bytes = g_bytes_ref (bytes);
  n_parts = plan_get_n_parts (reload->before);
  reload->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      guint id = plan_part_get_id (plan_get_part (reload->before, i));

      g_array_append_val (reload->ids, id);
    }

  return reload;
}

void
plan_reload_free (PlanReload *reload)
{
  g_object_unref (reload->document);
  plan_unref (reload->before);
  g_bytes_unref (reload->old_bytes);
  g_bytes_unref (reload->bytes);
  g_array_unref (reload->ids);
  g_clear_pointer (&reload->after, plan_unref);
  g_clear_pointer (&reload->schedule, plan_schedule_free);
  g_clear_pointer (&reload->problems, g_ptr_array_unref);
  g_free (reload);
}

/* Makes the new plan, sharing only what is the thread's own. */
static Plan *
read_new (PlanReload *reload,
          GArray     *splices)
{
  g_autoptr (MdDocument) old = md_document_new (reload->old_bytes);
  g_autoptr (MdDocument) document = md_document_splice (old, (const MdSplice *)splices->data,
                                                        splices->len);
  Plan *twin = plan_new_with_ids (old, (const guint *)reload->ids->data, reload->ids->len);
  Plan *after = plan_new (document, twin);

  plan_unref (twin);
  return after;
}

void
plan_reload_run (PlanReload *reload)
{
  g_autoptr (GArray) splices = plan_diff_lines (reload->old_bytes, reload->bytes);

  if (splices->len == 0)
    return;
  reload->after = read_new (reload, splices);
  reload->excess = plan_find_excess (reload->after);
  if (reload->excess != PLAN_EXCESS_NONE)
    {
      /* Nobody will have it, and it takes its time to be freed too. */
      g_clear_pointer (&reload->after, plan_unref);
      return;
    }
  reload->schedule = plan_schedule_new (reload->after);
  reload->problems = plan_check (reload->after, reload->schedule);
}

GBytes *
plan_reload_get_bytes (PlanReload *reload)
{
  return reload->bytes;
}

PlanExcess
plan_reload_get_excess (PlanReload *reload)
{
  return reload->excess;
}

gboolean
plan_reload_finish (PlanReload *reload)
{
  g_return_val_if_fail (reload->excess == PLAN_EXCESS_NONE, FALSE);

  if (plan_document_get_plan (reload->document) != reload->before)
    return FALSE;
  _plan_document_take_reload (reload->document, reload->after,
                              g_steal_pointer (&reload->schedule),
                              g_steal_pointer (&reload->problems));
  return TRUE;
}

gsize
plan_reload_measure (GBytes *before,
                     GBytes *after)
{
  gsize       old_size, new_size, shorter;
  const char *old = g_bytes_get_data (before, &old_size);
  const char *new = g_bytes_get_data (after, &new_size);
  gsize       head = 0, tail = 0;

  shorter = MIN (old_size, new_size);
  while (head < shorter && old[head] == new[head])
    head++;
  while (tail < shorter - head && old[old_size - tail - 1] == new[new_size - tail - 1])
    tail++;
  return MAX (old_size, new_size) - head - tail;
}
