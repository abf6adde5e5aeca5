/* tb-board-model.c: the columns of the board, without widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-model.h"

#include <glib/gi18n.h>

/* Rows that come or go one by one are worth it up to here; beyond, the list is replaced at once. */
#define MAX_RUNS 12

struct _TbBoardModel
{
  GObject       parent_instance;

  /* Owned */
  PlanDocument *document;
  PlanNotes    *notes; /* NULL without */
  GPtrArray    *items;  /* element-type TbBoardItem: all tasks in document order */
  GHashTable   *by_id;  /* id → TbBoardItem, borrowed from items */
  GListStore   *columns[PLAN_N_STATUSES];
  TbBoardItem  *gap;
  char        **words;  /* case folded, never NULL */

  guint         n_tasks[PLAN_N_STATUSES];
  guint         n_matches[PLAN_N_STATUSES];

  /* Filters */
  guint         agent;
  int           status; /* or -1 */
  guint         light;  /* id of the task whose neighbours are lit, or 0 */
  guint         ready : 1;
  guint         blocked : 1;
  guint         problems : 1;

  TbBoardItem  *gap_item;  /* borrowed: the one the gap is for, or NULL */
  PlanStatus    gap_status;
  guint         gap_agent;
};

G_DEFINE_FINAL_TYPE (TbBoardModel, tb_board_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_LIT,
  SIGNAL_GAP_MOVED,
  SIGNAL_FILTERING,
  SIGNAL_SYNCED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
matches (TbBoardModel *self,
         TbBoardItem  *item)
{
  const TbBoardFacts *facts = tb_board_item_get_facts (item);

  if (self->agent != 0 && facts->agent_id != self->agent)
    return FALSE;
  if (self->ready && facts->readiness != TB_BOARD_READINESS_READY)
    return FALSE;
  if (self->blocked && facts->readiness != TB_BOARD_READINESS_WAITING &&
      facts->readiness != TB_BOARD_READINESS_CIRCLE)
    return FALSE;
  if (self->status >= 0 && facts->status != (PlanStatus)self->status)
    return FALSE;
  if (self->problems && facts->n_problems == 0 && facts->n_placeholders == 0)
    return FALSE;
  return self->words[0] == NULL || tb_board_item_contains (item, (const char *const *) self->words);
}

/* Takes out what is not wanted, if those are few enough runs of rows.
 * Returns: whether the rows that are left stand in the wanted order */
static gboolean
remove_unwanted (GListStore *store,
                 GHashTable *wanted)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint last = G_MAXUINT;

  for (guint end = n; end > 0;)
    {
      guint start = end;

      while (start > 0)
        {
          g_autoptr (TbBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), start - 1);

          if (g_hash_table_contains (wanted, item))
            break;
          start--;
        }
      if (start < end)
        {
          g_list_store_splice (store, start, end - start, NULL, 0);
          end = start;
        }
      else
        {
          g_autoptr (TbBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), end - 1);
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (wanted, item));

          if (place > last)
            return FALSE;
          last = place;
          end--;
        }
    }
  return TRUE;
}

/* Puts in what is missing; all rows of @store are wanted and in order. */
static void
insert_missing (GListStore *store,
                GPtrArray  *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (TbBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      guint end = i;

      while (end < wanted->len && g_ptr_array_index (wanted, end) != item)
        end++;
      if (end > i)
        g_list_store_splice (store, i, 0, wanted->pdata + i, end - i);
      i = end;
    }
}

/* How many runs of rows would have to come or go. */
static guint
count_runs (GListStore *store,
            GPtrArray  *wanted,
            GHashTable *places)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint next = 0;
  guint runs = 0;
  gboolean in_run = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TbBoardItem) item = g_list_model_get_item (G_LIST_MODEL (store), i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, item));

      if (place == 0)
        {
          runs += !in_run;
          in_run = TRUE;
          continue;
        }
      runs += place - 1 != next;
      next = place;
      in_run = FALSE;
    }
  return runs + (next < wanted->len);
}

