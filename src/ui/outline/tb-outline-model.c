/* tb-outline-model.c: the rows of the outline
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/outline/tb-outline-model.h"

#include <string.h>

#include <glib/gi18n.h>

/* A list makes widgets for so many of its rows, in sight or not, and measures each: it is given
 * only some of them at once. */
#define MAX_WIDGETS 200
#define ROWS_AT_ONCE 40

/* How much there is in a part and all that is in it. */
typedef struct
{
  guint        done;
  guint        total;
  guint        placeholders;
  guint        problems;
  guint        own_problems;
  PlanSeverity severity;
  PlanSeverity own_severity;
  gboolean     has_text;
} Sum;

struct _TbOutlineModel
{
  GObject     parent_instance;

  /* Owned */
  TbSession  *session;
  GListStore *list;
  GPtrArray  *rows;      /* TbOutlineItem: what the list has when it is whole */
  GHashTable *items;     /* id → TbOutlineItem, of all rows */
  GHashTable *collapsed; /* ids */
  char       *filter;    /* case-folded */
};

G_DEFINE_FINAL_TYPE (TbOutlineModel, tb_outline_model, G_TYPE_OBJECT)

static gboolean
is_kind (Plan         *plan,
         guint         index,
         PlanPartKind  kind)
{
  return plan_part_get_kind (plan_get_part (plan, index)) == kind;
}

static gboolean
is_row_kind (Plan  *plan,
             guint  index)
{
  int parent = plan_get_parent (plan, index);

  switch (plan_part_get_kind (plan_get_part (plan, index)))
    {
    case PLAN_PART_AGENT:
    case PLAN_PART_TASK:
      return TRUE;
    case PLAN_PART_SECTION:
      /* What is inside of a section or task is on the page of that. */
      return parent < 0 || is_kind (plan, parent, PLAN_PART_AGENT);
    case PLAN_PART_PREAMBLE:
    case PLAN_PART_TITLE:
    default:
      return FALSE;
    }
}

/* The index of the part whose row stands for part @index: itself or what is around it; -1 for the
 * plan. */
static int
find_row_part (Plan *plan,
               int   index)
{
  while (index >= 0 && !is_row_kind (plan, index))
    index = plan_get_parent (plan, index);
  return index;
}

static void
sum_part (PlanPart *part,
          Sum      *sum)
{
  gboolean is_task = plan_part_get_kind (part) == PLAN_PART_TASK;

  sum->placeholders = plan_part_count_placeholders (part);
  if (is_task)
    {
      sum->done = plan_part_get_n_criteria_done (part);
      sum->total = plan_part_get_n_criteria (part);
      /* Its own box is what there is to tick. */
      if (plan_part_is_item (part) && sum->total == 0)
        {
          sum->total = 1;
          sum->done = plan_part_get_status (part, NULL) == PLAN_STATUS_DONE;
        }
    }
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    {
      PlanField *field = plan_part_get_field (part, i);

      if (!plan_field_is_placeholder (field)
          && !MD_SPAN_IS_EMPTY (plan_field_get_value_span (field)))
        sum->has_text = TRUE;
      if (is_task || plan_field_get_kind (field) != PLAN_FIELD_CHECKLIST)
        continue;
      for (guint j = 0; j < plan_field_get_n_items (field); j++)
        {
          MdBoxState box = plan_field_get_item (field, j)->box;

          sum->total += box != MD_BOX_NONE;
          sum->done += box == MD_BOX_DONE;
        }
    }
}

static void
add_problems (PlanDocument *document,
              Sum          *sums,
              guint         n_parts)
{
  GPtrArray *problems = plan_document_get_problems (document);

  for (guint i = 0; i < problems->len; i++)
    {
      const PlanProblem *problem = problems->pdata[i];
      Sum *sum;

      if (problem->part >= n_parts)
        continue;
      sum = &sums[problem->part];
      sum->own_problems++;
      sum->own_severity = MAX (sum->own_severity, problem->severity);
    }
}

