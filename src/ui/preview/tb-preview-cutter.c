/* tb-preview-cutter.c: cuts a text that is too much for one line
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-cutter.h"

#include "ui/widgets/tb-long-text.h"

/* What laying a piece out costs is counted in characters of ordinary words. */
#define MAX_PIECE 6000
/* Pieces of a text that is more than one are shorter: all that is in a piece is laid out for what
 * is in sight of it. In characters, and styles for their cost. */
#define MAX_LENGTH 2000
/* How far back from where a piece must end a blank is looked for. */
#define MAX_BACK 1000
/* Behind so many characters without a place to break, each costs more and more. */
#define MAX_RUN 150
#define RUN_COST 6
/* What a letter costs that joins its neighbours to one: they are shaped together, and all of them
 * are looked at again for each. */
#define JOIN_COST 150
/* The same for what joins pictures, each of which is drawn by itself. */
#define PICTURE_COST 600
/* What it costs to go on in the other direction: each run is laid out by itself. */
#define TURN_COST 12
/* What a style that begins costs. */
#define RANGE_COST 50

/* Hebrew, Arabic and their neighbours. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00);
}

static guint
get_cost (gunichar c,
          guint    run)
{
  if (c == TB_LONG_TEXT_JOINER)
    return PICTURE_COST;
  if (g_unichar_iszerowidth (c))
    return JOIN_COST;
  return run > MAX_RUN ? RUN_COST : 1;
}

gboolean
tb_preview_cutter_is_piece (const TbPreviewText *text)
{
  return text->text->len * RUN_COST + text->ranges->len * RANGE_COST <= MAX_PIECE;
}

void
tb_preview_cutter_init (TbPreviewCutter     *cutter,
                        const TbPreviewText *text)
{
  *cutter = (TbPreviewCutter){ g_new0 (guint8, text->text->len + 1), text->text->str, 0,
                               G_MAXUINT };
  for (guint i = 0; i < text->ranges->len; i++)
    {
      guint8 *n = &cutter->n_ranges[g_array_index (text->ranges, TbPreviewRange, i).start];

      *n = MIN (*n + 1, G_MAXUINT8);
    }
  tb_preview_cutter_next (cutter);
  if (*cutter->at != '\0')
    cutter->max_length = MAX_LENGTH;
  cutter->at = text->text->str;
  cutter->position = 0;
}

void
tb_preview_cutter_clear (TbPreviewCutter *cutter)
{
  g_clear_pointer (&cutter->n_ranges, g_free);
}

void
tb_preview_cutter_next (TbPreviewCutter *cutter)
{
  guint start = cutter->position;
  guint cost = 0;
  guint length = 0;
  guint run = 0;
  gboolean is_leftward = FALSE;
  guint blank = start;
  const char *behind_blank = NULL;

  while (*cutter->at != '\0' && cost < MAX_PIECE && length < cutter->max_length)
    {
      gunichar c = g_utf8_get_char (cutter->at);
      guint ranges = cutter->n_ranges[cutter->position] * RANGE_COST;

      run = c == ' ' || tb_long_text_breaks_at (c) ? 0 : run + 1;
      cost += get_cost (c, run) + ranges;
      length += 1 + ranges;
      if (g_unichar_isalpha (c) && is_leftward != is_right_to_left (c))
        {
          is_leftward = !is_leftward;
          cost += TURN_COST;
        }
      cutter->at = g_utf8_next_char (cutter->at);
      cutter->position++;
      if (c == ' ')
        {
          blank = cutter->position;
          behind_blank = cutter->at;
        }
    }
  if (*cutter->at != '\0' && behind_blank != NULL && cutter->position - blank < MAX_BACK &&
      blank > start)
    {
      cutter->at = behind_blank;
      cutter->position = blank;
    }
}
