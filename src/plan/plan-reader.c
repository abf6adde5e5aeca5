/* plan-reader.c: a Markdown document cut into the parts of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan.h"

#include <string.h>

#include "md/md-joined.h"
#include "plan/plan-private.h"
#include "plan/plan-task-list.h"

/* An edit leaves most blocks alone, and with them the parts they make. Those at the front and at
 * the back of the plan are taken over as they are, without being looked at; what stands between is
 * cut at its headings again, and even there a part whose blocks are all the same is the same part.
 * When no heading has changed, all parts stand to one another as before; otherwise those around the
 * edit are placed again (plan-shape.c), and a part that has come to be something else is read
 * again.
 *
 * Where list items are tasks (plan-task-list.h), whether an item is one hangs on all that stands
 * before it. Such a document is cut as a whole; what reads as it did is still the same part. */

/**
 * Reader:
 * @previous: (nullable): borrowed: the plan before the edit
 * @n_front: parts at its front that are taken over
 * @n_back: parts at its back that are taken over
 * @middle: (element-type PlanPart): what stands between: old parts and such whose fields have not
 *   been read yet
 * @ranges: (element-type PlanRange): where each of those is
 * @middle_block: the block that they begin with
 *
 * A plan that is being read.
 */
typedef struct
{
  MdDocument *document;
  const Plan *previous;
  guint       n_front;
  guint       n_back;
  GPtrArray  *middle;
  GArray     *ranges;
  guint       middle_block;
} Reader;

static gpointer
ref_part (gpointer part)
{
  return plan_part_ref (part);
}

static void
unref_part (gpointer part)
{
  plan_part_unref (part);
}

static void
measure_part (gconstpointer item,
              gsize        *numbers)
{
  const PlanPart *part = item;

  numbers[PLAN_SUM_BLOCKS] = part->n_blocks;
  numbers[PLAN_SUM_BYTES] = part->size;
  numbers[PLAN_SUM_LINES] = part->n_newlines;
  numbers[PLAN_SUM_TICKED] = part->n_criteria_done + part->n_criteria_progress
                             + (part->form == PLAN_FORM_ITEM
                                && part->heading.status != PLAN_STATUS_TO_DO);
  numbers[PLAN_SUM_TASKS] = part->form == PLAN_FORM_BLOCK
                            && part->heading.kind == PLAN_PART_TASK;
  numbers[PLAN_SUM_CANDIDATES] = part->n_candidates;
}

static const MdSequenceType part_sequence = { ref_part, unref_part, PLAN_N_SUMS, measure_part };

static guint
get_n_old (const Reader *self)
{
  return self->previous != NULL ? plan_get_n_parts (self->previous) : 0;
}

/* The old parts between the front and the back. */
static guint
get_n_old_middle (const Reader *self)
{
  return get_n_old (self) - self->n_front - self->n_back;
}

static PlanPart *
get_old (const Reader *self,
         guint         index)
{
  return plan_get_part (self->previous, index);
}

static guint
get_old_block (const Reader *self,
               guint         index)
{
  return (guint)md_sequence_get_sum (self->previous->parts, PLAN_SUM_BLOCKS, index);
}

/* Finds the parts at both ends whose blocks are all shared. A part ends where the next begins: one
 * whose last shared block is the last of the front may have got more blocks. */
static void
find_ends (Reader *self)
{
  guint n_old = get_n_old (self);
  guint n_old_blocks, n_front_blocks, n_back_blocks, first;

  if (n_old == 0)
    return;
  n_old_blocks = md_document_get_n_blocks (self->previous->document);
  md_document_count_shared (self->previous->document, self->document, &n_front_blocks,
                            &n_back_blocks);
  if (n_front_blocks > 0)
    self->n_front = md_sequence_find (self->previous->parts, PLAN_SUM_BLOCKS, n_front_blocks - 1);

  first = n_old_blocks - n_back_blocks;
  if (first > 0)
    first = md_sequence_find (self->previous->parts, PLAN_SUM_BLOCKS, first - 1) + 1;
  first = MAX (first, self->n_front);
  if (first < n_old && get_old (self, first)->place.kind == PLAN_PART_PREAMBLE
      && !plan_part_is_file (get_old (self, first)))
    first++;
  self->n_back = n_old - first;
}

