/* tb-source-view.c: the plan's Markdown as text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/source/tb-source-view.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-still-pointer.h"
#include "ui/session/tb-find-marks.h"
#include "ui/source/tb-source-files.h"
#include "ui/source/tb-source-marks.h"
#include "ui/source/tb-source-text.h"
#include "ui/widgets/tb-caret.h"
#include "ui/widgets/tb-code-style.h"

/**
 * TbSourceView:
 *
 * Edits the same document as the forms do. The buffer holds the bytes of @shown, or, while a person
 * is in the middle of an action, what will be the next document; each action becomes one edit. Undo
 * and redo are the document's: the buffer has none of its own.
 *
 * A document that a text buffer cannot hold is shown converted, and cannot be edited here.
 */
struct _TbSourceView
{
  GtkWidget parent_instance;

  /* Owned */
  TbSession  *session;
  MdDocument *shown; /* what the buffer holds; %NULL at first */
  GtkWidget  *notice;
  GtkWidget  *scrolled;

  TbSourceMarks *marks;         /* borrowed: in the gutter of @view */
  GtkTextView   *view;          /* borrowed: in @scrolled */
  guint          scroll_id;     /* a tick callback; 0 when none is queued */
  guint          n_scroll_frames; /* for which the cursor is still looked after */
  GtkTextBuffer *buffer;        /* borrowed: of @view */
  gboolean       is_faithful;   /* the buffer holds @shown byte for byte */
  gboolean       is_syncing;    /* the buffer follows the document: no edit */
  gboolean       is_committing; /* the document follows the buffer */
  gboolean       is_following;  /* the cursor is moved by us */
  gboolean       in_action;
  gboolean       has_changed;
};

G_DEFINE_FINAL_TYPE (TbSourceView, tb_source_view, GTK_TYPE_WIDGET)

static MdDocument *
get_document (TbSourceView *self)
{
  return plan_document_get_document (tb_session_get_document (self->session));
}

static void
set_shown (TbSourceView *self,
           MdDocument   *document)
{
  md_document_ref (document);
  g_clear_pointer (&self->shown, md_document_unref);
  self->shown = document;
}

static void
set_faithful (TbSourceView *self,
              gboolean      is_faithful)
{
  self->is_faithful = is_faithful;
  gtk_text_view_set_editable (self->view, is_faithful);
  gtk_widget_set_visible (self->notice, !is_faithful);
}

static void
update_marks (TbSourceView *self)
{
  gboolean has_lines = self->is_faithful
                       && tb_source_text_has_lines (self->buffer, self->shown);

  tb_source_marks_set_faithful (self->marks, has_lines);
  if (has_lines)
    tb_source_files_update (self->buffer, self->shown);
}

/* Takes over what the document holds now. */
static void
take_over (TbSourceView *self)
{
  MdDocument *document = get_document (self);
  gboolean fits;

  if (self->shown == document || self->is_committing)
    return;

  fits = tb_source_text_fits (document);
  self->is_syncing = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  if (self->shown != NULL && self->is_faithful && fits)
    {
      tb_source_text_update (self->buffer, self->shown, document);
    }
  else if (fits)
    {
      gsize length;
      g_autoptr (GBytes) bytes = md_document_to_bytes (document);
      const char *text = g_bytes_get_data (bytes, &length);
      GtkTextIter start;

      gtk_text_buffer_set_text (self->buffer, length > 0 ? text : "", length);
      gtk_text_buffer_get_start_iter (self->buffer, &start);
      gtk_text_buffer_place_cursor (self->buffer, &start);
    }
  else
    {
      g_autofree char *text = tb_source_text_convert (document);

      gtk_text_buffer_set_text (self->buffer, text, -1);
    }
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->is_syncing = FALSE;

  set_faithful (self, fits);
  set_shown (self, document);
  update_marks (self);
}

/* What assistive technologies say of the text: which field the cursor is in. */
static void
update_description (TbSourceView *self)
{
  g_autofree char *words = NULL;
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                    gtk_text_buffer_get_insert (self->buffer));
  words = tb_source_marks_describe (self->marks, gtk_text_iter_get_line (&iter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

/* Tells the session where the cursor is. */
static void
update_place (TbSourceView *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  GtkTextIter iter;
  gsize offset;
  guint part;
  int field;

  if (!self->is_faithful || plan_get_n_parts (plan) == 0 || self->shown != get_document (self))
    return;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                    gtk_text_buffer_get_insert (self->buffer));
  offset = tb_source_text_get_offset (self->buffer, self->shown, &iter);
  plan_find_field_at (plan, offset, &part, &field);
  self->is_following = TRUE;
  tb_session_set_place (self->session, plan_part_get_id (plan_get_part (plan, part)), field, -1);
  self->is_following = FALSE;
}

static gboolean
is_text_of (MdDocument *document,
            const char *text,
            gsize       length)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (document);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size == length && (size == 0 || memcmp (data, text, size) == 0);
}

