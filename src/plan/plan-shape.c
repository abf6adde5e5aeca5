/* plan-shape.c: how the parts of a plan stand to one another
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-private.h"

#include <string.h>

#include "plan/plan-file-name.h"

/* What a part is follows from the headings before it. But a heading that says Agent or Task ends
 * all sections, so that what stands behind it hangs on little else than the agent it belongs to.
 * An edit therefore places parts anew from the last such heading before it to the first one behind
 * it for which the agent is the same; to all others it only gives their new indices. */

/**
 * Placing:
 * @sections: (element-type guint): the sections around, outermost first
 * @plan_level: of a Task Breakdown before the first agent; 0 without one
 *
 * Where the reader is while it goes down the headings. @agent and @task are parts, or -1.
 */
typedef struct
{
  PlanShape       *shape;
  PlanPart *const *parts;
  PlanShapeChange *change;
  PlanPlace       *places;
  const PlanSectionSpec *agent_spec;
  const PlanSectionSpec *task_spec;

  int      agent;
  int      task;
  guint    plan_level;
  gboolean seen_agent;
  GArray  *sections;
} Placing;

static guint
get_level (const Placing *self,
           guint          index)
{
  return self->parts[index]->heading.level;
}

/* The title is the first heading that says so; without one, the first heading that is nothing else.
 * Other headings of that form are sections. Several files are called what their folder is. */
static int
find_title (PlanPart *const *parts,
            guint            n_parts,
            PlanPlace       *places)
{
  int   title = -1;
  guint first = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      places[i] = (PlanPlace){ .kind = parts[i]->heading.kind };
      if (places[i].kind != PLAN_PART_TITLE)
        continue;
      if (title < 0)
        title = (int)i;
      else
        places[i].kind = PLAN_PART_SECTION;
    }
  if (title >= 0 || (n_parts > 0 && plan_part_is_file (parts[0])))
    return title;
  while (first < n_parts && places[first].kind == PLAN_PART_PREAMBLE)
    first++;
  if (first == n_parts)
    return -1;
  if (places[first].kind == PLAN_PART_AGENT)
    return (int)first;
  if (places[first].kind == PLAN_PART_SECTION
      && plan_schema_match_section (parts[first]->normalized, NULL) == NULL)
    {
      places[first].kind = PLAN_PART_TITLE;
      return (int)first;
    }
  return -1;
}

static gboolean
has_agent (PlanPart *const *parts,
           guint            n_parts,
           guint            number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  for (guint i = 0; i < n_parts; i++)
    if (parts[i]->heading.kind == PLAN_PART_AGENT && g_str_equal (parts[i]->number, text))
      return TRUE;
  return FALSE;
}

/* Whether a heading can stand for the agent: no section of the template but that of the tasks. */
static gboolean
can_be_agent (const char *name)
{
  const PlanSectionSpec *spec = plan_schema_match_section (name, NULL);

  return spec == NULL || g_str_equal (spec->key, "task-breakdown");
}

/* In a plan of several files each with tasks is an agent's. Where no heading says so, the first one
 * is the agent, if it is no section of the template, and the file's name has its number. */
static void
find_file_agents (PlanPart *const *parts,
                  guint            n_parts,
                  PlanPlace       *places)
{
  for (guint i = 0, end; i < n_parts && plan_part_is_file (parts[i]); i = end)
    {
      int      first = -1;
      gboolean any_task = FALSE, any_agent = FALSE;
      guint    number = 0;

      for (end = i + 1; end < n_parts && !plan_part_is_file (parts[end]); end++)
        {
          PlanPartKind kind = parts[end]->heading.kind;

          if (first < 0 && kind != PLAN_PART_PREAMBLE)
            first = (int)end;
          any_agent = any_agent || kind == PLAN_PART_AGENT;
          any_task = any_task || (kind == PLAN_PART_TASK
                                  && (!parts[end]->heading.is_weak
                                      || parts[end]->form == PLAN_FORM_ITEM));
        }
      if (any_task && !any_agent && places[first].kind == PLAN_PART_SECTION
          && can_be_agent (parts[first]->normalized)
          && plan_file_name_scan (parts[i]->text, &number) && number > 0
          && !has_agent (parts, n_parts, number))
        {
          places[first].kind = PLAN_PART_AGENT;
          places[first].file_number = number;
        }
    }
}

/* The section that section @index stands in, or -1. Those that end before it are left. */
static int
find_section_around (Placing *self,
                     guint    index)
{
  while (self->sections->len > 0)
    {
      guint top = g_array_index (self->sections, guint, self->sections->len - 1);

      if (get_level (self, top) < get_level (self, index))
        return (int)top;
      g_array_set_size (self->sections, self->sections->len - 1);
    }
  return -1;
}

