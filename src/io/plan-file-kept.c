/* plan-file-kept.c: what saves that were killed left beside a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file-save.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

/* Letters and digits between the name and the ending. */
#define RANDOM_LENGTH 6

static gboolean
is_beside (const char *entry,
           const char *name,
           const char *ending)
{
  gsize length = strlen (entry);
  gsize end_length = strlen (ending);
  gsize name_length;

  if (entry[0] != '.' || length < RANDOM_LENGTH + 2 + end_length
      || !g_str_has_suffix (entry, ending))
    return FALSE;
  /* A long name is cut off. */
  name_length = length - RANDOM_LENGTH - 2 - end_length;
  if (name_length == 0 || strncmp (entry + 1, name, name_length) != 0
      || (name[name_length] != '\0' && length < 250) || entry[1 + name_length] != '.')
    return FALSE;
  for (guint i = 0; i < RANDOM_LENGTH; i++)
    if (!g_ascii_isalnum (entry[2 + name_length + i]))
      return FALSE;

  return TRUE;
}

GPtrArray *
_plan_file_list_beside (int         dir,
                        const char *name,
                        const char *ending)
{
  GPtrArray     *names = g_ptr_array_new_with_free_func (g_free);
  int            fd = openat (dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR           *stream = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (stream == NULL && fd >= 0)
    close (fd);
  while (stream != NULL && (entry = readdir (stream)) != NULL)
    if (is_beside (entry->d_name, name, ending))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  if (stream != NULL)
    closedir (stream);

  return names;
}

/* What is in the file, when it is ours and no save is using it. */
static GBytes *
read_kept (int         dir,
           const char *name)
{
  GBytes     *bytes = NULL;
  struct stat info;
  int         fd = openat (dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid ()
      && flock (fd, LOCK_EX | LOCK_NB) == 0)
    bytes = _plan_file_read_fd (fd, PLAN_FILE_MAX_SIZE);
  close (fd);

  return bytes;
}

GBytes *
plan_file_find_kept (const char  *path,
                     char       **kept_path)
{
  g_autofree char      *resolved = _plan_file_resolve (path);
  g_autofree char      *folder = NULL;
  g_autofree char      *name = NULL;
  g_autoptr(GPtrArray)  names = NULL;
  GBytes               *found = NULL;
  int                   dir;

  g_return_val_if_fail (kept_path != NULL, NULL);

  *kept_path = NULL;
  if (resolved == NULL)
    return NULL;
  folder = g_path_get_dirname (resolved);
  name = g_path_get_basename (resolved);
  dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir < 0)
    return NULL;
  names = _plan_file_list_beside (dir, name, PLAN_FILE_OLD);
  for (guint i = 0; i < names->len && found == NULL; i++)
    {
      g_autoptr(GBytes) bytes = read_kept (dir, names->pdata[i]);
      PlanFileState     state = { 0 };

      if (bytes == NULL)
        continue;
      plan_file_hash (bytes, state.sha256);
      if (plan_file_is_current (resolved, &state))
        continue;
      found = g_steal_pointer (&bytes);
      *kept_path = g_build_filename (folder, names->pdata[i], NULL);
    }
  close (dir);

  return found;
}
