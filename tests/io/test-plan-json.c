/* test-plan-json.c: a plan as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json.h"

#include <string.h>

#include "io-test-support.h"
#include "io/plan-json-private.h"
#include "json-test-support.h"

static char *
list_members (JsonNode   *node,
              const char *path)
{
  g_autofree char     *text = find_value (node, path);
  g_autoptr(JsonNode)  found = json_from_string (text, NULL);
  g_autoptr(GList)     members = json_object_get_members (json_node_get_object (found));
  GString             *names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", l == members ? "" : " ", (char *) l->data);

  return g_string_free (names, FALSE);
}

static const Expectation members[] = {
  { "", "format version generator source title sections agents decisions risks success counts "
        "schedule problems comments history" },
  { "source", "file sha256 bytes" },
  { "sections.0", "kind heading agent lines fields" },
  { "sections.0.fields.0", "key label kind lines value placeholder" },
  { "agents.0", "number name lines tasks" },
  { "agents.0.tasks.0", "id key name location lines status status_from description criteria files "
                        "dependencies configuration code tests fields" },
  { "agents.0.tasks.0.criteria.0", "text done line" },
  { "agents.0.tasks.0.files.0", "path comment label" },
  { "agents.0.tasks.0.dependencies", "text tasks agents unresolved" },
  { "agents.0.tasks.0.tests", "file setup cases" },
  { "agents.0.tasks.0.tests.cases.0", "name expect line" },
  { "decisions.0", "agent cells line" },
  { "success.0", "agent group text done line" },
  { "counts", "agents tasks criteria criteria_done named_tests decisions risks success fences "
              "placeholders" },
  { "schedule", "waves critical_path ready blocked next cycles" },
};

static const Expectation values[] = {
  { "format", "\"trestleboard-plan\"" },
  { "version", "1" },
  { "source.file", "\"seeds.md\"" },
  { "source.sha256", "\"abc\"" },
  { "title", "\"Seeds\"" },
  { "sections.0.kind", "\"overview\"" },
  { "sections.0.lines", "[3,4]" },
  { "sections.0.agent", "null" },
  { "sections.0.fields.0.key", "\"objective\"" },
  { "sections.0.fields.0.lines", "[4,4]" },
  { "sections.0.fields.0.value", "\"Lend seeds\"" },
  { "sections.0.fields.0.placeholder", "false" },
  { "agents.0.number", "\"1\"" },
  { "agents.0.name", "\"Store\"" },
  { "agents.0.lines", "[15,31]" },
  { "agents.0.tasks.0.id", "\"1\"" },
  { "agents.0.tasks.0.key", "\"1/1\"" },
  { "agents.0.tasks.0.name", "\"Make it\"" },
  { "agents.0.tasks.0.location", "[\"src/store/\"]" },
  { "agents.0.tasks.0.lines", "[17,27]" },
  { "agents.0.tasks.0.status", "\"in-progress\"" },
  { "agents.0.tasks.0.status_from", "\"criteria\"" },
  { "agents.0.tasks.0.description", "\"Makes the store\"" },
  { "agents.0.tasks.0.criteria.0", "{\"text\":\"It opens\",\"done\":true,\"line\":20}" },
  { "agents.0.tasks.0.criteria.1.line", "21" },
  { "agents.0.tasks.0.files.0.path", "\"src/store/a.c\"" },
  { "agents.0.tasks.0.dependencies.text", "\"None\"" },
  { "agents.0.tasks.0.tests.file", "\"src/store/test-a.c\"" },
  { "agents.0.tasks.0.tests.setup", "\"an empty folder\"" },
  { "agents.0.tasks.0.tests.cases",
    "[{\"name\":\"test_open\",\"expect\":\"It opens\",\"line\":26}]" },
  { "agents.0.tasks.0.fields.0.key", "\"estimate\"" },
  { "agents.0.tasks.0.fields.0.value", "\"two days\"" },
  { "agents.0.tasks.0.fields.1", "nothing" },
  { "agents.0.tasks.1.description", "\"Uses the store\"" },
  { "agents.0.tasks.1.dependencies.tasks", "[\"1/1\"]" },
  { "agents.0.tasks.1.tests", "{\"file\":null,\"setup\":null,\"cases\":[]}" },
  { "decisions.0",
    "{\"agent\":null,\"cells\":{\"Decision\":\"One table\",\"Rationale\":\"Simple\"},"
    "\"line\":11}" },
  { "risks", "[]" },
  { "success.0.text", "\"All is well\"" },
  { "success.0.group", "null" },
  { "counts.criteria", "2" },
  { "counts.criteria_done", "1" },
  { "schedule.waves", "[[\"1/1\"],[\"1/2\"]]" },
  { "schedule.blocked", "[\"1/2\"]" },
  { "comments", "[]" },
  { "history", "[]" },
};

static void
test_build (void)
{
  g_autoptr(Plan)     plan = read_plan (sample, -1);
  g_autoptr(JsonNode) node = plan_json_build (plan, "seeds.md", "abc");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *names = list_members (node, members[i].path);

      g_assert_cmpstr (names, ==, members[i].expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    assert_value (node, values[i].path, values[i].expected);
}

static void
test_no_agent (void)
{
  g_autoptr(Plan)     plan = read_plan ("# Execution Plan: A\n\n## Task Breakdown\n\n"
                                        "### Task 1: One\n- **Description**: A\n\n"
                                        "### Task 2: Two\n- **Dependencies**: Task 1\n", -1);
  g_autoptr(JsonNode) node = plan_json_build (plan, "a.md", "");

  assert_value (node, "agents.0.number", "null");
  assert_value (node, "agents.0.name", "\"\"");
  assert_value (node, "agents.0.lines", "[5,9]");
  assert_value (node, "agents.0.tasks.1.key", "\"-/2\"");
  assert_value (node, "agents.0.tasks.1.dependencies.tasks", "[\"-/1\"]");
  assert_value (node, "agents.1", "nothing");
  assert_value (node, "counts.agents", "0");
}

static void
test_empty (void)
{
  g_autoptr(Plan)     plan = read_plan ("", -1);
  g_autoptr(JsonNode) node = plan_json_build (plan, "a.md", "");

  assert_value (node, "title", "\"\"");
  assert_value (node, "agents", "[]");
  assert_value (node, "sections", "[]");
  assert_value (node, "source.bytes", "0");
  assert_value (node, "schedule.next", "null");
}

/* Whatever bytes a plan has, its JSON is UTF-8, is read back, and says what it said. */
static void
test_strings (void)
{
  static const char    text[] = "# Execution Plan: T\xe9st \"\\ \x01\n\n## Overview\n"
                                "- **Objective**: a\0b \xff \xf0\x9f\x98\x80 \x1b[1m\n";
  g_autoptr(Plan)      plan = read_plan (text, sizeof text - 1);
  g_autoptr(JsonNode)  node = plan_json_build (plan, "\xe9.md", "");
  g_autofree char     *json = plan_json_to_string (node);
  g_autoptr(JsonNode)  back = json_from_string (json, NULL);

  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_nonnull (back);
  g_assert_true (g_str_has_suffix (json, "}\n"));
  g_assert_true (g_str_has_prefix (json, "{\n  \"format\""));
  for (const char *p = json; *p != '\0'; p++)
    g_assert_true ((guchar) *p >= 0x20 || *p == '\n');
  g_assert_nonnull (strstr (json, "\360\237\230\200"));
  g_assert_nonnull (strstr (json, "a\357\277\275b"));
}

