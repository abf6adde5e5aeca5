/* tb-form-page.c: the form of one part
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-form-page.h"

#include <glib/gi18n.h>

#include "edit/plan-commands.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/compat/tb-still.h"
#include "ui/forms/tb-field-binding.h"
#include "ui/forms/tb-field-row.h"
#include "ui/forms/tb-form-draft.h"
#include "ui/forms/tb-form-header.h"
#include "ui/forms/tb-part-list.h"
#include "ui/widgets/tb-accessible.h"
#include "ui/widgets/tb-sight-box.h"

/* How many fields get their rows at once: more than a window shows. */
#define FIRST_FIELDS 10
/* How many get rows unasked, and each time that somebody asks for more. */
#define MAX_FIELDS   100
/* How long the making of rows may hold up what people do, in microseconds. */
#define SLICE        (5 * G_TIME_SPAN_MILLISECOND)

struct _TbFormPage
{
  GtkWidget     parent_instance;

  /* Children */
  TbFormHeader *header;
  GtkWidget    *fields;   /* TbFieldRow */
  GtkWidget    *more;     /* asks for the rows of more fields */
  GtkWidget    *draft;    /* (nullable): made where there is nothing to write in */
  TbPartList   *tasks;    /* (nullable): of an agent */
  TbPartList   *sections;
  GtkWidget    *add;

  /* Owned */
  TbSession    *session;
  GPtrArray    *entries;  /* Entry, one for each field */
  char         *lacking;  /* the fields that can be added, as the menu lists them */
  guint         build_id; /* gives the next fields their rows, behind what is drawn */
  guint         n_most;   /* how many may have one */

  guint         part; /* id */
  PlanPartKind  kind; /* of the part as it was shown last */
};

G_DEFINE_FINAL_TYPE (TbFormPage, tb_form_page, GTK_TYPE_WIDGET)

/* A field as it is shown. */
typedef struct
{
  GType       type;
  char       *key;
  gboolean    is_shown;
  TbFieldRow *row; /* borrowed; %NULL for a field that is not shown, or has not got it yet */
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry);
}

static gboolean
is_for (Entry     *entry,
        PlanField *field)
{
  return entry->type == tb_field_row_get_type_for (field)
         && g_str_equal (entry->key, plan_field_get_key (field));
}

/* A rule between tasks and blank lines have nothing to edit; a status that is a plain word is in
 * the heading. */
static gboolean
is_shown (PlanPart  *part,
          PlanField *field)
{
  g_autofree char *text = NULL;
  PlanStatus status;

  if (plan_field_get_label (field)[0] == '\0' && plan_field_get_spec (field) == NULL)
    {
      text = plan_field_dup_text (field);
      return g_strstrip (text)[0] != '\0';
    }
  if (plan_part_get_kind (part) == PLAN_PART_TASK
      && g_str_equal (plan_field_get_key (field), "status"))
    {
      text = plan_field_dup_text (field);
      return g_utf8_strlen (text, -1) > 14 || !plan_status_parse (text, &status);
    }
  return TRUE;
}

static const char *
get_caption (PlanField *field)
{
  const PlanFieldSpec *spec = plan_field_get_spec (field);

  if (plan_field_get_label (field)[0] != '\0')
    return plan_field_get_label (field);
  return spec != NULL && spec->title != NULL ? _(spec->title) : _("Text");
}

/* A name that no other field of the page has: "Notes", "Notes (2)". The body of a section is named
 * after it. */
static char *
make_name (PlanPart   *part,
           PlanField  *field,
           GHashTable *used)
{
  const char *label = plan_field_get_label (field);
  const char *name = get_caption (field);
  guint n;

  if (label[0] == '\0' && plan_field_get_spec (field) != NULL)
    name = plan_part_get_name (part);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (used, name)) + 1;
  g_hash_table_insert (used, g_strdup (name), GUINT_TO_POINTER (n));

  return n == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)", name, n);
}

