/* tb-preview-links.c: which links open, and how
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-links.h"

#include <stdlib.h>
#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

/* Whether every character is one that an address may have and a reader can see. */
static gboolean
is_plain (const char *url)
{
  if (!g_utf8_validate (url, -1, NULL))
    return FALSE;
  for (const char *at = url; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c <= 0x20 || c == 0x7f || c == '\\' || !g_unichar_isprint (c))
        return FALSE;
    }
  return TRUE;
}

/* Whether @url begins with a scheme: letters and a colon before any slash. */
static gboolean
has_scheme (const char *url)
{
  const char *at = url;

  while (*at != '\0' && strchr ("/?#", *at) == NULL)
    if (*at++ == ':')
      return TRUE;
  return FALSE;
}

/* The path of a relative link without its fragment; %NULL when it leaves its folder. */
static char *
dup_path (const char *url)
{
  g_autofree char *raw = g_strndup (url, strcspn (url, "?#"));
  g_autofree char *path = g_uri_unescape_string (raw, "/");
  g_auto (GStrv) parts = NULL;
  int depth = 0;

  if (path == NULL || !is_plain (raw) || strchr (path, '\\') != NULL ||
      !g_utf8_validate (path, -1, NULL) || *path == '\0' || *path == '/' || *path == '~' ||
      *path == '-')
    return NULL;

  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        depth--;
      else if (*parts[i] != '\0' && !g_str_equal (parts[i], "."))
        depth++;
      if (depth < 0)
        return NULL;
    }
  return g_steal_pointer (&path);
}

TbPreviewLinkKind
tb_preview_link_get_kind (const char *url)
{
  g_autofree char *path = NULL;

  if (*url == '#')
    return url[1] != '\0' ? TB_PREVIEW_LINK_ANCHOR : TB_PREVIEW_LINK_NONE;
  if (!is_plain (url))
    return TB_PREVIEW_LINK_NONE;

  if (g_ascii_strncasecmp (url, "http://", 7) == 0)
    return url[7] != '\0' ? TB_PREVIEW_LINK_WEB : TB_PREVIEW_LINK_NONE;
  if (g_ascii_strncasecmp (url, "https://", 8) == 0)
    return url[8] != '\0' ? TB_PREVIEW_LINK_WEB : TB_PREVIEW_LINK_NONE;
  if (g_ascii_strncasecmp (url, "mailto:", 7) == 0)
    return url[7] != '\0' ? TB_PREVIEW_LINK_MAIL : TB_PREVIEW_LINK_NONE;
  if (has_scheme (url))
    return TB_PREVIEW_LINK_NONE;

  path = dup_path (url);
  return path != NULL ? TB_PREVIEW_LINK_FILE : TB_PREVIEW_LINK_NONE;
}

char *
tb_preview_link_make_slug (const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  GString *slug = g_string_new (NULL);

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (slug, c);
      else if (c == ' ')
        g_string_append_c (slug, '-');
    }
  return g_string_free (slug, FALSE);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
dialog_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    char             *uri)
{
  if (g_str_equal (response, "open"))
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), uri, GDK_CURRENT_TIME);
}

static void
free_closure_data (gpointer  data,
                   GClosure *closure)
{
  g_free (data);
}

static void
show_dialog (GtkWidget  *parent,
             const char *heading,
             const char *body,
             const char *uri)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (parent), heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  if (uri == NULL)
    {
      adw_message_dialog_add_response (message, "close", _("_Close"));
    }
  else
    {
      adw_message_dialog_add_responses (message, "close", _("_Cancel"), "open", _("_Open"), NULL);
      adw_message_dialog_set_response_appearance (message, "open", ADW_RESPONSE_SUGGESTED);
      g_signal_connect_data (dialog, "response", G_CALLBACK (dialog_response_cb), g_strdup (uri),
                             free_closure_data, 0);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The real path of @path below @folder; %NULL when there is none or it leads out. */
static char *
resolve (GFile      *folder,
         const char *path)
{
  g_autofree char *joined = g_build_filename (g_file_peek_path (folder), path, NULL);
  char *root = realpath (g_file_peek_path (folder), NULL);
  char *real = realpath (joined, NULL);
  char *found = NULL;

  if (root != NULL && real != NULL && g_str_has_prefix (real, root) &&
      (real[strlen (root)] == '/' || real[strlen (root)] == '\0'))
    found = g_strdup (real);
  free (root);
  free (real);

  return found;
}

static void
open_file (GtkWidget  *parent,
           const char *url,
           GFile      *folder)
{
  g_autofree char *path = dup_path (url);
  g_autofree char *real = NULL;
  g_autofree char *uri = NULL;

  if (path != NULL && folder != NULL && g_file_peek_path (folder) != NULL)
    real = resolve (folder, path);
  if (real == NULL)
    {
      show_dialog (parent, _("File Not Found"),
                   _("Nothing with this name is in the plan’s folder."), NULL);
      return;
    }
  uri = g_filename_to_uri (real, NULL, NULL);
  if (uri != NULL)
    {
      g_autofree char *name = g_filename_display_name (real);

      show_dialog (parent, _("Open File?"), name, uri);
    }
}

void
tb_preview_link_open (GtkWidget  *parent,
                      const char *url,
                      GFile      *folder)
{
  switch (tb_preview_link_get_kind (url))
    {
    case TB_PREVIEW_LINK_WEB:
      gtk_show_uri (get_window (parent), url, GDK_CURRENT_TIME);
      break;

    case TB_PREVIEW_LINK_MAIL:
      show_dialog (parent, _("Write a Message?"), url, url);
      break;

    case TB_PREVIEW_LINK_FILE:
      open_file (parent, url, folder);
      break;

    case TB_PREVIEW_LINK_ANCHOR:
    case TB_PREVIEW_LINK_NONE:
    default:
      break;
    }
}
