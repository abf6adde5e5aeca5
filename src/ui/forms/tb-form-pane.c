/* tb-form-pane.c: the form of where the person is
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/forms/tb-form-pane.h"

#include <adwaita.h>

#include "ui/compat/tb-still-pointer.h"
#include "ui/forms/tb-field-row.h"
#include "ui/forms/tb-form-find.h"
#include "ui/forms/tb-form-page.h"
#include "ui/forms/tb-plan-page.h"
#include "ui/widgets/tb-text-view.h"

struct _TbFormPane
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *scroller;
  AdwClamp  *clamp;

  /* Owned */
  TbSession *session;

  GtkRoot   *watched; /* borrowed: the window whose focus is followed */
  gboolean   is_showing;
};

G_DEFINE_FINAL_TYPE (TbFormPane, tb_form_pane, GTK_TYPE_WIDGET)

#define MAX_WIDTH 760
#define MIN_WIDTH 320

/* A page that is new here begins at its top. */
static void
scroll_to_top (TbFormPane *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, 0);
}

static void
set_page (TbFormPane *self,
          GtkWidget  *page)
{
  self->is_showing = TRUE;
  adw_clamp_set_child (self->clamp, page);
  self->is_showing = FALSE;
  scroll_to_top (self);
}

/* Whoever goes from task to task finds the same widgets with other words in them. */
static gboolean
turn_page (TbFormPane *self,
           GtkWidget  *page,
           guint       index)
{
  GtkWidget *focus = self->watched != NULL ? gtk_root_get_focus (self->watched) : NULL;
  gboolean is_turned;

  self->is_showing = TRUE;
  /* What has the focus is being written in. */
  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    gtk_root_set_focus (self->watched, NULL);
  is_turned = tb_form_page_turn (TB_FORM_PAGE (page), index);
  self->is_showing = FALSE;
  if (is_turned)
    scroll_to_top (self);
  return is_turned;
}

/* Where the focus is, the person is. While a page is being put in place the focus wanders. */
static void
focus_changed_cb (TbFormPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (self->watched);
  GtkWidget *page = adw_clamp_get_child (self->clamp);
  GtkWidget *row;

  if (self->is_showing || focus == NULL || page == NULL || !gtk_widget_is_ancestor (focus, page))
    return;

  row = gtk_widget_get_ancestor (focus, TB_TYPE_FIELD_ROW);
  if (row != NULL)
    tb_field_row_report_place (TB_FIELD_ROW (row));
  else if (TB_IS_FORM_PAGE (page))
    tb_session_set_place (self->session, tb_form_page_get_part (TB_FORM_PAGE (page)), -1, -1);
  else
    tb_session_set_place (self->session, 0, -1, -1);
}

static void
show_place (TbFormPane *self)
{
  guint part = tb_session_get_part (self->session);
  int index = tb_session_get_index (self->session);
  GtkWidget *page = adw_clamp_get_child (self->clamp);

  if (index < 0)
    {
      if (!TB_IS_PLAN_PAGE (page))
        {
          page = tb_plan_page_new (self->session);
          set_page (self, page);
        }
      tb_plan_page_update (TB_PLAN_PAGE (page));
    }
  else if (!TB_IS_FORM_PAGE (page)
           || (tb_form_page_get_part (TB_FORM_PAGE (page)) != part
               && !turn_page (self, page, index)))
    {
      page = tb_form_page_new (self->session, part);
      tb_form_page_update (TB_FORM_PAGE (page), index);
      set_page (self, page);
    }
}

static void
place_changed_cb (TbFormPane *self)
{
  GtkWidget *page = adw_clamp_get_child (self->clamp);

  /* The plan's page is up to date while it is shown. */
  if (TB_IS_PLAN_PAGE (page) && tb_session_get_index (self->session) < 0)
    return;

  if (TB_IS_FORM_PAGE (page)
      && tb_form_page_get_part (TB_FORM_PAGE (page)) != tb_session_get_part (self->session))
    tb_form_page_complete (TB_FORM_PAGE (page));
  show_place (self);
}

