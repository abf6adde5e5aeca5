/* plan-document.c: the one mutable thing: a plan with its history
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-document.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-diff.h"
#include "edit/plan-document-private.h"
#include "edit/plan-edit-private.h"

/* A state of the plan and the edit that led to it. The first state has no edit. Plans share all
 * that did not change, so a long history costs little. */
typedef struct
{
  Plan *plan;
  char *label;
  char *merge_key; /* (nullable) */
} State;

struct _PlanDocument
{
  GObject parent_instance;

  /* Owned */
  GPtrArray    *states;   /* State; never empty */
  MdDocument   *saved;    /* what is on disk */
  PlanSchedule *schedule; /* (nullable): of the current plan or an earlier one; brought up to date
                           * when asked for */
  GPtrArray    *problems; /* (nullable): of the current plan, made when asked for */

  guint    current; /* index of the state that is shown */
  gboolean merging; /* whether the next edit may join the current step */
  gboolean emitting;
  gboolean reloading;
};

/* The properties as they were told last. */
typedef struct
{
  char    *title;
  gboolean modified;
  gboolean can_undo;
  gboolean can_redo;
  char    *undo_label;
  char    *redo_label;
} Told;

G_DEFINE_FINAL_TYPE (PlanDocument, plan_document, G_TYPE_OBJECT)

enum {
  PROP_TITLE = 1,
  PROP_MODIFIED,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
state_free (State *state)
{
  plan_unref (state->plan);
  g_free (state->label);
  g_free (state->merge_key);
  g_free (state);
}

static State *
state_new (Plan       *plan,
           const char *label,
           const char *merge_key)
{
  State *state = g_new (State, 1);

  state->plan = plan_ref (plan);
  state->label = g_strdup (label);
  state->merge_key = g_strdup (merge_key);

  return state;
}

static State *
get_state (PlanDocument *self,
           guint         index)
{
  return g_ptr_array_index (self->states, index);
}

static void
tell_init (PlanDocument *self,
           Told         *told)
{
  told->title = g_strdup (plan_document_get_title (self));
  told->modified = plan_document_get_modified (self);
  told->can_undo = plan_document_get_can_undo (self);
  told->can_redo = plan_document_get_can_redo (self);
  told->undo_label = g_strdup (plan_document_get_undo_label (self));
  told->redo_label = g_strdup (plan_document_get_redo_label (self));
}

static void
tell_clear (Told *told)
{
  g_free (told->title);
  g_free (told->undo_label);
  g_free (told->redo_label);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, tell_clear)

static void
notify_differences (PlanDocument *self,
                    const Told   *before)
{
  g_auto (Told) now = { 0 };

  tell_init (self, &now);
  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (before->title, now.title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  if (before->modified != now.modified)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
  if (before->can_undo != now.can_undo)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  if (before->can_redo != now.can_redo)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  if (g_strcmp0 (before->undo_label, now.undo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  if (g_strcmp0 (before->redo_label, now.redo_label) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
  g_object_thaw_notify (G_OBJECT (self));
}

/* The current state was set to another: tells it once. Takes @problems (nullable), which are those
 * of it. */
static void
emit_changed (PlanDocument *self,
              Plan         *before,
              GPtrArray    *problems,
              const Told   *told)
{
  g_autoptr (Plan) after = plan_ref (plan_document_get_plan (self));

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems;

  if (before != after)
    {
      self->emitting = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, before, after);
      self->emitting = FALSE;
    }
  notify_differences (self, told);
}

static void
push_state (PlanDocument *self,
            Plan         *plan,
            const char   *label,
            const char   *merge_key)
{
  g_ptr_array_set_size (self->states, self->current + 1);
  g_ptr_array_add (self->states, state_new (plan, label, merge_key));
  self->current++;
}

static gboolean
may_merge (PlanDocument *self,
           const char   *merge_key)
{
  return self->merging && self->current > 0 && self->current + 1 == self->states->len
         && merge_key != NULL
         && g_strcmp0 (get_state (self, self->current)->merge_key, merge_key) == 0;
}

static void
go_to (PlanDocument *self,
       guint         index)
{
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (self));
  g_auto (Told) told = { 0 };

  tell_init (self, &told);
  self->current = index;
  self->merging = FALSE;
  emit_changed (self, before, NULL, &told);
}

static void
plan_document_finalize (GObject *object)
{
  PlanDocument *self = PLAN_DOCUMENT (object);

  g_clear_pointer (&self->schedule, plan_schedule_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->saved, md_document_unref);

  G_OBJECT_CLASS (plan_document_parent_class)->finalize (object);
}

static void
plan_document_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PlanDocument *self = PLAN_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, plan_document_get_title (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, plan_document_get_modified (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, plan_document_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, plan_document_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, plan_document_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, plan_document_get_redo_label (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
plan_document_class_init (PlanDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = plan_document_finalize;
  object_class->get_property = plan_document_get_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, "", flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed",
                    G_TYPE_FROM_CLASS (klass),
                    G_SIGNAL_RUN_LAST,
                    0, NULL, NULL, NULL,
                    G_TYPE_NONE,
                    2, G_TYPE_POINTER, G_TYPE_POINTER);
}

static void
plan_document_init (PlanDocument *self)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify)state_free);
}

PlanDocument *
plan_document_new (GBytes *bytes)
{
  g_autoptr (MdDocument) document = md_document_new (bytes);

  return plan_document_new_for_document (document);
}

PlanDocument *
plan_document_new_for_document (MdDocument *document)
{
  PlanDocument *self = g_object_new (PLAN_TYPE_DOCUMENT, NULL);
  g_autoptr (Plan) plan = plan_new (document, NULL);

  g_ptr_array_add (self->states, state_new (plan, "", NULL));
  self->saved = md_document_ref (document);

  return self;
}

Plan *
plan_document_get_plan (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), NULL);

