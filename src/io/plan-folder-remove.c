/* plan-folder-remove.c: taking a file out of a folder
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-folder-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "io/plan-file-private.h"

#define MAX_BACKUPS 99

/* Renames the file to a name that is free. Returns: (transfer full) (nullable): that name; %NULL
 * with errno set */
static char *
keep (const char *path)
{
  for (guint i = 1; i <= MAX_BACKUPS; i++)
    {
      g_autofree char *kept = i == 1 ? g_strconcat (path, ".bak", NULL)
                                     : g_strdup_printf ("%s.bak.%u", path, i);

      if (renameat2 (AT_FDCWD, path, AT_FDCWD, kept, RENAME_NOREPLACE) == 0)
        return g_steal_pointer (&kept);
      /* A file system that cannot do that: a link never replaces what is there. */
      if ((errno == EINVAL || errno == ENOSYS) && link (path, kept) == 0 && unlink (path) == 0)
        return g_steal_pointer (&kept);
      if (errno != EEXIST)
        return NULL;
    }
  errno = EEXIST;

  return NULL;
}

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("The folder %s is not synced: %s", folder, g_strerror (errno));
  close (fd);
}

gboolean
_plan_folder_remove (const char          *path,
                     const PlanFileState *state,
                     GError             **error)
{
  g_autofree char *kept = NULL;
  g_autofree char *shown = NULL;
  struct stat      info;

  if (stat (path, &info) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      _plan_file_set_save_error (error, path, errno);
      return FALSE;
    }
  if ((info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    {
      _plan_file_set_save_error (error, path, EACCES);
      return FALSE;
    }
  kept = keep (path);
  if (kept == NULL)
    {
      _plan_file_set_save_error (error, path, errno);
      return FALSE;
    }
  /* Looked at only now, when nobody can write to it by its name any more. */
  if (state == NULL || plan_file_is_current (kept, state))
    {
      sync_folder (path);
      return TRUE;
    }
  shown = g_filename_display_name (path);
  if (renameat2 (AT_FDCWD, kept, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      g_autofree char *kept_shown = g_filename_display_name (kept);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED,
                   /* Translators: both are names of files. */
                   _("“%1$s” changed on disk since it was read. It was kept as “%2$s”."), shown,
                   kept_shown);
      return FALSE;
    }
  g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED,
               /* Translators: %s is the name of a file. */
               _("“%s” was not removed: it changed on disk since it was read. Reload the folder."),
               shown);

  return FALSE;
}
