/* plan-commands-items.c: commands that add, remove and move items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "plan/plan-text.h"

/* The ways to write the text of an item, see _plan_cell_sources(). */
#define N_STYLES 3

/* How the name and the text of test cases are written: by @model or the first that has a name. */
static void
find_test_form (const PlanTarget *target,
                int               model,
                gboolean         *bold,
                char            **separator)
{
  guint n_items = plan_field_get_n_items (target->field);

  *bold = FALSE;
  *separator = g_strdup (": ");
  for (guint n = 0; n <= n_items; n++)
    {
      guint           i = n == 0 ? (guint)MAX (model, 0) : n - 1;
      const PlanItem *item;
      gboolean        is_bold;
      gsize           mark;

      if (i >= n_items)
        continue;
      item = _plan_target_get_item (target, i);
      if (MD_SPAN_IS_EMPTY (item->cells[0]) || item->cells[0].start == 0)
        continue;
      is_bold = item->cells[0].start > 2
                && strncmp (target->bytes + item->cells[0].start - 3, "**", 2) == 0;
      mark = item->cells[0].end + (is_bold ? 3 : 1);
      /* A name that nothing follows, not even all of its marks. */
      if (item->cells[1].start <= mark)
        continue;
      *bold = is_bold;
      g_free (*separator);
      *separator = g_strndup (target->bytes + mark, item->cells[1].start - mark);
      return;
    }
}

static char *
format_test_case (const PlanTarget *target,
                  int               model,
                  const char       *name,
                  const char       *source)
{
  g_autofree char *separator = NULL;
  gboolean         bold;

  if (name[0] == '\0')
    return g_strdup (source);
  find_test_form (target, model, &bold, &separator);
  if (source[0] == '\0')
    g_strchomp (separator);

  return g_strconcat (bold ? "**`" : "`", name, bold ? "`**" : "`", separator, source, NULL);
}

char *
_plan_bullet_format (const PlanTarget *target,
                     int               model,
                     const char       *marker,
                     char            **cells,
                     guint             column,
                     guint             style)
{
  PlanFieldKind kind = plan_field_get_kind (target->field);
  guint         n_cells = g_strv_length (cells);
  guint         text_cell = kind == PLAN_FIELD_TEST_CASES ? 1 : 0;
  const char   *text = text_cell < n_cells ? cells[text_cell] : "";
  g_auto (GStrv) sources = _plan_cell_sources (text, column, target->line_end);
  const char      *source = sources[MIN (style, g_strv_length (sources) - 1)];
  g_autofree char *content = NULL;
  gboolean         has_box = kind == PLAN_FIELD_CHECKLIST;

  if (model >= 0)
    has_box = _plan_target_get_item (target, model)->box != MD_BOX_NONE;
  if (kind == PLAN_FIELD_TEST_CASES)
    content = format_test_case (target, model, n_cells > 0 ? cells[0] : "", source);
  else if (kind == PLAN_FIELD_FILES)
    content = _plan_files_format_inline (n_cells > 0 ? cells[0] : "", n_cells > 1 ? cells[1] : "");
  else
    content = g_strdup (source);
  if (marker[0] == '\0')
    return g_steal_pointer (&content);

  return g_strconcat (marker, has_box ? "[ ] " : "", content, NULL);
}

/* The items of @rows as lines by the form of @model: each but the last with a line's end. */
static char *
format_bullets (const PlanTarget   *target,
                const PlanSiblings *siblings,
                guint               model,
                guint               place,
                char             ***rows,
                guint               n_rows,
                guint               style)
{
  const PlanItem *item = _plan_target_get_item (target, model);
  GString        *out = g_string_new (NULL);
  PlanBullet      bullet;

  if (!_plan_bullet_scan (target->bytes, target->length, item->span.start, &bullet))
    return g_string_free (out, FALSE);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GString) marker = g_string_new (NULL);
      g_autofree char *text = NULL;
      guint            column = bullet.column;

      g_string_append_len (marker, target->bytes + bullet.marker.start,
                           MD_SPAN_LENGTH (bullet.marker));
      if (siblings->ordered)
        {
          char delimiter = target->bytes[bullet.marker.end - 1];

          guint number = _plan_siblings_get_number (siblings, place + i);

          g_string_printf (marker, "%u%c", number, delimiter);
          column = column - MD_SPAN_LENGTH (bullet.marker) + marker->len;
        }
      if (bullet.content > bullet.marker.end
          && !_plan_is_blank_line (target->bytes, target->length, bullet.marker.end))
        g_string_append_len (marker, target->bytes + bullet.marker.end,
                             bullet.content - bullet.marker.end);
      else
        g_string_append_c (marker, ' ');
      text = _plan_bullet_format (target, model, marker->str, rows[i], column, style);
      g_string_append_len (out, target->bytes + item->span.start,
                           bullet.marker.start - item->span.start);
      g_string_append (out, text);
      if (i + 1 < n_rows)
        g_string_append_printf (out, "%s%s", target->line_end,
                                siblings->loose ? target->line_end : "");
    }

  return g_string_free (out, FALSE);
}

