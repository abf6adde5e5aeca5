#!/usr/bin/python3
# test-live.py: another program ticks boxes in the file while a person types
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fifty boxes are ticked one by one, in place and by a new file in the old one's stead, while a
description is typed. Nothing may be lost of either, and the board follows.

Usage: test-live.py TRESTLEBOARD
"""

import pathlib
import subprocess
import sys
import tempfile
import time

from driver import ROLE, Program, Tap, dump, wait_until, xdotool

BOXES = 50
WORDS = " and this was typed while another program ticked all of the boxes"
OPEN = "".join(f"  - [ ] Plank {number} lies\n" for number in range(BOXES))
PLAN = f"""# Execution Plan: Harbour

## Build Agent 1: Pier

### Task 1: **Planks**
- **Description**: Lay them.
- **Acceptance Criteria**:
{OPEN}- **Dependencies**: None

### Task 2: **Rails**
- **Description**: Fix them.
- **Acceptance Criteria**:
  - [ ] They hold
- **Dependencies**: Task 1
"""
DONE = PLAN.replace("- [ ] Plank", "- [x] Plank")

# The other program: odd boxes by rename, even ones in place.
BUILDER = """
import os, pathlib, sys, time
path = pathlib.Path(sys.argv[1])
for number in range(int(sys.argv[2])):
    text = path.read_text("utf-8").replace(f"- [ ] Plank {number} ", f"- [x] Plank {number} ")
    if number % 2:
        new = path.with_suffix(".new")
        new.write_text(text, "utf-8")
        os.replace(new, path)
    else:
        path.write_text(text, "utf-8")
    time.sleep(0.08)
"""


class Live:
    def __init__(self, program, path):
        self.program = program
        self.path = path
        self.row = None
        self.ticked_at = None

    def type_while_ticked(self):
        self.row = self.program.find(lambda name: name.startswith("Task 1/1 "), ROLE.LIST_ITEM)
        self.program.click(self.row)
        field = self.program.find("Description", ROLE.TEXT)
        wait_until("the task", lambda: field.text == "Lay them.")
        self.program.click(field)
        self.program.key("ctrl+End")
        with subprocess.Popen([sys.executable, "-c", BUILDER, str(self.path),
                               str(BOXES)]) as builder:
            xdotool("type", "--delay", "60", WORDS)
            if builder.wait() != 0:
                raise AssertionError("the other program failed")
        self.ticked_at = time.monotonic()
        wait_until("the typed text", lambda: field.text == "Lay them." + WORDS)

    def follow(self):
        wait_until("the outline", lambda: f"{BOXES} of {BOXES}" in self.row.name)
        self.say_when("outline")
        self.program.key("ctrl+2")
        done = self.program.find("Done column", ROLE.LIST)
        wait_until("the card among what is done",
                   lambda: done.find(lambda name: name.startswith("1/1")))
        self.say_when("board")

    def say_when(self, view):
        seconds = time.monotonic() - self.ticked_at
        print(f"# the {view} is right {seconds:.2f} s after the last tick")

    def save(self):
        self.program.key("ctrl+s")
        wanted = DONE.replace("Lay them.", "Lay them." + WORDS)
        wait_until("the work of both in the file",
                   lambda: self.path.read_text("utf-8") == wanted)


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "harbour.md"
        path.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(path)], "Harbour")
        live = Live(program, path)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            for step in ("type_while_ticked", "follow", "save"):
                tap.step(step, getattr(live, step))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
