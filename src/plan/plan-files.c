/* plan-files.c: lists of files, in all their notations
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-field-private.h"

#include <string.h>

#include "plan/plan-text.h"

static gboolean
starts_with (const char *text,
             MdSpan      span,
             gsize       at,
             const char *what)
{
  gsize n = strlen (what);

  return at + n <= span.end && memcmp (text + at, what, n) == 0;
}

gboolean
plan_files_is_path (const char *text,
                    MdSpan      span)
{
  gboolean dot = FALSE, slash = FALSE;

  if (MD_SPAN_LENGTH (span) < 2)
    return FALSE;
  for (gsize i = span.start; i < span.end; i++)
    {
      if (strchr (" \t\"<>", text[i]) != NULL)
        return FALSE;
      dot = dot || (text[i] == '.' && i + 1 < span.end);
      slash = slash || text[i] == '/';
    }
  return (dot || slash) && text[span.end - 1] != ':';
}

/* The length of the drawing before a name: `│   ├── `, `|-- `, blanks. @connected tells whether
 * there is more than blanks, @columns how wide it is. */
static gsize
scan_drawing (const char *text,
              MdSpan      line,
              gboolean   *connected,
              guint      *columns)
{
  gsize i = line.start;

  *connected = FALSE;
  *columns = 0;
  while (i < line.end)
    {
      gunichar c = g_utf8_get_char_validated (text + i, line.end - i);
      gboolean drawing = c >= 0x2500 && c <= 0x257F;
      gboolean ascii = c == '|' || ((c == '`' || c == '+') && starts_with (text, line, i + 1, "--"))
                       || (c == '-' && *connected);

      if (!drawing && !ascii && c != ' ' && c != '\t' && c != 0xA0)
        break;
      *connected = *connected || drawing || ascii;
      *columns += c == '\t' ? 4 - *columns % 4 : 1;
      i += g_utf8_skip[(guchar)text[i]];
    }
  return i - line.start;
}

/* Where a comment's mark begins behind a path, and how long the mark is; FALSE without a comment.
 */
static gboolean
find_comment (const char *text,
              MdSpan      rest,
              gsize      *mark,
              gsize      *mark_length)
{
  static const char *const marks[] = {
    "# ",
    "#",
    "\342\206\220 ",
    "\342\206\220",
    "// ",
    "\342\200\224 ",
    "\342\200\223 ",
    "-- ",
    "- ",
    ": ",
  };
  gsize i = rest.start;

  while (i < rest.end && (text[i] == ' ' || text[i] == '\t'))
    i++;
  if (i == rest.end)
    return FALSE;
  *mark = i;
  *mark_length = 0;
  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    if (starts_with (text, rest, i, marks[m]))
      {
        *mark_length = strlen (marks[m]);
        break;
      }
  return TRUE;
}

/* The end of the path at @from: the closing back-tick or the first blank. */
static gsize
find_path_end (const char *text,
               MdSpan      line,
               gsize       from)
{
  gsize i = from;

  while (i < line.end && text[i] != ' ' && text[i] != '\t')
    i++;
  return i;
}

/* Finds the comment in @rest, which stands behind the path. */
static void
split_comment (const char *text,
               MdSpan      rest,
               MdSpan     *comment)
{
  gsize mark, mark_length;

  if (starts_with (text, rest, rest.start, ": "))
    *comment = plan_text_trim (text, (MdSpan){ rest.start + 2, rest.end });
  else if (find_comment (text, rest, &mark, &mark_length))
    *comment = plan_text_trim (text, (MdSpan){ mark + mark_length, rest.end });
  else
    *comment = (MdSpan){ rest.end, rest.end };
}

/* Splits path and comment of what stands in @span (no drawing before it). */
static void
split_path (const char *text,
            MdSpan      span,
            MdSpan      cells[2])
{
  MdSpan   rest;
  gboolean is_bold = FALSE;

  /* Bold around the back-ticks is no part of the path. */
  if (starts_with (text, span, span.start, "**`"))
    {
      span.start += 2;
      is_bold = TRUE;
    }
  if (span.start < span.end && text[span.start] == '`')
    {
      const char *close = memchr (text + span.start + 1, '`', span.end - span.start - 1);

      if (close != NULL)
        {
          cells[0] = (MdSpan){ span.start + 1, close - text };
          rest = (MdSpan){ close - text + 1, span.end };
          if (is_bold && starts_with (text, rest, rest.start, "**"))
            rest.start += 2;
        }
      else
        {
          cells[0] = span;
          rest = (MdSpan){ span.end, span.end };
        }
    }
  else
    {
      cells[0] = (MdSpan){ span.start, find_path_end (text, span, span.start) };
      rest = (MdSpan){ cells[0].end, span.end };
    }
  split_comment (text, rest, &cells[1]);
}

