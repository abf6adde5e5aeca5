/* plan-field.h: one field of a plan, and its items
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-box.h"
#include "md/md-span.h"
#include "plan/plan-schema.h"

G_BEGIN_DECLS

/**
 * PlanItem:
 * @span: the whole item: from the start of its first line to behind the end of its last, with what
 *   is nested in it but without the blank lines that follow. For items that share one line (a
 *   comma list of files): just the item.
 * @cells: (array length=n_cells): the source of each cell. A cell that is not written is empty, at
 *   the place where it would stand.
 * @mark: what stands in the brackets of its box; empty without one
 * @box: state of the box, %MD_BOX_NONE without one
 * @line: 0-based line in the field
 * @depth: 0 for items of the field's own list, 1 for items nested in those, and so on. Parents come
 *   before children; a child's span lies in its parent's.
 *
 * A row of a list, checklist, table, tree or test-case field. All spans count from the start of the
 * field.
 */
typedef struct
{
  MdSpan        span;
  MdSpan        mark;
  MdBoxState    box;
  guint         line;
  guint16       depth;
  guint16       n_cells;
  const MdSpan *cells;
} PlanItem;

/**
 * PlanField:
 *
 * A field as it stands in the file: a label with a value, the body of a section, or free Markdown.
 * The fields of a part, one after the other, are the part's bytes behind its heading: nothing of a
 * file is outside of a field.
 *
 * Immutable and ref-counted; keeps its own bytes. It does not know where it stands: spans count
 * from its own first byte. A field that reads the same after an edit is the same pointer.
 */
typedef struct _PlanField PlanField;

PlanField *plan_field_ref (PlanField *field);
void       plan_field_unref (PlanField *field);

PlanFieldKind plan_field_get_kind (const PlanField *field);
/* (nullable): %NULL when the template does not know it. */
const PlanFieldSpec *plan_field_get_spec (const PlanField *field);
/* The schema's key, or one made from the label (`float-comparison`), or `text` for free Markdown.
 * Not unique in a part: a label may stand twice. */
const char *plan_field_get_key (const PlanField *field);
/* The label as the file has it, without `**` and colon; "" when it has none. */
const char *plan_field_get_label (const PlanField *field);
/* What stands in parentheses or behind a dash between label and colon, back-ticks and all; "" when
 * nothing does. The test file of a Test Cases field is `file: …` in here. */
const char *plan_field_get_remark (const PlanField *field);
/* Where the remark's text stands; empty without one. */
MdSpan plan_field_get_remark_span (const PlanField *field);
/* The verbatim bytes. */
const char *plan_field_get_bytes (const PlanField *field,
                                  gsize           *length);
guint       plan_field_get_n_newlines (const PlanField *field);
/* The 0-based line of the field that holds byte @offset. */
guint plan_field_get_line_at (const PlanField *field,
                              gsize            offset);
/* The source of the value: what stands behind the label's colon, to the end of the last line that
 * is not blank, including nested lists and code. Code: the text between the fences. */
MdSpan plan_field_get_value_span (const PlanField *field);
/* The last line of the field that is not blank, 0-based: the field's own `lines` in JSON end there.
 */
guint plan_field_get_last_line (const PlanField *field);
/* The column that continuation lines of the value are indented by. */
guint plan_field_get_indent (const PlanField *field);
/* Whether the value, all of it, is a placeholder such as `[Why not]`, or is missing. */
gboolean plan_field_is_placeholder (const PlanField *field);
/* Placeholders in the value, counted as FORMAT.md says. */
guint plan_field_count_placeholders (const PlanField *field);
/* Fenced code blocks in the field. */
guint plan_field_count_fences (const PlanField *field);
/* Whether the value can be edited as text: %FALSE where its bytes are not valid UTF-8. */
gboolean plan_field_is_editable (const PlanField *field);

/* The value as a person sees it in a form: Markdown without the indentation that its place in the
 * file asks for, and without escapes at the start of lines. Lines end with "\n". CODE: the code.
 * Setting a field to this text is no edit. Returns: (transfer full) */
char *plan_field_dup_text (const PlanField *field);
/* The language of a CODE field; "" when it has none. */
const char *plan_field_get_language (const PlanField *field);
MdSpan      plan_field_get_language_span (const PlanField *field);
/* A placeholder's words without the brackets, for a hint; the schema's hint when the value is
 * missing. Returns: (transfer full) (nullable) */
char *plan_field_dup_hint (const PlanField *field);

guint plan_field_get_n_columns (const PlanField *field);
/* The name of a column: of a table as the file has it, of other kinds for the form (translated). */
const char *plan_field_get_column (const PlanField *field,
                                   guint            column);
/* The column of a table by its normalised name (`rationale`), or -1. */
int             plan_field_find_column (const PlanField *field,
                                        const char      *name);
guint           plan_field_get_n_items (const PlanField *field);
const PlanItem *plan_field_get_item (const PlanField *field,
                                     guint            item);
/* The text of a cell as a form shows it: continuation indentation, table escapes and the back-ticks
 * around a test's name taken off. Returns: (transfer full); "" when the item has no such cell */
char *plan_field_dup_cell (const PlanField *field,
                           guint            item,
                           guint            column);
/* Whether the cell is a placeholder. */
gboolean plan_field_cell_is_placeholder (const PlanField *field,
                                         guint            item,
                                         guint            column);
/* How many placeholders there are in the cell: words in brackets, in a path also within it. */
guint plan_field_cell_count_placeholders (const PlanField *field,
                                          guint            item,
                                          guint            column);

/* Whether @text, all of it, is a placeholder: `[…]` that is no link and no box, `TBD`, `TODO`. */
gboolean plan_text_is_placeholder (const char *text,
                                   gssize      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanField, plan_field_unref)

G_END_DECLS
