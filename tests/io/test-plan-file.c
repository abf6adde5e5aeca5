/* test-plan-file.c: reading and writing plans on disk
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>

#include <glib/gstdio.h>

#include "io-test-support.h"

#define NOBODY 65534

static GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* Loads @path and saves @text over it, which must do. */
static void
load_and_save (const char *path,
               const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) loaded = NULL;
  g_autoptr(GBytes) bytes = make_bytes (text);
  PlanFileState     state = { 0 };

  loaded = plan_file_load (path, &state, &error);
  g_assert_no_error (error);
  g_assert_true (plan_file_save (path, bytes, &state, &error));
  g_assert_no_error (error);
  assert_text (path, text);
  g_assert_true (plan_file_is_current (path, &state));
}

/* Saves over @path what must be refused. */
static void
assert_refused (const char    *path,
                PlanFileState *state,
                PlanFileError  code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_bytes ("# Ours\n");
  g_autofree char  *name = g_path_get_basename (path);

  g_assert_false (plan_file_save (path, bytes, state, &error));
  g_assert_error (error, PLAN_FILE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
assert_load_fails (const char    *path,
                   PlanFileError  code)
{
  g_autoptr(GError) error = NULL;
  g_autofree char  *name = g_path_get_basename (path);
  PlanFileState     state = { 0 };

  g_assert_null (plan_file_load (path, &state, &error));
  g_assert_error (error, PLAN_FILE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  int         code; /* -1: it is a text */
} Sample;

#define SAMPLE(name, bytes, code) { (name), (bytes), sizeof (bytes) - 1, (code) }

static const Sample samples[] = {
  SAMPLE ("empty.md", "", -1),
  SAMPLE ("short.md", "x", -1),
  SAMPLE ("crlf.md", "# A\r\n\r\nB", -1),
  SAMPLE ("mark.md", "\xef\xbb\xbf# A\n", -1),
  SAMPLE ("latin.md", "# Caf\xe9\n\nna\xefve\n", -1),
  SAMPLE ("nul.md", "# A\n\nfirst\0second\0\0third, and some more of it\n", -1),
  SAMPLE ("two-nuls.md", "a\0b\0", -1),
  SAMPLE ("escape.md", "# \033[1mA\033[0m\n\f\v\b\n", -1),
  SAMPLE ("picture.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("picture.jpg", "\xff\xd8\xff\xe0\0\x10JFIF", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("book.pdf", "%PDF-1.7\n", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("program", "\x7f" "ELF\x02\x01\x01", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("archive.zip", "PK\x03\x04rest", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("text.gz", "\x1f\x8b\x08\0", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("binary", "\x01\x02\x03\x04\x05\x06\x07\x08" "abcdefgh", PLAN_FILE_ERROR_NOT_TEXT),
  SAMPLE ("little.md", "\xff\xfe#\0 \0A\0", PLAN_FILE_ERROR_UTF16),
  SAMPLE ("big.md", "\xfe\xff\0#\0 \0A", PLAN_FILE_ERROR_UTF16),
  SAMPLE ("unmarked.md", "#\0 \0A\0 \0p\0l\0a\0n\0\n\0", PLAN_FILE_ERROR_UTF16),
  SAMPLE ("unmarked-big.md", "\0#\0 \0A\0 \0p\0l\0a\0n\0\n", PLAN_FILE_ERROR_UTF16),
  SAMPLE ("wide.md", "#\0\0\0 \0\0\0A\0\0\0B\0\0\0", PLAN_FILE_ERROR_UTF16),
};

static void
test_load_bytes (Folder        *folder,
                 gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char  *path = folder_write (folder, samples[i].name, samples[i].bytes,
                                             samples[i].length);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      PlanFileState     state = { 0 };

      if (samples[i].code >= 0)
        {
          assert_load_fails (path, samples[i].code);
          continue;
        }
      bytes = plan_file_load (path, &state, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       samples[i].bytes, samples[i].length);
      g_assert_cmpuint (strlen (state.sha256), ==, 64);
      g_assert_false (state.read_only);
    }
}

static void
test_load_kinds (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *missing = folder_path (folder, "missing.md");
  g_autofree char *inside = folder_path (folder, "plan.md/inside.md");
  g_autofree char *fifo = folder_path (folder, "fifo");
  g_autofree char *loop = folder_path (folder, "loop.md");
  g_autofree char *huge = folder_write (folder, "huge.md", "x", -1);
  g_autofree char *plan = folder_write (folder, "plan.md", "# A\n", -1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("loop.md", loop), ==, 0);
  g_assert_cmpint (truncate (huge, 100 * 1024 * 1024), ==, 0);
  before = folder_list (folder);

  assert_load_fails (folder->dir, PLAN_FILE_ERROR_NOT_REGULAR);
  assert_load_fails (fifo, PLAN_FILE_ERROR_NOT_REGULAR);
  assert_load_fails ("/dev/null", PLAN_FILE_ERROR_NOT_REGULAR);
  assert_load_fails (missing, PLAN_FILE_ERROR_NOT_FOUND);
  assert_load_fails (inside, PLAN_FILE_ERROR_NOT_FOUND);
  assert_load_fails (loop, PLAN_FILE_ERROR_FAILED);
  assert_load_fails (huge, PLAN_FILE_ERROR_TOO_LARGE);

  after = folder_list (folder);
  g_assert_cmpstr (after, ==, before);
}

/* Exactly the limit may be read, one byte more not. */
static void
test_load_limit (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char  *text = g_malloc (PLAN_FILE_MAX_SIZE + 1);
  g_autofree char  *most = NULL;
  g_autofree char  *more = NULL;
  g_autoptr(GBytes) bytes = NULL;

  memset (text, 'x', PLAN_FILE_MAX_SIZE + 1);
  most = folder_write (folder, "most.md", text, PLAN_FILE_MAX_SIZE);
  more = folder_write (folder, "more.md", text, PLAN_FILE_MAX_SIZE + 1);

  bytes = plan_file_load (most, NULL, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, PLAN_FILE_MAX_SIZE);
  assert_load_fails (more, PLAN_FILE_ERROR_TOO_LARGE);
}

static void
test_save_new (Folder        *folder,
               gconstpointer  data)
{
  g_autofree char  *path = folder_path (folder, "plan.md");
  g_autofree char  *nowhere = folder_path (folder, "no/plan.md");
  g_autofree char  *list = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_bytes ("# A\n");
  PlanFileState     state = { 0 };
  PlanFileState     none = { 0 };
  mode_t            mask = umask (027);

  g_assert_true (plan_file_is_current (path, &state));
  g_assert_true (plan_file_save (path, bytes, &state, &error));
  umask (mask);
  g_assert_no_error (error);
  assert_text (path, "# A\n");
  g_assert_cmphex (get_info (path).st_mode & 07777, ==, 0640);
  g_assert_true (plan_file_is_current (path, &state));
  g_assert_false (plan_file_is_current (path, &none));

  assert_refused (path, &none, PLAN_FILE_ERROR_EXISTS);
  assert_refused (nowhere, &none, PLAN_FILE_ERROR_NOT_FOUND);
  assert_refused (folder->dir, &none, PLAN_FILE_ERROR_NOT_REGULAR);
  assert_text (path, "# A\n");

  /* Without a state it is overwritten, whatever is there. */
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = make_bytes ("# B\n");
  g_assert_true (plan_file_save (path, bytes, NULL, &error));
  assert_text (path, "# B\n");
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "plan.md");
}

static void
test_save_mode (Folder        *folder,
                gconstpointer  data)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0664, 0755, 0200 | 0400 };
  g_autofree char    *path = folder_write (folder, "plan.md", "# A\n", -1);
  g_autofree char    *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *text = g_strdup_printf ("# %u\n", i);

      g_assert_cmpint (chmod (path, modes[i]), ==, 0);
      load_and_save (path, text);
      g_assert_cmphex (get_info (path).st_mode & 07777, ==, modes[i]);
    }
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "plan.md");
}

