/* plan-file-text.c: whether bytes are a text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-file-private.h"

#include <string.h>

#include <glib/gi18n.h>

/* How much of a file is looked at to tell what it is. */
#define SNIFF_WIDE (4 * 1024)
#define SNIFF_CONTROL (64 * 1024)

typedef struct
{
  const char *magic;
  gsize       length;
  const char *name;
} Magic;

#define MAGIC(bytes, name) { (bytes), sizeof (bytes) - 1, (name) }

static const Magic magics[] = {
  MAGIC ("\x89PNG\r\n\x1a\n", N_("a PNG image")),
  MAGIC ("\xff\xd8\xff", N_("a JPEG image")),
  MAGIC ("GIF87a", N_("a GIF image")),
  MAGIC ("GIF89a", N_("a GIF image")),
  MAGIC ("%PDF-", N_("a PDF document")),
  MAGIC ("\x7f" "ELF", N_("a program")),
  MAGIC ("PK\x03\x04", N_("a ZIP archive or an office document")),
  MAGIC ("\x1f\x8b", N_("compressed with gzip")),
  MAGIC ("\xfd" "7zXZ", N_("compressed with xz")),
  MAGIC ("\x28\xb5\x2f\xfd", N_("compressed with zstd")),
  MAGIC ("\xd0\xcf\x11\xe0", N_("an office document")),
  MAGIC ("SQLite format 3\0", N_("a database")),
};

/* The encoding that a byte order mark names, or %NULL. */
static const char *
find_wide_mark (const guchar *data,
                gsize         length)
{
  if (length >= 4 && memcmp (data, "\xff\xfe\0\0", 4) == 0)
    return "UTF-32";
  if (length >= 4 && memcmp (data, "\0\0\xfe\xff", 4) == 0)
    return "UTF-32";
  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return "UTF-16";

  return NULL;
}

/* The encoding that NUL bytes in every other place (or in three of four) tell of, or %NULL. Western
 * text is nearly all of that pattern; NUL bytes in an ordinary text stand anywhere. */
static const char *
find_wide_pattern (const guchar *data,
                   gsize         length)
{
  gsize n = MIN (length, SNIFF_WIDE) / 4;
  gsize nuls[4] = { 0 };

  if (n < 2)
    return NULL;
  for (gsize i = 0; i < n * 4; i++)
    nuls[i % 4] += data[i] == '\0';

  /* UTF-32 starts with one or ends with two NULs for nearly every letter. */
  if (nuls[1] + nuls[2] > n * 2 * 9 / 10 && nuls[0] > n * 9 / 10 && nuls[3] == 0)
    return "UTF-32BE";
  if (nuls[1] + nuls[2] > n * 2 * 9 / 10 && nuls[3] > n * 9 / 10 && nuls[0] == 0)
    return "UTF-32LE";
  if (nuls[1] + nuls[3] > n && nuls[0] + nuls[2] < n / 8 + 1)
    return "UTF-16LE";
  if (nuls[0] + nuls[2] > n && nuls[1] + nuls[3] < n / 8 + 1)
    return "UTF-16BE";

  return NULL;
}

/* Whether there are too many control bytes for a text. A few NULs and the like do not count: they
 * are in real plans and are kept. */
static gboolean
is_binary (const guchar *data,
           gsize         length)
{
  gsize n = MIN (length, SNIFF_CONTROL);
  gsize control = 0;

  for (gsize i = 0; i < n; i++)
    control += data[i] < 0x20 && memchr ("\t\n\v\f\r\033", data[i], 6) == NULL;

  /* Random bytes have one in ten; a short text with a few is still one. */
  return control >= 4 && control * (n < 512 ? 3 : 10) > n;
}

gboolean
_plan_file_check_text (GBytes     *bytes,
                       const char *path,
                       GError    **error)
{
  gsize         length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  const char   *wide;

  if (length == 0)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (data, magics[i].magic, magics[i].length) == 0)
      {
        g_autofree char *name = g_filename_display_name (path);

        g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_TEXT,
                     /* Translators: %1$s is the name of a file, %2$s what it is ("a PNG image"). */
                     _("“%1$s” is not a text: it is %2$s. Choose a Markdown file."),
                     name, _(magics[i].name));
        return FALSE;
      }

  wide = find_wide_mark (data, length);
  if (wide == NULL)
    wide = find_wide_pattern (data, length);
  if (wide != NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_UTF16,
                   /* Translators: %1$s is the name of a file, %2$s an encoding such as UTF-16. */
                   _("“%1$s” is %2$s; convert a copy to UTF-8 with: "
                     "iconv -f %2$s -t UTF-8 \"%1$s\" > copy.md"),
                   name, wide);
      return FALSE;
    }

  if (is_binary (data, length))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, PLAN_FILE_ERROR, PLAN_FILE_ERROR_NOT_TEXT,
                   /* Translators: %s is the name of a file. */
                   _("“%s” is not a text. Choose a Markdown file."), name);
      return FALSE;
    }

  return TRUE;
}
