/* plan-field-items.c: the items of a field, in each of its forms
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-field-reader.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-text.h"

void
plan_items_add (PlanItems    *items,
                MdSpan        span,
                guint         line,
                guint         depth,
                const MdSpan *cells,
                guint         n_cells)
{
  PlanItem item = { .span = span, .line = line, .depth = depth, .n_cells = n_cells };

  item.mark = (MdSpan){ cells[0].start, cells[0].start };
  g_array_append_val (items->items, item);
  g_array_append_vals (items->cells, cells, n_cells);
}

/* Splits a test case: the name in back-ticks, and what is expected behind `: ` or a dash. */
static void
split_test_case (const char *text,
                 MdSpan      span,
                 MdSpan      cells[2])
{
  static const char *const separators[] = { ":", "\342\200\224", "\342\200\223", "-",
                                            "\342\206\222" };
  gsize                    i = span.start, name, close, n_ticks = 0;
  gboolean                 bold = MD_SPAN_LENGTH (span) > 3
                  && (strncmp (text + i, "**`", 3) == 0 || strncmp (text + i, "__`", 3) == 0);

  cells[0] = (MdSpan){ span.start, span.start };
  cells[1] = span;
  if (bold)
    i += 2;
  while (i < span.end && text[i] == '`')
    i++, n_ticks++;
  name = i;
  while (i < span.end && text[i] != '`' && text[i] != '\n')
    i++;
  close = i;
  while (i < span.end && text[i] == '`')
    i++;
  if (n_ticks == 0 || close == name || i - close != n_ticks)
    return;
  cells[0] = (MdSpan){ name, close };
  if (bold && i + 3 <= span.end && text[i] == ':' && text[i + 1] == text[span.start])
    {
      /* `**`name`:** …`: the colon stands in the bold. */
      i += 3;
      if (i < span.end && text[i] == ' ')
        i++;
      cells[1] = (MdSpan){ i, span.end };
      return;
    }
  if (bold && i + 2 <= span.end && text[i] == text[span.start])
    i += 2;
  while (i < span.end && text[i] == ' ')
    i++;
  for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
    if (i + strlen (separators[s]) <= span.end
        && memcmp (text + i, separators[s], strlen (separators[s])) == 0)
      {
        i += strlen (separators[s]);
        break;
      }
  if (i < span.end && text[i] == ' ')
    i++;
  cells[1] = (MdSpan){ i, span.end };
}

/* The nested list that ends an item, which is read as items of its own; %NULL without one. */
static const MdNode *
find_nested_list (const MdNode *item)
{
  const MdNode *last = md_node_get_last_child (item);

  if (last == NULL || md_node_get_kind (last) != MD_NODE_LIST)
    return NULL;
  return last;
}

/* Adds what a list item says: a row, or one for each of the files that it names. */
static void
add_item (PlanFieldReader *reader,
          const PlanItem  *item,
          MdSpan           whole)
{
  const char   *text = reader->field->bytes;
  PlanFieldKind kind = reader->field->kind;
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (MdSpan));
  guint n_cells = kind == PLAN_FIELD_TEST_CASES || kind == PLAN_FIELD_FILES ? 2 : 1;

  g_array_append_val (cells, whole);
  if (kind == PLAN_FIELD_TEST_CASES)
    {
      g_array_set_size (cells, 2);
      split_test_case (text, whole, (MdSpan *)cells->data);
    }
  else if (kind == PLAN_FIELD_FILES)
    plan_files_split_item (text, whole, cells);
  for (guint i = 0; i < cells->len; i += n_cells)
    {
      const MdSpan *own = &g_array_index (cells, MdSpan, i);
      MdSpan        span = item->span;
      PlanItem     *added;

      span.end = MAX (span.end, g_array_index (cells, MdSpan, cells->len - 1).end);
      plan_items_add (&reader->items, span, item->line, item->depth, own, n_cells);
      added = &g_array_index (reader->items.items, PlanItem, reader->items.items->len - 1);
      added->box = item->box;
      added->mark = item->mark;
      if (kind == PLAN_FIELD_FILES)
        g_ptr_array_add (reader->items.paths, plan_text_dup_span (text, own[0]));
    }
}