/* Makes one edit of what changed in the buffer. */
static void
commit (TbSourceView *self)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (get_document (self));
  g_autofree char *text = NULL;
  const char *old;
  gsize old_length;
  gsize length;
  gsize end;
  MdSpan span;

  self->has_changed = FALSE;
  old = g_bytes_get_data (bytes, &old_length);
  text = tb_source_text_dup (self->buffer, &length);
  if (tb_source_text_diff (old, old_length, text, length, &span, &end))
    {
      GError *error = NULL;
      PlanEdit *edit;

      edit = plan_command_replace_range (tb_session_get_plan (self->session), span,
                                         text + span.start, end - span.start, &error);
      self->is_committing = TRUE;
      tb_session_perform (self->session, edit, error);
      self->is_committing = FALSE;
    }

  if (is_text_of (get_document (self), text, length))
    {
      set_shown (self, get_document (self));
      update_marks (self);
    }
  else
    {
      /* It was refused: the buffer goes back to what the document holds. */
      g_clear_pointer (&self->shown, md_document_unref);
      take_over (self);
    }
}

static void
changed_cb (TbSourceView *self)
{
  if (self->is_syncing)
    return;
  self->has_changed = TRUE;
  if (!self->in_action)
    commit (self);
}

static void
begin_user_action_cb (TbSourceView *self)
{
  self->in_action = TRUE;
}

static void
end_user_action_cb (TbSourceView *self)
{
  self->in_action = FALSE;
  if (self->has_changed && !self->is_syncing)
    {
      commit (self);
      update_place (self);
    }
}

/* In a file with CR LF what is typed or pasted gets them too. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter   *location,
                const char    *text,
                int            length,
                TbSourceView  *self)
{
  g_autofree char *converted = NULL;
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  gsize offset;

  if (self->is_syncing || self->shown == NULL || memchr (text, '\n', size) == NULL)
    return;
  offset = tb_source_text_get_offset (buffer, self->shown, location);
  if (!g_str_equal (md_document_get_line_end (self->shown, offset), "\r\n"))
    return;
  converted = tb_source_text_add_returns (text, size);
  if (strlen (converted) == size)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, location, converted, -1);
}

static void
cursor_moved_cb (TbSourceView *self)
{
  if (!self->is_syncing)
    update_description (self);
  if (!self->is_syncing && !self->is_following && !self->in_action &&
      gtk_widget_has_focus (GTK_WIDGET (self->view)))
    update_place (self);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TbSourceView *self = TB_SOURCE_VIEW (widget);
  GdkRectangle visible, cursor;
  GtkTextIter iter;

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) == 0)
    return G_SOURCE_CONTINUE;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter,
                                    gtk_text_buffer_get_insert (self->buffer));
  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_location (self->view, &iter, &cursor);
  /* With what follows it, as it is that which the form shows. */
  if (cursor.y < visible.y || cursor.y > visible.y + visible.height * 2 / 3)
    gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0, TRUE,
                                  0, 0.1);
  if (--self->n_scroll_frames > 0)
    return G_SOURCE_CONTINUE;
  self->scroll_id = 0;
  return G_SOURCE_REMOVE;
}

/* Scrolls to the cursor in the next frames: a view that was just shown learns the heights of its
 * lines little by little, and what was in sight moves. */
static void
queue_scroll (TbSourceView *self)
{
  self->n_scroll_frames = 8;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Brings the place into view, and the cursor, unless somebody is writing here. */
static void
place_changed_cb (TbSourceView *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  int field = tb_session_get_field (self->session);
  GtkTextIter iter;
  gsize offset;

  if (self->is_following || !gtk_widget_get_mapped (GTK_WIDGET (self)) || index < 0)
    return;
  take_over (self);
  if (!self->is_faithful || gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  offset = plan_get_part_start (plan, index);
  if (field >= 0 && (guint)field < plan_part_get_n_fields (plan_get_part (plan, index)))
    offset = plan_get_field_start (plan, index, field);
  tb_source_text_get_iter (self->buffer, self->shown, offset, &iter);
  self->is_following = TRUE;
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  self->is_following = FALSE;
  queue_scroll (self);
}

/* Selects the match. */
static void
went_cb (TbSourceView *self)
{
  TbFind *find = tb_session_get_find (self->session);
  int current = tb_find_get_current (find);
  guint n_matches;
  const MdSpan *matches = tb_find_get_matches (find, &n_matches);
  GtkTextIter start, end;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || current < 0)
    return;
  take_over (self);
  if (!self->is_faithful)
    return;
  tb_source_text_get_iter (self->buffer, self->shown, matches[current].start, &start);
  tb_source_text_get_iter (self->buffer, self->shown, matches[current].end, &end);
  self->is_following = TRUE;
  gtk_text_buffer_select_range (self->buffer, &end, &start);
  self->is_following = FALSE;
  queue_scroll (self);
}

static void
document_changed_cb (TbSourceView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_over (self);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  plan_document_undo (tb_session_get_document (TB_SOURCE_VIEW (data)->session));
  return GDK_EVENT_STOP;
}

static gboolean
redo_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  plan_document_redo (tb_session_get_document (TB_SOURCE_VIEW (data)->session));
  return GDK_EVENT_STOP;
}

