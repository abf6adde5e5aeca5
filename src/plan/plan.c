/* plan.c: a Markdown document read as an execution plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan.h"

#include <string.h>

#include "plan/plan-part-private.h"

struct _Plan
{
  guint       ref_count;
  MdDocument *document;
  PlanPart  **parts;
  guint       n_parts;

  /* One for each part */
  guint *blocks; /* first block */
  int   *parents;
  int   *agents_of;
  int   *tasks_of;
  guint *ends;

  guint *agents;
  guint  n_agents;
  guint *tasks;
  guint  n_tasks;
  guint *order; /* indices sorted by the parts' ids */
  int    title; /* the part that names the plan, or -1 */
};

/* A part before its place in the plan is known. */
typedef struct
{
  guint                  first;
  guint                  end;
  const PlanPart        *old;  /* borrowed from the previous plan: the same blocks; or %NULL */
  PlanPartKind           kind; /* by the heading alone, then by its place */
  guint                  level;
  gboolean               is_weak; /* a task by its id alone */
  char                  *name; /* normalised; %NULL with @old */
  const PlanSectionSpec *spec;
} Draft;

static void
clear_draft (Draft *draft)
{
  g_free (draft->name);
}

/* The number of blocks that both documents share at the start and at the end. */
static void
find_shared (MdDocument *a,
             MdDocument *b,
             guint      *n_front,
             guint      *n_back)
{
  guint n_a = md_document_get_n_blocks (a);
  guint n_b = md_document_get_n_blocks (b);
  guint n = MIN (n_a, n_b), i = 0, k = 0;

  while (i < n && md_document_get_block (a, i) == md_document_get_block (b, i))
    i++;
  while (k < n - i
         && md_document_get_block (a, n_a - 1 - k) == md_document_get_block (b, n_b - 1 - k))
    k++;
  *n_front = i;
  *n_back = k;
}

static void
add_old (GArray         *drafts,
         const PlanPart *old,
         guint           first)
{
  Draft draft = {
    .first = first,
    .end = first + old->n_blocks,
    .old = old,
    .kind = old->kind == PLAN_PART_PREAMBLE ? PLAN_PART_PREAMBLE : old->heading.kind,
    .level = old->heading.level,
    .is_weak = old->heading.is_weak,
  };

  g_array_append_val (drafts, draft);
}

/* Cuts the blocks [first, end) at their headings. */
static void
cut_blocks (GArray     *drafts,
            MdDocument *document,
            guint       first,
            guint       end)
{
  for (guint i = first; i < end; i++)
    {
      MdBlock *block = md_document_get_block (document, i);
      Draft    draft = { .first = i, .end = i + 1, .kind = PLAN_PART_PREAMBLE };

      if (md_block_get_kind (block) == MD_BLOCK_HEADING)
        {
          PlanHeading heading;

          plan_heading_read (block, &heading);
          draft.kind = heading.kind;
          draft.level = heading.level;
          draft.is_weak = heading.is_weak;
          draft.name = plan_schema_normalize (md_block_get_text (block, NULL) + heading.text.start,
                                              MD_SPAN_LENGTH (heading.text));
        }
      else if (drafts->len > 0)
        {
          g_array_index (drafts, Draft, drafts->len - 1).end = i + 1;
          continue;
        }
      g_array_append_val (drafts, draft);
    }
}

/* Makes the drafts of @document; those parts of @previous whose blocks are all shared come as they
 * are. */
