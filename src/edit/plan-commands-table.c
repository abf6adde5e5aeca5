/* plan-commands-table.c: rows of tables, placement and choices
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

#include "md/md-table.h"

/* The template's columns, for a section that has no table yet. */
static const struct
{
  const char *key;
  const char *columns; /* `|` between them */
} new_tables[] = {
  { "decisions", "Decision|Rationale|Alternative Considered|Why Rejected" },
  { "risks", "Risk|Probability|Impact|Mitigation|Fallback|Detection" },
};

static MdTable *
read_table (const PlanTarget *target)
{
  return md_table_new (target->bytes, plan_field_get_value_span (target->field));
}

/* A cell with the blanks around it: what stands between two pipes. */
static MdSpan
find_slot (const PlanTarget *target,
           MdSpan            row,
           MdSpan            cell)
{
  while (cell.start > row.start && strchr (" \t", target->bytes[cell.start - 1]) != NULL)
    cell.start--;
  while (cell.end < row.end && strchr (" \t", target->bytes[cell.end]) != NULL)
    cell.end++;

  return cell;
}

static guint
measure_slot (const PlanTarget *target,
              MdSpan            row,
              MdSpan            cell)
{
  MdSpan slot = find_slot (target, row, cell);

  return _plan_count_columns (target->bytes + slot.start, MD_SPAN_LENGTH (slot));
}

static guint
measure_header (const PlanTarget *target,
                const MdTable    *table,
                guint             column)
{
  return measure_slot (target, md_table_get_header (table),
                       md_table_get_header_cell (table, column));
}

/* Whether the pipes of @row stand under those of the header. */
static gboolean
is_aligned (const PlanTarget *target,
            const MdTable    *table,
            guint             row)
{
  MdSpan line = md_table_get_row (table, row);

  for (guint i = 0; i < md_table_get_n_columns (table); i++)
    if (!md_table_has_cell (table, row, i)
        || measure_slot (target, line, md_table_get_cell (table, row, i))
               != measure_header (target, table, i))
      return FALSE;

  return TRUE;
}

static void
append_padding (GString *out,
                guint    width,
                guint    used)
{
  do
    {
      g_string_append_c (out, ' ');
      used++;
    }
  while (used < width);
}

static gboolean
begins_with_pipe (const PlanTarget *target,
                  MdSpan            row)
{
  return row.start < row.end && target->bytes[row.start] == '|';
}

static gboolean
ends_with_pipe (const PlanTarget *target,
                MdSpan            row)
{
  while (row.end > row.start && strchr (" \t", target->bytes[row.end - 1]) != NULL)
    row.end--;

  return row.end > row.start + 1 && target->bytes[row.end - 1] == '|';
}

/* A cell that its row lacks: the cells between are made empty. */
static char *
format_missing_cells (const PlanTarget *target,
                      const MdTable    *table,
                      guint             row,
                      guint             cell,
                      const char       *source)
{
  GString *out = g_string_new (NULL);
  gboolean closed = ends_with_pipe (target, md_table_get_row (table, row));

  for (guint i = 0; i <= cell; i++)
    {
      const char *text = i == cell ? source : "";

      if (md_table_has_cell (table, row, i))
        continue;
      g_string_append_printf (out, closed ? " %s |" : " | %s", text);
    }

  return g_string_free (out, FALSE);
}

static gboolean
table_reads_back (const PlanTarget *target,
                  PlanEdit         *edit,
                  guint             item,
                  guint             cell,
                  const char       *text)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField *field;

  if (!_plan_target_find_after (target, after, &field)
      || plan_field_get_n_columns (field) != plan_field_get_n_columns (target->field)
      || !_plan_items_are_same (target->field, field, item, 1, 1))
    return FALSE;
  for (guint i = 0; i < plan_field_get_n_columns (field); i++)
    {
      g_autofree char *found = plan_field_dup_cell (field, item, i);
      g_autofree char *old = plan_field_dup_cell (target->field, item, i);

      if (!_plan_texts_are_equal (found, i == cell ? text : old))
        return FALSE;
    }

  return TRUE;
}

