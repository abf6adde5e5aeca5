/* tb-switcher.c: goes to anything by what it is called
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-switcher.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/dialogs/tb-switcher-item.h"
#include "ui/session/tb-place.h"

/* So many fit at most that are shown: who does not see it types on. */
#define MAX_SHOWN 60
#define WIDTH     560
#define HEIGHT    460

#define TB_TYPE_SWITCHER (tb_switcher_get_type ())
G_DECLARE_FINAL_TYPE (TbSwitcher, tb_switcher, TB, SWITCHER, AdwWindow)

/**
 * TbSwitcher:
 *
 * An entry and the places and commands that fit it, the best first. The keyboard focus stays in the
 * entry: arrows move the selection. Everything that can be gone to is collected when it opens.
 */
struct _TbSwitcher
{
  AdwWindow           parent_instance;

  /* Owned */
  GPtrArray          *places; /* of TbSwitcherItem: recent ones, then all parts, then commands */
  GPtrArray          *fields; /* of TbSwitcherItem: shown only when something is typed */
  GListStore         *shown;
  char               *query; /* what is shown fits this */
  GtkSingleSelection *selection;

  /* Children */
  GtkWidget          *entry;
  GtkWidget          *list;
  GtkWidget          *stack;
};

G_DEFINE_FINAL_TYPE (TbSwitcher, tb_switcher, ADW_TYPE_WINDOW)

static const char *const part_icons[] = {
  [PLAN_PART_PREAMBLE] = "text-x-generic-symbolic",
  [PLAN_PART_TITLE] = "text-x-generic-symbolic",
  [PLAN_PART_SECTION] = "text-x-generic-symbolic",
  [PLAN_PART_AGENT] = "avatar-default-symbolic",
  [PLAN_PART_TASK] = "view-list-symbolic",
};

/* An item and how well it fits. */
typedef struct
{
  TbSwitcherItem *item; /* borrowed */
  guint           rank;
  guint           order;
} Hit;

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *first = a;
  const Hit *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;
  return first->order < second->order ? -1 : first->order > second->order;
}

static void
collect_hits (GPtrArray        *items,
              const PlanRanker *ranker,
              GArray           *hits)
{
  for (guint i = 0; i < items->len; i++)
    {
      Hit hit = { items->pdata[i], 0, hits->len };

      hit.rank = tb_switcher_item_rank (hit.item, ranker);
      if (hit.rank > 0)
        g_array_append_val (hits, hit);
    }
}

/* What a screen reader says of the entry is where Enter goes. */
static void
selected_cb (TbSwitcher *self)
{
  TbSwitcherItem *item = gtk_single_selection_get_selected_item (self->selection);
  g_autofree char *words = NULL;

  if (item != NULL)
    words = g_strdup_printf ("%s, %s", tb_switcher_item_get_title (item),
                             tb_switcher_item_get_detail (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : _("Nothing fits"),
                                  -1);
}

static void
show_hits (TbSwitcher *self)
{
  const char *query = self->query;
  g_autoptr (PlanRanker) ranker = plan_ranker_new (query);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  collect_hits (self->places, ranker, hits);
  if (!plan_ranker_is_empty (ranker))
    collect_hits (self->fields, ranker, hits);
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < MIN (hits->len, MAX_SHOWN); i++)
    g_ptr_array_add (items, g_array_index (hits, Hit, i).item);
  g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, 0);
  if (items->len > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "list" : "empty");
  selected_cb (self);
}

static void
update (TbSwitcher *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* What is selected stays so while nothing else is typed. */
  if (g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  show_hits (self);
}

static void
go_to (TbSwitcher *self,
       guint       position)
{
  g_autoptr (TbSwitcherItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;

  if (item == NULL
      || !g_action_parse_detailed_name (tb_switcher_item_get_action (item), &name, &target, NULL))
    return;
  /* Gone before what is done moves the focus. */
  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), name, target);
}

static void
activate_cb (TbSwitcher *self,
             guint       position)
{
  go_to (self, position);
}

static void
entry_activate_cb (TbSwitcher *self)
{
  /* The last letters may still wait for the entry's delay. */
  update (self);
  go_to (self, gtk_single_selection_get_selected (self->selection));
}

static void
select_by (TbSwitcher *self,
           int         by)
{
  int n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  int selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  selected = CLAMP (selected + by, 0, n - 1);
  gtk_single_selection_set_selected (self->selection, selected);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);
}

