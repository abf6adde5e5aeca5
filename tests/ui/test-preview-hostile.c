/* test-preview-hostile.c: documents that are meant to do harm
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>
#include <time.h>

#include <adwaita.h>
#include <glib/gstdio.h>

#include "edit/plan-commands.h"
#include "support/test-desktop.h"
#include "support/test-frames.h"
#include "support/test-style.h"
#include "ui/compat/tb-frame-memory.h"
#include "ui/preview/tb-preview.h"
#include "ui/window/tb-plain-page.h"
#include "ui/window/tb-window-private.h"

/* A document that takes longer has no answer; what is usual is printed. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)
/* Of the window, in pixels. */
#define WIDTH 1280

/* In bytes. The larger ones only with -m slow, as the benchmark does. */
static const gsize sizes[] = { 50000, 300000, 1000000 };

/* Patterns that cost parsers and text views more than their length, repeated up to the size. */
static const struct
{
  const char *name;
  const char *before;
  const char *unit;
} patterns[] = {
  { "brackets", "", "[" },
  { "image openings", "", "![[]()" },
  { "link openings", "", "[a](" },
  { "quotes", "", "> " },
  { "lists in a line", "", "- " },
  { "numbers in a line", "", "1. " },
  { "emphasis openings", "", "*a " },
  { "emphasis of both kinds", "", "*a_ " },
  { "emphasis and strong", "", "**a *b " },
  { "strikes", "", "~~a" },
  { "backticks", "", "`" },
  { "angle brackets", "", "<" },
  { "HTML comments", "", "<!-- a " },
  { "entities", "", "&amp;" },
  { "table of many columns", "", "| a " },
  { "table of many rows", "| a | b |\n|---|---|\n", "| 1 | `2` |\n" },
  { "small tables", "", "| a | b |\n|---|---|\n| c | d |\n\n" },
  { "definitions", "", "[a]: /u\n" },
  { "placeholders", "", "[What to write] " },
  { "TODO", "", "TODO " },
  { "addresses", "", "https://a.example/(b " },
  { "headings", "", "# a\n" },
  { "folded headings", "", "a\n---\n" },
  { "boxes", "", "- [ ] a\n" },
  { "deeper and deeper", "", "  - a\n" },
  { "fences", "", "```\n" },
  { "one word", "", "a" },
  { "one line of words", "", "word " },
  { "lines of code", "```c\n", "int a; /* b */\n" },
  { "one line of code", "```json\n", "{\"a\": [1, 2]}, " },
  { "bidirectional", "", "\xe2\x80\xae" },
  { "joined emoji", "", "\xf0\x9f\x91\xa9\xe2\x80\x8d" },
  { "accents", "a", "\xcc\x81" },
  { "placement lines", "", "a → b\n" },
  { "controls and returns", "", "a\rb\x01" },
  { "a long heading", "# ", "a b " },
  { "a long word in a heading", "# ", "a" },
  { "a long task",
    "## Build Agent 1: A\n\n#### Task 1: **B** (Module: `c`)\n\n- **Description**: ", "d" },
  { "a long name of a task", "## Build Agent 1: A\n\n#### Task 1: **", "d" },
  { "a long item", "### Overview\n- **Scope**:\n  - Includes: a\n  - ", "[b" },
  { "many items", "### Overview\n- **Scope**:\n  - Includes:\n", "    - a\n" },
  { "tasks in a list", "", "- [ ] 1. a\n" },
  { "a long task in a list", "- [ ] 1. a\n- [ ] 2. ", "a" },
  { "a long label", "### Overview\n- **", "a" },
  { "tasks", "## Build Agent 1: A\n\n", "#### Task 1: **B**\n" },
  { "tasks that wait", "## Build Agent 1: A\n\n",
    "#### Task 1: **B**\n- **Dependencies**: Task 1, Task 2\n" },
  { "agents", "", "## Build Agent 1: A\n" },
  { "a long cell", "| a | b |\n|---|---|\n| ", "c d" },
  { "a long address", "[a](https://a.example/", "b" },
  { "a long language", "``` ", "c" },
  { "not UTF-8", "", "a\x80\xff" },
  { "Chinese", "", "\xe6\xbc\xa2\xe5\xad\x97" },
  { "Hebrew and Latin", "", "\xd7\xa9 a " },
};

