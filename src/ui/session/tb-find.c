/* tb-find.c: what is looked for in a plan, and where it was found
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-find.h"

struct _TbFind
{
  GObject       parent_instance;

  /* Owned */
  PlanDocument *document;
  PlanFinder   *finder;  /* %NULL without a query */
  GArray       *matches; /* of MdSpan */

  int           current;
};

G_DEFINE_FINAL_TYPE (TbFind, tb_find, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_WENT,
  SIGNAL_LEFT,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const MdSpan *
get_match (TbFind *self,
           guint   index)
{
  return &g_array_index (self->matches, MdSpan, index);
}

/* The first match that begins at or behind @offset; their number when there is none. */
static guint
find_match (TbFind *self,
            gsize   offset)
{
  guint low = 0;
  guint high = self->matches->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_match (self, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
read_matches (TbFind *self,
              gsize   from)
{
  g_array_unref (self->matches);
  if (self->finder != NULL)
    self->matches = plan_finder_find (self->finder, plan_document_get_plan (self->document));
  else
    self->matches = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  self->current = -1;
  if (self->matches->len > 0)
    self->current = find_match (self, from) % self->matches->len;
}

/* Where byte @offset of @before is in @after: as far into the same part, if that is still there. */
static gsize
follow_offset (Plan  *before,
               Plan  *after,
               gsize  offset)
{
  guint part;
  int index;

  if (plan_get_n_parts (before) == 0)
    return 0;
  part = plan_find_part_at (before, offset);
  index = plan_find_part (after, plan_part_get_id (plan_get_part (before, part)));
  if (index < 0)
    return offset;
  return plan_get_part_start (after, index) + offset - plan_get_part_start (before, part);
}

static void
document_changed_cb (TbFind *self,
                     Plan   *before,
                     Plan   *after)
{
  gsize from = 0;

  if (self->finder == NULL)
    return;
  if (self->current >= 0)
    from = follow_offset (before, after, get_match (self, self->current)->start);
  read_matches (self, from);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tb_find_dispose (GObject *object)
{
  TbFind *self = TB_FIND (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (tb_find_parent_class)->dispose (object);
}

static void
tb_find_finalize (GObject *object)
{
  TbFind *self = TB_FIND (object);

  plan_finder_free (self->finder);
  g_array_unref (self->matches);

  G_OBJECT_CLASS (tb_find_parent_class)->finalize (object);
}

static void
tb_find_class_init (TbFindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tb_find_dispose;
  object_class->finalize = tb_find_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WENT] = g_signal_new ("went", type, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tb_find_init (TbFind *self)
{
  self->matches = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  self->current = -1;
}

TbFind *
tb_find_new (PlanDocument *document)
{
  TbFind *self;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (document), NULL);

  self = g_object_new (TB_TYPE_FIND, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
tb_find_set_query (TbFind        *self,
                   const char    *query,
                   PlanFindFlags  flags,
                   gsize          from)
{
  g_return_if_fail (TB_IS_FIND (self));
  g_return_if_fail (query != NULL);

  if (self->finder == NULL && *query == '\0')
    return;
  g_clear_pointer (&self->finder, plan_finder_free);
  if (*query != '\0')
    self->finder = plan_finder_new (query, flags);
  read_matches (self, from);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const PlanFinder *
tb_find_get_finder (TbFind *self)
{
  g_return_val_if_fail (TB_IS_FIND (self), NULL);

  return self->finder;
}

const MdSpan *
tb_find_get_matches (TbFind *self,
                     guint  *n_matches)
{
  g_return_val_if_fail (TB_IS_FIND (self), NULL);

  *n_matches = self->matches->len;
  return (const MdSpan *)self->matches->data;
}

int
tb_find_get_current (TbFind *self)
{
  g_return_val_if_fail (TB_IS_FIND (self), -1);

  return self->current;
}

gboolean
tb_find_get_place (TbFind        *self,
                   PlanFindPlace *place)
{
  g_return_val_if_fail (TB_IS_FIND (self), FALSE);

  if (self->current < 0)
    return FALSE;
  plan_find_locate (plan_document_get_plan (self->document), *get_match (self, self->current),
                    place);
  return TRUE;
}

guint
tb_find_get_ordinal (TbFind *self)
{
  Plan *plan = plan_document_get_plan (self->document);
  PlanFindPlace place, before;
  guint n = 0;

  g_return_val_if_fail (TB_IS_FIND (self), 0);

  if (!tb_find_get_place (self, &place))
    return 0;
  for (int i = self->current - 1; i >= 0; i--)
    {
      plan_find_locate (plan, *get_match (self, i), &before);
      if (before.part != place.part || before.field != place.field || before.item != place.item)
        break;
      n += before.value != PLAN_FIND_NO_VALUE;
    }
  return n;
}

gboolean
tb_find_has_part (TbFind *self,
                  guint   index)
{
  Plan *plan;
  guint end;
  guint match;

  g_return_val_if_fail (TB_IS_FIND (self), FALSE);

  plan = plan_document_get_plan (self->document);
  end = plan_get_part_end (plan, index);
  match = find_match (self, plan_get_part_start (plan, index));
  return match < self->matches->len
         && (end == plan_get_n_parts (plan)
             || get_match (self, match)->start < plan_get_part_start (plan, end));
}

void
tb_find_step (TbFind *self,
              int     by)
{
  int n;

  g_return_if_fail (TB_IS_FIND (self));

  n = self->matches->len;
  if (n == 0)
    return;
  self->current = (self->current + by + n) % n;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  tb_find_go (self);
}

void
tb_find_go (TbFind *self)
{
  g_return_if_fail (TB_IS_FIND (self));

  if (self->current >= 0)
    g_signal_emit (self, signals[SIGNAL_WENT], 0);
}

void
tb_find_leave (TbFind *self)
{
  g_return_if_fail (TB_IS_FIND (self));

  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}
