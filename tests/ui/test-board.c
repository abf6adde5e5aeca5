/* test-board.c: the board in a window
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "board-test-support.h"
#include "ui/board/tb-board-card.h"
#include "ui/board/tb-board.h"

/* @text with its only @old replaced. */
static char *
replace_once (const char *text,
              const char *old,
              const char *new)
{
  const char *place = strstr (text, old);

  g_assert_nonnull (place);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, new, place + strlen (old));
}

/* A board in a window, and what it said last. */
typedef struct
{
  PlanDocument *document;
  TbSession *session;
  GtkWidget *window;
  GtkWidget *board;
  char *message;
  gboolean can_undo;
  guint opened;
} Fixture;

static void
message_cb (TbSession  *session,
            const char *text,
            gboolean    can_undo,
            Fixture    *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
  fixture->can_undo = can_undo;
}

static void
go_to_cb (TbSession *session,
          Fixture   *fixture)
{
  fixture->opened = tb_session_get_part (session);
}

static gboolean
count_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  board_test_count_cb (user_data);
  return G_SOURCE_CONTINUE;
}

/* Until what is queued now was laid out and drawn. */
static void
wait_frames (GtkWidget *widget)
{
  guint n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);

  while (n_frames < 4)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             gboolean (*matches) (GtkWidget *widget, gpointer data),
             gpointer data)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (matches == NULL || matches (widget, data)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, matches, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_key (GtkWidget *widget,
         gpointer   key)
{
  TbBoardItem *item = tb_board_card_get_item (TB_BOARD_CARD (widget));

  return item != NULL && !tb_board_item_is_gap (item) &&
         g_str_equal (tb_board_item_get_facts (item)->key, key);
}

static gboolean
is_check_number (GtkWidget *widget,
                 gpointer   number)
{
  guint *left = number;

  return (*left)-- == 0;
}

static GtkWidget *
find_card (Fixture    *fixture,
           const char *key)
{
  GtkWidget *card = find_widget (fixture->board, TB_TYPE_BOARD_CARD, has_key, (gpointer)key);

  if (card == NULL)
    {
      wait_frames (fixture->board);
      card = find_widget (fixture->board, TB_TYPE_BOARD_CARD, has_key, (gpointer)key);
    }
  g_assert_nonnull (card);
  return card;
}

static void
set_up (Fixture      *fixture,
        gconstpointer text)
{
  fixture->document = board_test_create_document (text);
  fixture->session = tb_session_new (fixture->document);
  fixture->board = tb_board_new (fixture->session);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->board);
  g_signal_connect (fixture->session, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect (fixture->session, "go-to", G_CALLBACK (go_to_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->board) || gtk_widget_get_width (fixture->board) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer text)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->board), (gpointer *)&fixture->board);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (fixture->board);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->document);
  g_free (fixture->message);
}

static void
assert_text (Fixture    *fixture,
             const char *expected)
{
  g_autofree char *text = board_test_dup_text (fixture->document);

  g_assert_cmpstr (text, ==, expected);
}

static PlanStatus
get_status (Fixture    *fixture,
            const char *key)
{
  Plan *plan = plan_document_get_plan (fixture->document);

  return plan_part_get_status (plan_get_part (plan, plan_find_task (plan, key, NULL)), NULL);
}

static void
test_set_status (Fixture      *fixture,
                 gconstpointer text)
{
  guint id = board_test_find_id (fixture->document, "1/3");
  g_autofree char *changed = NULL;

  find_card (fixture, "1/3");
  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)", id,
                              PLAN_STATUS_IN_REVIEW);
  g_assert_cmpint (get_status (fixture, "1/3"), ==, PLAN_STATUS_IN_REVIEW);
  g_assert_cmpstr (fixture->message, ==, "Moved Task 1/3 to In Review");
  g_assert_true (fixture->can_undo);
  changed = board_test_dup_text (fixture->document);
  g_assert_nonnull (strstr (changed, "- **Status**: In Review\n"));
  g_assert_cmpuint (strlen (changed), ==,
                    strlen (board_test_plan) + strlen ("- **Status**: In Review\n"));

  plan_document_undo (fixture->document);
  assert_text (fixture, board_test_plan);
  plan_document_redo (fixture->document);
  assert_text (fixture, changed);

  /* Back where the boxes say: the field goes. */
  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)", id, PLAN_STATUS_TO_DO);
  assert_text (fixture, board_test_plan);
}

