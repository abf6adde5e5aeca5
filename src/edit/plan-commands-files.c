/* plan-commands-files.c: paths in lines, in lists and behind a label
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-commands-items-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "edit/plan-tree.h"
#include "plan/plan-text.h"

/* What stands between path and comment when no other line tells. */
#define LINE_MARK "# "
#define TEXT_MARK " — "

/* The path of @item with the back-ticks, the link and the bold around it. */
static MdSpan
find_marked_path (const PlanTarget *target,
                  const PlanItem   *item)
{
  gsize start = item->cells[0].start;
  gsize end = item->cells[0].end;

  if (start > 0 && end < target->length && target->bytes[start - 1] == '`'
      && target->bytes[end] == '`')
    start--, end++;
  if (start > 0 && target->bytes[start - 1] == '[')
    {
      gsize link = plan_text_scan_link (target->bytes, start - 1, target->length, NULL);

      if (link > end)
        start--, end = link;
    }
  if (start > 1 && end + 1 < target->length && strncmp (target->bytes + start - 2, "**", 2) == 0
      && strncmp (target->bytes + end, "**", 2) == 0)
    start -= 2, end += 2;

  return (MdSpan){ start, end };
}

static gsize
find_path_end (const PlanTarget *target,
               const PlanItem   *item)
{
  return find_marked_path (target, item).end;
}

/* What stands between path and comment of an item, blanks at the front left out. */
static char *
dup_mark (const PlanTarget *target,
          const PlanItem   *item)
{
  gsize start = find_path_end (target, item);

  while (start < item->cells[1].start && strchr (" \t", target->bytes[start]) != NULL)
    start++;

  return g_strndup (target->bytes + start, item->cells[1].start - start);
}

/* The column of the mark before the comment of @item; 0 without a comment. */
static guint
find_mark_column (const PlanTarget *target,
                  const PlanItem   *item)
{
  gsize line = _plan_line_start (target->bytes, item->cells[0].start);
  gsize at = find_path_end (target, item);

  if (MD_SPAN_IS_EMPTY (item->cells[1]))
    return 0;
  while (at < item->cells[1].start && strchr (" \t", target->bytes[at]) != NULL)
    at++;

  return _plan_count_columns (target->bytes + line, at - line);
}

/* The mark that comments of the field have, and the column most stand at; @skip is left out. */
static char *
find_comment_habit (const PlanTarget *target,
                    int               skip,
                    guint            *column)
{
  guint n_items = plan_field_get_n_items (target->field);
  guint best = 0;
  char *mark = NULL;

  *column = 0;
  for (guint i = 0; i < n_items; i++)
    {
      const PlanItem *item = _plan_target_get_item (target, i);
      guint           at = find_mark_column (target, item);
      guint           count = 0;

      if (at == 0)
        continue;
      if (mark == NULL)
        mark = dup_mark (target, item);
      for (guint j = 0; j < n_items && (int)i != skip; j++)
        if ((int)j != skip && find_mark_column (target, _plan_target_get_item (target, j)) == at)
          count++;
      if (count > best)
        {
          best = count;
          *column = at;
        }
    }

  return mark;
}

/* A path that is @used columns wide up to its end, with its comment behind it. */
static char *
format_line (const PlanTarget *target,
             int               skip,
             guint             used,
             const char       *path,
             const char       *comment)
{
  guint            column;
  g_autofree char *mark = find_comment_habit (target, skip, &column);

  used += _plan_count_columns (path, -1);
  if (comment[0] == '\0')
    return g_strdup (path);

  return g_strdup_printf ("%s%*s%s%s", path, (int)(column > used ? column - used : 2), "",
                          mark != NULL ? mark : LINE_MARK, comment);
}

char *
_plan_files_format_line (const PlanTarget *target,
                         const char       *path,
                         const char       *comment)
{
  g_autofree char *prefix = NULL;
  g_autofree char *line = NULL;

  /* Lines of a block that is there are indented as its own are, with tabs where they have them. */
  if (plan_field_get_n_items (target->field) > 0)
    {
      gsize start = _plan_line_start (target->bytes,
                                      _plan_target_get_item (target, 0)->span.start);
      gsize end = start;

      while (end < target->length && strchr (" \t", target->bytes[end]) != NULL)
        end++;
      prefix = g_strndup (target->bytes + start, end - start);
    }
  else
    prefix = g_strdup ("");
  line = format_line (target, -1, _plan_count_columns (prefix, -1), path, comment);

  return g_strconcat (prefix, line, NULL);
}

