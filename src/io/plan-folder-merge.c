/* plan-folder-merge.c: what others changed in a folder, and what we did
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-folder-private.h"

#include "plan/plan-file-name.h"

/* One file on the three sides. %NULL: it is not there. */
typedef struct
{
  GBytes *base;
  GBytes *mine;
  GBytes *theirs;
} Sides;

static void
clear_sides (Sides *sides)
{
  g_clear_pointer (&sides->base, g_bytes_unref);
  g_clear_pointer (&sides->mine, g_bytes_unref);
  g_clear_pointer (&sides->theirs, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, clear_sides)

static GBytes *
get_text (const MdDocument *document,
          const char       *name)
{
  int    file = md_document_find_file_name (document, name);
  MdSpan span;

  if (file < 0)
    return NULL;
  span = md_document_get_file_span (document, file);

  return g_bytes_new_take (md_document_dup_range (document, span), MD_SPAN_LENGTH (span));
}

/* What the document had of the file when the folder was read. */
static GBytes *
get_base (const PlanFolder *folder,
          const char       *name)
{
  PlanFolderFile *file = _plan_folder_find (folder, name);
  GString        *text;
  gsize           size;
  const char     *data;

  if (file == NULL)
    return NULL;
  data = g_bytes_get_data (file->bytes, &size);
  text = g_string_new_len (data, size);
  g_string_append (text, file->supplied);

  return g_string_free_to_bytes (text);
}

static gboolean
is_same (GBytes *a,
         GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

/* Returns: FALSE when both sides changed the file, and not to the same */
static gboolean
append_file (GString     *text,
             const char  *name,
             const Sides *sides)
{
  g_autofree char *mark = md_file_mark_format (name);
  gboolean         is_theirs = is_same (sides->base, sides->mine);
  GBytes          *result = is_theirs ? sides->theirs : sides->mine;
  gsize            size;
  const char      *data;

  if (!is_theirs && !is_same (sides->base, sides->theirs)
      && !is_same (sides->mine, sides->theirs))
    return FALSE;
  if (result == NULL)
    return TRUE;
  data = g_bytes_get_data (result, &size);
  g_string_append (text, mark);
  g_string_append_len (text, data, size);

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return plan_file_name_compare (*(const char *const *) a, *(const char *const *) b);
}

/* The files that either document has, in order. Borrowed from them. */
static GPtrArray *
list_names (const MdDocument *mine,
            const MdDocument *theirs)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < md_document_get_n_files (mine); i++)
    g_ptr_array_add (names, (gpointer) md_document_get_file_name (mine, i));
  for (guint i = 0; i < md_document_get_n_files (theirs); i++)
    {
      const char *name = md_document_get_file_name (theirs, i);

      if (md_document_find_file_name (mine, name) < 0)
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

GBytes *
plan_folder_merge (const PlanFolder *folder,
                   const MdDocument *mine,
                   const MdDocument *theirs,
                   char            **conflict)
{
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GString)   text = g_string_new (NULL);

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (conflict != NULL, NULL);

  *conflict = NULL;
  names = list_names (mine, theirs);
  for (guint i = 0; i < names->len; i++)
    {
      const char   *name = g_ptr_array_index (names, i);
      g_auto(Sides) sides = { get_base (folder, name), get_text (mine, name),
                              get_text (theirs, name) };

      if (!append_file (text, name, &sides))
        {
          *conflict = g_strdup (name);
          return NULL;
        }
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
