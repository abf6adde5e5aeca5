/* fuzz-repair.c: a repair makes a text of any bytes, and what is whole stays whole
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "fuzz.h"

#include <string.h>

#include "io/plan-repair.h"

static gsize
count_newlines (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  gsize       n = 0;

  for (gsize i = 0; i < size; i++)
    n += text[i] == '\n';
  return n;
}

/* Unlike g_utf8_validate(), takes a NUL. */
static gboolean
is_valid (GBytes *bytes)
{
  gsize            size;
  const char      *text = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_malloc (size + 1);

  if (size > 0)
    memcpy (copy, text, size);
  copy[size] = '\0';
  for (gsize i = 0; i < size; i++)
    if (copy[i] == '\0')
      copy[i] = ' ';
  return g_utf8_validate (copy, size, NULL);
}

/* The text with each of its bytes taken for a letter of Windows-1252, as programs do that know no
 * better; those that mean nothing there become control characters. */
static GBytes *
encode_twice (GBytes *bytes)
{
  static const gunichar high[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
  };
  gsize         size;
  const guint8 *text = g_bytes_get_data (bytes, &size);
  GString      *twice = g_string_sized_new (size);

  for (gsize i = 0; i < size; i++)
    if (text[i] == '\0')
      g_string_append_c (twice, '\0');
    else
      g_string_append_unichar (twice, text[i] >= 0x80 && text[i] < 0xa0 ? high[text[i] - 0x80]
                                                                        : text[i]);
  return g_string_free_to_bytes (twice);
}

/* What plans hold besides ASCII: of such a text double encoding must be noticed. */
static gboolean
is_of_plans (GBytes *bytes)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  gboolean    any = FALSE;

  if (size == 0)
    return FALSE;
  for (const char *p = text; p < text + size; p = (*p & 0x80) == 0 ? p + 1 : g_utf8_next_char (p))
    {
      gunichar c = (*p & 0x80) == 0 ? (gunichar)*p : g_utf8_get_char (p);

      if (c < 0x80)
        continue;
      if ((c < 0xc0 || c > 0x17f) && (c < 0x2190 || c > 0x23ff) && (c < 0x2500 || c > 0x27bf)
          && (c < 0x1f300 || c > 0x1f64f) && (c < 0x2013 || c > 0x2026))
        return FALSE;
      if (!g_unichar_isdefined (c))
        return FALSE;
      any = TRUE;
    }
  return any;
}

static void
check_double_encoding (GBytes *whole)
{
  g_autoptr (GBytes) twice = encode_twice (whole);
  PlanRepairs        repairs;
  g_autoptr (GBytes) back = plan_repair (twice, &repairs);

  g_assert ((repairs & PLAN_REPAIR_ENCODING) != 0);
  g_assert (g_bytes_equal (back, whole));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  PlanRepairs        repairs;
  PlanRepairs        repairs_again;
  g_autoptr (GBytes) repaired = plan_repair (bytes, &repairs);
  g_autoptr (GBytes) again = plan_repair (repaired, &repairs_again);
  g_autofree char   *words = plan_repairs_describe (repairs);

  g_assert (is_valid (repaired));
  g_assert ((repairs == PLAN_REPAIR_NONE) == (words[0] == '\0'));
  g_assert ((repairs == PLAN_REPAIR_NONE) == g_bytes_equal (bytes, repaired));
  g_assert (repairs_again == PLAN_REPAIR_NONE);
  g_assert (g_bytes_equal (repaired, again));
  /* No line comes or goes; a byte becomes a letter of three, a line end gets a carriage return. */
  g_assert (count_newlines (bytes) == count_newlines (repaired));
  g_assert (g_bytes_get_size (repaired) <= 3 * size);
  if (is_of_plans (repaired))
    check_double_encoding (repaired);
  return 0;
}
