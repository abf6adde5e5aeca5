/* io-test-support.c: files for the tests of io/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io-test-support.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char     *name;
  struct stat     info;

  if (lstat (path, &info) == 0 && S_ISDIR (info.st_mode))
    {
      chmod (path, 0700);
      dir = g_dir_open (path, 0, NULL);
      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  remove (path);
}

void
folder_setup (Folder        *folder,
              gconstpointer  data)
{
  folder->dir = g_dir_make_tmp ("trestleboard-io-XXXXXX", NULL);
  g_assert_nonnull (folder->dir);
}

void
folder_teardown (Folder        *folder,
                 gconstpointer  data)
{
  remove_all (folder->dir);
  g_clear_pointer (&folder->dir, g_free);
}

char *
folder_path (Folder     *folder,
             const char *name)
{
  return g_build_filename (folder->dir, name, NULL);
}

char *
folder_write (Folder     *folder,
              const char *name,
              const char *text,
              gssize      length)
{
  char  *path = folder_path (folder, name);
  gsize  size = length < 0 ? strlen (text) : (gsize) length;
  int    fd = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

  g_assert_cmpint (fd, >=, 0);
  for (gsize done = 0; done < size;)
    {
      gssize n = write (fd, text + done, size - done);

      g_assert_cmpint (n, >, 0);
      done += n;
    }
  close (fd);

  return path;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
folder_list (Folder *folder)
{
  g_autoptr(GDir)      dir = g_dir_open (folder->dir, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char          *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

GBytes *
read_bytes (const char *path)
{
  char              *text = NULL;
  gsize              length;
  g_autoptr(GError)  error = NULL;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

char *
read_text (const char *path)
{
  g_autoptr(GBytes) bytes = read_bytes (path);
  gsize             length;
  const char       *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

void
assert_text (const char *path,
             const char *expected)
{
  g_autofree char *text = read_text (path);

  g_assert_cmpstr (text, ==, expected);
}

struct stat
get_info (const char *path)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);

  return info;
}

static void
add_documents (GPtrArray  *paths,
               const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char     *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        add_documents (paths, child);
      else if (g_str_has_suffix (name, ".md"))
        g_ptr_array_add (paths, g_steal_pointer (&child));
    }
}

GPtrArray *
list_documents (void)
{
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *fixtures = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);
  const char      *corpus = g_getenv ("TRESTLEBOARD_CORPUS");

  add_documents (paths, fixtures);
  if (corpus != NULL)
    add_documents (paths, corpus);
  else
    g_test_message ("The corpus is not there: set TRESTLEBOARD_CORPUS to test with it.");
  g_assert_cmpuint (paths->len, >, 0);

  return paths;
}
