/* plan-dump.c: a plan as text, for comparing
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan-dump.h"

#include <string.h>

Plan *
plan_new_from_text (const char *text,
                    gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);
  g_autoptr (MdDocument) document = md_document_new (bytes);

  return plan_new (document, NULL);
}

static void
append_quoted (GString    *out,
               const char *text)
{
  g_autofree char *escaped = g_strescape (text, NULL);

  g_string_append_printf (out, " \"%s\"", escaped);
}

static void
dump_item (GString         *out,
           const PlanField *field,
           guint            index)
{
  static const char *const boxes[] = { "", " [ ]", " [-]", " [x]" };
  const PlanItem *item = plan_field_get_item (field, index);

  g_string_append_printf (out, "      %u%s", item->depth, boxes[item->box]);
  for (guint i = 0; i < item->n_cells; i++)
    {
      g_autofree char *cell = plan_field_dup_cell (field, index, i);

      append_quoted (out, cell);
    }
  g_string_append_printf (out, " %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT "\n", item->span.start,
                          item->span.end);
}

static void
dump_field (GString    *out,
            const Plan *plan,
            guint       index,
            guint       field_index)
{
  PlanField *field = plan_part_get_field (plan_get_part (plan, index), field_index);
  g_autofree char *text = plan_field_dup_text (field);

  g_string_append_printf (out, "    %s %s @%" G_GSIZE_FORMAT ":%u-%u placeholders=%u%s",
                          plan_field_get_key (field),
                          plan_field_kind_to_string (plan_field_get_kind (field)),
                          plan_get_field_start (plan, index, field_index),
                          plan_get_field_line (plan, index, field_index) + 1,
                          plan_get_field_line (plan, index, field_index) + 1
                            + plan_field_get_last_line (field),
                          plan_field_count_placeholders (field),
                          plan_field_is_placeholder (field) ? " unfilled" : "");
  append_quoted (out, plan_field_get_label (field));
  append_quoted (out, plan_field_get_remark (field));
  append_quoted (out, text);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < plan_field_get_n_items (field); i++)
    dump_item (out, field, i);
}

char *
plan_dump (const Plan *plan)
{
  static const char *const kinds[] = { "preamble", "title", "section", "agent", "task" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart *part = plan_get_part (plan, i);

      g_string_append_printf (out, "%s %s level=%u parent=%d agent=%d task=%d end=%u line=%u",
                              kinds[plan_part_get_kind (part)],
                              plan_part_get_spec (part) != NULL ? plan_part_get_spec (part)->key
                                                                : "-",
                              plan_part_get_level (part), plan_get_parent (plan, i),
                              plan_get_agent_of (plan, i), plan_get_task_of (plan, i),
                              plan_get_part_end (plan, i), plan_get_part_line (plan, i) + 1);
      append_quoted (out, plan_part_get_number (part));
      append_quoted (out, plan_part_get_name (part));
      for (guint k = 0; plan_part_get_location (part)[k] != NULL; k++)
        append_quoted (out, plan_part_get_location (part)[k]);
      g_string_append_c (out, '\n');
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        dump_field (out, plan, i, k);
    }
  return g_string_free (out, FALSE);
}

char *
plan_find_gap (const Plan *plan)
{
  MdDocument *document = plan_get_document (plan);
  gsize at = 0;

  for (guint i = 0; i < plan_get_n_parts (plan); i++)
    {
      const PlanPart *part = plan_get_part (plan, i);
      gsize inside = plan_part_get_heading_span (part).end;

      if (plan_get_part_start (plan, i) != at)
        return g_strdup_printf ("part %u begins at %zu, not %zu", i, plan_get_part_start (plan, i),
                                at);
      for (guint k = 0; k < plan_part_get_n_fields (part); k++)
        {
          gsize length;
          const char *bytes = plan_field_get_bytes (plan_part_get_field (part, k), &length);
          gsize start = at + inside;
          g_autofree char *source =
              md_document_dup_range (document, (MdSpan){ start, start + length });

          if (plan_get_field_start (plan, i, k) != start)
            return g_strdup_printf ("field %u of part %u does not begin at %zu", k, i, start);
          if (memcmp (source, bytes, length) != 0)
            return g_strdup_printf ("field %u of part %u has other bytes", k, i);
          if (plan_get_field_line (plan, i, k) != md_document_get_line_at (document, start))
            return g_strdup_printf ("field %u of part %u is at another line", k, i);
          inside += length;
        }
      if (inside != plan_part_get_size (part))
        return g_strdup_printf ("the fields of part %u end at %zu of %zu", i, inside,
                                plan_part_get_size (part));
      at += inside;
    }
  if (at != md_document_get_size (document))
    return g_strdup_printf ("the parts end at %zu of %zu", at, md_document_get_size (document));
  return NULL;
}

static guint
visit_folder (const char *folder,
              void (*function) (const char *path, GBytes *bytes))
{
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GMappedFile) file = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += visit_folder (path, function);
      else if (g_str_has_suffix (name, ".md")
               && (file = g_mapped_file_new (path, FALSE, NULL)) != NULL)
        {
          g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);

          function (path, bytes);
          n++;
        }
    }
  return n;
}

guint
plan_for_each_file (void (*function) (const char *path, GBytes *bytes))
{
  g_autofree char *fixtures = g_test_build_filename (G_TEST_DIST, "fixtures", NULL);
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);

  return visit_folder (fixtures, function) + visit_folder (data, function)
         + visit_folder (g_getenv ("TRESTLEBOARD_CORPUS"), function);
}
