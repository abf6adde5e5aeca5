/* tb-panes.c: outline, form and companion side by side or in turn
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-panes.h"

#include <glib/gi18n.h>

#include "ui/compat/tb-pages.h"
#include "ui/compat/tb-still.h"

#define OUTLINE_MIN   220
#define OUTLINE_MAX   320
#define FORM_MIN      340
#define COMPANION_MIN 280
/* The companion takes this share of the width until a person says how wide, and may take at most
 * the other. */
#define COMPANION_SHARE 0.36
#define COMPANION_MOST  0.5
#define HANDLE_WIDTH  9
/* By one press of an arrow key on a handle. */
#define KEY_STEP      24

/**
 * TbPanes:
 *
 * Three panes. With room they stand side by side, with handles between them that drag; without, one
 * is shown at a time. A pane that is not shown is not mapped and takes no focus.
 */
struct _TbPanes
{
  GtkWidget  parent_instance;

  /* Owned, children */
  GtkWidget *children[TB_N_PANES];
  GtkWidget *lines[2];   /* what is seen between the panes */
  GtkWidget *handles[2]; /* what can be grabbed there: outline's and companion's */

  TbRoom     room;
  TbPane     current;
  gboolean   wanted[TB_N_PANES];
  int        widths[TB_N_PANES]; /* 0 for the companion: its share of the whole */
  int        told_widths[2]; /* what assistive technologies know of the handles */
};

G_DEFINE_FINAL_TYPE (TbPanes, tb_panes, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static TbPane
pane_of_handle (guint handle)
{
  return handle == 0 ? TB_PANE_OUTLINE : TB_PANE_COMPANION;
}

static gboolean
is_rtl (TbPanes *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
get_wanted_width (TbPanes *self,
                  TbPane   pane,
                  int      total)
{
  return self->widths[pane] > 0 ? self->widths[pane] : (int)(total * COMPANION_SHARE);
}

/* The widths the panes get out of @total: 0 for those not shown. */
static void
share_width (TbPanes *self,
             int      total,
             int      widths[TB_N_PANES])
{
  int rest = total;

  for (guint i = 0; i < TB_N_PANES; i++)
    widths[i] = 0;
  if (self->room == TB_ROOM_NARROW)
    {
      widths[self->current] = total;
      return;
    }
  if (tb_panes_is_shown (self, TB_PANE_OUTLINE))
    {
      widths[TB_PANE_OUTLINE] = CLAMP (self->widths[TB_PANE_OUTLINE], OUTLINE_MIN, OUTLINE_MAX);
      rest -= widths[TB_PANE_OUTLINE];
    }
  if (!tb_panes_is_shown (self, TB_PANE_FORM))
    {
      widths[TB_PANE_COMPANION] = rest;
      return;
    }
  if (tb_panes_is_shown (self, TB_PANE_COMPANION))
    {
      int most = MIN ((int)(total * COMPANION_MOST), rest - FORM_MIN);

      widths[TB_PANE_COMPANION] = CLAMP (get_wanted_width (self, TB_PANE_COMPANION, total),
                                         COMPANION_MIN,
                                         MAX (most, COMPANION_MIN));
      rest -= widths[TB_PANE_COMPANION];
    }
  widths[TB_PANE_FORM] = rest;
}

/* Twice: what asks for another place while it gets one, as the bar of a text that has become longer
 * does, gets it the second time. GTK (4.8) would forget it, warn, and not draw that pane again. */
static void
allocate_child (TbPanes   *self,
                GtkWidget *child,
                int        x,
                int        width,
                int        total,
                int        height)
{
  GtkAllocation area = { x, 0, width, height };
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (width, minimum);
  if (is_rtl (self))
    area.x = total - x - width;
  gtk_widget_size_allocate (child, &area, -1);
  gtk_widget_size_allocate (child, &area, -1);
}

/* The line and handle at the edge @x between two panes. */
static void
allocate_edge (TbPanes  *self,
               guint     index,
               gboolean  is_shown,
               int       x,
               int       total,
               int       height)
{
  gtk_widget_set_child_visible (self->lines[index], is_shown);
  gtk_widget_set_child_visible (self->handles[index], is_shown);
  if (!is_shown)
    return;
  allocate_child (self, self->lines[index], x, 1, total, height);
  allocate_child (self, self->handles[index], x - HANDLE_WIDTH / 2, HANDLE_WIDTH, total, height);
}

static void
update_pane (TbPanes *self,
             TbPane   pane)
{
  if (self->children[pane] == NULL)
    return;
  gtk_widget_set_child_visible (self->children[pane], tb_panes_is_shown (self, pane));
  tb_pages_set_presented (self->children[pane], tb_panes_is_shown (self, pane));
}

static void
update_shown (TbPanes *self)
{
  for (guint i = 0; i < TB_N_PANES; i++)
    update_pane (self, i);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               TbPanes        *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                TbPanes        *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint index = handle == self->handles[0] ? 0 : 1;
  double start_x, x, y;
  double moved;

  /* The handle moves along while it is dragged: its own coordinates say nothing. */
  gtk_gesture_drag_get_start_point (gesture, &start_x, NULL);
  gtk_widget_translate_coordinates (handle, GTK_WIDGET (self), start_x + offset_x, 0, &x, &y);
  moved = index == 0 ? x : gtk_widget_get_width (GTK_WIDGET (self)) - x;
  if (is_rtl (self))
    moved = gtk_widget_get_width (GTK_WIDGET (self)) - moved;
  tb_panes_set_width (self, pane_of_handle (index), (int)moved);
}

/* What the pane's width may be now. */
static void
get_limits (TbPanes *self,
            TbPane   pane,
            int     *least,
            int     *most)
{
  int total = gtk_widget_get_width (GTK_WIDGET (self));
  int outline = tb_panes_is_shown (self, TB_PANE_OUTLINE)
                  ? CLAMP (self->widths[TB_PANE_OUTLINE], OUTLINE_MIN, OUTLINE_MAX) : 0;

  *least = pane == TB_PANE_OUTLINE ? OUTLINE_MIN : COMPANION_MIN;
  *most = OUTLINE_MAX;
  if (pane == TB_PANE_COMPANION)
    *most = MAX (MIN ((int)(total * COMPANION_MOST), total - outline - FORM_MIN), COMPANION_MIN);
}

/* Says what the handle at the pane of @width does. */
static void
update_handle (TbPanes *self,
               guint    index,
               int      width)
{
  int least, most;

  if (self->told_widths[index] == width)
    return;
  self->told_widths[index] = width;
  get_limits (self, pane_of_handle (index), &least, &most);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handles[index]),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double)least,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double)most,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  (double)width,
                                  -1);
}

