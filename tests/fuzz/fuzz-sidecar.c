/* fuzz-sidecar.c: any bytes may stand beside a plan as its sidecar
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <string.h>

#include "io/plan-json-private.h"

#define NAME "plan.md"
#define SHA256 "0000"

static const char text[] = "# Execution Plan: P\n\n### Task 1: T\n- **Acceptance Criteria**:\n"
                           "  - [x] c\n";

static Plan *
get_plan (void)
{
  static Plan *plan = NULL;

  if (plan == NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (MdDocument) document = md_document_new (bytes);

      plan = plan_new (document, NULL);
    }
  return plan;
}

/* The sidecar when there is none to carry anything over from. */
static const char *
get_plain (void)
{
  static char *plain = NULL;

  if (plain == NULL)
    {
      g_autoptr (GBytes)   bytes = NULL;
      g_autofree char     *again = NULL;
      g_autoptr (JsonNode) root = NULL;

      plain = plan_json_print (get_plan (), NAME, SHA256);
      bytes = g_bytes_new_static (plain, strlen (plain));
      again = _plan_sidecar_print_over (get_plan (), NAME, SHA256, bytes);
      g_assert_cmpstr (again, ==, plain);
      root = _plan_json_parse (plain, strlen (plain));
      g_assert_nonnull (root);
    }
  return plain;
}

/* Comments, history and the keys at the top that are not ours are what they were. */
static void
check_carried (JsonObject *before,
               JsonObject *now)
{
  JsonObjectIter iter;
  const char    *member;
  JsonNode      *node;

  json_object_iter_init (&iter, before);
  while (json_object_iter_next (&iter, &member, &node))
    {
      g_assert (json_object_has_member (now, member));
      if (g_str_equal (member, "comments") || g_str_equal (member, "history")
          || g_str_has_prefix (member, "x"))
        g_assert (json_node_equal (node, json_object_get_member (now, member)));
    }
}

static gboolean
holds_value (JsonObject *object,
             const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node);
}

/* Whether the sidecar is one, so that all of it must be carried over. */
static gboolean
is_whole (JsonNode *root)
{
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  for (guint i = 0; i < 2; i++)
    {
      JsonNode *node = json_object_get_member (object, i == 0 ? "comments" : "history");

      if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
        return FALSE;
    }
  return holds_value (object, "format") && holds_value (object, "version")
         && g_strcmp0 (json_object_get_string_member_with_default (object, "format", NULL),
                       PLAN_JSON_FORMAT)
                == 0
         && json_object_get_int_member_with_default (object, "version", 0) == PLAN_JSON_VERSION;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  Plan                *plan = get_plan ();
  g_autoptr (GBytes)   bytes = g_bytes_new (data, size);
  g_autofree char     *now = _plan_sidecar_print_over (plan, NAME, SHA256, bytes);
  g_autofree char     *again = NULL;
  g_autoptr (GBytes)   now_bytes = NULL;
  g_autoptr (JsonNode) before_root = _plan_json_parse ((const char *)data, size);
  g_autoptr (JsonNode) root = NULL;

  /* Most bytes leave nothing to carry over, and that text has been looked at once. */
  if (now == NULL || (!is_whole (before_root) && g_str_equal (now, get_plain ())))
    return 0;
  g_assert (g_utf8_validate (now, -1, NULL));
  g_assert (g_str_has_suffix (now, "}\n"));
  root = _plan_json_parse (now, strlen (now));
  g_assert (root != NULL);
  if (is_whole (before_root))
    check_carried (json_node_get_object (before_root), json_node_get_object (root));
  if (g_str_equal (now, get_plain ()))
    return 0;

  now_bytes = g_bytes_new_static (now, strlen (now));
  again = _plan_sidecar_print_over (plan, NAME, SHA256, now_bytes);
  g_assert_cmpstr (again, ==, now);
  return 0;
}