/* One for each part, with what is in it. */
static Sum *
sum_parts (PlanDocument *document)
{
  Plan *plan = plan_document_get_plan (document);
  guint n_parts = plan_get_n_parts (plan);
  Sum *sums = g_new0 (Sum, n_parts);

  for (guint i = 0; i < n_parts; i++)
    sum_part (plan_get_part (plan, i), &sums[i]);
  add_problems (document, sums, n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      sums[i].problems = sums[i].own_problems;
      sums[i].severity = sums[i].own_severity;
    }
  /* What contains comes before what is contained. */
  for (guint i = n_parts; i-- > 0;)
    {
      int parent = plan_get_parent (plan, i);

      if (parent < 0)
        continue;
      /* The boxes of an agent are those of its tasks, as everywhere. */
      if (is_kind (plan, i, PLAN_PART_TASK) || !is_kind (plan, parent, PLAN_PART_AGENT))
        {
          sums[parent].done += sums[i].done;
          sums[parent].total += sums[i].total;
        }
      sums[parent].placeholders += sums[i].placeholders;
      sums[parent].problems += sums[i].problems;
      sums[parent].severity = MAX (sums[parent].severity, sums[i].severity);
      sums[parent].has_text |= sums[i].has_text;
      if (!is_row_kind (plan, i))
        {
          sums[parent].own_problems += sums[i].own_problems;
          sums[parent].own_severity = MAX (sums[parent].own_severity, sums[i].own_severity);
        }
    }
  return sums;
}

static TbMarkState
get_mark (const Sum *sum)
{
  if (sum->total > 0)
    return sum->done == 0 ? TB_MARK_EMPTY
                          : sum->done < sum->total ? TB_MARK_PARTLY : TB_MARK_COMPLETE;
  if (!sum->has_text)
    return TB_MARK_EMPTY;
  return sum->placeholders > 0 ? TB_MARK_PARTLY : TB_MARK_COMPLETE;
}

static gboolean
has_rows (Plan  *plan,
          guint  index)
{
  guint end = plan_get_part_end (plan, index);

  for (guint i = index + 1; i < end; i++)
    if (is_row_kind (plan, i))
      return TRUE;
  return FALSE;
}

static gboolean
matches_filter (TbOutlineModel *self,
                Plan           *plan,
                guint           index)
{
  PlanPart *part = plan_get_part (plan, index);
  g_autofree char *words = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;

  words = g_strconcat (plan_part_get_number (part), " ", plan_part_get_name (part), NULL);
  valid = g_utf8_make_valid (words, -1);
  folded = g_utf8_casefold (valid, -1);
  return strstr (folded, self->filter) != NULL;
}

/* Whether something around the part is collapsed. */
static gboolean
is_collapsed (TbOutlineModel *self,
              Plan           *plan,
              guint           index)
{
  for (int i = plan_get_parent (plan, index); i >= 0; i = plan_get_parent (plan, (guint)i))
    {
      guint id = plan_part_get_id (plan_get_part (plan, (guint)i));

      if (g_hash_table_contains (self->collapsed, GUINT_TO_POINTER (id)))
        return TRUE;
    }
  return FALSE;
}

/* Which parts have a row, in the order of the plan. */
static GArray *
collect_rows (TbOutlineModel *self,
              Plan           *plan)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_parts = plan_get_n_parts (plan);
  g_autofree gboolean *matched = NULL;
  gboolean is_filtered = *self->filter != '\0';

  if (is_filtered)
    {
      matched = g_new0 (gboolean, n_parts);
      for (guint i = n_parts; i-- > 0;)
        {
          int parent = plan_get_parent (plan, i);

          matched[i] = matched[i] || matches_filter (self, plan, i);
          if (matched[i] && parent >= 0)
            matched[parent] = TRUE;
        }
    }
  for (guint i = 0; i < n_parts; i++)
    {
      if (!is_row_kind (plan, i))
        continue;
      if (is_filtered ? !matched[i] : is_collapsed (self, plan, i))
        continue;
      g_array_append_val (rows, i);
    }
  return rows;
}

static char *
dup_valid (const char *text)
{
  return g_utf8_make_valid (text, -1);
}

