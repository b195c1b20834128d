"""The further objects of a stand: the acts that «و» joins to the first."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.find.positions.issues import clause_end
from qawl.find.positions.objects import Object, read_object
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_joined, is_of, matter_at
from qawl.model.positions import Stance
from qawl.text import tags as tag
from qawl.text.layers import Text

_FROM = "من"
_ENOUGH = 2
"""Words of «الالتزام بها»."""


def further_objects(scene: Scene, stand: Stand, found: Object) -> list[Object]:
    """«بوقف القتال وإعادة الإعمار وإطلاق الأسرى»: the acts that «و» joins to the first."""
    text = scene.text
    more: list[Object] = []
    if stand.stance is Stance.AGAINST and text.types[stand.end - 1].bare == _FROM:
        return more  # «انسحاب بلاده من الاتفاق وإعادة العقوبات»: what he does besides
    opens = _proposed(scene, found)  # «رفضت مقترح الوسيط بالانسحاب وتسليم السلاح»: what is proposed
    past, prefix = found.issue[1], text.types[found.issue[0]].prefix
    for at in range(found.issue[1], _list_end(scene, found)):
        joined = text.tags[at] & tag.CONJ or is_joined(text, scene.lookup, at)
        own = matter_at(text, scene.lookup, at) if joined and past <= at < opens else None
        if own is None or text.tags[at] & (tag.PLACE | tag.CUE) & ~tag.COMMON or is_adjective(text, at):
            continue
        if not own and (not prefix or text.types[at].prefix != prefix):
            continue
        one = read_object(scene, at)
        if one is not None and one.head == 0 and not _takes_up(text, one.issue):
            more.append(one)
            past = one.issue[1]
    return more[:_MOST_JOINED]


def _takes_up(text: Text, issue: tuple[int, int]) -> bool:
    """«باحترام الهدنة والالتزام بها»: the same once more."""
    first, end = issue
    return end - first == _ENOUGH and bool(text.tags[first + 1] & tag.PREPOSITION)


def _list_end(scene: Scene, found: Object) -> int:
    """«وقف القتال، وإلغاء التهم، ورفع الحصار»: a list goes on behind commas, as long as «و» and an act follow."""
    text, end = scene.text, found.end
    while (
        end + 1 < len(text.tags) and text.tags[end] & tag.COMMA and scene.inside[end + 1] == scene.inside[found.first]
    ):
        joined = text.tags[end + 1] & tag.CONJ or is_joined(text, scene.lookup, end + 1)
        if not joined or not matter_at(text, scene.lookup, end + 1):
            break
        end = clause_end(scene, end + 1)
    return end


_MOST_JOINED = 5


def _proposed(scene: Scene, found: Object) -> int:
    """Where the terms of a proposal begin, for whatever follows is one of them; the end of the text without any."""
    text = scene.text
    first, end = found.issue[0], _list_end(scene, found)
    if is_of(text, scene.lookup, "deal", first):
        for at in range(first + 1, end):
            if text.types[at].prefix == "ب":
                return at
    return len(text.types)
