/* test-board-model.c: the columns of the board, without widgets
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "board-test-support.h"
#include "ui/board/tb-board-model.h"

/* "1/3 | 1/2 | 2/1 | 1/1": the keys of each column; the gap is "_". */
static char *
dump_columns (TbBoardModel *model)
{
  GString *dump = g_string_new (NULL);

  for (guint status = 0; status < PLAN_N_STATUSES; status++)
    {
      GListModel *column = tb_board_model_get_column (model, status);

      if (status > 0)
        g_string_append (dump, " |");
      for (guint i = 0; i < g_list_model_get_n_items (column); i++)
        {
          g_autoptr (TbBoardItem) item = g_list_model_get_item (column, i);

          g_string_append_printf (dump, "%s%s", dump->len > 0 ? " " : "",
                                  tb_board_item_is_gap (item)
                                      ? "_"
                                      : tb_board_item_get_facts (item)->key);
        }
    }
  return g_string_free (dump, FALSE);
}

static void
assert_columns (TbBoardModel *model,
                const char   *expected)
{
  g_autofree char *dump = dump_columns (model);

  g_assert_cmpstr (dump, ==, expected);
}

static void
test_facts (void)
{
  static const struct
  {
    const char *key;
    const char *description;
    const char *agent;
    const char *location;
    const char *dependency;
  } rows[] = {
    { "1/1", "Task 1/1 Settings, Done, 2 of 2 criteria", "Agent 1: Connections",
      "backend/app/core/", "" },
    { "1/2", "Task 1/2 Connection manager, In Progress, 1 of 2 criteria", "Agent 1: Connections",
      "backend/app/managers/", "" },
    { "1/3", "Task 1/3 Eviction, To Do, 0 of 1 criterion", "Agent 1: Connections",
      "backend/app/managers/", "waits for 1/2" },
    { "2/2", "Task 2/2 [Name], To Do, 0 of 1 criterion", "Agent 2: Frontend",
      "frontend/src/", "Ready" },
  };
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  Plan *plan = plan_document_get_plan (document);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int task = plan_find_task (plan, rows[i].key, NULL);
      g_autoptr (TbBoardFacts) facts =
                     tb_board_facts_new (plan, task, plan_document_get_schedule (document), NULL);
      g_autoptr (TbBoardFacts) again =
                     tb_board_facts_new (plan, task, plan_document_get_schedule (document), NULL);
      g_autofree char *description = tb_board_facts_describe (facts);
      g_autofree char *agent = tb_board_facts_describe_agent (facts);

      g_assert_cmpstr (description, ==, rows[i].description);
      g_assert_cmpstr (agent, ==, rows[i].agent);
      g_assert_cmpstr (facts->location, ==, rows[i].location);
      g_assert_cmpstr (facts->dependency, ==, rows[i].dependency);
      g_assert_true (tb_board_facts_equal (facts, again));
      again->n_problems++;
      g_assert_false (tb_board_facts_equal (facts, again));
    }
}

static void
test_columns (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  TbBoardModel *model = tb_board_model_new (document);

  assert_columns (model, " | | |");
  tb_board_model_sync (model);
  assert_columns (model, "1/3 2/2 | 1/2 | 2/1 | 1/1");
  g_assert_cmpuint (tb_board_model_get_n_all (model), ==, 5);
  g_assert_cmpuint (tb_board_model_get_n_tasks (model, PLAN_STATUS_TO_DO), ==, 2);

  board_test_set_status (document, "3", "- **Status**: ✅ Complete\n");
  tb_board_model_sync (model);
  assert_columns (model, "2/2 | 1/2 | 2/1 | 1/1 1/3");
  plan_document_undo (document);
  tb_board_model_sync (model);
  assert_columns (model, "1/3 2/2 | 1/2 | 2/1 | 1/1");

  g_assert_finalize_object (model);
}

