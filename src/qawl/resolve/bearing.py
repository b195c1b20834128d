"""What a mention is compared by across articles: the words of its name, its posts, its states."""

from __future__ import annotations

from qawl.model.records import HopKind
from qawl.model.world import Bearing, Mention
from qawl.resolve.context import Context
from qawl.resolve.names import name_words
from qawl.resolve.phrases import read_phrase, read_post_phrase


def bearing_of(mention: Mention, context: Context, *, linked: bool) -> Bearing:
    """What the article tells of a mention that other articles may tell too; of a linked one, its name alone."""
    index = context.index
    words = name_words(mention.name)
    if linked:
        return Bearing(words, True, (), (), False, "")
    posts = [read_post_phrase(post, index.tongue) for post in mention.posts]
    states = [state for post in posts for state in post.states]
    if mention.kind in (HopKind.BODY, HopKind.MEDIA):
        states += read_phrase(mention.name, index.tongue).states
    return Bearing(
        words=words,
        telling=any(word not in index.given and word.removeprefix("ال") not in index.given for word in words),
        posts=tuple(dict.fromkeys(" ".join(post.title) for post in posts if post.title)),
        states=tuple(dict.fromkeys(states)),
        apart=any(post.apart for post in posts),
        home=context.home or context.article.outlet or "",
    )