char *
_plan_files_format_inline (const char *path,
                           const char *comment)
{
  if (path[0] == '\0')
    return g_strdup (comment);

  return g_strconcat ("`", path, "`", comment[0] != '\0' ? TEXT_MARK : "", comment, NULL);
}

/* Looks at the nearest field of paths, those before the target first. */
PlanNotation
_plan_files_habit (const PlanTarget *target)
{
  guint n_parts = plan_get_n_parts (target->plan);

  for (guint distance = 0; distance < 2 * n_parts; distance++)
    {
      gint64    part = distance % 2 == 0 ? (gint64)target->part_index - distance / 2
                                         : (gint64)target->part_index + distance / 2 + 1;
      PlanPart *neighbour;

      if (part < 0 || part >= n_parts)
        continue;
      neighbour = plan_get_part (target->plan, part);
      for (guint i = plan_part_get_n_fields (neighbour); i-- > 0;)
        {
          PlanField   *field = plan_part_get_field (neighbour, i);
          PlanTarget   other;
          PlanNotation notation;

          if (plan_field_get_kind (field) != PLAN_FIELD_FILES
              || plan_field_get_n_items (field) == 0
              || !_plan_target_init (&other, target->plan, part, i, NULL))
            continue;
          notation = _plan_notation (&other);
          return notation == PLAN_NOTATION_TREE ? PLAN_NOTATION_LINES : notation;
        }
    }

  return PLAN_NOTATION_LINES;
}

static gboolean
files_read_back (const PlanTarget *target,
                 PlanEdit         *edit,
                 guint             item,
                 const char       *path,
                 const char       *comment)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  char      *cells[] = { (char *)path, (char *)comment, NULL };
  PlanField *field;

  return _plan_target_find_after (target, after, &field)
         && _plan_items_are_same (target->field, field, item, 1, 1)
         && _plan_item_says (field, item, cells);
}

/* A link to the path goes to the new one. */
static void
splice_link (const PlanTarget *target,
             PlanEdit         *edit,
             const PlanItem   *row,
             const char       *path)
{
  gsize            end = find_path_end (target, row);
  gsize            length = MD_SPAN_LENGTH (row->cells[0]);
  const char      *close = g_strrstr_len (target->bytes, end, ")");
  g_autofree char *old = g_strndup (target->bytes + row->cells[0].start, length);
  gsize            at;

  if (close == NULL || (at = close - target->bytes) < row->cells[0].end + length
      || memchr (target->bytes + row->cells[0].end, '(', at - row->cells[0].end) == NULL
      || strncmp (target->bytes + at - length, old, length) != 0
      || strchr ("(/", target->bytes[at - length - 1]) == NULL)
    return;
  _plan_target_splice (target, edit, at - length, at, path);
}

/* A path or comment that stands in its own bytes, without moving to another folder. */
static PlanEdit *
set_in_place (const PlanTarget *target,
              guint             item,
              guint             cell,
              const char       *path,
              const char       *comment,
              gboolean          in_line)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, item, cell);
  const PlanItem  *row = _plan_target_get_item (target, item);
  g_autofree char *old_path = plan_field_dup_cell (target->field, item, 0);
  gsize            folder = strlen (old_path) - MD_SPAN_LENGTH (row->cells[0]);
  gsize            path_end = find_path_end (target, row);
  gsize            end = MAX (row->cells[1].end, path_end);
  g_autofree char *source = NULL;

  if (strncmp (path, old_path, folder) != 0)
    return NULL;

  if (in_line && path_end == row->cells[0].end)
    {
      gsize line = _plan_line_start (target->bytes, row->cells[0].start);
      guint used = _plan_count_columns (target->bytes + line, row->cells[0].start - line);

      source = format_line (target, item, used, path + folder, comment);
      _plan_target_splice (target, edit, row->cells[0].start, end, source);
    }
  else if (cell == 0)
    {
      _plan_target_splice (target, edit, row->cells[0].start, row->cells[0].end, path + folder);
      splice_link (target, edit, row, path);
    }
  else if (comment[0] == '\0')
    _plan_target_splice (target, edit, path_end, end, "");
  else if (MD_SPAN_IS_EMPTY (row->cells[1]))
    {
      guint            column;
      g_autofree char *mark = find_comment_habit (target, item, &column);

      source = mark != NULL ? g_strconcat (mark[0] == ':' ? "" : " ", mark, comment, NULL)
                            : g_strconcat (TEXT_MARK, comment, NULL);
      _plan_target_splice (target, edit, path_end, path_end, source);
    }
  else
    _plan_target_splice (target, edit, row->cells[1].start, row->cells[1].end, comment);

  return files_read_back (target, edit, item, path, comment) ? g_steal_pointer (&edit) : NULL;
}