static void
test_save_attributes (Folder        *folder,
                      gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "# A\n", -1);
  char             value[16];

  if (setxattr (path, "user.trestleboard", "kept", 4, 0) != 0)
    {
      g_test_skip ("the file system has no user attributes");
      return;
    }
  load_and_save (path, "# B\n");
  g_assert_cmpint (getxattr (path, "user.trestleboard", value, sizeof value), ==, 4);
  g_assert_cmpmem (value, 4, "kept", 4);
}

static void
test_save_owner (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "# A\n", -1);
  struct stat      info;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can give files away");
      return;
    }
  g_assert_cmpint (chmod (folder->dir, 0777), ==, 0);
  g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
  load_and_save (path, "# B\n");
  info = get_info (path);
  g_assert_cmpint (info.st_uid, ==, NOBODY);
  g_assert_cmpint (info.st_gid, ==, NOBODY);

  /* One that we may write and not own stays its owner's, so it is written over. */
  g_assert_cmpint (chown (path, 0, 0), ==, 0);
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
  load_and_save (path, "# C, longer than before\n");
  g_assert_cmpint (seteuid (0), ==, 0);
  info = get_info (path);
  g_assert_cmpint (info.st_uid, ==, 0);
  g_assert_cmphex (info.st_mode & 07777, ==, 0666);
}

