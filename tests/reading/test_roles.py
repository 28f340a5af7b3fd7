"""The words that tell a result or a target."""

from __future__ import annotations

import re

from lukou_cli.reading.context.role import EITHER, role_words

# The words of the pattern, each by itself and before what may have to follow it.
_WORDS = re.findall(r"[\u4e00-\u9fff]+|[a-z]{2,}", EITHER)
_TEXTS = [
    f"{word}{follows}"
    for number, word in enumerate(_WORDS)
    for follows in ("", "5", " to", *_WORDS[number + 1 : number + 8])
]


def test_no_word_is_passed_over_by_what_words_begin_with() -> None:
    alone = re.compile(EITHER, re.IGNORECASE)
    told = 0
    for text in _TEXTS:
        # What has come of a target is none by itself.
        spans = [match.span() for match in alone.finditer(text) if not match["came"]]
        assert [(word.start, word.end) for word in role_words(text)] == spans, text
        told += len(spans)
    assert told > len(_WORDS)