static void
set_part_values (TbOutlineModel *self,
                 TbOutlineItem  *item,
                 Plan           *plan,
                 guint           index,
                 const Sum      *sum)
{
  PlanPart *part = plan_get_part (plan, index);
  PlanPartKind kind = plan_part_get_kind (part);
  g_autofree char *number = dup_valid (plan_part_get_number (part));
  g_autofree char *title = dup_valid (plan_part_get_name (part));
  g_autofree char *key = kind == PLAN_PART_TASK ? plan_dup_task_key (plan, index) : NULL;
  gpointer id = GUINT_TO_POINTER (plan_part_get_id (part));
  TbOutlineValues values = {
    .kind = kind,
    .depth = plan_get_depth (plan, index),
    .number = number,
    .title = title,
    .key = key,
    .mark = get_mark (sum),
    .done = sum->done,
    .total = sum->total,
  };

  values.expandable = kind == PLAN_PART_AGENT && has_rows (plan, index);
  values.expanded = values.expandable
                    && (*self->filter != '\0' || !g_hash_table_contains (self->collapsed, id));
  values.problems = values.expanded ? sum->own_problems : sum->problems;
  values.severity = values.expanded ? sum->own_severity : sum->severity;
  tb_outline_item_set_values (item, &values);
}

static void
set_plan_values (TbOutlineItem *item,
                 Plan          *plan,
                 const Sum     *sums)
{
  g_autofree char *title = dup_valid (plan_get_title (plan));
  TbOutlineValues values = {
    .kind = PLAN_PART_TITLE,
    .number = (char *)"",
    .title = title,
    .key = (char *)"",
  };
  PlanCounts counts;

  plan_count (plan, &counts);
  values.done = counts.criteria_done;
  values.total = counts.criteria;
  values.mark = counts.tasks == 0 || counts.tasks_done == 0
                  ? TB_MARK_EMPTY
                  : counts.tasks_done < counts.tasks ? TB_MARK_PARTLY : TB_MARK_COMPLETE;
  /* Problems of what has no row of its own. */
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    if (find_row_part (plan, i) < 0)
      {
        values.problems += sums[i].own_problems;
        values.severity = MAX (values.severity, sums[i].own_severity);
      }
  tb_outline_item_set_values (item, &values);
}

static TbOutlineItem *
dup_item (TbOutlineModel *self,
          guint           id)
{
  TbOutlineItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (id));

  return item != NULL ? g_object_ref (item) : tb_outline_item_new (id);
}

/* Makes the list hold @items, touching only the stretch that is another. */
static void
splice_list (TbOutlineModel *self,
             GPtrArray      *items)
{
  GListModel *list = G_LIST_MODEL (self->list);
  guint n_old = g_list_model_get_n_items (list);
  guint start = 0, end = 0;

  while (start < MIN (n_old, items->len))
    {
      g_autoptr (GObject) old = g_list_model_get_item (list, start);

      if (old != items->pdata[start])
        break;
      start++;
    }
  while (end < MIN (n_old, items->len) - start)
    {
      g_autoptr (GObject) old = g_list_model_get_item (list, n_old - 1 - end);

      if (old != items->pdata[items->len - 1 - end])
        break;
      end++;
    }
  if (start + end < n_old || start + end < items->len)
    g_list_store_splice (self->list, start, n_old - start - end,
                         items->pdata + start, items->len - start - end);
}

/* Those of the rows that the list has already, and some more. Returns: (transfer container) */
static GPtrArray *
collect_some (TbOutlineModel *self)
{
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  GListModel *list = G_LIST_MODEL (self->list);
  GPtrArray *some = g_ptr_array_new ();
  guint n_new = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_hash_table_add (present, item);
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (g_hash_table_contains (present, self->rows->pdata[i]) || n_new++ < ROWS_AT_ONCE)
      g_ptr_array_add (some, self->rows->pdata[i]);
  return some;
}

static void
tb_outline_model_dispose (GObject *object)
{
  TbOutlineModel *self = TB_OUTLINE_MODEL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);

  G_OBJECT_CLASS (tb_outline_model_parent_class)->dispose (object);
}

static void
tb_outline_model_finalize (GObject *object)
{
  TbOutlineModel *self = TB_OUTLINE_MODEL (object);

  g_free (self->filter);

  G_OBJECT_CLASS (tb_outline_model_parent_class)->finalize (object);
}

