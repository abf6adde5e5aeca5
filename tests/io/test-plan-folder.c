/* test-plan-folder.c: a folder of agents' files, read and written
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-folder.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "edit/plan-commands.h"
#include "io-test-support.h"
#include "json-test-support.h"

#define FIRST  "# Build Agent 1: Light\n\n### Task 1: Lamp\n- **Acceptance Criteria**:\n  - [ ] a\n"
#define HALL   "# Build Agent 2: Hall\n\n### Task 1: Door\n- **Acceptance Criteria**:\n"
#define SECOND HALL "  - [ ] b\n"

static PlanFolder *
load (Folder *folder,
      Plan  **plan)
{
  g_autoptr(MdDocument) document = NULL;
  g_autoptr(GError)     error = NULL;
  PlanFolder           *files = plan_folder_load (folder->dir, &document, &error);

  g_assert_no_error (error);
  *plan = plan_new (document, NULL);

  return files;
}

static PlanFolder *
load_two (Folder *folder,
          Plan  **plan)
{
  g_free (folder_write (folder, "01-light.md", FIRST, -1));
  g_free (folder_write (folder, "02-hall.md", SECOND, -1));

  return load (folder, plan);
}

/* Replaces the first @old in the plan by @new. */
static Plan *
replace (Plan       *plan,
         const char *old,
         const char *new)
{
  MdDocument            *document = plan_get_document (plan);
  g_autofree char       *text = md_document_dup_range (document,
                                                       (MdSpan){ 0,
                                                                 md_document_get_size (document) });
  char                  *at = strstr (text, old);
  MdSplice               splice = { { at - text, at - text + strlen (old) }, new, strlen (new) };
  g_autoptr(MdDocument)  edited = md_document_splice (document, &splice, 1);

  return plan_new (edited, plan);
}

static void
assert_file (Folder     *folder,
             const char *name,
             const char *text)
{
  g_autofree char *path = folder_path (folder, name);

  assert_text (path, text);
}

