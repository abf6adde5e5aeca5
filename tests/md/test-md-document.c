/* test-md-document.c: documents keep every byte, and an edit gives what a fresh parse gives
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-document.h"

#include <string.h>

#include "md-test-support.h"

#define SEED 20260131
#define N_EDITS 3000
/* A text that grew far beyond its fixture only makes the test slow. */
#define MAX_SIZE (64 * 1024)

static void
assert_adds_up (const MdDocument *document,
                GBytes           *bytes,
                const char       *name)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize pos = 0;

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      gsize length;
      const char *block = md_block_get_text (md_document_get_block (document, i), &length);

      g_assert_cmpuint (length, >, 0);
      g_assert_cmpuint (md_document_get_block_start (document, i), ==, pos);
      if (pos + length > size || memcmp (text + pos, block, length) != 0)
        g_error ("%s: block %u is not the bytes at %" G_GSIZE_FORMAT, name, i, pos);
      pos += length;
    }
  g_assert_cmpuint (pos, ==, size);
  g_assert_cmpuint (md_document_get_size (document), ==, size);
}

static void
test_adds_up (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (MdDocument) document = md_document_new (sample->bytes);

      assert_adds_up (document, sample->bytes, sample->name);
    }
}

static void
test_prefixes (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load_own ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);

      for (gsize size = 0; size < MIN (g_bytes_get_size (sample->bytes), 1500); size++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (sample->bytes, 0, size);
          g_autoptr (MdDocument) document = md_document_new (bytes);

          assert_adds_up (document, bytes, sample->name);
        }
    }
}

/* Typing a text byte by byte goes through every state that its structure can be in. */
static void
test_typing (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load_own ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (MdDocument) document = md_document_new_for_text ("", 0);
      gsize size;
      const char *text = g_bytes_get_data (sample->bytes, &size);

      for (gsize at = 0; at < MIN (size, 800); at++)
        {
          MdSplice splice = { { at, at }, text + at, 1 };
          MdDocument *next = md_document_splice (document, &splice, 1);

          md_document_unref (document);
          document = next;
          assert_document_is_well (document, NULL, sample->name);
        }
    }
}

static void
test_splices (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  const char *count = g_getenv ("TRESTLEBOARD_EDITS");
  guint n_edits = count != NULL ? (guint)g_ascii_strtoull (count, NULL, 10) : N_EDITS;
  guint n_done = 0;

  while (n_done < n_edits)
    {
      const MdSample *sample
        = g_ptr_array_index (samples, g_rand_int_range (rand, 0, (int)samples->len));
      g_autoptr (MdDocument) document = md_document_new (sample->bytes);

      for (guint i = 0; i < 20 && md_document_get_size (document) < MAX_SIZE; i++)
        {
          g_autofree char *what = NULL;
          MdDocument *next = edit_at_random (document, rand, &what);

          md_document_unref (document);
          document = next;
          n_done++;
        }
      n_done++;
    }
  g_test_message ("seed %d, %u edits over %u texts", SEED, n_done, samples->len);
}

static void
test_no_change (void)
{
  g_autoptr (MdDocument) document = md_document_new_for_text ("# a\n\ntext\n", -1);
  MdSplice splices[] = { { { 2, 3 }, "a", 1 }, { { 5, 9 }, "text", 4 }, { { 9, 9 }, "", 0 } };
  g_autoptr (MdDocument) same = md_document_splice (document, splices, G_N_ELEMENTS (splices));
  g_autoptr (MdDocument) none = md_document_splice (document, NULL, 0);

  g_assert_true (same == document);
  g_assert_true (none == document);
}

static gboolean
has_block (const MdDocument *document,
           const MdBlock    *block)
{
  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    if (md_document_get_block (document, i) == block)
      return TRUE;
  return FALSE;
}

/* Which blocks of `text` an edit replaces, as the index of each that is gone. */
static const struct
{
  const char *text;
  MdSplice    splice;
  const char *gone;
} sharing[] = {
  { "# a\n\nb\n\nc\n\nd\n", { { 5, 6 }, "x", 1 }, "1" },
  { "# a\n\nb\n\nc\n\nd\n", { { 2, 3 }, "x", 1 }, "0" },
  { "# a\n\nb\n\nc\n\nd\n", { { 11, 12 }, "x", 1 }, "3" },
  { "# a\n\nb\n\nc\n\nd\n", { { 8, 8 }, "new\n\n", 5 }, "" },
  { "# a\n\nb\n\nc\n\nd\n", { { 6, 8 }, " ", 1 }, "12" },
  { "# a\n\nb\n\nc\n\nd\n", { { 5, 5 }, "```\n", 4 }, "123" },
  { "a [x]\n\nb\n\n[x]: /u\n\nd\n", { { 7, 8 }, "c", 1 }, "1" },
  { "a [x]\n\nb\n\n[x]: /u\n\nd\n", { { 15, 16 }, "v", 1 }, "02" },
  { "a\n\n- b\n\n- c\n\n# d\n", { { 8, 10 }, "", 0 }, "1" },
  { "---\na: b\n---\n\n# c\n\nd\n\ne\n", { { 4, 5 }, "x", 1 }, "0" },
};

