/* test-preview.c: what the preview shows of Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <gtk/gtk.h>

#include "ui/preview/tb-preview-colors.h"
#include "ui/preview/tb-preview-links.h"
#include "ui/preview/tb-preview-render.h"

#include "preview-test-plan.h"

#define FENCE "````````````````````````````````"

static const struct
{
  const char *markdown;
  const char *shown;
} examples[] = {
  /* Blocks */
  { "# One\n", "heading1: One\n" },
  { "###### Six *em*\n", "heading6: Six {em em}\n" },
  { "Two\n---\n", "heading2: Two\n" },
  { "A line\ngoes on\n", "text: A line goes on\n" },
  { "one\\\ntwo  \nthree\n", "text: one\\ntwo\\nthree\n" },
  { "***\n", "rule: ───\n" },
  { "    indented\n", "code left=12: indented\n" },
  { "```python\ndef f():\n\n\treturn 1\n```\n",
    "code left=12 language=python: def f():\ncode left=12: \ncode left=12: \\treturn 1\n" },
  { "```\n```\n", "code left=12: \n" },
  { "```sh\na b    # remark here\n```\n",
    "code left=12 language=sh: a b    {glue # remark} here\n" },
  { "> quote\n> > deeper\n",
    "text left=16 quotes=1: quote\ntext left=32 quotes=2: deeper\n" },
  { "<div>\n<script>x</script>\n</div>\n",
    "html: <div>\nhtml: <script>x</script>\nhtml: </div>\n" },
  { "---\ntitle: x\n---\n", "fold: Front matter, 3 lines\n" },
  { "[a]: https://example.org\n", "" },

  /* Lists */
  { "- a\n- b\n", "text: {marker •}\\ta\ntext: {marker •}\\tb\n" },
  { "- a\n  - b\n    - c\n",
    "text: {marker •}\\ta\ntext left=18: {marker ◦}\\tb\ntext left=36: {marker –}\\tc\n" },
  { "9. a\n9. b\n", "text: {marker 9.}\\ta\ntext: {marker 10.}\\tb\n" },
  { "- a\n\n  b\n", "text: {marker •}\\ta\ntext left=18: b\n" },
  { "-\n", "text: {marker •}\\t\n" },
  { "- ```\n  x\n  ```\n", "text: {marker •}\\t\ncode left=30: x\n" },
  { "- [ ] open\n- [x] done\n- [-] half\n",
    "text: {open ☐}\\topen\ntext: {done ☑}\\tdone\ntext: {progress ◪}\\thalf\n" },
  { "1. [X] both\n", "text: {marker 1.} {done ☑}\\tboth\n" },
  { "- [x]no box\n", "text: {marker •}\\t[x]no box\n" },
  { "    - [x] in code\n", "code left=12: - [x] in code\n" },
  /* A first word that may be too long for a window breaks; the marker is not left alone. */
  { "- src/domain/checklist.c is new\n",
    "text: {marker •}{glue \\ts}rc/domain/checklist.c is new\n" },
  { "- [ ] `src/domain/checklist.c`\n",
    "text: {open ☐}{glue \\t{code s}rc/domain/checklist.c}\n" },
  { "- src/domain/check.c is new\n", "text: {marker •}\\tsrc/domain/check.c is new\n" },

  /* Inlines */
  { "*em* **strong** ***both***\n", "text: {em em} {strong strong} {strong {em both}}\n" },
  { "a `code` b\n", "text: a {code code} b\n" },
  { "~~gone~~ ~one~ ~~~ `~~x~~`\n", "text: {strike gone} ~one~ ~~~ {code ~~x~~}\n" },
  { "\\~~a~~ ~~b~~\n", "text: ~~a~~ {strike b}\n" },
  { "~~a\\~~ b~~\n", "text: {strike a~~ b}\n" },
  { "\\~\\~a\\~\\~\n", "text: ~~a~~\n" },
  { "~~a *b* c~~\n", "text: {strike a {em b} c}\n" },
  { "[text](https://example.org/ \"title\")\n", "text: {link=https://example.org/ text}\n" },
  { "[text](javascript:alert(1))\n", "text: {dead=javascript:alert(1) text}\n" },
  { "<https://example.org>\n", "text: {link=https://example.org https://example.org}\n" },
  { "See https://example.org/a, or not.\n",
    "text: See {link=https://example.org/a https://example.org/a}, or not.\n" },
  { "![alt *text*](img/a.png)\n", "text: {image=img/a.png alt {em text}}{dim  img/a.png}\n" },
  { "![](img/a.png)\n", "text: {image=img/a.png img/a.png}\n" },
  { "a<br>b <i>c</i>\n", "text: a\\nb {html <i>}c{html </i>}\n" },
  { "&amp; &lt;b&gt; %s %n\n", "text: & <b> %s %n\n" },
  { "a\tb\n", "text: a b\n" },

  /* Placeholders */
  { "[What to write]\n", "text: {hole {bracket [}What to write{bracket ]}}\n" },
  { "[a [b] c]\n", "text: {hole {bracket [}a [b] c{bracket ]}}\n" },
  { "[API] returns 404 [Name]\n", "text: [API] returns 404 {hole {bracket [}Name{bracket ]}}\n" },
  { "**Why**: [API] returns 404: [Name] x\n",
    "text: {strong Why}: [API] returns 404: {hole {bracket [}Name{bracket ]}} x\n" },
  { "[Name] x\n", "text: {hole {bracket [}Name{bracket ]}} x\n" },
  { "T001 [P] [US1] Add [Name] and [U]\n",
    "text: T001 [P] [US1] Add {hole {bracket [}Name{bracket ]}} and {hole {bracket [}U{bracket ]}}"
    "\n" },
  { "TBD and TODO, not TODOS\n", "text: {hole TBD} and {hole TODO}, not TODOS\n" },
  { "a[i] [1] [x]\n", "text: a[i] [1] [x]\n" },
  /* A section of a file is no placeholder: it is talked about. */
  { "Rename `[server]` to `[web]`, then (`[Why]`)\n",
    "text: Rename {code [server]} to {code [web]}, then "
    "({code {hole {bracket [}Why{bracket ]}}})\n" },
  { "`[web]` renamed\n", "text: {code [web]} renamed\n" },
  { "**Module**: `[module]`, `[b]` (new)\n",
    "text: {strong Module}: {code {hole {bracket [}module{bracket ]}}}, "
    "{code {hole {bracket [}b{bracket ]}}} (new)\n" },
  { "`src/[module]/x.py`\n", "text: {code src/{hole {bracket [}module{bracket ]}}/x.py}\n" },
  { "`a[key]` `[\"x\"]`\n", "text: {code a[key]} {code [\"x\"]}\n" },
  { "[ref]\n\n[ref]: https://example.org\n", "text: {link=https://example.org ref}\n" },
  { "- **Status**: Sleeping\n", "text: {marker •}\\t{strong Status}: {doubt Sleeping}\n" },
  { "- **Status**: In Review\n", "text: {marker •}\\t{strong Status}: In Review\n" },

  /* Placement */
  { "UI  → src/ui\nCore → src\n", "text: UI\\t→ src/ui\ntext: Core\\t→ src\n" },
  { "UI -> a\nCore -> `b`\n", "text: UI\\t-> a\ntext: Core\\t-> {code b}\n" },
  { "UI → a\nCore\n", "text: UI → a Core\n" },

  /* Tables */
  { "| a | b |\n|---|--:|\n| `x\\|y` | [Why] |\n| 1 |\n",
    "table: \n  | a | b |\n  | {code x|y} | {hole {bracket [}Why{bracket ]}} |\n  | 1 |  |\n" },
  { "before\n| a |\n|---|\n| 1 |\n", "text: before\ntable: \n  | a |\n  | 1 |\n" },
  { "| a | b |\n|---|\n", "text: | a | b | |---|\n" },

  /* More of CommonMark and GFM */
  { "# A `b` *c* #\n",
    "heading1: A {code b} {em c}\n" },
  { "####### seven\n",
    "text: ####### seven\n" },
  { "Title\n===\n",
    "heading1: Title\n" },
  { "- - -\n",
    "rule: ───\n" },
  { "> a\nlazy\n",
    "text left=16 quotes=1: a lazy\n" },
  { "> - a\n>   b\n",
    "text left=16 quotes=1: {marker •}\\ta b\n" },
  { "* a\n\n  > q\n",
    "text: {marker •}\\ta\ntext left=34 quotes=1: q\n" },
  { "1) a\n2) b\n",
    "text: {marker 1.}\\ta\ntext: {marker 2.}\\tb\n" },
  { "- a\n\n- b\n",
    "text: {marker •}\\ta\ntext: {marker •}\\tb\n" },
  { "~~~\nx\n~~~\n",
    "code left=12: x\n" },
  { "```c\na\n",
    "code left=12 language=c: a\n" },
  { "\\*not\\*\n",
    "text: *not*\n" },
  { "__a__ _b_\n",
    "text: {strong a} {em b}\n" },
  { "*a **b** c*\n",
    "text: {em a {strong b} c}\n" },
  { "``a ` b``\n",
    "text: {code a ` b}\n" },
  { "[a][b]\n\n[b]: /x.md\n",
    "text: {dead=/x.md a}\n" },
  { "<a@example.org>\n",
    "text: {link=mailto:a@example.org a@example.org}\n" },
  { "![alt][i]\n\n[i]: i.png\n",
    "text: {image=i.png alt}{dim  i.png}\n" },
  { "a  \nb\n",
    "text: a\\nb\n" },
  { "| a |\n|:-:|\n| *b* ~~c~~ |\n",
    "table: \n  | a |\n  | {em b} {strike c} |\n" },
  { "- [x] a\n  1. b\n",
    "text: {done ☑}\\ta\ntext left=26: {marker 1.}\\tb\n" },
  { "<!-- note -->\n",
    "html: <!-- note -->\n" },
  { "&copy; &#35; &bogus;\n",
    "text: © # &bogus;\n" },
  { "a\n\n    code\n",
    "text: a\ncode left=12: code\n" },

  /* What hides is shown */
  { "`a\xe2\x80\xae"
    "b`\n",
    "text: {code a{hidden ⟪U+202E⟫}b}\n" },
  { "```\na\xe2\x80\x8b"
    "b\n```\n",
    "code left=12: a{hidden ⟪U+200B⟫}b\n" },
  { "a\xe2\x80\xae"
    "b\n",
    "text: a{hidden ⟪U+202E⟫}b\n" },
  { "a\xef\xbf\xbc"
    "b\xe2\x80\xa9"
    "c\n",
    "text: a{hidden ⟪U+FFFC⟫}b{hidden ⟪U+2029⟫}c\n" },
  { "a\xe2\x80\x8d"
    "b \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb\n",
    "text: a{hidden ⟪U+200D⟫}b \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb\n" },
  { "UI → a\xe2\x80\x8f/\nB → c\n", "text: UI\\t→ a{hidden ⟪U+200F⟫}/\ntext: B\\t→ c\n" },
  { "a\001b\n", "text: a{hidden ⟪U+0001⟫}b\n" },
  { "a\xff"
    "b\n",
    "text: a\xef\xbf\xbd"
    "b\n" },
};