static void
go_to_cb (TbFormPane *self)
{
  GtkWidget *page = adw_clamp_get_child (self->clamp);

  if (TB_IS_FORM_PAGE (page))
    tb_form_page_grab (TB_FORM_PAGE (page), tb_session_get_field (self->session),
                       tb_session_get_item (self->session));
  else
    tb_plan_page_grab_title (TB_PLAN_PAGE (page));
  tb_text_view_select_placeholder_in (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
went_cb (TbFormPane *self)
{
  GtkWidget *page = adw_clamp_get_child (self->clamp);

  if (TB_IS_FORM_PAGE (page) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    tb_form_find_reveal (page, self->session);
}

static void
left_cb (TbFormPane *self)
{
  GtkWidget *page = adw_clamp_get_child (self->clamp);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (!TB_IS_FORM_PAGE (page) || !tb_form_find_take (page, self->session))
    go_to_cb (self);
}

static void
document_changed_cb (TbFormPane *self)
{
  GtkWidget *page = adw_clamp_get_child (self->clamp);
  int index = tb_session_get_index (self->session);

  /* The part that is shown is gone. */
  if (tb_session_get_part (self->session) != 0 && index < 0)
    {
      tb_session_set_place (self->session, 0, -1, -1);
      return;
    }
  if (TB_IS_FORM_PAGE (page) && index >= 0
      && tb_form_page_get_part (TB_FORM_PAGE (page)) == tb_session_get_part (self->session))
    tb_form_page_update (TB_FORM_PAGE (page), index);
  else
    show_place (self);
}

static void
tb_form_pane_root (GtkWidget *widget)
{
  TbFormPane *self = TB_FORM_PANE (widget);

  GTK_WIDGET_CLASS (tb_form_pane_parent_class)->root (widget);

  self->watched = gtk_widget_get_root (widget);
  g_signal_connect_object (self->watched, "notify::focus-widget", G_CALLBACK (focus_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
tb_form_pane_unroot (GtkWidget *widget)
{
  TbFormPane *self = TB_FORM_PANE (widget);

  g_signal_handlers_disconnect_by_func (self->watched, focus_changed_cb, self);
  self->watched = NULL;

  GTK_WIDGET_CLASS (tb_form_pane_parent_class)->unroot (widget);
}

static void
tb_form_pane_dispose (GObject *object)
{
  TbFormPane *self = TB_FORM_PANE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tb_form_pane_parent_class)->dispose (object);
}

static void
tb_form_pane_class_init (TbFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tb_form_pane_dispose;
  widget_class->root = tb_form_pane_root;
  widget_class->unroot = tb_form_pane_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formpane");
}

static void
tb_form_pane_init (TbFormPane *self)
{
  self->clamp = ADW_CLAMP (adw_clamp_new ());
  adw_clamp_set_maximum_size (self->clamp, MAX_WIDTH);
  adw_clamp_set_tightening_threshold (self->clamp, MAX_WIDTH);
  self->scroller = gtk_scrolled_window_new ();
  /* EXTERNAL: no text, whatever is in it, makes the window wider than it was. */
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scroller), MIN_WIDTH);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->clamp));
  tb_still_pointer_attach (GTK_SCROLLED_WINDOW (self->scroller));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tb_form_pane_new (TbSession *session)
{
  TbFormPane *self;

  g_return_val_if_fail (TB_IS_SESSION (session), NULL);

  self = g_object_new (TB_TYPE_FORM_PANE, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "go-to", G_CALLBACK (go_to_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tb_session_get_document (session), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tb_session_get_find (session), "went", G_CALLBACK (went_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tb_session_get_find (session), "left", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  show_place (self);

  return GTK_WIDGET (self);
}

void
tb_form_pane_complete (TbFormPane *self)
{
  GtkWidget *page;

  g_return_if_fail (TB_IS_FORM_PANE (self));

  page = adw_clamp_get_child (self->clamp);
  if (TB_IS_FORM_PAGE (page))
    tb_form_page_complete (TB_FORM_PAGE (page));
}
