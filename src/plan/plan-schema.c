/* plan-schema.c: the template as a table
 *
 * SPDX-FileCopyrightText: 2026 The Trestleboard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"
#include "plan/plan-schema.h"

#include <string.h>

#include <glib/gi18n.h>

/* clang-format off */
#define FIELDS(array) (array), G_N_ELEMENTS (array)

static const PlanFieldSpec overview_fields[] = {
  { "objective", "Objective", N_("Objective"), "goal|purpose", PLAN_FIELD_TEXT, NULL,
    "One clear sentence - what we're building and why",
    N_("One sentence: what is built and why. A builder reads it first and measures every "
       "choice by it."),
    NULL, TRUE },
  { "scope", "Scope", N_("Scope"), NULL, PLAN_FIELD_LIST, NULL, NULL,
    N_("What belongs to this work and what does not."), NULL, TRUE },
  { "includes", "Includes", N_("Includes"), "include|in scope", PLAN_FIELD_TEXT, "scope",
    "Explicitly list what's being built", N_("Everything that is being built, by name."), NULL,
    TRUE },
  { "excludes", "Excludes", N_("Excludes"), "exclude|out of scope", PLAN_FIELD_TEXT, "scope",
    "Explicitly list what's NOT being built - prevents scope creep",
    N_("What a builder might think belongs here and does not."), NULL, TRUE },
  { "dependencies", "Dependencies", N_("Dependencies"), "required dependencies|prerequisites",
    PLAN_FIELD_LIST, NULL, "List ALL required packages with versions",
    N_("Packages with their versions, services, and the modules this builds on."), NULL, FALSE },
  { "estimated-complexity", "Estimated Complexity", N_("Estimated Complexity"), "complexity",
    PLAN_FIELD_CHOICE, NULL, "Explain why", N_("How hard it is, and what makes it so."),
    "Low|Medium|High", FALSE },
};

static const PlanFieldSpec test_framework_fields[] = {
  { "configuration", NULL, N_("Test Frameworks"), NULL, PLAN_FIELD_CODE, NULL, NULL,
    N_("Which framework tests each side, how tests are laid out, and the coverage that is "
       "expected."),
    NULL, FALSE },
};

static const PlanFieldSpec file_locations_fields[] = {
  { "locations", NULL, N_("Locations"), NULL, PLAN_FIELD_CODE, NULL, NULL,
    N_("Where a builder finds style guides, configuration and code to follow."), NULL, FALSE },
};

static const PlanFieldSpec environment_fields[] = {
  { "setup", NULL, N_("Commands"), NULL, PLAN_FIELD_CODE, NULL, NULL,
    N_("The exact commands that make a fresh checkout ready to work in."), NULL, FALSE },
};

static const PlanFieldSpec decisions_fields[] = {
  { "decisions", NULL, N_("Decisions"), NULL, PLAN_FIELD_TABLE, NULL, NULL,
    N_("Each decision with its reason, so that nobody takes it again."), NULL, FALSE },
};

static const PlanFieldSpec placement_fields[] = {
  { "placement", NULL, N_("Placement"), NULL, PLAN_FIELD_PLACEMENT, NULL, NULL,
    N_("For each kind of code, the folder or file it goes to."), NULL, FALSE },
};

static const PlanFieldSpec integration_fields[] = {
  { "points", NULL, N_("Integration Points"), NULL, PLAN_FIELD_LIST, NULL, NULL,
    N_("Messages, state and endpoints where this work meets what is there already."), NULL,
    FALSE },
};

static const PlanFieldSpec data_flow_fields[] = {
  { "flow", NULL, N_("Data Flow"), NULL, PLAN_FIELD_CODE, NULL, NULL,
    N_("From input through each step to output, with formats and limits."), NULL, FALSE },
};

static const PlanFieldSpec testing_fields[] = {
  { "strategy", NULL, N_("Strategy"), NULL, PLAN_FIELD_LIST, NULL, NULL,
    N_("Where tests go, what they cover, and the command that runs them."), NULL, FALSE },
  { "framework", "Framework", N_("Framework"), "test framework", PLAN_FIELD_TEXT, NULL, NULL,
    NULL, NULL, FALSE },
  { "structure", "Structure", N_("Structure"), NULL, PLAN_FIELD_TEXT, NULL, NULL, NULL, NULL,
    FALSE },
  { "coverage", "Coverage", N_("Coverage"), "coverage targets|coverage target", PLAN_FIELD_TEXT,
    NULL, NULL, NULL, NULL, FALSE },
  { "run", "Run", N_("Run"), "run command|run commands", PLAN_FIELD_TEXT, NULL, NULL, NULL,
    NULL, FALSE },
};

