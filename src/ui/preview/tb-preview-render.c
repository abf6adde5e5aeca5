/* tb-preview-render.c: blocks of Markdown as lines of the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-render.h"

#include <string.h>

#include <glib/gi18n.h>

#include "md/md-box.h"
#include "ui/preview/tb-preview-cutter.h"
#include "ui/preview/tb-preview-inlines.h"
#include "ui/preview/tb-preview-marks.h"
#include "ui/preview/tb-preview-walk.h"

#define MAX_DEPTH 32

/* All in pixels of the default font. */
#define GAP_BLOCK 13
#define GAP_LOOSE 10
#define GAP_RULE 12
#define HANG_BOX 26
#define HANG_DIGIT 9
#define QUOTE_STEP 16
#define CARD_PADDING 12
/* Lines of a block that are shown at once. */
#define MAX_LINES 800
/* More than this is not shown even when it is asked for. */
#define MAX_EXPANDED (1 << 20)
/* No language has so long a name. */
#define MAX_LANGUAGE 64
/* The column up to which the remark behind code is looked for. */
#define MAX_REMARK 64
/* So many bytes of a word fit beside a marker in every window. */
#define MAX_WORD 20

static const int heading_gaps[] = { 28, 28, 26, 24, 20, 18, 18 };

static void render_children (TbPreviewWalk *walk,
                             const MdNode *parent);

static void
add_line (TbPreviewWalk *walk,
          TbPreviewLine *line)
{
  line->left += walk->left;
  line->gap = walk->gap;
  line->n_quotes = walk->n_quotes;
  memcpy (line->quotes, walk->quotes, sizeof line->quotes);
  walk->gap = walk->next_gap;

  if (walk->has_marker)
    {
      g_autofree char *marker = g_strconcat (walk->marker.text->str, "\t", NULL);

      tb_preview_text_prepend (&line->text, marker);
      for (guint i = 0; i < walk->marker.ranges->len; i++)
        {
          const TbPreviewRange *range = &g_array_index (walk->marker.ranges, TbPreviewRange, i);

          tb_preview_text_add (&line->text, range->style, range->start, range->end, NULL);
        }
      line->left -= walk->hang;
      line->hang = walk->hang + line->hang;
      line->source = walk->marker_source;
      tb_preview_text_clear (&walk->marker);
      walk->has_marker = FALSE;
    }
  g_ptr_array_add (walk->out, line);
}

void
_tb_preview_walk_add (TbPreviewWalk *walk,
                      TbPreviewLine *line)
{
  gboolean is_last = FALSE;
  TbPreviewCutter cutter;

  if (tb_preview_cutter_is_piece (&line->text))
    {
      add_line (walk, line);
      return;
    }

  tb_preview_cutter_init (&cutter, &line->text);
  while (!is_last)
    {
      guint start = cutter.position;
      const char *from = cutter.at;
      TbPreviewLine *piece = tb_preview_line_new (line->kind, line->source);
      int gap = walk->next_gap;

      tb_preview_cutter_next (&cutter);
      is_last = *cutter.at == '\0';
      tb_preview_text_slice (&line->text, from, start, cutter.position, &piece->text);
      piece->level = line->level;
      piece->left = line->left;
      piece->hang = line->hang;
      piece->is_first = line->is_first && start == 0;
      piece->is_last = line->is_last && is_last;
      piece->is_plain = line->is_plain;
      if (start == 0)
        piece->language = g_steal_pointer (&line->language);
      if (!is_last)
        walk->next_gap = 0;
      add_line (walk, piece);
      walk->next_gap = gap;
    }
  walk->gap = walk->next_gap;
  tb_preview_cutter_clear (&cutter);
  tb_preview_line_free (line);
}

TbPreviewWriting
_tb_preview_walk_get_writing (TbPreviewWalk *walk,
                              MdSpan         span)
{
  return (TbPreviewWriting){ .source = md_block_get_text (walk->block, NULL) + span.start,
                             .length = MD_SPAN_LENGTH (span),
                             .max_chars = walk->is_expanded ? MAX_EXPANDED : 0 };
}

gboolean
_tb_preview_walk_is_full (TbPreviewWalk *walk)
{
  if (!walk->is_expanded && walk->out->len >= MAX_LINES)
    walk->is_cut = TRUE;
  return walk->is_cut;
}

