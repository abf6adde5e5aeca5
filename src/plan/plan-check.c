/* plan-check.c: what a builder would have to ask
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-file-conflicts.h"
#include "plan/plan-text.h"

/* The protocol says about five tasks for an agent. */
#define MAX_TASKS 7

void
_plan_checker_add_lines (PlanChecker *checker,
                         guint        part,
                         guint        line,
                         guint        last_line,
                         char        *message)
{
  PlanProblem *problem = _plan_checker_add (checker, part, -1, -1, message);

  problem->line = line;
  problem->last_line = last_line;
}

PlanProblem *
_plan_checker_add (PlanChecker *checker,
                   guint        part,
                   int          field,
                   int          item,
                   char        *message)
{
  PlanProblem *problem = g_new0 (PlanProblem, 1);
  PlanPart    *where = plan_get_part (checker->plan, part);

  problem->id = checker->rule->id;
  problem->severity = checker->rule->severity;
  problem->why = _(checker->rule->why);
  problem->part = part;
  problem->field = field;
  problem->item = item;
  problem->message = message;
  problem->line = problem->last_line = plan_get_part_line (checker->plan, part);
  if (field >= 0)
    {
      PlanField *value = plan_part_get_field (where, field);

      problem->line = plan_get_field_line (checker->plan, part, field);
      if (item >= 0)
        {
          const PlanItem *row = plan_field_get_item (value, item);

          problem->last_line = problem->line + plan_field_get_line_at (value, row->span.end);
          problem->line += row->line;
        }
      else
        problem->last_line = problem->line + plan_field_get_last_line (value);
    }
  g_ptr_array_add (checker->problems, problem);
  return problem;
}

/* What to call a field in a message. */
static const char *
get_field_name (const PlanPart  *part,
                const PlanField *field)
{
  const char *label = plan_field_get_label (field);

  if (label[0] != '\0')
    return label;
  return plan_field_get_spec (field) != NULL ? _(plan_field_get_spec (field)->title)
                                             : plan_part_get_name (part);
}

/* Whether brackets in paths may as well be parameters of routes: `pages/[name].astro`. */
static gboolean
may_be_routes (const PlanField *field)
{
  static const char *const ends[] = { ".astro", ".tsx", ".jsx", ".ts", ".js", ".svelte", ".vue" };

  /* Words in brackets instead of a list are none. */
  if (plan_field_get_kind (field) != PLAN_FIELD_FILES || plan_field_get_n_items (field) == 0)
    return FALSE;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *path = plan_field_dup_cell (field, i, 0);
      const char      *open = strchr (path, '[');
      gboolean         is_route = open == NULL;

      for (guint e = 0; e < G_N_ELEMENTS (ends) && !is_route; e++)
        is_route = g_str_has_suffix (path, ends[e]);
      while (is_route && open != NULL)
        {
          gsize n = strspn (open, "[." G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS);

          is_route = open[n] == ']' && !g_ascii_isupper (open[1]);
          open = strchr (open + n, '[');
        }
      if (!is_route)
        return FALSE;
    }
  return TRUE;
}

static void
check_field_placeholders (PlanChecker *checker,
                          guint    index,
                          guint    field_index)
{
  PlanPart  *part = plan_get_part (checker->plan, index);
  PlanField *field = plan_part_get_field (part, field_index);
  guint      n = plan_field_count_placeholders (field);

  if (n == 0 || may_be_routes (field))
    return;
  _plan_checker_add (checker, index, field_index, -1,
      /* Translators: %s is the name of a field */
      g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s still has the template’s placeholder. Fill it in.",
                       "%s still has %u placeholders of the template. Fill them in.", n),
          get_field_name (part, field), n));
}

static guint
count_location_placeholders (PlanPart *part)
{
  const char *const *location = plan_part_get_location (part);
  guint              n = 0;

  for (guint i = 0; location != NULL && location[i] != NULL; i++)
    n += plan_text_count_path_placeholders (location[i], -1);
  return n;
}

