/* plan-folder.c: reading a folder of agents' files
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-folder.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "io/plan-file-private.h"
#include "io/plan-folder-private.h"
#include "plan/plan-file-name.h"

PlanFolderFile *
_plan_folder_file_new (const char *name)
{
  PlanFolderFile *file = g_new0 (PlanFolderFile, 1);

  file->name = g_strdup (name);
  file->supplied = "";

  return file;
}

void
_plan_folder_file_free (PlanFolderFile *file)
{
  g_free (file->name);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

PlanFolderFile *
_plan_folder_find (const PlanFolder *folder,
                   const char       *name)
{
  for (guint i = 0; i < folder->files->len; i++)
    {
      PlanFolderFile *file = g_ptr_array_index (folder->files, i);

      if (g_str_equal (file->name, name))
        return file;
    }

  return NULL;
}

char *
_plan_folder_dup_path (const PlanFolder *folder,
                       const char       *name)
{
  return g_build_filename (folder->path, name, NULL);
}

gboolean
plan_folder_is_one (const char *path)
{
  g_return_val_if_fail (path != NULL, FALSE);

  return g_file_test (path, G_FILE_TEST_IS_DIR);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return plan_file_name_compare (*(const char *const *) a, *(const char *const *) b);
}

/* The agents' files in the folder, in order. */
static GPtrArray *
list_names (const char  *path,
            GError     **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir)      dir = NULL;
  const char          *name;

  errno = 0;
  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    {
      _plan_file_set_load_error (error, path, errno);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (plan_file_name_scan (name, NULL) && !plan_folder_is_one (file))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean
check_name (const char  *path,
            const char  *name,
            GError     **error)
{
  g_autofree char *shown = NULL;
  gboolean         fine = g_utf8_validate (name, -1, NULL);

  for (const char *c = name; *c != '\0' && fine; c++)
    fine = !g_ascii_iscntrl (*c);
  if (fine)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
               /* Translators: %s is the name of a file. */
               _("“%s” has a name that cannot be shown. Rename the file to open its folder."),
               shown);

  return FALSE;
}

static gboolean
check_bytes (const char  *path,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *shown = NULL;
  gsize            size;
  const char      *text = g_bytes_get_data (bytes, &size);

  if (size == 0 || memchr (text, MD_FILE_MARK, size) == NULL)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_TEXT,
               /* Translators: %s is the name of a file. */
               _("“%s” holds the control character 0x1C, by which the files of a folder are told "
                 "apart. Take it out, or open the file by itself."), shown);

  return FALSE;
}

/* What ends the last line of @bytes in the document. */
static const char *
find_supplied (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *newline;

  if (size == 0 || text[size - 1] == '\n')
    return "";
  newline = memchr (text, '\n', size);

  return newline != NULL && newline > text && newline[-1] == '\r' ? "\r\n" : "\n";
}

static gboolean
load_files (PlanFolder  *folder,
            GPtrArray   *names,
            GError     **error)
{
  gsize total = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char      *name = g_ptr_array_index (names, i);
      g_autofree char *path = _plan_folder_dup_path (folder, name);
      PlanFolderFile  *file = _plan_folder_file_new (name);

      g_ptr_array_add (folder->files, file);
      if (!check_name (path, name, error))
        return FALSE;
      file->bytes = plan_file_load (path, &file->state, error);
      if (file->bytes == NULL || !check_bytes (path, file->bytes, error))
        return FALSE;
      file->supplied = find_supplied (file->bytes);
      total += g_bytes_get_size (file->bytes);
      if (total > PLAN_FILE_MAX_SIZE)
        {
          _plan_file_set_load_error (error, folder->path, EFBIG);
          return FALSE;
        }
    }

  return TRUE;
}

static MdDocument *
join_files (const PlanFolder *folder)
{
  GString          *text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < folder->files->len; i++)
    {
      PlanFolderFile  *file = g_ptr_array_index (folder->files, i);
      g_autofree char *mark = md_file_mark_format (file->name);
      gsize            size;
      const char      *data = g_bytes_get_data (file->bytes, &size);

      g_string_append (text, mark);
      g_string_append_len (text, data, size);
      g_string_append (text, file->supplied);
    }
  bytes = g_string_free_to_bytes (text);

  return md_document_new_joined (bytes, folder->title);
}

static PlanFolder *
folder_new (const char *path)
{
  PlanFolder      *folder = g_new0 (PlanFolder, 1);
  g_autofree char *real = realpath (path, NULL);

  folder->path = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);
  folder->title = g_filename_display_basename (folder->path);
  folder->files = g_ptr_array_new_with_free_func ((GDestroyNotify) _plan_folder_file_free);

  return folder;
}

