/* test-md-table.c: tables and the text of their cells
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-table.h"

#include <string.h>

#define SEED 20260201
#define N_RANDOM 20000

/* A table as text: `header` `delimiter's alignments` `rows`; cells in <>, cells that lack as !. */
static char *
dump_table (const char    *text,
            const MdTable *table)
{
  static const char aligns[] = "-lcr";
  GString *out = g_string_new (NULL);

  for (guint column = 0; column < md_table_get_n_columns (table); column++)
    {
      MdSpan cell = md_table_get_header_cell (table, column);

      g_string_append_printf (out, "<%.*s>%c", (int)MD_SPAN_LENGTH (cell), text + cell.start,
                              aligns[md_table_get_align (table, column)]);
    }
  for (guint row = 0; row < md_table_get_n_rows (table); row++)
    {
      g_string_append_c (out, '\n');
      for (guint column = 0; column < md_table_get_n_columns (table); column++)
        {
          MdSpan cell = md_table_get_cell (table, row, column);

          g_string_append_printf (out, "<%.*s>%s", (int)MD_SPAN_LENGTH (cell), text + cell.start,
                                  md_table_has_cell (table, row, column) ? "" : "!");
        }
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *dump; /* NULL: no table */
} tables[] = {
  { "| a | b |\n|---|---|\n| 1 | 2 |\n", "<a>-<b>-\n<1><2>" },
  { "| a | b |\r\n|---|---|\r\n| 1 | 2 |", "<a>-<b>-\n<1><2>" },
  { "a | b\n- | -\n1 | 2\n", "<a>-<b>-\n<1><2>" },
  { "a | b\n-|-", "<a>-<b>-" },
  { "|a|\n|-|\n|1|", "<a>-\n<1>" },
  { "|a|b|c|d|\n|:-|:-:|-:|--|\n", "<a>l<b>c<c>r<d>-" },
  { "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n", "<a>-<b>-\n<1><>!\n<1><2>" },
  { "| a | b |\n|---|---|\n||  |\n", "<a>-<b>-\n<><>" },
  { "| a | b |\n|---|---|\nplain\n", "<a>-<b>-\n<plain><>!" },
  { "| a\\|x | `b\\|` |\n|---|---|\n| \\\\| | c |\n", "<a\\|x>-<`b\\|`>-\n<\\\\|><c>" },
  { "> | a |\n> |---|\n> | 1 |\n", "<a>-\n<1>" },
  { "  | a |\n    |---|\n\t| 1 |  \n", "<a>-\n<1>" },
  { "text\nmore | text\n| a | b |\n|---|---|\n| 1 | 2 |\n", "<a>-<b>-\n<1><2>" },
  { "| a |\n|---|---|\n| b | c |\n|-|-|\n", "<b>-<c>-" },
  { "| a | b |\n|---|\n", NULL },
  { "| a | b |\n", NULL },
  { "| a | b |\n| c | d |\n", NULL },
  { "|---|---|\n", NULL },
  { "a\n:-", NULL },
  { "| a |\n|:|\n", NULL },
  { "| a | b |\n|---|-x-|\n", NULL },
  { "| a | b |\n|---||\n", NULL },
  { "no pipe\n", NULL },
  { "", NULL },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize length = strlen (tables[i].text);
      g_autofree char *text = g_memdup2 (tables[i].text, MAX (length, 1));
      g_autoptr (MdTable) table = md_table_new (text, (MdSpan){ 0, length });
      g_autofree char *dump = table != NULL ? dump_table (text, table) : NULL;

      g_test_message ("%s", tables[i].text);
      g_assert_cmpstr (dump, ==, tables[i].dump);
    }
}

static void
test_spans (void)
{
  static const char text[] = "xx\n> text\n>  | a |  b|\n> |-|:-:|\n> |1|  |\n> 2 \nrest";
  MdSpan span = { 5, sizeof (text) - 1 - 5 };
  g_autoptr (MdTable) table = md_table_new (text, span);

  g_assert_nonnull (table);
#define ASSERT_IS(span, expected)                                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    MdSpan s = (span);                                                                             \
    g_autofree char *got = g_strndup (text + s.start, MD_SPAN_LENGTH (s));                         \
    g_assert_cmpstr (got, ==, expected);                                                           \
  }                                                                                                \
  G_STMT_END
  ASSERT_IS (md_table_get_header (table), "| a |  b|");
  ASSERT_IS (md_table_get_delimiter (table), "|-|:-:|");
  ASSERT_IS (md_table_get_row (table, 0), "|1|  |");
  ASSERT_IS (md_table_get_row (table, 1), "2 ");
  ASSERT_IS (md_table_get_span (table), "| a |  b|\n> |-|:-:|\n> |1|  |\n> 2 ");
  ASSERT_IS (md_table_get_cell (table, 0, 0), "1");

  /* An empty cell is where its text would go. */
  g_assert_cmpuint (md_table_get_cell (table, 0, 1).start, ==,
                    md_table_get_row (table, 0).start + 4);
  g_assert_true (md_table_has_cell (table, 0, 1));
  g_assert_false (md_table_has_cell (table, 1, 1));
  g_assert_cmpuint (md_table_get_cell (table, 1, 1).start, ==, md_table_get_row (table, 1).end);