static const struct
{
  const char *url;
  TbPreviewLinkKind kind;
} links[] = {
  { "http://example.org", TB_PREVIEW_LINK_WEB },
  { "HTTPS://example.org/a?b#c", TB_PREVIEW_LINK_WEB },
  { "https://", TB_PREVIEW_LINK_NONE },
  { "mailto:a@example.org", TB_PREVIEW_LINK_MAIL },
  { "#overview", TB_PREVIEW_LINK_ANCHOR },
  { "#", TB_PREVIEW_LINK_NONE },
  { "docs/a.md", TB_PREVIEW_LINK_FILE },
  { "./docs/../a.md#part", TB_PREVIEW_LINK_FILE },
  { "a%20b.md", TB_PREVIEW_LINK_FILE },
  { "../a.md", TB_PREVIEW_LINK_NONE },
  { "docs/../../a.md", TB_PREVIEW_LINK_NONE },
  { "%2e%2e/a.md", TB_PREVIEW_LINK_NONE },
  { "/etc/passwd", TB_PREVIEW_LINK_NONE },
  { "//example.org", TB_PREVIEW_LINK_NONE },
  { "~/a", TB_PREVIEW_LINK_NONE },
  { "-rf", TB_PREVIEW_LINK_NONE },
  { "C:\\x", TB_PREVIEW_LINK_NONE },
  { "\\\\host\\share", TB_PREVIEW_LINK_NONE },
  { "javascript:alert(1)", TB_PREVIEW_LINK_NONE },
  { "JavaScript:alert(1)", TB_PREVIEW_LINK_NONE },
  { "\x01javascript:alert(1)", TB_PREVIEW_LINK_NONE },
  { "java\tscript:alert(1)", TB_PREVIEW_LINK_NONE },
  { "data:text/html,x", TB_PREVIEW_LINK_NONE },
  { "file:///etc/passwd", TB_PREVIEW_LINK_NONE },
  { "vbscript:x", TB_PREVIEW_LINK_NONE },
  { "smb://host/x", TB_PREVIEW_LINK_NONE },
  { "ms-msdt:x", TB_PREVIEW_LINK_NONE },
  { "https://example.org/\xe2\x80\xae", TB_PREVIEW_LINK_NONE },
  { "", TB_PREVIEW_LINK_NONE },
};

