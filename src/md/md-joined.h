/* md-joined.h: several files as one Markdown document
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"

G_BEGIN_DECLS

/* A joined document is a text like any other, so all that works on bytes (splices, undo, diffs,
 * the recovery journal) works on it: before each file's bytes stands its mark, a line of
 * %MD_FILE_MARK and the file's name. No file may hold that character, so that wherever it stands a
 * file begins.
 *
 * Each file is read by itself: a fence, front matter or a link definition of one never reaches
 * the next. The blocks are a block of kind %MD_BLOCK_FILE for the mark, then those that
 * md_document_new() gives for the bytes of the file; splices keep it so. */

#define MD_FILE_MARK        '\034'
#define MD_FILE_MARK_STRING "\034"

/* Reads @bytes, which begin with a mark. @name: what to call the whole (the folder's name).
 * Bytes before the first mark are a file without a name. Returns: (transfer full) */
MdDocument *md_document_new_joined     (GBytes           *bytes,
                                        const char       *name);
/* (nullable): the name of the whole; %NULL for a document that is no joined one. */
const char *md_document_get_name       (const MdDocument *document);

/* 0 for a document that is no joined one. */
guint       md_document_get_n_files    (const MdDocument *document);
const char *md_document_get_file_name  (const MdDocument *document,
                                        guint             file);
/* The bytes of the file, without its mark. */
MdSpan      md_document_get_file_span  (const MdDocument *document,
                                        guint             file);
/* The 0-based line at which the bytes of the file begin. */
guint       md_document_get_file_line  (const MdDocument *document,
                                        guint             file);
/* The file that holds the byte at @offset, or whose mark does; the end of a file belongs to it and
 * not to the mark that follows, so what is inserted there goes to its end. */
guint       md_document_find_file      (const MdDocument *document,
                                        gsize             offset);
/* The file named @name, or -1. */
int         md_document_find_file_name (const MdDocument *document,
                                        const char       *name);
/* The mark of a file @name, with its line end. Returns: (transfer full) */
char       *md_file_mark_format        (const char       *name);

G_END_DECLS
