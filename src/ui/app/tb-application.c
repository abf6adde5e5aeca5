/* tb-application.c: the program: its windows and its options
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/app/tb-application.h"

#include <glib/gi18n.h>

#include "ui/app/tb-screenshot.h"
#include "ui/compat/tb-baselines.h"
#include "ui/compat/tb-closed-menu.h"
#include "ui/compat/tb-file-dialogs.h"
#include "ui/compat/tb-frame-memory.h"
#include "ui/dialogs/tb-about.h"
#include "ui/dialogs/tb-new-plan.h"
#include "ui/window/tb-window.h"

struct _TbApplication
{
  AdwApplication  parent_instance;

  /* Owned, from the command line */
  char           *screenshot_folder;
  gboolean        exits_after_startup;
};

G_DEFINE_FINAL_TYPE (TbApplication, tb_application, ADW_TYPE_APPLICATION)

static TbWindow *
find_window (TbApplication *self,
             const char    *path)
{
  g_autofree char *resolved = tb_window_resolve (path);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TB_IS_WINDOW (l->data)
        && g_strcmp0 (tb_window_get_path (TB_WINDOW (l->data)), resolved) == 0)
      return l->data;
  return NULL;
}

static TbWindow *
get_active (TbApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !TB_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? TB_WINDOW (window) : NULL;
}

/* A window without a plan: the active one, or a new one. */
static TbWindow *
get_empty_window (TbApplication *self)
{
  TbWindow *window = get_active (self);

  if (window != NULL && tb_window_get_session (window) == NULL
      && tb_window_get_path (window) == NULL)
    return window;
  return TB_WINDOW (tb_window_new (GTK_APPLICATION (self)));
}

static void
open_path (TbApplication *self,
           const char    *path)
{
  TbWindow *window = find_window (self, path);
  g_autoptr (GError) error = NULL;

  if (window == NULL)
    {
      window = get_empty_window (self);
      if (!tb_window_begin_open (window, path, &error))
        tb_window_show_error (window, error->message);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_file (TbApplication *self,
           GFile         *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  TbWindow *window;

  if (path != NULL)
    {
      open_path (self, path);
      return;
    }
  window = get_empty_window (self);
  name = g_file_get_parse_name (file);
  /* Translators: %s is the address of a file. */
  text = g_strdup_printf (_("%s is not on this computer. Copy it here to open it."), name);
  tb_window_show_error (window, text);
  gtk_window_present (GTK_WINDOW (window));
}

static void
chosen_cb (GFile    *file,
           gpointer  user_data)
{
  g_autoptr (TbApplication) self = user_data;

  g_application_release (G_APPLICATION (self));
  if (file != NULL)
    open_file (self, file);
}

static void
made_cb (GBytes   *bytes,
         gboolean  is_typed,
         gpointer  user_data)
{
  TbWindow *window = get_empty_window (user_data);

  tb_window_begin_plan (window, bytes, is_typed);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  TbWindow *window = get_active (user_data);

  if (window == NULL)
    {
      window = get_empty_window (user_data);
      gtk_window_present (GTK_WINDOW (window));
    }
  tb_new_plan_show (GTK_WINDOW (window), made_cb, g_object_ref (user_data), g_object_unref);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TbApplication *self = user_data;
  TbWindow *window = get_active (self);
  const char *path = window != NULL ? tb_window_get_path (window) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  g_application_hold (G_APPLICATION (self));
  tb_file_dialog_open (GTK_WINDOW (window), folder, chosen_cb, g_object_ref (self));
}

static void
open_folder_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  TbApplication *self = user_data;
  TbWindow *window = get_active (self);
  const char *path = window != NULL ? tb_window_get_path (window) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  g_application_hold (G_APPLICATION (self));
  tb_file_dialog_choose_folder (GTK_WINDOW (window), _("Open Folder of Agents’ Files"), _("_Open"),
                                folder, chosen_cb, g_object_ref (self));
}

static void
open_uri_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (user_data, file);
}

static void
new_window_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (tb_window_new (user_data)));
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  TbWindow *window = get_active (user_data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  tb_about_show (GTK_WINDOW (get_active (user_data)));
}