/* What shows the rest, at the end of the remark that there is more. */
static void
add_button (TbPreviewLine *line)
{
  guint start;

  g_string_append_c (line->text.text, ' ');
  start = tb_preview_text_length (&line->text);
  g_string_append (line->text.text, _("Show All"));
  tb_preview_text_add (&line->text, TB_PREVIEW_MORE, start, tb_preview_text_length (&line->text),
                       NULL);
}

/* Behind a line of @length bytes that is not shown to its end. */
static void
add_more (TbPreviewWalk *walk,
          gsize          length,
          gsize          source)
{
  TbPreviewLine *line = tb_preview_line_new (TB_PREVIEW_LINE_FOLD, source);
  g_autofree char *size = g_format_size (length);

  /* Translators: %s is a size, such as "2.5 MB". */
  g_string_append_printf (line->text.text, _("A line of %s is folded here."), size);
  if (!walk->is_expanded)
    add_button (line);
  walk->gap = TB_PREVIEW_GAP_TIGHT;
  _tb_preview_walk_add (walk, line);
}

void
_tb_preview_walk_add_inlines (TbPreviewWalk *walk,
                              TbPreviewLine *line,
                              const MdNode  *parent,
                              MdSpan         span)
{
  TbPreviewWriting writing = _tb_preview_walk_get_writing (walk, span);
  gboolean is_whole;

  /* libcmark is not given all of so long a line: it is shown as it is written. */
  if (walk->is_expanded && writing.length > TB_PREVIEW_MAX_LINE)
    is_whole = tb_preview_write_literal (&line->text, writing.source, writing.length, &writing);
  else
    is_whole = tb_preview_write_inlines (&line->text, parent, &writing);

  if (line->kind == TB_PREVIEW_LINE_TEXT)
    tb_preview_mark_status (&line->text);
  _tb_preview_walk_add (walk, line);
  if (!is_whole)
    add_more (walk, MD_SPAN_LENGTH (span), span.start);
}

void
_tb_preview_walk_flush_marker (TbPreviewWalk *walk)
{
  if (walk->has_marker)
    _tb_preview_walk_add (walk, tb_preview_line_new (TB_PREVIEW_LINE_TEXT, walk->marker_source));
}

static void
render_heading (TbPreviewWalk *walk,
                const MdNode  *node)
{
  MdSpan span = md_block_get_node_span (walk->block, node);
  TbPreviewLine *line = tb_preview_line_new (TB_PREVIEW_LINE_HEADING, span.start);

  line->level = CLAMP (md_node_get_heading_level (node), 1, 6);
  if (walk->depth == 0)
    walk->gap = heading_gaps[line->level];
  _tb_preview_walk_add_inlines (walk, line, node, span);
}

/* Finds the `#` or `//` behind two blanks or more that begins the remark at the end of a line of
 * code, and keeps it together with its first word. */
static void
find_remark (TbPreviewLine *line)
{
  guint blanks = 0;
  guint column = 0;
  guint n = 0;

  for (const char *at = line->text.text->str; *at != '\0' && column < MAX_REMARK;
       at = g_utf8_next_char (at))
    {
      if (blanks >= 2 && n > blanks && (*at == '#' || g_str_has_prefix (at, "//")))
        {
          gsize length = strcspn (at, " ");

          length += strspn (at + length, " ");
          length += strcspn (at + length, " ");
          line->remark = column;
          line->remark_start = n;
          line->remark_length = g_utf8_strlen (at, -1);
          tb_preview_text_add (&line->text, TB_PREVIEW_GLUE, n, n + g_utf8_strlen (at, length),
                               NULL);
          return;
        }
      blanks = *at == ' ' ? blanks + 1 : 0;
      column += *at == '\t' ? 4 - column % 4 : 1;
      n++;
    }
}

/* Whether code is too long for colours, and so does without what they are read from. */
static gboolean
is_plain_code (const char *code,
               gsize       length)
{
  const char *end = code + length;
  guint n_lines = 0;

  if (g_utf8_strlen (code, (gssize)length) > TB_PREVIEW_MAX_CODE_CHARS)
    return TRUE;
  for (const char *at = code; at < end; at++)
    {
      const char *line = at;

      at = memchr (line, '\n', end - line);
      if (at == NULL)
        at = end;
      if (++n_lines > TB_PREVIEW_MAX_CODE_LINES || at - line > TB_PREVIEW_MAX_CODE_LINE)
        return TRUE;
    }
  return FALSE;
}

