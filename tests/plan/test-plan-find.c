/* test-plan-find.c: finding words in a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-find.h"

#include <string.h>

#define CASE  PLAN_FIND_MATCH_CASE
#define WORDS PLAN_FIND_WHOLE_WORDS

/* Matches are marked with `<` and `>` in what is expected. */
static const struct
{
  const char   *query;
  PlanFindFlags flags;
  const char   *text;
  const char   *expected;
} texts[] = {
  { "", 0, "any", "any" },
  { "any", 0, "", "" },
  { "a", 0, "a", "<a>" },
  { "redis", 0, "Redis, REDIS and redis", "<Redis>, <REDIS> and <redis>" },
  { "Redis", 0, "Redis, REDIS and redis", "<Redis>, REDIS and redis" },
  { "redis", CASE, "Redis and redis", "Redis and <redis>" },
  { "aa", 0, "aaaaa", "<aa><aa>a" },
  { "aab", 0, "aaab", "a<aab>" },
  { "[x]", 0, "- [x] a.*", "- <[x]> a.*" },
  { ".*", 0, "- [x] a.*", "- [x] a<.*>" },
  /* Whole words. */
  { "port", WORDS, "port ports report port_a port.", "<port> ports report port_a <port>." },
  { "port", WORDS, "(port)", "(<port>)" },
  { "port", WORDS, "p\303\266port port\303\251", "p\303\266port port\303\251" },
  { "->", WORDS, "a->b", "a<->>b" },
  { ".c", WORDS, "a.c a.cc", "a<.c> a.cc" },
  /* Other alphabets. */
  { "\321\201\320\265\321\202\321\214", 0, "\320\241\320\265\321\202\321\214",
    "<\320\241\320\265\321\202\321\214>" },
  { "\303\244", 0, "\303\204 a\314\210 a", "<\303\204> <a\314\210> a" },
  { "a\314\210", 0, "\303\204 a\314\210 a", "<\303\204> <a\314\210> a" },
  { "a", 0, "\303\204 a\314\210 a", "\303\204 a\314\210 <a>" },
  { "\346\235\277", 0, "\346\236\266\346\235\277", "\346\236\266<\346\235\277>" },
  { "\360\237\247\252", 0, "a \360\237\247\252 b", "a <\360\237\247\252> b" },
  /* Bytes that are no text. */
  { "b", 0, "a\377b", "a\377<b>" },
  { "\357\277\275", 0, "a\377b", "a\377b" },
  { "b", WORDS, "\377b\303", "\377<b>\303" },
};

static char *
mark (const PlanFinder *finder,
      const char       *text)
{
  GString *marked = g_string_new (NULL);
  gsize length = strlen (text);
  MdSpan match = { 0 };
  gsize from = 0;

  while (plan_finder_next (finder, text, length, from, &match))
    {
      g_string_append_len (marked, text + from, match.start - from);
      g_string_append_printf (marked, "<%.*s>", (int)MD_SPAN_LENGTH (match), text + match.start);
      from = match.end;
    }
  g_string_append (marked, text + from);
  return g_string_free (marked, FALSE);
}

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PlanFinder) finder = plan_finder_new (texts[i].query, texts[i].flags);
      g_autofree char *marked = mark (finder, texts[i].text);

      g_test_message ("text %u", i);
      g_assert_cmpstr (marked, ==, texts[i].expected);
    }
}

#define PLAN \
  "# Implementation Plan: Gate\n" \
  "### Overview\n" \
  "- **Objective**: Build a gate\n" \
  "- **Scope**:\n  - Includes: gate one\n  - Excludes: no gate\n" \
  "## Build Agent 1: Gate keepers\n" \
  "#### Task 1: **Gate** (Module: `gate/a.c`)\n" \
  "- **Acceptance Criteria**:\n  - [ ] Gate opens\n  - [x] Gate shuts\n    - deep gate\n" \
  "- **Test Cases** (file: `gate.c`):\n  - `test_gate`: the gate\n" \
  "- **Gate notes**: swing\n"

