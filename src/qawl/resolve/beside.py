"""The post that stands right beside a name in the text, where the reading left it: «فلان، أمين عام حزب كذا»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qawl.model.world import Actor, Mention
from qawl.resolve.context import Context
from qawl.resolve.posts import Evidence, PostEvidence, begins_post, weigh_posts

_WORD = re.compile(r"[^\W\d_]+")
_PAUSE = re.compile(r"[\n.؛:;(«\"“]|، ")
_REACH, _PLACES_READ = 90, 3
_LONGEST, _LEAST = 8, 2


def post_beside(actor: Actor, mention: Mention, context: Context) -> PostEvidence | None:
    """What the words right before or behind the name tell of an actor, where they are a post of his own."""
    before = () if mention.posts else _before(mention, context)  # those of «نجل الرئيس فلان» were read
    for post in dict.fromkeys((*_behind(mention, context), *before)):
        told = weigh_posts(actor, (post,), context.when, context.index)
        if told.evidence is Evidence.AGREES:
            return told
    return None


def _behind(mention: Mention, context: Context) -> Iterator[str]:
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        behind = text[span.end : span.end + _REACH].removeprefix("،").removeprefix(" ")
        words = _WORD.findall(_PAUSE.split(behind)[0])[:_LONGEST]
        if words and begins_post(words[0], context.index):
            yield from (" ".join(words[:end]) for end in range(len(words), _LEAST - 1, -1))


def _before(mention: Mention, context: Context) -> Iterator[str]:
    text = context.article.text
    for span in mention.at[:_PLACES_READ]:
        before = text[max(0, span.start - _REACH) : span.start].rstrip(" ").removesuffix("،")
        words = _WORD.findall(_PAUSE.split(before)[-1])[-_LONGEST:]
        for start in range(len(words) - _LEAST + 1):
            if begins_post(words[start], context.index):
                yield " ".join(words[start:])
