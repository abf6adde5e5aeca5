/* tb-session.c: what the views of one window share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-session.h"

/* What is made from a whole plan of so many parts takes a good part of a frame. */
#define LARGE_PLAN 200
/* Nobody who types pauses for so long between two letters of a word. */
#define PAUSE_MS   300
/* Changes that follow each other faster than this are letters that somebody types. */
#define TYPING_MS  150
/* Places that a person may want to go back to. */
#define MAX_RECENT 8

struct _TbSession
{
  GObject       parent_instance;

  /* Owned */
  PlanDocument *document;
  TbFind       *find;
  GArray       *recent; /* of guint: ids of parts */
  PlanNotes    *notes;

  guint         part;  /* id, 0 for the plan's own page */
  int           field;
  int           item;
  int           read;  /* id, -1 while nobody reads elsewhere */
  guint         settle_id;
  gint64        changed; /* when the document did last */
  gboolean      is_typing;
};

G_DEFINE_FINAL_TYPE (TbSession, tb_session, G_TYPE_OBJECT)

enum
{
  SIGNAL_PLACE_CHANGED,
  SIGNAL_GO_TO,
  SIGNAL_READ_CHANGED,
  SIGNAL_SETTLED,
  SIGNAL_MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
settle_cb (gpointer user_data)
{
  TbSession *self = user_data;

  self->settle_id = 0;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
  return G_SOURCE_REMOVE;
}

/* What is made from a small plan, too, can wait while somebody types. */
static void
document_changed_cb (TbSession *self)
{
  gint64 now = g_get_monotonic_time ();
  gboolean is_large = plan_get_n_parts (tb_session_get_plan (self)) > LARGE_PLAN;

  self->is_typing = now - self->changed < TYPING_MS * G_TIME_SPAN_MILLISECOND;
  self->changed = now;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add_full (G_PRIORITY_LOW,
                                        is_large          ? PAUSE_MS
                                        : self->is_typing ? TYPING_MS
                                                          : TB_SESSION_BEHIND_MS,
                                        settle_cb, self, NULL);
}

static void
tb_session_dispose (GObject *object)
{
  TbSession *self = TB_SESSION (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_object (&self->find);
  g_clear_object (&self->document);
  g_clear_object (&self->notes);

  G_OBJECT_CLASS (tb_session_parent_class)->dispose (object);
}

static void
tb_session_finalize (GObject *object)
{
  g_array_unref (TB_SESSION (object)->recent);

  G_OBJECT_CLASS (tb_session_parent_class)->finalize (object);
}

static void
tb_session_class_init (TbSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = tb_session_dispose;
  object_class->finalize = tb_session_finalize;

  signals[SIGNAL_PLACE_CHANGED] = g_signal_new ("place-changed", type, G_SIGNAL_RUN_LAST,
                                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GO_TO] = g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_READ_CHANGED] = g_signal_new ("read-changed", type, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", type, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                          G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
tb_session_init (TbSession *self)
{
  self->field = -1;
  self->item = -1;
  self->read = -1;
  self->changed = G_MININT64 / 2;
  self->recent = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Before the views hear of it: they find the place where the match is. */
static void
went_cb (TbSession *self)
{
  PlanFindPlace place;

  if (tb_find_get_place (self->find, &place))
    tb_session_set_place (self, place.part_id, place.field, place.item);
}

TbSession *
tb_session_new (PlanDocument *document)
{
  TbSession *self;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (document), NULL);

  self = g_object_new (TB_TYPE_SESSION, NULL);
  self->document = g_object_ref (document);
  self->notes = plan_notes_new ();
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->find = tb_find_new (document);
  g_signal_connect_object (self->find, "went", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);

  return self;
}

PlanDocument *
tb_session_get_document (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), NULL);

  return self->document;
}

Plan *
tb_session_get_plan (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), NULL);

  return plan_document_get_plan (self->document);
}

gboolean
tb_session_is_typing (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), FALSE);

  return self->is_typing;
}

TbFind *
tb_session_get_find (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), NULL);

  return self->find;
}

PlanNotes *
tb_session_get_notes (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), NULL);

  return self->notes;
}

guint
tb_session_get_part (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), 0);

  return self->part;
}

int
tb_session_get_field (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), -1);

  return self->field;
}

int
tb_session_get_item (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), -1);

  return self->item;
}

int
tb_session_get_index (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), -1);

  return self->part == 0 ? -1 : plan_find_part (tb_session_get_plan (self), self->part);
}

/* Puts @part in front of the recent ones. */
static void
remember (TbSession *self,
          guint      part)
{
  for (guint i = 0; i < self->recent->len; i++)
    if (g_array_index (self->recent, guint, i) == part)
      {
        g_array_remove_index (self->recent, i);
        break;
      }
  g_array_prepend_val (self->recent, part);
  if (self->recent->len > MAX_RECENT)
    g_array_set_size (self->recent, MAX_RECENT);
}

