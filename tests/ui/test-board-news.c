/* test-board-news.c: what others changed, the order of tasks, and files that two of them write
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "board-test-support.h"

#include <string.h>

#include "ui/board/tb-board-model.h"
#include "ui/board/tb-board-news.h"
#include "ui/board/tb-board-order-layout.h"

/* @text with the first @old in it replaced. */
static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int)(at - text), text, new, at + strlen (old));
}

/* Another program replaces @old by @new. */
static void
change (PlanDocument *document,
        TbBoardNews  *news,
        const char   *old,
        const char   *new)
{
  g_autofree char *text = board_test_dup_text (document);
  g_autofree char *changed = replace (text, old, new);
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
  g_autoptr (Plan) before = plan_ref (plan_document_get_plan (document));

  plan_document_reload (document, bytes);
  tb_board_news_add (news, before, plan_document_get_plan (document));
}

static void
test_news (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *sum;
    const char *key;
    const char *words; /* of the task with that key */
  } cases[] = {
    { "- [ ] Store", "- [x] Store", "1 criterion ticked by another program", "1/2",
      "1 criterion ticked, moved to Done" },
    { "- [x] Defaults", "- [ ] Defaults", "1 criterion unticked by another program", "1/1",
      "1 criterion unticked, moved to In Progress" },
    { "- **Status**: In Review\n", "", "1 task edited by another program", "2/1",
      "Moved to In Progress" },
    { "Counts connections per address.", "Counts.", "1 task edited by another program", "1/2",
      "Edited" },
    { "  - [ ] Asks\n- **Dependencies**: None\n",
      "  - [ ] Asks\n- **Dependencies**: None\n\n"
      "### Task 3: **Sound**\n- **Description**: Beeps.\n",
      "1 task added by another program", "2/3", "New" },
    { "### Task 3: **Eviction** (Module: `backend/app/managers/`)\n"
      "- **Description**: The oldest goes first.\n"
      "- **Acceptance Criteria**:\n"
      "  - [ ] Oldest is closed\n"
      "- **Dependencies**: Task 2\n\n",
      "", "1 task removed by another program", "2/1", NULL },
    { "# Execution Plan: Gateway", "# Execution Plan: Door", NULL, "1/1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
      TbBoardNews *news = tb_board_news_new ();
      g_autofree char *sum = NULL;
      g_autofree char *words = NULL;

      change (document, news, cases[i].old, cases[i].new);
      sum = tb_board_news_sum_up (news);
      words = tb_board_news_describe (news, board_test_find_id (document, cases[i].key));
      g_assert_cmpstr (sum, ==, cases[i].sum);
      g_assert_cmpstr (words, ==, cases[i].words);
      tb_board_news_free (news);
    }
}

static void
assert_sum (TbBoardNews *news,
            const char  *expected)
{
  g_autofree char *sum = tb_board_news_sum_up (news);

  g_assert_cmpstr (sum, ==, expected);
}

static void
test_news_add_up (void)
{
  g_autoptr (PlanDocument) document = board_test_create_document (board_test_plan);
  TbBoardNews *news = tb_board_news_new ();

  assert_sum (news, NULL);
  change (document, news, "- [ ] Store", "- [x] Store");
  change (document, news, "- [ ] Oldest", "- [x] Oldest");
  change (document, news, "- [ ] Hides", "- [x] Hides");
  assert_sum (news, "3 criteria ticked by another program");
  change (document, news, "Asks before it closes.", "Asks first.");
  assert_sum (news, "3 criteria ticked, 1 task edited by another program");

  /* What was looked at is no news. */
  g_assert_true (tb_board_news_forget (news, board_test_find_id (document, "1/2")));
  g_assert_false (tb_board_news_forget (news, board_test_find_id (document, "1/2")));
  assert_sum (news, "2 criteria ticked, 1 task edited by another program");
  tb_board_news_clear (news);
  assert_sum (news, NULL);
  tb_board_news_free (news);
}

