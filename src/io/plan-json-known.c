/* plan-json-known.c: whether a sidecar holds only what we write ourselves
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-private.h"

#include <string.h>

#define MAX_DEPTH 16

/* An object of the sidecar. */
typedef enum
{
  KIND_ANY, /* whatever is in it, is not carried over */
  KIND_ROOT,
  KIND_SOURCE,
  KIND_SECTION,
  KIND_FIELD,
  KIND_AGENT,
  KIND_TASK,
  KIND_CRITERION,
  KIND_FILE,
  KIND_DEPENDENCIES,
  KIND_CODE,
  KIND_TESTS,
  KIND_CASE,
  KIND_ROW,
  KIND_SUCCESS,
  KIND_COUNTS,
  KIND_SCHEDULE,
  KIND_PROBLEM,
  KIND_NONE, /* no object can stand here */
} Kind;

/**
 * Member:
 * @kind: of the object it is in
 * @name: its name
 * @value: what the objects in it are
 *
 * A row of the table of all that FORMAT.md has.
 */
typedef struct
{
  Kind        kind;
  const char *name;
  Kind        value;
} Member;

static const Member members[] = {
  { KIND_ROOT, "format", KIND_NONE },
  { KIND_ROOT, "version", KIND_NONE },
  { KIND_ROOT, "generator", KIND_NONE },
  { KIND_ROOT, "source", KIND_SOURCE },
  { KIND_ROOT, "title", KIND_NONE },
  { KIND_ROOT, "sections", KIND_SECTION },
  { KIND_ROOT, "agents", KIND_AGENT },
  { KIND_ROOT, "decisions", KIND_ROW },
  { KIND_ROOT, "risks", KIND_ROW },
  { KIND_ROOT, "success", KIND_SUCCESS },
  { KIND_ROOT, "counts", KIND_COUNTS },
  { KIND_ROOT, "schedule", KIND_SCHEDULE },
  { KIND_ROOT, "problems", KIND_PROBLEM },
  { KIND_ROOT, "comments", KIND_NONE },
  { KIND_ROOT, "history", KIND_NONE },
  { KIND_SOURCE, "file", KIND_NONE },
  { KIND_SOURCE, "sha256", KIND_NONE },
  { KIND_SOURCE, "bytes", KIND_NONE },
  { KIND_SOURCE, "files", KIND_NONE },
  { KIND_SECTION, "kind", KIND_NONE },
  { KIND_SECTION, "heading", KIND_NONE },
  { KIND_SECTION, "agent", KIND_NONE },
  { KIND_SECTION, "file", KIND_NONE },
  { KIND_SECTION, "lines", KIND_NONE },
  { KIND_SECTION, "fields", KIND_FIELD },
  { KIND_FIELD, "key", KIND_NONE },
  { KIND_FIELD, "label", KIND_NONE },
  { KIND_FIELD, "kind", KIND_NONE },
  { KIND_FIELD, "lines", KIND_NONE },
  { KIND_FIELD, "value", KIND_NONE },
  { KIND_FIELD, "placeholder", KIND_NONE },
  { KIND_AGENT, "number", KIND_NONE },
  { KIND_AGENT, "name", KIND_NONE },
  { KIND_AGENT, "file", KIND_NONE },
  { KIND_AGENT, "lines", KIND_NONE },
  { KIND_AGENT, "tasks", KIND_TASK },
  { KIND_TASK, "id", KIND_NONE },
  { KIND_TASK, "key", KIND_NONE },
  { KIND_TASK, "name", KIND_NONE },
  { KIND_TASK, "location", KIND_NONE },
  { KIND_TASK, "file", KIND_NONE },
  { KIND_TASK, "lines", KIND_NONE },
  { KIND_TASK, "status", KIND_NONE },
  { KIND_TASK, "status_from", KIND_NONE },
  { KIND_TASK, "description", KIND_NONE },
  { KIND_TASK, "criteria", KIND_CRITERION },
  { KIND_TASK, "files", KIND_FILE },
  { KIND_TASK, "dependencies", KIND_DEPENDENCIES },
  { KIND_TASK, "configuration", KIND_CODE },
  { KIND_TASK, "code", KIND_CODE },
  { KIND_TASK, "tests", KIND_TESTS },
  { KIND_TASK, "fields", KIND_FIELD },
  { KIND_CRITERION, "text", KIND_NONE },
  { KIND_CRITERION, "done", KIND_NONE },
  { KIND_CRITERION, "line", KIND_NONE },
  { KIND_FILE, "path", KIND_NONE },
  { KIND_FILE, "comment", KIND_NONE },
  { KIND_FILE, "label", KIND_NONE },
  { KIND_DEPENDENCIES, "text", KIND_NONE },
  { KIND_DEPENDENCIES, "tasks", KIND_NONE },
  { KIND_DEPENDENCIES, "agents", KIND_NONE },
  { KIND_DEPENDENCIES, "unresolved", KIND_NONE },
  { KIND_CODE, "language", KIND_NONE },
  { KIND_CODE, "text", KIND_NONE },
  { KIND_TESTS, "file", KIND_NONE },
  { KIND_TESTS, "setup", KIND_NONE },
  { KIND_TESTS, "cases", KIND_CASE },
  { KIND_CASE, "name", KIND_NONE },
  { KIND_CASE, "expect", KIND_NONE },
  { KIND_CASE, "line", KIND_NONE },
  { KIND_ROW, "agent", KIND_NONE },
  { KIND_ROW, "cells", KIND_ANY },
  { KIND_ROW, "file", KIND_NONE },
  { KIND_ROW, "line", KIND_NONE },
  { KIND_SUCCESS, "agent", KIND_NONE },
  { KIND_SUCCESS, "group", KIND_NONE },
  { KIND_SUCCESS, "text", KIND_NONE },
  { KIND_SUCCESS, "done", KIND_NONE },
  { KIND_SUCCESS, "file", KIND_NONE },
  { KIND_SUCCESS, "line", KIND_NONE },
  { KIND_COUNTS, "agents", KIND_NONE },
  { KIND_COUNTS, "tasks", KIND_NONE },
  { KIND_COUNTS, "criteria", KIND_NONE },
  { KIND_COUNTS, "criteria_done", KIND_NONE },
  { KIND_COUNTS, "named_tests", KIND_NONE },
  { KIND_COUNTS, "decisions", KIND_NONE },
  { KIND_COUNTS, "risks", KIND_NONE },
  { KIND_COUNTS, "success", KIND_NONE },
  { KIND_COUNTS, "fences", KIND_NONE },
  { KIND_COUNTS, "placeholders", KIND_NONE },
  { KIND_SCHEDULE, "waves", KIND_NONE },
  { KIND_SCHEDULE, "critical_path", KIND_NONE },
  { KIND_SCHEDULE, "ready", KIND_NONE },
  { KIND_SCHEDULE, "blocked", KIND_NONE },
  { KIND_SCHEDULE, "next", KIND_NONE },
  { KIND_SCHEDULE, "cycles", KIND_NONE },
  { KIND_PROBLEM, "id", KIND_NONE },
  { KIND_PROBLEM, "severity", KIND_NONE },
  { KIND_PROBLEM, "file", KIND_NONE },
  { KIND_PROBLEM, "lines", KIND_NONE },
  { KIND_PROBLEM, "agent", KIND_NONE },
  { KIND_PROBLEM, "task", KIND_NONE },
  { KIND_PROBLEM, "message", KIND_NONE },
};

