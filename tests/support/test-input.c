/* test-input.c: keys and the pointer, as a person moves them
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "support/test-input.h"

#include <dlfcn.h>

#include <X11/Xlib.h>

typedef struct
{
  Display *display;
  int (*fake_key) (Display *display, unsigned int key, Bool is_down, unsigned long delay);
  int (*fake_button) (Display *display, unsigned int button, Bool is_down, unsigned long delay);
  int (*fake_motion) (Display *display, int screen, int x, int y, unsigned long delay);
} Input;

/* Returns: (nullable): what is opened once and stays until the end */
static const Input *
get_input (void)
{
  static Input input;
  void *library;

  if (input.display != NULL)
    return &input;
  library = dlopen ("libXtst.so.6", RTLD_NOW);
  if (library == NULL)
    return NULL;
  *(void **)&input.fake_key = dlsym (library, "XTestFakeKeyEvent");
  *(void **)&input.fake_button = dlsym (library, "XTestFakeButtonEvent");
  *(void **)&input.fake_motion = dlsym (library, "XTestFakeMotionEvent");
  g_assert_true (input.fake_key != NULL && input.fake_button != NULL && input.fake_motion != NULL);
  input.display = XOpenDisplay (NULL);
  return input.display != NULL ? &input : NULL;
}

gboolean
test_input_is_possible (void)
{
  return get_input () != NULL;
}

void
test_input_move (int x,
                 int y)
{
  const Input *input = get_input ();

  g_return_if_fail (input != NULL);

  input->fake_motion (input->display, -1, x, y, 0);
  XFlush (input->display);
}

void
test_input_press_button (guint    button,
                         gboolean is_down)
{
  const Input *input = get_input ();

  g_return_if_fail (input != NULL);

  input->fake_button (input->display, button, is_down, 0);
  XFlush (input->display);
}

void
test_input_press_key (guint symbol)
{
  const Input *input = get_input ();
  unsigned int key;

  g_return_if_fail (input != NULL);

  key = XKeysymToKeycode (input->display, symbol);
  input->fake_key (input->display, key, True, 0);
  input->fake_key (input->display, key, False, 0);
  XFlush (input->display);
}
