/* test-plan-sidecar.c: the plan as data, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json.h"

#include <string.h>
#include <unistd.h>

#include "io-test-support.h"
#include "io/plan-file.h"
#include "io/plan-json-private.h"
#include "json-test-support.h"

static const struct
{
  const char *json;
  gboolean    known;
} known[] = {
  { "{\"format\": \"trestleboard-plan\", \"version\": 1}", TRUE },
  { "{\"version\":1,\"format\":\"trestleboard-plan\",\"comments\":[]}\n", TRUE },
  { "", FALSE },
  { "{}", FALSE },
  { "[]", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1} x", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1,}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 2}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1.0}", FALSE },
  { "{\"format\": \"trestleboard\", \"version\": 1}", FALSE },
  { "{\"version\": 1}", FALSE },
  { "{\"format\": \"trestleboard-plan\"}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"comments\": [1]}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"history\": [{}]}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"history\": {}}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"x\": 1}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"name\": 1}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"title\": \"\\u0000\"}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"title\": \"\xff\"}", FALSE },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"title\": {\"a\": 1}}", FALSE },
};

static void
test_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      /* Without a NUL behind it, so that reading on would show. */
      gsize            length = strlen (known[i].json);
      g_autofree char *copy = g_memdup2 (known[i].json, MAX (length, 1));

      g_test_message ("case %u", i);
      g_assert_true (_plan_json_is_known (copy, length, FALSE) == known[i].known);
    }
}

/* A key of somebody else is seen in every object there is. */
static void
test_known_nowhere (void)
{
  static const char   cells[] = "\"cells\": ";
  g_autoptr(Plan)     plan = read_plan (sample, -1);
  g_autoptr(JsonNode) node = plan_json_build (plan, "seeds.md", "abc");
  g_autofree char    *text = plan_json_to_string (node);
  guint               n_objects = 0;

  for (const char *p = strstr (text, "{\n"); p != NULL; p = strstr (p + 1, "{\n"))
    {
      g_autofree char *other = g_strdup_printf ("%.*s\"x-key\": 1,%s", (int) (p + 1 - text), text,
                                                p + 1);
      gboolean         in_cells = p - text > (gssize) strlen (cells)
                                  && g_str_has_prefix (p - strlen (cells), cells);

      g_assert_true (_plan_json_is_known (other, strlen (other), FALSE) == in_cells);
      n_objects++;
    }
  g_assert_cmpuint (n_objects, >, 20);
}

static void
test_path (void)
{
  static const Expectation paths[] = {
    { "a.md", "a.plan.json" },
    { "dir.md/a.md", "dir.md/a.plan.json" },
    { "A.MD", "A.plan.json" },
    { "a.markdown", "a.plan.json" },
    { "a.txt", "a.txt.plan.json" },
    { "plan", "plan.plan.json" },
    { "dir/.md", "dir/.md.plan.json" },
    { "a.md.md", "a.md.plan.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = plan_sidecar_dup_path (paths[i].path);

      g_assert_cmpstr (path, ==, paths[i].expected);
    }
}

/* JSON text that the parser would crash on, or read otherwise than it is written. */
static void
test_scan (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
  } texts[] = {
    { "{}", TRUE },
    { " {\"a\": [1, -2.5, 1e3, true, null, \"\\\"}\"]} \n", TRUE },
    { "[123456789012345678]", TRUE },
    { "", FALSE },
    { "  ", FALSE },
    { "{\"a\":1}{\"b\":2}", FALSE },
    { "{} x", FALSE },
    { "{\"a", FALSE },
    { "{", FALSE },
    { "}", FALSE },
    { "[99999999999999999999]", FALSE },
    { "[1e999]", FALSE },
    { "[-1e999]", FALSE },
  };
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *most = g_strconcat ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                                       "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                                       "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                                       "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", NULL);
  char             nul[] = "[\"a\\u0000b\\\\u0000\"]";

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strdup (texts[i].text);

      if (_plan_json_scan (text, strlen (text)) != texts[i].good)
        g_error ("%s is %s", text, texts[i].good ? "refused" : "accepted");
    }
  g_assert_false (_plan_json_scan (deep, 100000));
  g_assert_true (_plan_json_scan (most, strlen (most)));
  g_assert_true (_plan_json_scan (nul, strlen (nul)));
  g_assert_cmpstr (nul, ==, "[\"a\\ufffdb\\\\u0000\"]");
}

