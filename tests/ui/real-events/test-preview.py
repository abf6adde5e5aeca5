#!/usr/bin/python3
# test-preview.py: the plan is read, copied and enlarged in its preview
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a plan in the preview with wheel, pointer and keys.

Usage: test-preview.py TRESTLEBOARD TEMPLATE
"""

import os
import pathlib
import sys
import tempfile

from driver import (ROLE, Atspi, Failure, FocusWatch, Program, Tap, dump, settle, wait_until,
                    xdotool)

TITLE = "Gate"
CODE = "def is_open():\n    return False\n"
PLAN = f"""\
# Implementation Plan: Gate

### Overview
- **Objective**: Keep the hens in, see [the site](https://example.org/gate)

[Notes](docs/notes.md) and `src/\u202egate\u200b/`.

| Key | Where |
|---|---|
| One | [first place](#technical-approach) |
| Two | [write us](mailto:hens@example.org) |

```python
{CODE}```

### Technical Approach
Words of the *approach*.

""" + "\n\n".join(f"## Section {number}\nWords of section {number}.\n\nMore.\n\nAnd more."
                  for number in range(1, 31)) + "\n"

SHOWN = "Keep the hens in, see the site\nNotes and src/⟪U+202E⟫gate⟪U+200B⟫/."
MARKDOWN = ("- **Objective**: Keep the hens in, see [the site](https://example.org/gate)\n\n"
            "[Notes](docs/notes.md) and `src/\u202egate\u200b/`.")
READ = "In sight in the preview"


def register_opener(folder):
    """What opens addresses of the web and of mail only writes them down."""
    opened = folder / "opened"
    opener = folder / "opener"
    opener.write_text(f"#!/bin/sh\necho \"$1\" >>'{opened}'\n", "utf-8")
    opener.chmod(0o755)
    applications = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "applications"
    applications.mkdir(parents=True, exist_ok=True)
    schemes = ["x-scheme-handler/https", "x-scheme-handler/mailto"]
    (applications / "opener.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Opener\nExec={opener} %u\n"
        f"MimeType={';'.join(schemes)};\n", "utf-8")
    (pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list").write_text(
        "[Default Applications]\n" + "".join(f"{scheme}=opener.desktop\n" for scheme in schemes),
        "utf-8")
    return opened


class Reading:
    def __init__(self, program, folder):
        self.program = program
        self.opened = register_opener(folder)
        self.focus = FocusWatch(program)
        self.view = None

    def point(self, words, across=0.5):
        """Where on the screen some words of the preview are."""
        text = self.view.accessible.get_text_iface()
        at = self.view.text.index(words) + int((len(words) - 1) * across)
        places = []

        def stays():
            box = Atspi.Text.get_character_extents(text, at, Atspi.CoordType.WINDOW)
            places.append((box.x, box.y, box.width, box.height))
            # The find bar glides away; a busy program may stand still for a moment in between.
            return box if places[-4:] == [places[-1]] * 4 else None

        box = wait_until("words to come to rest", stays)
        left, top = self.program.point(self.view, 0, 0)
        frame = self.view.extents
        side = box.width if across == 1 else 0
        return left + box.x - frame.x + max(side, 1), top + box.y - frame.y + box.height // 2

    def click(self, words, button=1):
        xdotool("mousemove", *self.point(words), "sleep", "0.2", "click", button)

    def find_read(self):
        """The row of the outline that says that it is read."""
        for node in self.program.frame.walk():
            if node.role == ROLE.LIST_ITEM and node.accessible.get_description() == READ:
                return node
        return None

    def find_dialog(self, name):
        for child in self.program.application.children:
            if child.name == name and child.is_shown:
                return child
        return None

    def refuse(self, name):
        """Closes the dialog; nothing was opened."""
        before = self.read_opened()
        wait_until(name, lambda: self.find_dialog(name))
        self.program.key("Escape")
        wait_until(f"{name} to go", lambda: not self.find_dialog(name))
        if self.read_opened() != before:
            raise Failure(f"opened were {self.read_opened()}")

    def read_opened(self):
        return self.opened.read_text("utf-8").split() if self.opened.exists() else []

    def wait_for_element(self, words):
        wait_until(words, lambda: self.view.accessible.get_description() == words)

    def expect_clipboard(self, expected):
        """An entry shows what is on the clipboard."""
        self.program.key("ctrl+f")
        entry = self.program.find("Find in the Plan")
        self.program.key("ctrl+a", "ctrl+v")
        wait_until(f"{expected!r} on the clipboard", lambda: entry.text == expected)
        self.program.key("ctrl+a", "BackSpace", "Escape")
        wait_until("the find bar to go", lambda: not self.program.frame.find("Find in the Plan"))

    def focus_preview(self):
        """From pane to pane: a click would lead into the form."""
        for _ in range(4):
            before = self.focus.count
            self.program.key("F6")
            wait_until("another pane", lambda: self.focus.count > before)
            if self.focus.name == "Preview":
                return
        raise Failure("the preview is not reached")

    def begin(self):
        self.view = self.program.find("Preview", ROLE.TEXT)
        wait_until("the plan", lambda: "Section 30" in self.view.text)
        if SHOWN not in self.view.text:
            raise Failure(f"shown is {self.view.text[:300]!r}")

    def follow(self):
        """The outline marks what is scrolled to, and the form stays."""
        self.program.find("There are no tasks and no criteria yet.", ROLE.LABEL)
        xdotool("mousemove", *self.program.point(self.view), "click", "--repeat", 60,
                "--delay", 20, 5)
        wait_until("a section that is read", lambda: (row := self.find_read())
                   and row.name.startswith("Section Section "))
        xdotool("click", "--repeat", 90, "--delay", 20, 4)
        wait_until("the beginning that is read", lambda: (row := self.find_read())
                   and row.name.startswith("Plan "))
        self.program.find("There are no tasks and no criteria yet.", ROLE.LABEL)

    def hover(self):
        """What is below the pointer says where it leads, before a click."""
        xdotool("mousemove", *self.point("the site"))
        self.program.find("https://example.org/gate", ROLE.LABEL)
        xdotool("mousemove", *self.point("Keep the"))
        wait_until("the target to go",
                   lambda: not self.program.frame.find("https://example.org/gate", ROLE.LABEL))

    def open_web(self):
        self.click("the site")
        wait_until("the address", lambda: self.read_opened() == ["https://example.org/gate"])

    def open_file(self):
        self.click("Notes")
        self.refuse("File Not Found")

    def open_mail(self):
        """By keyboard, in a table."""
        self.focus_preview()
        for _ in range(12):
            self.program.key("Tab")
            if self.view.accessible.get_description() == "Link: mailto:hens@example.org":
                break
        self.wait_for_element("Link: mailto:hens@example.org")
        self.program.find("mailto:hens@example.org", ROLE.LABEL)
        self.program.key("Return")
        self.refuse("Write a Message?")

    def select(self):
        """Across blocks, with the pointer; as it reads and as it is written."""
        self.program.drag(self.point("Keep the", 0), self.point("U+200B⟫/.", 1))
        self.program.key("ctrl+c")
        self.expect_clipboard(SHOWN)
        self.program.drag(self.point("Keep the", 0), self.point("U+200B⟫/.", 1))
        self.program.key("ctrl+shift+c")
        self.expect_clipboard(MARKDOWN)

    def choose(self, words, item):
        """An item of the context menu of some words."""
        self.click(words, 3)
        entry = self.program.find(item, ROLE.MENU_ITEM)
        for _ in range(10):
            if entry.has_state(Atspi.StateType.FOCUSED):
                break
            self.program.key("Down")
            settle()
        self.program.key("Return")
        wait_until("the menu to go", lambda: not self.program.frame.find(item, ROLE.MENU_ITEM))

    def use_menu(self):
        """The next click behind a menu that a key closed is for what it is at."""
        self.choose("the site", "Copy Link")
        self.expect_clipboard("https://example.org/gate")
        self.choose("return False", "Copy Code")
        self.expect_clipboard(CODE)
        self.choose("approach", "Edit This")
        wait_until("the focus in the form", lambda: self.focus.name == "Text")
        self.program.find("Section Title", ROLE.TEXT)

    def get_size(self):
        text = self.view.accessible.get_text_iface()
        at = self.view.text.index("Overview")
        return Atspi.Text.get_character_extents(text, at, Atspi.CoordType.WINDOW).height

    def zoom(self):
        """With the focus in the form, and with the wheel."""
        self.click("Words of the")
        xdotool("mousemove", *self.program.point(self.view))
        normal = self.get_size()
        self.program.key(*["ctrl+plus"] * 5)
        wait_until("larger words", lambda: self.get_size() > normal * 1.3)
        self.program.key("ctrl+0")
        wait_until("words as before", lambda: self.get_size() == normal)
        self.program.key(*["ctrl+minus"] * 3)
        wait_until("smaller words", lambda: self.get_size() < normal)
        xdotool("keydown", "ctrl", "click", "--repeat", 6, "--delay", 40, 4, "keyup", "ctrl")
        wait_until("larger words", lambda: self.get_size() > normal)
        xdotool("keydown", "ctrl", "click", "--repeat", 3, "--delay", 40, 5, "keyup", "ctrl")
        wait_until("words as before", lambda: self.get_size() == normal)

    def read_alone(self):
        """What was read with nothing around is marked in the outline afterwards."""
        self.program.key("F11")
        wait_until("the preview alone",
                   lambda: not self.program.frame.find("Outline", ROLE.LIST))
        self.program.key("End", "Next", "Next", "Next")
        self.program.key("Escape")
        self.program.find("Outline", ROLE.LIST)
        wait_until("a section that is read", self.find_read)
        self.program.find("Section Title", ROLE.TEXT)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plan = folder / "gate.md"
        plan.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(plan)], TITLE)
        reading = Reading(program, folder)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.application),
                  needs_all=False)
        try:
            tap.step("the plan is shown, and what hides in it", reading.begin)
            tap.step("the outline follows the wheel", reading.follow)
            tap.step("a link says where it leads", reading.hover)
            tap.step("an address of the web opens", reading.open_web)
            tap.step("a file does not open unasked", reading.open_file)
            tap.step("a link in a table is reached by keyboard", reading.open_mail)
            tap.step("words are copied across blocks", reading.select)
            tap.step("the context menu", reading.use_menu)
            tap.step("larger and smaller", reading.zoom)
            tap.step("read alone", reading.read_alone)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
