/* tb-preview-view.h: the text view that shows rendered blocks
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "md/md-document.h"
#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

#define TB_TYPE_PREVIEW_VIEW (tb_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (TbPreviewView, tb_preview_view, TB, PREVIEW_VIEW, GtkTextView)

/**
 * TbPreviewHit:
 * @offset: the byte of the document that is shown there: in a table the row's
 * @line: (nullable): borrowed: the line; valid until the next update
 * @range: (nullable): borrowed: a link or a box that is there
 *
 * What is at a point of the view.
 */
typedef struct
{
  gsize                 offset;
  const TbPreviewLine  *line;
  const TbPreviewRange *range;
} TbPreviewHit;

/* Signals:
 * ::element-changed (): another element has the focus, or none. */
GtkWidget *tb_preview_view_new       (void);
/* Whether it knows how wide its text is: what is shown before would be laid out in vain. */
gboolean   tb_preview_view_has_width (TbPreviewView *self);
/* Shows @document; blocks that are shown already are not touched. Renders until @deadline
 * (monotonic time) is over, but something in any case.
 * Returns: whether all of it is shown now; if not, call again */
gboolean   tb_preview_view_update    (TbPreviewView *self,
                                      MdDocument    *document,
                                      gint64         deadline);
/* Whether all of @document is shown. */
gboolean   tb_preview_view_shows     (TbPreviewView *self,
                                      MdDocument    *document);
/* Shows the long lines of the block that holds byte @offset of the document to their end. */
void       tb_preview_view_expand    (TbPreviewView *self,
                                      gsize          offset);
gboolean   tb_preview_view_is_empty  (TbPreviewView *self);
/* Something happened: what languages of code need is prepared in the next pause. */
void       tb_preview_view_prepare_code (TbPreviewView *self);
/* Marks the lines that show the bytes of @span (%NULL: none). */
void       tb_preview_view_set_mark  (TbPreviewView *self,
                                      const MdSpan  *span);
/* The marked lines; @end is behind the last. Returns: whether there are any */
gboolean   tb_preview_view_get_mark  (TbPreviewView *self,
                                      guint         *start,
                                      guint         *end);
/* The line that shows byte @offset of the document; -1 when none does. */
int        tb_preview_view_find_line (TbPreviewView *self,
                                      gsize          offset);
/* The byte of the document that line @number shows; of the last line when there are not so many.
 * Returns: whether there is one */
gboolean   tb_preview_view_get_offset (TbPreviewView *self,
                                       guint          number,
                                       gsize         *offset);
/* The line of the heading with that anchor, or -1. */
int        tb_preview_view_find_anchor (TbPreviewView *self,
                                        const char    *slug);
/* Brings the lines into view when they are not, with some room around. */
void       tb_preview_view_show_lines (TbPreviewView *self,
                                       guint          start,
                                       guint          end);
/* What is at @x, @y of the widget. Returns: whether something is */
gboolean   tb_preview_view_pick      (TbPreviewView *self,
                                      double         x,
                                      double         y,
                                      TbPreviewHit  *hit);

/* What can be reached with Tab: headings, boxes, links, code. Fills @hit, with no range for a
 * heading and for code. Returns: whether one has the focus */
gboolean   tb_preview_view_get_element (TbPreviewView *self,
                                        TbPreviewHit  *hit);
void       tb_preview_view_clear_element (TbPreviewView *self);
/* Whether the button that copies the code below the pointer is at @x, @y of the widget. */
gboolean   tb_preview_view_is_button (TbPreviewView *self,
                                      double         x,
                                      double         y);
/* The pointer is over @line (nullable): shows what can be done there. */
void       tb_preview_view_set_hover (TbPreviewView *self,
                                      const TbPreviewLine *line);

/* Hides what is below the headings in @blocks (MdBlock; nullable), from the next update on. */
void       tb_preview_view_set_folds (TbPreviewView *self,
                                      GHashTable    *blocks);
gboolean   tb_preview_view_is_folded (TbPreviewView *self,
                                      gsize          offset);

/* The selected text as it reads: tables with tabs. Returns: (transfer full) (nullable) */
char      *tb_preview_view_dup_selection (TbPreviewView *self);
/* The lines of the file that the selection touches. Returns: (transfer full) (nullable) */
char      *tb_preview_view_dup_markdown (TbPreviewView *self);
/* The code in the block at byte @offset of the document. Returns: (transfer full) (nullable) */
char      *tb_preview_view_dup_code (TbPreviewView *self,
                                     gsize          offset);

G_END_DECLS
