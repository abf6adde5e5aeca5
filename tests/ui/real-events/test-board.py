#!/usr/bin/python3
# test-board.py: cards are dragged, moved by keys, ticked and filtered
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reviews work on the board with keys and pointer; the bytes of the file tell what happened.

Usage: test-board.py TRESTLEBOARD TEMPLATE
"""

import difflib
import pathlib
import sys
import tempfile

from driver import Atspi, ROLE, Failure, Program, Tap, dump, wait_until, xdotool

TITLE = "Gateway"
PLAN = """# Execution Plan: Gateway

## Task Breakdown

## Build Agent 1: Connections

### Task 1: **Settings** (Module: `backend/core/`)
- **Description**: Reads the limits.
- **Acceptance Criteria**:
  - [x] Limits are read
- **Dependencies**: None

### Task 2: **Manager** (Module: `backend/managers/`)
- **Description**: Counts connections.
- **Acceptance Criteria**:
  - [ ] Limit of 3 holds
  - [ ] Store lost: refused
- **Dependencies**: Task 1

## Build Agent 2: Frontend

### Task 1: **Banner** (Module: `frontend/`)
- **Description**: Says that it reconnects.
- **Acceptance Criteria**:
  - [ ] Shows
- **Dependencies**: Agent 1 Task 2
"""

# What moving Task 1/2 to Agent 2 makes of the plan.
MOVED = PLAN.replace("""### Task 2: **Manager** (Module: `backend/managers/`)
- **Description**: Counts connections.
- **Acceptance Criteria**:
  - [ ] Limit of 3 holds
  - [ ] Store lost: refused
- **Dependencies**: Task 1

""", "").replace("- **Dependencies**: Agent 1 Task 2\n", """- **Dependencies**: Agent 2 Task 2

### Task 2: **Manager** (Module: `backend/managers/`)
- **Description**: Counts connections.
- **Acceptance Criteria**:
  - [ ] Limit of 3 holds
  - [ ] Store lost: refused