static void
test_filters (void)
{
  static const struct
  {
    const char *agent;
    gboolean ready;
    gboolean problems;
    const char *text;
    const char *expected;
  } rows[] = {
    { NULL, FALSE, FALSE, "", "1/3 2/2 | 1/2 | 2/1 | 1/1" },
    { "1", FALSE, FALSE, "", "1/3 | 1/2 | | 1/1" },
    { "2", FALSE, FALSE, "", "2/2 | | 2/1 |" },
    { NULL, TRUE, FALSE, "", "2/2 | | |" },
    { "1", TRUE, FALSE, "", " | | |" },
    { NULL, FALSE, FALSE, "MANAGERS", "1/3 | 1/2 | |" },
    { NULL, FALSE, FALSE, "  oldest   first ", "1/3 | | |" },
    { NULL, FALSE, FALSE, "frontend banner", " | | 2/1 |" },
    { NULL, FALSE, FALSE, "2/1", " | | 2/1 |" },
    { NULL, FALSE, FALSE, "nothing says this", " | | |" },
  };
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  Plan *plan = plan_document_get_plan (document);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  guint n_agents;
  const guint *agents = plan_get_agents (plan, &n_agents);

  tb_board_model_sync (model);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint agent = rows[i].agent != NULL ? agents[atoi (rows[i].agent) - 1] : 0;

      tb_board_model_set_agent (model, agent == 0 ? 0
                                                  : plan_part_get_id (plan_get_part (plan, agent)));
      tb_board_model_set_ready (model, rows[i].ready);
      tb_board_model_set_problems (model, rows[i].problems);
      tb_board_model_set_text (model, rows[i].text);
      assert_columns (model, rows[i].expected);
      g_assert_cmpint (tb_board_model_is_filtered (model), ==, i > 0);
      g_assert_cmpuint (tb_board_model_get_n_tasks (model, PLAN_STATUS_TO_DO), ==, 2);
    }
}

static void
test_more_filters (void)
{
  static const struct
  {
    int status;
    gboolean blocked;
    const char *expected;
  } rows[] = {
    { -1, TRUE, "1/3 | | |" },
    { PLAN_STATUS_DONE, FALSE, " | | | 1/1" },
    { PLAN_STATUS_IN_PROGRESS, TRUE, " | | |" },
    { -1, FALSE, "1/3 2/2 | 1/2 | 2/1 | 1/1" },
  };
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);

  tb_board_model_sync (model);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      tb_board_model_set_status (model, rows[i].status);
      tb_board_model_set_blocked (model, rows[i].blocked);
      assert_columns (model, rows[i].expected);
      g_assert_cmpint (tb_board_model_is_filtered (model), ==,
                       rows[i].status >= 0 || rows[i].blocked);
    }
}

static TbBoardLight
get_light (TbBoardModel *model,
           PlanDocument *document,
           const char   *key)
{
  return tb_board_item_get_light (tb_board_model_find (model, board_test_find_id (document, key)));
}

static void
test_light (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);

  tb_board_model_sync (model);
  tb_board_model_set_light (model, board_test_find_id (document, "1/2"));
  g_assert_cmpint (get_light (model, document, "1/1"), ==, TB_BOARD_LIGHT_NEEDED);
  g_assert_cmpint (get_light (model, document, "1/2"), ==, TB_BOARD_LIGHT_NONE);
  g_assert_cmpint (get_light (model, document, "1/3"), ==, TB_BOARD_LIGHT_BEHIND);
  g_assert_cmpint (get_light (model, document, "2/1"), ==, TB_BOARD_LIGHT_NONE);
  tb_board_model_set_light (model, 0);
  g_assert_cmpint (get_light (model, document, "1/1"), ==, TB_BOARD_LIGHT_NONE);
}

/* Tasks that wait for one another say so, with the path. */
static void
test_circle (void)
{
  static const char circle[] = "# Execution Plan: Circle\n\n## Build Agent 1: All\n\n"
                               "### Task 1: **A**\n- **Dependencies**: Task 2\n\n"
                               "### Task 2: **B**\n- **Dependencies**: Task 1\n\n"
                               "### Task 3: **C**\n- **Dependencies**: None\n";
  g_autoptr (PlanDocument) document = board_test_create_document (circle);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  const TbBoardFacts *facts;

  tb_board_model_sync (model);
  facts = tb_board_item_get_facts (tb_board_model_find (model,
                                                        board_test_find_id (document, "1/2")));
  g_assert_cmpint (facts->readiness, ==, TB_BOARD_READINESS_CIRCLE);
  g_assert_cmpstr (facts->dependency, ==, "In a circle: 1/1 → 1/2 → 1/1");
  facts = tb_board_item_get_facts (tb_board_model_find (model,
                                                        board_test_find_id (document, "1/3")));
  g_assert_cmpint (facts->readiness, ==, TB_BOARD_READINESS_READY);
}

