/* tb-window-private.h: what the files of TbWindow share
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "io/plan-file.h"
#include "io/plan-folder.h"
#include "io/plan-journal.h"
#include "plan/plan-check.h"
#include "ui/window/tb-fold-bin.h"
#include "ui/window/tb-message-bar.h"
#include "ui/window/tb-panes.h"
#include "ui/window/tb-window.h"

G_BEGIN_DECLS

/* A text on its way to a plan (tb-window-open.c). */
typedef struct _TbWindowOpening TbWindowOpening;
/* A changed text on its way to the plan (tb-window-reload.c). */
typedef struct _TbWindowReloading TbWindowReloading;

struct _TbWindow
{
  AdwApplicationWindow  parent_instance;

  /* Owned */
  GSettings            *settings; /* %NULL when not installed */
  TbSession            *session;  /* %NULL on the start page, as all below */
  char                 *path;     /* resolved; %NULL until saved for the first time */
  PlanFileState         state;    /* what is on disk, valid iff @path is set */
  TbWindowOpening      *opening;  /* (nullable): while the session is still to come */
  GtkWidget            *plain;    /* (nullable): shows the text of a file without a session; a child
                                   * of @pages */
  TbWindowReloading    *reloading; /* (nullable): while what is on disk is being read again */
  char                  too_much[65]; /* the sha256 of what on disk is too much for a plan; or "" */
  PlanFolder           *folder;   /* that, when @path is a folder of agents' files; (nullable) */
  GFileMonitor         *monitor;
  PlanJournal          *journal; /* of unsaved changes; (nullable) */
  PlanJournal          *found;   /* what a crash left, while it is offered; (nullable) */
  PlanJournalText       found_text; /* valid iff @found is set */
  char                 *kept_path; /* what an interrupted save left, while offered; (nullable) */
  gint64                journal_since; /* the first change that is not in it; 0 for none */
  gboolean              toast_can_undo;
  char                 *said_problem; /* its message: what Next Problem went to last; (nullable) */
  guint                 said_part;    /* the id of the part that it is in */
  PlanSeverity          worst;   /* as the readiness button shows it */
  guint                 check_id;
  gint64                changed_at; /* when the change that check_id waits for was first heard of */
  guint                 autosave_id;
  guint                 journal_id;
  guint                 reveal_id;
  guint                 state_id;
  guint                 leave_popover_id;
  gboolean              is_reading;
  gboolean              has_reading_keys;
  gboolean              is_changed_on_disk;
  gboolean              is_journal_broken; /* it could not be written; said once */
  gboolean              is_close_wanted; /* close when it is saved */
  gboolean              is_close_sure;   /* changes may be lost */

  /* Made when there is a plan; children */
  GtkWidget            *outline;
  GtkWidget            *companion; /* GtkStack */

  GtkWidget            *toast; /* child of the overlay */

  /* Template */
  GtkWidget            *fold_bin;
  GtkWidget            *overlay;
  GtkWidget            *back_button;
  GtkWidget            *outline_button;
  GtkWidget            *new_button;
  GtkWidget            *open_button;
  GtkWidget            *switcher_title;
  GtkWidget            *menu_button;
  GtkWidget            *companion_button;
  GtkWidget            *readiness_button;
  GtkWidget            *readiness_icon;
  GtkWidget            *readiness_label;
  GtkWidget            *redo_button;
  GtkWidget            *undo_button;
  GtkWidget            *bar;
  GtkWidget            *find_bar;
  GtkWidget            *pages;
  GtkWidget            *views;
  GtkWidget            *panes;
  GtkWidget            *board_bin;
  GtkWidget            *switcher_bar;
};

/* tb-window.c */
void          _tb_window_set_plan        (TbWindow   *self,
                                          GBytes     *bytes);
void          _tb_window_set_document    (TbWindow     *self,
                                          PlanDocument *document);
void          _tb_window_update_state    (TbWindow   *self);
/* @can_undo: whether the message is about the last step of undo, which a button takes back. */
void          _tb_window_say             (TbWindow   *self,
                                          const char *text,
                                          gboolean    can_undo);
/* Says @text beside a button @button (nullable) that activates @action. */
void          _tb_window_offer           (TbWindow   *self,
                                          const char *text,
                                          const char *button,
                                          const char *action);
/* Goes to the problem behind the place, says what it is, and offers to mend it if that can be. */
void          _tb_window_next_problem    (TbWindow   *self);
/* Mends the problem that was said last; without one, or when it has gone, says the next. */
void          _tb_window_fix_problem     (TbWindow   *self);
PlanDocument *_tb_window_get_document    (TbWindow   *self);

/* tb-window-layout.c */
void          _tb_window_load_layout     (TbWindow   *self);
void          _tb_window_save_layout     (TbWindow   *self);
/* Which controls the header bar has. */
void          _tb_window_update_header   (TbWindow   *self);
void          _tb_window_room_changed_cb (TbWindow   *self);
void          _tb_window_panes_changed_cb (TbWindow  *self);
void          _tb_window_view_changed_cb (TbWindow   *self);
void          _tb_window_row_opened_cb   (TbWindow   *self);
/* Moves the focus to the filter of the board. Returns: whether the board is shown */
gboolean      _tb_window_focus_board_search (TbWindow *self);
gboolean      _tb_window_shows_companion (TbWindow   *self,
                                          const char *page);
