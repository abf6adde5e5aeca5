/* plan-renumber.c: numbers and references after tasks have moved
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-renumber.h"

#include <string.h>

#include "edit/plan-commands-parts-private.h"
#include "plan/plan-references.h"
#include "plan/plan-schedule.h"

/**
 * Renumbering:
 * @meanings: of the old numbers
 * @numbers: the new number of each part of @moved; %NULL for those that have none
 * @sources: the part of @old that each part of @moved was
 */
typedef struct
{
  Plan        *old;
  Plan        *moved;
  PlanNumbers *meanings;
  const guint *places;
  char       **numbers;
  guint       *sources;
  guint        n_parts;
  PlanEdit    *edit;
  guint        n_references;
} Renumbering;

/* The text of a dependencies value without the indentation of its lines, and where each of its
 * bytes stands in the document. */
typedef struct
{
  GString *text;
  GArray  *offsets; /* gsize, one more than bytes */
} Source;

static void
source_clear (Source *source)
{
  g_string_free (source->text, TRUE);
  g_array_unref (source->offsets);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static void
source_init (Source *source,
             Plan   *plan,
             guint   part,
             guint   index)
{
  PlanField  *field = plan_part_get_field (plan_get_part (plan, part), index);
  const char *bytes = plan_field_get_bytes (field, NULL);
  MdSpan      span = plan_field_get_value_span (field);
  gsize       start = plan_get_field_start (plan, part, index);
  gboolean    at_line_start = TRUE;

  source->text = g_string_new (NULL);
  source->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize i = span.start; i < span.end; i++)
    {
      gsize offset = start + i;

      if (at_line_start && strchr (" \t\r\n", bytes[i]) != NULL)
        continue;
      at_line_start = bytes[i] == '\n';
      g_string_append_c (source->text, bytes[i]);
      g_array_append_val (source->offsets, offset);
    }
  start += span.end;
  g_array_append_val (source->offsets, start);
}

/* Whether @field says what its part waits for: also a Dependencies field with code or a quote in
 * it, which is Markdown. */
static gboolean
is_waits (const PlanField *field)
{
  return plan_field_get_kind (field) == PLAN_FIELD_DEPENDENCIES
         || g_str_equal (plan_field_get_key (field), "dependencies");
}

static MdSpan
source_map (const Source *source,
            MdSpan        span)
{
  gsize start = g_array_index (source->offsets, gsize, span.start);

  if (MD_SPAN_IS_EMPTY (span))
    return (MdSpan){ start, start };

  return (MdSpan){ start, g_array_index (source->offsets, gsize, span.end - 1) + 1 };
}

static char *
source_dup (const Source *source,
            MdSpan        span)
{
  return g_strndup (source->text->str + span.start, MD_SPAN_LENGTH (span));
}

static const char *
get_old_number (const Renumbering *self,
                guint              moved)
{
  return plan_part_get_number (plan_get_part (self->old, self->sources[moved]));
}

/* Whether a number says which in a row it is: `3` and `2.1`. Others (`T-003`, `A.1`, `3b`) are
 * names that a task keeps wherever it goes. */
static gboolean
is_counted (const char *number)
{
  return number[0] != '\0' && g_ascii_isdigit (number[strlen (number) - 1])
         && strspn (number, ".0123456789") == strlen (number);
}

/* Gives the parts @members of the new plan, in order, the numbers that @owners had in the old. */
static void
assign_numbers (Renumbering *self,
                GArray      *owners,
                GArray      *members,
                const char  *first)
{
  const char *last = NULL;
  guint       next = 0;

  for (guint i = 0; i < members->len; i++)
    {
      guint member = g_array_index (members, guint, i);

      if (!is_counted (get_old_number (self, member)))
        continue;
      while (next < owners->len
             && !is_counted (plan_part_get_number (
                 plan_get_part (self->old, g_array_index (owners, guint, next)))))
        next++;
      g_free (self->numbers[member]);
      if (next < owners->len)
        self->numbers[member] = g_strdup (plan_part_get_number (
            plan_get_part (self->old, g_array_index (owners, guint, next++))));
      else
        self->numbers[member] = last != NULL ? _plan_increment_number (last) : g_strdup (first);
      last = self->numbers[member];
    }
}

/* The tasks of @agent (-1: of none, -2: all). */
static GArray *
list_tasks (Plan *plan,
            int   agent)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   first = agent >= 0 ? (guint)agent + 1 : 0;
  guint   end = agent >= 0 ? plan_get_part_end (plan, (guint)agent) : plan_get_n_parts (plan);

  for (guint i = first; i < end; i++)
    if (plan_get_task_ordinal (plan, i) >= 0
        && (agent == -2 || plan_get_agent_of (plan, i) == agent))
      g_array_append_val (list, i);

  return list;
}