/* The item of @field with that path, or -1. */
static int
find_path (PlanField  *field,
           const char *path)
{
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    {
      g_autofree char *found = plan_field_dup_cell (field, i, 0);

      if (g_str_equal (found, path))
        return i;
    }

  return -1;
}

/* Puts @tree in place of the lines it was read from. */
static void
splice_tree (const PlanTarget *target,
             PlanEdit         *edit,
             PlanTree         *tree)
{
  g_autofree char *lines = plan_tree_to_string (tree, target->line_end);
  MdSpan           value = plan_field_get_value_span (target->field);

  _plan_target_splice (target, edit, value.start, value.end, lines);
}

/* Whether the items are those of before without item @removed (-1: none) and with @path. */
static gboolean
tree_reads_back (const PlanTarget *target,
                 PlanEdit         *edit,
                 int               removed,
                 const char       *path,
                 const char       *comment)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField *field;
  guint      n_before = plan_field_get_n_items (target->field);
  guint      n_after;
  guint      at = 0;
  int        new_item = -1;

  if (!_plan_target_find_after (target, after, &field))
    return FALSE;
  n_after = plan_field_get_n_items (field);
  if (n_after != n_before - (removed >= 0 ? 1 : 0) + (path != NULL ? 1 : 0))
    return FALSE;
  if (path != NULL)
    {
      char *cells[] = { (char *)path, (char *)comment, NULL };

      new_item = find_path (field, path);
      if (new_item < 0 || !_plan_item_says (field, new_item, cells))
        return FALSE;
    }
  for (guint i = 0; i < n_before; i++)
    {
      g_autofree char *old_path = plan_field_dup_cell (target->field, i, 0);
      g_autofree char *old_comment = plan_field_dup_cell (target->field, i, 1);
      char            *cells[] = { old_path, old_comment, NULL };

      if ((int)i == removed)
        continue;
      if ((int)at == new_item)
        at++;
      if (at >= n_after || !_plan_item_says (field, at++, cells))
        return FALSE;
    }

  return TRUE;
}

/* A path that goes to another folder of the tree: only where it stays the same item, so that who is
 * typing goes on in it. */
static PlanEdit *
move_in_tree (const PlanTarget *target,
              guint             item,
              guint             cell,
              const char       *path,
              const char       *comment)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_edit (target, item, cell);
  g_autoptr (PlanTree) tree = plan_tree_new (target->bytes,
                                             plan_field_get_value_span (target->field));

  plan_tree_remove (tree, _plan_target_get_item (target, item)->cells[0].start);
  plan_tree_insert (tree, path, comment);
  splice_tree (target, edit, tree);

  return tree_reads_back (target, edit, item, path, comment)
                 && files_read_back (target, edit, item, path, comment)
             ? g_steal_pointer (&edit)
             : NULL;
}

PlanEdit *
_plan_files_set_cell (const PlanTarget *target,
                      guint             item,
                      guint             cell,
                      const char       *text)
{
  PlanNotation     notation = _plan_notation (target);
  gboolean         in_line = notation == PLAN_NOTATION_LINES || notation == PLAN_NOTATION_TREE;
  g_autofree char *path = cell == 0 ? g_strdup (text)
                                    : plan_field_dup_cell (target->field, item, 0);
  g_autofree char *comment = cell == 1 ? g_strdup (text)
                                       : plan_field_dup_cell (target->field, item, 1);
  PlanEdit        *edit = set_in_place (target, item, cell, path, comment, in_line);

  if (edit == NULL && notation == PLAN_NOTATION_TREE && cell == 0)
    edit = move_in_tree (target, item, cell, path, comment);

  return edit;
}

