/* plan-folder-save.c: writing a folder of agents' files
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-folder-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "io/plan-file-private.h"
#include "io/plan-json-private.h"
#include "io/plan-notes-private.h"
#include "plan/plan-file-name.h"

#define MAX_TRIES 3

/**
 * Change:
 * @name: the file
 * @file: (nullable): what is known of it; %NULL when it is new
 * @bytes: (nullable): what it is to hold; %NULL to take it away
 *
 * A file that is not on disk as it is to be.
 */
typedef struct
{
  const char     *name; /* borrowed */
  PlanFolderFile *file; /* borrowed */
  GBytes         *bytes;
} Change;

static void
clear_change (Change *change)
{
  g_clear_pointer (&change->bytes, g_bytes_unref);
}

/* Names come from the document, which may come from anywhere: none leads out of the folder, and
 * each is one that will be read again. */
static gboolean
check_names (const PlanFolder *folder,
             const MdDocument *document,
             GError          **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      const char      *name = md_document_get_file_name (document, i);
      g_autofree char *shown = NULL;

      if (plan_file_name_scan (name, NULL) && strchr (name, '/') == NULL
          && g_utf8_validate (name, -1, NULL) && g_hash_table_add (seen, (gpointer) name))
        continue;
      shown = g_utf8_make_valid (name, -1);
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %1$s is the name of a file, %2$s that of a folder. */
                   _("“%1$s” cannot be the name of a file in “%2$s”. Undo what made it, and save "
                     "again."), shown, folder->title);
      return FALSE;
    }

  return TRUE;
}

static gssize
get_growth (const Change *change)
{
  gssize before = change->file != NULL ? (gssize) g_bytes_get_size (change->file->bytes) : 0;

  if (change->bytes == NULL)
    return G_MINSSIZE;

  return change->file == NULL ? G_MAXSSIZE : (gssize) g_bytes_get_size (change->bytes) - before;
}

/* What grows comes first: a task that moves is in its new file before it is gone from the old. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  gssize growth_a = get_growth (a);
  gssize growth_b = get_growth (b);

  return (growth_a < growth_b) - (growth_a > growth_b);
}

static GArray *
list_changes (const PlanFolder *folder,
              const MdDocument *document)
{
  GArray *changes = g_array_new (FALSE, TRUE, sizeof (Change));

  g_array_set_clear_func (changes, (GDestroyNotify) clear_change);
  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      Change change = { md_document_get_file_name (document, i) };

      change.file = _plan_folder_find (folder, change.name);
      change.bytes = _plan_folder_get_bytes (folder, document, i);
      if (change.file != NULL && g_bytes_equal (change.bytes, change.file->bytes))
        clear_change (&change);
      else
        g_array_append_val (changes, change);
    }
  for (guint i = 0; i < folder->files->len; i++)
    {
      PlanFolderFile *file = g_ptr_array_index (folder->files, i);
      Change          change = { file->name, file };

      if (md_document_find_file_name (document, file->name) < 0)
        g_array_append_val (changes, change);
    }
  g_array_sort (changes, compare_changes);

  return changes;
}

/* Whether all the files to be written are on disk as we know them. Each is looked at again when its
 * turn comes; this is so that mostly all are saved or none. */
static gboolean
check_changes (const PlanFolder *folder,
               const GArray     *changes,
               GError          **error)
{
  const PlanFileState none = { 0 };

  for (guint i = 0; i < changes->len; i++)
    {
      const Change    *change = &g_array_index (changes, Change, i);
      g_autofree char *path = _plan_folder_dup_path (folder, change->name);
      g_autofree char *shown = NULL;

      if (plan_file_is_current (path, change->file != NULL ? &change->file->state : &none))
        continue;
      shown = g_filename_display_name (path);
      if (change->file == NULL)
        g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS,
                     /* Translators: %s is the name of a file. */
                     _("“%s” exists already and was not overwritten. Reload the folder."), shown);
      else
        g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED,
                     /* Translators: %s is the name of a file. */
                     _("“%s” was not saved: it changed on disk since it was read. Reload it, or "
                       "save your version over it."), shown);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_change (PlanFolder   *folder,
              const Change *change,
              gboolean      overwrite,
              GError      **error)
{
  g_autofree char *path = _plan_folder_dup_path (folder, change->name);
  PlanFolderFile  *file = change->file;
  PlanFileState    state = { 0 };

  if (file != NULL)
    state = file->state;
  if (change->bytes == NULL)
    {
      if (!_plan_folder_remove (path, overwrite ? NULL : &state, error))
        return FALSE;
      g_ptr_array_remove (folder->files, file);
      return TRUE;
    }
  if (!plan_file_save (path, change->bytes, overwrite ? NULL : &state, error))
    return FALSE;
  if (file == NULL)
    {
      file = _plan_folder_file_new (change->name);
      g_ptr_array_add (folder->files, file);
    }
  g_clear_pointer (&file->bytes, g_bytes_unref);
  file->bytes = g_bytes_ref (change->bytes);
  plan_file_hash (file->bytes, file->state.sha256);
  file->state.read_only = FALSE;

  return TRUE;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const PlanFolderFile *file_a = *(PlanFolderFile *const *) a;
  const PlanFolderFile *file_b = *(PlanFolderFile *const *) b;

  return plan_file_name_compare (file_a->name, file_b->name);
}

