#!/usr/bin/python3
# test-outline.py: tasks and agents are dragged, and what the menus of the outline do
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drags rows of the outline and uses its menus by pointer and keys, and looks at the saved bytes.

Usage: test-outline.py TRESTLEBOARD STEP…
"""

import pathlib
import sys
import tempfile

from driver import (ROLE, Failure, FocusWatch, Program, SavedPlan, Tap, dump, wait_until,
                    xdotool)

NOTES = "Ask the smith."
HEAD = f"""\
# Execution Plan: Gate

## Overview
- **Objective**: Keep the gate

## Ideas
{NOTES}

"""
AGENT = "## Build Agent {}: {}\n\n"
TASK = """\
### Task {}: **{}** (Module: `src/`)
- **Description**: {}
- **Dependencies**: {}

"""


def write_plan(*agents):
    """A plan with these tasks in each agent, as (name, description, dependencies)."""
    text = HEAD
    for number, (name, *tasks) in enumerate(agents, 1):
        text += AGENT.format(number, name)
        for place, task in enumerate(tasks, 1):
            text += TASK.format(place, *task)
    return text


HINGES = ("Hinges", "Hold the door", "None")
LOCKS = ("Locks", "Keep the door", "Task 1")
BOLTS = ("Bolts", "Bar the door", "Task 2")
BRICKS = ("Bricks", "Lay them", "Agent 1 Task 2")
PLAN = write_plan(("Doors", HINGES, LOCKS, BOLTS), ("Walls", BRICKS))


def needs(task, dependencies):
    return (task[0], task[1], dependencies)


class Outline:
    def __init__(self, program, plan):
        self.program = program
        self.plan = plan
        self.focus = FocusWatch(program)

    def find(self, start):
        return self.program.find(lambda name: name.startswith(start), ROLE.LIST_ITEM)

    def wait_rows(self, *starts):
        """Waits for these tasks and agents, from the top."""
        def read():
            rows = [node.name.split(",")[0] for node in self.program.frame.find(
                "Outline", ROLE.LIST).walk() if node.role == ROLE.LIST_ITEM and node.is_shown]
            return [row for row in rows if row.startswith(("Task", "Agent"))]
        try:
            wait_until(f"the rows {starts}", lambda: read() == list(starts))
        except Failure as failure:
            raise Failure(f"{failure}, not {read()}") from failure

    def expect(self, *agents):
        self.plan.expected = write_plan(*agents)
        self.wait_rows(*[words for number, (name, *tasks) in enumerate(agents, 1)
                         for words in [f"Agent {number} {name}",
                                       *[f"Task {number}/{place} {task[0]}"
                                         for place, task in enumerate(tasks, 1)]]])
        self.plan.save()

    def expect_start(self):
        self.plan.expected = PLAN
        self.plan.save()

    def drag(self, source, target, down):
        """Drags a row to the upper or lower part of another one."""
        self.program.drag(self.program.point(self.find(source), 0.5, 0.5),
                          self.program.point(self.find(target), 0.4, down))

    def undo(self):
        self.program.key("ctrl+z")
        self.expect_start()

    # Dragging.

    def drag_down(self):
        self.drag("Task 1/1", "Task 1/3", 0.8)
        self.expect(("Doors", needs(LOCKS, "Task 3"), needs(BOLTS, "Task 1"), HINGES),
                    ("Walls", needs(BRICKS, "Agent 1 Task 1")))
        self.undo()

    def drag_up(self):
        self.drag("Task 1/3", "Task 1/1", 0.2)
        self.expect(("Doors", needs(BOLTS, "Task 3"), HINGES, needs(LOCKS, "Task 2")),
                    ("Walls", needs(BRICKS, "Agent 1 Task 3")))
        self.undo()

    def drag_between(self):
        self.drag("Task 1/3", "Task 1/2", 0.2)
        self.expect(("Doors", HINGES, needs(BOLTS, "Task 3"), needs(LOCKS, "Task 1")),
                    ("Walls", needs(BRICKS, "Agent 1 Task 3")))
        self.undo()

    def drag_to_agent(self):
        self.drag("Task 1/3", "Task 2/1", 0.8)
        self.expect(("Doors", HINGES, LOCKS),
                    ("Walls", BRICKS, needs(BOLTS, "Agent 1 Task 2")))
        self.undo()

    def drag_to_front_of_agent(self):
        self.drag("Task 1/3", "Agent 2", 0.5)
        self.expect(("Doors", HINGES, LOCKS),
                    ("Walls", needs(BOLTS, "Agent 1 Task 2"), BRICKS))
        self.undo()

    def drag_to_closed_agent(self):
        self.program.click(self.program.find("Hide Tasks of Agent 2"))
        self.drag("Task 1/3", "Agent 2", 0.5)
        self.program.click(self.program.find("Show Tasks of Agent 2"))
        self.expect(("Doors", HINGES, LOCKS),
                    ("Walls", BRICKS, needs(BOLTS, "Agent 1 Task 2")))
        self.undo()

    def drag_agent(self):
        for target, down in (("Agent 2", 0.5), ("Task 2/1", 0.2)):
            self.drag("Agent 1", target, down)
            self.expect(("Walls", needs(BRICKS, "Agent 2 Task 2")),
                        ("Doors", HINGES, LOCKS, BOLTS))
            self.undo()

    def escape(self):
        """Escape ends the drag, and nothing has moved."""
        start = self.program.point(self.find("Task 1/1"))
        end = self.program.point(self.find("Task 1/3"), 0.4, 0.8)
        steps = []
        for step in range(1, 9):
            steps += ["mousemove", *[a + (b - a) * step // 8 for a, b in zip(start, end)],
                      "sleep", "0.04"]
        xdotool("mousemove", *start, "sleep", "0.1", "mousedown", 1, "sleep", "0.1", *steps)
        self.program.key("Escape")
        xdotool("sleep", "0.2", "mouseup", 1)
        self.drag_between()

    # The menu of a row.

    def choose(self, row, *items):
        """Right-clicks a row and clicks what is in its menu, and in the menu in that."""
        self.program.click(self.find(row), button=3)
        for item in items:
            self.program.click_menu_item(item)

    def focus_row(self, row):
        self.program.click(self.find(row))
        self.wait_focus(row)

    def choose_by_key(self, row, key, *items):
        """The same with keys."""
        self.focus_row(row)
        self.program.key(key)
        for item in items:
            for _ in range(9):
                wait_until("the focus in a menu", lambda: self.focus.node.role == ROLE.MENU_ITEM)
                if self.focus.name == item:
                    break
                count = self.focus.count
                self.program.key("Down")
                wait_until(f"the focus to move from {self.focus.name}",
                           lambda count=count: self.focus.count != count)
            self.program.key("Return")

    def press(self, row, key):
        self.focus_row(row)
        self.program.key(key)

    def wait_focus(self, start):
        try:
            wait_until(f"the focus in {start}", lambda: self.focus.name.startswith(start))
        except Failure as failure:
            raise Failure(f"{failure}, it is in {self.focus.name}") from failure

    def leave(self):
        """Tab goes from a row to what is below the list, not to the next row."""
        self.focus_row("Agent 1")
        for key, where in (("Tab", "Add Section to the Plan"), ("shift+Tab", "Agent 1"),
                           ("shift+Tab", "Filter")):
            self.program.key(key)
            self.wait_focus(where)

    def rename(self):
        for choose in (lambda: self.choose("Task 1/2", "Rename"),
                       lambda: self.choose_by_key("Task 1/2", "Menu", "Rename"),
                       lambda: self.press("Task 1/2", "F2")):
            choose()
            self.wait_focus("Task Title")
            self.program.type("Latches")
            self.expect(("Doors", HINGES, ("Latches", *LOCKS[1:]), BOLTS), ("Walls", BRICKS))
            self.undo()

    def duplicate(self):
        for choose in (lambda: self.choose("Task 1/1", "Duplicate"),
                       lambda: self.choose_by_key("Task 1/1", "shift+F10", "Duplicate"),
                       lambda: self.press("Task 1/1", "ctrl+d")):
            choose()
            self.wait_focus("Task Title")
            self.wait_rows("Agent 1 Doors", "Task 1/1 Hinges", "Task 1/4 Hinges", "Task 1/2 Locks",
                           "Task 1/3 Bolts", "Agent 2 Walls", "Task 2/1 Bricks")
            self.plan.change(TASK.format(1, *HINGES),
                             TASK.format(1, *HINGES) + TASK.format(4, *HINGES))
            self.plan.save()
            self.undo()

    def remove(self):
        for choose in (lambda: self.choose("Task 1/3", "Delete"),
                       lambda: self.choose_by_key("Task 1/3", "Menu", "Delete"),
                       lambda: self.press("Task 1/3", "Delete")):
            choose()
            self.expect(("Doors", HINGES, LOCKS), ("Walls", BRICKS))
            self.program.click(self.program.find("Undo", ROLE.PUSH_BUTTON))
            self.expect_start()

    def move_to_agent(self):
        for choose in (lambda: self.choose("Task 1/3", "Move to Agent", "Agent 2 · Walls"),
                       lambda: self.choose_by_key("Task 1/3", "Menu", "Move to Agent",
                                                  "Agent 2 · Walls"),
                       lambda: self.choose_by_key("Task 1/3", "ctrl+m", "Agent 2 · Walls")):
            choose()
            self.expect(("Doors", HINGES, LOCKS),
                        ("Walls", BRICKS, needs(BOLTS, "Agent 1 Task 2")))
            self.undo()

    def move_up_and_down(self):
        for choose in (lambda: self.choose("Task 1/2", "Move Up"),
                       lambda: self.choose_by_key("Task 1/1", "Menu", "Move Down"),
                       lambda: self.press("Task 1/2", "alt+Up")):
            choose()
            self.expect(("Doors", needs(LOCKS, "Task 2"), HINGES, needs(BOLTS, "Task 1")),
                        ("Walls", needs(BRICKS, "Agent 1 Task 1")))
            self.undo()

    def copy(self):
        """What is copied is seen where it is pasted: behind all of the source."""
        self.program.key("ctrl+u")
        for choose in (lambda: self.choose("Task 1/2", "Copy as Markdown"),
                       lambda: self.choose_by_key("Task 1/2", "Menu", "Copy as Markdown"),
                       lambda: self.press("Task 1/2", "ctrl+c")):
            choose()
            self.program.find("Copied as Markdown")
            self.program.click(self.program.find("Source", ROLE.TEXT))
            self.program.key("ctrl+End", "ctrl+v")
            self.plan.expected = PLAN + TASK.format(2, *LOCKS)
            self.plan.save()
            self.undo()

    def add_task(self):
        for choose in (lambda: self.choose("Agent 1", "Add Task"),
                       lambda: self.choose_by_key("Task 1/2", "Menu", "Add Task"),
                       lambda: self.press("Task 1/1", "Insert")):
            choose()
            self.wait_focus("Task Title")
            self.wait_rows("Agent 1 Doors", "Task 1/1 Hinges", "Task 1/2 Locks", "Task 1/3 Bolts",
                           "Task 1/4 [Task Name]", "Agent 2 Walls", "Task 2/1 Bricks")
            self.undo()

    def filter(self):
        """What is typed in a row goes to the filter, an m too; Escape ends it."""
        self.focus_row("Task 1/1")
        self.program.type("ma")
        self.wait_rows()
        self.program.key("BackSpace", "BackSpace")
        self.program.type("Lo")
        self.wait_rows("Agent 1 Doors", "Task 1/2 Locks")
        self.program.key("Escape")
        self.expect_start()
        self.wait_focus("Task 1/1")

    def change_agent(self):
        """The menu of an agent."""
        self.choose("Agent 1", "Rename")
        self.wait_focus("Agent Title")
        self.program.type("Gates")
        self.expect(("Gates", HINGES, LOCKS, BOLTS), ("Walls", BRICKS))
        self.undo()
        self.choose_by_key("Agent 2", "Menu", "Move Up")
        self.expect(("Walls", needs(BRICKS, "Agent 2 Task 2")), ("Doors", HINGES, LOCKS, BOLTS))
        self.undo()
        self.choose_by_key("Agent 2", "Menu", "Delete")
        self.expect(("Doors", HINGES, LOCKS, BOLTS))
        self.undo()

    def change_section(self):
        """The menu of a section."""
        self.choose("Section Ideas", "Rename")
        self.wait_focus("Section Title")
        self.program.type("Words")
        self.plan.change("## Ideas", "## Words")
        self.plan.save()
        self.undo()
        self.choose_by_key("Section Ideas", "Menu", "Delete")
        self.plan.change(f"## Ideas\n{NOTES}\n\n", "")
        self.plan.save()
        self.undo()

    def add(self):
        """The button below the outline."""
        for item, title, text in (("Task", "Task Title", "### Task 2: **[Task Name]**"),
                                  ("Build Agent", "Agent Title", "## Build Agent 3: [Agent Name]"),
                                  # The name that the template has for it stays.
                                  ("Success Criteria", "Success Criteria 1 text",
                                   "## Success Criteria")):
            self.focus_row("Agent 2")
            self.program.click(self.program.find("Add Section to the Plan"))
            self.program.click_menu_item(item)
            self.wait_focus(title)
            self.program.key("ctrl+s")
            wait_until(text, lambda text=text: text in self.plan.path.read_text("utf-8"))
            self.undo()


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "gate.md"
        path.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(path)], "Gate")
        outline = Outline(program, SavedPlan(program, path, PLAN))
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            for step in sys.argv[2:]:
                tap.step(step, getattr(outline, step))
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
