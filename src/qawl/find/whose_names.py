"""Whether a name behind a post is somebody else's: «مستشار الرئيس سامي الدفلى», «مصدر في مكتب سامي الدفلى»."""

from __future__ import annotations

from qawl.text import tags as tag
from qawl.text.layers import Text


def is_of_another(text: Text, head: int, name: int) -> bool:
    """«كبير المستشارين للرئيس سالم الدفلى», «عائلة الصحافي سالم الدفلى»: the name is that of the post it follows."""
    if text.types[head].stem in _FAMILIES:
        return True
    before = text.tags[name - 1]
    post = before & tag.TITLE and before & tag.DEFINITE and not before & (tag.BODY | tag.PLURAL)
    return name - 1 > head and bool(post) and text.types[name - 1].prefix == "ل"


_FAMILIES = ("عايله", "اسره")


def is_another(text: Text, head: int, role_end: int, name: int) -> bool:
    """«مصدر في مكتب سالم الدفلى», «متحدث باسم الوزير سالم الدفلى»: the name is not the unnamed person's own."""
    bits = text.tags[head]
    if not bits & tag.UNNAMED or bits & (tag.DEFINITE | tag.OFFICE) or role_end - head < 2:
        return False
    behind = text.tags[name - 1] if name == role_end and text.tags[name] & tag.GIVEN else 0
    if bits & tag.DOCUMENT or (behind & tag.BODY and not behind & tag.DEFINITE):
        return True
    return any(
        text.tags[at] & tag.ROLE_LINK and text.tags[at + 1] & tag.TITLE and not text.tags[at + 1] & tag.PLURAL
        for at in range(head + 1, role_end - 1)
    )
