#!/usr/bin/python3
# test-panes.py: the handles between the panes, the marks of the source, and exporting
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drags what is between the panes, points at marks in the source, and exports from the menu.

Usage: test-panes.py TRESTLEBOARD
"""

import pathlib
import sys
import tempfile

from driver import (ROLE, Failure, FocusWatch, Program, Tap, describe, dump, settle, wait_until,
                    xdotool)

PLAN = """\
# Execution Plan: Gate

## Overview
- **Objective**: Keep the gate
- **Estimated Complexity**: Low - small

## Build Agent 1: Doors

### Task 1: **Hinges** (Module: `src/`)
- **Description**: Hold the door
- **Acceptance Criteria**:
  - [ ] Opens
  - [ ] Closes
  - [ ] Swings
  - [ ] Locks
  - [ ] Lasts
  - [ ] Shines
- **Configuration Required**:
  ```python
  LIMIT = 3
  ```
"""

# What the lines of the plan are, from the top: what nothing else in the window says.
PLACES = ("Overview · Objective", "Overview · Estimated Complexity", "Agent 1 Doors",
          "Task 1/1 Hinges", "Task 1/1 Hinges · Description")


class Panes:
    def __init__(self, program, plan):
        self.program = program
        self.plan = plan
        self.focus = FocusWatch(program)

    def width(self, name):
        role = ROLE.LIST if name == "Outline" else ROLE.TEXT
        return self.program.find(name, role).extents.width

    def wait_width(self, name, width):
        try:
            wait_until(f"{name} to be {width} wide", lambda: abs(self.width(name) - width) <= 2)
        except Failure as failure:
            raise Failure(f"{failure}, not {self.width(name)}") from failure

    # The handles.

    def drag_handle(self, name, by):
        x, y = self.program.point(self.program.find(name))
        self.program.drag((x, y), (x + by, y))

    def share_width(self):
        """Until it is dragged, the preview has its share of a window of any width."""
        for width in (1180, 1280):
            xdotool("windowsize", self.program.window, width, 800)
            wait_until("the window", lambda width=width: (
                abs(self.program.frame.extents.width - width) <= 12))
            self.wait_width("Preview", int(self.program.frame.extents.width * 0.36))

    def drag_outline(self):
        before = self.width("Outline")
        self.drag_handle("Width of the Outline", 40)
        self.wait_width("Outline", before + 40)
        # Not wider than is good for a form, not so narrow that names cannot be read.
        self.drag_handle("Width of the Outline", 300)
        self.wait_width("Outline", 320)
        self.drag_handle("Width of the Outline", -300)
        self.wait_width("Outline", 220)

    def drag_companion(self):
        before = self.width("Preview")
        self.drag_handle("Width Beside the Form", -60)
        self.wait_width("Preview", before + 60)
        self.drag_handle("Width Beside the Form", 500)
        self.wait_width("Preview", 280)
        self.drag_handle("Width Beside the Form", -80)
        self.wait_width("Preview", 360)

    def go_to(self, name):
        """By Tab."""
        for _ in range(80):
            if self.focus.name == name:
                return
            count = self.focus.count
            self.program.key("Tab")
            wait_until("the focus to move", lambda count=count: self.focus.count != count)
        raise Failure(f"Tab does not go to {name}")

    def press_arrows(self):
        """The same with keys."""
        for name, pane, key, by in (("Width of the Outline", "Outline", "Right", 24),
                                    ("Width Beside the Form", "Preview", "Left", 24)):
            before = self.width(pane)
            self.go_to(name)
            self.program.key(key)
            self.wait_width(pane, before + by)

    def close_menu(self):
        """A menu that is closed from a menu inside it does not keep the focus."""
        self.program.key("F10")
        for _ in range(20):
            wait_until("the focus in the menu", lambda: self.focus.node.role == ROLE.MENU_ITEM)
            if self.focus.name == "Export":
                break
            count = self.focus.count
            self.program.key("Down")
            wait_until("the focus to move", lambda count=count: self.focus.count != count)
        self.program.key("Return")
        self.program.find("Markdown…", ROLE.MENU_ITEM)
        self.program.key("Escape")
        wait_until("the focus at the menu", lambda: self.focus.name == "Main Menu")
        self.program.key("F9")
        wait_until("the outline to go", lambda: not self.program.frame.find("Outline"))
        self.program.key("F9")
        self.program.find("Outline", ROLE.LIST)

    # Menus at what is scrolled away.

    def open_out_of_sight(self, node, key, role, turn):
        """Scrolls @node off the screen; @key opens something of @role at it, in sight."""
        def is_away():
            xdotool("mousemove", *self.middle, *["click", turn] * 10)
            return not -node.extents.height < node.extents.y < self.program.frame.extents.height

        wait_until("it to be out of sight", is_away)
        self.program.key(key)
        wait_until(f"what {key} opens", lambda: self.focus.node.role == role)
        if not 0 <= node.extents.y < self.program.frame.extents.height:
            raise Failure(f"it is at {node.extents.y}")
        self.program.key("Escape")
        wait_until("the focus", lambda: self.focus.name == node.name)

    def open_menu_by_pointer(self):
        """Menus open when the button is let go: else GTK counts wrong what is pressed."""
        row = self.program.find(lambda name: name.startswith("Task 1/1"), ROLE.LIST_ITEM)
        self.program.click(row)
        text = self.program.find("Description", ROLE.TEXT)
        for node, item in ((text, "Paste"), (row, "Copy as Markdown")):
            xdotool("mousemove", *self.program.point(node, 0.3), "sleep", "0.1", "mousedown", 3,
                    "sleep", "0.4")
            settle()
            if self.program.frame.find(item, ROLE.MENU_ITEM):
                raise Failure(f"{item} is shown while the button is down")
            xdotool("mouseup", 3)
            self.program.find(item, ROLE.MENU_ITEM)
            self.program.key("Escape")
            wait_until("the menu to go", lambda item=item: not self.program.frame.find(
                item, ROLE.MENU_ITEM))

    def open_menu_out_of_sight(self):
        """What a key opens a menu at comes into sight first, however low the window is."""
        self.program.click(self.program.find(lambda name: name.startswith("Task 1/1"),
                                             ROLE.LIST_ITEM))
        text = self.program.find("Description", ROLE.TEXT)
        xdotool("windowsize", self.program.window, 1280, 320)
        wait_until("the low window", lambda: self.program.frame.extents.height < 330)
        self.program.click(text)
        wait_until("the focus", lambda: self.focus.name == "Description")
        self.middle = self.program.point(text)
        for key in ("Menu", "shift+F10"):
            self.open_out_of_sight(text, key, ROLE.MENU_ITEM, 5)
        language = self.program.find("Configuration Required language", ROLE.PUSH_BUTTON)
        self.go_to(language.name)
        self.open_out_of_sight(language, "space", ROLE.LIST_ITEM, 4)
        xdotool("windowsize", self.program.window, 1280, 800)
        wait_until("the window", lambda: self.program.frame.extents.height > 700)

    # The marks of the source.

    def point_at_marks(self):
        """From the top to the end, each mark says which field its lines are."""
        self.program.key("ctrl+u")
        self.program.find("Source", ROLE.TEXT)
        x, y = self.program.point(self.program.find("TbSourceMarks"), 0.5, 0)
        for place in PLACES:
            for y in range(y, y + 300, 10):
                # GTK shows a tooltip half a second after the last motion.
                xdotool("mousemove", x, y, "sleep", "0.7")
                settle()
                if self.program.frame.find(place, ROLE.LABEL):
                    break
            self.program.find(place, ROLE.LABEL, 1)

    # Exporting.

    def export(self, item, title, name):
        """Exports from the menu, under a name that is typed. Returns: what is in the file"""
        path = self.plan.with_name(name)
        self.program.click(self.program.find("Main Menu", ROLE.PUSH_BUTTON))
        self.program.click_menu_item("Export")
        self.program.click_menu_item(item)
        wait_until(title, lambda: self.find_dialog(title))
        self.program.key("ctrl+a")
        self.program.type(str(path))
        self.program.key("Return")
        self.program.find(f"Exported to {name}")
        wait_until("the dialog to go", lambda: not self.find_dialog(title))
        return path.read_bytes()

    def come_to_board(self):
        """Keys are for the cards then, wherever they were for before; the first time, too."""
        for row in ("Overview", "Task 1/1"):
            self.program.click(self.program.frame.find(
                lambda name, row=row: row in name, ROLE.LIST_ITEM))
            self.program.click(self.program.find("Board", ROLE.PAGE_TAB))
            wait_until("the focus on a card", lambda: self.focus.node
                       and "To Do column" in describe(self.focus.node))
            self.program.click(self.program.find("Edit", ROLE.PAGE_TAB))
            self.program.find("Outline", ROLE.LIST)

    def find_dialog(self, title):
        return next((child for child in self.program.application.children
                     if child.name == title and child.is_shown), None)

    def export_markdown(self):
        saved = self.export("Markdown…", "Export as Markdown", "copy.md")
        if saved != PLAN.encode():
            raise Failure(f"the copy is {saved}")

    def export_html(self):
        saved = self.export("HTML…", "Export as HTML", "gate.html")
        if not saved.startswith(b"<!DOCTYPE html>") or b"Hold the door" not in saved:
            raise Failure(f"the page is {saved}")

    def export_pdf(self):
        saved = self.export("PDF…", "Export as PDF", "gate.pdf")
        if not saved.startswith(b"%PDF-"):
            raise Failure(f"the document is {saved[:80]}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "gate.md"
        path.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(path)], "Gate")
        panes = Panes(program, path)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.application),
                  needs_all=False)
        try:
            for step in ("share_width", "drag_outline", "drag_companion", "press_arrows",
                         "close_menu", "open_menu_by_pointer", "open_menu_out_of_sight",
                         "point_at_marks", "come_to_board", "export_markdown",
                         "export_html", "export_pdf"):
                tap.step(step, getattr(panes, step))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