/* The lines of @literal, which stands in the file from line @first on. */
static void
render_literal (TbPreviewWalk     *walk,
                TbPreviewLineKind  kind,
                const char        *literal,
                const char        *language,
                guint              first)
{
  gsize length = strlen (literal);
  const char *at = literal;
  guint n = 0;

  /* Blank lines at the end are not worth a line. */
  while (length > 0 && literal[length - 1] == '\n')
    length--;

  _tb_preview_walk_flush_marker (walk);
  do
    {
      const char *end = memchr (at, '\n', literal + length - at);
      gsize source = md_block_get_line_start (walk->block, first + n);
      TbPreviewWriting writing;
      TbPreviewLine *line;
      gboolean is_whole;

      if (end == NULL)
        end = literal + length;
      line = tb_preview_line_new (kind, source);
      writing = _tb_preview_walk_get_writing (
        walk, (MdSpan){ source, md_block_get_line_start (walk->block, first + n + 1) });
      if (walk->is_expanded && end - at > TB_PREVIEW_MAX_LINE)
        is_whole = tb_preview_write_literal (&line->text, writing.source,
                                             strcspn (writing.source, "\r\n"), &writing);
      else
        is_whole = tb_preview_write_literal (&line->text, at, end - at, &writing);
      line->is_first = n == 0;
      line->is_last = end == literal + length;
      if (kind == TB_PREVIEW_LINE_CODE)
        {
          find_remark (line);
          line->left = CARD_PADDING;
          walk->gap = n == 0 ? TB_PREVIEW_GAP_CARD : 0;
          if (n == 0 && *language != '\0')
            {
              line->language = g_utf8_make_valid (language, MIN (strcspn (language, " \t{"),
                                                                 MAX_LANGUAGE));
              line->is_plain = is_plain_code (literal, length);
            }
        }
      else if (n > 0)
        walk->gap = 0;
      _tb_preview_walk_add (walk, line);
      if (!is_whole)
        add_more (walk, end - at, source);
      at = end + 1;
      n++;
    }
  while (at <= literal + length && !_tb_preview_walk_is_full (walk));
  ((TbPreviewLine *)g_ptr_array_index (walk->out, walk->out->len - 1))->is_last = TRUE;
  walk->gap = walk->next_gap;
  if (kind == TB_PREVIEW_LINE_CODE)
    walk->gap = MAX (walk->gap, TB_PREVIEW_GAP_CARD);
}

static void
render_code (TbPreviewWalk *walk,
             const MdNode  *node)
{
  gboolean is_fenced = md_node_is_fenced (node);

  render_literal (walk, TB_PREVIEW_LINE_CODE, md_node_get_literal (node),
                  is_fenced ? md_node_get_fence_info (node) : "",
                  md_block_get_node_line (walk->block, node) + (is_fenced ? 1 : 0));
}

static void
render_rule (TbPreviewWalk *walk,
             const MdNode  *node)
{
  TbPreviewLine *line;

  _tb_preview_walk_flush_marker (walk);
  line = tb_preview_line_new (TB_PREVIEW_LINE_RULE,
                              md_block_get_node_start (walk->block, node));
  g_string_append (line->text.text, "───");
  walk->gap = MAX (walk->gap, GAP_RULE);
  _tb_preview_walk_add (walk, line);
}

static void
render_quote (TbPreviewWalk *walk,
              const MdNode  *node)
{
  gboolean has_bar = walk->n_quotes < TB_PREVIEW_MAX_QUOTES;

  _tb_preview_walk_flush_marker (walk);
  if (has_bar)
    walk->quotes[walk->n_quotes++] = walk->left;
  walk->left += QUOTE_STEP;
  render_children (walk, node);
  walk->left -= QUOTE_STEP;
  if (has_bar)
    walk->quotes[--walk->n_quotes] = 0;
}

/* Writes the marker of @item: a bullet or a number, a box, or both. Returns: how far its text is
 * in */
