/* test-md-guards.c: texts made to hang or break a parser
 *
 * A pattern that is not guarded against makes this test run into its time limit.
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-document.h"

#include <string.h>

#include "md/md-html.h"
#include "md/md-table.h"
#include "md-test-support.h"

#define SIZE 50000
#define SIZE_BIG 200000

/* A text of @before, @middle over and over, and @after. */
static const struct
{
  const char *before;
  const char *middle;
  const char *after;
} patterns[] = {
  { "", "[", "" },
  { "", "]", "" },
  { "", "![[]()", "" },
  { "", "![[]()\n", "" },
  { "> ", "![", "](a)" },
  { "", "[a](", "" },
  { "", "[a](<b", "" },
  { "", "[](", "\n" },
  { "", "[x][", "" },
  { "", "[a] ", "\n\n[a]: /u\n" },
  { "[a]: /u\n\n", "[a][b] ", "" },
  { "", "[a]: u\n", "" },
  { "", "[a]:\n", "" },
  { "", "[a]: b \"", "" },
  { "", "[a]: b \"c\n", "" },
  { "", "\\[", "" },
  { "", "[\\", "" },
  { "", "> ", "a" },
  { "", ">", "a" },
  { "", "- ", "a" },
  { "", "* ", "a\n\n\n\n" },
  { "", "+ * ", "a" },
  { "", "1. ", "a" },
  { "", "> - ", "a" },
  { "", "- ", "" },
  { "", "-\n", "" },
  { "> > > > > > > > > > > > > > > > > > > > a\n", "a\n", "" },
  { "- - - - - - - - - - - - - - - - - - - - a\n", "\n", "" },
  { "- - - - - - - - - - - - - - - - - - - - a\n", "                                a\n", "" },
  { "", "- a\n\n", "" },
  { "", "*a ", "" },
  { "", "a**b", "" },
  { "", "*a_ ", "" },
  { "", "**a *a ", "" },
  { "", "_", "a" },
  { "", "*", "a" },
  { "", "a* ", "" },
  { "", "` `` ", "" },
  { "", "`", "a" },
  { "", "```\n", "" },
  { "", "~~~ ", "" },
  { "", "~~a ", "" },
  { "", "a~~ ~~b ", "" },
  { "", "<", "" },
  { "a ", "<!--", "" },
  { "a ", "<?", "" },
  { "a ", "<!A ", "" },
  { "a ", "<![CDATA[", "" },
  { "a ", "<a b=\"", "" },
  { "", "<div>\n", "" },
  { "", "<http://a", "" },
  { "", "&", "" },
  { "", "&#", "" },
  { "# ", " #", "" },
  { "", "#", "" },
  { "", "a\n", "===" },
  { "", "\t", "a" },
  { "a", " ", "" },
  { "| a |\n|---|\n", "|", "\n" },
  { "| a |\n|---|\n", "| b |\n", "" },
  { "", "|-", "" },
  { "", "|\n|-\n", "" },
  { "", "a|b\n-|-\n", "" },
  { "---\n", "a: b\n", "" },
  { "", "---\n", "" },
  { "", "\\|", "" },
  { "", "\r", "" },
  { "", "\001", "" },
  { "", "\377", "" },
};

static GString *
build_pattern (guint i,
               gsize size)
{
  GString *text = g_string_new (patterns[i].before);

  while (text->len < size)
    g_string_append (text, patterns[i].middle);
  g_string_append (text, patterns[i].after);
  return text;
}

/* The deepest list that a text of @size can have, and blank lines that concern all of it. */
static GString *
build_stairs (gsize size)
{
  GString *text = g_string_new (NULL);

  for (int depth = 0; text->len < size / 2; depth++)
    g_string_append_printf (text, "%*s- a\n", 2 * depth, "");
  while (text->len < size)
    g_string_append_c (text, '\n');
  return text;
}

static void
check_text (const GString *text,
            const char    *name)
{
  static const MdSplice edits[] = {
    { { SIZE / 2, SIZE / 2 }, "x", 1 },
    { { SIZE / 2, SIZE / 2 + 3 }, "\n\n- y\n\n", 7 },
    { { 0, 0 }, "# z\n\n", 5 },
  };
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autofree char *html = md_document_to_html (document);
  g_autofree char *dump = md_document_dump (document);

  g_assert_nonnull (html);
  assert_document_is_well (document, bytes, name);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (MdDocument) edited = md_document_splice (document, &edits[i], 1);

      assert_document_is_well (edited, NULL, name);
    }
}

static void
test_patterns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      GString *text = build_pattern (i, SIZE);
      g_autofree char *name = g_strdup_printf ("pattern %u", i);

      check_text (text, name);
      g_string_free (text, TRUE);
    }
}

static void
test_big_patterns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      GString *text = build_pattern (i, SIZE_BIG);
      g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
      g_autoptr (MdDocument) document = md_document_new (bytes);

      g_assert_cmpuint (md_document_get_size (document), ==, g_bytes_get_size (bytes));
    }
}

static void
test_stairs (void)
{
  GString *text = build_stairs (SIZE);

  check_text (text, "stairs");
  g_string_free (text, TRUE);
}

static guint
measure_depth (const MdNode *node)
{
  guint depth = 0;

  for (; node != NULL; node = md_node_get_first_child (node))
    depth++;
  return depth;
}

static const struct
{
  const char *middle;
  guint       n;
  guint       depth;
} depths[] = {
  { "> ", 63, 65 }, /* with the paragraph and its text */
  { "> ", 64, 66 },
  { "> ", 65, 66 },
  { "> ", 20000, 66 },
  { "- ", 64, 130 },
  { "- ", 20000, 130 },
  { "1. ", 20000, 130 },
};

