/* md-test-support.c: texts to try, and random edits of them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md-test-support.h"

#include <string.h>

#define MAX_SPLICES 4

typedef struct
{
  const char *text;
  gsize       length;
} Snippet;

#define SNIPPET(s) { s, sizeof (s) - 1 }

/* What changes the structure of a text, or is hard to keep. */
static const Snippet snippets[] = {
  SNIPPET ("\n"), SNIPPET ("\n\n"), SNIPPET ("\r\n"), SNIPPET ("\r"), SNIPPET ("\t"),
  SNIPPET (" "), SNIPPET ("  "), SNIPPET ("    "), SNIPPET ("- "), SNIPPET ("\n- "),
  SNIPPET ("\n   - x\n    * y\n"), SNIPPET ("    - z\n"), SNIPPET ("* "), SNIPPET ("+ a\n\n"),
  SNIPPET ("1. "), SNIPPET ("\n2) "), SNIPPET ("> "), SNIPPET (">"), SNIPPET ("\n> "),
  SNIPPET ("# "), SNIPPET ("\n## h\n"), SNIPPET ("```\n"), SNIPPET ("\n```\n"),
  SNIPPET ("~~~~ c\n"), SNIPPET ("===\n"), SNIPPET ("\n---\n"), SNIPPET ("***\n"),
  SNIPPET ("<div>\n"), SNIPPET ("</div>\n\n"), SNIPPET ("\n<!--"), SNIPPET ("-->\n"),
  SNIPPET ("<x>\n"), SNIPPET ("[a]: /u\n"), SNIPPET ("\n\n[a]: /v 't'\n"), SNIPPET ("[a]"),
  SNIPPET ("[b\nc]: <d>"), SNIPPET ("[b c]"), SNIPPET ("]: x"), SNIPPET ("\n["),
  SNIPPET ("![a](b)"), SNIPPET ("- [ ] "), SNIPPET ("[x]"), SNIPPET ("| a | b |\n|---|---|\n"),
  SNIPPET ("\\"), SNIPPET ("`"), SNIPPET ("*a*"), SNIPPET ("---\nk: v\n---\n"),
  SNIPPET ("+++\n"), SNIPPET ("{\n}\n"), SNIPPET ("...\n"), SNIPPET ("\357\273\277"),
  SNIPPET ("\0"), SNIPPET ("\377\300"), SNIPPET ("\302\240"), SNIPPET ("word"),
};

static const Snippet odd_texts[] = {
  SNIPPET (""), SNIPPET ("\n"), SNIPPET ("\r"), SNIPPET ("\r\n\r\n"), SNIPPET ("a"),
  SNIPPET ("\357\273\277"), SNIPPET ("\357\273\277\n\n# a\n"),
  SNIPPET ("\357\273\277---\r\na: b\r\n---\r\n\r\ntext\r\n"),
  SNIPPET ("\357\273\277\357\273\277# a\n"), SNIPPET ("a\0b\n\0\n# c\0\n"),
  SNIPPET ("lone\rcr\r\r\n- a\r- b\n\r"), SNIPPET ("\377\376h\0i\0"),
  SNIPPET ("\n\n\n"), SNIPPET ("---\n---\n"), SNIPPET ("+++\nx = 1\n+++\n\n\n# a\n"),
  SNIPPET ("{\n\"a\": 1\n}\n\n# a"), SNIPPET ("---\nnot a key\n---\n"),
  SNIPPET ("   - a\n    * b\n    - c\n"), SNIPPET ("```\nnever closed\n\n# a\n"),
  SNIPPET ("<!-- never closed\n\n# a\n"), SNIPPET ("[a]: /u\n===\n\n[a]\n"),
  SNIPPET ("# a\n[a]: /u\n# b\n[b]: /u\n[c]: /u\nx [a] [b] [c]\n"),
  SNIPPET ("\342\200\250a\342\200\251b\302\205c\fd\v\n\n\f\n"),
};

static void
sample_free (gpointer data)
{
  MdSample *sample = data;

  g_free (sample->name);
  g_bytes_unref (sample->bytes);
  g_free (sample);
}

static void
add_sample (GPtrArray  *samples,
            const char *name,
            GBytes     *bytes)
{
  MdSample *sample = g_new (MdSample, 1);

  sample->name = g_strdup (name);
  sample->bytes = bytes;
  g_ptr_array_add (samples, sample);
}

static void
add_files (GPtrArray  *samples,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  GDir *dir = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *text;
      gsize length;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        add_files (samples, file);
      if (!g_str_has_suffix (name, ".md"))
        continue;
      g_file_get_contents (file, &text, &length, &error);
      g_assert_no_error (error);
      add_sample (samples, name, g_bytes_new_take (text, length));
    }
  g_dir_close (dir);
}

static int
compare_samples (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(MdSample **)a)->name, (*(MdSample **)b)->name);
}

