/* draw-forms.c: draws the pages of a plan to pictures, for people to look at
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: draw-forms [--rtl] [--dark] [--state=hover|error] [--size=WxH] FOLDER PLAN…
 *
 * One picture for the plan's page and one for each section, agent and task. With --state every row
 * of a form is drawn as if the pointer was over it, or with an error below its text.
 */
#include "config.h"

#include <string.h>

#include <gtksourceview/gtksource.h>

#include "support/test-style.h"
#include "support/test-wait.h"
#include "ui/widgets/tb-text-row.h"
#include "ui/window/tb-window.h"

/* How long a page is given to come to rest. */
#define SETTLE_MS 700

typedef struct
{
  gboolean  is_rtl;
  gboolean  is_dark;
  char     *state;
  char     *size;
} Options;

static void
show_state (GtkWidget  *widget,
            const char *state)
{
  if (g_str_equal (state, "error") && TB_IS_TEXT_ROW (widget))
    tb_text_row_set_error (TB_TEXT_ROW (widget),
                           "This would make Task 1/1 wait for itself: 1/1 → 1/2 → 1/1");
  if (g_str_equal (state, "hover"))
    gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_PRELIGHT, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_state (child, state);
}

static GtkWidget *
find_form (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (g_str_equal (gtk_widget_get_css_name (widget), "formpane"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_form (child);
  return found;
}

static void
draw (GtkWidget  *window,
      const char *path)
{
  int width = gtk_widget_get_width (window);
  int height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_printerr ("%s cannot be written\n", path);
}

static gboolean
has_page (PlanPart *part)
{
  PlanPartKind kind = plan_part_get_kind (part);

  return kind == PLAN_PART_SECTION || kind == PLAN_PART_AGENT || kind == PLAN_PART_TASK;
}

static void
draw_page (TbWindow      *window,
           guint          id,
           const char    *folder,
           const char    *name,
           const Options *options)
{
  g_autofree char *file = g_strdup_printf ("%s-%s%s%s%s%s.png", name, options->size,
                                           options->is_dark ? "-dark" : "",
                                           options->is_rtl ? "-rtl" : "",
                                           options->state != NULL ? "-" : "",
                                           options->state != NULL ? options->state : "");
  g_autofree char *path = g_build_filename (folder, file, NULL);

  tb_session_go_to (tb_window_get_session (window), id, -1, -1);
  test_wait (SETTLE_MS);
  if (options->state != NULL)
    {
      show_state (find_form (GTK_WIDGET (window)), options->state);
      test_wait (SETTLE_MS);
    }
  draw (GTK_WIDGET (window), path);
}

static void
draw_plan (const char    *path,
           const char    *folder,
           const Options *options)
{
  TbWindow *window = TB_WINDOW (tb_window_new (NULL));
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  int width = 1280, height = 800;
  Plan *plan;

  base[strcspn (base, ".")] = '\0';
  sscanf (options->size, "%dx%d", &width, &height);
  tb_window_set_size (window, width, height);
  if (!tb_window_open (window, path, &error))
    g_error ("%s", error->message);
  gtk_window_present (GTK_WINDOW (window));
  test_wait (SETTLE_MS);
  draw_page (window, 0, folder, base, options);
  plan = tb_session_get_plan (tb_window_get_session (window));
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      PlanPart *part = plan_get_part (plan, i);
      g_autofree char *name = g_strdup_printf ("%s-%02u", base, i);

      if (has_page (part))
        draw_page (window, plan_part_get_id (part), folder, name, options);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  test_wait (SETTLE_MS);
}

/* As the application does it; and no frame where there is no window manager. */
static void
add_styles (void)
{
  g_autoptr (GtkCssProvider) frames = gtk_css_provider_new ();

  test_style_load ();
  gtk_css_provider_load_from_data (frames,
                                   "window.solid-csd { padding: 0; border: none; "
                                   "box-shadow: none; outline: none; }",
                                   -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (frames),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

int
main (int   argc,
      char *argv[])
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "rtl", 0, 0, G_OPTION_ARG_NONE, &options.is_rtl, "From right to left", NULL },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.is_dark, "In dark colours", NULL },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state, "hover or error", "STATE" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size, "Of the window", "WxH" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER PLAN…");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 3)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: draw-forms FOLDER PLAN…");
      return 2;
    }
  if (options.size == NULL)
    options.size = g_strdup ("1280x800");
  adw_init ();
  gtk_source_init ();
  add_styles ();
  if (options.is_rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      options.is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE, "gtk-font-name", "Cantarell 11",
                "gtk-cursor-blink", FALSE, NULL);
  g_mkdir_with_parents (argv[1], 0777);
  for (int i = 2; i < argc; i++)
    draw_plan (argv[i], argv[1], &options);
  g_free (options.state);
  g_free (options.size);
  return 0;
}
