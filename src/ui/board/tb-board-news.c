/* tb-board-news.c: what another program changed
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/board/tb-board-news.h"

#include <glib/gi18n.h>

/* Of one task. */
typedef struct
{
  int        ticked; /* criteria; less than 0 when more were unticked */
  gboolean   is_new;
  gboolean   is_edited;
  PlanStatus first; /* the status it had when the news began */
  PlanStatus last;
} News;

struct _TbBoardNews
{
  GHashTable *tasks; /* id → News */
  guint       n_removed;
};

TbBoardNews *
tb_board_news_new (void)
{
  TbBoardNews *news = g_new0 (TbBoardNews, 1);

  news->tasks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return news;
}

void
tb_board_news_free (TbBoardNews *news)
{
  g_hash_table_unref (news->tasks);
  g_free (news);
}

static void
add_task (TbBoardNews *news,
          PlanPart    *before,
          PlanPart    *after)
{
  gpointer key = GUINT_TO_POINTER (plan_part_get_id (after));
  News *one = g_hash_table_lookup (news->tasks, key);

  if (one == NULL)
    {
      one = g_new0 (News, 1);
      one->is_new = before == NULL;
      one->first = plan_part_get_status (before != NULL ? before : after, NULL);
      g_hash_table_insert (news->tasks, key, one);
    }
  if (before != NULL)
    one->ticked += (int) plan_part_get_n_criteria_done (after) -
                   (int) plan_part_get_n_criteria_done (before);
  one->last = plan_part_get_status (after, NULL);
  one->is_edited = TRUE;
}

static char *
dup_text (const Plan *plan,
          guint       index)
{
  gsize start = plan_get_part_start (plan, index);
  gsize size = plan_part_get_size (plan_get_part (plan, index));

  return g_strchomp (md_document_dup_range (plan_get_document (plan),
                                            (MdSpan){ start, start + size }));
}

/* The blank lines behind a task come and go with what follows it: that is no news of the task. */
static gboolean
is_same (const Plan *before,
         guint       old,
         const Plan *after,
         guint       index)
{
  g_autofree char *text = NULL;
  g_autofree char *old_text = NULL;

  if (plan_get_part (before, old) == plan_get_part (after, index))
    return TRUE;
  text = dup_text (after, index);
  old_text = dup_text (before, old);
  return g_str_equal (text, old_text);
}

void
tb_board_news_add (TbBoardNews *news,
                   const Plan  *before,
                   const Plan  *after)
{
  guint n_tasks;
  const guint *tasks = plan_get_tasks (after, &n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      PlanPart *part = plan_get_part (after, tasks[i]);
      int old = plan_find_part (before, plan_part_get_id (part));

      if (old >= 0 && is_same (before, old, after, tasks[i]))
        continue;
      add_task (news, old >= 0 ? plan_get_part (before, old) : NULL, part);
    }
  tasks = plan_get_tasks (before, &n_tasks);
  for (guint i = 0; i < n_tasks; i++)
    {
      guint id = plan_part_get_id (plan_get_part (before, tasks[i]));

      if (plan_find_part (after, id) >= 0)
        continue;
      g_hash_table_remove (news->tasks, GUINT_TO_POINTER (id));
      news->n_removed++;
    }
}

gboolean
tb_board_news_forget (TbBoardNews *news,
                      guint        task)
{
  return g_hash_table_remove (news->tasks, GUINT_TO_POINTER (task));
}

void
tb_board_news_clear (TbBoardNews *news)
{
  g_hash_table_remove_all (news->tasks);
  news->n_removed = 0;
}

char *
tb_board_news_describe (const TbBoardNews *news,
                        guint              task)
{
  const News *one = g_hash_table_lookup (news->tasks, GUINT_TO_POINTER (task));
  g_autofree char *ticked = NULL;

  if (one == NULL)
    return NULL;
  if (one->is_new)
    return g_strdup (_ ("New"));
  if (one->ticked > 0)
    ticked = g_strdup_printf (ngettext ("%d criterion ticked", "%d criteria ticked", one->ticked),
                              one->ticked);
  else if (one->ticked < 0)
    ticked = g_strdup_printf (ngettext ("%d criterion unticked", "%d criteria unticked",
                                        -one->ticked),
                              -one->ticked);
  if (one->first != one->last)
    return ticked != NULL
             /* Translators: "2 criteria ticked", and the title of a column. */
             ? g_strdup_printf (_ ("%s, moved to %s"), ticked, plan_status_get_title (one->last))
             : g_strdup_printf (_ ("Moved to %s"), plan_status_get_title (one->last));
  return ticked != NULL ? g_steal_pointer (&ticked) : g_strdup (_ ("Edited"));
}

static void
append (GString *text,
        char    *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
  g_free (words);
}

char *
tb_board_news_sum_up (const TbBoardNews *news)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;
  guint ticked = 0;
  guint unticked = 0;
  guint n_new = 0;
  guint n_edited = 0;

  g_hash_table_iter_init (&iter, news->tasks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const News *one = value;

      ticked += MAX (one->ticked, 0);
      unticked += MAX (-one->ticked, 0);
      n_new += one->is_new;
      n_edited += !one->is_new && one->ticked == 0;
    }
  if (ticked > 0)
    append (text, g_strdup_printf (ngettext ("%u criterion ticked", "%u criteria ticked", ticked),
                                   ticked));
  if (unticked > 0)
    append (text, g_strdup_printf (ngettext ("%u criterion unticked", "%u criteria unticked",
                                             unticked),
                                   unticked));
  if (n_new > 0)
    append (text, g_strdup_printf (ngettext ("%u task added", "%u tasks added", n_new), n_new));
  if (n_edited > 0)
    append (text, g_strdup_printf (ngettext ("%u task edited", "%u tasks edited", n_edited),
                                   n_edited));
  if (news->n_removed > 0)
    append (text, g_strdup_printf (ngettext ("%u task removed", "%u tasks removed",
                                             news->n_removed),
                                   news->n_removed));
  if (text->len == 0)
    return NULL;
  /* Translators: what happened to the file, such as "3 criteria ticked, 1 task added". */
  return g_strdup_printf (_ ("%s by another program"), text->str);
}
