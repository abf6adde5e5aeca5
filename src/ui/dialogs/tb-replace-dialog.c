/* tb-replace-dialog.c: chooses which matches are replaced
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-replace-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/dialogs/tb-replace-item.h"

/* Nobody looks through more than these. */
#define MAX_MATCHES 10000

#define TB_TYPE_REPLACE_DIALOG (tb_replace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TbReplaceDialog, tb_replace_dialog, TB, REPLACE_DIALOG, AdwWindow)

/**
 * TbReplaceDialog:
 *
 * A list of matches, with a box each. It is of one plan: when that changes, the dialog closes.
 */
struct _TbReplaceDialog
{
  AdwWindow   parent_instance;

  /* Owned */
  TbSession  *session;
  char       *text;
  GListStore *items; /* of TbReplaceItem */

  gboolean    is_replacing;
  gboolean    is_updating;

  /* Children */
  GtkWidget  *replace;
  GtkWidget  *all;
  GtkWidget  *summary;
};

G_DEFINE_FINAL_TYPE (TbReplaceDialog, tb_replace_dialog, ADW_TYPE_WINDOW)

static TbReplaceItem *
get_item (TbReplaceDialog *self,
          guint            index)
{
  /* The store keeps it. */
  g_autoptr (TbReplaceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item;
}

static guint
get_n_items (TbReplaceDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
update (TbReplaceDialog *self)
{
  guint n_chosen = 0, n_refused = 0;
  g_autofree char *label = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < get_n_items (self); i++)
    {
      n_chosen += tb_replace_item_get_chosen (get_item (self, i));
      n_refused += tb_replace_item_get_reason (get_item (self, i)) != NULL;
    }
  label = g_strdup_printf (ngettext ("_Replace %u Match", "_Replace %u Matches", n_chosen),
                           n_chosen);
  gtk_button_set_label (GTK_BUTTON (self->replace), label);
  gtk_widget_set_sensitive (self->replace, n_chosen > 0);
  gtk_widget_set_sensitive (self->all, n_refused < get_n_items (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all),
                               n_chosen > 0 && n_chosen + n_refused == get_n_items (self));
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->all),
                                     n_chosen > 0 && n_chosen + n_refused < get_n_items (self));
  if (n_refused > 0)
    summary = g_strdup_printf (ngettext ("%u cannot be replaced", "%u cannot be replaced",
                                         n_refused), n_refused);
  gtk_label_set_text (GTK_LABEL (self->summary), summary != NULL ? summary : "");
}

/* A click on the box of all; what update() does to it is not one. */
static void
all_toggled_cb (TbReplaceDialog *self)
{
  gboolean is_active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all));

  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  for (guint i = 0; i < get_n_items (self); i++)
    tb_replace_item_set_chosen (get_item (self, i), is_active);
  update (self);
  self->is_updating = FALSE;
}

static void
item_chosen_cb (TbReplaceDialog *self)
{
  if (self->is_updating)
    return;
  self->is_updating = TRUE;
  update (self);
  self->is_updating = FALSE;
}

/* The matches that are chosen. */
static GArray *
collect_spans (TbReplaceDialog *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (MdSpan));

  for (guint i = 0; i < get_n_items (self); i++)
    {
      TbReplaceItem *item = get_item (self, i);
      MdSpan span = tb_replace_item_get_match (item);

      if (tb_replace_item_get_chosen (item))
        g_array_append_val (spans, span);
    }
  return spans;
}

static guint
count_reasons (char  **reasons,
               guint   n)
{
  guint n_reasons = 0;

  for (guint i = 0; i < n; i++)
    n_reasons += reasons[i] != NULL;
  return n_reasons;
}

static void
free_reasons (char  **reasons,
              guint   n)
{
  for (guint i = 0; i < n; i++)
    g_free (reasons[i]);
  g_free (reasons);
}

