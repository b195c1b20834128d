"""Who is meant by a family name that the registry does not give by itself, beside a post: «وزير كذا الفلاني»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qawl.model.world import Held, Mention, Reason
from qawl.resolve.context import Context
from qawl.resolve.index import Tenure
from qawl.resolve.names import name_words
from qawl.resolve.persons import Candidate, find_holder
from qawl.resolve.phrases import read_post_phrase
from qawl.resolve.whose import AGAIN

_ARTICLE = "ال"


def weigh_families(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Who held the post beside a family name, where the last of his names is this one."""
    for post, family in _posts_and_family(mention):
        if _bare(family) in context.index.given:
            continue  # «الملك فلان» is called by his given name
        holder = find_holder(replace(mention, name=post, named=False, posts=()), context)
        if holder is not None and _is_called(holder.actor, family, context):
            yield Candidate(holder.actor, AGAIN, (Reason("why-short", (("form", family),)), *holder.why))
        else:
            yield from _of_a_rank(post, family, mention, context)


def _posts_and_family(mention: Mention) -> Iterator[tuple[str, str]]:
    if mention.named:
        if len(name_words(mention.name)) == 1:
            yield from ((post, mention.name) for post in mention.posts)
        return
    post, _, family = mention.name.rpartition(" ")
    if post:
        yield post, family


def _is_called(actor: str, family: str, context: Context) -> bool:
    word = _bare(family)
    return any(name[-1].removeprefix(_ARTICLE) == word for name in context.index.names.get(actor, ()))


def _bare(family: str) -> str:
    words = name_words(family)
    return words[-1].removeprefix(_ARTICLE) if words else ""


def _of_a_rank(post: str, family: str, mention: Mention, context: Context) -> Iterator[Candidate]:
    """Who is called so and held such a post of the state that the article speaks of: «الوزير الفلاني»."""
    phrase = read_post_phrase(post, context.index.tongue)
    if len(phrase.title) != 1 or phrase.states or phrase.former or context.when is None:
        return
    state = context.leading_state(mention) or (context.home if context.is_at_home(mention) else None)
    for tenure in context.index.families.get(_bare(family), ()):
        if state is not None and tenure.country == state and _is_held(tenure, phrase.title[0], context):
            why = Reason("why-short", (("form", family),)), Reason("why-state", (("post", post), ("state", state)))
            yield Candidate(tenure.actor.id, AGAIN, why)


def _is_held(tenure: Tenure, head: str, context: Context) -> bool:
    held = context.when is not None and tenure.post.held(context.when) is Held.YES
    return held and tenure.title[:1] == (head,)
