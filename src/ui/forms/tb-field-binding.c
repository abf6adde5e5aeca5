/* tb-field-binding.c: ties a text view to a text of the plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-field-binding.h"

#include <string.h>

#include "ui/forms/tb-field-menu.h"
#include "ui/session/tb-find-marks.h"

struct _TbFieldBinding
{
  GObject        parent_instance;

  /* Owned */
  TbSession     *session;
  GtkTextBuffer *buffer;
  char          *model_text; /* what the plan said last */
  char          *error;

  GtkTextView   *view; /* weak */
  TbCommitFunc   commit;
  gpointer       owner; /* borrowed */
  guint          n_actions; /* user actions that have begun and not ended */
  gboolean       is_dirty; /* typed in a user action that has not ended */
  gboolean       is_committing;
  gboolean       is_applying;
  gboolean       has_focus;
};

G_DEFINE_FINAL_TYPE (TbFieldBinding, tb_field_binding, G_TYPE_OBJECT)

enum
{
  PROP_ERROR = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("tb-field-binding");
}

static void
set_error (TbFieldBinding *self,
           const char     *error)
{
  if (g_strcmp0 (self->error, error) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (error);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERROR]);
}

/* Line ends at the end of a text are not part of a value. */
static gsize
get_length (const char *text)
{
  gsize n = strlen (text);

  while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
    n--;
  return n;
}

static gboolean
says_same (const char *a,
           const char *b)
{
  gsize n = get_length (a);

  return n == get_length (b) && memcmp (a, b, n) == 0;
}

/* Puts @text into the buffer; what is the same at both ends is not touched. */
static void
apply_text (TbFieldBinding *self,
            const char     *text)
{
  g_autofree char *shown = tb_field_binding_dup_text (self);
  const char *shown_end = shown + strlen (shown), *text_end = text + strlen (text);
  const char *a = shown, *b = text;
  GtkTextIter start, end;
  glong first, last;

  while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
    {
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  while (shown_end > a && text_end > b)
    {
      const char *p = g_utf8_prev_char (shown_end), *q = g_utf8_prev_char (text_end);

      if (g_utf8_get_char (p) != g_utf8_get_char (q))
        break;
      shown_end = p;
      text_end = q;
    }

  first = g_utf8_pointer_to_offset (shown, a);
  last = g_utf8_pointer_to_offset (shown, shown_end);
  self->is_applying = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, first);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, last);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, b, text_end - b);
  self->is_applying = FALSE;
}

static void
commit_text (TbFieldBinding *self)
{
  g_autoptr (TbFieldBinding) keep = g_object_ref (self);
  g_autofree char *text = tb_field_binding_dup_text (self);
  g_autoptr (GError) error = NULL;
  PlanEdit *edit;

  self->is_dirty = FALSE;
  self->is_committing = TRUE;
  edit = self->commit (self->owner, tb_session_get_plan (self->session), text, &error);
  if (g_error_matches (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_BLANKS))
    {
      /* A blank at the end is on its way to the next word: the plan gets what stands so far. */
      g_clear_error (&error);
      edit = self->commit (self->owner, tb_session_get_plan (self->session), g_strstrip (text),
                           &error);
    }
  if (edit != NULL)
    tb_session_perform (self->session, edit, NULL);
  set_error (self, error != NULL ? error->message : NULL);
  self->is_committing = FALSE;
}

static void
changed_cb (TbFieldBinding *self)
{
  if (self->is_applying)
    return;

  /* Typing over a selection takes it out and puts the letter in: that is one change. */
  if (self->n_actions > 0)
    self->is_dirty = TRUE;
  else
    commit_text (self);
}

static void
begin_action_cb (TbFieldBinding *self)
{
  self->n_actions++;
}

static void
end_action_cb (TbFieldBinding *self)
{
  if (--self->n_actions == 0 && self->is_dirty)
    commit_text (self);
}

static void
focus_changed_cb (TbFieldBinding *self,
                  GParamSpec     *pspec,
                  GtkWidget      *view)
{
  self->has_focus = gtk_widget_has_focus (view);
  if (self->has_focus || self->error != NULL || self->model_text == NULL)
    return;

  tb_field_binding_show (self, self->model_text);
}