/* Saves @text as a plan with its sidecar, over whatever is there. Returns: the warning */
static char *
save_plan (const char *path,
           const char *text)
{
  g_autoptr(Plan)   plan = read_plan (text, -1);
  g_autoptr(GError) error = NULL;
  char             *warning = NULL;

  g_assert_true (plan_file_save_pair (path, plan, NULL, NULL, &warning, &error));
  g_assert_no_error (error);
  assert_text (path, text);

  return warning;
}

static void
assert_saved (const char *path,
              const char *text)
{
  g_autofree char *warning = save_plan (path, text);

  g_assert_cmpstr (warning, ==, NULL);
}

static JsonNode *
read_json (const char *path)
{
  g_autofree char *text = read_text (path);
  JsonNode        *node = json_from_string (text, NULL);

  g_assert_nonnull (node);

  return node;
}

static void
replace (char       **text,
         const char  *old,
         const char  *new)
{
  g_auto(GStrv) parts = g_strsplit (*text, old, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  g_free (*text);
  *text = g_strjoinv (new, parts);
}

static void
test_save (Folder        *folder,
           gconstpointer  data)
{
  g_autofree char     *path = folder_write (folder, "seeds.md", "", -1);
  g_autofree char     *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char     *list = NULL;
  g_autoptr(JsonNode)  node = NULL;
  g_autoptr(GBytes)    bytes = NULL;
  g_autofree char     *expected = NULL;
  char                 sha256[65];
  struct stat          before;

  g_assert_cmpint (chmod (path, 0600), ==, 0);
  assert_saved (path, sample);
  node = read_json (sidecar);
  assert_value (node, "source.file", "\"seeds.md\"");
  bytes = read_bytes (path);
  plan_file_hash (bytes, sha256);
  expected = g_strdup_printf ("\"%s\"", sha256);
  assert_value (node, "source.sha256", expected);
  /* What nobody else may read in the plan, nobody else may read here. */
  g_assert_cmphex (get_info (sidecar).st_mode & 07777, ==, 0600);

  /* The same plan again writes nothing. */
  before = get_info (sidecar);
  assert_saved (path, sample);
  g_assert_cmpuint (get_info (sidecar).st_ino, ==, before.st_ino);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "seeds.md seeds.plan.json");
}

static void
test_unknown_keys (Folder        *folder,
                   gconstpointer  data)
{
  static const Expectation kept[] = {
    { "x-top", "{\"deep\":[1,{\"a\":0.5}]}" },
    { "source.x-source", "1" },
    { "sections.0.x-section", "2" },
    { "sections.0.fields.0.x-field", "3" },
    { "agents.0.x-agent", "4" },
    { "agents.0.tasks.0.x-task", "5" },
    { "agents.0.tasks.0.criteria.1.x-criterion", "6" },
    { "schedule.x-schedule", "7" },
    { "comments", "[{\"text\":\"Why\"}]" },
    { "history", "[{\"at\":1}]" },
    { "decisions.0.cells.x-cell", "nothing" },
    { "decisions.1", "nothing" },
  };
  g_autofree char     *path = folder_path (folder, "seeds.md");
  g_autofree char     *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char     *text = NULL;
  g_autofree char     *edited = g_strdup (sample);
  g_autoptr(JsonNode)  node = NULL;

  assert_saved (path, sample);
  text = read_text (sidecar);
  replace (&text, "\"source\": {",
           "\"x-top\": {\"deep\":[1,{\"a\":0.5}]}, \"source\": {\"x-source\":1,");
  replace (&text, "\"kind\": \"overview\"", "\"x-section\": 2, \"kind\": \"overview\"");
  replace (&text, "\"key\": \"objective\"", "\"x-field\": 3, \"key\": \"objective\"");
  replace (&text, "\"number\": \"1\"", "\"x-agent\": 4, \"number\": \"1\"");
  replace (&text, "\"id\": \"1\"", "\"x-task\": 5, \"id\": \"1\"");
  replace (&text, "\"text\": \"It closes\"", "\"x-criterion\": 6, \"text\": \"It closes\"");
  replace (&text, "\"waves\"", "\"x-schedule\": 7, \"waves\"");
  replace (&text, "\"Decision\":", "\"x-cell\": \"a\", \"Decision\":");
  replace (&text, "\"comments\": []", "\"comments\": [{\"text\":\"Why\"}]");
  replace (&text, "\"history\": []", "\"history\": [{\"at\":1}]");
  g_free (folder_write (folder, "seeds.plan.json", text, -1));

  replace (&edited, "Lend seeds", "Lend many seeds");
  assert_saved (path, edited);
  node = read_json (sidecar);
  assert_value (node, "sections.0.fields.0.value", "\"Lend many seeds\"");
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_value (node, kept[i].path, kept[i].expected);
}

