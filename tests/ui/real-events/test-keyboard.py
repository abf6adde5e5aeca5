#!/usr/bin/python3
# test-keyboard.py: a whole plan is written without a pointer
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Begins with an empty window and writes a plan for two build agents with the keyboard alone.

Usage: test-keyboard.py TRESTLEBOARD TRESTLEBOARD-CLI
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from driver import ROLE, Failure, FocusWatch, Program, Tap, dump, wait_until

TITLE = "Tide Table"

# What is written where, by the name of the text.
OVERVIEW = {
    "Objective": "Show the tides of one harbour, so that boats leave on time",
    "Includes": "Reading the harbour file and drawing one day of tides",
    "Excludes": "Forecasts of the weather",
    "Dependencies 1 text": "Python 3.11",
    "Dependencies 2 text": "SQLite 3.40",
    "Dependencies 3 text": "The module `harbour/names.py`",
    "Estimated Complexity": None,
    "Estimated Complexity reason": "One file is read and one picture is drawn",
}
AGENTS = (
    ("Reader", {
        "Task Title": "Read the harbour file",
        "Module": "tides/",
        "Description": "Reads the tides of a harbour from its file into the store",
        "Acceptance Criteria 1 text": "A file of 365 days is read in less than 1 s",
        "Files to Create 1 path": "tides/read.py",
        "Files to Create 1 comment": "Reads a file",
        "Test Cases file": "tides/test_read.py",
        "Test Cases 1 name": "test_read_year",
        "Test Cases 1 expectation": "Read a file of 365 days: all are in the store in 1 s",
    }),
    ("Picture", {
        "Task Title": "Draw a day",
        "Module": "tides/",
        "Description": "Draws the tides of one day as a curve",
        "Acceptance Criteria 1 text": "The curve of a day has 24 hours",
        "Files to Create 1 path": "tides/draw.py",
        "Files to Create 1 comment": "Draws a day",
        "Test Cases file": "tides/test_draw.py",
        "Test Cases 1 name": "test_draw_day",
        "Test Cases 1 expectation": "Draw a day: the curve has 24 hours",
    }),
)
CRITERIA = {
    "Functional Requirements 1 text": "The tides of all days of 2026 are shown",
    "Functional Requirements 2 text": "All criteria of the tasks are ticked",
    "Functional Requirements 3 text": "The harbour page links to the tides",
}
# What the template has and this plan does not need.
REMOVED = ("Section Technical Clarifications", "Section Technical Approach", "Agent 1",
           "Section Testing Strategy")


class Writer:
    def __init__(self, program, path, cli):
        self.program = program
        self.focus = FocusWatch(program)
        self.path = path
        self.cli = cli

    def press(self, key):
        """Presses a key that moves the focus."""
        count = self.focus.count
        self.program.key(key)
        wait_until(f"the focus to move by {key} from {self.focus.name}",
                   lambda: self.focus.count != count)

    def wait_focus(self, name):
        wait_until(f"the focus in {name}", lambda: self.focus.name == name)

    def type(self, text):
        node = self.focus.node
        self.program.type(text)
        wait_until(f"{text!r} in {node.name}", lambda: node.text == text)

    def is_in_outline(self):
        return (self.focus.node is not None and self.focus.node.role == ROLE.LIST_ITEM
                and self.focus.name.split()[0] in ("Plan", "Section", "Agent", "Task"))

    def fill(self, texts):
        """Goes through a page with Tab and writes each of the texts into its control."""
        left = dict(texts)
        for _ in range(120):
            name = self.focus.name
            if name in left:
                text = left.pop(name)
                if text is None:
                    self.program.key("space", "Down", "Down", "Return")
                    wait_until("the choice", lambda: self.focus.name == name)
                else:
                    self.type(text)
            if not left:
                return
            self.press("Tab")
        raise Failure(f"no way with Tab to {list(left)}")

    def go_to_row(self, prefix):
        """Goes to the row of the outline, from wherever the focus is."""
        for _ in range(4):
            if self.is_in_outline():
                break
            self.press("F6")
        self.program.key("Home")
        wait_until("the first row", lambda: self.focus.name.startswith("Plan "))
        for _ in range(40):
            if self.focus.name.startswith(prefix):
                return
            self.press("Down")
        raise Failure(f"no way with Down to {prefix}")

    def open_page(self, prefix, title):
        self.go_to_row(prefix)
        self.program.key("Return")
        self.wait_focus(title)

    # The steps.

    def begin(self):
        self.program.key("ctrl+n")
        wait_until("the page for a new plan", lambda: self.has_window(2))
        self.program.type(TITLE)
        self.program.key("Tab", "Tab", "ctrl+a")
        self.program.type("1")
        self.program.key("Return")
        wait_until("the focus in the outline", self.is_in_outline)
        self.open_page("Plan ", "Plan Title")
        wait_until("the title", lambda: self.focus.node.text == TITLE)

    def remove_sections(self):
        for prefix in REMOVED:
            self.go_to_row(prefix)
            self.program.key("Delete")
            wait_until(f"{prefix} to be gone", lambda: not self.program.frame.find(
                lambda name: name.startswith(prefix), ROLE.LIST_ITEM))

    def fill_overview(self):
        self.open_page("Section Overview", "Objective")
        self.fill(OVERVIEW)

    def fill_criteria(self):
        # The name of a section of the template is spared.
        self.open_page("Section Success Criteria", "Open Functional Requirements")
        self.program.key("alt+Page_Down")
        self.wait_focus("Functional Requirements 1 text")
        self.fill(CRITERIA)

    def add_agents(self):
        for name, task in AGENTS:
            self.program.key("ctrl+shift+b")
            self.wait_focus("Agent Title")
            self.type(name)
            self.program.key("ctrl+shift+t")
            self.wait_focus("Task Title")
            self.fill(task)

    def depend(self):
        """The second task waits for the first one."""
        for _ in range(60):
            if self.focus.name == "Add to Dependencies":
                break
            self.press("shift+Tab")
        self.program.key("space")
        self.wait_focus("Search Tasks")
        self.program.type("1/1")
        self.program.key("Return")
        self.program.find("Go to 1/1 Read the harbour file")

    def save(self):
        self.program.key("ctrl+s")
        wait_until("a question for the name", lambda: self.has_window(2))
        self.program.key("ctrl+a")
        self.program.type(str(self.path))
        self.program.key("Return")
        wait_until("the file", lambda: self.path.exists() and self.path.read_text("utf-8"))

    def has_window(self, number):
        return len(list(self.program.application.children)) >= number

    def check(self):
        shown = json.loads(subprocess.run([self.cli, "show", "--json", str(self.path)],
                                          check=True, capture_output=True, text=True).stdout)
        names = [(agent["name"], [task["name"] for task in agent["tasks"]])
                 for agent in shown["agents"]]
        if names != [(name, [task["Task Title"]]) for name, task in AGENTS]:
            raise Failure(f"the plan has {names}")
        check = subprocess.run([self.cli, "check", str(self.path)], check=False,
                               capture_output=True, text=True)
        errors = [line for line in check.stdout.splitlines() if " error: " in line]
        if check.returncode not in (0, 1) or errors or not self.path.stat().st_size:
            raise Failure("\n".join(errors) or check.stderr)


def main():
    binary, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        program = Program([binary, "--new-instance"], "Trestleboard")
        writer = Writer(program, pathlib.Path(folder) / "tides.md", cli)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            for step in ("begin", "remove_sections", "fill_overview", "fill_criteria",
                         "add_agents", "depend", "save", "check"):
                tap.step(step, getattr(writer, step))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