static void
replace_cb (TbReplaceDialog *self)
{
  g_autoptr (GArray) spans = collect_spans (self);
  char **reasons = g_new0 (char *, spans->len);
  g_autofree char *text = NULL;
  GError *error = NULL;
  PlanEdit *edit;
  guint n_done;

  edit = plan_command_replace (tb_session_get_plan (self->session), (const MdSpan *)spans->data,
                               spans->len, self->text, reasons, &error);
  n_done = spans->len - count_reasons (reasons, spans->len);
  free_reasons (reasons, spans->len);
  self->is_replacing = TRUE;
  plan_document_break_merge (tb_session_get_document (self->session));
  if (tb_session_perform (self->session, edit, error))
    {
      text = g_strdup_printf (ngettext ("Replaced %u match", "Replaced %u matches", n_done),
                              n_done);
      tb_session_say (self->session, text, TRUE);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
document_changed_cb (TbReplaceDialog *self)
{
  if (self->is_replacing)
    return;
  tb_session_say (self->session, _("The plan has changed meanwhile: look at the matches again."),
                  FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
build_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * Row:
 *
 * The widgets of a row and the item it shows.
 */
typedef struct
{
  GtkWidget     *check;
  GtkWidget     *where;
  GtkWidget     *before;
  GtkWidget     *after;
  GtkWidget     *reason;
  TbReplaceItem *item; /* borrowed: while it is bound */
  gulong         chosen_id;
} Row;

static void
check_toggled_cb (GtkCheckButton *check,
                  Row            *row)
{
  if (row->item != NULL)
    tb_replace_item_set_chosen (row->item, gtk_check_button_get_active (check));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  row->check = gtk_check_button_new ();
  gtk_widget_set_valign (row->check, GTK_ALIGN_START);
  g_signal_connect (row->check, "toggled", G_CALLBACK (check_toggled_cb), row);
  row->where = build_label ("caption");
  gtk_widget_add_css_class (row->where, "dim-label");
  row->before = build_label (NULL);
  row->after = build_label (NULL);
  row->reason = build_label ("caption");
  gtk_widget_add_css_class (row->reason, "warning");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), row->where);
  gtk_box_append (GTK_BOX (texts), row->before);
  gtk_box_append (GTK_BOX (texts), row->after);
  gtk_box_append (GTK_BOX (texts), row->reason);
  gtk_box_append (GTK_BOX (box), row->check);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
}

/* A line with what is replaced struck out, or with what comes instead in bold. */
static void
show_line (GtkWidget     *label,
           TbReplaceItem *item,
           gboolean       after)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *attribute;
  guint start, end;
  const char *line = tb_replace_item_get_line (item, after, &start, &end);

  attribute = after ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                    : pango_attr_strikethrough_new (TRUE);
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
  gtk_label_set_text (GTK_LABEL (label), line);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
show_chosen_cb (TbReplaceItem *item,
                GParamSpec    *pspec,
                Row           *row)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), tb_replace_item_get_chosen (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  TbReplaceItem *item = gtk_list_item_get_item (list_item);
  const char *reason = tb_replace_item_get_reason (item);
  g_autofree char *name = NULL;
  guint start, end;

  gtk_label_set_text (GTK_LABEL (row->where), tb_replace_item_get_where (item));
  show_line (row->before, item, FALSE);
  show_line (row->after, item, TRUE);
  gtk_widget_set_visible (row->after, reason == NULL);
  gtk_label_set_text (GTK_LABEL (row->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (row->reason, reason != NULL);
  gtk_widget_set_sensitive (row->check, reason == NULL);
  /* Translators: a place in the plan, a line of text as it is, and as it will be. */
  name = g_strdup_printf (_("%s: %s becomes %s"), tb_replace_item_get_where (item),
                          tb_replace_item_get_line (item, FALSE, &start, &end),
                          tb_replace_item_get_line (item, TRUE, &start, &end));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_chosen_cb (item, NULL, row);
  row->item = item;
  row->chosen_id = g_signal_connect (item, "notify::chosen", G_CALLBACK (show_chosen_cb), row);
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           gpointer                  user_data)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_clear_signal_handler (&row->chosen_id, row->item);
  row->item = NULL;
}

/* A click anywhere on a row is one on its box. */
static void
activate_cb (TbReplaceDialog *self,
             guint            position)
{
  TbReplaceItem *item = get_item (self, position);

  tb_replace_item_set_chosen (item, !tb_replace_item_get_chosen (item));
}

static void
tb_replace_dialog_dispose (GObject *object)
{
  TbReplaceDialog *self = TB_REPLACE_DIALOG (object);

  g_clear_object (&self->items);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_replace_dialog_parent_class)->dispose (object);
}

static void
tb_replace_dialog_finalize (GObject *object)
{
  g_free (TB_REPLACE_DIALOG (object)->text);

  G_OBJECT_CLASS (tb_replace_dialog_parent_class)->finalize (object);
}

static void
tb_replace_dialog_class_init (TbReplaceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tb_replace_dialog_dispose;
  object_class->finalize = tb_replace_dialog_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
build_list (TbReplaceDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "replace-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matches to Replace"),
                                  -1);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
build_header (TbReplaceDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->replace = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->replace), TRUE);
  gtk_widget_add_css_class (self->replace, "suggested-action");
  g_signal_connect_swapped (self->replace, "clicked", G_CALLBACK (replace_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->replace);
  return header;
}