static void
save (PlanFolder *files,
      Plan       *plan)
{
  g_autofree char  *warning = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (plan_folder_save (files, plan, FALSE, NULL, &warning, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (warning, ==, NULL);
  g_assert_true (plan_folder_is_current (files));
}

static void
test_files (Folder        *folder,
            gconstpointer  data)
{
  static const char *const expected[] = { "00-all.md", "2-two.md", "03-three.md", "010-ten.md",
                                          "100-far.md" };
  static const char *const others[] = { "README.md", "1-no.txt", "x-1.md", "-a.md", "1.md",
                                        "2024-11-22-notes.md", ".01-hidden.md", "01-.md.bak" };
  g_autoptr(PlanFolder) files = NULL;
  g_autoptr(Plan)       plan = NULL;
  g_autofree char      *sub = folder_path (folder, "05-folder.md");
  g_autofree char      *title = g_path_get_basename (folder->dir);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_free (folder_write (folder, others[i], "# Build Agent 9: X\n", -1));
  for (guint i = G_N_ELEMENTS (expected); i > 0; i--)
    g_free (folder_write (folder, expected[i - 1], "text\n", -1));
  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  files = load (folder, &plan);

  g_assert_cmpuint (plan_folder_get_n_files (files), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (plan_folder_get_name (files, i), ==, expected[i]);
      g_assert_cmpstr (md_document_get_file_name (plan_get_document (plan), i), ==, expected[i]);
    }
  g_assert_cmpstr (plan_get_title (plan), ==, title);
  g_assert_cmpint (g_rmdir (sub), ==, 0);
}

/* Folders that are refused: a file in it, and what the message names. */
static const struct
{
  const char   *name;
  const char   *text;
  gssize        length;
  PlanFileError code;
} refused[] = {
  { "README.md", "# x\n", -1, PLAN_FILE_ERROR_NOT_FOUND },
  { "01-mark.md", "# x\034y\n", -1, PLAN_FILE_ERROR_NOT_TEXT },
  { "01-utf16.md", "\377\376#\0 \0x\0", 8, PLAN_FILE_ERROR_UTF16 },
  { "01-two\nlines.md", "# x\n", -1, PLAN_FILE_ERROR_FAILED },
  { "01-latin\351.md", "# x\n", -1, PLAN_FILE_ERROR_FAILED },
};

static void
test_refused (Folder        *folder,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char      *path = folder_write (folder, refused[i].name, refused[i].text,
                                                 refused[i].length);
      g_autoptr(MdDocument) document = NULL;
      g_autoptr(GError)     error = NULL;

      g_assert_null (plan_folder_load (folder->dir, &document, &error));
      g_assert_error (error, PLAN_FILE_ERROR, refused[i].code);
      g_assert_null (document);
      if (i > 0 && i < 3)
        g_assert_nonnull (strstr (error->message, refused[i].name));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* What is opened and saved is what it was, to the byte; nothing is even written. */
static void
test_identity (Folder        *folder,
               gconstpointer  data)
{
  static const char *const odd[] = {
    "", "\n", "no end", "crlf\r\nno end", "crlf\r\n", "\357\273\277# bom\n", "lone cr\r",
    "mixed\r\nends\nno end", "\357\273\277", "---\nk: v\n---", "```\nopen",
  };
  g_autoptr(GPtrArray) documents = list_documents ();
  guint                n = documents->len + G_N_ELEMENTS (odd);

  for (guint i = 0; i + 3 <= n; i += 3)
    {
      g_autoptr(PlanFolder) files = NULL;
      g_autoptr(Plan)       plan = NULL;
      GBytes               *texts[3];
      ino_t                 inodes[3];
      guint                 skip = 0;

      for (guint k = 0; k < 3; k++)
        {
          g_autofree char *name = g_strdup_printf ("%02u-file.md", k);
          g_autofree char *path = NULL;
          gsize            size;
          const char      *text;

          texts[k] = i + k < documents->len
                       ? read_bytes (g_ptr_array_index (documents, i + k))
                       : g_bytes_new_static (odd[i + k - documents->len],
                                             strlen (odd[i + k - documents->len]));
          text = g_bytes_get_data (texts[k], &size);
          skip += size > 0 && memchr (text, MD_FILE_MARK, size) != NULL;
          path = folder_write (folder, name, size > 0 ? text : "", size);
          inodes[k] = get_info (path).st_ino;
        }
      if (skip == 0)
        {
          files = load (folder, &plan);
          save (files, plan);
        }
      for (guint k = 0; k < 3; k++)
        {
          g_autofree char  *name = g_strdup_printf ("%02u-file.md", k);
          g_autofree char  *path = folder_path (folder, name);
          g_autoptr(GBytes) now = read_bytes (path);

          g_assert_true (g_bytes_equal (now, texts[k]));
          g_assert_cmpuint (get_info (path).st_ino, ==, inodes[k]);
          g_bytes_unref (texts[k]);
        }
    }
}

/* An edit of one file writes that file, and no byte beside the edit. */
static void
test_edit (Folder        *folder,
           gconstpointer  data)
{
  g_autofree char      *first = folder_write (folder, "01-light.md", FIRST, -1);
  g_autofree char      *second = folder_write (folder, "02-hall.md",
                                               "\357\273\277# Build Agent 2: Hall\r\n\r\nno end",
                                               -1);
  ino_t                 inode = get_info (first).st_ino;
  g_autoptr(PlanFolder) files = NULL;
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(Plan)       edited = NULL;

  files = load (folder, &plan);
  edited = replace (plan, "Hall", "Yard");
  save (files, edited);
  assert_file (folder, "01-light.md", FIRST);
  assert_file (folder, "02-hall.md", "\357\273\277# Build Agent 2: Yard\r\n\r\nno end");
  g_assert_cmpuint (get_info (first).st_ino, ==, inode);
  g_clear_pointer (&plan, plan_unref);
  plan = replace (edited, "no end", "no end\r\nbut more");
  save (files, plan);
  assert_text (second, "\357\273\277# Build Agent 2: Yard\r\n\r\nno end\r\nbut more");
}

/* Two who have the folder open: each sees the other's change of the same file, and only that. */
static void
test_conflict (Folder        *folder,
               gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  g_autoptr(Plan)       other_plan = NULL;
  g_autoptr(PlanFolder) other = load (folder, &other_plan);
  g_autoptr(Plan)       mine = replace (plan, "[ ] a", "[x] a");
  g_autoptr(Plan)       theirs = replace (other_plan, "[ ] b", "[x] b");
  g_autoptr(Plan)       both = NULL;
  g_autoptr(GError)     error = NULL;
  g_autofree char      *warning = NULL;
  g_autofree char      *list = NULL;

  save (other, theirs);
  g_assert_false (plan_folder_is_current (files));
  g_assert_true (plan_folder_save (files, mine, FALSE, NULL, &warning, &error));
  g_assert_no_error (error);

  both = replace (mine, "[ ] b", "[x] c");
  g_assert_false (plan_folder_save (files, both, FALSE, NULL, &warning, &error));
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "02-hall.md"));
  g_clear_error (&error);
  assert_file (folder, "02-hall.md", HALL "  - [x] b\n");

  g_assert_true (plan_folder_save (files, both, TRUE, NULL, &warning, &error));
  assert_file (folder, "02-hall.md", HALL "  - [x] c\n");
  list = folder_list (folder);
  g_assert_null (strstr (list, "tmp~"));
}

static void
test_add_and_remove (Folder        *folder,
                     gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  g_autoptr(PlanEdit)   add = plan_command_add_agent (plan, "Roof & Walls", NULL);
  g_autoptr(Plan)       added = plan_edit_preview (add, plan);
  g_autoptr(PlanEdit)   remove = NULL;
  g_autoptr(Plan)       removed = NULL;
  g_autofree char      *list = NULL;
  g_autoptr(GError)     error = NULL;
  guint                 n_agents;

  save (files, added);
  assert_file (folder, "03-roof-walls.md", "# Build Agent 3: Roof & Walls\n");
  remove = plan_command_remove (added, plan_get_agents (added, &n_agents)[1], &error);
  g_assert_no_error (error);
  removed = plan_edit_preview (remove, added);
  save (files, removed);
  list = folder_list (folder);
  g_assert_nonnull (strstr (list, "02-hall.md.bak"));
  assert_file (folder, "02-hall.md.bak", SECOND);
  g_assert_cmpuint (plan_folder_get_n_files (files), ==, 2);

  /* Taken back: it is written again, and the copy stays. */
  save (files, added);
  assert_file (folder, "02-hall.md", SECOND);
  save (files, removed);
  assert_file (folder, "02-hall.md.bak.2", SECOND);

  /* A new file never takes the place of one that is there. */
  g_free (folder_write (folder, "02-hall.md", "theirs\n", -1));
  g_assert_false (plan_folder_save (files, added, FALSE, NULL, NULL, &error));
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_EXISTS);
  assert_file (folder, "02-hall.md", "theirs\n");
}

