/* plan-notes.c: comments on tasks, and the history of their status
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-notes-private.h"

#include <string.h>

#include "io/plan-file-private.h"
#include "io/plan-json-private.h"

#define MAX_SIDECAR (64 * 1024 * 1024)

/* A comment or an entry of the history. */
typedef struct
{
  guint       task;   /* id of the part; 0 when the task is gone */
  JsonObject *object; /* owned; as in the file, with keys we do not know */
  gboolean    is_new; /* no file has it as it is here */
} Entry;

struct _PlanNotes
{
  GObject  parent_instance;

  /* Owned */
  GArray  *comments; /* element-type Entry */
  GArray  *history;  /* element-type Entry */
  Plan    *saved;    /* NULL until known */
};

G_DEFINE_FINAL_TYPE (PlanNotes, plan_notes, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
clear_entry (gpointer data)
{
  json_object_unref (((Entry *) data)->object);
}

static GArray *
create_entries (void)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (Entry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

/* The id of the task that @key names in @plan, or 0. */
static guint
find_task (Plan       *plan,
           const char *key)
{
  int index = plan != NULL && key != NULL ? plan_find_task (plan, key, NULL) : -1;

  return index >= 0 ? plan_part_get_id (plan_get_part (plan, index)) : 0;
}

/* Entries are the same that say the same: comments have names, others are told by their content. */
static gboolean
is_same (JsonObject *a,
         JsonObject *b)
{
  const char *id = get_text (a, "id");
  g_autoptr (GList) members = NULL;

  if (id != NULL || get_text (b, "id") != NULL)
    return g_strcmp0 (id, get_text (b, "id")) == 0;
  members = json_object_get_members (a);
  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (b, l->data);

      if (!g_str_equal (l->data, "task") &&
          (node == NULL || !json_node_equal (json_object_get_member (a, l->data), node)))
        return FALSE;
    }
  return json_object_get_size (a) == json_object_get_size (b);
}

/* The entry that says the same of the same task; @task 0: of any. */
static Entry *
find_same (GArray     *entries,
           JsonObject *object,
           guint       task)
{
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if ((task == 0 || entry->task == 0 || entry->task == task ||
           get_text (object, "id") != NULL) &&
          is_same (entry->object, object))
        return entry;
    }
  return NULL;
}

/* Values are shared: nothing below the object's members is ever changed. */
static JsonObject *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (copy, l->data,
                            json_node_copy (json_object_get_member (object, l->data)));
  return copy;
}

/* Adds the entries of a file's array, whose keys are those of @plan. */
static void
add_entries (GArray     *entries,
             JsonObject *root,
             const char *member,
             Plan       *plan)
{
  JsonNode *node = json_object_get_member (root, member);
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                   : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      Entry entry = { 0 };

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      entry.task = find_task (plan, get_text (json_node_get_object (element), "task"));
      if (find_same (entries, json_node_get_object (element), entry.task) != NULL)
        continue;
      entry.object = copy_object (json_node_get_object (element));
      g_array_append_val (entries, entry);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (get_text (((const Entry *) a)->object, "at"),
                    get_text (((const Entry *) b)->object, "at"));
}

static void
keep_new (GArray *entries)
{
  for (guint i = entries->len; i > 0; i--)
    {
      if (!g_array_index (entries, Entry, i - 1).is_new)
        g_array_remove_index (entries, i - 1);
    }
}

static void
plan_notes_finalize (GObject *object)
{
  PlanNotes *self = PLAN_NOTES (object);

  g_array_unref (self->comments);
  g_array_unref (self->history);
  g_clear_pointer (&self->saved, plan_unref);

  G_OBJECT_CLASS (plan_notes_parent_class)->finalize (object);
}

