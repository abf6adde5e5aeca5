#!/usr/bin/env python3
# test-cli.py: the real trestleboard-cli on real files
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs trestleboard-cli and speaks TAP. Usage: test-cli.py PROGRAM SOURCE-FOLDER"""

import concurrent.futures
import csv
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

from support import (
    CLI, CORPUS, EXAMPLES, SCHEMA, SOURCE, TEMPLATE, Skip, changed_lines, jsonschema, main, run,
    show, tree
)

SMALL = """\
# Execution Plan: Seeds

## Overview
- **Objective**: Lend seeds

## Task Breakdown

## Build Agent 1: Store

#### Task 1: **Make it** (Module: `src/store/`)
- **Description**: Makes the store
- **Acceptance Criteria**:
  - [ ] It opens
  - [ ] It closes
- **Files to Create**: `src/store/a.c`
- **Dependencies**: None
- **Test Cases** (file: `src/store/test-a.c`):
  - `test_open`: It opens

#### Task 2: **Use it** (Module: `src/use/`)
- **Description**: Uses the store
- **Acceptance Criteria**:
  - [ ] It lends
- **Files to Create**: `src/use/b.c`
- **Dependencies**: Task 1
- **Test Cases** (file: `src/use/test-b.c`):
  - `test_lend`: It lends
"""

# Names of the columns in the corpus, and of our counts.
COLUMNS = {
    "agents": "agents",
    "tasks": "tasks",
    "task_ac": "criteria",
    "named_tests": "named_tests",
    "risk_rows": "risks",
    "decision_rows": "decisions",
    "success_checks": "success",
    "code_fences": "fences",
}


def documents():
    found = [TEMPLATE, *EXAMPLES.glob("*.md"), *(SOURCE / "tests" / "fixtures").rglob("*.md")]
    return found + sorted(CORPUS.rglob("*.md"))


def test_template_counts(folder):
    counts = show(TEMPLATE)["counts"]
    expected = {
        "agents": 1, "tasks": 3, "criteria": 9, "criteria_done": 0, "named_tests": 4,
        "decisions": 2, "risks": 0, "success": 12, "fences": 7,
    }
    assert {key: counts[key] for key in expected} == expected, counts


def test_corpus_counts(folder):
    table = CORPUS / "expected.tsv"
    if not table.exists():
        raise Skip("the corpus is not there")
    wrong = []
    for row in csv.DictReader(table.open(encoding="utf-8"), delimiter="\t"):
        counts = show(next(CORPUS.rglob(row["file"])))["counts"]
        for column, key in COLUMNS.items():
            if counts[key] != int(row[column]):
                wrong.append(f"{row['file']}: {key} {counts[key]}, not {row[column]}")
    assert not wrong, "\n".join(wrong)


def test_schema(folder):
    if jsonschema is None:
        raise Skip("python3-jsonschema is not installed")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    for path in documents():
        plan = show(path)
        for error in validator.iter_errors(plan):
            raise AssertionError(f"{path}: {list(error.absolute_path)}: {error.message}")
        lines = max(1, path.read_bytes().count(b"\n") + 1)
        for part in [*plan["sections"], *plan["agents"], *plan["problems"]]:
            assert 1 <= part["lines"][0] <= part["lines"][1] <= lines, (path, part)
    # The schema must be able to say no.
    plan["counts"]["tasks"] = -1
    assert not validator.is_valid(plan)


def test_bad_input(folder):
    (folder / "folder.md").mkdir()
    (folder / "empty.md").write_bytes(b"")
    (folder / "nul.md").write_bytes(b"# A\0B\n\xff\xfe text\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "wide.md").write_bytes("# Plan\n".encode("utf-16"))
    (folder / "unmarked.md").write_bytes("# A plan of some length\n".encode("utf-16-le"))
    with (folder / "huge.md").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    os.mkfifo(folder / "fifo.md")
    (folder / "loop.md").symlink_to("loop.md")
    before = tree(folder)
    cases = {
        "folder.md": "folder",
        "missing.md": "does not exist",
        "picture.png": "PNG",
        "wide.md": "iconv",
        "unmarked.md": "iconv",
        "huge.md": "too large",
        "fifo.md": "not a plan",
        "loop.md": "symbolic link",
    }
    commands = (["show"], ["show", "--json"], ["check"], ["next"], ["export", "--to", "html"])
    for name, word in cases.items():
        for command in commands:
            out, err = run(*command, name, status=2, cwd=folder)
            assert word in err and err.startswith(f"trestleboard-cli: {name}: "), err
            assert out == "", out
        run("tick", name, "1", "1", status=2, cwd=folder)
        run("set", name, "title", "A", status=2, cwd=folder)
    for name in ("empty.md", "nul.md"):
        for command in commands:
            run(*command, name, cwd=folder)
    assert tree(folder) == before


def test_no_permission(folder):
    (folder / "secret.md").write_text(SMALL)
    (folder / "secret.md").chmod(0)
    if os.geteuid() == 0:
        raise Skip("root may read everything")
    out, err = run("show", "secret.md", status=2, cwd=folder)
    assert "permission" in err and "secret.md" in err


# A plan with which a builder has nothing to ask.
COMPLETE = """# Execution Plan: Seeds