static gboolean
key_pressed_cb (TbSwitcher      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_by (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_by (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      select_by (self, -8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      select_by (self, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      entry_activate_cb (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A list that a single click activates moves the selection to wherever the pointer rests, and Enter
 * would go there. */
static void
row_released_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  go_to (TB_SWITCHER (gtk_widget_get_root (row)), gtk_list_item_get_position (list_item));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *detail = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (row_released_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 28);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (row), gtk_image_new ());
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), detail);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  TbSwitcherItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (row);
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  g_autofree char *words = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), tb_switcher_item_get_icon (item));
  gtk_label_set_text (GTK_LABEL (title), tb_switcher_item_get_title (item));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)),
                      tb_switcher_item_get_detail (item));
  words = g_strdup_printf ("%s, %s", tb_switcher_item_get_title (item),
                           tb_switcher_item_get_detail (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
tb_switcher_dispose (GObject *object)
{
  TbSwitcher *self = TB_SWITCHER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (tb_switcher_parent_class)->dispose (object);
}

static void
tb_switcher_finalize (GObject *object)
{
  g_free (TB_SWITCHER (object)->query);

  G_OBJECT_CLASS (tb_switcher_parent_class)->finalize (object);
}

static void
tb_switcher_class_init (TbSwitcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tb_switcher_dispose;
  G_OBJECT_CLASS (klass)->finalize = tb_switcher_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
build_list (TbSwitcher *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "switcher-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places and Commands"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
tb_switcher_init (TbSwitcher *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *empty = gtk_label_new (_("Nothing fits. Try fewer letters."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->places = g_ptr_array_new_with_free_func (g_object_unref);
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (TB_TYPE_SWITCHER_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_window_set_title (GTK_WINDOW (self), _("Go To"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 0);
  g_object_set (self->entry, "placeholder-text", _("Go to a section, task, field or command"),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Go To"),
                                  -1);
  gtk_widget_add_css_class (self->entry, "switcher-entry");
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (box), self->entry);

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), build_list (self), "list");
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
take (GPtrArray  *items,
      const char *title,
      const char *detail,
      const char *icon,
      const char *action)
{
  g_ptr_array_add (items, tb_switcher_item_new (title, detail, icon, action));
}

static void
take_part (TbSwitcher *self,
           Plan       *plan,
           guint       index,
           const char *detail)
{
  PlanPart *part = plan_get_part (plan, index);
  g_autofree char *title = tb_place_describe_part (plan, index);
  g_autofree char *action = g_strdup_printf ("plan.go-to-field((uint32 %u,-1))",
                                             plan_part_get_id (part));

  take (self->places, title, detail, part_icons[plan_part_get_kind (part)], action);
}

/* What is around the part, or what kind of part it is. */
static char *
describe_around (Plan  *plan,
                 guint  index)
{
  int agent = plan_get_agent_of (plan, index);

  if (agent >= 0 && (guint)agent != index)
    return tb_place_describe_part (plan, agent);
  switch (plan_part_get_kind (plan_get_part (plan, index)))
    {
    case PLAN_PART_AGENT:
      return g_strdup (_("Build agent"));
    case PLAN_PART_TITLE:
      return g_strdup (_("Plan"));
    case PLAN_PART_TASK:
      return g_strdup (_("Task"));
    case PLAN_PART_PREAMBLE:
    case PLAN_PART_SECTION:
    default:
      return g_strdup (_("Section"));
    }
}

static void
take_fields (TbSwitcher *self,
             Plan       *plan,
             guint       index)
{
  PlanPart *part = plan_get_part (plan, index);
  g_autofree char *around = tb_place_describe_part (plan, index);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      const char *label = plan_field_get_label (plan_part_get_field (part, i));
      g_autofree char *title = NULL;
      g_autofree char *action = NULL;

      if (*label == '\0')
        continue;
      title = g_utf8_make_valid (label, -1);
      action = g_strdup_printf ("plan.go-to-field((uint32 %u,%u))", plan_part_get_id (part), i);
      take (self->fields, title, around, "insert-text-symbolic", action);
    }
}

static void
take_places (TbSwitcher *self,
             TbSession  *session)
{
  Plan *plan = tb_session_get_plan (session);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint n_recent;
  const guint *recent = tb_session_get_recent (session, &n_recent);

  for (guint i = 0; i < n_recent; i++)
    {
      int index = plan_find_part (plan, recent[i]);

      /* Nobody goes to where they are. */
      if (index < 0 || recent[i] == tb_session_get_part (session))
        continue;
      take_part (self, plan, index, _("Recent"));
      g_hash_table_add (taken, GUINT_TO_POINTER (recent[i]));
    }
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      g_autofree char *around = describe_around (plan, i);
      guint id = plan_part_get_id (plan_get_part (plan, i));

      if (!g_hash_table_contains (taken, GUINT_TO_POINTER (id)))
        take_part (self, plan, i, around);
      take_fields (self, plan, i);
    }
}

static gboolean
is_enabled (GtkWindow  *parent,
            const char *detailed_name)
{
  GActionGroup *group = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed_name, &plain, &target, NULL))
    return FALSE;
  if (g_str_has_prefix (plain, "win."))
    group = G_ACTION_GROUP (parent);
  else if (g_str_has_prefix (plain, "app."))
    group = G_ACTION_GROUP (gtk_window_get_application (parent));
  return group == NULL || g_action_group_get_action_enabled (group, strchr (plain, '.') + 1);
}

/* The first of its keys, in words; "" without one. */
static char *
dup_keys (GtkWindow  *parent,
          const char *action)
{
  GtkApplication *application = gtk_window_get_application (parent);
  g_auto (GStrv) accels = NULL;
  GdkModifierType modifiers;
  guint key;

  if (application != NULL)
    accels = gtk_application_get_accels_for_action (application, action);
  if (accels == NULL || accels[0] == NULL
      || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return g_strdup (_("Command"));
  return gtk_accelerator_get_label (key, modifiers);
}

static void
take_commands (TbSwitcher              *self,
               GtkWindow               *parent,
               const TbSwitcherCommand *commands,
               guint                    n_commands)
{
  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *keys = dup_keys (parent, commands[i].action);

      if (is_enabled (parent, commands[i].action))
        take (self->places, commands[i].title,
              commands[i].detail != NULL ? commands[i].detail : keys, "emblem-system-symbolic",
              commands[i].action);
    }
}

void
tb_switcher_show (GtkWindow               *parent,
                  TbSession               *session,
                  const TbSwitcherCommand *commands,
                  guint                    n_commands)
{
  TbSwitcher *self;
  int width = gtk_widget_get_width (GTK_WIDGET (parent));

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (TB_IS_SESSION (session));

  self = g_object_new (TB_TYPE_SWITCHER, "transient-for", parent, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (WIDTH, MAX (width - 24, 320)), HEIGHT);
  take_places (self, session);
  take_commands (self, parent, commands, n_commands);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