static void
check_placeholders (PlanChecker *checker,
                    guint    index)
{
  PlanPart *part = plan_get_part (checker->plan, index);
  guint     n = plan_part_count_placeholders (part);

  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    n -= plan_field_count_placeholders (plan_part_get_field (part, i));
  if (n > count_location_placeholders (part))
    _plan_checker_add (checker, index, -1, -1,
                 /* Translators: %s is the name of a task, agent or plan */
                 g_strdup_printf (_("The heading of “%s” still has a placeholder. Fill it in."),
                                  plan_part_get_name (part)));
  else if (n > 0)
    _plan_checker_add (checker, index, -1, 0,
                 /* Translators: %s is the name of a task */
                 g_strdup_printf (_("The module of “%s” still has a placeholder. Fill it in."),
                                  plan_part_get_name (part)));
  for (guint i = 0; i < plan_part_get_n_fields (part); i++)
    check_field_placeholders (checker, index, i);
}

static void
check_references (PlanChecker *checker,
                  guint    index)
{
  const PlanDependencies *dependencies = plan_schedule_get_dependencies (checker->schedule, index);
  int field = plan_part_find_field (plan_get_part (checker->plan, index), "dependencies", 0);

  if (dependencies == NULL)
    return;
  for (guint i = 0; i < dependencies->unresolved->len; i++)
    _plan_checker_add (checker, index, field, -1,
        /* Translators: %s is a reference such as Task 9 */
        g_strdup_printf (_("Depends on %s, which this plan does not have."),
                            (const char *)g_ptr_array_index (dependencies->unresolved, i)));
}

/* A circle as `1/1 → 1/2 → 1/1`. */
static char *
format_cycle (const Plan *plan,
              GArray     *cycle)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i <= cycle->len; i++)
    {
      g_autofree char *key = plan_dup_task_key (plan, g_array_index (cycle, guint, i % cycle->len));

      if (i > 0)
        g_string_append (path, " \342\206\222 ");
      g_string_append (path, key);
    }
  return g_string_free (path, FALSE);
}

static void
check_cycles (PlanChecker *checker)
{
  GPtrArray *cycles = plan_schedule_get_cycles (checker->schedule);

  for (guint i = 0; i < cycles->len; i++)
    {
      GArray          *cycle = g_ptr_array_index (cycles, i);
      guint            index = g_array_index (cycle, guint, 0);
      PlanPart        *part = plan_get_part (checker->plan, index);
      g_autofree char *path = format_cycle (checker->plan, cycle);

      _plan_checker_add (checker, index,
                   plan_part_find_field (part, "dependencies", 0), -1,
                   cycle->len == 1
                   ? g_strdup (_("Depends on itself."))
                   /* Translators: %s is a path such as 1/1 → 1/2 → 1/1 */
                   : g_strdup_printf (_("Depends on itself in a circle: %s."), path));
    }
}

static void
check_file_conflicts (PlanChecker *checker)
{
  g_autoptr (PlanFileConflicts) conflicts = plan_file_conflicts_new (checker->plan,
                                                                     checker->schedule);
  GPtrArray *files = plan_file_conflicts_get_files (conflicts);

  for (guint i = 0; i < files->len; i++)
    {
      const PlanSharedFile *file = g_ptr_array_index (files, i);

      for (guint k = 1; k < file->n_writers && !file->is_ordered; k++)
        {
          const PlanFileWriter *writer = &file->writers[k];
          const PlanFileWriter *other = &file->writers[0];
          g_autofree char      *key = NULL;

          while (other < writer
                 && plan_file_conflicts_is_ordered (conflicts, other->task, writer->task))
            other++;
          if (other == writer)
            continue;
          key = plan_dup_task_key (checker->plan, other->task);
          _plan_checker_add (
              checker, writer->task, (int)writer->field, (int)writer->item,
              /* Translators: %s are a path and a task such as 1/2 */
              g_strdup_printf (_("%s is written by %s too, and neither task waits for the other. "
                                 "Let one depend on the other, or give the file to one agent."),
                               file->path, key));
        }
    }
}

