/* md-joined.c: several files as one Markdown document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "md/md-joined.h"

#include <string.h>

#include "md/md-document-private.h"

/**
 * File:
 * @name: as its mark has it; "" without one
 * @mark: (nullable): the block of its mark; %NULL for bytes before the first mark
 * @text: the file by itself
 * @start: where its text begins, behind the mark
 * @line: at which line
 *
 * A file of a joined document. All but the place is shared between documents.
 */
typedef struct
{
  char       *name;
  MdBlock    *mark;
  MdDocument *text;
  gsize       start;
  guint       line;
} File;

struct _MdJoin
{
  char   *name;
  GArray *files; /* File */
};

static void
clear_file (File *file)
{
  g_clear_pointer (&file->name, g_free);
  g_clear_pointer (&file->mark, md_block_unref);
  g_clear_pointer (&file->text, md_document_unref);
}

static GArray *
new_files (void)
{
  GArray *files = g_array_new (FALSE, TRUE, sizeof (File));

  g_array_set_clear_func (files, (GDestroyNotify)clear_file);
  return files;
}

static const File *
get_file (const MdDocument *document,
          guint             file)
{
  return &g_array_index (document->join->files, File, file);
}

static MdSpan
get_span (const File *file)
{
  return (MdSpan){ file->start, file->start + md_document_get_size (file->text) };
}

/* Takes @files. Returns: (transfer full): the document of their blocks */
static MdDocument *
take_files (GArray     *files,
            const char *name)
{
  MdSequenceBuilder *blocks = md_sequence_builder_new (&_md_block_sequence);
  MdDocument *document;
  gsize start = 0;
  guint line = 0;

  for (guint i = 0; i < files->len; i++)
    {
      File *file = &g_array_index (files, File, i);

      if (file->mark != NULL)
        {
          md_sequence_builder_add (blocks, file->mark);
          start += file->mark->size;
          line += file->mark->n_newlines;
        }
      file->start = start;
      file->line = line;
      md_sequence_builder_add_range (blocks, file->text->blocks, 0, file->text->n_blocks);
      start += _md_document_get_total (file->text, MD_DOCUMENT_SIZE);
      line += (guint)_md_document_get_total (file->text, MD_DOCUMENT_LINES);
    }
  document = _md_document_new_for_blocks (md_sequence_builder_end (blocks));
  document->join = g_new0 (MdJoin, 1);
  document->join->name = g_strdup (name);
  document->join->files = files;
  return document;
}

/* The @old file's text with the bytes @bytes: all is shared but what differs. */
static MdDocument *
splice_text (MdDocument *old,
             GBytes     *bytes)
{
  g_autoptr (GBytes) old_bytes = md_document_to_bytes (old);
  gsize old_size, size, prefix = 0, suffix = 0;
  const char *old_text = g_bytes_get_data (old_bytes, &old_size);
  const char *text = g_bytes_get_data (bytes, &size);
  MdSplice splice;

  while (prefix < size && prefix < old_size && text[prefix] == old_text[prefix])
    prefix++;
  while (suffix < size - prefix && suffix < old_size - prefix
         && text[size - suffix - 1] == old_text[old_size - suffix - 1])
    suffix++;
  splice.span = (MdSpan){ prefix, old_size - suffix };
  splice.text = text + prefix;
  splice.length = size - suffix - prefix;
  return md_document_splice (old, &splice, 1);
}

/* Adds the file whose mark (if any) is @mark of @bytes and whose text is @span. What @old
 * (nullable: a joined document) has of it is shared, once: @used has the files that were. */
static void
add_file (GArray           *files,
          GBytes           *bytes,
          MdSpan            mark,
          MdSpan            span,
          const MdDocument *old,
          gboolean         *used)
{
  const char *text = (const char *)g_bytes_get_data (bytes, NULL) + mark.start;
  gsize length = MD_SPAN_LENGTH (mark);
  g_autoptr (GBytes) own = g_bytes_new_from_bytes (bytes, span.start, MD_SPAN_LENGTH (span));
  File file = { 0 };

  while (length > 0 && strchr ("\r\n", text[length - 1]) != NULL)
    length--;
  file.name = length > 0 ? g_strndup (text + 1, length - 1) : g_strdup ("");
  for (guint i = 0; old != NULL && i < old->join->files->len && file.text == NULL; i++)
    {
      const File *other = get_file (old, i);

      if (used[i] || strcmp (other->name, file.name) != 0)
        continue;
      used[i] = TRUE;
      file.text = splice_text (other->text, own);
      if (other->mark != NULL && other->mark->size == MD_SPAN_LENGTH (mark)
          && memcmp (other->mark->text, text, other->mark->size) == 0)
        file.mark = md_block_ref (other->mark);
    }
  if (file.text == NULL)
    file.text = md_document_new (own);
  if (file.mark == NULL && !MD_SPAN_IS_EMPTY (mark))
    file.mark = _md_block_new (MD_BLOCK_FILE, bytes, mark.start, MD_SPAN_LENGTH (mark), NULL, 1);
  g_array_append_val (files, file);
}