/* Whether @field only heads the ones behind it, as Scope does Includes and Excludes. */
static gboolean
heads_others (PlanPart *part,
              guint     index)
{
  PlanField *field = plan_part_get_field (part, index);
  const PlanFieldSpec *spec = plan_field_get_spec (field);
  const PlanFieldSpec *next;

  if (spec == NULL || index + 1 >= plan_part_get_n_fields (part)
      || MD_SPAN_LENGTH (plan_field_get_value_span (field)) > 0
      || plan_field_get_n_items (field) > 0)
    return FALSE;

  next = plan_field_get_spec (plan_part_get_field (part, index + 1));
  return next != NULL && next->parent != NULL && g_str_equal (next->parent, spec->key);
}

static void
build_row (TbFormPage *self,
           PlanField  *field,
           guint       at)
{
  Entry *entry = g_ptr_array_index (self->entries, at);
  GtkWidget *previous = NULL;

  for (guint i = at; i > 0 && previous == NULL; i--)
    previous = GTK_WIDGET (((Entry *)g_ptr_array_index (self->entries, i - 1))->row);
  entry->row = TB_FIELD_ROW (tb_field_row_new (field, self->session));
  gtk_box_insert_child_after (GTK_BOX (self->fields), GTK_WIDGET (entry->row), previous);
}

/* Shows the fields of @part. Of those without a row, @n get one, but none after @deadline, and
 * @wanted in any case (-1: none). Returns: whether more could get one */
static gboolean
show_fields (TbFormPage *self,
             PlanPart   *part,
             guint       n,
             gint64      deadline,
             int         wanted)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean was_head = FALSE, is_more = FALSE;
  guint n_rows = 0;

  /* The heading has controls of these names. */
  if (plan_part_get_kind (part) == PLAN_PART_TASK)
    {
      g_hash_table_insert (used, g_strdup (_("Module")), GUINT_TO_POINTER (1));
      g_hash_table_insert (used, g_strdup (_("Status")), GUINT_TO_POINTER (1));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);
      PlanField *field = plan_part_get_field (part, i);
      const PlanFieldSpec *spec = plan_field_get_spec (field);
      g_autofree char *name = NULL;

      if (!entry->is_shown)
        continue;
      name = make_name (part, field, used);
      n_rows++;
      if (entry->row == NULL && ((int)i == wanted || (n_rows <= self->n_most && n > 0)))
        {
          build_row (self, field, i);
          n -= (int)i != wanted;
        }
      is_more = is_more || (entry->row == NULL && n_rows <= self->n_most);
      if (entry->row != NULL)
        {
          tb_field_row_set_role (entry->row, heads_others (part, i),
                                 spec != NULL && spec->parent != NULL, was_head);
          tb_field_row_show (entry->row, self->part, i, name, get_caption (field), field);
          if (g_get_monotonic_time () >= deadline)
            n = 0;
        }
      was_head = heads_others (part, i);
    }
  return is_more;
}

static void
insert_entry (TbFormPage *self,
              PlanPart   *part,
              guint       at)
{
  PlanField *field = plan_part_get_field (part, at);
  Entry *entry = g_new0 (Entry, 1);

  entry->type = tb_field_row_get_type_for (field);
  entry->key = g_strdup (plan_field_get_key (field));
  entry->is_shown = is_shown (part, field);
  g_ptr_array_insert (self->entries, at, entry);
}

static void
remove_entry (TbFormPage *self,
              guint       at)
{
  Entry *entry = g_ptr_array_index (self->entries, at);

  if (entry->row != NULL)
    gtk_box_remove (GTK_BOX (self->fields), GTK_WIDGET (entry->row));
  g_ptr_array_remove_index (self->entries, at);
}

static gboolean
is_right (TbFormPage *self,
          guint       entry_index,
          PlanPart   *part,
          guint       index)
{
  Entry *entry = g_ptr_array_index (self->entries, entry_index);
  PlanField *field = plan_part_get_field (part, index);

  return is_for (entry, field) && entry->is_shown == is_shown (part, field);
}