static const struct
{
  const char *json;
  const char *printed;
} printed[] = {
  { "{}", "{}" },
  { "[]", "[]" },
  { "{\"a\":null,\"b\":true,\"c\":false}",
    "{\n  \"a\": null,\n  \"b\": true,\n  \"c\": false\n}" },
  { "{\"lines\":[10,20]}", "{\n  \"lines\": [10, 20]\n}" },
  { "[1,\"a\"]", "[\n  1,\n  \"a\"\n]" },
  { "[[1,-2],[],{}]", "[\n  [1, -2],\n  [],\n  {}\n]" },
  { "[0.5,1.0,-1e22,12345678901234567]", "[0.5, 1.0, -1e+22, 12345678901234567]" },
  { "{\"\\u0001\\\"\\\\/\\b\\f\\n\\r\\t\\u000b\\u007f\\u00e9\":\"\"}",
    "{\n  \"\\u0001\\\"\\\\/\\b\\f\\n\\r\\t\\u000b\\u007f\303\251\": \"\"\n}" },
};

static void
test_print (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (printed); i++)
    {
      g_autoptr(JsonNode) node = json_from_string (printed[i].json, NULL);
      g_autofree char    *text = plan_json_to_string (node);
      g_autoptr(JsonNode) back = json_from_string (text, NULL);
      g_autofree char    *expected = g_strconcat (printed[i].printed, "\n", NULL);

      g_assert_cmpstr (text, ==, expected);
      g_assert_true (json_node_equal (node, back));
    }
}

