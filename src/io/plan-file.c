/* plan-file.c: reading a plan from disk
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "io/plan-file-private.h"
#include "io/plan-json.h"

G_DEFINE_QUARK (plan-file-error-quark, plan_file_error)

/* The only paths the program shows are those a person gave it: names that are not UTF-8 too. */
static char *
dup_display_name (const char *path)
{
  return g_filename_display_name (path);
}

void
_plan_file_set_load_error (GError    **error,
                           const char *path,
                           int         code)
{
  g_autofree char *name = dup_display_name (path);

  switch (code)
    {
    case ENOENT:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _("“%s” does not exist. Check the name, or make a new plan."), name);
      break;

    case ENOTDIR:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _("“%s” does not exist: part of the path is not a folder. Check the name."),
                   name);
      break;

    case EACCES:
    case EPERM:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_PERMISSION,
                   /* Translators: %s is the name of a file. */
                   _("“%s” cannot be read: permission denied. Change its permissions, or ask its "
                     "owner for a copy."), name);
      break;

    case EISDIR:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_REGULAR,
                   /* Translators: %s is the name of a folder. */
                   _("“%s” is a folder, not a plan. Choose a Markdown file in it."), name);
      break;

    case ENXIO:
    case ENODEV:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_REGULAR,
                   /* Translators: %s is the name of a file. */
                   _("“%s” is a device, pipe or socket, not a plan. Choose a Markdown file."),
                   name);
      break;

    case ELOOP:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _("“%s” is a symbolic link that leads back to itself. Mend the link, or choose "
                     "another file."), name);
      break;

    case ENAMETOOLONG:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _("The name “%s” is too long. Choose a shorter one."), name);
      break;

    case EFBIG:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_TOO_LARGE,
                   /* Translators: %1$s is the name of a file, %2$d a number of megabytes. */
                   _("“%1$s” is too large for a plan: the limit is %2$d MB. Split it into smaller "
                     "files."), name, PLAN_FILE_MAX_SIZE / (1024 * 1024));
      break;

    default:
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %1$s is the name of a file, %2$s the system's reason. */
                   _("“%1$s” cannot be read: %2$s. Try again, or open a copy from elsewhere."),
                   name, g_strerror (code));
      break;
    }
}

GBytes *
_plan_file_read_fd (int   fd,
                    gsize limit)
{
  g_autoptr(GByteArray) array = g_byte_array_new ();
  gsize                 used = 0;

  for (;;)
    {
      gssize n;

      /* One byte over the limit tells that there is more. */
      g_byte_array_set_size (array, MIN (limit + 1, MAX (64 * 1024, used * 2)));
      n = read (fd, array->data + used, array->len - used);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      used += n;
      if (used > limit)
        {
          errno = EFBIG;
          return NULL;
        }
    }
  g_byte_array_set_size (array, used);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

void
plan_file_hash (GBytes *bytes,
                char    sha256[65])
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  g_strlcpy (sha256, digest, 65);
}

/* Whether nobody may write the file, or we may not. Root may write everything, but a file that says
 * it is read-only is meant to be. */
static gboolean
is_read_only (const char        *path,
              const struct stat *info)
{
  if ((info->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    return TRUE;

  return faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0;
}

static GBytes *
read_regular (int            fd,
              const char    *path,
              gsize          limit,
              PlanFileState *state,
              GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  struct stat       info;

  if (fstat (fd, &info) != 0)
    {
      _plan_file_set_load_error (error, path, errno);
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      _plan_file_set_load_error (error, path, S_ISDIR (info.st_mode) ? EISDIR : ENODEV);
      return NULL;
    }
  if (info.st_size > (goffset) limit)
    {
      _plan_file_set_load_error (error, path, EFBIG);
      return NULL;
    }

  bytes = _plan_file_read_fd (fd, limit);
  if (bytes == NULL)
    {
      _plan_file_set_load_error (error, path, errno);
      return NULL;
    }
  if (!_plan_file_check_text (bytes, path, error))
    return NULL;

  if (state != NULL)
    {
      plan_file_hash (bytes, state->sha256);
      state->read_only = is_read_only (path, &info);
    }

  return g_steal_pointer (&bytes);
}

GBytes *
_plan_file_load_limited (const char    *path,
                         gsize          limit,
                         PlanFileState *state,
                         GError       **error)
{
  GBytes *bytes;
  int     fd;

  /* Not blocking: a FIFO without a writer would hang here. */
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    {
      _plan_file_set_load_error (error, path, errno);
      return NULL;
    }
  bytes = read_regular (fd, path, limit, state, error);
  close (fd);

  return bytes;
}

GBytes *
plan_file_load (const char    *path,
                PlanFileState *state,
                GError       **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return _plan_file_load_limited (path, PLAN_FILE_MAX_SIZE, state, error);
}

GBytes *
plan_file_load_stdin (GError **error)
{
  const char       *name = _("standard input");
  g_autoptr(GBytes) bytes = _plan_file_read_fd (STDIN_FILENO, PLAN_FILE_MAX_SIZE);

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (bytes == NULL)
    {
      _plan_file_set_load_error (error, name, errno);
      return NULL;
    }
  if (!_plan_file_check_text (bytes, name, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

gboolean
plan_file_is_current (const char          *path,
                      const PlanFileState *state)
{
  g_autoptr(GBytes) bytes = NULL;
  char              sha256[65];
  struct stat       info;
  int               fd;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return errno == ENOENT && state->sha256[0] == '\0';
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    bytes = _plan_file_read_fd (fd, PLAN_FILE_MAX_SIZE);
  close (fd);
  if (bytes == NULL)
    return FALSE;
  plan_file_hash (bytes, sha256);

  return g_str_equal (sha256, state->sha256);
}

gboolean
plan_file_save_pair (const char    *path,
                     Plan          *plan,
                     PlanFileState *state,
                     PlanNotes     *notes,
                     char         **warning,
                     GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) local_error = NULL;
  char              sha256[65];

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  bytes = md_document_to_bytes (plan_get_document (plan));
  if (g_bytes_get_size (bytes) > PLAN_FILE_MAX_SIZE)
    {
      g_autofree char *name = dup_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_TOO_LARGE,
                   /* Translators: %1$s is the name of a file, %2$d a number of megabytes. */
                   _("“%1$s” was not saved: it would be larger than %2$d MB and could not be "
                     "opened again. Split it into smaller files."),
                   name, PLAN_FILE_MAX_SIZE / (1024 * 1024));
      return FALSE;
    }
  if (!plan_file_save (path, bytes, state, error))
    return FALSE;

  if (state != NULL)
    memcpy (sha256, state->sha256, sizeof sha256);
  else
    plan_file_hash (bytes, sha256);
  if (!plan_sidecar_save (plan, path, sha256, notes, &local_error) && warning != NULL)
    *warning = g_strdup (local_error->message);

  return TRUE;
}