static void
plan_notes_class_init (PlanNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plan_notes_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plan_notes_init (PlanNotes *self)
{
  self->comments = create_entries ();
  self->history = create_entries ();
}

PlanNotes *
plan_notes_new (void)
{
  return g_object_new (PLAN_TYPE_NOTES, NULL);
}

void
plan_notes_load (PlanNotes  *self,
                 const char *path,
                 Plan       *plan)
{
  g_autofree char *resolved = _plan_file_resolve (path);
  g_autofree char *sidecar = plan_sidecar_dup_path (resolved != NULL ? resolved : path);

  _plan_notes_load_sidecar (self, sidecar, plan);
}

void
_plan_notes_load_sidecar (PlanNotes  *self,
                          const char *sidecar,
                          Plan       *plan)
{
  g_autoptr (GBytes) bytes = _plan_file_load_limited (sidecar, MAX_SIDECAR, NULL, NULL);
  g_autoptr (JsonNode) root = NULL;

  g_return_if_fail (PLAN_IS_NOTES (self));

  plan_notes_set_saved (self, plan);
  keep_new (self->comments);
  g_array_set_size (self->history, 0);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    root = _plan_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      add_entries (self->comments, json_node_get_object (root), "comments", plan);
      add_entries (self->history, json_node_get_object (root), "history", plan);
    }
  g_array_sort (self->comments, compare_entries);
  g_array_sort (self->history, compare_entries);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
plan_notes_set_saved (PlanNotes *self,
                      Plan      *plan)
{
  g_return_if_fail (PLAN_IS_NOTES (self));

  plan_ref (plan);
  g_clear_pointer (&self->saved, plan_unref);
  self->saved = plan;
}

void
plan_notes_add_comment (PlanNotes  *self,
                        guint       task,
                        const char *text)
{
  g_autofree char *now = dup_now ();
  g_autofree char *id = g_uuid_string_random ();
  Entry entry = { .task = task, .is_new = TRUE };

  g_return_if_fail (PLAN_IS_NOTES (self));
  g_return_if_fail (text != NULL);

  entry.object = json_object_new ();
  json_object_set_string_member (entry.object, "id", id);
  json_object_set_null_member (entry.object, "task");
  json_object_set_string_member (entry.object, "at", now);
  json_object_set_string_member (entry.object, "text", text);
  json_object_set_null_member (entry.object, "resolved");
  g_array_append_val (self->comments, entry);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
plan_notes_set_resolved (PlanNotes  *self,
                         const char *comment,
                         gboolean    resolved)
{
  g_return_if_fail (PLAN_IS_NOTES (self));

  for (guint i = 0; i < self->comments->len; i++)
    {
      Entry *entry = &g_array_index (self->comments, Entry, i);
      g_autofree char *now = dup_now ();

      if (g_strcmp0 (get_text (entry->object, "id"), comment) != 0)
        continue;
      if (resolved)
        json_object_set_string_member (entry->object, "resolved", now);
      else
        json_object_set_null_member (entry->object, "resolved");
      entry->is_new = TRUE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
      return;
    }
}

GArray *
plan_notes_get_comments (PlanNotes *self,
                         guint      task)
{
  GArray *comments = g_array_new (FALSE, FALSE, sizeof (PlanComment));

  g_return_val_if_fail (PLAN_IS_NOTES (self), comments);

  for (guint i = 0; i < self->comments->len; i++)
    {
      const Entry *entry = &g_array_index (self->comments, Entry, i);
      PlanComment comment = { .task = task };

      if (entry->task != task || get_text (entry->object, "text") == NULL ||
          get_text (entry->object, "id") == NULL)
        continue;
      comment.id = get_text (entry->object, "id");
      comment.at = get_text (entry->object, "at");
      comment.text = get_text (entry->object, "text");
      comment.resolved = get_text (entry->object, "resolved");
      g_array_append_val (comments, comment);
    }
  return comments;
}

const char *
plan_notes_get_since (PlanNotes  *self,
                      guint       task,
                      PlanStatus  status)
{
  g_return_val_if_fail (PLAN_IS_NOTES (self), NULL);

  for (guint i = self->history->len; i > 0; i--)
    {
      const Entry *entry = &g_array_index (self->history, Entry, i - 1);

      if (entry->task != task)
        continue;
      /* Only the last change tells: after another, it came here in a way that nobody noted. */
      return g_strcmp0 (get_text (entry->object, "to"), plan_status_to_string (status)) == 0
               ? get_text (entry->object, "at")
               : NULL;
    }
  return NULL;
}

Plan *
plan_notes_get_saved (PlanNotes *self)
{
  g_return_val_if_fail (PLAN_IS_NOTES (self), NULL);

  return self->saved;
}

gboolean
plan_notes_get_modified (PlanNotes *self)
{
  g_return_val_if_fail (PLAN_IS_NOTES (self), FALSE);

  for (guint i = 0; i < self->comments->len; i++)
    {
      if (g_array_index (self->comments, Entry, i).is_new)
        return TRUE;
    }
  return FALSE;
}

/* Writes which task the entry is about: by the key that it has in @plan, or as one that is gone. */
static void
set_task (Entry *entry,
          Plan  *plan)
{
  int index = entry->task != 0 ? plan_find_part (plan, entry->task) : -1;
  g_autofree char *old = g_strdup (get_text (entry->object, "task"));
  g_autofree char *key = NULL;

  if (index >= 0)
    {
      key = plan_dup_task_key (plan, index);
      json_object_set_string_member (entry->object, "task", key);
      return;
    }
  if (old == NULL)
    return;
  json_object_set_null_member (entry->object, "task");
  json_object_set_string_member (entry->object, "was", old);
}

/* What the sidecar that is there says of a task's status. */
static GHashTable *
read_statuses (JsonObject *before)
{
  GHashTable *statuses = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *agents = json_object_get_member (before, "agents");

  if (agents == NULL || !JSON_NODE_HOLDS_ARRAY (agents))
    return statuses;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (agents)); i++)
    {
      JsonNode *agent = json_array_get_element (json_node_get_array (agents), i);
      JsonNode *tasks = JSON_NODE_HOLDS_OBJECT (agent)
                          ? json_object_get_member (json_node_get_object (agent), "tasks")
                          : NULL;

      for (guint k = 0; tasks != NULL && JSON_NODE_HOLDS_ARRAY (tasks) &&
                        k < json_array_get_length (json_node_get_array (tasks));
           k++)
        {
          JsonNode *task = json_array_get_element (json_node_get_array (tasks), k);
          const char *key = JSON_NODE_HOLDS_OBJECT (task)
                              ? get_text (json_node_get_object (task), "key")
                              : NULL;

          if (key != NULL)
            g_hash_table_insert (statuses, (gpointer) key,
                                 (gpointer) get_text (json_node_get_object (task), "status"));
        }
    }
  return statuses;
}