/* Shows the companion pane with @page. */
void          _tb_window_show_companion  (TbWindow   *self,
                                          const char *page);
void          _tb_window_show_form       (TbWindow   *self);
/* Tells the preview where relative links lead: the plan has a file, or another. */
void          _tb_window_update_folder   (TbWindow   *self);
GtkWidget    *_tb_window_build_companion (TbWindow   *self);

/* tb-window-actions.c */
void          _tb_window_add_actions     (TbWindow   *self);
void          _tb_window_update_actions  (TbWindow   *self);
void          _tb_window_set_action_state (TbWindow  *self,
                                          const char *name,
                                          gboolean    state);

/* Lets the person choose which matches are replaced. */
void          _tb_window_replace_all_cb  (TbWindow   *self);

/* tb-window-drop.c */
void          _tb_window_add_drop        (TbWindow   *self);

/* tb-window-switcher.c */
void          _tb_window_show_switcher   (TbWindow   *self);

/* tb-window-focus.c */
void          _tb_window_add_focus_actions (TbWindow *self);

/* tb-window-plan-actions.c: the group "plan" */
void          _tb_window_add_plan_actions (TbWindow  *self);

/* tb-window-open.c */
/* Reads @bytes, if they are many, beside the main loop; what follows is _tb_window_finish_load().
 * Returns: %FALSE when they are so few that they are read at once */
gboolean      _tb_window_read_beside     (TbWindow   *self,
                                          GBytes     *bytes);
/* Gives up what is being opened, or closes its text, and goes back to the start page. */
void          _tb_window_cancel_opening  (TbWindow   *self);

/* tb-window-file.c */
/* @is_patient: whoever asks can wait for the session. */
gboolean      _tb_window_load            (TbWindow   *self,
                                          const char *path,
                                          gboolean    is_patient,
                                          GError    **error);
/* What follows when there is a session for what was loaded. */
void          _tb_window_finish_load     (TbWindow   *self);
/* Puts the plan, which has a file, among those that were opened last. */
void          _tb_window_remember        (TbWindow   *self);
/* %NULL while the plan has no file. */
GFile        *_tb_window_dup_folder      (TbWindow   *self);
void          _tb_window_save            (TbWindow   *self);
/* Writes over whatever is on disk. */
void          _tb_window_save_anyway     (TbWindow   *self);
void          _tb_window_save_as         (TbWindow   *self);
void          _tb_window_export_markdown (TbWindow   *self);
void          _tb_window_export_html     (TbWindow   *self);
/* The plan's own name with @ending instead of its own. */
char         *_tb_window_dup_export_name (TbWindow   *self,
                                          const char *ending);
/* Writes @bytes to @file, and says so, or why not. */
void          _tb_window_write_export    (TbWindow   *self,
                                          GFile      *file,
                                          GBytes     *bytes);

/* tb-window-reload.c */
/* Reads the file again; what is long and changed a lot, beside the main loop. */
void          _tb_window_reload          (TbWindow   *self);
void          _tb_window_cancel_reload   (TbWindow   *self);

/* tb-window-print.c */
void          _tb_window_print           (TbWindow   *self);
void          _tb_window_export_pdf      (TbWindow   *self);

/* tb-window-reading.c */
/* The preview alone, as large as the screen. */
void          _tb_window_set_reading     (TbWindow   *self,
                                          gboolean    is_reading);

/* What follows when the plan is on disk at the window's path. */
void          _tb_window_finish_save     (TbWindow   *self,
                                          const char *warning);

/* tb-window-folder.c: the same where the path is a folder of agents' files */
gboolean      _tb_window_load_folder     (TbWindow   *self,
                                          const char *path,
                                          GError    **error);
gboolean      _tb_window_write_folder    (TbWindow   *self,
                                          gboolean    overwrite,
                                          char      **warning,
                                          GError    **error);
void          _tb_window_save_folder_as  (TbWindow   *self);
void          _tb_window_reload_folder   (TbWindow   *self);
/* Takes what others changed, file by file, and says where we did too. */
void          _tb_window_folder_changed_on_disk (TbWindow *self);

/* tb-window-watch.c */
void          _tb_window_watch           (TbWindow   *self);
void          _tb_window_unwatch         (TbWindow   *self);
/* Looks whether the file is another than the one read or written last. */
void          _tb_window_check_disk      (TbWindow   *self);
void          _tb_window_schedule_autosave (TbWindow *self);

/* tb-window-recovery.c */
void          _tb_window_add_recovery_actions (TbWindow *self);
/* The plan changed: writes the journal soon, or drops it when all is saved. */
void          _tb_window_schedule_journal (TbWindow *self);
/* What the window shows is in no file. */
void          _tb_window_mark_unsaved    (TbWindow   *self);
/* The changes are saved, or not wanted. */
void          _tb_window_drop_journal    (TbWindow   *self);
/* The window goes, and what is on disk stays. */
void          _tb_window_leave_journals  (TbWindow   *self);
/* Looks for what a crash left of the window's file, or (on the start page) of a plan without one,
 * and asks what to do with it. */
void          _tb_window_offer_recovery  (TbWindow   *self);

G_END_DECLS
