/* tb-code-field.c: a field of code
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-code-field.h"

#include <string.h>

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/compat/tb-settings.h"
#include "ui/compat/tb-still-pointer.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-code-style.h"
#include "ui/widgets/tb-code-view.h"
#include "ui/widgets/tb-wheel.h"

struct _TbCodeField
{
  TbFieldRow      parent_instance;

  /* Borrowed: children */
  GtkTextView    *view;
  GtkDropDown    *languages;
  GtkWidget      *numbers;
  GtkLabel       *error;

  /* Owned */
  GtkStringList  *words; /* the first is for none */
  TbFieldBinding *binding;

  gboolean        is_updating;
};

G_DEFINE_FINAL_TYPE (TbCodeField, tb_code_field, TB_TYPE_FIELD_ROW)

/* What is behind a fence most often. Any other word that a file has is added to the list. */
static const char *const common_words[] = {
  "bash", "c", "cpp", "csharp", "css", "diff", "dockerfile", "go", "html", "ini", "java",
  "javascript", "json", "kotlin", "makefile", "markdown", "php", "python", "ruby", "rust", "sh",
  "sql", "swift", "text", "toml", "tsx", "typescript", "xml", "yaml", NULL,
};

static void
error_changed_cb (TbCodeField *self)
{
  const char *error = tb_field_binding_get_error (self->binding);

  gtk_label_set_text (self->error, error != NULL ? error : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->error)), error != NULL);
}

static void
selected_cb (TbCodeField *self)
{
  TbFieldRow *row = TB_FIELD_ROW (self);
  TbSession *session = tb_field_row_get_session (row);
  Plan *plan = tb_session_get_plan (session);
  guint selected = gtk_drop_down_get_selected (self->languages);
  int part = tb_field_row_find_part (row, plan, NULL);
  GError *error = NULL;
  const char *word;
  PlanEdit *edit;

  if (self->is_updating || part < 0 || selected == GTK_INVALID_LIST_POSITION)
    return;

  word = selected == 0 ? "" : gtk_string_list_get_string (self->words, selected);
  edit = plan_command_set_language (plan, part, tb_field_row_get_index (row), word, &error);
  tb_session_perform (session, edit, error);
}

static void
update_language (TbCodeField *self,
                 const char  *word)
{
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (self->view));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->words)), selected = 0;

  for (guint i = 1; i < n && selected == 0; i++)
    if (g_str_equal (gtk_string_list_get_string (self->words, i), word))
      selected = i;
  self->is_updating = TRUE;
  if (selected == 0 && word[0] != '\0')
    {
      gtk_string_list_append (self->words, word);
      selected = n;
    }
  gtk_drop_down_set_selected (self->languages, selected);
  self->is_updating = FALSE;
  tb_code_style_set_language (buffer, word);
}

/* How far the lines of @text are indented from one another: the least that any line is. */
static guint
find_indent (const char *text)
{
  guint least = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      guint n;

      line += *line == '\n';
      n = strspn (line, " ");
      if (n >= 2 && line[n] != '\0' && line[n] != '\n' && (least == 0 || n < least))
        least = n;
    }
  return least > 0 && least <= 8 ? least : 4;
}

static void
tb_code_field_update (TbFieldRow *row,
                      PlanField  *field)
{
  TbCodeField *self = TB_CODE_FIELD (row);
  gboolean is_hint = plan_field_is_placeholder (field);
  g_autofree char *text = is_hint ? g_strdup ("") : plan_field_dup_text (field);
  g_autofree char *hint = NULL;
  gboolean editable = plan_field_is_editable (field);
  gboolean has_tabs;

  update_language (self, plan_field_get_language (field));
  tb_accessible_take_name (GTK_WIDGET (self->languages),
                           g_strdup_printf (_("%s language"), tb_field_row_get_name (row)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->languages), editable);
  gtk_text_view_set_editable (self->view, editable);
  /* Code that is indented by tabs goes on so. */
  has_tabs = text[0] == '\t' || strstr (text, "\n\t") != NULL;
  gtk_source_view_set_insert_spaces_instead_of_tabs (GTK_SOURCE_VIEW (self->view), !has_tabs);
  gtk_source_view_set_indent_width (GTK_SOURCE_VIEW (self->view), find_indent (text));
  tb_accessible_take_name (self->numbers, g_strdup_printf (_("%s line numbers"),
                                                           tb_field_row_get_name (row)));
  hint = is_hint ? plan_field_dup_hint (field) : NULL;
  if (hint != NULL)
    g_strdelimit (hint, "\r\n", ' ');
  tb_code_view_set_hint (TB_CODE_VIEW (self->view), hint != NULL ? hint : _("Code goes here"));
  tb_field_binding_show (self->binding, text);
}