/* The old parts of the middle by their first blocks: MdBlock → index. */
static GHashTable *
index_old_middle (const Reader *self)
{
  GHashTable *indices = g_hash_table_new (NULL, NULL);
  guint       n = get_n_old_middle (self);

  for (guint i = self->n_front; i < self->n_front + n; i++)
    g_hash_table_insert (indices,
                         md_document_get_block (self->previous->document, get_old_block (self, i)),
                         GUINT_TO_POINTER (i));
  return indices;
}

/* The old part that has exactly the blocks of @range; %NULL without one. */
static PlanPart *
find_same (const Reader    *self,
           GHashTable      *indices,
           const PlanRange *range)
{
  gpointer  index;
  PlanPart *part;
  guint     block;

  /* A part that ended in a list of tasks has bytes of a block that is not all its own. */
  if (self->previous == NULL || self->previous->has_item_tasks
      || !g_hash_table_lookup_extended (indices,
                                        md_document_get_block (self->document, range->first),
                                        NULL, &index))
    return NULL;
  part = get_old (self, GPOINTER_TO_UINT (index));
  if (part->place.kind == PLAN_PART_PREAMBLE || part->form != PLAN_FORM_BLOCK
      || part->n_blocks != range->end - range->first)
    return NULL;
  block = get_old_block (self, GPOINTER_TO_UINT (index));
  for (guint i = 1; i < part->n_blocks; i++)
    if (md_document_get_block (self->document, range->first + i)
        != md_document_get_block (self->previous->document, block + i))
      return NULL;
  return plan_part_ref (part);
}

/* Adds a part to the middle. */
static void
add_part (Reader          *self,
          PlanPart        *part,
          const PlanRange *range)
{
  g_ptr_array_add (self->middle, part);
  g_array_append_vals (self->ranges, range, 1);
}

/* Whether a part that begins with the block @first goes on over the block @next: what is no heading
 * belongs to it, and so does a heading inside of a task, as a label, unless that is a task, an
 * agent or a title itself. */
static gboolean
goes_on (const Reader *self,
         guint         first,
         guint         next)
{
  const MdBlock *begin = md_document_get_block (self->document, first);
  const MdBlock *block = md_document_get_block (self->document, next);
  PlanHeading    task, heading;

  if (md_block_get_kind (block) == MD_BLOCK_FILE)
    return FALSE;
  if (!plan_heading_is_one (block))
    return TRUE;
  if (!plan_heading_is_one (begin)
      || md_node_get_heading_level (md_block_get_node (begin))
             >= md_node_get_heading_level (md_block_get_node (block)))
    return FALSE;
  plan_heading_read (begin, &task);
  if (task.kind != PLAN_PART_TASK)
    return FALSE;
  plan_heading_read (block, &heading);
  return heading.kind == PLAN_PART_SECTION
         || (heading.kind == PLAN_PART_TASK && heading.is_weak && !task.is_weak);
}

/* Cuts the blocks between front and back at their headings. The first parts of the back may turn
 * out to belong to the last one before it. */
static void
cut_middle (Reader *self)
{
  g_autoptr (GHashTable) indices = index_old_middle (self);
  guint end = md_document_get_n_blocks (self->document);
  guint first;

  if (self->previous != NULL)
    {
      guint n_old_blocks = md_document_get_n_blocks (self->previous->document);

      self->middle_block = get_old_block (self, self->n_front);
      end -= n_old_blocks - get_old_block (self, get_n_old (self) - self->n_back);
    }
  first = self->middle_block;
  for (guint i = first; i < end; i++)
    {
      PlanPart *part;
      PlanRange range;

      while (i + 1 == end && self->n_back > 0 && goes_on (self, first, end))
        {
          end += get_old (self, get_n_old (self) - self->n_back)->n_blocks;
          self->n_back--;
        }
      if (i + 1 < end && goes_on (self, first, i + 1))
        continue;
      range = (PlanRange){ first, 0, i + 1, 0, NULL };
      part = find_same (self, indices, &range);
      if (part == NULL)
        part = plan_part_new (self->document, &range, PLAN_FORM_BLOCK);
      add_part (self, part, &range);
      first = i + 1;
    }
}