static PlanEdit *
insert_inline (const PlanTarget *target,
               guint             at,
               char           ***rows,
               guint             n_rows)
{
  PlanEdit *edit = _plan_target_new_step (target, _("Add to %s"));
  guint     n_items = plan_field_get_n_items (target->field);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize position;

  for (guint i = 0; i < n_rows; i++)
    {
      guint            n_cells = g_strv_length (rows[i]);
      g_autofree char *one = _plan_files_format_inline (n_cells > 0 ? rows[i][0] : "",
                                                        n_cells > 1 ? rows[i][1] : "");

      g_string_append_printf (text, at < n_items ? "%s, " : ", %s", one);
    }
  position = at < n_items ? _plan_target_get_item (target, at)->span.start
                          : _plan_target_get_item (target, n_items - 1)->span.end;
  _plan_target_splice (target, edit, position, position, text->str);

  return edit;
}

static gboolean
inline_reads_back (const PlanTarget *target,
                   PlanEdit         *edit,
                   guint             at,
                   char           ***rows,
                   guint             n_rows)
{
  g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
  PlanField *field;

  if (!_plan_target_find_after (target, after, &field)
      || !_plan_items_are_same (target->field, field, at, 0, n_rows))
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    if (!_plan_item_says (field, at + i, rows[i]))
      return FALSE;

  return TRUE;
}

PlanEdit *
_plan_files_insert (const PlanTarget *target,
                    guint             at,
                    char           ***rows,
                    guint             n_rows)
{
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (PlanTree) tree = NULL;

  if (_plan_notation (target) == PLAN_NOTATION_INLINE)
    {
      edit = insert_inline (target, at, rows, n_rows);
      return inline_reads_back (target, edit, at, rows, n_rows) ? g_steal_pointer (&edit) : NULL;
    }

  tree = plan_tree_new (target->bytes, plan_field_get_value_span (target->field));
  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells = g_strv_length (rows[i]);

      plan_tree_insert (tree, n_cells > 0 ? rows[i][0] : "", n_cells > 1 ? rows[i][1] : "");
    }
  edit = _plan_target_new_step (target, _("Add to %s"));
  splice_tree (target, edit, tree);
  /* Several at once are looked at one by one when they are typed; here their number tells. */
  if (n_rows == 1)
    {
      guint n_cells = g_strv_length (rows[0]);

      if (!tree_reads_back (target, edit, -1, n_cells > 0 ? rows[0][0] : "",
                            n_cells > 1 ? rows[0][1] : ""))
        return NULL;
    }
  else
    {
      g_autoptr (Plan) after = plan_edit_preview (edit, target->plan);
      PlanField *field;

      if (!_plan_target_find_after (target, after, &field)
          || plan_field_get_n_items (field) != plan_field_get_n_items (target->field) + n_rows)
        return NULL;
      for (guint i = 0; i < n_rows; i++)
        {
          int found = find_path (field, rows[i][0] != NULL ? rows[i][0] : "");

          if (found < 0 || !_plan_item_says (field, found, rows[i]))
            return NULL;
        }
    }

  return g_steal_pointer (&edit);
}

static void
remove_inline (const PlanTarget *target,
               PlanEdit         *edit,
               guint             item)
{
  guint           n_items = plan_field_get_n_items (target->field);
  const PlanItem *row = _plan_target_get_item (target, item);
  gsize           start = row->span.start;
  gsize           end = row->span.end;

  if (item + 1 < n_items)
    end = _plan_target_get_item (target, item + 1)->span.start;
  else if (item > 0)
    start = _plan_target_get_item (target, item - 1)->span.end;
  else
    start = _plan_target_get_label_end (target);
  _plan_target_splice (target, edit, start, end, "");
}

gboolean
_plan_files_is_joined (const PlanTarget *target,
                       guint             item)
{
  gsize start = _plan_target_get_item (target, item)->span.start;

  return plan_field_get_kind (target->field) == PLAN_FIELD_FILES
         && _plan_notation (target) == PLAN_NOTATION_BULLETS
         && ((item > 0 && _plan_target_get_item (target, item - 1)->span.start == start)
             || (item + 1 < plan_field_get_n_items (target->field)
                 && _plan_target_get_item (target, item + 1)->span.start == start));
}

/* One of the files of a list item, which keeps the others. */
static void
remove_joined (const PlanTarget *target,
               PlanEdit         *edit,
               guint             item)
{
  const PlanItem *row = _plan_target_get_item (target, item);
  MdSpan          path = find_marked_path (target, row);

  if (item > 0 && _plan_target_get_item (target, item - 1)->span.start == row->span.start)
    _plan_target_splice (target, edit,
                         find_path_end (target, _plan_target_get_item (target, item - 1)),
                         MAX (path.end, row->cells[1].end), "");
  else
    _plan_target_splice (target, edit, path.start,
                         find_marked_path (target, _plan_target_get_item (target, item + 1)).start,
                         "");
}

