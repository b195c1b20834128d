"""Names of which the reading took a word too few or too many: what else may be the name at that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qawl.model.documents import Span
from qawl.model.records import HopKind
from qawl.model.world import Mention
from qawl.resolve.context import Context
from qawl.resolve.index import Index, outlet_key
from qawl.resolve.names import name_words
from qawl.resolve.neighbours import is_full_name
from qawl.resolve.phrases import folded_words, read_phrase, stems_of
from qawl.resolve.posts import Evidence, weigh_posts
from qawl.text import tags as tag
from qawl.text.fold import fold

_NEXT = re.compile(r" ([^\W\d_]+)(?: ([^\W\d_]+))?")
_GOES_ON = re.compile(r" ل(?!م |ن |ا |كن)")
_WORD = re.compile(r"\S+")
_PLACES_READ = 3
_JOINED = frozenset("وفلبك")
_SURELY = 3
"""Words of a name of the registry behind which even a word that no list has is taken for none of the name."""
_NAME = tag.GIVEN | tag.NISBA | tag.PLACE
_OTHER = tag.VERB | tag.COMMON | tag.TIME | tag.PREFIXED


def other_edges(mention: Mention, context: Context) -> Iterator[Mention]:
    """The mention with a name of the registry that begins where its own does and ends elsewhere, the longest first.

    Longer, where the words behind it complete a full name («بطرس» of «بطرس غالي»); shorter, where what the reading
    took besides can belong to no name («السرو تصريحات»).
    """
    for name in (*_longer(mention, context), *_shorter(mention, context)):
        yield replace(mention, name=name)
    yield from _without_what_is_said(mention, context)
    yield from _with_first_letter(mention, context)
    yield from _later(mention, context)
    yield from _as_written(mention, context)


def _without_what_is_said(mention: Mention, context: Context) -> Iterator[Mention]:
    """The mention with a name without what stands before or behind it and is none of it.

    «كل من المنارة»; «هيئة كذا التابعة لكذا»; «السفارة المنارية بنيسارة», where the state is said; «المحكمة العليا في
    المنارة»; the second of two that have one state, «وزارة كذا والشرطة المنارية»; «مكتب رئيس كذا فلان الفلاني».
    """
    words, lists = mention.name.split(), context.index.tongue.words
    if mention.kind is HopKind.PERSON or len(words) < _LEAST:
        return
    if fold(" ".join(words[:2])) in lists.each:
        yield replace(mention, name=" ".join(words[2:]))
    tail = next((place for place in range(1, len(words)) if fold(words[place]) in lists.tails), 0)
    if tail >= _LEAST:
        yield replace(mention, name=" ".join(words[:tail]), at=())  # what stands behind it is not beside it
    inside = words.index("في") if "في" in words else 0
    if inside and context.index.state_named(stems_of(" ".join(words[inside + 1 :]), context.index.vocabulary)):
        yield replace(mention, name=" ".join((*words[:inside], *words[inside + 1 :])))
    joined = next((place for place in range(_LEAST, len(words) - 1) if words[place].startswith("وال")), 0)
    if joined and context.index.vocabulary[words[-1]].stem in context.index.tongue.nationalities:
        yield replace(mention, name=" ".join((*words[:joined], words[-1])))
    behind = next((place for place in range(_LEAST, len(words) - 1) if _names(words[place:], context)), 0)
    if behind and mention.named:
        yield replace(mention, name=" ".join(words[:behind]))
    place = words[-1][1:] if words[-1].startswith("ب") else ""
    if len(words) > _LEAST and _is_place(place, context):
        shorter = " ".join(words[:-1])
        if read_phrase(shorter, context.index.tongue).states:
            yield replace(mention, name=shorter)


_LEAST = 2


def _names(words: list[str], context: Context) -> bool:
    """Whether these words are the whole name of a person: «مكتب الرئيس المناري فلان الفلاني»."""
    return is_full_name(" ".join(words), context.index)


def _is_place(word: str, context: Context) -> bool:
    """Whether a word is a place or a state, its preposition left out."""
    index = context.index
    return bool(word) and (
        bool(index.vocabulary[word].tags & tag.PLACE) or index.state_named(stems_of(word, index.vocabulary)) is not None
    )


def _with_first_letter(mention: Mention, context: Context) -> Iterator[Mention]:
    """The name of an outlet whose first letter the reading took for «and» or «to»: «ودق» of which it left «دق»."""
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        if span.start and text[span.start - 1] in _JOINED and not text[span.start - 2 : span.start - 1].isalpha():
            name = text[span.start - 1 : span.end]
            if outlet_key(name) in context.index.outlets:
                yield replace(mention, name=name, at=(Span(span.start - 1, span.end),))


def _later(mention: Mention, context: Context) -> Iterator[Mention]:
    """A full name behind titles that the reading took into it: «العقيد فلان», «محافظ البنك فلان», «كرم الأمير فلان»."""
    words = _WORD.findall(mention.name)
    tags = context.index.vocabulary[words[0]].tags if words else 0
    if not tags & (tag.TITLE | tag.HONORIFIC) or tags & tag.GIVEN:
        return
    for start in range(1, len(words) - 1):
        name = " ".join(words[start:])
        if is_full_name(name, context.index):
            yield replace(mention, name=name, named=True, posts=(*mention.posts, " ".join(words[:start])))
            return


def _as_written(mention: Mention, context: Context) -> Iterator[Mention]:
    """What stands at the first place of the mention where that is a part of its name, and no more of a name follows."""
    text = context.article.text
    for span in mention.at[:1]:
        written = span.of(text)
        tags = context.index.vocabulary[written.split()[0]].tags if written.split() else tag.TITLE
        if written == mention.name or written not in mention.name or tags & (tag.TITLE | tag.HONORIFIC):
            continue
        if mention.kind is HopKind.MEDIA and not mention.name.startswith(written):
            continue  # «الرياضية» of «قناة كذا الرياضية»
        if _GOES_ON.match(text, span.end) is None:
            yield replace(mention, name=written, at=(span,))


def _longer(mention: Mention, context: Context) -> Iterator[str]:
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        found = _NEXT.match(text, span.end)
        for end in (2, 1) if found else ():
            name = text[span.start : found.end(end)] if found is not None and found[end] else ""
            if name and is_full_name(name, context.index):
                yield name


def _shorter(mention: Mention, context: Context) -> Iterator[str]:
    name, index = mention.name, context.index
    ends = [found.end() for found in _WORD.finditer(name)]
    for count in range(len(ends) - 1, 0, -1):
        kept = name[: ends[count - 1]]
        following = name[ends[count - 1] :].split()[0]
        other = _is_no_name(following, index)
        if following[0].isdecimal() or _is_a_state_before(kept, following, mention, context):
            yield kept
        elif is_full_name(kept, index):
            if (
                other
                or _is_his_post(kept, mention, context)
                or (len(name_words(kept)) >= _SURELY and not _may_follow(following, index))
            ):
                yield kept
        elif (count == 1 and other and _is_alone(kept, context)) or _is_a_body_before(
            kept, following, mention, context
        ):
            yield kept


def _is_a_state_before(name: str, following: str, mention: Mention, context: Context) -> bool:
    """Whether a name is a state's own and what follows is none of it: «المنارة لتيماران», but not «… وتيماران».

    In quotation marks it is the name of something else («المنارة للطيران»).
    """
    tongue = context.index.tongue
    state = context.index.states.get(tongue.states.get(stems_of(name, tongue.vocabulary), ""))
    if state is None or fold(name) not in map(fold, state.ar):
        return False
    if tongue.vocabulary[following].stem in tongue.words.parts:
        return False
    if context.is_after_marks(mention) or following.startswith("و") or not _is_another(following, context):
        return False
    return tongue.vocabulary[following].stem not in tongue.nationalities


def _is_a_body_before(name: str, following: str, mention: Mention, context: Context) -> bool:
    """Whether a name of more than a word is a body's own, and what follows is none of it: «الهيئة العليا قادرة على»."""
    if mention.kind is HopKind.PERSON or " " not in name or not name.split()[-1].startswith("ال"):
        return False
    kind = context.index.vocabulary[following]
    if following.startswith(("ال", "ل", "و", "ب")) or kind.tags & (tag.PLACE | tag.GIVEN):
        return False
    forms = context.index.bodies.get(read_phrase(name, context.index.tongue).base, ())
    return any(form.full and not form.states and form.written == folded_words(name) for form in forms)


