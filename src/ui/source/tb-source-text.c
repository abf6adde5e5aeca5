/* tb-source-text.c: a text buffer that holds the bytes of a document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/source/tb-source-text.h"

#include <string.h>

#include <glib/gi18n.h>

#define MAX_LINE (64 * 1024)

/**
 * Hunk:
 * @old: blocks that go
 * @new: blocks that come instead
 *
 * Blocks from start to behind end.
 */
typedef struct
{
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} Hunk;

static gboolean
has_long_line (const char *text,
               gsize       length)
{
  const char *end = text + length;

  for (const char *at = text; at < end;)
    {
      const char *next = memchr (at, '\n', end - at);

      if (next == NULL)
        next = end;
      if (next - at > MAX_LINE)
        return TRUE;
      at = next + 1;
    }
  return FALSE;
}

gboolean
tb_source_text_fits (const MdDocument *document)
{
  if (!md_document_is_valid_utf8 (document))
    return FALSE;

  for (guint i = 0; i < md_document_get_n_blocks (document); i++)
    {
      gsize length;
      const char *text = md_block_get_text (md_document_get_block (document, i), &length);

      if (memchr (text, '\0', length) != NULL || has_long_line (text, length))
        return FALSE;
    }
  return TRUE;
}

static void
append_line (GString    *text,
             const char *line,
             gsize       length)
{
  gsize shown = MIN (length, MAX_LINE);
  g_autofree char *valid = NULL;

  if (length > MAX_LINE)
    while (shown > 0 && (line[shown] & 0xc0) == 0x80)
      shown--;
  valid = g_utf8_make_valid (line, shown);
  g_string_append (text, valid);
  if (length > MAX_LINE)
    {
      g_autofree char *size = g_format_size (length - shown);

      /* Translators: %s is a size such as 70 kB. */
      g_string_append_printf (text, _(" … (%s more)"), size);
    }
}

char *
tb_source_text_convert (const MdDocument *document)
{
  g_autoptr (GBytes) bytes = md_document_to_bytes (document);
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  const char *end = at + length;
  GString *text = g_string_sized_new (length);

  while (at < end)
    {
      const char *next = memchr (at, '\n', end - at);

      append_line (text, at, (next != NULL ? next : end) - at);
      if (next == NULL)
        break;
      g_string_append_c (text, '\n');
      at = next + 1;
    }
  return g_string_free (text, FALSE);
}

char *
tb_source_text_dup (GtkTextBuffer *buffer,
                    gsize         *length)
{
  GtkTextIter start;
  GtkTextIter end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  *length = strlen (text);

  return text;
}

/* Whether lines of @buffer and of @document are the same: a lone CR or U+2029 ends a line in a text
 * buffer, and nowhere else. */
gboolean
tb_source_text_has_lines (GtkTextBuffer    *buffer,
                          const MdDocument *document)
{
  guint n_blocks = md_document_get_n_blocks (document);
  guint n_lines = md_document_get_n_lines (document);
  const char *text;
  gsize length;

  if (n_blocks == 0)
    return TRUE;
  /* A text buffer counts the empty line behind the last line end too. */
  text = md_block_get_text (md_document_get_block (document, n_blocks - 1), &length);
  if (text[length - 1] == '\n')
    n_lines++;
  return gtk_text_buffer_get_line_count (buffer) == (int)n_lines;
}

static void
get_iter (GtkTextBuffer    *buffer,
          const MdDocument *document,
          gboolean          same_lines,
          gsize             offset,
          GtkTextIter      *iter)
{
  g_autofree char *before = NULL;

  if (same_lines)
    {
      guint line = md_document_get_line_at (document, offset);
      gsize start = md_document_get_line_start (document, line);

      /* Behind the last line end. */
      if (offset == md_document_get_size (document))
        gtk_text_buffer_get_end_iter (buffer, iter);
      else
        gtk_text_buffer_get_iter_at_line_index (buffer, iter, line, offset - start);
      return;
    }

  before = md_document_dup_range (document, (MdSpan){ 0, offset });
  gtk_text_buffer_get_iter_at_offset (buffer, iter, g_utf8_strlen (before, offset));
}

void
tb_source_text_get_iter (GtkTextBuffer    *buffer,
                         const MdDocument *document,
                         gsize             offset,
                         GtkTextIter      *iter)
{
  get_iter (buffer, document, tb_source_text_has_lines (buffer, document), offset, iter);
}

gsize
tb_source_text_get_offset (GtkTextBuffer     *buffer,
                           const MdDocument  *document,
                           const GtkTextIter *iter)
{
  g_autofree char *before = NULL;
  GtkTextIter start;

  if (tb_source_text_has_lines (buffer, document))
    return MIN (md_document_get_line_start (document, gtk_text_iter_get_line (iter)) +
                  gtk_text_iter_get_line_index (iter),
                md_document_get_size (document));

  gtk_text_buffer_get_start_iter (buffer, &start);
  before = gtk_text_buffer_get_text (buffer, &start, iter, TRUE);
  return strlen (before);
}