static void
read_list (PlanFieldReader   *reader,
           const PlanContent *list,
           guint              depth);

static void
read_item (PlanFieldReader   *reader,
           const PlanContent *list,
           const MdNode      *item,
           guint              depth)
{
  const char   *text = reader->field->bytes;
  PlanContent   content = { list->block, item, list->shift };
  const MdNode *nested = find_nested_list (item);
  MdItemLayout  layout = md_block_get_item_layout (list->block, item);
  MdSpan        span = plan_content_get_span (&content);
  gsize         at = layout.content + list->shift;
  MdSpan        whole;
  MdBox         box = { .state = MD_BOX_NONE };

  if (at < span.end && md_box_scan (text + at, span.end - at, &box))
    whole.start = at + box.text;
  else
    whole.start = at;
  whole.end = MAX (span.end, whole.start);
  if (nested != NULL)
    {
      const MdNode *before = md_node_get_previous (nested);
      PlanContent   last = { list->block, before, list->shift };

      whole.end =
          before != NULL ? MAX (plan_content_get_span (&last).end, whole.start) : whole.start;
    }
  /* The item's bytes begin with its line, indentation and all. */
  while (span.start > 0 && text[span.start - 1] != '\n')
    span.start--;
  add_item (reader,
            &(PlanItem){ .span = span,
                         .line = plan_field_get_line_at (reader->field, span.start),
                         .depth = depth,
                         .box = box.state,
                         .mark = box.state == MD_BOX_NONE ? (MdSpan){ at, at }
                                                          : md_span_shift (box.mark, at) },
            whole);
  if (nested != NULL)
    {
      content.node = nested;
      read_list (reader, &content, depth + 1);
    }
}

static void
read_list (PlanFieldReader   *reader,
           const PlanContent *list,
           guint              depth)
{
  for (const MdNode *item = md_node_get_first_child (list->node); item != NULL;
       item = md_node_get_next (item))
    read_item (reader, list, item, depth);
}

/* Reads all contents as items: lists, and the items of a list that other labels share. */
void
plan_field_reader_read_lists (PlanFieldReader *reader)
{
  for (guint i = 0; i < reader->contents->len; i++)
    {
      const PlanContent *content = plan_field_reader_get_content (reader, i);

      if (md_node_get_kind (content->node) == MD_NODE_ITEM)
        read_item (reader, content, content->node, 0);
      else
        read_list (reader, content, 0);
    }
}

gboolean
plan_field_reader_read_table (PlanFieldReader *reader)
{
  PlanField *field = reader->field;
  MdSpan     span = field->value;
  g_autoptr (MdTable) table = NULL;
  g_autofree MdSpan *cells = NULL;
  MdSpan             before;

  if (MD_SPAN_IS_EMPTY (span) || (table = md_table_new (field->bytes, span)) == NULL)
    return FALSE;
  before = plan_text_trim (field->bytes, (MdSpan){ span.start, md_table_get_span (table).start });
  if (!MD_SPAN_IS_EMPTY (before))
    return FALSE;

  field->columns = g_new0 (char *, md_table_get_n_columns (table) + 1);
  cells = g_new0 (MdSpan, md_table_get_n_columns (table));
  for (guint c = 0; c < md_table_get_n_columns (table); c++)
    {
      MdSpan name = md_table_get_header_cell (table, c);

      field->columns[c] = plan_text_dup_span (field->bytes, name);
    }
  for (guint r = 0; r < md_table_get_n_rows (table); r++)
    {
      MdSpan row = md_table_get_row (table, r);

      for (guint c = 0; c < md_table_get_n_columns (table); c++)
        cells[c] = md_table_get_cell (table, r, c);
      while (row.start > 0 && field->bytes[row.start - 1] != '\n')
        row.start--;
      plan_items_add (&reader->items, row, plan_field_get_line_at (field, row.start), 0,
                      cells, md_table_get_n_columns (table));
    }
  return TRUE;
}

