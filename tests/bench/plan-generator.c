/* plan-generator.c: plans of any size for benchmarks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "bench/plan-generator.h"

#define TASKS_PER_AGENT 6

static const char *const verbs[] = {
  "Validate", "Store", "Cache", "Render", "Export", "Import", "Schedule", "Throttle", "Encrypt",
  "Index",    "Merge", "Audit",
};
static const char *const nouns[] = {
  "sessions", "invoices",  "uploads", "search results", "reports", "webhooks", "permissions",
  "messages", "snapshots", "tenants", "API keys",       "events",  "drafts",
};
static const char *const folders[] = {
  "sessions", "invoices", "uploads", "search", "reports",
};

#define PICK(words, n) ((words)[(n) % G_N_ELEMENTS (words)])

static guint
get_n_agents (guint n_tasks)
{
  return (n_tasks + TASKS_PER_AGENT - 1) / TASKS_PER_AGENT;
}

static void
append_head (GString *text)
{
  g_string_append (
      text,
      "# Execution Plan: Measured Service\n\n"
      "### Overview\n"
      "- **Objective**: Move every module of the service behind one API, so that a release needs "
      "one review.\n"
      "- **Scope**:\n"
      "  - Includes: Storage, *workers*, the `v2` API and its clients\n"
      "  - Excludes: The billing provider and its [console](https://example.org/console)\n"
      "- **Dependencies**:\n"
      "  - Python 3.11, FastAPI 0.110\n"
      "  - PostgreSQL 15\n"
      "  - [Name of the mail relay]\n"
      "- **Estimated Complexity**: High - Many parts, each of them small.\n\n"
      "### \360\237\224\247 Technical Clarifications (IMPORTANT)\n\n"
      "#### Test Framework Configuration\n"
      "```\n"
      "Backend:  pytest with pytest-asyncio\n"
      "Coverage: Minimum 80%\n"
      "```\n\n"
      "#### Environment Setup\n"
      "```bash\n"
      "# Once, from the top of the checkout:\n"
      "cp service/.env.example service/.env\n"
      "```\n\n"
      "### Technical Approach\n\n"
      "#### Module Placement\n"
      "Handlers \342\206\222 service/api/\n"
      "Workers  \342\206\222 service/workers/\n\n"
      "#### Data Flow\n"
      "```\n"
      "Input: Request \342\206\222 at most 2 KB of JSON\n"
      "  \342\206\223\n"
      "Output: Event \342\206\222 one row of the log\n"
      "```\n\n");
}

static void
append_decisions (GString *text,
                  guint    n)
{
  g_string_append (text,
                   "#### Architecture Decisions\n"
                   "| Decision | Rationale | Alternative Considered | Why Rejected |\n"
                   "|----------|-----------|------------------------|--------------|\n");
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text,
                            "| %s %s in layer %u | One place to look, `layer_%u` | A queue for "
                            "each | Order is lost between *two* of them |\n",
                            PICK (verbs, i), PICK (nouns, i / 2), i, i);
  g_string_append_c (text, '\n');
}

/* None for the first of an agent, then the one before, and every third time one of an agent before
 * this one too. */
static void
append_dependencies (GString *text,
                     guint    agent,
                     guint    task)
{
  g_string_append (text, "- **Dependencies**: ");
  if (task == 1)
    g_string_append (text, "None\n");
  else if (agent > 2 && task % 3 == 0)
    g_string_append_printf (text, "Task %u, Agent %u Task %u (its schema)\n", task - 1, agent / 2,
                            task);
  else
    g_string_append_printf (text, "Task %u\n", task - 1);
}

static void
append_criteria (GString *text,
                 guint    n,
                 gboolean is_done)
{
  const char *box = is_done ? "x" : " ";

  g_string_append_printf (text,
                          "- **Acceptance Criteria**:\n"
                          "  - [%s] At most %u %s are held for one client, the next is refused\n"
                          "  - [%s] `/api/%s/%u` answers within 50 ms\n"
                          "  - [%s] A restart in the middle loses none\n"
                          "  - [%c] The log names the client, never its address\n",
                          box, n % 40 + 2, PICK (nouns, n), box, PICK (folders, n), n, box,
                          is_done || n % 7 == 0 ? 'x' : ' ');
}

