/* tb-preview-line.c: what the preview shows of a block, as plain data
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-line.h"

#include <string.h>

/* More styles in one text than anybody reads cost more than a frame. */
#define MAX_RANGES 200
/* What a table takes besides its cells, in cells. */
#define TABLE_COST 8

static const char *const style_names[TB_PREVIEW_N_STYLES] = {
  [TB_PREVIEW_EMPHASIS] = "em",
  [TB_PREVIEW_STRONG] = "strong",
  [TB_PREVIEW_STRIKE] = "strike",
  [TB_PREVIEW_CODE] = "code",
  [TB_PREVIEW_LINK] = "link",
  [TB_PREVIEW_DEAD_LINK] = "dead",
  [TB_PREVIEW_IMAGE] = "image",
  [TB_PREVIEW_HTML] = "html",
  [TB_PREVIEW_PLACEHOLDER] = "hole",
  [TB_PREVIEW_BRACKET] = "bracket",
  [TB_PREVIEW_DOUBT] = "doubt",
  [TB_PREVIEW_MARKER] = "marker",
  [TB_PREVIEW_BOX_OPEN] = "open",
  [TB_PREVIEW_BOX_PROGRESS] = "progress",
  [TB_PREVIEW_BOX_DONE] = "done",
  [TB_PREVIEW_HIDDEN] = "hidden",
  [TB_PREVIEW_DIM] = "dim",
  [TB_PREVIEW_GLUE] = "glue",
  [TB_PREVIEW_MORE] = "more",
};

static const char *const kind_names[] = {
  [TB_PREVIEW_LINE_TEXT] = "text",
  [TB_PREVIEW_LINE_HEADING] = "heading",
  [TB_PREVIEW_LINE_CODE] = "code",
  [TB_PREVIEW_LINE_HTML] = "html",
  [TB_PREVIEW_LINE_RULE] = "rule",
  [TB_PREVIEW_LINE_TABLE] = "table",
  [TB_PREVIEW_LINE_FOLD] = "fold",
};

static void
clear_range (TbPreviewRange *range)
{
  g_clear_pointer (&range->target, g_free);
}

/* Where position @at stands when @n characters at @start are gone. */
static guint
move_position (guint at,
               guint start,
               guint n)
{
  return at <= start ? at : at <= start + n ? start : at - n;
}

static void
clear_text (gpointer text)
{
  tb_preview_text_clear (text);
}

static gboolean
is_here (const TbPreviewRange *range,
         guint                 at,
         gboolean              is_start)
{
  return (is_start ? range->start : range->end) == at;
}

/* Opens the ranges that begin at @position: a longer one is around a shorter one. */
static void
dump_starts (const TbPreviewText *text,
             guint                position,
             GString             *dump)
{
  guint end = G_MAXUINT;

  while (end > 0)
    {
      guint next = 0;

      for (guint i = 0; i < text->ranges->len; i++)
        {
          const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);

          if (!is_here (range, position, TRUE))
            continue;
          if (range->end < end)
            next = MAX (next, range->end);
          if (range->end != end)
            continue;
          g_string_append_printf (dump, "{%s", style_names[range->style]);
          if (range->target != NULL)
            g_string_append_printf (dump, "=%s", range->target);
          g_string_append_c (dump, ' ');
        }
      end = next;
    }
}

/* Writes @text with marks around its ranges. */
static void
dump_text (const TbPreviewText *text,
           GString             *dump)
{
  const char *at = text->text->str;

  for (guint position = 0;; position++)
    {
      for (guint i = 0; i < text->ranges->len; i++)
        if (is_here (&g_array_index (text->ranges, TbPreviewRange, i), position, FALSE))
          g_string_append_c (dump, '}');

      dump_starts (text, position, dump);

      if (*at == '\0')
        break;
      if (*at == '\t')
        g_string_append (dump, "\\t");
      else if (g_utf8_get_char (at) == 0x2028)
        g_string_append (dump, "\\n");
      else
        g_string_append_len (dump, at, g_utf8_next_char (at) - at);
      at = g_utf8_next_char (at);
    }
}

static void
dump_table (const TbPreviewTable *table,
            GString              *dump)
{
  for (guint row = 0; row <= table->n_rows; row++)
    {
      for (guint column = 0; column < table->n_columns; column++)
        {
          g_string_append (dump, column == 0 ? "  | " : " | ");
          dump_text (tb_preview_table_get_cell (table, row, column), dump);
        }
      g_string_append (dump, " |\n");
    }
}

void
tb_preview_text_init (TbPreviewText *text)
{
  text->text = g_string_new (NULL);
  text->ranges = g_array_new (FALSE, FALSE, sizeof (TbPreviewRange));
  g_array_set_clear_func (text->ranges, (GDestroyNotify)clear_range);
}