/* As split_path() where the path is the text of a link, `[a/b.c](../a/b.c)`, bold or not. Returns:
 * whether it is */
static gboolean
split_link (const char *text,
            MdSpan      span,
            MdSpan      cells[2])
{
  gboolean is_bold = starts_with (text, span, span.start, "**[");
  gsize    open = span.start + (is_bold ? 2 : 0);
  MdSpan   name;
  gsize    end = plan_text_scan_link (text, open, span.end, &name);

  if (end == 0)
    return FALSE;
  if (MD_SPAN_LENGTH (name) > 2 && text[name.start] == '`' && text[name.end - 1] == '`')
    name = (MdSpan){ name.start + 1, name.end - 1 };
  cells[0] = name;
  if (is_bold && starts_with (text, span, end, "**"))
    end += 2;
  split_comment (text, (MdSpan){ end, span.end }, &cells[1]);
  return TRUE;
}

/* The length of a word that says what is done to the file: `Create: `, `**Modify:** `; or 0. */
static gsize
scan_action (const char *text,
             MdSpan      span)
{
  static const char *const words[] = { "create", "modify", "update", "delete", "remove", "test",
                                       "tests",  "add",    "edit",   "new",    "move",   "rename" };
  gsize                    i = span.start, word;

  while (i < span.end && text[i] == '*')
    i++;
  word = i;
  while (i < span.end && g_ascii_isalpha (text[i]))
    i++;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (strlen (words[w]) == i - word && g_ascii_strncasecmp (text + word, words[w], i - word) == 0)
      {
        while (i < span.end && text[i] == '*')
          i++;
        if (i == span.end || text[i] != ':')
          return 0;
        i++;
        while (i < span.end && (text[i] == '*' || text[i] == ' '))
          i++;
        return i - span.start;
      }
  return 0;
}

/* Whether the words before a path say that the task reads it, or only speaks of it. */
static gboolean
begins_with_reading (const char *text,
                     MdSpan      span)
{
  static const char *const words[] = { "reference", "references", "see",     "read",    "note",
                                       "pattern",   "example",    "follow",  "mirror",  "based",
                                       "like",      "use",        "uses",    "using",   "depends",
                                       "import",    "imports",    "from",    "run",     "context",
                                       "copy",      "similar",    "verify",  "input",   "inputs",
                                       "source",    "unchanged",  "requires" };
  gsize                    end = span.start;

  while (end < span.end && g_ascii_isalpha (text[end]))
    end++;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (strlen (words[w]) == end - span.start
        && g_ascii_strncasecmp (text + span.start, words[w], end - span.start) == 0)
      return TRUE;
  return FALSE;
}

/* The length of words before back-ticked paths, `Module docs: `; or 0. */
static gsize
scan_words (const char *text,
            MdSpan      span)
{
  gsize i = span.start;

  if (i == span.end || !g_ascii_isalpha (text[i]) || begins_with_reading (text, span))
    return 0;
  while (i < span.end && i - span.start < 60 && strchr ("`:[]()*\n\"", text[i]) == NULL)
    i++;
  if (!starts_with (text, span, i, ": "))
    return 0;
  for (i += 2; i < span.end && text[i] == ' '; i++)
    ;
  return i < span.end && text[i] == '`' ? i - span.start : 0;
}

gboolean
plan_files_is_described (const char *text,
                         MdSpan      span)
{
  return scan_action (text, span) == 0 && scan_words (text, span) > 0;
}

/* The length of what stands between two paths of one item: `, `, `; `, ` and `, ` & `, `, and `;
 * 0 when something else does, or no code, link or bold follows. */
static gsize
scan_separator (const char *text,
                MdSpan      span,
                gsize       at)
{
  gsize    i = at;
  gboolean found;

  while (i < span.end && text[i] == ' ')
    i++;
  found = i < span.end && (text[i] == ',' || text[i] == ';');
  i += found;
  while (i < span.end && text[i] == ' ')
    i++;
  if (i > at && starts_with (text, span, i, "and "))
    i += 4;
  else if (starts_with (text, span, i, "&"))
    i++;
  else if (!found)
    return 0;
  while (i < span.end && text[i] == ' ')
    i++;
  return i < span.end && (text[i] == '`' || text[i] == '[' || starts_with (text, span, i, "**`")
                          || starts_with (text, span, i, "**["))
             ? i - at
             : 0;
}