static GArray *
make_drafts (MdDocument *document,
             const Plan *previous)
{
  GArray *drafts = g_array_new (FALSE, TRUE, sizeof (Draft));
  guint   n_blocks = md_document_get_n_blocks (document);
  guint   n_front = 0, n_back = 0, front = 0, back = 0, from = 0, to = n_blocks;

  g_array_set_clear_func (drafts, (GDestroyNotify)clear_draft);
  if (previous != NULL && previous->n_parts > 0)
    {
      guint n_old = md_document_get_n_blocks (previous->document);

      find_shared (previous->document, document, &n_front, &n_back);
      /* A part ends where the next begins: one whose last shared block is the last of the front may
       * have got more blocks. */
      while (front < previous->n_parts
             && previous->blocks[front] + previous->parts[front]->n_blocks < n_front)
        front++;
      while (back < previous->n_parts - front
             && previous->blocks[previous->n_parts - 1 - back] >= n_old - n_back
             && previous->parts[previous->n_parts - 1 - back]->kind != PLAN_PART_PREAMBLE)
        back++;
      from = front < previous->n_parts ? previous->blocks[front] : n_old;
      if (back > 0)
        to = previous->blocks[previous->n_parts - back] + n_blocks - n_old;
    }
  for (guint i = 0; i < front; i++)
    add_old (drafts, previous->parts[i], previous->blocks[i]);
  cut_blocks (drafts, document, from, to);
  for (guint i = 0; i < back; i++)
    {
      guint k = previous->n_parts - back + i;

      add_old (drafts, previous->parts[k],
               previous->blocks[k] + n_blocks - md_document_get_n_blocks (previous->document));
    }
  return drafts;
}

/* Where the reader is while it goes down the headings. */
typedef struct
{
  int      agent;
  guint    agent_level;
  int      task;
  guint    task_level;
  gboolean task_is_weak;
  guint    plan_level; /* of a Task Breakdown before the first agent; 0 without one */
  gboolean seen_agent;
  GArray  *sections; /* int: the sections around, outermost first */
} Place;

static const char *
get_name (const Draft *draft)
{
  return draft->old != NULL ? draft->old->normalized : draft->name;
}

/* A section: where it belongs, and what it is. */
static void
place_section (Plan   *plan,
               GArray *drafts,
               guint   index,
               Place  *place)
{
  Draft                 *draft = &g_array_index (drafts, Draft, index);
  const PlanSectionSpec *around = NULL;
  int                    top = -1;

  if (place->agent >= 0
      && (draft->level <= place->agent_level
          || (place->plan_level > 0 && draft->level <= place->plan_level)))
    {
      place->agent = place->task = -1;
      g_array_set_size (place->sections, 0);
    }
  if (place->task >= 0 && draft->level <= place->task_level)
    place->task = -1;
  while (place->sections->len > 0)
    {
      top = g_array_index (place->sections, int, place->sections->len - 1);
      if (g_array_index (drafts, Draft, top).level < draft->level)
        break;
      g_array_set_size (place->sections, place->sections->len - 1);
      top = -1;
    }
  if (top >= 0)
    around = g_array_index (drafts, Draft, top).spec;
  draft->spec = plan_schema_match_section (get_name (draft), around);
  plan->parents[index] = top >= 0           ? top
                         : place->task >= 0 ? place->task
                                            : place->agent;
  if (draft->spec != NULL && !place->seen_agent && g_str_equal (draft->spec->key, "task-breakdown"))
    place->plan_level = draft->level;
  g_array_append_val (place->sections, index);
}

/* Whether a heading with nothing but a task's id cannot be one: it stands in a section that the
 * template has for something else, or below a heading that says Task. */
static gboolean
is_no_task (GArray      *drafts,
            const Draft *draft,
            const Place *place)
{
  if (!draft->is_weak)
    return FALSE;
  if (place->task >= 0 && !place->task_is_weak && draft->level > place->task_level)
    return TRUE;
  for (guint i = 0; i < place->sections->len; i++)
    {
      const Draft *around =
          &g_array_index (drafts, Draft, g_array_index (place->sections, int, i));

      if (around->level < draft->level && around->spec != NULL
          && !g_str_equal (around->spec->key, "task-breakdown"))
        return TRUE;
    }
  return FALSE;
}

