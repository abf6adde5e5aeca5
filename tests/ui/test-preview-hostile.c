/* test-preview-hostile.c: documents that are meant to do harm
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "ui/preview/tb-preview.h"

/* A document that takes longer has no answer; what is usual is printed. */
#define PATIENCE (60 * G_TIME_SPAN_SECOND)

/* The larger ones only with -m slow, as the benchmark does. */
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
  { "NULs and returns", "", "a\rb\x01" },
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

/* How long the main loop stood still at most. */
typedef struct
{
  gint64 last;
  gint64 longest;
} Watchdog;

static gboolean
watch_cb (gpointer data)
{
  Watchdog *watchdog = data;
  gint64 now = g_get_monotonic_time ();

  watchdog->longest = MAX (watchdog->longest, now - watchdog->last);
  watchdog->last = now;
  return G_SOURCE_CONTINUE;
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

static void
spin_until_complete (TbPreview *preview,
                     gint64     start)
{
  while (!tb_preview_is_complete (preview))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time () - start, <, PATIENCE);
    }
  /* What is seen is laid out and drawn behind that. */
  for (guint i = 0; i < 60; i++)
    g_main_context_iteration (NULL, TRUE);
}

/* Shows @text in a window. Sets how long it took to read it, and to show all of it, and the longest
 * that the main loop stood still meanwhile. */
static void
show (const char *text,
      gint64     *reading,
      gint64     *answer,
      gint64     *longest)
{
  GtkWidget *window = gtk_window_new ();
  Watchdog watchdog = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PlanDocument) document = NULL;
  g_autoptr (TbSession) session = NULL;
  gint64 start = g_get_monotonic_time ();
  GtkWidget *preview;
  guint id;

  document = plan_document_new (bytes);
  session = tb_session_new (document);
  *reading = g_get_monotonic_time () - start;
  preview = tb_preview_new (session);
  gtk_window_set_default_size (GTK_WINDOW (window), 460, 700);
  gtk_window_set_child (GTK_WINDOW (window), preview);
  start = g_get_monotonic_time ();
  watchdog.last = start;
  id = g_timeout_add_full (G_PRIORITY_HIGH, 1, watch_cb, &watchdog, NULL);
  gtk_window_present (GTK_WINDOW (window));
  spin_until_complete (TB_PREVIEW (preview), start);
  *answer = g_get_monotonic_time () - start;
  *longest = watchdog.longest;
  g_source_remove (id);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pattern (gconstpointer data)
{
  guint pattern = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < (g_test_slow () ? G_N_ELEMENTS (sizes) : 1); i++)
    {
      g_autofree char *text = make_text (pattern, sizes[i]);
      gint64 reading;
      gint64 answer;
      gint64 longest;

      show (text, &reading, &answer, &longest);
      g_test_message ("%-24s %8" G_GSIZE_FORMAT " bytes: read %4" G_GINT64_FORMAT
                      " ms, shown %4" G_GINT64_FORMAT " ms, stall %4" G_GINT64_FORMAT " ms",
                      patterns[pattern].name, sizes[i], reading / 1000, answer / 1000,
                      longest / 1000);
    }
}

static void
test_harmful (void)
{
  guint before = count_connections ();
  gint64 reading;
  gint64 answer;
  gint64 longest;

  show (harmful, &reading, &answer, &longest);
  g_assert_cmpuint (count_connections (), ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/preview-hostile/harmful", test_harmful);
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (patterns[i].name), " ", '-');
      g_autofree char *path = g_strconcat ("/ui/preview-hostile/", name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_pattern);
    }
  return g_test_run ();
}