static int
make_marker (TbPreviewWalk *walk,
             const MdNode  *item,
             const MdNode  *list,
             guint          number,
             MdBox         *box)
{
  static const char *const bullets[] = { "•", "◦", "–" };
  MdItemLayout layout = md_block_get_item_layout (walk->block, item);
  gsize size;
  const char *text = md_block_get_text (walk->block, &size);
  TbPreviewText *marker = &walk->marker;
  int hang = 0;

  tb_preview_text_init (marker);
  if (!md_box_scan (text + layout.content, size - layout.content, box))
    *box = (MdBox){ MD_BOX_NONE };

  if (md_node_is_ordered (list))
    {
      g_string_append_printf (marker->text, "%u.", number);
      hang = TB_PREVIEW_HANG + HANG_DIGIT * (marker->text->len - 2);
    }
  else if (box->state == MD_BOX_NONE)
    {
      g_string_append (marker->text, bullets[MIN (walk->lists, G_N_ELEMENTS (bullets)) - 1]);
      hang = TB_PREVIEW_HANG;
    }
  tb_preview_text_add (marker, TB_PREVIEW_MARKER, 0, tb_preview_text_length (marker), NULL);

  if (box->state != MD_BOX_NONE)
    {
      guint start = tb_preview_text_length (marker) + (hang > 0 ? 1 : 0);

      if (hang > 0)
        g_string_append_c (marker->text, ' ');
      g_string_append (marker->text, box->state == MD_BOX_DONE       ? TB_PREVIEW_GLYPH_DONE
                                     : box->state == MD_BOX_PROGRESS ? TB_PREVIEW_GLYPH_PROGRESS
                                                                     : TB_PREVIEW_GLYPH_OPEN);
      tb_preview_text_add (marker,
                           box->state == MD_BOX_DONE       ? TB_PREVIEW_BOX_DONE
                           : box->state == MD_BOX_PROGRESS ? TB_PREVIEW_BOX_PROGRESS
                                                           : TB_PREVIEW_BOX_OPEN,
                           start, start + 1, NULL);
      hang += HANG_BOX;
    }

  walk->has_marker = TRUE;
  walk->marker_source = layout.marker.start;
  walk->hang = hang;

  return hang;
}

/* The tab behind the marker of line @index, which it sets @line to. Returns: (nullable) */
static const char *
find_marker_end (TbPreviewWalk  *walk,
                 guint           index,
                 TbPreviewLine **line)
{
  if (index >= walk->out->len)
    return NULL;
  *line = g_ptr_array_index (walk->out, index);
  return strchr ((*line)->text.text->str, '\t');
}

/* Takes the box off the text of line @index: the marker shows it. */
static void
strip_box (TbPreviewWalk *walk,
           guint          index)
{
  TbPreviewLine *line;
  const char *tab = find_marker_end (walk, index, &line);
  const char *close;

  if (tab == NULL || tab[1] != '[' || (close = strchr (tab + 2, ']')) == NULL)
    return;
  close++;
  close += strspn (close, " ");
  tb_preview_text_remove (&line->text, g_utf8_pointer_to_offset (line->text.text->str, tab + 1),
                          g_utf8_pointer_to_offset (tab + 1, close));
}

/* Whether a window can be too narrow for the first word of @text. */
static gboolean
has_long_word (const char *text)
{
  for (guint i = 0; i < MAX_WORD; i++)
    if (text[i] == '\0' || text[i] == ' ')
      return FALSE;
  return TRUE;
}

/* A word that does not fit breaks, rather than leave the marker on line @index alone. */
static void
keep_marker (TbPreviewWalk *walk,
             guint          index)
{
  TbPreviewLine *line;
  const char *tab = find_marker_end (walk, index, &line);
  guint n;

  if (tab == NULL || !has_long_word (tab + 1))
    return;
  n = g_utf8_pointer_to_offset (line->text.text->str, tab);
  tb_preview_text_add (&line->text, TB_PREVIEW_GLUE, n, n + 2, NULL);
}

static void
render_item (TbPreviewWalk *walk,
             const MdNode  *item,
             const MdNode  *list,
             guint          number)
{
  guint index = walk->out->len;
  MdBox box;
  int hang = make_marker (walk, item, list, number, &box);

  walk->left += hang;
  render_children (walk, item);
  _tb_preview_walk_flush_marker (walk);
  walk->left -= hang;
  if (box.state != MD_BOX_NONE)
    strip_box (walk, index);
  keep_marker (walk, index);
}

static void
render_list (TbPreviewWalk *walk,
             const MdNode  *list)
{
  int next_gap = walk->next_gap;
  guint number = md_node_get_list_start (list);

  /* The first item of a list in an item begins a line of its own. */
  _tb_preview_walk_flush_marker (walk);
  walk->lists++;
  walk->next_gap = md_node_is_tight (list) ? TB_PREVIEW_GAP_TIGHT : GAP_LOOSE;
  if (walk->lists > 1)
    walk->gap = walk->next_gap;
  for (const MdNode *item = md_node_get_first_child (list);
       item != NULL && !_tb_preview_walk_is_full (walk); item = md_node_get_next (item))
    {
      walk->gap = MIN (walk->gap, item == md_node_get_first_child (list) ? walk->gap
                                                                         : walk->next_gap);
      render_item (walk, item, list, number++);
    }
  walk->next_gap = next_gap;
  walk->lists--;
  walk->gap = walk->next_gap;
}

