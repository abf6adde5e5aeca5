/* test-md-joined.c: several files as one document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-joined.h"

#include <string.h>

#include "md-test-support.h"

#define SEED    20260
#define N_EDITS 40
#define N_FILES 3

static GBytes *
join (GPtrArray *samples,
      guint      first)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_FILES; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, (first + i) % samples->len);
      gsize size;
      const char *data = g_bytes_get_data (sample->bytes, &size);

      g_string_append_printf (text, "%c%02u-file.md\n", MD_FILE_MARK, i);
      for (gsize k = 0; k < size; k++)
        g_string_append_c (text, data[k] != MD_FILE_MARK ? data[k] : ' ');
    }
  return g_string_free_to_bytes (text);
}

static char *
dump_each (const MdDocument *document)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < md_document_get_n_files (document); i++)
    {
      MdSpan span = md_document_get_file_span (document, i);
      char *text = md_document_dup_range (document, span);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, MD_SPAN_LENGTH (span));
      g_autoptr (MdDocument) alone = md_document_new (bytes);
      g_autofree char *own = md_document_dump (alone);
      g_autofree char *mark = md_file_mark_format (md_document_get_file_name (document, i));

      g_string_append_printf (dump, "FILE %" G_GSIZE_FORMAT "\n%s", strlen (mark), own);
    }
  return g_string_free (dump, FALSE);
}

/* Whatever one file leaves open ends with it. */
static void
test_parses_alone (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load ();

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr (GBytes) bytes = join (samples, i);
      g_autoptr (MdDocument) document = md_document_new_joined (bytes, "plans");
      g_autofree char *dump = md_document_dump (document);
      g_autofree char *each = dump_each (document);

      assert_document_is_well (document, bytes, "joined");
      g_assert_cmpuint (md_document_get_n_files (document), ==, N_FILES);
      g_assert_cmpstr (dump, ==, each);
    }
}

static void
test_edits (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load_own ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  guint n_done = 0;

  for (guint i = 0; i < samples->len; i++)
    {
      g_autoptr (GBytes) bytes = join (samples, i);
      MdDocument *document;

      if (g_bytes_get_size (bytes) > 100000)
        continue;
      document = md_document_new_joined (bytes, "plans");
      for (guint k = 0; k < N_EDITS; k++, n_done++)
        {
          g_autofree char *what = NULL;
          MdDocument *next = edit_at_random (document, rand, &what);

          g_assert_cmpstr (md_document_get_name (next), ==, "plans");
          md_document_unref (document);
          document = next;
        }
      md_document_unref (document);
    }
  g_test_message ("seed %d, %u edits", SEED, n_done);
  g_assert_cmpuint (n_done, >, 0);
}

/* `|` is the mark of a file here. Kinds: one letter for each block. */
static const struct
{
  const char *text;
  const char *kinds;
} kinds[] = {
  { "|a\n# x\n|b\n# y\n", "FhFh" },
  { "|a\n```\nopen\n|b\n# y\n", "FcFh" },
  { "|a\n<!-- open\n|b\n# y\n", "FmFh" },
  { "|a\ntext\n|b\ntext\n", "FpFp" },
  { "|a\n- x\n|b\n- y\n", "FlFl" },
  { "|a\n---\nk: v\n---\n|b\n---\nk: v\n---\n", "FyFy" },
  { "|a\n|b\n|c\n# x\n", "FFFh" },
  { "|a\nno end|b\n# x\n", "FpFh" },
  { "|a\nTitle\n|b\n===\n", "FpFp" },
  { "first\n|a\n# x\n", "pFh" },
  { "|a", "F" },
  { "", "" },
};

static char *
get_kinds (const MdDocument *document)
{
  /* In the order of MdBlockKind */
  static const char letters[] = "byd" "hplcqmrF";
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    g_string_append_c (out,
                       letters[md_block_get_kind (md_document_get_block (document, i))]);
  return g_string_free (out, FALSE);
}

static GBytes *
mark (const char *text)
{
  char *marked = g_strdelimit (g_strdup (text), "|", MD_FILE_MARK);

  return g_bytes_new_take (marked, strlen (marked));
}

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) bytes = mark (kinds[i].text);
      g_autoptr (MdDocument) document = md_document_new_joined (bytes, "plans");
      g_autofree char *found = get_kinds (document);

      g_test_message ("%s", kinds[i].text);
      g_assert_cmpstr (found, ==, kinds[i].kinds);
      assert_document_is_well (document, bytes, kinds[i].text);
    }
}

/* A link is one where its own file defines it. */
static void
test_definitions_stay (void)
{
  g_autoptr (GBytes) bytes = mark ("|a\n[x]\n\n[x]: /u\n|b\n[x]\n");
  g_autoptr (MdDocument) document = md_document_new_joined (bytes, "plans");
  g_autofree char *dump = md_document_dump (document);
  const char *link = strstr (dump, "link");

  g_assert_nonnull (link);
  g_assert_null (strstr (link + 1, "link"));
}

