/* tb-replace-item.c: one match that may be replaced
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/dialogs/tb-replace-item.h"

#include <string.h>

#include "ui/session/tb-place.h"

/* Bytes of a line that are shown before and behind a match. */
#define CONTEXT 48

struct _TbReplaceItem
{
  GObject   parent_instance;

  MdSpan    match;
  char     *where;
  char     *before;
  char     *after;
  char     *reason; /* %NULL: it can be replaced */
  guint     start;  /* of the match in both lines */
  guint     before_end;
  guint     after_end;
  gboolean  chosen;
};

G_DEFINE_FINAL_TYPE (TbReplaceItem, tb_replace_item, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
tb_replace_item_finalize (GObject *object)
{
  TbReplaceItem *self = TB_REPLACE_ITEM (object);

  g_free (self->where);
  g_free (self->before);
  g_free (self->after);
  g_free (self->reason);

  G_OBJECT_CLASS (tb_replace_item_parent_class)->finalize (object);
}

static void
tb_replace_item_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, TB_REPLACE_ITEM (object)->chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tb_replace_item_class_init (TbReplaceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tb_replace_item_finalize;
  object_class->get_property = tb_replace_item_get_property;

  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
tb_replace_item_init (TbReplaceItem *self)
{
}

/* The text of @span, without blanks at its outer end and with … where the line goes on. */
static char *
dup_context (const MdDocument *document,
             MdSpan            span,
             gboolean          is_before)
{
  gboolean is_cut = MD_SPAN_LENGTH (span) > CONTEXT;
  g_autofree char *bytes = NULL;
  g_autofree char *valid = NULL;

  if (is_cut && is_before)
    span.start = span.end - CONTEXT;
  else if (is_cut)
    span.end = span.start + CONTEXT;
  bytes = md_document_dup_range (document, span);
  if (is_cut && is_before)
    while ((*bytes & 0xc0) == 0x80)
      memmove (bytes, bytes + 1, strlen (bytes));
  valid = g_utf8_make_valid (bytes, -1);
  if (is_before)
    g_strchug (valid);
  else
    g_strchomp (valid);
  if (!is_cut)
    return g_steal_pointer (&valid);
  return is_before ? g_strconcat ("…", valid, NULL) : g_strconcat (valid, "…", NULL);
}

TbReplaceItem *
tb_replace_item_new (Plan       *plan,
                     MdSpan      match,
                     const char *text,
                     const char *reason)
{
  TbReplaceItem *self = g_object_new (TB_TYPE_REPLACE_ITEM, NULL);
  MdDocument *document = plan_get_document (plan);
  g_autofree char *old = md_document_dup_range (document, match);
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  PlanFindPlace place;
  guint line;
  gsize end;

  plan_find_locate (plan, match, &place);
  line = place.line;
  end = line + 1 < md_document_get_n_lines (document) ? md_document_get_line_start (document,
                                                                                   line + 1)
                                                      : md_document_get_size (document);
  head = dup_context (document, (MdSpan){ md_document_get_line_start (document, line),
                                          match.start }, TRUE);
  tail = dup_context (document, (MdSpan){ match.end, MAX (end, match.end) }, FALSE);
  self->match = match;
  self->where = tb_place_describe (plan, place.part, place.field);
  self->before = g_strconcat (head, old, tail, NULL);
  self->after = g_strconcat (head, text, tail, NULL);
  self->reason = g_strdup (reason);
  self->start = strlen (head);
  self->before_end = self->start + strlen (old);
  self->after_end = self->start + strlen (text);
  self->chosen = reason == NULL;

  return self;
}

MdSpan
tb_replace_item_get_match (TbReplaceItem *self)
{
  g_return_val_if_fail (TB_IS_REPLACE_ITEM (self), (MdSpan){ 0 });

  return self->match;
}

const char *
tb_replace_item_get_where (TbReplaceItem *self)
{
  g_return_val_if_fail (TB_IS_REPLACE_ITEM (self), NULL);

  return self->where;
}

const char *
tb_replace_item_get_line (TbReplaceItem *self,
                          gboolean       after,
                          guint         *start,
                          guint         *end)
{
  g_return_val_if_fail (TB_IS_REPLACE_ITEM (self), NULL);

  *start = self->start;
  *end = after ? self->after_end : self->before_end;
  return after ? self->after : self->before;
}

const char *
tb_replace_item_get_reason (TbReplaceItem *self)
{
  g_return_val_if_fail (TB_IS_REPLACE_ITEM (self), NULL);

  return self->reason;
}

gboolean
tb_replace_item_get_chosen (TbReplaceItem *self)
{
  g_return_val_if_fail (TB_IS_REPLACE_ITEM (self), FALSE);

  return self->chosen;
}

void
tb_replace_item_set_chosen (TbReplaceItem *self,
                            gboolean       chosen)
{
  g_return_if_fail (TB_IS_REPLACE_ITEM (self));

  chosen = chosen && self->reason == NULL;
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}