def _is_another(word: str, context: Context) -> bool:
    """Whether a word begins something else than more of a name: it has a preposition, or is a state or place."""
    kind = context.index.vocabulary[word]
    return word.startswith(("ل", "ب")) or bool(kind.tags & tag.PLACE) or (kind.stem,) in context.index.tongue.states


def _is_his_post(name: str, mention: Mention, context: Context) -> bool:
    """Whether the post beside the name is of somebody who is called so: then what follows is none of the name."""
    forms = context.index.persons.get(name_words(name), ())
    posts = (weigh_posts(form.actor, mention.posts, context.when, context.index) for form in forms)
    return any(one.evidence is Evidence.AGREES for one in posts)


def _is_alone(name: str, context: Context) -> bool:
    """Whether one word is somebody's short form: of one whom the article names in full, or no ordinary word.

    Nor the name of a family («القحطاني» is many).
    """
    index = context.index
    forms = index.persons.get(name_words(name), ())
    ordinary = tag.GIVEN | tag.COMMON | tag.TITLE | tag.HONORIFIC | tag.DEFINITE
    if forms and not index.vocabulary[name].tags & ordinary:
        return True
    return any(context.says(full) for form in forms for full in form.actor.ar if len(name_words(full)) > 1)


def _is_no_name(word: str, index: Index) -> bool:
    """Whether a word that was taken into a name can be none: a verb, an everyday word, one with a preposition."""
    tags = index.vocabulary[word].tags
    return bool(tags & _OTHER) and not tags & _NAME


def _may_follow(word: str, index: Index) -> bool:
    """Whether a word may be one more name of a person."""
    return word.startswith("ال") or bool(index.vocabulary[word].tags & _NAME)