/* What the parts of the new plan come to in @sum. */
static gsize
sum_up (const Reader *self,
        PlanSum       sum)
{
  gsize total = 0;
  guint n_old = get_n_old (self);

  if (self->previous != NULL)
    total = md_sequence_get_sum (self->previous->parts, sum, self->n_front)
            + md_sequence_get_sum (self->previous->parts, sum, n_old)
            - md_sequence_get_sum (self->previous->parts, sum, n_old - self->n_back);
  for (guint i = 0; i < self->middle->len; i++)
    {
      gsize numbers[PLAN_N_SUMS];

      measure_part (g_ptr_array_index (self->middle, i), numbers);
      total += numbers[sum];
    }
  return total;
}

/* Forgets what was cut: all of the document is the middle. */
static void
begin_anew (Reader *self)
{
  g_ptr_array_set_size (self->middle, 0);
  g_array_set_size (self->ranges, 0);
  self->n_front = self->n_back = self->middle_block = 0;
}

/**
 * ItemCutter:
 * @range: of the part that is being cut
 * @form: what it begins with
 * @is_on: whether list items of the file are tasks
 * @are_single: whether what stands behind a task belongs to it
 */
typedef struct
{
  Reader        *reader;
  PlanTaskLists *lists;
  PlanRange      range;
  PlanForm       form;
  gboolean       is_on;
  gboolean       are_single;
} ItemCutter;

/* Ends the part at @offset of @block, where one of @form begins, with @item or a whole block. */
static void
cut_at (ItemCutter   *self,
        guint         block,
        gsize         offset,
        const MdNode *item,
        PlanForm      form)
{
  self->range.end = block;
  self->range.end_offset = offset;
  if (self->range.first != block || self->range.offset != offset)
    {
      PlanPart *part = plan_part_new (self->reader->document, &self->range, self->form);

      plan_part_keep_head (part, self->reader->document, &self->range);
      add_part (self->reader, part, &self->range);
    }
  self->range = (PlanRange){ .first = block, .offset = offset, .item = item };
  self->form = form;
}

static void
cut_list (ItemCutter *self,
          guint       index)
{
  const MdBlock *block = md_document_get_block (self->reader->document, index);

  for (const MdNode *item = md_node_get_first_child (md_block_get_node (block)); item != NULL;
       item = md_node_get_next (item))
    {
      gsize start = plan_task_list_get_start (block, item);

      if (plan_task_lists_is_task (self->lists, block, item))
        cut_at (self, index, start, item, PLAN_FORM_ITEM);
      else if (self->form == PLAN_FORM_ITEM && !self->are_single)
        cut_at (self, index, start, item, PLAN_FORM_REST);
    }
}

/* The index behind the blocks of the file that begins with the block @first. */
static guint
find_file_end (MdDocument *document,
               guint       first)
{
  guint n_blocks = md_document_get_n_blocks (document);
  guint end = first;

  do
    end++;
  while (end < n_blocks
         && md_block_get_kind (md_document_get_block (document, end)) != MD_BLOCK_FILE);
  return MIN (end, n_blocks);
}

/* Whether list items are tasks in any file. */
static gboolean
has_items (MdDocument *document)
{
  gboolean are_single;

  for (guint i = 0, end; i < md_document_get_n_blocks (document); i = end)
    {
      end = find_file_end (document, i);
      if (plan_task_lists_decide (document, i, end, &are_single))
        return TRUE;
    }
  return FALSE;
}

/* Cuts the whole document, file by file, at its headings and at the items that are tasks.
 * Returns: whether there are such */
static gboolean
cut_items (Reader *reader)
{
  g_autoptr (PlanTaskLists) lists = plan_task_lists_new ();
  ItemCutter cutter = { .reader = reader, .lists = lists };
  guint      n_blocks = md_document_get_n_blocks (reader->document);
  gboolean   any = FALSE;

  for (guint i = 0, end = 0; i < n_blocks; i++)
    {
      const MdBlock *block = md_document_get_block (reader->document, i);
      MdBlockKind    kind = md_block_get_kind (block);
      guint          n_tasks = plan_task_lists_add (lists, block);

      if (i == end)
        {
          end = find_file_end (reader->document, i);
          cutter.is_on = plan_task_lists_decide (reader->document, i, end, &cutter.are_single);
          any = any || cutter.is_on;
        }
      if (kind == MD_BLOCK_FILE || (plan_heading_is_one (block)
                                    && (cutter.is_on || !goes_on (reader, cutter.range.first, i))))
        cut_at (&cutter, i, 0, NULL, PLAN_FORM_BLOCK);
      else if (cutter.is_on && n_tasks > 0)
        cut_list (&cutter, i);
      else if (cutter.is_on && cutter.form == PLAN_FORM_ITEM && !cutter.are_single
               && kind != MD_BLOCK_BREAK)
        cut_at (&cutter, i, 0, NULL, PLAN_FORM_REST);
    }
  cut_at (&cutter, n_blocks, 0, NULL, PLAN_FORM_BLOCK);
  return any;
}

