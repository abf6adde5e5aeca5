/* tb-preview.c: the plan as it reads
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-private.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/compat/tb-still-pointer.h"
#include "ui/preview/tb-preview-box.h"
#include "ui/preview/tb-preview-links.h"
#include "ui/session/tb-find-marks.h"

/* How long a frame may be spent on rendering; laying out what was rendered comes on top. */
#define FRAME_BUDGET (3 * G_TIME_SPAN_MILLISECOND)
/* A reader who scrolled is left alone for so long. */
#define READER_TIME (1500 * G_TIME_SPAN_MILLISECOND)
/* So much of a part comes into view with its heading. */
#define LINES_BELOW_HEADING 6
/* A view that was just shown learns the heights of its lines little by little, and what was in
 * sight moves. */
#define FOLLOW_FRAMES 8
/* A pointer that moved farther between press and release did not click. */
#define CLICK_DISTANCE 5
/* In percent. */
#define MIN_ZOOM 50
#define MAX_ZOOM 250
#define ZOOM_STEP 10

G_DEFINE_FINAL_TYPE (TbPreview, tb_preview, GTK_TYPE_WIDGET)

static const struct
{
  guint       key;
  const char *action;
} zoom_keys[] = {
  { GDK_KEY_plus, "preview.zoom-in" },     { GDK_KEY_equal, "preview.zoom-in" },
  { GDK_KEY_KP_Add, "preview.zoom-in" },   { GDK_KEY_minus, "preview.zoom-out" },
  { GDK_KEY_KP_Subtract, "preview.zoom-out" },
  { GDK_KEY_0, "preview.zoom-reset" },     { GDK_KEY_KP_0, "preview.zoom-reset" },
};

/* The bytes of the field (or heading) that somebody is in. Returns: whether there is one */
static gboolean
get_place (TbPreview *self,
           MdSpan    *span)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  int field_index = tb_session_get_field (self->session);
  PlanPart *part;
  const char *bytes;
  gsize length;

  if (index < 0)
    return FALSE;

  part = plan_get_part (plan, index);
  if (field_index < 0 || (guint)field_index >= plan_part_get_n_fields (part))
    {
      *span = md_span_shift (plan_part_get_heading_span (part),
                             plan_get_part_start (plan, index));
      return !MD_SPAN_IS_EMPTY (*span);
    }

  bytes = plan_field_get_bytes (plan_part_get_field (part, field_index), &length);
  while (length > 0 && g_ascii_isspace (bytes[length - 1]))
    length--;
  span->start = plan_get_field_start (plan, index, field_index);
  span->end = span->start + length;

  return length > 0;
}

/* Whether the match that was found is in the place; and where it begins. */
static gboolean
get_match_start (TbPreview *self,
                 gsize     *start)
{
  TbFind *find = tb_session_get_find (self->session);
  PlanFindPlace place;
  guint n_matches;

  if (!tb_find_get_place (find, &place) || place.part_id != tb_session_get_part (self->session)
      || place.field != tb_session_get_field (self->session)
      || place.item != tb_session_get_item (self->session))
    return FALSE;
  *start = tb_find_get_matches (find, &n_matches)[tb_find_get_current (find)].start;
  return TRUE;
}

/* The byte at which the match, or the item, that somebody is at begins; @otherwise without one. */
static gsize
get_item_start (TbPreview *self,
                gsize      otherwise)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = tb_session_get_index (self->session);
  int field_index = tb_session_get_field (self->session);
  int item = tb_session_get_item (self->session);
  PlanField *field;
  gsize match;

  if (get_match_start (self, &match))
    return match;
  if (index < 0 || field_index < 0 || item < 0 ||
      (guint)field_index >= plan_part_get_n_fields (plan_get_part (plan, index)))
    return otherwise;
  field = plan_part_get_field (plan_get_part (plan, index), field_index);
  if ((guint)item >= plan_field_get_n_items (field))
    return otherwise;

  /* The item's own letters: its span begins at its line, which may be another's. */
  return plan_get_field_start (plan, index, field_index) +
         plan_field_get_item (field, item)->cells[0].start;
}

static void
update_place (TbPreview *self)
{
  MdSpan span;

  tb_preview_view_set_mark (self->view, get_place (self, &span) ? &span : NULL);
}

