"""«للجنة»: «ل» before «لجنة» or before «اللجنة», which are written alike."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective
from qawl.text import tags as tag
from qawl.text.layers import Text

_DOUBLED = "\u0644\u0644"


def opens_genitive(text: Text, index: int, limit: int) -> bool:
    """«للجنة القوات المسلحة»: no article, as the definite word behind is no adjective of it."""
    kind, after = text.types[index], index + 1
    if not kind.bare.startswith(_DOUBLED) or len(kind.stem) != len(kind.bare) - 1 or after >= limit:
        return False
    bits = text.tags[after]
    return bool(bits & tag.DEFINITE) and not bits & _NO_GENITIVE and not is_adjective(text, after)


_NO_GENITIVE = tag.CONJ | tag.PREFIXED | tag.PREPOSITION | tag.TIME | tag.RELATIVE | tag.HONORIFIC | tag.TITLE