/* Whether the numbers of tasks go on from one agent to the next. */
static gboolean
is_numbered_throughout (Plan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);
  gboolean     several = FALSE;

  for (guint i = 0; i < n_tasks; i++)
    {
      const char *number = plan_part_get_number (plan_get_part (plan, tasks[i]));

      if (is_counted (number) && !g_hash_table_add (seen, (gpointer)number))
        return FALSE;
      if (strchr (number, '.') != NULL)
        return FALSE;
      several = several
                || plan_get_agent_of (plan, tasks[i]) != plan_get_agent_of (plan, tasks[0]);
    }

  return several;
}

/* A number that begins with its agent's: with the agent's new one. */
static void
replace_prefix (Renumbering *self,
                guint        task)
{
  int         old_agent = plan_get_agent_of (self->old, self->sources[task]);
  int         agent = plan_get_agent_of (self->moved, task);
  const char *dot = strchr (self->numbers[task], '.');
  char       *number;

  if (old_agent < 0 || agent < 0 || dot == NULL)
    return;
  /* Only where the number began with the old number of an agent. */
  number = g_strndup (self->numbers[task], dot - self->numbers[task]);
  if (g_str_equal (get_old_number (self, (guint)agent), number)
      || g_str_equal (plan_part_get_number (plan_get_part (self->old, (guint)old_agent)), number))
    {
      g_autofree char *old = self->numbers[task];

      self->numbers[task] = g_strconcat (self->numbers[agent], strchr (old, '.'), NULL);
    }
  g_free (number);
}

static void
find_numbers (Renumbering *self)
{
  guint        n_agents;
  const guint *agents = plan_get_agents (self->moved, &n_agents);
  g_autoptr (GArray) new_agents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) old_agents = g_array_new (FALSE, FALSE, sizeof (guint));
  guint        n_old;
  const guint *old = plan_get_agents (self->old, &n_old);

  for (guint i = 0; i < self->n_parts; i++)
    {
      PlanPartKind kind = plan_part_get_kind (plan_get_part (self->moved, i));

      if (kind == PLAN_PART_AGENT || kind == PLAN_PART_TASK)
        self->numbers[i] = g_strdup (get_old_number (self, i));
    }
  g_array_append_vals (new_agents, agents, n_agents);
  g_array_append_vals (old_agents, old, n_old);
  assign_numbers (self, old_agents, new_agents, "1");

  if (is_numbered_throughout (self->old))
    {
      g_autoptr (GArray) members = list_tasks (self->moved, -2);
      g_autoptr (GArray) owners = list_tasks (self->old, -2);

      assign_numbers (self, owners, members, "1");
      return;
    }
  for (int i = -1; i < (int)n_agents; i++)
    {
      int agent = i < 0 ? -1 : (int)agents[i];
      int old_agent = i < 0 ? -1 : (int)self->sources[agent];
      g_autoptr (GArray) members = list_tasks (self->moved, agent);
      g_autoptr (GArray) owners = list_tasks (self->old, old_agent);
      g_autofree char *first = owners->len == 0 ? _plan_next_task_number (self->old, old_agent)
                                                : g_strdup ("1");

      assign_numbers (self, owners, members, first);
      for (guint k = 0; k < members->len; k++)
        replace_prefix (self, g_array_index (members, guint, k));
    }
}

static void
rewrite_headings (Renumbering *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (self->numbers[i] != NULL
        && !MD_SPAN_IS_EMPTY (plan_part_get_number_span (plan_get_part (self->moved, i))))
      plan_edit_add (self->edit, self->moved,
                     md_span_shift (plan_part_get_number_span (plan_get_part (self->moved, i)),
                                    plan_get_part_start (self->moved, i)),
                     self->numbers[i], -1);
}

/* What a reference in part @referrer of the old plan means, as parts of the new one. */
static GArray *
resolve (Renumbering         *self,
         guint                referrer,
         const Source        *source,
         const PlanReference *reference)
{
  g_autofree char *text = plan_references_dup_canonical (source->text->str, reference);
  g_autoptr (PlanDependencies) meant = NULL;
  GArray *found;
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (guint));

  meant = plan_numbers_read (self->meanings, referrer, text);
  found = reference->kind == PLAN_REFERENCE_AGENT ? meant->agents : meant->tasks;
  /* What names nothing stays as it is, and so does a range of which a part is missing. */
  if (meant->unresolved->len > 0)
    return targets;
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (targets, self->places[g_array_index (found, guint, i)]);

  return targets;
}

