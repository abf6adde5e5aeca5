/* tb-preview-menu.c: what can be done with what stands in the preview
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-private.h"

#include <glib/gi18n.h>

static void
copy (TbPreview *self,
      char      *text)
{
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_free (text);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TbPreview *self = TB_PREVIEW (widget);

  copy (self, tb_preview_view_dup_selection (self->view));
}

static void
copy_markdown_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  TbPreview *self = TB_PREVIEW (widget);

  copy (self, tb_preview_view_dup_markdown (self->view));
}

static void
copy_link_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  copy (TB_PREVIEW (widget), g_variant_dup_string (parameter, NULL));
}

static void
copy_code_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  TbPreview *self = TB_PREVIEW (widget);

  copy (self, tb_preview_view_dup_code (self->view, g_variant_get_uint64 (parameter)));
  tb_session_say (self->session, _("Code Copied"), FALSE);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  tb_session_go_to_offset (TB_PREVIEW (widget)->session, g_variant_get_uint64 (parameter));
}

static void
toggle_fold_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  _tb_preview_toggle_fold (TB_PREVIEW (widget), g_variant_get_uint64 (parameter));
}

static void
unfold_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  _tb_preview_unfold_all (TB_PREVIEW (widget));
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  g_signal_emit_by_name (TB_PREVIEW (widget)->view, "select-all", TRUE);
}

void
_tb_preview_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "preview.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "preview.copy-markdown", NULL, copy_markdown_action);
  gtk_widget_class_install_action (klass, "preview.copy-link", "s", copy_link_action);
  gtk_widget_class_install_action (klass, "preview.copy-code", "t", copy_code_action);
  gtk_widget_class_install_action (klass, "preview.edit", "t", edit_action);
  gtk_widget_class_install_action (klass, "preview.toggle-fold", "t", toggle_fold_action);
  gtk_widget_class_install_action (klass, "preview.unfold-all", NULL, unfold_all_action);
  gtk_widget_class_install_action (klass, "preview.select-all", NULL, select_all_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "preview.copy-markdown", NULL);
}

/* Takes @target. */
static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          GVariant   *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What can be done with @hit. Returns: (transfer full) */
static GMenuModel *
build_menu (TbPreview          *self,
            const TbPreviewHit *hit)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gboolean has_selection = gtk_text_buffer_get_has_selection (buffer);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.copy", has_selection);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.copy-markdown", has_selection);
  add_item (copies, _("Copy"), "preview.copy", NULL);
  add_item (copies, _("Copy as Markdown"), "preview.copy-markdown", NULL);
  if (hit->range != NULL && hit->range->target != NULL)
    add_item (copies, _("Copy Link"), "preview.copy-link",
              g_variant_new_string (hit->range->target));
  if (hit->line != NULL && hit->line->kind == TB_PREVIEW_LINE_CODE)
    add_item (copies, _("Copy Code"), "preview.copy-code", g_variant_new_uint64 (hit->offset));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));

  if (hit->line != NULL)
    {
      add_item (place, _("Edit This"), "preview.edit", g_variant_new_uint64 (hit->offset));
      if (hit->line->kind == TB_PREVIEW_LINE_HEADING)
        add_item (place,
                  tb_preview_view_is_folded (self->view, hit->offset) ? _("Unfold") : _("Fold"),
                  "preview.toggle-fold", g_variant_new_uint64 (hit->offset));
    }
  if (g_hash_table_size (self->folded_parts) + g_hash_table_size (self->folded_blocks) > 0)
    add_item (place, _("Unfold All"), "preview.unfold-all", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  add_item (all, _("Select All"), "preview.select-all", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));

  return G_MENU_MODEL (menu);
}

static void
show (TbPreview          *self,
      const TbPreviewHit *hit,
      double              x,
      double              y)
{
  g_autoptr (GMenuModel) model = build_menu (self, hit);

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &x, &y);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
_tb_preview_show_menu (TbPreview *self,
                       double     x,
                       double     y)
{
  TbPreviewHit hit;

  tb_preview_view_pick (self->view, x, y, &hit);
  show (self, &hit, x, y);
}

void
_tb_preview_show_menu_here (TbPreview *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  TbPreviewHit hit;
  GdkRectangle at;
  GtkTextIter iter;
  int x;
  int y;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &at);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y + at.height, &x,
                                         &y);
  if (!tb_preview_view_get_element (self->view, &hit))
    tb_preview_view_pick (self->view, x, y - at.height / 2, &hit);
  show (self, &hit, CLAMP (x, 0, gtk_widget_get_width (GTK_WIDGET (view))),
        CLAMP (y, 0, gtk_widget_get_height (GTK_WIDGET (view))));
}