/* Arrows move the handle where they point; Home and End make the pane as narrow and as wide as can
 * be. */
static gboolean
handle_key_cb (TbPanes               *self,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               GtkEventControllerKey *controller)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint index = handle == self->handles[0] ? 0 : 1;
  TbPane pane = pane_of_handle (index);
  int towards = (index == 0) == !is_rtl (self) ? 1 : -1;
  int least, most, width;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  get_limits (self, pane, &least, &most);
  width = CLAMP (get_wanted_width (self, pane, gtk_widget_get_width (GTK_WIDGET (self))), least,
                 most);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      width -= towards * KEY_STEP;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      width += towards * KEY_STEP;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      width = least;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      width = most;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  tb_panes_set_width (self, pane, CLAMP (width, least, most));
  return GDK_EVENT_STOP;
}

static void
tb_panes_measure (GtkWidget      *widget,
                  GtkOrientation  orientation,
                  int             for_size,
                  int            *minimum,
                  int            *natural,
                  int            *minimum_baseline,
                  int            *natural_baseline)
{
  TbPanes *self = TB_PANES (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  for (guint i = 0; i < TB_N_PANES; i++)
    {
      int child_minimum, child_natural;

      if (self->children[i] == NULL || !gtk_widget_should_layout (self->children[i]))
        continue;
      gtk_widget_measure (self->children[i], orientation, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += child_natural;
      else
        *natural = MAX (*natural, child_natural);
    }
  *natural = MAX (*natural, *minimum);
}

static void
tb_panes_size_allocate (GtkWidget *widget,
                        int        width,
                        int        height,
                        int        baseline)
{
  TbPanes *self = TB_PANES (widget);
  int widths[TB_N_PANES];
  int x = 0;

  share_width (self, width, widths);
  for (guint i = 0; i < TB_N_PANES; i++)
    {
      if (self->children[i] != NULL && tb_panes_is_shown (self, i))
        allocate_child (self, self->children[i], x, widths[i], width, height);
      x += widths[i];
    }
  allocate_edge (self, 0, widths[0] > 0 && widths[0] < width, widths[0] - 1, width, height);
  allocate_edge (self, 1, widths[1] > 0 && widths[2] > 0, widths[0] + widths[1], width, height);
  for (guint i = 0; i < 2; i++)
    update_handle (self, i, widths[pane_of_handle (i)]);
}

static void
tb_panes_dispose (GObject *object)
{
  TbPanes *self = TB_PANES (object);

  for (guint i = 0; i < TB_N_PANES; i++)
    g_clear_pointer (&self->children[i], gtk_widget_unparent);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->lines[i], gtk_widget_unparent);
      g_clear_pointer (&self->handles[i], gtk_widget_unparent);
    }

  G_OBJECT_CLASS (tb_panes_parent_class)->dispose (object);
}