## Build Agent 1: Store

#### Task 1: Make it
- **Description**: Keep seeds on shelves
- **Acceptance Criteria**:
  - [ ] 3 shelves hold seeds
- **Files to Create**: `src/store.c`
- **Dependencies**: None
- **Test Cases** (file: `tests/store.c`):
  - `test_store`: 3 shelves hold seeds

## Testing Strategy
- **Run**: `make test`

## Risk Mitigation

| Risk | Mitigation |
|---|---|
| Mice | Jars |

## Success Criteria
- [ ] 3 shelves are full
"""


def test_check(folder):
    (folder / "good.md").write_text(COMPLETE)
    (folder / "bad.md").write_text(
        SMALL.replace("Lend seeds", "[What and why]").replace("Task 1\n", "Task 9\n")
    )
    circle = SMALL.replace("**Dependencies**: None", "**Dependencies**: Task 2")
    (folder / "circle.md").write_text(circle)
    assert run("check", "good.md", cwd=folder)[0] == ""
    assert run("check", "--strict", "good.md", cwd=folder)[0] == ""

    lines = run("check", "bad.md", status=1, cwd=folder)[0].splitlines()
    assert any(line.startswith("bad.md:4: error: ") and line.endswith("[placeholder-left]")
               for line in lines), lines
    assert any(line.startswith("bad.md:25: ") and line.endswith("[dependency-unknown]")
               for line in lines), lines
    assert "[dependency-cycle]" in run("check", "circle.md", status=1, cwd=folder)[0]

    out, err = run("check", "good.md", "missing.md", "bad.md", status=2, cwd=folder)
    assert "bad.md:4:" in out and "missing.md" in err
    found = json.loads(run("check", "--json", "good.md", "bad.md", status=1, cwd=folder)[0])
    assert [entry["file"] for entry in found] == ["good.md", "bad.md"]
    assert found[0]["problems"] == []
    assert {"placeholder-left", "dependency-unknown"} <= {p["id"] for p in found[1]["problems"]}
    assert all(p["why"] for p in found[1]["problems"])


def test_show(folder):
    (folder / "plan.md").write_text(SMALL)
    out = run("show", "plan.md", cwd=folder)[0]
    for text in ("Seeds", "Overview", "Build Agent 1: Store", "1/1  Make it", "0 of 2", "1/2  Use it"):
        assert text in out, out
    assert run("show", "-", stdin=SMALL.encode())[0] == out
    assert json.loads(run("show", "--json", "-", stdin=SMALL.encode())[0])["source"]["file"] == "-"
    # Nothing from a plan reaches the terminal as a command to it.
    out = run("show", "-", stdin=b"# Execution Plan: \x1b]0;title\x07\xff\n")[0]
    assert "\x1b" not in out and "\x07" not in out


def test_show_is_sidecar(folder):
    run("new", "plan.md", "--title", "A", cwd=folder)
    sidecar = (folder / "plan.plan.json").read_text(encoding="utf-8")
    assert run("show", "--json", "plan.md", cwd=folder)[0] == sidecar


def test_show_lines(folder):
    (folder / "plan.md").write_text(SMALL.replace("It closes", "It closes\n\n```\n- [ ] no\n```"))
    lines = run("show", "--lines", "plan.md", cwd=folder)[0].splitlines()
    for expected in (
        "1\ttitle · heading",
        "4\tsection overview · objective · label",
        "8\tagent 1 · heading",
        "10\ttask 1/1 · heading",
        "13\ttask 1/1 · acceptance-criteria · item 1",
        "15\ttask 1/1 · acceptance-criteria · blank",
        "17\ttask 1/1 · text · code (no box: it stands in a code block)",
    ):
        assert expected in lines, lines
    found = json.loads(run("show", "--lines", "--json", "plan.md", cwd=folder)[0])
    assert len(found) == len(lines)
    assert found[12] == {"line": 13, "part": "task 1/1", "field": "acceptance-criteria",
                         "kind": "item", "item": 1, "box": "open", "looks_like": None,
                         "why_not": None}, found[12]
    assert found[16]["looks_like"] == "box" and "code block" in found[16]["why_not"]


def test_show_lines_all(folder):
    """Every line of every document is shown once, in order."""
    for path in documents():
        text = path.read_bytes()
        n = text.count(b"\n") + (not text.endswith(b"\n") and text != b"")
        out = run("show", "--lines", path)[0].splitlines()
        assert [line.split("\t")[0] for line in out] == [str(i) for i in range(1, n + 1)], path
        assert all(line.split("\t")[1] for line in out), path


def test_next(folder):
    (folder / "plan.md").write_text(SMALL)
    out = run("next", "plan.md", cwd=folder)[0]
    assert out.startswith("1/1  Make it") and "1/2" not in out, out
    found = json.loads(run("next", "--json", "plan.md", cwd=folder)[0])
    assert found["next"] == "1/1"
    assert [task["key"] for task in found["ready"]] == ["1/1"]
    assert found["blocked"][0]["waits_for"] == ["1/1"]
    run("tick", "plan.md", "1", "1", "2", cwd=folder)
    out = run("next", "plan.md", cwd=folder)[0]
    assert out.startswith("1/2  Use it") and "1/1" in out, out


def test_new(folder):
    run("new", "plan.md", "--title", "Größe & Maß", cwd=folder)
    before = TEMPLATE.read_text(encoding="utf-8")
    text = (folder / "plan.md").read_text(encoding="utf-8")
    # Without what the template says of itself.
    before = before[before.index("## Implementation Plan"):]
    assert text == before.replace("[Feature Name]", "Größe & Maß")
    plan = json.loads((folder / "plan.plan.json").read_text(encoding="utf-8"))
    assert plan["title"] == "Größe & Maß"

    out, err = run("new", "plan.md", status=1, cwd=folder)
    assert "plan.md" in err and "exists" in err
    run("new", "no/plan.md", status=2, cwd=folder)
    assert (folder / "plan.md").read_text(encoding="utf-8") == text

    (folder / "own.md").write_text(SMALL)
    run("new", "second.md", "--template", "own.md", "--title", "Second", cwd=folder)
    assert (folder / "second.md").read_text() == SMALL.replace("Plan: Seeds", "Plan: Second")
    run("new", "third.md", "--template", "missing.md", status=2, cwd=folder)
    run("new", "third.md", "--agents", "-1", status=1, cwd=folder)
    run("new", "third.md", "--tasks", "1000", status=1, cwd=folder)
    assert not (folder / "third.md").exists()

    run("new", "fourth.md", "--objective", "Why", "--agents", "2", "--tasks", "4", cwd=folder)
    plan = show(folder / "fourth.md")
    assert [[task["key"] for task in agent["tasks"]] for agent in plan["agents"]] == [
        [f"{agent}/{task}" for task in range(1, 5)] for agent in (1, 2)]
    overview = next(part for part in plan["sections"] if part["kind"] == "overview")
    assert overview["fields"][0]["value"] == "Why"


def test_tick(folder):
    path = folder / "plan.md"
    path.write_text(SMALL)
    path.chmod(0o600)
    run("tick", "plan.md", "1/1", "2", cwd=folder)
    assert changed_lines(SMALL, path.read_text()) == ["-   - [ ] It closes", "+   - [x] It closes"]
    plan = json.loads((folder / "plan.plan.json").read_text())
    assert plan["agents"][0]["tasks"][0]["status"] == "in-progress"
    assert path.stat().st_mode & 0o777 == 0o600
    run("tick", "plan.md", "2", "1", cwd=folder)
    assert "- [x] It lends" in path.read_text()
    run("untick", "plan.md", "1/1", "2", cwd=folder)
    run("untick", "plan.md", "1/2", "1", cwd=folder)
    assert path.read_text() == SMALL

    for arguments in (["1/9", "1"], ["1/1", "3"], ["1/1", "0"], ["1/1", "one"]):
        err = run("tick", "plan.md", *arguments, status=1, cwd=folder)[1]
        assert "plan.md" in err
    # All or nothing.
    run("tick", "plan.md", "1/1", "1", "7", status=1, cwd=folder)
    assert path.read_text() == SMALL
    out = run("tick", "-", "1/1", "1", stdin=SMALL.encode())[0]
    assert out == SMALL.replace("[ ] It opens", "[x] It opens")


def test_tick_loose(folder):
    """Boxes in free Markdown are counted and ticked like all others."""
    text = "# Execution Plan: A\n\n## Task Breakdown\n\n### Task 1: One\n\nWords.\n\n- [ ] a\n- [ ] b\n"
    (folder / "plan.md").write_text(text)
    run("tick", "plan.md", "1", "2", cwd=folder)
    assert (folder / "plan.md").read_text() == text.replace("[ ] b", "[x] b")


def test_status(folder):
    path = folder / "plan.md"
    path.write_text(SMALL)
    run("status", "plan.md", "1/1", "in-review", cwd=folder)
    task = show(path)["agents"][0]["tasks"][0]
    assert (task["status"], task["status_from"]) == ("in-review", "field")
    assert changed_lines(SMALL, path.read_text()) == ["+ - **Status**: In Review"]
    run("status", "plan.md", "1/1", "to-do", cwd=folder)
    assert path.read_text() == SMALL
    run("status", "plan.md", "1/1", "purple", status=2, cwd=folder)
    run("status", "plan.md", "1/7", "done", status=1, cwd=folder)


def test_set(folder):
    path = folder / "plan.md"
    path.write_text(SMALL)
    cases = (
        ("title", "Grains", "-# Execution Plan: Seeds", "+# Execution Plan: Grains"),
        ("overview.objective", "Lend grains", "-- **Objective**: Lend seeds",
         "+- **Objective**: Lend grains"),
        ("1/1.description", "Makes it", "-- **Description**: Makes the store",
         "+- **Description**: Makes it"),
        ("2.name", "Try it", "-#### Task 2: **Use it** (Module: `src/use/`)",
         "+#### Task 2: **Try it** (Module: `src/use/`)"),
        ("agent-1.name", "Barn", "-## Build Agent 1: Store", "+## Build Agent 1: Barn"),
        ("title.name", "Grains", "-# Execution Plan: Seeds", "+# Execution Plan: Grains"),
        # What looks like an option is a value here.
        ("1/1.description", "--fast, at -5 degrees", "-- **Description**: Makes the store",
         "+- **Description**: --fast, at -5 degrees"),
    )
    for name, value, gone, come in cases:
        path.write_text(SMALL)
        run("set", "plan.md", name, value, cwd=folder)
        lines = [line.replace(" ", "", 1) for line in changed_lines(SMALL, path.read_text())]
        assert lines == [gone, come], lines
    path.write_text(SMALL)
    for name in ("nothing", "nothing.at-all", "1/9.description", "."):
        err = run("set", "plan.md", name, "A", status=1, cwd=folder)[1]
        assert name in err
    assert path.read_text() == SMALL


def test_read_only(folder):
    path = folder / "plan.md"
    path.write_text(SMALL)
    path.chmod(0o444)
    err = run("tick", "plan.md", "1/1", "1", status=1, cwd=folder)[1]
    assert "read-only" in err and "plan.md" in err
    assert path.read_text() == SMALL and tree(folder) == {pathlib.Path("plan.md"): SMALL.encode()}


def test_export(folder):
    path = folder / "plan.md"
    path.write_text(SMALL.replace("Seeds", "<b>&"))
    page = run("export", "plan.md", "--to", "html", cwd=folder)[0]
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
    assert "<title>&lt;b&gt;&amp;</title>" in page and "prefers-color-scheme" in page
    assert "<b>" not in page and "http" not in page
    assert run("export", "plan.md", "--to", "markdown", cwd=folder)[0] == path.read_text()
    run("export", "plan.md", "--to", "json", "-o", "out.json", cwd=folder)
    assert json.loads((folder / "out.json").read_text())["format"] == "trestleboard-plan"
    run("export", "plan.md", "--to", "html", "-o", "out.json", status=1, cwd=folder)
    run("export", "plan.md", "--to", "html", "-o", "out.json", "--force", cwd=folder)
    assert (folder / "out.json").read_text() == page
    run("export", "plan.md", "--to", "pdf", status=2, cwd=folder)
    run("export", "plan.md", status=2, cwd=folder)


def test_export_agents(folder):
    second = "## Build Agent 2: Lend\n\n#### Task 1: **Lend it**\n- **Dependencies**: Agent 1\n"
    (folder / "plan.md").write_text(SMALL + "\n" + second)
    out = run("export", "plan.md", "--to", "agents", "-o", "hand/over", cwd=folder)[0]
    assert out == "hand/over/01-store.md\nhand/over/02-lend.md\n"
    one = show(folder / "hand" / "over" / "01-store.md")
    assert one["counts"]["tasks"] == 2 and one["counts"]["criteria"] == 3
    assert [section["kind"] for section in one["sections"]][:3] == [
        "agent", "agent-dependencies", "overview"
    ], one["sections"]
    text = (folder / "hand" / "over" / "02-lend.md").read_text()
    assert "- `01-store.md`" in text and "Lend seeds" in text and "Makes the store" not in text

    # Nothing is overwritten, and of several files not the first few.
    (folder / "hand" / "over" / "01-store.md").unlink()
    before = tree(folder)
    err = run("export", "plan.md", "--to", "agents", "-o", "hand/over", status=1, cwd=folder)[1]
    assert "02-lend.md" in err and "exists" in err and tree(folder) == before
    run("export", "plan.md", "--to", "agents", "-o", "hand/over", "--force", cwd=folder)
    assert (folder / "hand" / "over" / "01-store.md").exists()

    run("export", "plan.md", "--to", "agents", status=2, cwd=folder)
    run("export", "plan.md", "--to", "agents", "-o", "plan.md", status=1, cwd=folder)
    (folder / "loose.md").write_text("# Execution Plan: A\n\n## Task 1: One\n")
    err = run("export", "loose.md", "--to", "agents", "-o", "x", status=1, cwd=folder)[1]
    assert "no build agents" in err and not (folder / "x").exists()
    (folder / "loose.md").write_text("# A\n\n## Task 1: One\n\n## Build Agent 1: B\n")
    err = run("export", "loose.md", "--to", "agents", "-o", "x", cwd=folder)[1]
    assert "1 task belongs to no build agent" in err


def test_repair(folder):
    path = folder / "plan.md"
    clean = SMALL.replace("Seeds", "Käfer → Öl")
    spoilt = "\ufeff" + clean.encode("utf-8").decode("cp1252").replace("- [ ] It lends\n",
                                                                     "- [ ] It lends\r\n")
    path.write_bytes(spoilt.encode("utf-8"))
    out = run("repair", "plan.md", cwd=folder)[0]
    assert out == (
        "plan.md: a byte order mark, double-encoded text, mixed line ends\n"
        "--- plan.md\n+++ plan.md\n"
        "@@ -1,1 +1,1 @@\n"
        "-<U+FEFF># Execution Plan: KÃ¤fer â†’ Ã–l\n"
        "+# Execution Plan: Käfer → Öl\n"
        "@@ -23,1 +23,1 @@\n"
        "-  - [ ] It lends^M\n"
        "+  - [ ] It lends\n"
    ), out
    assert path.read_bytes() == spoilt.encode("utf-8")
    assert run("repair", "--write", "-", stdin=spoilt.encode("utf-8"))[0] == clean
    assert run("repair", "--write", "plan.md", cwd=folder) == ("", "")
    assert path.read_text() == clean
    assert json.loads((folder / "plan.plan.json").read_text())["title"] == "Käfer → Öl"

    # What is well is left alone.
    before = path.stat()
    assert run("repair", "plan.md", cwd=folder) == ("", "")
    assert run("repair", "--write", "plan.md", cwd=folder) == ("", "")
    assert run("repair", "--write", "-", stdin=clean.encode("utf-8"))[0] == clean
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    path.write_bytes(spoilt.encode("utf-8"))
    path.chmod(0o444)
    assert "read-only" in run("repair", "--write", "plan.md", status=1, cwd=folder)[1]
    run("repair", "missing.md", status=2, cwd=folder)


def test_repair_template(folder):
    received = SOURCE / ".." / "shared" / "template" / "execution-plan-v2-as-received.md"
    clean = TEMPLATE.read_bytes()
    spoilt = clean.decode("utf-8").encode("utf-8").decode("cp1252").encode("utf-8")
    assert spoilt != clean
    if received.exists():
        assert spoilt == received.read_bytes()
    (folder / "plan.md").write_bytes(spoilt)
    run("repair", "--write", "plan.md", cwd=folder)
    assert (folder / "plan.md").read_bytes() == clean


def test_two_at_once(folder):
    """Two loops tick in one plan: what was acknowledged is there, whatever the other did."""
    n = 15
    criteria = "".join(f"  - [ ] C{i}\n" for i in range(1, 2 * n + 1))
    path = folder / "plan.md"
    path.write_text(f"# Execution Plan: A\n\n#### Task 1: B\n- **Acceptance Criteria**:\n{criteria}")
    refused = []

    def tick_all(numbers):
        for number in numbers:
            for _ in range(1000):
                result = subprocess.run([CLI, "tick", "plan.md", "1", str(number)], cwd=folder,
                                        capture_output=True, check=False)
                if result.returncode == 0:
                    break
                refused.append(result.stderr.decode("utf-8"))
                assert result.returncode == 1, refused[-1]
            else:
                raise AssertionError("never accepted")

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for loop in [pool.submit(tick_all, range(1, n + 1)),
                     pool.submit(tick_all, range(n + 1, 2 * n + 1))]:
            loop.result()
    assert all("changed on disk" in err and "plan.md" in err for err in refused), refused
    assert path.read_text().count("[x]") == 2 * n
    assert show(path)["counts"]["criteria_done"] == 2 * n
    # The sidecar is the last version's, and nothing is left over.
    sidecar = json.loads((folder / "plan.plan.json").read_text())
    assert sidecar["source"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert sorted(p.name for p in folder.iterdir()) == ["plan.md", "plan.plan.json"]
    print(f"# {len(refused)} of {2 * n + len(refused)} ticks were refused")


def test_brief(folder):
    (folder / "plan.md").write_text(SMALL)
    out = run("brief", "plan.md", "1/2", cwd=folder)[0]
    assert "Seeds" in out and "Build Agent 1: Store" in out and "It lends" in out
    assert "It closes" not in out
    run("brief", "plan.md", "1/3", status=1, cwd=folder)


def test_usage(folder):
    assert run("--version")[0].startswith("trestleboard-cli ")
    commands = ("new", "show", "check", "next", "tick", "untick", "status", "set", "brief", "export",
                "repair")
    out = run("--help")[0]
    for command in commands:
        assert f"\n  {command} " in out
        assert command in run(command, "--help")[0]
        run(command, status=2)
        run(command, "--no-such-option", "x", status=2)
    run(status=2)
    run("no-such-command", status=2)


def list_options():
    """What --help tells: the commands, and the options of each."""
    commands = re.findall(r"^  ([a-z]+) ", run("--help")[0], re.MULTILINE)
    options = {
        command: set(re.findall(r"(--[a-z]+|(?<![\w-])-[a-z])\b",
                                run(command, "--help")[0].split("Options:")[1].split("\n\n")[0]))
        for command in commands
    }
    assert len(commands) > 10 and all("--help" in found for found in options.values())
    return options


def test_man(folder):
    page = (SOURCE / "data" / "man" / "trestleboard-cli.1").read_text(encoding="utf-8")
    sections = re.split(r"^\.BI (?=[a-z]+ \")", page.split(".SH COMMANDS")[1], flags=re.MULTILINE)
    described = {section.split()[0]: section.replace("\\-", "-") for section in sections[1:]}
    for command, options in list_options().items():
        assert command in described, command
        for option in options - {"--help", "-h"}:
            assert option in described[command], (command, option)
    for option in ("--help", "-h", "--version"):
        assert option in page.replace("\\-", "-")
    assert set(described) == set(list_options())
    if shutil.which("groff"):
        result = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z"], input=page.encode("utf-8"),
                                capture_output=True, check=True)
        assert result.stderr == b"", result.stderr


def complete(folder, *words):
    """What the completion offers for the last of the words."""
    script = f"""
        source {shlex.quote(str(SOURCE / "data" / "completions" / "trestleboard-cli"))}
        COMP_WORDS=({shlex.join([str(CLI), *words])})
        COMP_CWORD={len(words)}
        _trestleboard_cli
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    result = subprocess.run(["bash", "--norc", "-c", script], cwd=folder,
                            capture_output=True, check=True)
    assert result.stderr == b"", result.stderr
    return result.stdout.decode("utf-8").split()