/* In the order of the text: part, field, item, cell, line, value. */
static const struct
{
  guint         part;
  int           field;
  int           item;
  guint         cell;
  guint         line;
  PlanFindValue value;
} places[] = {
  { 0, -1, -1, 0, 0, PLAN_FIND_NAME },
  { 1, 0, -1, 0, 2, PLAN_FIND_TEXT },
  { 1, 2, -1, 0, 4, PLAN_FIND_TEXT },
  { 1, 3, -1, 0, 5, PLAN_FIND_TEXT },
  { 2, -1, -1, 0, 6, PLAN_FIND_NAME },
  { 3, -1, -1, 0, 7, PLAN_FIND_NAME },
  { 3, -1, -1, 0, 7, PLAN_FIND_LOCATION },
  { 3, 0, 0, 0, 9, PLAN_FIND_CELL },
  { 3, 0, 1, 0, 10, PLAN_FIND_CELL },
  { 3, 0, 2, 0, 11, PLAN_FIND_CELL },
  { 3, 1, -1, 0, 12, PLAN_FIND_REMARK },
  { 3, 1, 0, 0, 13, PLAN_FIND_CELL },
  { 3, 1, 0, 1, 13, PLAN_FIND_CELL },
  { 3, 2, -1, 0, 14, PLAN_FIND_NO_VALUE },
};

static Plan *
read_plan (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (MdDocument) document = md_document_new (bytes);

  return plan_new (document, NULL);
}

static void
test_places (void)
{
  g_autoptr (Plan) plan = read_plan (PLAN);
  g_autoptr (PlanFinder) finder = plan_finder_new ("gate", 0);
  g_autoptr (GArray) matches = plan_finder_find (finder, plan);

  g_assert_cmpuint (matches->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < matches->len; i++)
    {
      MdSpan span = g_array_index (matches, MdSpan, i);
      g_autofree char *text = md_document_dup_range (plan_get_document (plan), span);
      PlanFindPlace place;

      plan_find_locate (plan, span, &place);
      g_test_message ("match %u", i);
      g_assert_cmpint (g_ascii_strcasecmp (text, "gate"), ==, 0);
      g_assert_cmpuint (place.part, ==, places[i].part);
      g_assert_cmpuint (place.part_id, ==,
                        plan_part_get_id (plan_get_part (plan, places[i].part)));
      g_assert_cmpint (place.field, ==, places[i].field);
      g_assert_cmpint (place.item, ==, places[i].item);
      g_assert_cmpuint (place.cell, ==, places[i].cell);
      g_assert_cmpuint (place.line, ==, places[i].line);
      g_assert_cmpint (place.value, ==, places[i].value);
      if (place.value == PLAN_FIND_NO_VALUE)
        continue;
      g_assert_cmpuint (place.span.start, <=, span.start);
      g_assert_cmpuint (place.span.end, >=, span.end);
    }
}

static void
test_empty (void)
{
  g_autoptr (Plan) plan = read_plan ("");
  g_autoptr (PlanFinder) finder = plan_finder_new ("gate", 0);
  g_autoptr (GArray) matches = plan_finder_find (finder, plan);
  PlanFindPlace place;

  g_assert_cmpuint (matches->len, ==, 0);
  plan_find_locate (plan, (MdSpan){ 0, 0 }, &place);
  g_assert_cmpint (place.field, ==, -1);
}

/* The document has the same matches as its text, whatever blocks it is cut into. */
static void
test_blocks (void)
{
  const char *text = "a\n\na\n\n- a\n- A\n\n```\na\n```\n\n| a | b |\n|---|---|\n| a | a |\n";
  g_autoptr (Plan) plan = read_plan (text);
  g_autoptr (PlanFinder) finder = plan_finder_new ("a", 0);
  g_autoptr (GArray) matches = plan_finder_find (finder, plan);
  MdSpan match = { 0 };
  guint n = 0;

  while (plan_finder_next (finder, text, strlen (text), match.end, &match))
    {
      g_assert_cmpuint (n, <, matches->len);
      g_assert_cmpuint (g_array_index (matches, MdSpan, n).start, ==, match.start);
      g_assert_cmpuint (g_array_index (matches, MdSpan, n).end, ==, match.end);
      n++;
    }
  g_assert_cmpuint (n, ==, matches->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/find/texts", test_texts);
  g_test_add_func ("/plan/find/places", test_places);
  g_test_add_func ("/plan/find/empty", test_empty);
  g_test_add_func ("/plan/find/blocks", test_blocks);

  return g_test_run ();
}