/* "1/2 column.row*" of each task, the star for the critical path; then the lines. */
static char *
dump_layout (PlanDocument *document)
{
  Plan *plan = plan_document_get_plan (document);
  g_autoptr (TbOrderLayout) layout =
      tb_order_layout_new (plan, plan_document_get_schedule (document), 200, 60);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < layout->nodes->len; i++)
    {
      const TbOrderNode *node = &g_array_index (layout->nodes, TbOrderNode, i);
      g_autofree char *key = plan_dup_task_key (plan, plan_find_part (plan, node->id));

      g_string_append_printf (out, "%s %u.%u%s, ", key, node->column, node->row,
                              node->is_critical ? "*" : "");
      /* A task is in its row and left of what waits for it. */
      g_assert_cmpint (node->y, >=, g_array_index (layout->rows, int, node->row));
      g_assert_cmpint (node->y + 60, <=, g_array_index (layout->rows, int, node->row + 1));
      g_assert_cmpint (node->x + 200, <=, layout->width);
    }
  for (guint i = 0; i < layout->lines->len; i++)
    {
      const TbOrderLine *line = &g_array_index (layout->lines, TbOrderLine, i);

      g_string_append_printf (out, "%u>%u%s ", line->from, line->to, line->is_critical ? "*" : "");
    }
  g_string_append_printf (out, "waves %u%s", layout->n_waves, layout->has_circle ? " circle" : "");
  return g_string_free (out, FALSE);
}

static void
test_order (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *expected;
  } cases[] = {
    { "Gateway", "Gateway",
      "1/1 0.0*, 1/2 1.0*, 1/3 2.0*, 2/1 0.1, 2/2 0.1, 0>1* 1>2* waves 3" },
    /* What follows from another need is not drawn. */
    { "- **Dependencies**: Task 2", "- **Dependencies**: Task 1, Task 2",
      "1/1 0.0*, 1/2 1.0*, 1/3 2.0*, 2/1 0.1, 2/2 0.1, 0>1* 1>2* waves 3" },
    /* Across agents. */
    { "  - [ ] Asks\n- **Dependencies**: None", "  - [ ] Asks\n- **Dependencies**: Agent 1 Task 3",
      "1/1 0.0*, 1/2 1.0*, 1/3 2.0*, 2/1 0.1, 2/2 3.1*, 0>1* 1>2* 2>4* waves 4" },
    { "  - [x] Defaults hold\n- **Dependencies**: None",
      "  - [x] Defaults hold\n- **Dependencies**: Task 2",
      "1/1 1.0, 1/2 1.0, 1/3 1.0, 2/1 0.1*, 2/2 0.1, 1>0 0>1 1>2 waves 1 circle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = replace (board_test_plan, cases[i].old, cases[i].new);
      g_autoptr (PlanDocument) document = board_test_create_document (text);
      g_autofree char *dump = dump_layout (document);

      g_assert_cmpstr (dump, ==, cases[i].expected);
    }
}

/* Two tasks that write the same file name each other; without an order that is wrong. */
static void
test_shared_files (void)
{
  static const char files[] = "- **Files to Create**:\n  ```\n  src/limits.c\n  ```\n";
  g_autofree char *banner = g_strconcat ("- **Description**: Asks before it closes.\n", files,
                                         NULL);
  g_autofree char *eviction = g_strconcat ("- **Description**: The oldest goes first.\n", files,
                                           NULL);
  g_autofree char *one = replace (board_test_plan, "- **Description**: Asks before it closes.\n",
                                  banner);
  g_autofree char *both = replace (one, "- **Description**: The oldest goes first.\n", eviction);
  g_autofree char *ordered = replace (both, "  - [ ] Asks\n- **Dependencies**: None",
                                      "  - [ ] Asks\n- **Dependencies**: Agent 1 Task 3");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PlanDocument) document =
          board_test_create_document (i == 0 ? one : i == 1 ? both : ordered);
      g_autoptr (TbBoardModel) model = tb_board_model_new (document);
      const TbBoardFacts *facts;

      tb_board_model_sync (model);
      facts = tb_board_item_get_facts (
          tb_board_model_find (model, board_test_find_id (document, "1/3")));
      g_assert_cmpint (facts->shared[0] != '\0', ==, i > 0);
      if (i == 0)
        continue;
      g_assert_nonnull (strstr (facts->shared, "2/2"));
      g_assert_nonnull (strstr (facts->shared_files, "src/limits.c"));
      g_assert_cmpint (facts->is_shared_wrong, ==, i == 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/board-news/news", test_news);
  g_test_add_func ("/board-news/add-up", test_news_add_up);
  g_test_add_func ("/board-news/order", test_order);
  g_test_add_func ("/board-news/shared-files", test_shared_files);

  return g_test_run ();
}
