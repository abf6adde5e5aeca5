/* plan-commands-private.h: what the files of commands share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "edit/plan-commands.h"

G_BEGIN_DECLS

/**
 * PlanTarget:
 *
 * The field a command is about. All pointers are borrowed from the plan, which outlives it.
 */
typedef struct
{
  Plan       *plan;
  guint       part_index;
  guint       field_index;
  PlanPart   *part;
  PlanField  *field;
  const char *bytes;    /* of the field */
  gsize       length;
  gsize       start;    /* of the field in the document */
  const char *line_end; /* what lines around end with */
} PlanTarget;

/* Fails for a part or field that is not there, or bytes that cannot be edited. */
gboolean  _plan_target_init           (PlanTarget       *target,
                                       Plan             *plan,
                                       guint             part,
                                       guint             field,
                                       GError          **error);
/* Likewise, and for an item. */
gboolean  _plan_target_init_item      (PlanTarget       *target,
                                       Plan             *plan,
                                       guint             part,
                                       guint             field,
                                       guint             item,
                                       GError          **error);
gboolean  _plan_check_part            (Plan             *plan,
                                       guint             part,
                                       GError          **error);
/* An empty edit with the label "Edit NAME OF FIELD" and a key for keystrokes in @item (-1: in the
 * field) and @cell of it. */
PlanEdit *_plan_target_new_edit       (const PlanTarget *target,
                                       int               item,
                                       int               cell);
/* An empty edit that merges with nothing; @format has one %s, for the field's name. */
PlanEdit *_plan_target_new_step       (const PlanTarget *target,
                                       const char       *format);
/* Adds a splice whose span counts from the start of the field. */
void      _plan_target_splice         (const PlanTarget *target,
                                       PlanEdit         *edit,
                                       gsize             start,
                                       gsize             end,
                                       const char       *text);
/* Behind the label's colon; where the value begins when there is no label. */
gsize     _plan_target_get_label_end  (const PlanTarget *target);
/* The name of a field for people. */
const char *_plan_field_get_title     (PlanField        *field);

/* Whether @after is @before but for fields [@first, @first + @n_before) of @part, in whose place
 * there are @n_after fields now. Blank lines and a rule at the end of a field do not count. */
gboolean  _plan_is_same_except        (Plan             *before,
                                       Plan             *after,
                                       guint             part,
                                       guint             first,
                                       guint             n_before,
                                       guint             n_after);
/* Whether @after is @before without the @n fields from @first, and the free texts on both sides of
 * them have become one. */
gboolean  _plan_is_same_merged        (Plan             *before,
                                       Plan             *after,
                                       guint             part,
                                       guint             first,
                                       guint             n);
/* Whether parts are the same, field for field. */
gboolean  _plan_part_is_same          (PlanPart         *a,
                                       PlanPart         *b);
gboolean  _plan_field_is_same         (PlanField        *a,
                                       PlanField        *b);

/* @text with LF line ends and without those at its end, or %NULL when it is not valid UTF-8. */
char     *_plan_normalize_value       (const char       *text,
                                       GError          **error);
/* Fails when a name or another text of one line has a line end in it. */
char     *_plan_normalize_line        (const char       *text,
                                       GError          **error);
gboolean  _plan_texts_are_equal       (const char       *a,
                                       const char       *b);
/* A backslash before everything that could begin a structure, in code blocks too. */
char     *_plan_escape_lines          (const char       *text);
/* Says that a value cannot be written where it would stand. */
void      _plan_set_value_error       (GError          **error,
                                       const char       *text);
void      _plan_set_unsupported       (GError          **error);

/* Lines of a text: the offset of the start of the line that holds @at, of the end of its text
 * (without the line's end), and of the start of the next one. */
gsize     _plan_line_start            (const char       *bytes,
                                       gsize             at);
gsize     _plan_line_stop             (const char       *bytes,
                                       gsize             length,
                                       gsize             at);
gsize     _plan_line_next             (const char       *bytes,
                                       gsize             length,
                                       gsize             at);
/* How many `#` make @line a heading, 0 when it is none or is underlined. */
guint     _plan_line_scan_marks       (const char       *line);
/* Whether @line, without its end, can stand under a heading. */
gboolean  _plan_line_is_underline     (const char       *bytes,
                                       MdSpan            line);
gboolean  _plan_is_blank_line         (const char       *bytes,
                                       gsize             length,
                                       gsize             at);
/* Columns of the blanks at the start of the line that begins at @at. */
guint     _plan_count_indent          (const char       *bytes,
                                       gsize             length,
                                       gsize             at);
/* Characters of @text as wide as a terminal shows them. */
guint     _plan_count_columns         (const char       *text,
                                       gssize            length);
/* What new lines below the label of the target begin with: tabs where its neighbours have them. */
char     *_plan_target_dup_indent     (const PlanTarget *target);

/**
 * PlanBullet:
 * @indent: columns before the bullet
 * @marker: `-`, `*`, `1.`
 * @content: where the text begins, from the start of the bytes
 * @column: the column of the text, which continuation lines need
 *
 * How a list item is written.
 */
typedef struct
{
  guint  indent;
  MdSpan marker;
  gsize  content;
  guint  column;
} PlanBullet;

/* Reads the bullet or number of the line that begins at @at. Returns: whether it has one */
gboolean  _plan_bullet_scan           (const char       *bytes,
                                       gsize             length,
                                       gsize             at,
                                       PlanBullet       *bullet);

/* How the labels of a part are written, taken from its fields or those of its neighbours. */
typedef enum
{
  PLAN_COLON_OUTSIDE,
  PLAN_COLON_INSIDE,
} PlanColon;

typedef struct
{
  char      bullet;  /* 0: a paragraph */
  PlanColon colon;
  gboolean  loose;   /* a blank line between fields */
} PlanLabelHabit;

PlanLabelHabit _plan_label_habit      (Plan             *plan,
                                       guint             part);
/* `- **Label**:` by the habit. */
char     *_plan_label_format          (PlanLabelHabit    habit,
                                       const char       *label);

/* The edit of set_text with a value that need not be typed text. Used by other commands. */
PlanEdit *_plan_set_code              (const PlanTarget *target,
                                       const char       *text,
                                       const char       *language,
                                       GError          **error);
/* Whether the circle that a changed dependency closes can be named: fails with CYCLE. */
gboolean  _plan_check_cycles          (Plan             *before,
                                       Plan             *after,
                                       guint             task,
                                       GError          **error);

/* Likewise, and for a part of another kind. */
gboolean  _plan_check_kind            (Plan             *plan,
                                       guint             part,
                                       PlanPartKind      kind,
                                       GError          **error);
/* Whether all headings stayed but that of @part, and that has its kind, level and number. */
gboolean  _plan_heading_is_same       (Plan             *before,
                                       Plan             *after,
                                       guint             part);

/* Offset in the field of the end of its last line that is not blank and no rule. */
gsize     _plan_field_get_content_end (PlanField        *field);
/* Likewise of a part, from its start: of its heading when it has no fields. */
gsize     _plan_part_get_content_end  (Plan             *plan,
                                       guint             part);
/* Where the bytes of the parts before @index end: the document's end for the number of parts. */
gsize     _plan_get_boundary          (Plan             *plan,
                                       guint             index);
/* The row of the template whose fields @part has; (nullable). */
const PlanSectionSpec *_plan_get_section_spec (Plan     *plan,
                                               guint     part);

/* The header of the template's table for field @key; %NULL when it has none. */
char     *_plan_format_empty_table    (const char       *key,
                                       const char       *line_end);

G_END_DECLS