/* Makes @store hold @wanted with as few changes as rows can tell. */
static void
sync_store (GListStore *store,
            GPtrArray  *wanted)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (wanted, i), GUINT_TO_POINTER (i + 1));

  if (count_runs (store, wanted, places) <= MAX_RUNS && remove_unwanted (store, places))
    insert_missing (store, wanted);
  else
    g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)),
                         wanted->pdata, wanted->len);
}

static void
sync_columns (TbBoardModel *self)
{
  GPtrArray *wanted[PLAN_N_STATUSES];

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      wanted[i] = g_ptr_array_new ();
      self->n_tasks[i] = 0;
      self->n_matches[i] = 0;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      TbBoardItem *item = g_ptr_array_index (self->items, i);
      PlanStatus status = tb_board_item_get_facts (item)->status;

      self->n_tasks[status]++;
      if (matches (self, item))
        {
          self->n_matches[status]++;
          g_ptr_array_add (wanted[status], item);
        }
      if (item == self->gap_item)
        g_ptr_array_add (wanted[self->gap_status], self->gap);
    }
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    {
      sync_store (self->columns[i], wanted[i]);
      g_ptr_array_unref (wanted[i]);
    }
}

static gboolean
needs (const TbBoardFacts *facts,
       guint               id)
{
  for (guint i = 0; i < facts->needs->len; i++)
    {
      if (g_array_index (facts->needs, guint, i) == id)
        return TRUE;
    }
  return FALSE;
}

static void
update_light (TbBoardModel *self)
{
  TbBoardItem *lit = g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (self->light));

  for (guint i = 0; i < self->items->len; i++)
    {
      TbBoardItem *item = g_ptr_array_index (self->items, i);
      TbBoardLight light = TB_BOARD_LIGHT_NONE;

      if (lit != NULL && item != lit)
        {
          if (needs (tb_board_item_get_facts (lit), tb_board_item_get_id (item)))
            light = TB_BOARD_LIGHT_NEEDED;
          else if (needs (tb_board_item_get_facts (item), self->light))
            light = TB_BOARD_LIGHT_BEHIND;
        }
      tb_board_item_set_light (item, light);
    }
}

static void
refilter (TbBoardModel *self)
{
  g_signal_emit (self, signals[SIGNAL_FILTERING], 0);
  sync_columns (self);
  g_signal_emit (self, signals[SIGNAL_SYNCED], 0);
}

/* The problems of each task. (element-type task's index → GPtrArray of PlanProblem) */
static GHashTable *
group_problems (Plan      *plan,
                GPtrArray *problems)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < problems->len; i++)
    {
      PlanProblem *problem = g_ptr_array_index (problems, i);
      int task = plan_get_task_of (plan, problem->part);
      GPtrArray *group;

      if (task < 0)
        continue;
      group = g_hash_table_lookup (groups, GINT_TO_POINTER (task));
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, GINT_TO_POINTER (task), group);
        }
      g_ptr_array_add (group, problem);
    }
  return groups;
}

static void
tb_board_model_dispose (GObject *object)
{
  TbBoardModel *self = TB_BOARD_MODEL (object);

  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    g_clear_object (&self->columns[i]);
  g_clear_object (&self->document);
  g_clear_object (&self->notes);
  g_clear_object (&self->gap);

  G_OBJECT_CLASS (tb_board_model_parent_class)->dispose (object);
}

