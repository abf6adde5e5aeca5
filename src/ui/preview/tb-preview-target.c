/* tb-preview-target.c: says where a link leads before it is opened
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-private.h"

#include <glib/gi18n.h>

/* Where @range leads, in words. Returns: (transfer full) (nullable) */
static char *
describe (const TbPreviewRange *range)
{
  if (range == NULL || range->target == NULL || *range->target == '\0')
    return NULL;
  if (range->style == TB_PREVIEW_DEAD_LINK)
    /* Translators: %s is the target of a link that does not open. */
    return g_strdup_printf (_("%s (links of this kind do not open)"), range->target);
  return g_strdup (range->target);
}

/* At once, and not as a tooltip: nobody has to wait for it before a click. */
static void
update (TbPreview *self)
{
  g_autofree char *focused = NULL;
  const char *words = self->hovered;
  TbPreviewHit hit;

  if (words == NULL && gtk_widget_has_focus (GTK_WIDGET (self->view)) &&
      tb_preview_view_get_element (self->view, &hit))
    words = focused = describe (hit.range);
  gtk_label_set_text (GTK_LABEL (self->target), words != NULL ? words : "");
  gtk_widget_set_visible (self->target, words != NULL);
}

/* The keyboard is what is used now, wherever the pointer was left. */
static void
element_changed_cb (TbPreview *self)
{
  g_clear_pointer (&self->hovered, g_free);
  update (self);
}

void
_tb_preview_add_target (TbPreview *self)
{
  self->target = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->target, "preview-target");
  gtk_label_set_ellipsize (GTK_LABEL (self->target), PANGO_ELLIPSIZE_END);
  gtk_widget_set_halign (self->target, GTK_ALIGN_START);
  gtk_widget_set_valign (self->target, GTK_ALIGN_END);
  gtk_widget_set_can_target (self->target, FALSE);
  gtk_widget_set_visible (self->target, FALSE);
  gtk_widget_set_parent (self->target, GTK_WIDGET (self));

  g_signal_connect_object (self->view, "element-changed", G_CALLBACK (element_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}

void
_tb_preview_set_hovered (TbPreview            *self,
                         const TbPreviewRange *range,
                         double                x,
                         double                y)
{
  g_autofree char *words = describe (range);
  gboolean has_moved = !G_APPROX_VALUE (x, self->pointer_x, 0.5) ||
                       !G_APPROX_VALUE (y, self->pointer_y, 0.5);
  TbPreviewHit hit;

  self->pointer_x = x;
  self->pointer_y = y;
  /* GTK says where the pointer is also when something else moves, as it does for the keyboard. */
  if (g_strcmp0 (words, self->hovered) == 0 ||
      (words != NULL && !has_moved && tb_preview_view_get_element (self->view, &hit)))
    return;
  g_free (self->hovered);
  self->hovered = g_steal_pointer (&words);
  update (self);
}
