"""Bodies of whose name the reading has a part: the text goes on with the rest, or the article has the whole before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qawl.model.records import HopKind
from qawl.model.world import ActorKind, Mention
from qawl.resolve.context import Context
from qawl.resolve.index import Index
from qawl.resolve.media import MEDIA
from qawl.resolve.persons import Candidate
from qawl.resolve.phrases import folded_words, read_phrase
from qawl.resolve.whose import AGAIN, SURE, reason_of
from qawl.text.fold import fold

_NEXT = re.compile(r" ([^\W\d_]+)(?: [^\W\d_]+){0,5}")
_WORD_END = re.compile(r"(?<=\w)(?= |$)")
_LEAST = 2
_KINDS = (ActorKind.BODY, ActorKind.GROUP, *MEDIA)


def whole_in_text(mention: Mention, context: Context) -> Candidate | None:
    """The body that is called by the name with the words behind it: «مكتب كذا» of «مكتب كذا لشؤون كذا»."""
    text, index = context.article.text, context.index
    base = read_phrase(mention.name, index.tongue).base
    if mention.kind is HopKind.PERSON or not base or (len(base) > 1 and base[:2] not in index.body_starts):
        return None
    for span in mention.at[:1]:
        found = _NEXT.match(text, span.end)
        if found is None or not _may_go_on(base, found[1], index) or fold(span.of(text)) != fold(mention.name):
            continue  # the last: it stands there by another name
        ends = [end.start() for end in _WORD_END.finditer(found[0])]
        for end in reversed(ends):
            name = text[span.start : span.end + end]
            name = f"ال{name[2:]}" if name.startswith("لل") else name
            forms = index.bodies.get(read_phrase(name, index.tongue).base, ())
            for form in forms:
                if form.full and form.actor.kind in _KINDS and form.written == folded_words(name):
                    return Candidate(form.actor.id, SURE, (reason_of("why-name", form.text),))
    return None


def _may_go_on(base: tuple[str, ...], word: str, index: Index) -> bool:
    """Whether a name of the registry has this word behind a first one; a nationality may stand between them."""
    stem = index.vocabulary[word].stem
    return len(base) > 1 or (base[0], stem) in index.body_starts or stem in index.tongue.nationalities


def ministries_of_ministers(mention: Mention, context: Context) -> Iterator[str]:
    """What «الوزارة» may be called after the minister who is named last before it: «وزارة كذا», after «وزير كذا»."""
    head, of = folded_words(mention.name)[:1], context.index.tongue.words.led_by
    if not head or head[0] not in of or " " in mention.name or not mention.at:
        return
    body, leaders = of[head[0]]
    before = context.article.text[max(0, mention.at[0].start - _AS_FAR) : mention.at[0].start]
    found = [each for each in _POST.finditer(before) if context.index.vocabulary[each[1]].stem in leaders]
    if len({each[2].split()[0] for each in found}) > 1:
        return  # of several ministers none leads the one that is meant
    for each in found[-1:]:
        ends = [end.start() for end in _WORD_END.finditer(each[2])]
        yield from (f"{body} {each[2][:end].strip()}" for end in reversed(ends))


_AS_FAR = 4000
_POST = re.compile(r"(?<!\w)(\w+)((?: و?ال\w+){1,5})")


def beginning_of_one_met(mention: Mention, context: Context) -> Iterator[Candidate]:
    """The body of the article whose name begins so: «معهد كذا الدولي», after «معهد كذا الدولي لأبحاث كذا».

    Not where it is left without its state alone: «وزارة كذا» may be another's.
    """
    name, actors = f"{fold(mention.name)} ", context.index.registry.actors
    if mention.kind is HopKind.PERSON or len(mention.name.split()) < _LEAST:
        return
    tongue = context.index.tongue
    said = read_phrase(mention.name, tongue)
    for actor in sorted(context.present):
        for form in actors[actor].ar if actors[actor].kind in _KINDS else ():
            if not fold(form).startswith(name):
                continue
            whole = read_phrase(form, tongue)
            rest = whole.base[len(said.base) :]
            if rest and rest[0] not in tongue.words.towards and set(whole.states) <= set(said.states):
                yield Candidate(actor, AGAIN, (reason_of("why-repeated", form),))
                break
