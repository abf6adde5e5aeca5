/* plan-file-in-place.c: writing over a file that must not be replaced
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file-save.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n.h>

/* The old bytes, on disk, until the new ones are: what a crash in the middle leaves to mend from.
 * Where no file can be made in the folder there is none. Returns: 0 or the errno */
static int
keep_old_bytes (PlanFileSave *save)
{
  int code;
  int fd = _plan_file_save_open_temp (save, PLAN_FILE_OLD, 0600);

  if (fd < 0)
    return errno == EACCES || errno == EPERM || errno == EROFS ? 0 : errno;
  code = _plan_file_write_all (fd, save->old);
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  /* The lock tells others that they are in use; it ends with the process. */
  flock (fd, LOCK_EX | LOCK_NB);
  save->kept_fd = fd;
  if (code == 0)
    fsync (save->dir);
  else
    _plan_file_save_drop_temp (save);

  return code;
}

/* Makes @fd hold exactly @bytes. Returns: 0 or the errno */
static int
overwrite (int     fd,
           GBytes *bytes)
{
  int code = _plan_file_write_all (fd, bytes);

  if (code == 0 && ftruncate (fd, g_bytes_get_size (bytes)) != 0)
    code = errno;
  if (code == 0 && fsync (fd) != 0)
    code = errno;

  return code;
}

/* Whether the open file still holds what was read. */
static gboolean
is_unchanged (PlanFileSave *save,
              int           fd)
{
  g_autoptr(GBytes) now = NULL;
  struct stat       info;

  if (fstat (fd, &info) != 0 || info.st_dev != save->info.st_dev
      || info.st_ino != save->info.st_ino)
    return FALSE;
  now = _plan_file_read_fd (fd, save->limit);

  return now != NULL && g_bytes_equal (now, save->old);
}

static int
write_over (PlanFileSave  *save,
            int            fd,
            GError       **error)
{
  gsize old_size = g_bytes_get_size (save->old);
  gsize new_size = g_bytes_get_size (save->bytes);
  int   code = 0;

  /* A full disk must show before a byte is lost. */
  if (new_size > old_size)
    code = posix_fallocate (fd, old_size, new_size - old_size);
  if (code == EOPNOTSUPP || code == EINVAL)
    code = 0;
  if (code == 0)
    {
      code = overwrite (fd, save->bytes);
      if (code == 0)
        return 0;
      if (overwrite (fd, save->old) != 0 && save->temp != NULL)
        {
          g_autofree char *name = g_filename_display_name (save->path);
          g_autofree char *kept = g_filename_display_name (save->temp);

          g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                       /* Translators: %1$s and %3$s are files, %2$s the system's reason. */
                       _("“%1$s” was damaged while it was saved: %2$s. What was in it is kept in "
                         "“%3$s” beside it. Save elsewhere."), name, g_strerror (code), kept);
          g_clear_pointer (&save->temp, g_free);
          return code;
        }
    }
  else if (ftruncate (fd, old_size) != 0)
    g_debug ("%s is not back at its size: %s", save->path, g_strerror (errno));
  _plan_file_set_save_error (error, save->path, code);

  return code;
}

gboolean
_plan_file_save_in_place (PlanFileSave  *save,
                          GError       **error)
{
  int fd;
  int code;

  if (save->old == NULL)
    {
      _plan_file_set_save_error (error, save->path, EFBIG);
      return FALSE;
    }
  fd = openat (save->dir, save->name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      _plan_file_set_save_error (error, save->path, errno);
      return FALSE;
    }

  code = keep_old_bytes (save);
  if (code != 0)
    _plan_file_set_save_error (error, save->path, code);
  else if (!is_unchanged (save, fd))
    {
      code = EBUSY;
      _plan_file_set_changed (error, save);
    }
  else
    code = write_over (save, fd, error);
  close (fd);

  return code == 0;
}