/* Closes all windows; one with changes asks, and keeps the program running when told so. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    if (TB_IS_WINDOW (l->data))
      gtk_window_close (l->data);
  g_list_free (windows);
}

static const GActionEntry entries[] = {
  { "new", new_action },
  { "open", open_action },
  { "open-folder", open_folder_action },
  { "open-uri", open_uri_action, "s" },
  { "new-window", new_window_action },
  { "shortcuts", shortcuts_action },
  { "about", about_action },
  { "quit", quit_action },
};

static const struct
{
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.quit", { "<Control>q" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.close", { "<Control>w" } },
  { "win.print", { "<Control>p" } },
  { "win.reading", { "F11" } },
  { "win.show-edit", { "<Control>1" } },
  { "win.show-board", { "<Control>2" } },
  { "win.toggle-outline", { "F9" } },
  { "win.toggle-preview", { "<Control><Shift>p" } },
  { "win.show-source", { "<Control>u" } },
  { "win.next-problem", { "F8" } },
  { "win.fix-problem", { "<Control>F8" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.next-part", { "<Alt>Page_Down" } },
  { "win.previous-part", { "<Alt>Page_Up" } },
  { "plan.add-task(-1)", { "<Control><Shift>t" } },
  { "plan.add-agent", { "<Control><Shift>b" } },
  { "win.go-to-anything", { "<Control>k" } },
  { "win.find", { "<Control>f" } },
  { "win.find-replace", { "<Control>h" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
};

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* What the options for tests ask for, once there is a window. */
static void
follow_options (TbApplication *self)
{
  if (self->exits_after_startup)
    g_idle_add_full (G_PRIORITY_LOW, quit_cb, self, NULL);
}

static void
tb_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (tb_application_parent_class)->startup (application);
  tb_baselines_round (gdk_display_get_default ());
  tb_frame_memory_keep (gdk_display_get_default ());

  tb_closed_menu_watch ();
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
}

static void
tb_application_activate (GApplication *application)
{
  TbApplication *self = TB_APPLICATION (application);
  TbWindow *window = get_active (self);

  if (self->screenshot_folder != NULL)
    {
      tb_screenshot_run (GTK_APPLICATION (self), NULL, self->screenshot_folder);
      return;
    }
  if (window == NULL)
    window = TB_WINDOW (tb_window_new (GTK_APPLICATION (self)));
  tb_window_offer_unsaved (window);
  gtk_window_present (GTK_WINDOW (window));
  follow_options (self);
}

static void
tb_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  TbApplication *self = TB_APPLICATION (application);

  if (self->screenshot_folder != NULL)
    {
      g_autofree char *path = g_file_get_path (files[0]);

      tb_screenshot_run (GTK_APPLICATION (self), path, self->screenshot_folder);
      return;
    }
  for (int i = 0; i < n_files; i++)
    open_file (self, files[i]);
  follow_options (self);
}

static int
tb_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  TbApplication *self = TB_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
      return 0;
    }
  g_variant_dict_lookup (options, "screenshot", "^ay", &self->screenshot_folder);
  self->exits_after_startup = g_variant_dict_contains (options, "exit-after-startup");
  if (g_variant_dict_contains (options, "new-instance") || self->exits_after_startup
      || self->screenshot_folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

/* The shortcuts window of GTK begins with a section of its own choice. */
static void
tb_application_window_added (GtkApplication *application,
                             GtkWindow      *window)
{
  GtkShortcutsWindow *shortcuts = NULL;

  GTK_APPLICATION_CLASS (tb_application_parent_class)->window_added (application, window);
  if (GTK_IS_APPLICATION_WINDOW (window))
    shortcuts = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window));
  if (shortcuts != NULL)
    g_object_set (shortcuts, "section-name", "general", NULL);
}

static void
tb_application_finalize (GObject *object)
{
  TbApplication *self = TB_APPLICATION (object);

  g_free (self->screenshot_folder);

  G_OBJECT_CLASS (tb_application_parent_class)->finalize (object);
}

static void
tb_application_class_init (TbApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = tb_application_finalize;

  application_class->startup = tb_application_startup;
  application_class->activate = tb_application_activate;
  application_class->open = tb_application_open;
  application_class->handle_local_options = tb_application_handle_local_options;

  GTK_APPLICATION_CLASS (klass)->window_added = tb_application_window_added;
}

static void
tb_application_init (TbApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Do not hand over to a Trestleboard that is running"), NULL },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "screenshot", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[PLAN.md…]"));
}

TbApplication *
tb_application_new (void)
{
  return g_object_new (TB_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