static GArray *
split (GBytes           *bytes,
       const MdDocument *old)
{
  GArray *files = new_files ();
  g_autofree gboolean *used = g_new0 (gboolean, old != NULL ? old->join->files->len + 1 : 1);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize at = 0; at < size;)
    {
      MdSpan mark = { at, at };
      MdSpan span = { at, size };
      const char *next;

      if (text[at] == MD_FILE_MARK)
        {
          const char *newline = memchr (text + at, '\n', size - at);

          next = memchr (text + at + 1, MD_FILE_MARK, size - at - 1);
          mark.end = newline != NULL ? (gsize)(newline - text) + 1 : size;
          if (next != NULL)
            mark.end = MIN (mark.end, (gsize)(next - text));
          span.start = mark.end;
        }
      next = size > span.start ? memchr (text + span.start, MD_FILE_MARK, size - span.start) : NULL;
      if (next != NULL)
        span.end = (gsize)(next - text);
      add_file (files, bytes, mark, span, old, used);
      at = span.end;
    }
  return files;
}

MdDocument *
md_document_new_joined (GBytes     *bytes,
                        const char *name)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return take_files (split (bytes, NULL), name);
}

void
_md_join_free (MdJoin *join)
{
  g_free (join->name);
  g_array_unref (join->files);
  g_free (join);
}

/* Whether what stands behind the mark of @file can be nothing but its text. */
static gboolean
is_marked (const File *file)
{
  return file->mark != NULL && file->mark->text[file->mark->size - 1] == '\n';
}

/* The file in whose text all of @splice is, or -1 when it makes, removes or renames files. */
static int
find_spliced (const MdDocument *document,
              const MdSplice   *splice)
{
  const GArray *files = document->join->files;

  if (splice->length > 0 && memchr (splice->text, MD_FILE_MARK, splice->length) != NULL)
    return -1;
  for (guint i = 0; i < files->len; i++)
    {
      const File *file = get_file (document, i);
      MdSpan span = get_span (file);

      if (splice->span.start >= span.start && splice->span.end <= span.end && is_marked (file))
        return (int)i;
    }
  return -1;
}

static MdDocument *
splice_all (MdDocument     *document,
            const MdSplice *splices,
            guint           n_splices)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  gsize at = 0;

  for (guint i = 0; i < n_splices; i++)
    {
      md_document_append_range (document, (MdSpan){ at, splices[i].span.start }, text);
      g_string_append_len (text, splices[i].text, (gssize)splices[i].length);
      at = splices[i].span.end;
    }
  md_document_append_range (document, (MdSpan){ at, md_document_get_size (document) }, text);
  bytes = g_string_free_to_bytes (text);
  return take_files (split (bytes, document), document->join->name);
}

MdDocument *
_md_join_splice (MdDocument     *document,
                 const MdSplice *splices,
                 guint           n_splices)
{
  const GArray *old = document->join->files;
  g_autofree MdSplice *own = g_new (MdSplice, n_splices);
  GArray *files;
  guint next = 0;

  for (guint i = 0; i < n_splices; i++)
    if (find_spliced (document, &splices[i]) < 0)
      return splice_all (document, splices, n_splices);

  files = new_files ();
  for (guint i = 0; i < old->len; i++)
    {
      const File *before = get_file (document, i);
      File file = { g_strdup (before->name) };
      guint n = 0;

      for (; next < n_splices && find_spliced (document, &splices[next]) == (int)i; next++, n++)
        {
          own[n] = splices[next];
          own[n].span.start -= before->start;
          own[n].span.end -= before->start;
        }
      if (before->mark != NULL)
        file.mark = md_block_ref (before->mark);
      file.text = md_document_splice (before->text, own, n);
      g_array_append_val (files, file);
    }
  return take_files (files, document->join->name);
}

MdDocument *
_md_join_find_text (const MdDocument *document,
                    gsize             offset,
                    gsize            *start)
{
  const File *file = get_file (document, md_document_find_file (document, offset));

  *start = MIN (file->start, offset);
  return file->text;
}

const char *
md_document_get_name (const MdDocument *document)
{
  return document->join != NULL ? document->join->name : NULL;
}

guint
md_document_get_n_files (const MdDocument *document)
{
  return document->join != NULL ? document->join->files->len : 0;
}

const char *
md_document_get_file_name (const MdDocument *document,
                           guint             file)
{
  g_return_val_if_fail (file < md_document_get_n_files (document), NULL);

  return get_file (document, file)->name;
}

MdSpan
md_document_get_file_span (const MdDocument *document,
                           guint             file)
{
  g_return_val_if_fail (file < md_document_get_n_files (document), ((MdSpan){ 0, 0 }));

  return get_span (get_file (document, file));
}

guint
md_document_get_file_line (const MdDocument *document,
                           guint             file)
{
  g_return_val_if_fail (file < md_document_get_n_files (document), 0);

  return get_file (document, file)->line;
}

guint
md_document_find_file (const MdDocument *document,
                       gsize             offset)
{
  guint n_files = md_document_get_n_files (document);

  for (guint i = 0; i < n_files; i++)
    if (offset <= get_span (get_file (document, i)).end)
      return i;
  return n_files > 0 ? n_files - 1 : 0;
}

int
md_document_find_file_name (const MdDocument *document,
                            const char       *name)
{
  for (guint i = 0; i < md_document_get_n_files (document); i++)
    if (strcmp (get_file (document, i)->name, name) == 0)
      return (int)i;
  return -1;
}

char *
md_file_mark_format (const char *name)
{
  return g_strconcat (MD_FILE_MARK_STRING, name, "\n", NULL);
}