/* Adds whole lines of new items before item @at, or behind the last. */
void
_plan_splice_lines (const PlanTarget *target,
                    PlanEdit         *edit,
                    guint             at,
                    const char       *lines,
                    gboolean          loose)
{
  const char      *blank = loose ? target->line_end : "";
  guint            n_items = plan_field_get_n_items (target->field);
  g_autofree char *text = NULL;
  gsize            position = 0;

  if (at < n_items)
    {
      position = _plan_target_get_item (target, at)->span.start;
      text = g_strconcat (lines, target->line_end, blank, NULL);
    }
  else
    {
      for (guint i = 0; i < n_items; i++)
        position = MAX (position, _plan_target_get_item (target, i)->span.end);
      text = g_strconcat (target->line_end, blank, lines, NULL);
    }
  _plan_target_splice (target, edit, position, position, text);
}

/* The last item of the field's own list. */
static guint
find_last_sibling (const PlanTarget *target)
{
  guint last = plan_field_get_n_items (target->field) - 1;

  while (last > 0 && _plan_target_get_item (target, last)->depth > 0)
    last--;

  return last;
}

static PlanEdit *
insert_bullets (const PlanTarget *target,
                guint             at,
                char           ***rows,
                guint             n_rows,
                guint             style)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Add to %s"));
  guint     n_items = plan_field_get_n_items (target->field);
  guint     model = at < n_items ? at : find_last_sibling (target);
  g_auto (PlanSiblings) siblings = { 0 };
  g_autofree char *lines = NULL;
  guint            place;

  _plan_siblings_init (&siblings, target, model);
  place = _plan_siblings_find (&siblings, at);
  lines = format_bullets (target, &siblings, model, place, rows, n_rows, style);
  _plan_splice_lines (target, edit, at, lines, siblings.loose);
  for (guint i = place; i < siblings.items->len; i++)
    _plan_siblings_renumber (target, edit, &siblings,
                             g_array_index (siblings.items, guint, i), i + n_rows);

  return edit;
}

static PlanEdit *
insert_lines (const PlanTarget *target,
              guint             at,
              char           ***rows,
              guint             n_rows)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Add to %s"));
  g_autoptr (GString) lines = g_string_new (NULL);
  PlanFieldKind kind = plan_field_get_kind (target->field);

  for (guint i = 0; i < n_rows; i++)
    {
      guint            n_cells = g_strv_length (rows[i]);
      const char      *first = n_cells > 0 ? rows[i][0] : "";
      const char      *second = n_cells > 1 ? rows[i][1] : "";
      g_autofree char *line =
          kind == PLAN_FIELD_TABLE       ? _plan_table_format_row (target, rows[i])
          : kind == PLAN_FIELD_PLACEMENT ? _plan_placement_format (target, -1, first, second)
                                         : _plan_files_format_line (target, first, second);

      if (i > 0)
        g_string_append (lines, target->line_end);
      g_string_append (lines, line);
    }
  if (plan_field_get_n_items (target->field) > 0)
    _plan_splice_lines (target, edit, at, lines->str, FALSE);
  else
    {
      /* A table without rows: behind its delimiter line. */
      gsize end = plan_field_get_value_span (target->field).end;

      g_string_prepend (lines, target->line_end);
      _plan_target_splice (target, edit, end, end, lines->str);
    }

  return edit;
}

