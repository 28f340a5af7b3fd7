"""The lexicon's tokens around a figure, by how near they stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lukou_cli.check.link.features import Words
from lukou_cli.reading.ngrams import ngrams
from lukou_cli.reading.structure import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.check.link.lexicon import Lexicon
    from lukou_cli.reading.figures import Figure
    from lukou_cli.reading.passage import Passage
    from lukou_cli.reading.segments import Segments, Strip
    from lukou_cli.reading.tokens import Tokens

# What a clause may hold beside its subject without telling another one.
_FILLER = re.compile(
    r"[\d\s,.%~+\-—–()/:;、|]|今年|去年|全年|同比|左右|以上|以内|完成|实现|达到|达|累计|共|共计|合计|分别|均|约|近|超过|超|突破|预计|预期|目标|力争|全区|我区|其中"
    r"|比上年|较上年|年度|数量|总数|总额|水平|比例|已经|已|了|的|为|是|在|到|至|和|与|及|等|也|都|又|再|个|家|就|有|从|由|把|将|要|上|下|年|月|日"
)


def words_of(  # noqa: PLR0913  what is read around a figure
    lexicon: Lexicon, passage: Passage, figure: Figure, parts: Segments, tokens: Tokens,
    wide: frozenset[str], question: frozenset[str],
) -> Words:  # fmt: skip
    """The words of a figure; ``wide`` are those of headings and of the sentence before, ``question``
    those of that sentence where the passage answers it.
    """
    subject = parts.part or parts.lead
    own = _keys(tokens, (subject, parts.tail))
    if parts.glued:
        led = _keys(tokens, (subject,))
        if any(lexicon.is_subject(key) or lexicon.is_measure(key) for key in led):
            own = led  # 开工56个竣工69个: what has words leaves the next one's alone
    # What stands beside other figures of the clause is theirs.
    shared = (parts.lead, *parts.rest) if parts.alone else (parts.lead,)
    others = _listed(tokens, parts.listed) - own
    if not parts.alone:
        others |= _keys(tokens, parts.rest) - own
    theirs: frozenset[str] = frozenset()
    if parts.part and any(map(lexicon.is_subject, own)):
        # 甲和乙分别…: of the other subject only what is measured is said of this one too.
        listed = _listed(tokens, parts.listed) - own
        theirs = frozenset(key for key in listed if not lexicon.is_measure(key))
    others -= theirs
    clause = _keys(tokens, shared) - own - others - theirs
    if not (own or clause or others):
        own = _keys(tokens, (parts.asked,)) if parts.asked else frozenset()
        if not own and parts.clause.start <= passage.sentence(0)[1]:
            own = question
    heads = ""
    if passage.block.kind is BlockKind.ROW:
        # A cell without words of its own is told by the heads of its row and column.
        heads = f"{passage.row_label(figure.start)} {passage.column_head(figure.start)}"
        above = lexicon.tokens(heads).keys
        own, clause = (own, clause | above - own) if own else (above, clause - above)
    near = own | clause | others | theirs
    sentence: frozenset[str] = frozenset()
    distant: list[Strip] = []
    for span in parts.before:
        if sentence:
            distant.append(span)
        else:
            sentence = _keys(tokens, (span,)) - near
    earlier = _keys(tokens, (*distant, *parts.earlier)) - near - sentence
    near |= sentence | earlier
    after = _keys(tokens, (parts.after,)) - near if parts.after else frozenset()
    near |= after
    text = f"{heads} {passage.text[parts.clause.start : parts.clause.end]}"
    return Words(
        own, clause, others, sentence, after, earlier, wide - near,
        _unknown(lexicon, tokens, passage.text, subject), text, ngrams(passage, figure, parts, heads),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _listed(tokens: Tokens, parts: tuple[Strip, ...]) -> frozenset[str]:
    """The tokens of all parts of a list, which are the same for each of its figures."""
    return _keys(tokens, parts)


def _keys(tokens: Tokens, spans: Iterable[Strip]) -> frozenset[str]:
    return frozenset(t.key for span in spans for t in tokens.within(span.start, span.end))


def _unknown(lexicon: Lexicon, tokens: Tokens, text: str, span: Strip) -> int:
    """How many characters of a span no token, no filling word and no own place explains."""
    left, at = [], span.start
    for token in tokens.within(span.start, span.end):
        if token.start > at:
            left.append(text[at : token.start])
        at = max(at, token.end)
    left.append(text[at : span.end])
    return sum(len(_FILLER.sub("", lexicon.places.sub("", part))) for part in left)
