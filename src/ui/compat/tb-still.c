/* tb-still.c: what stands still is drawn from a record
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-still.h"

#include <pango/pangocairo.h>

#define DATA "tb-still"
/* A record makes the whole child be drawn anew, once as it comes and once as it goes: what changes
 * as often as people type has none. In microseconds. */
#define REST (G_TIME_SPAN_SECOND / 2)

/**
 * Still:
 *
 * What is known of a child while it is mapped.
 */
typedef struct
{
  GskRenderNode *node;   /* (nullable): what it drew last, apart from where */
  GskRenderNode *record; /* (nullable): of that */
  gint64         since;  /* when it drew that first, monotonic */
} Still;

static void
still_clear (Still *still)
{
  g_clear_pointer (&still->node, gsk_render_node_unref);
  g_clear_pointer (&still->record, gsk_render_node_unref);
}

static void
still_free (gpointer data)
{
  still_clear (data);
  g_free (data);
}

static Still *
get_still (GtkWidget *child)
{
  Still *still = g_object_get_data (G_OBJECT (child), DATA);

  if (still != NULL)
    return still;

  still = g_new0 (Still, 1);
  g_object_set_data_full (G_OBJECT (child), DATA, still, still_free);
  g_signal_connect_swapped (child, "unmap", G_CALLBACK (still_clear), still);
  return still;
}

/* Whether a record looks as what is recorded. Of letters in the colours of a screen's stripes it
 * would make grey ones, and icons are recorded as pixels: that fits where a pixel is one. */
static gboolean
is_possible (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  const cairo_font_options_t *options
    = pango_cairo_context_get_font_options (gtk_widget_get_pango_context (widget));

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native))
         && gtk_widget_get_scale_factor (widget) == 1 && options != NULL
         && cairo_font_options_get_antialias (options) == CAIRO_ANTIALIAS_GRAY;
}

static GskRenderNode *
make_record (GskRenderNode *node)
{
  graphene_rect_t bounds;
  GskRenderNode *made;
  cairo_t *cr;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_round_extents (&bounds, &bounds);
  made = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (made);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  return made;
}

/* Takes in that the child draws @node now: GTK has the same one until something in it changes.
 * Returns: (nullable) (transfer none): the record to draw instead */
static GskRenderNode *
find_record (Still         *still,
             GskRenderNode *node)
{
  if (still->node != node)
    {
      still_clear (still);
      still->since = g_get_monotonic_time ();
      still->node = gsk_render_node_ref (node);
    }
  else if (still->record == NULL && g_get_monotonic_time () - still->since >= REST)
    still->record = make_record (node);

  return still->record;
}

static GskRenderNode *
take_snapshot (GtkWidget *widget,
               GtkWidget *child)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_widget_snapshot_child (widget, child, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

void
tb_still_snapshot_child (GtkWidget   *widget,
                         GtkWidget   *child,
                         GtkSnapshot *snapshot)
{
  GskRenderNode *node;
  GskRenderNode *record;
  GskTransform *place = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (GTK_IS_WIDGET (child));

  if (!is_possible (widget))
    {
      gtk_widget_snapshot_child (widget, child, snapshot);
      return;
    }
  node = take_snapshot (widget, child);
  if (node == NULL)
    return;

  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    place = gsk_transform_node_get_transform (node);
  record = find_record (get_still (child),
                        place != NULL ? gsk_transform_node_get_child (node) : node);
  if (record == NULL)
    gtk_snapshot_append_node (snapshot, node);
  else
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_transform (snapshot, place);
      gtk_snapshot_append_node (snapshot, record);
      gtk_snapshot_restore (snapshot);
    }
  gsk_render_node_unref (node);
}

void
tb_still_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tb_still_snapshot_child (widget, child, snapshot);
}