static gboolean
key_pressed_cb (TbCodeField    *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
      || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;

  tb_field_row_leave (TB_FIELD_ROW (self));

  return GDK_EVENT_STOP;
}

static GtkWidget *
create_view (TbCodeField *self)
{
  g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);
  GtkWidget *view = tb_code_view_new (buffer);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_monospace (self->view, TRUE);
  gtk_source_view_set_auto_indent (GTK_SOURCE_VIEW (view), TRUE);
  gtk_source_view_set_tab_width (GTK_SOURCE_VIEW (view), 4);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  tb_code_style_follow (buffer);
  gtk_widget_add_css_class (view, "code");
  gtk_text_view_set_top_margin (self->view, 12);
  gtk_text_view_set_bottom_margin (self->view, 12);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (view, keys);

  /* As high as the code, and as wide as the card: long lines scroll. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_add_css_class (scroller, "code-ground");
  tb_wheel_pass_on (GTK_SCROLLED_WINDOW (scroller));
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (scroller));

  return scroller;
}

static GtkWidget *
create_error (TbCodeField *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "trouble");
  gtk_widget_add_css_class (box, "error");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_xalign (self->error, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  gtk_widget_set_visible (box, FALSE);

  return box;
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child
                                                                   : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The list opens with the focus in its rows: what is typed there goes to its search. */
static void
search_by_typing (GtkDropDown *list)
{
  GtkWidget *popover = find_child (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  GtkWidget *search = popover != NULL ? find_child (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  gtk_drop_down_set_enable_search (list, TRUE);
  if (search != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), popover);
}

static GtkDropDown *
create_languages (TbCodeField *self)
{
  GtkExpression *word = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *list;

  self->words = gtk_string_list_new (NULL);
  gtk_string_list_append (self->words, _("No Language"));
  gtk_string_list_splice (self->words, 1, 0, common_words);
  list = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->words)), word);
  search_by_typing (GTK_DROP_DOWN (list));
  gtk_widget_set_valign (list, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (list, "language");
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (selected_cb), self);

  return GTK_DROP_DOWN (list);
}

/* All code fields of the program have line numbers, or none. */
static GtkWidget *
create_numbers (TbCodeField *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name",
                                    "view-list-ordered-symbolic", "valign", GTK_ALIGN_CENTER,
                                    NULL);
  g_autoptr (GSettings) settings = tb_settings_new ();

  tb_tooltip_set_text (button, _("Line Numbers"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "heading-button");
  gtk_widget_add_css_class (button, "on-hover");
  g_object_bind_property (button, "active", self->view, "show-line-numbers",
                          G_BINDING_SYNC_CREATE);
  if (settings != NULL)
    g_settings_bind (settings, "code-line-numbers", button, "active", G_SETTINGS_BIND_DEFAULT);

  return button;
}

static void
tb_code_field_constructed (GObject *object)
{
  TbCodeField *self = TB_CODE_FIELD (object);
  TbFieldRow *row = TB_FIELD_ROW (self);

  G_OBJECT_CLASS (tb_code_field_parent_class)->constructed (object);

  gtk_box_append (tb_field_row_get_card (row), create_view (self));
  gtk_box_append (tb_field_row_get_card (row), create_error (self));
  self->binding = tb_field_binding_new (tb_field_row_get_session (row), self->view,
                                        tb_field_row_commit_text, self);
  g_signal_connect_swapped (self->binding, "notify::error", G_CALLBACK (error_changed_cb), self);
  tb_field_row_tie (row, GTK_WIDGET (self->view));

  self->numbers = create_numbers (self);
  tb_field_row_add_control (row, self->numbers);
  self->languages = create_languages (self);
  tb_field_row_add_control (row, GTK_WIDGET (self->languages));
}

static gboolean
tb_code_field_grab_item (TbFieldRow *row,
                         int         item)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TB_CODE_FIELD (row)->view));
}

static void
tb_code_field_dispose (GObject *object)
{
  TbCodeField *self = TB_CODE_FIELD (object);

  g_clear_object (&self->binding);
  g_clear_object (&self->words);

  G_OBJECT_CLASS (tb_code_field_parent_class)->dispose (object);
}

static void
tb_code_field_class_init (TbCodeFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  TbFieldRowClass *row_class = TB_FIELD_ROW_CLASS (klass);

  object_class->constructed = tb_code_field_constructed;
  object_class->dispose = tb_code_field_dispose;
  row_class->update = tb_code_field_update;
  row_class->grab_item = tb_code_field_grab_item;
}

static void
tb_code_field_init (TbCodeField *self)
{
}