static const PlanFieldSpec risk_fields[] = {
  { "risks", NULL, N_("Risks"), NULL, PLAN_FIELD_TABLE, NULL, NULL,
    N_("Three to five risks, each with how likely it is, what it costs, and what is done "
       "about it."),
    NULL, FALSE },
};

static const PlanFieldSpec success_fields[] = {
  { "criteria", NULL, N_("Criteria"), NULL, PLAN_FIELD_CHECKLIST, NULL, NULL,
    N_("What is true when the work is done. Each can be checked by somebody else."), NULL, FALSE },
};

static const PlanFieldSpec notes_fields[] = {
  { "notes", NULL, N_("Notes"), NULL, PLAN_FIELD_MARKDOWN, NULL, NULL,
    N_("What a builder should know that has no other place."), NULL, FALSE },
};

static const PlanFieldSpec agent_dependencies_fields[] = {
  { "depends", NULL, N_("Depends On"), NULL, PLAN_FIELD_DEPENDENCIES, NULL, "None (parallel)",
    N_("The agents or files that must be complete before this one starts, or None."), NULL,
    FALSE },
};

static const PlanFieldSpec agent_fields[] = {
  { "scope", "Scope", N_("Scope"), NULL, PLAN_FIELD_TEXT, NULL, NULL,
    N_("What this agent builds, in a sentence."), NULL, FALSE },
  { "dependencies", "Dependencies", N_("Dependencies"), "depends on|blocked by|requires",
    PLAN_FIELD_DEPENDENCIES, NULL, "None (parallel)",
    N_("The agents that must be complete before this one starts, or None."), NULL, FALSE },
  { "files-owned", "Files owned", N_("Files Owned"), "owned files|owns", PLAN_FIELD_FILES, NULL,
    NULL, N_("The files that only this agent writes."), NULL, FALSE },
};

static const PlanFieldSpec task_fields[] = {
  { "description", "Description", N_("Description"), NULL, PLAN_FIELD_TEXT, NULL,
    "One sentence - what this accomplishes",
    N_("One sentence: what is different when this task is done."), NULL, TRUE },
  { "status", "Status", N_("Status"), "state", PLAN_FIELD_TEXT, NULL, NULL, NULL, NULL, FALSE },
  { "acceptance-criteria", "Acceptance Criteria", N_("Acceptance Criteria"),
    "acceptance|criteria|done when|definition of done", PLAN_FIELD_CHECKLIST, NULL,
    "Specific measurable outcome - e.g., \"Connection limit of 3 per IP enforced\"",
    N_("Outcomes that can be measured, edge cases and performance included, each with its "
       "number."),
    NULL, TRUE },
  { "files-to-create", "Files to Create", N_("Files to Create"),
    "file to create|new files|new file|create|files created|created files|files to add|"
    "file to add|files added",
    PLAN_FIELD_FILES, NULL, NULL,
    N_("Every new file with its whole path, tests too."), NULL, TRUE },
  { "files-to-modify", "Files to Modify", N_("Files to Modify"),
    "file to modify|modified files|files to change|files to edit|modify|files modified|"
    "files changed|changed files",
    PLAN_FIELD_FILES, NULL, NULL,
    N_("Every existing file that changes, with its whole path."), NULL, FALSE },
  { "files-to-update", "Files to Update/Create", N_("Files to Update/Create"),
    "files to create/modify|files to modify/create|files to update|files to create/update|"
    "files to create or modify|files to modify or create|files to create or update|"
    "files to update or create|files to create and modify|files created/modified|"
    "files modified/created|files created or modified",
    PLAN_FIELD_FILES, NULL, NULL,
    N_("Files that are changed, or created where they are missing."), NULL, FALSE },
  { "files", "Files", N_("Files"),
    "file|files owned|files touched|files affected|files to delete|file to delete|files deleted|"
    "files to remove|files removed",
    PLAN_FIELD_FILES, NULL, NULL, N_("The files this task touches."), NULL, FALSE },
  { "dependencies", "Dependencies", N_("Dependencies"),
    "depends on|dependency|deps|depends|blocked by|requires|prerequisites|prerequisite|"
    "\344\276\235\350\265\226|" /* 依赖 */
    "\344\276\235\345\255\230|" /* 依存 */
    "\344\276\235\345\255\230\351\226\242\344\277\202|" /* 依存関係 */
    "\354\235\230\354\241\264\354\204\261|" /* 의존성 */
    /* зависимости */
    "\320\267\320\260\320\262\320\270\321\201\320\270\320\274\320\276\321\201\321\202\320\270|"
    "\330\247\331\204\330\252\330\250\330\271\331\212\330\247\330\252|" /* التبعيات */
    "abh\303\244ngigkeiten|d\303\251pendances|dependencias|depend\303\252ncias",
    PLAN_FIELD_DEPENDENCIES, NULL, "Task X must be complete",
    N_("The tasks that must be complete before this one starts, or None."), NULL, TRUE },
  { "configuration", "Configuration Required", N_("Configuration Required"),
    "configuration|config|required configuration", PLAN_FIELD_CODE, NULL, NULL,
    N_("Constants and settings, exactly as they go into the code."), NULL, FALSE },
  { "code", "Code Example", N_("Code Example"),
    "code|code examples|example code|pattern|example", PLAN_FIELD_CODE, NULL, NULL,
    N_("The pattern to follow: real code, not a description of it."), NULL, FALSE },
  { "tests", "Test Cases", N_("Test Cases"), "tests|test case|named tests|unit tests",
    PLAN_FIELD_TEST_CASES, NULL, NULL,
    N_("The tests by name, what each expects, and the set-up they share."), NULL, TRUE },
};

