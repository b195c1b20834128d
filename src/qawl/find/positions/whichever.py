"""What only says which ones are meant: states that refuse, whichever they are."""

from __future__ import annotations

from qawl.find.mentions import Mention
from qawl.find.positions.scene import Scene
from qawl.find.positions.stands import Stand
from qawl.find.positions.words import is_of
from qawl.model.records import HopKind
from qawl.text import tags as tag


def is_any(scene: Scene, mention: Mention, stand: Stand) -> bool:
    """«تهاجم الدول التي ترفض تسليمه»: whichever they are."""
    head = mention.end - 1  # «بعض القوات التي تريد»
    alone = mention.end - mention.first <= _SOME and is_of(scene.text, scene.lookup, "nobody alone", head)
    alone = alone and (head == mention.first or is_of(scene.text, scene.lookup, "some", mention.first))
    return alone and bool(scene.text.tags[mention.end] & tag.RELATIVE) and mention.end < stand.first


def is_whichever(scene: Scene, mention: Mention, stand: Stand) -> bool:
    """«أي إدارة مصممة على», «حكومة مستعدة ل»: the adjective says which, behind a noun without an article."""
    if not stand.fixed or stand.word.impersonal or scene.text.types[stand.first].bare[:1] in _OF_VERBS:
        return False
    named = tag.DEFINITE | tag.PLACE | tag.BODY_NAME | tag.GIVEN
    return mention.kind is HopKind.BODY and not any(
        scene.text.tags[at] & named for at in range(mention.head, stand.first)
    )


_SOME = 2
_OF_VERBS = ("\u064a", "\u062a", "\u0633")
"""A fixed phrase that begins with one of these is a verb («تقف مع»)."""