PlanEdit *
_plan_table_set_cell (const PlanTarget *target,
                      guint             item,
                      guint             cell,
                      const char       *text)
{
  g_autoptr (MdTable) table = read_table (target);
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, item, cell);
  g_autofree char *source = md_cell_escape (text);
  MdSpan           row;

  if (table == NULL || item >= md_table_get_n_rows (table)
      || cell >= md_table_get_n_columns (table))
    return NULL;

  row = md_table_get_row (table, item);
  if (!md_table_has_cell (table, item, cell))
    {
      g_autofree char *cells = format_missing_cells (target, table, item, cell, source);

      _plan_target_splice (target, edit, row.end, row.end, cells);
    }
  else
    {
      g_autoptr (GString) out = g_string_new (NULL);
      MdSpan   span = md_table_get_cell (table, item, cell);
      MdSpan   slot = find_slot (target, row, span);
      guint    width = measure_slot (target, row, span);
      guint    header = measure_header (target, table, cell);
      gboolean closed = slot.end < row.end;
      gsize    lead = MAX (span.start - slot.start, slot.start > row.start ? 1 : 0);

      g_string_append_printf (out, "%*s%s", (int)lead, "", source);
      if (closed && (width == header || MD_SPAN_IS_EMPTY (span)))
        append_padding (out, width == header ? header : 0,
                        _plan_count_columns (out->str, out->len));
      else if (closed)
        g_string_append_len (out, target->bytes + span.end, slot.end - span.end);
      _plan_target_splice (target, edit, slot.start, slot.end, out->str);
    }
  if (table_reads_back (target, edit, item, cell, text))
    return g_steal_pointer (&edit);

  /* Without a pipe before it, the first cell may have made something else of the row. */
  if (cell == 0 && !begins_with_pipe (target, row))
    {
      g_autofree char *padded = g_strdup_printf ("| %s", source);
      MdSpan           span = md_table_get_cell (table, item, cell);

      g_clear_pointer (&edit, plan_edit_free);
      edit = _plan_target_new_edit (target, item, cell);
      _plan_target_splice (target, edit, span.start, span.end, padded);
      if (table_reads_back (target, edit, item, cell, text))
        return g_steal_pointer (&edit);
    }

  return NULL;
}

static char *
dup_source (char **cells,
            guint  cell)
{
  return cell < g_strv_length (cells) ? md_cell_escape (cells[cell]) : g_strdup ("");
}

char *
_plan_table_format_row (const PlanTarget *target,
                        char            **cells)
{
  g_autoptr (MdTable) table = read_table (target);
  GString *out = g_string_new (NULL);
  MdSpan   header;
  guint    n_rows;
  guint    n_columns;
  gboolean aligned;

  if (table == NULL)
    return g_string_free (out, FALSE);

  header = md_table_get_header (table);
  n_rows = md_table_get_n_rows (table);
  n_columns = md_table_get_n_columns (table);
  aligned = n_rows > 0 && is_aligned (target, table, n_rows - 1);
  /* The line's indentation. */
  g_string_append_printf (out, "%*s",
                          (int)(header.start - _plan_line_start (target->bytes, header.start)), "");
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *source = dup_source (cells, i);
      guint            width =
          aligned ? measure_slot (target, header, md_table_get_header_cell (table, i)) : 0;
      gboolean is_last = i + 1 == n_columns;
      gboolean has_pipe = i > 0 || begins_with_pipe (target, header);

      if (has_pipe)
        g_string_append (out, "| ");
      g_string_append (out, source);
      if (!is_last || ends_with_pipe (target, header))
        append_padding (out, width, _plan_count_columns (source, -1) + (has_pipe ? 1 : 0));
    }
  if (ends_with_pipe (target, header))
    g_string_append_c (out, '|');

  return g_string_free (out, FALSE);
}

static const char *
find_new_columns (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_tables); i++)
    if (g_str_equal (new_tables[i].key, key))
      return new_tables[i].columns;

  return NULL;
}

char *
_plan_format_empty_table (const char *key,
                          const char *line_end)
{
  const char *names = find_new_columns (key);
  g_auto (GStrv) columns = NULL;
  GString *out;

  if (names == NULL)
    return NULL;

  out = g_string_new (NULL);
  columns = g_strsplit (names, "|", -1);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (out, "| %s ", columns[i]);
  g_string_append_printf (out, "|%s", line_end);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *dashes = g_strnfill (strlen (columns[i]) + 2, '-');

      g_string_append_printf (out, "|%s", dashes);
    }
  g_string_append_c (out, '|');

  return g_string_free (out, FALSE);
}

char *
_plan_table_format_new (const PlanTarget *target,
                        char           ***rows,
                        guint             n_rows)
{
  const char      *key = plan_field_get_key (target->field);
  g_autofree char *header = _plan_format_empty_table (key, target->line_end);
  g_auto (GStrv) columns = NULL;
  GString *out;

  if (header == NULL)
    return NULL;

  out = g_string_new (header);
  columns = g_strsplit (find_new_columns (key), "|", -1);
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append (out, target->line_end);
      for (guint i = 0; columns[i] != NULL; i++)
        {
          g_autofree char *source = dup_source (rows[row], i);

          g_string_append_printf (out, "| %s ", source);
        }
      g_string_append_c (out, '|');
    }

  return g_string_free (out, FALSE);
}

/* Where the arrow of a placement row begins. */
static gsize
find_arrow (const PlanTarget *target,
            const PlanItem   *item,
            gsize            *end)
{
  gsize at = item->cells[0].end;

  *end = item->cells[1].start;
  while (at < *end && strchr (" \t", target->bytes[at]) != NULL)
    at++;
  while (*end > at && strchr (" \t", target->bytes[*end - 1]) != NULL)
    (*end)--;

  return at;
}

