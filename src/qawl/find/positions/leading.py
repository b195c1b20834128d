"""What leads to the object of a stand: the preposition written onto it, and the words of the way before it."""

from __future__ import annotations

from qawl.find.accusatives import is_accusative
from qawl.find.cognates import past_adjectives
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand, is_head_word, is_own_noun
from qawl.find.positions.words import is_of, matter_at, phrase_end
from qawl.lexicon.positions import THAT
from qawl.text import tags as tag
from qawl.text.layers import Text

ATTACHED = ("ب", "ل")


def way_end(text: Text, at: int) -> int:
    """«بشكل قاطع», «بطريقة غير مباشرة»: the words of the way that begins here."""
    single = not text.types[at].bare.startswith(_WAYS) or at + 2 >= len(text.types)
    if not single and at + 3 < len(text.types) and text.tags[at + 1] & text.tags[at + 3] & tag.MARK:
        return 4  # «بشكل "عاجل"»
    return 1 if single else 3 if text.types[at + 1].bare == "غير" else 2


_WAYS = ("بشكل", "بصوره", "بطريقه")


def past_asked(scene: Scene, stand: Stand, after: int) -> int:
    """«طلبت المنارة من الهضبة رفع الحصار», «عرضت على الحركة إجراء محادثات»: past whoever it is asked of."""
    text, size = scene.text, len(scene.text.types)
    if stand.fixed and text.types[stand.end - 1].bare == _FROM and after == stand.end:
        mention = scene.mention_at(after, text.sentence_end(after - 1))
        return after + 1 if mention is None else mention.end
    state = after + 1 < size and text.types[after].bare in _UPON and text.tags[after + 1] & (tag.PLACE | tag.BODY)
    mention = scene.mention_at(after + 1, text.sentence_end(after)) if state and "object" in stand.word.takes else None
    return after if mention is None else mention.end


_FROM = "من"
_UPON = frozenset([_FROM, "علي"])


def carries(scene: Scene, at: int, letter: str) -> bool:
    """Whether a preposition of one letter is written onto the word at `at`."""
    text = scene.text
    kind = text.types[at]
    if kind.folded == letter or kind.folded == letter + "ـ":
        return True
    if is_of(text, scene.lookup, "manner", at) or phrase_end(text, scene.lookup, "firm", at) > at + 1:
        return False  # «رفض بشدة», «رفض بشكل قاطع», «ندد بأشد العبارات»
    bare = kind.bare[1:] if kind.bare == kind.folded and kind.bare[:1] == "و" else kind.bare
    if kind.prefix == letter or (letter == "ل" and bare.startswith("لل")):
        return True
    if kind.tags & tag.DEMONSTRATIVE and bare.startswith(letter):
        return True  # «ترحب بهذه المبادرة»
    if not bare.startswith(letter) or kind.tags:
        return False
    return bare[1:] in scene.lookup.classes["light"] or matter_at(text, scene.lookup, at) is not None


def carries_soon(scene: Scene, at: int, limit: int, letter: str) -> bool:
    """Whether the same preposition leads to a matter right behind."""
    return any(
        carries(scene, one, letter) and matter_at(scene.text, scene.lookup, one) is not None
        for one in range(at + 1, min(limit, at + _SOON))
    )


def leads_past(scene: Scene, at: int, limit: int, letter: str) -> bool:
    """«بالزاهرة بفتح تحقيق», «المدير العام للخطوط لفتح تحقيق»: a place or whoever is asked, before the matter."""
    bits = scene.text.tags[at]
    asked = bits & tag.DEFINITE and matter_at(scene.text, scene.lookup, at) is None
    return bool(bits & tag.PLACE or asked) and carries_soon(scene, at, limit, letter)


def names_matter(scene: Scene, at: int) -> bool:
    """Whether something negotiated is among the first words from here on."""
    for one in range(at, min(scene.text.sentence_end(at), at + _SOON)):
        if scene.text.tags[one] & tag.COMMA:
            return False
        if matter_at(scene.text, scene.lookup, one) is not None:
            return True
    return False


_SOON = 3


def past_own_noun(scene: Scene, stand: Stand, at: int, limit: int) -> int:
    """«رفضت الحركة رفضا قاطعا المقترح»: past the noun of the verb and its adjective, which only say how."""
    text = scene.text
    if at >= limit or not stand.verb or not is_accusative(text, at):
        return at
    if not is_own_noun(text, scene.lookup, stand.word, at):
        return at
    return past_adjectives(text, at + 1, limit)


def direct_object(scene: Scene, stand: Stand, at: int, limit: int) -> int | None:
    """A noun right behind the word, past marks, adverbs and the noun of the verb itself."""
    text = scene.text
    if at + 1 < limit and text.types[at].bare == _IN and is_of(text, scene.lookup, "said in", at + 1):
        at += 2  # «دانت الحركة في بيان أمس القرار»
        at += at < limit and is_of(text, scene.lookup, "said in", at)
    start = at = past_own_noun(scene, stand, at, limit)
    while at < limit and (
        text.tags[at] & (tag.MARK | tag.TIME)
        or phrase_end(text, scene.lookup, "firm", at) > at
        or is_of(text, scene.lookup, "manner", at)
        or is_of(text, scene.lookup, "own country", at)
        or (at > start and text.tags[at] & tag.COMMA)
    ):
        if matter_at(text, scene.lookup, at) is not None:
            break
        way = way_end(text, at) if is_of(text, scene.lookup, "manner", at) else 1
        at = max(at + way, phrase_end(text, scene.lookup, "firm", at))
    if at >= limit or text.tags[at] & tag.PREFIXED or not is_head_word(text, at):
        return None
    if text.tags[at] & tag.THAT:
        return at + 1 if at + 1 < limit and THAT in stand.word.takes else None
    return at


_IN = "في"