/* In a folder that takes no new files the file itself is written. */
static void
test_save_closed_folder (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "# A long text before\n", -1);
  g_autofree char *list = NULL;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can be somebody else");
      return;
    }
  g_assert_cmpint (chmod (folder->dir, 0555), ==, 0);
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
  load_and_save (path, "# B\n");
  load_and_save (path, "# C and quite a bit longer than what was there\n");
  g_assert_cmpint (seteuid (0), ==, 0);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "plan.md");
}

static void
test_save_symlink (Folder        *folder,
                   gconstpointer  data)
{
  g_autofree char  *target = NULL;
  g_autofree char  *sub = folder_path (folder, "sub");
  g_autofree char  *link = folder_path (folder, "link.md");
  g_autofree char  *chain = folder_path (folder, "chain.md");
  g_autofree char  *dangling = folder_path (folder, "dangling.md");
  g_autofree char  *made = folder_path (folder, "sub/made.md");
  g_autofree char  *loop = folder_path (folder, "loop.md");
  g_autoptr(GBytes) bytes = make_bytes ("# C\n");
  g_autoptr(GError) error = NULL;
  PlanFileState     none = { 0 };

  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  target = folder_write (folder, "sub/target.md", "# A\n", -1);
  g_assert_cmpint (chmod (target, 0600), ==, 0);
  g_assert_cmpint (symlink ("sub/target.md", link), ==, 0);
  g_assert_cmpint (symlink ("link.md", chain), ==, 0);
  g_assert_cmpint (symlink ("sub/made.md", dangling), ==, 0);
  g_assert_cmpint (symlink ("loop.md", loop), ==, 0);

  load_and_save (chain, "# B\n");
  assert_text (target, "# B\n");
  g_assert_true (S_ISLNK (get_info (chain).st_mode));
  g_assert_true (S_ISLNK (get_info (link).st_mode));
  g_assert_true (S_ISREG (get_info (target).st_mode));
  g_assert_cmphex (get_info (target).st_mode & 07777, ==, 0600);

  g_assert_true (plan_file_save (dangling, bytes, &none, &error));
  g_assert_no_error (error);
  g_assert_true (S_ISLNK (get_info (dangling).st_mode));
  assert_text (made, "# C\n");

  memset (&none, 0, sizeof none);
  assert_refused (loop, &none, PLAN_FILE_ERROR_FAILED);
}

static void
test_save_hard_link (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "# A\n", -1);
  g_autofree char *twin = folder_path (folder, "twin.md");
  g_autofree char *list = NULL;

  g_assert_cmpint (link (path, twin), ==, 0);
  load_and_save (path, "# B, a longer text\n");
  assert_text (twin, "# B, a longer text\n");
  load_and_save (twin, "# C\n");
  assert_text (path, "# C\n");
  g_assert_cmpint (get_info (path).st_nlink, ==, 2);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "plan.md twin.md");
}

static void
test_save_changed (Folder        *folder,
                   gconstpointer  data)
{
  g_autofree char  *path = folder_write (folder, "plan.md", "# A\n", -1);
  g_autofree char  *list = NULL;
  g_autoptr(GBytes) loaded = NULL;
  PlanFileState     state = { 0 };
  struct stat       info;

  loaded = plan_file_load (path, &state, NULL);
  info = get_info (path);

  /* An edit of the same size that keeps the time of the last change. */
  g_free (folder_write (folder, "plan.md", "# Z\n", -1));
  g_assert_cmpint (utimensat (AT_FDCWD, path, (struct timespec[]){ info.st_atim, info.st_mtim }, 0),
                   ==, 0);
  g_assert_false (plan_file_is_current (path, &state));
  assert_refused (path, &state, PLAN_FILE_ERROR_CHANGED);
  assert_text (path, "# Z\n");

  /* Larger than what can be read. */
  g_assert_cmpint (truncate (path, PLAN_FILE_MAX_SIZE + 1), ==, 0);
  assert_refused (path, &state, PLAN_FILE_ERROR_CHANGED);

  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_false (plan_file_is_current (path, &state));
  assert_refused (path, &state, PLAN_FILE_ERROR_CHANGED);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "");
}

