/* plan-field-reader.c: what stands in a field
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-field-reader.h"

#include <string.h>

#include "md/md-table.h"
#include "plan/plan-text.h"

MdSpan
plan_content_get_span (const PlanContent *content)
{
  return md_span_shift (md_block_get_node_span (content->block, content->node), content->shift);
}

const PlanContent *
plan_field_reader_get_content (const PlanFieldReader *reader,
                               guint                  index)
{
  return &g_array_index (reader->contents, PlanContent, index);
}

static MdNodeKind
get_content_kind (const PlanFieldReader *reader,
                  guint                  index)
{
  return index < reader->contents->len
             ? md_node_get_kind (plan_field_reader_get_content (reader, index)->node)
             : MD_NODE_NONE;
}

static void
add_content (PlanFieldReader *reader,
             const MdBlock   *block,
             const MdNode    *node,
             gssize           shift)
{
  PlanContent content = { block, node, shift };

  g_array_append_val (reader->contents, content);
}

static void
find_lines (PlanField *field)
{
  const char *end = field->bytes + field->length;
  guint       n = 0;

  for (const char *p = field->bytes; (p = memchr (p, '\n', end - p)) != NULL; p++)
    field->n_newlines++;
  field->line_ends = g_new (guint32, field->n_newlines);
  for (const char *p = field->bytes; (p = memchr (p, '\n', end - p)) != NULL; p++)
    field->line_ends[n++] = p - field->bytes;
}

/* As g_utf8_validate_len(), and quick over the ASCII that most text begins with. */
static gboolean
is_valid_utf8 (const char *text,
               gsize       length)
{
  gsize ascii = 0;

  for (guint64 eight; ascii + sizeof eight <= length; ascii += sizeof eight)
    {
      memcpy (&eight, text + ascii, sizeof eight);
      /* A byte that is not ASCII, or, by its borrow, a NUL. */
      if (((eight | (eight - G_GUINT64_CONSTANT (0x0101010101010101)))
           & G_GUINT64_CONSTANT (0x8080808080808080))
          != 0)
        break;
    }
  return g_utf8_validate_len (text + ascii, length - ascii, NULL);
}

/* Copies the bytes and finds the nodes of all pieces. */
static void
collect_pieces (PlanFieldReader *reader,
                const PlanPiece *pieces,
                guint            n_pieces)
{
  PlanField *field = reader->field;
  gboolean   skip_label = reader->source->has_label;
  gsize      length = 0;

  for (guint i = 0; i < n_pieces; i++)
    length += MD_SPAN_LENGTH (pieces[i].span);
  field->bytes = g_malloc (length + 1);
  field->bytes[length] = '\0';
  for (guint i = 0; i < n_pieces; i++)
    {
      const PlanPiece *piece = &pieces[i];
      gssize           shift = (gssize)field->length - (gssize)piece->span.start;
      const char      *text = md_block_get_text (piece->block, NULL);

      memcpy (field->bytes + field->length, text + piece->span.start,
              MD_SPAN_LENGTH (piece->span));
      field->length += MD_SPAN_LENGTH (piece->span);
      if (piece->node == NULL)
        {
          MdSpan inside = plan_text_trim (text, piece->span);

          reader->has_opaque = reader->has_opaque || (!MD_SPAN_IS_EMPTY (inside) && !skip_label);
          continue;
        }
      if (md_node_get_kind (piece->node) == MD_NODE_BREAK && i > 0)
        continue;
      if (skip_label && md_node_get_kind (piece->node) == MD_NODE_ITEM)
        {
          /* The label stands in the item's first paragraph; the other children are the value. */
          const MdNode *child = md_node_get_first_child (piece->node);

          while (child != NULL && (child = md_node_get_next (child)) != NULL)
            add_content (reader, piece->block, child, shift);
        }
      else if (!skip_label)
        add_content (reader, piece->block, piece->node, shift);
      skip_label = FALSE;
    }
  find_lines (field);
  field->is_valid_utf8 = is_valid_utf8 (field->bytes, field->length);
}

