/* tb-preview-line.h: what the preview shows of a block, as plain data
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-block.h"

G_BEGIN_DECLS

/* What a run of characters in a line is. */
typedef enum
{
  TB_PREVIEW_EMPHASIS,
  TB_PREVIEW_STRONG,
  TB_PREVIEW_STRIKE,
  TB_PREVIEW_CODE,
  TB_PREVIEW_LINK,        /* target: where to; opens on a click */
  TB_PREVIEW_DEAD_LINK,   /* target: where to; never opens */
  TB_PREVIEW_IMAGE,       /* target: its path; the text is the alternative text */
  TB_PREVIEW_HTML,
  TB_PREVIEW_PLACEHOLDER,
  TB_PREVIEW_BRACKET,     /* the brackets of a placeholder */
  TB_PREVIEW_DOUBT,       /* a status that is not understood */
  TB_PREVIEW_MARKER,      /* a bullet or a number */
  TB_PREVIEW_BOX_OPEN,
  TB_PREVIEW_BOX_PROGRESS,
  TB_PREVIEW_BOX_DONE,
  TB_PREVIEW_HIDDEN,      /* a character that hides, made visible */
  TB_PREVIEW_DIM,
  TB_PREVIEW_GLUE,        /* stays in one line if it can */
  TB_PREVIEW_MORE,        /* shows what is folded, on a click */
  TB_PREVIEW_N_STYLES,
} TbPreviewStyle;

/**
 * TbPreviewRange:
 * @style: what it is
 * @start: first character in the line
 * @end: behind the last character
 * @target: (nullable): owned
 */
typedef struct
{
  TbPreviewStyle style;
  guint          start;
  guint          end;
  char          *target;
} TbPreviewRange;

/**
 * TbPreviewText:
 * @text: the characters, without line ends
 * @ranges: (element-type TbPreviewRange): what runs of them are; they may nest
 */
typedef struct
{
  GString *text;
  GArray  *ranges;
} TbPreviewText;

typedef enum
{
  TB_PREVIEW_LINE_TEXT,
  TB_PREVIEW_LINE_HEADING,
  TB_PREVIEW_LINE_CODE,
  TB_PREVIEW_LINE_HTML,
  TB_PREVIEW_LINE_RULE,
  TB_PREVIEW_LINE_TABLE,
  TB_PREVIEW_LINE_FOLD, /* something folded into a remark: front matter */
} TbPreviewLineKind;

#define TB_PREVIEW_MAX_QUOTES 6

/* Longer code is shown without colours: finding them takes too long for a frame. */
#define TB_PREVIEW_MAX_CODE_LINES 300
#define TB_PREVIEW_MAX_CODE_CHARS 20000
/* In one line, in bytes: a text buffer counts from where the line begins for each colour. */
#define TB_PREVIEW_MAX_CODE_LINE 1000

typedef struct _TbPreviewTable TbPreviewTable;

/**
 * TbPreviewLine:
 * @kind: what it is
 * @text: what stands in it
 * @source: where it comes from: a byte of the block
 * @level: 1 to 6 for headings
 * @left: where its text begins, in units of the default font's pixels; a list's marker stands
 *   before that
 * @hang: by how much wrapped lines are further in than the first
 * @tab: where the first tab leads, from @left; 0 for none
 * @remark: the column of the remark that ends a line of code; 0 for none
 * @remark_start: its first character
 * @remark_length: its characters
 * @gap: the room above
 * @is_first: the first line of a code or HTML block
 * @is_last: the last one
 * @quotes: (array length=n_quotes): where the bars of the quotes around it stand
 * @language: (nullable): of a code block, in its first line
 * @is_plain: in its first line: whether it is too long for colours
 * @is_highlighted: in its first line: whether it has its colours; kept by who shows it
 * @table: (nullable): of a table line, whose text is one object replacement character
 *
 * One paragraph of the text view: never holds a line end.
 */
typedef struct
{
  TbPreviewLineKind kind;
  TbPreviewText     text;
  gsize             source;
  guint             level;
  int               left;
  int               hang;
  int               tab;
  guint             remark;
  guint             remark_start;
  guint             remark_length;
  int               gap;
  gboolean          is_first;
  gboolean          is_last;
  guint             n_quotes;
  int               quotes[TB_PREVIEW_MAX_QUOTES];
  char             *language;
  gboolean          is_plain;
  gboolean          is_highlighted;
  TbPreviewTable   *table;
} TbPreviewLine;

