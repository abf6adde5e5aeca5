/* plan-json-carry.c: keys of others stay in the sidecar
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-private.h"

#define MAX_KEYS 3

/**
 * Identity:
 * @member: the array
 * @keys: what tells its objects apart: first the surest, `,` between the members of each
 *
 * Which object of the old sidecar is which of the new one.
 */
typedef struct
{
  const char *member;
  const char *keys[MAX_KEYS];
} Identity;

static const Identity identities[] = {
  { "sections", { "kind,heading,agent", "kind,heading", "heading" } },
  { "agents", { "number,name", "name", "number" } },
  { "tasks", { "key,name", "name", "key" } },
  { "fields", { "key,label", "key" } },
  { "criteria", { "text" } },
  { "files", { "label,path", "path" } },
  { "configuration", { "text" } },
  { "code", { "text" } },
  { "cases", { "name,expect", "name" } },
  { "decisions", { "agent,cells" } },
  { "risks", { "agent,cells" } },
  { "success", { "agent,group,text", "text" } },
};

static void carry_object (JsonObject *before,
                          JsonObject *now);

/* The values of the members @keys of @object as text. */
static char *
dup_identity (JsonObject *object,
              const char *keys)
{
  g_auto(GStrv) names = g_strsplit (keys, ",", -1);
  GString      *text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      JsonNode        *node = json_object_get_member (object, names[i]);
      g_autofree char *value = node != NULL ? json_to_string (node, FALSE) : NULL;

      g_string_append (text, value != NULL ? value : "-");
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static GPtrArray *
list_objects (JsonArray *array)
{
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_ptr_array_add (objects, json_node_get_object (node));
    }

  return objects;
}

static void
free_queue (gpointer data)
{
  g_queue_free (data);
}

/* Pairs what has the same identity, in order, and takes the pairs off both lists. */
static void
pair_objects (GPtrArray  *before,
              GPtrArray  *now,
              const char *keys)
{
  g_autoptr(GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  g_autoptr(GHashTable) paired = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *identity = dup_identity (g_ptr_array_index (before, i), keys);
      GQueue          *queue = g_hash_table_lookup (table, identity);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (table, g_steal_pointer (&identity), queue);
        }
      g_queue_push_tail (queue, g_ptr_array_index (before, i));
    }
  for (guint i = 0; i < now->len; i++)
    {
      g_autofree char *identity = dup_identity (g_ptr_array_index (now, i), keys);
      GQueue          *queue = g_hash_table_lookup (table, identity);
      JsonObject      *other = queue != NULL ? g_queue_pop_head (queue) : NULL;

      if (other == NULL)
        continue;
      carry_object (other, g_ptr_array_index (now, i));
      g_hash_table_add (paired, other);
      g_hash_table_add (paired, g_ptr_array_index (now, i));
    }
  for (guint i = before->len; i > 0; i--)
    if (g_hash_table_contains (paired, g_ptr_array_index (before, i - 1)))
      g_ptr_array_remove_index (before, i - 1);
  for (guint i = now->len; i > 0; i--)
    if (g_hash_table_contains (paired, g_ptr_array_index (now, i - 1)))
      g_ptr_array_remove_index (now, i - 1);
}

static void
carry_array (JsonArray  *before,
             JsonArray  *now,
             const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      g_autoptr(GPtrArray) old_objects = NULL;
      g_autoptr(GPtrArray) new_objects = NULL;

      if (!g_str_equal (identities[i].member, member))
        continue;
      old_objects = list_objects (before);
      new_objects = list_objects (now);
      for (guint k = 0; k < MAX_KEYS && identities[i].keys[k] != NULL; k++)
        if (old_objects->len > 0 && new_objects->len > 0)
          pair_objects (old_objects, new_objects, identities[i].keys[k]);
    }
}

/* All keys that are known are always written, so one that only the old object has is unknown. */
static void
carry_object (JsonObject *before,
              JsonObject *now)
{
  g_autoptr(GList) members = json_object_get_members (before);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;
      JsonNode   *old_node = json_object_get_member (before, member);
      JsonNode   *new_node = json_object_get_member (now, member);

      if (new_node == NULL)
        json_object_set_member (now, member, json_node_copy (old_node));
      else if (JSON_NODE_HOLDS_ARRAY (old_node) && JSON_NODE_HOLDS_ARRAY (new_node))
        carry_array (json_node_get_array (old_node), json_node_get_array (new_node), member);
      /* The names in `cells` are those of the columns: one that is gone is not unknown. */
      else if (JSON_NODE_HOLDS_OBJECT (old_node) && JSON_NODE_HOLDS_OBJECT (new_node)
               && !g_str_equal (member, "cells"))
        carry_object (json_node_get_object (old_node), json_node_get_object (new_node));
    }
}

void
_plan_json_carry_over (JsonObject *before,
                       JsonObject *now)
{
  static const char *const theirs[] = { "comments", "history" };

  carry_object (before, now);
  for (guint i = 0; i < G_N_ELEMENTS (theirs); i++)
    if (json_object_has_member (before, theirs[i]))
      json_object_set_member (now, theirs[i],
                              json_node_copy (json_object_get_member (before, theirs[i])));
}