/* A file is called what its agent is when it is written first, and so ever after. */
static void
test_name_files (Folder        *folder,
                 gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  g_autoptr(PlanEdit)   add = plan_command_add_agent (plan, "", NULL);
  g_autoptr(Plan)       added = plan_edit_preview (add, plan);
  g_autoptr(PlanEdit)   early = plan_folder_name_files (files, added);
  g_autoptr(Plan)       named = replace (added, "[Scope/Module Name]", "Roof");
  g_autoptr(PlanEdit)   edit = plan_folder_name_files (files, named);
  g_autoptr(Plan)       fit = plan_edit_preview (edit, named);
  g_autoptr(Plan)       renamed = NULL;
  g_autoptr(PlanEdit)   late = NULL;

  g_assert_true (plan_edit_is_empty (early));
  save (files, fit);
  assert_file (folder, "03-roof.md", "# Build Agent 3: Roof\n");
  renamed = replace (fit, "3: Roof", "3: Dome");
  late = plan_folder_name_files (files, renamed);
  g_assert_true (plan_edit_is_empty (late));
}

static void
test_remove_conflict (Folder        *folder,
                      gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  guint                 n_agents;
  g_autoptr(PlanEdit)   remove = plan_command_remove (plan, plan_get_agents (plan, &n_agents)[1],
                                                      NULL);
  g_autoptr(Plan)       removed = plan_edit_preview (remove, plan);
  g_autoptr(GError)     error = NULL;

  g_free (folder_write (folder, "02-hall.md", "theirs\n", -1));
  g_assert_false (plan_folder_save (files, removed, FALSE, NULL, NULL, &error));
  g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_CHANGED);
  assert_file (folder, "02-hall.md", "theirs\n");
}