static void
check_title (PlanChecker *checker)
{
  guint n_tasks;

  plan_get_tasks (checker->plan, &n_tasks);
  if (n_tasks > 0 && *plan_get_title (checker->plan) == '\0')
    _plan_checker_add (checker, 0, -1, -1,
                       g_strdup (_("The plan has no title. Begin it with “# Execution Plan: …”.")));
}

static void
check_agent_number (PlanChecker *checker,
                    GHashTable  *seen,
                    guint        index)
{
  const char *number = plan_part_get_number (plan_get_part (checker->plan, index));

  if (!g_hash_table_add (seen, (gpointer)number))
    _plan_checker_add (checker, index, -1, -1,
                       /* Translators: %s is a number */
                       g_strdup_printf (_("There is another Build Agent %s. Give this one a number "
                                          "of its own."),
                                        number));
}

static void
check_agent_numbers (PlanChecker *checker)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint        n_agents;
  const guint *agents = plan_get_agents (checker->plan, &n_agents);

  for (guint i = 0; i < n_agents; i++)
    check_agent_number (checker, seen, agents[i]);
}

static void
check_task_numbers (PlanChecker *checker)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (checker->plan, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      const PlanPart *part = plan_get_part (checker->plan, tasks[i]);
      const char     *number = plan_part_get_number (part);
      /* Each list may count for itself. */
      int around = plan_part_is_item (part) ? plan_get_parent (checker->plan, tasks[i])
                                            : plan_get_agent_of (checker->plan, tasks[i]);

      /* The template’s N is a placeholder, which is a problem of its own. */
      if (!g_str_equal (number, "N")
          && !g_hash_table_add (seen, g_strdup_printf ("%d/%s", around, number)))
        _plan_checker_add (checker, tasks[i], -1, -1,
                           /* Translators: %s is a number */
                           g_strdup_printf (_("There is another Task %s here. Give this one a "
                                              "number of its own."),
                                            number));
    }
}

static void
check_size (PlanChecker *checker,
            guint        index)
{
  guint end = plan_get_part_end (checker->plan, index);
  guint n = 0;

  for (guint i = index; i < end; i++)
    n += plan_part_get_kind (plan_get_part (checker->plan, i)) == PLAN_PART_TASK;
  if (n > MAX_TASKS)
    _plan_checker_add (checker, index, -1, -1,
                       g_strdup_printf (_("It has %u tasks. About five are right: give some to "
                                          "another agent."),
                                        n));
}

/* Whether a column tells why. */
static int
find_reason (const PlanField *field)
{
  static const char *const names[] = { "rationale", "reason", "reasons", "reasoning", "why",
                                       "because", "justification" };
  int                      column = -1;

  for (guint i = 0; i < G_N_ELEMENTS (names) && column < 0; i++)
    column = plan_field_find_column (field, names[i]);
  return column;
}

static void
check_decisions (PlanChecker *checker,
                 guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      const PlanField *field = plan_part_get_field (part, f);
      int              reason;

      if (plan_field_get_kind (field) != PLAN_FIELD_TABLE
          || plan_field_find_column (field, "decision") < 0)
        continue;
      reason = find_reason (field);
      if (reason < 0)
        _plan_checker_add (checker, index, (int)f, -1,
                           g_strdup (_("The decisions have no column for their reasons. Add "
                                       "Rationale.")));
      for (guint i = 0; reason >= 0 && i < plan_field_get_n_items (field); i++)
        {
          g_autofree char *text = plan_field_dup_cell (field, i, (guint)reason);

          if (text[strspn (text, " -\342\200\223\224?")] == '\0')
            _plan_checker_add (checker, index, (int)f, (int)i,
                               g_strdup (_("The decision has no reason. Say why it was taken.")));
        }
    }
}

