/* bench-edit.c: what an edit costs, in a plan and in one ten times as long
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "bench/bench-support.h"
#include "bench/plan-generator.h"
#include "edit/plan-commands.h"
#include "edit/plan-document.h"

#define N_RUNS 40
#define N_SLOW_RUNS 3

/* A plan that is being edited, in its middle. */
typedef struct
{
  PlanDocument *document;
  guint         n; /* edits so far */
} Editing;

static Plan *
get_plan (Editing *self)
{
  return plan_document_get_plan (self->document);
}

static guint
get_middle (Editing *self)
{
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (get_plan (self), &n_tasks);

  return tasks[n_tasks / 2];
}

static int
find_field (Editing    *self,
            const char *key)
{
  return plan_part_find_field (plan_get_part (get_plan (self), get_middle (self)), key, 0);
}

static void
apply (Editing  *self,
       PlanEdit *edit,
       GError  **error)
{
  g_assert_no_error (*error);
  g_assert_true (plan_document_apply (self->document, edit));
  plan_edit_free (edit);
  self->n++;
}

/* A letter more or less in a description. */
static gpointer
run_type (gpointer data)
{
  Editing         *self = data;
  g_autofree char *text = g_strdup_printf ("Typed number %u.", self->n);
  GError *error = NULL;

  apply (self, plan_command_set_text (get_plan (self), get_middle (self),
                                      find_field (self, "description"), text, &error), &error);
  return NULL;
}

static gpointer
run_tick (gpointer data)
{
  Editing *self = data;
  GError *error = NULL;

  apply (self, plan_command_set_box (get_plan (self), get_middle (self),
                                     find_field (self, "acceptance-criteria"), 1,
                                     self->n % 2 == 0 ? MD_BOX_DONE : MD_BOX_OPEN, &error), &error);
  return NULL;
}

static gpointer
run_undo (gpointer data)
{
  Editing *self = data;

  if (plan_document_get_can_undo (self->document) && self->n++ % 2 == 0)
    plan_document_undo (self->document);
  else
    plan_document_redo (self->document);
  return NULL;
}

/* What views ask for behind an edit. */
static gpointer
run_type_and_schedule (gpointer data)
{
  Editing *self = data;

  run_type (self);
  plan_document_get_schedule (self->document);
  return NULL;
}

static gpointer
run_type_and_check (gpointer data)
{
  Editing *self = data;

  run_type (self);
  plan_document_get_problems (self->document);
  return NULL;
}

/* The task in the middle goes to where the next one is. */
static gpointer
run_move (gpointer data)
{
  Editing         *self = data;
  guint            task = get_middle (self);
  guint            next = plan_get_part_end (get_plan (self), task);
  g_autofree char *note = NULL;
  GError *error = NULL;

  apply (self, plan_command_move (get_plan (self), task, plan_get_agent_of (get_plan (self), task),
                                  (int)next, &note, &error), &error);
  return NULL;
}

static gpointer
run_add_task (gpointer data)
{
  Editing *self = data;
  int      task = (int)get_middle (self);
  GError *error = NULL;

  apply (self, plan_command_add_task (get_plan (self), plan_get_agent_of (get_plan (self), task),
                                      task, "Another", &error), &error);
  return NULL;
}

static gpointer
run_remove (gpointer data)
{
  Editing *self = data;
  GError *error = NULL;

  apply (self, plan_command_remove (get_plan (self), get_middle (self), &error), &error);
  return NULL;
}

typedef struct
{
  const char *name;
  BenchRun    run;
  guint       n;
} Case;

static const Case cases[] = {
  { "type in a field", run_type, N_RUNS },
  { "tick a criterion", run_tick, N_RUNS },
  { "undo or redo", run_undo, N_RUNS },
  { "type, schedule", run_type_and_schedule, N_RUNS },
  { "type, schedule, check", run_type_and_check, N_SLOW_RUNS },
  { "add a task", run_add_task, N_SLOW_RUNS },
  { "remove a task", run_remove, N_SLOW_RUNS },
  { "move a task", run_move, N_SLOW_RUNS },
};

static void
measure (guint  n_tasks,
         double milliseconds[])
{
  g_autofree char *text = plan_generator_new_text (n_tasks);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlanDocument) document = plan_document_new (bytes);
      Editing self = { document, 0 };

      run_tick (&self);
      milliseconds[i] = bench_measure (cases[i].run, &self, NULL, cases[i].n);
    }
}

int
main (void)
{
  double small[G_N_ELEMENTS (cases)];
  double big[G_N_ELEMENTS (cases)];

  measure (1000, small);
  measure (10000, big);
  g_print ("%-24s %12s %12s\n", "", "1,000 tasks", "10,000 tasks");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_print ("%-24s %9.3f ms %9.3f ms, %.1f times\n", cases[i].name, small[i], big[i],
             big[i] / MAX (small[i], 0.001));
  return 0;
}
