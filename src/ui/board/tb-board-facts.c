/* tb-board-facts.c: what a card says about its task
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-facts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "md/md-inlines.h"

/* Problems that the count of placeholders speaks of already. */
#define PLACEHOLDER_LEFT "placeholder-left"

/* A plan may hold bytes that are not UTF-8; labels may not. */
static char *
dup_valid (const char *text)
{
  return g_utf8_make_valid (text, -1);
}

/* @text without the marks of its inline Markdown. */
static char *
dup_plain (const char *text)
{
  g_autoptr (MdInlines) inlines = NULL;
  g_autofree char *plain = NULL;

  if (strpbrk (text, "`*_[]<>&\\!~") == NULL)
    return g_strdup (text);

  inlines = md_inlines_new (text, strlen (text), NULL);
  plain = md_node_dup_plain_text (md_inlines_get_node (inlines));
  return dup_valid (plain);
}

static void
read_agent (TbBoardFacts *facts,
            Plan         *plan,
            guint         task)
{
  int index = plan_get_agent_of (plan, task);
  const guint *agents;
  guint n_agents;
  PlanPart *agent;

  facts->agent = -1;
  if (index < 0)
    return;

  agents = plan_get_agents (plan, &n_agents);
  for (guint i = 0; i < n_agents; i++)
    {
      if (agents[i] == (guint) index)
        facts->agent = i;
    }

  agent = plan_get_part (plan, index);
  facts->agent_id = plan_part_get_id (agent);
  facts->agent_number = dup_valid (plan_part_get_number (agent));
  facts->agent_name = dup_valid (plan_part_get_name (agent));
}

static void
read_problems (TbBoardFacts *facts,
               GPtrArray    *problems)
{
  g_autoptr (GString) messages = g_string_new (NULL);

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const PlanProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->id, PLACEHOLDER_LEFT))
        continue;

      facts->n_problems++;
      facts->severity = MAX (facts->severity, problem->severity);
      if (messages->len > 0)
        g_string_append_c (messages, '\n');
      g_string_append (messages, problem->message);
    }
  facts->messages = dup_valid (messages->str);
}

/* The circle that the task is in: "1/2 → 1/3 → 1/2"; NULL when it is in none. */
static char *
dup_circle (Plan               *plan,
            const PlanSchedule *schedule,
            guint               task)
{
  GPtrArray *cycles = plan_schedule_get_cycles (schedule);

  for (guint i = 0; i < cycles->len; i++)
    {
      GArray *cycle = g_ptr_array_index (cycles, i);

      for (guint k = 0; k < cycle->len; k++)
        {
          if (g_array_index (cycle, guint, k) == task)
            return tb_board_facts_dup_circle (plan, cycle);
        }
    }
  return NULL;
}

static TbBoardReadiness
read_readiness (const PlanSchedule *schedule,
                guint               task)
{
  if (plan_schedule_is_ready (schedule, task))
    return TB_BOARD_READINESS_READY;
  if (plan_schedule_is_blocked (schedule, task))
    return TB_BOARD_READINESS_WAITING;
  return TB_BOARD_READINESS_NONE;
}

static void
read_dependencies (TbBoardFacts       *facts,
                   Plan               *plan,
                   guint               task,
                   const PlanSchedule *schedule)
{
  g_autofree char *circle = dup_circle (plan, schedule, task);
  g_autofree char *words = plan_schedule_describe (schedule, task);
  guint n_needs;
  const guint *needs = plan_schedule_get_needs (schedule, task, &n_needs);

  facts->needs = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_needs);
  for (guint i = 0; i < n_needs; i++)
    {
      guint id = plan_part_get_id (plan_get_part (plan, needs[i]));

      g_array_append_val (facts->needs, id);
    }

  facts->readiness = read_readiness (schedule, task);
  if (circle != NULL && facts->status != PLAN_STATUS_DONE)
    {
      facts->readiness = TB_BOARD_READINESS_CIRCLE;
      /* Translators: tasks that wait for one another, such as "1/2 → 1/3 → 1/2". */
      facts->dependency = g_strdup_printf (_ ("In a circle: %s"), circle);
    }
  else if (facts->readiness == TB_BOARD_READINESS_READY)
    facts->dependency = g_strdup (_ ("Ready"));
  else
    facts->dependency = dup_valid (words);
}

static void
free_comment (gpointer data)
{
  TbBoardComment *comment = data;

  g_free (comment->id);
  g_free (comment->at);
  g_free (comment->text);
  g_free (comment);
}

