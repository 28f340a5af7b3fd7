"""The pages of the documentation that lukou has with it, in the reader's language."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_ENDINGS = {"zh": ".zh-CN.md", "en": ".md"}
# By the names they are asked for, in the order of the list; no command has one of these.
PAGES = {
    "tutorial": "tutorial",
    "how-to": "how-to",
    "commands": "commands",
    "data-format": "data-format",
    "rules": "check",
    "drafts": "check-usage",
    "explanation": "explanation",
    "python": "api",
}


def page(name: str, language: str) -> str:
    """The text of one of the pages."""
    inside = _PACKAGE / "docs"
    folder = inside if inside.exists() else _PACKAGE.parents[1] / "docs"
    return (folder / f"{PAGES[name]}{_ENDINGS[language]}").read_text(encoding="utf-8")