static void
tb_replace_dialog_init (TbReplaceDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->items = g_list_store_new (TB_TYPE_REPLACE_ITEM);
  gtk_window_set_title (GTK_WINDOW (self), _("Replace"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 560);
  gtk_box_append (GTK_BOX (box), build_header (self));

  self->all = gtk_check_button_new_with_label (_("All Matches"));
  g_signal_connect_swapped (self->all, "toggled", G_CALLBACK (all_toggled_cb), self);
  self->summary = build_label ("dim-label");
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 1);
  gtk_box_append (GTK_BOX (top), self->all);
  gtk_box_append (GTK_BOX (top), self->summary);
  gtk_widget_add_css_class (top, "replace-top");
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), build_list (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
fill (TbReplaceDialog  *self,
      const MdSpan     *matches,
      guint             n_matches,
      char            **reasons)
{
  Plan *plan = tb_session_get_plan (self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_matches; i++)
    {
      TbReplaceItem *item = tb_replace_item_new (plan, matches[i], self->text, reasons[i]);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (item_chosen_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
}

void
tb_replace_dialog_show (GtkWindow  *parent,
                        TbSession  *session,
                        const char *text)
{
  guint n_matches;
  const MdSpan *matches = tb_find_get_matches (tb_session_get_find (session), &n_matches);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  TbReplaceDialog *self;
  char **reasons;

  if (n_matches == 0 || n_matches > MAX_MATCHES)
    {
      g_autofree char *words = NULL;

      words = g_strdup_printf (_("More than %d matches: look for something longer."), MAX_MATCHES);
      tb_session_say (session, n_matches == 0 ? _("There is nothing to replace.") : words, FALSE);
      return;
    }
  reasons = g_new0 (char *, n_matches);
  edit = plan_command_replace (tb_session_get_plan (session), matches, n_matches, text, reasons,
                               &error);
  if (edit == NULL)
    {
      tb_session_say (session, error->message, FALSE);
      free_reasons (reasons, n_matches);
      return;
    }
  self = g_object_new (TB_TYPE_REPLACE_DIALOG, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->text = g_strdup (text);
  fill (self, matches, n_matches, reasons);
  free_reasons (reasons, n_matches);
  item_chosen_cb (self);
  g_signal_connect_object (tb_session_get_document (session), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->replace);
  gtk_window_set_focus (GTK_WINDOW (self), self->replace);
  gtk_window_present (GTK_WINDOW (self));
}