/* What the preview shows of @length bytes of @markdown. Returns: (transfer full) */
static char *
show (const char *markdown,
      gsize       length,
      gboolean    is_expanded)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, length);
  g_autoptr (MdDocument) document = md_document_new (bytes);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      TbPreviewBlock *block;
      g_autofree char *dump = NULL;

      block = tb_preview_render_block (md_document_get_block (document, i), document, is_expanded,
                                       TB_PREVIEW_MAX_TABLES);
      dump = tb_preview_block_dump (block);
      g_string_append (shown, dump);
      tb_preview_block_free (block);
    }
  return g_string_free (shown, FALSE);
}

static void
test_render (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *escaped = g_strescape (examples[i].markdown, NULL);
      g_autofree char *shown = show (examples[i].markdown, strlen (examples[i].markdown), FALSE);

      g_test_message ("%s", escaped);
      g_assert_cmpstr (shown, ==, examples[i].shown);
    }
}

/* Checks the example that @text begins with: a text, a line with a dot, and what is shown of it. */
static void
check_example (const char *example,
               guint       number)
{
  g_auto (GStrv) parts = g_strsplit (example, "\n.\n", 2);
  g_auto (GStrv) pieces = NULL;
  g_autofree char *markdown = NULL;
  g_autofree char *source = NULL;
  g_autofree char *shown = NULL;

  g_assert_nonnull (parts[1]);
  pieces = g_strsplit (parts[0], "⇥", -1);
  markdown = g_strjoinv ("\t", pieces);
  source = g_strconcat (markdown, "\n", NULL);
  shown = show (source, strlen (source), FALSE);
  if (!g_str_equal (shown, parts[1]))
    g_error ("example %u:\n%s\nshows\n%s\nand should show\n%s", number, parts[0], shown, parts[1]);
}

