/* test-plan-text.c: escapes, indentation, placeholders
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-text.h"

#include <string.h>

#include "plan/plan-field.h"

static const struct
{
  const char *text;
  const char *source;
} escapes[] = {
  { "plain", "plain" },
  { "# x", "\\# x" },
  { "\\# x", "\\\\# x" },
  { "a\n- b", "a\n\\- b" },
  { "1. x", "1\\. x" },
  { "12) x", "12\\) x" },
  { "1 x", "1 x" },
  { "  > x", "  \\> x" },
  { "---", "\\---" },
  { "<!-- x", "\\<!-- x" },
  { "| a | b |", "\\| a | b |" },
  { "===", "\\===" },
  { "```\n# in code\n```\n# out", "```\n# in code\n```\n\\# out" },
  { "```\n# not closed", "\\```\n\\# not closed" },
  { "~~~\n- x\n~~~", "~~~\n- x\n~~~" },
  { "", "" },
  { "a\n\n", "a\n\n" },
};

static void
test_escape (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *source = plan_text_escape (escapes[i].text);
      g_autofree char *text = plan_text_unescape (source, -1);

      g_assert_cmpstr (source, ==, escapes[i].source);
      g_assert_cmpstr (text, ==, escapes[i].text);
    }
}

/* Whatever is escaped reads back as it was, for texts made of the bytes that matter. */
static void
test_escape_any (void)
{
  static const char alphabet[] = "#-`~\\ \n1.)>|[=_<a*+";
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u, 20000 texts", seed);
  for (guint i = 0; i < 20000; i++)
    {
      char text[24] = "";
      guint length = g_rand_int_range (rand, 0, sizeof text - 1);
      g_autofree char *source = NULL;
      g_autofree char *back = NULL;

      for (guint k = 0; k < length; k++)
        text[k] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      source = plan_text_escape (text);
      back = plan_text_unescape (source, -1);
      g_assert_cmpstr (back, ==, text);
    }
}

static void
test_indent (void)
{
  g_autofree char *source = plan_text_indent ("a\n\n  b\nc", 2, "\r\n");
  g_autofree char *text = plan_text_dedent (source, strlen (source), 2);
  g_autofree char *lazy = plan_text_dedent ("a\n b\n\tc", 7, 2);

  g_assert_cmpstr (source, ==, "a\r\n\r\n    b\r\n  c");
  g_assert_cmpstr (text, ==, "a\n\n  b\nc");
  /* Less indentation than asked for is all there is; a tab that reaches further stays. */
  g_assert_cmpstr (lazy, ==, "a\nb\n\tc");
}

static const struct
{
  const char *text;
  gboolean    whole;
  guint       count;
} placeholders[] = {
  { "[Why not]", TRUE, 1 },
  { "`[feature_module]`", TRUE, 0 },
  { "TBD", TRUE, 1 },
  { "TODO", TRUE, 1 },
  { "[x]", FALSE, 0 },
  { "[ ]", FALSE, 0 },
  { "[text](target)", FALSE, 0 },
  { "[label][ref]", FALSE, 0 },
  { "[Low/Medium/High] - [Explain why]", FALSE, 2 },
  { "API endpoints: [New endpoints]", FALSE, 1 },
  { "[Task X must be complete] or \"None\"", FALSE, 1 },
  { "call items[0] and `a[b]`", FALSE, 0 },
  { "[Required services (Redis, etc.)]", TRUE, 1 },
  /* A short word before others is a tag, unless it stands for what is to be written there. */
  { "[API] returns 404", FALSE, 0 },
  { "[P0] `x` is quick", FALSE, 0 },
  { "[Backend] Add the parser", FALSE, 0 },
  { "[US-1] \303\234ber", FALSE, 0 },
  { "[API]", TRUE, 1 },
  { "[API] - what", FALSE, 1 },
  { "[API] / what", FALSE, 1 },
  { "[High] or lower", FALSE, 1 },
  { "[Module] \342\206\222 `src`", FALSE, 1 },
  { "[API] [What]", FALSE, 1 },
  { "[API call] returns 404", FALSE, 1 },
  { "[Authorization] of all", FALSE, 1 },
  { "[Feature] Plan", FALSE, 1 },
  { "[Low/High] risk", FALSE, 1 },
  { "[API]returns", FALSE, 1 },
  { "Backend: [API] returns", FALSE, 1 },
  /* The mark of a footnote, and what has its form. */
  { "[^note]", FALSE, 0 },
  { "`[^a-z]`", FALSE, 0 },
  { "Backend: [^note] and [What]", FALSE, 0 },
  { "[^note] - [What]", FALSE, 1 },
  { "done", FALSE, 0 },
  { "", FALSE, 0 },
};

static void
test_placeholders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      g_test_message ("%s", placeholders[i].text);
      g_assert_cmpint (plan_text_is_placeholder (placeholders[i].text, -1), ==,
                       placeholders[i].whole);
      g_assert_cmpuint (plan_text_count_placeholders (placeholders[i].text, -1), ==,
                        placeholders[i].count);
    }
  g_assert_cmpuint (plan_text_count_path_placeholders ("a/[b]/c/[d].py", -1), ==, 2);
  g_assert_cmpuint (plan_text_count_path_placeholders ("a/b.py", -1), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/text/escape", test_escape);
  g_test_add_func ("/plan/text/escape-any", test_escape_any);
  g_test_add_func ("/plan/text/indent", test_indent);
  g_test_add_func ("/plan/text/placeholders", test_placeholders);
  return g_test_run ();
}
