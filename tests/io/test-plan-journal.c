/* test-plan-journal.c: unsaved text survives a crash
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-journal.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "io/plan-file.h"
#include "io-test-support.h"

#define PLAN "/somewhere/plan.md"
#define BASE "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* A disk that takes its time, as long as @gate is locked. */
static GMutex gate;

int
fsync (int fd)
{
  g_mutex_lock (&gate);
  g_mutex_unlock (&gate);

  return 0;
}

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), PACKAGE_NAME, NULL);
}

/* The names of the files in the folder of journals that end with @suffix. */
static GPtrArray *
list_files (const char *suffix)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray       *names = g_ptr_array_new_with_free_func (g_free);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, suffix) != NULL)
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  return names;
}

static void
assert_n_files (const char *suffix,
                guint       n)
{
  g_autoptr (GPtrArray) names = list_files (suffix);

  g_assert_cmpuint (names->len, ==, n);
}

static void
write_text (PlanJournal *journal,
            const char  *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (plan_journal_write (journal, bytes, BASE, &error));
  g_assert_no_error (error);
}

static void
assert_found (const char *plan_path,
              const char *expected)
{
  g_auto (PlanJournalText) text = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (PlanJournal)  journal = plan_journal_find (plan_path, &text, &error);
  gsize                    length;
  const char              *data;

  g_assert_no_error (error);
  if (expected == NULL)
    {
      g_assert_null (journal);
      return;
    }
  g_assert_nonnull (journal);
  data = g_bytes_get_data (text.bytes, &length);
  g_assert_cmpmem (data, length, expected, strlen (expected));
  g_assert_cmpstr (text.base_sha256, ==, BASE);
  g_assert_cmpint (text.time, >, 0);
}

static void
test_write (void)
{
  PlanJournal *journal = plan_journal_new (PLAN);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *folder = dup_folder ();

  assert_n_files ("", 0);
  write_text (journal, "one\n");
  write_text (journal, "two\r\n\xff");
  names = list_files (".journal");
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpint (get_info (names->pdata[0]).st_mode & 0777, ==, 0600);
  g_assert_cmpint (get_info (folder).st_mode & 0777, ==, 0700);
  /* It is somebody's. */
  assert_found (PLAN, NULL);
  plan_journal_free (journal);

  assert_found ("/somewhere/else.md", NULL);
  assert_found (NULL, NULL);
  assert_found (PLAN, "two\r\n\xff");
  assert_found (PLAN, "two\r\n\xff");
}

static void
test_remove (void)
{
  PlanJournal *journal = plan_journal_new (PLAN);

  plan_journal_remove (journal);
  write_text (journal, "one");
  plan_journal_remove (journal);
  assert_n_files ("", 0);
  write_text (journal, "two");
  plan_journal_free (journal);
  assert_found (PLAN, "two");
}

static void
test_new_plan (void)
{
  PlanJournal *journal = plan_journal_new (NULL);

  write_text (journal, "new");
  plan_journal_free (journal);
  assert_found (PLAN, NULL);
  assert_found (NULL, "new");
}

/* Each has its own; what a crash left is not written over by who has not asked for it. */
static void
test_two_windows (void)
{
  PlanJournal *a = plan_journal_new (PLAN);
  PlanJournal *b = plan_journal_new (PLAN);
  PlanJournal *c = plan_journal_new (PLAN);
  g_auto (PlanJournalText) text = { 0 };

  write_text (a, "a");
  write_text (b, "b");
  assert_n_files (".journal", 2);
  plan_journal_free (a);
  write_text (c, "c");
  assert_n_files (".journal", 3);
  plan_journal_remove (c);
  plan_journal_free (c);
  plan_journal_remove (b);
  plan_journal_free (b);

  a = plan_journal_find (PLAN, &text, NULL);
  g_assert_nonnull (a);
  assert_found (PLAN, NULL);
  write_text (a, "a goes on");
  assert_n_files (".journal", 1);
  plan_journal_remove (a);
  plan_journal_free (a);
  assert_n_files ("", 0);
}

/* A process that is killed leaves its lock's file, but not its lock. */
static void
test_killed (void)
{
  pid_t child = fork ();
  int   status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      PlanJournal *journal = plan_journal_new (PLAN);

      write_text (journal, "typed");
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  assert_n_files (".lock", 1);
  assert_found (PLAN, "typed");
}