void
tb_preview_text_clear (TbPreviewText *text)
{
  if (text->text != NULL)
    g_string_free (text->text, TRUE);
  text->text = NULL;
  g_clear_pointer (&text->ranges, g_array_unref);
}

gboolean
tb_preview_text_equal (const TbPreviewText *a,
                       const TbPreviewText *b)
{
  if (a->ranges->len != b->ranges->len || !g_string_equal (a->text, b->text))
    return FALSE;

  for (guint i = 0; i < a->ranges->len; i++)
    {
      const TbPreviewRange *one = &g_array_index (a->ranges, TbPreviewRange, i);
      const TbPreviewRange *other = &g_array_index (b->ranges, TbPreviewRange, i);

      if (one->style != other->style || one->start != other->start || one->end != other->end ||
          g_strcmp0 (one->target, other->target) != 0)
        return FALSE;
    }
  return TRUE;
}

guint
tb_preview_text_length (const TbPreviewText *text)
{
  return g_utf8_strlen (text->text->str, text->text->len);
}

void
tb_preview_text_add (TbPreviewText  *text,
                     TbPreviewStyle  style,
                     guint           start,
                     guint           end,
                     char           *target)
{
  TbPreviewRange range = { style, start, end, target };
  gboolean is_needed = style >= TB_PREVIEW_MARKER || text->ranges->len < MAX_RANGES;

  if (start < end && is_needed)
    g_array_append_val (text->ranges, range);
  else
    g_free (target);
}

void
tb_preview_text_remove (TbPreviewText *text,
                        guint          start,
                        guint          n)
{
  const char *from = g_utf8_offset_to_pointer (text->text->str, start);
  const char *to = g_utf8_offset_to_pointer (from, n);

  g_string_erase (text->text, from - text->text->str, to - from);
  for (guint i = text->ranges->len; i-- > 0;)
    {
      TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);

      range->start = move_position (range->start, start, n);
      range->end = move_position (range->end, start, n);
      if (range->start == range->end)
        g_array_remove_index (text->ranges, i);
    }
}

void
tb_preview_text_prepend (TbPreviewText *text,
                         const char    *prefix)
{
  guint n = g_utf8_strlen (prefix, -1);

  g_string_prepend (text->text, prefix);
  for (guint i = 0; i < text->ranges->len; i++)
    {
      TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);

      range->start += n;
      range->end += n;
    }
}

void
tb_preview_text_slice (const TbPreviewText *text,
                       const char          *from,
                       guint                start,
                       guint                end,
                       TbPreviewText       *part)
{
  const char *to = g_utf8_offset_to_pointer (from, end - start);

  g_string_append_len (part->text, from, to - from);
  for (guint i = 0; i < text->ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);
      guint first = MAX (range->start, start);
      guint last = MIN (range->end, end);

      if (first < last)
        tb_preview_text_add (part, range->style, first - start, last - start,
                             g_strdup (range->target));
    }
}

const TbPreviewRange *
tb_preview_text_find (const TbPreviewText *text,
                      TbPreviewStyle       style,
                      guint                at)
{
  const TbPreviewRange *found = NULL;

  for (guint i = 0; i < text->ranges->len; i++)
    {
      const TbPreviewRange *range = &g_array_index (text->ranges, TbPreviewRange, i);

      if (range->style == style && range->start <= at && at < range->end)
        found = range;
    }
  return found;
}

TbPreviewLine *
tb_preview_line_new (TbPreviewLineKind kind,
                     gsize             source)
{
  TbPreviewLine *line = g_new0 (TbPreviewLine, 1);

  line->kind = kind;
  line->source = source;
  tb_preview_text_init (&line->text);

  return line;
}

void
tb_preview_line_free (TbPreviewLine *line)
{
  tb_preview_text_clear (&line->text);
  g_clear_pointer (&line->table, tb_preview_table_unref);
  g_free (line->language);
  g_free (line);
}

gboolean
tb_preview_line_has_form (const TbPreviewLine *a,
                          const TbPreviewLine *b)
{
  return a->kind == b->kind && a->level == b->level && a->left == b->left && a->hang == b->hang &&
         a->tab == b->tab && a->remark == b->remark && a->gap == b->gap &&
         a->is_first == b->is_first && a->is_last == b->is_last && a->n_quotes == b->n_quotes &&
         memcmp (a->quotes, b->quotes, sizeof a->quotes) == 0 &&
         g_strcmp0 (a->language, b->language) == 0 &&
         (a->table == NULL) == (b->table == NULL) &&
         (a->table == NULL || g_strcmp0 (a->table->source, b->table->source) == 0);
}