static void
check_language (PlanChecker *checker,
                guint        index)
{
  const PlanPart *part = plan_get_part (checker->plan, index);

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      const PlanField     *field = plan_part_get_field (part, f);
      const PlanFieldSpec *spec = plan_field_get_spec (field);

      if (plan_field_get_kind (field) == PLAN_FIELD_CODE && spec != NULL && spec->label != NULL
          && *plan_field_get_language (field) == '\0' && !_plan_check_is_unfilled (field))
        _plan_checker_add (checker, index, (int)f, -1,
                           g_strdup (_("The code does not say its language. Write it behind the "
                                       "opening fence, such as ```python.")));
    }
}

/* Whether the last line of a fenced block ends it: as many marks as it begins with, or more. */
static gboolean
is_closed (const char *text,
           MdSpan      span)
{
  gsize  open = span.start, line = span.end, n_open = 0, n_close = 0;
  char   mark;

  while (line > span.start && strchr ("\r\n", text[line - 1]) != NULL)
    line--;
  span.end = line;
  while (line > span.start && text[line - 1] != '\n')
    line--;
  mark = text[open];
  while (open < span.end && text[open] == mark)
    open++, n_open++;
  while (line < span.end && strchr (" \t>", text[line]) != NULL)
    line++;
  for (; line < span.end && text[line] == mark; line++)
    n_close++;
  while (line < span.end && (text[line] == ' ' || text[line] == '\t'))
    line++;
  return line > open && line == span.end && n_close >= n_open;
}

static void
check_node_fences (PlanChecker   *checker,
                   guint          block_index,
                   const MdBlock *block,
                   const MdNode  *node)
{
  MdNodeKind kind = md_node_get_kind (node);

  if (kind == MD_NODE_CODE_BLOCK && md_node_is_fenced (node)
      && !is_closed (md_block_get_text (block, NULL), md_block_get_node_span (block, node)))
    {
      MdDocument *document = plan_get_document (checker->plan);
      guint       line = md_document_get_block_line (document, block_index);
      gsize       start = md_document_get_block_start (document, block_index);
      MdSpan      span = md_block_get_node_span (block, node);

      _plan_checker_add_lines (
          checker, plan_find_part_at (checker->plan, start + span.start),
          line + md_block_get_line_at (block, span.start),
          line + md_block_get_line_at (block, MAX (span.end, span.start + 1) - 1),
          g_strdup (_("The code block is never closed, so that all that follows is code. Add the "
                      "closing fence.")));
    }
  if (kind != MD_NODE_QUOTE && kind != MD_NODE_LIST && kind != MD_NODE_ITEM)
    return;
  for (const MdNode *child = md_node_get_first_child (node); child != NULL;
       child = md_node_get_next (child))
    check_node_fences (checker, block_index, block, child);
}

static void
check_fences (PlanChecker *checker)
{
  MdDocument *document = plan_get_document (checker->plan);

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      const MdBlock *block = md_document_get_block (document, i);
      gsize          size;
      const char    *text = md_block_get_text (block, &size);

      if (md_block_get_node (block) != NULL
          && (md_block_get_kind (block) == MD_BLOCK_CODE
              || g_strstr_len (text, (gssize)size, "```") != NULL
              || g_strstr_len (text, (gssize)size, "~~~") != NULL))
        check_node_fences (checker, i, block, md_block_get_node (block));
    }
}

