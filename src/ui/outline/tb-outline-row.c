/* tb-outline-row.c: shows one row of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-row.h"

#include <string.h>

#include <glib/gi18n.h>

#define INDENT 18
#define SPACING 6

/**
 * TbOutlineRow:
 *
 * Mark or expander, number, name, problems, boxes. It is used again for other items as the list
 * scrolls. A list holds 200 such rows, most of them out of sight, and measures all of them when it
 * goes to a far place: so the texts are inscriptions, whose size does not depend on their words.
 */
struct _TbOutlineRow
{
  GtkWidget      parent_instance;

  /* Owned */
  TbOutlineItem *item;
  gulong         changed_id;

  /* Children */
  GtkWidget     *mark;
  GtkWidget     *expander;
  GtkWidget     *number;
  GtkWidget     *title;
  GtkWidget     *problem_icon;
  GtkWidget     *problem_count;
  GtkWidget     *boxes;

  int            severity; /* that of the icon; -1 before it has one */
};

G_DEFINE_FINAL_TYPE (TbOutlineRow, tb_outline_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* Takes as much room as its text, which is short. */
static void
set_short_text (GtkWidget  *inscription,
                const char *text)
{
  guint n_chars = g_utf8_strlen (text, -1);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), n_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (inscription), n_chars);
  gtk_widget_set_visible (inscription, n_chars > 0);
}

static void
update_problems (TbOutlineRow          *self,
                 const TbOutlineValues *values)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } looks[] = {
    [PLAN_SEVERITY_INFO] = { "dialog-information-symbolic", "dim-label" },
    [PLAN_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
    [PLAN_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
  };
  g_autofree char *count = g_strdup_printf ("%u", values->problems);

  gtk_widget_set_visible (self->problem_icon, values->problems > 0);
  if (values->problems > 0 && self->severity != (int)values->severity)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->problem_icon), looks[values->severity].icon);
      if (self->severity >= 0)
        gtk_widget_remove_css_class (self->problem_icon, looks[self->severity].css_class);
      gtk_widget_add_css_class (self->problem_icon, looks[values->severity].css_class);
      self->severity = values->severity;
    }
  set_short_text (self->problem_count, values->problems > 1 ? count : "");
}

static void
update_expander (TbOutlineRow          *self,
                 const TbOutlineValues *values)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->expander, values->expandable);
  gtk_widget_set_visible (self->mark, !values->expandable);
  if (!values->expandable)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            values->expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  /* Translators: the number of a build agent whose tasks are hidden or shown. */
  words = g_strdup_printf (values->expanded ? _("Hide Tasks of Agent %s")
                                            : _("Show Tasks of Agent %s"),
                           values->number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* The name goes on the list's own widget for the row: that is what has the focus. */
static void
update_accessible (TbOutlineRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *words = tb_outline_item_describe (self->item);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                    -1);
}

/* Beside what is selected: by a bar, and in words. */
static void
update_read (TbOutlineRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean is_read = tb_outline_item_is_read (self->item);

  if (parent == NULL || is_read == gtk_widget_has_css_class (GTK_WIDGET (self), "read"))
    return;
  if (is_read)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "read");
      gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _("In sight in the preview"), -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "read");
      gtk_accessible_reset_property (GTK_ACCESSIBLE (parent),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/* A layout for each of hundreds of rows takes a good part of a frame: most names need none. */
static gboolean
is_text_rtl (TbOutlineRow *self,
             const char   *text)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (g_str_is_ascii (text) && strpbrk (text, "aeiouAEIOU") != NULL)
    return FALSE;
  layout = gtk_widget_create_pango_layout (self->title, text);
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

/* The title begins at its mark, whichever way it and the interface are read: an inscription would
 * begin at the side where its own words do. */
static void
update_alignment (TbOutlineRow *self)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (self->title));
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->title),
                              is_rtl != is_text_rtl (self, text) ? 1 : 0);
}

