/* plan-file-save.c: writing a plan so that no byte is ever lost
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <glib/gi18n.h>

#define MAX_LINKS 40
#define MAX_NAME 255
#define MAX_TRIES 100
/* For a second in all, in microseconds. */
#define MAX_LOCK_TRIES 500
#define LOCK_PAUSE 2000
/* In seconds. */
#define STALE_AGE 3600

void
_plan_file_set_save_error (GError    **error,
                           const char *path,
                           int         code)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NO_SPACE,
                   /* Translators: %s is the name of a file. */
                   _("“%s” was not saved: the disk is full. Free some space or save elsewhere; "
                     "the file on disk is unchanged."), name);
      break;

    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_PERMISSION,
                   /* Translators: %s is the name of a file. */
                   _("“%s” was not saved: it is read-only. Make it writable or save a copy "
                     "elsewhere; the file on disk is unchanged."), name);
      break;

    case ENOENT:
    case ENOTDIR:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _("“%s” was not saved: its folder does not exist. Make the folder or save "
                     "elsewhere."), name);
      break;

    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
    case ENODEV:
    case ENXIO:
      _plan_file_set_load_error (error, path, code);
      break;

    default:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %1$s is the name of a file, %2$s the system's reason. */
                   _("“%1$s” was not saved: %2$s. Try again or save elsewhere; the file on disk is "
                     "unchanged."), name, g_strerror (code));
      break;
    }
}

void
_plan_file_set_changed (GError       **error,
                        PlanFileSave  *save)
{
  g_autofree char *name = g_filename_display_name (save->path);

  if (save->expected != NULL && save->expected[0] == '\0')
    g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS,
                 /* Translators: %s is the name of a file. */
                 _("“%s” exists already and was not overwritten. Choose another name."), name);
  else if (!save->exists)
    g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED,
                 /* Translators: %s is the name of a file. */
                 _("“%s” was not saved: it was deleted or renamed since it was read. Save it "
                   "under a name of your choice."), name);
  else
    g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED,
                 /* Translators: %s is the name of a file. */
                 _("“%s” was not saved: it changed on disk since it was read. Reload it, or save "
                   "your version under another name."), name);
}

char *
_plan_file_resolve (const char *path)
{
  g_autofree char *current = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *dir = NULL;
      char             target[4097];
      gssize           n = readlink (current, target, sizeof target - 1);

      if (n < 0 && errno != EINVAL && errno != ENOENT)
        return NULL;
      if (n < 0)
        return g_steal_pointer (&current);

      target[n] = '\0';
      dir = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (target) ? g_strdup (target)
                                            : g_build_filename (dir, target, NULL);
    }
  errno = ELOOP;

  return NULL;
}