/* Whether the new numbers of @targets follow one another, so that a range can name them. */
static gboolean
is_range (Renumbering *self,
          GArray      *targets)
{
  for (guint i = 1; i < targets->len; i++)
    {
      guint before = g_array_index (targets, guint, i - 1);
      guint this = g_array_index (targets, guint, i);
      g_autofree char *next = _plan_increment_number (self->numbers[before]);

      if (plan_get_agent_of (self->moved, before) != plan_get_agent_of (self->moved, this)
          || !g_str_equal (next, self->numbers[this]))
        return FALSE;
    }

  return targets->len > 0;
}

static void
replace (Renumbering  *self,
         const Source *source,
         MdSpan        span,
         const char   *text,
         gboolean     *changed)
{
  g_autofree char *old = source_dup (source, span);

  if (g_str_equal (old, text))
    return;
  plan_edit_add (self->edit, self->moved, source_map (source, span), text, -1);
  *changed = TRUE;
}

/* One reference of a field: what it means, and how it was meant. */
typedef struct
{
  PlanReference reference;
  GArray       *targets;  /* parts of the new plan; empty for what stays as it is */
  gboolean      was_near; /* written without an agent, and meant the referrer's */
} Mention;

static void
mention_clear (Mention *mention)
{
  g_array_unref (mention->targets);
}

/* Whether what the mention means is numbered otherwise, or its agent is. */
static gboolean
has_changed (Renumbering   *self,
             const Mention *mention)
{
  for (guint i = 0; i < mention->targets->len; i++)
    {
      guint target = g_array_index (mention->targets, guint, i);
      int   agent = plan_get_agent_of (self->moved, target);
      int   old = plan_get_agent_of (self->old, self->sources[target]);

      if (!g_str_equal (self->numbers[target], get_old_number (self, target))
          || (agent < 0) != (old < 0)
          || (agent >= 0
              && !g_str_equal (self->numbers[agent],
                               plan_part_get_number (plan_get_part (self->old, (guint)old)))))
        return TRUE;
    }

  return FALSE;
}

/* Whether every mention can stay in its form, with new numbers in it. */
static gboolean
keep_their_form (Renumbering *self,
                 guint        referrer,
                 GArray      *mentions)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);
      const Mention *before = i > 0 ? &g_array_index (mentions, Mention, i - 1) : NULL;
      int            agent;

      if (mention->targets->len == 0 || mention->reference.kind == PLAN_REFERENCE_AGENT)
        continue;
      agent = plan_get_agent_of (self->moved, g_array_index (mention->targets, guint, 0));
      /* `Tasks 1/2` that are two, and `1/2-1/4` that names its agent twice. */
      if (mention->reference.is_key
          && (mention->reference.kind == PLAN_REFERENCE_RANGE || mention->targets->len > 1)
          && has_changed (self, mention))
        return FALSE;
      if (mention->was_near && agent != plan_get_agent_of (self->moved, referrer))
        return FALSE;
      if (mention->reference.kind == PLAN_REFERENCE_RANGE && !is_range (self, mention->targets))
        return FALSE;
      /* `Agent 1 Tasks 2, 3`: one agent for both. */
      if (before != NULL && before->targets->len > 0
          && !MD_SPAN_IS_EMPTY (mention->reference.agent)
          && mention->reference.agent.start == before->reference.agent.start
          && plan_get_agent_of (self->moved, g_array_index (before->targets, guint, 0)) != agent)
        return FALSE;
    }

  return TRUE;
}

static void
rewrite_numbers (Renumbering   *self,
                 const Source  *source,
                 const Mention *mention,
                 gboolean       with_agent)
{
  const PlanReference *reference = &mention->reference;
  guint                first = g_array_index (mention->targets, guint, 0);
  guint                last = g_array_index (mention->targets, guint, mention->targets->len - 1);
  gboolean             changed = FALSE;

  if (reference->kind == PLAN_REFERENCE_AGENT)
    replace (self, source, reference->agent, self->numbers[first], &changed);
  else
    {
      int agent = plan_get_agent_of (self->moved, first);

      if (!MD_SPAN_IS_EMPTY (reference->agent) && agent >= 0)
        {
          g_autofree char *old = source_dup (source, reference->agent);

          changed = !g_str_equal (old, self->numbers[agent]);
          if (with_agent)
            replace (self, source, reference->agent, self->numbers[agent], &changed);
        }
      replace (self, source, reference->number, self->numbers[first], &changed);
      if (reference->kind == PLAN_REFERENCE_RANGE)
        replace (self, source, reference->last, self->numbers[last], &changed);
    }
  self->n_references += changed;
}