static void
update_row (TbOutlineRow *self)
{
  const TbOutlineValues *values = tb_outline_item_get_values (self->item);
  g_autofree char *agent_title = NULL;
  g_autofree char *boxes = NULL;
  const char *title = values->title;

  if (values->kind == PLAN_PART_TITLE)
    title = _("Plan");
  else if (values->kind == PLAN_PART_AGENT)
    {
      /* Translators: the number of a build agent, then its name. */
      agent_title = *title != '\0' ? g_strdup_printf (_("Agent %s · %s"), values->number, title)
                                   : g_strdup_printf (_("Agent %s"), values->number);
      title = agent_title;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title),
                            *title != '\0' ? title : _("Untitled"));
  update_alignment (self);
  set_short_text (self->number, values->kind == PLAN_PART_TASK ? values->number : "");
  boxes = values->total > 0 ? g_strdup_printf ("%u/%u", values->done, values->total)
                            : g_strdup ("");
  set_short_text (self->boxes, boxes);
  tb_mark_set_state (TB_MARK (self->mark), values->mark);
  update_expander (self, values);
  update_problems (self, values);
  gtk_widget_set_margin_start (self->mark, INDENT * (int)values->depth);
  gtk_widget_set_margin_start (self->expander, INDENT * (int)values->depth);
  if (values->kind == PLAN_PART_AGENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "agent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "agent");
  update_read (self);
  update_accessible (self);
}

static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/* What of the title is cut off. */
static gboolean
query_title_cb (GtkInscription *title,
                int             x,
                int             y,
                gboolean        is_keyboard,
                GtkTooltip     *tooltip)
{
  const char *text = gtk_inscription_get_text (title);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (title), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (GTK_WIDGET (title)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
item_changed_cb (TbOutlineRow *self)
{
  update_row (self);
}

static void
expander_clicked_cb (TbOutlineRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}

static void
tb_outline_row_direction_changed (GtkWidget        *widget,
                                  GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (tb_outline_row_parent_class)->direction_changed (widget, previous);

  update_alignment (TB_OUTLINE_ROW (widget));
}

static void
tb_outline_row_dispose (GObject *object)
{
  TbOutlineRow *self = TB_OUTLINE_ROW (object);
  GtkWidget *child;

  tb_outline_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tb_outline_row_parent_class)->dispose (object);
}

static void
tb_outline_row_class_init (TbOutlineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_outline_row_dispose;

  widget_class->direction_changed = tb_outline_row_direction_changed;

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "outline-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  g_type_ensure (TB_TYPE_MARK);
}

static GtkWidget *
append_text (TbOutlineRow *self,
             const char   *css_class)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (inscription), 1);
  gtk_widget_set_valign (inscription, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (inscription, css_class);
  gtk_widget_set_parent (inscription, GTK_WIDGET (self));
  return inscription;
}

static void
tb_outline_row_init (TbOutlineRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->severity = -1;
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);

  self->mark = tb_mark_new ();
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));

  self->expander = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "expander-button");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (self->expander, FALSE);
  g_signal_connect_swapped (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));

  self->number = append_text (self, "numeric");
  self->title = append_text (self, "title");
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->title),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->title), 3);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_set_has_tooltip (self->title, TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (query_title_cb), NULL);

  self->problem_icon = gtk_image_new ();
  gtk_widget_set_parent (self->problem_icon, GTK_WIDGET (self));
  self->problem_count = append_text (self, "caption");
  self->boxes = append_text (self, "caption");
  gtk_widget_add_css_class (self->boxes, "numeric");
  gtk_widget_add_css_class (self->boxes, "dim-label");
}

GtkWidget *
tb_outline_row_new (void)
{
  return g_object_new (TB_TYPE_OUTLINE_ROW, NULL);
}

void
tb_outline_row_set_item (TbOutlineRow  *self,
                         TbOutlineItem *item)
{
  g_return_if_fail (TB_IS_OUTLINE_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
  update_row (self);
}

TbOutlineItem *
tb_outline_row_get_item (TbOutlineRow *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_ROW (self), NULL);

  return self->item;
}

void
tb_outline_row_set_line (TbOutlineRow  *self,
                         TbOutlineLine  line)
{
  static const char *const classes[] = {
    [TB_OUTLINE_LINE_ABOVE] = "line-above",
    [TB_OUTLINE_LINE_BELOW] = "line-below",
  };

  g_return_if_fail (TB_IS_OUTLINE_ROW (self));

  for (guint i = TB_OUTLINE_LINE_ABOVE; i <= TB_OUTLINE_LINE_BELOW; i++)
    if (i == line)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

void
tb_label_show_hidden_text (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
