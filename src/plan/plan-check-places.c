/* plan-check-places.c: whether the plan agrees on where tests go
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-check-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-text.h"

/* What a part of the plan says of where tests go. */
typedef struct
{
  gboolean   beside_source;
  GPtrArray *folders; /* char *: without the `/` at the end; empty when none are named */
} TestPlaces;

static TestPlaces *
test_places_new (void)
{
  TestPlaces *places = g_new0 (TestPlaces, 1);

  places->folders = g_ptr_array_new_with_free_func (g_free);
  return places;
}

static void
test_places_free (TestPlaces *places)
{
  g_ptr_array_unref (places->folders);
  g_free (places);
}

/* Whether tests are said to stand in the folders of what they test. */
static gboolean
says_beside_source (const char *text)
{
  static const char *const words[] = { "colocated", "co-located", "same directory", "same folder",
                                       "next to the source", "beside the source",
                                       "alongside the source" };
  g_autofree char         *small = g_ascii_strdown (text, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (small, words[i]);

      if (found != NULL && !(found - small >= 4 && strncmp (found - 4, "not ", 4) == 0))
        return TRUE;
    }
  return FALSE;
}

/* The path without `./` before and `/` behind it. Returns: (transfer full) */
static char *
dup_plain_path (const char *path,
                gsize       length)
{
  while (length > 2 && strncmp (path, "./", 2) == 0)
    path += 2, length -= 2;
  while (length > 1 && path[length - 1] == '/')
    length--;
  return g_strndup (path, length);
}

/* The folders in back-ticks of a field that says where tests go: `tests/unit/`. */
static void
add_folders (TestPlaces *places,
             const char *text)
{
  for (const char *open = strchr (text, '`'); open != NULL;)
    {
      const char *close = strchr (open + 1, '`');

      if (close == NULL)
        return;
      if (close - open > 2 && close[-1] == '/' && memchr (open, '[', close - open) == NULL
          && memchr (open, '*', close - open) == NULL)
        g_ptr_array_add (places->folders, dup_plain_path (open + 1, close - open - 1));
      open = strchr (close + 1, '`');
    }
}

static void
read_places (TestPlaces     *places,
             const PlanPart *part)
{
  static const char *const keys[] = { "test-locations", "test-location", "locations", "location",
                                      "test-files", "test-folders" };

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      const PlanField *field = plan_part_get_field (part, f);
      g_autofree char *text = NULL;

      if (_plan_check_is_unfilled (field))
        continue;
      text = plan_field_dup_text (field);
      places->beside_source = places->beside_source || says_beside_source (text);
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        if (g_str_equal (plan_field_get_key (field), keys[k]))
          add_folders (places, text);
    }
}

/* What the plan (-1) or an agent says: agent + 1 → TestPlaces. */
static GHashTable *
read_all_places (const Plan *plan)
{
  GHashTable *all = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)test_places_free);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart        *part = plan_get_part (plan, i);
      const PlanSectionSpec *spec = plan_part_get_spec (part);
      gpointer               key = GINT_TO_POINTER (plan_get_agent_of (plan, i) + 1);
      TestPlaces            *places;

      if (plan_part_get_kind (part) != PLAN_PART_SECTION || spec == NULL
          || !(g_str_equal (spec->key, "testing-strategy")
               || g_str_equal (spec->key, "test-framework")))
        continue;
      places = g_hash_table_lookup (all, key);
      if (places == NULL)
        g_hash_table_insert (all, key, places = test_places_new ());
      read_places (places, part);
    }
  return all;
}

/* The file that the remark of a test field names in back-ticks; %NULL without one that is exact. */
static char *
dup_test_file (const PlanField *field)
{
  const char *remark = plan_field_get_remark (field);
  const char *open = strchr (remark, '`');
  const char *close = open != NULL ? strchr (open + 1, '`') : NULL;

  if (close == NULL || g_ascii_strncasecmp (remark, "file", 4) != 0
      || g_str_has_prefix (open, "`path/to/") || memchr (open, '[', close - open) != NULL
      || memchr (open, '/', close - open) == NULL)
    return NULL;
  return dup_plain_path (open + 1, close - open - 1);
}

/* Whether @path is in @folder, which may be written from further down. */
static gboolean
is_in_folder (const char *path,
              const char *folder)
{
  gsize n = strlen (folder);

  for (const char *at = strstr (path, folder); at != NULL; at = strstr (at + 1, folder))
    if ((at == path || at[-1] == '/') && at[n] == '/')
      return TRUE;
  return FALSE;
}

/* The folder of a file, or of what is in its folder of tests. */
static char *
dup_source_folder (const char *path)
{
  static const char *const folders[] = { "__tests__", "tests", "test", "__test__", "spec" };
  char                    *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *name = g_path_get_basename (folder);

      if (g_str_equal (name, folders[i]))
        {
          char *outer = g_path_get_dirname (folder);

          g_free (folder);
          return outer;
        }
    }
  return folder;
}

/* The folders of what a task writes. */
typedef struct
{
  const char *test;
  char       *folder; /* of what the test is for */
  gboolean    any;
  gboolean    found;
} Search;