static void
show_place (TbPreview *self)
{
  guint start;
  guint end;
  MdSpan span;
  gsize item;
  int line;

  self->n_follow_frames--;
  /* A text that comes in little by little moves along what is in sight: the reader begins at its
   * beginning. */
  if (self->last_scroll < 0 && tb_session_get_part (self->session) == 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (self->scrolled)),
                              0);
  if (g_get_monotonic_time () - self->last_scroll < READER_TIME ||
      !tb_preview_view_get_mark (self->view, &start, &end) || !get_place (self, &span))
    return;

  /* A heading at the lower edge says nothing of what stands below it. */
  if (tb_session_get_field (self->session) < 0)
    end += LINES_BELOW_HEADING;
  item = get_item_start (self, span.start);
  line = item > span.start ? tb_preview_view_find_line (self->view, item) : -1;
  if (line >= 0)
    tb_preview_view_show_lines (self->view, line, line + 1);
  else
    tb_preview_view_show_lines (self->view, start, end);
}

/* Either the text is seen, or a word on why there is none. What is not seen gets no place, and GTK
 * (4.8) does not ask for one when it is seen again: it would stay undrawn. */
static void
show_text (TbPreview *self,
           gboolean   is_empty)
{
  if (gtk_widget_get_child_visible (self->status) == is_empty)
    return;

  gtk_widget_set_child_visible (self->scrolled, !is_empty);
  gtk_widget_set_child_visible (self->status, is_empty);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Returns: whether everything is shown now */
static gboolean
update (TbPreview *self,
        gint64     deadline)
{
  MdDocument *document = plan_document_get_document (tb_session_get_document (self->session));
  gboolean is_complete;
  gboolean is_empty;

  _tb_preview_update_folds (self);
  is_complete = tb_preview_view_update (self->view, document, deadline);
  is_empty = is_complete && tb_preview_view_is_empty (self->view);
  update_place (self);
  show_text (self, is_empty);
  if (is_complete && self->n_follow_frames > 0)
    show_place (self);
  if (is_complete)
    {
      _tb_preview_update_read (self);
      tb_preview_view_prepare_code (self->view);
    }

  return is_complete;
}

static void
stop_updating (TbPreview *self)
{
  if (self->frame != 0)
    g_signal_handler_disconnect (gtk_widget_get_frame_clock (GTK_WIDGET (self)), self->frame);
  self->frame = 0;
}

static void
frame_cb (GdkFrameClock *clock,
          TbPreview     *self)
{
  gboolean is_late = self->is_late;

  self->is_late = FALSE;
  /* The first frame of a window is for all that is around the text. */
  if (is_late || !tb_preview_view_has_width (self->view)
      || !update (self, g_get_monotonic_time () + FRAME_BUDGET) || self->n_follow_frames > 0)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
  else
    stop_updating (self);
}

/* For a tick, GTK makes another frame behind the one that shows what was typed. */
void
_tb_preview_queue_update (TbPreview *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->frame != 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->frame = g_signal_connect (clock, "update", G_CALLBACK (frame_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

void
_tb_preview_open_link (TbPreview  *self,
                       const char *url)
{
  int line;

  if (tb_preview_link_get_kind (url) != TB_PREVIEW_LINK_ANCHOR)
    {
      tb_preview_link_open (GTK_WIDGET (self), url, self->folder);
      return;
    }
  /* Also what it names may be folded. */
  _tb_preview_unfold_all (self);
  tb_preview_flush (self);
  line = tb_preview_view_find_anchor (self->view, url + 1);
  if (line >= 0)
    tb_preview_view_show_lines (self->view, line, line + 1);
}

/* Where @event is in the view. */
static gboolean
get_position (TbPreview *self,
              GdkEvent  *event,
              double    *x,
              double    *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double left;
  double top;

  if (native == NULL || !gdk_event_get_position (event, x, y))
    return FALSE;
  gtk_native_get_surface_transform (native, &left, &top);
  return gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self->view),
                                           *x - left, *y - top, x, y);
}

/* A click on what can only be edited in its form. */
static void
go_to (TbPreview *self,
       gsize      offset)
{
  if (!self->is_reading)
    tb_session_go_to_offset (self->session, offset);
}

static void
click (TbPreview *self,
       double     x,
       double     y)
{
  TbPreviewHit hit;

  if (!tb_preview_view_pick (self->view, x, y, &hit))
    return;
  if (hit.line->kind == TB_PREVIEW_LINE_HEADING &&
      x < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->view)))
    _tb_preview_toggle_fold (self, hit.offset);
  else if (tb_preview_view_is_button (self->view, x, y))
    gtk_widget_activate_action (GTK_WIDGET (self), "preview.copy-code", "t", (guint64)hit.offset);
  else if (hit.range == NULL || hit.range->style == TB_PREVIEW_DEAD_LINK ||
      hit.range->style == TB_PREVIEW_IMAGE)
    go_to (self, hit.offset);
  else if (hit.range->style == TB_PREVIEW_LINK)
    _tb_preview_open_link (self, hit.range->target);
  else if (hit.range->style == TB_PREVIEW_MORE)
    tb_preview_view_expand (self->view, hit.offset);
  else
    tb_preview_toggle_box (self->session, hit.offset);
}

