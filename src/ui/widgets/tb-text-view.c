/* tb-text-view.c: a text that grows with its words
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-text-view.h"

#include <string.h>

#include "ui/compat/tb-round-trips.h"
#include "ui/widgets/tb-caret.h"

struct _TbTextView
{
  GtkTextView parent_instance;

  /* Owned */
  char       *hint;
  GdkDevice  *keyboard; /* (nullable): while there is a place on the screen */
  gulong      turned; /* is told when it writes the other way */

  GtkTextTag *code_tag; /* borrowed: the buffer's */
  GtkTextTag *wrap_tag; /* borrowed: the buffer's */
  gulong      lay_out; /* until the next frame begins, or 0 */
  gulong      reveal; /* until the frame that is being made is painted, or 0 */
  int         least_height; /* for no width; 0 when it is not known for this text */
  guint       least_serial; /* of the fonts that it is for */
  gboolean    is_new; /* the text: GTK has its height for it when it is laid out */
  gboolean    multiline;
  gboolean    composing; /* the input method holds text that is not in the buffer yet */
  gboolean    has_code;
};

G_DEFINE_FINAL_TYPE (TbTextView, tb_text_view, GTK_TYPE_TEXT_VIEW)

enum
{
  SIGNAL_NEXT,
  SIGNAL_DONE,
  SIGNAL_ERASE,
  SIGNAL_MOVE,
  SIGNAL_LEAVE,
  SIGNAL_PASTE_LINES,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Room that is kept between the caret and the edge of what scrolls. */
#define CARET_MARGIN 24
/* A text view rounds the height of its lines down: underscores of some fonts are below that. */
#define INK_MARGIN 1
/* Where the caret is drawn. */
#define CARET_ROOM 2
/* A text view breaks its lines this much before its edge, as it has room for a caret there. */
#define EDGE_ROOM 1

static gboolean
is_empty (TbTextView *self)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) == 0;
}

/* The next `code` in @text at or behind @from, back-ticks and all; both in bytes. */
static gboolean
find_code (const char *text,
           gsize       from,
           gsize      *start,
           gsize      *end)
{
  const char *open = strchr (text + from, '`');

  while (open != NULL)
    {
      gsize n = strspn (open, "`");
      const char *close = open + n;

      while ((close = strchr (close, '`')) != NULL && strspn (close, "`") != n)
        close += strspn (close, "`");
      if (close != NULL)
        {
          *start = open - text;
          *end = close + n - text;
          return TRUE;
        }
      open = strchr (open + n, '`');
    }
  return FALSE;
}

static void
mark_code (TbTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *text = tb_text_view_dup_text (self);
  GtkTextIter start, end;
  gsize from = 0, code_start, code_end;

  if (!self->has_code && strchr (text, '`') == NULL)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->code_tag, &start, &end);
  self->has_code = FALSE;
  while (find_code (text, from, &code_start, &code_end))
    {
      gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                          g_utf8_pointer_to_offset (text, text + code_start));
      gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                          g_utf8_pointer_to_offset (text, text + code_end));
      gtk_text_buffer_apply_tag (buffer, self->code_tag, &start, &end);
      self->has_code = TRUE;
      from = code_end;
    }
}

/* The same as the tags of the buffer do. */
static void
add_attributes (PangoLayout *layout,
                const char  *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize from = 0, start, end;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  while (find_code (text, from, &start, &end))
    {
      PangoAttribute *family = pango_attr_family_new ("monospace");

      family->start_index = start;
      family->end_index = end;
      pango_attr_list_insert (attributes, family);
      from = end;
    }
  pango_layout_set_attributes (layout, attributes);
}

static PangoLayout *
create_layout (TbTextView *self,
               int         width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  width -= gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self))
           + gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) + EDGE_ROOM;
  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);

  return layout;
}

static int
measure_hint (TbTextView *self,
              int         width)
{
  g_autoptr (PangoLayout) layout = create_layout (self, width);
  int height;

  pango_layout_set_text (layout, self->hint, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* The height of the text at a width that the view does not have (yet), or at none (-1): in lines
 * that are not broken. */
static int
measure_text (TbTextView *self,
              int         width)
{
  g_autoptr (PangoLayout) layout = create_layout (self, width);
  g_autofree char *text = tb_text_view_dup_text (self);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  int total = 0, height;

  if (paragraphs[0] == NULL)
    pango_layout_get_pixel_size (layout, NULL, &total);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      pango_layout_set_text (layout, paragraphs[i], -1);
      add_attributes (layout, paragraphs[i]);
      pango_layout_get_pixel_size (layout, NULL, &height);
      total += height;
    }
  return total + INK_MARGIN;
}

/* The height for no width. It is the least that there is for any width, and that which there is for
 * one that is large enough: GTK warns where either is not so. */
static int
get_least_height (TbTextView *self)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  if (self->least_height == 0 || self->least_serial != serial)
    {
      self->least_height = measure_text (self, -1);
      self->least_serial = serial;
    }
  return self->least_height;
}

