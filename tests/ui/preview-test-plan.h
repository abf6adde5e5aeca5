/* preview-test-plan.h: the plan that the tests of the preview show
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

static const char plan_text[] =
    "# Implementation Plan: Gateway\n"
    "\n"
    "### Overview\n"
    "- **Objective**: To test\n"
    "- **Scope**:\n"
    "  - Includes: this\n"
    "\n"
    "Loose words with a [link](#overview).\n"
    "\n"
    "- [ ] a box in no field\n"
    "\n"
    "| a | b |\n"
    "|---|---|\n"
    "| 1 | 2 |\n"
    "\n"
    "## Build Agent 1: Core\n"
    "\n"
    "#### Task 1: **First** (Module: `src/core/`)\n"
    "- **Description**: One\n"
    "- **Acceptance Criteria**:\n"
    "  - [ ] It works\n"
    "  - [x] It is tested\n"
    "- **Files to Create**:\n"
    "  ```\n"
    "  src/core/\n"
    "  └── a.c   # code\n"
    "  ```\n"
    "- **Dependencies**: None\n";
