/* test-md-inlines.c: inline Markdown of texts that are no block
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-inlines.h"

#include <string.h>

#include "md-test-support.h"

static void
append_nodes (GString      *out,
              const MdNode *node)
{
  static const char *const marks[] = {
    [MD_NODE_TEXT] = "t",   [MD_NODE_SOFT_BREAK] = "s",  [MD_NODE_HARD_BREAK] = "h",
    [MD_NODE_CODE] = "c",   [MD_NODE_HTML_INLINE] = "i", [MD_NODE_EMPHASIS] = "em",
    [MD_NODE_STRONG] = "b", [MD_NODE_LINK] = "a",        [MD_NODE_IMAGE] = "img",
  };

  for (; node != NULL; node = md_node_get_next (node))
    {
      g_string_append_printf (out, "%s(%s%s", marks[md_node_get_kind (node)],
                              md_node_get_literal (node), md_node_get_url (node));
      append_nodes (out, md_node_get_first_child (node));
      g_string_append_c (out, ')');
    }
}

static const struct
{
  const char *text;
  const char *nodes;
} texts[] = {
  { "", "" },
  { "plain", "t(plain)" },
  { "*a* **b** `c`", "em(t(a))t( )b(t(b))t( )c(c)" },
  { "# not a heading", "t(# not a heading)" },
  { "- no item", "t(- no item)" },
  { "> no quote", "t(> no quote)" },
  { "    no code", "t(no code)" },
  { "```", "t(```)" },
  { "---", "t(---)" },
  { "a #", "t(a #)" },
  { "# #", "t(# #)" },
  { "##", "t(##)" },
  { "_under_", "em(t(under))" },
  { "two\nlines\r\nhere", "t(two lines  here)" },
  { "[a] [a][] [b][a] [none]", "a(/ut(a))t( )a(/ut(a))t( )a(/ut(b))t( [none])" },
  { "[late]", "a(/lt(late))" },
  { "[a]: /other", "a(/ut(a))t(: /other)" },
  { "<br>", "i(<br>)" },
  { "a\\", "t(a\\)" },
};

static void
test_examples (void)
{
  g_autoptr (MdDocument) document = md_document_new_for_text (
    "[a]: /u\n\n- x\n  ```\n  open [b]: /no\n\n[late]: /l\n\n```\nnever closed\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdInlines) inlines
        = md_inlines_new (texts[i].text, strlen (texts[i].text), document);
      g_autoptr (GString) nodes = g_string_new (NULL);

      append_nodes (nodes, md_node_get_first_child (md_inlines_get_node (inlines)));
      g_assert_cmpstr (nodes->str, ==, texts[i].nodes);
    }
}

static void
test_without_document (void)
{
  g_autoptr (MdInlines) inlines = md_inlines_new ("[a] \0", 5, NULL);
  g_autofree char *text = md_node_dup_plain_text (md_inlines_get_node (inlines));

  g_assert_cmpstr (text, ==, "[a] \001");
}

static void
test_table (void)
{
  static const char text[] = "| *h* | b |\n|-|-|\n| `x\\|y` | [a] |\n| - z |\n";
  g_autoptr (MdDocument) document = md_document_new_for_text ("[a]: /u\n", -1);
  g_autoptr (MdTable) table = md_table_new (text, (MdSpan){ 0, sizeof (text) - 1 });
  g_autoptr (MdInlines) inlines = md_inlines_new_for_table (text, table, document);
  g_autoptr (GString) nodes = g_string_new (NULL);

  for (guint column = 0; column < 2; column++)
    append_nodes (nodes, md_node_get_first_child (md_inlines_get_header_cell (inlines, column)));
  for (guint row = 0; row < 2; row++)
    for (guint column = 0; column < 2; column++)
      {
        g_string_append_c (nodes, ' ');
        append_nodes (nodes,
                      md_node_get_first_child (md_inlines_get_cell (inlines, row, column)));
      }
  g_assert_cmpstr (nodes->str, ==, "em(t(h))t(b) c(x|y) a(/ut(a)) t(- z) ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/inlines/examples", test_examples);
  g_test_add_func ("/md/inlines/without-document", test_without_document);
  g_test_add_func ("/md/inlines/table", test_table);

  return g_test_run ();
}