static void
test_move (Fixture      *fixture,
           gconstpointer text)
{
  static const struct
  {
    int by;
    PlanStatus expected;
  } steps[] = {
    { -1, PLAN_STATUS_TO_DO },
    { 1, PLAN_STATUS_IN_PROGRESS },
    { 1, PLAN_STATUS_IN_REVIEW },
    { -1, PLAN_STATUS_IN_PROGRESS },
  };
  guint id = board_test_find_id (fixture->document, "1/3");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_grab_focus (find_card (fixture, "1/3"));
      gtk_widget_activate_action (fixture->board, "board.move", "(ui)", id, steps[i].by);
      g_assert_cmpint (get_status (fixture, "1/3"), ==, steps[i].expected);
      /* The focus goes with the card. */
      g_assert_true (gtk_widget_is_focus (find_card (fixture, "1/3")));
    }
}

/* To another agent, to another column too, and back by one undo each. */
static float
get_left (Fixture    *fixture,
          const char *key)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_card (fixture, key), fixture->board, &bounds));
  return bounds.origin.x;
}

/* Moves 1/3 to In Review. @lefts: where the card is drawn before it and in each frame behind it,
 * until it is in its place. Returns: how many those are */
static guint
note_way (Fixture *fixture,
          float   *lefts,
          guint    n)
{
  guint id = board_test_find_id (fixture->document, "1/3");
  float end = get_left (fixture, "2/1");
  guint n_lefts = 0;

  gtk_widget_grab_focus (find_card (fixture, "1/3"));
  lefts[n_lefts++] = get_left (fixture, "1/3");
  gtk_widget_activate_action (fixture->board, "board.move", "(ui)", id, 2);
  g_assert_true (gtk_widget_is_focus (find_card (fixture, "1/3")));
  while (n_lefts < n && lefts[n_lefts - 1] != end)
    {
      guint n_frames = 0;
      guint tick = gtk_widget_add_tick_callback (fixture->board, count_frame_cb, &n_frames, NULL);

      /* What the first of them drew is seen in the second. */
      while (n_frames < 2)
        g_main_context_iteration (NULL, TRUE);
      gtk_widget_remove_tick_callback (fixture->board, tick);
      lefts[n_lefts++] = get_left (fixture, "1/3");
    }
  g_assert_cmpfloat (lefts[n_lefts - 1], ==, end);
  return n_lefts;
}

static void
test_glide (Fixture      *fixture,
            gconstpointer text)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->board);
  float lefts[1000];
  guint n;

  wait_frames (fixture->board);
  n = note_way (fixture, lefts, G_N_ELEMENTS (lefts));
  /* It only ever comes nearer, and does not begin where it goes. */
  g_assert_cmpuint (n, >=, 3);
  g_assert_cmpfloat (lefts[1], <, lefts[n - 1]);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (lefts[i], >=, lefts[i - 1]);

  plan_document_undo (fixture->document);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  wait_frames (fixture->board);
  find_card (fixture, "1/3");
  while (get_left (fixture, "1/3") != lefts[0])
    wait_frames (fixture->board);
  n = note_way (fixture, lefts, G_N_ELEMENTS (lefts));
  g_assert_cmpuint (n, ==, 2);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

static void
test_assign (Fixture      *fixture,
             gconstpointer text)
{
  guint agents[2];
  guint id = board_test_find_id (fixture->document, "1/2");
  g_autofree char *moved = NULL;

  for (guint i = 0; i < 2; i++)
    {
      Plan *plan = plan_document_get_plan (fixture->document);
      guint n_agents;

      agents[i] = plan_part_get_id (plan_get_part (plan, plan_get_agents (plan, &n_agents)[i]));
    }
  gtk_widget_grab_focus (find_card (fixture, "1/2"));
  gtk_widget_activate_action (fixture->board, "board.move-lane", "(ui)", id, 1);
  g_assert_cmpstr (fixture->message, ==, "Moved Task 2 to Agent 2; 2 references follow");
  g_assert_cmpuint (board_test_find_id (fixture->document, "2/3"), ==, id);
  g_assert_true (gtk_widget_is_focus (find_card (fixture, "2/3")));
  plan_document_undo (fixture->document);
  assert_text (fixture, board_test_plan);

  gtk_widget_activate_action (fixture->board, "board.drop-in-lane", "(uuu)", id, agents[1],
                              PLAN_STATUS_IN_REVIEW);
  g_assert_cmpstr (fixture->message, ==,
                   "Moved Task 2 to Agent 2; 2 references follow; now In Review");
  g_assert_cmpint (get_status (fixture, "2/3"), ==, PLAN_STATUS_IN_REVIEW);
  moved = board_test_dup_text (fixture->document);
  g_assert_nonnull (strstr (moved, "- **Dependencies**: Agent 2 Task 3\n"));
  plan_document_undo (fixture->document);
  assert_text (fixture, board_test_plan);
  plan_document_redo (fixture->document);
  assert_text (fixture, moved);

  gtk_widget_activate_action (fixture->board, "board.assign", "(uu)", id, agents[1]);
  assert_text (fixture, moved);
}

