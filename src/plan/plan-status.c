/* plan-status.c: where a task stands
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-part.h"

#include <string.h>

#include <glib/gi18n.h>

const char *
plan_status_to_string (PlanStatus status)
{
  static const char *const names[] = { "to-do", "in-progress", "in-review", "done" };

  g_return_val_if_fail (status < PLAN_N_STATUSES, "to-do");

  return names[status];
}

const char *
plan_status_get_title (PlanStatus status)
{
  static const char *const titles[] = {
    N_("To Do"), N_("In Progress"), N_("In Review"), N_("Done"),
    };

  g_return_val_if_fail (status < PLAN_N_STATUSES, "");

  return _(titles[status]);
}

const char *
plan_status_get_word (PlanStatus status)
{
  static const char *const words[] = { "To Do", "In Progress", "In Review", "Done" };

  g_return_val_if_fail (status < PLAN_N_STATUSES, "");

  return words[status];
}

/* The words that begin a status, as plan_schema_normalize() gives them with `_` and `-` as blanks.
 */
static const struct
{
  const char *word;
  PlanStatus  status;
} spellings[] = {
  { "to do", PLAN_STATUS_TO_DO },
  { "todo", PLAN_STATUS_TO_DO },
  { "pending", PLAN_STATUS_TO_DO },
  { "not started", PLAN_STATUS_TO_DO },
  { "open", PLAN_STATUS_TO_DO },
  { "planned", PLAN_STATUS_TO_DO },
  { "backlog", PLAN_STATUS_TO_DO },
  { "ready", PLAN_STATUS_TO_DO },
  { "blocked", PLAN_STATUS_TO_DO },
  { "in progress", PLAN_STATUS_IN_PROGRESS },
  { "inprogress", PLAN_STATUS_IN_PROGRESS },
  { "doing", PLAN_STATUS_IN_PROGRESS },
  { "started", PLAN_STATUS_IN_PROGRESS },
  { "active", PLAN_STATUS_IN_PROGRESS },
  { "building", PLAN_STATUS_IN_PROGRESS },
  { "wip", PLAN_STATUS_IN_PROGRESS },
  { "partial", PLAN_STATUS_IN_PROGRESS },
  { "in review", PLAN_STATUS_IN_REVIEW },
  { "review", PLAN_STATUS_IN_REVIEW },
  { "reviewing", PLAN_STATUS_IN_REVIEW },
  { "ready for review", PLAN_STATUS_IN_REVIEW },
  { "done", PLAN_STATUS_DONE },
  { "complete", PLAN_STATUS_DONE },
  { "completed", PLAN_STATUS_DONE },
  { "finished", PLAN_STATUS_DONE },
  { "closed", PLAN_STATUS_DONE },
  { "merged", PLAN_STATUS_DONE },
  { "shipped", PLAN_STATUS_DONE },
};

/* Emoji that say a status without a word. */
static const struct
{
  gunichar   mark;
  PlanStatus status;
} marks[] = {
  { 0x2705, PLAN_STATUS_DONE },         /* ✅ */
  { 0x2714, PLAN_STATUS_DONE },         /* ✔ */
  { 0x2611, PLAN_STATUS_DONE },         /* ☑ */
  { 0x1F6A7, PLAN_STATUS_IN_PROGRESS }, /* 🚧 */
  { 0x1F504, PLAN_STATUS_IN_PROGRESS }, /* 🔄 */
  { 0x23F3, PLAN_STATUS_TO_DO },        /* ⏳ */
  { 0x2B1C, PLAN_STATUS_TO_DO },        /* ⬜ */
};

gboolean
plan_status_parse_mark (gunichar    c,
                        PlanStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (c == marks[i].mark)
      {
        *status = marks[i].status;
        return TRUE;
      }
  return FALSE;
}

gboolean
plan_status_parse_word (const char *text,
                        PlanStatus *status)
{
  g_autofree char *name = plan_schema_normalize (text, -1);
  gsize            best = 0;

  g_strdelimit (name, "_-", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      gsize n = strlen (spellings[i].word);

      if (n > best && g_str_has_prefix (name, spellings[i].word) && !g_ascii_isalnum (name[n]))
        {
          best = n;
          *status = spellings[i].status;
        }
    }
  return best > 0;
}

gboolean
plan_status_parse (const char *text,
                   PlanStatus *status)
{
  return plan_status_parse_word (text, status)
         || (g_utf8_validate (text, -1, NULL)
             && plan_status_parse_mark (g_utf8_get_char (text), status));
}
