/* test-plan-rank.c: how well names fit what is typed
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-rank.h"

static const struct
{
  const char *query;
  const char *name;
  gboolean    fits;
} fits[] = {
  { "", "Anything", TRUE },
  { "  ", "", TRUE },
  { "x", "", FALSE },
  { "conn", "Task 1/2 Connection Manager", TRUE },
  { "manager conn", "Task 1/2 Connection Manager", TRUE },
  { "CM", "Task 1/2 Connection Manager", TRUE },
  { "tcm", "Task Connection Manager", TRUE },
  { "cmx", "Task 1/2 Connection Manager", FALSE },
  { "1/2", "Task 1/2 Connection Manager", TRUE },
  { "1/2", "Task 1/3 Connection Manager", FALSE },
  { "task 2", "Task 1/2 Connection Manager", TRUE },
  { "task 3", "Task 1/2 Connection Manager", FALSE },
  { "/2", "Task 1/2 Connection Manager", TRUE },
  { "nection", "Task 1/2 Connection Manager", TRUE },
  { "cnnctn", "Task 1/2 Connection Manager", TRUE },
  { "ection manager x", "Task 1/2 Connection Manager", FALSE },
  { "\303\234BER", "Task 1 \303\274bersicht", TRUE },
  { "u\314\210ber", "Task 1 \303\274bersicht", TRUE },
  { "\346\236\266", "Agent 1 \346\236\266\346\235\277", TRUE },
};

/* The first fits better than the second. */
static const struct
{
  const char *query;
  const char *better;
  const char *worse;
} orders[] = {
  { "task 1", "Task 1/1 A", "Task 1/12 A" },
  { "save", "Save", "Save As" },
  { "order", "Order", "Order of Payments" },
  { "order", "Order of Payments", "Task 1/1 Order" },
  { "order", "Task 1/1 Order of the Payments", "Orders" },
  { "order", "Ordering", "Task 1/1 Ordering" },
  { "order", "Task 1/1 Orders", "Border" },
  { "order", "Border", "One read error" },
  { "om", "Order Mode", "Room" },
  { "open order", "Open the Order", "Open the Orders" },
  { "over", "Overview", "Task 1/1 Overview" },
  { "over", "Overview", "Rollover" },
  { "test", "Testing Strategy", "Latest" },
  { "ts", "Testing Strategy", "Risks" },
  { "ts", "Testing Strategy", "Notes for testers" },
  { "cm", "Connection Manager", "Acme" },
  { "man", "Connection Manager", "Command" },
  { "cnn", "Connection", "Cat in a net and nails" },
};

static guint
rank (const char *query,
      const char *name)
{
  g_autoptr (PlanRanker) ranker = plan_ranker_new (query);
  g_autofree char *folded = plan_rank_fold (name);

  return plan_ranker_rank (ranker, folded);
}

static void
test_fits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_test_message ("%s in %s", fits[i].query, fits[i].name);
      g_assert_cmpint (rank (fits[i].query, fits[i].name) > 0, ==, fits[i].fits);
    }
}

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_test_message ("%s: %s, %s", orders[i].query, orders[i].better, orders[i].worse);
      g_assert_cmpuint (rank (orders[i].query, orders[i].better), >,
                        rank (orders[i].query, orders[i].worse));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/rank/fits", test_fits);
  g_test_add_func ("/plan/rank/order", test_order);

  return g_test_run ();
}
