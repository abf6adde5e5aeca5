/* tb-preview-print.c: the plan on paper
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/preview/tb-preview-print.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "ui/preview/tb-preview-paper.h"
#include "ui/preview/tb-preview-render.h"

/* In millimetres. */
#define MARGIN_SIDE 20
#define MARGIN_TOP 16
#define MARGIN_BOTTOM 16
/* What the header and the footer take off a page, in points. */
#define HEADER 26.0
#define FOOTER 24.0
#define JOB "tb-print-job"
#define SMALL_FONT "Sans 8"
/* How long the window stands still for a step of the layout. */
#define STEP_BUDGET (8 * G_TIME_SPAN_MILLISECOND)
/* Rows that stay together at the end and at the top of a page. */
#define KEPT_ROWS 2
/* Lines of code that stay together, from the first on: all of so few, or so many of more. */
#define MAX_KEPT_CODE 8
#define MIN_KEPT_CODE 3
/* Headings, and words that end with a colon, one behind the other. */
#define MAX_LEADING 5

/**
 * Placed:
 * @line: index of the line
 * @first: its first row there
 * @n: and how many
 * @y: where the first one stands, below the header
 * @height: of them all
 *
 * What of a line is on a page.
 */
typedef struct
{
  guint  line;
  guint  first;
  guint  n;
  double y;
  double height;
} Placed;

/**
 * Job:
 * @lines: (element-type TbPreviewLine): of @blocks, borrowed
 * @placed: (element-type Placed): of all pages, one after the other
 * @pages: (element-type guint): the first of each page
 * @next: the line that is laid out next
 * @y: where the page is filled up to
 * @n_drawn: pages that were drawn
 */
typedef struct
{
  MdDocument *document;
  char       *title;
  TbPaper     paper;
  GPtrArray  *blocks;
  GPtrArray  *lines;
  GArray     *placed;
  GArray     *pages;
  guint       next;
  double      y;
  guint       n_drawn;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  md_document_unref (job->document);
  g_free (job->title);
  g_clear_object (&job->paper.context);
  g_ptr_array_unref (job->blocks);
  g_ptr_array_unref (job->lines);
  g_array_unref (job->placed);
  g_array_unref (job->pages);
  g_free (job);
}

static TbPreviewLine *
get_line (const Job *job,
          guint      index)
{
  return g_ptr_array_index (job->lines, index);
}

static void
begin_page (Job *job)
{
  g_array_append_val (job->pages, job->placed->len);
  job->y = 0;
}

static gboolean
is_page_empty (const Job *job)
{
  return g_array_index (job->pages, guint, job->pages->len - 1) == job->placed->len;
}

/* Whether @line is worth nothing at the end of a page: it says what comes next. */
static gboolean
leads_on (const TbPreviewLine *line)
{
  return line->kind == TB_PREVIEW_LINE_HEADING ||
         (line->kind == TB_PREVIEW_LINE_TEXT && g_str_has_suffix (line->text.text->str, ":"));
}

static guint
get_kept_rows (const TbPaperLine *line,
               guint              first)
{
  guint rest = line->rows->len - first;
  /* The header of a table does not count. */
  guint n = line->cells != NULL ? KEPT_ROWS + 1 : KEPT_ROWS;

  /* All of a short paragraph. */
  return rest <= n + 1 ? rest : n;
}

/* How many lines of the code that begins with line @index stay together: all when they are few. */
static guint
count_kept_code (const Job *job,
                 guint      index)
{
  guint n = 1;

  while (n < MAX_KEPT_CODE && !get_line (job, index + n - 1)->is_last)
    n++;
  return get_line (job, index + n - 1)->is_last ? n : MIN_KEPT_CODE;
}

/* How many lines from @index on are worth something at the end of a page only together. */
static guint
count_kept (const Job *job,
            guint      index)
{
  guint n = 1;
  const TbPreviewLine *line;

  while (n < MAX_LEADING && index + n < job->lines->len && leads_on (get_line (job, index + n - 1)))
    n++;
  line = get_line (job, index + n - 1);
  if (line->kind != TB_PREVIEW_LINE_CODE || line->is_last)
    return n;
  if (line->is_first)
    return n - 1 + count_kept_code (job, index + n - 1);
  /* The last line of code does not go alone. */
  return get_line (job, index + n)->is_last ? n + 1 : n;
}