/* The end of the code or link, bold or not, at @at; or 0. */
static gsize
scan_marked_path (const char *text,
                  MdSpan      span,
                  gsize       at)
{
  gboolean    is_bold = starts_with (text, span, at, "**");
  const char *close;
  gsize       end;

  if (is_bold)
    at += 2;
  if (at < span.end && text[at] == '`')
    {
      close = memchr (text + at + 1, '`', span.end - at - 1);
      end = close != NULL ? (gsize)(close - text) + 1 : 0;
    }
  else
    end = plan_text_scan_link (text, at, span.end, NULL);
  if (end > 0 && is_bold)
    end = starts_with (text, span, end, "**") ? end + 2 : 0;
  return end;
}

/* Whether what is in back-ticks is called rather than opened: `parse()`. */
static gboolean
is_call (const char *text,
         MdSpan      path)
{
  return text[path.end - 1] == ')'
         && memchr (text + path.start, '/', MD_SPAN_LENGTH (path)) == NULL;
}

/* Adds path and comment of what begins at @from, and of all paths that follow it. */
static gboolean
split_paths (const char *text,
             MdSpan      span,
             GArray     *cells)
{
  for (gsize at = span.start;;)
    {
      gsize  end = scan_marked_path (text, span, at);
      gsize  separator = end > 0 ? scan_separator (text, span, end) : 0;
      MdSpan next[2], own[2];

      if (separator > 0)
        {
          MdSpan rest = { end + separator, span.end };

          if (!split_link (text, rest, next))
            split_path (text, rest, next);
          if (!plan_files_is_path (text, next[0]) || is_call (text, next[0])
              || scan_marked_path (text, span, rest.start) == 0)
            separator = 0;
        }
      if (!split_link (text, (MdSpan){ at, separator > 0 ? end : span.end }, own))
        split_path (text, (MdSpan){ at, separator > 0 ? end : span.end }, own);
      if (!plan_files_is_path (text, own[0]))
        return FALSE;
      g_array_append_vals (cells, own, 2);
      if (separator == 0)
        return TRUE;
      at = end + separator;
    }
}

gboolean
plan_files_split_item (const char *text,
                       MdSpan      span,
                       GArray     *cells)
{
  gsize  action = scan_action (text, span);
  gsize  words = action == 0 ? scan_words (text, span) : 0;
  MdSpan whole[2] = { span, { span.end, span.end } };

  g_array_set_size (cells, 0);
  if (split_paths (text, (MdSpan){ span.start + action + words, span.end }, cells))
    {
      MdSpan last = g_array_index (cells, MdSpan, cells->len - 1);
      gsize  mark = last.start;

      /* Behind words only paths are files, not `Note: `a.c` is slow`: a comment has its mark. */
      while (words > 0 && mark > span.start && text[mark - 1] == ' ')
        mark--;
      if (words == 0 || MD_SPAN_IS_EMPTY (last) || text[last.start] == '('
          || strchr ("`*)", text[mark - 1]) == NULL)
        return TRUE;
    }
  g_array_set_size (cells, 0);
  g_array_append_vals (cells, whole, 2);
  return FALSE;
}

/* A folder that later lines may stand in. */
typedef struct
{
  guint column;
  char *path;
} Folder;

static void
clear_folder (Folder *folder)
{
  g_free (folder->path);
}

/* The whole path of a name at @column: the folders around it and its own. */
static char *
join_path (GArray     *folders,
           guint       column,
           const char *name)
{
  while (folders->len > 0 && g_array_index (folders, Folder, folders->len - 1).column >= column)
    g_array_set_size (folders, folders->len - 1);
  if (folders->len == 0)
    return g_strdup (name);
  return g_strconcat (g_array_index (folders, Folder, folders->len - 1).path, name, NULL);
}

/* Whether @name, without dot and slash (Makefile), is all of @body but a comment whose mark no
 * prose has behind its first word. */
static gboolean
is_bare_name (const char *text,
              MdSpan      body,
              MdSpan      name)
{
  static const char *const marks[] = { "#", "//", "\342\206\220" };
  gsize i = name.end;

  if (name.start != body.start)
    return FALSE;
  while (i < body.end && (text[i] == ' ' || text[i] == '\t'))
    i++;
  for (guint m = 0; m < G_N_ELEMENTS (marks); m++)
    if (i > name.end && starts_with (text, body, i, marks[m]))
      return TRUE;
  return i == body.end;
}