PlanEdit *
_plan_files_remove (const PlanTarget *target,
                    guint             item)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_step (target, _("Remove from %s"));

  if (_plan_notation (target) == PLAN_NOTATION_INLINE || _plan_files_is_joined (target, item))
    {
      g_autoptr (Plan) after = NULL;
      PlanField *field;

      if (_plan_files_is_joined (target, item))
        remove_joined (target, edit, item);
      else
        remove_inline (target, edit, item);
      after = plan_edit_preview (edit, target->plan);
      if (!_plan_target_find_after (target, after, &field)
          || !_plan_items_are_same (target->field, field, item, 1, 0))
        return NULL;
    }
  else
    {
      g_autoptr (PlanTree) tree = plan_tree_new (target->bytes,
                                                 plan_field_get_value_span (target->field));

      plan_tree_remove (tree, _plan_target_get_item (target, item)->cells[0].start);
      splice_tree (target, edit, tree);
      if (!tree_reads_back (target, edit, item, NULL, NULL))
        return NULL;
    }

  return g_steal_pointer (&edit);
}

PlanEdit *
_plan_files_move (const PlanTarget *target,
                  guint             item,
                  guint             to,
                  GError          **error)
{
  g_autoptr (PlanEdit) edit = _plan_target_new_step (target, _("Move in %s"));
  g_autoptr (PlanTree) tree = plan_tree_new (target->bytes,
                                             plan_field_get_value_span (target->field));
  g_autoptr (Plan) after = NULL;
  gboolean   below = to > item;
  guint      beside = below ? to - 1 : to;
  PlanField *field;
  guint      n_items = plan_field_get_n_items (target->field);

  if (!plan_tree_move (tree, _plan_target_get_item (target, item)->cells[0].start,
                       _plan_target_get_item (target, beside)->cells[0].start, below))
    {
      g_set_error_literal (error, PLAN_COMMAND_ERROR, PLAN_COMMAND_ERROR_UNSUPPORTED,
                           _("In a tree a file stays in its folder; change its path to move it "
                             "elsewhere"));
      return NULL;
    }
  splice_tree (target, edit, tree);
  after = plan_edit_preview (edit, target->plan);
  if (!_plan_target_find_after (target, after, &field) || plan_field_get_n_items (field) != n_items)
    return NULL;
  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *path = plan_field_dup_cell (target->field, i, 0);
      g_autofree char *comment = plan_field_dup_cell (target->field, i, 1);
      char            *cells[] = { path, comment, NULL };
      int              found = find_path (field, path);

      if (found < 0
          || (find_path (target->field, path) == (int)i && !_plan_item_says (field, found, cells)))
        return NULL;
    }

  return g_steal_pointer (&edit);
}

PlanEdit *
plan_command_place_file (Plan       *plan,
                         guint       part,
                         guint       field,
                         guint       item,
                         const char *path,
                         GError    **error)
{
  PlanTarget target;
  g_autoptr (PlanEdit) edit = NULL;
  g_autoptr (PlanTree) tree = NULL;
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;
  g_autofree char *comment = NULL;
  gsize            name;

  if (!_plan_target_init_item (&target, plan, part, field, item, error))
    return NULL;
  value = _plan_normalize_line (path, error);
  if (value == NULL)
    return NULL;
  if (plan_field_get_kind (target.field) != PLAN_FIELD_FILES || value[0] == '\0'
      || _plan_notation (&target) != PLAN_NOTATION_TREE)
    return plan_command_set_cell (plan, part, field, item, 0, value, error);

  name = _plan_target_get_item (&target, item)->cells[0].start;
  old = plan_field_dup_cell (target.field, item, 0);
  comment = plan_field_dup_cell (target.field, item, 1);
  tree = plan_tree_new (target.bytes, plan_field_get_value_span (target.field));
  edit = _plan_target_new_step (&target, _("Move in %s"));
  if (g_str_equal (old, value) && plan_tree_is_placed (tree, name))
    return g_steal_pointer (&edit);

  plan_tree_remove (tree, name);
  plan_tree_insert (tree, value, comment);
  splice_tree (&target, edit, tree);
  if (!tree_reads_back (&target, edit, item, value, comment))
    {
      _plan_set_value_error (error, value);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