/* What @line needs at the end of a page to be worth beginning there, with what it leads on to. */
static double
get_need (Job         *job,
          guint        index,
          TbPaperLine *line)
{
  guint n = count_kept (job, index);
  double need = line->above + tb_paper_line_get_height (line, 0, get_kept_rows (line, 0)) +
                line->below;

  for (guint i = 1; i < n; i++)
    {
      g_autoptr (TbPaperLine) next = tb_paper_line_new (&job->paper, get_line (job, index + i));

      need += next->above + tb_paper_line_get_height (next, 0, get_kept_rows (next, 0)) +
              next->below;
    }
  return need;
}

/* Puts @n rows of @line from @first on on the page. */
static void
place (Job         *job,
       guint        index,
       TbPaperLine *line,
       guint        first,
       guint        n)
{
  Placed placed = { index, first, n, job->y, tb_paper_line_get_height (line, first, n) };

  /* The header again. */
  if (line->cells != NULL && first > 0)
    placed.height += tb_paper_line_get_height (line, 0, 1);
  g_array_append_val (job->placed, placed);
  job->y += placed.height;
}

/* How many rows of @line from @first on fit onto the rest of the page. */
static guint
count_fitting (const Job         *job,
               const TbPaperLine *line,
               guint              first)
{
  double room = job->paper.height - job->y - line->below;
  guint n = 0;

  if (line->cells != NULL && first > 0)
    room -= tb_paper_line_get_height (line, 0, 1);
  while (first + n < line->rows->len)
    {
      room -= g_array_index (line->rows, double, first + n);
      if (room < 0)
        break;
      n++;
    }
  return n;
}

static void
lay_out_line (Job   *job,
              guint  index)
{
  g_autoptr (TbPaperLine) line = tb_paper_line_new (&job->paper, get_line (job, index));
  guint first = 0;

  if (!is_page_empty (job) && job->y + get_need (job, index, line) > job->paper.height)
    begin_page (job);
  /* Padding of code is needed everywhere, room above not at the top. */
  if (!is_page_empty (job))
    job->y += line->above;
  else if (line->line->kind == TB_PREVIEW_LINE_CODE)
    job->y += TB_PAPER_CARD_PADDING;

  while (first < line->rows->len)
    {
      guint n = count_fitting (job, line, first);
      guint rest = line->rows->len - first - n;

      /* One row alone is not left for the next page. */
      if (rest == 1 && n > KEPT_ROWS)
        n--;
      if (n == 0 && is_page_empty (job))
        n = 1;
      if (n > 0)
        place (job, index, line, first, n);
      first += n;
      if (first < line->rows->len)
        begin_page (job);
    }
  job->y += line->below;
}

static void
render_blocks (Job *job)
{
  guint n_blocks = md_document_get_n_blocks (job->document);
  gint64 deadline = g_get_monotonic_time () + STEP_BUDGET;

  while (job->blocks->len < n_blocks && g_get_monotonic_time () < deadline)
    {
      MdBlock *block = md_document_get_block (job->document, job->blocks->len);
      TbPreviewBlock *rendered = tb_preview_render_block (block, job->document, TRUE,
                                                          G_MAXUINT);

      g_ptr_array_add (job->blocks, rendered);
      for (guint i = 0; i < rendered->lines->len; i++)
        g_ptr_array_add (job->lines, g_ptr_array_index (rendered->lines, i));
    }
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Job               *job)
{
  g_clear_object (&job->paper.context);
  tb_paper_init (&job->paper, gtk_print_context_create_pango_context (context),
                 gtk_print_context_get_width (context),
                 gtk_print_context_get_height (context) - HEADER - FOOTER);
  g_array_set_size (job->placed, 0);
  g_array_set_size (job->pages, 0);
  job->next = 0;
  job->n_drawn = 0;
  begin_page (job);
}

/* A step of the layout. Returns: whether it was the last one */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Job               *job)
{
  gint64 deadline = g_get_monotonic_time () + STEP_BUDGET;

  if (job->blocks->len < md_document_get_n_blocks (job->document))
    {
      render_blocks (job);
      return FALSE;
    }
  while (job->next < job->lines->len && g_get_monotonic_time () < deadline)
    lay_out_line (job, job->next++);
  if (job->next < job->lines->len)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int)job->pages->len);
  return TRUE;
}

