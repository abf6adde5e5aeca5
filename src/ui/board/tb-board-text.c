/* tb-board-text.c: inline Markdown in a label
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-text.h"

#include <string.h>

#include "md/md-inlines.h"

/* Characters that may begin something other than text. */
#define MARKS "`*_[]<>&\\!~"

static void
add_attribute (PangoAttrList  *attributes,
               PangoAttribute *attribute,
               guint           start,
               guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
append_literal (GString      *text,
                const MdNode *node)
{
  g_autofree char *valid = g_utf8_make_valid (md_node_get_literal (node), -1);

  g_string_append (text, valid);
}

static void
append_node (GString       *text,
             PangoAttrList *attributes,
             const MdNode  *node)
{
  guint start = text->len;
  MdNodeKind kind = md_node_get_kind (node);

  if (kind == MD_NODE_SOFT_BREAK)
    g_string_append_c (text, ' ');
  else if (kind == MD_NODE_HARD_BREAK)
    g_string_append_c (text, '\n');
  else if (kind == MD_NODE_TEXT || kind == MD_NODE_CODE || kind == MD_NODE_HTML_INLINE)
    append_literal (text, node);

  for (const MdNode *child = md_node_get_first_child (node);
       child != NULL;
       child = md_node_get_next (child))
    append_node (text, attributes, child);

  if (kind == MD_NODE_CODE)
    add_attribute (attributes, pango_attr_family_new ("monospace"), start, text->len);
  else if (kind == MD_NODE_STRONG)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
  else if (kind == MD_NODE_EMPHASIS)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, text->len);
}

void
tb_board_text_set_label (GtkLabel   *label,
                         const char *text)
{
  g_autoptr (MdInlines) inlines = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (GString) plain = NULL;

  if (strpbrk (text, MARKS) == NULL)
    {
      gtk_label_set_text (label, text);
      gtk_label_set_attributes (label, NULL);
      return;
    }

  inlines = md_inlines_new (text, strlen (text), NULL);
  attributes = pango_attr_list_new ();
  plain = g_string_new (NULL);
  append_node (plain, attributes, md_inlines_get_node (inlines));
  gtk_label_set_text (label, plain->str);
  gtk_label_set_attributes (label, attributes);
}