/* The template's row for section @index in @around; what was found before is not looked for again.
 */
static const PlanSectionSpec *
match_section (const Placing         *self,
               guint                  index,
               const PlanSectionSpec *around)
{
  const PlanPart *part = self->parts[index];

  if (part->is_placed && part->place.kind == PLAN_PART_SECTION && part->place.around == around)
    return part->place.spec;
  return plan_schema_match_section (part->normalized, around);
}

/* A section: where it belongs, and what it is. */
static void
place_section (Placing *self,
               guint    index)
{
  PlanPlace *place = &self->places[index];
  guint      level = get_level (self, index);
  int        top;

  if (self->agent >= 0
      && (level <= get_level (self, (guint)self->agent)
          || (self->plan_level > 0 && level <= self->plan_level)))
    {
      self->agent = self->task = -1;
      g_array_set_size (self->sections, 0);
    }
  if (self->task >= 0 && level <= get_level (self, (guint)self->task))
    self->task = -1;
  top = find_section_around (self, index);
  if (top >= 0)
    place->around = self->places[top].spec;
  place->spec = match_section (self, index, place->around);
  self->shape->parents[index] = top >= 0          ? top
                                : self->task >= 0 ? self->task
                                                  : self->agent;
  if (place->spec != NULL && !self->seen_agent
      && g_str_equal (place->spec->key, "task-breakdown"))
    self->plan_level = level;
  g_array_append_val (self->sections, index);
}

/* The row whose labels are looked for in a part. */
static const PlanSectionSpec *
get_fields_spec (const Placing *self,
                 guint          index)
{
  if (self->places[index].spec != NULL)
    return self->places[index].spec;
  if (self->task >= 0)
    return self->task_spec;
  if (self->places[index].kind == PLAN_PART_TITLE)
    return plan_schema_get_section ("overview");
  return NULL;
}

/* Whether a heading with nothing but a task's id cannot be one: it stands in a section that the
 * template has for something else, or below a heading that says Task. */
static gboolean
is_no_task (const Placing *self,
            guint          index)
{
  if (!self->parts[index]->heading.is_weak || self->parts[index]->form == PLAN_FORM_ITEM)
    return FALSE;
  if (self->task >= 0 && !self->parts[self->task]->heading.is_weak
      && get_level (self, index) > get_level (self, (guint)self->task))
    return TRUE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      guint                  section = g_array_index (self->sections, guint, i);
      const PlanSectionSpec *spec = self->places[section].spec;

      if (get_level (self, section) < get_level (self, index) && spec != NULL
          && !g_str_equal (spec->key, "task-breakdown"))
        return TRUE;
    }
  return FALSE;
}

/* The section that the reader is in, else its agent, or -1. */
static int
get_innermost (const Placing *self)
{
  return self->sections->len > 0
             ? (int)g_array_index (self->sections, guint, self->sections->len - 1)
             : self->agent;
}

static void
place_part (Placing *self,
            guint    index)
{
  PlanPlace *place = &self->places[index];

  self->shape->parents[index] = -1;
  if (place->kind == PLAN_PART_TASK && is_no_task (self, index))
    place->kind = PLAN_PART_SECTION;
  switch (place->kind)
    {
    case PLAN_PART_PREAMBLE:
      if (self->parts[index]->form == PLAN_FORM_REST)
        {
          self->task = -1;
          self->shape->parents[index] = get_innermost (self);
          break;
        }
      /* Nothing of one file belongs to what another began. */
      self->agent = self->task = -1;
      self->plan_level = 0;
      self->seen_agent = FALSE;
      g_array_set_size (self->sections, 0);
      break;
    case PLAN_PART_TITLE:
      self->agent = self->task = -1;
      g_array_set_size (self->sections, 0);
      break;
    case PLAN_PART_AGENT:
      self->agent = (int)index;
      self->task = -1;
      self->seen_agent = TRUE;
      g_array_set_size (self->sections, 0);
      place->spec = self->agent_spec;
      break;
    case PLAN_PART_TASK:
      self->task = (int)index;
      place->spec = self->task_spec;
      /* A list is in the section in which it stands; headings of tasks are beside others. */
      if (self->parts[index]->form == PLAN_FORM_ITEM)
        {
          self->shape->parents[index] = get_innermost (self);
          break;
        }
      g_array_set_size (self->sections, 0);
      self->shape->parents[index] = self->agent;
      break;
    case PLAN_PART_SECTION:
      place_section (self, index);
      break;
    default:
      g_assert_not_reached ();
    }
  self->shape->agents_of[index] = self->agent;
  self->shape->tasks_of[index] = self->task;
  place->fields_spec = get_fields_spec (self, index);
}

