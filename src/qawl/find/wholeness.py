"""Whether a phrase needs no more words, so that the next one begins another's: «دعت واشنطن مجلس الأمن إلى»."""

from __future__ import annotations

from qawl.find.adjectives import is_adjective, of_unnamed
from qawl.text import tags as tag
from qawl.text.layers import Text


def is_another_people(text: Text, head: int, index: int) -> bool:
    """Whether a people in the plural stands behind one body: it is called upon, and no adjective of the body.

    «دعا المجلس الفلسطينيين إلى», «دعت الدول العربية السوريين إلى», «حثت الأمم المتحدة اليمنيين على».
    """
    bits, body = text.tags[index], text.tags[head] | _named(text, head)
    if not bits & tag.NISBA or not bits & tag.PLURAL or not text.types[index].bare.endswith("يين"):
        return False
    if not body & (tag.BODY | tag.BODY_NAME) or body & (tag.PLURAL | tag.TITLE | tag.UNNAMED):
        return False
    between = range(head + 1, index)
    return bool(body & tag.DEFINITE) and all(
        text.tags[at] & tag.NISBA and not text.tags[at] & tag.PLURAL for at in between
    )


def is_named_already(text: Text, head: int, index: int) -> bool:
    """Whether the head needs no body behind it to say which one it is: «الحكومة», «الوزير اليمني», «واشنطن»."""
    bits = text.tags[head]
    if not all(is_adjective(text, at) and not text.tags[at] & tag.PREFIXED for at in range(head + 1, index)):
        return False
    return bool(bits & tag.PLACE or (bits & tag.DEFINITE and bits & (tag.TITLE | tag.BODY | tag.BODY_NAME)))


def is_over(text: Text, head: int, index: int) -> bool:
    """Whether the indefinite adjective of an unnamed source stands before `index`: no genitive follows it."""
    bits = text.tags[index - 1]
    if index - 1 <= head or not text.tags[head] & tag.UNNAMED or bits & (tag.DEFINITE | tag.TITLE | tag.BODY):
        return False
    return bool(text.tags[index] & (tag.CUE | tag.VERB)) and of_unnamed(text, head, index - 1)


def is_whole(text: Text, head: int) -> bool:
    """«مسؤولون»: a plural that keeps its ن has no genitive behind it."""
    bits = text.tags[head]
    return bool(bits & tag.PLURAL) and not bits & tag.DEFINITE and text.types[head].bare.endswith("ون")


def _named(text: Text, last: int) -> int:
    """What sort of name of several words ends with this token: «الأمم المتحدة»."""
    starts = (at for at in range(max(0, last - 3), last) if text.phrase_ends.get(at) == last + 1)
    return next((text.tags[at] for at in starts if text.tags[at] & tag.BODY_NAME), 0)