/* One line of a file list. Returns: whether it looks like one */
static gboolean
read_line (PlanItems  *items,
           GArray     *folders,
           const char *text,
           MdSpan      line,
           guint       line_number,
           gboolean   *in_tree)
{
  gboolean         connected, is_path;
  guint            column;
  gsize            drawing = scan_drawing (text, line, &connected, &column);
  MdSpan           body = plan_text_trim (text, (MdSpan){ line.start + drawing, line.end });
  MdSpan           cells[2];
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (MD_SPAN_IS_EMPTY (body))
    return TRUE;
  split_path (text, body, cells);
  is_path = plan_files_is_path (text, cells[0]) || is_bare_name (text, body, cells[0]);
  *in_tree = *in_tree || connected;
  if (!is_path && !connected)
    {
      cells[0] = body;
      cells[1] = (MdSpan){ body.end, body.end };
    }
  name = g_strndup (text + cells[0].start, MD_SPAN_LENGTH (cells[0]));
  path = join_path (folders, column, name);
  if (g_str_has_suffix (path, "/"))
    {
      Folder folder = { column, g_strdup (path) };

      g_array_append_val (folders, folder);
    }
  plan_items_add (items, line, line_number, 0, cells, 2);
  g_ptr_array_add (items->paths, g_steal_pointer (&path));
  return is_path || connected;
}

/* Takes out the folders that have something in them and no comment of their own: their files name
 * them. */
static void
drop_plain_folders (PlanItems *items)
{
  for (guint i = items->items->len; i-- > 0;)
    {
      const char *path = g_ptr_array_index (items->paths, i);
      MdSpan      comment = g_array_index (items->cells, MdSpan, 2 * i + 1);
      const char *next = i + 1 < items->paths->len ? g_ptr_array_index (items->paths, i + 1) : "";

      if (g_str_has_suffix (path, "/") && MD_SPAN_IS_EMPTY (comment)
          && g_str_has_prefix (next, path))
        {
          g_array_remove_index (items->items, i);
          g_array_remove_range (items->cells, 2 * i, 2);
          g_ptr_array_remove_index (items->paths, i);
        }
    }
}

gboolean
plan_files_read_lines (PlanItems  *items,
                       const char *text,
                       MdSpan      lines)
{
  g_autoptr (GArray) folders = g_array_new (FALSE, FALSE, sizeof (Folder));
  guint    line_number = 0, n_paths = 0, n_others = 0;
  gboolean in_tree = FALSE;

  g_array_set_clear_func (folders, (GDestroyNotify)clear_folder);
  for (gsize i = 0; i < lines.start; i++)
    line_number += text[i] == '\n';
  for (gsize pos = lines.start; pos < lines.end; line_number++)
    {
      const char *newline = memchr (text + pos, '\n', lines.end - pos);
      gsize       end = newline != NULL ? (gsize)(newline - text) : lines.end;
      gsize       stop = end > pos && text[end - 1] == '\r' ? end - 1 : end;

      if (read_line (items, folders, text, (MdSpan){ pos, stop }, line_number, &in_tree))
        n_paths++;
      else
        n_others++;
      pos = end + 1;
    }
  drop_plain_folders (items);
  return n_paths >= n_others;
}

/* Where the item of a line of paths ends that begins at @from: at a comma outside of back-ticks and
 * parentheses, or at another word between paths. Sets where the next one begins. */
static gsize
find_item_end (const char *text,
               MdSpan      span,
               gsize       from,
               gsize      *next)
{
  gboolean code = FALSE;
  int      depth = 0;

  for (gsize end = from; end < span.end; end++)
    {
      gsize separator = 0;

      if (!code && depth <= 0 && end > from && strchr ("`)*", text[end - 1]) != NULL)
        separator = scan_separator (text, span, end);
      if (!code && depth <= 0 && text[end] == ',')
        separator = MAX (separator, 1);
      if (separator > 0)
        {
          *next = end + separator;
          return end;
        }
      code = code != (text[end] == '`');
      depth += code ? 0 : (text[end] == '(') - (text[end] == ')');
    }
  *next = span.end;
  return span.end;
}

gboolean
plan_files_read_inline (PlanItems  *items,
                        const char *text,
                        MdSpan      span)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (MdSpan));
  gsize i = span.start;
  guint line_number = 0;

  for (gsize k = 0; k < span.start; k++)
    line_number += text[k] == '\n';
  while (i < span.end)
    {
      gsize  next;
      gsize  end = find_item_end (text, span, i, &next);
      MdSpan item = plan_text_trim (text, (MdSpan){ i, end });
      MdSpan path;

      if (MD_SPAN_IS_EMPTY (item) || memchr (text + item.start, '\n', MD_SPAN_LENGTH (item)) != NULL
          || plan_files_is_described (text, item) || !plan_files_split_item (text, item, cells))
        return FALSE;
      path = g_array_index (cells, MdSpan, 0);
      plan_items_add (items, item, line_number, 0, (const MdSpan *)cells->data, 2);
      g_ptr_array_add (items->paths, g_strndup (text + path.start, MD_SPAN_LENGTH (path)));
      i = next;
    }
  return items->items->len > 0;
}