/* Cuts the document, by the previous plan or anew. Returns: whether list items are tasks */
static gboolean
cut (Reader *self)
{
  gboolean had_items = self->previous != NULL && self->previous->has_item_tasks;

  if (!had_items)
    {
      find_ends (self);
      cut_middle (self);
      if (sum_up (self, PLAN_SUM_CANDIDATES) < 2
          || (md_document_get_n_files (self->document) == 0 && sum_up (self, PLAN_SUM_TASKS) > 0)
          || !has_items (self->document))
        return FALSE;
    }
  begin_anew (self);
  if (cut_items (self))
    return TRUE;
  begin_anew (self);
  cut_middle (self);
  return FALSE;
}

/* Whether each part of the middle is what the old one in its place was, or has a heading that is
 * read the same. */
static gboolean
has_same_shape (const Reader *self)
{
  if (self->previous == NULL || self->middle->len != get_n_old_middle (self))
    return FALSE;
  for (guint i = 0; i < self->middle->len; i++)
    {
      const PlanPart *part = g_ptr_array_index (self->middle, i);
      const PlanPart *old = get_old (self, self->n_front + i);

      if (part != old
          && (part->is_placed || part->form != old->form
              || part->heading.kind != old->heading.kind
              || part->heading.level != old->heading.level
              || part->heading.is_weak != old->heading.is_weak
              || !g_str_equal (part->normalized, old->normalized)
              || (old->place.kind == old->heading.kind
                  && !g_str_equal (part->number, old->number))))
        return FALSE;
    }
  return TRUE;
}

/* The old part where the new one is the same; (nullable). */
static gpointer
choose (PlanPart       *part,
        const PlanPart *old)
{
  return old != NULL && plan_part_equal (part, old) ? (gpointer)old : part;
}

/* Reads what has changed, where all stands as it did. */
static Plan *
read_in_place (Reader *self)
{
  Plan              *plan = g_new0 (Plan, 1);
  MdSequenceBuilder *parts = md_sequence_builder_new (&part_sequence);
  guint              n_old = get_n_old (self);

  md_sequence_builder_add_range (parts, self->previous->parts, 0, self->n_front);
  for (guint i = 0; i < self->middle->len; i++)
    {
      PlanPart       *part = g_ptr_array_index (self->middle, i);
      const PlanPart *old = get_old (self, self->n_front + i);

      if (part != old)
        plan_part_read (part, self->document, &g_array_index (self->ranges, PlanRange, i),
                        &old->place, old->id, old);
      md_sequence_builder_add (parts, choose (part, old));
    }
  md_sequence_builder_add_range (parts, self->previous->parts, n_old - self->n_back, n_old);
  plan->parts = md_sequence_builder_end (parts);
  plan->shape = plan_shape_ref (self->previous->shape);
  return plan;
}

static guint
make_id (void)
{
  /* Ids are not used again, so that no view takes one part for another. Plans may be read in
   * several threads. */
  static int last_id;

  return (guint)g_atomic_int_add (&last_id, 1) + 1;
}

/* An old part that is in the new plan no more: a new part may be the same, edited. */
typedef struct Lost Lost;
struct Lost
{
  const PlanPart *part;
  gboolean        taken;
  Lost           *next; /* (nullable): the next one that is alike */
};

/* How much two headings have in common for one to be the other, edited. */
typedef enum
{
  ALIKE_IN_ALL, /* name, kind and level */
  ALIKE_IN_NAME,
  ALIKE_IN_KIND,
  N_ALIKE,
} Alike;

static guint
hash_alike (const PlanPart *part,
            Alike           alike)
{
  return (alike == ALIKE_IN_KIND ? 0 : g_str_hash (part->normalized))
         + (alike == ALIKE_IN_NAME ? 0 : (guint)part->heading.kind)
         + (alike == ALIKE_IN_ALL ? part->heading.level * 16 : 0);
}

