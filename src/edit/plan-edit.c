/* plan-edit.c: one change of a plan, as splices
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "edit/plan-edit.h"

#include <string.h>

#include "edit/plan-diff.h"
#include "edit/plan-edit-private.h"

/* What the edit was last tried on: what a command verified is not read again to apply it. */
typedef struct
{
  Plan *base;    /* (nullable) */
  Plan *preview; /* valid iff base is */
} Tried;

struct _PlanEdit
{
  char   *label;
  char   *merge_key; /* (nullable) */
  GArray *splices;   /* MdSplice, sorted; each owns its text */
  Tried  *tried;
};

G_DEFINE_QUARK (plan - command - error - quark, plan_command_error)

static void
clear_splice (MdSplice *splice)
{
  g_free ((char *)splice->text);
}

static void
clear_tried (Tried *tried)
{
  g_clear_pointer (&tried->base, plan_unref);
  g_clear_pointer (&tried->preview, plan_unref);
}

/* Whether a text may be cut before @at: not inside of a character. */
static gboolean
is_boundary (const char *text,
             gsize       length,
             gsize       at)
{
  return at >= length || ((guchar)text[at] & 0xc0) != 0x80;
}

static gsize
count_common_prefix (const char *old,
                     gsize       old_length,
                     const char *new,
                     gsize new_length)
{
  gsize n = 0;

  while (n < old_length && n < new_length && old[n] == new[n])
    n++;
  while (n > 0 && !(is_boundary (old, old_length, n) && is_boundary (new, new_length, n)))
    n--;

  return n;
}

static gsize
count_common_suffix (const char *old,
                     gsize       old_length,
                     const char *new,
                     gsize new_length)
{
  gsize n = 0;

  while (n < old_length && n < new_length && old[old_length - n - 1] == new[new_length - n - 1])
    n++;
  while (n > 0
         && !(is_boundary (old, old_length, old_length - n)
              && is_boundary (new, new_length, new_length - n)))
    n--;

  return n;
}

PlanEdit *
plan_edit_new (const char *label,
               const char *merge_key)
{
  PlanEdit *edit = g_new0 (PlanEdit, 1);

  g_return_val_if_fail (label != NULL, NULL);

  edit->label = g_strdup (label);
  edit->merge_key = g_strdup (merge_key);
  edit->splices = g_array_new (FALSE, FALSE, sizeof (MdSplice));
  g_array_set_clear_func (edit->splices, (GDestroyNotify)clear_splice);
  edit->tried = g_new0 (Tried, 1);

  return edit;
}

void
plan_edit_free (PlanEdit *edit)
{
  if (edit == NULL)
    return;

  g_free (edit->label);
  g_free (edit->merge_key);
  g_array_unref (edit->splices);
  clear_tried (edit->tried);
  g_free (edit->tried);
  g_free (edit);
}

void
plan_edit_add (PlanEdit   *edit,
               const Plan *plan,
               MdSpan      span,
               const char *text,
               gssize      length)
{
  gsize            new_length = length < 0 ? strlen (text) : (gsize)length;
  g_autofree char *old = NULL;
  gsize            old_length;
  gsize            prefix;
  gsize            suffix;
  MdSplice         splice;
  guint            at;

  g_return_if_fail (edit != NULL);
  g_return_if_fail (span.start <= span.end);
  g_return_if_fail (span.end <= md_document_get_size (plan_get_document (plan)));

  old = md_document_dup_range (plan_get_document (plan), span);
  old_length = MD_SPAN_LENGTH (span);
  prefix = count_common_prefix (old, old_length, text, new_length);
  suffix = count_common_suffix (old + prefix, old_length - prefix,
                                text + prefix, new_length - prefix);
  if (prefix == old_length && prefix == new_length)
    return;

  splice.span = (MdSpan){ span.start + prefix, span.end - suffix };
  splice.length = new_length - prefix - suffix;
  splice.text = g_strndup ("", 0);
  if (splice.length > 0)
    {
      g_free ((char *)splice.text);
      splice.text = memcpy (g_malloc (splice.length + 1), text + prefix, splice.length);
      ((char *)splice.text)[splice.length] = '\0';
    }

  for (at = edit->splices->len; at > 0; at--)
    {
      const MdSplice *before = &g_array_index (edit->splices, MdSplice, at - 1);

      if (before->span.start < splice.span.start
          || (before->span.start == splice.span.start && before->span.end <= splice.span.start))
        break;
    }
  g_array_insert_val (edit->splices, at, splice);
  clear_tried (edit->tried);
}

