/* plan-tree.c: a drawn tree of files, line by line
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-tree.h"

#include <string.h>

#include "edit/plan-commands-private.h"

/**
 * Node:
 * @at: where the name begins in the text that was read; %G_MAXSIZE for a new line
 * @drawing: what stands before the name
 * @name: up to the first blank
 * @rest: what stands behind it, comment and all
 * @column: width of the drawing
 * @parent: index of its folder, or -1
 * @was_last: whether nothing of its folder came behind it when it was read
 * @is_connected: whether the drawing is more than blanks
 */
typedef struct
{
  gsize    at;
  char    *drawing;
  char    *name;
  char    *rest;
  guint    column;
  int      parent;
  gboolean was_last;
  gboolean is_connected;
} Node;

struct _PlanTree
{
  GPtrArray *nodes;  /* Node */
  char      *indent; /* of the first line, which may go: what is at the top stands below it */
};

static void
free_node (Node *node)
{
  g_free (node->drawing);
  g_free (node->name);
  g_free (node->rest);
  g_free (node);
}

static Node *
get_node (PlanTree *tree,
          guint     index)
{
  return g_ptr_array_index (tree->nodes, index);
}

/* The length of the drawing that a line begins with. */
static gsize
scan_drawing (const char *line,
              gsize       length,
              gboolean   *is_connected)
{
  gsize i = 0;

  *is_connected = FALSE;
  while (i < length)
    {
      gunichar c = g_utf8_get_char_validated (line + i, length - i);
      gboolean is_drawing = c >= 0x2500 && c <= 0x257f;
      gboolean is_ascii = c == '|' || (c == '-' && *is_connected)
                          || ((c == '`' || c == '+') && i + 2 < length
                              && strncmp (line + i + 1, "--", 2) == 0);

      if (!is_drawing && !is_ascii && c != ' ' && c != '\t' && c != 0xa0)
        break;
      *is_connected = *is_connected || is_drawing || is_ascii;
      i += g_utf8_skip[(guchar)line[i]];
    }

  return i;
}

static Node *
read_node (const char *text,
           MdSpan      line)
{
  Node *node = g_new0 (Node, 1);
  gsize length = MD_SPAN_LENGTH (line);
  gsize drawing = scan_drawing (text + line.start, length, &node->is_connected);
  gsize name = drawing;

  while (name < length && strchr (" \t", text[line.start + name]) == NULL)
    name++;
  node->at = line.start + drawing;
  node->drawing = g_strndup (text + line.start, drawing);
  node->name = g_strndup (text + line.start + drawing, name - drawing);
  node->rest = g_strndup (text + line.start + name, length - name);
  node->column = _plan_count_columns (node->drawing, -1);

  return node;
}

/* Finds the folder of each node and whether it is the last in it. */
static void
find_parents (PlanTree *tree)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      Node *node = get_node (tree, i);

      node->parent = -1;
      for (int j = (int)i - 1; j >= 0 && node->name[0] != '\0'; j--)
        if (get_node (tree, j)->column < node->column
            && g_str_has_suffix (get_node (tree, j)->name, "/"))
          {
            node->parent = j;
            break;
          }
    }
}

static gboolean
is_last (PlanTree *tree,
         guint     index)
{
  for (guint i = index + 1; i < tree->nodes->len; i++)
    if (get_node (tree, i)->parent == get_node (tree, index)->parent
        && get_node (tree, i)->name[0] != '\0')
      return FALSE;

  return TRUE;
}

PlanTree *
plan_tree_new (const char *text,
               MdSpan      span)
{
  PlanTree   *tree = g_new (PlanTree, 1);
  const char *first = "";

  tree->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)free_node);
  for (gsize at = span.start; at < span.end; at = _plan_line_next (text, span.end, at))
    {
      MdSpan line = { at, _plan_line_stop (text, span.end, at) };

      g_ptr_array_add (tree->nodes, read_node (text, line));
    }
  if (tree->nodes->len > 0)
    first = get_node (tree, 0)->drawing;
  tree->indent = g_strndup (first, strspn (first, " \t"));
  find_parents (tree);
  for (guint i = 0; i < tree->nodes->len; i++)
    get_node (tree, i)->was_last = is_last (tree, i);

  return tree;
}

void
plan_tree_free (PlanTree *tree)
{
  g_ptr_array_unref (tree->nodes);
  g_free (tree->indent);
  g_free (tree);
}

/* The path of a node from the top of the tree. */
static char *
dup_path (PlanTree *tree,
          int       index)
{
  g_autofree char *folder = NULL;

  if (index < 0)
    return g_strdup ("");
  folder = dup_path (tree, get_node (tree, index)->parent);

  return g_strconcat (folder, get_node (tree, index)->name, NULL);
}

static gboolean
is_inside (PlanTree *tree,
           int       index,
           int       folder)
{
  while (index >= 0 && index != folder)
    index = get_node (tree, index)->parent;

  return index == folder;
}

