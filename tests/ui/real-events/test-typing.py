#!/usr/bin/python3
# test-typing.py: focus and caret stay while a person types
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types 200 letters, one each 30 ms, into a text of each kind, with preview and board on.

Usage: test-typing.py TRESTLEBOARD
"""

import pathlib
import sys
import tempfile

from driver import ROLE, Failure, FocusWatch, Program, Tap, dump, wait_until, xdotool

PLAN = """\
# Execution Plan: Gate

## Overview
- **Objective**: Start end
- **Dependencies**:
  - Start end

## Architecture Decisions
| Decision | Rationale |
|----------|-----------|
| Start end | Fast |

## Module Placement
Start end → src/

## Notes of Mine
Start end

## Build Agent 1: Doors

### Task 1: **Hinges** (Module: `src/`)
- **Acceptance Criteria**:
  - [ ] Start end
- **Files to Create**:
  ```
  src/
  ├── a.c  # Start end
  └── b.c
  ```
- **Code Example**:
  ```c
  Start end
  ```
- **Test Cases** (file: `src/test.c`):
  - `test_turn`: Start end
"""

# Where: the row of the outline, and the text.
PLACES = (
    ("Section Overview", "Objective"),
    ("Section Overview", "Dependencies 1 text"),
    ("Section Architecture", "Architecture Decisions 1 Decision"),
    ("Section Module", "Module Placement 1 what"),
    ("Section Notes", "Text"),
    ("Task 1/1", "Acceptance Criteria 1 text"),
    ("Task 1/1", "Files to Create 1 comment"),
    ("Task 1/1", "Code Example"),
    ("Task 1/1", "Test Cases 1 expectation"),
)
WORDS = "One two, three: four `five` six; seven eight - nine (ten) 1.2 "
TYPED = (WORDS * 4)[:200]
BETWEEN = len("Start ")


def check(program, focus, row, name):
    program.click(program.find(lambda found: found.startswith(row), ROLE.LIST_ITEM))
    node = program.find(name, ROLE.TEXT)
    program.click(node)
    wait_until("the focus", lambda: focus.name == name)
    program.key("ctrl+Home", *["Right"] * BETWEEN)
    count = focus.count
    xdotool("type", "--delay", "30", TYPED)
    expected = f"Start {TYPED}end"
    try:
        wait_until("what was typed", lambda: node.text == expected)
    except Failure as failure:
        raise Failure(f"{failure}: {node.text!r}") from failure
    if focus.count != count:
        raise Failure(f"the focus went to {focus.name}")
    caret = node.accessible.get_text_iface().get_caret_offset()
    if caret != BETWEEN + len(TYPED):
        raise Failure(f"the caret is at {caret}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "gate.md"
        path.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(path)], "Gate")
        # So high that all of a form is in sight.
        xdotool("windowsize", program.window, 1280, 1600)
        wait_until("the high window", lambda: program.frame.extents.height > 1500)
        focus = FocusWatch(program)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame), needs_all=False)
        try:
            # The board goes on following the plan when it has been looked at.
            program.key("ctrl+2")
            program.find("To Do column", ROLE.LIST)
            program.key("ctrl+1")
            for row, name in PLACES:
                tap.step(name, lambda row=row, name=name: check(program, focus, row, name))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
