#!/usr/bin/python3
# test-whole-path.py: a plan is opened, edited, moved on the board and saved
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does in the real window, with keys and pointer, what a planner does in a day.

Usage: test-whole-path.py TRESTLEBOARD TRESTLEBOARD-CLI TEMPLATE
"""

import difflib
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from driver import ROLE, Failure, Program, Tap, dump, wait_until

TITLE = "[Feature Name]"
OBJECTIVE = "Limit connections so that no client starves the others"
CRITERION = "No leak after 1000 connections"

# What must be different in the file, and nothing else.
EXPECTED = [
    "-- **Objective**: [One clear sentence - what we're building and why]",
    f"+- **Objective**: {OBJECTIVE}",
    '-  - [ ] [Specific measurable outcome - e.g., "Connection limit of 3 per IP enforced"]',
    '+  - [x] [Specific measurable outcome - e.g., "Connection limit of 3 per IP enforced"]',
    f"+  - [ ] {CRITERION}",
    "+- **Status**: In Progress",
]


def starts(text):
    return lambda name: name.startswith(text)


class WholePath:
    def __init__(self, program, plan, template, cli):
        self.program = program
        self.plan = plan
        self.template = template
        self.cli = cli
        self.faults = []

    def open_row(self, name):
        self.program.click(self.program.find(starts(name), ROLE.LIST_ITEM))

    def look_at_names(self, page):
        """Remembers what is wrong with them: the last step tells."""
        self.faults += [f"{page}: {fault}" for fault in self.program.name_faults()]

    def check_names(self):
        if self.faults:
            raise Failure("\n".join(self.faults))

    def find_card(self, column):
        """The card of the last task in a column, or None."""
        shown = self.program.frame.find(f"{column} column")
        return shown.find(starts("Task 1/N"), ROLE.LIST_ITEM) if shown else None

    def wait_for_card(self, column):
        return wait_until(f"the card in {column}", lambda: self.find_card(column))

    def wait_for_state(self, words):
        self.program.find(f"{self.plan.name} · {words}", ROLE.LABEL)

    def open(self):
        self.wait_for_state("Saved")
        self.program.find("Outline", ROLE.LIST)
        self.program.find("Plan Title")
        self.look_at_names("plan page")

    def fill_objective(self):
        self.open_row("Section Overview")
        field = self.program.find("Objective", ROLE.TEXT)
        self.program.click(field)
        self.program.type(OBJECTIVE)
        wait_until("the objective in the form", lambda: field.text == OBJECTIVE)
        self.wait_for_state("Unsaved Changes")
        self.look_at_names("section page")

    def tick_criterion(self):
        self.open_row("Task 1/1")
        box = self.program.find("Acceptance Criteria 1 done", ROLE.CHECK_BOX)
        self.program.click(box)
        wait_until("the tick", lambda: box.is_checked)
        self.program.find(starts("Task 1/1 [Exact Task Name], 1 of 4"), ROLE.LIST_ITEM)

    def add_criterion(self):
        self.program.click(self.program.find("Add to Acceptance Criteria", ROLE.PUSH_BUTTON))
        row = self.program.find("Acceptance Criteria 5 text", ROLE.TEXT)
        self.program.type(CRITERION)
        wait_until("the criterion in the form", lambda: row.text == CRITERION)
        self.program.find(starts("Task 1/1 [Exact Task Name], 1 of 5"), ROLE.LIST_ITEM)
        self.look_at_names("task page")

    def drag_card(self):
        self.program.key("ctrl+2")
        card = self.wait_for_card("To Do")
        column = self.program.find("In Progress column")
        self.look_at_names("board")
        self.program.drag(self.program.point(card, 0.5, 0.35),
                          self.program.point(column, 0.5, 0.7))
        self.wait_for_card("In Progress")

    def undo_and_redo(self):
        self.program.key("ctrl+z")
        self.wait_for_card("To Do")
        self.program.key("ctrl+shift+z")
        self.wait_for_card("In Progress")

    def save(self):
        before = self.plan.read_bytes()
        if before != self.template.read_bytes():
            raise Failure("the file changed before it was saved")
        self.program.key("ctrl+s")
        wait_until("the file", lambda: self.plan.read_bytes() != before)
        self.program.key("ctrl+1")
        self.wait_for_state("Saved")

    def compare(self):
        old = self.template.read_text("utf-8").splitlines()
        new = self.plan.read_text("utf-8").splitlines()
        changes = [line for line in difflib.unified_diff(old, new, n=0, lineterm="")
                   if not line.startswith(("---", "+++", "@@"))]
        if changes != EXPECTED:
            raise Failure("the file differs in\n" + "\n".join(changes))
        above = new[new.index(EXPECTED[-1][1:]) - 1]
        if not above.startswith("- **Description**: Ensure code quality"):
            raise Failure(f"the status stands below {above!r}")

    def compare_sidecar(self):
        sidecar = json.loads(self.plan.with_suffix(".plan.json").read_text("utf-8"))
        shown = json.loads(subprocess.run([self.cli, "show", "--json", str(self.plan)],
                                          check=True, capture_output=True, text=True).stdout)
        counts = sidecar["counts"]
        if (counts["criteria"], counts["criteria_done"]) != (10, 1):
            raise Failure(f"the sidecar counts {counts}")
        for key in ("title", "sections", "agents", "counts", "problems"):
            if sidecar[key] != shown[key]:
                raise Failure(f"the sidecar says {sidecar[key]}, the program {shown[key]}")
        digest = hashlib.sha256(self.plan.read_bytes()).hexdigest()
        if digest not in json.dumps(sidecar["source"]):
            raise Failure("the sidecar is of another text")
        last = sidecar["agents"][0]["tasks"][-1]
        if (last["status"], last["status_from"]) != ("in-progress", "field"):
            raise Failure(f"the sidecar says of the last task: {last['status']}")

    def quit(self):
        self.program.key("ctrl+q")
        wait_until("the end of the program", lambda: not self.program.is_running())
        if self.program.process.returncode != 0:
            raise Failure(f"it ended with status {self.program.process.returncode}")


def main():
    binary, cli, template = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "gateway.md"
        shutil.copyfile(template, plan)
        program = Program([binary, "--new-instance", str(plan)], TITLE)
        path = WholePath(program, plan, pathlib.Path(template), cli)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.frame))
        try:
            tap.step("open", path.open)
            tap.step("fill in the objective", path.fill_objective)
            tap.step("tick a criterion", path.tick_criterion)
            tap.step("add a criterion", path.add_criterion)
            tap.step("drag a card", path.drag_card)
            tap.step("undo and redo", path.undo_and_redo)
            tap.step("save", path.save)
            tap.step("only what was changed is changed", path.compare)
            tap.step("the sidecar agrees", path.compare_sidecar)
            tap.step("quit", path.quit)
            tap.step("every control has a name of its own", path.check_names)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
