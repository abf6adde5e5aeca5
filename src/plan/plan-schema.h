/* plan-schema.h: the template as a table
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlanFieldKind:
 * @PLAN_FIELD_MARKDOWN: free Markdown: what no other kind fits; the form is a text area
 * @PLAN_FIELD_TEXT: inline text, mostly one paragraph
 * @PLAN_FIELD_CHOICE: one of a few words, and a reason behind ` - ` or ` — `: cells 0 and 1
 * @PLAN_FIELD_LIST: list items; cell 0 is the text
 * @PLAN_FIELD_CHECKLIST: list items with boxes; cell 0 is the text
 * @PLAN_FIELD_TABLE: a table; one cell per column of the file
 * @PLAN_FIELD_PLACEMENT: `what → where` lines; cell 0 is what, cell 1 is where
 * @PLAN_FIELD_FILES: paths with comments, in whatever notation; cell 0 is the whole path from the
 *   top of the tree, cell 1 the comment
 * @PLAN_FIELD_CODE: a fenced code block
 * @PLAN_FIELD_TEST_CASES: items with a name in back-ticks and what is expected: cells 0 and 1; an
 *   item without a name (Setup: …) has an empty cell 0
 * @PLAN_FIELD_DEPENDENCIES: a text that names tasks and agents
 *
 * What a field holds, and so which form shows it. See FORMAT in the README for how each is written.
 */
typedef enum {
  PLAN_FIELD_MARKDOWN,
  PLAN_FIELD_TEXT,
  PLAN_FIELD_CHOICE,
  PLAN_FIELD_LIST,
  PLAN_FIELD_CHECKLIST,
  PLAN_FIELD_TABLE,
  PLAN_FIELD_PLACEMENT,
  PLAN_FIELD_FILES,
  PLAN_FIELD_CODE,
  PLAN_FIELD_TEST_CASES,
  PLAN_FIELD_DEPENDENCIES,
} PlanFieldKind;

/**
 * PlanFieldSpec:
 * @key: its name in JSON, on the command line and in tests, such as `acceptance-criteria`
 * @label: the template's label, untranslated: it is what gets written; %NULL for a field that is
 * the body of its section and has no label
 * @title: the form's caption when there is no label in the file (translatable)
 * @aliases: (nullable): other labels, normalised as plan_schema_normalize() does, `|` between them
 * @kind: what it holds
 * @parent: (nullable): the key of the field it stands in (`scope` for `includes`)
 * @hint: (nullable): the template's words for a value that is not there yet
 * @help: (nullable): what a good entry looks like (translatable)
 * @choices: (nullable): the words of a choice, `|` between them
 * @required: whether a builder cannot do without it
 *
 * One field of the template: a row of the table.
 */
typedef struct
{
  const char   *key;
  const char   *label;
  const char   *title;
  const char   *aliases;
  PlanFieldKind kind;
  const char   *parent;
  const char   *hint;
  const char   *help;
  const char   *choices;
  gboolean      required;
} PlanFieldSpec;

/**
 * PlanSectionSpec:
 * @key: its name in JSON and on the command line, such as `technical-approach`
 * @heading: the template's heading without its emoji, untranslated: it is what gets written
 * @decorated: (nullable): the template's heading with its emoji and remark, where it has them
 * @aliases: (nullable): other names, normalised, `|` between them
 * @parent: (nullable): key of the section it stands in; its aliases count only there
 * @help: (nullable): what the section is for (translatable)
 * @fields: (array length=n_fields): its fields in the template's order
 *
 * One section of the template. The fields of tasks and agents are two more such rows, with the keys
 * `task` and `agent`.
 */
typedef struct
{
  const char          *key;
  const char          *heading;
  const char          *decorated;
  const char          *aliases;
  const char          *parent;
  const char          *help;
  const PlanFieldSpec *fields;
  guint                n_fields;
} PlanSectionSpec;

/* All sections in the template's order; the last two are `agent` and `task`. */
const PlanSectionSpec *plan_schema_get_sections (guint *n_sections);
const PlanSectionSpec *plan_schema_get_section (const char *key);
/* The section that a heading names. @parent is the section around it, or %NULL: a section with a
 * parent of its own is recognised inside that, and elsewhere by its full name. @name is normalised.
 * Returns: (nullable): %NULL when the template does not know it */
const PlanSectionSpec *plan_schema_match_section (const char            *name,
                                                  const PlanSectionSpec *parent);
const PlanFieldSpec   *plan_schema_get_field (const PlanSectionSpec *section,
                                              const char            *key);
/* The field of @section (or of any, when it is %NULL) that a label names. @name is normalised.
 * Returns: (nullable) */
const PlanFieldSpec *plan_schema_match_field (const PlanSectionSpec *section,
                                              const char            *name);
/* The field without a label that is the body of @section, if it has one. Returns: (nullable) */
const PlanFieldSpec *plan_schema_get_body (const PlanSectionSpec *section);

/* A heading or label as names are compared: emoji, their double-encoded remains, numbering, `*` and
 * `_` off at the front; a trailing `(…)` remark and colon off; case folded; blanks collapsed.
 * Returns: (transfer full) */
char *plan_schema_normalize (const char *name,
                             gssize      length);
/* How many bytes of decoration @text (valid UTF-8) begins with: emoji, numbering, marks; 0 when it
 * is nothing else. */
gsize plan_schema_scan_decoration (const char *text);
/* The JSON name of a field kind: `text`, `checklist`, `test-cases`, … */
const char *plan_field_kind_to_string (PlanFieldKind kind);

G_END_DECLS
