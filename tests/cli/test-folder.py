#!/usr/bin/env python3
# test-folder.py: a folder of agents' files is one plan for trestleboard-cli
#
# SPDX-FileCopyrightText: 2026 The Trestleboard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs trestleboard-cli and speaks TAP. Usage: test-folder.py PROGRAM SOURCE-FOLDER"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys

from support import CLI, CORPUS, EXAMPLES, SCHEMA, TEMPLATE, jsonschema, main, run, show, tree

FIRST = """\
# Build Agent 1: Store

### Task 1: Shelf
- **Acceptance Criteria**:
  - [ ] It holds
- **Dependencies**: None
"""

SECOND = """\
---
owner: me
---
# Build Agent 2: Desk

Depends on `01-store.md`.

### Task 1: Drawer
- **Description**: [What it does]
- **Acceptance Criteria**:
  - [ ] It opens
  - [ ] It shuts
- **Dependencies**: 01-store.md"""


def make_folder(folder):
    plan = folder / "seeds"
    plan.mkdir()
    (plan / "01-store.md").write_text(FIRST)
    (plan / "02-desk.md").write_bytes(SECOND.replace("\n", "\r\n").encode())
    (plan / "README.md").write_text("# Build Agent 9: Nobody\n")
    return plan


def test_folder(folder):
    """A folder of agents' files is one plan, and each file is written by itself."""
    plan = make_folder(folder)
    before = tree(folder)
    outline = run("show", plan)[0]
    assert "02-desk.md" in outline and "2/1  Drawer" in outline and "Nobody" not in outline
    assert run("next", plan)[0].startswith("1/1 ")
    blocked = json.loads(run("next", "--json", plan)[0])["blocked"]
    assert blocked[0]["waits_for"] == ["1/1"]
    problems = run("check", plan, status=1)[0]
    assert f"{plan}/02-desk.md:9: error: " in problems, problems
    data = json.loads(run("check", "--json", plan, status=1)[0])
    assert {p["file"] for p in data[0]["problems"]} <= {"01-store.md", "02-desk.md"}
    assert "Drawer" in run("brief", plan, "2/1")[0]
    for form in ("html", "json", "markdown"):
        assert "\x1c" not in run("export", plan, "--to", form)[0]
    assert tree(folder) == before

    run("tick", plan, "2/1", "2")
    after = tree(folder)
    assert after.pop(pathlib.Path("seeds/seeds.plan.json"))
    changed = [path for path in before if before[path] != after[path]]
    assert changed == [pathlib.Path("seeds/02-desk.md")]
    assert after[changed[0]] == before[changed[0]].replace(b"[ ] It shuts", b"[x] It shuts")

    run("status", "seeds", "1", "done", cwd=folder, status=1)
    run("status", ".", "1/1", "done", cwd=plan)
    run("set", plan, "1/1.name", "Rack")
    assert (plan / "01-store.md").read_text() == FIRST.replace("Shelf", "Rack").replace(
        "- **Acceptance", "- **Status**: Done\n- **Acceptance")
    assert after[changed[0]] == (plan / "02-desk.md").read_bytes()
    data = show(plan)
    assert data["title"] == "seeds" and data["source"]["files"] == ["01-store.md", "02-desk.md"]
    assert data["agents"][1]["file"] == "02-desk.md" and data["agents"][1]["lines"] == [4, 13]
    if jsonschema is not None:
        jsonschema.validate(data, json.loads(SCHEMA.read_text()))
    assert json.loads((plan / "seeds.plan.json").read_text()) == data


def test_folder_lines(folder):
    plan = make_folder(folder)
    lines = [line.split("\t")[0] for line in run("show", "--lines", plan)[0].splitlines()]
    assert lines == [f"01-store.md:{i}" for i in range(1, 7)] + [
        f"02-desk.md:{i}" for i in range(1, 14)
    ]
    data = json.loads(run("show", "--lines", "--json", plan)[0])
    assert [f"{line['file']}:{line['line']}" for line in data] == lines


def test_folder_refused(folder):
    plan = make_folder(folder)
    for command in (["show"], ["check"], ["tick", "1/1", "1"]):
        out, err = run(command[0], folder, *command[1:], status=2)
        assert "01-scope.md" in err and out == ""
    (plan / "03-latin.md").write_bytes(b"\xff\xfe#\0")
    assert "03-latin.md" in run("show", plan, status=2)[1]
    (plan / "03-latin.md").unlink()
    err = run("tick", plan, "2/1", "9", status=1)[1]
    assert f"{plan}/02-desk.md:8: " in err
    (plan / "02-desk.md").chmod(0o444)
    before = tree(folder)
    assert "02-desk.md" in run("tick", plan, "2/1", "1", status=1)[1]
    assert tree(folder) == before


def test_folder_repair(folder):
    plan = make_folder(folder)
    first = (plan / "01-store.md").read_bytes()
    (plan / "01-store.md").write_bytes(b"\xef\xbb\xbf" + first)
    second = (plan / "02-desk.md").read_bytes()
    assert "01-store.md" in run("repair", plan)[0]
    run("repair", plan, "--write")
    assert (plan / "01-store.md").read_bytes() == first
    assert (plan / "02-desk.md").read_bytes() == second


def test_folder_export_agents(folder):
    """What is exported for agents opens as a folder that says the same."""
    for path in [TEMPLATE, *EXAMPLES.glob("*.md"), *sorted(CORPUS.glob("A/*.md"))]:
        out = folder / path.stem
        one = show(path)
        if not one["agents"] or any(agent["number"] is None for agent in one["agents"]):
            continue
        run("export", path, "--to", "agents", "-o", out)
        several = show(out)

        def tasks(plan):
            return [
                [agent["number"], [[task[key] for key in ("key", "name", "criteria", "status")]
                                   for task in agent["tasks"]]]
                for agent in plan["agents"]
            ]

        for plan in (one, several):
            for agent in plan["agents"]:
                for task in agent["tasks"]:
                    for criterion in task["criteria"]:
                        del criterion["line"]
        assert tasks(one) == tasks(several), path


def test_folder_two_at_once(folder):
    """Two loops tick, each in its own file and in one they share: no tick is lost."""
    n = 12
    plan = folder / "plan"
    plan.mkdir()
    for agent in (1, 2, 3):
        criteria = "".join(f"  - [ ] C{i}\n" for i in range(1, 2 * n + 1))
        (plan / f"0{agent}-a.md").write_text(
            f"# Build Agent {agent}: A\n\n### Task 1: B\n- **Acceptance Criteria**:\n{criteria}"
        )

    def tick_all(own, numbers):
        for number in numbers:
            for task in (f"{own}/1", "3/1"):
                for _ in range(1000):
                    result = subprocess.run([CLI, "tick", "plan", task, str(number)], cwd=folder,
                                            capture_output=True, check=False)
                    if result.returncode == 0:
                        break
                    assert result.returncode == 1 and b"03-a.md" in result.stderr, result.stderr
                else:
                    raise AssertionError("never accepted")

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for loop in [pool.submit(tick_all, 1, range(1, n + 1)),
                     pool.submit(tick_all, 2, range(n + 1, 2 * n + 1))]:
            loop.result()
    assert [(plan / f"0{i}-a.md").read_text().count("[x]") for i in (1, 2, 3)] == [n, n, 2 * n]
    sidecar = json.loads((plan / "plan.plan.json").read_text())
    assert sidecar["counts"]["criteria_done"] == 4 * n
    assert len(list(plan.iterdir())) == 4


if __name__ == "__main__":
    sys.exit(main(globals()))
