/* tb-settings.h: the program's settings, if they are installed
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of the program. g_settings_new() ends the program when the schema is not installed;
 * this does not. Returns: (transfer full) (nullable): %NULL without a schema */
GSettings *tb_settings_new        (void);

/* The same as g_settings_get_… and _set_…, with @fallback where @settings is %NULL. */
gboolean   tb_settings_get_boolean (GSettings  *settings,
                                    const char *key,
                                    gboolean    fallback);
int        tb_settings_get_int     (GSettings  *settings,
                                    const char *key,
                                    int         fallback);
/* The fallback must be a static string; the answer is interned. */
const char *tb_settings_get_word   (GSettings  *settings,
                                    const char *key,
                                    const char *fallback);
void       tb_settings_set_boolean (GSettings  *settings,
                                    const char *key,
                                    gboolean    value);
/* A value outside of the key's range is left out. */
void       tb_settings_set_int     (GSettings  *settings,
                                    const char *key,
                                    int         value);
void       tb_settings_set_word    (GSettings  *settings,
                                    const char *key,
                                    const char *value);

G_END_DECLS
