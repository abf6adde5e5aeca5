/* tb-recent.c: the plans that were opened last
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/window/tb-recent.h"

#include <glib/gstdio.h>

#include "io/plan-folder.h"

/* What our own entries in the list are known by. */
#define GROUP "Trestleboard"

/* An entry on its way into the list. */
typedef struct
{
  char *uri;
  char *mime_type;
  int   max_age; /* of the others, in days; less than 0 for any */
} Entry;

/* The list is read, changed and written. */
static GMutex list_lock;

static void
entry_free (Entry *entry)
{
  g_free (entry->uri);
  g_free (entry->mime_type);
  g_free (entry);
}

static void
forget_old (GBookmarkFile *list,
            GDateTime     *now,
            int            max_age)
{
  g_auto (GStrv) uris = g_bookmark_file_get_uris (list, NULL);

  for (guint i = 0; max_age >= 0 && uris[i] != NULL; i++)
    {
      GDateTime *modified = g_bookmark_file_get_modified_date_time (list, uris[i], NULL);

      if (modified != NULL
          && g_date_time_difference (now, modified) / G_TIME_SPAN_DAY > max_age)
        g_bookmark_file_remove_item (list, uris[i], NULL);
    }
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Entry *entry = data;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  g_autofree char *program = g_strconcat (PACKAGE_NAME, " %u", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GBookmarkFile *list = g_bookmark_file_new ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&list_lock);
  g_autoptr (GError) error = NULL;

  /* A list that cannot be read belongs to others: it stays as it is. */
  if (g_bookmark_file_load_from_file (list, path, &error)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_bookmark_file_set_mime_type (list, entry->uri, entry->mime_type);
      g_bookmark_file_add_group (list, entry->uri, GROUP);
      g_bookmark_file_add_application (list, entry->uri, PACKAGE_NAME, program);
      g_bookmark_file_set_visited_date_time (list, entry->uri, now);
      forget_old (list, now, entry->max_age);
      g_mkdir_with_parents (g_get_user_data_dir (), 0755);
      if (g_bookmark_file_to_file (list, path, NULL))
        g_chmod (path, 0600);
    }
  g_bookmark_file_free (list);
  g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GApplication) application = user_data;

  if (application != NULL)
    g_application_release (application);
}

void
tb_recent_add (const char   *path,
               GApplication *application)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GTask) task = NULL;
  Entry *entry;
  gboolean is_enabled;
  int max_age;

  g_object_get (gtk_settings_get_default (), "gtk-recent-files-enabled", &is_enabled,
                "gtk-recent-files-max-age", &max_age, NULL);
  if (uri == NULL || !is_enabled || max_age == 0)
    return;
  entry = g_new0 (Entry, 1);
  entry->uri = g_steal_pointer (&uri);
  entry->mime_type = g_strdup (plan_folder_is_one (path) ? "inode/directory" : "text/markdown");
  entry->max_age = max_age;
  if (application != NULL)
    g_application_hold (g_object_ref (application));
  task = g_task_new (NULL, NULL, written_cb, application);
  g_task_set_source_tag (task, tb_recent_add);
  g_task_set_task_data (task, entry, (GDestroyNotify)entry_free);
  g_task_run_in_thread (task, write_thread);
}

static int
compare_recent (gconstpointer a,
                gconstpointer b)
{
  GtkRecentInfo *const *first = a;
  GtkRecentInfo *const *second = b;

  return g_date_time_compare (gtk_recent_info_get_visited (*second),
                              gtk_recent_info_get_visited (*first));
}

GPtrArray *
tb_recent_collect (void)
{
  GPtrArray *infos = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_recent_info_unref);
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = all; l != NULL; l = l->next)
    {
      GtkRecentInfo *info = l->data;

      if (gtk_recent_info_has_group (info, GROUP) && gtk_recent_info_is_local (info)
          && gtk_recent_info_exists (info))
        g_ptr_array_add (infos, gtk_recent_info_ref (info));
    }
  g_list_free_full (all, (GDestroyNotify)gtk_recent_info_unref);
  g_ptr_array_sort (infos, compare_recent);
  return infos;
}
