/* tb-start-page.c: what a window shows without a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-start-page.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "io/plan-folder.h"
#include "ui/compat/tb-round-trips.h"
#include "ui/session/tb-progress.h"
#include "ui/widgets/tb-button-flow.h"
#include "ui/window/tb-recent.h"

#define MAX_RECENT 8

struct _TbStartPage
{
  GtkWidget  parent_instance;

  /* Owned */
  GPtrArray *unread; /* AdwActionRow, a reference each */

  /* Children */
  GtkWidget *page;
  GtkWidget *recent;
};

G_DEFINE_FINAL_TYPE (TbStartPage, tb_start_page, GTK_TYPE_WIDGET)

/* The folder as a person would say it. */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (folder, home)
      && (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0'))
    {
      shown = g_strconcat ("~", folder + strlen (home), NULL);
      return g_filename_display_name (shown);
    }
  return g_filename_display_name (folder);
}

static char *
describe_progress (Plan *plan)
{
  PlanCounts counts;

  plan_count (plan, &counts);
  if (counts.tasks == 0)
    return g_strdup (_("No tasks yet"));
  return tb_progress_describe (&counts);
}

/* Returns: (transfer full) (nullable) */
static MdDocument *
load_document (const char *path)
{
  MdDocument *document = NULL;
  g_autoptr (PlanFolder) folder = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PlanFileState state;

  if (plan_folder_is_one (path))
    {
      folder = plan_folder_load (path, &document, NULL);
      return document;
    }
  bytes = plan_file_load (path, &state, NULL);
  return bytes != NULL ? md_document_new (bytes) : NULL;
}

/* What a row says of a plan. */
typedef struct
{
  char *title;
  char *progress;
} Summary;

static void
summary_free (Summary *summary)
{
  g_free (summary->title);
  g_free (summary->progress);
  g_free (summary);
}

/* A plan of a thousand tasks takes longer than the page may stand still. */
static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      path,
             GCancellable *cancellable)
{
  g_autoptr (MdDocument) document = load_document (path);
  g_autoptr (Plan) plan = NULL;
  Summary *summary = NULL;

  if (document != NULL)
    {
      plan = plan_new (document, NULL);
      summary = g_new0 (Summary, 1);
      summary->title = g_utf8_make_valid (plan_get_title (plan), -1);
      summary->progress = describe_progress (plan);
    }
  g_task_return_pointer (task, summary, (GDestroyNotify)summary_free);
}

static void
show_summary (AdwActionRow  *row,
              const Summary *summary)
{
  g_autofree char *folder = dup_folder (g_object_get_data (G_OBJECT (row), "path"));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", folder, summary->progress);

  if (*summary->title != '\0')
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), summary->title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void read_next (TbStartPage *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  TbStartPage *self = TB_START_PAGE (source);
  g_autoptr (AdwActionRow) row = user_data;
  Summary *summary = g_task_propagate_pointer (G_TASK (result), NULL);

  /* A row that went while its plan was read has nobody waiting for it. */
  if (self->page != NULL && gtk_widget_get_parent (GTK_WIDGET (row)) != NULL)
    {
      if (summary != NULL)
        show_summary (row, summary);
      else
        gtk_list_box_remove (GTK_LIST_BOX (self->recent), GTK_WIDGET (row));
      read_next (self);
    }
  g_clear_pointer (&summary, summary_free);
}

/* Fills in the titles and the progress of the plans; takes the rows away that cannot be read. */
static void
read_next (TbStartPage *self)
{
  g_autoptr (GTask) task = NULL;
  AdwActionRow *row;

  gtk_widget_set_visible (self->recent, gtk_widget_get_first_child (self->recent) != NULL);
  if (self->unread->len == 0)
    return;
  row = g_ptr_array_steal_index (self->unread, 0);
  task = g_task_new (self, NULL, read_cb, row);
  g_task_set_source_tag (task, read_next);
  g_task_set_task_data (task, g_strdup (g_object_get_data (G_OBJECT (row), "path")), g_free);
  g_task_run_in_thread (task, read_thread);
}

static void
add_row (TbStartPage *self,
         const char  *uri,
         const char  *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder = dup_folder (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  tb_tooltip_set_text (row, path);
  gtk_list_box_append (GTK_LIST_BOX (self->recent), row);
  g_ptr_array_add (self->unread, g_object_ref (row));
}

static void
fill (TbStartPage *self)
{
  g_autoptr (GPtrArray) infos = tb_recent_collect ();
  GtkWidget *row;

  g_ptr_array_set_size (self->unread, 0);
  while ((row = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), row);
  for (guint i = 0; i < MIN (infos->len, MAX_RECENT); i++)
    {
      const char *uri = gtk_recent_info_get_uri (infos->pdata[i]);
      g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

      if (path != NULL)
        add_row (self, uri, path);
    }
  read_next (self);
}

/* Not before: a window that opens a plan at once never shows it. And each time: it comes back when
 * somebody has enough of waiting for a plan. */
static void
tb_start_page_map (GtkWidget *widget)
{
  fill (TB_START_PAGE (widget));

  GTK_WIDGET_CLASS (tb_start_page_parent_class)->map (widget);
}

static void
tb_start_page_dispose (GObject *object)
{
  TbStartPage *self = TB_START_PAGE (object);

  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (tb_start_page_parent_class)->dispose (object);
}

static void
tb_start_page_class_init (TbStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tb_start_page_dispose;
  widget_class->map = tb_start_page_map;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "startpage");
}

static GtkWidget *
build_button (const char *label,
              const char *action,
              gboolean    is_suggested)
{
  /* No mnemonics: GTK 4.8 would say the label twice. */
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (is_suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  return button;
}

static void
tb_start_page_init (TbStartPage *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 36);
  GtkWidget *buttons = tb_button_flow_new (_("Begin"), 3);
  GtkWidget *clamp = adw_clamp_new ();

  self->unread = g_ptr_array_new_with_free_func (g_object_unref);
  self->page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->page), APPLICATION_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->page), _("Lay Out a Plan"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->page),
                                   _("Plans so complete that whoever builds from them never "
                                     "needs to ask."));

  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  tb_button_flow_append (buttons, build_button (_("New Plan"), "app.new", TRUE));
  tb_button_flow_append (buttons, build_button (_("Open…"), "app.open", FALSE));
  tb_button_flow_append (buttons, build_button (_("Open Folder…"), "app.open-folder", FALSE));
  gtk_box_append (GTK_BOX (content), buttons);

  self->recent = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->recent), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->recent, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->recent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recent Plans"),
                                  -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 480);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->recent);
  gtk_box_append (GTK_BOX (content), clamp);

  adw_status_page_set_child (ADW_STATUS_PAGE (self->page), content);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

GtkWidget *
tb_start_page_new (void)
{
  return g_object_new (TB_TYPE_START_PAGE, NULL);
}
