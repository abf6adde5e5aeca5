/* driver.c: a fuzz target as an ordinary test
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include <string.h>

#include "fuzz.h"

/* Inputs made of the pieces that matter, so that each gets somewhere without coverage to guide it.
 */
static const char *const pieces[] = {
  "# ",
  "## ",
  "### Task 1: T\n",
  "## Build Agent 1: A\n",
  "- ",
  "- [ ] ",
  "- [x] ",
  "  - ",
  "* ",
  "1. ",
  "> ",
  "```",
  "~~~",
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  "---\n",
  "===\n",
  "| a ",
  "|---|",
  "|\n",
  "**L**: ",
  "**Test Cases** (file: `a`):\n",
  "- **Acceptance Criteria**:\n",
  "- **Dependencies**: Task 1\n",
  "`",
  "[",
  "]",
  "(",
  ")",
  "<",
  ">",
  "<!--",
  "-->",
  "\\",
  "    ",
  "\t",
  "x",
  "word ",
  "\342\206\222",
  "\357\273\277",
  "\302\240",
  "\342\200\217",
  "\377",
  "[a]: b\n",
  "\342\224\234\342\224\200\342\224\200 ",
};

static GByteArray *
make_input (GRand *rand)
{
  GByteArray *input = g_byte_array_new ();
  guint       n = g_rand_int_range (rand, 0, 40);

  for (guint i = 0; i < 25; i++)
    {
      guint8 byte = g_rand_int (rand);

      g_byte_array_append (input, &byte, i < 1 || g_rand_boolean (rand) ? 1 : 0);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];

      g_byte_array_append (input, (const guint8 *)piece, strlen (piece));
    }
  return input;
}

static void
test_random (void)
{
  guint32  seed = g_test_rand_int ();
  guint    n_inputs = g_test_slow () ? 100000 : 3000;
  GRand   *rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u, %u inputs", seed, n_inputs);
  for (guint i = 0; i < n_inputs; i++)
    {
      g_autoptr (GByteArray) input = make_input (rand);

      LLVMFuzzerTestOneInput (input->data, input->len);
    }
  g_rand_free (rand);
}

/* What was found once: the files of tests/fuzz/TARGET. */
static void
test_found (gconstpointer target)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", target, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char         *path = g_build_filename (folder, name, NULL);
      g_autoptr (GMappedFile)  file = g_mapped_file_new (path, FALSE, NULL);

      g_assert_nonnull (file);
      g_test_message ("%s", name);
      LLVMFuzzerTestOneInput ((const guint8 *)g_mapped_file_get_contents (file),
                              g_mapped_file_get_length (file));
      n++;
    }
  g_test_message ("%u files", n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/" FUZZ_TARGET "/random", test_random);
  g_test_add_data_func ("/fuzz/" FUZZ_TARGET "/found", FUZZ_TARGET, test_found);
  return g_test_run ();
}