/* Keys stay with the task they were written for when it gets another number. */
static void
test_renumbered (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char     *path = folder_path (folder, "seeds.md");
  g_autofree char     *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char     *text = NULL;
  g_autofree char     *edited = g_strdup (sample);
  g_autoptr(JsonNode)  node = NULL;

  assert_saved (path, sample);
  text = read_text (sidecar);
  replace (&text, "\"id\": \"2\"", "\"x-task\": 5, \"id\": \"2\"");
  g_free (folder_write (folder, "seeds.plan.json", text, -1));

  replace (&edited, "Task 2: **Use it**", "Task 3: **Use it**");
  replace (&edited, "Task 1: **Make it**", "Task 2: **Make it**");
  assert_saved (path, edited);
  node = read_json (sidecar);
  assert_value (node, "agents.0.tasks.0.x-task", "nothing");
  assert_value (node, "agents.0.tasks.1.x-task", "5");
}

/* A file of which nothing or only a part is left. */
typedef struct
{
  const char *text;
  const char *comments;
} Ruin;

static const Ruin ruins[] = {
  { "", "[]" },
  { "{", "[]" },
  { "not JSON", "[]" },
  { "[]", "[]" },
  { "{\"format\": \"something-else\", \"version\": 1, \"comments\": [{\"a\": 1}]}", "[{\"a\":1}]" },
  { "{\"format\": \"trestleboard-plan\", \"comments\": []}", "[]" },
  { "{\"format\": \"trestleboard-plan\", \"version\": 0, \"comments\": []}", "[]" },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"comments\": {}}", "[]" },
  { "{\"format\": \"trestleboard-plan\", \"version\": 1, \"x\": 1e999}", "[]" },
  { "{\"title\": \"\\\"comments\\\": [{}]\", \"comments\": [{\"a\": \"]\"}, {\"b\": [2]}, {\"c",
    "[{\"a\":\"]\"},{\"b\":[2]}]" },
  { "{\n  \"comments\": [\n    {\"a\": 1}\n  ],\n"
    "  \"history\": [ { \"comments\": [ {\"b\": 1} ] } ] x",
    "[{\"a\":1}]" },
  { "{\"title\": \"unclosed, \"comments\": [{\"a\": 1}, oops, {\"b\": \"\\u0000\"}]}",
    "[{\"a\":1},{\"b\":\"\357\277\275\"}]" },
};

static void
test_corrupt (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char *backup = folder_path (folder, "seeds.plan.json.bak");

  for (guint i = 0; i < G_N_ELEMENTS (ruins); i++)
    {
      g_autoptr(JsonNode) node = NULL;
      g_autofree char    *list = NULL;

      g_free (folder_write (folder, "seeds.plan.json", ruins[i].text, -1));
      assert_saved (path, sample);
      assert_text (backup, ruins[i].text);
      node = read_json (sidecar);
      assert_value (node, "comments", ruins[i].comments);
      assert_value (node, "title", "\"Seeds\"");
      list = folder_list (folder);
      g_assert_cmpstr (list, ==, "seeds.md seeds.plan.json seeds.plan.json.bak");
      g_assert_cmpint (unlink (backup), ==, 0);
    }
}