static const PlanSectionSpec sections[] = {
  { "overview", "Overview", NULL, "plan overview", NULL,
    N_("What is built, why, and within which bounds."), FIELDS (overview_fields) },
  { "technical-clarifications", "Technical Clarifications",
    "\360\237\224\247 Technical Clarifications (IMPORTANT)", "clarifications", NULL,
    N_("What every builder needs to know before the first line of code."), NULL, 0 },
  { "test-framework", "Test Framework Configuration", NULL, "test framework|testing framework",
    "technical-clarifications", N_("The frameworks that tests are written in."),
    FIELDS (test_framework_fields) },
  { "file-locations", "File Locations", NULL, "locations", "technical-clarifications",
    N_("Where to look."), FIELDS (file_locations_fields) },
  { "environment-setup", "Environment Setup", NULL, "environment|setup",
    "technical-clarifications", N_("How to make a checkout ready."), FIELDS (environment_fields) },
  { "technical-approach", "Technical Approach", NULL, "approach", NULL,
    N_("How it is built: decisions, places, connections, data."), NULL, 0 },
  { "architecture-decisions", "Architecture Decisions", NULL,
    "key design decisions|design decisions|architecture|decisions|key decisions",
    "technical-approach", N_("What was decided and why, with what was turned down."),
    FIELDS (decisions_fields) },
  { "module-placement", "Module Placement", NULL, "placement|module structure",
    "technical-approach", N_("Where each kind of code goes."), FIELDS (placement_fields) },
  { "integration-points", "Integration Points", NULL, "integration|integrations",
    "technical-approach", N_("Where this work meets the rest."), FIELDS (integration_fields) },
  { "data-flow", "Data Flow", NULL, "data flows|dataflow", "technical-approach",
    N_("What travels where."), FIELDS (data_flow_fields) },
  { "task-breakdown", "Task Breakdown", "\360\237\223\213 Task Breakdown", "tasks|task list",
    NULL, N_("The tasks, grouped under build agents that can work side by side."), NULL, 0 },
  { "testing-strategy", "Testing Strategy",
    "\360\237\247\252 Testing Strategy (apply per module)", "test strategy|testing|test plan",
    NULL, N_("How the work is tested."), FIELDS (testing_fields) },
  { "risk-mitigation", "Risk Mitigation", NULL,
    "risks|risk|risk assessment|risks and mitigations", NULL,
    N_("What can go wrong and what is done about it."), FIELDS (risk_fields) },
  { "success-criteria", "Success Criteria", "\342\234\205 Success Criteria", NULL, NULL,
    N_("When the whole work is done."), FIELDS (success_fields) },
  { "functional-requirements", "Functional Requirements", NULL, "functional",
    "success-criteria", N_("What it does."), FIELDS (success_fields) },
  { "non-functional-requirements", "Non-Functional Requirements", NULL,
    "non-functional|nonfunctional|nonfunctional requirements|non " "functional requirements",
    "success-criteria", N_("How well it does it."), FIELDS (success_fields) },
  { "documentation", "Documentation", NULL, "docs", "success-criteria",
    N_("What is written down."), FIELDS (success_fields) },
  { "implementation-notes", "Implementation Notes", NULL, "notes", NULL,
    N_("What else a builder should know."), FIELDS (notes_fields) },
  { "agent-dependencies", "Dependencies", NULL, "depends on", NULL,
    N_("What must be complete before this agent starts."), FIELDS (agent_dependencies_fields) },
  { "agent", "Build Agent", NULL, NULL, NULL,
    N_("A builder that works by itself, side by side with the others. About five tasks are "
       "right."),
    FIELDS (agent_fields) },
  { "task", "Task", NULL, NULL, NULL,
    N_("A piece of work that one builder finishes without asking."), FIELDS (task_fields) },
};
/* clang-format on */