def test_completion(folder):
    if not shutil.which("bash"):
        raise Skip("bash is not installed")
    (folder / "plan.md").write_text(SMALL)
    (folder / "note.txt").write_text("")
    (folder / "sub").mkdir()
    assert set(complete(folder, "")) == {*list_options(), "--help", "--version"}
    assert complete(folder, "ti") == ["tick"]
    for command, options in list_options().items():
        assert set(complete(folder, command, "--")) == {o for o in options if o[1] == "-"}
    assert set(complete(folder, "show", "")) == {"plan.md", "sub"}
    assert set(complete(folder, "check", "plan.md", "")) == {"plan.md", "sub"}
    assert complete(folder, "tick", "plan.md", "") == ["1/1", "1/2"]
    assert complete(folder, "brief", "plan.md", "1/2") == ["1/2"]
    assert complete(folder, "status", "plan.md", "1/1", "in-") == ["in-progress", "in-review"]
    assert complete(folder, "export", "plan.md", "--to", "a") == ["agents"]
    assert complete(folder, "export", "--to", "html", "pl") == ["plan.md"]
    assert "note.txt" in complete(folder, "export", "plan.md", "-o", "")


def test_key_without_agent(folder):
    text = SMALL.replace("## Build Agent 1: Store\n\n", "")
    (folder / "plan.md").write_text(text)
    run("tick", "plan.md", "-/1", "2", cwd=folder)
    assert (folder / "plan.md").read_text() == text.replace("[ ] It closes", "[x] It closes")
    run("set", "plan.md", "-/2.description", "-/lends", cwd=folder)
    assert "- **Description**: -/lends\n" in (folder / "plan.md").read_text()
    assert "Use it" in run("brief", "plan.md", "-/2", cwd=folder)[0]