static void
test_sharing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sharing); i++)
    {
      g_autoptr (MdDocument) old = md_document_new_for_text (sharing[i].text, -1);
      g_autoptr (MdDocument) new = md_document_splice (old, &sharing[i].splice, 1);
      g_autoptr (GString) gone = g_string_new (NULL);

      assert_document_is_well (new, NULL, sharing[i].text);
      for (guint j = 0; j < md_document_get_n_blocks (old); j++)
        if (!has_block (new, md_document_get_block (old, j)))
          g_string_append_printf (gone, "%u", j);
      g_assert_cmpstr (gone->str, ==, sharing[i].gone);
    }
}

/* A block that is in a document twice would be two things with one identity. */
static void
test_sharing_is_unique (void)
{
  static const char text[] = "---\na: b\n---\n\nx\n\nx\n\nx\n\nx\n";
  g_autoptr (MdDocument) old = md_document_new_for_text (text, -1);
  MdSplice splices[] = { { { 4, 4 }, "b: c\n", 5 },
                         { { 14, 14 }, "x\n\nx\n\n", 6 },
                         { { 20, 23 }, "", 0 },
                         { { 25, 25 }, "\nx\n", 3 } };
  g_autoptr (MdDocument) new = md_document_splice (old, splices, G_N_ELEMENTS (splices));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  assert_document_is_well (new, NULL, text);
  for (guint i = 0; i < md_document_get_n_blocks (new); i++)
    g_assert_true (g_hash_table_add (seen, md_document_get_block (new, i)));
}

static void
test_lookups (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load_own ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (MdDocument) document = md_document_new (sample->bytes);
      gsize size;
      const char *text = g_bytes_get_data (sample->bytes, &size);
      guint line = 0;
      gsize line_start = 0;

      for (gsize at = 0; at < size; at++)
        {
          guint block = md_document_find_block (document, at);

          g_assert_cmpuint (md_document_get_block_start (document, block), <=, at);
          g_assert_cmpuint (md_document_get_block_start (document, block + 1), >, at);
          g_assert_cmpuint (md_document_get_line_at (document, at), ==, line);
          g_assert_cmpuint (md_document_get_line_start (document, line), ==, line_start);
          if (text[at] == '\n')
            {
              line++;
              line_start = at + 1;
            }
        }
      if (size > 0)
        g_assert_cmpuint (md_document_find_block (document, size), ==,
                          md_document_get_n_blocks (document) - 1);
      g_assert_cmpuint (md_document_get_n_lines (document), ==,
                        line + (size > line_start ? 1 : 0));
      g_assert_cmpuint (md_document_get_line_start (document, line + 1), ==, size);
    }
}

static void
test_line_end (void)
{
  g_autoptr (MdDocument) lf = md_document_new_for_text ("# a\n\nb\n", -1);
  g_autoptr (MdDocument) crlf = md_document_new_for_text ("# a\r\n\r\nb\r\n", -1);
  g_autoptr (MdDocument) mixed = md_document_new_for_text ("# a\r\n\r\nb\r\nc\n", -1);
  g_autoptr (MdDocument) none = md_document_new_for_text ("a\r", -1);
  g_autoptr (MdDocument) empty = md_document_new_for_text ("", 0);

  g_assert_cmpstr (md_document_get_line_end (lf, 3), ==, "\n");
  g_assert_cmpstr (md_document_get_line_end (crlf, 3), ==, "\r\n");
  g_assert_cmpstr (md_document_get_line_end (mixed, 0), ==, "\r\n");
  g_assert_cmpstr (md_document_get_line_end (none, 0), ==, "\n");
  g_assert_cmpstr (md_document_get_line_end (empty, 0), ==, "\n");
}

static void
test_valid_utf8 (void)
{
  g_autoptr (MdDocument) valid = md_document_new_for_text ("# a\n\n\303\244\n", -1);
  g_autoptr (MdDocument) invalid = md_document_new_for_text ("# a\n\n\303\n", -1);
  g_autoptr (MdDocument) nul = md_document_new_for_text ("# a\0b\n", 6);

  g_assert_true (md_document_is_valid_utf8 (valid));
  g_assert_false (md_document_is_valid_utf8 (invalid));
  g_assert_true (md_block_is_valid_utf8 (md_document_get_block (invalid, 0)));
  g_assert_false (md_block_is_valid_utf8 (md_document_get_block (invalid, 1)));
  g_assert_false (md_document_is_valid_utf8 (nul));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/document/adds-up", test_adds_up);
  g_test_add_func ("/md/document/prefixes", test_prefixes);
  g_test_add_func ("/md/document/typing", test_typing);
  g_test_add_func ("/md/document/splices", test_splices);
  g_test_add_func ("/md/document/no-change", test_no_change);
  g_test_add_func ("/md/document/sharing", test_sharing);
  g_test_add_func ("/md/document/sharing-is-unique", test_sharing_is_unique);
  g_test_add_func ("/md/document/lookups", test_lookups);
  g_test_add_func ("/md/document/line-end", test_line_end);
  g_test_add_func ("/md/document/valid-utf8", test_valid_utf8);

  return g_test_run ();
}
