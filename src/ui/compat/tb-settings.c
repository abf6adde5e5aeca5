/* tb-settings.c: the program's settings, if they are installed
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "ui/compat/tb-settings.h"

GSettings *
tb_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source == NULL)
    return NULL;
  schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

gboolean
tb_settings_get_boolean (GSettings  *settings,
                         const char *key,
                         gboolean    fallback)
{
  return settings != NULL ? g_settings_get_boolean (settings, key) : fallback;
}

int
tb_settings_get_int (GSettings  *settings,
                     const char *key,
                     int         fallback)
{
  return settings != NULL ? g_settings_get_int (settings, key) : fallback;
}

const char *
tb_settings_get_word (GSettings  *settings,
                      const char *key,
                      const char *fallback)
{
  g_autofree char *word = settings != NULL ? g_settings_get_string (settings, key) : NULL;

  return word != NULL ? g_intern_string (word) : fallback;
}

void
tb_settings_set_boolean (GSettings  *settings,
                         const char *key,
                         gboolean    value)
{
  if (settings != NULL)
    g_settings_set_boolean (settings, key, value);
}

void
tb_settings_set_int (GSettings  *settings,
                     const char *key,
                     int         value)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (settings == NULL)
    return;
  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  variant = g_variant_ref_sink (g_variant_new_int32 (value));
  if (g_settings_schema_key_range_check (schema_key, variant))
    g_settings_set_value (settings, key, variant);
}

void
tb_settings_set_word (GSettings  *settings,
                      const char *key,
                      const char *value)
{
  if (settings != NULL)
    g_settings_set_string (settings, key, value);
}