static void
place_draft (Plan   *plan,
             GArray *drafts,
             guint   index,
             Place  *place)
{
  Draft *draft = &g_array_index (drafts, Draft, index);

  plan->parents[index] = -1;
  if (draft->kind == PLAN_PART_TASK && is_no_task (drafts, draft, place))
    draft->kind = PLAN_PART_SECTION;
  switch (draft->kind)
    {
    case PLAN_PART_PREAMBLE:
      break;
    case PLAN_PART_TITLE:
      place->agent = place->task = -1;
      g_array_set_size (place->sections, 0);
      break;
    case PLAN_PART_AGENT:
      place->agent = index;
      place->agent_level = draft->level;
      place->task = -1;
      place->seen_agent = TRUE;
      g_array_set_size (place->sections, 0);
      draft->spec = plan_schema_get_section ("agent");
      break;
    case PLAN_PART_TASK:
      place->task = index;
      place->task_level = draft->level;
      place->task_is_weak = draft->is_weak;
      g_array_set_size (place->sections, 0);
      draft->spec = plan_schema_get_section ("task");
      plan->parents[index] = place->agent;
      break;
    case PLAN_PART_SECTION:
      place_section (plan, drafts, index, place);
      break;
    default:
      g_assert_not_reached ();
    }
  plan->agents_of[index] = place->agent;
  plan->tasks_of[index] = place->task;
}

/* The title is the first heading that says so; without one, the first heading that is nothing else.
 * Other headings of that form are sections. */
static void
find_title (Plan   *plan,
            GArray *drafts)
{
  plan->title = -1;
  for (guint i = 0; i < drafts->len; i++)
    {
      Draft *draft = &g_array_index (drafts, Draft, i);

      if (draft->kind != PLAN_PART_TITLE)
        continue;
      if (plan->title < 0)
        plan->title = i;
      else
        draft->kind = PLAN_PART_SECTION;
    }
  for (guint i = 0; i < drafts->len && plan->title < 0; i++)
    {
      Draft *draft = &g_array_index (drafts, Draft, i);

      if (draft->kind == PLAN_PART_PREAMBLE)
        continue;
      if (draft->kind == PLAN_PART_AGENT
          || (draft->kind == PLAN_PART_SECTION
              && plan_schema_match_section (get_name (draft), NULL) == NULL))
        plan->title = i;
      if (draft->kind == PLAN_PART_SECTION && plan->title >= 0)
        draft->kind = PLAN_PART_TITLE;
      break;
    }
}

/* The row whose labels are looked for in a part. */
static const PlanSectionSpec *
get_fields_spec (const Plan  *plan,
                 const Draft *draft,
                 guint        index)
{
  if (draft->spec != NULL)
    return draft->spec;
  if (plan->tasks_of[index] >= 0)
    return plan_schema_get_section ("task");
  if (draft->kind == PLAN_PART_TITLE)
    return plan_schema_get_section ("overview");
  return NULL;
}

/* An old part that no new one has the blocks of: a new part may be the same, edited. */
typedef struct
{
  const PlanPart *part;
  gboolean        taken;
} Lost;

static GArray *
find_lost (const Plan *previous,
           GArray     *drafts)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GArray *lost = g_array_new (FALSE, FALSE, sizeof (Lost));

  for (guint i = 0; i < drafts->len; i++)
    if (g_array_index (drafts, Draft, i).old != NULL)
      g_hash_table_add (kept, (gpointer)g_array_index (drafts, Draft, i).old);
  for (guint i = 0; i < previous->n_parts; i++)
    if (!g_hash_table_contains (kept, previous->parts[i]))
      {
        Lost entry = { previous->parts[i], FALSE };

        g_array_append_val (lost, entry);
      }
  return lost;
}

/* How sure it is that @draft is @part, edited: 0 is not at all. */
static guint
compare (const Draft    *draft,
         const PlanPart *part,
         guint           pass)
{
  PlanPartKind kind = part->kind == PLAN_PART_PREAMBLE ? PLAN_PART_PREAMBLE : part->heading.kind;

  if (pass < 2 && g_strcmp0 (draft->name != NULL ? draft->name : "", part->normalized) != 0)
    return FALSE;
  if (pass == 0)
    return kind == draft->kind && part->heading.level == draft->level;
  return kind == draft->kind || pass == 1;
}