/* What is too deep to be laid out is shown as it is written. */
static void
render_source (TbPreviewWalk *walk,
               const MdNode  *node)
{
  MdSpan span = md_block_get_node_span (walk->block, node);
  g_autofree char *text = g_strndup (md_block_get_text (walk->block, NULL) + span.start,
                                     MD_SPAN_LENGTH (span));

  render_literal (walk, TB_PREVIEW_LINE_HTML, text, "",
                  md_block_get_line_at (walk->block, span.start));
}

static void
render_node (TbPreviewWalk *walk,
             const MdNode  *node)
{
  if (_tb_preview_walk_is_full (walk))
    return;
  if (walk->depth >= MAX_DEPTH)
    {
      render_source (walk, node);
      return;
    }

  switch ((guint)md_node_get_kind (node))
    {
    case MD_NODE_QUOTE:
      render_quote (walk, node);
      break;

    case MD_NODE_LIST:
      render_list (walk, node);
      break;

    case MD_NODE_CODE_BLOCK:
      render_code (walk, node);
      break;

    case MD_NODE_HTML_BLOCK:
      render_literal (walk, TB_PREVIEW_LINE_HTML, md_node_get_literal (node), "",
                      md_block_get_node_line (walk->block, node));
      break;

    case MD_NODE_PARAGRAPH:
      _tb_preview_walk_paragraph (walk, node);
      break;

    case MD_NODE_HEADING:
      render_heading (walk, node);
      break;

    case MD_NODE_BREAK:
      render_rule (walk, node);
      break;

    default:
      break;
    }
}

static void
render_children (TbPreviewWalk *walk,
                 const MdNode  *parent)
{
  walk->depth++;
  for (const MdNode *node = md_node_get_first_child (parent); node != NULL;
       node = md_node_get_next (node))
    render_node (walk, node);
  walk->depth--;
}

static void
render_front_matter (TbPreviewWalk *walk)
{
  TbPreviewLine *line = tb_preview_line_new (TB_PREVIEW_LINE_FOLD, 0);
  gsize length;
  const char *text = md_block_get_text (walk->block, &length);
  guint n;

  /* The blank lines behind it are not of it. */
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  n = md_block_get_line_at (walk->block, length) + 1;
  g_string_append_printf (line->text.text,
                          ngettext ("Front matter, %u line", "Front matter, %u lines", n), n);
  _tb_preview_walk_add (walk, line);
}

/* Behind the lines of a block that is not shown to its end. */
static void
add_rest (TbPreviewWalk *walk)
{
  const TbPreviewLine *last = g_ptr_array_index (walk->out, walk->out->len - 1);
  guint next = md_block_get_line_at (walk->block, last->source) + 1;
  guint n_all = md_block_get_n_newlines (walk->block);
  guint n = n_all - MIN (next, n_all);
  TbPreviewLine *line = tb_preview_line_new (TB_PREVIEW_LINE_FOLD, last->source);

  if (walk->has_marker)
    tb_preview_text_clear (&walk->marker);
  walk->has_marker = FALSE;
  walk->is_cut = FALSE;
  walk->left = 0;
  walk->n_quotes = 0;
  g_string_append_printf (line->text.text,
                          ngettext ("%u more line is folded here.",
                                    "%u more lines are folded here.", n),
                          n);
  add_button (line);
  walk->gap = TB_PREVIEW_GAP_CARD;
  _tb_preview_walk_add (walk, line);
}

TbPreviewBlock *
tb_preview_render_block (MdBlock          *block,
                         const MdDocument *document,
                         gboolean          is_expanded,
                         guint             room)
{
  TbPreviewBlock *rendered = g_new0 (TbPreviewBlock, 1);
  TbPreviewWalk walk = { block, document, .gap = GAP_BLOCK, .next_gap = GAP_BLOCK,
                         .is_expanded = is_expanded, .room = room };

  rendered->block = md_block_ref (block);
  rendered->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)tb_preview_line_free);
  walk.out = rendered->lines;

  if (md_block_get_node (block) != NULL)
    render_node (&walk, md_block_get_node (block));
  else if (md_block_get_kind (block) == MD_BLOCK_FRONT_MATTER)
    render_front_matter (&walk);
  if (walk.is_cut)
    add_rest (&walk);
  rendered->cost = room - walk.room;

  return rendered;
}
