/* tb-form-find.c: where a match is in the form
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-form-find.h"

#include "ui/forms/tb-field-row.h"
#include "ui/forms/tb-form-header.h"
#include "ui/forms/tb-form-page.h"
#include "ui/session/tb-find-marks.h"
#include "ui/widgets/tb-item-row.h"

/* Frames in which a page that was just made may still grow. */
#define N_FRAMES 6

typedef gboolean (*WantFunc) (GtkWidget *widget,
                              gpointer   data);

/* The @n-th (0 is the first) of @widget and what is in it that @function wants, in order. */
static GtkWidget *
find_widget (GtkWidget *widget,
             WantFunc   function,
             gpointer   data,
             guint     *n)
{
  GtkWidget *found = NULL;

  if (function (widget, data) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, function, data, n);
  return found;
}

static gboolean
is_row_of_field (GtkWidget *widget,
                 gpointer   data)
{
  const PlanFindPlace *place = data;

  return TB_IS_FIELD_ROW (widget)
         && tb_field_row_get_index (TB_FIELD_ROW (widget)) == (guint)place->field;
}

static gboolean
is_header (GtkWidget *widget,
           gpointer   data)
{
  return TB_IS_FORM_HEADER (widget);
}

static gboolean
is_item (GtkWidget *widget,
         gpointer   data)
{
  return TB_IS_ITEM_ROW (widget);
}

/* The text that has the match whose number is left in @data. */
static gboolean
has_match (GtkWidget *widget,
           gpointer   data)
{
  guint *ordinal = data;
  guint n;

  if (!GTK_IS_TEXT_VIEW (widget))
    return FALSE;
  n = tb_find_marks_count (GTK_TEXT_VIEW (widget));
  if (*ordinal < n)
    return TRUE;
  *ordinal -= n;
  return FALSE;
}

/* The text with the current match, and how many matches stand before it in there. @around: what is
 * nearest to it where no text shows it. */
static GtkTextView *
find_view (GtkWidget  *page,
           TbSession  *session,
           guint      *ordinal,
           GtkWidget **around)
{
  TbFind *find = tb_session_get_find (session);
  PlanFindPlace place;
  GtkWidget *area;
  GtkWidget *item = NULL;
  guint n = 0;

  *around = NULL;
  if (!tb_find_get_place (find, &place))
    return NULL;
  if (place.field >= 0)
    {
      tb_form_page_reach (TB_FORM_PAGE (page), place.field);
      area = find_widget (page, is_row_of_field, &place, &n);
    }
  else
    area = find_widget (page, is_header, NULL, &n);
  if (area == NULL)
    return NULL;
  if (TB_IS_FIELD_ROW (area))
    tb_field_row_reach_item (TB_FIELD_ROW (area), place.item);
  n = MAX (place.item, 0);
  if (place.item >= 0)
    item = find_widget (area, is_item, NULL, &n);
  *around = item != NULL ? item : area;
  if (place.value == PLAN_FIND_NO_VALUE)
    return NULL;
  *ordinal = tb_find_get_ordinal (find);
  n = 0;
  return GTK_TEXT_VIEW (find_widget (*around, has_match, ordinal, &n));
}

/* Scrolls to the top of @widget. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y;

  if (scroller == NULL || !gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, y - 24,
                             y + MIN (gtk_widget_get_height (widget), 96));
}

static void
reveal (GtkWidget *page,
        TbSession *session)
{
  GtkWidget *around;
  guint ordinal;
  GtkTextView *view = find_view (page, session, &ordinal, &around);

  if (view != NULL)
    tb_find_marks_reveal (view, ordinal);
  else if (around != NULL)
    scroll_to (around);
}

/* Of a page: how long it still looks. */
typedef struct
{
  TbSession *session;
  guint      n_frames;
} Look;

static void
free_look (Look *look)
{
  g_object_unref (look->session);
  g_free (look);
}

static gboolean
look_cb (GtkWidget     *page,
         GdkFrameClock *clock,
         gpointer       data)
{
  Look *look = data;

  reveal (page, look->session);
  return --look->n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
tb_form_find_reveal (GtkWidget *page,
                     TbSession *session)
{
  Look *look = g_new0 (Look, 1);

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (TB_IS_SESSION (session));

  look->session = g_object_ref (session);
  look->n_frames = N_FRAMES;
  reveal (page, session);
  gtk_widget_add_tick_callback (page, look_cb, look, (GDestroyNotify)free_look);
}

gboolean
tb_form_find_take (GtkWidget *page,
                   TbSession *session)
{
  GtkWidget *around;
  guint ordinal;
  GtkTextView *view = find_view (page, session, &ordinal, &around);

  if (view == NULL)
    return FALSE;
  tb_find_marks_take (view, ordinal);
  return TRUE;
}
