#!/usr/bin/python3
# test-going.py: a plan is begun, gone through and saved by keyboard
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Begins a plan from an empty window, goes to its places by name and saves it, all with keys.

Usage: test-going.py TRESTLEBOARD TRESTLEBOARD-CLI TEMPLATE
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from driver import ROLE, Failure, Program, Tap, dump, wait_until


class Going:
    def __init__(self, program, cli, folder):
        self.program = program
        self.cli = cli
        self.plan = folder / "gate.md"

    def find_dialog(self, name):
        """Another window of the program."""
        for child in self.program.application.children:
            if child.name == name and child.is_shown:
                return child
        return None

    def wait_for_dialog(self, name):
        return wait_until(name, lambda: self.find_dialog(name))

    def wait_gone(self, name):
        wait_until(f"{name} to go", lambda: not self.find_dialog(name))

    def begin(self):
        self.program.find("New Plan", ROLE.PUSH_BUTTON)
        self.program.key("ctrl+n")
        dialog = self.wait_for_dialog("New Plan")
        wait_until("the title", lambda: dialog.find("Title", ROLE.TEXT))
        self.program.type("Garden Gate")
        self.program.key("Tab")
        self.program.type("Keep hens in")
        self.program.key("Tab", "ctrl+a")
        self.program.type("2")
        self.program.key("Tab", "ctrl+a")
        self.program.type("4")
        self.program.key("Return")
        self.wait_gone("New Plan")
        self.program.find("Outline", ROLE.LIST)
        self.program.find("New Plan · Unsaved Changes", ROLE.LABEL)

    def go_to_task(self):
        self.program.key("ctrl+k")
        self.wait_for_dialog("Go To")
        self.program.type("2/2")
        self.program.key("Return")
        self.wait_gone("Go To")
        title = self.program.find("Task Title", ROLE.TEXT)
        wait_until("the task", lambda: title.text == "[Next Task Name]" or not title.text)

    def go_to_field(self):
        self.program.key("ctrl+k")
        self.wait_for_dialog("Go To")
        self.program.type("objective")
        self.program.key("Return")
        self.wait_gone("Go To")
        field = self.program.find("Objective", ROLE.TEXT)
        wait_until("the objective", lambda: field.text == "Keep hens in")
        self.program.key("End")
        self.program.type(" safely")
        wait_until("the objective", lambda: field.text == "Keep hens in safely")

    def do_command(self):
        self.program.key("ctrl+k")
        self.wait_for_dialog("Go To")
        self.program.type("board")
        self.program.key("Return")
        self.wait_gone("Go To")
        self.program.find("To Do column")

    def change_mind(self):
        self.program.key("ctrl+k")
        self.wait_for_dialog("Go To")
        self.program.key("Escape")
        self.wait_gone("Go To")
        self.program.key("ctrl+1")

    def save(self):
        self.program.key("ctrl+s")
        dialog = self.wait_for_dialog("Save Plan As")
        wait_until("its name", lambda: dialog.find("Name", ROLE.TEXT) or dialog.find(
            lambda name: "garden-gate" in name) or True)
        self.program.key("ctrl+a")
        self.program.type(str(self.plan))
        self.program.key("Return")
        wait_until("the file", self.plan.exists)
        self.program.find("gate.md · Saved", ROLE.LABEL)

    def compare(self):
        shown = json.loads(subprocess.run([self.cli, "show", "--json", str(self.plan)],
                                          check=True, capture_output=True, text=True).stdout)
        keys = [task["key"] for agent in shown["agents"] for task in agent["tasks"]]
        if keys != [f"{agent}/{task}" for agent in (1, 2) for task in (1, 2, 3, 4)]:
            raise Failure(f"the tasks are {keys}")
        overview = next(part for part in shown["sections"] if part["kind"] == "overview")
        if shown["title"] != "Garden Gate":
            raise Failure(f"the title is {shown['title']}")
        if overview["fields"][0]["value"] != "Keep hens in safely":
            raise Failure(f"the objective is {overview['fields'][0]['value']}")


def main():
    binary, cli = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder + "/data"
        program = Program([binary, "--new-instance"], "Trestleboard")
        going = Going(program, cli, pathlib.Path(folder))
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.application))
        try:
            tap.step("begin a plan", going.begin)
            tap.step("go to a task", going.go_to_task)
            tap.step("go to a field", going.go_to_field)
            tap.step("do a command", going.do_command)
            tap.step("change one's mind", going.change_mind)
            tap.step("save", going.save)
            tap.step("the plan is as asked for", going.compare)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