/* All of CommonMark, and what GFM adds to it. */
static void
test_examples (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "preview.txt", NULL);
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
  g_test_message ("%u examples", n);
  g_assert_cmpuint (n, >, 70);
}

/* What goes on in an item, wrapped or as another paragraph, begins below the item's own words. */
static void
test_hang (void)
{
  static const char *const markers[] = {
    "- ", "1. ", "10. ", "100. ", "- [ ] ", "1. [x] ", "  - ", "> - ", "- a\n  - ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    {
      guint indent = strspn (markers[i], "-0123456789. ");
      const char *prefix = g_str_has_prefix (markers[i], ">") ? "> " : "";
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;
      TbPreviewBlock *block;
      const TbPreviewLine *item;
      const TbPreviewLine *below;

      indent = *prefix != '\0' ? 2 : strchr (markers[i], '\n') != NULL ? 4 : MIN (indent, 5);
      text = g_strdup_printf ("%sitem\n%s\n%s%*sbelow\n", markers[i], *prefix != '\0' ? ">" : "",
                              prefix, (int)indent, "");
      g_test_message ("%s", text);
      bytes = g_bytes_new (text, strlen (text));
      document = md_document_new (bytes);
      block = tb_preview_render_block (md_document_get_block (document, 0), document, FALSE,
                                       TB_PREVIEW_MAX_TABLES);
      g_assert_cmpuint (block->lines->len, >=, 2);
      item = g_ptr_array_index (block->lines, block->lines->len - 2);
      below = g_ptr_array_index (block->lines, block->lines->len - 1);
      g_assert_cmpstr (below->text.text->str, ==, "below");
      g_assert_cmpint (item->hang, >, 0);
      g_assert_cmpint (item->left + item->hang, ==, below->left);
      tb_preview_block_free (block);
    }
}