/* Looks at a path, or at the first one in back-ticks in words. */
static void
look_at_path (Search     *search,
              const char *words)
{
  const char      *open = strchr (words, '`');
  const char      *close = open != NULL ? strchr (open + 1, '`') : NULL;
  g_autofree char *path = close != NULL ? dup_plain_path (open + 1, (gsize)(close - open) - 1)
                                        : dup_plain_path (words, strlen (words));
  g_autofree char *folder = NULL;

  /* The test itself may be in the list, and files of the project tell nothing. */
  if (g_str_equal (path, search->test) || strchr (path, '/') == NULL)
    return;
  search->any = TRUE;
  folder = dup_source_folder (path);
  search->found = search->found || g_str_equal (folder, search->folder);
}

/* Whether the test stands beside any file of the task; also when the task names none to tell. */
static gboolean
is_beside_source (const PlanPart *part,
                  const char     *test)
{
  g_autofree char   *folder = dup_source_folder (test);
  const char *const *location = plan_part_get_location (part);
  Search             search = { test, folder, FALSE, FALSE };

  for (guint i = 0; location[i] != NULL && !search.found; i++)
    {
      g_autofree char *path = dup_plain_path (location[i], strlen (location[i]));

      search.found = is_in_folder (test, path);
      look_at_path (&search, location[i]);
    }
  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    {
      const PlanField *field = plan_part_get_field (part, f);

      if (plan_field_get_kind (field) != PLAN_FIELD_FILES)
        continue;
      for (guint i = 0; i < plan_field_get_n_items (field) && !search.found; i++)
        {
          g_autofree char *cell = plan_field_dup_cell (field, i, 0);

          look_at_path (&search, cell);
        }
    }
  return search.found || !search.any;
}

static void
check_test_field (PlanChecker      *checker,
                  guint             task,
                  guint             field,
                  const TestPlaces *places)
{
  const PlanPart  *part = plan_get_part (checker->plan, task);
  g_autofree char *test = dup_test_file (plan_part_get_field (part, field));
  gboolean         found = places->folders->len == 0;

  if (test == NULL)
    return;
  for (guint i = 0; i < places->folders->len && !found; i++)
    found = is_in_folder (test, g_ptr_array_index (places->folders, i));
  if (!found)
    _plan_checker_add (checker, task, (int)field, -1,
                       /* Translators: %s are the path of a file and that of a folder */
                       g_strdup_printf (_("Its tests go to %s, but the testing strategy has them "
                                          "in %s. Let both say the same."),
                                        test,
                                        (const char *)g_ptr_array_index (places->folders, 0)));
  else if (places->folders->len == 0 && places->beside_source && !is_beside_source (part, test))
    _plan_checker_add (checker, task, (int)field, -1,
                       /* Translators: %s is the path of a file */
                       g_strdup_printf (_("Its tests go to %s, but the plan has tests beside what "
                                          "they test. Let both say the same."),
                                        test));
}

void
_plan_check_test_places (PlanChecker *checker)
{
  g_autoptr (GHashTable) all = read_all_places (checker->plan);
  guint        n_tasks;
  const guint *tasks = plan_get_tasks (checker->plan, &n_tasks);

  for (guint i = 0; i < n_tasks && g_hash_table_size (all) > 0; i++)
    {
      const PlanPart *part = plan_get_part (checker->plan, tasks[i]);
      int             agent = plan_get_agent_of (checker->plan, tasks[i]);
      TestPlaces     *places = g_hash_table_lookup (all, GINT_TO_POINTER (agent + 1));

      /* The agent's own word comes first. */
      if (places == NULL || (places->folders->len == 0 && !places->beside_source))
        places = g_hash_table_lookup (all, GINT_TO_POINTER (0));
      for (int f = plan_part_find_field (part, "tests", 0); places != NULL && f >= 0;
           f = plan_part_find_field (part, "tests", (guint)f + 1))
        check_test_field (checker, tasks[i], (guint)f, places);
    }
}

/* A field that asks for configuration, or a task that is called so, without a block to copy. */
void
_plan_check_configuration (PlanChecker *checker,
                           guint        index)
{
  const PlanPart  *part = plan_get_part (checker->plan, index);
  g_autofree char *name = g_ascii_strdown (plan_part_get_name (part), -1);
  int              field = plan_part_find_field (part, "configuration", 0);
  guint            n_fences = 0;

  for (guint f = 0; f < plan_part_get_n_fields (part); f++)
    n_fences += plan_field_count_fences (plan_part_get_field (part, f));
  for (int f = field; f >= 0; f = plan_part_find_field (part, "configuration", (guint)f + 1))
    {
      const PlanField *value = plan_part_get_field (part, (guint)f);
      g_autofree char *text = plan_field_dup_text (value);

      if (plan_field_count_fences (value) == 0 && !_plan_check_is_unfilled (value)
          && plan_field_count_placeholders (value) == 0 && strchr (text, '`') == NULL
          && g_ascii_strncasecmp (text, "no", 2) != 0 && g_ascii_strncasecmp (text, "n/a", 3) != 0)
        _plan_checker_add (checker, index, f, -1,
                           g_strdup (_("The configuration is described, not written. Add it as a "
                                       "code block.")));
    }
  if (field < 0 && n_fences == 0
      && (g_str_has_prefix (name, "configure ") || g_str_has_suffix (name, " configuration")))
    _plan_checker_add (checker, index, -1, -1,
                       g_strdup (_("It is about configuration, but has no code block with it. Add "
                                   "Configuration Required.")));
}