gboolean
tb_preview_line_equal (const TbPreviewLine *a,
                       const TbPreviewLine *b)
{
  return tb_preview_line_has_form (a, b) && tb_preview_text_equal (&a->text, &b->text);
}

/* Where @old, which is not in or beside the characters from @start to @end, is when these became
 * others. Returns: whether it is @now */
static gboolean
has_moved (guint old,
           guint now,
           guint start,
           guint end,
           int   growth)
{
  return old + 1 < start ? now == old : old > end + 1 && (gint64)now == (gint64)old + growth;
}

gboolean
tb_preview_line_keeps_ranges (const TbPreviewLine *a,
                              const TbPreviewLine *b,
                              guint                start,
                              guint                end)
{
  const GArray *ranges = a->text.ranges;
  int growth = (int)tb_preview_text_length (&b->text) - (int)tb_preview_text_length (&a->text);

  if (start == 0 || (a->kind != TB_PREVIEW_LINE_TEXT && a->kind != TB_PREVIEW_LINE_HEADING) ||
      !tb_preview_line_has_form (a, b) || ranges->len != b->text.ranges->len)
    return FALSE;
  for (guint i = 0; i < ranges->len; i++)
    {
      const TbPreviewRange *old = &g_array_index (ranges, TbPreviewRange, i);
      const TbPreviewRange *now = &g_array_index (b->text.ranges, TbPreviewRange, i);

      if (old->style != now->style || !has_moved (old->start, now->start, start, end, growth) ||
          !has_moved (old->end, now->end, start, end, growth))
        return FALSE;
    }
  return TRUE;
}

static void
clear_table (TbPreviewTable *table)
{
  g_free (table->source);
  g_free (table->aligns);
  g_clear_pointer (&table->cells, g_array_unref);
  g_clear_pointer (&table->rows, g_array_unref);
}

TbPreviewTable *
tb_preview_table_new (guint n_columns,
                      guint n_rows)
{
  TbPreviewTable *table = g_rc_box_new0 (TbPreviewTable);

  table->n_columns = n_columns;
  table->n_rows = n_rows;
  table->aligns = g_new0 (guint8, n_columns);
  table->cells = g_array_sized_new (FALSE, TRUE, sizeof (TbPreviewText), n_columns * (n_rows + 1));
  table->rows = g_array_sized_new (FALSE, TRUE, sizeof (gsize), n_rows + 1);
  g_array_set_clear_func (table->cells, clear_text);

  return table;
}

TbPreviewTable *
tb_preview_table_ref (TbPreviewTable *table)
{
  return g_rc_box_acquire (table);
}

void
tb_preview_table_unref (TbPreviewTable *table)
{
  g_rc_box_release_full (table, (GDestroyNotify)clear_table);
}

guint
tb_preview_table_get_cost (guint n_columns,
                           guint n_rows)
{
  /* What stands around the cells, to scroll them, are widgets, too. */
  return TABLE_COST + n_columns * (n_rows + 1);
}

char *
tb_preview_table_dup_text (const TbPreviewTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        g_autofree char *cell = NULL;

        cell = g_strdup (tb_preview_table_get_cell (table, row, column)->text->str);
        g_string_append (text, g_strdelimit (cell, "\t\n", ' '));
        if (column + 1 < table->n_columns)
          g_string_append_c (text, '\t');
        else if (row < table->n_rows)
          g_string_append_c (text, '\n');
      }

  return g_string_free (text, FALSE);
}

const TbPreviewText *
tb_preview_table_get_cell (const TbPreviewTable *table,
                           guint                 row,
                           guint                 column)
{
  return &g_array_index (table->cells, TbPreviewText, row * table->n_columns + column);
}

void
tb_preview_block_free (TbPreviewBlock *block)
{
  g_clear_pointer (&block->block, md_block_unref);
  g_clear_pointer (&block->lines, g_ptr_array_unref);
  g_free (block);
}

char *
tb_preview_block_dump (const TbPreviewBlock *block)
{
  GString *dump = g_string_new (NULL);

  for (guint i = 0; i < block->lines->len; i++)
    {
      const TbPreviewLine *line = g_ptr_array_index (block->lines, i);

      g_string_append (dump, kind_names[line->kind]);
      if (line->level > 0)
        g_string_append_printf (dump, "%u", line->level);
      if (line->left > 0)
        g_string_append_printf (dump, " left=%d", line->left);
      if (line->n_quotes > 0)
        g_string_append_printf (dump, " quotes=%u", line->n_quotes);
      if (line->language != NULL)
        g_string_append_printf (dump, " language=%s", line->language);
      g_string_append (dump, ": ");
      if (line->table == NULL)
        dump_text (&line->text, dump);
      g_string_append_c (dump, '\n');
      if (line->table != NULL)
        dump_table (line->table, dump);
    }

  return g_string_free (dump, FALSE);
}
