/* tb-plain-page.c: the text of a file that has no plan, or none yet
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-plain-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ui/widgets/tb-accessible.h"

/* In bytes. A text view lays a line out as a whole: what is longer goes on in the next one. */
#define MAX_LINE 400
/* In pixels. */
#define SPINNER_SIZE 16
/* What is inserted at once, in bytes; and how long a turn of the main loop may go on with it. */
#define SLICE  2048
#define BUDGET (3 * G_TIME_SPAN_MILLISECOND)

struct _TbPlainPage
{
  GtkWidget    parent_instance;

  /* Children */
  GtkWidget   *bar;
  GtkWidget   *scrolled;

  /* Owned */
  GBytes      *bytes;

  GtkSpinner  *spinner; /* borrowed, like all of these: in @bar and @scrolled */
  GtkLabel    *label;
  GtkButton   *button;
  GtkTextView *view;
  gsize        n_shown; /* bytes that are in the view */
  guint        fill_id;
};

G_DEFINE_FINAL_TYPE (TbPlainPage, tb_plain_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The length of the next line of @text as it is shown, with its end. */
static gsize
find_line_end (const char *text,
               gsize       length)
{
  gsize max = MIN (length, MAX_LINE);
  const char *end = memchr (text, '\n', max);

  if (end != NULL)
    return end + 1 - text;
  /* Letters stay whole. */
  if (max < length)
    for (guint i = 0; i < 4 && max > 1 && (text[max] & 0xc0) == 0x80; i++)
      max--;
  return max;
}

/* Inserts the next lines behind those that are shown. */
static void
add_slice (TbPlainPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autoptr (GString) slice = g_string_sized_new (SLICE + MAX_LINE);
  GtkTextIter end;
  gsize size;
  const char *text = g_bytes_get_data (self->bytes, &size);

  while (slice->len < SLICE && self->n_shown < size)
    {
      const char *line = text + self->n_shown;
      gsize length = find_line_end (line, size - self->n_shown);
      g_autofree char *valid = g_utf8_make_valid (line, (gssize)length);

      g_string_append (slice, valid);
      self->n_shown += length;
      if (line[length - 1] != '\n' && self->n_shown < size)
        g_string_append_c (slice, '\n');
    }
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, slice->str, (int)slice->len);
}

static gboolean
fill_cb (gpointer user_data)
{
  TbPlainPage *self = user_data;
  gint64 deadline = g_get_monotonic_time () + BUDGET;

  do
    add_slice (self);
  while (!tb_plain_page_is_complete (self) && g_get_monotonic_time () < deadline);
  if (!tb_plain_page_is_complete (self))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
clicked_cb (TbPlainPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

/* The width for a height is not asked for: a label that wraps would try one width after another,
 * and here takes what width there is. */
static void
tb_plain_page_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  TbPlainPage *self = TB_PLAIN_PAGE (widget);
  gboolean is_height = orientation == GTK_ORIENTATION_VERTICAL;
  int bar_minimum, bar_natural;

  if (!is_height)
    for_size = -1;
  gtk_widget_measure (self->bar, orientation, for_size, &bar_minimum, &bar_natural, NULL, NULL);
  gtk_widget_measure (self->scrolled, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum = is_height ? *minimum + bar_minimum : MAX (*minimum, bar_minimum);
  *natural = is_height ? *natural + bar_natural : MAX (*natural, bar_natural);
}

static void
tb_plain_page_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  TbPlainPage *self = TB_PLAIN_PAGE (widget);
  int bar_height;

  gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, width, &bar_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->bar, &(GtkAllocation){ 0, 0, width, bar_height }, -1);
  gtk_widget_size_allocate (self->scrolled,
                            &(GtkAllocation){ 0, bar_height, width, MAX (0, height - bar_height) },
                            -1);
}

static GtkSizeRequestMode
tb_plain_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tb_plain_page_dispose (GObject *object)
{
  TbPlainPage *self = TB_PLAIN_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (tb_plain_page_parent_class)->dispose (object);
}

static void
tb_plain_page_class_init (TbPlainPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_plain_page_dispose;
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  widget_class->get_request_mode = tb_plain_page_get_request_mode;
  widget_class->measure = tb_plain_page_measure;
  widget_class->size_allocate = tb_plain_page_size_allocate;
}

static void
init_bar (TbPlainPage *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->bar, "plain-bar");
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->spinner));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->label));
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self->bar), GTK_WIDGET (self->button));
}

static void
init_view (TbPlainPage *self)
{
  GtkWidget *view = gtk_text_view_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->view), FALSE);
  gtk_widget_add_css_class (view, "plain-text");
  tb_accessible_set_name (view, _("Text of the File"));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
tb_plain_page_init (TbPlainPage *self)
{
  init_bar (self);
  init_view (self);
}

void
tb_plain_page_prepare (GtkWidget *window)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (window));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, "process-working-symbolic", NULL, SPINNER_SIZE,
                                gtk_widget_get_scale_factor (window), GTK_TEXT_DIR_NONE,
                                GTK_ICON_LOOKUP_PRELOAD);
}

GtkWidget *
tb_plain_page_new (GBytes *bytes)
{
  TbPlainPage *self;
  GtkTextIter start;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (TB_TYPE_PLAIN_PAGE, NULL);
  self->bytes = g_bytes_ref (bytes);
  add_slice (self);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), &start);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (self->view), &start);
  if (!tb_plain_page_is_complete (self))
    self->fill_id = g_idle_add (fill_cb, self);

  return GTK_WIDGET (self);
}

void
tb_plain_page_say (TbPlainPage *self,
                   const char  *words,
                   gboolean     is_waiting)
{
  g_return_if_fail (TB_IS_PLAIN_PAGE (self));

  gtk_label_set_text (self->label, words);
  gtk_spinner_set_spinning (self->spinner, is_waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_waiting);
  gtk_button_set_label (self->button, is_waiting ? _("Cancel") : _("Close"));
}

const char *
tb_plain_page_get_words (TbPlainPage *self)
{
  g_return_val_if_fail (TB_IS_PLAIN_PAGE (self), NULL);

  return gtk_label_get_text (self->label);
}

gboolean
tb_plain_page_is_waiting (TbPlainPage *self)
{
  g_return_val_if_fail (TB_IS_PLAIN_PAGE (self), FALSE);

  return gtk_spinner_get_spinning (self->spinner);
}

GtkTextView *
tb_plain_page_get_view (TbPlainPage *self)
{
  g_return_val_if_fail (TB_IS_PLAIN_PAGE (self), NULL);

  return self->view;
}

gboolean
tb_plain_page_is_complete (TbPlainPage *self)
{
  g_return_val_if_fail (TB_IS_PLAIN_PAGE (self), FALSE);

  return self->n_shown == g_bytes_get_size (self->bytes);
}