gboolean
plan_edit_is_empty (const PlanEdit *edit)
{
  return edit->splices->len == 0;
}

const char *
plan_edit_get_label (const PlanEdit *edit)
{
  return edit->label;
}

const char *
plan_edit_get_merge_key (const PlanEdit *edit)
{
  return edit->merge_key;
}

void
plan_edit_set_merge_key (PlanEdit   *edit,
                         const char *merge_key)
{
  g_return_if_fail (edit != NULL);

  g_free (edit->merge_key);
  edit->merge_key = g_strdup (merge_key);
}

const MdSplice *
plan_edit_get_splices (const PlanEdit *edit,
                       guint          *n_splices)
{
  if (n_splices != NULL)
    *n_splices = edit->splices->len;

  return (const MdSplice *)edit->splices->data;
}

Plan *
plan_edit_preview (const PlanEdit *edit,
                   Plan           *plan)
{
  g_autoptr (MdDocument) document = NULL;

  if (plan_edit_is_empty (edit))
    return plan_ref (plan);
  if (edit->tried->base == plan)
    return plan_ref (edit->tried->preview);

  document = md_document_splice (plan_get_document (plan),
                                 (const MdSplice *)edit->splices->data,
                                 edit->splices->len);
  clear_tried (edit->tried);
  edit->tried->base = plan_ref (plan);
  edit->tried->preview = plan_new (document, plan);

  return plan_ref (edit->tried->preview);
}

gboolean
plan_edit_is_valid (const PlanEdit *edit,
                    const Plan     *plan)
{
  gsize size = md_document_get_size (plan_get_document (plan));
  gsize end = 0;

  for (guint i = 0; i < edit->splices->len; i++)
    {
      const MdSplice *splice = &g_array_index (edit->splices, MdSplice, i);

      if (splice->span.start < end || splice->span.end < splice->span.start)
        return FALSE;
      end = splice->span.end;
    }

  return end <= size;
}

/* The bytes of @document but for @n_front blocks at its start and @n_back at its end. */
static GBytes *
dup_middle (MdDocument *document,
            guint       n_front,
            guint       n_back)
{
  MdSpan span = { md_document_get_block_start (document, n_front),
                  md_document_get_block_start (document,
                                               md_document_get_n_blocks (document) - n_back) };

  return g_bytes_new_take (md_document_dup_range (document, span), MD_SPAN_LENGTH (span));
}

PlanEdit *
plan_edit_new_between (Plan       *before,
                       Plan       *after,
                       const char *label,
                       const char *merge_key)
{
  PlanEdit   *edit = plan_edit_new (label, merge_key);
  MdDocument *old = plan_get_document (before);
  MdDocument *new = plan_get_document (after);
  g_autoptr (GBytes) old_bytes = NULL;
  g_autoptr (GBytes) new_bytes = NULL;
  g_autoptr (GArray) splices = NULL;
  guint       n_front, n_back;
  gsize       start;

  md_document_count_shared (old, new, &n_front, &n_back);
  start = md_document_get_block_start (old, n_front);
  old_bytes = dup_middle (old, n_front, n_back);
  new_bytes = dup_middle (new, n_front, n_back);
  splices = plan_diff_lines (old_bytes, new_bytes);
  for (guint i = 0; i < splices->len; i++)
    {
      const MdSplice *splice = &g_array_index (splices, MdSplice, i);

      plan_edit_add (edit, before, md_span_shift (splice->span, start), splice->text,
                     (gssize)splice->length);
    }
  /* What is the same part in @after was followed step by step; that is surer than to guess it from
   * the two ends. */
  edit->tried->base = plan_ref (before);
  edit->tried->preview = plan_ref (after);

  return edit;
}