/* The index behind all that is in @folder (-1: in the tree). */
static guint
find_end (PlanTree *tree,
          int       folder)
{
  guint end = folder + 1;

  for (guint i = folder + 1; i < tree->nodes->len; i++)
    if (get_node (tree, i)->name[0] != '\0' && is_inside (tree, i, folder))
      end = i + 1;

  return end;
}

static void
shift_parents (PlanTree *tree,
               guint     from,
               int       by)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    if (get_node (tree, i)->parent >= (int)from)
      get_node (tree, i)->parent += by;
}

/* The deepest folder that @path begins with, or -1. */
static int
find_folder (PlanTree   *tree,
             const char *path,
             gsize      *length)
{
  int best = -1;

  *length = 0;
  for (guint i = 0; i < tree->nodes->len; i++)
    if (g_str_has_suffix (get_node (tree, i)->name, "/"))
      {
        g_autofree char *folder = dup_path (tree, i);

        if (strlen (folder) > *length && g_str_has_prefix (path, folder)
            && path[strlen (folder)] != '\0')
          {
            *length = strlen (folder);
            best = i;
          }
      }

  return best;
}

/* The last direct child of @folder before @end, or -1. */
static int
find_last_child (PlanTree *tree,
                 int       folder,
                 guint     end)
{
  for (int i = (int)end - 1; i > folder; i--)
    if (get_node (tree, i)->parent == folder && get_node (tree, i)->name[0] != '\0')
      return i;

  return -1;
}

/* The drawing of the first line in @folder: by others in the tree, or the usual. */
static char *
draw_first (PlanTree *tree,
            int       folder)
{
  Node    *node = folder >= 0 ? get_node (tree, folder) : NULL;
  gboolean connected = FALSE;
  GString *out;

  if (node == NULL)
    return g_strdup (tree->indent);

  for (guint i = 0; i < tree->nodes->len; i++)
    connected = connected || get_node (tree, i)->is_connected;
  out = g_string_new (node->drawing);
  if (node->is_connected)
    {
      /* Below a connector: the rails of the folders around it go on. */
      g_string_truncate (out, 0);
      for (const char *p = node->drawing; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == 0x251c || c == 0x2502)
            g_string_append (out, "│");
          else if (c == '|')
            g_string_append_c (out, '|');
          else
            g_string_append_c (out, ' ');
        }
    }
  g_string_append (out, connected ? "└── " : "  ");

  return g_string_free (out, FALSE);
}

/* The mark, its gap and the comment, in the column where those of the neighbours are. */
static char *
format_rest (PlanTree   *tree,
             guint       used,
             const char *comment)
{
  g_autofree char *mark = NULL;
  guint            column = 0;

  if (comment[0] == '\0')
    return g_strdup ("");

  for (guint i = tree->nodes->len; i-- > 0;)
    {
      Node *node = get_node (tree, i);
      gsize gap = strspn (node->rest, " \t");
      gsize length;

      if (node->rest[gap] == '\0')
        continue;
      column = node->column + _plan_count_columns (node->name, -1) + gap;
      length = strcspn (node->rest + gap, " \t");
      if (g_ascii_isalnum (node->rest[gap]) || node->rest[gap] == '(' || length > 3)
        length = 0;
      if (length > 0)
        mark = g_strndup (node->rest + gap, length + 1);
      break;
    }
  if (mark == NULL)
    mark = g_strdup ("# ");

  return g_strdup_printf ("%*s%s%s", (int)(column > used ? column - used : 2), "", mark, comment);
}

void
plan_tree_insert (PlanTree   *tree,
                  const char *path,
                  const char *comment)
{
  gsize length;
  int   folder = find_folder (tree, path, &length);
  guint at = find_end (tree, folder);
  int   sibling = find_last_child (tree, folder, at);
  Node *node = g_new0 (Node, 1);

  if (folder < 0 && sibling >= 0 && !get_node (tree, sibling)->is_connected)
    sibling = -1;
  node->at = G_MAXSIZE;
  node->name = g_strdup (path + length);
  node->drawing = sibling >= 0 ? g_strdup (get_node (tree, sibling)->drawing)
                               : draw_first (tree, folder);
  node->is_connected = sibling >= 0 ? get_node (tree, sibling)->is_connected
                                    : strstr (node->drawing, "─") != NULL;
  node->was_last = sibling < 0 || get_node (tree, sibling)->was_last;
  node->column = _plan_count_columns (node->drawing, -1);
  node->parent = folder;
  node->rest = format_rest (tree, node->column + _plan_count_columns (node->name, -1), comment);
  shift_parents (tree, at, 1);
  g_ptr_array_insert (tree->nodes, at, node);
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

static gboolean
has_children (PlanTree *tree,
              int       folder)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    if (get_node (tree, i)->parent == folder)
      return TRUE;

  return FALSE;
}

