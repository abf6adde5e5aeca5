/* tb-preview-places.c: where the lines of the preview stand
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-places.h"

#include <math.h>
#include <string.h>

#define GAP_BELOW_HEADING 2
#define GAP_BELOW_RULE 2
#define CODE_LEADING 2
/* Letters that a long remark behind code needs beside it, to go on below itself there. */
#define MIN_REMARK 16
/* Of a tag: its Place. */
#define DATA "tb-preview-place"

/**
 * Place:
 * @columns: by how many letters of code wrapped lines are further in
 * @remark: the column of the remark that ends a line of code; without room beside the code it
 *   begins a line, and when it is too long for that, it goes on below itself
 * @remark_length: its letters
 * @twin: 0, or the number of another one of the same
 *
 * Where a line stands, in unscaled pixels; the key of a tag.
 */
typedef struct
{
  int left;
  int right;
  int hang;
  int columns;
  int remark;
  int remark_length;
  int tab;
  int above;
  int below;
  int twin;
} Place;

struct _TbPreviewPlaces
{
  GtkTextTagTable *table;   /* borrowed */
  GHashTable      *tags;    /* Place → GtkTextTag */
  GHashTable      *remarks; /* Place → GtkTextTag, for the letters of its remark */
  double           scale;
  double           column;
  int              width;
};

static guint
place_hash (gconstpointer key)
{
  const Place *place = key;
  guint hash = place->left;

  hash = hash * 31 + place->hang;
  hash = hash * 31 + place->columns;
  hash = hash * 31 + place->remark;
  hash = hash * 31 + place->remark_length;
  hash = hash * 31 + place->tab;
  hash = hash * 31 + place->above;
  hash = hash * 31 + place->twin;
  return hash * 31 + place->below + place->right;
}

static gboolean
place_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (Place)) == 0;
}

static int
scale (const TbPreviewPlaces *places,
       int                    length)
{
  return (int)lround (length * places->scale);
}

/* How many letters of code a line has room for. */
static int
get_columns (const TbPreviewPlaces *places,
             const Place           *place)
{
  return (int)((places->width - scale (places, place->left + place->right)) / places->column);
}

/* Whether the remark, which has no room beside its code, fits into a line of its own. */
static gboolean
goes_below (const TbPreviewPlaces *places,
            const Place           *place)
{
  int room = get_columns (places, place);

  return place->remark + place->remark_length > room &&
         place->columns + place->remark_length <= room;
}

/* By how much wrapped lines are further in than the first, in pixels. */
static int
get_hang (const TbPreviewPlaces *places,
          const Place           *place)
{
  int columns = place->columns;

  if (place->remark > 0 && !goes_below (places, place) &&
      place->remark + MIN_REMARK <= get_columns (places, place))
    columns = place->remark;
  return scale (places, place->hang) + (int)lround (columns * places->column);
}

static void
update_place (TbPreviewPlaces *places,
              const Place     *place,
              GtkTextTag      *tag)
{
  g_object_set (tag,
                "accumulative-margin", TRUE,
                "left-margin", scale (places, place->left),
                "right-margin", scale (places, place->right),
                "indent", -get_hang (places, place),
                "pixels-above-lines", scale (places, place->above),
                "pixels-below-lines", scale (places, place->below),
                /* Where a long name or path is broken, one would seem to be part of it. */
                "insert-hyphens", FALSE,
                NULL);
  if (place->tab > 0)
    {
      PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT,
                                                                scale (places, place->tab));

      g_object_set (tag, "tabs", tabs, NULL);
      pango_tab_array_free (tabs);
    }
}

static void
update_remark (TbPreviewPlaces *places,
               const Place     *place,
               GtkTextTag      *tag)
{
  g_object_set (tag, "allow-breaks", !goes_below (places, place), NULL);
}

/* The tag that @places has for @place in @table, which is one of its own. */
static GtkTextTag *
get_tag (TbPreviewPlaces *places,
         GHashTable      *table,
         const Place     *place)
{
  GtkTextTag *tag = g_hash_table_lookup (table, place);
  Place *key;

  if (tag != NULL)
    return tag;

  tag = gtk_text_tag_new (NULL);
  gtk_text_tag_table_add (places->table, tag);
  key = g_memdup2 (place, sizeof *place);
  g_hash_table_insert (table, key, tag);
  if (table == places->tags)
    {
      g_object_set_data (G_OBJECT (tag), DATA, key);
      update_place (places, place, tag);
    }
  else
    update_remark (places, place, tag);
  return tag;
}

/* The columns that @code begins with before its first word: blanks and the lines of a tree. */
static guint
count_columns (const char *code)
{
  guint n = 0;

  for (const char *at = code; *at != '\0' && n < 24; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\t')
        n += 4 - n % 4;
      else if (c == ' ' || (c >= 0x2500 && c <= 0x257f))
        n++;
      else
        return n;
    }
  return 0;
}