/* Each task by itself, with its agent where that is another one. */
static void
rewrite_in_full (Renumbering   *self,
                 guint          referrer,
                 const Source  *source,
                 const Mention *mention)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean changed = FALSE;

  for (guint i = 0; i < mention->targets->len; i++)
    {
      guint target = g_array_index (mention->targets, guint, i);
      int   agent = plan_get_agent_of (self->moved, target);

      if (i > 0)
        g_string_append (text, ", ");
      if (agent >= 0 && agent != plan_get_agent_of (self->moved, referrer))
        g_string_append_printf (text, "Agent %s ", self->numbers[agent]);
      g_string_append_printf (text, "Task %s", self->numbers[target]);
    }
  replace (self, source, mention->reference.span, text->str, &changed);
  self->n_references += changed;
}

static GArray *
find_mentions (Renumbering  *self,
               guint         referrer,
               const Source *source)
{
  g_autoptr (GArray) references = plan_references_scan (source->text->str, source->text->len);
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  guint   old_referrer = self->sources[referrer];

  g_array_set_clear_func (mentions, (GDestroyNotify)mention_clear);
  for (guint i = 0; i < references->len; i++)
    {
      Mention mention = { .reference = g_array_index (references, PlanReference, i) };

      if (mention.reference.kind == PLAN_REFERENCE_ALL
          || mention.reference.kind == PLAN_REFERENCE_BEFORE
          || mention.reference.kind == PLAN_REFERENCE_FILE)
        continue;
      mention.targets = resolve (self, old_referrer, source, &mention.reference);
      if (mention.targets->len > 0 && MD_SPAN_IS_EMPTY (mention.reference.agent))
        mention.was_near =
            plan_get_agent_of (self->old,
                               self->sources[g_array_index (mention.targets, guint, 0)])
            == plan_get_agent_of (self->old, old_referrer);
      g_array_append_val (mentions, mention);
    }

  return mentions;
}