static void
tb_board_model_finalize (GObject *object)
{
  TbBoardModel *self = TB_BOARD_MODEL (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  g_strfreev (self->words);

  G_OBJECT_CLASS (tb_board_model_parent_class)->finalize (object);
}

static void
tb_board_model_class_init (TbBoardModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tb_board_model_dispose;
  object_class->finalize = tb_board_model_finalize;

  signals[SIGNAL_LIT] = g_signal_new ("lit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GAP_MOVED] = g_signal_new ("gap-moved", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
  signals[SIGNAL_FILTERING] = g_signal_new ("filtering", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
  signals[SIGNAL_SYNCED] = g_signal_new ("synced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tb_board_model_init (TbBoardModel *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (NULL, NULL);
  self->gap = tb_board_item_new_gap ();
  self->words = g_new0 (char *, 1);
  self->status = -1;
  for (guint i = 0; i < PLAN_N_STATUSES; i++)
    self->columns[i] = g_list_store_new (TB_TYPE_BOARD_ITEM);
}

TbBoardModel *
tb_board_model_new (PlanDocument *document)
{
  TbBoardModel *self;

  g_return_val_if_fail (PLAN_IS_DOCUMENT (document), NULL);

  self = g_object_new (TB_TYPE_BOARD_MODEL, NULL);
  self->document = g_object_ref (document);

  return self;
}

void
tb_board_model_sync (TbBoardModel *self)
{
  g_autoptr (GHashTable) problems = NULL;
  g_autoptr (GPtrArray) old_items = NULL;
  g_autoptr (GHashTable) old_by_id = NULL;
  g_autoptr (PlanFileConflicts) conflicts = NULL;
  const PlanSchedule *schedule;
  const guint *tasks;
  guint n_tasks;
  Plan *plan;

  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  plan = plan_document_get_plan (self->document);
  schedule = plan_document_get_schedule (self->document);
  problems = group_problems (plan, plan_document_get_problems (self->document));
  conflicts = plan_file_conflicts_new (plan, schedule);
  tasks = plan_get_tasks (plan, &n_tasks);

  old_items = g_steal_pointer (&self->items);
  old_by_id = g_steal_pointer (&self->by_id);
  self->items = g_ptr_array_new_full (n_tasks, g_object_unref);
  self->by_id = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_tasks; i++)
    {
      guint id = plan_part_get_id (plan_get_part (plan, tasks[i]));
      GPtrArray *own_problems = g_hash_table_lookup (problems, GUINT_TO_POINTER (tasks[i]));
      TbBoardItem *item = g_hash_table_lookup (old_by_id, GUINT_TO_POINTER (id));
      TbBoardFacts *facts;

      item = item != NULL ? g_object_ref (item) : tb_board_item_new (id);
      g_ptr_array_add (self->items, item);
      g_hash_table_insert (self->by_id, GUINT_TO_POINTER (id), item);
      facts = tb_board_facts_new (plan, tasks[i], schedule, own_problems);
      tb_board_facts_read_files (facts, plan, tasks[i], conflicts);
      if (self->notes != NULL)
        tb_board_facts_read_notes (facts, self->notes);
      tb_board_item_take_facts (item, facts);
    }
  if (self->gap_item != NULL &&
      g_hash_table_lookup (self->by_id,
                           GUINT_TO_POINTER (tb_board_item_get_id (self->gap_item))) == NULL)
    self->gap_item = NULL;
  update_light (self);
  sync_columns (self);
  g_signal_emit (self, signals[SIGNAL_SYNCED], 0);
}

void
tb_board_model_set_notes (TbBoardModel *self,
                          PlanNotes    *notes)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  g_set_object (&self->notes, notes);
}

GPtrArray *
tb_board_model_get_items (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), NULL);

  return self->items;
}

Plan *
tb_board_model_get_plan (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), NULL);

  return plan_document_get_plan (self->document);
}

GListModel *
tb_board_model_get_column (TbBoardModel *self,
                           PlanStatus    status)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), NULL);

  return G_LIST_MODEL (self->columns[status]);
}

guint
tb_board_model_get_n_tasks (TbBoardModel *self,
                            PlanStatus    status)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  return self->n_tasks[status];
}

guint
tb_board_model_get_n_matches (TbBoardModel *self,
                              PlanStatus    status)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  return self->n_matches[status];
}

char *
tb_board_model_format_count (TbBoardModel *self,
                             PlanStatus    status)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), NULL);

  if (self->n_matches[status] < self->n_tasks[status])
    /* Translators: how many tasks of a column the filters let through, of how many. */
    return g_strdup_printf (_ ("%u of %u"), self->n_matches[status], self->n_tasks[status]);
  return g_strdup_printf ("%u", self->n_tasks[status]);
}