/* A plain controller: the text view's own gestures would cancel another one. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          TbPreview                *self)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x;
  double y;

  /* A menu that opens while the button is down leaves the text :active (GTK 4.8). */
  if (type == GDK_BUTTON_PRESS)
    self->is_menu_due = gdk_event_triggers_context_menu (event) &&
                        get_position (self, event, &x, &y);
  if (self->is_menu_due && type == GDK_BUTTON_RELEASE)
    {
      self->is_menu_due = FALSE;
      if (get_position (self, event, &x, &y))
        _tb_preview_show_menu (self, x, y);
      return GDK_EVENT_STOP;
    }
  if (self->is_menu_due && type == GDK_BUTTON_PRESS)
    return GDK_EVENT_STOP;
  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE) ||
      gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY ||
      !get_position (self, event, &x, &y))
    return GDK_EVENT_PROPAGATE;

  if (type == GDK_BUTTON_PRESS)
    {
      self->press_x = x;
      self->press_y = y;
      tb_preview_view_clear_element (self->view);
    }
  else if (hypot (x - self->press_x, y - self->press_y) <= CLICK_DISTANCE &&
           !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (
             GTK_TEXT_VIEW (self->view))))
    click (self, x, y);

  return GDK_EVENT_PROPAGATE;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           TbPreview                *self)
{
  TbPreviewHit hit;
  gboolean is_here = tb_preview_view_pick (self->view, x, y, &hit);
  const char *plain = is_here && hit.line->table != NULL ? "default" : "text";
  gboolean is_button = is_here && hit.range != NULL && hit.range->style != TB_PREVIEW_DEAD_LINK &&
                       hit.range->style != TB_PREVIEW_IMAGE;

  if (is_here && hit.line->kind == TB_PREVIEW_LINE_HEADING &&
      x < gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->view)))
    is_button = TRUE;
  if (tb_preview_view_is_button (self->view, x, y))
    is_button = TRUE;
  tb_preview_view_set_hover (self->view, is_here ? hit.line : NULL);
  _tb_preview_set_hovered (self, is_here ? hit.range : NULL, x, y);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), is_button ? "pointer" : plain);
}

static void
leave_cb (TbPreview *self)
{
  tb_preview_view_set_hover (self->view, NULL);
  _tb_preview_set_hovered (self, NULL, -1, -1);
}

static gboolean
query_tooltip_cb (TbPreview  *self,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  GtkWidget  *view)
{
  if (!keyboard && tb_preview_view_is_button (self->view, x, y))
    {
      gtk_tooltip_set_text (tooltip, _("Copy Code"));
      return TRUE;
    }
  return FALSE;
}

static void
set_zoom (TbPreview *self,
          int        zoom)
{
  g_autofree char *style = NULL;

  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  style = g_strdup_printf ("textview.preview { font-size: %d%%; }", self->zoom);
  gtk_css_provider_load_from_data (self->zoom_style, style, -1);
}

static gboolean
bar_event_cb (TbPreview *self,
              GdkEvent  *event)
{
  if (gdk_event_get_event_type (event) == GDK_BUTTON_PRESS)
    _tb_preview_reader_moved (self);
  return GDK_EVENT_PROPAGATE;
}