static void
tb_outline_model_class_init (TbOutlineModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tb_outline_model_dispose;
  object_class->finalize = tb_outline_model_finalize;
}

static void
tb_outline_model_init (TbOutlineModel *self)
{
  self->list = g_list_store_new (TB_TYPE_OUTLINE_ITEM);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->collapsed = g_hash_table_new (NULL, NULL);
  self->filter = g_strdup ("");
}

TbOutlineModel *
tb_outline_model_new (TbSession *session)
{
  TbOutlineModel *self = g_object_new (TB_TYPE_OUTLINE_MODEL, NULL);

  self->session = g_object_ref (session);
  tb_outline_model_update (self);

  return self;
}

GListModel *
tb_outline_model_get_list (TbOutlineModel *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_MODEL (self), NULL);

  return G_LIST_MODEL (self->list);
}

void
tb_outline_model_update (TbOutlineModel *self)
{
  PlanDocument *document;
  Plan *plan;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree Sum *sums = NULL;
  GHashTable *kept;

  g_return_if_fail (TB_IS_OUTLINE_MODEL (self));

  document = tb_session_get_document (self->session);
  plan = tb_session_get_plan (self->session);
  sums = sum_parts (document);
  rows = collect_rows (self, plan);

  g_ptr_array_add (items, dup_item (self, 0));
  set_plan_values (items->pdata[0], plan, sums);
  for (guint i = 0; i < rows->len; i++)
    {
      guint index = g_array_index (rows, guint, i);
      TbOutlineItem *item = dup_item (self, plan_part_get_id (plan_get_part (plan, index)));

      g_ptr_array_add (items, item);
      set_part_values (self, item, plan, index, &sums[index]);
    }

  kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (kept, GUINT_TO_POINTER (tb_outline_item_get_id (items->pdata[i])),
                         g_object_ref (items->pdata[i]));
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&items);
  g_hash_table_unref (self->items);
  self->items = kept;
  tb_outline_model_show_more (self);
}

void
tb_outline_model_show_more (TbOutlineModel *self)
{
  g_return_if_fail (TB_IS_OUTLINE_MODEL (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) < MAX_WIDGETS)
    {
      g_autoptr (GPtrArray) some = collect_some (self);

      splice_list (self, some);
    }
  else
    splice_list (self, self->rows);
}

gboolean
tb_outline_model_is_whole (TbOutlineModel *self)
{
  g_return_val_if_fail (TB_IS_OUTLINE_MODEL (self), TRUE);

  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) == self->rows->len;
}

void
tb_outline_model_set_filter (TbOutlineModel *self,
                             const char     *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (TB_IS_OUTLINE_MODEL (self));

  folded = g_utf8_casefold (text, -1);
  if (strcmp (folded, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  tb_outline_model_update (self);
}

void
tb_outline_model_set_expanded (TbOutlineModel *self,
                               guint           id,
                               gboolean        expanded)
{
  gboolean is_changed;

  g_return_if_fail (TB_IS_OUTLINE_MODEL (self));

  is_changed = expanded ? g_hash_table_remove (self->collapsed, GUINT_TO_POINTER (id))
                        : g_hash_table_add (self->collapsed, GUINT_TO_POINTER (id));
  if (is_changed)
    tb_outline_model_update (self);
}

int
tb_outline_model_find (TbOutlineModel *self,
                       guint           id)
{
  Plan *plan;
  int index;
  guint position;
  TbOutlineItem *item = NULL;

  g_return_val_if_fail (TB_IS_OUTLINE_MODEL (self), -1);

  plan = tb_session_get_plan (self->session);
  index = id == 0 ? -1 : plan_find_part (plan, id);
  while (index >= 0 && item == NULL)
    {
      guint part_id = plan_part_get_id (plan_get_part (plan, index));

      item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (part_id));
      index = plan_get_parent (plan, index);
    }
  if (item == NULL)
    item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (0));
  if (item == NULL || !g_list_store_find (self->list, item, &position))
    return -1;
  return position;
}
