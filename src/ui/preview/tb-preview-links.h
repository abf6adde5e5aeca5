/* tb-preview-links.h: which links open, and how
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TB_PREVIEW_LINK_NONE,   /* opens never */
  TB_PREVIEW_LINK_WEB,    /* http, https */
  TB_PREVIEW_LINK_MAIL,   /* mailto */
  TB_PREVIEW_LINK_ANCHOR, /* #heading of the plan */
  TB_PREVIEW_LINK_FILE,   /* a relative path that stays in its folder */
} TbPreviewLinkKind;

/* What @url is: everything that is not on the list is %TB_PREVIEW_LINK_NONE. */
TbPreviewLinkKind tb_preview_link_get_kind  (const char *url);
/* The anchor that GitHub would give a heading: lower case, `-` for blanks, no punctuation.
 * Returns: (transfer full) */
char             *tb_preview_link_make_slug (const char *heading);
/* Opens a WEB link; asks before it opens a MAIL or FILE link, showing where it leads. FILE links
 * open only below @folder (nullable), links of the file system followed. */
void              tb_preview_link_open      (GtkWidget  *parent,
                                             const char *url,
                                             GFile      *folder);

G_END_DECLS