static void
tb_panes_class_init (TbPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_panes_dispose;

  widget_class->measure = tb_panes_measure;
  widget_class->size_allocate = tb_panes_size_allocate;
  widget_class->snapshot = tb_still_snapshot;

  /* What is shown, or how wide, is another. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "panes");
}

static void
add_edge (TbPanes *self,
          guint    index)
{
  static const char *const names[] = { N_("Width of the Outline"), N_("Width Beside the Form") };
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->lines[index] = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->lines[index], GTK_WIDGET (self));

  self->handles[index] = g_object_new (ADW_TYPE_BIN,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_SEPARATOR,
                                       "css-name", "panehandle",
                                       "focusable", TRUE,
                                       NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->handles[index]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(names[index]),
                                  -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (handle_key_cb), self);
  gtk_widget_add_controller (self->handles[index], keys);
  gtk_widget_set_cursor_from_name (self->handles[index], "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (self->handles[index], GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_parent (self->handles[index], GTK_WIDGET (self));
}

static void
tb_panes_init (TbPanes *self)
{
  self->room = TB_ROOM_WIDE;
  self->current = TB_PANE_FORM;
  for (guint i = 0; i < TB_N_PANES; i++)
    self->wanted[i] = TRUE;
  self->widths[TB_PANE_OUTLINE] = 260;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_edge (self, 0);
  add_edge (self, 1);
}

GtkWidget *
tb_panes_new (void)
{
  return g_object_new (TB_TYPE_PANES, NULL);
}

void
tb_panes_set_child (TbPanes   *self,
                    TbPane     pane,
                    GtkWidget *child)
{
  g_return_if_fail (TB_IS_PANES (self));
  g_return_if_fail (pane < TB_N_PANES);
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_clear_pointer (&self->children[pane], gtk_widget_unparent);
  self->children[pane] = child;
  /* In the order of the panes, before the handles: that is the order of Tab, and the handles are
   * on top. */
  gtk_widget_insert_before (child, GTK_WIDGET (self), self->lines[0]);
  for (guint i = pane + 1; i < TB_N_PANES; i++)
    if (self->children[i] != NULL)
      {
        gtk_widget_insert_before (child, GTK_WIDGET (self), self->children[i]);
        break;
      }
  update_pane (self, pane);
}

GtkWidget *
tb_panes_get_child (TbPanes *self,
                    TbPane   pane)
{
  g_return_val_if_fail (TB_IS_PANES (self), NULL);
  g_return_val_if_fail (pane < TB_N_PANES, NULL);

  return self->children[pane];
}

void
tb_panes_set_room (TbPanes *self,
                   TbRoom   room)
{
  g_return_if_fail (TB_IS_PANES (self));

  if (self->room == room)
    return;
  self->room = room;
  /* What a wide window showed beside the form is not what a person looked at. */
  if (room == TB_ROOM_WIDE || (room == TB_ROOM_MEDIUM && self->current == TB_PANE_OUTLINE))
    self->current = TB_PANE_FORM;
  update_shown (self);
}

void
tb_panes_set_wanted (TbPanes  *self,
                     TbPane    pane,
                     gboolean  wanted)
{
  g_return_if_fail (TB_IS_PANES (self));
  g_return_if_fail (pane == TB_PANE_OUTLINE || pane == TB_PANE_COMPANION);

  if (self->wanted[pane] == wanted)
    return;
  self->wanted[pane] = wanted;
  update_shown (self);
}

gboolean
tb_panes_get_wanted (TbPanes *self,
                     TbPane   pane)
{
  g_return_val_if_fail (TB_IS_PANES (self), FALSE);

  return self->wanted[pane];
}

void
tb_panes_set_current (TbPanes *self,
                      TbPane   pane)
{
  g_return_if_fail (TB_IS_PANES (self));

  if (self->current == pane)
    return;
  self->current = pane;
  update_shown (self);
}

TbPane
tb_panes_get_current (TbPanes *self)
{
  g_return_val_if_fail (TB_IS_PANES (self), TB_PANE_FORM);

  return self->current;
}

gboolean
tb_panes_is_shown (TbPanes *self,
                   TbPane   pane)
{
  g_return_val_if_fail (TB_IS_PANES (self), FALSE);

  if (self->room == TB_ROOM_NARROW)
    return pane == self->current;
  if (pane == TB_PANE_OUTLINE)
    return self->wanted[pane];
  if (self->room == TB_ROOM_MEDIUM)
    return (pane == TB_PANE_COMPANION) == (self->current == TB_PANE_COMPANION);
  return self->wanted[pane];
}

void
tb_panes_set_width (TbPanes *self,
                    TbPane   pane,
                    int      width)
{
  g_return_if_fail (TB_IS_PANES (self));
  g_return_if_fail (pane == TB_PANE_OUTLINE || pane == TB_PANE_COMPANION);

  if (pane == TB_PANE_OUTLINE)
    width = CLAMP (width, OUTLINE_MIN, OUTLINE_MAX);
  else if (width > 0)
    width = MAX (width, COMPANION_MIN);
  if (self->widths[pane] == width)
    return;
  self->widths[pane] = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

int
tb_panes_get_width (TbPanes *self,
                    TbPane   pane)
{
  g_return_val_if_fail (TB_IS_PANES (self), 0);

  return self->widths[pane];
}