static void
activate_element (TbPreview           *self,
                  const TbPreviewHit  *hit)
{
  if (hit->range == NULL)
    {
      if (hit->line->kind == TB_PREVIEW_LINE_HEADING)
        _tb_preview_toggle_fold (self, hit->offset);
      else
        gtk_widget_activate_action (GTK_WIDGET (self), "preview.copy-code", "t",
                                    (guint64)hit->offset);
    }
  else if (hit->range->style == TB_PREVIEW_LINK)
    _tb_preview_open_link (self, hit->range->target);
  else if (hit->range->style == TB_PREVIEW_MORE)
    tb_preview_view_expand (self->view, hit->offset);
  else
    tb_preview_toggle_box (self->session, hit->offset);
}

static gboolean
key_cb (TbPreview       *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  TbPreviewHit hit;

  state &= gtk_accelerator_get_default_mod_mask ();
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && state == GDK_SHIFT_MASK))
    {
      _tb_preview_show_menu_here (self);
      return GDK_EVENT_STOP;
    }
  _tb_preview_reader_moved (self);
  if (state != 0 || (key != GDK_KEY_space && key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) ||
      !tb_preview_view_get_element (self->view, &hit))
    return GDK_EVENT_PROPAGATE;
  activate_element (self, &hit);
  return GDK_EVENT_STOP;
}

/* Lines learn their heights when they are first laid out, little by little and below the place as
 * well as above it: it stays in sight. */
static void
height_changed_cb (TbPreview     *self,
                   GtkAdjustment *adjustment)
{
  double height = gtk_adjustment_get_upper (adjustment);

  /* The text view says so whenever it is given a size. */
  if (G_APPROX_VALUE (height, self->height, 0.5))
    return;
  self->height = height;
  if (!self->is_pinned || self->n_follow_frames > 0)
    return;
  self->n_follow_frames = 1;
  _tb_preview_queue_update (self);
}

static gboolean
scroll_cb (TbPreview                *self,
           double                    x,
           double                    y,
           GtkEventControllerScroll *controller)
{
  GdkModifierType state;

  state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  _tb_preview_reader_moved (self);
  if ((state & GDK_CONTROL_MASK) == 0 || G_APPROX_VALUE (y, 0, 0.01))
    return GDK_EVENT_PROPAGATE;

  set_zoom (self, self->zoom + (y < 0 ? ZOOM_STEP : -ZOOM_STEP));
  return GDK_EVENT_STOP;
}

static void
place_changed_cb (TbPreview *self)
{
  guint part = tb_session_get_part (self->session);

  /* Another page comes up in the form: a frame for both would be of nearly all the window. */
  if (part != self->part)
    self->is_late = TRUE;
  self->part = part;
  self->n_follow_frames = FOLLOW_FRAMES;
  _tb_preview_pin (self);
  _tb_preview_queue_update (self);
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  set_zoom (TB_PREVIEW (widget), TB_PREVIEW (widget)->zoom + ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  set_zoom (TB_PREVIEW (widget), TB_PREVIEW (widget)->zoom - ZOOM_STEP);
}

static void
zoom_reset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  set_zoom (TB_PREVIEW (widget), 100);
}

static void
tb_preview_map (GtkWidget *widget)
{
  TbPreview *self = TB_PREVIEW (widget);

  GTK_WIDGET_CLASS (tb_preview_parent_class)->map (widget);

  self->n_follow_frames = FOLLOW_FRAMES;
  _tb_preview_queue_update (self);
}

static void
tb_preview_unmap (GtkWidget *widget)
{
  TbPreview *self = TB_PREVIEW (widget);

  stop_updating (self);

  GTK_WIDGET_CLASS (tb_preview_parent_class)->unmap (widget);
}

static void
tb_preview_dispose (GObject *object)
{
  TbPreview *self = TB_PREVIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->folded_parts, g_hash_table_unref);
  g_clear_pointer (&self->folded_blocks, g_hash_table_unref);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->status, gtk_widget_unparent);
  g_clear_pointer (&self->target, gtk_widget_unparent);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_object (&self->zoom_style);
  g_clear_object (&self->session);
  g_clear_object (&self->folder);

  G_OBJECT_CLASS (tb_preview_parent_class)->dispose (object);
}