static void
tb_source_view_map (GtkWidget *widget)
{
  TbSourceView *self = TB_SOURCE_VIEW (widget);

  take_over (self);
  GTK_WIDGET_CLASS (tb_source_view_parent_class)->map (widget);
  place_changed_cb (self);
}

static void
tb_source_view_dispose (GObject *object)
{
  TbSourceView *self = TB_SOURCE_VIEW (object);

  g_clear_pointer (&self->notice, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->shown, md_document_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_source_view_parent_class)->dispose (object);
}

static void
tb_source_view_class_init (TbSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_source_view_dispose;
  widget_class->map = tb_source_view_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "source");
}

static void
init_notice (TbSourceView *self)
{
  GtkWidget *label = gtk_label_new (_("This file holds bytes that are not UTF-8 text, or lines too "
                                      "long to edit here. Its source is shown, but cannot be "
                                      "changed in this view."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  self->notice = gtk_info_bar_new ();
  gtk_info_bar_set_message_type (GTK_INFO_BAR (self->notice), GTK_MESSAGE_WARNING);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->notice), label);
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));
}

static void
init_view (TbSourceView *self)
{
  GtkWidget *view = gtk_source_view_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->view = GTK_TEXT_VIEW (view);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  tb_code_style_set_language (GTK_SOURCE_BUFFER (self->buffer), "markdown");
  gtk_source_buffer_set_highlight_matching_brackets (GTK_SOURCE_BUFFER (self->buffer), FALSE);
  gtk_source_view_set_show_line_numbers (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_highlight_current_line (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_tab_width (GTK_SOURCE_VIEW (view), 2);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_above_lines (self->view, 1);
  gtk_text_view_set_pixels_below_lines (self->view, 1);
  gtk_text_view_set_pixels_inside_wrap (self->view, 2);
  gtk_text_view_set_left_margin (self->view, 6);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 48);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Source"), -1);

  /* Before the view's own, which belong to a history that is not in use. */
  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>z"),
                        gtk_callback_action_new (undo_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z|<Control>y"),
                        gtk_callback_action_new (redo_cb, self, NULL)));
  gtk_widget_add_controller (view, shortcuts);
  tb_caret_attach (self->view);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
tb_source_view_init (TbSourceView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                      GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  init_notice (self);
  init_view (self);
  self->is_faithful = TRUE;
  tb_code_style_follow (GTK_SOURCE_BUFFER (self->buffer));

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
tb_source_view_new (TbSession *session)
{
  TbSourceView *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_SOURCE_VIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (tb_session_get_document (session), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tb_session_get_find (session), "went", G_CALLBACK (went_cb), self,
                           G_CONNECT_SWAPPED);
  self->marks = TB_SOURCE_MARKS (tb_source_marks_new (session));
  gtk_source_gutter_insert (gtk_source_view_get_gutter (GTK_SOURCE_VIEW (self->view),
                                                        GTK_TEXT_WINDOW_LEFT),
                            GTK_SOURCE_GUTTER_RENDERER (self->marks), 10);
  tb_find_marks_follow (self->view, tb_session_get_find (session));

  return GTK_WIDGET (self);
}

void
tb_source_view_flush (TbSourceView *self)
{
  g_return_if_fail (TB_IS_SOURCE_VIEW (self));

  take_over (self);
}

gboolean
tb_source_view_is_editable (TbSourceView *self)
{
  g_return_val_if_fail (TB_IS_SOURCE_VIEW (self), FALSE);

  return self->is_faithful;
}

GtkTextView *
tb_source_view_get_view (TbSourceView *self)
{
  g_return_val_if_fail (TB_IS_SOURCE_VIEW (self), NULL);

  return self->view;
}
