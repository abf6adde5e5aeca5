#!/usr/bin/env python3
# check-layers.py: hold the sources to the rules of the project
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what each layer includes, and the length, licence and calls of every C file."""

import pathlib
import re
import sys

VIEWS = ("outline", "forms", "board", "preview", "source", "problems", "dialogs")
CORE = ("md", "plan", "edit", "io")
BELOW_VIEWS = CORE + ("ui/compat", "ui/session", "ui/widgets")

# What a folder of src/ may include beside itself, in quotes and in angle brackets.
MAY_INCLUDE = {
    "md": (),
    "plan": ("md",),
    "edit": ("md", "plan"),
    "io": ("md", "plan", "edit"),
    "cli": CORE,
    "ui/compat": (),
    "ui/session": CORE,
    "ui/widgets": ("ui/compat",),
    **{f"ui/{view}": BELOW_VIEWS for view in VIEWS},
    "ui/window": BELOW_VIEWS + tuple(f"ui/{view}" for view in VIEWS),
    "ui/app": BELOW_VIEWS + tuple(f"ui/{view}" for view in VIEWS) + ("ui/window",),
}
MAY_USE_LIBRARY = (
    (re.compile(r"cmark"), ("md",)),
    (re.compile(r"json-glib/"), ("io", "cli")),
    (re.compile(r"gtk/|gdk/|gsk/|adwaita"), ("ui/",)),
    # In widgets too: forms, source and preview share one style of code.
    (re.compile(r"gtksourceview/"), ("ui/",)),
)

# Calls that lose data, run markup from a plan, or tie a view to the program.
BANNED = (
    (re.compile(r"\bg_file_replace_contents"), "", "it destroys the file when the disk is full"),
    (re.compile(r"\bg_file_set_contents"), "", "it loses mode, symlink and owner"),
    (re.compile(r"\bgtk_label_set_markup"), "", "use attributes: the text may come from a plan"),
    (re.compile(r"\bG_BINDING_BIDIRECTIONAL"), "", "state flows one way"),
    (re.compile(r"\bg_application_get_default"), "ui/app", "the application is handed down"),
)

MAX_COLUMNS = 100
MAX_LINES = 800
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')


def folder_of(path):
    """The layer that a path under src/ belongs to: "md", "ui/board"."""
    parts = path.parts
    return "/".join(parts[:2]) if parts[0] == "ui" and len(parts) > 2 else parts[0]


def check_include(folder, quoted, library):
    if quoted and quoted != "config.h":
        target = folder_of(pathlib.PurePath(quoted))
        if "/" not in quoted:
            # Generated headers stand alone in their build folder.
            return None if quoted.endswith("-resources.h") else f'write "{folder}/{quoted}"'
        if target != folder and target not in MAY_INCLUDE.get(folder, ()):
            return f'{folder} may not include "{quoted}"'
    for pattern, allowed in MAY_USE_LIBRARY:
        if library and pattern.match(library) and not f"{folder}/".startswith(allowed):
            return f"{folder} may not use <{library}>"
    return None


def check_file(root, path):
    """Yields (line number, message) for each rule that a file breaks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    under_src = path.is_relative_to(root / "src")
    folder = folder_of(path.relative_to(root / "src")) if under_src else None

    if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:8]):
        yield 1, "no licence line"
    if len(lines) > MAX_LINES:
        yield len(lines), f"over {MAX_LINES} lines"
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_COLUMNS:
            yield number, f"over {MAX_COLUMNS} columns"
        if not under_src:
            continue
        include = INCLUDE.match(line)
        if include:
            message = check_include(folder, include[1], include[2])
            if message:
                yield number, message
        for pattern, allowed_in, why in BANNED:
            if pattern.search(line) and folder != allowed_in:
                yield number, f"{pattern.pattern[2:]}: {why}"


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    faults = 0
    for top in ("src", "tests"):
        for path in sorted((root / top).rglob("*.[ch]")):
            for number, message in check_file(root, path):
                print(f"{path.relative_to(root)}:{number}: {message}")
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