/* Finds the old part for each new draft: the same heading first, then the same kind in order. */
static void
match_lost (GArray          *drafts,
            GArray          *lost,
            const PlanPart **matches)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < drafts->len; i++)
      {
        const Draft *draft = &g_array_index (drafts, Draft, i);

        if (draft->old != NULL || matches[i] != NULL)
          continue;
        for (guint k = 0; k < lost->len; k++)
          {
            Lost *entry = &g_array_index (lost, Lost, k);

            if (!entry->taken && compare (draft, entry->part, pass))
              {
                entry->taken = TRUE;
                matches[i] = entry->part;
                break;
              }
          }
      }
}

static guint
make_id (void)
{
  /* Ids are not used again, so that no view takes one part for another. */
  static guint last_id;

  return ++last_id;
}

static void
read_parts (Plan       *plan,
            GArray     *drafts,
            const Plan *previous)
{
  g_autofree const PlanPart **matches = g_new0 (const PlanPart *, drafts->len + 1);

  if (previous != NULL)
    {
      g_autoptr (GArray) lost = find_lost (previous, drafts);

      match_lost (drafts, lost, matches);
    }
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft    *draft = &g_array_index (drafts, Draft, i);
      const PlanPart *old = draft->old;

      plan->blocks[i] = draft->first;
      if (old != NULL && old->kind == draft->kind && old->spec == draft->spec
          && old->fields_spec == get_fields_spec (plan, draft, i))
        {
          plan->parts[i] = plan_part_ref ((PlanPart *)old);
          continue;
        }
      if (old == NULL)
        old = matches[i];
      plan->parts[i] = plan_part_new (plan->document, draft->first, draft->end, draft->kind,
                                      draft->spec, get_fields_spec (plan, draft, i),
                                      old != NULL ? old->id : make_id (), old);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const Plan *plan = user_data;
  guint       id_a = plan->parts[*(const guint *)a]->id;
  guint       id_b = plan->parts[*(const guint *)b]->id;

  return (id_a > id_b) - (id_a < id_b);
}

/* What follows from the parts and their parents. */
static void
find_relations (Plan *plan)
{
  plan->agents = g_new (guint, plan->n_parts + 1);
  plan->tasks = g_new (guint, plan->n_parts + 1);
  plan->order = g_new (guint, plan->n_parts + 1);
  plan->ends = g_new (guint, plan->n_parts + 1);
  for (guint i = 0; i < plan->n_parts; i++)
    {
      plan->ends[i] = i + 1;
      plan->order[i] = i;
      if (plan->parts[i]->kind == PLAN_PART_AGENT)
        plan->agents[plan->n_agents++] = i;
      else if (plan->parts[i]->kind == PLAN_PART_TASK)
        plan->tasks[plan->n_tasks++] = i;
    }
  for (guint i = plan->n_parts; i-- > 0;)
    if (plan->parents[i] >= 0 && plan->ends[plan->parents[i]] < plan->ends[i])
      plan->ends[plan->parents[i]] = plan->ends[i];
}

Plan *
plan_new (MdDocument *document,
          const Plan *previous)
{
  Plan *plan = g_new0 (Plan, 1);
  g_autoptr (GArray) drafts = make_drafts (document, previous);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (int));
  Place place = { .agent = -1, .task = -1, .sections = sections };

  plan->ref_count = 1;
  plan->document = md_document_ref (document);
  plan->n_parts = drafts->len;
  plan->parts = g_new0 (PlanPart *, plan->n_parts + 1);
  plan->blocks = g_new0 (guint, plan->n_parts + 1);
  plan->parents = g_new0 (int, plan->n_parts + 1);
  plan->agents_of = g_new0 (int, plan->n_parts + 1);
  plan->tasks_of = g_new0 (int, plan->n_parts + 1);

  find_title (plan, drafts);
  for (guint i = 0; i < drafts->len; i++)
    place_draft (plan, drafts, i, &place);
  read_parts (plan, drafts, previous);
  find_relations (plan);
  g_qsort_with_data (plan->order, plan->n_parts, sizeof (guint), compare_ids, plan);
  return plan;
}

Plan *
plan_ref (Plan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  plan->ref_count++;
  return plan;
}

