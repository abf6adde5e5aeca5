/* tb-agent-disc.c: a build agent's coloured disc with its number
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-agent-disc.h"

#include <math.h>

#define DISC_SIZE 20
#define RINGED_SIZE 18
/* The ring, and it with the gap between disc and ring. */
#define RING_WIDTH 1.5f
#define RING_TOTAL 3
#define EDGE_WIDTH 1

/* From GNOME's palette, of each colour the shade by which the seven differ most, in the eyes of
 * people who see all colours and of those who do not see red, green or blue apart. */
static const char *const colors[] = {
  "#62a0ea", /* blue */
  "#8ff0a4", /* green */
  "#f9f06b", /* yellow */
  "#ff7800", /* orange */
  "#a51d2d", /* red */
  "#813d9c", /* purple */
  "#b5835a", /* brown */
};

struct _TbAgentDisc
{
  GtkWidget    parent_instance;

  /* Owned */
  PangoLayout *layout; /* NULL until needed */
  char        *number;

  guint        agent;
};

G_DEFINE_FINAL_TYPE (TbAgentDisc, tb_agent_disc, GTK_TYPE_WIDGET)

static double
linearize (float channel)
{
  return channel <= 0.03928f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Black or white, by which of them stands out more (WCAG's contrast ratio). */
static GdkRGBA
choose_text_color (const GdkRGBA *background)
{
  double luminance = 0.2126 * linearize (background->red) +
                     0.7152 * linearize (background->green) +
                     0.0722 * linearize (background->blue);
  gboolean white = 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05;

  return white ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };
}

void
tb_agent_disc_get_color (guint    agent,
                         GdkRGBA *color)
{
  gdk_rgba_parse (color, colors[agent % G_N_ELEMENTS (colors)]);
}

static gboolean
has_ring (TbAgentDisc *self)
{
  return self->agent >= G_N_ELEMENTS (colors);
}

static PangoLayout *
ensure_layout (TbAgentDisc *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->number);
  return self->layout;
}

static void
append_pill (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             const GdkRGBA         *color)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, bounds, bounds->size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
append_ring (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             const GdkRGBA         *color,
             float                  width)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA edge[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, bounds->size.height / 2);
  gtk_snapshot_append_border (snapshot, &outline, widths, edge);
}

static void
tb_agent_disc_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  TbAgentDisc *self = TB_AGENT_DISC (widget);
  int width;
  int height;

  pango_layout_get_pixel_size (ensure_layout (self), &width, &height);
  *natural = MAX (has_ring (self) ? RINGED_SIZE : DISC_SIZE, height + 2);
  /* What is wider than the disc needs room at its ends. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL && width > *natural - 4)
    *natural = width + 10;
  if (has_ring (self))
    *natural += 2 * RING_TOTAL;
  *minimum = *natural;
}

static void
tb_agent_disc_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TbAgentDisc *self = TB_AGENT_DISC (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  int text_width;
  int text_height;
  GdkRGBA color;
  GdkRGBA text_color;
  const GdkRGBA edge = { 0, 0, 0, .2f };

  tb_agent_disc_get_color (self->agent, &color);
  text_color = choose_text_color (&color);

  if (has_ring (self))
    {
      append_ring (snapshot, &bounds, &color, RING_WIDTH);
      graphene_rect_inset (&bounds, RING_TOTAL, RING_TOTAL);
    }
  append_pill (snapshot, &bounds, &color);
  /* Light discs stand on light cards. */
  append_ring (snapshot, &bounds, &edge, EDGE_WIDTH);

  pango_layout_get_pixel_size (ensure_layout (self), &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (roundf ((width - text_width) / 2),
                                                roundf ((height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &text_color);
  gtk_snapshot_restore (snapshot);
}

static void
tb_agent_disc_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tb_agent_disc_parent_class)->css_changed (widget, change);

  g_clear_object (&TB_AGENT_DISC (widget)->layout);
}

static void
tb_agent_disc_finalize (GObject *object)
{
  TbAgentDisc *self = TB_AGENT_DISC (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->number, g_free);

  G_OBJECT_CLASS (tb_agent_disc_parent_class)->finalize (object);
}

static void
tb_agent_disc_class_init (TbAgentDiscClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tb_agent_disc_finalize;
  widget_class->css_changed = tb_agent_disc_css_changed;
  widget_class->measure = tb_agent_disc_measure;
  widget_class->snapshot = tb_agent_disc_snapshot;

  gtk_widget_class_set_css_name (widget_class, "agentdisc");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tb_agent_disc_init (TbAgentDisc *self)
{
  self->number = g_strdup ("");
}

GtkWidget *
tb_agent_disc_new (void)
{
  return g_object_new (TB_TYPE_AGENT_DISC, NULL);
}

void
tb_agent_disc_set_agent (TbAgentDisc *self,
                         guint        agent,
                         const char  *number,
                         const char  *name)
{
  g_return_if_fail (TB_IS_AGENT_DISC (self));
  g_return_if_fail (number != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  if (self->agent == agent && g_str_equal (self->number, number))
    return;

  self->agent = agent;
  g_free (self->number);
  self->number = g_strdup (number);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
