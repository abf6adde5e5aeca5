/* tb-find-bar.c: finds and replaces in the whole plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-find-bar.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/source/tb-source-view.h"

/* A selection is looked for up to this length. */
#define MAX_SELECTION 128

struct _TbFindBar
{
  GtkWidget   parent_instance;

  /* Owned */
  TbSession  *session; /* %NULL without a plan */
  GtkWidget  *focus;   /* weak: where the focus was before */

  char       *query;   /* what was looked for last */

  gsize       from;    /* byte of the document that the search began at */

  /* Children */
  GtkWidget  *revealer;
  GtkWidget  *grid;
  GtkWidget  *entry;
  GtkWidget  *count;
  GtkWidget  *options;  /* a reference of its own: it moves in the grid */
  GtkWidget  *match_case;
  GtkWidget  *whole_words;
  GtkWidget  *replace_toggle;
  GtkWidget  *previous;
  GtkWidget  *next;
  GtkWidget  *replace_row;
  GtkWidget  *replacement;
  GtkWidget  *replace;
  GtkWidget  *replace_all;
};

G_DEFINE_FINAL_TYPE (TbFindBar, tb_find_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_REPLACE_ALL,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static TbFind *
get_find (TbFindBar *self)
{
  return tb_session_get_find (self->session);
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static char *
describe_count (TbFindBar *self)
{
  guint n_matches;
  int current;

  tb_find_get_matches (get_find (self), &n_matches);
  current = tb_find_get_current (get_find (self));
  if (tb_find_get_finder (get_find (self)) == NULL)
    return g_strdup ("");
  if (n_matches == 0)
    return g_strdup (_("No Matches"));
  /* Translators: which match of how many. */
  return g_strdup_printf (_("%d of %u"), current + 1, n_matches);
}

static void
find_changed_cb (TbFindBar *self)
{
  g_autofree char *count = describe_count (self);
  guint n_matches;

  tb_find_get_matches (get_find (self), &n_matches);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
  if (n_matches == 0 && *count != '\0')
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_sensitive (self->previous, n_matches > 0);
  gtk_widget_set_sensitive (self->next, n_matches > 0);
  gtk_widget_set_sensitive (self->replace, n_matches > 0);
  gtk_widget_set_sensitive (self->replace_all, n_matches > 0);
}

static void
query_changed_cb (TbFindBar *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  PlanFindFlags flags = PLAN_FIND_DEFAULT;

  if (self->session == NULL || !tb_find_bar_is_open (self))
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->match_case)))
    flags |= PLAN_FIND_MATCH_CASE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->whole_words)))
    flags |= PLAN_FIND_WHOLE_WORDS;
  g_free (self->query);
  self->query = g_strdup (query);
  tb_find_set_query (get_find (self), query, flags, self->from);
  tb_find_go (get_find (self));
}

/* The matches from which the next search goes on. */
static void
remember_place (TbFindBar *self)
{
  guint n_matches;
  const MdSpan *matches = tb_find_get_matches (get_find (self), &n_matches);
  int current = tb_find_get_current (get_find (self));

  if (current >= 0)
    self->from = matches[current].start;
}

static void
next_cb (TbFindBar *self)
{
  tb_find_bar_step (self, 1);
}

static void
previous_cb (TbFindBar *self)
{
  tb_find_bar_step (self, -1);
}

static void
replace_toggled_cb (TbFindBar *self)
{
  gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->replace_toggle));

  gtk_widget_set_visible (self->replace_row, is_active);
}

/* Replaces the current match and goes on to the one behind it. */
static void
replace_cb (TbFindBar *self)
{
  const char *text = tb_find_bar_get_replacement (self);
  guint n_matches;
  const MdSpan *matches = tb_find_get_matches (get_find (self), &n_matches);
  int current = tb_find_get_current (get_find (self));
  GError *error = NULL;
  PlanEdit *edit;
  MdSpan match;

  if (current < 0)
    return;
  match = matches[current];
  edit = plan_command_replace (tb_session_get_plan (self->session), &match, 1, text, NULL, &error);
  plan_document_break_merge (tb_session_get_document (self->session));
  tb_session_perform (self->session, edit, error);
  /* The new words may hold what is looked for: they are not looked at again. */
  matches = tb_find_get_matches (get_find (self), &n_matches);
  current = tb_find_get_current (get_find (self));
  if (current >= 0 && matches[current].start >= match.start
      && matches[current].start < match.start + strlen (text))
    tb_find_step (get_find (self), 1);
  else
    tb_find_go (get_find (self));
  remember_place (self);
}

static void
replace_all_cb (TbFindBar *self)
{
  g_signal_emit (self, signals[SIGNAL_REPLACE_ALL], 0);
}

/* Escape: goes on where the match is: in the source, if that was where the focus came from and it
 * has the match selected, or in the form. */