static void
test_filter_problems (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  TbBoardItem *item;

  tb_board_model_sync (model);
  tb_board_model_set_problems (model, TRUE);
  for (guint status = 0; status < PLAN_N_STATUSES; status++)
    {
      GListModel *column = tb_board_model_get_column (model, status);

      for (guint i = 0; i < g_list_model_get_n_items (column); i++)
        {
          g_autoptr (TbBoardItem) shown = g_list_model_get_item (column, i);
          const TbBoardFacts *facts = tb_board_item_get_facts (shown);

          g_assert_cmpuint (facts->n_problems + facts->n_placeholders, >, 0);
        }
    }
  /* Its name is a placeholder. */
  item = tb_board_model_find (model, board_test_find_id (document, "2/2"));
  g_assert_cmpint (tb_board_model_get_position (model, item), >=, 0);
}

static void
test_keeps_items (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  guint id = board_test_find_id (document, "1/2");
  TbBoardItem *moved;
  TbBoardItem *other;
  guint n_moved = 0;
  guint n_other = 0;
  guint n_rows = 0;

  tb_board_model_sync (model);
  moved = tb_board_model_find (model, id);
  other = tb_board_model_find (model, board_test_find_id (document, "2/1"));
  tb_board_item_set_expanded (moved, TRUE);
  g_signal_connect_swapped (moved, "changed", G_CALLBACK (board_test_count_cb), &n_moved);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (board_test_count_cb), &n_other);
  g_signal_connect_swapped (tb_board_model_get_column (model, PLAN_STATUS_IN_REVIEW),
                            "items-changed", G_CALLBACK (board_test_count_cb), &n_rows);

  tb_board_model_sync (model);
  g_assert_cmpuint (n_moved, ==, 0);

  board_test_set_status (document, "2", "- **Status**: Done\n");
  tb_board_model_sync (model);
  assert_columns (model, "1/3 2/2 | | 2/1 | 1/1 1/2");
  g_assert_true (tb_board_model_find (model, id) == moved);
  g_assert_true (tb_board_item_get_expanded (moved));
  g_assert_cmpuint (n_moved, ==, 1);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (n_rows, ==, 0);
}

static void
test_gap (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  TbBoardItem *item;

  tb_board_model_sync (model);
  item = tb_board_model_find (model, board_test_find_id (document, "1/2"));
  tb_board_model_set_gap (model, item, PLAN_STATUS_TO_DO, 0);
  assert_columns (model, "_ 1/3 2/2 | 1/2 | 2/1 | 1/1");
  g_assert_cmpint (tb_board_model_get_gap (model, PLAN_STATUS_TO_DO), ==, 0);
  g_assert_cmpint (tb_board_model_get_gap (model, PLAN_STATUS_DONE), ==, -1);
  tb_board_model_set_gap (model, item, PLAN_STATUS_DONE, 0);
  assert_columns (model, "1/3 2/2 | 1/2 | 2/1 | 1/1 _");
  tb_board_model_set_gap (model, NULL, PLAN_STATUS_DONE, 0);
  assert_columns (model, "1/3 2/2 | 1/2 | 2/1 | 1/1");
}

static void
test_bulk_filter (void)
{
  g_autofree char *long_plan = board_test_create_long_plan (200);
  g_autoptr (PlanDocument) document = board_test_create_document (long_plan);
  g_autoptr (TbBoardModel) model = tb_board_model_new (document);
  GListModel *column = tb_board_model_get_column (model, PLAN_STATUS_TO_DO);
  guint n_signals = 0;

  tb_board_model_sync (model);
  g_signal_connect_swapped (column, "items-changed", G_CALLBACK (board_test_count_cb), &n_signals);
  /* Every tenth: too many runs of rows to tell one by one. */
  tb_board_model_set_text (model, "0");
  g_assert_cmpuint (g_list_model_get_n_items (column), ==, 29);
  g_assert_cmpuint (n_signals, ==, 1);
  tb_board_model_set_text (model, "step 100");
  g_assert_cmpuint (g_list_model_get_n_items (column), ==, 1);
  tb_board_model_set_text (model, "");
  g_assert_cmpuint (g_list_model_get_n_items (column), ==, 200);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board-model/facts", test_facts);
  g_test_add_func ("/board-model/columns", test_columns);
  g_test_add_func ("/board-model/filters", test_filters);
  g_test_add_func ("/board-model/filter-problems", test_filter_problems);
  g_test_add_func ("/board-model/bulk-filter", test_bulk_filter);
  g_test_add_func ("/board-model/keeps-items", test_keeps_items);
  g_test_add_func ("/board-model/gap", test_gap);
  g_test_add_func ("/board-model/more-filters", test_more_filters);
  g_test_add_func ("/board-model/light", test_light);
  g_test_add_func ("/board-model/circle", test_circle);

  return g_test_run ();
}