static void
test_depth (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MdDocument) document = NULL;

      for (guint j = 0; j < depths[i].n; j++)
        g_string_append (text, depths[i].middle);
      g_string_append (text, "a\n");
      document = md_document_new_for_text (text->str, (gssize)text->len);
      g_assert_cmpuint (
        measure_depth (md_block_get_node (md_document_get_block (document, 0))), ==,
        depths[i].depth);
    }
}

/* What looks like a lot of markers, but is a rule, stays one. */
static void
test_long_rule (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MdDocument) document = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "- ");
  document = md_document_new_for_text (text->str, (gssize)text->len);
  g_assert_cmpint (md_block_get_kind (md_document_get_block (document, 0)), ==, MD_BLOCK_BREAK);
}

static guint
count_kind (const MdNode *node,
            MdNodeKind    kind)
{
  guint n = 0;

  for (; node != NULL; node = md_node_get_next (node))
    n += (md_node_get_kind (node) == kind ? 1 : 0)
         + count_kind (md_node_get_first_child (node), kind);
  return n;
}

/* Only images in one run of lines have a limit: a long text may have more. */
static void
test_images (void)
{
  static const struct
  {
    const char *image;
    guint       n_images;
  } cases[] = {
    { "![a](b)\n", 1000 },
    { "![a](b)\n\n", 1500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MdDocument) document = NULL;
      guint n = 0;

      for (guint j = 0; j < 1500; j++)
        g_string_append (text, cases[i].image);
      document = md_document_new_for_text (text->str, (gssize)text->len);
      for (guint j = 0; j < md_document_get_n_blocks (document); j++)
        n += count_kind (md_block_get_node (md_document_get_block (document, j)), MD_NODE_IMAGE);
      g_assert_cmpuint (n, ==, cases[i].n_images);
    }
}

/* Limits that concern the whole text, crossed by an edit or long before it. */
static void
test_limits_crossed (void)
{
  static const struct
  {
    const char *before;
    const char *middle;
    guint       n;
    MdSplice    splice;
  } cases[] = {
    { "x\n\n", "![a](b) ", 1001, { { 1, 1 }, "y", 1 } },
    { "x\n", "![a](b)\n", 1000, { { 1, 1 }, "![", 2 } },
    { "x\n\n", "![a](b)\n", 1001, { { 1, 3 }, "\n", 1 } },
    { "", "# ![a](b)\n", 1200, { { 11900, 11900 }, "y", 1 } },
    { "[a]: /a/url/of/some/length\n\nx\n\n", "[a]\n\n", 20000, { { 28, 29 }, "y", 1 } },
    { "[a]: /a/url/of/some/length\n\nx\n\n", "[a]\n\n", 20000, { { 99981, 99981 }, "y", 1 } },
    { "x\n\n", "[a]: /u\n\n", 10000, { { 1, 1 }, "y [a]", 5 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autoptr (MdDocument) document = NULL;
      g_autoptr (MdDocument) edited = NULL;

      for (guint j = 0; j < cases[i].n; j++)
        g_string_append (text, cases[i].middle);
      document = md_document_new_for_text (text->str, (gssize)text->len);
      edited = md_document_splice (document, &cases[i].splice, 1);
      assert_document_is_well (edited, NULL, cases[i].middle);
    }
}

/* Far behind in a line nothing is read but text, and blocks are what they would be all the same. */
static void
test_long_line (void)
{
  g_autoptr (GString) text = g_string_new ("- ");
  g_autoptr (MdDocument) document = NULL;
  g_autoptr (MdDocument) edited = NULL;
  MdSplice less = { { 2, 40002 }, "", 0 };

  while (text->len < 100000)
    g_string_append (text, "[a](b) ");
  g_string_append (text, "\n- [c](d)\n\n> e\n");
  document = md_document_new_for_text (text->str, (gssize)text->len);
  g_assert_cmpuint (md_document_get_n_blocks (document), ==, 2);
  g_assert_cmpuint (count_kind (md_block_get_node (md_document_get_block (document, 0)),
                                MD_NODE_LINK),
                    ==, (65536 - 2) / 7 + 1);

  edited = md_document_splice (document, &less, 1);
  assert_document_is_well (edited, NULL, "less");
}

static void
test_far_too_long (void)
{
  gsize size = 64 * 1024 * 1024 + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (MdDocument) document = md_document_new (bytes);
  MdSplice less = { { 0, size - 6 }, "# ", 2 };
  MdSplice more = { { 3, 3 }, "x\n", 2 };
  g_autoptr (MdDocument) edited = md_document_splice (document, &more, 1);
  g_autoptr (MdDocument) cut = md_document_splice (edited, &less, 1);

  g_assert_cmpuint (md_document_get_n_blocks (document), ==, 1);
  g_assert_null (md_block_get_node (md_document_get_block (document, 0)));
  g_assert_cmpuint (md_document_get_n_blocks (edited), ==, 1);
  g_assert_cmpuint (md_document_get_size (edited), ==, size + 2);
  assert_document_is_well (cut, NULL, "cut");
  g_assert_cmpint (md_block_get_kind (md_document_get_block (cut, 0)), ==, MD_BLOCK_HEADING);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/guards/patterns", test_patterns);
  g_test_add_func ("/md/guards/big-patterns", test_big_patterns);
  g_test_add_func ("/md/guards/stairs", test_stairs);
  g_test_add_func ("/md/guards/depth", test_depth);
  g_test_add_func ("/md/guards/long-rule", test_long_rule);
  g_test_add_func ("/md/guards/images", test_images);
  g_test_add_func ("/md/guards/limits-crossed", test_limits_crossed);
  g_test_add_func ("/md/guards/long-line", test_long_line);

  g_test_add_func ("/md/guards/far-too-long", test_far_too_long);

  return g_test_run ();
}