/* A key for a label that the template does not know: lower case, dashes for all else. */
static char *
make_key (const char *label)
{
  g_autofree char *name = plan_schema_normalize (label, -1);
  GString         *key = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }
  while (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, "field");
  return g_string_free (key, FALSE);
}

/* Where the paragraph of the label ends: the value's inline text goes on to there. */
static gsize
find_label_paragraph_end (const PlanFieldReader *reader,
                          const PlanPiece       *piece)
{
  const MdNode *node = piece->node;

  if (node != NULL && md_node_get_kind (node) == MD_NODE_ITEM)
    node = md_node_get_first_child (node);
  if (node != NULL && md_node_get_kind (node) == MD_NODE_PARAGRAPH
      && reader->source->label_at >= md_block_get_node_start (piece->block, node))
    {
      MdSpan span = md_block_get_node_span (piece->block, node);

      return MIN (span.end, piece->span.end) - piece->span.start;
    }
  return MD_SPAN_LENGTH (piece->span);
}

static void
read_label (PlanFieldReader *reader,
            const PlanPiece *piece)
{
  PlanField       *field = reader->field;
  const PlanLabel *label = &reader->source->label;
  gsize            shift = reader->source->label_at - piece->span.start;
  gsize            end = find_label_paragraph_end (reader, piece);

  field->label = plan_text_dup_span (field->bytes, md_span_shift (label->name, shift));
  field->remark_span = md_span_shift (label->remark, shift);
  if (!MD_SPAN_IS_EMPTY (field->remark_span))
    field->remark = plan_text_dup_span (field->bytes, field->remark_span);
  field->value.start = MIN (label->end + shift, field->length);
  reader->inline_text =
      plan_text_trim (field->bytes, (MdSpan){ field->value.start, MAX (end, field->value.start) });
  if (!MD_SPAN_IS_EMPTY (reader->inline_text) && field->bytes[field->value.start] == ' ')
    field->value.start++;
}

/* The value's end: the last line that is not blank, a rule at the end left out. */
static void
find_value_end (PlanFieldReader *reader)
{
  PlanField *field = reader->field;
  gsize      end = field->value.start;

  if (!MD_SPAN_IS_EMPTY (reader->inline_text))
    end = reader->inline_text.end;
  for (guint i = 0; i < reader->contents->len; i++)
    end = MAX (end, plan_content_get_span (plan_field_reader_get_content (reader, i)).end);
  if (reader->has_opaque)
    end =
        MAX (end, plan_text_trim (field->bytes, (MdSpan){ field->value.start, field->length }).end);
  /* Blanks at the end of the last line are part of what was typed. */
  while (end < field->length && (field->bytes[end] == ' ' || field->bytes[end] == '\t')
         && end > field->value.start)
    end++;
  field->value.end = MAX (end, field->value.start);
}

static void
count_item (PlanField     *field,
            const MdBlock *block,
            const MdNode  *item)
{
  const char  *text = md_block_get_text (block, NULL);
  MdItemLayout layout = md_block_get_item_layout (block, item);
  MdSpan       span = md_block_get_node_span (block, item);
  gsize        length = span.end > layout.content ? span.end - layout.content : 0;
  MdBox        box;

  if (length > 0 && md_box_scan (text + layout.content, length, &box))
    {
      field->n_boxes++;
      field->n_boxes_done += box.state == MD_BOX_DONE;
      field->n_boxes_progress += box.state == MD_BOX_PROGRESS;
    }
  else
    box.text = 0;
  text += layout.content + box.text;
  length -= MIN (box.text, length);
  if ((length > 1 && text[0] == '`')
      || (length > 3 && (strncmp (text, "**`", 3) == 0 || strncmp (text, "__`", 3) == 0)))
    field->n_named_tests++;
}