GBytes *
_plan_file_save_read (PlanFileSave *save,
                      const char   *name,
                      struct stat  *info)
{
  GBytes *bytes = NULL;
  int     code = 0;
  int     fd = openat (save->dir, name,
                       O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    return NULL;
  if (fstat (fd, info) != 0)
    code = errno;
  else if (!S_ISREG (info->st_mode))
    code = S_ISDIR (info->st_mode) ? EISDIR : ENODEV;
  else if ((bytes = _plan_file_read_fd (fd, save->limit)) == NULL)
    code = errno;
  close (fd);
  errno = code;

  return bytes;
}

/* Finds the folder and the name behind all symbolic links. */
static gboolean
open_folder (PlanFileSave  *save,
             GError       **error)
{
  g_autofree char *resolved = _plan_file_resolve (save->path);
  g_autofree char *folder = NULL;

  if (resolved == NULL)
    {
      _plan_file_set_save_error (error, save->path, errno);
      return FALSE;
    }
  folder = g_path_get_dirname (resolved);
  save->name = g_path_get_basename (resolved);
  if (g_str_has_suffix (resolved, "/") || g_str_equal (save->name, ".."))
    {
      _plan_file_set_save_error (error, save->path, EISDIR);
      return FALSE;
    }
  save->dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  /* A folder may let files be opened in it and still not be readable. */
  if (save->dir < 0 && errno == EACCES)
    save->dir = open (folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (save->dir < 0)
    {
      _plan_file_set_save_error (error, save->path, errno);
      return FALSE;
    }

  return TRUE;
}

/* Whether @bytes are those that must be there. They are looked at three times in a save: only the
 * first needs their hash. */
static gboolean
is_expected (PlanFileSave *save,
             GBytes       *bytes)
{
  char sha256[65];

  if (save->before != NULL)
    return g_bytes_equal (bytes, save->before);
  plan_file_hash (bytes, sha256);
  if (!g_str_equal (sha256, save->expected))
    return FALSE;
  save->before = g_bytes_ref (bytes);

  return TRUE;
}

/* Looks at what is there, and whether it is what the caller read and may be written. */
static gboolean
inspect (PlanFileSave  *save,
         GError       **error)
{
  g_clear_pointer (&save->old, g_bytes_unref);
  save->old = _plan_file_save_read (save, save->name, &save->info);
  save->exists = save->old != NULL || errno != ENOENT;

  if (save->old == NULL && save->exists && errno != EFBIG)
    {
      _plan_file_set_save_error (error, save->path, errno);
      return FALSE;
    }

  if (save->expected != NULL && save->expected[0] == '\0' ? save->exists
      : save->expected != NULL && (save->old == NULL || !is_expected (save, save->old)))
    {
      _plan_file_set_changed (error, save);
      return FALSE;
    }
  if (!save->exists)
    return TRUE;

  /* The mode is looked at as well: root may write what says that it is read-only. */
  if ((save->info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    errno = EACCES;
  else if (faccessat (save->dir, save->name, W_OK, AT_EACCESS) == 0)
    return TRUE;
  _plan_file_set_save_error (error, save->path, errno);

  return FALSE;
}

int
_plan_file_save_open_temp (PlanFileSave *save,
                           const char   *ending,
                           mode_t        mode)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  int               length = MIN (strlen (save->name),
                                  MAX_NAME - strlen ("..XXXXXX" PLAN_FILE_THEIRS));

  g_assert (save->temp == NULL);
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      char random[7] = { 0 };
      int  fd;

      for (guint k = 0; k < 6; k++)
        random[k] = letters[g_random_int_range (0, sizeof letters - 1)];
      g_free (save->temp);
      save->temp = g_strdup_printf (".%.*s.%s%s", length, save->name, random, ending);
      fd = openat (save->dir, save->temp,
                   O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, mode);
      if (fd >= 0)
        return fd;
      if (errno != EEXIST)
        break;
    }
  g_clear_pointer (&save->temp, g_free);

  return -1;
}

void
_plan_file_save_drop_temp (PlanFileSave *save)
{
  if (save->temp != NULL)
    unlinkat (save->dir, save->temp, 0);
  g_clear_pointer (&save->temp, g_free);
}

int
_plan_file_write_all (int     fd,
                      GBytes *bytes)
{
  gsize       length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize done = 0; done < length;)
    {
      gssize n = pwrite (fd, data + done, length - done, done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      done += n;
    }

  return 0;
}

/* The user's extended attributes and the access list, as far as the file system takes them. */
static void
copy_attributes (int from,
                 int to)
{
  char   names[4096];
  gssize length = flistxattr (from, names, sizeof names);

  for (const char *name = names; length > 0 && name < names + length; name += strlen (name) + 1)
    {
      char   value[4096];
      gssize n;

      if (!g_str_has_prefix (name, "user.") && !g_str_equal (name, "system.posix_acl_access"))
        continue;
      n = fgetxattr (from, name, value, sizeof value);
      if (n >= 0 && fsetxattr (to, name, value, n, 0) != 0)
        g_debug ("Attribute %s is not kept: %s", name, g_strerror (errno));
    }
}

/* Makes the new file look like the old one. Returns: FALSE when it cannot belong to the same owner,
 * who then would lose it. */
static gboolean
copy_metadata (PlanFileSave *save,
               int           fd)
{
  int      old_fd;
  gboolean kept = TRUE;

  if (fchown (fd, save->info.st_uid, save->info.st_gid) != 0)
    {
      struct stat mine;

      kept = fstat (fd, &mine) == 0 && mine.st_uid == save->info.st_uid
             && mine.st_gid == save->info.st_gid;
    }
  if (fchmod (fd, save->info.st_mode & 07777) != 0)
    kept = FALSE;

  old_fd = openat (save->dir, save->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (old_fd >= 0)
    {
      copy_attributes (old_fd, fd);
      close (old_fd);
    }

  return kept;
}

/* Puts the bytes on disk beside the file. Sets @in_place when that is not the way to go. Returns: 0
 * or the errno */
static int
write_temp (PlanFileSave *save,
            gboolean     *in_place)
{
  int code;
  int fd = _plan_file_save_open_temp (save, PLAN_FILE_TEMP,
                                      save->exists ? 0600 : save->new_mode);

  if (fd < 0)
    {
      code = errno;
      *in_place = save->exists && (code == EACCES || code == EPERM || code == EROFS);
      return code;
    }

  code = _plan_file_write_all (fd, save->bytes);
  if (code == 0 && save->exists && !copy_metadata (save, fd))
    *in_place = TRUE;
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0 && errno != EINTR)
    code = errno;
  if (code != 0 || *in_place)
    _plan_file_save_drop_temp (save);

  return code;
}

static gboolean
is_same_file (PlanFileSave      *save,
              const char        *name,
              const struct stat *info)
{
  struct stat now;

  return fstatat (save->dir, name, &now, AT_SYMLINK_NOFOLLOW) == 0
         && now.st_dev == info->st_dev && now.st_ino == info->st_ino;
}

/* Whether what stood at the name a moment ago, and is at our temporary name now, is what was
 * read. */
static gboolean
is_displaced_expected (PlanFileSave *save)
{
  g_autoptr(GBytes) displaced = NULL;
  struct stat       info;

  if (save->expected == NULL)
    return TRUE;
  displaced = _plan_file_save_read (save, save->temp, &info);

  return displaced != NULL && is_expected (save, displaced);
}

/* Their bytes get a name that no save takes for its own. */
static void
keep_theirs (PlanFileSave *save)
{
  gsize            length = strlen (save->temp) - strlen (PLAN_FILE_TEMP);
  g_autofree char *name = g_strdup_printf ("%.*s%s", (int)length, save->temp, PLAN_FILE_THEIRS);

  if (renameat2 (save->dir, save->temp, save->dir, name, RENAME_NOREPLACE) != 0)
    return;
  g_free (save->temp);
  save->temp = g_steal_pointer (&name);
}

/* Somebody wrote between our last look and the exchange: gives them the name back. Their bytes are
 * never removed: when they cannot be put back they are kept under another name. */
static void
give_back (PlanFileSave      *save,
           const struct stat *ours,
           GError           **error)
{
  for (guint i = 0; i < 2; i++)
    {
      if (renameat2 (save->dir, save->temp, save->dir, save->name, RENAME_EXCHANGE) != 0)
        break;
      /* Yet another version may have come while ours stood there; then that is the newest. */
      if (is_same_file (save, save->temp, ours))
        {
          _plan_file_save_drop_temp (save);
          break;
        }
    }
  _plan_file_set_changed (error, save);
  if (save->temp != NULL)
    keep_theirs (save);
  if (save->temp != NULL && error != NULL)
    {
      g_autofree char *kept = g_filename_display_name (save->temp);

      /* Translators: %s is the name of a file. */
      g_prefix_error (error, _("Another program's version was kept as “%s”. "), kept);
    }
  g_clear_pointer (&save->temp, g_free);
}

/* The one moment in which the file becomes the new one. Sets @in_place when the system refuses to
 * exchange this file. */
static gboolean
commit (PlanFileSave  *save,
        gboolean      *in_place,
        GError       **error)
{
  struct stat ours;
  int         flags = save->exists ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  int         code = 0;

  if (fstatat (save->dir, save->temp, &ours, AT_SYMLINK_NOFOLLOW) != 0)
    code = errno;
  else if (renameat2 (save->dir, save->temp, save->dir, save->name, flags) == 0)
    {
      if (!save->exists)
        {
          g_clear_pointer (&save->temp, g_free);
        }
      else if (!is_displaced_expected (save))
        {
          give_back (save, &ours, error);
          return FALSE;
        }
    }
  else if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP)
    {
      /* File systems that cannot exchange. A link never replaces what is there. */
      if (!save->exists ? linkat (save->dir, save->temp, save->dir, save->name, 0) != 0
                        : renameat (save->dir, save->temp, save->dir, save->name) != 0)
        code = errno;
      else if (save->exists)
        g_clear_pointer (&save->temp, g_free);
    }
  else
    code = errno;

  if (code == EEXIST || (code == ENOENT && save->exists))
    {
      save->exists = code == EEXIST;
      _plan_file_set_changed (error, save);
    }
  else if (code == EBUSY && save->exists)
    *in_place = TRUE;
  else if (code != 0)
    _plan_file_set_save_error (error, save->path, code);

  return code == 0;
}

static gboolean
write_new (PlanFileSave  *save,
           GError       **error)
{
  gboolean in_place = save->exists && save->info.st_nlink > 1;
  int      code = 0;

  if (!in_place)
    code = write_temp (save, &in_place);
  if (code != 0 && !in_place)
    {
      _plan_file_set_save_error (error, save->path, code);
      return FALSE;
    }
  if (!in_place)
    {
      /* Writing took a while: look again. */
      if (save->expected != NULL && !inspect (save, error))
        return FALSE;
      in_place = save->exists && save->info.st_nlink > 1;
      if (!in_place && commit (save, &in_place, error))
        return TRUE;
      if (!in_place)
        return FALSE;
    }
  _plan_file_save_drop_temp (save);

  return _plan_file_save_in_place (save, error);
}

/* Lets only one of our processes save in the folder at a time: then none of them ever sees a
 * version that another is about to take back. Where that cannot be had, as for a process that was
 * stopped in the middle of a save, the exchange still loses nothing of anybody. The lock ends with
 * the folder's descriptor. Returns: whether we have it */
static gboolean
lock_folder (PlanFileSave *save)
{
  for (guint i = 0; i < MAX_LOCK_TRIES; i++)
    {
      if (flock (save->dir, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      if (errno != EWOULDBLOCK && errno != EINTR)
        break;
      g_usleep (LOCK_PAUSE);
    }
  g_debug ("The folder of %s is not locked", save->path);

  return FALSE;
}

/* Removes what saves of this file that were killed left behind. Called while no other can save in
 * the folder; those that could not lock it are given an hour. */
static void
remove_stale (PlanFileSave *save)
{
  g_autoptr(GPtrArray) names = _plan_file_list_beside (save->dir, save->name, PLAN_FILE_TEMP);

  for (guint i = 0; i < names->len; i++)
    {
      struct stat info;

      if (fstatat (save->dir, names->pdata[i], &info, AT_SYMLINK_NOFOLLOW) == 0
          && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
          && info.st_mtime < g_get_real_time () / G_USEC_PER_SEC - STALE_AGE)
        unlinkat (save->dir, names->pdata[i], 0);
    }
}

static gboolean
run (PlanFileSave  *save,
     GError       **error)
{
  gboolean saved = FALSE;

  save->dir = -1;
  save->kept_fd = -1;
  if (open_folder (save, error) && lock_folder (save))
    remove_stale (save);
  if (save->dir >= 0 && inspect (save, error))
    {
      /* Bytes that are there already are not written again. */
      saved = save->old != NULL && g_bytes_equal (save->old, save->bytes);
      if (!saved && write_new (save, error))
        {
          saved = TRUE;
          if (fsync (save->dir) != 0)
            g_debug ("The folder of %s is not synced: %s", save->path, g_strerror (errno));
        }
    }

  if (save->dir >= 0)
    {
      _plan_file_save_drop_temp (save);
      close (save->dir);
    }
  if (save->kept_fd >= 0)
    close (save->kept_fd);
  g_free (save->name);
  g_clear_pointer (&save->old, g_bytes_unref);
  g_clear_pointer (&save->before, g_bytes_unref);

  return saved;
}

gboolean
_plan_file_save_over (const char  *path,
                      GBytes      *bytes,
                      GBytes      *before,
                      mode_t       new_mode,
                      GError     **error)
{
  PlanFileSave save = {
    .path = path,
    .bytes = bytes,
    .expected = before != NULL ? "known by its bytes" : "",
    .before = before != NULL ? g_bytes_ref (before) : NULL,
    .limit = MAX (PLAN_FILE_MAX_SIZE, before != NULL ? g_bytes_get_size (before) : 0),
    .new_mode = new_mode,
  };

  return run (&save, error);
}

gboolean
_plan_file_save_private (const char  *path,
                         GBytes      *bytes,
                         GError     **error)
{
  PlanFileSave save = {
    .path = path,
    .bytes = bytes,
    .limit = 2 * PLAN_FILE_MAX_SIZE,
    .new_mode = 0600,
  };

  return run (&save, error);
}

gboolean
plan_file_save (const char    *path,
                GBytes        *bytes,
                PlanFileState *state,
                GError       **error)
{
  PlanFileSave save = {
    .path = path,
    .bytes = bytes,
    .expected = state != NULL ? state->sha256 : NULL,
    .limit = PLAN_FILE_MAX_SIZE,
    .new_mode = 0666,
  };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!run (&save, error))
    return FALSE;
  if (state != NULL)
    {
      plan_file_hash (bytes, state->sha256);
      state->read_only = FALSE;
    }

  return TRUE;
}
