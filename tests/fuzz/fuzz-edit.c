/* fuzz-edit.c: commands do what they say, and reading after them is reading anew
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include "edit/plan-document.h"
#include "support/plan-compare.h"
#include "support/plan-step.h"

#define MAX_STEPS 3
#define STEP_SIZE 7
/* A value that is a piece of the document is no longer than this. */
#define MAX_PIECE 24

/* One of the texts that every test tries, or a piece of the document. */
static char *
make_value (guint8        choice,
            const guint8 *text,
            gsize         size)
{
  gsize start;

  if (choice < plan_step_count_values () || size == 0)
    return g_strdup (plan_step_get_value (choice));
  start = (gsize)(choice - plan_step_count_values ()) * size / 256;

  return g_strndup ((const char *)text + start, MIN (size - start, MAX_PIECE));
}

static void
run_step (PlanDocument *document,
          const guint8 *choices,
          const guint8 *text,
          gsize         size)
{
  g_autofree char     *value = make_value (choices[5], text, size);
  g_autofree char     *other = make_value (choices[6], text, size);
  Plan                *plan = plan_document_get_plan (document);
  PlanStep             step = { choices[0] % PLAN_N_STEPS, choices[1], choices[2], choices[3],
                                choices[4], value, other };
  g_autoptr (GError)   error = NULL;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (Plan)     before = NULL;
  g_autofree char     *fault = NULL;

  if (plan_get_n_parts (plan) == 0)
    return;
  plan_step_fit (&step, plan);
  edit = plan_step_run (&step, plan, &error);
  g_assert ((edit == NULL) == (error != NULL));
  if (edit == NULL)
    {
      g_assert (error->message[0] != '\0');
      return;
    }
  before = plan_ref (plan);
  plan_document_break_merge (document);
  plan_document_apply (document, edit);
  plan = plan_document_get_plan (document);
  fault = plan_check_fresh (plan);
  if (fault == NULL)
    fault = plan_step_check (&step, before, edit, plan);
  if (fault != NULL)
    {
      g_autofree char *what = plan_step_describe (&step);
      MdDocument      *old = plan_get_document (before);
      g_autofree char *source =
          md_document_dup_range (old, (MdSpan){ 0, md_document_get_size (old) });
      g_autofree char *escaped = g_strescape (source, NULL);

      g_error ("%s: %s\nin \"%s\"", what, fault, escaped);
    }
}

/* The first byte says how many commands there are; each is STEP_SIZE bytes. The rest is the
 * document. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  guint                    n_steps = size > 0 ? 1 + data[0] % MAX_STEPS : 0;
  gsize                    head = 1 + STEP_SIZE * n_steps;
  g_autoptr (GBytes)       bytes = NULL;
  g_autoptr (GBytes)       edited = NULL;
  g_autoptr (GBytes)       undone = NULL;
  g_autoptr (GBytes)       redone = NULL;
  g_autoptr (PlanDocument) document = NULL;

  if (n_steps == 0 || size < head)
    return 0;
  bytes = g_bytes_new (data + head, size - head);
  document = plan_document_new (bytes);
  for (guint i = 0; i < n_steps; i++)
    run_step (document, data + 1 + STEP_SIZE * i, data + head, size - head);

  edited = md_document_to_bytes (plan_document_get_document (document));
  while (plan_document_get_can_undo (document))
    plan_document_undo (document);
  undone = md_document_to_bytes (plan_document_get_document (document));
  g_assert (g_bytes_equal (undone, bytes));
  g_assert (!plan_document_get_modified (document));
  while (plan_document_get_can_redo (document))
    plan_document_redo (document);
  redone = md_document_to_bytes (plan_document_get_document (document));
  g_assert (g_bytes_equal (redone, edited));
  return 0;
}