TbBoardFacts *
tb_board_facts_new (Plan               *plan,
                    guint               task,
                    const PlanSchedule *schedule,
                    GPtrArray          *problems)
{
  TbBoardFacts *facts = g_new0 (TbBoardFacts, 1);
  PlanPart *part = plan_get_part (plan, task);
  g_autofree char *location = g_strjoinv (", ", (char **) plan_part_get_location (part));
  g_autofree char *key = plan_dup_task_key (plan, task);
  PlanCounts counts;

  plan_count_part (plan, task, &counts);
  facts->shared = g_strdup ("");
  facts->shared_files = g_strdup ("");
  facts->comments = g_ptr_array_new_with_free_func (free_comment);

  facts->part = plan_part_ref (part);
  facts->key = dup_valid (key);
  facts->name = dup_valid (plan_part_get_name (part));
  facts->title = dup_plain (facts->name);
  facts->location = dup_valid (location);
  facts->status = plan_part_get_status (part, NULL);
  facts->n_criteria = plan_part_get_n_criteria (part);
  facts->n_done = plan_part_get_n_criteria_done (part);
  read_dependencies (facts, plan, task, schedule);
  facts->n_placeholders = counts.placeholders;
  read_agent (facts, plan, task);
  read_problems (facts, problems);

  return facts;
}

void
tb_board_facts_read_files (TbBoardFacts      *facts,
                           Plan              *plan,
                           guint              task,
                           PlanFileConflicts *conflicts)
{
  GPtrArray *files = plan_file_conflicts_get_files_of (conflicts, task);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const PlanSharedFile *file = g_ptr_array_index (files, i);

      for (guint k = 0; k < file->n_writers; k++)
        {
          guint other = file->writers[k].task;
          g_autofree char *key = NULL;
          gboolean is_ordered;

          if (other == task)
            continue;
          key = plan_dup_task_key (plan, other);
          is_ordered = plan_file_conflicts_is_ordered (conflicts, task, other);
          facts->is_shared_wrong |= !is_ordered;
          g_string_append_printf (lines,
                                  is_ordered
                                    /* Translators: a file's path and a task. */
                                    ? _ ("%s%s is also written by %s")
                                    : _ ("%s%s is also written by %s, with no order between them"),
                                  lines->len > 0 ? "\n" : "", file->path, key);
          if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
            g_ptr_array_add (keys, g_steal_pointer (&key));
        }
    }
  if (keys->len == 0)
    return;

  g_ptr_array_add (keys, NULL);
  all = g_strjoinv (", ", (char **) keys->pdata);
  g_free (facts->shared);
  g_free (facts->shared_files);
  /* Translators: %s is a list of tasks such as "2/3, 3/1". */
  facts->shared = g_strdup_printf (_ ("Writes files of %s"), all);
  facts->shared_files = dup_valid (lines->str);
}

void
tb_board_facts_read_notes (TbBoardFacts *facts,
                           PlanNotes    *notes)
{
  guint id = plan_part_get_id (facts->part);
  g_autoptr (GArray) comments = plan_notes_get_comments (notes, id);

  facts->since = g_strdup (plan_notes_get_since (notes, id, facts->status));
  for (guint i = 0; i < comments->len; i++)
    {
      const PlanComment *from = &g_array_index (comments, PlanComment, i);
      TbBoardComment *comment = g_new0 (TbBoardComment, 1);

      comment->id = g_strdup (from->id);
      comment->at = g_strdup (from->at);
      comment->text = g_strdup (from->text);
      comment->is_resolved = from->resolved != NULL;
      facts->n_open_comments += !comment->is_resolved;
      g_ptr_array_add (facts->comments, comment);
    }
}

char *
tb_board_facts_format_age (const char *at)
{
  g_autoptr (GDateTime) then = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gint64 minutes;

  if (then == NULL)
    return NULL;
  minutes = g_date_time_difference (now, then) / G_TIME_SPAN_MINUTE;
  if (minutes < 1)
    return NULL;
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), (guint) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", minutes / 60),
                            (guint) (minutes / 60));
  return g_strdup_printf (ngettext ("%u day", "%u days", minutes / (24 * 60)),
                          (guint) (minutes / (24 * 60)));
}

static gboolean
are_comments_equal (GPtrArray *a,
                    GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const TbBoardComment *first = g_ptr_array_index (a, i);
      const TbBoardComment *second = g_ptr_array_index (b, i);

      if (first->is_resolved != second->is_resolved || !g_str_equal (first->id, second->id) ||
          !g_str_equal (first->text, second->text))
        return FALSE;
    }
  return TRUE;
}

void
tb_board_facts_free (TbBoardFacts *facts)
{
  plan_part_unref (facts->part);
  g_free (facts->key);
  g_free (facts->name);
  g_free (facts->title);
  g_free (facts->location);
  g_free (facts->agent_number);
  g_free (facts->agent_name);
  g_free (facts->dependency);
  g_array_unref (facts->needs);
  g_free (facts->messages);
  g_free (facts->shared);
  g_free (facts->shared_files);
  g_free (facts->since);
  g_ptr_array_unref (facts->comments);
  g_free (facts);
}