/* Whether the agent of mention @index is that of one before it, which was rewritten. */
static gboolean
is_agent_written (GArray *mentions,
                  guint   index)
{
  gsize start = g_array_index (mentions, Mention, index).reference.agent.start;

  for (guint i = index; i-- > 0;)
    {
      const Mention *before = &g_array_index (mentions, Mention, i);

      if (before->reference.agent.start != start)
        return FALSE;
      if (before->targets->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
rewrite_field (Renumbering *self,
               guint        part,
               guint        field)
{
  g_auto (Source) source = { 0 };
  g_autoptr (GArray) mentions = NULL;
  gboolean keep;

  source_init (&source, self->moved, part, field);
  mentions = find_mentions (self, part, &source);
  keep = keep_their_form (self, part, mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const Mention *mention = &g_array_index (mentions, Mention, i);

      if (mention->targets->len == 0)
        continue;
      if (keep || mention->reference.kind == PLAN_REFERENCE_AGENT)
        rewrite_numbers (self, &source, mention, !is_agent_written (mentions, i));
      else
        rewrite_in_full (self, part, &source, mention);
    }
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint x = *(const guint *)a;
  guint y = *(const guint *)b;

  return (x > y) - (x < y);
}

static char *
describe_meaning (PlanDependencies *dependencies,
                  const guint      *places)
{
  GString *out = g_string_new (NULL);
  GArray  *arrays[] = { dependencies->tasks, dependencies->agents };

  for (guint a = 0; a < G_N_ELEMENTS (arrays); a++)
    {
      if (places != NULL)
        for (guint i = 0; i < arrays[a]->len; i++)
          g_array_index (arrays[a], guint, i) = places[g_array_index (arrays[a], guint, i)];
      g_array_sort (arrays[a], compare_guints);
      for (guint i = 0; i < arrays[a]->len; i++)
        g_string_append_printf (out, "%u ", g_array_index (arrays[a], guint, i));
      g_string_append (out, "; ");
    }

  return g_string_free (out, FALSE);
}

/* Whether @new_text in @part means the same tasks as @old_text did. */
static gboolean
texts_mean_the_same (Renumbering       *self,
                     const PlanNumbers *meanings,
                     guint              part,
                     const char        *old_text,
                     const char        *new_text)
{
  g_autoptr (PlanDependencies) old = plan_numbers_read (self->meanings, self->sources[part],
                                                        old_text);
  g_autoptr (PlanDependencies) new = plan_numbers_read (meanings, part, new_text);
  g_autofree char *meant = describe_meaning (old, self->places);
  g_autofree char *means = describe_meaning (new, NULL);

  /* What named nothing before may have got a meaning by the new numbers. */
  return g_str_equal (meant, means) || old->unresolved->len > new->unresolved->len;
}

static gboolean
means_the_same (Renumbering       *self,
                Plan              *after,
                const PlanNumbers *meanings,
                guint              part,
                guint              field)
{
  guint            old_part = self->sources[part];
  g_autofree char *old_text =
      plan_field_dup_text (plan_part_get_field (plan_get_part (self->old, old_part), field));
  g_autofree char *new_text =
      plan_field_dup_text (plan_part_get_field (plan_get_part (after, part), field));

  return texts_mean_the_same (self, meanings, part, old_text, new_text);
}

/* Whether a part is what it was, with its new number: a number that another heading had may make
 * something else of this one. */
static gboolean
stays_what_it_is (Renumbering *self,
                  Plan        *after,
                  guint        part)
{
  PlanPart   *old = plan_get_part (self->moved, part);
  PlanPart   *new = plan_get_part (after, part);
  const char *number = self->numbers[part] != NULL ? self->numbers[part]
                                                   : plan_part_get_number (old);

  return plan_part_get_kind (old) == plan_part_get_kind (new)
         && plan_get_agent_of (self->moved, part) == plan_get_agent_of (after, part)
         && plan_part_get_n_fields (old) == plan_part_get_n_fields (new)
         && g_str_equal (plan_part_get_name (old), plan_part_get_name (new))
         && g_str_equal (number, plan_part_get_number (new));
}

/* Whether tasks that are list items name the same ones: what they wait for may stand in their
 * names, which are not rewritten. (What `All previous tasks` means changes with the order.) */
static gboolean
items_name_the_same (Renumbering       *self,
                     Plan              *after,
                     const PlanNumbers *meanings)
{
  g_autoptr (PlanSchedule) before = NULL;
  g_autoptr (PlanSchedule) now = NULL;
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (self->old, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      guint                   place = self->places[tasks[i]];
      const PlanDependencies *old, *new;

      if (!plan_part_is_item (plan_get_part (self->old, tasks[i])))
        continue;
      if (before == NULL)
        {
          before = plan_schedule_new (self->old);
          now = plan_schedule_new (after);
        }
      old = plan_schedule_get_dependencies (before, tasks[i]);
      new = plan_schedule_get_dependencies (now, place);
      if ((old != NULL) != (new != NULL)
          || (old != NULL && !texts_mean_the_same (self, meanings, place, old->text, new->text)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
all_mean_the_same (Renumbering *self,
                   Plan        *after)
{
  g_autoptr (PlanNumbers) meanings = plan_numbers_new (after);

  if (plan_get_n_parts (after) != self->n_parts)
    return FALSE;
  if (!items_name_the_same (self, after, meanings))
    return FALSE;
  for (guint i = 0; i < self->n_parts; i++)
    {
      PlanPart *part = plan_get_part (self->moved, i);

      if (!stays_what_it_is (self, after, i))
        return FALSE;
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        if (is_waits (plan_part_get_field (part, k))
            && !means_the_same (self, after, meanings, i, k))
          return FALSE;
    }

  return TRUE;
}

Plan *
plan_renumber (Plan        *old,
               Plan        *moved,
               const guint *places,
               guint       *n_references)
{
  Renumbering       self = { .old = old, .moved = moved, .places = places };
  g_autofree guint *sources = NULL;
  g_autoptr (PlanEdit) edit = plan_edit_new ("", NULL);
  g_autoptr (PlanNumbers) meanings = plan_numbers_new (old);
  g_autoptr (Plan) after = NULL;

  self.meanings = meanings;
  self.n_parts = plan_get_n_parts (moved);
  self.numbers = g_new0 (char *, self.n_parts + 1);
  self.sources = sources = g_new0 (guint, self.n_parts + 1);
  self.edit = edit;
  for (guint i = 0; i < self.n_parts; i++)
    sources[places[i]] = i;

  find_numbers (&self);
  rewrite_headings (&self);
  for (guint i = 0; i < self.n_parts; i++)
    {
      PlanPart *part = plan_get_part (moved, i);

      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        if (is_waits (plan_part_get_field (part, k))
            && plan_field_is_editable (plan_part_get_field (part, k)))
          rewrite_field (&self, i, k);
    }
  after = plan_edit_preview (edit, moved);
  if (!all_mean_the_same (&self, after))
    g_clear_pointer (&after, plan_unref);
  for (guint i = 0; i < self.n_parts; i++)
    g_free (self.numbers[i]);
  g_free (self.numbers);

  *n_references = self.n_references;

  return g_steal_pointer (&after);
}
