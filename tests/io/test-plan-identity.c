/* test-plan-identity.c: what is opened and saved without an edit is the same bytes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "io/plan-file.h"
#include "io-test-support.h"
#include "plan-mutate.h"

/* So often is each file truncated; larger files less often, for so many bytes in all. */
#define N_TRUNCATIONS 500
#define TRUNCATED_BYTES (1024 * 1024)

typedef struct
{
  Folder folder;
  GRand *rand;
  guint  n_files;
  guint  n_texts;
  guint  n_truncated;
  guint  n_saved;
  guint  n_refused;
} Run;

/* Parts and fields are the document's bytes, one after the other. */
static gboolean
is_covered (Plan *plan)
{
  gsize at = 0;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart *part = plan_get_part (plan, i);
      gsize           inside = plan_part_get_heading_span (part).end;

      if (plan_get_part_start (plan, i) != at)
        return FALSE;
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        {
          gsize length;

          plan_field_get_bytes (plan_part_get_field (part, k), &length);
          if (plan_part_get_field_start (part, k) != inside)
            return FALSE;
          inside += length;
        }
      at += inside;
    }

  return at == md_document_get_size (plan_get_document (plan));
}

static Plan *
read_plan (GBytes     *bytes,
           const char *file,
           const char *what)
{
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autoptr (GBytes)     again = md_document_to_bytes (document);
  Plan                  *plan = plan_new (document, NULL);

  if (!g_bytes_equal (bytes, again))
    g_error ("%s, %s: read and written it is other bytes", file, what);
  if (!is_covered (plan))
    g_error ("%s, %s: some bytes are in no field or in two", file, what);

  return plan;
}

/* Through the files: loaded, saved as another, loaded again. */
static void
save_plan (Run        *run,
           GBytes     *bytes,
           const char *file,
           const char *what)
{
  g_autofree char   *from = NULL;
  g_autofree char   *to = folder_path (&run->folder, "to.md");
  g_autofree char   *warning = NULL;
  gsize              length;
  const char        *text = g_bytes_get_data (bytes, &length);
  PlanFileState      state = { 0 };
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (Plan)   plan = NULL;
  g_autoptr (GError) error = NULL;

  from = folder_write (&run->folder, "from.md", text != NULL ? text : "", (gssize)length);
  loaded = plan_file_load (from, &state, &error);
  if (loaded == NULL)
    {
      /* Random bytes may make a text something else. */
      g_assert_nonnull (error);
      run->n_refused++;
      return;
    }
  plan = read_plan (loaded, file, what);
  g_assert_true (plan_file_save_pair (from, plan, &state, NULL, &warning, &error));
  g_assert_no_error (error);
  g_assert_null (warning);
  g_assert_true (plan_file_save (to, loaded, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      saved = read_bytes (i == 0 ? from : to);
      if (!g_bytes_equal (bytes, saved))
        g_error ("%s, %s: saved it is other bytes", file, what);
      g_clear_pointer (&saved, g_bytes_unref);
    }
  run->n_saved++;
}

static void
check_file (Run        *run,
            const char *file)
{
  g_autoptr (GBytes) bytes = read_bytes (file);
  gsize              size = g_bytes_get_size (bytes);
  guint              n = N_TRUNCATIONS;
  guint              saved = g_rand_int_range (run->rand, 0, PLAN_N_MUTATIONS);

  for (guint i = 0; i < PLAN_N_MUTATIONS; i++)
    {
      g_autoptr (GBytes) text = plan_mutate (bytes, i, run->rand);
      g_autoptr (Plan)   plan = read_plan (text, file, plan_mutation_get_name (i));

      run->n_texts++;
      if (i == saved)
        save_plan (run, text, file, plan_mutation_get_name (i));
    }
  if (!g_test_slow () && size > 0)
    n = MIN (n, 1 + 2 * TRUNCATED_BYTES / size);
  for (guint i = 0; i < n; i++)
    {
      gsize              length = g_rand_int_range (run->rand, 0, (gint32)size + 1);
      g_autoptr (GBytes) text = g_bytes_new_from_bytes (bytes, 0, length);
      g_autofree char   *what = g_strdup_printf ("truncated at %" G_GSIZE_FORMAT, length);
      g_autoptr (Plan)   plan = read_plan (text, file, what);

      run->n_truncated++;
    }
  run->n_files++;
}

static void
test_identity (void)
{
  guint32               seed = plan_get_seed ();
  Run                   run = { .rand = g_rand_new_with_seed (seed) };
  g_autoptr (GPtrArray) files = list_documents ();

  folder_setup (&run.folder, NULL);
  for (guint i = 0; i < files->len; i++)
    check_file (&run, files->pdata[i]);
  folder_teardown (&run.folder, NULL);
  g_rand_free (run.rand);
  g_test_message ("seed %u: %u files, %u texts, %u truncated, %u saved, %u refused", seed,
                  run.n_files, run.n_texts, run.n_truncated, run.n_saved, run.n_refused);
  g_assert_cmpuint (run.n_saved, >, run.n_refused);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/identity", test_identity);
  return g_test_run ();
}