/* Whether a part is an agent or a task wherever it stands. */
static gboolean
is_landmark (const PlanPart *part)
{
  return part->form == PLAN_FORM_BLOCK
         && (part->heading.kind == PLAN_PART_AGENT
             || (part->heading.kind == PLAN_PART_TASK && !part->heading.is_weak));
}

/* Whether the plan is called what it was, is one file as it was, and has its first agent where it
 * was, if it has one. @from: a part of the front, before which all of that must be. */
static gboolean
keeps_its_frame (const Placing *self,
                 guint          from)
{
  const PlanShapeChange *change = self->change;
  const PlanShape       *old = change->old;
  gboolean has_agents = old->n_agents > 0;
  gboolean is_named;

  if (plan_part_is_file (self->parts[0]) || old->title > (int)from
      || (has_agents && old->agents[0] > from))
    return FALSE;
  is_named = old->title >= 0 && self->parts[old->title]->heading.kind == PLAN_PART_TITLE;
  for (guint i = change->n_front; i < self->shape->n_parts - change->n_back; i++)
    if ((!is_named && self->parts[i]->heading.kind == PLAN_PART_TITLE)
        || (!has_agents && self->parts[i]->heading.kind == PLAN_PART_AGENT))
      return FALSE;
  return TRUE;
}

/* Where an old part of the front or the back is now; -1 stays -1. */
static int
shift (const Placing *self,
       int            index)
{
  const PlanShapeChange *change = self->change;

  return index >= (int)(change->old->n_parts - change->n_back)
             ? index + (int)(self->shape->n_parts - change->old->n_parts)
             : index;
}

static guint
get_old_index (const Placing *self,
               guint          index)
{
  return index + self->change->old->n_parts - self->shape->n_parts;
}

/* Goes to behind the last landmark before the edit, or to the start. */
static void
begin (Placing *self)
{
  PlanShapeChange *change = self->change;
  guint            first = change->old != NULL ? change->n_front : 0;

  self->agent = self->task = -1;
  while (first > 0 && !is_landmark (self->parts[first - 1]))
    first--;
  if (first == 0 || !keeps_its_frame (self, first - 1))
    {
      change->first = change->n_front = change->n_back = 0;
      self->shape->title = find_title (self->parts, self->shape->n_parts, self->places);
      find_file_agents (self->parts, self->shape->n_parts, self->places);
      return;
    }
  change->first = first;
  self->shape->title = change->old->title;
  self->agent = change->old->agents_of[first - 1];
  self->task = change->old->tasks_of[first - 1];
  self->plan_level = change->old->plan_level;
  self->seen_agent = change->old->n_agents > 0;
}

/* Whether the agent that the reader is in is the old part @agent, or none where that is -1. */
static gboolean
is_in_agent (const Placing *self,
             int            agent)
{
  const PlanShapeChange *change = self->change;
  gboolean is_kept = agent < (int)change->n_front
                     || agent >= (int)(change->old->n_parts - change->n_back);

  return is_kept && self->agent == shift (self, agent);
}

/* Whether part @index and all behind it are what they were. */
static gboolean
is_as_before (const Placing *self,
              guint          index)
{
  const PlanPart *part = self->parts[index];

  return index >= self->shape->n_parts - self->change->n_back && is_landmark (part)
         && (part->heading.kind == PLAN_PART_AGENT
             || is_in_agent (self,
                             self->change->old->agents_of[get_old_index (self, index)]));
}

/* Places parts until all others are as before. */
static void
place_parts (Placing *self)
{
  PlanShapeChange *change = self->change;
  guint            n_parts = self->shape->n_parts;
  guint            i;

  for (i = change->first; i < n_parts && !is_as_before (self, i); i++)
    {
      PlanPartKind kind = self->parts[i]->heading.kind;

      if (change->first > 0)
        self->places[i] = (PlanPlace){ kind == PLAN_PART_TITLE ? PLAN_PART_SECTION : kind };
      place_part (self, i);
    }
  change->end = i;
  self->shape->plan_level = self->plan_level;
}