static void
test_save_read_only (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char  *path = folder_write (folder, "plan.md", "# A\n", -1);
  g_autofree char  *list = NULL;
  g_autoptr(GBytes) loaded = NULL;
  PlanFileState     state = { 0 };

  g_assert_cmpint (chmod (path, 0444), ==, 0);
  loaded = plan_file_load (path, &state, NULL);
  g_assert_true (state.read_only);
  assert_refused (path, &state, PLAN_FILE_ERROR_PERMISSION);
  assert_refused (path, NULL, PLAN_FILE_ERROR_PERMISSION);
  assert_text (path, "# A\n");
  g_assert_cmphex (get_info (path).st_mode & 07777, ==, 0444);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "plan.md");
}

/* Saving what is there already leaves the file alone. */
static void
test_save_same (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "# A\n", -1);
  struct stat      before = get_info (path);
  struct stat      after;

  load_and_save (path, "# A\n");
  after = get_info (path);
  g_assert_cmpuint (after.st_ino, ==, before.st_ino);
  g_assert_cmpint (after.st_ctim.tv_sec, ==, before.st_ctim.tv_sec);
  g_assert_cmpint (after.st_ctim.tv_nsec, ==, before.st_ctim.tv_nsec);
}

static void
test_save_names (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char  *longest = g_strnfill (255, 'n');
  const char *const names[] = {
    longest, "with space.md", "-rf", ".hidden", "new\nline.md", "caf\xe9.md", "\360\237\230\200.md",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = folder_write (folder, names[i], "# A\n", -1);
      g_autofree char *list = NULL;

      load_and_save (path, "# B\n");
      list = folder_list (folder);
      g_assert_cmpstr (list, ==, names[i]);
      g_assert_cmpint (unlink (path), ==, 0);
    }
}

static void
test_save_disk_full (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *disk = folder_path (folder, "disk");
  g_autofree char *path = NULL;
  g_autofree char *twin = NULL;
  g_autofree char *large = g_strnfill (200 * 1024, 'x');
  PlanFileState    state = { 0 };
  Folder           inner = { disk };

  g_assert_cmpint (mkdir (disk, 0700), ==, 0);
  if (mount ("tmpfs", disk, "tmpfs", 0, "size=128k") != 0)
    {
      g_test_skip ("no small disk can be mounted here");
      return;
    }
  path = folder_write (&inner, "plan.md", "# A\n", -1);
  twin = folder_path (&inner, "twin.md");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GBytes) loaded = plan_file_load (path, &state, NULL);
      g_autoptr(GBytes) bytes = make_bytes (large);
      g_autoptr(GError) error = NULL;
      g_autofree char  *list = NULL;

      g_assert_false (plan_file_save (path, bytes, &state, &error));
      g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NO_SPACE);
      assert_text (path, "# A\n");
      list = folder_list (&inner);
      g_assert_cmpstr (list, ==, i == 0 ? "plan.md" : "plan.md twin.md");
      /* The second time it is a file with two names, which is written over. */
      g_assert_cmpint (i == 0 ? link (path, twin) : 0, ==, 0);
    }
  g_assert_cmpint (umount (disk), ==, 0);
}

static void
test_same_bytes (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr(GPtrArray) paths = list_documents ();
  g_autofree char     *copy = folder_path (folder, "copy.md");

  for (guint i = 0; i < paths->len; i++)
    {
      const char           *path = g_ptr_array_index (paths, i);
      g_autoptr(GBytes)     original = read_bytes (path);
      g_autoptr(GBytes)     loaded = NULL;
      g_autoptr(GBytes)     bytes = NULL;
      g_autoptr(GBytes)     saved = NULL;
      g_autoptr(MdDocument) document = NULL;
      g_autoptr(GError)     error = NULL;

      loaded = plan_file_load (path, NULL, &error);
      g_assert_no_error (error);
      document = md_document_new (loaded);
      bytes = md_document_to_bytes (document);
      g_assert_true (plan_file_save (copy, bytes, NULL, &error));
      g_assert_no_error (error);
      saved = read_bytes (copy);
      if (!g_bytes_equal (saved, original))
        g_error ("%s is not the same after it was saved", path);
    }
}

#define ROUNDS 40