/* SAFETY F: everything at once that a reader could be harmed with. */
static const char harmful[] =
    "# <span size=\"9999999\">x</span> & %n%s\n\n"
    "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///etc/passwd) [d](VBScript:x) "
    "[e](smb://host/x) [f](ms-msdt:x) [g](java&#x09;script:x) <javascript:x>\n\n"
    "![x](https://tracker.example/a.png) ![y](/etc/passwd) ![z](//host/a.svg)\n\n"
    "<script src=\"https://tracker.example/a.js\"></script>\n\n"
    "<iframe src=\"https://tracker.example/\"></iframe> "
    "<style>@import 'https://a.example'</style>\n\n"
    "- `/etc/passwd` `../x` `a\xe2\x80\xaegpj.exe` `\\\\host\\s`\n";

static const char ordinary[] =
    "# Implementation Plan: A\n\n### Overview\n- **Objective**: [b] `c`\n- [ ] d\n";

/* A pattern, repeated up to a size in bytes. */
typedef struct
{
  guint pattern;
  gsize size;
} Text;

/**
 * Watchdog:
 * @last: when the main loop was seen last, in microseconds
 * @last_work: what the thread of the main loop had computed by then
 * @longest: how long it stood still at most, since that was asked for last
 * @longest_work: how much it computed at most between two looks
 *
 * On a computer that does something else besides, the second says what is ours.
 */
typedef struct
{
  gint64 last;
  gint64 last_work;
  gint64 longest;
  gint64 longest_work;
} Watchdog;

static gint64
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);
  return work.tv_sec * G_TIME_SPAN_SECOND + work.tv_nsec / 1000;
}

static void
look (Watchdog *watchdog)
{
  gint64 now = g_get_monotonic_time ();
  gint64 work = get_work ();

  watchdog->longest = MAX (watchdog->longest, now - watchdog->last);
  watchdog->longest_work = MAX (watchdog->longest_work, work - watchdog->last_work);
  watchdog->last = now;
  watchdog->last_work = work;
}

static gboolean
watch_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

/* The longest stall since the last call, and how much was computed in one, in milliseconds: with
 * tenths, as the goal is a limit. */
static char *
take_stall (Watchdog *watchdog)
{
  char *stall;

  look (watchdog);
  stall = g_strdup_printf ("%5.1f (%5.1f)", (double)watchdog->longest / G_TIME_SPAN_MILLISECOND,
                           (double)watchdog->longest_work / G_TIME_SPAN_MILLISECOND);
  watchdog->longest = 0;
  watchdog->longest_work = 0;
  return stall;
}

static char *
make_text (guint pattern,
           gsize size)
{
  GString *text = g_string_new (patterns[pattern].before);

  while (text->len < size)
    g_string_append (text, patterns[pattern].unit);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* The name of the test of a pattern; or, within that, of one of its texts. */
static char *
dup_path (guint pattern,
          gsize size)
{
  g_autofree char *name = g_strdelimit (g_strdup (patterns[pattern].name), " ", '-');

  return size == 0 ? g_strdup_printf ("/ui/preview-hostile/%s", name)
                   : g_strdup_printf ("/ui/preview-hostile/%s/subprocess/%" G_GSIZE_FORMAT, name,
                                      size);
}

/* What is connected anywhere, of all protocols that leave the computer. */
static guint
count_connections (void)
{
  static const char *const tables[] = { "/proc/self/net/tcp", "/proc/self/net/tcp6",
                                        "/proc/self/net/udp", "/proc/self/net/udp6" };
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return 0;
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (path, NULL);
      g_autofree char *inode = NULL;

      if (target == NULL || !g_str_has_prefix (target, "socket:["))
        continue;
      inode = g_strdup_printf (" %.*s ", (int)strlen (target) - 9, target + 8);
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_autofree char *table = NULL;

          if (g_file_get_contents (tables[i], &table, NULL, NULL) && strstr (table, inode) != NULL)
            n++;
        }
    }
  return n;
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkTextView *view)
{
  return gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (view)) > 0;
}

/* Spins until all is shown. Returns: when the first of it was, in microseconds since @start */
static gint64
spin_until_complete (TbPreview *preview,
                     gint64     start)
{
  gint64 shown = 0;

  while (!tb_preview_is_complete (preview))
    {
      g_main_context_iteration (NULL, TRUE);
      if (shown == 0 && has_text (tb_preview_get_view (preview)))
        shown = g_get_monotonic_time ();
      g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENCE);
    }
  if (shown == 0)
    shown = g_get_monotonic_time ();
  test_wait_frames (GTK_WIDGET (preview), 30);
  return shown - start;
}