/* Counts the rows of a table of decisions or risks, wherever in the value it stands. */
static void
count_rows (PlanField  *field,
            const char *text,
            MdSpan      span)
{
  g_autoptr (MdTable) table = NULL;
  gboolean decision = FALSE, risk = FALSE;

  if (memchr (text + span.start, '|', MD_SPAN_LENGTH (span)) == NULL
      || (table = md_table_new (text, span)) == NULL)
    return;
  for (guint c = 0; c < md_table_get_n_columns (table); c++)
    {
      MdSpan           cell = md_table_get_header_cell (table, c);
      g_autofree char *name = plan_schema_normalize (text + cell.start, MD_SPAN_LENGTH (cell));

      decision = decision || g_str_equal (name, "decision");
      risk = risk || g_str_equal (name, "risk");
    }
  field->n_decisions += decision ? md_table_get_n_rows (table) : 0;
  field->n_risks += risk ? md_table_get_n_rows (table) : 0;
}

/* Counts boxes, fences and named tests in @node and below it. */
static void
count_node (PlanField     *field,
            const MdBlock *block,
            const MdNode  *node)
{
  MdNodeKind kind = md_node_get_kind (node);

  if (kind == MD_NODE_CODE_BLOCK)
    field->n_fences += md_node_is_fenced (node);
  if (kind == MD_NODE_PARAGRAPH)
    count_rows (field, md_block_get_text (block, NULL), md_block_get_node_span (block, node));
  if (kind == MD_NODE_ITEM)
    count_item (field, block, node);
  if (kind != MD_NODE_ITEM && kind != MD_NODE_LIST && kind != MD_NODE_QUOTE)
    return;
  for (const MdNode *child = md_node_get_first_child (node); child != NULL;
       child = md_node_get_next (child))
    count_node (field, block, child);
}

static void
count_contents (PlanFieldReader *reader)
{
  if (!MD_SPAN_IS_EMPTY (reader->inline_text))
    count_rows (reader->field, reader->field->bytes, reader->inline_text);
  for (guint i = 0; i < reader->contents->len; i++)
    {
      const PlanContent *content = plan_field_reader_get_content (reader, i);

      count_node (reader->field, content->block, content->node);
    }
  if (reader->source->spec == NULL || reader->source->spec->kind != PLAN_FIELD_TEST_CASES)
    reader->field->n_named_tests = 0;
}

static gboolean
all_contents_are (const PlanFieldReader *reader,
                  MdNodeKind             a,
                  MdNodeKind             b)
{
  for (guint i = 0; i < reader->contents->len; i++)
    if (get_content_kind (reader, i) != a && get_content_kind (reader, i) != b)
      return FALSE;
  return reader->contents->len > 0 && !reader->has_opaque;
}

static gboolean
has_inline (const PlanFieldReader *reader)
{
  return !MD_SPAN_IS_EMPTY (reader->inline_text);
}

static gboolean
is_list (const PlanFieldReader *reader)
{
  return !has_inline (reader) && all_contents_are (reader, MD_NODE_LIST, MD_NODE_ITEM);
}

static gboolean
is_fence (const PlanFieldReader *reader)
{
  return !has_inline (reader) && !reader->has_opaque && reader->contents->len == 1
         && get_content_kind (reader, 0) == MD_NODE_CODE_BLOCK
         && md_node_is_fenced (plan_field_reader_get_content (reader, 0)->node);
}

/* Nothing, or words to be replaced: whatever form the template has for the field fits it. */
static gboolean
is_empty (const PlanFieldReader *reader)
{
  return reader->contents->len == 0 && !reader->has_opaque
         && (!has_inline (reader)
             || plan_text_is_placeholder (reader->field->bytes + reader->inline_text.start,
                                          MD_SPAN_LENGTH (reader->inline_text)));
}

