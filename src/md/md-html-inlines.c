/* md-html-inlines.c: inline Markdown as HTML
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-html-private.h"

#include <string.h>

#include "md/md-node-private.h"

/**
 * Writer:
 * @html: borrowed: where it goes
 * @skip: bytes of the next text that are not to be written
 * @is_struck: whether a `<del>` is open, and below which node
 * @no_closer: the parent in which no `~~` closes any more, so that nobody looks again
 * @images: how many images are open: what is in them is alternative text
 */
typedef struct
{
  GString    *html;
  gsize       skip;
  cmark_node *struck;
  cmark_node *no_closer;
  guint       images;
} Writer;

static const char *
find_strike (const char *text)
{
  const char *at = text;

  /* Three and more are no mark. */
  while ((at = strstr (at, "~~")) != NULL)
    {
      gsize n = strspn (at, "~");

      if (n == 2)
        return at;
      at += n;
    }
  return NULL;
}

static gboolean
is_space (char c)
{
  return c == '\0' || g_ascii_isspace (c);
}

static gboolean
has_closer_in (const char *text,
               gboolean    is_start)
{
  const char *at = text;

  while ((at = find_strike (at)) != NULL)
    {
      if (at > text ? !is_space (at[-1]) : !is_start)
        return TRUE;
      at += 2;
    }
  return FALSE;
}

/* Whether a `~~` at or behind @rest, in text @node, can close one before it. */
static gboolean
has_closer (Writer     *self,
            cmark_node *node,
            const char *rest)
{
  cmark_node *parent = cmark_node_parent (node);

  if (self->no_closer == parent)
    return FALSE;
  if (has_closer_in (rest, TRUE))
    return TRUE;
  while ((node = cmark_node_next (node)) != NULL)
    if (cmark_node_get_type (node) == CMARK_NODE_TEXT
        && has_closer_in (cmark_node_get_literal (node),
                          cmark_node_get_type (cmark_node_previous (node)) == CMARK_NODE_SOFTBREAK))
      return TRUE;
  self->no_closer = parent;
  return FALSE;
}

static void
write_text (Writer     *self,
            cmark_node *node)
{
  const char *text = md_node_get_literal ((const MdNode *)node);
  const char *mark;

  text += MIN (self->skip, strlen (text));
  self->skip = 0;

  while (self->images == 0 && (mark = find_strike (text)) != NULL)
    {
      gboolean opens = self->struck == NULL && !is_space (mark[2])
                       && has_closer (self, node, mark + 2);
      gboolean closes = self->struck == cmark_node_parent (node)
                        && (mark > text ? !is_space (mark[-1]) : TRUE);

      _md_html_append_text (self->html, text, (gsize)(mark - text));
      if (opens)
        self->struck = cmark_node_parent (node);
      else if (closes)
        self->struck = NULL;
      g_string_append (self->html, opens ? "<del>" : closes ? "</del>" : "~~");
      text = mark + 2;
    }
  _md_html_append_text (self->html, text, strlen (text));
}

static void
append_url (GString    *html,
            const char *url)
{
  for (; *url != '\0'; url++)
    if (*url == '&')
      g_string_append (html, "&amp;");
    else if (*url == '\'')
      g_string_append (html, "&#39;");
    else if (g_ascii_isalnum (*url) || strchr ("-_.+!*(),%#@?=;:/$~", *url) != NULL)
      g_string_append_c (html, *url);
    else
      g_string_append_printf (html, "%%%02X", (guchar)*url);
}

static void
write_link (Writer     *self,
            cmark_node *node,
            gboolean    is_start)
{
  const char *url = md_node_get_url ((const MdNode *)node);
  const char *title = md_node_get_link_title ((const MdNode *)node);

  if (self->images > 0 || !md_html_is_safe_url (url))
    return;
  if (!is_start)
    {
      g_string_append (self->html, "</a>");
      return;
    }
  g_string_append (self->html, "<a href=\"");
  append_url (self->html, url);
  if (*title != '\0')
    {
      g_string_append (self->html, "\" title=\"");
      _md_html_append_text (self->html, title, strlen (title));
    }
  g_string_append (self->html, "\">");
}

static gboolean
is_break_tag (const char *tag)
{
  return g_ascii_strcasecmp (tag, "<br>") == 0 || g_ascii_strcasecmp (tag, "<br/>") == 0
         || g_ascii_strcasecmp (tag, "<br />") == 0;
}

static void
write_leaf (Writer     *self,
            cmark_node *node)
{
  const char *literal = md_node_get_literal ((const MdNode *)node);
  MdNodeKind kind = md_node_get_kind ((const MdNode *)node);

  if (kind == MD_NODE_TEXT)
    write_text (self, node);
  else if (kind == MD_NODE_SOFT_BREAK)
    g_string_append_c (self->html, '\n');
  else if (kind == MD_NODE_HARD_BREAK)
    g_string_append (self->html, self->images > 0 ? "\n" : "<br>\n");
  else if (kind == MD_NODE_HTML_INLINE && is_break_tag (literal))
    g_string_append (self->html, self->images > 0 ? " " : "<br>");
  else if (kind == MD_NODE_CODE && self->images == 0)
    {
      g_string_append (self->html, "<code>");
      _md_html_append_text (self->html, literal, strlen (literal));
      g_string_append (self->html, "</code>");
    }
  else
    _md_html_append_text (self->html, literal, strlen (literal));
}

static void
write_node (Writer     *self,
            cmark_node *node,
            gboolean    is_start)
{
  MdNodeKind kind = md_node_get_kind ((const MdNode *)node);

  /* A mark that is open in a node ends with it. */
  if (!is_start && self->struck == node)
    {
      g_string_append (self->html, "</del>");
      self->struck = NULL;
    }

  if (kind == MD_NODE_EMPHASIS && self->images == 0)
    g_string_append (self->html, is_start ? "<em>" : "</em>");
  else if (kind == MD_NODE_STRONG && self->images == 0)
    g_string_append (self->html, is_start ? "<strong>" : "</strong>");
  else if (kind == MD_NODE_LINK)
    write_link (self, node, is_start);
  else if (kind == MD_NODE_IMAGE && is_start)
    self->images++;
  else if (kind == MD_NODE_IMAGE)
    self->images--;
  else if (kind >= MD_NODE_TEXT && kind <= MD_NODE_HTML_INLINE)
    write_leaf (self, node);
}

void
_md_html_append_inlines (GString      *html,
                         const MdNode *parent,
                         gsize         skip)
{
  Writer self = { html, skip, NULL, NULL, 0 };
  cmark_iter *iter = cmark_iter_new ((cmark_node *)parent);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    write_node (&self, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
}

void
_md_html_append_text (GString    *html,
                      const char *text,
                      gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)length);

  for (const char *at = valid; *at != '\0'; at++)
    switch (*at)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      case '"':
        g_string_append (html, "&quot;");
        break;
      default:
        /* HTML has no other control characters than these. */
        if ((guchar)*at < ' ' && *at != '\t' && *at != '\n')
          g_string_append (html, "\357\277\275");
        else
          g_string_append_c (html, *at);
      }
}

gboolean
md_html_is_safe_url (const char *url)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  gsize n = strcspn (url, ":/?#");

  for (const char *at = url; *at != '\0'; at++)
    if ((guchar)*at <= ' ' || *at == '\177' || *at == '\\')
      return FALSE;

  if (url[n] != ':')
    return *url != '/';
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (n == strlen (schemes[i]) && g_ascii_strncasecmp (url, schemes[i], n) == 0)
      return TRUE;
  return FALSE;
}