/* An earlier file that was kept stays. */
static void
test_corrupt_twice (Folder        *folder,
                    gconstpointer  data)
{
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *first = folder_path (folder, "seeds.plan.json.bak");
  g_autofree char *second = folder_path (folder, "seeds.plan.json.bak.2");

  for (guint i = 0; i < 2; i++)
    {
      g_free (folder_write (folder, "seeds.plan.json", "one", -1));
      assert_saved (path, sample);
      g_free (folder_write (folder, "seeds.plan.json", "two", -1));
      assert_saved (path, sample);
    }
  assert_text (first, "one");
  assert_text (second, "two");
}

static void
test_hostile (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char *backup = folder_path (folder, "seeds.plan.json.bak");
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deep_comments = g_strconcat ("{\"comments\": [", deep, NULL);
  const char      *texts[] = { deep, deep_comments, "\x89PNG\r\n\x1a\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(JsonNode) node = NULL;

      g_free (folder_write (folder, "seeds.plan.json", texts[i], -1));
      assert_saved (path, sample);
      assert_text (backup, texts[i]);
      node = read_json (sidecar);
      assert_value (node, "comments", "[]");
      g_assert_cmpint (unlink (backup), ==, 0);
    }

  g_assert_cmpint (truncate (sidecar, 100 * 1024 * 1024), ==, 0);
  assert_saved (path, sample);
  g_assert_cmpint (get_info (backup).st_size, ==, 100 * 1024 * 1024);
  json_node_unref (read_json (sidecar));
}

/* A sidecar that ends, or has another bit, anywhere is read or is not, and never crashes. */
static void
test_damage (void)
{
  g_autoptr(Plan)     plan = read_plan (sample, -1);
  g_autoptr(JsonNode) node = plan_json_build (plan, "seeds.md", "abc");
  g_autofree char    *text = plan_json_to_string (node);
  gsize               length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(JsonNode) parsed = _plan_json_parse (text, i);
      JsonArray          *saved = _plan_json_salvage (text, i, "agents");
      g_autoptr(JsonNode) flipped = NULL;
      char                byte = text[i];

      /* Only the line end at the end may go. */
      g_assert_true (parsed == NULL || i == length - 1);
      json_array_unref (saved);

      text[i] = byte ^ (1 << i % 8);
      flipped = _plan_json_parse (text, length);
      /* What is known needs no reading, but could be read. */
      g_assert_true (!_plan_json_is_known (text, length, FALSE) || flipped != NULL);
      json_array_unref (_plan_json_salvage (text, length, "agents"));
      text[i] = byte;
    }
}

static void
test_newer (Folder        *folder,
            gconstpointer  data)
{
  static const char *const texts[] = {
    "{\"format\": \"trestleboard-plan\", \"version\": 2}",
    "{\"format\":\"trestleboard-plan\",\"version\":1.5,\"comments\":\"of another kind\"}",
  };
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *sidecar = folder_path (folder, "seeds.plan.json");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *warning = NULL;
      g_autofree char *list = NULL;

      g_free (folder_write (folder, "seeds.plan.json", texts[i], -1));
      warning = save_plan (path, sample);
      g_assert_nonnull (warning);
      g_assert_nonnull (strstr (warning, "newer"));
      g_assert_nonnull (strstr (warning, "seeds.plan.json"));
      assert_text (sidecar, texts[i]);
      list = folder_list (folder);
      g_assert_cmpstr (list, ==, "seeds.md seeds.plan.json");
    }
}