static gboolean
is_text (const PlanFieldReader *reader)
{
  return !reader->has_opaque
         && (reader->contents->len == 0
             || all_contents_are (reader, MD_NODE_PARAGRAPH, MD_NODE_PARAGRAPH));
}

/* Text, lists, or both: what references to tasks are looked for in. */
static gboolean
is_words (const PlanFieldReader *reader)
{
  for (guint i = 0; i < reader->contents->len; i++)
    switch ((int)get_content_kind (reader, i))
      {
      case MD_NODE_PARAGRAPH:
      case MD_NODE_LIST:
      case MD_NODE_ITEM:
        break;
      default:
        return FALSE;
      }
  return !reader->has_opaque;
}

/* Whether nothing but the label stands in the label's line. */
static gboolean
begins_in_own_line (const PlanFieldReader *reader)
{
  const PlanField *field = reader->field;

  return !has_inline (reader)
         || memchr (field->bytes + field->value.start, '\n',
                    reader->inline_text.start - field->value.start)
              != NULL;
}

/* Paths between fences, in a list, or in back-ticks behind the label. */
static gboolean
read_files (PlanFieldReader *reader)
{
  PlanField *field = reader->field;
  gboolean   read = FALSE;

  if (is_fence (reader))
    {
      MdSpan value = field->value;
      guint  indent = field->indent;

      plan_field_reader_read_code (reader);
      read = plan_files_read_lines (&reader->items, field->bytes, field->value);
      if (!read)
        field->value = value, field->indent = indent;
    }
  else if (is_list (reader) && field->n_boxes == 0)
    {
      field->kind = PLAN_FIELD_FILES;
      plan_field_reader_read_lists (reader);
      read = TRUE;
    }
  else if (has_inline (reader) && reader->contents->len == 0)
    read = plan_files_read_inline (&reader->items, field->bytes, reader->inline_text);
  else if (!has_inline (reader) && reader->contents->len == 1 && is_text (reader))
    read = plan_files_read_inline (
        &reader->items, field->bytes,
        plan_content_get_span (plan_field_reader_get_content (reader, 0)));
  if (!read)
    {
      g_array_set_size (reader->items.items, 0);
      g_array_set_size (reader->items.cells, 0);
      g_ptr_array_set_size (reader->items.paths, 0);
    }
  return read;
}

static PlanFieldKind
read_by_form (PlanFieldReader *reader)
{
  PlanField *field = reader->field;

  if (is_list (reader))
    {
      field->kind = field->n_boxes > 0 ? PLAN_FIELD_CHECKLIST : PLAN_FIELD_LIST;
      plan_field_reader_read_lists (reader);
      return field->kind;
    }
  if (begins_in_own_line (reader) && is_text (reader) && plan_field_reader_read_table (reader))
    return PLAN_FIELD_TABLE;
  if (is_fence (reader) && reader->source->has_label)
    {
      plan_field_reader_read_code (reader);
      return PLAN_FIELD_CODE;
    }
  if (reader->source->has_label && is_text (reader))
    return PLAN_FIELD_TEXT;
  return PLAN_FIELD_MARKDOWN;
}

