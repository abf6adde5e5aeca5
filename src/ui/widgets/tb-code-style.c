/* tb-code-style.c: highlighting of code by the word behind its fence
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/widgets/tb-code-style.h"

#include <adwaita.h>

/* Words of fences that GtkSourceView has under another name. */
static const struct
{
  const char *word;
  const char *id;
} languages[] = {
  { "bash", "sh" },
  { "c++", "cpp" },
  { "cs", "c-sharp" },
  { "csharp", "c-sharp" },
  { "console", "sh" },
  { "dockerfile", "docker" },
  { "golang", "go" },
  { "h", "chdr" },
  { "javascript", "js" },
  { "json5", "json" },
  { "jsonc", "json" },
  { "kt", "kotlin" },
  { "make", "makefile" },
  { "md", "markdown" },
  { "node", "js" },
  { "postgres", "sql" },
  { "postgresql", "sql" },
  { "ps1", "powershell" },
  { "py", "python3" },
  { "python", "python3" },
  { "rb", "ruby" },
  { "rs", "rust" },
  { "shell", "sh" },
  { "ts", "typescript" },
  { "tsx", "typescript-jsx" },
  { "yml", "yaml" },
  { "zsh", "sh" },
};

/* One thread has the manager until it knows its languages; nothing of it changes after that. */
static GMutex reading;
static int is_read;

static void
read_languages (GtkSourceLanguageManager *manager)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&reading);

  if (is_read)
    return;
  gtk_source_language_manager_get_language_ids (manager);
  g_atomic_int_set (&is_read, TRUE);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      manager,
             GCancellable *cancellable)
{
  read_languages (manager);
  g_task_return_boolean (task, TRUE);
}

gboolean
tb_code_style_has_languages (void)
{
  return g_atomic_int_get (&is_read);
}

void
tb_code_style_read_languages (GObject            *source,
                              GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);

  g_task_set_source_tag (task, tb_code_style_read_languages);
  /* Of our own: the program may end before the thread does. */
  g_task_set_task_data (task, g_object_ref (gtk_source_language_manager_get_default ()),
                        g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

GtkSourceLanguage *
tb_code_style_find_language (const char *word)
{
  GtkSourceLanguageManager *manager = gtk_source_language_manager_get_default ();
  g_autofree char *id = NULL;

  if (word == NULL || word[0] == '\0')
    return NULL;

  read_languages (manager);
  id = g_ascii_strdown (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i].word, id))
      return gtk_source_language_manager_get_language (manager, languages[i].id);

  return gtk_source_language_manager_get_language (manager, id);
}

/* GtkSourceView forgets what a language is made of with the last buffer in it, and reads it again
 * for the next: one buffer in each that was used stays, or each window would wait. */
static void
keep_language (GtkSourceLanguage *language)
{
  static GHashTable *kept;

  if (kept == NULL)
    kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  if (!g_hash_table_contains (kept, language))
    g_hash_table_insert (kept, language, gtk_source_buffer_new_with_language (language));
}

gboolean
tb_code_style_set_language (GtkSourceBuffer *buffer,
                            const char      *word)
{
  GtkSourceLanguage *language = tb_code_style_find_language (word);

  g_return_val_if_fail (GTK_SOURCE_IS_BUFFER (buffer), FALSE);

  gtk_source_buffer_set_language (buffer, language);
  if (language != NULL)
    keep_language (language);

  return language != NULL;
}

void
tb_code_style_set_dark (GtkSourceBuffer *buffer,
                        gboolean         is_dark)
{
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();

  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));

  gtk_source_buffer_set_style_scheme (
    buffer, gtk_source_style_scheme_manager_get_scheme (manager,
                                                        is_dark ? "Adwaita-dark" : "Adwaita"));
}

static void
dark_changed_cb (GtkSourceBuffer *buffer)
{
  tb_code_style_set_dark (buffer,
                          adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

void
tb_code_style_follow (GtkSourceBuffer *buffer)
{
  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_changed_cb), buffer, G_CONNECT_SWAPPED);
  dark_changed_cb (buffer);
}