/* The first items of a field that has none, as the template writes them. */
static char *
format_first_items (const PlanTarget *target,
                    char           ***rows,
                    guint             n_rows,
                    guint             style)
{
  PlanFieldKind    kind = plan_field_get_kind (target->field);
  gboolean         has_label = plan_field_get_label (target->field)[0] != '\0';
  g_autofree char *prefix = has_label ? _plan_target_dup_indent (target) : g_strdup ("");
  guint            indent = _plan_count_indent (prefix, strlen (prefix), 0);
  PlanNotation     notation = PLAN_NOTATION_BULLETS;
  GString         *out = g_string_new (NULL);

  if (kind == PLAN_FIELD_FILES)
    notation = _plan_files_habit (target);
  if (kind == PLAN_FIELD_TABLE)
    {
      g_autofree char *table = _plan_table_format_new (target, rows, n_rows);

      if (table != NULL)
        g_string_append_printf (out, "%s%s", has_label ? target->line_end : "", table);
      return g_string_free (out, FALSE);
    }
  if (notation == PLAN_NOTATION_LINES)
    g_string_append_printf (out, "%s%s```", has_label ? target->line_end : "", prefix);

  for (guint i = 0; i < n_rows; i++)
    {
      guint            n_cells = g_strv_length (rows[i]);
      const char      *first = n_cells > 0 ? rows[i][0] : "";
      const char      *second = n_cells > 1 ? rows[i][1] : "";
      g_autofree char *text = NULL;

      if (notation == PLAN_NOTATION_INLINE)
        {
          text = _plan_files_format_inline (first, second);
          g_string_append_printf (out, "%s%s", i > 0 ? ", " : has_label ? " "
                                                                        : "",
                                  text);
          continue;
        }
      if (notation == PLAN_NOTATION_LINES)
        text = _plan_files_format_line (target, first, second);
      else if (kind == PLAN_FIELD_PLACEMENT)
        text = _plan_placement_format (target, -1, first, second);
      else
        text = _plan_bullet_format (target, -1, "- ", rows[i], indent + 2, style);
      if (has_label || out->len > 0)
        g_string_append (out, target->line_end);
      g_string_append_printf (out, "%s%s", prefix, text);
    }
  if (notation == PLAN_NOTATION_LINES)
    g_string_append_printf (out, "%s%s```", target->line_end, prefix);

  return g_string_free (out, FALSE);
}

static PlanEdit *
insert_first (const PlanTarget *target,
              char           ***rows,
              guint             n_rows,
              guint             style)
{
  PlanEdit        *edit = _plan_target_new_step (target, _("Add to %s"));
  MdSpan           value = plan_field_get_value_span (target->field);
  gsize            start = _plan_target_get_label_end (target);
  gsize            end = MAX (start, value.end);
  g_autofree char *text = format_first_items (target, rows, n_rows, style);

  if (_plan_is_blank_line (target->bytes, target->length, end))
    end = _plan_line_stop (target->bytes, target->length, end);
  _plan_target_splice (target, edit, start, end, text);

  return edit;
}

static gboolean
insert_reads_back (const PlanTarget *target,
                   PlanEdit         *edit,
                   guint             at,
                   char           ***rows,
                   guint             n_rows)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField *field;
  gboolean   was_box = FALSE;

  if (!_plan_target_find_after (target, after, &field)
      || !_plan_items_are_same (target->field, field, at, 0, n_rows))
    return FALSE;
  if (plan_field_get_n_items (target->field) > 0)
    was_box = _plan_target_get_item (target, at < plan_field_get_n_items (target->field)
                                                 ? at
                                                 : find_last_sibling (target))
                  ->box
              != MD_BOX_NONE;
  else
    was_box = plan_field_get_kind (field) == PLAN_FIELD_CHECKLIST;
  for (guint i = 0; i < n_rows; i++)
    if (!_plan_item_says (field, at + i, rows[i])
        || (plan_field_get_item (field, at + i)->box != MD_BOX_NONE) != was_box)
      return FALSE;

  return TRUE;
}

