/* test-md-box.c: check boxes of list items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-box.h"

#include <string.h>

static const struct
{
  const char *text;
  MdBoxState  state;
  gsize       mark_end;
  gsize       behind;
} boxes[] = {
  { "[ ] a", MD_BOX_OPEN, 2, 4 },
  { "[x] a", MD_BOX_DONE, 2, 4 },
  { "[X]  \ta", MD_BOX_DONE, 2, 6 },
  { "[\342\234\223] a", MD_BOX_DONE, 4, 6 },
  { "[\342\234\205] a", MD_BOX_DONE, 4, 6 },
  { "[-] a", MD_BOX_PROGRESS, 2, 4 },
  { "[~] a", MD_BOX_PROGRESS, 2, 4 },
  { "[/] a", MD_BOX_PROGRESS, 2, 4 },
  { "[ ]", MD_BOX_OPEN, 2, 3 },
  { "[ ]\na", MD_BOX_OPEN, 2, 3 },
  { "[ ] \r\n", MD_BOX_OPEN, 2, 4 },
  { "[ ]* a", MD_BOX_OPEN, 2, 5 },
  { "[x]*a*", MD_BOX_NONE },
  { "[x]*", MD_BOX_NONE },
  { "[x](a)", MD_BOX_NONE },
  { "[x]a", MD_BOX_NONE },
  { "[xx] a", MD_BOX_NONE },
  { "[] a", MD_BOX_NONE },
  { "[\t] a", MD_BOX_NONE },
  { " [ ] a", MD_BOX_NONE },
  { "x] a", MD_BOX_NONE },
  { "[x", MD_BOX_NONE },
  { "[", MD_BOX_NONE },
  { "[\342\234", MD_BOX_NONE },
  { "", MD_BOX_NONE },
};

static void
test_scan (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      gsize length = strlen (boxes[i].text);
      /* A copy without a NUL behind it, for the address sanitizer. */
      g_autofree char *text = g_memdup2 (boxes[i].text, MAX (length, 1));
      MdBox box;
      gboolean found = md_box_scan (text, length, &box);

      g_assert_cmpint (found, ==, boxes[i].state != MD_BOX_NONE);
      g_assert_cmpint (box.state, ==, boxes[i].state);
      g_assert_cmpuint (box.mark.start, ==, found ? 1 : 0);
      g_assert_cmpuint (box.mark.end, ==, boxes[i].mark_end);
      g_assert_cmpuint (box.text, ==, boxes[i].behind);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/md/box/scan", test_scan);

  return g_test_run ();
}
