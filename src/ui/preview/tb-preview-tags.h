/* tb-preview-tags.h: text tags of the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/preview/tb-preview-colors.h"
#include "ui/preview/tb-preview-places.h"

G_BEGIN_DECLS

/**
 * TbPreviewTags:
 *
 * The tags of one preview: some for what text is, and as many as needed for where lines stand. They
 * follow colours and size without any text being touched.
 */
typedef struct _TbPreviewTags TbPreviewTags;

TbPreviewTags   *tb_preview_tags_new       (void);
void             tb_preview_tags_free      (TbPreviewTags         *tags);
GtkTextTagTable *tb_preview_tags_get_table (TbPreviewTags         *tags);
void             tb_preview_tags_set_colors (TbPreviewTags        *tags,
                                             const TbPreviewColors *colors);
/* The size of headings of @level, 1 to 6, as times the size of the body. */
double           tb_preview_tags_get_heading_scale (guint          level);
/* As tb_preview_places_set_size(). */
void             tb_preview_tags_set_size  (TbPreviewTags         *tags,
                                            double                 scale,
                                            double                 column,
                                            int                    width);
/* Tags line @number of @buffer, which has the text of @line and no tags yet. */
void             tb_preview_tags_apply     (TbPreviewTags         *tags,
                                            GtkTextBuffer         *buffer,
                                            const TbPreviewLine   *line,
                                            guint                  number);
/* After what was above line @number of @buffer has gone; see tb_preview_places_separate(). */
void             tb_preview_tags_separate  (TbPreviewTags         *tags,
                                            GtkTextBuffer         *buffer,
                                            guint                  number);
/* Takes all tags for highlighted code away. */
void             tb_preview_tags_clear_syntax (TbPreviewTags      *tags,
                                               GtkTextBuffer      *buffer,
                                               const GtkTextIter  *start,
                                               const GtkTextIter  *end);
/* A tag for highlighted code. */
GtkTextTag      *tb_preview_tags_get_syntax (TbPreviewTags        *tags,
                                             const GdkRGBA        *color,
                                             gboolean              is_bold,
                                             gboolean              is_italic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TbPreviewTags, tb_preview_tags_free)

G_END_DECLS