/* Pairs rows with fields from both ends; what is left between is made anew. */
static void
match_fields (TbFormPage *self,
              PlanPart   *part)
{
  guint n = plan_part_get_n_fields (part), first = 0, n_end = 0;

  while (first < n && first < self->entries->len && is_right (self, first, part, first))
    first++;
  while (n_end < n - first && n_end < self->entries->len - first
         && is_right (self, self->entries->len - 1 - n_end, part, n - 1 - n_end))
    n_end++;
  while (self->entries->len > first + n_end)
    remove_entry (self, first);
  for (guint i = first; i < n - n_end; i++)
    insert_entry (self, part, i);
}

/* The part of the page, as long as the entries are its fields; else %NULL. */
static PlanPart *
get_part (TbFormPage *self)
{
  Plan *plan = tb_session_get_plan (self->session);
  int index = plan_find_part (plan, self->part);

  /* Others may have heard of a change before the page has. */
  if (index < 0 || plan_part_get_n_fields (plan_get_part (plan, index)) != self->entries->len)
    return NULL;
  return plan_get_part (plan, index);
}

static gboolean
build_cb (gpointer user_data)
{
  TbFormPage *self = user_data;
  PlanPart *part = get_part (self);

  if (part != NULL && show_fields (self, part, G_MAXUINT, g_get_monotonic_time () + SLICE, -1))
    return G_SOURCE_CONTINUE;
  self->build_id = 0;
  return G_SOURCE_REMOVE;
}

/* Behind what is drawn. */
static void
queue_build (TbFormPage *self)
{
  if (self->build_id == 0)
    self->build_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 20, build_cb, self, NULL);
}

static void
update_more (TbFormPage *self)
{
  guint n_shown = 0, n_left;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    n_shown += ((Entry *)g_ptr_array_index (self->entries, i))->is_shown;
  n_left = n_shown - MIN (n_shown, self->n_most);
  gtk_widget_set_visible (self->more, n_left > 0);
  if (n_left == 0)
    return;
  words = g_strdup_printf (ngettext ("Show %u More Field", "Show %u More Fields",
                                     MIN (n_left, MAX_FIELDS)),
                           MIN (n_left, MAX_FIELDS));
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  tb_accessible_set_name (self->more, words);
}

static void
more_cb (TbFormPage *self)
{
  self->n_most += MAX_FIELDS;
  update_more (self);
  queue_build (self);
}

/* The direct children of part @index that are tasks, or those that are not. */
static GArray *
list_children (Plan    *plan,
               guint    index,
               gboolean tasks)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = index + 1; i < plan_get_part_end (plan, index); i++)
    if (plan_get_parent (plan, i) == (int)index
        && (plan_part_get_kind (plan_get_part (plan, i)) == PLAN_PART_TASK) == tasks)
      g_array_append_val (children, i);
  return children;
}

static TbPartList *
create_task_list (TbFormPage *self)
{
  GtkWidget *list = tb_part_list_new (self->session, _("Tasks"));
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  tb_tooltip_set_text (add, _("Add Task"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "plan.add-task");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "i", (int)self->part);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "heading-button");
  tb_accessible_set_name (add, _("Add Task"));
  tb_part_list_add_control (TB_PART_LIST (list), add);
  tb_part_list_set_empty (TB_PART_LIST (list), _("This agent has no tasks yet."));
  gtk_widget_insert_before (list, GTK_WIDGET (self), GTK_WIDGET (self->sections));

  return TB_PART_LIST (list);
}

static void
update_children (TbFormPage *self,
                 Plan       *plan,
                 guint       index)
{
  gboolean is_agent = plan_part_get_kind (plan_get_part (plan, index)) == PLAN_PART_AGENT;
  g_autoptr (GArray) tasks = list_children (plan, index, TRUE);
  g_autoptr (GArray) sections = list_children (plan, index, FALSE);

  if ((is_agent || tasks->len > 0) && self->tasks == NULL)
    self->tasks = create_task_list (self);
  if (self->tasks != NULL)
    tb_part_list_update (self->tasks, tasks);
  tb_part_list_update (self->sections, sections);
}

static void
update_draft (TbFormPage *self,
              gboolean    is_shown)
{
  if (self->draft == NULL && is_shown)
    {
      self->draft = tb_form_draft_new (self->session, self->part);
      gtk_widget_insert_after (self->draft, GTK_WIDGET (self), self->fields);
    }
  if (self->draft != NULL)
    gtk_widget_set_visible (self->draft, is_shown);
}

