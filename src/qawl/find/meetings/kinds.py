"""Of which kind a meeting is by its word, what hangs on it, and whether states or people hold it."""

from __future__ import annotations

from qawl.find.meetings.cast import Cast
from qawl.find.meetings.hits import Hit
from qawl.find.meetings.scene import Scene
from qawl.find.meetings.words import Lookup
from qawl.model.meetings import MeetingKind
from qawl.text import tags as tag
from qawl.text.layers import Text

_TALKS = 4
"""So many tokens behind «جولة» the talks stand that it is a round of."""


def kind_of(text: Text, lookup: Lookup, hit: Hit) -> MeetingKind:
    word, at = hit.form.word, hit.at
    end = text.sentence_end(at)
    behind = [text.types[index].bare for index in range(at + 1, min(end, at + 1 + _TALKS))]
    if word.talks is not None and any(one in lookup.classes["talks"] for one in behind):
        return word.talks
    if word.talks is not None and word.kind is not MeetingKind.SESSION and behind[:1] and behind[0] in lookup.ordinals:
        return word.talks
    if word.kind is MeetingKind.MEETING and hit.form.tense == "noun":
        if behind[:1] and behind[0] in lookup.classes["press"]:
            return MeetingKind.PRESS_CONF
        if _with_press(text, at, end):
            return MeetingKind.PRESS_CONF
        if behind[:1] and behind[0] in lookup.classes["telephone"]:
            return MeetingKind.CALL
        if behind[:1] and behind[0] in lookup.classes["of summit"]:
            return MeetingKind.SUMMIT
    return word.kind


def _with_press(text: Text, at: int, end: int) -> bool:
    """«في لقاء مع الصحفيين», «لقاء جمعه بالصحفيين»."""
    near = range(at + 1, min(end, at + 4))
    return any(
        text.tags[index] & tag.PRESS and text.tags[index] & tag.PLURAL and not text.types[index].bare.startswith("لل")
        for index in near
    )  # «وقال السفير قبل الاجتماع للصحافيين»


def kind_by_states(text: Text, lookup: Lookup, cast: Cast, hit: Hit, scene: Scene) -> MeetingKind:
    """The kind; talks that states or bodies hold, and no person, are a round of them."""
    states = hit.form.word.states
    if states is None or scene.kind is not MeetingKind.MEETING:
        return scene.kind
    if hit.at + 1 < len(text.types) and text.types[hit.at + 1].bare in lookup.classes["of peace"]:
        return states
    if len(scene.participants) < 2:
        return scene.kind
    lower = lookup.classes["level"] | lookup.classes["delegation"]
    if any(text.types[index].bare in lower for index in range(hit.at, min(text.sentence_end(hit.at), scene.end + 3))):
        return scene.kind
    return scene.kind if any(cast.is_person(one) for one in scene.participants) else states


def trial_end(text: Text, lookup: Lookup, hit: Hit) -> int:
    """«خلال جلسة المحاكمة», «في أولى جلسات محاكمته»: where the name of a court's session ends; 0 where it is none."""
    one_of_many = hit.form.plural and text.types[max(0, hit.at - 1)].bare not in lookup.ordinals
    limit = min(text.sentence_end(hit.at), hit.at + _TRIAL)
    if hit.form.word.kind is not MeetingKind.SESSION or one_of_many or hit.at + 1 >= limit:
        return 0
    if text.types[hit.at + 1].bare not in lookup.classes["trial"]:
        return 0
    opens = (at for at in range(hit.at + 2, limit) if text.tags[at] & _NO_TRIAL or text.types[at].prefix == _FOR)
    return next(opens, limit)


_TRIAL = 8
_FOR = "\u0644"
_NO_TRIAL = (
    tag.COMMA | tag.STOP | tag.LINE | tag.COLON | tag.MARK | tag.CONJ | tag.VERB | tag.CUE | tag.RELATIVE | tag.THAT
    | tag.PREPOSITION
)  # fmt: skip
