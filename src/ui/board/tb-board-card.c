/* tb-board-card.c: one task on the board
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-card.h"

#include <glib/gi18n.h>

#include "ui/board/tb-agent-disc.h"
#include "ui/board/tb-board-details.h"
#include "ui/board/tb-board-drag.h"
#include "ui/board/tb-board-text.h"

/* An icon and a few words. */
typedef struct
{
  GtkWidget *box; /* NULL until there is something to say */
  GtkImage  *icon;
  GtkLabel  *label;
} Badge;

struct _TbBoardCard
{
  GtkWidget    parent_instance;

  /* Owned */
  TbBoardItem *item;

  /* Children */
  GtkWidget   *content;
  GtkLabel    *key;
  GtkWidget   *disc;
  GtkWidget   *expander;
  GtkLabel    *name;
  GtkLabel    *location;
  GtkWidget   *progress_box;
  GtkWidget   *progress;
  GtkLabel    *count;
  GtkWidget   *badges;  /* NULL until needed, as what is in it */
  Badge        dependency;
  Badge        placeholders;
  Badge        problems;
  Badge        shared;
  Badge        comments;
  Badge        news;
  GtkWidget   *details; /* NULL while collapsed */
};

G_DEFINE_FINAL_TYPE (TbBoardCard, tb_board_card, GTK_TYPE_WIDGET)

static GtkLabel *
append_label (GtkWidget  *box,
              const char *first_class,
              const char *second_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  if (first_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), second_class);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));

  return label;
}

/* Behind @sibling in @parent, or first. */
static void
create_badge (Badge     *badge,
              GtkWidget *parent,
              GtkWidget *sibling)
{
  badge->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  badge->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (badge->box, "badge");
  gtk_box_append (GTK_BOX (badge->box), GTK_WIDGET (badge->icon));
  badge->label = append_label (badge->box, "caption", NULL);
  gtk_label_set_ellipsize (badge->label, PANGO_ELLIPSIZE_END);
  gtk_box_insert_child_after (GTK_BOX (parent), badge->box, sibling);
}

/* @text NULL hides the badge. @words are the same in full; @tone is the badge's only CSS class
 * beside its own. */
