/* tb-find-marks.c: marks in a text what was found
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/session/tb-find-marks.h"

#include <string.h>

/* Characters up to which a text is looked at as a whole. */
#define SMALL_TEXT 16384
/* Room that is kept between a match and the edge of what scrolls. */
#define MARGIN 48

/**
 * Marks:
 *
 * Belongs to its view. The tags are the buffer's.
 */
typedef struct
{
  GtkTextView   *view; /* borrowed: owns this */
  GtkTextBuffer *buffer;
  TbFind        *find; /* weak: a view may be kept for longer */
  GtkTextTag    *tag;
  GtkTextTag    *current_tag;
  GtkAdjustment *adjustment; /* (nullable): the one that is listened to */
  guint          idle_id;
  gulong         find_id;
  gulong         buffer_id;
  gulong         adjustment_id;
  gulong         view_id;
  gboolean       is_marked;
} Marks;

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("tb-find-marks");
}

static Marks *
get_marks (GtkTextView *view)
{
  return g_object_get_qdata (G_OBJECT (view), get_quark ());
}

static void
free_marks (Marks *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_signal_handler (&self->view_id, self->view);
  if (self->find != NULL)
    g_clear_signal_handler (&self->find_id, self->find);
  g_clear_signal_handler (&self->buffer_id, self->buffer);
  if (self->adjustment != NULL)
    g_clear_signal_handler (&self->adjustment_id, self->adjustment);
  g_clear_object (&self->adjustment);
  g_clear_weak_pointer (&self->find);
  g_clear_object (&self->buffer);
  g_free (self);
}

static gboolean
is_small (Marks *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) <= SMALL_TEXT;
}

/* (nullable): what is looked for. */
static const PlanFinder *
get_finder (Marks *self)
{
  return self->find != NULL ? tb_find_get_finder (self->find) : NULL;
}

/* What is looked at: all of a small text, or what can be seen and as much above and below. */
static void
get_range (Marks       *self,
           GtkTextIter *start,
           GtkTextIter *end)
{
  GdkRectangle area;

  gtk_text_buffer_get_bounds (self->buffer, start, end);
  if (is_small (self))
    return;
  gtk_text_view_get_visible_rect (self->view, &area);
  gtk_text_view_get_line_at_y (self->view, start, area.y - area.height, NULL);
  gtk_text_view_get_line_at_y (self->view, end, area.y + 2 * area.height, NULL);
  gtk_text_iter_set_line_offset (start, 0);
  gtk_text_iter_forward_line (end);
}

/* Calls for each match between @start and @end; stops when @function returns %FALSE. */
typedef gboolean (*MatchFunc) (Marks             *self,
                               const GtkTextIter *start,
                               const GtkTextIter *end,
                               gpointer           data);

static void
for_each_match (Marks             *self,
                const GtkTextIter *start,
                const GtkTextIter *end,
                MatchFunc          function,
                gpointer           data)
{
  const PlanFinder *finder = get_finder (self);
  g_autofree char *text = NULL;
  GtkTextIter match_start = *start, match_end;
  MdSpan match = { 0 };
  gsize length, at = 0;

  if (finder == NULL)
    return;
  /* With a character for what is no text: offsets stay. */
  text = gtk_text_iter_get_slice (start, end);
  length = strlen (text);
  while (plan_finder_next (finder, text, length, match.end, &match))
    {
      gtk_text_iter_forward_chars (&match_start, g_utf8_strlen (text + at, match.start - at));
      match_end = match_start;
      gtk_text_iter_forward_chars (&match_end,
                                   g_utf8_strlen (text + match.start, MD_SPAN_LENGTH (match)));
      at = match.start;
      if (!function (self, &match_start, &match_end, data))
        return;
    }
}

static gboolean
mark_cb (Marks             *self,
         const GtkTextIter *start,
         const GtkTextIter *end,
         gpointer           data)
{
  gtk_text_buffer_apply_tag (self->buffer, self->tag, start, end);
  self->is_marked = TRUE;
  return TRUE;
}

static void
update (Marks *self)
{
  GtkTextIter start, end;

  if (self->is_marked)
    {
      gtk_text_buffer_get_bounds (self->buffer, &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->current_tag, &start, &end);
      self->is_marked = FALSE;
    }
  if (get_finder (self) == NULL)
    return;
  get_range (self, &start, &end);
  for_each_match (self, &start, &end, mark_cb, NULL);
}

static gboolean
update_cb (gpointer data)
{
  Marks *self = data;

  self->idle_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (Marks *self)
{
  if (self->idle_id == 0 && (self->is_marked || get_finder (self) != NULL))
    self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, update_cb, self, NULL);
}