/* Sections that each agent has, or the plan for all of them. */
static void
check_sections (PlanChecker *checker)
{
  static const char *const keys[] = { "testing-strategy", "risk-mitigation", "success-criteria" };
  guint                    n_parts = plan_get_n_parts (checker->plan), n_agents;
  const guint             *agents = plan_get_agents (checker->plan, &n_agents);
  g_autofree guint8       *found = g_new0 (guint8, n_parts + 1);

  /* The plan's own stand at the end. */
  for (guint i = 0; i < n_parts; i++)
    {
      const PlanSectionSpec *spec = plan_part_get_spec (plan_get_part (checker->plan, i));
      int                    agent = plan_get_agent_of (checker->plan, i);

      for (guint k = 0; spec != NULL && k < G_N_ELEMENTS (keys); k++)
        if (g_str_equal (spec->key, keys[k]))
          found[agent >= 0 ? (guint)agent : n_parts] |= 1 << k;
    }
  for (guint i = 0; i < n_agents; i++)
    for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
      if (((found[agents[i]] | found[n_parts]) & (1 << k)) == 0)
        _plan_checker_add (checker, agents[i], -1, -1,
                           /* Translators: %s is a section such as Risk Mitigation */
                           g_strdup_printf (_("Neither the agent nor the plan has the section "
                                              "%s. Add it."),
                                            plan_schema_get_section (keys[k])->heading))
            ->missing = keys[k];
}

#define ANY_PART 0xff
#define A(kind) (1 << (kind))
/* Tasks that are list items, which have no place for what the template asks for. */
#define AN_ITEM (1 << 7)
#define ANY_TASK (A (PLAN_PART_TASK) | AN_ITEM)

/* The checks, by severity: what breaks a build, what makes a builder ask, what is good
 * to know. Each looks at parts of @kinds one by one, or (@check_plan) at the plan as a whole. */
static const PlanRule rules[] = {
  /* Errors */
  { "placeholder-left", PLAN_SEVERITY_ERROR,
    N_("A builder cannot know what was meant to stand there."), ANY_PART, check_placeholders,
    NULL },
  { "title-missing", PLAN_SEVERITY_ERROR, N_("A plan is called by its title."), 0, NULL,
    check_title },
  { "agent-duplicate", PLAN_SEVERITY_ERROR,
    N_("Agents are started by their headings, and references would mean either."), 0, NULL,
    check_agent_numbers },
  { "task-duplicate", PLAN_SEVERITY_ERROR, N_("References to it would mean either task."), 0, NULL,
    check_task_numbers },
  { "dependency-unknown", PLAN_SEVERITY_ERROR,
    N_("A builder would wait for what never comes, or not wait at all."), ANY_TASK,
    check_references, NULL },
  { "dependency-cycle", PLAN_SEVERITY_ERROR, N_("None of these tasks could ever start."), 0, NULL,
    check_cycles },
  { "file-conflict", PLAN_SEVERITY_ERROR,
    N_("Agents work side by side: one would overwrite what the other wrote."), 0, NULL,
    check_file_conflicts },
  { "fence-unclosed", PLAN_SEVERITY_ERROR,
    N_("Headings, tasks and criteria behind it are read as code."), 0, NULL, check_fences },
  /* Warnings */
  { "description-missing", PLAN_SEVERITY_WARNING,
    N_("A builder reads first what the task is for."), A (PLAN_PART_TASK), _plan_check_description,
    NULL },
  { "criteria-missing", PLAN_SEVERITY_WARNING,
    N_("Without criteria nobody can tell when the task is done."), A (PLAN_PART_TASK),
    _plan_check_criteria, NULL },
  { "files-missing", PLAN_SEVERITY_WARNING,
    N_("A builder would have to guess where the code goes."), A (PLAN_PART_TASK),
    _plan_check_files, NULL },
  { "tests-missing", PLAN_SEVERITY_WARNING,
    N_("Tests that are not named are not written."), A (PLAN_PART_TASK), _plan_check_tests, NULL },
  { "dependencies-missing", PLAN_SEVERITY_WARNING,
    N_("Whether the task can start would be a guess."), A (PLAN_PART_TASK),
    _plan_check_task_dependencies, NULL },
  { "path-inexact", PLAN_SEVERITY_WARNING,
    N_("Two builders would put the file in two places."), ANY_TASK, _plan_check_paths,
    NULL },
  { "wording-vague", PLAN_SEVERITY_WARNING,
    N_("Two people would judge it differently."), ANY_PART, _plan_check_vague, NULL },
  { "tests-passing", PLAN_SEVERITY_WARNING,
    N_("“Tests pass” is true when there are none."), ANY_TASK,
    _plan_check_tests_passing, NULL },
  { "criteria-many", PLAN_SEVERITY_WARNING,
    N_("What has many criteria is several tasks, and stays open for long."), ANY_TASK,
    _plan_check_many_criteria, NULL },
  { "agent-too-large", PLAN_SEVERITY_WARNING,
    N_("An agent that has much to do loses the beginning before the end."), A (PLAN_PART_AGENT),
    check_size, NULL },
  { "decision-without-reason", PLAN_SEVERITY_WARNING,
    N_("A decision without its reason is taken again."), ANY_PART, check_decisions, NULL },
  { "status-disagrees", PLAN_SEVERITY_WARNING,
    N_("The board shows one thing, the criteria another."), ANY_TASK,
    _plan_check_status, NULL },
  { "test-place-disagrees", PLAN_SEVERITY_WARNING,
    N_("Half of the tests would go to the one place, half to the other."), 0, NULL,
    _plan_check_test_places },
  { "configuration-missing", PLAN_SEVERITY_WARNING,
    N_("Each builder would configure it in another way."), A (PLAN_PART_TASK),
    _plan_check_configuration, NULL },
  /* Good to know */
  { "criterion-untested", PLAN_SEVERITY_INFO,
    N_("What no test covers breaks unnoticed."), A (PLAN_PART_TASK), _plan_check_coverage, NULL },
  { "test-file-missing", PLAN_SEVERITY_INFO,
    N_("Tests would go where each builder thinks best."), A (PLAN_PART_TASK),
    _plan_check_test_file, NULL },
  { "code-without-language", PLAN_SEVERITY_INFO,
    N_("Without its language code is neither highlighted nor clear."), ANY_PART, check_language,
    NULL },
  { "section-missing", PLAN_SEVERITY_INFO,
    N_("Builders look for it."), 0, NULL, check_sections },
};