/* A text that is being walked. Everything that is not surely ours fails, at no cost but time. */
typedef struct
{
  const char *at;
  const char *end;
  gboolean    has_format;
  gboolean    has_version;
  gboolean    allow_notes;
} Walk;

static gboolean walk_value (Walk  *walk,
                            Kind   kind,
                            guint  depth);

static void
skip_blanks (Walk *walk)
{
  while (walk->at < walk->end && (*walk->at == ' ' || *walk->at == '\n'))
    walk->at++;
}

static gboolean
take (Walk *walk,
      char  c)
{
  skip_blanks (walk);
  if (walk->at >= walk->end || *walk->at != c)
    return FALSE;
  walk->at++;

  return TRUE;
}

/* A string; sets @inside to what stands between its quotes. Escapes are those that we write. */
static gboolean
walk_string (Walk       *walk,
             const char **inside,
             gsize       *length)
{
  if (!take (walk, '"'))
    return FALSE;
  *inside = walk->at;
  for (; walk->at < walk->end && *walk->at != '"'; walk->at++)
    {
      if ((guchar) *walk->at < 0x20)
        return FALSE;
      if (*walk->at != '\\')
        continue;
      walk->at++;
      if (walk->at >= walk->end || memchr ("\"\\bfnrtu", *walk->at, 8) == NULL)
        return FALSE;
      if (*walk->at == 'u')
        {
          if (walk->end - walk->at < 5 || memcmp (walk->at, "u00", 3) != 0
              || memcmp (walk->at, "u0000", 5) == 0 || !g_ascii_isxdigit (walk->at[3])
              || !g_ascii_isxdigit (walk->at[4]))
            return FALSE;
          walk->at += 4;
        }
    }
  *length = walk->at - *inside;

  return take (walk, '"');
}