/* The card behind the run of code that begins with @placed, unless that began before it. */
static void
draw_card (const Job *job,
           cairo_t   *cr,
           guint      from,
           guint      first,
           guint      end)
{
  const Placed *placed = &g_array_index (job->placed, Placed, first);
  const TbPreviewLine *line = get_line (job, placed->line);
  double bottom = placed->y + placed->height;

  if (first > from && !line->is_first)
    return;
  for (guint i = first + 1; i < end && !line->is_last; i++)
    {
      placed = &g_array_index (job->placed, Placed, i);
      line = get_line (job, placed->line);
      if (line->kind != TB_PREVIEW_LINE_CODE)
        break;
      bottom = placed->y + placed->height;
    }
  placed = &g_array_index (job->placed, Placed, first);
  tb_paper_draw_card (&job->paper, cr, get_line (job, placed->line)->left, placed->y,
                      bottom - placed->y);
}

static void
draw_small (const Job      *job,
            cairo_t        *cr,
            const char     *text,
            PangoAlignment  align,
            double          y)
{
  PangoLayout *layout = pango_layout_new (job->paper.context);
  PangoFontDescription *font = pango_font_description_from_string (SMALL_FONT);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(job->paper.width * PANGO_SCALE));
  pango_layout_set_height (layout, 0);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, text, -1);
  gdk_cairo_set_source_rgba (cr, &job->paper.colors.dim);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* The title above all pages but the first, which begins with it. */
static void
draw_margins (const Job *job,
              cairo_t   *cr,
              guint      page)
{
  g_autofree char *number = NULL;

  /* Translators: the number of a page, and of how many. */
  number = g_strdup_printf (_("%u of %u"), page + 1, job->pages->len);
  draw_small (job, cr, number, PANGO_ALIGN_RIGHT, HEADER + job->paper.height + FOOTER / 2);
  if (page == 0)
    return;
  draw_small (job, cr, job->title, PANGO_ALIGN_LEFT, 0);
  gdk_cairo_set_source_rgba (cr, &job->paper.colors.border);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, 0, HEADER - 10);
  cairo_line_to (cr, job->paper.width, HEADER - 10);
  cairo_stroke (cr);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint first = g_array_index (job->pages, guint, page);
  guint end = (guint)page + 1 < job->pages->len ? g_array_index (job->pages, guint, page + 1)
                                                : job->placed->len;

  draw_margins (job, cr, (guint)page);
  cairo_save (cr);
  cairo_translate (cr, 0, HEADER);
  for (guint i = first; i < end; i++)
    {
      const Placed *placed = &g_array_index (job->placed, Placed, i);
      g_autoptr (TbPaperLine) line = tb_paper_line_new (&job->paper, get_line (job, placed->line));

      if (line->line->kind == TB_PREVIEW_LINE_CODE)
        draw_card (job, cr, first, i, end);
      tb_paper_line_draw (&job->paper, line, cr, placed->first, placed->n, placed->y);
    }
  cairo_restore (cr);
  job->n_drawn++;
}

static GtkPageSetup *
create_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, MARGIN_SIDE, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, MARGIN_SIDE, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, MARGIN_TOP, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, MARGIN_BOTTOM, GTK_UNIT_MM);
  return setup;
}

GtkPrintOperation *
tb_preview_print_new (MdDocument *document,
                      const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup ();
  Job *job = g_new0 (Job, 1);

  job->document = md_document_ref (document);
  job->title = g_utf8_make_valid (title, -1);
  job->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)tb_preview_block_free);
  job->lines = g_ptr_array_new ();
  job->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  job->pages = g_array_new (FALSE, FALSE, sizeof (guint));

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, job->title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_object_set_data_full (G_OBJECT (operation), JOB, job, job_free);

  return operation;
}

double
tb_preview_print_get_progress (GtkPrintOperation *operation)
{
  const Job *job;

  g_return_val_if_fail (GTK_IS_PRINT_OPERATION (operation), 0);

  job = g_object_get_data (G_OBJECT (operation), JOB);
  if (job->lines->len == 0)
    return 0;
  /* Each of both takes about half of the time. */
  return 0.5 * job->next / job->lines->len + 0.5 * job->n_drawn / MAX (job->pages->len, 1);
}
