/* plan-export.c: a plan as a page of HTML, or as one text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-export.h"

#include <glib/gi18n.h>

#include "md/md-html.h"
#include "md/md-joined.h"

static const char page_style[] =
  ":root { color-scheme: light dark; --text: #241f31; --page: #ffffff; --quiet: #5e5c64;\n"
  "  --line: #d8d6da; --code: #f4f3f5; --link: #1a5fb4; }\n"
  "@media (prefers-color-scheme: dark) {\n"
  "  :root { --text: #f6f5f4; --page: #1e1e20; --quiet: #b8b6bc; --line: #45434a;\n"
  "    --code: #2b2a2e; --link: #99c1f1; }\n"
  "}\n"
  "body { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; color: var(--text);\n"
  "  background: var(--page); font: 1rem/1.55 Cantarell, system-ui, sans-serif;\n"
  "  overflow-wrap: break-word; }\n"
  "h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.8em 0 0.5em; }\n"
  "h1 { font-size: 1.9rem; margin-top: 0; }\n"
  "h2 { font-size: 1.45rem; padding-bottom: 0.25em; border-bottom: 1px solid var(--line); }\n"
  "h3 { font-size: 1.2rem; }\n"
  "h4, h5, h6 { font-size: 1.05rem; }\n"
  "a { color: var(--link); }\n"
  "code, pre { font-family: \"Source Code Pro\", ui-monospace, monospace; font-size: 0.9em;\n"
  "  background: var(--code); border-radius: 4px; }\n"
  "code { padding: 0.1em 0.3em; }\n"
  "pre { padding: 0.8em 1em; overflow-x: auto; }\n"
  "pre code { padding: 0; font-size: 1em; background: none; }\n"
  "blockquote { margin: 1em 0; padding: 0 1em; color: var(--quiet);\n"
  "  border-left: 3px solid var(--line); }\n"
  "table { display: block; max-width: 100%; overflow-x: auto; border-collapse: collapse; }\n"
  "th, td { padding: 0.4em 0.7em; border: 1px solid var(--line); text-align: start;\n"
  "  vertical-align: top; }\n"
  "th { background: var(--code); }\n"
  "li { margin: 0.2em 0; }\n"
  "hr { border: 0; border-top: 1px solid var(--line); margin: 2em 0; }\n"
  "@media print { body { max-width: none; padding: 0; } pre { white-space: pre-wrap; } }\n";

/* Ends what is there with a blank line. */
static void
append_gap (GString    *text,
            const char *line_end)
{
  if (text->len == 0)
    return;
  if (text->str[text->len - 1] != '\n')
    g_string_append (text, line_end);
  g_string_append (text, line_end);
}

/* What only the first file can have: a byte order mark, front matter. */
static gboolean
is_head (MdBlock *block)
{
  gsize       size;
  const char *text = md_block_get_text (block, &size);

  return md_block_get_kind (block) == MD_BLOCK_FRONT_MATTER
         || (md_block_get_kind (block) == MD_BLOCK_BLANK && size > 0 && *text == '\357');
}

GBytes *
plan_export_markdown (Plan *plan)
{
  MdDocument *document;
  GString    *text;
  gboolean    has_title;

  g_return_val_if_fail (plan != NULL, NULL);

  document = plan_get_document (plan);
  has_title = plan_find_title (plan) >= 0;
  if (md_document_get_name (document) == NULL)
    return md_document_to_bytes (document);

  text = g_string_new (NULL);
  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      MdBlock    *block = md_document_get_block (document, i);
      const char *line_end
        = md_document_get_line_end (document, md_document_get_block_start (document, i) + 1);
      gsize       size;
      const char *bytes = md_block_get_text (block, &size);

      if (md_block_get_kind (block) == MD_BLOCK_FILE)
        {
          append_gap (text, line_end);
          continue;
        }
      if (is_head (block) && has_title && text->len > 0)
        continue;
      if (!is_head (block) && !has_title)
        {
          g_string_append_printf (text, "# Execution Plan: %s%s%s", plan_get_title (plan),
                                  line_end, line_end);
          has_title = TRUE;
        }
      g_string_append_len (text, bytes, size);
    }

  return g_string_free_to_bytes (text);
}

char *
plan_export_html (Plan *plan)
{
  g_autofree char *body = NULL;
  g_autofree char *valid_body = NULL;
  g_autofree char *valid_title = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (plan != NULL, NULL);

  body = md_document_to_html (plan_get_document (plan));
  valid_body = g_utf8_make_valid (body, -1);
  valid_title = g_utf8_make_valid (plan_get_title (plan), -1);
  title = g_markup_escape_text (*valid_title != '\0' ? valid_title : _("Plan"), -1);

  return g_strconcat ("<!DOCTYPE html>\n"
                      "<html>\n"
                      "<head>\n"
                      "<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<title>", title, "</title>\n"
                      "<style>\n", page_style, "</style>\n"
                      "</head>\n"
                      "<body>\n", valid_body, "</body>\n"
                      "</html>\n", NULL);
}