/* Adds one to the number in the file, ROUNDS times, again when somebody else was faster. */
static gpointer
count_up (gpointer data)
{
  const char *path = data;

  for (guint done = 0; done < ROUNDS;)
    {
      PlanFileState     state = { 0 };
      g_autoptr(GBytes) loaded = plan_file_load (path, &state, NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char  *text = NULL;
      g_autofree char  *next = NULL;

      g_assert_nonnull (loaded);
      text = g_strndup (g_bytes_get_data (loaded, NULL), g_bytes_get_size (loaded));
      next = g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (text, NULL, 10) + 1);
      bytes = make_bytes (next);
      if (plan_file_save (path, bytes, &state, &error))
        done++;
      else
        g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED);
    }

  return NULL;
}

/* Of two that write at once neither loses what the other wrote. */
static void
test_race (Folder        *folder,
           gconstpointer  data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "0", -1);
  g_autofree char *expected = g_strdup_printf ("%u", 2 * ROUNDS);
  GThread         *one = g_thread_new ("one", count_up, path);
  GThread         *two = g_thread_new ("two", count_up, path);

  g_thread_join (one);
  g_thread_join (two);
  assert_text (path, expected);
}

/* What a killed save left is removed when it is old and has a name that a save makes. */
static void
test_save_stale (Folder       *folder,
                 gconstpointer data)
{
  static const char *const names[] = {
    ".plan.md.abc123.tmp~", ".plan.md.def456.tmp~", ".plan.md.abc123.old~",
    ".plan.md.abc123.theirs~", ".plan.md.abc.tmp~", ".other.md.abc123.tmp~", "plan.md.tmp~",
  };
  g_autofree char *path = folder_write (folder, "plan.md", "one\n", -1);
  g_autofree char *list = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new_static ("two\n", 4);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = folder_write (folder, names[i], "x", -1);
      struct utimbuf   old = { .actime = 1000, .modtime = 1000 };

      /* The second is fresh: its save may still be running. */
      if (i != 1)
        g_assert_cmpint (g_utime (name, &old), ==, 0);
    }
  g_assert_true (plan_file_save (path, bytes, NULL, &error));
  g_assert_no_error (error);
  list = folder_list (folder);
  g_assert_null (strstr (list, names[0]));
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (strstr (list, names[i]));
}

/* A file that was being written over when the computer went off. */
static void
test_kept (Folder       *folder,
           gconstpointer data)
{
  g_autofree char *path = folder_write (folder, "plan.md", "on", -1);
  g_autofree char *other = folder_write (folder, ".other.md.abc123.old~", "one\n", -1);
  g_autofree char *same = folder_write (folder, ".plan.md.abc123.old~", "on", -1);
  g_autofree char *kept = NULL;
  g_autofree char *found_path = NULL;
  g_autoptr(GBytes) found = plan_file_find_kept (path, &found_path);
  int fd;

  g_assert_null (found);
  g_assert_null (found_path);
  kept = folder_write (folder, ".plan.md.def456.old~", "one\n", -1);
  /* Somebody is saving right now. */
  fd = open (kept, O_RDONLY | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  found = plan_file_find_kept (path, &found_path);
  g_assert_null (found);
  close (fd);
  found = plan_file_find_kept (path, &found_path);
  g_assert_nonnull (found);
  g_assert_cmpstr (found_path, ==, kept);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found), "one\n", 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/io/file/" path, Folder, NULL, folder_setup, function, folder_teardown)

  ADD ("load/bytes", test_load_bytes);
  ADD ("load/kinds", test_load_kinds);
  ADD ("load/limit", test_load_limit);
  ADD ("save/new", test_save_new);
  ADD ("save/mode", test_save_mode);
  ADD ("save/attributes", test_save_attributes);
  ADD ("save/owner", test_save_owner);
  ADD ("save/closed-folder", test_save_closed_folder);
  ADD ("save/symlink", test_save_symlink);
  ADD ("save/hard-link", test_save_hard_link);
  ADD ("save/stale", test_save_stale);
  ADD ("kept", test_kept);
  ADD ("save/changed", test_save_changed);
  ADD ("save/read-only", test_save_read_only);
  ADD ("save/same", test_save_same);
  ADD ("save/names", test_save_names);
  ADD ("save/disk-full", test_save_disk_full);
  ADD ("save/race", test_race);
  ADD ("same-bytes", test_same_bytes);

  return g_test_run ();
}