/* Scrolls what the view stands in until the caret is in sight. */
static void
reveal_caret (TbTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  GtkTextIter caret;
  GdkRectangle area;
  double y, top;

  if (scroller == NULL)
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &caret, &area);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y,
                                         &area.x, &area.y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), scroller, 0, area.y, NULL, &y))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = y + gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, top - CARET_MARGIN, top + area.height + CARET_MARGIN);
}

static void
after_paint_cb (TbTextView *self)
{
  g_clear_signal_handler (&self->reveal, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    reveal_caret (self);
}

/* A hyphen where a long word or path is broken would look as if it was written there. Only the new
 * @text is marked: all of it would be laid out anew for each letter. */
static void
text_inserted_cb (TbTextView        *self,
                  const GtkTextIter *behind,
                  const char        *text,
                  int                length,
                  GtkTextBuffer     *buffer)
{
  GtkTextIter start = *behind;

  gtk_text_iter_backward_chars (&start, (int)g_utf8_strlen (text, length));
  gtk_text_buffer_apply_tag (buffer, self->wrap_tag, &start, behind);
}

static void
lay_out_cb (TbTextView *self)
{
  g_clear_signal_handler (&self->lay_out, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  self->is_new = FALSE;
  g_signal_emit_by_name (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self)), "value-changed");
}

/* What is typed is drawn in the next frame and not in the one after that: a text view lays its
 * lines out when there is time, unless it scrolls, be it by nothing. And where the frame comes
 * first, it does so in the middle of its allocation, and the height that it asks for there is
 * forgotten. Not before that frame: until the key is done each tag would have the line laid out
 * once more. */
static void
queue_lay_out (TbTextView *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->lay_out != 0)
    return;

  self->lay_out = g_signal_connect_swapped (clock, "update", G_CALLBACK (lay_out_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

/* The direction that GTK gives the paragraph: without a word, that of the keyboard. */
static gboolean
is_rtl (TbTextView *self)
{
  g_autofree char *text = tb_text_view_dup_text (self);
  PangoDirection direction;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  direction = pango_find_base_dir (text, -1);
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (direction == PANGO_DIRECTION_NEUTRAL)
    {
      GdkDevice *keyboard = tb_display_get_keyboard (gtk_widget_get_display (GTK_WIDGET (self)));

      if (keyboard == NULL)
        return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
      direction = gdk_device_get_direction (keyboard);
    }
  return direction == PANGO_DIRECTION_RTL;
}

/* One paragraph begins where the row does, whichever way it is read: beside its number or box.
 * GTK takes left for the side where the words begin. The caret behind words that end at the edge
 * has no room of its own there. */
static void
update_side (TbTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  gboolean is_text_rtl = is_rtl (self);
  gboolean is_row_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean is_other = !self->multiline && is_text_rtl != is_row_rtl;

  gtk_text_view_set_justification (view, is_other ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_text_view_set_left_margin (view, is_other && is_text_rtl ? CARET_ROOM : 0);
  gtk_text_view_set_right_margin (view, is_other && !is_text_rtl ? CARET_ROOM : 0);
}

static void
tb_text_view_direction_changed (GtkWidget       *widget,
                                GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (tb_text_view_parent_class)->direction_changed (widget, previous);

  update_side (TB_TEXT_VIEW (widget));
}

static void
buffer_changed_cb (TbTextView *self)
{
  self->least_height = 0;
  self->is_new = TRUE;
  mark_code (self);
  update_side (self);
  queue_lay_out (self);
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))) <= 1)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
caret_moved_cb (TbTextView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)) || self->reveal != 0)
    return;

  /* Then the text has its new place. The caret itself asks for the frame. */
  self->reveal = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                                           "after-paint", G_CALLBACK (after_paint_cb), self);
}

static void
preedit_changed_cb (TbTextView *self,
                    const char *preedit)
{
  self->composing = preedit[0] != '\0';
}