static gboolean
is_inside_character (char byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Whether @at is between the CR and the LF of one line end. */
static gboolean
is_split_line_end (const char *text,
                   gsize       at)
{
  return at > 0 && text[at] == '\n' && text[at - 1] == '\r';
}

gboolean
tb_source_text_diff (const char *old,
                     gsize       old_length,
                     const char *new,
                     gsize       new_length,
                     MdSpan     *span,
                     gsize      *new_end)
{
  gsize shorter = MIN (old_length, new_length);
  gsize head = 0;
  gsize tail = 0;

  while (head < shorter && old[head] == new[head])
    head++;
  if (head == old_length && head == new_length)
    return FALSE;
  while (tail < shorter - head && old[old_length - tail - 1] == new[new_length - tail - 1])
    tail++;

  /* Both sides agree on what is kept, so one of them tells where its characters begin. A CR and its
   * LF stay together too: to a text buffer they are one line end. */
  while (head > 0 && ((head < old_length && is_inside_character (old[head])) ||
                      (head < new_length && is_inside_character (new[head])) ||
                      old[head - 1] == '\r'))
    head--;
  while (tail > 0 && (is_inside_character (old[old_length - tail]) ||
                      is_split_line_end (old, old_length - tail) ||
                      is_split_line_end (new, new_length - tail)))
    tail--;

  *span = (MdSpan){ head, old_length - tail };
  *new_end = new_length - tail;
  return TRUE;
}

char *
tb_source_text_add_returns (const char *text,
                            gsize       length)
{
  GString *converted = g_string_sized_new (length + 16);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
        g_string_append_c (converted, '\r');
      g_string_append_c (converted, text[i]);
    }
  return g_string_free (converted, FALSE);
}

/* Where @index, the number of blocks included, begins. */
static gsize
get_start (const MdDocument *document,
           guint             index)
{
  return index < md_document_get_n_blocks (document)
             ? md_document_get_block_start (document, index)
             : md_document_get_size (document);
}

/* Blocks of @before by pointer, and where they are: the last place for one that stands twice. */
static GHashTable *
index_blocks (const MdDocument *before)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < md_document_get_n_blocks (before); i++)
    g_hash_table_insert (places, md_document_get_block (before, i), GUINT_TO_POINTER (i + 1));
  return places;
}

/* Runs of blocks that differ, in order. */
static GArray *
find_hunks (const MdDocument *before,
            const MdDocument *after)
{
  g_autoptr (GHashTable) places = index_blocks (before);
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));
  guint n_old = md_document_get_n_blocks (before);
  guint n_new = md_document_get_n_blocks (after);
  Hunk hunk = { 0 };

  for (guint i = 0; i <= n_new; i++)
    {
      guint old = n_old;

      if (i < n_new)
        {
          guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places,
                                                               md_document_get_block (after, i)));

          if (place == 0 || place - 1 < hunk.old_start)
            continue;
          old = place - 1;
        }
      hunk.old_end = old;
      hunk.new_end = i;
      if (hunk.old_end > hunk.old_start || hunk.new_end > hunk.new_start)
        g_array_append_val (hunks, hunk);
      hunk = (Hunk){ old + 1, 0, i + 1, 0 };
    }
  return hunks;
}

static void
apply_hunk (GtkTextBuffer    *buffer,
            const MdDocument *before,
            const MdDocument *after,
            gboolean          same_lines,
            const Hunk       *hunk)
{
  MdSpan old_span = { get_start (before, hunk->old_start), get_start (before, hunk->old_end) };
  MdSpan new_span = { get_start (after, hunk->new_start), get_start (after, hunk->new_end) };
  g_autofree char *old = md_document_dup_range (before, old_span);
  g_autofree char *new = md_document_dup_range (after, new_span);
  GtkTextIter start;
  GtkTextIter end;
  gsize new_end;
  MdSpan span;

  if (!tb_source_text_diff (old, MD_SPAN_LENGTH (old_span), new, MD_SPAN_LENGTH (new_span), &span,
                            &new_end))
    return;

  /* What is before the hunk is still as it was, so positions of @before hold: in characters, as the
   * lines behind it may be others already. */
  get_iter (buffer, before, same_lines, old_span.start + span.start, &start);
  end = start;
  gtk_text_iter_forward_chars (&end, g_utf8_strlen (old + span.start, MD_SPAN_LENGTH (span)));
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, new + span.start, new_end - span.start);
}

void
tb_source_text_update (GtkTextBuffer    *buffer,
                       const MdDocument *before,
                       const MdDocument *after)
{
  g_autoptr (GArray) hunks = find_hunks (before, after);
  gboolean same_lines = tb_source_text_has_lines (buffer, before);

  /* From the end, so that what is still to come stands where it was. */
  for (guint i = hunks->len; i-- > 0;)
    apply_hunk (buffer, before, after, same_lines, &g_array_index (hunks, Hunk, i));
}
