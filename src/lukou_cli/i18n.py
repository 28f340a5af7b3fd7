"""The language of what people read: English, or Chinese from the compiled catalogue."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOMAIN = "lukou"
LANGUAGES = ("en", "zh")
_LOCALES = Path(__file__).parent / "locale"
_translation: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def choose(environ: Mapping[str, str]) -> str:
    """The language the environment asks for; English where it names none or another."""
    for name in ("LUKOU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def activate(language: str) -> None:
    """Make `_` answer in a language from now on."""
    global _translation, _language  # noqa: PLW0603  one process speaks one language at a time
    _language = language
    _translation = (
        _gettext.translation(DOMAIN, _LOCALES, ["zh_CN"])
        if language == "zh"
        else _gettext.NullTranslations()
    )


def language() -> str:
    return _language


def _(message: str) -> str:
    return _translation.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    return _translation.ngettext(one, many, count)