/* Whether the caret is in the first (@by -1) or last (@by 1) line as it is drawn. */
static gboolean
is_at_edge (TbTextView *self,
            int         by)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret, edge;
  GdkRectangle caret_area, edge_area;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (by < 0)
    gtk_text_buffer_get_start_iter (buffer, &edge);
  else
    gtk_text_buffer_get_end_iter (buffer, &edge);
  gtk_text_view_get_cursor_locations (view, &caret, &caret_area, NULL);
  gtk_text_view_get_cursor_locations (view, &edge, &edge_area, NULL);

  return by < 0 ? caret_area.y < edge_area.y + edge_area.height
                : caret_area.y + caret_area.height > edge_area.y;
}

static gboolean
leave (TbTextView *self,
       int         by)
{
  gboolean left = FALSE;

  if (is_at_edge (self, by))
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0, by, &left);

  return left;
}

static gboolean
key_pressed_cb (TbTextView            *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter
                      || keyval == GDK_KEY_ISO_Enter;
  int by = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up       ? -1
           : keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
                                                                 : 0;

  if (self->composing)
    return GDK_EVENT_PROPAGATE;

  if (is_enter && (modifiers == GDK_CONTROL_MASK || (modifiers == 0 && !self->multiline)))
    {
      g_signal_emit (self, signals[modifiers == 0 ? SIGNAL_NEXT : SIGNAL_DONE], 0);
      return GDK_EVENT_STOP;
    }
  if (by != 0 && modifiers == GDK_ALT_MASK)
    {
      g_signal_emit (self, signals[SIGNAL_MOVE], 0, by);
      return GDK_EVENT_STOP;
    }
  if (by != 0 && modifiers == 0)
    return leave (self, by) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_BackSpace && modifiers == 0 && is_empty (self))
    {
      g_signal_emit (self, signals[SIGNAL_ERASE], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
insert_pasted (TbTextView *self,
               const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gboolean editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self));

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, editable);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, editable);
  gtk_text_buffer_end_user_action (buffer);
}

static void
paste_ready_cb (GObject      *clipboard,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TbTextView) self = TB_TEXT_VIEW (data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  gboolean taken = FALSE;

  if (text == NULL || !gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;

  if (!self->multiline)
    {
      g_strchomp (text);
      if (strchr (text, '\n') != NULL)
        g_signal_emit (self, signals[SIGNAL_PASTE_LINES], 0, text, &taken);
      if (!taken)
        g_strdelimit (text, "\r\n", ' ');
    }
  if (!taken)
    insert_pasted (self, text);
}

static void
tb_text_view_paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL,
                                 paste_ready_cb, g_object_ref (view));
}

static GtkSizeRequestMode
tb_text_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A plain text view only knows the height of its text at the width it has, and when it was laid
 * out. */
static void
tb_text_view_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  TbTextView *self = TB_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (tb_text_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, 24);
      *natural = MAX (*natural, *minimum);
      return;
    }

  if (for_size > 0 && (self->is_new || for_size != gtk_widget_get_width (widget)))
    *minimum = measure_text (self, for_size);
  else
    *minimum = for_size > 0 ? MAX (*minimum, get_least_height (self)) : get_least_height (self);
  if (self->hint != NULL && is_empty (self))
    *minimum = MAX (*minimum, measure_hint (self, for_size));
  *natural = *minimum;
}

static void
tb_text_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tb_text_view_parent_class)->map (widget);

  if (TB_TEXT_VIEW (widget)->is_new)
    queue_lay_out (TB_TEXT_VIEW (widget));
}

static void
tb_text_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  TbTextView *self = TB_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (tb_text_view_parent_class)->snapshot (widget, snapshot);

  if (self->hint != NULL && is_empty (self) && !self->composing)
    {
      g_autoptr (PangoLayout) layout = create_layout (self, gtk_widget_get_width (widget));
      GdkRGBA color;

      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      /* Where the text itself is dim, a hint as much dimmer could hardly be read. */
      color.alpha = MIN (color.alpha, 0.55f);
      pango_layout_set_text (layout, self->hint, -1);
      gtk_snapshot_append_layout (snapshot, layout, &color);
    }
}

static void
tb_text_view_realize (GtkWidget *widget)
{
  TbTextView *self = TB_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (tb_text_view_parent_class)->realize (widget);

  g_set_object (&self->keyboard, tb_display_get_keyboard (gtk_widget_get_display (widget)));
  if (self->keyboard != NULL)
    self->turned = g_signal_connect_swapped (self->keyboard, "notify::direction",
                                             G_CALLBACK (update_side), self);
  update_side (self);
}

static void
tb_text_view_unrealize (GtkWidget *widget)
{
  TbTextView *self = TB_TEXT_VIEW (widget);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_clear_signal_handler (&self->reveal, clock);
  g_clear_signal_handler (&self->lay_out, clock);
  if (self->keyboard != NULL)
    g_clear_signal_handler (&self->turned, self->keyboard);
  g_clear_object (&self->keyboard);

  GTK_WIDGET_CLASS (tb_text_view_parent_class)->unrealize (widget);
}

