/* preview-test-support.c: a session and its preview, for tests
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "preview-test-support.h"

#include <string.h>

#include "edit/plan-commands.h"

TbSession *
preview_make_session (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (PlanDocument) document = plan_document_new (bytes);

  return tb_session_new (document);
}

char *
preview_dup_text (TbSession *session)
{
  MdDocument *document = plan_document_get_document (tb_session_get_document (session));

  return md_document_dup_range (document, (MdSpan){ 0, md_document_get_size (document) });
}

gsize
preview_find_offset (TbSession  *session,
                     const char *what)
{
  g_autofree char *text = preview_dup_text (session);
  const char *at = strstr (text, what);

  g_assert_nonnull (at);
  return at - text;
}

void
preview_splice (TbSession  *session,
                gsize       start,
                gsize       length,
                const char *text)
{
  PlanEdit *edit;
  GError *error = NULL;

  edit = plan_command_replace_range (tb_session_get_plan (session),
                                     (MdSpan){ start, start + length }, text, -1, &error);
  g_assert_no_error (error);
  tb_session_perform (session, edit, NULL);
}

TbPreview *
preview_make_preview (TbSession *session)
{
  TbPreview *preview = TB_PREVIEW (g_object_ref_sink (tb_preview_new (session)));

  tb_preview_flush (preview);
  return preview;
}

static gboolean
count_tick_cb (GtkWidget     *widget,
               GdkFrameClock *clock,
               gpointer       n)
{
  gtk_widget_queue_draw (widget);
  return --*(guint *)n == 0 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void
preview_wait_frames (GtkWidget *widget,
                     guint      n)
{
  gtk_widget_add_tick_callback (widget, count_tick_cb, &n, NULL);
  while (n > 0)
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
preview_show_window (TbSession  *session,
                     TbPreview **preview,
                     guint       n_frames)
{
  GtkWidget *window = gtk_window_new ();

  *preview = TB_PREVIEW (tb_preview_new (session));
  gtk_window_set_default_size (GTK_WINDOW (window), 420, 400);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*preview));
  gtk_window_present (GTK_WINDOW (window));
  preview_wait_frames (GTK_WIDGET (*preview), n_frames);

  return window;
}