static void
show_badge (Badge      *badge,
            const char *icon,
            const char *text,
            const char *words,
            const char *tone)
{
  const char *classes[] = { "badge", tone, NULL };

  gtk_widget_set_visible (badge->box, text != NULL);
  if (text == NULL)
    return;

  gtk_widget_set_css_classes (badge->box, classes);
  gtk_image_set_from_icon_name (badge->icon, icon);
  gtk_label_set_text (badge->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge->icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static const char *
choose_severity_icon (PlanSeverity severity)
{
  switch (severity)
    {
    case PLAN_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case PLAN_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case PLAN_SEVERITY_INFO:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
choose_severity_tone (PlanSeverity severity)
{
  switch (severity)
    {
    case PLAN_SEVERITY_ERROR:
      return "error";
    case PLAN_SEVERITY_WARNING:
      return "warning";
    case PLAN_SEVERITY_INFO:
    default:
      return "quiet";
    }
}

/* "2 problems", in the word of the worst of them when all are as bad. */
static char *
format_problems (const TbBoardFacts *facts)
{
  if (facts->severity == PLAN_SEVERITY_INFO)
    return g_strdup_printf (ngettext ("%u hint", "%u hints", facts->n_problems),
                            facts->n_problems);
  return g_strdup_printf (ngettext ("%u problem", "%u problems", facts->n_problems),
                          facts->n_problems);
}

static void
update_dependency (TbBoardCard        *self,
                   const TbBoardFacts *facts)
{
  const char *icon = "media-playback-start-symbolic";
  const char *tone = "success";

  if (facts->readiness == TB_BOARD_READINESS_CIRCLE)
    {
      icon = "dialog-error-symbolic";
      tone = "error";
    }
  if (facts->readiness == TB_BOARD_READINESS_WAITING)
    {
      icon = "document-open-recent-symbolic";
      tone = "quiet";
    }
  if (self->dependency.box == NULL)
    {
      if (facts->dependency[0] == '\0')
        return;
      create_badge (&self->dependency, self->content, self->progress_box);
    }
  show_badge (&self->dependency, icon,
              facts->dependency[0] != '\0' ? facts->dependency : NULL, facts->dependency, tone);
}

static void
update_counts (TbBoardCard        *self,
               const TbBoardFacts *facts)
{
  gboolean has_counts = facts->n_placeholders > 0 || facts->n_problems > 0 ||
                        facts->n_open_comments > 0;
  g_autofree char *comments = NULL;
  g_autofree char *placeholders = NULL;
  g_autofree char *words = NULL;
  g_autofree char *problems = NULL;

  if (self->badges == NULL)
    {
      if (!has_counts)
        return;
      self->badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      gtk_box_insert_child_after (GTK_BOX (self->content), self->badges,
                                  self->dependency.box != NULL ? self->dependency.box
                                                               : self->progress_box);
      create_badge (&self->placeholders, self->badges, NULL);
      create_badge (&self->problems, self->badges, self->placeholders.box);
      create_badge (&self->comments, self->badges, self->problems.box);
    }
  gtk_widget_set_visible (self->badges, has_counts);

  if (facts->n_placeholders > 0)
    {
      /* Translators: how many placeholders of a task are left to fill in. */
      placeholders = g_strdup_printf (ngettext ("%u to fill in", "%u to fill in",
                                                facts->n_placeholders),
                                      facts->n_placeholders);
      words = tb_board_facts_describe_placeholders (facts);
    }
  show_badge (&self->placeholders, "document-edit-symbolic",
              placeholders, words, "quiet");

  if (facts->n_problems > 0)
    problems = format_problems (facts);
  show_badge (&self->problems, choose_severity_icon (facts->severity),
              problems, facts->messages, choose_severity_tone (facts->severity));

  if (facts->n_open_comments > 0)
    comments = g_strdup_printf (ngettext ("%u comment", "%u comments", facts->n_open_comments),
                                facts->n_open_comments);
  show_badge (&self->comments, "mail-unread-symbolic", comments, comments, "quiet");
}

/* A badge in a line of its own, made when it is first needed. */
static void
update_line (TbBoardCard *self,
             Badge       *badge,
             const char  *icon,
             const char  *text,
             const char  *words,
             const char  *tone)
{
  if (badge->box == NULL)
    {
      if (text[0] == '\0')
        return;
      create_badge (badge, self->content, self->progress_box);
    }
  show_badge (badge, icon, text[0] != '\0' ? text : NULL, words, tone);
}

static void
update_progress (TbBoardCard        *self,
                 const TbBoardFacts *facts)
{
  g_autofree char *count = g_strdup_printf ("%u/%u", facts->n_done, facts->n_criteria);
  g_autofree char *name = g_strdup_printf (_ ("Criteria of Task %s"), facts->key);

  gtk_widget_set_visible (self->progress_box, facts->n_criteria > 0);
  gtk_label_set_text (self->count, count);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 facts->n_criteria == 0
                                   ? 0
                                   : (double) facts->n_done / facts->n_criteria);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
update_details (TbBoardCard        *self,
                const TbBoardFacts *facts)
{
  gboolean expanded = tb_board_item_get_expanded (self->item);
  g_autofree char *name = g_strdup_printf (expanded ? _ ("Collapse Task %s") : _ ("Expand Task %s"),
                                           facts->key);

  gtk_button_set_icon_name (GTK_BUTTON (self->expander),
                            expanded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->expander),
                               GTK_ACCESSIBLE_STATE_EXPANDED, expanded,
                               -1);

  if (!expanded)
    {
      if (self->details != NULL)
        gtk_box_remove (GTK_BOX (self->content), self->details);
      self->details = NULL;
      return;
    }
  if (self->details == NULL)
    {
      self->details = tb_board_details_new ();
      gtk_box_append (GTK_BOX (self->content), self->details);
    }
  tb_board_details_set (TB_BOARD_DETAILS (self->details), facts,
                        tb_board_item_get_draft (self->item));
}

static void
update_agent (TbBoardCard        *self,
              const TbBoardFacts *facts)
{
  g_autofree char *agent = NULL;

  gtk_widget_set_visible (self->disc, facts->agent >= 0);
  if (facts->agent < 0)
    return;
  agent = tb_board_facts_describe_agent (facts);
  tb_agent_disc_set_agent (TB_AGENT_DISC (self->disc), facts->agent, facts->agent_number, agent);
}

/* What lights a card is said in words too. */
static void
update_key (TbBoardCard        *self,
            const TbBoardFacts *facts)
{
  g_autofree char *age = tb_board_facts_format_age (facts->since);
  g_autofree char *text = NULL;

  switch (tb_board_item_get_light (self->item))
    {
    case TB_BOARD_LIGHT_NEEDED:
      /* Translators: the card of a task that the one pointed at waits for. */
      text = g_strdup_printf (_ ("%s · comes before"), facts->key);
      break;
    case TB_BOARD_LIGHT_BEHIND:
      /* Translators: the card of a task that waits for the one pointed at. */
      text = g_strdup_printf (_ ("%s · comes after"), facts->key);
      break;
    case TB_BOARD_LIGHT_NONE:
    default:
      /* Translators: a task's number, and how long it is in its column ("3 days"). */
      text = age != NULL ? g_strdup_printf (_ ("%s · for %s"), facts->key, age)
                         : g_strdup (facts->key);
      break;
    }
  gtk_label_set_text (self->key, text);
}

static void
update_task (TbBoardCard *self)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);
  g_autofree char *description = tb_board_facts_describe (facts);
  g_autofree char *details = NULL;

  update_key (self, facts);
  tb_board_text_set_label (self->name, facts->name);
  gtk_label_set_text (self->location, facts->location);
  gtk_widget_set_visible (GTK_WIDGET (self->location), facts->location[0] != '\0');
  update_agent (self, facts);
  update_progress (self, facts);
  update_dependency (self, facts);
  update_line (self, &self->shared,
               facts->is_shared_wrong ? "dialog-error-symbolic" : "emblem-documents-symbolic",
               facts->shared, facts->shared_files, facts->is_shared_wrong ? "error" : "quiet");
  update_line (self, &self->news, "starred-symbolic", tb_board_item_get_news (self->item),
               tb_board_item_get_news (self->item), "news");
  update_counts (self, facts);
  update_details (self, facts);
  details = tb_board_facts_describe_badges (facts, tb_board_item_get_news (self->item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details,
                                  -1);
}

static void
update (TbBoardCard *self)
{
  gboolean is_gap = tb_board_item_is_gap (self->item);

  gtk_widget_set_visible (self->content, !is_gap);
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_gap);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1,
                               is_gap ? tb_board_item_get_height (self->item) : -1);
  if (is_gap)
    {
      const char *classes[] = { "gap", NULL };

      gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Place to drop"),
                                      -1);
    }
  else
    {
      const char *classes[] = { "card", "board-card", NULL, NULL, NULL };
      guint n = 2;

      if (tb_board_item_get_dragged (self->item))
        classes[n++] = "dragged";
      if (tb_board_item_get_light (self->item) == TB_BOARD_LIGHT_NEEDED)
        classes[n++] = "needed";
      else if (tb_board_item_get_light (self->item) == TB_BOARD_LIGHT_BEHIND)
        classes[n++] = "behind";
      gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
      update_task (self);
    }
}