  return get_state (self, self->current)->plan;
}

MdDocument *
plan_document_get_document (PlanDocument *self)
{
  return plan_get_document (plan_document_get_plan (self));
}

const char *
plan_document_get_title (PlanDocument *self)
{
  return plan_get_title (plan_document_get_plan (self));
}

const PlanSchedule *
plan_document_get_schedule (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), NULL);

  if (self->schedule != NULL
      && !plan_schedule_follow (self->schedule, plan_document_get_plan (self)))
    g_clear_pointer (&self->schedule, plan_schedule_free);
  if (self->schedule == NULL)
    self->schedule = plan_schedule_new (plan_document_get_plan (self));

  return self->schedule;
}

GPtrArray *
plan_document_get_problems (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), NULL);

  if (self->problems == NULL)
    self->problems = plan_check (plan_document_get_plan (self), plan_document_get_schedule (self));

  return self->problems;
}

gboolean
plan_document_apply (PlanDocument *self,
                     PlanEdit     *edit)
{
  g_autoptr (Plan) before = NULL;
  g_autoptr (Plan) after = NULL;
  g_auto (Told) told = { 0 };
  const char *merge_key;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (!self->emitting, FALSE);

  before = plan_ref (plan_document_get_plan (self));
  g_return_val_if_fail (plan_edit_is_valid (edit, before), FALSE);
  if (plan_edit_is_empty (edit))
    return FALSE;

  tell_init (self, &told);
  after = plan_edit_preview (edit, before);
  merge_key = plan_edit_get_merge_key (edit);
  if (!may_merge (self, merge_key))
    {
      push_state (self, after, plan_edit_get_label (edit), merge_key);
      self->merging = TRUE;
    }
  else if (md_document_equal (plan_get_document (get_state (self, self->current - 1)->plan),
                              plan_get_document (after)))
    {
      /* All that was typed is deleted again: no step is left of it. */
      self->current--;
      g_ptr_array_set_size (self->states, self->current + 1);
      self->merging = FALSE;
    }
  else
    {
      State *state = get_state (self, self->current);

      plan_unref (state->plan);
      state->plan = plan_ref (after);
    }
  emit_changed (self, before, NULL, &told);

  return TRUE;
}

void
plan_document_break_merge (PlanDocument *self)
{
  g_return_if_fail (PLAN_IS_DOCUMENT (self));

  self->merging = FALSE;
}

void
plan_document_undo (PlanDocument *self)
{
  g_return_if_fail (PLAN_IS_DOCUMENT (self));
  g_return_if_fail (!self->emitting);

  if (plan_document_get_can_undo (self))
    go_to (self, self->current - 1);
}

void
plan_document_redo (PlanDocument *self)
{
  g_return_if_fail (PLAN_IS_DOCUMENT (self));
  g_return_if_fail (!self->emitting);

  if (plan_document_get_can_redo (self))
    go_to (self, self->current + 1);
}

gboolean
plan_document_get_can_undo (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);

  return self->current > 0;
}

gboolean
plan_document_get_can_redo (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);

  return self->current + 1 < self->states->len;
}

const char *
plan_document_get_undo_label (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), NULL);

  return get_state (self, self->current)->label;
}

const char *
plan_document_get_redo_label (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), NULL);

  if (!plan_document_get_can_redo (self))
    return "";

  return get_state (self, self->current + 1)->label;
}

gboolean
plan_document_get_modified (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);

  /* Typing a letter and deleting it again makes new blocks with the old bytes: pointers alone do
   * not tell. */
  return !md_document_equal (self->saved, plan_document_get_document (self));
}

void
plan_document_mark_saved (PlanDocument *self,
                          Plan         *plan)
{
  MdDocument *document;
  g_auto (Told) told = { 0 };

  g_return_if_fail (PLAN_IS_DOCUMENT (self));

  tell_init (self, &told);
  document = plan_get_document (plan != NULL ? plan : plan_document_get_plan (self));
  md_document_ref (document);
  md_document_unref (self->saved);
  self->saved = document;
  /* Undo shall be able to come back to what was saved. */
  self->merging = FALSE;
  notify_differences (self, &told);
}

