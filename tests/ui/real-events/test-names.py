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

from driver import ROLE, Atspi, Failure, Program, Tap, wait_until, xdotool


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


# Buttons of a task's page that open something, and a control that is in it then (None: menu items).
OPENERS = (
    ("Main Menu", None),
    ("Part Menu", None),
    ("Description Menu", None),
    ("Add Field", None),
    ("Add Section to the Plan", None),
    ("Add to Dependencies", "Search Tasks"),
)
# Texts that stand by themselves below a caption.
CAPTIONED = ("Module", "Description", "Dependencies", "Code Example", "Test Cases file")


def check_popovers(tap, program):
    """Opens the menus and popovers of a task's page one after the other."""
    def open_task():
        program.click(program.find(lambda name: name.startswith("Task 1/1"), ROLE.LIST_ITEM))
        program.find("Task Title", ROLE.TEXT)

    def is_open(inside):
        if inside:
            return program.frame.find(inside)
        return program.frame.find(lambda name: True, ROLE.MENU_ITEM)

    def look(opener, inside):
        program.click(program.find(opener, ROLE.PUSH_BUTTON))
        wait_until(f"what {opener} opens", lambda: is_open(inside))
        try:
            check(program)
        finally:
            program.key("Escape")
            wait_until(f"{opener} to close", lambda: not is_open(inside))

    tap.step("a task's page", open_task)
    for opener, inside in OPENERS:
        tap.step(f"what opens: {opener}", lambda opener=opener, inside=inside: look(opener, inside))


def check_context_menu(tap, program):
    """Opens the menu of a task's row."""
    def is_open():
        return program.frame.find("Copy as Markdown", ROLE.MENU_ITEM)

    def look(opening):
        opening()
        wait_until("the context menu", is_open)
        try:
            check(program)
        finally:
            program.key("Escape")
            wait_until("the context menu to close", lambda: not is_open())

    def by_key():
        program.click(program.find(lambda name: name.startswith("Task 1/1"), ROLE.LIST_ITEM))
        program.key("Menu")

    tap.step("context menu of the outline", lambda: look(by_key))


def is_labelled(node):
    """Whether a label that can be seen is tied to it, and has its name."""
    for relation in node.accessible.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            label = relation.get_target(0)
            return bool(label) and label.get_name() == node.name
    return False


def check_labels(tap, program):
    def look():
        loose = [name for name in CAPTIONED if not is_labelled(program.find(name, ROLE.TEXT))]
        if loose:
            raise Failure(f"no label is tied to {', '.join(loose)}")

    tap.step("captions are tied to their texts", look)


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
        # So high that all of a form is in sight.
        xdotool("windowsize", program.window, 1280, 1900)
        wait_until("the high window", lambda: program.frame.extents.height > 1800)
        try:
            check_rows(tap, program)
            check_popovers(tap, program)
            check_context_menu(tap, program)
            check_labels(tap, program)
            check_views(tap, program)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
