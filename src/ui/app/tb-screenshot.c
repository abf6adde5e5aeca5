/* tb-screenshot.c: draws every view to a picture
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/app/tb-screenshot.h"

#include <glib/gi18n.h>

#include "ui/window/tb-window.h"

/* Frames to wait for a view that was just shown: lists and transitions need some. */
#define SETTLE_FRAMES 40
/* The frame at which the person goes to a place: views follow when they are there. */
#define PLACE_FRAME   10

typedef struct
{
  const char *name;
  const char *actions[3]; /* of the window, one after the other */
  gboolean    needs_plan;
} View;

static const View wide_views[] = {
  { "start", { NULL }, FALSE },
  { "edit", { NULL }, TRUE },
  { "source", { "win.show-source" }, TRUE },
  { "problems", { "win.show-problems" }, TRUE },
  { "board", { "win.show-board" }, TRUE },
};

static const View narrow_views[] = {
  { "start", { NULL }, FALSE },
  { "outline", { NULL }, TRUE },
  { "edit", { "plan.go-to" }, TRUE },
  { "preview", { "win.toggle-preview" }, TRUE },
  { "source", { "win.show-source" }, TRUE },
  { "problems", { "win.show-problems" }, TRUE },
  { "board", { "win.show-board" }, TRUE },
};

static const struct
{
  const char *name;
  int         width;
  int         height;
  const View *views;
  guint       n_views;
} sizes[] = {
  { "1280x800", 1280, 800, wide_views, G_N_ELEMENTS (wide_views) },
  { "360x640", 360, 640, narrow_views, G_N_ELEMENTS (narrow_views) },
};

static const struct
{
  const char     *name;
  AdwColorScheme  scheme;
} schemes[] = {
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

/* A run: which picture is next, and the window that it is taken of. */
typedef struct
{
  GtkApplication *application;
  char           *path;
  char           *folder;
  guint           size;
  guint           scheme;
  guint           view;
  guint           frames;
  TbWindow       *window;
} Run;

static void begin_picture (Run *run);

static void
finish (Run *run)
{
  g_autoptr (GtkApplication) application = run->application;

  g_free (run->path);
  g_free (run->folder);
  g_free (run);
  g_application_release (G_APPLICATION (application));
  g_application_quit (G_APPLICATION (application));
}

static void
write_picture (Run *run)
{
  const View *view = &sizes[run->size].views[run->view];
  GtkWidget *widget = GTK_WIDGET (run->window);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL)
    return;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  name = g_strdup_printf ("%s-%s-%s.png", view->name, sizes[run->size].name,
                          schemes[run->scheme].name);
  path = g_build_filename (run->folder, name, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr (_("%s cannot be written\n"), path);
}

static void
next_picture (Run *run)
{
  gtk_window_destroy (GTK_WINDOW (run->window));
  run->window = NULL;
  if (++run->view == sizes[run->size].n_views)
    {
      run->view = 0;
      if (++run->scheme == G_N_ELEMENTS (schemes))
        {
          run->scheme = 0;
          run->size++;
        }
    }
  if (run->size < G_N_ELEMENTS (sizes))
    begin_picture (run);
  else
    finish (run);
}

/* The part that shows most: the first task with a ticked criterion, else the first task. */
static guint
find_part (TbWindow *window)
{
  Plan *plan = tb_session_get_plan (tb_window_get_session (window));
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      PlanPart *part = plan_get_part (plan, tasks[i]);
      guint done = plan_part_get_n_criteria_done (part);

      if (done > 0 && done < plan_part_get_n_criteria (part))
        return plan_part_get_id (part);
    }
  return n_tasks > 0 ? plan_part_get_id (plan_get_part (plan, tasks[0])) : 0;
}

/* The description of a task is in the form, and marked in the preview. */
static void
show_place (TbWindow *window)
{
  TbSession *session = tb_window_get_session (window);
  Plan *plan = tb_session_get_plan (session);
  guint id = find_part (window);
  int index = id != 0 ? plan_find_part (plan, id) : -1;

  tb_session_set_place (session, id,
                        index >= 0 ? plan_part_find_field (plan_get_part (plan, index),
                                                           "description", 0)
                                   : -1,
                        -1);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Run *run = user_data;

  if (++run->frames < SETTLE_FRAMES)
    {
      if (run->frames == PLACE_FRAME && tb_window_get_session (run->window) != NULL)
        show_place (run->window);
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  write_picture (run);
  next_picture (run);
  return G_SOURCE_REMOVE;
}

static void
begin_picture (Run *run)
{
  const View *view = &sizes[run->size].views[run->view];
  g_autoptr (GError) error = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[run->scheme].scheme);
  run->window = TB_WINDOW (tb_window_new (run->application));
  gtk_window_unmaximize (GTK_WINDOW (run->window));
  tb_window_set_size (run->window, sizes[run->size].width, sizes[run->size].height);
  if (view->needs_plan && run->path != NULL)
    {
      if (!tb_window_open (run->window, run->path, &error))
        tb_window_show_error (run->window, error->message);
    }
  gtk_window_present (GTK_WINDOW (run->window));
  for (guint i = 0; i < G_N_ELEMENTS (view->actions) && view->actions[i] != NULL; i++)
    {
      if (g_str_equal (view->actions[i], "plan.go-to"))
        gtk_widget_activate_action (GTK_WIDGET (run->window), view->actions[i], "u",
                                    find_part (run->window));
      else
        gtk_widget_activate_action (GTK_WIDGET (run->window), view->actions[i], NULL);
    }
  run->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (run->window), tick_cb, run, NULL);
}

/* Without a window manager a window draws a frame of its own, as nobody sees it on a desktop. */
static void
drop_frames (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider,
                                   "window.solid-csd { padding: 0; border: none; "
                                   "box-shadow: none; outline: none; }",
                                   -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

void
tb_screenshot_run (GtkApplication *application,
                   const char     *path,
                   const char     *folder)
{
  Run *run = g_new0 (Run, 1);

  g_mkdir_with_parents (folder, 0777);
  run->application = g_object_ref (application);
  run->path = g_strdup (path);
  run->folder = g_strdup (folder);
  /* Between two windows there is none. */
  g_application_hold (G_APPLICATION (application));
  /* As on a GNOME desktop, also where nobody says so. */
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-font-name", "Cantarell 11",
                NULL);
  drop_frames ();
  begin_picture (run);
}