/* Takes over what is known of the parts that are not placed anew. */
static void
copy_old (Placing *self)
{
  const PlanShapeChange *change = self->change;
  const PlanShape       *old = change->old;
  PlanShape             *shape = self->shape;

  if (change->first > 0)
    {
      memcpy (shape->parents, old->parents, change->first * sizeof (int));
      memcpy (shape->agents_of, old->agents_of, change->first * sizeof (int));
      memcpy (shape->tasks_of, old->tasks_of, change->first * sizeof (int));
      memcpy (shape->ends, old->ends, change->first * sizeof (guint));
    }
  for (guint i = change->end; i < shape->n_parts; i++)
    {
      guint from = get_old_index (self, i);

      shape->parents[i] = shift (self, old->parents[from]);
      shape->agents_of[i] = shift (self, old->agents_of[from]);
      shape->tasks_of[i] = shift (self, old->tasks_of[from]);
      shape->ends[i] = old->ends[from] + i - from;
    }
}

/* Finds where the parts end. Of those that are not placed anew, the landmark before them and its
 * agent may end elsewhere than before. */
static void
find_ends (Placing *self)
{
  const PlanShapeChange *change = self->change;
  PlanShape             *shape = self->shape;
  guint                  from = change->first;

  for (guint i = change->first; i < change->end; i++)
    shape->ends[i] = i + 1;
  if (change->first > 0)
    {
      from--;
      shape->ends[from] = change->first;
      if (shape->agents_of[from] >= 0)
        shape->ends[shape->agents_of[from]] = change->first;
    }
  if (change->end < shape->n_parts && shape->agents_of[change->end] >= 0
      && shape->agents_of[change->end] < (int)change->end)
    {
      guint old_end = get_old_index (self, change->end);

      shape->ends[shape->agents_of[change->end]]
          = change->old->ends[change->old->agents_of[old_end]] + change->end - old_end;
    }
  for (guint i = change->end; i-- > from;)
    if (shape->parents[i] >= 0 && shape->ends[shape->parents[i]] < shape->ends[i])
      shape->ends[shape->parents[i]] = shape->ends[i];
}

/* Lists the parts of @kind: @old is the list before the edit. Returns: how many there are */
static guint
list_kind (const Placing *self,
           PlanPartKind   kind,
           const guint   *old,
           guint          n_old,
           guint         *list)
{
  const PlanShapeChange *change = self->change;
  guint                  n = 0, i = 0;

  for (; i < n_old && old[i] < change->first; i++)
    list[n++] = old[i];
  for (guint part = change->first; part < change->end; part++)
    if (self->places[part].kind == kind)
      list[n++] = part;
  while (i < n_old && old[i] < get_old_index (self, change->end))
    i++;
  for (; i < n_old; i++)
    list[n++] = old[i] + self->shape->n_parts - change->old->n_parts;
  return n;
}

static void
list_agents_and_tasks (Placing *self)
{
  static const PlanShape none;
  const PlanShape       *old = self->change->old != NULL ? self->change->old : &none;
  PlanShape             *shape = self->shape;

  shape->n_agents = list_kind (self, PLAN_PART_AGENT, old->agents, old->n_agents, shape->agents);
  shape->n_tasks = list_kind (self, PLAN_PART_TASK, old->tasks, old->n_tasks, shape->tasks);
}

static PlanShape *
shape_new (guint n_parts)
{
  PlanShape *shape = g_new0 (PlanShape, 1);

  shape->ref_count = 1;
  shape->n_parts = n_parts;
  shape->parents = g_new (int, n_parts + 1);
  shape->agents_of = g_new (int, n_parts + 1);
  shape->tasks_of = g_new (int, n_parts + 1);
  shape->ends = g_new (guint, n_parts + 1);
  shape->agents = g_new (guint, n_parts + 1);
  shape->tasks = g_new (guint, n_parts + 1);
  return shape;
}

PlanShape *
plan_shape_new (PlanPart *const *parts,
                guint            n_parts,
                PlanShapeChange *change,
                PlanPlace       *places)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (guint));
  Placing placing = { .shape = shape_new (n_parts),
                      .parts = parts,
                      .change = change,
                      .places = places,
                      .agent_spec = plan_schema_get_section ("agent"),
                      .task_spec = plan_schema_get_section ("task"),
                      .sections = sections };

  begin (&placing);
  place_parts (&placing);
  copy_old (&placing);
  find_ends (&placing);
  list_agents_and_tasks (&placing);
  return placing.shape;
}

PlanShape *
plan_shape_ref (PlanShape *shape)
{
  shape->ref_count++;
  return shape;
}

void
plan_shape_unref (PlanShape *shape)
{
  if (--shape->ref_count > 0)
    return;
  g_free (shape->parents);
  g_free (shape->agents_of);
  g_free (shape->tasks_of);
  g_free (shape->ends);
  g_free (shape->agents);
  g_free (shape->tasks);
  g_free (shape->by_id);
  g_free (shape->occurrences);
  g_free (shape);
}