static Place
find_place (const TbPreviewLine *line)
{
  Place place = { .left = line->left, .hang = line->hang, .above = line->gap };

  switch (line->kind)
    {
    case TB_PREVIEW_LINE_CODE:
      place.right = TB_PREVIEW_CARD_PADDING_X;
      place.columns = count_columns (line->text.text->str) + 2;
      place.remark = line->remark;
      place.remark_length = line->remark > 0 ? line->remark_length : 0;
      if (line->is_first)
        place.above += line->language != NULL ? TB_PREVIEW_CARD_HEADER : TB_PREVIEW_CARD_PADDING_Y;
      else
        place.above += CODE_LEADING;
      if (line->is_last)
        place.below = TB_PREVIEW_CARD_PADDING_Y;
      break;

    case TB_PREVIEW_LINE_HEADING:
      place.below = GAP_BELOW_HEADING;
      break;

    case TB_PREVIEW_LINE_RULE:
      place.below = GAP_BELOW_RULE;
      break;

    case TB_PREVIEW_LINE_TEXT:
      place.tab = line->tab > 0 ? line->tab : line->hang;
      break;

    case TB_PREVIEW_LINE_HTML:
      place.columns = count_columns (line->text.text->str) + 2;
      break;

    case TB_PREVIEW_LINE_TABLE:
    case TB_PREVIEW_LINE_FOLD:
    default:
      place.tab = line->hang;
      break;
    }
  return place;
}

TbPreviewPlaces *
tb_preview_places_new (GtkTextTagTable *table)
{
  TbPreviewPlaces *places = g_new0 (TbPreviewPlaces, 1);

  places->table = table;
  places->tags = g_hash_table_new_full (place_hash, place_equal, g_free, g_object_unref);
  places->remarks = g_hash_table_new_full (place_hash, place_equal, g_free, g_object_unref);
  places->scale = 1;
  places->column = 8;

  return places;
}

void
tb_preview_places_free (TbPreviewPlaces *places)
{
  g_clear_pointer (&places->tags, g_hash_table_unref);
  g_clear_pointer (&places->remarks, g_hash_table_unref);
  g_free (places);
}

void
tb_preview_places_set_size (TbPreviewPlaces *places,
                            double           factor,
                            double           column,
                            int              width)
{
  gboolean is_scaled = !G_APPROX_VALUE (places->scale, factor, 0.001) ||
                       !G_APPROX_VALUE (places->column, column, 0.001);
  GHashTableIter iter;
  gpointer place;
  gpointer tag;

  if (!is_scaled && places->width == width)
    return;

  places->scale = factor;
  places->column = column;
  places->width = width;
  g_hash_table_iter_init (&iter, places->tags);
  while (g_hash_table_iter_next (&iter, &place, &tag))
    if (is_scaled || ((const Place *)place)->remark > 0)
      update_place (places, place, tag);
  g_hash_table_iter_init (&iter, places->remarks);
  while (g_hash_table_iter_next (&iter, &place, &tag))
    update_remark (places, place, tag);
}

/* Tags the line from @start to @end, which has no place yet. The lines above and below have other
 * tags: of three twins one is neither's. */
static void
apply_place (TbPreviewPlaces   *places,
             GtkTextBuffer     *buffer,
             const Place       *place,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  Place twin = *place;
  GtkTextTag *tag;

  for (twin.twin = 0;; twin.twin++)
    {
      tag = get_tag (places, places->tags, &twin);
      if (!gtk_text_iter_ends_tag (start, tag) && !gtk_text_iter_starts_tag (end, tag))
        break;
    }
  gtk_text_buffer_apply_tag (buffer, tag, start, end);
}

/* The tag for the place of the line that begins at @iter. Returns: (nullable) */
static GtkTextTag *
find_tag (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    if (g_object_get_data (l->data, DATA) != NULL)
      return l->data;
  return NULL;
}

void
tb_preview_places_separate (TbPreviewPlaces *places,
                            GtkTextBuffer   *buffer,
                            guint            number)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextTag *tag;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (int)number);
  tag = find_tag (&start);
  if (tag == NULL || gtk_text_iter_starts_tag (&start, tag))
    return;

  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  apply_place (places, buffer, g_object_get_data (G_OBJECT (tag), DATA), &start, &end);
}

void
tb_preview_places_apply (TbPreviewPlaces     *places,
                         GtkTextBuffer       *buffer,
                         const TbPreviewLine *line,
                         const GtkTextIter   *start,
                         const GtkTextIter   *end)
{
  Place place = find_place (line);
  GtkTextIter from = *start;
  GtkTextIter to = *start;

  apply_place (places, buffer, &place, start, end);
  if (line->remark == 0)
    return;

  gtk_text_iter_set_line_offset (&from, line->remark_start);
  gtk_text_iter_set_line_offset (&to, line->remark_start + line->remark_length);
  gtk_text_buffer_apply_tag (buffer, get_tag (places, places->remarks, &place), &from, &to);
}
