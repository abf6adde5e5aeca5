/* plan-references-items.c: the list items of a text that names tasks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-references-private.h"

#include <string.h>

gsize
_plan_references_skip_bullet (const char *text,
                              gsize       length,
                              gsize       at)
{
  gsize i = at, digits;

  while (i < length && (text[i] == ' ' || text[i] == '\t'))
    i++;
  digits = i;
  while (i < length && g_ascii_isdigit (text[i]) && i - digits < 9)
    i++;
  if (i >= length || strchr (i > digits ? ".)" : "-*+", text[i]) == NULL)
    return at;
  i++;
  return i < length && (text[i] == ' ' || text[i] == '\t') ? i + 1 : at;
}

gsize
_plan_references_find_next_item (const char *text,
                                 gsize       length,
                                 gsize       at)
{
  gboolean in_fence = FALSE;

  for (;;)
    {
      const char *end = memchr (text + at, '\n', length - at);
      gsize       i;

      if (end == NULL || (gsize)(end + 1 - text) >= length)
        return length;
      at = (gsize)(end + 1 - text);
      if (!in_fence && _plan_references_skip_bullet (text, length, at) > at)
        return at;
      for (i = at; i < length && (text[i] == ' ' || text[i] == '\t');)
        i++;
      if (i + 3 <= length
          && (strncmp (text + i, "```", 3) == 0 || strncmp (text + i, "~~~", 3) == 0))
        in_fence = !in_fence;
    }
}
