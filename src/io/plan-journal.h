/* plan-journal.h: unsaved text, safe from a crash
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlanJournal:
 *
 * A private file in the user's state folder that holds the unsaved text of one plan in one window.
 * It is there while there are unsaved changes; one that nobody holds any more is what a crash left.
 *
 * Two windows of the same plan, in one process or in two, have a journal each: a lock says whose is
 * whose, and ends with the process.
 */
typedef struct _PlanJournal PlanJournal;

/**
 * PlanJournalText:
 * @bytes: the plan as it was last written down
 * @base_sha256: hash of the file that was edited; "" for a plan without a file
 * @time: when that was, in seconds since 1970
 *
 * What a journal holds.
 */
typedef struct
{
  GBytes *bytes;
  char    base_sha256[65];
  gint64  time;
} PlanJournalText;

/**
 * PlanJournalWritten:
 * @error: (nullable): borrowed; %NULL when it is on disk
 */
typedef void (*PlanJournalWritten) (const GError *error,
                                    gpointer      data);

/* For the plan at @plan_path (resolved; %NULL for a plan that has no file yet). Nothing is written
 * before plan_journal_write() or plan_journal_begin_write(). */
PlanJournal *plan_journal_new    (const char       *plan_path);
/* Leaves on disk what is there, and what is being written. */
void         plan_journal_free   (PlanJournal      *journal);
/* Takes the place of what was written before, atomically and on disk when it returns; only the user
 * may read it. @base_sha256: see #PlanJournalText. */
gboolean     plan_journal_write  (PlanJournal      *journal,
                                  GBytes           *bytes,
                                  const char       *base_sha256,
                                  GError          **error);
/* The same, in a thread: a disk takes a tenth of a second for it, and sometimes many. @written is
 * called in the default main context when it is done; all other functions wait for it, and then it
 * is not called. */
void         plan_journal_begin_write (PlanJournal        *journal,
                                       GBytes             *bytes,
                                       const char         *base_sha256,
                                       PlanJournalWritten  written,
                                       gpointer            data);
/* The changes are saved, or not wanted. The journal can be written again. */
void         plan_journal_remove (PlanJournal      *journal);
/* The journal that a crash left of the plan at @plan_path, with its @text. It is the caller's now:
 * it stays on disk until it is removed. A damaged one is kept aside and told of in @error, once.
 * Returns: (transfer full) (nullable): %NULL without @error when there is none */
PlanJournal *plan_journal_find   (const char       *plan_path,
                                  PlanJournalText  *text,
                                  GError          **error);
void         plan_journal_text_clear (PlanJournalText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanJournal, plan_journal_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlanJournalText, plan_journal_text_clear)

G_END_DECLS