/* A number without fraction, as all of ours are. */
static gboolean
walk_number (Walk *walk)
{
  const char *start = walk->at;

  while (walk->at < walk->end && g_ascii_isdigit (*walk->at))
    walk->at++;

  return walk->at > start && walk->at - start < 18 && (*start != '0' || walk->at == start + 1);
}

static gboolean
walk_word (Walk *walk)
{
  static const char *const words[] = { "null", "true", "false" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = strlen (words[i]);

      if ((gsize) (walk->end - walk->at) >= n && memcmp (walk->at, words[i], n) == 0)
        {
          walk->at += n;
          return TRUE;
        }
    }

  return FALSE;
}

static const Member *
find_member (Kind        kind,
             const char *name,
             gsize       length)
{
  /* The members of a kind stand together. */
  for (guint i = 0; i < G_N_ELEMENTS (members) && members[i].kind <= kind; i++)
    if (members[i].kind == kind && strncmp (members[i].name, name, length) == 0
        && members[i].name[length] == '\0')
      return &members[i];

  return NULL;
}

static gboolean
is_empty_array (Walk *walk)
{
  return take (walk, '[') && take (walk, ']');
}

/* What the root says of itself: the format and the version must be ours, and there must be nothing
 * of others. */
static gboolean
walk_root_member (Walk         *walk,
                  const Member *member)
{
  const char *start;
  const char *inside;
  gsize       length;

  if (g_str_equal (member->name, "comments") || g_str_equal (member->name, "history"))
    return walk->allow_notes ? walk_value (walk, KIND_ANY, 1) : is_empty_array (walk);
  if (g_str_equal (member->name, "format"))
    {
      walk->has_format = walk_string (walk, &inside, &length)
                         && length == strlen (PLAN_JSON_FORMAT)
                         && memcmp (inside, PLAN_JSON_FORMAT, length) == 0;
      return walk->has_format;
    }
  if (g_str_equal (member->name, "version"))
    {
      skip_blanks (walk);
      start = walk->at;
      walk->has_version = walk_number (walk) && walk->at == start + 1
                          && *start == '0' + PLAN_JSON_VERSION;
      return walk->has_version;
    }

  return walk_value (walk, member->value, 1);
}

static gboolean
walk_object (Walk  *walk,
             Kind   kind,
             guint  depth)
{
  if (kind == KIND_NONE || !take (walk, '{'))
    return FALSE;
  if (take (walk, '}'))
    return TRUE;
  do
    {
      const char   *name;
      gsize         length;
      const Member *member;

      if (!walk_string (walk, &name, &length) || !take (walk, ':'))
        return FALSE;
      member = kind != KIND_ANY ? find_member (kind, name, length) : NULL;
      if (member == NULL && kind != KIND_ANY)
        return FALSE;
      if (kind == KIND_ROOT ? !walk_root_member (walk, member)
                            : !walk_value (walk, member != NULL ? member->value : KIND_NONE,
                                           depth + 1))
        return FALSE;
    }
  while (take (walk, ','));

  return take (walk, '}');
}

static gboolean
walk_array (Walk  *walk,
            Kind   kind,
            guint  depth)
{
  if (!take (walk, '['))
    return FALSE;
  if (take (walk, ']'))
    return TRUE;
  do
    if (!walk_value (walk, kind, depth + 1))
      return FALSE;
  while (take (walk, ','));

  return take (walk, ']');
}

static gboolean
walk_value (Walk  *walk,
            Kind   kind,
            guint  depth)
{
  const char *inside;
  gsize       length;

  skip_blanks (walk);
  if (depth > MAX_DEPTH || walk->at >= walk->end)
    return FALSE;
  if (*walk->at == '{')
    return walk_object (walk, kind, depth);
  if (*walk->at == '[')
    return walk_array (walk, kind, depth);
  if (*walk->at == '"')
    return walk_string (walk, &inside, &length);

  return g_ascii_isdigit (*walk->at) ? walk_number (walk) : walk_word (walk);
}

gboolean
_plan_json_is_known (const char *text,
                     gsize       length,
                     gboolean    allow_notes)
{
  Walk walk = { .at = text, .end = text + length, .allow_notes = allow_notes };

  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    return FALSE;
  if (!walk_object (&walk, KIND_ROOT, 0) || !walk.has_format || !walk.has_version)
    return FALSE;
  skip_blanks (&walk);

  return walk.at == walk.end;
}