guint
tb_board_model_get_n_all (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  return self->items->len;
}

TbBoardItem *
tb_board_model_find (TbBoardModel *self,
                     guint         id)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), NULL);

  return g_hash_table_lookup (self->by_id, GUINT_TO_POINTER (id));
}

int
tb_board_model_get_position (TbBoardModel *self,
                             TbBoardItem  *item)
{
  guint position;
  PlanStatus status;

  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), -1);

  status = tb_board_item_get_facts (item)->status;
  return g_list_store_find (self->columns[status], item, &position) ? (int) position : -1;
}

void
tb_board_model_set_agent (TbBoardModel *self,
                          guint         agent)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->agent == agent)
    return;

  self->agent = agent;
  refilter (self);
}

guint
tb_board_model_get_agent (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  return self->agent;
}

void
tb_board_model_set_ready (TbBoardModel *self,
                          gboolean      ready)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->ready == (guint) !!ready)
    return;

  self->ready = !!ready;
  refilter (self);
}

void
tb_board_model_set_blocked (TbBoardModel *self,
                            gboolean      blocked)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->blocked == (guint) !!blocked)
    return;

  self->blocked = !!blocked;
  refilter (self);
}

void
tb_board_model_set_status (TbBoardModel *self,
                           int           status)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->status == status)
    return;

  self->status = status;
  refilter (self);
}

void
tb_board_model_set_light (TbBoardModel *self,
                          guint         id)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->light == id)
    return;

  self->light = id;
  update_light (self);
  g_signal_emit (self, signals[SIGNAL_LIT], 0);
}

guint
tb_board_model_get_light (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  return self->light;
}

void
tb_board_model_set_problems (TbBoardModel *self,
                             gboolean      problems)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->problems == (guint) !!problems)
    return;

  self->problems = !!problems;
  refilter (self);
}

void
tb_board_model_set_text (TbBoardModel *self,
                         const char   *text)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = NULL;

  g_return_if_fail (TB_IS_BOARD_MODEL (self));
  g_return_if_fail (text != NULL);

  folded = g_utf8_casefold (text, -1);
  parts = g_strsplit_set (folded, " \t", -1);
  words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] != '\0')
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  g_ptr_array_add (words, NULL);

  if (g_strv_equal ((const char *const *) words->pdata, (const char *const *) self->words))
    return;

  g_strfreev (self->words);
  g_ptr_array_set_free_func (words, NULL);
  self->words = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
  refilter (self);
}

gboolean
tb_board_model_is_filtered (TbBoardModel *self)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), FALSE);

  return self->agent != 0 || self->ready || self->blocked || self->status >= 0 ||
         self->problems || self->words[0] != NULL;
}

void
tb_board_model_set_gap (TbBoardModel *self,
                        TbBoardItem  *item,
                        PlanStatus    status,
                        guint         agent)
{
  g_return_if_fail (TB_IS_BOARD_MODEL (self));

  if (self->gap_item == item &&
      (item == NULL || (self->gap_status == status && self->gap_agent == agent)))
    return;

  self->gap_item = item;
  self->gap_status = status;
  self->gap_agent = agent;
  if (item != NULL)
    tb_board_item_set_height (self->gap, tb_board_item_get_height (item));
  sync_columns (self);
  g_signal_emit (self, signals[SIGNAL_GAP_MOVED], 0);
}

int
tb_board_model_get_gap (TbBoardModel *self,
                        PlanStatus    status)
{
  guint position;

  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), -1);

  if (self->gap_item == NULL || self->gap_status != status)
    return -1;
  return g_list_store_find (self->columns[status], self->gap, &position) ? (int) position : -1;
}

guint
tb_board_model_get_gap_agent (TbBoardModel *self,
                              gboolean     *is_other)
{
  g_return_val_if_fail (TB_IS_BOARD_MODEL (self), 0);

  *is_other = self->gap_item != NULL &&
              tb_board_item_get_facts (self->gap_item)->agent_id != self->gap_agent;
  return self->gap_agent;
}