static void
tb_preview_class_init (TbPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_preview_dispose;
  widget_class->map = tb_preview_map;
  widget_class->unmap = tb_preview_unmap;

  _tb_preview_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-reset", NULL, zoom_reset_action);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
}

/* Wherever the focus is while the preview is seen: a click in it leads on into the form. */
static void
add_zoom_keys (TbPreview *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_shortcut_controller_set_scope (keys, GTK_SHORTCUT_SCOPE_MANAGED);
  for (guint i = 0; i < G_N_ELEMENTS (zoom_keys); i++)
    gtk_shortcut_controller_add_shortcut (
      keys, gtk_shortcut_new (gtk_keyval_trigger_new (zoom_keys[i].key, GDK_CONTROL_MASK),
                              gtk_named_action_new (zoom_keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
init_controllers (TbPreview *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkEventController *controller;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (view, controller);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect_object (controller, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (controller, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrolled, controller);

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (bar_event_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_scrolled_window_get_vscrollbar (
                               GTK_SCROLLED_WINDOW (self->scrolled)),
                             controller);

  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, controller);

  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (
                             GTK_SCROLLED_WINDOW (self->scrolled)),
                           "changed", G_CALLBACK (height_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (
                             GTK_SCROLLED_WINDOW (self->scrolled)),
                           "value-changed", G_CALLBACK (_tb_preview_update_read), self,
                           G_CONNECT_SWAPPED);

  gtk_widget_set_has_tooltip (view, TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
tb_preview_init (TbPreview *self)
{
  GtkWidget *view = tb_preview_view_new ();

  self->view = TB_PREVIEW_VIEW (view);
  self->last_scroll = G_MININT64 / 2;
  self->folded_parts = g_hash_table_new (NULL, NULL);
  self->folded_blocks = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)md_block_unref, NULL);
  self->zoom = 100;
  self->zoom_style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (view),
                                  GTK_STYLE_PROVIDER (self->zoom_style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  self->scrolled = gtk_scrolled_window_new ();
  /* EXTERNAL: tables as wide as they were must not keep the pane from becoming narrower. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), view);
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (self->scrolled));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));

  self->status = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), "view-reveal-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), _("Nothing to Preview"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status),
                                   _("What you write appears here as it reads."));
  gtk_widget_add_css_class (self->status, "compact");
  gtk_widget_set_child_visible (self->status, FALSE);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));

  init_controllers (self);
  add_zoom_keys (self);
  _tb_preview_add_target (self);
}

GtkWidget *
tb_preview_new (TbSession *session)
{
  TbPreview *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_PREVIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (tb_session_get_document (session), "changed",
                           G_CALLBACK (_tb_preview_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tb_session_get_find (session), "went", G_CALLBACK (place_changed_cb),
                           self, G_CONNECT_SWAPPED);
  tb_find_marks_follow (GTK_TEXT_VIEW (self->view), tb_session_get_find (session));

  return GTK_WIDGET (self);
}

void
tb_preview_set_folder (TbPreview *self,
                       GFile     *folder)
{
  g_return_if_fail (TB_IS_PREVIEW (self));

  g_set_object (&self->folder, folder);
}

void
tb_preview_set_reading (TbPreview *self,
                        gboolean   is_reading)
{
  g_return_if_fail (TB_IS_PREVIEW (self));

  self->is_reading = is_reading;
}

void
tb_preview_flush (TbPreview *self)
{
  g_return_if_fail (TB_IS_PREVIEW (self));

  while (!update (self, G_MAXINT64))
    ;
}

GtkTextView *
tb_preview_get_view (TbPreview *self)
{
  g_return_val_if_fail (TB_IS_PREVIEW (self), NULL);

  return GTK_TEXT_VIEW (self->view);
}

gboolean
tb_preview_is_complete (TbPreview *self)
{
  MdDocument *document;

  g_return_val_if_fail (TB_IS_PREVIEW (self), FALSE);

  document = plan_document_get_document (tb_session_get_document (self->session));
  return tb_preview_view_shows (self->view, document);
}

int
tb_preview_get_marked_line (TbPreview *self)
{
  guint start;
  guint end;

  g_return_val_if_fail (TB_IS_PREVIEW (self), -1);

  return tb_preview_view_get_mark (self->view, &start, &end) ? (int)start : -1;
}