static void
tb_field_binding_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (id == PROP_ERROR)
    g_value_set_string (value, TB_FIELD_BINDING (object)->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tb_field_binding_dispose (GObject *object)
{
  TbFieldBinding *self = TB_FIELD_BINDING (object);

  if (self->view != NULL)
    g_object_set_qdata (G_OBJECT (self->view), get_quark (), NULL);
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->session);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (tb_field_binding_parent_class)->dispose (object);
}

static void
tb_field_binding_finalize (GObject *object)
{
  TbFieldBinding *self = TB_FIELD_BINDING (object);

  g_free (self->model_text);
  g_free (self->error);

  G_OBJECT_CLASS (tb_field_binding_parent_class)->finalize (object);
}

static void
tb_field_binding_class_init (TbFieldBindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tb_field_binding_get_property;
  object_class->dispose = tb_field_binding_dispose;
  object_class->finalize = tb_field_binding_finalize;

  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
tb_field_binding_init (TbFieldBinding *self)
{
}

TbFieldBinding *
tb_field_binding_new (TbSession    *session,
                      GtkTextView  *view,
                      TbCommitFunc  commit,
                      gpointer      owner)
{
  TbFieldBinding *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);
  g_return_val_if_fail (commit != NULL, NULL);

  self = g_object_new (TB_TYPE_FIELD_BINDING, NULL);
  self->session = g_object_ref (session);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->commit = commit;
  self->owner = owner;

  /* Undo is the document's, and GTK's own would take its keys. */
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::has-focus", G_CALLBACK (focus_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tb_field_menu_attach (view);
  tb_find_marks_follow (view, tb_session_get_find (session));
  g_set_weak_pointer (&self->view, view);
  g_object_set_qdata (G_OBJECT (view), get_quark (), self);

  return self;
}

static void
show_error_cb (TbTextRow      *row,
               GParamSpec     *pspec,
               TbFieldBinding *self)
{
  tb_text_row_set_error (row, self->error);
}

TbFieldBinding *
tb_field_binding_new_for_row (TbSession    *session,
                              TbTextRow    *row,
                              TbCommitFunc  commit,
                              gpointer      owner)
{
  TbFieldBinding *self;

  g_return_val_if_fail (TB_IS_TEXT_ROW (row), NULL);

  self = tb_field_binding_new (session, GTK_TEXT_VIEW (tb_text_row_get_view (row)), commit, owner);
  g_signal_connect_object (self, "notify::error", G_CALLBACK (show_error_cb), row,
                           G_CONNECT_SWAPPED);

  return self;
}

void
tb_field_binding_show (TbFieldBinding *self,
                       const char     *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *new_text = g_utf8_make_valid (text, -1);
  gboolean is_news;

  g_return_if_fail (TB_IS_FIELD_BINDING (self));

  is_news = g_strcmp0 (self->model_text, new_text) != 0;
  g_free (self->model_text);
  self->model_text = g_strdup (new_text);
  if (self->is_committing || (!is_news && (self->error != NULL || self->has_focus)))
    return;

  shown = tb_field_binding_dup_text (self);
  if (!says_same (shown, new_text))
    apply_text (self, new_text);
  set_error (self, NULL);
}

static void
forget (TbFieldBinding *self)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_place_cursor (self->buffer, &end);
  g_clear_pointer (&self->model_text, g_free);
  set_error (self, NULL);
}

void
tb_field_binding_forget_in (GtkWidget *widget)
{
  TbFieldBinding *binding;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  binding = g_object_get_qdata (G_OBJECT (widget), get_quark ());
  if (binding != NULL)
    forget (binding);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tb_field_binding_forget_in (child);
}

gboolean
tb_field_binding_is_committing (TbFieldBinding *self)
{
  g_return_val_if_fail (TB_IS_FIELD_BINDING (self), FALSE);

  return self->is_committing;
}

const char *
tb_field_binding_get_error (TbFieldBinding *self)
{
  g_return_val_if_fail (TB_IS_FIELD_BINDING (self), NULL);

  return self->error;
}

char *
tb_field_binding_dup_text (TbFieldBinding *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (TB_IS_FIELD_BINDING (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}