void
tb_session_set_place (TbSession *self,
                      guint      part,
                      int        field,
                      int        item)
{
  g_return_if_fail (TB_IS_SESSION (self));

  if (self->part == part && self->field == field && self->item == item)
    return;

  if (self->part != part || self->field != field)
    plan_document_break_merge (self->document);

  self->part = part;
  self->field = field;
  self->item = item;
  if (part != 0)
    remember (self, part);
  g_signal_emit (self, signals[SIGNAL_PLACE_CHANGED], 0);
  tb_session_set_read (self, -1);
}

void
tb_session_go_to (TbSession *self,
                  guint      part,
                  int        field,
                  int        item)
{
  g_return_if_fail (TB_IS_SESSION (self));

  tb_session_set_place (self, part, field, item);
  g_signal_emit (self, signals[SIGNAL_GO_TO], 0);
}

void
tb_session_go_to_part (TbSession *self,
                       guint      part)
{
  Plan *plan;
  PlanPart *found;
  int index;

  g_return_if_fail (TB_IS_SESSION (self));

  plan = tb_session_get_plan (self);
  index = plan_find_part (plan, part);
  found = index >= 0 ? plan_get_part (plan, (guint)index) : NULL;
  /* The name of a section of the template's is not to be written over by mistake. */
  if (found == NULL || plan_part_get_kind (found) != PLAN_PART_SECTION
      || plan_part_get_spec (found) == NULL)
    tb_session_go_to (self, part, -1, -1);
  else if (plan_part_get_n_fields (found) > 0)
    tb_session_go_to (self, part, 0, -1);
  else
    tb_session_go_to (self, part, -1, 0);
}

/* The item of @field that holds @offset (of the document), or -1. */
static int
find_item_at (Plan  *plan,
              guint  index,
              int    field_index,
              gsize  offset)
{
  PlanField *field = plan_part_get_field (plan_get_part (plan, index), field_index);
  gsize start = plan_get_field_start (plan, index, field_index);
  int found = -1;

  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      const PlanItem *item = plan_field_get_item (field, i);

      if (start + item->span.start <= offset && offset <= start + item->span.end)
        found = i;
    }
  return found;
}

void
tb_session_go_to_offset (TbSession *self,
                         gsize      offset)
{
  Plan *plan;
  guint index;
  int field;

  g_return_if_fail (TB_IS_SESSION (self));

  plan = tb_session_get_plan (self);
  if (plan_get_n_parts (plan) == 0)
    return;

  plan_find_field_at (plan, offset, &index, &field);
  tb_session_go_to (self, plan_part_get_id (plan_get_part (plan, index)), field,
                    field < 0 ? -1 : find_item_at (plan, index, field, offset));
}

void
tb_session_set_read (TbSession *self,
                     int        part)
{
  g_return_if_fail (TB_IS_SESSION (self));

  if (self->read == part)
    return;
  self->read = part;
  g_signal_emit (self, signals[SIGNAL_READ_CHANGED], 0);
}

int
tb_session_get_read (TbSession *self)
{
  g_return_val_if_fail (TB_IS_SESSION (self), -1);

  return self->read;
}

gsize
tb_session_get_offset (TbSession *self)
{
  Plan *plan;
  int index;

  g_return_val_if_fail (TB_IS_SESSION (self), 0);

  plan = tb_session_get_plan (self);
  index = tb_session_get_index (self);
  if (index < 0)
    return 0;
  if (self->field < 0
      || (guint)self->field >= plan_part_get_n_fields (plan_get_part (plan, index)))
    return plan_get_part_start (plan, index);
  return plan_get_field_start (plan, index, self->field);
}

const guint *
tb_session_get_recent (TbSession *self,
                       guint     *n_recent)
{
  g_return_val_if_fail (TB_IS_SESSION (self), NULL);

  *n_recent = self->recent->len;
  return (const guint *)self->recent->data;
}

gboolean
tb_session_perform (TbSession *self,
                    PlanEdit  *edit,
                    GError    *error)
{
  g_autoptr (PlanEdit) owned_edit = edit;
  g_autoptr (GError) owned_error = error;

  g_return_val_if_fail (TB_IS_SESSION (self), FALSE);

  if (edit == NULL)
    {
      if (error != NULL)
        tb_session_say (self, error->message, FALSE);
      return FALSE;
    }
  return plan_document_apply (self->document, edit);
}

void
tb_session_say (TbSession  *self,
                const char *text,
                gboolean    can_undo)
{
  g_return_if_fail (TB_IS_SESSION (self));

  g_signal_emit (self, signals[SIGNAL_MESSAGE], 0, text, can_undo);
}