/* What becomes of the files. Files as `name:text` with `;` between. */
static const struct
{
  MdSplice    splice;
  const char *files;
} splices[] = {
  { { { 3, 4 }, "z", 1 }, "a:z\n;b:y\n" },
  { { { 5, 5 }, "more\n", 5 }, "a:x\nmore\n;b:y\n" },
  { { { 8, 8 }, "more\n", 5 }, "a:x\n;b:more\ny\n" },
  { { { 4, 5 }, "", 0 }, "a:x;b:y\n" },
  { { { 5, 8 }, "", 0 }, "a:x\ny\n" },
  { { { 5, 5 }, MD_FILE_MARK_STRING "n\nnew\n", 8 }, "a:x\n;n:new\n;b:y\n" },
  { { { 0, 5 }, "", 0 }, "b:y\n" },
  { { { 1, 2 }, "c", 1 }, "c:x\n;b:y\n" },
  { { { 3, 10 }, "", 0 }, "a:" },
};

static void
test_splices (void)
{
  g_autoptr (GBytes) bytes = mark ("|a\nx\n|b\ny\n");

  for (guint i = 0; i < G_N_ELEMENTS (splices); i++)
    {
      g_autoptr (MdDocument) old = md_document_new_joined (bytes, "plans");
      g_autoptr (MdDocument) new = md_document_splice (old, &splices[i].splice, 1);
      g_autoptr (GString) files = g_string_new (NULL);

      assert_document_is_well (new, NULL, splices[i].files);
      for (guint k = 0; k < md_document_get_n_files (new); k++)
        {
          g_autofree char *text
            = md_document_dup_range (new, md_document_get_file_span (new, k));

          g_string_append_printf (files, "%s%s:%s", k > 0 ? ";" : "",
                                  md_document_get_file_name (new, k), text);
        }
      g_assert_cmpstr (files->str, ==, splices[i].files);
    }
}

static void
test_shares (void)
{
  g_autoptr (GBytes) bytes = mark ("|a\n# x\n\none\n\ntwo\n|b\n# y\n\nthree\n");
  g_autoptr (MdDocument) old = md_document_new_joined (bytes, "plans");
  MdSplice in_second = { { 25, 30 }, "3", 1 };
  MdSplice new_file = { { 17, 17 }, MD_FILE_MARK_STRING "c\n", 3 };
  g_autoptr (MdDocument) edited = md_document_splice (old, &in_second, 1);
  g_autoptr (MdDocument) added = md_document_splice (edited, &new_file, 1);

  g_assert_cmpuint (md_document_get_n_blocks (edited), ==, 7);
  for (guint i = 0; i < 7; i++)
    g_assert_true ((md_document_get_block (old, i) == md_document_get_block (edited, i))
                   == (i != 6));
  g_assert_cmpuint (md_document_get_n_blocks (added), ==, 8);
  for (guint i = 0; i < 7; i++)
    g_assert_true (md_document_get_block (added, i < 4 ? i : i + 1)
                   == md_document_get_block (edited, i));
}

static void
test_lookups (void)
{
  g_autoptr (GBytes) bytes = mark ("|one.md\nx\r\ny\r\n|two.md\nz\n");
  g_autoptr (MdDocument) document = md_document_new_joined (bytes, "plans");
  g_autoptr (MdDocument) plain = md_document_new (bytes);

  g_assert_cmpstr (md_document_get_name (document), ==, "plans");
  g_assert_cmpstr (md_document_get_file_name (document, 1), ==, "two.md");
  g_assert_cmpuint (md_document_get_file_line (document, 0), ==, 1);
  g_assert_cmpuint (md_document_get_file_line (document, 1), ==, 4);
  g_assert_cmpuint (md_document_find_file (document, 0), ==, 0);
  g_assert_cmpuint (md_document_find_file (document, 14), ==, 0);
  g_assert_cmpuint (md_document_find_file (document, 15), ==, 1);
  g_assert_cmpuint (md_document_find_file (document, 24), ==, 1);
  g_assert_cmpint (md_document_find_file_name (document, "two.md"), ==, 1);
  g_assert_cmpint (md_document_find_file_name (document, "three.md"), ==, -1);
  /* The habits of one file are not those of the next. */
  g_assert_cmpstr (md_document_get_line_end (document, 9), ==, "\r\n");
  g_assert_cmpstr (md_document_get_line_end (document, 23), ==, "\n");

  g_assert_null (md_document_get_name (plain));
  g_assert_cmpuint (md_document_get_n_files (plain), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/joined/parses-alone", test_parses_alone);
  g_test_add_func ("/md/joined/edits", test_edits);
  g_test_add_func ("/md/joined/kinds", test_kinds);
  g_test_add_func ("/md/joined/definitions-stay", test_definitions_stay);
  g_test_add_func ("/md/joined/splices", test_splices);
  g_test_add_func ("/md/joined/shares", test_shares);
  g_test_add_func ("/md/joined/lookups", test_lookups);

  return g_test_run ();
}
