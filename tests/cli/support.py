# support.py: what the tests of the program share
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs trestleboard-cli, the first argument, on what is in the source folder, the second."""

import difflib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

try:
    import jsonschema
except ImportError:
    jsonschema = None

CLI = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
TEMPLATE = SOURCE / "data" / "templates" / "execution-plan.md"
EXAMPLES = SOURCE / "data" / "examples"
SCHEMA = SOURCE / "data" / "trestleboard-plan.schema.json"
CORPUS = pathlib.Path(os.environ.get("TRESTLEBOARD_CORPUS", "/nonexistent"))


class Skip(Exception):
    """The case cannot be tried here; says why."""


def run(*arguments, status=0, stdin=None, cwd=None):
    """Runs the program, which must end with @status and write nothing but UTF-8."""
    result = subprocess.run(
        [CLI, *arguments], input=stdin, capture_output=True, cwd=cwd, timeout=60, check=False
    )
    out, err = result.stdout.decode("utf-8"), result.stderr.decode("utf-8", "replace")
    shown = f"{arguments}: status {result.returncode}, not {status}\n{out[:2000]}{err[:8000]}"
    assert result.returncode == status, shown
    for line in err.splitlines():
        assert line.startswith("trestleboard-cli: "), f"{arguments}: {err[:8000]}"
    return out, err


def show(path):
    return json.loads(run("show", "--json", path)[0])


def tree(folder):
    """All names under a folder with what they hold, to see that nothing was written."""
    return {
        path.relative_to(folder): path.read_bytes() if path.stat().st_size < 1 << 20 else None
        for path in folder.rglob("*")
        if path.is_file()
    }


def changed_lines(before, after):
    return [
        line
        for line in difflib.ndiff(before.splitlines(), after.splitlines())
        if line[0] in "+-"
    ]


def main(functions):
    """Runs the functions whose names begin with test_, each in a folder of its own."""
    cases = [(n[5:], f) for n, f in functions.items() if n.startswith("test_")]
    failed = 0
    print(f"1..{len(cases)}")
    for number, (name, case) in enumerate(cases, 1):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="trestleboard-cli-"))
        outcome, remark = "ok", ""
        try:
            case(folder)
        except Skip as reason:
            remark = f" # SKIP {reason}"
        except Exception:  # any failure of one case is a failure of that case alone
            outcome = "not ok"
            failed += 1
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print(f"{outcome} {number} {name.replace('_', '-')}{remark}", flush=True)
    return 1 if failed else 0
