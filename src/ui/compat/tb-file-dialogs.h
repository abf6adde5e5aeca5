/* tb-file-dialogs.h: choosing files to open and to save
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  TB_FILE_KIND_PLAN, /* Markdown */
  TB_FILE_KIND_HTML,
  TB_FILE_KIND_PDF,
} TbFileKind;

/* @file: (nullable): %NULL when the person changed their mind. Called once. */
typedef void (*TbFileChosenFunc) (GFile    *file,
                                  gpointer  user_data);

/* Asks for a plan to open. @folder: (nullable): where to begin. */
void tb_file_dialog_open (GtkWindow        *parent,
                          GFile            *folder,
                          TbFileChosenFunc  chosen,
                          gpointer          user_data);
/* Asks for a folder; @accept: what the button says. */
void tb_file_dialog_choose_folder (GtkWindow        *parent,
                                   const char       *title,
                                   const char       *accept,
                                   GFile            *folder,
                                   TbFileChosenFunc  chosen,
                                   gpointer          user_data);
/* Asks where to write @name; an existing file is asked about by the dialog itself. */
void tb_file_dialog_save (GtkWindow        *parent,
                          const char       *title,
                          TbFileKind        kind,
                          GFile            *folder,
                          const char       *name,
                          TbFileChosenFunc  chosen,
                          gpointer          user_data);

G_END_DECLS