/* The column at which most arrows stand, @skip left out; 0 when there are no others. */
static guint
find_arrow_column (const PlanTarget *target,
                   int               skip)
{
  guint             best = 0;
  guint             best_count = 0;
  guint             n_items = plan_field_get_n_items (target->field);
  g_autofree guint *columns = g_new0 (guint, n_items + 1);

  for (guint i = 0; i < n_items; i++)
    {
      const PlanItem *item = _plan_target_get_item (target, i);
      gsize           end;
      gsize           at = find_arrow (target, item, &end);
      gsize           start = _plan_line_start (target->bytes, at);

      columns[i] = _plan_count_columns (target->bytes + start, at - start);
    }
  for (guint i = 0; i < n_items; i++)
    {
      guint count = 0;

      for (guint j = 0; j < n_items && (int)i != skip; j++)
        count += (int)j != skip && columns[j] == columns[i];
      if (count > best_count)
        {
          best = columns[i];
          best_count = count;
        }
    }

  return best;
}

char *
_plan_placement_format (const PlanTarget *target,
                        int               skip,
                        const char       *what,
                        const char       *where)
{
  GString *out = g_string_new (what);
  guint    column = find_arrow_column (target, skip);
  guint    n_items = plan_field_get_n_items (target->field);
  int      model = skip >= 0 ? skip : (int)n_items - 1;

  append_padding (out, column, _plan_count_columns (what, -1));
  if (model >= 0)
    {
      gsize end;
      gsize at = find_arrow (target, _plan_target_get_item (target, model), &end);

      g_string_append_len (out, target->bytes + at, end - at);
    }
  else
    g_string_append (out, "→");
  if (where[0] != '\0')
    g_string_append_printf (out, " %s", where);

  return g_string_free (out, FALSE);
}

PlanEdit *
_plan_placement_set_cell (const PlanTarget *target,
                          guint             item,
                          guint             cell,
                          const char       *text)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, item, cell);
  const PlanItem  *row = _plan_target_get_item (target, item);
  g_autofree char *what = cell == 0 ? g_strdup (text)
                                    : plan_field_dup_cell (target->field, item, 0);
  g_autofree char *where = cell == 1 ? g_strdup (text)
                                     : plan_field_dup_cell (target->field, item, 1);
  g_autofree char *line = _plan_placement_format (target, item, what, where);
  char            *cells[] = { what, where, NULL };
  g_autoptr (Plan) after = NULL;
  PlanField *field;
  gsize      end;

  if (cell == 0)
    _plan_target_splice (target, edit, row->cells[0].start, row->cells[1].end, line);
  else
    {
      g_autofree char *source = text[0] != '\0' ? g_strconcat (" ", text, NULL) : g_strdup ("");

      find_arrow (target, row, &end);
      _plan_target_splice (target, edit, end, row->cells[1].end, source);
    }
  after = plan_edit_preview (edit, target->plan);
  if (!_plan_target_find_after (target, after, &field)
      || !_plan_items_are_same (target->field, field, item, 1, 1)
      || !_plan_item_says (field, item, cells))
    return NULL;

  return g_steal_pointer (&edit);
}

PlanEdit *
_plan_choice_set_cell (const PlanTarget *target,
                       guint             cell,
                       const char       *text)
{
  const PlanItem *item = _plan_target_get_item (target, 0);
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, 0, cell);
  g_autofree char *choice = cell == 0 ? g_strdup (text) : plan_field_dup_cell (target->field, 0, 0);
  g_autofree char *reason = cell == 1 ? g_strdup (text) : plan_field_dup_cell (target->field, 0, 1);
  g_autofree char *dash = NULL;
  g_autofree char *source = NULL;
  char            *cells[] = { choice, reason, NULL };
  gsize            start = _plan_target_get_label_end (target);
  gsize            end = plan_field_get_value_span (target->field).end;
  g_autoptr (Plan) after = NULL;
  PlanField *field;

  dash = MD_SPAN_IS_EMPTY (item->cells[1])
             ? g_strdup (" - ")
             : g_strndup (target->bytes + item->cells[0].end,
                          item->cells[1].start - item->cells[0].end);
  if (MD_SPAN_IS_EMPTY (plan_field_get_value_span (target->field))
      && _plan_is_blank_line (target->bytes, target->length, start))
    end = _plan_line_stop (target->bytes, target->length, start);
  source = g_strconcat (choice[0] != '\0' || reason[0] != '\0' ? " " : "", choice,
                        reason[0] != '\0' ? dash : "", reason, NULL);
  _plan_target_splice (target, edit, start, MAX (start, end), source);

  after = plan_edit_preview (edit, target->plan);
  if (!_plan_target_find_after (target, after, &field) || !_plan_item_says (field, 0, cells))
    return NULL;

  return g_steal_pointer (&edit);
}
