#!/usr/bin/env python3
# check-potfiles.py: hold po/POTFILES.in to the files with text for people
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks po/POTFILES.in; with --write, writes it."""

import pathlib
import re
import sys

MARKS = {
    ".c": re.compile(r'\b(?:_|N_|C_|NC_|Q_|g_dngettext|ngettext|g_dpgettext2?) ?\('),
    ".ui": re.compile(r'\btranslatable="(?:yes|true)"'),
    ".in": re.compile(r""),
    ".xml": re.compile(r"<schemalist"),
}


def translatable_files(root):
    for top in ("data", "src"):
        for path in (root / top).rglob("*"):
            mark = MARKS.get(path.suffix)
            if mark and path.is_file() and mark.search(path.read_text(encoding="utf-8")):
                yield path.relative_to(root).as_posix()


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    potfiles = root / "po" / "POTFILES.in"
    wanted = sorted(translatable_files(root))
    if "--write" in sys.argv[1:]:
        potfiles.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        return 0
    listed = potfiles.read_text(encoding="utf-8").split()
    for name in sorted(set(wanted) - set(listed)):
        print(f"po/POTFILES.in lacks {name}")
    for name in sorted(set(listed) - set(wanted)):
        print(f"po/POTFILES.in names {name}, which has no text to translate")
    if listed == wanted:
        return 0
    print("build-aux/check-potfiles.py --write mends it")
    return 1


if __name__ == "__main__":
    sys.exit(main())