#undef ASSERT_IS
}

static GString *
build_table (guint n_columns,
             guint n_rows)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < n_rows + 2; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        g_string_append (text, row == 1 ? "|-" : "|a");
      g_string_append_c (text, '\n');
    }
  return text;
}

static const struct
{
  guint    n_columns;
  guint    n_rows;
  gboolean is_table;
} limits[] = {
  { MD_TABLE_MAX_COLUMNS, 2, TRUE },
  { MD_TABLE_MAX_COLUMNS + 1, 2, FALSE },
  { 70000, 1, FALSE },
  { 2, MD_TABLE_MAX_CELLS / 2 - 1, TRUE },
  { 2, MD_TABLE_MAX_CELLS / 2, FALSE },
};

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      GString *text = build_table (limits[i].n_columns, limits[i].n_rows);
      g_autoptr (MdTable) table = md_table_new (text->str, (MdSpan){ 0, text->len });

      g_assert_cmpint (table != NULL, ==, limits[i].is_table);
      if (table != NULL)
        g_assert_cmpuint (md_table_get_n_rows (table), ==, limits[i].n_rows);
      g_string_free (text, TRUE);
    }
}

/* Written, and what it stands for; the other way only where `is_canonical`. */
static const struct
{
  const char *written;
  const char *text;
  gboolean    is_canonical;
} cells[] = {
  { "plain", "plain", TRUE },
  { "", "", TRUE },
  { "a\\|b", "a|b", TRUE },
  { "`a\\|b`", "`a|b`", TRUE },
  { "a\\\\|b", "a\\|b", TRUE },
  { "one<br>two", "one\ntwo", TRUE },
  { "one<br/>two<BR />three", "one\ntwo\nthree", FALSE },
  { "\\<br>", "<br>", TRUE },
  { "\\\\<br>", "\\\n", TRUE },
  { "\\\\\\<br>", "\\<br>", TRUE },
  { "\\<br />", "<br />", TRUE },
  { "<brand>", "<brand>", TRUE },
  { "C:\\dir", "C:\\dir", TRUE },
  { "end\\ ", "end\\", TRUE },
  { "\\*not\\*", "\\*not\\*", TRUE },
  { "  a \t", "a", FALSE },
};

static void
test_cells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *text = md_cell_unescape (cells[i].written, strlen (cells[i].written));
      g_autofree char *written = md_cell_escape (cells[i].text);

      g_assert_cmpstr (text, ==, cells[i].text);
      if (cells[i].is_canonical)
        g_assert_cmpstr (written, ==, cells[i].written);
    }
}

/* Whatever is typed into a cell is read back, and stays one cell of one line. */
static void
test_cells_random (void)
{
  static const char *const parts[] = { "\\", "|", "<br>", "<BR/>", "<br />", "\n", "\r", " ", "a",
                                       "<", "br", ">", "/", "&#10;", "`", "\303\244" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *trimmed = NULL;
      g_autofree char *written = NULL;
      g_autofree char *back = NULL;
      g_autofree char *source = NULL;
      g_autoptr (MdTable) table = NULL;
      g_autofree char *read = NULL;
      MdSpan cell;

      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      trimmed = g_strdup (text->str + strspn (text->str, " "));

      written = md_cell_escape (trimmed);
      back = md_cell_unescape (written, strlen (written));
      g_assert_cmpstr (back, ==, trimmed);
      g_assert_null (strchr (written, '\n'));

      source = g_strdup_printf ("|a|b|\n|-|-|\n|%s|x|\n", written);
      table = md_table_new (source, (MdSpan){ 0, strlen (source) });
      cell = md_table_get_cell (table, 0, 0);
      read = md_cell_unescape (source + cell.start, MD_SPAN_LENGTH (cell));
      g_assert_cmpstr (read, ==, trimmed);
      cell = md_table_get_cell (table, 0, 1);
      g_assert_cmpuint (MD_SPAN_LENGTH (cell), ==, 1);
    }
  g_test_message ("seed %d, %d texts", SEED, N_RANDOM);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/table/examples", test_examples);
  g_test_add_func ("/md/table/spans", test_spans);
  g_test_add_func ("/md/table/limits", test_limits);
  g_test_add_func ("/md/cell/examples", test_cells);
  g_test_add_func ("/md/cell/random", test_cells_random);

  return g_test_run ();
}