/* A NUL is what FORMAT has for all that is no text; a control character says what it is. */
static void
test_nul (void)
{
  g_autofree char *nul = show ("a\0b `c\0`\n", 9, FALSE);
  g_autofree char *both = show ("a\0b\1\n", 5, FALSE);

  g_assert_cmpstr (nul, ==, "text: a\xef\xbf\xbd" "b {code c\xef\xbf\xbd}\n");
  g_assert_cmpstr (both, ==, "text: a{hidden ⟪U+0001⟫}b{hidden ⟪U+0001⟫}\n");
}

/* What costs more than a frame is shown as it is written. */
static void
test_limits (void)
{
  GString *rows = g_string_new ("| a | b |\n|---|---|\n");
  GString *strikes = g_string_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *struck = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      g_string_append (rows, "| 1 | 2 |\n");
      g_string_append (strikes, "~~a~~ [What to write] ");
    }
  shown = show (rows->str, rows->len, FALSE);
  struck = show (strikes->str, strikes->len, FALSE);
  g_assert_true (g_str_has_prefix (shown, "html: | a | b |\nhtml: | 1 | 2 |\n"));
  g_assert_true (g_str_has_prefix (struck, "text: {strike a} {hole {bracket [}What"));
  g_assert_nonnull (strstr (struck, " ~~a~~ [What to write] "));
  g_string_free (rows, TRUE);
  g_string_free (strikes, TRUE);
}

/* A line over 64 KB is folded behind its beginning, with something to click on. */
static void
test_long_line (void)
{
  static const struct
  {
    const char *before;
    const char *behind;
  } places[] = {
    { "", "\n" },
    { "# ", "\n" },
    { "- ", "\n" },
    { "```\nfirst\n", "\n```\n" },
    { "<div>\n", "\n</div>\n" },
  };
  g_autofree char *word = g_strnfill (9, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GString *text = g_string_new (places[i].before);
      g_autofree char *folded = NULL;
      g_autofree char *expanded = NULL;

      while (text->len < 100000)
        g_string_append_printf (text, "%s ", word);
      g_string_append (text, places[i].behind);
      folded = show (text->str, text->len, FALSE);
      expanded = show (text->str, text->len, TRUE);
      g_assert_nonnull (strstr (folded, "{more Show All}"));
      g_assert_cmpuint (strlen (folded), <, 10000);
      g_assert_null (strstr (expanded, "{more"));
      g_assert_cmpuint (strlen (expanded), >, 99000);
      g_string_free (text, TRUE);
    }
}

