/* tb-preview-walk.h: what the files that render blocks share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"
#include "ui/preview/tb-preview-inlines.h"

G_BEGIN_DECLS

/* All in pixels of the default font. */
#define TB_PREVIEW_GAP_TIGHT 5
#define TB_PREVIEW_GAP_CARD 8
#define TB_PREVIEW_HANG 18

/**
 * TbPreviewWalk:
 * @out: where the lines go
 * @left: where text begins
 * @gap: the room above the next line; taken once
 * @next_gap: the room above all lines behind it
 * @depth: containers around
 * @lists: lists around
 * @marker: (nullable): what stands before the next line, and how far that is in
 * @is_expanded: whether long lines, and many, are shown to their end
 * @is_cut: whether something was left out as there are many lines already
 *
 * The state of a walk through one block.
 */
typedef struct
{
  MdBlock          *block;
  const MdDocument *document;
  GPtrArray        *out;
  int               left;
  int               gap;
  int               next_gap;
  guint             depth;
  guint             lists;
  guint             n_quotes;
  int               quotes[TB_PREVIEW_MAX_QUOTES];
  TbPreviewText     marker;
  gboolean          has_marker;
  gboolean          is_expanded;
  gboolean          is_cut;
  int               hang;
  gsize             marker_source;
  guint             room; /* for tables that are still to come */
} TbPreviewWalk;

/* Adds @line, which it takes, where the walk is, with the marker that waits. */
void _tb_preview_walk_add          (TbPreviewWalk *walk,
                                    TbPreviewLine *line);
/* Whether there are so many lines that no more are added. */
gboolean _tb_preview_walk_is_full  (TbPreviewWalk *walk);
/* How to write the text that comes from @span of the block. */
TbPreviewWriting _tb_preview_walk_get_writing (TbPreviewWalk *walk,
                                               MdSpan         span);
/* Adds @line, which it takes, with the inlines below @parent, which come from @span of the block;
 * behind it a button for the rest when the line is folded. */
void _tb_preview_walk_add_inlines  (TbPreviewWalk *walk,
                                    TbPreviewLine *line,
                                    const MdNode  *parent,
                                    MdSpan         span);
/* A marker before something that is no text stands on a line of its own. */
void _tb_preview_walk_flush_marker (TbPreviewWalk *walk);
/* Adds the lines of a paragraph, which may be a table or say what goes where. */
void _tb_preview_walk_paragraph    (TbPreviewWalk *walk,
                                    const MdNode  *node);

G_END_DECLS