static void
item_changed_cb (TbBoardItem *item,
                 TbBoardCard *self)
{
  update (self);
}

static gboolean
is_ellipsized (GtkLabel *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

/* What to say of the child at that place, when there is more to say than it shows. */
static char *
dup_tooltip (TbBoardCard *self,
             GtkWidget   *child)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (self->item);

  if (child == GTK_WIDGET (self->name) && is_ellipsized (self->name))
    return g_strdup (facts->title);
  if (child == GTK_WIDGET (self->location) && is_ellipsized (self->location))
    return g_strdup (facts->location);
  if (child == self->disc)
    return tb_board_facts_describe_agent (facts);
  if (child == self->expander)
    return g_strdup (self->details != NULL ? _ ("Hide Details") : _ ("Show Details"));
  if (child != NULL && child == self->dependency.box)
    return g_strdup (facts->dependency);
  if (child != NULL && child == self->placeholders.box)
    return tb_board_facts_describe_placeholders (facts);
  if (child != NULL && child == self->problems.box)
    return g_strdup (facts->messages);
  if (child != NULL && child == self->shared.box)
    return g_strdup (facts->shared_files);
  return NULL;
}

/* Only asked for when the pointer rests: setting the text of a tooltip asks the X server where the
 * pointer is, each time, which is too slow for a row of a list. */
static gboolean
tb_board_card_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  TbBoardCard *self = TB_BOARD_CARD (widget);
  GtkWidget *child;

  if (keyboard_tooltip || self->item == NULL || tb_board_item_is_gap (self->item))
    return FALSE;

  for (child = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
       child != NULL && child != widget;
       child = gtk_widget_get_parent (child))
    {
      g_autofree char *text = dup_tooltip (self, child);

      if (text != NULL)
        {
          gtk_tooltip_set_text (tooltip, text);
          return TRUE;
        }
    }
  return FALSE;
}

static guint
get_id (TbBoardCard *self)
{
  return self->item != NULL ? tb_board_item_get_id (self->item) : 0;
}

static void
expander_clicked_cb (GtkButton   *button,
                     TbBoardCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.toggle-expanded", "u", get_id (self));
}

/* Whether there is something at that place that can have the focus itself. */
static gboolean
is_focusable_inside (TbBoardCard *self,
                     double       x,
                     double       y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *child = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  while (child != NULL && child != widget && !gtk_widget_get_focusable (child))
    child = gtk_widget_get_parent (child);
  return child != NULL && child != widget;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            TbBoardCard     *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (get_id (self) == 0)
    return;

  /* What is in the card, such as the entry for a comment, keeps the focus that it just took. */
  if (!is_focusable_inside (self, x, y))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_SECONDARY)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  else if (button == GDK_BUTTON_PRIMARY && n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.open", "u", get_id (self));
}