static void
tb_text_view_finalize (GObject *object)
{
  g_free (TB_TEXT_VIEW (object)->hint);

  G_OBJECT_CLASS (tb_text_view_parent_class)->finalize (object);
}

static void
tb_text_view_class_init (TbTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->finalize = tb_text_view_finalize;
  widget_class->get_request_mode = tb_text_view_get_request_mode;
  widget_class->measure = tb_text_view_measure;
  widget_class->map = tb_text_view_map;
  widget_class->snapshot = tb_text_view_snapshot;
  widget_class->direction_changed = tb_text_view_direction_changed;
  widget_class->realize = tb_text_view_realize;
  widget_class->unrealize = tb_text_view_unrealize;
  view_class->paste_clipboard = tb_text_view_paste_clipboard;

  signals[SIGNAL_NEXT] = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  signals[SIGNAL_ERASE] = g_signal_new ("erase", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0,
                                        g_signal_accumulator_true_handled, NULL, NULL,
                                        G_TYPE_BOOLEAN, 1, G_TYPE_INT);
  signals[SIGNAL_PASTE_LINES] = g_signal_new ("paste-lines", type, G_SIGNAL_RUN_LAST, 0,
                                              g_signal_accumulator_true_handled, NULL, NULL,
                                              G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
tb_text_view_init (TbTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GdkRGBA background = { 0.5, 0.5, 0.5, 0.16 };

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, INK_MARGIN);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  self->code_tag = gtk_text_buffer_create_tag (buffer, NULL, "family", "monospace",
                                               "background-rgba", &background, NULL);
  self->wrap_tag = gtk_text_buffer_create_tag (buffer, NULL, "insert-hyphens", FALSE, NULL);

  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);

  /* Before the view's own keys, which would take Enter and the arrows. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  tb_caret_attach (view);
}

GtkWidget *
tb_text_view_new (void)
{
  return g_object_new (TB_TYPE_TEXT_VIEW, NULL);
}

void
tb_text_view_set_hint (TbTextView *self,
                       const char *hint)
{
  g_return_if_fail (TB_IS_TEXT_VIEW (self));

  if (g_strcmp0 (self->hint, hint) == 0)
    return;

  g_free (self->hint);
  self->hint = g_strdup (hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                  hint != NULL ? hint : "", -1);
  if (is_empty (self))
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tb_text_view_set_multiline (TbTextView *self,
                            gboolean    multiline)
{
  g_return_if_fail (TB_IS_TEXT_VIEW (self));

  self->multiline = multiline;
  update_side (self);
}

char *
tb_text_view_dup_text (TbTextView *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (TB_IS_TEXT_VIEW (self), NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Whether words in brackets begin at @open: no `[x]`, `list[0]` or `[link](…)`. */
static gboolean
find_bracket_end (const char  *text,
                  const char  *open,
                  const char **end)
{
  const char *close = open + 1 + strcspn (open + 1, "[]\n");
  gunichar before = open > text ? g_utf8_get_char (g_utf8_prev_char (open)) : ' ';
  gunichar first = g_utf8_get_char (open + 1);

  if (*close != ']' || g_utf8_strlen (open + 1, close - open - 1) < 2 || !g_unichar_isalpha (first)
      || g_unichar_isalnum (before) || before == ']' || before == '!' || before == '\\'
      || close[1] == '(' || close[1] == '[' || close[1] == ':')
    return FALSE;
  *end = close + 1;
  return TRUE;
}

void
tb_text_view_select_placeholder (TbTextView *self)
{
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;
  const char *end;

  g_return_if_fail (TB_IS_TEXT_VIEW (self));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  text = tb_text_view_dup_text (self);
  for (const char *open = strchr (text, '['); open != NULL; open = strchr (open + 1, '['))
    if (find_bracket_end (text, open, &end))
      {
        GtkTextIter from, to;

        gtk_text_buffer_get_iter_at_offset (buffer, &from, g_utf8_pointer_to_offset (text, open));
        gtk_text_buffer_get_iter_at_offset (buffer, &to, g_utf8_pointer_to_offset (text, end));
        gtk_text_buffer_select_range (buffer, &to, &from);
        return;
      }
}

void
tb_text_view_select_placeholder_in (GtkRoot *root)
{
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (TB_IS_TEXT_VIEW (focus))
    tb_text_view_select_placeholder (TB_TEXT_VIEW (focus));
}