static void
test_tick (Fixture      *fixture,
           gconstpointer text)
{
  g_autofree char *ticked = replace_once (board_test_plan, "- [ ] Store lost", "- [x] Store lost");
  guint id = board_test_find_id (fixture->document, "1/2");
  GtkWidget *card = find_card (fixture, "1/2");
  TbBoardItem *item = tb_board_card_get_item (TB_BOARD_CARD (card));
  GtkWidget *check;
  guint number = 1;

  gtk_widget_activate_action (card, "board.toggle-expanded", "u", id);
  check = find_widget (card, GTK_TYPE_CHECK_BUTTON, is_check_number, &number);
  g_assert_nonnull (check);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_grab_focus (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  assert_text (fixture, ticked);

  /* It is in another column, with the same item, expanded, and the same criterion has the focus. */
  card = find_card (fixture, "1/2");
  g_assert_true (tb_board_card_get_item (TB_BOARD_CARD (card)) == item);
  g_assert_cmpint (tb_board_item_get_facts (item)->status, ==, PLAN_STATUS_DONE);
  g_assert_cmpint (tb_board_card_get_focus_row (TB_BOARD_CARD (card)), ==, 1);

  plan_document_undo (fixture->document);
  assert_text (fixture, board_test_plan);
  card = find_card (fixture, "1/2");
  g_assert_cmpint (tb_board_card_get_focus_row (TB_BOARD_CARD (card)), ==, 1);
}

static void
test_done_asks (Fixture      *fixture,
                gconstpointer text)
{
  g_autofree char *first = replace_once (board_test_plan, "- [ ] Store lost", "- [x] Store lost");
  g_autofree char *moved = NULL;
  guint id = board_test_find_id (fixture->document, "1/2");
  GtkWidget *content = gtk_widget_get_first_child (fixture->board);
  GtkWidget *ask = gtk_widget_get_next_sibling (gtk_widget_get_first_child (content));

  g_assert_true (GTK_IS_REVEALER (ask));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (ask)));

  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)", id, PLAN_STATUS_DONE);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (ask)));
  moved = board_test_dup_text (fixture->document);
  g_assert_nonnull (strstr (moved, "- **Status**: Done\n"));

  /* The boxes alone say it then: one step of undo takes both back. */
  gtk_widget_activate_action (fixture->board, "board.tick-criteria", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (ask)));
  assert_text (fixture, first);
  g_assert_cmpstr (fixture->message, ==, "Ticked 1 criterion of Task 1/2");
  plan_document_undo (fixture->document);
  assert_text (fixture, moved);
  plan_document_undo (fixture->document);
  assert_text (fixture, board_test_plan);

  /* Only moved; and a question that the plan has answered goes away. */
  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)", id, PLAN_STATUS_DONE);
  gtk_widget_activate_action (fixture->board, "board.dismiss", NULL);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (ask)));
  assert_text (fixture, moved);
  plan_document_undo (fixture->document);
  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)", id, PLAN_STATUS_DONE);
  plan_document_undo (fixture->document);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (ask)));
}

static void
test_update_keeps_cards (Fixture      *fixture,
                         gconstpointer text)
{
  GtkWidget *card = find_card (fixture, "1/3");
  GtkWidget *other = find_card (fixture, "2/1");
  g_autofree char *renamed = replace_once (board_test_plan, "**Eviction**",
                                               "**Closing the oldest**");
  g_autoptr (GBytes) bytes = g_bytes_new (renamed, strlen (renamed));

  gtk_widget_grab_focus (card);
  plan_document_reload (fixture->document, bytes);
  g_assert_true (find_card (fixture, "1/3") == card);
  g_assert_true (find_card (fixture, "2/1") == other);
  g_assert_true (gtk_widget_is_focus (card));
  g_assert_cmpstr (tb_board_item_get_facts (tb_board_card_get_item (TB_BOARD_CARD (card)))->title,
                   ==, "Closing the oldest");
}

static void
test_hidden (Fixture      *fixture,
             gconstpointer text)
{
  guint id = board_test_find_id (fixture->document, "1/3");

  find_card (fixture, "1/3");
  gtk_widget_set_visible (fixture->board, FALSE);
  board_test_set_status (fixture->document, "3", "- **Status**: Done\n");
  gtk_widget_set_visible (fixture->board, TRUE);
  wait_frames (fixture->board);
  g_assert_cmpint (tb_board_item_get_facts (
                       tb_board_card_get_item (TB_BOARD_CARD (find_card (fixture, "1/3"))))
                       ->status,
                   ==, PLAN_STATUS_DONE);
  g_assert_cmpuint (board_test_find_id (fixture->document, "1/3"), ==, id);
}

