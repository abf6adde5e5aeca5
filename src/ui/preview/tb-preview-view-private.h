/* tb-preview-view-private.h: what the files of the preview's text view share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-code.h"
#include "ui/preview/tb-preview-tags.h"
#include "ui/preview/tb-preview-view.h"

G_BEGIN_DECLS

/**
 * TbPreviewView:
 *
 * Line n of the buffer is line n of @blocks, always: so no marks are needed to know where a block
 * stands. Lines of new blocks that look like those they replace are not touched.
 */
struct _TbPreviewView
{
  GtkTextView      parent_instance;

  /* Owned */
  TbPreviewTags   *tags;
  TbPreviewCode   *code;
  MdDocument      *document; /* what @blocks show, or are on the way to */
  GPtrArray       *blocks;   /* TbPreviewBlock, in order */
  GHashTable      *expanded; /* MdBlock: those whose long lines are shown to their end */
  GHashTable      *folds;    /* MdBlock (nullable): headings with nothing shown below them */
  GtkTextMark     *element;  /* (nullable): at what has the focus in the text */
  GPtrArray       *tables;   /* GtkWidget, borrowed: those in the text */
  GHashTable      *labels;   /* language to PangoLayout: those on cards that were drawn */

  TbPreviewColors  colors;
  double           scale;    /* of all distances */
  gboolean         has_width;       /* was given one */
  gboolean         is_complete;
  guint            n_done;   /* blocks at the front that show those of @document, for sure */
  gboolean         are_folds_new; /* since the last update */
  gboolean         is_element_code; /* or a heading: the line, and no range in it */
  guint            n_cell_frames;   /* for which an element in a table is still shown */
  guint            element_place;   /* in a table: its character, all cells taken for one text */
  int              hover;    /* the line below the pointer, -1 for none */
  gboolean         has_mark;
  MdSpan           mark;     /* of the document */
  guint            mark_start;
  guint            mark_end; /* lines, mark_start == mark_end: none */
  gulong           held;     /* the adjustments say nothing until the frame is made, or 0 */
  gboolean         is_scroll_due; /* the text view may still have a way to go to a mark */
  int              width;    /* of the text, as tables were told */
  guint            highlight; /* the tick that highlights what is seen, or 0 */
  guint            prepare_id; /* prepares a language in a pause */
  char            *wanted;   /* (nullable): the language that code in sight waits for */
};

/* The line @number; sets @block (nullable) to the index of its block. Returns: (nullable) */
TbPreviewLine *_tb_preview_view_get_line (TbPreviewView *self,
                                          guint          number,
                                          guint         *block);
guint          _tb_preview_view_get_n_lines (TbPreviewView *self);
/* Exchanges @n_old blocks at @index for @fresh, which it takes the blocks of. */
void           _tb_preview_view_replace  (TbPreviewView *self,
                                          guint          index,
                                          guint          n_old,
                                          GPtrArray     *fresh);
/* Whether each block of @document is below a heading that is folded. Returns: (transfer full)
 * (nullable): %NULL when none is */
guint8        *_tb_preview_view_find_hidden (TbPreviewView *self,
                                             MdDocument    *document);
/* The element that has the focus: its line, and its range (nullable). */
gboolean       _tb_preview_view_find_element (TbPreviewView         *self,
                                              guint                 *number,
                                              const TbPreviewRange **range);
void           _tb_preview_view_element_changed (TbPreviewView *self);
/* Where the element is in the view, when that is a range of a table. Returns: whether it is one */
gboolean       _tb_preview_view_get_cell_area (TbPreviewView   *self,
                                               graphene_rect_t *area);
/* The widget that shows the table of line @number. Returns: (nullable) */
GtkWidget     *_tb_preview_view_get_table (TbPreviewView *self,
                                           guint          number);
/* Moves the focus to the next element in @direction. Returns: whether there is one */
gboolean       _tb_preview_view_move_element (TbPreviewView    *self,
                                              GtkDirectionType  direction);
/* The button that copies the code which the pointer or the focus is on: where it is drawn, and the
 * first line of that code. Returns: whether there is one */
gboolean       _tb_preview_view_get_button (TbPreviewView   *self,
                                            guint           *first,
                                            graphene_rect_t *area);
/* The lines of code around line @number. */
void           _tb_preview_view_find_code (TbPreviewView *self,
                                           guint          number,
                                           guint         *first,
                                           guint         *last);
/* Finds the lines of the mark. */
void           _tb_preview_view_update_mark (TbPreviewView *self);
/* The code that begins with @line is seen, has a language and no colours yet. */
void           _tb_preview_view_want_colors (TbPreviewView       *self,
                                             const TbPreviewLine *line);
/* Colours the code that is seen and has no colours yet; later, when it is drawn just now. Code in a
 * language that is not ready gets them when that is. */
void           _tb_preview_view_highlight (TbPreviewView *self);
/* Measures the lines in sight: after some came or went, or their tags changed. */
void           _tb_preview_view_measure_lines (TbPreviewView *self);
/* Only words in lines changed. @are_as_high: and all lines are as high as they were */
void           _tb_preview_view_words_changed (TbPreviewView *self,
                                               gboolean       are_as_high);
void           _tb_preview_view_queue_highlight (TbPreviewView *self);
void           _tb_preview_view_draw     (TbPreviewView *self,
                                          GtkSnapshot   *snapshot);

G_END_DECLS