/**
 * TbPreviewTable:
 * @source: its verbatim lines; tables of the same source are the same
 * @cells: (element-type TbPreviewText): of the header and then of each row
 * @rows: (element-type gsize): where each row begins in the block, the header being the first
 * @aligns: (array length=n_columns): MdAlign of each column
 */
struct _TbPreviewTable
{
  char   *source;
  guint   n_columns;
  guint   n_rows;
  GArray *cells;
  GArray *rows;
  guint8 *aligns;
};

/**
 * TbPreviewBlock:
 * @block: the block it shows
 * @lines: (element-type TbPreviewLine): what it shows; none for blank lines
 * @first_line: its first line in the text view, kept by who shows it
 * @is_hidden: below a heading that is folded: has no lines, whatever is in it
 * @cost: of the tables in it, as tb_preview_table_get_cost() has it
 */
typedef struct
{
  MdBlock   *block;
  GPtrArray *lines;
  guint      first_line;
  gboolean   is_hidden;
  guint      cost;
} TbPreviewBlock;

void            tb_preview_text_init   (TbPreviewText       *text);
void            tb_preview_text_clear  (TbPreviewText       *text);
gboolean        tb_preview_text_equal  (const TbPreviewText *a,
                                        const TbPreviewText *b);
guint           tb_preview_text_length (const TbPreviewText *text);
/* Adds a range. Empty ones are left out, and in a text that has very many already those that its
 * words can do without. Takes @target. */
void            tb_preview_text_add    (TbPreviewText       *text,
                                        TbPreviewStyle       style,
                                        guint                start,
                                        guint                end,
                                        char                *target);
/* Takes @n characters at @start away. */
void            tb_preview_text_remove (TbPreviewText       *text,
                                        guint                start,
                                        guint                n);
/* Puts @prefix in front. */
void            tb_preview_text_prepend (TbPreviewText      *text,
                                         const char         *prefix);
/* Makes @part, which is empty, the characters of @text from @start, which are at @from, to @end. */
void            tb_preview_text_slice  (const TbPreviewText *text,
                                        const char          *from,
                                        guint                start,
                                        guint                end,
                                        TbPreviewText       *part);
/* The innermost range of @style that holds character @at. Returns: (nullable) */
const TbPreviewRange *tb_preview_text_find (const TbPreviewText *text,
                                            TbPreviewStyle       style,
                                            guint                at);

TbPreviewLine  *tb_preview_line_new    (TbPreviewLineKind    kind,
                                        gsize                source);
void            tb_preview_line_free   (TbPreviewLine       *line);
/* Whether they look the same; where they come from does not matter. */
gboolean        tb_preview_line_equal  (const TbPreviewLine *a,
                                        const TbPreviewLine *b);
/* Whether they look the same but for their words. */
gboolean        tb_preview_line_has_form (const TbPreviewLine *a,
                                          const TbPreviewLine *b);
/* Whether @b is @a with other words instead of the characters from @start to @end, and with the
 * same ranges, none of which begins or ends in these or beside them. */
gboolean        tb_preview_line_keeps_ranges (const TbPreviewLine *a,
                                              const TbPreviewLine *b,
                                              guint                start,
                                              guint                end);
/* All cells are still to be filled. Ref-counted: the widget that shows it keeps it too.
 * Returns: (transfer full) */
TbPreviewTable *tb_preview_table_new   (guint                n_columns,
                                        guint                n_rows);
TbPreviewTable *tb_preview_table_ref   (TbPreviewTable      *table);
void            tb_preview_table_unref (TbPreviewTable      *table);
/* What it takes to lay out a table of so many columns, and so many rows below its header, in
 * cells. */
guint           tb_preview_table_get_cost (guint             n_columns,
                                           guint             n_rows);
/* The table with tabs and line ends, for the clipboard. Returns: (transfer full) */
char           *tb_preview_table_dup_text (const TbPreviewTable *table);
const TbPreviewText *tb_preview_table_get_cell (const TbPreviewTable *table,
                                                guint                 row,
                                                guint                 column);

void            tb_preview_block_free  (TbPreviewBlock      *block);
/* Lines, with `{style …}` around ranges: for tests. Returns: (transfer full) */
char           *tb_preview_block_dump  (const TbPreviewBlock *block);

G_END_DECLS