/* Spins until there is a plan, or it is said that there will be none. Returns: when something was
 * there to be read before that, in microseconds since @start; 0 for nothing */
static gint64
spin_until_read (TbWindow *window,
                 gint64    start)
{
  gint64 shown = 0;

  while (tb_window_get_session (window) == NULL
         && (window->plain == NULL || tb_plain_page_is_waiting (TB_PLAIN_PAGE (window->plain))))
    {
      g_main_context_iteration (NULL, TRUE);
      if (shown == 0 && window->plain != NULL)
        shown = g_get_monotonic_time () - start;
      g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENCE);
    }
  return shown;
}

/* The form of the last part, and its place in the preview. */
static void
go_to_end (TbWindow *window)
{
  TbSession *session = tb_window_get_session (window);
  Plan *plan = tb_session_get_plan (session);
  guint n_parts = plan_get_n_parts (plan);

  if (n_parts > 0)
    tb_session_go_to (session, plan_part_get_id (plan_get_part (plan, n_parts - 1)), 0, -1);
}

/* A letter in the middle of the text, as one types it. */
static void
type_letter (TbWindow *window)
{
  TbSession *session = tb_window_get_session (window);
  Plan *plan = tb_session_get_plan (session);
  gsize middle = md_document_get_size (plan_get_document (plan)) / 2;
  GError *error = NULL;
  PlanEdit *edit;

  edit = plan_command_replace_range (plan, (MdSpan){ middle, middle }, "a", 1, &error);
  tb_session_perform (session, edit, error);
}

/* Somebody else makes the file half as long. */
static void
change_on_disk (TbWindow  *window,
                TbPreview *preview)
{
  PlanDocument *document = tb_session_get_document (tb_window_get_session (window));
  g_autofree char *text = NULL;
  gsize length;

  plan_document_undo (document);
  spin_until_complete (preview, g_get_monotonic_time ());
  g_assert_true (g_file_get_contents (tb_window_get_path (window), &text, &length, NULL));
  g_assert_true (g_file_set_contents (tb_window_get_path (window), text, (gssize)length / 2,
                                      NULL));
}

/* The end of a text that has no plan. */
static void
scroll_to_end (TbPlainPage *page)
{
  GtkTextView *view = tb_plain_page_get_view (page);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (
                                              gtk_text_view_get_buffer (view)));
}

/* What is past the limits: its text is all there is. */
static void
try_plain (TbWindow   *window,
           const char *name,
           gsize       size,
           gint64      answer,
           const char *open,
           Watchdog   *watchdog)
{
  TbPlainPage *page = TB_PLAIN_PAGE (window->plain);
  g_autofree char *fill = NULL;
  g_autofree char *go = NULL;

  while (!tb_plain_page_is_complete (page))
    g_main_context_iteration (NULL, TRUE);
  test_wait_frames (GTK_WIDGET (window), 30);
  fill = take_stall (watchdog);
  scroll_to_end (page);
  test_wait_frames (GTK_WIDGET (window), 30);
  go = take_stall (watchdog);
  g_print ("# %-24s %7" G_GSIZE_FORMAT " bytes: answer %4" G_GINT64_FORMAT
           " ms, plain text; stalls (computing) of opening %s, showing %s, "
           "going to the end %s ms\n",
           name, size, answer / 1000, open, fill, go);
}