def test_which_task(folder):
    """An error tells where it is, and what could have been meant."""
    (folder / "plan.md").write_text(SMALL + "\n## Build Agent 2: B\n\n#### Task 1: **C**\n")
    err = run("tick", "plan.md", "1", "1", status=1, cwd=folder)[1]
    assert "1/1, 2/1" in err
    err = run("tick", "plan.md", "1/2", "9", status=1, cwd=folder)[1]
    assert "plan.md:20: " in err
    err = run("set", "plan.md", "1/1.name", "a\nb", status=1, cwd=folder)[1]
    assert "plan.md:10: " in err


def test_names(folder):
    for name in ("with space.md", "-dash.md", "\u00e9.md", os.fsdecode(b"latin-\xe9.md"), "new\nline.md"):
        (folder / name).write_text(SMALL)
        run("tick", "--", name, "1/1", "1", cwd=folder)
        assert "[x] It opens" in (folder / name).read_text()


def test_locale(folder):
    (folder / "plan.md").write_text(SMALL)
    out = run("show", "plan.md", cwd=folder)[0]
    (folder / "umlaut.md").write_text(SMALL.replace("Seeds", "Käfer"), encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C"}
    result = subprocess.run([CLI, "show", "umlaut.md"], cwd=folder, env=environment,
                            capture_output=True, check=True)
    assert result.stdout.decode("utf-8") == out.replace("Seeds", "Käfer")


def test_many_tasks(folder):
    tasks = "".join(
        f"#### Task {i}: **Name {i}**\n- **Description**: D\n- **Acceptance Criteria**:\n"
        f"  - [ ] C\n- **Dependencies**: {f'Task {i - 1}' if i > 1 else 'None'}\n\n"
        for i in range(1, 3001)
    )
    (folder / "plan.md").write_text(f"# Execution Plan: A\n\n## Build Agent 1: B\n\n{tasks}")
    plan = show(folder / "plan.md")
    assert plan["counts"]["tasks"] == 3000
    assert len(plan["schedule"]["critical_path"]) == 3000
    run("tick", "plan.md", "1/3000", "1", cwd=folder)


if __name__ == "__main__":
    sys.exit(main(globals()))
