/* edit-test-support.c: what the tests of edit/ share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit-test-support.h"

#include <string.h>

#include "md/md-joined.h"

Plan *
plan_new_for_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (MdDocument) document = text[0] == MD_FILE_MARK
                                      ? md_document_new_joined (bytes, "folder")
                                      : md_document_new (bytes);

  return plan_new (document, NULL);
}

GBytes *
plan_dup_bytes (Plan *plan)
{
  return md_document_to_bytes (plan_get_document (plan));
}

char *
plan_dup_document_text (Plan *plan)
{
  MdDocument *document = plan_get_document (plan);

  return md_document_dup_range (document, (MdSpan){ 0, md_document_get_size (document) });
}

char *
find_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

static void
collect (GPtrArray  *files,
         const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        collect (files, path);
      else if (g_str_has_suffix (name, ".md"))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
list_documents (void)
{
  GPtrArray       *files = g_ptr_array_new_with_free_func (g_free);
  const char      *corpus = g_getenv ("TRESTLEBOARD_CORPUS");
  g_autofree char *fixtures = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);

  collect (files, fixtures);
  if (corpus != NULL && corpus[0] != '\0')
    collect (files, corpus);
  else
    g_test_message ("no corpus: set TRESTLEBOARD_CORPUS to its folder");
  g_ptr_array_sort (files, compare_names);

  return files;
}

static void
check_splices (Plan       *plan,
               PlanEdit   *edit,
               Plan       *after,
               const char *what)
{
  g_autofree char *old = plan_dup_document_text (plan);
  g_autoptr (GBytes) new_bytes = plan_dup_bytes (after);
  g_autoptr (GByteArray) wanted = g_byte_array_new ();
  g_autoptr (GBytes) wanted_bytes = NULL;
  gsize           size = md_document_get_size (plan_get_document (plan));
  guint           n_splices;
  const MdSplice *splices = plan_edit_get_splices (edit, &n_splices);
  gsize           at = 0;

  for (guint i = 0; i < n_splices; i++)
    {
      if (splices[i].span.start < at || splices[i].span.end > size)
        g_error ("%s: splice %u overlaps or is out of range", what, i);
      g_byte_array_append (wanted, (const guint8 *)old + at, splices[i].span.start - at);
      g_byte_array_append (wanted, (const guint8 *)splices[i].text, splices[i].length);
      at = splices[i].span.end;
    }
  g_byte_array_append (wanted, (const guint8 *)old + at, size - at);
  wanted_bytes = g_byte_array_free_to_bytes (g_steal_pointer (&wanted));
  if (!g_bytes_equal (wanted_bytes, new_bytes))
    g_error ("%s: the bytes are not those that the splices say", what);
}

void
check_edit (Plan       *plan,
            PlanEdit   *edit,
            const char *what)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, plan);
  g_autofree char *fault = md_document_check (plan_get_document (after));

  if (fault != NULL)
    g_error ("%s: %s", what, fault);
  check_splices (plan, edit, after, what);
}
