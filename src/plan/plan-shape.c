/* plan-shape.c: how the parts of a plan stand to one another
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-file-name.h"
#include "plan/plan-private.h"

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

/* What follows from the kinds and the parents. */
static void
find_relations (PlanShape       *shape,
                const PlanPlace *places)
{
  for (guint i = 0; i < shape->n_parts; i++)
    {
      shape->ends[i] = i + 1;
      if (places[i].kind == PLAN_PART_AGENT)
        shape->agents[shape->n_agents++] = i;
      else if (places[i].kind == PLAN_PART_TASK)
        shape->tasks[shape->n_tasks++] = i;
    }
  for (guint i = shape->n_parts; i-- > 0;)
    if (shape->parents[i] >= 0 && shape->ends[shape->parents[i]] < shape->ends[i])
      shape->ends[shape->parents[i]] = shape->ends[i];
}

PlanShape *
plan_shape_new (PlanPart *const *parts,
                guint            n_parts,
                PlanPlace       *places)
{
  PlanShape         *shape = g_new0 (PlanShape, 1);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (guint));
  Placing            placing = { .shape = shape, .parts = parts, .places = places };

  shape->ref_count = 1;
  shape->n_parts = n_parts;
  shape->parents = g_new (int, n_parts + 1);
  shape->agents_of = g_new (int, n_parts + 1);
  shape->tasks_of = g_new (int, n_parts + 1);
  shape->ends = g_new (guint, n_parts + 1);
  shape->agents = g_new (guint, n_parts + 1);
  shape->tasks = g_new (guint, n_parts + 1);
  shape->title = find_title (parts, n_parts, places);
  find_file_agents (parts, n_parts, places);

  placing.agent = placing.task = -1;
  placing.sections = sections;
  placing.agent_spec = plan_schema_get_section ("agent");
  placing.task_spec = plan_schema_get_section ("task");
  for (guint i = 0; i < n_parts; i++)
    place_part (&placing, i);
  find_relations (shape, places);
  return shape;
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
