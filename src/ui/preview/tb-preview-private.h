/* tb-preview-private.h: what the files of TbPreview share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui/preview/tb-preview-view.h"
#include "ui/preview/tb-preview.h"

G_BEGIN_DECLS

/**
 * TbPreview:
 *
 * Shows the plan rendered, follows the session's place and edits, and takes a person who clicks to
 * the place that was clicked. Renders what changed at most once a frame, and only while it is seen.
 */
struct _TbPreview
{
  GtkWidget       parent_instance;

  /* Owned */
  TbSession      *session;
  GFile          *folder;
  GtkWidget      *scrolled;
  GtkWidget      *status;
  GtkCssProvider *zoom_style;
  GtkWidget      *menu;
  GtkWidget      *target;        /* says where a link leads */
  char           *hovered;       /* (nullable): where the link below the pointer leads, in words */
  GHashTable     *folded_parts;  /* ids of parts whose headings are folded */
  GHashTable     *folded_blocks; /* MdBlock: folded headings that no part has */

  TbPreviewView  *view; /* borrowed: in @scrolled */
  int             zoom; /* percent */
  gulong          frame; /* updates in the next frame, or 0 */
  guint           n_follow_frames; /* for which the place is still looked after */
  guint           part;    /* id: what the place was in, when it changed last */
  gboolean        is_late; /* leaves the next frame to the form */
  gboolean        is_reading;
  gboolean        is_pinned;       /* to the place, until the reader scrolls */
  double          height;          /* of the text, as it was last looked at */
  gboolean        is_away;         /* the reader scrolled since the place changed */
  gint64          last_scroll;
  double          pointer_x;
  double          pointer_y;
  double          press_x;
  double          press_y;
  gboolean        is_menu_due; /* when the button is let go */
};

/* tb-preview.c */
void     _tb_preview_queue_update   (TbPreview          *self);
void     _tb_preview_open_link      (TbPreview          *self,
                                     const char         *url);

/* tb-preview-reader.c */
/* Whoever scrolls is left alone. */
void     _tb_preview_reader_moved   (TbPreview          *self);
/* The place is where the reader is again. */
void     _tb_preview_pin            (TbPreview          *self);
/* Tells the session which part is at the top of what is seen, when the reader scrolled there. */
void     _tb_preview_update_read    (TbPreview          *self);

/* tb-preview-target.c */
void     _tb_preview_add_target     (TbPreview          *self);
/* The pointer is on @range (nullable), at @x, @y. */
void     _tb_preview_set_hovered    (TbPreview            *self,
                                     const TbPreviewRange *range,
                                     double                x,
                                     double                y);

/* tb-preview-menu.c */
void     _tb_preview_install_actions (GtkWidgetClass    *klass);
/* The menu for what is at @x, @y of the view. */
void     _tb_preview_show_menu      (TbPreview          *self,
                                     double              x,
                                     double              y);
/* The same for the element with the focus, or for where the cursor is. */
void     _tb_preview_show_menu_here (TbPreview          *self);

/* tb-preview-folds.c */
/* Tells the view what is folded in @document. */
void     _tb_preview_update_folds   (TbPreview          *self);
/* Folds or unfolds the heading that holds byte @offset of the document. */
void     _tb_preview_toggle_fold    (TbPreview          *self,
                                     gsize               offset);
void     _tb_preview_unfold_all     (TbPreview          *self);

G_END_DECLS
