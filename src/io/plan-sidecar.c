/* plan-sidecar.c: the plan as data, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n.h>

#include "io/plan-file-private.h"
#include "io/plan-json-private.h"
#include "io/plan-notes-private.h"

#define MAX_BACKUPS 99
#define MAX_TRIES 3
#define MAX_GROWTH 8

/**
 * Before:
 * @bytes: (nullable): what is in it; %NULL when there is none, or nothing that can be looked at
 * @root: (nullable): what it says; %NULL when it is corrupt
 * @known: whether all of it can be made from the plan, so that nobody needs to read it
 * @corrupt: whether it has to be kept aside before another takes its place
 * @newer: whether it is of a version to come, and has to be left alone
 *
 * The sidecar that is there before a save.
 */
typedef struct
{
  GBytes   *bytes;
  JsonNode *root;
  gboolean  known;
  gboolean  corrupt;
  gboolean  newer;
} Before;

static void
clear_before (Before *before)
{
  g_clear_pointer (&before->bytes, g_bytes_unref);
  g_clear_pointer (&before->root, json_node_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Before, clear_before)

char *
plan_sidecar_dup_path (const char *plan_path)
{
  static const char *const suffixes[] = { ".md", ".markdown" };
  gsize                    length;

  g_return_val_if_fail (plan_path != NULL, NULL);

  length = strlen (plan_path);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n = strlen (suffixes[i]);

      if (length > n && plan_path[length - n - 1] != '/'
          && g_ascii_strcasecmp (plan_path + length - n, suffixes[i]) == 0)
        {
          length -= n;
          break;
        }
    }

  return g_strdup_printf ("%.*s.plan.json", (int) length, plan_path);
}

/* Whether the text is a sidecar of ours. Sets @newer when it is one of a version to come. */
static gboolean
is_sidecar (JsonNode *root,
            gboolean *newer)
{
  static const char *const arrays[] = { "comments", "history" };
  JsonObject              *object;
  JsonNode                *format;
  JsonNode                *version;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  object = json_node_get_object (root);
  format = json_object_get_member (object, "format");
  version = json_object_get_member (object, "version");
  if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING
      || !g_str_equal (json_node_get_string (format), PLAN_JSON_FORMAT)
      || version == NULL || !JSON_NODE_HOLDS_VALUE (version))
    return FALSE;

  *newer = json_node_get_double (version) > PLAN_JSON_VERSION;
  if (*newer)
    return TRUE;
  if (json_node_get_int (version) != PLAN_JSON_VERSION)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    {
      JsonNode *node = json_object_get_member (object, arrays[i]);

      if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
        return FALSE;
    }

  return TRUE;
}

/* Finds out what @before->bytes are. */
static void
judge_before (Before   *before,
              gboolean  with_notes)
{
  g_autoptr(JsonNode) root = NULL;
  gsize               length;
  const char         *text = g_bytes_get_data (before->bytes, &length);

  before->known = length > 0 && _plan_json_is_known (text, length, with_notes);
  if (before->known && !with_notes)
    return;
  root = length > 0 ? _plan_json_parse (text, length) : NULL;
  before->corrupt = !is_sidecar (root, &before->newer);
  if (!before->corrupt && !before->newer)
    before->root = g_steal_pointer (&root);
}

/* Reads the sidecar of @plan at @path, if there is one. Fails when it must be left alone. */
static gboolean
read_before (Plan        *plan,
             const char  *path,
             gboolean     with_notes,
             Before      *before,
             GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  gsize             limit = PLAN_FILE_MAX_SIZE;

  /* Data is longer than the plan it is made from, but not by so much. */
  limit += MAX_GROWTH * md_document_get_size (plan_get_document (plan));
  before->bytes = _plan_file_load_limited (path, limit, NULL, &local_error);
  if (before->bytes == NULL)
    {
      if (g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_FOUND))
        return TRUE;
      before->corrupt = g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_TOO_LARGE)
                        || g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_TEXT)
                        || g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_UTF16);
      if (before->corrupt)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  judge_before (before, with_notes);
  if (before->newer)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED,
                   /* Translators: %s is the name of a file. */
                   _("“%s” was written by a newer version of Trestleboard and is left as it is. "
                     "Update Trestleboard to keep it in step with the plan."), name);
      return FALSE;
    }

  return TRUE;
}

/* The sidecar with what can still be read in a corrupt one.
 * Returns: (transfer full) (nullable): %NULL when that is nothing */
