/* plan-label.h: bold labels such as **Test Cases** (file: …):
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

/**
 * PlanLabel:
 * @name: the words of the label
 * @remark: what stands in parentheses or behind a dash, before the colon; empty without one
 * @end: where the value begins: behind the colon, and the bold where the colon is in it
 *
 * A label at the start of a text. Spans count from the start of the text.
 */
typedef struct
{
  MdSpan name;
  MdSpan remark;
  gsize  end;
} PlanLabel;

/* Looks for a bold label at the very start of @text; reads its first line only.
 * Returns: whether there is one */
gboolean plan_label_scan (const char *text,
                          gsize       length,
                          PlanLabel  *label);
/* Likewise for one without a colon that is all of @text (`**Files to Create**`): a label only where
 * its name and what follows say so. */
gboolean plan_label_scan_bare (const char *text,
                               gsize       length,
                               PlanLabel  *label);
/* Likewise for a plain one (`Includes: …`) of at most three words. */
gboolean plan_label_scan_plain (const char *text,
                                gsize       length,
                                PlanLabel  *label);

/* The label that the text of a heading makes: @name is where it stands in @text. A remark and a
 * colon at its end are taken off; @end is not set. */
PlanLabel plan_label_new (const char *text,
                          MdSpan      name);

G_END_DECLS