static gboolean
can_add (PlanPart            *part,
         const PlanFieldSpec *spec)
{
  if (g_str_equal (spec->key, "status") || plan_part_find_field (part, spec->key, 0) >= 0)
    return FALSE;

  return spec->parent == NULL || plan_part_find_field (part, spec->parent, 0) >= 0;
}

/* The menu of the fields that the template has and the part lacks. */
static void
update_add (TbFormPage *self,
            PlanPart   *part)
{
  const PlanSectionSpec *spec = plan_part_get_spec (part);
  g_autoptr (GString) lacking = g_string_new (NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; spec != NULL && i < spec->n_fields; i++)
    if (can_add (part, &spec->fields[i]))
      g_string_append_printf (lacking, "%s\n", spec->fields[i].key);
  if (g_strcmp0 (lacking->str, self->lacking) == 0)
    return;

  g_free (self->lacking);
  self->lacking = g_strdup (lacking->str);
  for (guint i = 0; spec != NULL && i < spec->n_fields; i++)
    if (can_add (part, &spec->fields[i]))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_(spec->fields[i].title), NULL);

        g_menu_item_set_action_and_target (item, "page.add-field", "s", spec->fields[i].key);
        g_menu_append_item (menu, item);
      }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->add, lacking->len > 0);
}

static void
add_field_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TbFormPage *self = TB_FORM_PAGE (widget);
  Plan *plan = tb_session_get_plan (self->session);
  const char *key = g_variant_get_string (parameter, NULL);
  int index = plan_find_part (plan, self->part);
  GError *error = NULL;
  PlanEdit *edit;
  int field;

  if (index < 0)
    return;

  edit = plan_command_add_field (plan, index, key, NULL, &error);
  if (!tb_session_perform (self->session, edit, error))
    return;

  plan = tb_session_get_plan (self->session);
  index = plan_find_part (plan, self->part);
  field = index >= 0 ? plan_part_find_field (plan_get_part (plan, index), key, 0) : -1;
  if (field >= 0)
    tb_session_go_to (self->session, self->part, field, -1);
}

static void
focus_fields_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TbFormPage *self = TB_FORM_PAGE (widget);

  if (tb_field_row_grab_from (gtk_widget_get_first_child (self->fields)))
    return;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
}

static gboolean
has_focus (TbFormPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_visible (focus)
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* Items come and go around the one that has the focus. */
static void
report_place (TbFormPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = gtk_widget_get_ancestor (focus, TB_TYPE_FIELD_ROW);

  if (row != NULL)
    tb_field_row_report_place (TB_FIELD_ROW (row));
}

static void
tb_form_page_dispose (GObject *object)
{
  TbFormPage *self = TB_FORM_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->build_id, g_source_remove);
  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_form_page_parent_class)->dispose (object);
}

static void
tb_form_page_finalize (GObject *object)
{
  TbFormPage *self = TB_FORM_PAGE (object);

  g_ptr_array_unref (self->entries);
  g_free (self->lacking);

  G_OBJECT_CLASS (tb_form_page_parent_class)->finalize (object);
}

