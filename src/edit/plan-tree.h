/* plan-tree.h: a drawn tree of files, line by line
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "md/md-span.h"

G_BEGIN_DECLS

/**
 * PlanTree:
 *
 * The lines of a tree of files while it is being changed: names with the drawing before them and
 * the comment behind. A line whose place in the tree stays the same keeps its bytes; one that is
 * the last of its folder no longer, or has become it, gets its drawing anew.
 */
typedef struct _PlanTree PlanTree;

/* The lines @span of @text. Returns: (transfer full) */
PlanTree *plan_tree_new       (const char *text,
                               MdSpan      span);
void      plan_tree_free      (PlanTree   *tree);
/* Adds @path in the deepest folder that it begins with, behind what is there; at the end of the
 * tree when there is none. */
void      plan_tree_insert    (PlanTree   *tree,
                               const char *path,
                               const char *comment);
/* Takes out the line whose name begins at @name of the text, all that is in it, and the folders
 * around it that have nothing left. */
void      plan_tree_remove    (PlanTree   *tree,
                               gsize       name);
/* Whether the line whose name begins at @name stands in the deepest folder that its path begins
 * with. */
gboolean  plan_tree_is_placed (PlanTree   *tree,
                               gsize       name);
/* Moves the line whose name begins at @name, and all that is in it, before (or, @below, behind) the
 * line of the same folder that holds the one at @beside. Returns: whether there is one */
gboolean  plan_tree_move      (PlanTree   *tree,
                               gsize       name,
                               gsize       beside,
                               gboolean    below);
/* The lines, without an end behind the last. Returns: (transfer full) */
char     *plan_tree_to_string (PlanTree   *tree,
                               const char *line_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlanTree, plan_tree_free)

G_END_DECLS