/* Indentation has no limit of its own. */
static void
test_print_deep (void)
{
  g_autoptr(GString)  json = g_string_new (NULL);
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(JsonNode) back = NULL;
  g_autofree char    *text = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (json, "{\"a\":");
  g_string_append (json, "\"b\"");
  for (guint i = 0; i < 100; i++)
    g_string_append_c (json, '}');
  node = json_from_string (json->str, NULL);
  text = plan_json_to_string (node);
  back = json_from_string (text, NULL);
  g_assert_true (json_node_equal (node, back));
}

/* Every document's JSON is read back as it was, by another parser than ours. */
static void
test_print_documents (void)
{
  g_autoptr(GPtrArray) paths = list_documents ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GBytes)     bytes = read_bytes (g_ptr_array_index (paths, i));
      g_autoptr(MdDocument) document = md_document_new (bytes);
      g_autoptr(Plan)       plan = plan_new (document, NULL);
      g_autoptr(JsonNode)   node = plan_json_build (plan, "a.md", "");
      g_autofree char      *text = plan_json_to_string (node);
      g_autoptr(JsonNode)   back = json_from_string (text, NULL);

      g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
      g_assert_nonnull (back);
      g_assert_true (json_node_equal (node, back));
      g_assert_true (_plan_json_is_known (text, strlen (text), FALSE));
    }
}

/* The lists say the same as the counts, for every document there is. */
static void
test_counts (void)
{
  g_autoptr(GPtrArray) paths = list_documents ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GBytes)     bytes = read_bytes (g_ptr_array_index (paths, i));
      g_autoptr(MdDocument) document = md_document_new (bytes);
      g_autoptr(Plan)       plan = plan_new (document, NULL);
      g_autoptr(JsonNode)   node = plan_json_build (plan, "a.md", "");
      JsonObject           *root = json_node_get_object (node);
      JsonArray            *agents = json_object_get_array_member (root, "agents");
      guint                 criteria = 0;
      PlanCounts            counts;

      plan_count (plan, &counts);
      for (guint a = 0; a < json_array_get_length (agents); a++)
        {
          JsonObject *agent = json_array_get_object_element (agents, a);
          JsonArray  *tasks = json_object_get_array_member (agent, "tasks");

          for (guint t = 0; t < json_array_get_length (tasks); t++)
            {
              JsonObject *task = json_array_get_object_element (tasks, t);

              criteria += json_array_get_length (json_object_get_array_member (task, "criteria"));
            }
        }
      g_test_message ("%s", (char *) g_ptr_array_index (paths, i));
      g_assert_cmpuint (criteria, ==, counts.criteria);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "decisions")),
                        ==, counts.decisions);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "risks")),
                        ==, counts.risks);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "success")),
                        ==, counts.success);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/io/json/build", test_build);
  g_test_add_func ("/io/json/no-agent", test_no_agent);
  g_test_add_func ("/io/json/empty", test_empty);
  g_test_add_func ("/io/json/strings", test_strings);
  g_test_add_func ("/io/json/counts", test_counts);
  g_test_add_func ("/io/json/print", test_print);
  g_test_add_func ("/io/json/print-deep", test_print_deep);
  g_test_add_func ("/io/json/print-documents", test_print_documents);

  return g_test_run ();
}
