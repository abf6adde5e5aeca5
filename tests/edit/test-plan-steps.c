/* test-plan-steps.c: any command with any arguments over real documents
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-document.h"

#include <string.h>

#include <glib/gstdio.h>

#include "edit-test-support.h"
#include "plan-compare.h"
#include "plan-mutate.h"
#include "plan-step.h"

#define N_EDITS 10000
/* So many go to each document, whatever its size. */
#define MIN_EDITS 3
/* One of so many values is so long. */
#define LARGE_RARITY 400
#define LARGE_SIZE 100000

/* What has been tried so far. */
typedef struct
{
  GRand *rand;
  guint  n_documents;
  guint  n_done;
  guint  n_refused;
} Run;

/* A text of the table, a piece of the document, or a very long one. */
static char *
make_value (Run    *run,
            GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize       start;
  guint       choice = g_rand_int_range (run->rand, 0, LARGE_RARITY);

  if (choice == 0)
    {
      GString *large = g_string_sized_new (LARGE_SIZE + 64);

      while (large->len < LARGE_SIZE)
        g_string_append (large, plan_step_get_value (g_rand_int (run->rand)));
      return g_string_free (large, FALSE);
    }
  if (choice % 4 != 0 || size == 0)
    return g_strdup (plan_step_get_value (g_rand_int (run->rand)));
  start = g_rand_int_range (run->rand, 0, (gint32)size);

  return g_strndup (text + start, MIN (size - start, (gsize)g_rand_int_range (run->rand, 1, 200)));
}

/* Returns: whether the command was not refused */
static gboolean
run_step (Run          *run,
          PlanDocument *document,
          GBytes       *bytes,
          const char   *file)
{
  g_autofree char     *value = make_value (run, bytes);
  g_autofree char     *other = make_value (run, bytes);
  g_autofree char     *fault = NULL;
  g_autoptr (Plan)     before = plan_ref (plan_document_get_plan (document));
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (GError)   error = NULL;
  PlanStep             step = { .kind = g_rand_int_range (run->rand, 0, PLAN_N_STEPS),
                                .part = g_rand_int (run->rand),
                                .field = g_rand_int (run->rand),
                                .item = g_rand_int (run->rand),
                                .to = g_rand_int (run->rand),
                                .value = value,
                                .other = other };

  plan_step_fit (&step, before);
  edit = plan_step_run (&step, before, &error);
  g_assert_true ((edit == NULL) == (error != NULL));
  if (edit == NULL)
    {
      g_assert_cmpuint (strlen (error->message), >, 8);
      return FALSE;
    }
  plan_document_break_merge (document);
  plan_document_apply (document, edit);
  fault = plan_step_check (&step, before, edit, plan_document_get_plan (document));
  if (fault == NULL)
    fault = plan_check_fresh (plan_document_get_plan (document));
  if (fault != NULL)
    {
      g_autofree char *what = plan_step_describe (&step);

      g_error ("%s: %.2000s: %s", file, what, fault);
    }

  return TRUE;
}

static void
assert_bytes (PlanDocument *document,
              GBytes       *expected,
              const char   *file)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (plan_document_get_document (document));

  if (!g_bytes_equal (bytes, expected))
    g_error ("%s: undo and redo do not come back to the same bytes", file);
}

static void
run_document (Run        *run,
              const char *file,
              guint       n_edits)
{
  PlanMutation mutation = g_rand_int_range (run->rand, 0, 2 * PLAN_N_MUTATIONS);
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;
  gsize            length;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) edited = NULL;
  g_autoptr (PlanDocument) document = NULL;

  if (mutation >= PLAN_N_MUTATIONS)
    mutation = PLAN_MUTATION_NONE;
  g_assert_true (g_file_get_contents (file, &text, &length, NULL));
  original = g_bytes_new_take (g_steal_pointer (&text), length);
  bytes = plan_mutate (original, mutation, run->rand);
  what = g_strdup_printf ("%s, %s", file, plan_mutation_get_name (mutation));
  document = plan_document_new (bytes);
  for (guint i = 0; i < n_edits && plan_get_n_parts (plan_document_get_plan (document)) > 0; i++)
    {
      if (run_step (run, document, bytes, what))
        run->n_done++;
      else
        run->n_refused++;
    }

  edited = md_document_to_bytes (plan_document_get_document (document));
  while (plan_document_get_can_undo (document))
    plan_document_undo (document);
  assert_bytes (document, bytes, what);
  g_assert_false (plan_document_get_modified (document));
  while (plan_document_get_can_redo (document))
    plan_document_redo (document);
  assert_bytes (document, edited, what);
  run->n_documents++;
}

/* What an edit and its checks cost, roughly. */
static double
get_weight (const char *file)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (file, &info), ==, 0);

  return 1 / (double)(info.st_size + 20000);
}

static void
test_random (void)
{
  guint32     seed = plan_get_seed ();
  guint       n_edits = plan_get_count ("TRESTLEBOARD_EDITS", N_EDITS);
  Run         run = { .rand = g_rand_new_with_seed (seed) };
  g_autoptr (GPtrArray) files = list_documents ();
  double      sum = 0;

  for (guint i = 0; i < files->len; i++)
    sum += get_weight (files->pdata[i]);
  /* A document that is used up early leaves some for another round. */
  while (run.n_done < n_edits)
    {
      guint left = n_edits - run.n_done;

      for (guint i = 0; i < files->len && run.n_done < n_edits; i++)
        run_document (&run, files->pdata[i],
                      MIN_EDITS + (guint)(left * get_weight (files->pdata[i]) / sum));
    }
  g_rand_free (run.rand);
  g_test_message ("seed %u: %u files, %u documents, %u edits done, %u refused", seed, files->len,
                  run.n_documents, run.n_done, run.n_refused);
  g_assert_cmpuint (run.n_done, >, run.n_refused / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/commands/steps", test_random);

  return g_test_run ();
}