GPtrArray *
md_samples_load_own (void)
{
  GPtrArray *samples = g_ptr_array_new_with_free_func (sample_free);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "roundtrip", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    {
      g_autofree char *name = g_strdup_printf ("odd text %u", i);

      add_sample (samples, name, g_bytes_new_static (odd_texts[i].text, odd_texts[i].length));
    }
  add_files (samples, path);
  g_ptr_array_sort (samples, compare_samples);
  return samples;
}

GPtrArray *
md_samples_load (void)
{
  GPtrArray *samples = md_samples_load_own ();
  const char *corpus = g_getenv ("TRESTLEBOARD_CORPUS");

  if (corpus != NULL)
    add_files (samples, corpus);
  g_ptr_array_sort (samples, compare_samples);
  return samples;
}

MdDocument *
md_document_new_for_text (const char *text,
                          gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);

  return md_document_new (bytes);
}

void
assert_document_is_well (const MdDocument *document,
                         GBytes           *bytes,
                         const char       *what)
{
  g_autofree char *problem = md_document_check (document);
  g_autoptr (GBytes) own = md_document_to_bytes (document);

  if (problem != NULL)
    g_error ("%s: %s", what, problem);
  if (bytes != NULL && !g_bytes_equal (own, bytes))
    g_error ("%s: the bytes differ", what);
}

static gsize
pick_offset (const MdDocument *document,
             GRand            *rand)
{
  gsize size = md_document_get_size (document);
  guint n_blocks = md_document_get_n_blocks (document);

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return 0;
    case 1:
      return size;
    case 2:
    case 3:
      return md_document_get_block_start (document,
                                          (guint)g_rand_int_range (rand, 0, (int)n_blocks + 1));
    case 4:
    case 5:
      return md_document_get_line_start (
        document,
        (guint)g_rand_int_range (rand, 0, (int)md_document_get_n_lines (document) + 1));
    default:
      return (gsize)g_rand_int_range (rand, 0, (int)size + 1);
    }
}

static gsize
pick_length (gsize  max,
             GRand *rand)
{
  gsize length;

  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
    case 1:
    case 2:
      length = 0;
      break;
    case 3:
    case 4:
    case 5:
      length = (gsize)g_rand_int_range (rand, 1, 4);
      break;
    case 6:
      length = (gsize)g_rand_int_range (rand, 1, 80);
      break;
    default:
      length = (gsize)g_rand_int_range (rand, 1, 2000);
    }
  return MIN (length, max);
}

static GBytes *
pick_text (const MdDocument *document,
           GRand            *rand)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 3);

  while (n-- > 0)
    if (g_rand_int_range (rand, 0, 6) == 0)
      {
        gsize start = pick_offset (document, rand);
        gsize length = pick_length (md_document_get_size (document) - start, rand);

        md_document_append_range (document, (MdSpan){ start, start + length }, text);
      }
    else
      {
        const Snippet *snippet
          = &snippets[g_rand_int_range (rand, 0, G_N_ELEMENTS (snippets))];

        g_string_append_len (text, snippet->text, (gssize)snippet->length);
      }
  return g_string_free_to_bytes (text);
}

MdDocument *
edit_at_random (MdDocument *document,
                GRand      *rand,
                char      **what)
{
  g_autoptr (GString) description = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GBytes) expected_bytes = NULL;
  MdSplice splices[MAX_SPLICES];
  GBytes *texts[MAX_SPLICES];
  int n = 0;
  gsize pos = 0;
  MdDocument *result;

  for (int i = g_rand_int_range (rand, 0, 3) == 0 ? MAX_SPLICES : 1; i > 0; i--)
    {
      gsize start = pick_offset (document, rand);
      gsize length = pick_length (md_document_get_size (document) - start, rand);
      g_autofree char *escaped = NULL;

      if (start < pos)
        continue;
      texts[n] = pick_text (document, rand);
      splices[n].span = (MdSpan){ start, start + length };
      splices[n].text = g_bytes_get_data (texts[n], &splices[n].length);
      md_document_append_range (document, (MdSpan){ pos, start }, expected);
      g_string_append_len (expected, splices[n].text, (gssize)splices[n].length);
      pos = start + length;

      escaped = g_strndup (splices[n].text, splices[n].length);
      g_string_append_printf (description, " %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "=\"%s\"", start,
                              start + length, escaped);
      n++;
    }
  md_document_append_range (document, (MdSpan){ pos, md_document_get_size (document) }, expected);

  result = md_document_splice (document, splices, (guint)n);
  expected_bytes = g_bytes_new (expected->str, expected->len);
  assert_document_is_well (result, expected_bytes, description->str);
  while (n-- > 0)
    g_bytes_unref (texts[n]);
  *what = g_strdup (description->str);
  return result;
}