static void
stop_cb (TbFindBar *self)
{
  GtkWidget *focus = self->focus;
  guint n_matches = 0;

  if (self->session != NULL)
    tb_find_get_matches (get_find (self), &n_matches);
  if (focus != NULL && gtk_widget_get_mapped (focus)
      && (n_matches == 0 || gtk_widget_get_ancestor (focus, TB_TYPE_SOURCE_VIEW) != NULL))
    gtk_widget_grab_focus (focus);
  else if (n_matches > 0)
    tb_find_leave (get_find (self));
  tb_find_bar_close (self);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  stop_cb (TB_FIND_BAR (widget));
  return GDK_EVENT_STOP;
}

static gboolean
entry_key_cb (TbFindBar       *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter
                      || keyval == GDK_KEY_ISO_Enter;

  /* From one text to the other, past what stands between them. */
  if (keyval == GDK_KEY_Tab && (state & gtk_accelerator_get_default_mod_mask ()) == 0
      && gtk_widget_get_visible (self->replace_row))
    return gtk_widget_grab_focus (self->replacement);
  if (!is_enter)
    return GDK_EVENT_PROPAGATE;
  tb_find_bar_step (self, (state & GDK_SHIFT_MASK) != 0 ? -1 : 1);
  return GDK_EVENT_STOP;
}

static void
tb_find_bar_dispose (GObject *object)
{
  TbFindBar *self = TB_FIND_BAR (object);

  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->options);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_find_bar_parent_class)->dispose (object);
}

static void
tb_find_bar_finalize (GObject *object)
{
  g_free (TB_FIND_BAR (object)->query);

  G_OBJECT_CLASS (tb_find_bar_parent_class)->finalize (object);
}

static void
tb_find_bar_class_init (TbFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_find_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = tb_find_bar_finalize;

  signals[SIGNAL_REPLACE_ALL] = g_signal_new ("replace-all", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static GtkWidget *
build_button (const char *icon,
              const char *name,
              GCallback   clicked,
              TbFindBar  *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  tb_tooltip_set_text (button, name);
  set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
build_toggle (const char *label,
              const char *name,
              GCallback   toggled,
              TbFindBar  *self)
{
  GtkWidget *button = label != NULL ? gtk_toggle_button_new_with_label (label)
                                    : gtk_toggle_button_new ();

  tb_tooltip_set_text (button, name);
  set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "toggled", toggled, self);
  return button;
}

static void
init_find_row (TbFindBar *self)
{
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->entry), 60);
  g_object_set (self->entry, "placeholder-text", _("Find in the Plan"), NULL);
  set_name (self->entry, _("Find in the Plan"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  /* Before the entry takes Enter for its own "activate", which says nothing of Shift. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_grid_attach (GTK_GRID (self->grid), self->entry, 0, 0, 1, 1);

  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (self->count), 10);
  gtk_grid_attach (GTK_GRID (self->grid), self->count, 1, 0, 1, 1);

  self->previous = build_button ("go-up-symbolic", _("Previous Match"), G_CALLBACK (previous_cb),
                                 self);
  self->next = build_button ("go-down-symbolic", _("Next Match"), G_CALLBACK (next_cb), self);
  gtk_widget_add_css_class (steps, "linked");
  gtk_box_append (GTK_BOX (steps), self->previous);
  gtk_box_append (GTK_BOX (steps), self->next);
  gtk_grid_attach (GTK_GRID (self->grid), steps, 2, 0, 1, 1);
}

static void
init_options (TbFindBar *self)
{
  self->options = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  /* Translators: a toggle: upper and lower case. */
  self->match_case = build_toggle (_("Aa"), _("Match Case"), G_CALLBACK (query_changed_cb), self);
  /* Translators: a toggle: whole words only. */
  self->whole_words = build_toggle (_("Words"), _("Whole Words"), G_CALLBACK (query_changed_cb),
                                    self);
  self->replace_toggle = build_toggle (NULL, _("Show Replace"), G_CALLBACK (replace_toggled_cb),
                                       self);
  gtk_button_set_icon_name (GTK_BUTTON (self->replace_toggle), "edit-find-replace-symbolic");
  gtk_box_append (GTK_BOX (self->options), self->match_case);
  gtk_box_append (GTK_BOX (self->options), self->whole_words);
  gtk_box_append (GTK_BOX (self->options), self->replace_toggle);
}

static void
init_replace_row (TbFindBar *self)
{
  self->replace_row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->replacement = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->replacement), _("Replace With"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->replacement), GTK_ENTRY_ICON_PRIMARY,
                                     "edit-find-replace-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (self->replacement), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->replacement), 8);
  set_name (self->replacement, _("Replace With"));
  gtk_widget_set_hexpand (self->replacement, TRUE);
  g_signal_connect_swapped (self->replacement, "activate", G_CALLBACK (replace_cb), self);
  gtk_box_append (GTK_BOX (self->replace_row), self->replacement);

  self->replace = gtk_button_new_with_label (_("Replace"));
  set_name (self->replace, _("Replace Match"));
  tb_tooltip_set_text (self->replace, _("Replace Match"));
  g_signal_connect_swapped (self->replace, "clicked", G_CALLBACK (replace_cb), self);
  gtk_box_append (GTK_BOX (self->replace_row), self->replace);
  self->replace_all = gtk_button_new_with_label (_("All…"));
  set_name (self->replace_all, _("Replace All…"));
  tb_tooltip_set_text (self->replace_all, _("Choose What to Replace"));
  g_signal_connect_swapped (self->replace_all, "clicked", G_CALLBACK (replace_all_cb), self);
  gtk_box_append (GTK_BOX (self->replace_row), self->replace_all);
  gtk_widget_set_visible (self->replace_row, FALSE);
  gtk_grid_attach (GTK_GRID (self->grid), self->replace_row, 0, 2, 5, 1);
}

static void
place_options (TbFindBar *self,
               gboolean   narrow)
{
  if (narrow)
    gtk_grid_attach (GTK_GRID (self->grid), self->options, 0, 1, 5, 1);
  else
    gtk_grid_attach (GTK_GRID (self->grid), self->options, 3, 0, 1, 1);
  gtk_label_set_width_chars (GTK_LABEL (self->count), narrow ? 6 : 10);
}

static void
tb_find_bar_init (TbFindBar *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *close;

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "find");
  init_find_row (self);
  init_options (self);
  init_replace_row (self);
  place_options (self, FALSE);
  close = build_button ("window-close-symbolic", _("Close Find"), G_CALLBACK (stop_cb), self);
  gtk_widget_add_css_class (close, "circular");
  gtk_grid_attach (GTK_GRID (self->grid), close, 4, 0, 1, 1);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->grid);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), clamp);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
