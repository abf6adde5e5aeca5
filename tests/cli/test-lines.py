#!/usr/bin/env python3
# test-lines.py: each edit of trestleboard-cli changes the lines it should, and no others
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ticks, sets and repairs real documents. Usage: test-lines.py PROGRAM SOURCE-FOLDER

The documents are the project's own and those below TRESTLEBOARD_CORPUS. TRESTLEBOARD_SEED chooses
what is edited in them, TRESTLEBOARD_EDITS how many tasks of each.
"""

import json
import os
import pathlib
import random
import subprocess
import sys

CLI = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
CORPUS = pathlib.Path(os.environ.get("TRESTLEBOARD_CORPUS", "/nonexistent"))
SEED = int(os.environ.get("TRESTLEBOARD_SEED", "20261122"))
N_TASKS = int(os.environ.get("TRESTLEBOARD_EDITS", "2"))

WORDS = {"to-do": b"To Do", "in-progress": b"In Progress", "in-review": b"In Review",
         "done": b"Done"}


class Fault(Exception):
    """An edit changed what it should not, or did not change what it should."""


def run(*arguments, stdin=None, allowed=(0,)):
    """What the program writes; None when it refused, which it must explain."""
    result = subprocess.run([CLI, *arguments], input=stdin, capture_output=True, timeout=60,
                            check=False)
    if result.returncode not in allowed:
        raise Fault(f"{arguments} ended with {result.returncode}: {result.stderr[:500]!r}")
    if result.returncode == 0:
        return result.stdout
    if not result.stderr.startswith(b"trestleboard-cli: "):
        raise Fault(f"{arguments} does not say why it refused: {result.stderr[:500]!r}")
    return None


def split(text):
    """Lines end at LF or CRLF only."""
    return text.split(b"\n")


def changed(before, after):
    """The lines that differ: (first, how many were there, what is there now)."""
    old, new = split(before), split(after)
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, old[first:len(old) - last], new[first:len(new) - last]


class Document:
    def __init__(self, path):
        self.text = path.read_bytes()
        self.plan = json.loads(run("show", "--json", path))
        self.tasks = [task for agent in self.plan["agents"] for task in agent["tasks"]]
        self.done = 0
        self.refused = 0

    def edit(self, *arguments):
        command, rest = arguments[0], arguments[1:]
        after = run(command, "-", *rest, stdin=self.text, allowed=(0, 1))
        if after is None:
            self.refused += 1
        else:
            self.done += 1
        return after

    def check_box(self, task, number):
        """One character of one line."""
        criterion = task["criteria"][number]
        command = "untick" if criterion["done"] else "tick"
        after = self.edit(command, task["key"], str(number + 1))
        if after is None:
            return
        first, old, new = changed(self.text, after)
        if len(old) != 1 or len(new) != 1 or first + 1 != criterion["line"]:
            raise Fault(f"{command} {task['key']} {number + 1} changed {old} to {new}")
        if old[0].partition(b"[")[0] != new[0].partition(b"[")[0] \
                or old[0].partition(b"]")[2] != new[0].partition(b"]")[2]:
            raise Fault(f"{command} {task['key']} {number + 1} changed more than a box: {new}")

    def check_status(self, task, status):
        """The line of the status field, or one line more, in the task; or a box in its first."""
        after = self.edit("status", task["key"], status)
        if after is None or after == self.text:
            return
        first, old, new = changed(self.text, after)
        task_first, task_last = task["lines"]
        if not task_first - 1 <= first <= task_last + 1 or len(old) > 1 or len(new) > 1 + len(old):
            boxes = [criterion["line"] - 1 for criterion in task["criteria"]]
            if set(range(first, first + len(old))) - set(range(min(boxes, default=0),
                                                              max(boxes, default=0) + 1)):
                raise Fault(f"status {task['key']} {status} changed {old} to {new}")

    def check_description(self, task, value):
        """Lines of the task, and of no other."""
        after = self.edit("set", f"{task['key']}.description", value)
        if after is None or after == self.text:
            return
        first, old, new = changed(self.text, after)
        task_first, task_last = task["lines"]
        if first + 1 < task_first or first + len(old) > task_last + 1:
            raise Fault(f"set {task['key']}.description changed {old} to {new}")

    def check_repair(self):
        """No line comes or goes, and what is repaired needs no repair."""
        repaired = run("repair", "-", "--write", stdin=self.text, allowed=(0, 1))
        if repaired is None:
            raise Fault("it cannot be repaired")
        if len(split(repaired)) != len(split(self.text)):
            raise Fault("the repair added or removed lines")
        if run("repair", "-", "--write", stdin=repaired) != repaired:
            raise Fault("a second repair finds more")


def check(path, rand):
    document = Document(path)
    document.check_repair()
    for task in rand.sample(document.tasks, min(N_TASKS, len(document.tasks))):
        if task["criteria"]:
            document.check_box(task, rand.randrange(len(task["criteria"])))
        document.check_status(task, rand.choice(sorted(WORDS)))
        document.check_description(task, rand.choice(["Plain words", "# x", "```", "a\n\nb", "|"]))
    return document.done, document.refused


def main():
    paths = [*(SOURCE / "data" / "templates").glob("*.md"),
             *(SOURCE / "data" / "examples").glob("*.md"),
             *(SOURCE / "tests" / "fixtures" / "roundtrip").glob("*.md"),
             *CORPUS.rglob("*.md")]
    rand = random.Random(SEED)
    done = refused = failed = 0
    print("1..1")
    for path in sorted(paths):
        try:
            counts = check(path, rand)
        except Fault as fault:
            failed += 1
            print(f"# {path}: {fault}")
            continue
        done += counts[0]
        refused += counts[1]
    print(f"# seed {SEED}: {len(paths)} files, {done} edits, {refused} refused, {failed} failed")
    print("not ok 1 lines" if failed or done <= refused else "ok 1 lines")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