/* A block of very many lines is folded behind the first of them. */
static void
test_many_lines (void)
{
  static const struct
  {
    const char *before;
    const char *line;
    const char *behind;
  } blocks[] = {
    { "", "- word\n", "" },
    { "", "a → b\n", "" },
    { "```\n", "word\n", "```\n" },
    { "| a |\n|---|\n", "| b |\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      GString *text = g_string_new (blocks[i].before);
      g_autofree char *folded = NULL;
      g_autofree char *expanded = NULL;

      for (guint j = 0; j < 2000; j++)
        g_string_append (text, blocks[i].line);
      g_string_append (text, blocks[i].behind);
      folded = show (text->str, text->len, FALSE);
      expanded = show (text->str, text->len, TRUE);
      g_assert_nonnull (strstr (folded, "lines are folded here. {more Show All}"));
      g_assert_cmpuint (strlen (folded), <, strlen (expanded) / 2);
      g_assert_null (strstr (expanded, "{more"));
      g_string_free (text, TRUE);
    }
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

/* A text of very many styles does without most of them: laying them out takes longer than a frame.
 * All its words are there. */
static void
test_many_styles (void)
{
  static const struct
  {
    const char *word;
    const char *style;
    guint       n;
  } texts[] = {
    { "*word* b ", "{em ", 200 },
    { "[word](#a) b ", "{link=", 200 },
    { "[word here] b ", "{hole ", 64 },
    { "TODO word ", "{hole ", 64 },
    { "https://a.example/word ", "{link=", 64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *dump = NULL;

      for (guint j = 0; j < 800; j++)
        g_string_append (text, texts[i].word);
      dump = show (text->str, text->len, TRUE);
      g_assert_cmpuint (count (dump, texts[i].style), ==, texts[i].n);
      g_assert_cmpuint (count (dump, "word"), >=, 800);
      g_string_free (text, TRUE);
    }
}

/* What is dense to lay out ends in pieces early enough for a frame; ordinary words do not. */
static void
test_pieces (void)
{
  static const struct
  {
    const char *unit;
    guint       n;
    guint       n_pieces; /* at least */
  } texts[] = {
    { "word ", 1000, 1 },
    { "word ", 2000, 5 },
    { "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ", 1000, 1 },
    { "\xd7\xa9 a ", 1000, 4 },
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d", 500, 40 },
    { "`a` ", 190, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GString *text = g_string_new (NULL);
      g_autofree char *dump = NULL;

      for (guint j = 0; j < texts[i].n; j++)
        g_string_append (text, texts[i].unit);
      dump = show (text->str, text->len, TRUE);
      if (texts[i].n_pieces == 1)
        g_assert_cmpuint (count (dump, "text"), ==, 1);
      else
        g_assert_cmpuint (count (dump, "text"), >=, texts[i].n_pieces);
      g_string_free (text, TRUE);
    }
}

/* A table that would be too much for widgets is shown by its rows, of which nothing is lost. */
static void
test_large_tables (void)
{
  static const struct
  {
    guint    n_rows;
    guint    n_words; /* of five characters, in the last cell */
    gboolean is_large;
  } tables[] = {
    { 10, 399, FALSE },
    { 10, 401, TRUE },
    { 249, 1, FALSE },
    { 250, 1, TRUE },
    { 40, 390, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GString *text = g_string_new ("| a | b |\n|---|---|\n");
      g_autofree char *dump = NULL;

      for (guint row = 0; row < tables[i].n_rows; row++)
        {
          g_string_append (text, "| é | ");
          for (guint j = 0; j < tables[i].n_words; j++)
            g_string_append (text, "wörd ");
          g_string_append (text, "|\n");
        }
      dump = show (text->str, text->len, TRUE);
      g_assert_cmpuint (count (dump, "table"), ==, tables[i].is_large ? 0 : 1);
      g_assert_cmpuint (count (dump, "wörd"), ==, tables[i].n_rows * tables[i].n_words);
      g_string_free (text, TRUE);
    }
}

/* Tables have so much room together; those behind are shown by their rows, too. */
static void
test_many_tables (void)
{
  static const char text[] = "> | a | b |\n> |---|---|\n> | c | d |\n\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MdDocument) document = md_document_new (bytes);
  const guint cost = tb_preview_table_get_cost (2, 1);

  for (guint room = cost - 1; room <= cost + 1; room++)
    {
      TbPreviewBlock *block;
      g_autofree char *dump = NULL;

      block = tb_preview_render_block (md_document_get_block (document, 0), document, FALSE, room);
      dump = tb_preview_block_dump (block);
      g_assert_cmpuint (count (dump, "table"), ==, room < cost ? 0 : 1);
      g_assert_cmpuint (block->cost, ==, room < cost ? 0 : cost);
      tb_preview_block_free (block);
    }
}

/* No language is read for code that is too long for colours. */
static void
test_plain_code (void)
{
  static const struct
  {
    const char *line;
    guint       n;
    gboolean    is_plain;
  } tests[] = {
    { "a\n", TB_PREVIEW_MAX_CODE_LINES, FALSE },
    { "a\n", TB_PREVIEW_MAX_CODE_LINES + 1, TRUE },
    { "int a; ", 142, FALSE },
    { "int a; ", 143, TRUE },
    { "int a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x;\n", 270, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      GString *text = g_string_new ("```c\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;
      TbPreviewBlock *block;

      for (guint j = 0; j < tests[i].n; j++)
        g_string_append (text, tests[i].line);
      bytes = g_string_free_to_bytes (text);
      document = md_document_new (bytes);
      block = tb_preview_render_block (md_document_get_block (document, 0), document, FALSE,
                                       TB_PREVIEW_MAX_TABLES);
      g_assert_cmpint (((TbPreviewLine *)g_ptr_array_index (block->lines, 0))->is_plain, ==,
                       tests[i].is_plain);
      tb_preview_block_free (block);
    }
}

/* Where lines say they come from is where a click leads. */
static void
test_sources (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (plan_text, strlen (plan_text));
  g_autoptr (MdDocument) document = md_document_new (bytes);
  gsize before = 0;

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      gsize start = md_document_get_block_start (document, i);
      TbPreviewBlock *block = tb_preview_render_block (md_document_get_block (document, i),
                                                       document, FALSE,
                                                       TB_PREVIEW_MAX_TABLES);

      for (guint j = 0; j < block->lines->len; j++)
        {
          const TbPreviewLine *line = g_ptr_array_index (block->lines, j);
          gsize at = start + line->source;

          g_assert_cmpuint (at, >=, before);
          g_assert_cmpuint (line->source, <, md_block_get_size (block->block));
          if (strstr (line->text.text->str, "It works") != NULL)
            g_assert_true (g_str_has_prefix (plan_text + at, "- [ ] It works"));
          if (strstr (line->text.text->str, "a.c") != NULL)
            g_assert_true (g_str_has_prefix (plan_text + at, "  └── a.c"));
          before = at;
        }
      tb_preview_block_free (block);
    }
}

static void
test_hostile (void)
{
  static const char *const units[] = {
    "[",
    "[a",
    "![",
    "> ",
    "- ",
    "*a ",
    "~~a",
    "`",
    "<",
    "[a](",
    "| ",
    "TODO ",
    "https://a ",
    "\xe2\x80\xae",
    "1. ",
    "**[a]** ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (MdDocument) document = NULL;

      while (text->len < 50000)
        g_string_append (text, units[i]);
      bytes = g_string_free_to_bytes (text);
      document = md_document_new (bytes);
      for (guint j = 0; j < md_document_get_n_blocks (document); j++)
        {
          TbPreviewBlock *block;

          block = tb_preview_render_block (md_document_get_block (document, j), document, FALSE,
                                           TB_PREVIEW_MAX_TABLES);
          for (guint k = 0; k < block->lines->len; k++)
            {
              const TbPreviewLine *line = g_ptr_array_index (block->lines, k);

              g_assert_true (g_utf8_validate (line->text.text->str, -1, NULL));
              g_assert_null (strpbrk (line->text.text->str, "\r\n"));
              g_assert_cmpuint (tb_preview_text_length (&line->text), <, 7000);
            }
          tb_preview_block_free (block);
        }
    }
}

static void
test_links (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *escaped = g_strescape (links[i].url, NULL);

      g_test_message ("%s", escaped);
      g_assert_cmpint (tb_preview_link_get_kind (links[i].url), ==, links[i].kind);
    }
}

/* Letters of code are told from their card, light and dark, whatever colours the scheme has. */
static void
test_contrast (void)
{
  static const struct
  {
    const char *text;
    const char *ground;
    double      contrast;
  } themes[] = {
    { "#2e3436", "#f7f7f7", 4.5 },
    { "#ffffff", "#303030", 4.5 },
    { "#ffffff", "#303030", 7 },
  };
  static const char *const letters[] = { "#666666", "#77767b", "#e66100", "#f7f7f7", "#303030" };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (letters); j++)
      {
        TbPreviewColors colors = { .contrast = themes[i].contrast };
        GdkRGBA letter;
        GdkRGBA shown;

        gdk_rgba_parse (&colors.text, themes[i].text);
        gdk_rgba_parse (&colors.ground, themes[i].ground);
        gdk_rgba_parse (&letter, letters[j]);
        shown = tb_preview_color_on_card (letter, &colors);
        g_assert_cmpfloat (tb_preview_color_get_contrast (&shown, &colors.ground), >=,
                           themes[i].contrast);
        /* What is fine stays. */
        if (tb_preview_color_get_contrast (&letter, &colors.ground) >= themes[i].contrast)
          g_assert_true (gdk_rgba_equal (&letter, &shown));
      }
}

static void
test_slug (void)
{
  g_autofree char *slug = tb_preview_link_make_slug ("Task 1: Über-alles (`x_y`)");

  g_assert_cmpstr (slug, ==, "task-1-über-alles-x_y");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/preview/render", test_render);
  g_test_add_func ("/ui/preview/examples", test_examples);
  g_test_add_func ("/ui/preview/hang", test_hang);
  g_test_add_func ("/ui/preview/nul", test_nul);
  g_test_add_func ("/ui/preview/limits", test_limits);
  g_test_add_func ("/ui/preview/long-line", test_long_line);
  g_test_add_func ("/ui/preview/many-lines", test_many_lines);
  g_test_add_func ("/ui/preview/many-styles", test_many_styles);
  g_test_add_func ("/ui/preview/pieces", test_pieces);
  g_test_add_func ("/ui/preview/large-tables", test_large_tables);
  g_test_add_func ("/ui/preview/many-tables", test_many_tables);
  g_test_add_func ("/ui/preview/plain-code", test_plain_code);
  g_test_add_func ("/ui/preview/sources", test_sources);
  g_test_add_func ("/ui/preview/hostile", test_hostile);
  g_test_add_func ("/ui/preview/links", test_links);
  g_test_add_func ("/ui/preview/contrast", test_contrast);
  g_test_add_func ("/ui/preview/slug", test_slug);

  return g_test_run ();
}