static void
append_task (GString *text,
             guint    agent,
             guint    task,
             guint    n,
             gboolean is_done)
{
  const char *folder = PICK (folders, n);

  g_string_append_printf (text,
                          "#### Task %u: **%s %s %u** (Module: `service/%s/part_%u/`)\n"
                          "- **Description**: %s the %s of part %u before they reach the "
                          "*store*, and says so in the `%s` log.\n",
                          task, PICK (verbs, n), PICK (nouns, n / 3), n, folder, n,
                          PICK (verbs, n / 5), PICK (nouns, n), n, folder);
  append_criteria (text, n, is_done);
  g_string_append_printf (text,
                          "- **Files to Create**:\n"
                          "  ```\n"
                          "  service/%s/part_%u/\n"
                          "  \342\224\234\342\224\200\342\224\200 __init__.py      # Exports\n"
                          "  \342\224\224\342\224\200\342\224\200 part_%u.py       # All of it\n"
                          "  ```\n",
                          folder, n, n);
  append_dependencies (text, agent, task);
  if (n % 3 == 0)
    g_string_append_printf (text,
                            "- **Code Example**:\n"
                            "  ```python\n"
                            "  class Part%u:\n"
                            "      limit = %u  # per client\n\n"
                            "      def accept(self, item: Item) -> bool:\n"
                            "          return len(self.held) < self.limit\n"
                            "  ```\n",
                            n, n % 40 + 2);
  g_string_append_printf (text,
                          "- **Test Cases** (file: `service/%s/part_%u/test_part_%u.py`):\n"
                          "  - `test_limit_of_part_%u`: One more than the limit \342\206\222 "
                          "refused with 409\n"
                          "  - `test_restart_of_part_%u`: Stop between two \342\206\222 both are "
                          "there again\n"
                          "  - Setup: an empty database in `tmp_path`\n\n",
                          folder, n, n, n, n);
}

static void
append_tail (GString *text,
             guint    n)
{
  g_string_append (text,
                   "### \360\237\247\252 Testing Strategy\n"
                   "- Backend: `pytest -q --cov=service`, with the databases of `conftest.py`.\n"
                   "- Frontend: `npm test` with jsdom.\n\n"
                   "### Risk Mitigation\n"
                   "| Risk | Impact | Mitigation |\n"
                   "|------|--------|------------|\n");
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "| Layer %u is late | %s | Ship without `layer_%u` |\n", i,
                            i % 2 == 0 ? "High" : "Low", i);
  g_string_append (text,
                   "\n### \342\234\205 Success Criteria\n\n"
                   "#### Functional Requirements\n");
  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "- [ ] %s %s works as described\n", PICK (verbs, i),
                            PICK (nouns, i));
  g_string_append (text,
                   "\n#### Documentation\n"
                   "- [ ] API endpoints documented\n"
                   "- [x] Deployment notes updated\n");
}

char *
plan_generator_new_text (guint n_tasks)
{
  GString *text = g_string_sized_new (2048 + (gsize)n_tasks * 1100);
  guint    n_rows = 3 + n_tasks / 50;

  append_head (text);
  append_decisions (text, n_rows);
  g_string_append (text, "### \360\237\223\213 Task Breakdown\n\n");
  for (guint agent = 1; agent <= get_n_agents (n_tasks); agent++)
    {
      guint first = (agent - 1) * TASKS_PER_AGENT;

      g_string_append_printf (text, "## Build Agent %u: %s\n\n", agent, PICK (nouns, agent));
      for (guint i = 0; i < TASKS_PER_AGENT && first + i < n_tasks; i++)
        append_task (text, agent, i + 1, first + i + 1, first + i < n_tasks / 3);
    }
  append_tail (text, n_rows);
  return g_string_free (text, FALSE);
}
