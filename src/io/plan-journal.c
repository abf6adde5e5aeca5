/* plan-journal.c: unsaved text, safe from a crash
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "io/plan-file-private.h"

/* So many windows of one plan, or plans without a file, can crash at once. */
#define MAX_SLOTS 32
#define MAX_HEAD 1024
#define MAGIC "trestleboard-journal 1\n"

/**
 * Writing:
 * @source: calls @written, when @thread is through
 * @error: (nullable): why it is not on disk; set by @thread
 *
 * What a thread writes: it has @journal until it has ended.
 */
typedef struct
{
  GThread            *thread;
  GSource            *source;
  PlanJournal        *journal;
  GBytes             *bytes;
  char               *base_sha256;
  GError             *error;
  PlanJournalWritten  written;
  gpointer            data;
} Writing;

struct _PlanJournal
{
  char *stem; /* of the names of its files: the same for all windows of a plan */
  char *path; /* %NULL while it has no place on disk, as the next */
  char *lock_path;
  int   lock; /* -1 without a place */

  Writing *writing; /* (nullable) */
};

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), PACKAGE_NAME, NULL);
}

PlanJournal *
plan_journal_new (const char *plan_path)
{
  PlanJournal *journal = g_new0 (PlanJournal, 1);

  journal->lock = -1;
  if (plan_path != NULL)
    {
      journal->stem = g_compute_checksum_for_string (G_CHECKSUM_SHA256, plan_path, -1);
      journal->stem[32] = '\0';
    }
  else
    journal->stem = g_strdup ("new");

  return journal;
}

/* Gives up its place. Whoever holds a lock may take its file away: see take_lock(). */
static void
leave_place (PlanJournal *journal)
{
  if (journal->lock >= 0)
    {
      g_unlink (journal->lock_path);
      close (journal->lock);
    }
  journal->lock = -1;
  g_clear_pointer (&journal->path, g_free);
  g_clear_pointer (&journal->lock_path, g_free);
}