/* Adds each change of status between the last save and @plan. */
static void
add_changes (PlanNotes  *notes,
             GArray     *history,
             GHashTable *statuses,
             Plan       *plan)
{
  g_autofree char *now = dup_now ();
  guint n_tasks;
  const guint *tasks = plan_get_tasks (plan, &n_tasks);

  for (guint i = 0; notes->saved != NULL && i < n_tasks; i++)
    {
      PlanPart *part = plan_get_part (plan, tasks[i]);
      int old = plan_find_part (notes->saved, plan_part_get_id (part));
      const char *to = plan_status_to_string (plan_part_get_status (part, NULL));
      g_autofree char *key = NULL;
      const char *from;
      Entry entry = { .task = plan_part_get_id (part) };

      if (old < 0)
        continue;
      key = plan_dup_task_key (notes->saved, old);
      from = statuses != NULL ? g_hash_table_lookup (statuses, key) : NULL;
      if (from == NULL)
        from = plan_status_to_string (plan_part_get_status (plan_get_part (notes->saved, old),
                                                            NULL));
      if (g_str_equal (from, to))
        continue;
      entry.object = json_object_new ();
      json_object_set_string_member (entry.object, "task", key);
      json_object_set_string_member (entry.object, "at", now);
      json_object_set_string_member (entry.object, "from", from);
      json_object_set_string_member (entry.object, "to", to);
      g_array_append_val (history, entry);
    }
}

/* The entries of the file and those of @own, each once. */
static GArray *
join_entries (GArray     *own,
              JsonObject *before,
              const char *member,
              Plan       *keys)
{
  GArray *joined = create_entries ();

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      Entry entry = g_array_index (own, Entry, i);

      entry.object = copy_object (entry.object);
      g_array_append_val (joined, entry);
    }
  if (before != NULL)
    add_entries (joined, before, member, keys);
  g_array_sort (joined, compare_entries);
  return joined;
}

static JsonArray *
write_entries (GArray *entries,
               Plan   *plan)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      set_task (entry, plan);
      json_array_add_object_element (array, json_object_ref (entry->object));
    }
  return array;
}

/* What stands in the file's array and is no entry stays in it. */
static void
add_others (JsonArray  *array,
            JsonObject *before,
            const char *member)
{
  JsonNode *node = before != NULL ? json_object_get_member (before, member) : NULL;

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
                    i < json_array_get_length (json_node_get_array (node));
       i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);

      if (!JSON_NODE_HOLDS_OBJECT (element))
        json_array_add_element (array, json_node_copy (element));
    }
}

void
_plan_notes_join (PlanNotes   *notes,
                  JsonObject  *before,
                  Plan        *plan,
                  JsonArray  **comments,
                  JsonArray  **history)
{
  /* The keys in the file are those of the plan that was saved last. */
  Plan *keys = notes != NULL && notes->saved != NULL ? notes->saved : plan;
  g_autoptr (GArray) own_comments = join_entries (notes != NULL ? notes->comments : NULL, before,
                                                  "comments", keys);
  g_autoptr (GArray) own_history = join_entries (notes != NULL ? notes->history : NULL, before,
                                                 "history", keys);
  g_autoptr (GHashTable) statuses = before != NULL ? read_statuses (before) : NULL;

  if (notes != NULL)
    add_changes (notes, own_history, statuses, plan);
  *comments = write_entries (own_comments, plan);
  *history = write_entries (own_history, plan);
  add_others (*comments, before, "comments");
  add_others (*history, before, "history");
}

static void
take_entries (GArray    *entries,
              JsonArray *array,
              Plan      *plan)
{
  g_array_set_size (entries, 0);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Entry entry = { 0 };

      if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
        continue;
      entry.object = json_object_ref (json_array_get_object_element (array, i));
      entry.task = find_task (plan, get_text (entry.object, "task"));
      g_array_append_val (entries, entry);
    }
}

void
_plan_notes_written (PlanNotes *notes,
                     Plan      *plan,
                     JsonArray *comments,
                     JsonArray *history)
{
  plan_notes_set_saved (notes, plan);
  take_entries (notes->comments, comments, plan);
  take_entries (notes->history, history, plan);
  g_signal_emit (notes, signals[SIGNAL_CHANGED], 0);
}