/* No name in a document leads out of the folder. */
static void
test_names (Folder        *folder,
            gconstpointer  data)
{
  static const char *const names[] = { "../01-x.md", "01-a/b.md", "x.md", "01-light.md", "" };
  g_autoptr(Plan)          plan = NULL;
  g_autoptr(PlanFolder)    files = load_two (folder, &plan);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(Plan)   edited = replace (plan, "02-hall.md", names[i]);
      g_autoptr(GError) error = NULL;

      g_assert_false (plan_folder_save (files, edited, TRUE, NULL, NULL, &error));
      g_assert_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_FAILED);
      g_assert_true (plan_folder_is_current (files));
    }
}

/* Of `one` and `two` on disk, what we made of them, what others did, and what comes out. */
static const struct
{
  const char *mine[2];
  const char *theirs[2];
  const char *merged[2];
  const char *conflict;
} merges[] = {
  { { "one", "two" }, { "one", "two" }, { "one", "two" } },
  { { "mine", "two" }, { "one", "theirs" }, { "mine", "theirs" } },
  { { "mine", "two" }, { "theirs", "two" }, { NULL }, "01-a.md" },
  { { "same", "two" }, { "same", "two" }, { "same", "two" } },
  { { "mine", NULL }, { "one", "two" }, { "mine", NULL } },
  { { "mine", NULL }, { "one", "theirs" }, { NULL }, "02-b.md" },
  { { "mine", "two" }, { "one", NULL }, { "mine", NULL } },
};

static MdDocument *
join (const char *const texts[2])
{
  static const char *const names[] = { "01-a.md", "02-b.md" };
  GString                 *joined = g_string_new (NULL);
  g_autoptr(GBytes)        bytes = NULL;

  for (guint i = 0; i < 2; i++)
    if (texts[i] != NULL)
      g_string_append_printf (joined, MD_FILE_MARK_STRING "%s\n%s\n", names[i], texts[i]);
  bytes = g_string_free_to_bytes (joined);

  return md_document_new_joined (bytes, "x");
}

static void
test_merge (Folder        *folder,
            gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = NULL;

  g_free (folder_write (folder, "01-a.md", "one\n", -1));
  g_free (folder_write (folder, "02-b.md", "two", -1));
  files = load (folder, &plan);
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr(MdDocument) mine = join (merges[i].mine);
      g_autoptr(MdDocument) theirs = join (merges[i].theirs);
      g_autofree char      *conflict = NULL;
      g_autoptr(GBytes)     merged = plan_folder_merge (files, mine, theirs, &conflict);
      g_autoptr(MdDocument) wanted = join (merges[i].merged);
      g_autoptr(GBytes)     wanted_bytes = md_document_to_bytes (wanted);

      g_assert_cmpstr (conflict, ==, merges[i].conflict);
      g_assert_true ((merged == NULL) == (conflict != NULL));
      if (merged != NULL)
        g_assert_true (g_bytes_equal (merged, wanted_bytes));
    }
}

