/* test-md-html.c: documents as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-html.h"

#include <string.h>

#include "md-test-support.h"

static const struct
{
  const char *text;
  const char *html;
} examples[] = {
  { "# a *b*\n", "<h1>a <em>b</em></h1>\n" },
  { "a\nb  \nc\n", "<p>a\nb<br>\nc</p>\n" },
  { "**a** `<b>` &amp;\n", "<p><strong>a</strong> <code>&lt;b&gt;</code> &amp;</p>\n" },
  { "- a\n- b\n", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n" },
  { "3. a\n\n4. b\n",
    "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n" },
  { "- [ ] a\n- [x] b\n- [~] c\n",
    "<ul>\n<li><input type=\"checkbox\" disabled> a\n</li>\n"
    "<li><input type=\"checkbox\" disabled checked> b\n</li>\n"
    "<li><input type=\"checkbox\" disabled class=\"in-progress\"> c\n</li>\n</ul>\n" },
  { "- a\n\n  [ ] b\n", "<ul>\n<li><p>a</p>\n<p>[ ] b</p>\n</li>\n</ul>\n" },
  { "[ ] a\n", "<p>[ ] a</p>\n" },
  { "> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n" },
  { "```c++ x\na<b\n```\n", "<pre><code class=\"language-c++\">a&lt;b\n</code></pre>\n" },
  { "    a\n", "<pre><code>a\n</code></pre>\n" },
  { "***\n", "<hr>\n" },
  { "---\na: b\n---\nc\n", "<p>c</p>\n" },
  { "| a | b |\n|:-:|---|\n| *1* | 2\\|3<br>4 |\n| 5 |\n",
    "<table>\n<thead>\n<tr><th style=\"text-align: center\">a</th><th>b</th></tr>\n</thead>\n"
    "<tbody>\n<tr><td style=\"text-align: center\"><em>1</em></td><td>2|3<br>4</td></tr>\n"
    "<tr><td style=\"text-align: center\">5</td><td></td></tr>\n</tbody>\n</table>\n" },
  { "a\n| b |\n|---|\n",
    "<p>a</p>\n<table>\n<thead>\n<tr><th>b</th></tr>\n</thead>\n</table>\n" },
  { "~~a *b* c~~ d\n", "<p><del>a <em>b</em> c</del> d</p>\n" },
  { "~~a ~~b ~~~c~~~ d ~~\n", "<p>~~a ~~b ~~~c~~~ d ~~</p>\n" },
  { "*~~a* b~~ c\n", "<p><em>~~a</em> b~~ c</p>\n" },
  { "~~a~~~~b~~\n", "<p><del>a~~~~b</del></p>\n" },
  { "`~~a~~` \n", "<p><code>~~a~~</code></p>\n" },
  /* Nothing of a document runs, loads or leads anywhere it should not. */
  { "<script>x</script>\n", "<pre>&lt;script&gt;x&lt;/script&gt;\n</pre>\n" },
  { "a <b onclick=x>b</b><br>\n", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;<br></p>\n" },
  { "[a](https://b.c/d?e&f=\"g\" 't\"')\n",
    "<p><a href=\"https://b.c/d?e&amp;f=%22g%22\" title=\"t&quot;\">a</a></p>\n" },
  { "[a](javascript:x) [b](JAVA&#x73;cript:x) [c](data:x) [d](//evil) [e](%01javascript:x)\n",
    "<p>a b c d e</p>\n" },
  { "[a](b/c.md#d) [e](#f) <mailto:g@h> [i](../j)\n",
    "<p><a href=\"b/c.md#d\">a</a> <a href=\"#f\">e</a> "
    "<a href=\"mailto:g@h\">mailto:g@h</a> <a href=\"../j\">i</a></p>\n" },
  { "![a *b* `c`](https://evil/t.png \"t\") [![d](e)](f)\n", "<p>a b c <a href=\"f\">d</a></p>\n" },
  { "```\"><script>\nx\n```\n",
    "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">x\n</code></pre>\n" },
  { "a\377b \033[0m\n", "<p>a\357\277\275b \357\277\275[0m</p>\n" },
  { "\n\n", "" },
  { "", "" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (MdDocument) document = md_document_new_for_text (examples[i].text, -1);
      g_autofree char *html = md_document_to_html (document);

      g_assert_cmpstr (html, ==, examples[i].html);
    }
}

static const struct
{
  const char *url;
  gboolean    is_safe;
} urls[] = {
  { "http://a", TRUE },
  { "HTTPS://a", TRUE },
  { "mailto:a@b", TRUE },
  { "a.md", TRUE },
  { "../a/b.md#c", TRUE },
  { "#a:b", TRUE },
  { "?a=b:c", TRUE },
  { "", TRUE },
  { "javascript:a", FALSE },
  { "JaVaScRiPt:a", FALSE },
  { " javascript:a", FALSE },
  { "java\tscript:a", FALSE },
  { "\001javascript:a", FALSE },
  { "data:text/html,a", FALSE },
  { "file:///etc/passwd", FALSE },
  { "vbscript:a", FALSE },
  { "smb://a", FALSE },
  { "ms-msdt:a", FALSE },
  { "//a", FALSE },
  { "/etc/passwd", FALSE },
  { "\\\\host\\a", FALSE },
  { "httpx://a", FALSE },
  { "http", TRUE },
  { ":a", FALSE },
};

static void
test_urls (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_test_message ("url %u", i);
      g_assert_cmpint (md_html_is_safe_url (urls[i].url), ==, urls[i].is_safe);
    }
}

/* Every tag is one of ours, and every one that is opened is closed. */
static void
assert_is_sound (const char *html,
                 const char *name)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);

  for (const char *at = html; (at = strchr (at, '<')) != NULL; at++)
    {
      gboolean closes = at[1] == '/';
      const char *tag = at + (closes ? 2 : 1);
      g_autofree char *word = g_strndup (tag, strspn (tag, "abcdefghijklmnopqrstuvwxyz0123456789"));

      if (g_str_equal (word, "hr") || g_str_equal (word, "br") || g_str_equal (word, "input"))
        continue;
      if (closes)
        {
          if (open->len == 0 || !g_str_equal (g_ptr_array_index (open, open->len - 1), word))
            g_error ("%s: </%s> closes nothing", name, word);
          g_ptr_array_set_size (open, (int)open->len - 1);
        }
      else
        g_ptr_array_add (open, g_steal_pointer (&word));
    }
  g_assert_cmpuint (open->len, ==, 0);
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

static void
test_is_sound (void)
{
  g_autoptr (GPtrArray) samples = md_samples_load ();

  for (guint i = 0; i < samples->len; i++)
    {
      const MdSample *sample = g_ptr_array_index (samples, i);
      g_autoptr (MdDocument) document = md_document_new (sample->bytes);
      g_autofree char *html = md_document_to_html (document);

      assert_is_sound (html, sample->name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/html/examples", test_examples);
  g_test_add_func ("/md/html/urls", test_urls);
  g_test_add_func ("/md/html/is-sound", test_is_sound);

  return g_test_run ();
}