const PlanSectionSpec *
plan_schema_get_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}

const PlanSectionSpec *
plan_schema_get_section (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].key, key))
      return &sections[i];
  return NULL;
}

/* Whether @name is one of the `|`-separated @words. */
static gboolean
is_one_of (const char *name,
           const char *words)
{
  gsize n = strlen (name);

  for (const char *p = words; p != NULL && *p != '\0';)
    {
      const char *end = strchrnul (p, '|');

      if ((gsize)(end - p) == n && strncmp (p, name, n) == 0)
        return TRUE;
      p = *end == '|' ? end + 1 : end;
    }
  return FALSE;
}

static gboolean
matches (const char *name,
         const char *canonical,
         const char *aliases)
{
  return g_ascii_strcasecmp (name, canonical) == 0 || is_one_of (name, aliases);
}

const PlanSectionSpec *
plan_schema_match_section (const char            *name,
                           const PlanSectionSpec *parent)
{
  const char *inside = parent == NULL ? NULL : parent->parent != NULL ? parent->parent
                                                                      : parent->key;

  /* The last two rows are agents and tasks, whose headings have a form of their own. A section that
   * has its place in the one around it comes before one of the same name that stands by itself. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (sections) - 2; i++)
      {
        const PlanSectionSpec *spec = &sections[i];

        if ((spec->parent != NULL) != (pass == 0))
          continue;
        if (spec->parent != NULL && (inside == NULL || !g_str_equal (spec->parent, inside)))
          continue;
        if (matches (name, spec->heading, spec->aliases))
          return spec;
      }
  /* By its full name a section is known wherever it stands, unless that is a word of one. */
  for (guint i = 0; i < G_N_ELEMENTS (sections) - 2; i++)
    if (sections[i].parent != NULL && strchr (sections[i].heading, ' ') != NULL
        && g_ascii_strcasecmp (name, sections[i].heading) == 0)
      return &sections[i];
  return NULL;
}

const PlanFieldSpec *
plan_schema_get_field (const PlanSectionSpec *section,
                       const char            *key)
{
  for (guint i = 0; section != NULL && i < section->n_fields; i++)
    if (g_str_equal (section->fields[i].key, key))
      return &section->fields[i];
  return NULL;
}

const PlanFieldSpec *
plan_schema_match_field (const PlanSectionSpec *section,
                         const char            *name)
{
  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    {
      if (section != NULL && section != &sections[s])
        continue;
      for (guint i = 0; i < sections[s].n_fields; i++)
        {
          const PlanFieldSpec *spec = &sections[s].fields[i];

          if (spec->label != NULL && matches (name, spec->label, spec->aliases))
            return spec;
        }
    }
  return NULL;
}

const PlanFieldSpec *
plan_schema_get_body (const PlanSectionSpec *section)
{
  if (section == NULL || section->n_fields == 0 || section->fields[0].label != NULL)
    return NULL;
  return &section->fields[0];
}

const char *
plan_field_kind_to_string (PlanFieldKind kind)
{
  static const char *const names[] = {
    "markdown",
    "text",
    "choice",
    "list",
    "checklist",
    "table",
    "placement",
    "files",
    "code",
    "test-cases",
    "dependencies",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), "markdown");

  return names[kind];
}