/* A long plan may have a long sidecar, longer than any plan. */
static void
test_large (Folder        *folder,
            gconstpointer  data)
{
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char *words = g_strnfill (1024 * 1024, 'x');
  g_autofree char *plan = g_strconcat (sample, words, "\n", NULL);
  g_autofree char *comment = g_strnfill (PLAN_FILE_MAX_SIZE, 'y');
  g_autofree char *text = g_strdup_printf ("{\"format\": \"trestleboard-plan\", \"version\": 1, "
                                           "\"comments\": [{\"text\": \"%s\"}]}", comment);
  g_autofree char *list = NULL;

  g_free (folder_write (folder, "seeds.plan.json", text, -1));
  for (guint i = 0; i < 2; i++)
    assert_saved (path, plan);
  g_assert_cmpint (get_info (sidecar).st_size, >, PLAN_FILE_MAX_SIZE);
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "seeds.md seeds.plan.json");
}

/* Of two versions that are saved at a time, the last one has the sidecar. */
static void
test_overtaken (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char  *path = folder_path (folder, "seeds.md");
  g_autofree char  *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char  *edited = g_strdup (sample);
  g_autoptr(Plan)   plan = read_plan (sample, -1);
  g_autoptr(GBytes) bytes = g_bytes_new_static (sample, strlen (sample));
  g_autoptr(GError) error = NULL;
  g_autofree char  *before = NULL;
  char              sha256[65];

  replace (&edited, "Lend seeds", "Lend many seeds");
  assert_saved (path, edited);
  before = read_text (sidecar);
  plan_file_hash (bytes, sha256);
  g_assert_true (plan_sidecar_save (plan, path, sha256, NULL, &error));
  g_assert_no_error (error);
  assert_text (sidecar, before);
}

/* The plan is saved even where its sidecar cannot be. */
static void
test_unwritable (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *path = folder_path (folder, "seeds.md");
  g_autofree char *sidecar = folder_path (folder, "seeds.plan.json");
  g_autofree char *in_the_way = NULL;
  g_autofree char *read_only = NULL;
  g_autofree char *edited = g_strdup (sample);

  g_assert_cmpint (mkdir (sidecar, 0700), ==, 0);
  in_the_way = save_plan (path, sample);
  g_assert_nonnull (in_the_way);
  g_assert_cmpint (rmdir (sidecar), ==, 0);

  assert_saved (path, sample);
  g_assert_cmpint (chmod (sidecar, 0444), ==, 0);
  replace (&edited, "Lend seeds", "Lend many seeds");
  read_only = save_plan (path, edited);
  g_assert_nonnull (read_only);
}

static void
test_symlink (Folder        *folder,
              gconstpointer  data)
{
  g_autofree char     *sub = folder_path (folder, "sub");
  g_autofree char     *link = folder_path (folder, "link.md");
  g_autofree char     *sidecar = folder_path (folder, "sub/seeds.plan.json");
  g_autofree char     *list = NULL;
  g_autoptr(JsonNode)  node = NULL;

  g_assert_cmpint (mkdir (sub, 0700), ==, 0);
  g_free (folder_write (folder, "sub/seeds.md", "", -1));
  g_assert_cmpint (symlink ("sub/seeds.md", link), ==, 0);
  assert_saved (link, sample);
  node = read_json (sidecar);
  assert_value (node, "source.file", "\"seeds.md\"");
  list = folder_list (folder);
  g_assert_cmpstr (list, ==, "link.md sub");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/io/sidecar/" path, Folder, NULL, folder_setup, function, folder_teardown)

  g_test_add_func ("/io/sidecar/known", test_known);
  g_test_add_func ("/io/sidecar/known-nowhere", test_known_nowhere);
  g_test_add_func ("/io/sidecar/path", test_path);
  g_test_add_func ("/io/sidecar/scan", test_scan);
  g_test_add_func ("/io/sidecar/damage", test_damage);
  ADD ("save", test_save);
  ADD ("unknown-keys", test_unknown_keys);
  ADD ("renumbered", test_renumbered);
  ADD ("corrupt", test_corrupt);
  ADD ("corrupt-twice", test_corrupt_twice);
  ADD ("hostile", test_hostile);
  ADD ("newer", test_newer);
  ADD ("large", test_large);
  ADD ("overtaken", test_overtaken);
  ADD ("unwritable", test_unwritable);
  ADD ("symlink", test_symlink);

  return g_test_run ();
}