/* The first byte, the last, and any between are missed or noticed to be others. */
static void
test_damaged (void)
{
  PlanJournal *journal = plan_journal_new (PLAN);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *whole = NULL;
  gsize            length;

  write_text (journal, "typed");
  plan_journal_free (journal);
  names = list_files (".journal");
  g_assert_true (g_file_get_contents (names->pdata[0], &whole, &length, NULL));
  for (gsize i = 0; i < 2 * length; i++)
    {
      g_auto (PlanJournalText) text = { 0 };
      g_autoptr (GError)       error = NULL;
      g_autofree char         *broken = g_memdup2 (whole, length);

      if (i < length)
        broken[i] ^= 1;
      g_assert_true (g_file_set_contents (names->pdata[0], broken,
                                          i < length ? length : i - length, NULL));
      journal = plan_journal_find (PLAN, &text, &error);
      if (journal != NULL)
        {
          /* Only the base is not under a checksum: it is compared with the file's anyway. */
          g_assert_cmpstr (text.base_sha256, !=, BASE);
          plan_journal_free (journal);
          continue;
        }
      g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, ".damaged-"));
      /* Told of once, and kept. */
      g_clear_error (&error);
      g_assert_null (plan_journal_find (PLAN, &text, &error));
      g_assert_no_error (error);
    }
}

/* The disk is full: what was written before is still there. */
static void
test_full (void)
{
  PlanJournal *journal = plan_journal_new (PLAN);
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_static (large, 100000);
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;

  write_text (journal, "typed");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 50000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (plan_journal_write (journal, bytes, BASE, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  assert_n_files (".tmp", 0);
  plan_journal_free (journal);
  assert_found (PLAN, "typed");
}

static void
count_cb (const GError *error,
          gpointer      n)
{
  g_assert_no_error (error);
  ++*(guint *)n;
}

static void
begin_text (PlanJournal *journal,
            const char  *text,
            guint       *n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  plan_journal_begin_write (journal, bytes, BASE, count_cb, n);
}

/* Nobody waits for the disk, but who wants the journal next. */
static void
test_thread (void)
{
  PlanJournal *journal = plan_journal_new (PLAN);
  guint n_written = 0;

  g_mutex_lock (&gate);
  begin_text (journal, "one", &n_written);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_written, ==, 0);
  assert_n_files (".journal", 0);
  g_mutex_unlock (&gate);
  while (n_written == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_n_files (".journal", 1);

  begin_text (journal, "two", &n_written);
  begin_text (journal, "three", &n_written);
  write_text (journal, "four");
  begin_text (journal, "five", &n_written);
  plan_journal_remove (journal);
  assert_n_files (".journal", 0);
  begin_text (journal, "six", &n_written);
  plan_journal_free (journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_written, ==, 1);
  assert_found (PLAN, "six");
}

static void
fail_cb (const GError *error,
         gpointer      n)
{
  g_assert_nonnull (error);
  ++*(guint *)n;
}

static void
test_no_folder (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlanJournal) journal = plan_journal_new (PLAN);
  guint n_failed = 0;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_state_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  assert_found (PLAN, NULL);
  g_assert_false (plan_journal_write (journal, bytes, BASE, &error));
  g_assert_nonnull (error);
  plan_journal_begin_write (journal, bytes, BASE, fail_cb, &n_failed);
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  const char *path;
  GTestFunc   test;
} Case;

/* Runs a test with a state folder that is empty. (The isolation of GLib's tests leaks.) */
static void
run_case (gconstpointer data)
{
  const Case *c = data;
  Folder      folder = { g_strdup (g_get_user_state_dir ()) };

  g_assert_cmpint (g_mkdir_with_parents (folder.dir, 0700), ==, 0);
  c->test ();
  folder_teardown (&folder, NULL);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = {
    { "/io/journal/write", test_write },
    { "/io/journal/remove", test_remove },
    { "/io/journal/new-plan", test_new_plan },
    { "/io/journal/two-windows", test_two_windows },
    { "/io/journal/killed", test_killed },
    { "/io/journal/damaged", test_damaged },
    { "/io/journal/full", test_full },
    { "/io/journal/no-folder", test_no_folder },
    { "/io/journal/thread", test_thread },
  };
  g_autofree char *state = g_dir_make_tmp ("trestleboard-journal-XXXXXX", NULL);

  g_assert_nonnull (state);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], run_case);

  return g_test_run ();
}