/* Reads the value as its kind asks for; where it has another form, as that form. */
static PlanFieldKind
read_by_kind (PlanFieldReader *reader,
              PlanFieldKind    kind)
{
  if (is_empty (reader))
    {
      if (kind == PLAN_FIELD_CHOICE)
        plan_field_reader_read_choice (reader);
      return kind;
    }
  switch (kind)
    {
    case PLAN_FIELD_TEXT:
      if (is_text (reader))
        return kind;
      break;
    case PLAN_FIELD_DEPENDENCIES:
      if (is_words (reader))
        return kind;
      break;
    case PLAN_FIELD_CHOICE:
      if (has_inline (reader) && is_text (reader))
        {
          plan_field_reader_read_choice (reader);
          return kind;
        }
      break;
    case PLAN_FIELD_LIST:
    case PLAN_FIELD_CHECKLIST:
    case PLAN_FIELD_TEST_CASES:
      if (is_list (reader))
        {
          /* A plain list that has got boxes is one of boxes. */
          if (kind == PLAN_FIELD_LIST && reader->field->n_boxes > 0)
            kind = PLAN_FIELD_CHECKLIST;
          reader->field->kind = kind;
          plan_field_reader_read_lists (reader);
          return kind;
        }
      break;
    case PLAN_FIELD_FILES:
      if (read_files (reader))
        return kind;
      break;
    case PLAN_FIELD_CODE:
      if (is_fence (reader))
        {
          plan_field_reader_read_code (reader);
          return kind;
        }
      break;
    case PLAN_FIELD_PLACEMENT:
      if (all_contents_are (reader, MD_NODE_PARAGRAPH, MD_NODE_PARAGRAPH)
          && reader->contents->len == 1 && plan_field_reader_read_placement (reader))
        return kind;
      g_array_set_size (reader->items.items, 0);
      g_array_set_size (reader->items.cells, 0);
      break;
    case PLAN_FIELD_TABLE:
    case PLAN_FIELD_MARKDOWN:
      break;
    default:
      g_assert_not_reached ();
    }
  return kind == PLAN_FIELD_MARKDOWN ? PLAN_FIELD_MARKDOWN : read_by_form (reader);
}

guint
plan_field_cell_count_placeholders (const PlanField *field,
                                    guint            item,
                                    guint            column)
{
  const PlanItem *row;
  const char     *text;
  MdSpan          cell;
  gboolean        is_path;

  g_return_val_if_fail (item < field->n_items, 0);

  row = &field->items[item];
  if (column >= row->n_cells)
    return 0;
  cell = row->cells[column];
  text = field->bytes + cell.start;
  /* What begins a list of files with brackets is to become a path, and no tag. */
  is_path = (field->kind == PLAN_FIELD_FILES && column == 0
             && (text[0] == '[' || plan_files_is_path (field->bytes, cell))
             && !plan_files_is_described (field->bytes, (MdSpan){ row->mark.end, row->span.end }))
            || (field->kind == PLAN_FIELD_PLACEMENT && column == 1);

  return is_path ? plan_text_count_path_placeholders (text, MD_SPAN_LENGTH (cell))
                 : plan_text_count_placeholders (text, MD_SPAN_LENGTH (cell));
}

static void
count_cell_placeholders (PlanField *field)
{
  for (guint i = 0; i < field->n_items; i++)
    for (guint c = 0; c < field->items[i].n_cells; c++)
      field->n_placeholders += plan_field_cell_count_placeholders (field, i, c);
}

static void
find_placeholders (PlanField *field)
{
  const char *value = field->bytes + field->value.start;
  gsize       length = MD_SPAN_LENGTH (field->value);
  MdSpan      inside = plan_text_trim (field->bytes, field->value);

  field->is_placeholder =
      MD_SPAN_IS_EMPTY (inside)
      || (field->kind != PLAN_FIELD_CODE && plan_text_is_placeholder (value, length));
  if (field->n_items > 0)
    {
      field->is_placeholder = TRUE;
      for (guint i = 0; i < field->n_items && field->is_placeholder; i++)
        for (guint c = 0; c < field->items[i].n_cells; c++)
          {
            MdSpan cell = field->items[i].cells[c];

            if (!MD_SPAN_IS_EMPTY (cell) && !plan_field_cell_is_placeholder (field, i, c))
              field->is_placeholder = FALSE;
          }
      count_cell_placeholders (field);
    }
  else if (field->kind == PLAN_FIELD_TEXT || field->kind == PLAN_FIELD_DEPENDENCIES
           || field->is_placeholder)
    field->n_placeholders = plan_text_count_placeholders (value, length);
}