static char *
print_salvaged (Plan         *plan,
                const char   *name,
                const char   *sha256,
                const Before *before)
{
  gsize                 length;
  const char           *text = g_bytes_get_data (before->bytes, &length);
  g_autoptr(JsonArray)  comments = _plan_json_salvage (text, length, "comments");
  g_autoptr(JsonArray)  history = _plan_json_salvage (text, length, "history");
  g_autoptr(JsonNode)   node = NULL;
  JsonObject           *now;

  if (json_array_get_length (comments) == 0 && json_array_get_length (history) == 0)
    return NULL;
  node = plan_json_build (plan, name, sha256);
  now = json_node_get_object (node);
  json_object_set_array_member (now, "comments", g_steal_pointer (&comments));
  json_object_set_array_member (now, "history", g_steal_pointer (&history));

  return plan_json_to_string (node);
}

/* Keeps a corrupt sidecar as `.bak`, or `.bak.2` and so on: no earlier one is overwritten. */
static gboolean
keep_corrupt (const char  *path,
              Before      *before,
              GError     **error)
{
  for (guint i = 1; i <= MAX_BACKUPS; i++)
    {
      g_autofree char  *name = i == 1 ? g_strconcat (path, ".bak", NULL)
                                      : g_strdup_printf ("%s.bak.%u", path, i);
      g_autoptr(GError) local_error = NULL;
      PlanFileState     state = { 0 };

      if (before->bytes == NULL)
        {
          if (renameat2 (AT_FDCWD, path, AT_FDCWD, name, RENAME_NOREPLACE) == 0)
            return TRUE;
          if (errno == EEXIST)
            continue;
          _plan_file_set_save_error (error, name, errno);
          return FALSE;
        }
      plan_file_hash (before->bytes, state.sha256);
      if (plan_file_is_current (name, &state)
          || _plan_file_save_over (name, before->bytes, NULL, 0600, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  _plan_file_set_save_error (error, path, EEXIST);

  return FALSE;
}

static char *
print (Plan         *plan,
       const char   *name,
       const char   *sha256,
       const Before *before)
{
  g_autoptr(JsonNode) node = NULL;
  char               *text = NULL;

  if (before->root != NULL)
    {
      node = plan_json_build (plan, name, sha256);
      _plan_json_carry_over (json_node_get_object (before->root), json_node_get_object (node));
      return plan_json_to_string (node);
    }
  if (before->bytes != NULL && before->corrupt && g_bytes_get_size (before->bytes) > 0)
    text = print_salvaged (plan, name, sha256, before);

  return text != NULL ? text : plan_json_print (plan, name, sha256);
}

/* What @before has of comments and history, as an object of those two; %NULL when it has none. */
static JsonObject *
salvage_notes (const Before *before)
{
  JsonObject *notes;
  gsize       length;
  const char *text;

  if (before->bytes == NULL || !before->corrupt || g_bytes_get_size (before->bytes) == 0)
    return NULL;
  text = g_bytes_get_data (before->bytes, &length);
  notes = json_object_new ();
  json_object_set_array_member (notes, "comments", _plan_json_salvage (text, length, "comments"));
  json_object_set_array_member (notes, "history", _plan_json_salvage (text, length, "history"));

  return notes;
}

/* print() with the notes of who saves; sets the arrays that are in the text. */
static char *
print_notes (Plan                    *plan,
             const PlanSidecarTarget *target,
             const Before            *before,
             JsonArray              **comments,
             JsonArray              **history)
{
  g_autoptr(JsonObject) salvaged = salvage_notes (before);
  g_autoptr(JsonNode)   node = NULL;
  JsonObject           *now;

  _plan_notes_join (target->notes,
                    before->root != NULL ? json_node_get_object (before->root) : salvaged,
                    plan, comments, history);
  if (before->root == NULL || before->known)
    return _plan_json_print_notes (plan, target->source, target->sha256, *comments, *history);

  node = plan_json_build (plan, target->source, target->sha256);
  now = json_node_get_object (node);
  _plan_json_carry_over (json_node_get_object (before->root), now);
  json_object_set_array_member (now, "comments", json_array_ref (*comments));
  json_object_set_array_member (now, "history", json_array_ref (*history));

  return plan_json_to_string (node);
}

char *
_plan_sidecar_print_over (Plan       *plan,
                          const char *name,
                          const char *sha256,
                          GBytes     *bytes)
{
  g_auto(Before) before = { .bytes = g_bytes_ref (bytes) };

  judge_before (&before, FALSE);

  return before.newer ? NULL : print (plan, name, sha256, &before);
}

char *
_plan_sidecar_print_to (Plan                    *plan,
                        const PlanSidecarTarget *target)
{
  g_auto(Before) before = { 0 };

  if (!read_before (plan, target->path, FALSE, &before, NULL))
    clear_before (&before);

  return print (plan, target->source, target->sha256, &before);
}

/* A plan of one file. */
typedef struct
{
  char         *path;
  char         *resolved;
  char         *name;
  PlanFileState state;
} Single;

static gboolean
is_current_cb (gpointer user_data)
{
  Single *single = user_data;

  return plan_file_is_current (single->resolved, &single->state);
}

static void
clear_single (Single *single)
{
  g_free (single->path);
  g_free (single->resolved);
  g_free (single->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Single, clear_single)

/* Takes @resolved. */
static PlanSidecarTarget
init_single (Single     *single,
             char       *resolved,
             const char *sha256)
{
  single->resolved = resolved;
  single->path = plan_sidecar_dup_path (resolved);
  single->name = g_path_get_basename (resolved);
  g_strlcpy (single->state.sha256, sha256, sizeof single->state.sha256);

  return (PlanSidecarTarget) { single->path, single->name, sha256, resolved, is_current_cb,
                               single };
}

char *
plan_sidecar_print (Plan       *plan,
                    const char *plan_path,
                    const char *bytes_sha256)
{
  PlanSidecarTarget target;
  g_auto(Single)    single = { 0 };
  char             *resolved;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (plan_path != NULL, NULL);

  resolved = _plan_file_resolve (plan_path);
  target = init_single (&single, resolved != NULL ? resolved : g_strdup (plan_path), bytes_sha256);

  return _plan_sidecar_print_to (plan, &target);
}

/* Returns: whether it is written; sets @again when somebody else wrote it meanwhile */
static gboolean
try_save (Plan                    *plan,
          const PlanSidecarTarget *target,
          gboolean                *again,
          GError                 **error)
{
  g_autofree char    *text = NULL;
  g_autoptr(JsonArray) comments = NULL;
  g_autoptr(JsonArray) history = NULL;
  g_autoptr(GBytes)   bytes = NULL;
  g_autoptr(GError)   local_error = NULL;
  g_auto(Before)      before = { 0 };
  struct stat         info;
  mode_t              mode = 0666;

  if (!read_before (plan, target->path, target->notes != NULL, &before, error))
    return FALSE;
  /* Whoever saved the plan after us writes its sidecar too: ours must not come later. Asked between
   * the reading of the old one and the writing over just that. */
  if (!target->is_current (target->user_data))
    return TRUE;
  text = target->notes != NULL ? print_notes (plan, target, &before, &comments, &history)
                               : print (plan, target->source, target->sha256, &before);
  if (before.corrupt && !keep_corrupt (target->path, &before, error))
    return FALSE;

  /* What is private in the plan is private in its sidecar. */
  if (stat (target->model, &info) == 0)
    mode = info.st_mode & 0666;
  bytes = g_bytes_new_static (text, strlen (text));
  if (_plan_file_save_over (target->path, bytes, before.bytes, mode, &local_error))
    {
      if (target->notes != NULL)
        _plan_notes_written (target->notes, plan, comments, history);
      return TRUE;
    }
  *again = g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED)
           || g_error_matches (local_error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

gboolean
_plan_sidecar_save_to (Plan                    *plan,
                       const PlanSidecarTarget *target,
                       GError                 **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr(GError) local_error = NULL;
      gboolean          again = FALSE;

      if (try_save (plan, target, &again, &local_error))
        return TRUE;
      if (!again || i == MAX_TRIES - 1)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  g_assert_not_reached ();
}

gboolean
plan_sidecar_save (Plan        *plan,
                   const char  *plan_path,
                   const char  *bytes_sha256,
                   PlanNotes   *notes,
                   GError     **error)
{
  PlanSidecarTarget target;
  g_auto(Single)    single = { 0 };
  char             *resolved;

  g_return_val_if_fail (plan != NULL, FALSE);
  g_return_val_if_fail (plan_path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  resolved = _plan_file_resolve (plan_path);
  if (resolved == NULL)
    {
      _plan_file_set_save_error (error, plan_path, errno);
      return FALSE;
    }
  target = init_single (&single, resolved, bytes_sha256);

  target.notes = notes;
  return _plan_sidecar_save_to (plan, &target, error);
}