- **Dependencies**: Agent 1 Task 1
""")


def with_status(text, word):
    line = "- **Description**: Counts connections.\n"
    return text.replace(line, f"{line}- **Status**: {word}\n")


def starts(text):
    return lambda name: name.startswith(text)


class Board:
    def __init__(self, program, plan):
        self.program = program
        self.plan = plan

    def card(self, start):
        return self.program.find(starts(start), ROLE.LIST_ITEM)

    def expect_file(self, text):
        """Saves; the file must hold just that."""
        self.program.key("ctrl+s")
        try:
            wait_until("the file", lambda: self.plan.read_bytes() == text.encode(), 10)
        except Failure as failure:
            lines = difflib.unified_diff(text.splitlines(), self.plan.read_text().splitlines(),
                                         "expected", "file", lineterm="", n=1)
            raise Failure("\n".join(lines)) from failure

    def focus_manager(self):
        card = self.card("Task 1/2 Manager")
        self.program.click(card, 0.5, 0.3)
        wait_until("the focus", lambda: card.has_state(Atspi.StateType.FOCUSED), 5)

    def undo(self):
        self.program.key("ctrl+z")
        self.card("Task 1/2 Manager, To Do")
        self.expect_file(PLAN)

    def point_in(self, title, down):
        """A place below a column's title."""
        label = self.program.find(title, ROLE.LABEL)
        x, y = self.program.point(label)
        return x, y + down

    def show(self):
        self.program.key("ctrl+2")
        self.card("Task 1/2 Manager, To Do")

    def drag_across_columns(self):
        card = self.card("Task 1/2 Manager")
        self.program.drag(self.program.point(card, 0.5, 0.3),
                          self.program.point(self.program.find("In Progress column"), 0.5, 0.6))
        self.card("Task 1/2 Manager, In Progress")
        self.expect_file(with_status(PLAN, "In Progress"))
        self.undo()

    def drag_cancelled(self):
        card = self.card("Task 1/2 Manager")
        x1, y1 = self.program.point(card, 0.5, 0.3)
        x2, y2 = self.program.point(self.program.find("In Progress column"), 0.5, 0.6)
        steps = ["mousemove", x1, y1, "sleep", "0.1", "mousedown", "1", "sleep", "0.1"]
        for step in range(1, 13):
            steps += ["mousemove", x1 + (x2 - x1) * step // 12, y1 + (y2 - y1) * step // 12,
                      "sleep", "0.04"]
        xdotool(*steps)
        self.program.find("Place to drop", ROLE.LIST_ITEM)
        self.program.key("Escape")
        wait_until("the gap to close",
                   lambda: not self.program.frame.find("Place to drop", ROLE.LIST_ITEM), 5)
        xdotool("mouseup", "1")
        self.card("Task 1/2 Manager, To Do")
        self.expect_file(PLAN)

    def keys_across_columns(self):
        self.focus_manager()
        self.program.key("ctrl+shift+Right")
        self.card("Task 1/2 Manager, In Progress")
        self.program.key("ctrl+shift+Right")
        self.card("Task 1/2 Manager, In Review")
        self.expect_file(with_status(PLAN, "In Review"))
        self.program.key("1")
        self.card("Task 1/2 Manager, To Do")
        self.expect_file(PLAN)
        self.program.key("2")
        self.card("Task 1/2 Manager, In Progress")
        self.expect_file(with_status(PLAN, "In Progress"))
        self.undo()

    def keys_without_pauses(self):
        """Each key is for the card that the key before it moved, and for what a menu left."""
        self.focus_manager()
        for keys, text in (
                (["ctrl+shift+Right", "ctrl+shift+Right", "1", "2", "3"],
                 with_status(PLAN, "In Review")),
                (["ctrl+shift+Left", "1", "2", "3", "1"], PLAN),
                (["2", "ctrl+z", "3", "ctrl+z", "2"], with_status(PLAN, "In Progress")),
                (["m", "Return", "2", "3"], with_status(PLAN, "In Review")),
                (["m", "Escape", "1"], PLAN),
                (["ctrl+1", "ctrl+2", "2"], with_status(PLAN, "In Progress")),
                (["slash", "m", "a", "n", "Return", "1"], PLAN),
                (["slash", "Escape", "Escape", "2", "ctrl+z"], PLAN)):
            xdotool("key", "--delay", "0", *keys)
            try:
                self.expect_file(text)
            except Failure as failure:
                raise Failure(f"{' '.join(keys)}\n{failure}") from failure

    def tick(self):
        self.focus_manager()
        self.program.key("space")
        box = self.program.find("Task 1/2 criterion 2 done", ROLE.CHECK_BOX)
        self.program.click(box, 0.1, 0.5)
        self.card("Task 1/2 Manager, In Progress, 1 of 2 criteria")
        self.expect_file(PLAN.replace("- [ ] Store", "- [x] Store"))
        self.undo()
        self.program.click(self.card("Task 1/2 Manager"), 0.5, 0.1)
        self.program.key("space")

    def comment(self):
        """What is typed into the entry of a card is a comment, digits too."""
        self.focus_manager()
        self.program.key("space")
        self.program.click(self.program.find("New comment on Task 1/2"))
        self.program.type("412")
        self.program.key("Return")
        resolve = self.program.find("Resolve comment 1 of Task 1/2")
        self.program.find("412", ROLE.LABEL)
        # The focus is in the entry still: digits are the next comment.
        self.program.type("23")
        self.program.key("Return")
        self.program.find("23", ROLE.LABEL)
        self.program.click(resolve)
        self.program.find("Reopen comment 1 of Task 1/2")
        # The button kept the focus: digits set no status, and space opens the comment again.
        self.program.key("3", "space")
        self.program.find("Resolve comment 1 of Task 1/2")
        self.card("Task 1/2 Manager, To Do")
        self.focus_manager()
        self.program.key("space")
        self.expect_file(PLAN)

    def filter(self):
        self.focus_manager()
        self.program.key("slash")
        self.program.type("banner")
        wait_until("one card", lambda: not self.program.frame.find(starts("Task 1/2"),
                                                                   ROLE.LIST_ITEM))
        self.card("Task 2/1 Banner")
        self.program.key("Escape")
        self.card("Task 1/2 Manager")
        self.expect_file(PLAN)

    def drag_across_lanes(self):
        self.program.click(self.program.find("Lanes", ROLE.PUSH_BUTTON))
        self.program.find("Agent 2 · Frontend", ROLE.LABEL)
        card = self.card("Task 1/2 Manager")
        target = self.card("Task 2/1 Banner")
        start, end = self.program.point(card, 0.5, 0.3), self.program.point(target, 0.5, 0.7)
        self.program.drag(start, end)
        self.card("Task 2/2 Manager, To Do")
        self.program.find(starts("Moved Task 2 to Agent 2; 2 references follow"), ROLE.LABEL)
        self.expect_file(MOVED)
        self.undo()

    def drag_across_both(self):
        card = self.card("Task 1/2 Manager")
        banner = self.card("Task 2/1 Banner")
        x, _ = self.program.point(self.program.find("In Review", ROLE.LABEL))
        _, y = self.program.point(banner, 0.5, 0.5)
        self.program.drag(self.program.point(card, 0.5, 0.3), (x, y))
        self.card("Task 2/2 Manager, In Review")
        self.expect_file(with_status(MOVED, "In Review"))
        self.undo()

    def keys_across_lanes(self):
        self.focus_manager()
        self.program.key("ctrl+shift+Down")
        self.card("Task 2/2 Manager, To Do")
        self.expect_file(MOVED)
        self.program.key("ctrl+shift+Up")
        self.card("Task 1/2 Manager, To Do")
        self.program.key("ctrl+z")
        self.card("Task 2/2 Manager, To Do")
        self.undo()


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "gateway.md"
        plan.write_text(PLAN, "utf-8")
        program = Program([binary, "--new-instance", str(plan)], TITLE)
        board = Board(program, plan)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            tap.step("show the board", board.show)
            tap.step("drag across columns", board.drag_across_columns)
            tap.step("Escape cancels a drag", board.drag_cancelled)
            tap.step("move across columns by keys", board.keys_across_columns)
            tap.step("keys without pauses", board.keys_without_pauses)
            tap.step("tick on a card", board.tick)
            tap.step("comment", board.comment)
            tap.step("filter", board.filter)
            tap.step("drag across lanes", board.drag_across_lanes)
            tap.step("drag across lanes and columns", board.drag_across_both)
            tap.step("move across lanes by keys", board.keys_across_lanes)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
