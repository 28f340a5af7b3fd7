"""Messages of a language: English, or Chinese from the compiled catalogue.

A language is passed on to whatever chooses words, never set for the process, so that
several can be served at once.
"""

from __future__ import annotations

import gettext as _gettext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DOMAIN = "lukou"
LANGUAGES = ("en", "zh")
_LOCALES = Path(__file__).parent / "locale"
_CATALOGUES = {"zh": "zh_CN"}


class Messages:
    """The messages of one language, by their English."""

    def __init__(self, language: str, locales: Path = _LOCALES) -> None:
        """Where the catalogue of the language was not compiled, the messages stay English."""
        wanted = [_CATALOGUES[language]] if language in _CATALOGUES else []
        self.language = language
        self._catalogue = _gettext.translation(DOMAIN, locales, wanted, fallback=True)

    def gettext(self, message: str) -> str:
        # The empty message is the catalogue's own header.
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self._catalogue.ngettext(one, many, count)


@cache
def messages(language: str) -> Messages:
    """The messages of `en` or `zh`, read once."""
    return Messages(language)


def N_(message: str) -> str:  # noqa: N802  the mark that gettext's tools look for
    """A message to be translated where it is used: declarations know no language."""
    return message


def choose(environ: Mapping[str, str], system: Callable[[], str] = lambda: "") -> str:
    """The language the environment asks for, else that of the system; English where neither
    names one, or another.
    """
    for name in ("LUKOU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return _known(value)
    return _known(system())


def _known(tag: str) -> str:
    return "zh" if tag.lower().startswith("zh") else "en"
