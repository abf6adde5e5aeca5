#!/usr/bin/env python3
# sum-tests.py: count the cases in meson's test logs
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what failed and, last, "N passed, N failed". Exits 1 if anything failed.

A test that speaks TAP counts by its cases, any other as one.
"""

import argparse
import json
import pathlib
import re
import sys

CASE = re.compile(r"^(ok|not ok) \d+(?: -)? ?(.*?)(?: # (skip|todo)\b(.*))?$", re.IGNORECASE)


def read_log(path):
    """Yields (where, name, outcome, remark) for every case in a log."""
    build = path.parts[0]
    for line in path.read_text(encoding="utf-8").splitlines():
        test = json.loads(line)
        name = test["name"].split(" / ")[-1]
        failed = test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")
        cases = [m for m in map(CASE.match, test.get("stdout", "").splitlines()) if m]
        for case in cases:
            outcome = "failed" if case[1].lower() == "not ok" else "passed"
            if case[3] and case[3].lower() == "skip":
                outcome = "skipped"
            yield build, f"{name}: {case[2]}", outcome, (case[4] or "").strip()
        seen_failing = any(case[1].lower() == "not ok" for case in cases)
        if failed and not seen_failing:
            yield build, name, "failed", test["result"].lower()
        elif not cases:
            yield build, name, "skipped" if test["result"] == "SKIP" else "passed", ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--unbuilt", type=int, default=0, help="builds that failed")
    parser.add_argument("logs", nargs="*", type=pathlib.Path)
    args = parser.parse_args()

    counts = {"passed": 0, "failed": args.unbuilt, "skipped": 0}
    if args.unbuilt:
        print(f"failed: {args.unbuilt} of the builds")
    for log in args.logs:
        if not log.exists():
            counts["failed"] += 1
            print(f"failed: no test ran in {log.parts[0]}")
            continue
        for build, name, outcome, remark in read_log(log):
            counts[outcome] += 1
            if outcome != "passed":
                print(f"{outcome}: {build}: {name}" + (f" ({remark})" if remark else ""))
    if not counts["passed"]:
        counts["failed"] = counts["failed"] or 1

    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
