/* test-md-blocks.c: what blocks and nodes a text has, and where they stand
 *
 * The examples are in fixtures/blocks.txt: a text, a line with a dot, the dump.
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-block.h"

#include <string.h>

#include "md-test-support.h"

#define FENCE "````````````````````````````````"

/* In examples a tab is written as an arrow, a CR as its symbol, a byte order mark by name. */
static char *
unescape_example (const char *text)
{
  GString *string = g_string_new (text);

  g_string_replace (string, "\342\206\222", "\t", 0);
  g_string_replace (string, "\342\220\215", "\r", 0);
  g_string_replace (string, "\302\253BOM\302\273", "\357\273\277", 0);
  return g_string_free (string, FALSE);
}

static void
check_example (const char *example,
               guint       number)
{
  g_auto (GStrv) parts = g_strsplit (example, "\n.\n", 2);
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (MdDocument) document = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  /* The line end before the dot is the text's, unless a backslash takes it away. */
  source = g_str_has_suffix (parts[0], "\\") ? g_strndup (parts[0], strlen (parts[0]) - 1)
                                             : g_strconcat (parts[0], "\n", NULL);
  text = unescape_example (source);
  expected = g_strdup (parts[1]);
  document = md_document_new_for_text (text, -1);
  dump = md_document_dump (document);
  if (g_strcmp0 (dump, expected) != 0)
    g_error ("example %u:\n%s\ngives\n%s\nand should give\n%s", number, parts[0], dump, expected);
}

static void
test_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "blocks.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *at;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  at = text;
  while ((at = strstr (at, FENCE " example\n")) != NULL)
    {
      const char *start = at + strlen (FENCE " example\n");
      const char *end = strstr (start, FENCE);
      g_autofree char *example = NULL;

      g_assert_nonnull (end);
      example = g_strndup (start, (gsize)(end - start));
      check_example (example, ++n);
      at = end + strlen (FENCE);
    }
  g_assert_cmpuint (n, >=, 30);
}

/* The first item of the first list, deepest first where `depth` says so. */
static const MdNode *
find_item (const MdNode *node,
           int           depth)
{
  for (; node != NULL; node = md_node_get_next (node))
    {
      const MdNode *found;

      if (md_node_get_kind (node) == MD_NODE_ITEM && depth-- == 0)
        return node;
      found = find_item (md_node_get_first_child (node), depth);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static const struct
{
  const char  *text;
  int          depth; /* of the item in items */
  MdItemLayout layout;
} layouts[] = {
  { "- a\n", 0, { { 0, 1 }, 2, 2 } },
  { "-   a\n", 0, { { 0, 1 }, 4, 4 } },
  { "  12.  a\n", 0, { { 2, 5 }, 7, 7 } },
  { "3) a\n", 0, { { 0, 2 }, 3, 3 } },
  { "-\n  a\n", 0, { { 0, 1 }, 1, 2 } },
  { "-   \n", 0, { { 0, 1 }, 4, 2 } },
  { "-\ta\n", 0, { { 0, 1 }, 2, 4 } },
  { "-     code\n", 0, { { 0, 1 }, 2, 2 } },
  { "- a\n  * b\n", 1, { { 6, 7 }, 8, 4 } },
  { "- a\n\t* b\n", 1, { { 5, 6 }, 7, 6 } },
  { "> - a\n", 0, { { 2, 3 }, 4, 2 } },
  { ">- a\n", 0, { { 1, 2 }, 3, 2 } },
  { "> > 1. a\n", 0, { { 4, 6 }, 7, 3 } },
  { "- > + a\n", 1, { { 4, 5 }, 6, 2 } },
  { "- * a\r\n", 1, { { 2, 3 }, 4, 4 } },
};

static void
test_layouts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autoptr (MdDocument) document = md_document_new_for_text (layouts[i].text, -1);
      const MdBlock *block = md_document_get_block (document, 0);
      const MdNode *item = find_item (md_block_get_node (block), layouts[i].depth);
      MdItemLayout layout;

      g_test_message ("%s", layouts[i].text);
      g_assert_nonnull (item);
      layout = md_block_get_item_layout (block, item);
      g_assert_cmpuint (layout.marker.start, ==, layouts[i].layout.marker.start);
      g_assert_cmpuint (layout.marker.end, ==, layouts[i].layout.marker.end);
      g_assert_cmpuint (layout.content, ==, layouts[i].layout.content);
      g_assert_cmpuint (layout.indent, ==, layouts[i].layout.indent);
    }
}

