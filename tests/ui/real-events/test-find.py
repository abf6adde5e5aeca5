#!/usr/bin/python3
# test-find.py: words are found and replaced in the whole plan
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds and replaces with the keyboard alone.

Usage: test-find.py TRESTLEBOARD TEMPLATE
"""

import pathlib
import sys
import tempfile
import time

from driver import ROLE, Failure, Program, Tap, dump, wait_until

TITLE = "Gate"
PLAN = """\
# Implementation Plan: Gate

### Overview
- **Objective**: Keep redis running

#### Architecture Decisions
| Decision | Rationale |
|---|---|
| Redis | It is known |

## Build Agent 1: Core

#### Task 1: **Redis store** (Module: `store/`)
- **Description**: One redis for all
- **Acceptance Criteria**:
  - [ ] Redis answers
"""


class Find:
    def __init__(self, program, plan):
        self.program = program
        self.plan = plan

    def wait_for(self, what):
        self.program.find(what, ROLE.LABEL)

    def find(self):
        self.program.find("Outline", ROLE.LIST)
        self.program.key("ctrl+f")
        self.program.find("Find in the Plan")
        self.program.type("redis")
        self.wait_for("1 of 5")
        self.program.find("Objective", ROLE.TEXT)

    def step(self):
        self.program.key("Return", "Return")
        self.wait_for("3 of 5")
        self.program.find("Task Title", ROLE.TEXT)
        self.program.key("shift+Return")
        self.wait_for("2 of 5")
        self.program.key("ctrl+g", "ctrl+g")
        self.wait_for("4 of 5")
        self.program.key("ctrl+shift+g")
        self.wait_for("3 of 5")
        self.program.key("ctrl+g")

    def write_at_match(self):
        """Escape leaves the match selected: what is typed takes its place."""
        self.program.key("Escape")
        self.program.type("cache")
        field = self.program.find("Description", ROLE.TEXT)
        wait_until("the word in the form", lambda: field.text == "One cache for all")
        self.program.key("ctrl+z")
        wait_until("the word taken back", lambda: field.text == "One redis for all")

    def replace(self):
        self.program.key("ctrl+h")
        entry = self.program.find("Find in the Plan")
        self.program.type("redis")
        self.wait_for("4 of 5")
        self.program.key("Tab")
        self.program.type("Valkey|2")
        self.program.key("Return")
        self.wait_for("4 of 4")
        field = self.program.find("Description", ROLE.TEXT)
        wait_until("the word in the form", lambda: field.text == "One Valkey|2 for all")
        if not entry.is_shown:
            raise Failure("the bar is gone")

    def choose(self):
        """All that are left: the dialog begins with everything chosen."""
        self.program.key("Tab", "Tab", "Return")
        wait_until("the list", self.find_dialog)
        self.program.key("Return")
        wait_until("the list to go", lambda: not self.find_dialog())
        self.wait_for("No Matches")

    def find_dialog(self):
        for child in self.program.application.children:
            if child.name == "Replace":
                return child
        return None

    def filter_board(self):
        """On the board Ctrl+F is its filter, and Ctrl+H leads back to the form."""
        self.program.key("Escape", "ctrl+2")
        self.program.find("To Do column")
        self.program.key("ctrl+f")
        self.program.type("nowhere")
        wait_until("an empty board", lambda: not self.program.frame.find(
            lambda name: name.startswith("Task 1/1"), ROLE.LIST_ITEM))
        self.program.key("Escape", "ctrl+h")
        self.program.find("Replace With")

    def open_again(self):
        """What was looked for is there and selected."""
        self.program.key("ctrl+f")
        self.program.find("Find in the Plan")
        self.program.type("nowhere")
        self.wait_for("No Matches")
        self.program.key("Escape", "ctrl+f")
        time.sleep(1)  # Until the caret would blink.
        self.program.key("Escape")

    def check_log(self, log):
        warnings = [line for line in log.read_text("utf-8").splitlines() if "GtkText - " in line]
        if warnings:
            raise Failure("\n".join(warnings))

    def save(self):
        self.program.key("Escape", "ctrl+s")
        wait_until("the file", lambda: self.plan.read_text("utf-8") != PLAN)
        text = self.plan.read_text("utf-8")
        expected = (PLAN.replace("| Redis", "| Valkey\\|2").replace("redis", "Valkey|2")
                    .replace("Redis", "Valkey|2"))
        if text != expected:
            raise Failure(f"the file is\n{text}")


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "gate.md"
        plan.write_text(PLAN, "utf-8")
        # What GTK says of the caret in the entry goes into a file.
        log = pathlib.Path(folder) / "stderr"
        program = Program(["sh", "-c", f'exec "$0" "$@" 2>{log}', binary, "--new-instance",
                           str(plan)], TITLE)
        find = Find(program, plan)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            tap.step("find", find.find)
            tap.step("step through the matches", find.step)
            tap.step("write at a match", find.write_at_match)
            tap.step("replace a match", find.replace)
            tap.step("replace the others", find.choose)
            tap.step("filter the board", find.filter_board)
            tap.step("save", find.save)
            tap.step("open it again", find.open_again)
            tap.step("no warnings", lambda: find.check_log(log))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