static gboolean
are_alike (const PlanPart *a,
           const PlanPart *b,
           Alike           alike)
{
  return (alike == ALIKE_IN_KIND || g_str_equal (a->normalized, b->normalized))
         && (alike == ALIKE_IN_NAME || a->heading.kind == b->heading.kind)
         && (alike != ALIKE_IN_ALL || a->heading.level == b->heading.level);
}

#define DEFINE_ALIKE(name, alike)                                                                  \
  static guint hash_##name (gconstpointer part)                                                    \
  {                                                                                                \
    return hash_alike (part, alike);                                                               \
  }                                                                                                \
  static gboolean equal_##name (gconstpointer a, gconstpointer b)                                  \
  {                                                                                                \
    return are_alike (a, b, alike);                                                                \
  }

DEFINE_ALIKE (in_all, ALIKE_IN_ALL)
DEFINE_ALIKE (in_name, ALIKE_IN_NAME)
DEFINE_ALIKE (in_kind, ALIKE_IN_KIND)

static GArray *
find_lost (const Reader *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GArray *lost = g_array_new (FALSE, TRUE, sizeof (Lost));
  guint   n = get_n_old_middle (self);

  for (guint i = 0; i < self->middle->len; i++)
    g_hash_table_add (kept, g_ptr_array_index (self->middle, i));
  for (guint i = self->n_front; i < self->n_front + n; i++)
    {
      Lost entry = { .part = get_old (self, i) };

      if (!g_hash_table_contains (kept, entry.part))
        g_array_append_val (lost, entry);
    }
  return lost;
}

/* PlanPart → the first entry of @lost like it that is not taken; each leads to the next. */
static GHashTable *
index_lost (GArray *lost,
            Alike   alike)
{
  static const struct
  {
    GHashFunc  hash;
    GEqualFunc equal;
  } functions[N_ALIKE] = {
    { hash_in_all, equal_in_all },
    { hash_in_name, equal_in_name },
    { hash_in_kind, equal_in_kind },
  };
  GHashTable *index = g_hash_table_new (functions[alike].hash, functions[alike].equal);

  for (guint i = lost->len; i-- > 0;)
    {
      Lost *entry = &g_array_index (lost, Lost, i);

      if (entry->taken)
        continue;
      entry->next = g_hash_table_lookup (index, entry->part);
      g_hash_table_replace (index, (gpointer)entry->part, entry);
    }
  return index;
}

/* Finds the old part for each new one: the same heading first, then the same kind in order.
 * Returns: (element-type PlanPart): new → old */
static GHashTable *
match_lost (const Reader *self)
{
  GHashTable *matches = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) lost = find_lost (self);

  for (guint pass = 0; pass < N_ALIKE && lost->len > 0; pass++)
    {
      g_autoptr (GHashTable) index = index_lost (lost, pass);

      for (guint i = 0; i < self->middle->len; i++)
        {
          PlanPart *part = g_ptr_array_index (self->middle, i);
          Lost     *entry;

          if (part->is_placed || g_hash_table_contains (matches, part)
              || (entry = g_hash_table_lookup (index, part)) == NULL)
            continue;
          entry->taken = TRUE;
          g_hash_table_insert (matches, part, (gpointer)entry->part);
          if (entry->next != NULL)
            g_hash_table_replace (index, (gpointer)entry->next->part, entry->next);
          else
            g_hash_table_remove (index, part);
        }
    }
  return matches;
}

static gboolean
places_are_equal (const PlanPlace *a,
                  const PlanPlace *b)
{
  return a->kind == b->kind && a->spec == b->spec && a->fields_spec == b->fields_spec
         && a->file_number == b->file_number;
}

/* All parts of the new plan, in order. */
static PlanPart **
list_parts (const Reader *self,
            guint        *n_parts)
{
  guint      n_old = get_n_old (self);
  PlanPart **parts;

  *n_parts = self->n_front + self->middle->len + self->n_back;
  parts = g_new (PlanPart *, *n_parts + 1);
  if (self->middle->len > 0)
    memcpy (parts + self->n_front, self->middle->pdata, self->middle->len * sizeof (PlanPart *));
  if (self->previous != NULL)
    {
      md_sequence_copy_range (self->previous->parts, 0, self->n_front, (gpointer *)parts);
      md_sequence_copy_range (self->previous->parts, n_old - self->n_back, n_old,
                              (gpointer *)parts + *n_parts - self->n_back);
    }
  return parts;
}

