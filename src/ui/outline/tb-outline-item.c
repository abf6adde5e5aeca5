/* tb-outline-item.c: one row of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-item.h"

#include <glib/gi18n.h>

struct _TbOutlineItem
{
  GObject         parent_instance;

  guint           id;
  TbOutlineValues values; /* its strings are owned */
  gboolean        is_read;
};

G_DEFINE_FINAL_TYPE (TbOutlineItem, tb_outline_item, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
clear_values (TbOutlineValues *values)
{
  g_clear_pointer (&values->number, g_free);
  g_clear_pointer (&values->title, g_free);
  g_clear_pointer (&values->key, g_free);
}

static gboolean
are_values_equal (const TbOutlineValues *a,
                  const TbOutlineValues *b)
{
  return a->kind == b->kind
         && a->depth == b->depth
         && a->mark == b->mark
         && a->done == b->done
         && a->total == b->total
         && a->problems == b->problems
         && a->severity == b->severity
         && a->expandable == b->expandable
         && a->expanded == b->expanded
         && g_strcmp0 (a->number, b->number) == 0
         && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->key, b->key) == 0;
}

/* What the row is, before what there is to say of it. */
static char *
describe_subject (const TbOutlineValues *values)
{
  switch (values->kind)
    {
    case PLAN_PART_TITLE:
    case PLAN_PART_PREAMBLE:
      /* Translators: %s is the title of the plan. */
      return g_strdup_printf (_("Plan %s"), values->title);
    case PLAN_PART_AGENT:
      /* Translators: the number of a build agent, then its name. */
      return g_strdup_printf (_("Agent %s %s"), values->number, values->title);
    case PLAN_PART_TASK:
      /* Translators: agent and number of a task such as 1/2, then its name. */
      return g_strdup_printf (_("Task %s %s"), values->key, values->title);
    case PLAN_PART_SECTION:
    default:
      /* Translators: %s is the name of a section of the plan. */
      return g_strdup_printf (_("Section %s"), values->title);
    }
}

static void
tb_outline_item_finalize (GObject *object)
{
  TbOutlineItem *self = TB_OUTLINE_ITEM (object);

  clear_values (&self->values);

  G_OBJECT_CLASS (tb_outline_item_parent_class)->finalize (object);
}

static void
tb_outline_item_class_init (TbOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tb_outline_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tb_outline_item_init (TbOutlineItem *self)
{
}

TbOutlineItem *
tb_outline_item_new (guint id)
{
  TbOutlineItem *self = g_object_new (TB_TYPE_OUTLINE_ITEM, NULL);

  self->id = id;

  return self;
}

guint
tb_outline_item_get_id (TbOutlineItem *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_ITEM (self), 0);

  return self->id;
}

const TbOutlineValues *
tb_outline_item_get_values (TbOutlineItem *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_ITEM (self), NULL);

  return &self->values;
}

void
tb_outline_item_set_values (TbOutlineItem         *self,
                            const TbOutlineValues *values)
{
  TbOutlineValues old;

  g_return_if_fail (TB_IS_OUTLINE_ITEM (self));

  if (are_values_equal (&self->values, values))
    return;
  old = self->values;
  self->values = *values;
  self->values.number = g_strdup (values->number);
  self->values.title = g_strdup (values->title);
  self->values.key = g_strdup (values->key);
  clear_values (&old);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
tb_outline_item_set_read (TbOutlineItem *self,
                          gboolean       is_read)
{
  g_return_if_fail (TB_IS_OUTLINE_ITEM (self));

  if (self->is_read == is_read)
    return;
  self->is_read = is_read;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
tb_outline_item_is_read (TbOutlineItem *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_ITEM (self), FALSE);

  return self->is_read;
}

char *
tb_outline_item_describe (TbOutlineItem *self)
{
  const TbOutlineValues *values;
  g_autofree char *subject = NULL;
  GString *words;

  g_return_val_if_fail (TB_IS_OUTLINE_ITEM (self), NULL);

  values = &self->values;
  subject = describe_subject (values);
  words = g_string_new (subject);
  if (values->total > 0)
    /* Translators: boxes ticked, of all. */
    g_string_append_printf (words, _(", %u of %u"), values->done, values->total);
  else
    g_string_append_printf (words, ", %s", tb_mark_state_get_words (values->mark));
  if (values->problems > 0)
    g_string_append_printf (words,
                            ngettext (", %u problem", ", %u problems", values->problems),
                            values->problems);
  return g_string_free (words, FALSE);
}
