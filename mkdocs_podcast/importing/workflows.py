"""The files by which services build a repository, and what they do for its site already."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_PATTERNS = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml")
# What the steps are called that put a site on GitHub Pages and its like.
_PUBLISHING = (
    "deploy-pages",
    "gh-pages",
    "gh-deploy",
    "mike deploy",
    "pages deploy",
    "pages-action",
    "pages-deploy",
    "jekyll-deploy",
    "netlify",
    "vercel",
)


class Workflow(NamedTuple):
    """A file that a service runs, by its path in the repository."""

    path: str
    text: str

    @property
    def builds_site(self) -> bool:
        return "mkdocs" in self.text

    @property
    def publishes(self) -> bool:
        return any(step in self.text for step in _PUBLISHING)


def workflows_in(folder: Path) -> list[Workflow]:
    """The workflows of a repository, without their comments."""
    workflows = []
    for pattern in _PATTERNS:
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                workflows.append(Workflow(name, _without_comments(path)))
    return workflows


def _without_comments(path: Path) -> str:
    lines = path.read_text("utf-8", "replace").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("#"))


def notes_on_workflows(workflows: list[Workflow], site_workflow: str) -> list[str]:
    """What their author should know of workflows beside the `site_workflow` that `init` writes; ""
    where it writes none, as one of them builds the site."""
    notes = []
    for workflow in workflows:
        if workflow.path == site_workflow:
            continue
        if site_workflow and workflow.publishes:
            notes.append(
                f"{workflow.path} publishes a site too: keep it or {site_workflow}, as each "
                "replaces what the other has published."
            )
        elif workflow.builds_site and not site_workflow and "mkdocs-podcast" not in workflow.text:
            notes.append(
                f"{workflow.path} builds the site already, so no other workflow was written: let "
                "it install `mkdocs-podcast` too."
            )
    return notes