/* Where a part of the new plan stands in the old one, if it is one of the front or of the back;
 * otherwise -1. */
static int
find_old_place (const Reader *self,
                guint         index,
                guint         n_parts)
{
  if (index < self->n_front)
    return (int)index;
  if (index >= n_parts - self->n_back)
    return (int)(index + get_n_old (self) - n_parts);
  return -1;
}

/* Where part @index of the new plan is; @block is where the one before it ended. */
static PlanRange
find_range (const Reader *self,
            guint         index,
            guint         n_parts,
            guint         block)
{
  if (index >= self->n_front && index < n_parts - self->n_back)
    return g_array_index (self->ranges, PlanRange, index - self->n_front);
  index = (guint)find_old_place (self, index, n_parts);
  return (PlanRange){ .first = block, .end = block + get_old (self, index)->n_blocks };
}

/* Adds the parts that were placed anew; reads those that are new or have become something else. */
static void
add_placed (Reader                *self,
            MdSequenceBuilder     *built,
            PlanPart *const       *parts,
            guint                  n_parts,
            const PlanShapeChange *change,
            const PlanPlace       *places)
{
  g_autoptr (GHashTable) matches = match_lost (self);
  guint block = change->first > 0 ? get_old_block (self, change->first) : 0;
  guint n_run = 0;

  for (guint i = change->first; i <= change->end; i++)
    {
      PlanPart *part = i < change->end ? parts[i] : NULL;
      int       old_place = part != NULL ? find_old_place (self, i, n_parts) : -1;
      gboolean  stays = part != NULL && part->is_placed
                       && places_are_equal (&part->place, &places[i]);
      PlanRange range;

      /* Runs of the old plan go over as a whole. */
      if (n_run > 0 && (!stays || old_place < 0 || i == n_parts - self->n_back))
        {
          guint end = (guint)find_old_place (self, i - 1, n_parts) + 1;

          md_sequence_builder_add_range (built, self->previous->parts, end - n_run, end);
          n_run = 0;
        }
      if (part == NULL)
        break;
      range = find_range (self, i, n_parts, block);
      if (stays && old_place >= 0)
        n_run++;
      else if (stays)
        md_sequence_builder_add (built, part);
      else if (part->is_placed)
        {
          g_autoptr (PlanPart) other = plan_part_new (self->document, &range, part->form);

          plan_part_read (other, self->document, &range, &places[i], part->id, part);
          md_sequence_builder_add (built, other);
        }
      else
        {
          const PlanPart *old = g_hash_table_lookup (matches, part);

          plan_part_read (part, self->document, &range, &places[i],
                          old != NULL ? old->id : make_id (), old);
          md_sequence_builder_add (built, choose (part, old));
        }
      block = range.end;
    }
}

/* Places parts anew. */
static Plan *
read_anew (Reader *self)
{
  Plan                 *plan = g_new0 (Plan, 1);
  MdSequenceBuilder    *built = md_sequence_builder_new (&part_sequence);
  PlanShapeChange       change = { .n_front = self->n_front, .n_back = self->n_back };
  guint                 n_old = get_n_old (self);
  guint                 n_parts;
  g_autofree PlanPart **parts = list_parts (self, &n_parts);
  g_autofree PlanPlace *places = g_new (PlanPlace, n_parts + 1);

  if (self->previous != NULL)
    change.old = self->previous->shape;
  plan->shape = plan_shape_new (parts, n_parts, &change, places);
  if (change.first > 0)
    md_sequence_builder_add_range (built, self->previous->parts, 0, change.first);
  add_placed (self, built, parts, n_parts, &change, places);
  if (change.end < n_parts)
    md_sequence_builder_add_range (built, self->previous->parts, change.end + n_old - n_parts,
                                   n_old);
  plan->parts = md_sequence_builder_end (built);
  return plan;
}

Plan *
plan_new (MdDocument *document,
          const Plan *previous)
{
  g_autoptr (GPtrArray) middle = g_ptr_array_new_with_free_func (unref_part);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (PlanRange));
  Reader   reader = { document, previous, .middle = middle, .ranges = ranges };
  gboolean has_item_tasks = cut (&reader);
  Plan    *plan;

  plan = has_same_shape (&reader) ? read_in_place (&reader) : read_anew (&reader);
  plan->ref_count = 1;
  plan->document = md_document_ref (document);
  plan->has_item_tasks = has_item_tasks;
  return plan;
}
