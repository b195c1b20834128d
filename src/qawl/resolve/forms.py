"""Whether a form of the registry goes with a name as the article has it: its article, its last word, its sort."""

from __future__ import annotations

from collections.abc import Sequence

from qawl.model.records import HopKind
from qawl.model.world import ActorKind, Mention
from qawl.resolve.context import Context
from qawl.resolve.index import Form
from qawl.resolve.media import MEDIA, is_addressed
from qawl.resolve.phrases import Tongue, folded_words
from qawl.text import tags as tag

_ARABIC = tag.COMMON | tag.VERB | tag.NISBA | tag.GIVEN | tag.PLACE | tag.TIME | tag.NOMINAL


def fits(form: Form, mention: Mention, context: Context, with_medium: bool) -> bool:
    """Whether the sort of actor goes with what the article says of the mention."""
    media = form.actor.kind in MEDIA
    written = folded_words(mention.name)
    own = _own_words(written, context) if media else written
    if not _same_article(own, form.written) or not _says_all(written, form, context):
        return False
    if not media:
        if form.actor.kind is ActorKind.GROUP and not _same_name_behind(written, form.written):
            return False
        return not (mention.kind is HopKind.MEDIA and form.actor.kind is ActorKind.STATE)
    if not _same_last_word(written, form.written) or _is_any_medium(own, context):
        return False
    without = form.written[-1].startswith("ال") and not any(word[:2] in ("ال", "لل") for word in written[1:])
    if with_medium and without and context.index.vocabulary[written[-1]].tags & _ARABIC:
        return False  # «نشرة اقتصادية» is not «الاقتصادية», «صحيفة صن» is «الصن»
    if with_medium or mention.kind is HopKind.MEDIA or mention.name.isascii():
        return True
    if form.actor is context.outlet and (is_addressed(mention) or context.is_quoted(mention)):
        return True
    if form.actor.id in context.present or context.is_quoted(mention):
        return True
    if form.actor.country == context.home and _is_spoken_to(mention, context):
        return True
    return not _is_ordinary(mention.name, form, context)


def _says_all(written: Sequence[str], form: Form, context: Context) -> bool:
    """Whether a name has the words of a short form that tell nothing elsewhere: «المكتب الحكومي», not «المكتب»."""
    plain, vocabulary = context.index.tongue.words.plain, context.index.vocabulary
    return form.full or all(word in written for word in form.written if vocabulary[word].stem in plain)


def _own_words(written: tuple[str, ...], context: Context) -> tuple[str, ...]:
    """The words of a name but indefinite ones that say whose or of what sort it is: «بيان» of «بيان رسمي»."""
    tongue = context.index.tongue
    return written[:1] + tuple([word for word in written[1:] if not _tells_little(word, tongue)])


def _tells_little(word: str, tongue: Tongue) -> bool:
    stem = tongue.vocabulary[word].stem
    return not word.startswith(_DEFINITE) and (stem in tongue.words.plain or stem in tongue.nationalities)


_DEFINITE = ("ال", "لل")


def _is_any_medium(own: Sequence[str], context: Context) -> bool:
    """Whether nothing is said but that it is a medium, and not which: «جريدة», «صحيفة لومية»."""
    if len(own) != 1 or own[0].startswith(_DEFINITE) or not own[0].isalpha():
        return False
    return bool(context.index.vocabulary[own[0]].tags & tag.MEDIUM)


def _is_spoken_to(mention: Mention, context: Context) -> bool:
    """Whether one speaks to it, and the preposition stands apart before the name: «لـ كذا»."""
    before = context.article.text[: mention.at[0].start] if mention.at else ""
    return is_addressed(mention) and before.rstrip(" ").endswith("لـ")


def of_states(forms: Sequence[Form], states: Sequence[str]) -> list[Form]:
    """Those of the forms that a name with these states may be."""
    return [form for form in forms if not states or form.actor.country in states or set(form.states) == set(states)]


def _same_article(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether a name of one word has the article where the form has it: «اللومي» is not «لومي»."""
    if len(mine) != 1 or not its:
        return True
    own = next((word for word in its if _as_object(mine[0]).endswith(_as_object(word.removeprefix("ال")))), "")
    if len(its) > 1:  # «نشرة» is not «موقع النشرة»
        return not own or (mine[0][:2] in ("ال", "لل")) >= own.startswith("ال")
    return bool(own) and (mine[0][:2] in ("ال", "لل")) == own.startswith("ال")


def _same_name_behind(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether what stands behind the head has the article where it has: «حزب لومي» is not «حزب اللومي»."""
    if len(mine) != _PAIR or len(its) != _PAIR:
        return True
    return mine[1].startswith("ال") == its[1].startswith("ال")


_PAIR = 2


def _as_object(word: str) -> str:
    """The one ending of a plural for both: «اللوميون» and «اللوميين»."""
    return f"{word[:-2]}ين" if word.endswith("ون") else word


def _same_last_word(mine: Sequence[str], its: Sequence[str]) -> bool:
    """Whether the last word is the same as it is written: «نشرته» is not «النشرة»."""
    return bool(mine and its) and (len(mine) > 1 or mine[-1].removeprefix("ال") == its[-1].removeprefix("ال"))


def _is_ordinary(name: str, form: Form, context: Context) -> bool:
    """Whether a paper is called by an everyday word («البيان»), which then needs «صحيفة» before it.

    A word of which no list knows anything is none, where that alone is its name.
    """
    words = name.split()
    if len(words) != 1 or not words[0].isalpha():  # «د.ب.أ»
        return False
    tags = context.index.vocabulary[words[0]].tags
    alone = form.full and len(form.written) == 1
    known = bool(tags & ~tag.DEFINITE) or len(words[0]) < _TELLING_LETTERS
    return (known or not alone) and not tags & (tag.OUTLET | tag.LATIN)


_TELLING_LETTERS = 4