static void
writing_free (Writing *writing)
{
  g_source_destroy (writing->source);
  g_source_unref (writing->source);
  g_bytes_unref (writing->bytes);
  g_free (writing->base_sha256);
  g_clear_error (&writing->error);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

/* Waits until no thread has @journal. Returns: (transfer full) (nullable): what one was writing */
static Writing *
end_writing (PlanJournal *journal)
{
  if (journal->writing != NULL)
    g_thread_join (journal->writing->thread);

  return g_steal_pointer (&journal->writing);
}

void
plan_journal_free (PlanJournal *journal)
{
  g_autoptr (Writing) writing = NULL;

  if (journal == NULL)
    return;
  writing = end_writing (journal);
  leave_place (journal);
  g_free (journal->stem);
  g_free (journal);
}

/* Returns: the descriptor, or -1 when somebody else has it */
static int
take_lock (const char *path)
{
  for (guint i = 0; i < 3; i++)
    {
      struct stat mine;
      struct stat there;
      int         fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (fd < 0)
        return -1;
      if (flock (fd, LOCK_EX | LOCK_NB) == 0 && fstat (fd, &mine) == 0 && stat (path, &there) == 0
          && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino)
        return fd;
      /* Held by another, or taken away between opening and locking it. */
      close (fd);
    }

  return -1;
}

/* Finds a place where there is a file that nobody holds, or (not @with_file) where there is none.
 * Returns: whether there is one; errno tells why not */
static gboolean
take_place (PlanJournal *journal,
            gboolean     with_file)
{
  g_autofree char *folder = dup_folder ();

  if (!with_file && g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  for (guint i = 0; i < MAX_SLOTS; i++)
    {
      journal->path = g_strdup_printf ("%s/%s-%u.journal", folder, journal->stem, i);
      journal->lock_path = g_strdup_printf ("%s/%s-%u.lock", folder, journal->stem, i);
      if (!with_file || g_file_test (journal->path, G_FILE_TEST_EXISTS))
        journal->lock = take_lock (journal->lock_path);
      if (journal->lock >= 0
          && g_file_test (journal->path, G_FILE_TEST_EXISTS) == with_file)
        return TRUE;
      leave_place (journal);
    }
  errno = ENOENT;

  return FALSE;
}

static gboolean
write_now (PlanJournal  *journal,
           GBytes       *bytes,
           const char   *base_sha256,
           GError      **error)
{
  g_autoptr(GString) text = NULL;
  g_autoptr(GBytes)  file = NULL;
  char               sha256[65];
  gsize              length;
  const char        *data = g_bytes_get_data (bytes, &length);

  if (journal->path == NULL && !take_place (journal, FALSE))
    {
      g_autofree char *folder = dup_folder ();

      _plan_file_set_save_error (error, folder, errno);
      return FALSE;
    }
  plan_file_hash (bytes, sha256);
  text = g_string_sized_new (length + MAX_HEAD);
  g_string_append_printf (text, MAGIC "%s\n%s\n", *base_sha256 != '\0' ? base_sha256 : "-",
                          sha256);
  g_string_append_len (text, data, length);
  file = g_string_free_to_bytes (g_steal_pointer (&text));

  return _plan_file_save_private (journal->path, file, error);
}

gboolean
plan_journal_write (PlanJournal  *journal,
                    GBytes       *bytes,
                    const char   *base_sha256,
                    GError      **error)
{
  g_autoptr (Writing) writing = NULL;

  g_return_val_if_fail (journal != NULL, FALSE);
  g_return_val_if_fail (base_sha256 != NULL, FALSE);

  writing = end_writing (journal);
  return write_now (journal, bytes, base_sha256, error);
}

static gpointer
write_thread (gpointer data)
{
  Writing *writing = data;

  write_now (writing->journal, writing->bytes, writing->base_sha256, &writing->error);
  g_source_attach (writing->source, NULL);

  return NULL;
}

static gboolean
written_cb (gpointer data)
{
  g_autoptr (Writing) writing = end_writing (data);

  writing->written (writing->error, writing->data);

  return G_SOURCE_REMOVE;
}

void
plan_journal_begin_write (PlanJournal        *journal,
                          GBytes             *bytes,
                          const char         *base_sha256,
                          PlanJournalWritten  written,
                          gpointer            data)
{
  g_autoptr (Writing) before = NULL;
  Writing            *writing;

  g_return_if_fail (journal != NULL);
  g_return_if_fail (base_sha256 != NULL);
  g_return_if_fail (written != NULL);

  before = end_writing (journal);
  writing = g_new0 (Writing, 1);
  writing->source = g_idle_source_new ();
  g_source_set_callback (writing->source, written_cb, journal, NULL);
  writing->journal = journal;
  writing->bytes = g_bytes_ref (bytes);
  writing->base_sha256 = g_strdup (base_sha256);
  writing->written = written;
  writing->data = data;
  journal->writing = writing;
  writing->thread = g_thread_new ("journal", write_thread, writing);
}

void
plan_journal_remove (PlanJournal *journal)
{
  g_autoptr (Writing) writing = NULL;

  g_return_if_fail (journal != NULL);

  writing = end_writing (journal);
  if (journal->path != NULL)
    g_unlink (journal->path);
  leave_place (journal);
}

/* Takes a line of at most 64 bytes off @text. Returns: whether there is one */
static gboolean
read_word (const char **text,
           const char  *end,
           char         word[65])
{
  const char *stop = memchr (*text, '\n', end - *text);

  if (stop == NULL || stop - *text > 64)
    return FALSE;
  memcpy (word, *text, stop - *text);
  word[stop - *text] = '\0';
  *text = stop + 1;

  return TRUE;
}

static gboolean
parse (GBytes          *file,
       PlanJournalText *text)
{
  gsize       length;
  const char *data = g_bytes_get_data (file, &length);
  const char *at = data;
  char        wanted[65];
  char        sha256[65];

  if (length < strlen (MAGIC) || memcmp (data, MAGIC, strlen (MAGIC)) != 0)
    return FALSE;
  at += strlen (MAGIC);
  if (!read_word (&at, data + length, text->base_sha256)
      || !read_word (&at, data + length, wanted))
    return FALSE;
  if (g_str_equal (text->base_sha256, "-"))
    text->base_sha256[0] = '\0';
  text->bytes = g_bytes_new_from_bytes (file, at - data, length - (at - data));
  plan_file_hash (text->bytes, sha256);

  return g_str_equal (sha256, wanted);
}

/* Reads the file of @journal, whatever stands in its place. */
static gboolean
read_text (PlanJournal     *journal,
           PlanJournalText *text)
{
  g_autoptr(GBytes) file = NULL;
  struct stat       info;
  int               fd = open (journal->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    {
      file = _plan_file_read_fd (fd, PLAN_FILE_MAX_SIZE + MAX_HEAD);
      text->time = info.st_mtime;
    }
  close (fd);

  return file != NULL && parse (file, text);
}

PlanJournal *
plan_journal_find (const char       *plan_path,
                   PlanJournalText  *text,
                   GError          **error)
{
  g_autoptr(PlanJournal) journal = plan_journal_new (plan_path);
  g_autofree char       *aside = NULL;
  g_autofree char       *name = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  *text = (PlanJournalText){ 0 };
  if (!take_place (journal, TRUE))
    return NULL;
  if (read_text (journal, text))
    return g_steal_pointer (&journal);

  plan_journal_text_clear (text);
  aside = g_strdup_printf ("%s.damaged-%08x", journal->path, g_random_int ());
  if (g_rename (journal->path, aside) != 0)
    return NULL;
  name = g_filename_display_name (aside);
  g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
               /* Translators: %s is the name of a file. */
               _("Unsaved changes were left behind, but they are damaged and cannot be recovered. "
                 "What is there is kept in “%s”."), name);

  return NULL;
}

void
plan_journal_text_clear (PlanJournalText *text)
{
  g_clear_pointer (&text->bytes, g_bytes_unref);
  *text = (PlanJournalText){ 0 };
}