static void
tb_form_page_class_init (TbFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_form_page_dispose;
  object_class->finalize = tb_form_page_finalize;
  widget_class->snapshot = tb_still_snapshot;
  gtk_widget_class_install_action (widget_class, "page.add-field", "s", add_field_action);
  gtk_widget_class_install_action (widget_class, "page.focus-fields", NULL, focus_fields_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formpage");
}

static void
tb_form_page_init (TbFormPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->n_most = MAX_FIELDS;
}

GtkWidget *
tb_form_page_new (TbSession *session,
                  guint      part)
{
  TbFormPage *self = g_object_new (TB_TYPE_FORM_PAGE, NULL);
  GtkWidget *widget = GTK_WIDGET (self);

  self->session = g_object_ref (session);
  self->part = part;
  self->header = TB_FORM_HEADER (tb_form_header_new (session));
  gtk_widget_set_parent (GTK_WIDGET (self->header), widget);
  self->fields = tb_sight_box_new ();
  gtk_widget_set_parent (self->fields, widget);
  self->more = gtk_button_new ();
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->more, "add-field");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_widget_set_parent (self->more, widget);
  self->sections = TB_PART_LIST (tb_part_list_new (session, _("In This Part")));
  gtk_widget_set_parent (GTK_WIDGET (self->sections), widget);

  self->add = g_object_new (GTK_TYPE_MENU_BUTTON, "label",
                            _("Add Field"), "halign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->add, "add-field");
  tb_accessible_set_name (self->add, _("Add Field"));
  gtk_widget_set_parent (self->add, widget);

  return widget;
}

guint
tb_form_page_get_part (TbFormPage *self)
{
  g_return_val_if_fail (TB_IS_FORM_PAGE (self), 0);

  return self->part;
}

gboolean
tb_form_page_turn (TbFormPage *self,
                   guint       index)
{
  PlanPart *part;

  g_return_val_if_fail (TB_IS_FORM_PAGE (self), FALSE);

  part = plan_get_part (tb_session_get_plan (self->session), index);
  if (self->kind != PLAN_PART_TASK || plan_part_get_kind (part) != PLAN_PART_TASK)
    return FALSE;

  self->part = plan_part_get_id (part);
  g_clear_pointer (&self->draft, gtk_widget_unparent);
  if (self->tasks != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->tasks));
  self->tasks = NULL;
  tb_field_binding_forget_in (GTK_WIDGET (self));
  tb_form_page_update (self, index);

  return TRUE;
}

void
tb_form_page_complete (TbFormPage *self)
{
  g_return_if_fail (TB_IS_FORM_PAGE (self));

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->row != NULL)
        tb_field_row_complete (entry->row);
    }
}

void
tb_form_page_update (TbFormPage *self,
                     guint       index)
{
  Plan *plan;
  PlanPart *part;
  gboolean had_focus, has_rows = FALSE;

  g_return_if_fail (TB_IS_FORM_PAGE (self));

  plan = tb_session_get_plan (self->session);
  part = plan_get_part (plan, index);
  self->kind = plan_part_get_kind (part);
  had_focus = has_focus (self);
  tb_form_header_update (self->header, index);
  match_fields (self, part);
  if (show_fields (self, part, FIRST_FIELDS, G_MAXINT64, -1))
    queue_build (self);
  update_more (self);
  for (guint i = 0; i < self->entries->len; i++)
    has_rows = has_rows || ((Entry *)g_ptr_array_index (self->entries, i))->is_shown;
  update_add (self, part);
  update_children (self, plan, index);
  update_draft (self, !has_rows && self->lacking[0] == '\0'
                        && !gtk_widget_get_visible (GTK_WIDGET (self->sections)));

  /* The row that was typed in may have become one of another kind. */
  if (had_focus && !has_focus (self))
    tb_form_page_grab (self, MAX (tb_session_get_field (self->session), has_rows ? 0 : -1),
                       tb_session_get_item (self->session));
  if (has_focus (self))
    report_place (self);
}

void
tb_form_page_reach (TbFormPage *self,
                    int         field)
{
  PlanPart *part;

  g_return_if_fail (TB_IS_FORM_PAGE (self));

  part = get_part (self);
  if (part != NULL && field >= 0)
    show_fields (self, part, 0, G_MAXINT64, field);
}

/* Returns: whether there is something below the title that takes the focus */
static gboolean
grab_below (TbFormPage *self)
{
  if (tb_form_header_grab_location (self->header))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_next_sibling (GTK_WIDGET (self->header)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
      return TRUE;
  return FALSE;
}

void
tb_form_page_grab (TbFormPage *self,
                   int         field,
                   int         item)
{
  Entry *entry = NULL;

  g_return_if_fail (TB_IS_FORM_PAGE (self));

  tb_form_page_reach (self, field);
  if (field >= 0 && field < (int)self->entries->len)
    entry = g_ptr_array_index (self->entries, field);
  if (entry != NULL && entry->row != NULL)
    tb_field_row_grab_item (entry->row, item);
  else if (field >= 0 || item < 0 || !grab_below (self))
    tb_form_header_grab_title (self->header);
}