static void
scrolled_cb (Marks *self)
{
  if (!is_small (self))
    queue_update (self);
}

static void
adjustment_cb (Marks *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment != NULL)
    g_clear_signal_handler (&self->adjustment_id, self->adjustment);
  if (g_set_object (&self->adjustment, adjustment) && adjustment != NULL)
    self->adjustment_id = g_signal_connect_swapped (adjustment, "value-changed",
                                                    G_CALLBACK (scrolled_cb), self);
}

typedef struct
{
  guint       n;
  guint       wanted;
  GtkTextIter start;
  GtkTextIter end;
} Search;

static gboolean
count_cb (Marks             *self,
          const GtkTextIter *start,
          const GtkTextIter *end,
          gpointer           data)
{
  Search *search = data;

  search->start = *start;
  search->end = *end;
  return search->n++ < search->wanted;
}

static gboolean
find_match (Marks  *self,
            guint   ordinal,
            Search *search)
{
  GtkTextIter start, end;

  *search = (Search){ .wanted = ordinal };
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  for_each_match (self, &start, &end, count_cb, search);
  return search->n > ordinal;
}

/* Before the view is taken apart. */
static void
destroy_cb (GtkTextView *view)
{
  g_object_set_qdata (G_OBJECT (view), get_quark (), NULL);
}

void
tb_find_marks_follow (GtkTextView *view,
                      TbFind      *find)
{
  static const GdkRGBA color = { 0.97, 0.76, 0.1, 0.42 };
  static const GdkRGBA current_color = { 1, 0.47, 0, 0.62 };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  Marks *self = g_new0 (Marks, 1);

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  g_return_if_fail (TB_IS_FIND (find));

  self->view = view;
  g_set_weak_pointer (&self->find, find);
  self->buffer = g_object_ref (buffer);
  self->tag = gtk_text_buffer_create_tag (buffer, NULL, "background-rgba", &color, NULL);
  self->current_tag = gtk_text_buffer_create_tag (buffer, NULL,
                                                  "background-rgba", &current_color,
                                                  "underline", PANGO_UNDERLINE_SINGLE,
                                                  NULL);
  g_object_set_qdata_full (G_OBJECT (view), get_quark (), self, (GDestroyNotify)free_marks);
  self->find_id = g_signal_connect_swapped (find, "changed", G_CALLBACK (queue_update), self);
  self->buffer_id = g_signal_connect_swapped (buffer, "changed", G_CALLBACK (queue_update), self);
  g_signal_connect (view, "destroy", G_CALLBACK (destroy_cb), NULL);
  self->view_id = g_signal_connect_swapped (view, "notify::vadjustment",
                                            G_CALLBACK (adjustment_cb), self);
  adjustment_cb (self);
  queue_update (self);
}

guint
tb_find_marks_count (GtkTextView *view)
{
  Marks *self = get_marks (view);
  Search search;

  if (self == NULL)
    return 0;
  find_match (self, G_MAXUINT, &search);
  return search.n;
}

/* Scrolls the page around the view, and the view itself where it scrolls. */
static void
scroll_to (Marks             *self,
           const GtkTextIter *iter)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkWidget *scroller;
  GdkRectangle area;

  gtk_text_view_scroll_to_iter (self->view, (GtkTextIter *)iter, 0.1, FALSE, 0, 0);
  gtk_text_view_get_iter_location (self->view, iter, &area);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y,
                                         &area.x, &area.y);
  for (scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW); scroller != NULL;
       scroller = gtk_widget_get_ancestor (gtk_widget_get_parent (scroller),
                                           GTK_TYPE_SCROLLED_WINDOW))
    {
      GtkAdjustment *adjustment;
      double y, top;

      if (gtk_widget_get_parent (widget) == scroller
          || !gtk_widget_translate_coordinates (widget, scroller, 0, area.y, NULL, &y))
        continue;
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      top = y + gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + area.height + MARGIN);
    }
}

void
tb_find_marks_reveal (GtkTextView *view,
                      guint        ordinal)
{
  Marks *self = get_marks (view);
  Search search;

  if (self == NULL || !find_match (self, ordinal, &search))
    return;
  if (self->idle_id != 0 || !self->is_marked)
    {
      g_clear_handle_id (&self->idle_id, g_source_remove);
      update (self);
    }
  gtk_text_buffer_apply_tag (self->buffer, self->current_tag, &search.start, &search.end);
  scroll_to (self, &search.start);
}

void
tb_find_marks_take (GtkTextView *view,
                    guint        ordinal)
{
  Marks *self = get_marks (view);
  Search search;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (self != NULL && find_match (self, ordinal, &search))
    gtk_text_buffer_select_range (self->buffer, &search.end, &search.start);
}
