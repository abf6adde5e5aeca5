/* fuzz.h: what every fuzz target has
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Tries one input: aborts when a property does not hold. The name is libFuzzer's. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);