/* What the layout says of continuation lines is what libcmark does with them. */
static void
test_indent_continues_item (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      const char *quote = strrchr (layouts[i].text, '>');
      g_autoptr (GString) text = g_string_new (layouts[i].text);
      g_autoptr (MdDocument) document = NULL;
      const MdBlock *block;
      const MdNode *last;

      if (quote != NULL || strchr (layouts[i].text, 'a') == NULL)
        continue;
      g_string_append_printf (text, "\n%*sx\n", (int)layouts[i].layout.indent, "");
      document = md_document_new_for_text (text->str, -1);
      g_assert_cmpuint (md_document_get_n_blocks (document), ==, 1);
      block = md_document_get_block (document, 0);
      last = md_node_get_last_child (find_item (md_block_get_node (block), layouts[i].depth));
      g_assert_cmpint (md_node_get_kind (last), ==, MD_NODE_PARAGRAPH);
      g_assert_cmpuint (md_block_get_node_span (block, last).end, ==, text->len - 1);
    }
}

static void
assert_spans_nest (const MdBlock *block,
                   const MdNode  *node,
                   MdSpan         outer)
{
  gsize pos = outer.start;

  for (; node != NULL && md_node_get_kind (node) < MD_NODE_TEXT; node = md_node_get_next (node))
    {
      MdSpan span = md_block_get_node_span (block, node);
      guint line = md_block_get_node_line (block, node);

      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.start, >=, pos);
      g_assert_cmpuint (span.end, <=, outer.end);
      g_assert_cmpuint (md_block_get_line_at (block, span.start), ==, line);
      g_assert_cmpuint (md_block_get_line_start (block, line), <=, span.start);
      assert_spans_nest (block, md_node_get_first_child (node), span);
      pos = span.end;
    }
}

static void
test_spans_nest (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (MdDocument) document = md_document_new (sample->bytes);

      for (guint j = 0; j < md_document_get_n_blocks (document); j++)
        {
          const MdBlock *block = md_document_get_block (document, j);
          MdSpan all = { 0, md_block_get_size (block) };

          if (md_block_get_node (block) != NULL)
            assert_spans_nest (block, md_block_get_node (block), all);
        }
    }
}

static void
test_lines (void)
{
  g_autoptr (MdDocument) document = md_document_new_for_text ("a\r\nb\nc\n\n# d", -1);
  const MdBlock *block = md_document_get_block (document, 0);

  g_assert_cmpuint (md_block_get_n_newlines (block), ==, 4);
  g_assert_cmpuint (md_block_get_line_start (block, 0), ==, 0);
  g_assert_cmpuint (md_block_get_line_start (block, 1), ==, 3);
  g_assert_cmpuint (md_block_get_line_start (block, 4), ==, 8);
  g_assert_cmpuint (md_block_get_line_start (block, 9), ==, 8);
  g_assert_cmpuint (md_block_get_line_at (block, 2), ==, 0);
  g_assert_cmpuint (md_block_get_line_at (block, 3), ==, 1);
  g_assert_cmpuint (md_block_get_line_at (block, 7), ==, 3);
}

static void
test_plain_text (void)
{
  g_autoptr (MdDocument) document
    = md_document_new_for_text ("# a *b* `c`\n\nx\n**y** [z](u)  \n![i](j) &amp; \\*\n", -1);
  g_autofree char *heading
    = md_node_dup_plain_text (md_block_get_node (md_document_get_block (document, 0)));
  g_autofree char *paragraph
    = md_node_dup_plain_text (md_block_get_node (md_document_get_block (document, 1)));

  g_assert_cmpstr (heading, ==, "a b c");
  g_assert_cmpstr (paragraph, ==, "x y z i & *");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/blocks/examples", test_examples);
  g_test_add_func ("/md/blocks/layouts", test_layouts);
  g_test_add_func ("/md/blocks/indent-continues-item", test_indent_continues_item);
  g_test_add_func ("/md/blocks/spans-nest", test_spans_nest);
  g_test_add_func ("/md/blocks/lines", test_lines);
  g_test_add_func ("/md/blocks/plain-text", test_plain_text);

  return g_test_run ();
}