tb_find_bar_set_session (TbFindBar *self,
                         TbSession *session)
{
  g_return_if_fail (TB_IS_FIND_BAR (self));
  g_return_if_fail (TB_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (get_find (self), "changed", G_CALLBACK (find_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What is selected in @widget, where that can be looked for; %NULL otherwise. */
static char *
dup_selection (GtkWidget *widget)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;
  int from, to;

  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));

      if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
        text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  else if (GTK_IS_EDITABLE (widget)
           && gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), &from, &to))
    text = gtk_editable_get_chars (GTK_EDITABLE (widget), from, to);
  if (text == NULL || *text == '\0' || strlen (text) > MAX_SELECTION
      || strpbrk (text, "\r\n") != NULL)
    return NULL;
  return g_steal_pointer (&text);
}

void
tb_find_bar_open (TbFindBar *self,
                  gboolean   with_replace)
{
  GtkWidget *focus;

  g_return_if_fail (TB_IS_FIND_BAR (self));

  if (self->session == NULL)
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      g_autofree char *selection = focus != NULL ? dup_selection (focus) : NULL;

      g_set_weak_pointer (&self->focus, focus);
      self->from = tb_session_get_offset (self->session);
      if (selection != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), selection);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  if (with_replace)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->replace_toggle), TRUE);
  /* GTK 4.8 lets the caret blink in a text that is selected when it has the focus already, and
   * warns of that. */
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_grab_focus (self->entry);
  query_changed_cb (self);
}

void
tb_find_bar_close (TbFindBar *self)
{
  g_return_if_fail (TB_IS_FIND_BAR (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->session != NULL)
    tb_find_set_query (get_find (self), "", PLAN_FIND_DEFAULT, 0);
}

gboolean
tb_find_bar_is_open (TbFindBar *self)
{
  g_return_val_if_fail (TB_IS_FIND_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
tb_find_bar_step (TbFindBar *self,
                  int        by)
{
  g_return_if_fail (TB_IS_FIND_BAR (self));

  if (self->session == NULL)
    return;
  if (!tb_find_bar_is_open (self))
    {
      tb_find_bar_open (self, FALSE);
      return;
    }
  /* The last letters may still wait for the entry's delay. */
  if (g_strcmp0 (self->query, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    query_changed_cb (self);
  tb_find_step (get_find (self), by);
  remember_place (self);
}

const char *
tb_find_bar_get_replacement (TbFindBar *self)
{
  g_return_val_if_fail (TB_IS_FIND_BAR (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->replacement));
}

void
tb_find_bar_set_narrow (TbFindBar *self,
                        gboolean   narrow)
{
  g_return_if_fail (TB_IS_FIND_BAR (self));

  gtk_grid_remove (GTK_GRID (self->grid), self->options);
  place_options (self, narrow);
}