/* Reads `what → where` lines. */
gboolean
plan_field_reader_read_placement (PlanFieldReader *reader)
{
  static const char *const arrows[] = { "\342\206\222", "->", "=>" };
  PlanField               *field = reader->field;

  for (gsize pos = field->value.start; pos < field->value.end;)
    {
      const char *newline = memchr (field->bytes + pos, '\n', field->value.end - pos);
      gsize       end = newline != NULL ? (gsize)(newline - field->bytes) : field->value.end;
      MdSpan      line = plan_text_trim (field->bytes, (MdSpan){ pos, end });
      MdSpan      cells[2] = { { 0, 0 }, { 0, 0 } };

      for (guint a = 0; a < G_N_ELEMENTS (arrows) && cells[1].end == 0; a++)
        {
          char *arrow = g_strstr_len (field->bytes + line.start, MD_SPAN_LENGTH (line), arrows[a]);

          if (arrow != NULL)
            {
              gsize at = arrow - field->bytes;

              cells[0] = plan_text_trim (field->bytes, (MdSpan){ line.start, at });
              cells[1] =
                  plan_text_trim (field->bytes, (MdSpan){ at + strlen (arrows[a]), line.end });
            }
        }
      if (cells[1].end == 0)
        return FALSE;
      plan_items_add (&reader->items, (MdSpan){ pos, line.end },
                      plan_field_get_line_at (field, pos), 0, cells, 2);
      pos = end + 1;
    }
  return reader->items.items->len > 0;
}

void
plan_field_reader_read_choice (PlanFieldReader *reader)
{
  static const char *const dashes[] = { " - ", " \342\200\224 ", " \342\200\223 ", " -- " };
  PlanField               *field = reader->field;
  MdSpan                   value = field->value;
  MdSpan                   cells[2] = { value, { value.end, value.end } };
  const char              *first = NULL;

  for (guint d = 0; d < G_N_ELEMENTS (dashes); d++)
    {
      char *dash = g_strstr_len (field->bytes + value.start, MD_SPAN_LENGTH (value), dashes[d]);

      if (dash != NULL && (first == NULL || dash < first))
        {
          first = dash;
          cells[0].end = dash - field->bytes;
          cells[1].start = cells[0].end + strlen (dashes[d]);
        }
    }
  cells[0] = plan_text_trim (field->bytes, cells[0]);
  plan_items_add (&reader->items, value, plan_field_get_line_at (field, value.start), 0, cells, 2);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

/* The column at which @at stands in its line. */
static guint
find_column (const char *text,
             gsize       at)
{
  gsize line = at;
  guint column = 0;

  while (line > 0 && text[line - 1] != '\n')
    line--;
  for (; line < at; line++)
    column += text[line] == '\t' ? 4 - column % 4 : 1;
  return column;
}

/* Where code and language of a fenced block stand. */
void
plan_field_reader_read_code (PlanFieldReader *reader)
{
  PlanField  *field = reader->field;
  MdSpan      span = plan_content_get_span (plan_field_reader_get_content (reader, 0));
  const char *text = field->bytes;
  gsize       line_end = span.start, info = span.start, close = span.end;

  while (line_end < span.end && text[line_end] != '\n')
    line_end++;
  while (info < line_end && (text[info] == '`' || text[info] == '~'))
    info++;
  field->language_span = plan_text_trim (text, (MdSpan){ info, line_end });
  for (gsize i = field->language_span.start; i < field->language_span.end; i++)
    if (text[i] == ' ' || text[i] == '{')
      {
        field->language_span.end = i;
        break;
      }
  g_free (field->language);
  field->language = plan_text_dup_span (text, field->language_span);

  /* The closing fence is the last line when it looks like one; an open block goes to its end. */
  while (close > line_end && text[close - 1] != '\n')
    close--;
  {
    gsize i = close, end = span.end;

    while (i < end && is_blank (text[i]))
      i++;
    while (end > i && is_blank (text[end - 1]))
      end--;
    if (close <= line_end || end - i < info - span.start || text[i] != text[span.start]
        || text[end - 1] != text[span.start])
      close = span.end;
  }
  field->value.start = MIN (line_end + 1, span.end);
  field->value.end = MAX (close, field->value.start);
  if (close < span.end && field->value.end > field->value.start)
    field->value.end--;
  if (field->value.end > field->value.start && text[field->value.end - 1] == '\r')
    field->value.end--;

  /* Code is indented as its fence is. */
  field->indent = find_column (text, span.start);
}