static char *
dup_sidecar_path (const PlanFolder *folder)
{
  g_autofree char *base = g_path_get_basename (folder->path);
  g_autofree char *name = g_strconcat (base, ".plan.json", NULL);

  return _plan_folder_dup_path (folder, name);
}

static gboolean
is_current_cb (gpointer user_data)
{
  return plan_folder_is_current (user_data);
}

static void
init_target (const PlanFolder  *folder,
             Plan              *plan,
             PlanSidecarTarget *target,
             char             **path,
             char              *sha256)
{
  plan_folder_hash (plan_get_document (plan), sha256);
  *path = dup_sidecar_path (folder);
  target->path = *path;
  target->source = folder->title;
  target->sha256 = sha256;
  target->model = folder->path;
  target->is_current = is_current_cb;
  target->user_data = (gpointer) folder;
}

char *
plan_folder_print_json (const PlanFolder *folder,
                        Plan             *plan)
{
  PlanSidecarTarget target = { 0 };
  g_autofree char  *path = NULL;
  char              sha256[65];

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (plan != NULL, NULL);

  init_target (folder, plan, &target, &path, sha256);

  return _plan_sidecar_print_to (plan, &target);
}

void
plan_folder_load_notes (const PlanFolder *folder,
                        PlanNotes        *notes,
                        Plan             *plan)
{
  g_autofree char *path = NULL;

  g_return_if_fail (folder != NULL);

  path = dup_sidecar_path (folder);
  _plan_notes_load_sidecar (notes, path, plan);
}

/* When others saved other files meanwhile, the sidecar is made of what all of us wrote. */
static gboolean
save_sidecar (PlanFolder  *folder,
              Plan        *plan,
              PlanNotes   *notes,
              GError     **error)
{
  g_autoptr(PlanFolder) now = NULL;
  g_autoptr(Plan)       now_plan = NULL;

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      PlanSidecarTarget target = { 0 };
      g_autofree char  *path = NULL;
      char              sha256[65];

      if (!plan_folder_is_current (now != NULL ? now : folder))
        {
          g_autoptr(MdDocument) document = NULL;

          g_clear_pointer (&now_plan, plan_unref);
          g_clear_pointer (&now, plan_folder_free);
          now = plan_folder_load (folder->path, &document, error);
          if (now == NULL)
            return FALSE;
          /* Notes know tasks by the ids that these have here. */
          now_plan = plan_new (document, plan);
        }
      init_target (now != NULL ? now : folder, now != NULL ? now_plan : plan, &target, &path,
                   sha256);
      target.notes = notes;
      if (!_plan_sidecar_save_to (now != NULL ? now_plan : plan, &target, error))
        return FALSE;
      if (plan_folder_is_current (now != NULL ? now : folder))
        break;
    }

  return TRUE;
}

gboolean
plan_folder_save (PlanFolder  *folder,
                  Plan        *plan,
                  gboolean     overwrite,
                  PlanNotes   *notes,
                  char       **warning,
                  GError     **error)
{
  MdDocument       *document = plan_get_document (plan);
  g_autoptr(GArray) changes = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean          saved = TRUE;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (md_document_get_size (document) > PLAN_FILE_MAX_SIZE)
    {
      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_TOO_LARGE,
                   /* Translators: %1$s is the name of a folder, %2$d a number of megabytes. */
                   _("“%1$s” was not saved: it would be larger than %2$d MB and could not be "
                     "opened again."), folder->title, PLAN_FILE_MAX_SIZE / (1024 * 1024));
      return FALSE;
    }
  if (!check_names (folder, document, error))
    return FALSE;
  changes = list_changes (folder, document);
  if (!overwrite && !check_changes (folder, changes, error))
    return FALSE;
  for (guint i = 0; i < changes->len && saved; i++)
    saved = write_change (folder, &g_array_index (changes, Change, i), overwrite, error);
  g_ptr_array_sort (folder->files, compare_files);
  if (!saved)
    return FALSE;

  if (!save_sidecar (folder, plan, notes, &local_error) && warning != NULL)
    *warning = g_strdup (local_error->message);

  return TRUE;
}
