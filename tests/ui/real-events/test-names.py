#!/usr/bin/python3
# test-names.py: every control on every page has a name of its own
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through all pages of the program and looks at the names of all controls on them.

Usage: test-names.py TRESTLEBOARD PLAN
"""

import pathlib
import shutil
import sys
import tempfile

from driver import ROLE, Failure, Program, Tap, wait_until


def check(program):
    faults = program.name_faults()
    if faults:
        raise Failure("\n".join(faults))


def check_start_page(tap, binary):
    program = Program([binary, "--new-instance"], "Trestleboard")
    try:
        def look():
            program.find("New Plan", ROLE.PUSH_BUTTON)
            check(program)

        tap.step("start page", look)
    finally:
        program.end()


def check_rows(tap, program):
    """Goes down the outline; the form shows the page of each row."""
    outline = program.find("Outline", ROLE.LIST)
    rows = [row for row in outline.children if row.role == ROLE.LIST_ITEM]
    program.click(rows[0])
    for row in rows:
        name = row.name

        def look(row=row, name=name):
            # The form of the row before is gone when the new one has its title.
            title = "Plan Title" if row is rows[0] else name.split()[0] + " Title"
            program.click(row)
            wait_until(f"the page of {name}", lambda: program.frame.find(title, ROLE.TEXT))
            check(program)

        tap.step(f"form: {name}", look)


def check_views(tap, program):
    def source():
        program.key("ctrl+u")
        program.find("Source", ROLE.TEXT)
        check(program)

    def problems():
        program.click(program.find(lambda name: name.endswith(" Problems"), ROLE.PUSH_BUTTON))
        program.find("Problems of the Plan", ROLE.LIST)
        check(program)

    def board():
        program.key("ctrl+2")
        program.find("To Do column", ROLE.LIST)
        check(program)

    for name, function in (("source", source), ("problems", problems), ("board", board)):
        tap.step(name, function)


def main():
    binary, template = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "plan.md"
        shutil.copyfile(template, plan)
        tap = Tap(needs_all=False)
        check_start_page(tap, binary)
        program = Program([binary, "--new-instance", str(plan)], "[Feature Name]")
        try:
            check_rows(tap, program)
            check_views(tap, program)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
