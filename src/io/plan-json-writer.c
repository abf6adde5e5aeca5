/* plan-json-writer.c: writing JSON as text
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "io/plan-json-writer.h"

#include <string.h>

#define INDENT 2

void
plan_json_writer_init (PlanJsonWriter *writer,
                       guint           depth)
{
  *writer = (PlanJsonWriter) { .text = g_string_new (NULL), .depth = depth };
}

char *
plan_json_writer_finish (PlanJsonWriter *writer)
{
  g_string_append_c (writer->text, '\n');

  return g_string_free (g_steal_pointer (&writer->text), FALSE);
}

static char
get_last (const PlanJsonWriter *writer)
{
  return writer->text->len > 0 ? writer->text->str[writer->text->len - 1] : ' ';
}

/* A bracket stands last in the text only where it has just been opened: strings end with quotes. */
static gboolean
is_empty (const PlanJsonWriter *writer)
{
  return get_last (writer) == '{' || get_last (writer) == '[';
}

static void
append_line (PlanJsonWriter *writer)
{
  static const char blanks[] = "                                ";
  gsize             n = (gsize) writer->depth * INDENT;

  g_string_append_c (writer->text, '\n');
  for (; n > sizeof blanks - 1; n -= sizeof blanks - 1)
    g_string_append_len (writer->text, blanks, sizeof blanks - 1);
  g_string_append_len (writer->text, blanks, n);
}

/* What stands between a value or a name and what is before it. A blank stands last only behind a
 * name. */
static void
begin_value (PlanJsonWriter *writer)
{
  if (get_last (writer) == ' ')
    return;
  if (!is_empty (writer))
    g_string_append (writer->text, writer->in_line ? ", " : ",");
  if (!writer->in_line)
    append_line (writer);
}

static void
begin_container (PlanJsonWriter *writer,
                 char            bracket)
{
  begin_value (writer);
  g_string_append_c (writer->text, bracket);
  writer->depth++;
}

static void
end_container (PlanJsonWriter *writer,
               char            bracket)
{
  writer->depth--;
  if (!is_empty (writer) && !writer->in_line)
    append_line (writer);
  g_string_append_c (writer->text, bracket);
  writer->in_line = FALSE;
}

void
plan_json_writer_begin_object (PlanJsonWriter *writer)
{
  begin_container (writer, '{');
}

void
plan_json_writer_end_object (PlanJsonWriter *writer)
{
  end_container (writer, '}');
}

void
plan_json_writer_begin_array (PlanJsonWriter *writer)
{
  begin_container (writer, '[');
}

void
plan_json_writer_end_array (PlanJsonWriter *writer)
{
  end_container (writer, ']');
}

/* The letter that stands for @c behind a backslash, or 0. */
static char
get_escape (guchar c)
{
  static const char letters[] = "btn\0fr";

  if (c == '"' || c == '\\')
    return c;

  return c >= '\b' && c <= '\r' ? letters[c - '\b'] : 0;
}

/* What most text is: printable ASCII that needs no backslash. */
static inline gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void
append_escaped (GString    *text,
                const char *string)
{
  const char *from = string;
  const char *p;

  for (p = string; *p != '\0'; p++)
    {
      guchar c = *p;
      char   escape;

      if (is_plain (c) || c >= 0x80)
        continue;
      g_string_append_len (text, from, p - from);
      from = p + 1;
      escape = get_escape (c);
      if (escape != 0)
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, escape);
        }
      else
        g_string_append_printf (text, "\\u%04x", c);
    }
  g_string_append_len (text, from, p - from);
}

static void
append_string (GString    *text,
               const char *string)
{
  gsize length = 0;

  while (is_plain (string[length]))
    length++;
  g_string_append_c (text, '"');
  g_string_append_len (text, string, length);
  if (string[length] != '\0' && g_utf8_validate (string + length, -1, NULL))
    append_escaped (text, string + length);
  else if (string[length] != '\0')
    {
      g_autofree char *valid = g_utf8_make_valid (string + length, -1);

      append_escaped (text, valid);
    }
  g_string_append_c (text, '"');
}

void
plan_json_writer_name (PlanJsonWriter *writer,
                       const char     *name)
{
  begin_value (writer);
  append_string (writer->text, name);
  g_string_append_len (writer->text, ": ", 2);
}

