/* io-test-support.h: files for the tests of io/
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sys/stat.h>

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own for each test: @setup makes it, @teardown removes all of it. */
typedef struct
{
  char *dir;
} Folder;

void       folder_setup      (Folder        *folder,
                              gconstpointer  data);
void       folder_teardown   (Folder        *folder,
                              gconstpointer  data);
/* The path of @name in the folder. Returns: (transfer full) */
char      *folder_path       (Folder        *folder,
                              const char    *name);
/* Writes a file; returns its path. */
char      *folder_write      (Folder        *folder,
                              const char    *name,
                              const char    *text,
                              gssize         length);
/* The names in the folder, sorted, with blanks between them. Returns: (transfer full) */
char      *folder_list       (Folder        *folder);

/* What is in a file. Returns: (transfer full) */
char      *read_text         (const char    *path);
GBytes    *read_bytes        (const char    *path);
void       assert_text       (const char    *path,
                              const char    *expected);
struct stat get_info         (const char    *path);
/* All `.md` files of the fixtures and, where it is there, of the corpus.
 * Returns: (transfer full) (element-type filename) */
GPtrArray *list_documents    (void);

G_END_DECLS
