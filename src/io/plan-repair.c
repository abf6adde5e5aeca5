/* plan-repair.c: what other programs did to the bytes of a plan
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-repair.h"

#include <string.h>

#include <glib/gi18n.h>

#define MARK "\357\273\277"
#define MARK_LENGTH 3

/* Windows-1252 between 0x80 and 0x9f; five bytes mean nothing, and programs make the control
 * characters of the same numbers of them. */
static const gunichar high[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
  0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
  0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
  0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Characters that plans are full of and that double encoding makes three or four letters of: text
 * that becomes none of them was hardly spoilt that way. */
static const struct
{
  gunichar first;
  gunichar last;
} expected[] = {
  { 0x00a0, 0x024f },   /* Latin letters and signs */
  { 0x0370, 0x05ff },   /* Greek, Cyrillic, Hebrew */
  { 0x2010, 0x203a },   /* dashes, quotes, bullets */
  { 0x20a0, 0x2bff },   /* currencies, arrows, box drawing, signs */
  { 0x3000, 0x9fff },   /* Chinese and Japanese */
  { 0xac00, 0xd7a3 },   /* Korean */
  { 0x1f000, 0x1faff }, /* emoji */
};

/* The byte that is @c in Windows-1252, or -1. */
static int
encode (gunichar c)
{
  if (c < 0x80 || (c >= 0xa0 && c <= 0xff))
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (high); i++)
    if (high[i] == c || (high[i] == 0 && c == 0x80 + i))
      return 0x80 + i;

  return -1;
}

/* The character at @p, which may be a NUL; G_MAXUINT32 when the bytes are not UTF-8. */
static gunichar
read_char (const char  *p,
           const char  *end,
           const char **next)
{
  gunichar c;

  if ((*p & 0x80) == 0)
    {
      *next = p + 1;
      return *p;
    }
  c = g_utf8_get_char_validated (p, end - p);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *next = p + 1;
      return G_MAXUINT32;
    }
  *next = g_utf8_next_char (p);

  return c;
}

static gboolean
is_expected (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (c >= expected[i].first && c <= expected[i].last)
      return TRUE;

  return FALSE;
}

/* Whether @text is UTF-8 throughout, and what a person may have written. */
static gboolean
is_plausible (const GString *text)
{
  const char *end = text->str + text->len;
  gboolean    any = FALSE;

  for (const char *p = text->str; p < end;)
    {
      gunichar c = read_char (p, end, &p);

      if (c < 0x80)
        continue;
      if (c == G_MAXUINT32 || !g_unichar_isdefined (c) || g_unichar_iscntrl (c)
          || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return FALSE;
      any = any || is_expected (c);
    }

  return any;
}

/* Turns back double encoding. Returns: whether all of @text was such */
static gboolean
repair_encoding (GString *text)
{
  g_autoptr(GString) bytes = g_string_sized_new (text->len);
  const char        *end = text->str + text->len;

  for (const char *p = text->str; p < end;)
    {
      gunichar c = read_char (p, end, &p);
      int      byte = c == G_MAXUINT32 ? -1 : encode (c);

      if (byte < 0)
        return FALSE;
      g_string_append_c (bytes, (char) byte);
    }
  if (!is_plausible (bytes))
    return FALSE;
  g_string_truncate (text, 0);
  g_string_append_len (text, bytes->str, bytes->len);

  return TRUE;
}

/* Takes bytes that are not UTF-8 for Windows-1252. */
static gboolean
repair_invalid (GString *text)
{
  g_autoptr(GString) valid = g_string_sized_new (text->len);
  const char        *end = text->str + text->len;
  gboolean           any = FALSE;

  for (const char *p = text->str; p < end;)
    {
      const char *start = p;
      gunichar    c = read_char (p, end, &p);
      guchar      byte = *start;

      if (c != G_MAXUINT32)
        {
          g_string_append_len (valid, start, p - start);
          continue;
        }
      any = TRUE;
      c = byte >= 0xa0 ? byte : high[byte - 0x80];
      g_string_append_unichar (valid, c != 0 ? c : 0xfffd);
    }
  if (any)
    {
      g_string_truncate (text, 0);
      g_string_append_len (text, valid->str, valid->len);
    }

  return any;
}

static gboolean
repair_mark (GString *text)
{
  if (text->len < MARK_LENGTH || memcmp (text->str, MARK, MARK_LENGTH) != 0)
    return FALSE;
  g_string_erase (text, 0, MARK_LENGTH);

  return TRUE;
}

static gboolean
repair_line_ends (GString *text)
{
  g_autoptr(GString) even = NULL;
  gsize              n = 0;
  gsize              n_crlf = 0;
  gboolean           crlf;

  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] == '\n')
      {
        n++;
        n_crlf += i > 0 && text->str[i - 1] == '\r';
      }
  if (n_crlf == 0 || n_crlf == n)
    return FALSE;

  crlf = n_crlf > n - n_crlf;
  even = g_string_sized_new (text->len + n);
  for (gsize i = 0; i < text->len; i++)
    {
      gboolean has_cr = i > 0 && text->str[i - 1] == '\r';

      /* All of them: one that stays would make a CRLF again. */
      while (text->str[i] == '\n' && !crlf && even->len > 0 && even->str[even->len - 1] == '\r')
        g_string_truncate (even, even->len - 1);
      if (text->str[i] == '\n' && !has_cr && crlf)
        g_string_append_c (even, '\r');
      g_string_append_c (even, text->str[i]);
    }
  g_string_truncate (text, 0);
  g_string_append_len (text, even->str, even->len);

  return TRUE;
}

/* Makes a text of the bytes. What one repair leaves may be what another mends, so they go on until
 * none finds anything: a repaired text needs no repair. Each round of encodings shortens it. */
static PlanRepairs
repair_bytes (GString *text)
{
  PlanRepairs done = PLAN_REPAIR_NONE;
  gboolean    again;

  do
    {
      again = FALSE;
      while (repair_mark (text))
        {
          done |= PLAN_REPAIR_MARK;
        }
      if (repair_encoding (text))
        {
          done |= PLAN_REPAIR_ENCODING;
          again = TRUE;
        }
      else if (repair_invalid (text))
        {
          done |= PLAN_REPAIR_INVALID;
          again = TRUE;
        }
    }
  while (again);

  return done;
}

GBytes *
plan_repair (GBytes      *bytes,
             PlanRepairs *repairs)
{
  gsize               length;
  const char         *data = g_bytes_get_data (bytes, &length);
  g_autoptr(GString)  text = g_string_new_len (data != NULL ? data : "", length);
  PlanRepairs         done;

  g_return_val_if_fail (bytes != NULL, NULL);

  done = repair_bytes (text);
  if (repair_line_ends (text))
    done |= PLAN_REPAIR_LINE_ENDS;

  if (repairs != NULL)
    *repairs = done;
  if (done == PLAN_REPAIR_NONE)
    return g_bytes_ref (bytes);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

char *
plan_repairs_describe (PlanRepairs repairs)
{
  static const struct
  {
    PlanRepairs repair;
    const char *name;
  } names[] = {
    { PLAN_REPAIR_MARK, N_("a byte order mark") },
    { PLAN_REPAIR_ENCODING, N_("double-encoded text") },
    { PLAN_REPAIR_INVALID, N_("bytes that are not UTF-8") },
    { PLAN_REPAIR_LINE_ENDS, N_("mixed line ends") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((repairs & names[i].repair) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(names[i].name));

  return g_string_free (text, FALSE);
}
