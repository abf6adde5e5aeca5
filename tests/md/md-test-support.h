/* md-test-support.h: texts to try, and random edits of them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-document.h"

G_BEGIN_DECLS

/**
 * MdSample:
 * @name: the file's name, or what it is
 * @bytes: the text
 *
 * A text to try.
 */
typedef struct
{
  char   *name;
  GBytes *bytes;
} MdSample;

/* The fixtures in tests/fixtures/roundtrip, texts too odd for a file, and the documents in
 * $TRESTLEBOARD_CORPUS where that is set. Returns: (transfer full) (element-type MdSample) */
GPtrArray  *md_samples_load      (void);
/* The fixtures alone. */
GPtrArray  *md_samples_load_own  (void);

MdDocument *md_document_new_for_text (const char *text,
                                      gssize      length);
/* Fails the test unless @document is what a fresh parse gives, and its bytes are @bytes (which may
 * be %NULL). */
void        assert_document_is_well  (const MdDocument *document,
                                      GBytes           *bytes,
                                      const char       *what);
/* A document with one to four random changes in @document; @what is set to what was done. */
MdDocument *edit_at_random           (MdDocument       *document,
                                      GRand            *rand,
                                      char            **what);

G_END_DECLS