static void
try_plan (TbWindow   *window,
          const char *name,
          gsize       size,
          gint64      start,
          gint64      answer,
          const char *open,
          Watchdog   *watchdog)
{
  TbPreview *preview = TB_PREVIEW (find_widget (GTK_WIDGET (window), TB_TYPE_PREVIEW));
  gint64 shown = spin_until_complete (preview, start);
  g_autofree char *fill = take_stall (watchdog);
  g_autofree char *go = NULL;
  g_autofree char *key = NULL;
  g_autofree char *reload = NULL;
  gint64 again;

  go_to_end (window);
  test_wait_frames (GTK_WIDGET (window), 30);
  /* No text makes the window wider. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, WIDTH);
  go = take_stall (watchdog);
  type_letter (window);
  again = spin_until_complete (preview, g_get_monotonic_time ());
  key = take_stall (watchdog);
  change_on_disk (window, preview);
  g_free (take_stall (watchdog));
  _tb_window_check_disk (window);
  while (window->reloading != NULL)
    g_main_context_iteration (NULL, TRUE);
  spin_until_complete (preview, g_get_monotonic_time ());
  reload = take_stall (watchdog);
  g_print ("# %-24s %7" G_GSIZE_FORMAT " bytes: answer %4" G_GINT64_FORMAT
           " ms, preview %4" G_GINT64_FORMAT " ms, after a letter %4" G_GINT64_FORMAT
           " ms; stalls (computing) of opening %s, showing %s, going to the end %s, "
           "a letter %s, a reload %s ms\n",
           name, size, (answer > 0 ? answer : shown) / 1000, shown / 1000, again / 1000,
           open, fill, go, key, reload);
}

/* Opens @text in a window, goes to its last part, types a letter, and changes it on disk. Says how
 * long the main loop stood still at most in each. */
static void
show (const char *name,
      const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("hostile-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  TbWindow *window = TB_WINDOW (tb_window_new (NULL));
  Watchdog watchdog = { 0 };
  g_autofree char *open = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  gint64 answer;
  guint id;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  tb_window_set_size (window, WIDTH, 800);
  gtk_window_present (GTK_WINDOW (window));
  test_wait_frames (GTK_WIDGET (window), 5);

  start = g_get_monotonic_time ();
  watchdog.last = start;
  watchdog.last_work = get_work ();
  id = g_timeout_add_full (G_PRIORITY_HIGH, 1, watch_cb, &watchdog, NULL);
  if (tb_window_begin_open (window, path, &error))
    {
      answer = spin_until_read (window, start);
      open = take_stall (&watchdog);
      if (tb_window_get_session (window) != NULL)
        try_plan (window, name, strlen (text), start, answer, open, &watchdog);
      else
        try_plain (window, name, strlen (text), answer, open, &watchdog);
    }
  else
    g_print ("# %-24s %7" G_GSIZE_FORMAT " bytes: refused (%s)\n", name, strlen (text),
             error->message);
  g_source_remove (id);
  gtk_window_destroy (GTK_WINDOW (window));
  g_unlink (path);
  g_rmdir (folder);
}

/* The first plan that a program shows takes longer than all others. */
static void
warm_up (void)
{
  TbWindow *window = TB_WINDOW (tb_window_new (NULL));
  g_autoptr (GBytes) bytes = g_bytes_new_static (ordinary, strlen (ordinary));
  gint64 start = g_get_monotonic_time ();

  tb_window_set_size (window, WIDTH, 800);
  gtk_window_present (GTK_WINDOW (window));
  tb_window_begin_plan (window, bytes, FALSE);
  spin_until_complete (TB_PREVIEW (find_widget (GTK_WIDGET (window), TB_TYPE_PREVIEW)), start);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Each text has a process of its own: GLib (up to 2.74) gives the memory of a long one back after a
 * quarter of a minute, all at once and in the middle of the next. */
static void
test_text (gconstpointer data)
{
  const Text *text = data;
  g_autofree char *words = make_text (text->pattern, text->size);

  warm_up ();
  show (patterns[text->pattern].name, words);
}

static void
test_pattern (gconstpointer data)
{
  guint pattern = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < (g_test_slow () ? G_N_ELEMENTS (sizes) : 1); i++)
    {
      g_autofree char *path = dup_path (pattern, sizes[i]);

      g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDOUT
                                       | G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
    }
}

static void
test_harmful (void)
{
  guint before = count_connections ();

  warm_up ();
  show ("harmful", harmful);
  g_assert_cmpuint (count_connections (), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  static Text texts[G_N_ELEMENTS (patterns)][G_N_ELEMENTS (sizes)];

  g_test_init (&argc, &argv, NULL);
  test_desktop_announce_window_manager ();
  adw_init ();
  tb_frame_memory_keep (gdk_display_get_default ());
  test_style_load ();

  g_test_add_func ("/ui/preview-hostile/harmful", test_harmful);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *path = dup_path (i, 0);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_pattern);
      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
        {
          g_autofree char *inside = dup_path (i, sizes[j]);

          texts[i][j] = (Text){ i, sizes[j] };
          g_test_add_data_func (inside, &texts[i][j], test_text);
        }
    }
  return g_test_run ();
}
