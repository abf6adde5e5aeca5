#!/usr/bin/python3
# test-recovery.py: the program is killed while somebody types, and nothing is lost
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real program with SIGKILL, starts it again and recovers what was typed.

Usage: test-recovery.py TRESTLEBOARD TEMPLATE
"""

import os
import pathlib
import shutil
import sys
import tempfile

from driver import ROLE, Failure, Node, Program, Tap, dump, wait_until

TITLE = "[Feature Name]"
OBJECTIVE = "Survive a crash"
LABEL = b"- **Objective**: "


def starts(text):
    return lambda name: name.startswith(text)


class Recovery:
    def __init__(self, binary, plan, template):
        self.binary = binary
        self.plan = plan
        self.before = template.read_bytes()
        self.program = None

    def start(self, *arguments, title=TITLE):
        self.program = Program([self.binary, "--new-instance", *map(str, arguments)], title)

    def journals(self):
        folder = pathlib.Path(os.environ["XDG_STATE_HOME"]) / "trestleboard"
        return list(folder.glob("*.journal"))

    def wait_for_journal(self, text):
        wait_until("the journal", lambda: any(text in path.read_bytes()
                                              for path in self.journals()))

    def wait_for_no_journal(self):
        wait_until("the end of the journal", lambda: not self.journals())

    def click(self, name):
        self.program.click(self.program.find(name, ROLE.PUSH_BUTTON))

    def wait_for_state(self, words):
        self.program.find(words, ROLE.LABEL)

    def open_overview(self):
        self.program.click(self.program.find(starts("Section Overview"), ROLE.LIST_ITEM))
        return self.program.find("Objective", ROLE.TEXT)

    def type_and_kill(self, text):
        field = self.open_overview()
        self.program.click(field)
        self.program.key("ctrl+a")
        self.program.type(text)
        wait_until("the text in the form", lambda: field.text == text)
        self.wait_for_journal(LABEL + text.encode())
        self.program.process.kill()
        self.program.process.wait()
        if self.plan.read_bytes() != self.before:
            raise Failure("the file changed before it was saved")

    def crash(self):
        self.start(self.plan)
        self.type_and_kill(OBJECTIVE)

    def recover(self):
        self.start(self.plan)
        self.click("Recover Unsaved Changes")
        self.wait_for_state("gateway.md · Unsaved Changes")
        field = self.open_overview()
        wait_until("the recovered text", lambda: field.text == OBJECTIVE)

    def undo(self):
        self.program.key("ctrl+z")
        self.wait_for_state("gateway.md · Saved")
        self.program.key("ctrl+shift+z")
        self.wait_for_state("gateway.md · Unsaved Changes")

    def save(self):
        self.program.key("ctrl+s")
        self.wait_for_state("gateway.md · Saved")
        self.wait_for_no_journal()
        lines = self.before.splitlines(keepends=True)
        wanted = [LABEL + OBJECTIVE.encode() + b"\n" if line.startswith(LABEL) else line
                  for line in lines]
        if self.plan.read_bytes() != b"".join(wanted):
            raise Failure("more than the objective changed")
        self.before = self.plan.read_bytes()

    def crash_again(self):
        self.type_and_kill("Typed too late")
        # Somebody else writes the file before it is opened again.
        self.before += b"\nTheirs.\n"
        self.plan.write_bytes(self.before)

    def open_copy(self):
        self.start(self.plan)
        self.click("Open as Unsaved Copy")
        wait_until("the copy", lambda: any(
            Node(child).find("New Plan · Unsaved Changes", ROLE.LABEL)
            for child in (node.accessible for node in self.program.application.children)))
        self.wait_for_journal(b"Typed too late")
        self.program.process.kill()
        self.program.process.wait()
        if self.plan.read_bytes() != self.before:
            raise Failure("the file of the other changed")

    def recover_plan(self):
        self.start(title="Trestleboard")
        self.click("Recover Unsaved Plan")
        self.wait_for_state("New Plan · Unsaved Changes")

    def discard(self):
        self.program.process.kill()
        self.program.process.wait()
        self.start(title="Trestleboard")
        self.click("Discard")
        self.wait_for_no_journal()
        self.program.key("ctrl+q")
        wait_until("the end of the program", lambda: not self.program.is_running())

    def restore(self):
        """A save over a file with a second name was interrupted by a power cut."""
        self.plan.write_bytes(self.before[:100])
        kept = self.plan.with_name(f".{self.plan.name}.abc123.old~")
        kept.write_bytes(self.before)
        self.start(self.plan, title="Execution Document Template")
        self.click("Restore Previous Version")
        self.wait_for_state("gateway.md · Unsaved Changes")
        wait_until("the end of what was kept", lambda: not kept.exists())
        self.program.key("ctrl+s")
        self.wait_for_state("gateway.md · Saved")
        if self.plan.read_bytes() != self.before:
            raise Failure("the previous version is another")

    def end(self):
        if self.program:
            self.program.end()

    def dump(self):
        if self.program and self.program.is_running():
            dump(self.program.frame)


def main():
    binary, template = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        plan = pathlib.Path(folder) / "gateway.md"
        shutil.copyfile(template, plan)
        recovery = Recovery(binary, plan, pathlib.Path(template))
        tap = Tap(on_failure=recovery.dump)
        try:
            tap.step("kill while typing", recovery.crash)
            tap.step("recover", recovery.recover)
            tap.step("undo and redo", recovery.undo)
            tap.step("save", recovery.save)
            tap.step("kill, and change the file", recovery.crash_again)
            tap.step("open as a copy, and kill", recovery.open_copy)
            tap.step("recover a plan without a file", recovery.recover_plan)
            tap.step("discard", recovery.discard)
            tap.step("restore what an interrupted save left", recovery.restore)
        finally:
            recovery.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