/* The sidecar counts lines in each file and says which. */
static void
test_sidecar (Folder        *folder,
              gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  g_autofree char      *base = g_path_get_basename (folder->dir);
  g_autofree char      *name = g_strconcat (base, ".plan.json", NULL);
  g_autofree char      *path = folder_path (folder, name);
  g_autofree char      *text = NULL;
  g_autofree char      *again = NULL;
  g_autoptr(JsonNode)   root = NULL;
  JsonObject           *object;
  JsonObject           *agent;
  JsonObject           *source;

  save (files, plan);
  text = read_text (path);
  again = plan_folder_print_json (files, plan);
  g_assert_cmpstr (text, ==, again);
  root = json_from_string (text, NULL);
  object = json_node_get_object (root);
  source = json_object_get_object_member (object, "source");
  g_assert_cmpstr (json_object_get_string_member (source, "file"), ==, base);
  g_assert_cmpint (json_object_get_int_member (source, "bytes"), ==,
                   strlen (FIRST) + strlen (SECOND));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (source, "files")), ==, 2);
  agent = json_array_get_object_element (json_object_get_array_member (object, "agents"), 1);
  g_assert_cmpstr (json_object_get_string_member (agent, "file"), ==, "02-hall.md");
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (agent, "lines"), 0),
                   ==, 1);
  g_assert_cmpint (json_array_get_int_element (json_object_get_array_member (agent, "lines"), 1),
                   ==, 5);
}

/* As in the sidecar of one file: when a task came to its column, and what was said of it. */
static void
test_notes (Folder        *folder,
            gconstpointer  data)
{
  g_autoptr(Plan)       plan = NULL;
  g_autoptr(PlanFolder) files = load_two (folder, &plan);
  g_autoptr(Plan)       ticked = replace (plan, "- [ ] b", "- [x] b");
  g_autoptr(Plan)       again = NULL;
  g_autoptr(PlanFolder) now = NULL;
  g_autoptr(PlanNotes)  notes = plan_notes_new ();
  g_autoptr(PlanNotes)  loaded = plan_notes_new ();
  g_autoptr(GArray)     comments = NULL;
  g_autofree char      *warning = NULL;
  g_autoptr(GError)     error = NULL;
  guint                 n_tasks;
  const guint          *tasks = plan_get_tasks (ticked, &n_tasks);
  guint                 last;

  g_assert_cmpuint (n_tasks, >, 0);
  plan_folder_load_notes (files, notes, plan);
  g_assert_cmpuint (plan_part_get_status (plan_get_part (ticked, tasks[n_tasks - 1]), NULL), ==,
                    PLAN_STATUS_DONE);
  plan_notes_add_comment (notes, plan_part_get_id (plan_get_part (ticked, tasks[n_tasks - 1])),
                          "Looked at");
  /* Another program changes the other file meanwhile: tasks keep their notes. */
  g_free (folder_write (folder, "01-light.md", FIRST "\nMore.\n", -1));
  g_assert_true (plan_folder_save (files, ticked, FALSE, notes, &warning, &error));
  g_assert_no_error (error);
  g_assert_null (warning);

  now = load (folder, &again);
  plan_folder_load_notes (now, loaded, again);
  tasks = plan_get_tasks (again, &n_tasks);
  last = plan_part_get_id (plan_get_part (again, tasks[n_tasks - 1]));
  g_assert_nonnull (plan_notes_get_since (loaded, last, PLAN_STATUS_DONE));
  comments = plan_notes_get_comments (loaded, last);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (g_array_index (comments, PlanComment, 0).text, ==, "Looked at");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/io/folder/" path, Folder, NULL, folder_setup, function, folder_teardown)
  ADD ("files", test_files);
  ADD ("refused", test_refused);
  ADD ("identity", test_identity);
  ADD ("edit", test_edit);
  ADD ("conflict", test_conflict);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("name-files", test_name_files);
  ADD ("remove-conflict", test_remove_conflict);
  ADD ("names", test_names);
  ADD ("merge", test_merge);
  ADD ("sidecar", test_sidecar);
  ADD ("notes", test_notes);
#undef ADD

  return g_test_run ();
}
