#!/usr/bin/python3
# test-print.py: a plan is printed to a file and exported as PDF
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a plan from its window, without a printer.

Usage: test-print.py TRESTLEBOARD TEMPLATE
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

from driver import ROLE, Atspi, Failure, Program, Tap, dump, wait_until

TITLE = "Gate"
PLAN = """\
# Implementation Plan: Gate

### Overview
- **Objective**: Keep the hens in

""" + "\n\n".join(f"## Section {number}\nWords of section {number}.\n\n```c\nint n = {number};\n```"
                  for number in range(1, 31)) + "\n"
# What takes some seconds to lay out.
LONG = PLAN + "\n\n".join(f"Paragraph {number} with **words** that are laid out one by one, and "
                          "so many of them that the line is broken at least once on its way."
                          for number in range(30000)) + "\n"


def find_cancel(overlay):
    """The button of what stands over the window, and no look at the window: while pages are laid
    out each question is answered late."""
    for child in list(overlay.children)[1:]:
        button = child.find("Cancel Printing", ROLE.PUSH_BUTTON)
        if button:
            return button
    return None


class Printing:
    def __init__(self, program, folder):
        self.program = program
        self.folder = folder

    def find_dialog(self, *names):
        for child in self.program.application.children:
            if child.name in names and child.is_shown:
                return child
        return None

    def wait_for_dialog(self, *names):
        return wait_until(" or ".join(names), lambda: self.find_dialog(*names))

    def wait_for_pages(self, path):
        wait_until(path.name, lambda: path.exists()
                   and path.read_bytes().rstrip().endswith(b"%%EOF"))
        if not path.read_bytes().startswith(b"%PDF"):
            raise Failure("it is no PDF")
        if shutil.which("pdftotext"):
            text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                                  capture_output=True, text=True).stdout
            if "Words of section 30." not in text or "1 of " not in text:
                raise Failure(f"the pages are\n{text}")

    def choose_file(self):
        """Where there is no printer the dialog offers a file, and waits until it is chosen."""
        self.program.key("ctrl+p")
        dialog = self.wait_for_dialog("Print")
        wait_until("printers", lambda: dialog.find("Print to File", ROLE.LABEL))
        self.program.key("Tab", "Down", "space")
        wait_until("what there is to set",
                   lambda: dialog.find(lambda name: name.startswith("PDF") or name == "_PDF"))
        if not self.program.find_windows("^Print$"):
            raise Failure("the window of the dialog has another title")
        self.program.key("alt+p")
        # The program is not asked: while pages are laid out it answers late.
        wait_until("the dialog to go", lambda: not self.program.find_windows("^Print$"))

    def print_to_file(self):
        """Beside the plan, under its own name."""
        self.program.find("Outline", ROLE.LIST)
        self.choose_file()
        self.wait_for_pages(self.folder / "gate.pdf")

    def print_again(self):
        """What is there already stays."""
        before = (self.folder / "gate.pdf").stat()
        self.choose_file()
        self.wait_for_pages(self.folder / "gate-2.pdf")
        if (self.folder / "gate.pdf").stat().st_mtime_ns != before.st_mtime_ns:
            raise Failure("the first was overwritten")

    def export(self):
        self.program.key("ctrl+k")
        self.wait_for_dialog("Go To")
        self.program.type("export as pdf")
        self.program.key("Return")
        dialog = self.wait_for_dialog("Export as PDF")
        wait_until("its name", lambda: dialog.find("Name:", ROLE.TEXT))
        self.program.key("ctrl+a")
        self.program.type(str(self.folder / "exported.pdf"))
        self.program.key("Return")
        self.wait_for_pages(self.folder / "exported.pdf")

    def cancel(self):
        """A long plan says how far it is, and can be stopped: nothing is left of it then."""
        view = self.program.find("Preview", ROLE.TEXT)
        overlay = self.program.find("GtkOverlay")
        (self.folder / "gate.md").write_text(LONG, "utf-8")
        wait_until("the long plan", lambda: Atspi.Text.get_character_count(
            view.accessible.get_text_iface()) > len(LONG) / 2)
        self.choose_file()
        cancel = wait_until("a button to stop it", lambda: find_cancel(overlay))
        self.program.click(cancel)
        wait_until("it to stop", lambda: not find_cancel(overlay))
        self.program.key("ctrl+2")
        self.program.find("No Tasks Yet", ROLE.LABEL)
        if (self.folder / "gate-3.pdf").exists():
            raise Failure("something is left of it")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        plan = folder / "gate.md"
        plan.write_text(PLAN, "utf-8")
        program = Program([sys.argv[1], "--new-instance", str(plan)], TITLE)
        printing = Printing(program, folder)
        tap = Tap(on_failure=lambda: program.is_running() and dump(program.application))
        try:
            tap.step("print to a file", printing.print_to_file)
            tap.step("print again", printing.print_again)
            tap.step("export", printing.export)
            tap.step("cancel", printing.cancel)
        finally:
            program.end()
        return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
