/* tb-preview-places.h: where the lines of the preview stand
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/preview/tb-preview-line.h"

G_BEGIN_DECLS

/* Room between a code card's edge and its text; with a language its name stands in the header. */
#define TB_PREVIEW_CARD_PADDING_X 12
#define TB_PREVIEW_CARD_PADDING_Y 10
#define TB_PREVIEW_CARD_HEADER 26

/**
 * TbPreviewPlaces:
 *
 * Tags for margins, indents and gaps: one for each way in which a line stands. They follow the size
 * of the font and of the view without any text being touched.
 */
typedef struct _TbPreviewPlaces TbPreviewPlaces;

/* Keeps its tags in @table. */
TbPreviewPlaces *tb_preview_places_new      (GtkTextTagTable     *table);
void             tb_preview_places_free     (TbPreviewPlaces     *places);
/* @scale: of all distances, 1 for a font of 11 points; @column: the width of a letter of code;
 * @width: of the whole text. */
void             tb_preview_places_set_size (TbPreviewPlaces     *places,
                                             double               scale,
                                             double               column,
                                             int                  width);
/* Puts the text of @line, from @start to behind its line end, in its place. The line has a tag of
 * its own for that, which begins and ends with it: GTK takes a line at which no tag begins or ends
 * for one that looks as the one that it laid out before. When it goes upwards, or knows some lines
 * already, that is not the one above: a paragraph had the letters of a heading. */
void             tb_preview_places_apply    (TbPreviewPlaces     *places,
                                             GtkTextBuffer       *buffer,
                                             const TbPreviewLine *line,
                                             const GtkTextIter   *start,
                                             const GtkTextIter   *end);
/* Sees to it that line @number still has a tag of its own, when what was above it has gone. */
void             tb_preview_places_separate (TbPreviewPlaces     *places,
                                             GtkTextBuffer       *buffer,
                                             guint                number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbPreviewPlaces, tb_preview_places_free)

G_END_DECLS
