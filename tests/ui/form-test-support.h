/* form-test-support.h: a plan whose forms are tested
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/session/tb-session.h"

/* A plan with a field of every kind. */
extern const char form_plan_text[];

typedef struct
{
  PlanDocument *document;
  TbSession    *session;
  GtkWidget    *window;
  GtkWidget    *pane;
} FormFixture;

/* Lets frames be drawn, a bounded number of them. */
void form_spin (void);
/* Shows @text in a window. */
void form_open (FormFixture *fixture,
                const char  *text,
                gssize       length);
void form_close (FormFixture *fixture);
void form_show_part (FormFixture *fixture,
                     const char  *name);
char *form_dup_bytes (FormFixture *fixture);
/* The plan must be form_plan_text with @old replaced by @new once. */
void form_assert_changed (FormFixture *fixture,
                          const char  *old,
                          const char  *new);
/* The name as assistive technologies make it. Returns: (transfer full) (nullable) */
char *form_dup_name (GtkWidget *widget);
/* The first visible widget of @type below @widget that is called @name. Returns: (nullable) */
GtkWidget *form_find (GtkWidget  *widget,
                      GType       type,
                      const char *name);
GtkTextView *form_get_view (FormFixture *fixture,
                            const char  *name);
char *form_dup_shown (GtkTextView *view);
void form_assert_shown (FormFixture *fixture,
                        const char  *name,
                        const char  *text);
/* As keys do it: one letter after the other at the caret. */
void form_type (GtkTextView *view,
                const char  *text);
void form_type_at_end (GtkTextView *view,
                       const char  *text);
void form_click (FormFixture *fixture,
                 const char  *name);
GtkWidget *form_get_focus (FormFixture *fixture);
void form_assert_focus (FormFixture *fixture,
                        const char  *name);
/* Instead of gtk_test_init(). */
void form_test_init (int   *argc,
                     char **argv[]);