static void
test_focus_and_open (Fixture      *fixture,
                     gconstpointer text)
{
  gtk_widget_grab_focus (find_card (fixture, "1/3"));
  wait_frames (fixture->board);
  gtk_widget_activate_action (fixture->board, "board.focus", "(ui)",
                              board_test_find_id (fixture->document, "1/3"), 1);
  g_assert_true (gtk_widget_is_focus (find_card (fixture, "1/2")));
  gtk_widget_activate_action (fixture->board, "board.focus", "(ui)",
                              board_test_find_id (fixture->document, "1/2"), -1);
  g_assert_true (gtk_widget_is_focus (find_card (fixture, "1/3")));

  gtk_widget_activate_action (fixture->board, "board.open", "u",
                              board_test_find_id (fixture->document, "2/1"));
  g_assert_cmpuint (fixture->opened, ==, board_test_find_id (fixture->document, "2/1"));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (board_test_plan, strlen (board_test_plan));
  GtkWidget *page = find_widget (fixture->board, ADW_TYPE_STATUS_PAGE, NULL, NULL);

  g_assert_nonnull (page);
  g_assert_true (gtk_widget_get_mapped (page));
  plan_document_reload (fixture->document, bytes);
  wait_frames (fixture->board);
  g_assert_false (gtk_widget_get_child_visible (page));
  find_card (fixture, "1/3");
}

static guint
count_cards (GtkWidget *widget)
{
  guint n = TB_IS_BOARD_CARD (widget) && tb_board_card_get_item (TB_BOARD_CARD (widget)) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cards (child);
  return n;
}

static int
get_card_y (Fixture    *fixture,
            const char *key)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (find_card (fixture, key), fixture->board, &bounds));
  return (int)bounds.origin.y;
}

static void
test_long_list (Fixture      *fixture,
                gconstpointer text)
{
  g_autofree char *long_plan = board_test_create_long_plan (600);
  g_autoptr (GBytes) bytes = g_bytes_new (long_plan, strlen (long_plan));
  GtkWidget *card;
  int y;

  plan_document_reload (fixture->document, bytes);
  /* That all tasks are new is not what this is about. */
  gtk_widget_activate_action (fixture->board, "board.forget-news", NULL);
  find_card (fixture, "1/1");
  wait_frames (fixture->board);
  g_assert_cmpuint (count_cards (fixture->board), <, 20);

  /* The last card gets a widget when it is gone to, and the first one loses it. */
  card = find_card (fixture, "1/1");
  gtk_widget_grab_focus (card);
  gtk_widget_activate_action (fixture->board, "board.drop", "(uu)",
                              board_test_find_id (fixture->document, "1/600"), PLAN_STATUS_TO_DO);
  wait_frames (fixture->board);
  g_assert_true (gtk_widget_is_focus (find_card (fixture, "1/600")));
  g_assert_cmpint (get_card_y (fixture, "1/600"), <, gtk_widget_get_height (fixture->board));
  g_assert_cmpuint (count_cards (fixture->board), <, 20);
  g_assert_null (find_widget (fixture->board, TB_TYPE_BOARD_CARD, has_key,
                              (gpointer) "1/1"));

  /* What is seen stays where it is while a card far above leaves. */
  y = get_card_y (fixture, "1/598");
  gtk_widget_activate_action (fixture->board, "board.set-status", "(uu)",
                              board_test_find_id (fixture->document, "1/3"), PLAN_STATUS_IN_REVIEW);
  wait_frames (fixture->board);
  g_assert_cmpint (get_card_y (fixture, "1/598"), ==, y);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, text, func) g_test_add (path, Fixture, text, set_up, func, tear_down)
  ADD ("/board/set-status", board_test_plan, test_set_status);
  ADD ("/board/move", board_test_plan, test_move);
  ADD ("/board/glide", board_test_plan, test_glide);
  ADD ("/board/assign", board_test_plan, test_assign);
  ADD ("/board/tick", board_test_plan, test_tick);
  ADD ("/board/done-asks", board_test_plan, test_done_asks);
  ADD ("/board/update-keeps-cards", board_test_plan, test_update_keeps_cards);
  ADD ("/board/hidden", board_test_plan, test_hidden);
  ADD ("/board/focus-and-open", board_test_plan, test_focus_and_open);
  ADD ("/board/long-list", board_test_plan, test_long_list);
  ADD ("/board/empty", "# Execution Plan: Nothing\n", test_empty);

  return g_test_run ();
}
