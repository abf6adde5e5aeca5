/* fuzz-field.c: what is typed into a field reads back, and nothing else changes
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <string.h>

#include "edit/plan-commands.h"

static const char before[] =
    "# Execution Plan: X\n\n## Overview\n- **Objective**: a\n- **Scope**:\n  - Includes: b\n\n"
    "## Technical Approach\n### Architecture Decisions\n| Decision | Why |\n|---|---|\n| c | d "
    "|\n\n"
    "## Build Agent 1: A\n\n### Task 1: One (Module: `m/`)\n- **Description**: e\n"
    "- **Acceptance Criteria**:\n  - [ ] f\n- **Code Example**:\n  ```c\n  g\n  ```\n"
    "- **Test Cases**:\n  - `t`: h\n\n---\n\n### Task 2: Two\nLoose text.\n\n## Implementation "
    "Notes\ni\n";

/* Every byte of the document that is not in part @index stays. */
static void
check_outside (Plan *plan,
               Plan *edited,
               guint index)
{
  gsize                   start = plan_get_part_start (plan, index);
  gsize                   size = md_document_get_size (plan_get_document (plan));
  gsize                   end = start + plan_part_get_size (plan_get_part (plan, index));
  gsize                   edited_size = md_document_get_size (plan_get_document (edited));
  g_autofree char        *head = NULL;
  g_autofree char        *tail = NULL;

  g_assert (plan_get_n_parts (plan) == plan_get_n_parts (edited));
  head = md_document_dup_range (plan_get_document (edited), (MdSpan){ 0, start });
  tail = md_document_dup_range (plan_get_document (edited),
                                (MdSpan){ edited_size - (size - end), edited_size });
  g_assert (memcmp (head, before, start) == 0);
  g_assert (memcmp (tail, before + end, size - end) == 0);
}

/* As a command takes it: CRLF is LF, line ends at the end do not count. */
static void
normalize (char *text)
{
  char *to = text;
  gsize n;

  for (const char *from = text; *from != '\0'; from++)
    if (from[0] != '\r' || from[1] != '\n')
      *to++ = *from;
  *to = '\0';
  n = strlen (text);
  while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
    text[--n] = '\0';
}

static gboolean
is_blank (const char *value)
{
  return value[strspn (value, " \t\r\n")] == '\0';
}

static gboolean
has_label (Plan *plan,
           guint index,
           guint field)
{
  return plan_field_get_label (plan_part_get_field (plan_get_part (plan, index), field))[0] != '\0';
}

static void
check_text (Plan       *plan,
            guint       index,
            guint       field,
            const char *value)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (PlanEdit) edit = plan_command_set_text (plan, index, field, value, &error);
  g_autoptr (Plan)     edited = NULL;
  g_autofree char     *text = NULL;
  g_autofree char     *wanted = g_strdup (value);

  if (edit == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return;
    }
  edited = plan_edit_preview (edit, plan);
  check_outside (plan, edited, index);
  /* Text without a label is gone when nothing is left of it. */
  if (is_blank (value) && !has_label (plan, index, field))
    return;
  g_assert (plan_part_get_n_fields (plan_get_part (plan, index))
            == plan_part_get_n_fields (plan_get_part (edited, index)));
  text = plan_field_dup_text (plan_part_get_field (plan_get_part (edited, index), field));
  normalize (text);
  normalize (wanted);
  g_assert_cmpstr (text, ==, wanted);
}

static void
check_cell (Plan       *plan,
            guint       index,
            guint       field,
            const char *value)
{
  PlanField           *old = plan_part_get_field (plan_get_part (plan, index), field);
  guint                cell = plan_field_get_n_columns (old) - 1;
  g_autoptr (GError)   error = NULL;
  g_autoptr (PlanEdit) edit = plan_command_set_cell (plan, index, field, 0, cell, value, &error);
  g_autoptr (Plan)     edited = NULL;
  PlanField           *new;

  if (edit == NULL)
    {
      g_assert (error != NULL && error->message[0] != '\0');
      return;
    }
  edited = plan_edit_preview (edit, plan);
  check_outside (plan, edited, index);
  new = plan_part_get_field (plan_get_part (edited, index), field);
  g_assert (plan_field_get_n_items (new) == plan_field_get_n_items (old));
  g_assert (plan_field_get_item (new, 0)->box == plan_field_get_item (old, 0)->box);
}

/* The first byte chooses the field, the rest is the value. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new_static (before, strlen (before));
  g_autoptr (MdDocument) document = md_document_new (bytes);
  g_autoptr (Plan)       plan = plan_new (document, NULL);
  g_autofree char       *value = NULL;
  guint                  n = 0;

  if (size < 1)
    return 0;
  value = g_strndup ((const char *)data + 1, size - 1);
  if (!g_utf8_validate (value, -1, NULL))
    return 0;
  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    for (guint k = 0; k < plan_part_get_n_fields (plan_get_part (plan, i)); k++, n++)
      {
        PlanField *field = plan_part_get_field (plan_get_part (plan, i), k);

        if (n != data[0] % 16u)
          continue;
        if (plan_field_get_n_items (field) > 0)
          check_cell (plan, i, k, value);
        else
          check_text (plan, i, k, value);
      }
  return 0;
}