void
plan_unref (Plan *plan)
{
  g_return_if_fail (plan != NULL);

  if (--plan->ref_count > 0)
    return;
  for (guint i = 0; i < plan->n_parts; i++)
    plan_part_unref (plan->parts[i]);
  g_free (plan->parts);
  g_free (plan->blocks);
  g_free (plan->parents);
  g_free (plan->agents_of);
  g_free (plan->tasks_of);
  g_free (plan->ends);
  g_free (plan->agents);
  g_free (plan->tasks);
  g_free (plan->order);
  md_document_unref (plan->document);
  g_free (plan);
}

MdDocument *
plan_get_document (const Plan *plan)
{
  return plan->document;
}

const char *
plan_get_title (const Plan *plan)
{
  return plan->title >= 0 ? plan->parts[plan->title]->name : "";
}

int
plan_find_title (const Plan *plan)
{
  return plan->title >= 0 && plan->parts[plan->title]->kind == PLAN_PART_TITLE ? plan->title : -1;
}

guint
plan_get_n_parts (const Plan *plan)
{
  return plan->n_parts;
}

PlanPart *
plan_get_part (const Plan *plan,
               guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, NULL);

  return plan->parts[index];
}

int
plan_find_part (const Plan *plan,
                guint       id)
{
  guint low = 0, high = plan->n_parts;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (plan->parts[plan->order[middle]]->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < plan->n_parts && plan->parts[plan->order[low]]->id == id)
    return plan->order[low];
  return -1;
}

int
plan_get_parent (const Plan *plan,
                 guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, -1);

  return plan->parents[index];
}

guint
plan_get_depth (const Plan *plan,
                guint       index)
{
  guint depth = 0;

  g_return_val_if_fail (index < plan->n_parts, 0);

  for (int i = plan->parents[index]; i >= 0; i = plan->parents[i])
    depth++;
  return depth;
}

int
plan_get_agent_of (const Plan *plan,
                   guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, -1);

  return plan->agents_of[index];
}

int
plan_get_task_of (const Plan *plan,
                  guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, -1);

  return plan->tasks_of[index];
}

guint
plan_get_part_end (const Plan *plan,
                   guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, 0);

  return plan->ends[index];
}

gsize
plan_get_part_start (const Plan *plan,
                     guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, 0);

  return md_document_get_block_start (plan->document, plan->blocks[index]);
}

guint
plan_get_part_line (const Plan *plan,
                    guint       index)
{
  g_return_val_if_fail (index < plan->n_parts, 0);

  return md_document_get_block_line (plan->document, plan->blocks[index]);
}

guint
plan_find_part_at (const Plan *plan,
                   gsize       offset)
{
  guint low = 0, high = plan->n_parts;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (plan_get_part_start (plan, middle) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

gsize
plan_get_field_start (const Plan *plan,
                      guint       index,
                      guint       field)
{
  return plan_get_part_start (plan, index) + plan_part_get_field_start (plan->parts[index], field);
}

guint
plan_get_field_line (const Plan *plan,
                     guint       index,
                     guint       field)
{
  return plan_get_part_line (plan, index) + plan_part_get_field_line (plan->parts[index], field);
}

void
plan_find_field_at (const Plan *plan,
                    gsize       offset,
                    guint      *index,
                    int        *field)
{
  const PlanPart *part;
  gsize           start;

  *index = plan_find_part_at (plan, offset);
  *field = -1;
  if (plan->n_parts == 0)
    return;
  part = plan->parts[*index];
  start = plan_get_part_start (plan, *index);
  for (guint i = 0; i < part->n_fields && start + part->starts[i] <= offset; i++)
    *field = i;
}

const guint *
plan_get_agents (const Plan *plan,
                 guint      *n_agents)
{
  *n_agents = plan->n_agents;
  return plan->agents;
}

const guint *
plan_get_tasks (const Plan *plan,
                guint      *n_tasks)
{
  *n_tasks = plan->n_tasks;
  return plan->tasks;
}

int
plan_get_task_ordinal (const Plan *plan,
                       guint       index)
{
  guint low = 0, high = plan->n_tasks;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (plan->tasks[middle] < index)
        low = middle + 1;
      else
        high = middle;
    }
  return low < plan->n_tasks && plan->tasks[low] == index ? (int)low : -1;
}