static void
take_items (PlanFieldReader *reader)
{
  PlanField *field = reader->field;
  MdSpan    *cell;

  field->n_items = reader->items.items->len;
  field->items = g_memdup2 (reader->items.items->data, field->n_items * sizeof (PlanItem));
  field->cells = cell =
      g_memdup2 (reader->items.cells->data, reader->items.cells->len * sizeof (MdSpan));
  for (guint i = 0; i < field->n_items; i++)
    {
      field->items[i].cells = cell;
      cell += field->items[i].n_cells;
    }
  if (field->kind == PLAN_FIELD_FILES)
    {
      g_ptr_array_add (reader->items.paths, NULL);
      field->paths = (char **)g_ptr_array_steal (reader->items.paths, NULL);
    }
}

PlanFieldReader *
plan_field_reader_new (void)
{
  PlanFieldReader *reader = g_new0 (PlanFieldReader, 1);

  reader->contents = g_array_new (FALSE, FALSE, sizeof (PlanContent));
  reader->items.items = g_array_new (FALSE, FALSE, sizeof (PlanItem));
  reader->items.cells = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  reader->items.paths = g_ptr_array_new_with_free_func (g_free);
  return reader;
}

void
plan_field_reader_free (PlanFieldReader *reader)
{
  g_array_unref (reader->contents);
  g_array_unref (reader->items.items);
  g_array_unref (reader->items.cells);
  g_ptr_array_unref (reader->items.paths);
  g_free (reader);
}

/* Makes ready for the next field. */
static void
begin_field (PlanFieldReader       *reader,
             PlanField             *field,
             const PlanFieldSource *source)
{
  reader->field = field;
  reader->source = source;
  reader->inline_text = (MdSpan){ 0, 0 };
  reader->has_opaque = FALSE;
  g_array_set_size (reader->contents, 0);
  g_array_set_size (reader->items.items, 0);
  g_array_set_size (reader->items.cells, 0);
  g_ptr_array_set_size (reader->items.paths, 0);
}

/* Whether the value has its lines for itself: there is no label, or it is a heading. */
static gboolean
has_own_lines (const PlanFieldSource *source,
               const PlanPiece       *pieces)
{
  return !source->has_label
         || (pieces[0].node != NULL && md_node_get_kind (pieces[0].node) == MD_NODE_HEADING);
}

/* In an item, the blanks that it asks for are no part of the value. */
static void
skip_indent (PlanField *field)
{
  for (guint i = 0; i < field->indent && field->value.start < field->length
                    && field->bytes[field->value.start] == ' ';
       i++)
    field->value.start++;
}

PlanField *
plan_field_reader_read (PlanFieldReader       *reader,
                        const PlanFieldSource *source,
                        const PlanPiece       *pieces,
                        guint                  n_pieces)
{
  PlanField *field = g_new0 (PlanField, 1);

  field->ref_count = 1;
  field->spec = source->spec;
  field->indent = source->indent;
  begin_field (reader, field, source);
  collect_pieces (reader, pieces, n_pieces);
  if (source->has_label)
    read_label (reader, &pieces[0]);
  if (reader->contents->len > 0 && !reader->has_opaque && has_own_lines (source, pieces))
    {
      /* From the start of the first line: its indentation is part of the value. */
      gsize start = plan_content_get_span (plan_field_reader_get_content (reader, 0)).start;

      while (start > 0 && field->bytes[start - 1] != '\n')
        start--;
      field->value.start = start;
    }
  if (!source->has_label)
    skip_indent (field);
  find_value_end (reader);
  count_contents (reader);
  field->last_line = plan_field_get_line_at (field, field->value.end);
  field->kind = source->spec != NULL ? read_by_kind (reader, source->spec->kind)
                                     : read_by_form (reader);
  take_items (reader);
  if (source->spec == NULL)
    field->own_key = source->has_label ? make_key (field->label) : g_strdup ("text");
  find_placeholders (field);
  return field;
}