void
plan_json_writer_string (PlanJsonWriter *writer,
                         const char     *text)
{
  begin_value (writer);
  if (text == NULL)
    g_string_append (writer->text, "null");
  else
    append_string (writer->text, text);
}

void
plan_json_writer_int (PlanJsonWriter *writer,
                      gint64          value)
{
  char  digits[24];
  char *start = digits + sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  begin_value (writer);
  do
    *--start = '0' + rest % 10;
  while ((rest /= 10) > 0);
  if (value < 0)
    *--start = '-';
  g_string_append_len (writer->text, start, digits + sizeof digits - start);
}

void
plan_json_writer_boolean (PlanJsonWriter *writer,
                          gboolean        value)
{
  begin_value (writer);
  g_string_append (writer->text, value ? "true" : "false");
}

static void
append_double (PlanJsonWriter *writer,
               double          value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  begin_value (writer);
  g_ascii_dtostr (buffer, sizeof buffer, value);
  g_string_append (writer->text, buffer);
  /* It is to be read as what it was. */
  if (strpbrk (buffer, ".eEn") == NULL)
    g_string_append (writer->text, ".0");
}

void
plan_json_writer_lines (PlanJsonWriter *writer,
                        gint64          first,
                        gint64          last)
{
  plan_json_writer_begin_array (writer);
  writer->in_line = TRUE;
  plan_json_writer_int (writer, first);
  plan_json_writer_int (writer, last);
  plan_json_writer_end_array (writer);
}

static gboolean
has_only_numbers (JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      GType type = json_node_get_value_type (json_array_get_element (array, i));

      if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
        return FALSE;
    }

  return TRUE;
}

static void
append_array (PlanJsonWriter *writer,
              JsonArray      *array)
{
  gboolean in_line = has_only_numbers (array);

  plan_json_writer_begin_array (writer);
  writer->in_line = in_line;
  for (guint i = 0; i < json_array_get_length (array); i++)
    plan_json_writer_node (writer, json_array_get_element (array, i));
  plan_json_writer_end_array (writer);
}

static void
append_object (PlanJsonWriter *writer,
               JsonObject     *object)
{
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *node;

  plan_json_writer_begin_object (writer);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      plan_json_writer_name (writer, name);
      plan_json_writer_node (writer, node);
    }
  plan_json_writer_end_object (writer);
}

static void
append_value (PlanJsonWriter *writer,
              JsonNode       *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    plan_json_writer_string (writer, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    plan_json_writer_boolean (writer, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    append_double (writer, json_node_get_double (node));
  else
    plan_json_writer_int (writer, json_node_get_int (node));
}

void
plan_json_writer_node (PlanJsonWriter *writer,
                       JsonNode       *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (writer, json_node_get_object (node));
      break;

    case JSON_NODE_ARRAY:
      append_array (writer, json_node_get_array (node));
      break;

    case JSON_NODE_VALUE:
      append_value (writer, node);
      break;

    case JSON_NODE_NULL:
      plan_json_writer_string (writer, NULL);
      break;

    default:
      g_assert_not_reached ();
    }
}

void
plan_json_writer_take (PlanJsonWriter *writer,
                       const GString  *value)
{
  begin_value (writer);
  g_string_append_len (writer->text, value->str, value->len);
}

void
plan_json_writer_set_string (PlanJsonWriter *writer,
                             const char     *name,
                             const char     *text)
{
  plan_json_writer_name (writer, name);
  plan_json_writer_string (writer, text);
}

void
plan_json_writer_set_int (PlanJsonWriter *writer,
                          const char     *name,
                          gint64          value)
{
  plan_json_writer_name (writer, name);
  plan_json_writer_int (writer, value);
}

void
plan_json_writer_set_boolean (PlanJsonWriter *writer,
                              const char     *name,
                              gboolean        value)
{
  plan_json_writer_name (writer, name);
  plan_json_writer_boolean (writer, value);
}

void
plan_json_writer_set_lines (PlanJsonWriter *writer,
                            gint64          first,
                            gint64          last)
{
  plan_json_writer_name (writer, "lines");
  plan_json_writer_lines (writer, first, last);
}