const PlanRule *
plan_check_get_rules (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const PlanProblem *problem_a = *(const PlanProblem *const *)a;
  const PlanProblem *problem_b = *(const PlanProblem *const *)b;

  if (problem_a->line != problem_b->line)
    return problem_a->line < problem_b->line ? -1 : 1;
  return strcmp (problem_a->id, problem_b->id);
}

/* The bit by which rules name the part. */
static guint
get_kind (const PlanPart *part)
{
  return plan_part_is_item (part) ? AN_ITEM : A (plan_part_get_kind (part));
}

GPtrArray *
plan_check (Plan               *plan,
            const PlanSchedule *schedule)
{
  PlanChecker checker = { .plan = plan, .schedule = schedule };

  checker.problems = g_ptr_array_new_with_free_func ((GDestroyNotify)plan_problem_free);
  for (guint r = 0; r < G_N_ELEMENTS (rules) && plan_get_n_parts (plan) > 0; r++)
    {
      checker.rule = &rules[r];
      if (rules[r].check_plan != NULL)
        rules[r].check_plan (&checker);
      for (guint i = 0; rules[r].check_part != NULL && i < plan_get_n_parts (plan); i++)
        if (rules[r].kinds & get_kind (plan_get_part (plan, i)))
          rules[r].check_part (&checker, i);
    }
  g_ptr_array_sort (checker.problems, compare_problems);
  return checker.problems;
}

void
plan_problem_free (PlanProblem *problem)
{
  g_free (problem->message);
  g_free (problem);
}

const char *
plan_severity_to_string (PlanSeverity severity)
{
  static const char *const names[] = { "info", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), "info");

  return names[severity];
}