/* The ways to write new items, one after the other. Returns: (nullable) */
static PlanEdit *
make_insert (const PlanTarget *target,
             PlanNotation      notation,
             guint             at,
             char           ***rows,
             guint             n_rows,
             guint             style)
{
  switch (notation)
    {
    case PLAN_NOTATION_BULLETS:
      return insert_bullets (target, at, rows, n_rows, style);
    case PLAN_NOTATION_TABLE:
    case PLAN_NOTATION_LINES:
      return insert_lines (target, at, rows, n_rows);
    case PLAN_NOTATION_EMPTY:
      return insert_first (target, rows, n_rows, style);
    case PLAN_NOTATION_TREE:
    case PLAN_NOTATION_INLINE:
    case PLAN_NOTATION_CHOICE:
    case PLAN_NOTATION_NONE:
    default:
      return NULL;
    }
}

/* Rows with their texts as they are to be read back. */
static GPtrArray *
normalize_rows (char   **rows[],
                guint    n_rows,
                GError **error)
{
  g_autoptr (GPtrArray) normal = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint i = 0; i < n_rows; i++)
    {
      char **cells = g_new0 (char *, g_strv_length (rows[i]) + 1);

      g_ptr_array_add (normal, cells);
      for (guint j = 0; rows[i][j] != NULL; j++)
        {
          cells[j] = _plan_normalize_value (rows[i][j], error);
          if (cells[j] == NULL)
            return NULL;
        }
    }

  return g_steal_pointer (&normal);
}

/* Where the one item is that @edit adds: a path goes to its place in a tree. Returns: -1 for
 * none */
static int
find_new_item (const PlanTarget *target,
               PlanEdit         *edit)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField *field;

  if (!_plan_target_find_after (target, after, &field))
    return -1;
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *old = i < plan_field_get_n_items (target->field)
                                 ? plan_field_dup_cell (target->field, i, 0)
                                 : NULL;
      g_autofree char *new = plan_field_dup_cell (field, i, 0);

      if (g_strcmp0 (old, new) != 0)
        return (int)i;
    }
  return -1;
}

/* The letters that are typed behind the first one of a new item, in its only cell that says
 * something, belong to its step of undo. */
static void
merge_with_typing (const PlanTarget *target,
                   PlanEdit         *edit,
                   int               item,
                   char            **cells)
{
  g_autoptr (PlanEdit) typing = NULL;
  int cell = -1;

  for (int i = 0; cells[i] != NULL; i++)
    if (cells[i][0] != '\0')
      {
        if (cell >= 0)
          return;
        cell = i;
      }
  if (cell < 0 || item < 0)
    return;
  typing = _plan_target_new_edit (target, item, cell);
  plan_edit_set_merge_key (edit, plan_edit_get_merge_key (typing));
}

PlanEdit *
plan_command_insert_items (Plan    *plan,
                           guint    part,
                           guint    field,
                           guint    at,
                           char   **rows[],
                           guint    n_rows,
                           GError **error)
{
  PlanTarget   target;
  PlanNotation notation;
  g_autoptr (GPtrArray) normal = NULL;
  char ***cells;

  if (!_plan_target_init (&target, plan, part, field, error))
    return NULL;
  normal = normalize_rows (rows, n_rows, error);
  if (normal == NULL)
    return NULL;
  if (n_rows == 0)
    return _plan_target_new_step (&target, _("Add to %s"));

  cells = (char ***)normal->pdata;
  notation = _plan_notation (&target);
  at = MIN (at, plan_field_get_n_items (target.field));
  if (notation == PLAN_NOTATION_CHOICE || notation == PLAN_NOTATION_NONE)
    {
      _plan_set_unsupported (error);
      return NULL;
    }
  if (notation == PLAN_NOTATION_TREE || notation == PLAN_NOTATION_INLINE)
    {
      PlanEdit *edit = _plan_files_insert (&target, at, cells, n_rows);

      if (edit == NULL)
        _plan_set_value_error (error, cells[0][0] != NULL ? cells[0][0] : "");
      else if (n_rows == 1)
        merge_with_typing (&target, edit, find_new_item (&target, edit), cells[0]);
      return edit;
    }

  for (guint style = 0; style < N_STYLES; style++)
    {
      g_autoptr (PlanEdit) edit = make_insert (&target, notation, at, cells, n_rows, style);

      if (edit == NULL || !insert_reads_back (&target, edit, at, cells, n_rows))
        continue;
      if (n_rows == 1)
        merge_with_typing (&target, edit, (int)at, cells[0]);
      return g_steal_pointer (&edit);
    }

  _plan_set_value_error (error, n_rows > 0 && cells[0][0] != NULL ? cells[0][0] : "");
  return NULL;
}
