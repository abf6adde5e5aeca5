/* tb-source-files.c: the lines that say which file begins
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/source/tb-source-files.h"

#include "md/md-joined.h"

#define BAR  "file"
#define MARK "file-mark"

static void
add_tags (GtkTextBuffer *buffer)
{
  /* Seen on light and on dark alike. */
  const GdkRGBA shade = { 0.5f, 0.5f, 0.5f, 0.25f };
  const GdkRGBA clear = { 0 };

  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), BAR) != NULL)
    return;
  gtk_text_buffer_create_tag (buffer, BAR,
                              "editable", FALSE,
                              "paragraph-background-rgba", &shade,
                              "pixels-above-lines", 6,
                              "pixels-below-lines", 6,
                              "weight", PANGO_WEIGHT_BOLD,
                              NULL);
  /* Not invisible: the buffer would leave it out of its text. */
  gtk_text_buffer_create_tag (buffer, MARK,
                              "foreground-rgba", &clear,
                              "scale", 0.1,
                              NULL);
}

void
tb_source_files_update (GtkTextBuffer    *buffer,
                        const MdDocument *document)
{
  guint n_files = md_document_get_n_files (document);
  GtkTextIter start;
  GtkTextIter end;

  if (n_files == 0)
    return;
  add_tags (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, BAR, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, MARK, &start, &end);
  for (guint i = 0; i < n_files; i++)
    {
      int line = (int)md_document_get_file_line (document, i);

      if (line == 0)
        continue;
      gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
      /* Its line end too: joined to the line behind it would be no mark. */
      gtk_text_buffer_get_iter_at_line (buffer, &end, line);
      gtk_text_buffer_apply_tag_by_name (buffer, BAR, &start, &end);
      end = start;
      gtk_text_iter_forward_char (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, MARK, &start, &end);
    }
}