/* A menu that opens while the button is down leaves the card :active (GTK 4.8). */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             TbBoardCard     *self)
{
  if (get_id (self) != 0
      && gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture))
             == GDK_BUTTON_SECONDARY)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.show-menu", "(uii)",
                                get_id (self), (int) x, (int) y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 TbBoardCard         *self)
{
  if (get_id (self) == 0)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-menu", "(uii)",
                              get_id (self), (int) x, (int) y);
}

static void
pointed_cb (TbBoardCard *self)
{
  if (get_id (self) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.point", "u", get_id (self));
}

static void
left_cb (TbBoardCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.point", "u", 0);
}

static void
focused_cb (TbBoardCard *self)
{
  if (get_id (self) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.focused", "u", get_id (self));
}

static void
unfocused_cb (TbBoardCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.focused", "u", 0);
}

/* Arrow keys go from card to card: only Tab goes into one. */
static gboolean
tb_board_card_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  if (gtk_widget_is_focus (widget) && direction != GTK_DIR_TAB_FORWARD)
    return FALSE;
  return GTK_WIDGET_CLASS (tb_board_card_parent_class)->focus (widget, direction);
}

static void
tb_board_card_dispose (GObject *object)
{
  TbBoardCard *self = TB_BOARD_CARD (object);

  tb_board_card_set_item (self, NULL);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (tb_board_card_parent_class)->dispose (object);
}

static void
tb_board_card_class_init (TbBoardCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_board_card_dispose;
  widget_class->focus = tb_board_card_focus;
  widget_class->query_tooltip = tb_board_card_query_tooltip;

  _tb_board_card_add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
create_top (TbBoardCard *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (top, "top");
  self->key = append_label (top, "caption", "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->key), "numeric");
  gtk_widget_set_hexpand (GTK_WIDGET (self->key), TRUE);
  self->disc = tb_agent_disc_new ();
  gtk_widget_set_valign (self->disc, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (top), self->disc);
  self->expander = gtk_button_new ();
  gtk_widget_add_css_class (self->expander, "flat");
  gtk_widget_add_css_class (self->expander, "expander");
  gtk_widget_set_valign (self->expander, GTK_ALIGN_CENTER);
  g_signal_connect (self->expander, "clicked", G_CALLBACK (expander_clicked_cb), self);
  gtk_box_append (GTK_BOX (top), self->expander);
  gtk_box_append (GTK_BOX (self->content), top);
}

static void
create_content (TbBoardCard *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  create_top (self);

  self->name = append_label (self->content, "heading", NULL);
  gtk_label_set_wrap (self->name, TRUE);
  gtk_label_set_wrap_mode (self->name, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (self->name, 3);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);

  self->location = append_label (self->content, "location", "dim-label");
  gtk_label_set_ellipsize (self->location, PANGO_ELLIPSIZE_MIDDLE);

  self->progress_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_hexpand (self->progress, TRUE);
  gtk_widget_set_valign (self->progress, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->progress_box), self->progress);
  self->count = append_label (self->progress_box, "caption", "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (self->content), self->progress_box);
}

static void
tb_board_card_init (TbBoardCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  create_content (self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focused_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (unfocused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  tb_board_drag_add_source (self);
}

GtkWidget *
tb_board_card_new (void)
{
  return g_object_new (TB_TYPE_BOARD_CARD, NULL);
}

void
tb_board_card_set_item (TbBoardCard *self,
                        TbBoardItem *item)
{
  g_return_if_fail (TB_IS_BOARD_CARD (self));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, item_changed_cb, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self, 0);
      update (self);
    }
  else
    /* A card that waits to be used again is nothing to a screen reader. */
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

TbBoardItem *
tb_board_card_get_item (TbBoardCard *self)
{
  g_return_val_if_fail (TB_IS_BOARD_CARD (self), NULL);

  return self->item;
}

int
tb_board_card_get_focus_row (TbBoardCard *self)
{
  g_return_val_if_fail (TB_IS_BOARD_CARD (self), -1);

  return self->details != NULL
           ? tb_board_details_get_focus_row (TB_BOARD_DETAILS (self->details))
           : -1;
}

void
tb_board_card_focus_row (TbBoardCard *self,
                         int          row)
{
  g_return_if_fail (TB_IS_BOARD_CARD (self));

  if (row < 0 || self->details == NULL ||
      !tb_board_details_focus_row (TB_BOARD_DETAILS (self->details), row))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
tb_board_card_is_in_comments (TbBoardCard *self)
{
  g_return_val_if_fail (TB_IS_BOARD_CARD (self), FALSE);

  return self->details != NULL &&
         tb_board_details_is_in_comments (TB_BOARD_DETAILS (self->details));
}