static void
remove_range (PlanTree *tree,
              guint     start,
              guint     end)
{
  g_ptr_array_remove_range (tree->nodes, start, end - start);
  shift_parents (tree, end, -(int)(end - start));
}

void
plan_tree_remove (PlanTree *tree,
                  gsize     name)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    {
      int parent = get_node (tree, i)->parent;

      if (get_node (tree, i)->at != name)
        continue;
      remove_range (tree, i, find_end (tree, i));
      while (parent >= 0 && !has_children (tree, parent)
             && is_blank (get_node (tree, parent)->rest))
        {
          int above = get_node (tree, parent)->parent;

          remove_range (tree, parent, parent + 1);
          parent = above;
        }
      return;
    }
}

static int
find_node (PlanTree *tree,
           gsize     name)
{
  for (guint i = 0; i < tree->nodes->len; i++)
    if (get_node (tree, i)->at == name)
      return i;

  return -1;
}

gboolean
plan_tree_is_placed (PlanTree *tree,
                     gsize     name)
{
  int              node = find_node (tree, name);
  g_autofree char *path = node >= 0 ? dup_path (tree, node) : NULL;
  gsize            length;

  return node < 0 || find_folder (tree, path, &length) == get_node (tree, node)->parent;
}

/* The line of the same folder that comes behind @node and all that is in it, or -1. */
static int
find_next_sibling (PlanTree *tree,
                   int       node)
{
  for (guint i = find_end (tree, node); i < tree->nodes->len; i++)
    if (get_node (tree, i)->parent == get_node (tree, node)->parent
        && get_node (tree, i)->name[0] != '\0')
      return i;

  return -1;
}

gboolean
plan_tree_move (PlanTree *tree,
                gsize     name,
                gsize     beside,
                gboolean  below)
{
  int   node = find_node (tree, name);
  int   sibling = find_node (tree, beside);
  guint end, at, n;

  while (node >= 0 && sibling >= 0
         && get_node (tree, sibling)->parent != get_node (tree, node)->parent)
    sibling = get_node (tree, sibling)->parent;
  if (sibling == node && sibling >= 0)
    sibling = below ? find_next_sibling (tree, node) : -1;
  if (node < 0 || sibling < 0)
    return FALSE;

  end = find_end (tree, node);
  n = end - node;
  at = below ? find_end (tree, sibling) : (guint)sibling;
  for (guint i = 0; i < n; i++)
    {
      /* What has been taken out from before @at moves it up. */
      gboolean is_down = at > (guint)node;
      Node    *moved = g_ptr_array_steal_index (tree->nodes, is_down ? (guint)node : node + i);

      g_ptr_array_insert (tree->nodes, is_down ? at - 1 : at + i, moved);
    }
  find_parents (tree);

  return TRUE;
}

/* Draws one column of @drawing anew: @column is where the line of its folder stands. */
static char *
redraw (const char *drawing,
        guint       column,
        gboolean    is_own,
        gboolean    last)
{
  GString *out = g_string_new (NULL);
  guint    at = 0;

  for (const char *p = drawing; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);

      if (at == column && is_own && (c == 0x251c || c == 0x2514 || c == 0x2570))
        g_string_append (out, last ? "└" : "├");
      else if (at == column && is_own && (c == '|' || c == '`' || c == '+') && p[1] == '-')
        g_string_append_c (out, last ? '`' : c == '`' ? '|'
                                                      : (char)c);
      else if (at == column && !is_own && (c == ' ' || c == 0x2502))
        g_string_append (out, last ? " " : "│");
      else
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/* Where in the drawing of a node the line of its folder stands: at its last connector. */
static guint
find_connector (const Node *node)
{
  guint at = 0;
  guint found = 0;

  for (const char *p = node->drawing; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x251c || c == 0x2514 || c == 0x2570
          || ((c == '|' || c == '`' || c == '+') && p[1] == '-'))
        found = at;
    }

  return found;
}

char *
plan_tree_to_string (PlanTree   *tree,
                     const char *line_end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tree->nodes->len; i++)
    {
      Node            *node = get_node (tree, i);
      g_autofree char *drawing = g_strdup (node->drawing);

      /* Its own connector and the rails of the folders around it. */
      for (int j = i; j >= 0; j = get_node (tree, j)->parent)
        {
          Node    *around = get_node (tree, j);
          gboolean last = is_last (tree, j);
          char    *drawn;

          if (!around->is_connected || around->was_last == last)
            continue;
          drawn = redraw (drawing, find_connector (around), j == (int)i, last);
          g_free (drawing);
          drawing = drawn;
        }
      g_string_append_printf (out, "%s%s%s%s", i > 0 ? line_end : "", drawing, node->name,
                              node->rest);
    }

  return g_string_free (out, FALSE);
}