void
_plan_document_take_reload (PlanDocument *self,
                            Plan         *after,
                            PlanSchedule *schedule,
                            GPtrArray    *problems)
{
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (self));
  g_auto (Told) told = { 0 };

  tell_init (self, &told);
  if (after != NULL)
    push_state (self, after, _("Changes on Disk"), NULL);
  if (schedule != NULL)
    {
      g_clear_pointer (&self->schedule, plan_schedule_free);
      self->schedule = schedule;
    }
  md_document_unref (self->saved);
  self->saved = md_document_ref (plan_document_get_document (self));
  self->merging = FALSE;
  self->reloading = TRUE;
  emit_changed (self, before, problems, &told);
  self->reloading = FALSE;
}

void
plan_document_reload (PlanDocument *self,
                      GBytes       *bytes)
{
  g_autoptr (Plan) before = NULL;
  g_autoptr (Plan) after = NULL;
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (GBytes) old = NULL;
  g_autoptr (GArray) splices = NULL;

  g_return_if_fail (PLAN_IS_DOCUMENT (self));
  g_return_if_fail (bytes != NULL);
  g_return_if_fail (!self->emitting);

  before = plan_ref (plan_document_get_plan (self));
  old = md_document_to_bytes (plan_get_document (before));
  splices = plan_diff_lines (old, bytes);
  if (splices->len > 0)
    {
      document = md_document_splice (plan_get_document (before),
                                     (const MdSplice *)splices->data, splices->len);
      after = plan_new (document, before);
    }
  _plan_document_take_reload (self, after, NULL, NULL);
}

/* Whether two changes of the same text are about the same lines. */
static gboolean
do_clash (const MdSplice *a,
          const MdSplice *b)
{
  if (a->span.start == b->span.start)
    return TRUE;
  return a->span.start < b->span.end && b->span.start < a->span.end;
}

static gboolean
is_same_splice (const MdSplice *a,
                const MdSplice *b)
{
  return a->span.start == b->span.start && a->span.end == b->span.end
         && a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

/* Adds @theirs, a change of the saved text, to @edit, which is one of the current text; @mine are
 * all changes between the two. */
static gboolean
add_theirs (PlanEdit       *edit,
            Plan           *plan,
            const MdSplice *theirs,
            GArray         *mine)
{
  gssize shift = 0;
  MdSpan span;

  for (guint i = 0; i < mine->len; i++)
    {
      const MdSplice *own = &g_array_index (mine, MdSplice, i);

      if (is_same_splice (own, theirs))
        return TRUE;
      if (do_clash (own, theirs))
        return FALSE;
      if (own->span.end <= theirs->span.start)
        shift += (gssize)own->length - (gssize)MD_SPAN_LENGTH (own->span);
    }
  span.start = theirs->span.start + shift;
  span.end = theirs->span.end + shift;
  plan_edit_add (edit, plan, span, theirs->text, theirs->length);

  return TRUE;
}

gboolean
plan_document_merge (PlanDocument *self,
                     GBytes       *bytes)
{
  g_autoptr (Plan) before = NULL;
  g_autoptr (Plan) after = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (GBytes) base = NULL;
  g_autoptr (GBytes) own = NULL;
  g_autoptr (GArray) mine = NULL;
  g_autoptr (GArray) theirs = NULL;
  g_auto (Told) told = { 0 };
  MdDocument *saved;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (!self->emitting, FALSE);

  before = plan_ref (plan_document_get_plan (self));
  base = md_document_to_bytes (self->saved);
  own = md_document_to_bytes (plan_get_document (before));
  mine = plan_diff_lines (base, own);
  theirs = plan_diff_lines (base, bytes);
  edit = plan_edit_new (_("Changes on Disk"), NULL);
  for (guint i = 0; i < theirs->len; i++)
    if (!add_theirs (edit, before, &g_array_index (theirs, MdSplice, i), mine))
      return FALSE;

  tell_init (self, &told);
  saved = md_document_splice (self->saved, (const MdSplice *)theirs->data, theirs->len);
  md_document_unref (self->saved);
  self->saved = saved;
  self->merging = FALSE;
  if (plan_edit_is_empty (edit))
    {
      notify_differences (self, &told);
      return TRUE;
    }
  after = plan_edit_preview (edit, before);
  push_state (self, after, plan_edit_get_label (edit), NULL);
  self->reloading = TRUE;
  emit_changed (self, before, NULL, &told);
  self->reloading = FALSE;

  return TRUE;
}

gboolean
plan_document_is_reloading (PlanDocument *self)
{
  g_return_val_if_fail (PLAN_IS_DOCUMENT (self), FALSE);

  return self->reloading;
}