PlanFolder *
plan_folder_load (const char  *path,
                  MdDocument **document,
                  GError     **error)
{
  g_autoptr(PlanFolder) folder = NULL;
  g_autoptr(GPtrArray)  names = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  folder = folder_new (path);
  names = list_names (folder->path, error);
  if (names == NULL)
    return NULL;
  if (names->len == 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a folder. */
                   _("“%s” holds no agents’ files. Choose a folder with files such as "
                     "“01-scope.md”, or a single Markdown file."), shown);
      return NULL;
    }
  if (!load_files (folder, names, error))
    return NULL;
  *document = join_files (folder);

  return g_steal_pointer (&folder);
}

PlanFolder *
plan_folder_new (const char  *path,
                 GError     **error)
{
  g_autoptr(PlanFolder) folder = NULL;
  g_autoptr(GPtrArray)  names = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  folder = folder_new (path);
  names = list_names (folder->path, error);
  if (names == NULL)
    return NULL;
  if (names->len > 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS,
                   /* Translators: %s is the name of a folder. */
                   _("“%s” has agents’ files already. Choose an empty folder."), shown);
      return NULL;
    }

  return g_steal_pointer (&folder);
}

void
plan_folder_free (PlanFolder *folder)
{
  if (folder == NULL)
    return;

  g_free (folder->path);
  g_free (folder->title);
  g_ptr_array_unref (folder->files);
  g_free (folder);
}

const char *
plan_folder_get_path (const PlanFolder *folder)
{
  return folder->path;
}

guint
plan_folder_get_n_files (const PlanFolder *folder)
{
  return folder->files->len;
}

const char *
plan_folder_get_name (const PlanFolder *folder,
                      guint             file)
{
  g_return_val_if_fail (file < folder->files->len, NULL);

  return ((PlanFolderFile *) g_ptr_array_index (folder->files, file))->name;
}

gboolean
plan_folder_is_read_only (const PlanFolder *folder)
{
  for (guint i = 0; i < folder->files->len; i++)
    if (!((PlanFolderFile *) g_ptr_array_index (folder->files, i))->state.read_only)
      return FALSE;

  return TRUE;
}

gboolean
plan_folder_is_current (const PlanFolder *folder)
{
  g_autoptr(GPtrArray) names = list_names (folder->path, NULL);

  if (names == NULL || names->len != folder->files->len)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      PlanFolderFile  *file = g_ptr_array_index (folder->files, i);
      g_autofree char *path = _plan_folder_dup_path (folder, file->name);

      if (!g_str_equal (file->name, g_ptr_array_index (names, i))
          || !plan_file_is_current (path, &file->state))
        return FALSE;
    }

  return TRUE;
}

void
plan_folder_hash (const MdDocument *document,
                  char              sha256[65])
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      MdSpan           span = md_document_get_file_span (document, i);
      g_autofree char *text = md_document_dup_range (document, span);

      g_checksum_update (checksum, (const guchar *) text, MD_SPAN_LENGTH (span));
    }
  g_strlcpy (sha256, g_checksum_get_string (checksum), 65);
}

/* The first agent in the file, or -1. */
static int
find_agent (const Plan *plan,
            guint       file)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    if (plan_get_file_of (plan, agents[i]) == (int) file)
      return (int) agents[i];

  return -1;
}

PlanEdit *
plan_folder_name_files (const PlanFolder *folder,
                        Plan             *plan)
{
  MdDocument *document = plan_get_document (plan);
  PlanEdit   *edit = plan_edit_new (_("Name File"), NULL);

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      const char      *name = md_document_get_file_name (document, i);
      gsize            start = md_document_get_file_span (document, i).start;
      int              agent = find_agent (plan, i);
      guint            number;
      g_autofree char *wanted = NULL;

      if (agent < 0 || _plan_folder_find (folder, name) != NULL
          || !plan_file_name_scan (name, &number)
          || plan_part_count_placeholders (plan_get_part (plan, agent)) > 0)
        continue;
      wanted = plan_file_name_format (number, plan_part_get_name (plan_get_part (plan, agent)));
      if (md_document_find_file_name (document, wanted) < 0)
        plan_edit_add (edit, plan, (MdSpan) { start - 1 - strlen (name), start - 1 }, wanted, -1);
    }

  return edit;
}

GBytes *
_plan_folder_get_bytes (const PlanFolder *folder,
                        const MdDocument *document,
                        guint             index)
{
  const char     *name = md_document_get_file_name (document, index);
  PlanFolderFile *file = _plan_folder_find (folder, name);
  MdSpan          span = md_document_get_file_span (document, index);
  char           *text = md_document_dup_range (document, span);
  gsize           size = MD_SPAN_LENGTH (span);
  gsize           n = file != NULL ? strlen (file->supplied) : 0;

  if (n > 0 && size >= n && memcmp (text + size - n, file->supplied, n) == 0)
    size -= n;

  return g_bytes_new_take (text, size);
}