gboolean
tb_board_facts_equal (const TbBoardFacts *a,
                      const TbBoardFacts *b)
{
  /* What follows from the task's own text is equal when the part is the same one. */
  return a->part == b->part &&
         a->agent_id == b->agent_id &&
         a->agent == b->agent &&
         a->readiness == b->readiness &&
         a->n_placeholders == b->n_placeholders &&
         a->n_problems == b->n_problems &&
         a->severity == b->severity &&
         g_str_equal (a->key, b->key) &&
         g_strcmp0 (a->agent_number, b->agent_number) == 0 &&
         g_strcmp0 (a->agent_name, b->agent_name) == 0 &&
         g_str_equal (a->dependency, b->dependency) &&
         a->needs->len == b->needs->len &&
         (a->needs->len == 0 ||
          memcmp (a->needs->data, b->needs->data, a->needs->len * sizeof (guint)) == 0) &&
         a->is_shared_wrong == b->is_shared_wrong &&
         g_str_equal (a->shared, b->shared) &&
         g_str_equal (a->shared_files, b->shared_files) &&
         g_strcmp0 (a->since, b->since) == 0 &&
         are_comments_equal (a->comments, b->comments) &&
         g_str_equal (a->messages, b->messages);
}

char *
tb_board_facts_dup_circle (const Plan *plan,
                           GArray     *cycle)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i <= cycle->len; i++)
    {
      g_autofree char *key = plan_dup_task_key (plan,
                                                g_array_index (cycle, guint, i % cycle->len));
      g_autofree char *valid = dup_valid (key);

      g_string_append_printf (path, "%s%s", i > 0 ? " → " : "", valid);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

char *
tb_board_facts_describe (const TbBoardFacts *facts)
{
  g_autofree char *progress = NULL;

  if (facts->n_criteria == 0)
    /* Translators: a card for a screen reader: number, name and column of a task. */
    return g_strdup_printf (_ ("Task %s %s, %s"), facts->key, facts->title,
                            plan_status_get_title (facts->status));

  progress = g_strdup_printf (ngettext ("%u of %u criterion", "%u of %u criteria",
                                        facts->n_criteria),
                              facts->n_done, facts->n_criteria);
  /* Translators: a card for a screen reader: number, name and column of a task, and how many of its
   * criteria are ticked ("1 of 4 criteria"). */
  return g_strdup_printf (_ ("Task %s %s, %s, %s"), facts->key, facts->title,
                          plan_status_get_title (facts->status), progress);
}

char *
tb_board_facts_describe_agent (const TbBoardFacts *facts)
{
  if (facts->agent < 0)
    return g_strdup (_ ("No agent"));
  /* Translators: the number and the name of a build agent. */
  return g_strdup_printf (_ ("Agent %s: %s"), facts->agent_number, facts->agent_name);
}

char *
tb_board_facts_dup_agent_title (const PlanPart *agent)
{
  const char *name = plan_part_get_name (agent);
  g_autofree char *title = NULL;

  if (name[0] == '\0')
    title = g_strdup_printf (_ ("Agent %s"), plan_part_get_number (agent));
  else
    /* Translators: the number and the name of a build agent. */
    title = g_strdup_printf (_ ("Agent %s · %s"), plan_part_get_number (agent), name);
  return dup_valid (title);
}

guint
tb_board_facts_count_open (const TbBoardFacts *facts)
{
  return facts->n_criteria - facts->n_done;
}

char *
tb_board_facts_dup_search_text (const TbBoardFacts *facts)
{
  int field = plan_part_find_field (facts->part, "description", 0);
  g_autofree char *description = NULL;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  if (field >= 0)
    description = plan_field_dup_text (plan_part_get_field (facts->part, field));
  text = g_strjoin ("\n", facts->key, facts->title, facts->location,
                    facts->agent_name != NULL ? facts->agent_name : "",
                    description != NULL ? description : "", NULL);

  valid = dup_valid (text);
  return g_utf8_casefold (valid, -1);
}

char *
tb_board_facts_describe_placeholders (const TbBoardFacts *facts)
{
  return g_strdup_printf (ngettext ("%u placeholder is left to fill in",
                                    "%u placeholders are left to fill in",
                                    facts->n_placeholders),
                          facts->n_placeholders);
}

char *
tb_board_facts_describe_badges (const TbBoardFacts *facts,
                                const char         *news)
{
  g_autofree char *placeholders = facts->n_placeholders > 0
                                    ? tb_board_facts_describe_placeholders (facts)
                                    : NULL;
  g_autoptr (GString) text = g_string_new (facts->dependency);

  if (placeholders != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", placeholders);
  if (facts->n_problems > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", facts->messages);
  if (facts->shared[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", facts->shared_files);
  if (news[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", news);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
