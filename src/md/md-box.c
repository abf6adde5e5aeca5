/* md-box.c: check boxes of list items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-box.h"

#include <string.h>

static const struct
{
  const char *mark;
  MdBoxState  state;
} marks[] = {
  { " ", MD_BOX_OPEN },
  { "x", MD_BOX_DONE },
  { "X", MD_BOX_DONE },
  { "\342\234\223", MD_BOX_DONE }, /* check mark */
  { "\342\234\205", MD_BOX_DONE }, /* white heavy check mark */
  { "-", MD_BOX_PROGRESS },
  { "~", MD_BOX_PROGRESS },
  { "/", MD_BOX_PROGRESS },
};

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_blank_or_line_end (char c)
{
  return is_blank (c) || c == '\n' || c == '\r';
}

gboolean
md_box_scan (const char *text,
             gsize       length,
             MdBox      *box)
{
  *box = (MdBox){ MD_BOX_NONE, { 0, 0 }, 0 };

  if (length < 3 || text[0] != '[')
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize n = strlen (marks[i].mark);
      gsize end = 1 + n + 1;

      if (length < end || memcmp (text + 1, marks[i].mark, n) != 0 || text[1 + n] != ']')
        continue;
      if (end + 1 < length && text[end] == '*' && is_blank (text[end + 1]))
        end++;
      if (end < length && !is_blank_or_line_end (text[end]))
        return FALSE;

      while (end < length && is_blank (text[end]))
        end++;
      *box = (MdBox){ marks[i].state, { 1, 1 + n }, end };
      return TRUE;
    }

  return FALSE;
}
