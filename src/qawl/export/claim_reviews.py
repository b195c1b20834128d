"""Published checks of claims in the words of schema.org: whose they are stands in each, and Qawl adds no rating."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from qawl.export.nodes import Node
from qawl.export.pieces import Address, Said, content, published, safe_url, told
from qawl.model.documents import Article
from qawl.model.review import Revision
from qawl.review.checks import checks_in_force

Checks = Mapping[str, Sequence[Revision]]
"""By the permanent id of the statement, those that hold, in their order."""
NONE: Checks = {}


def by_statement(revisions: Iterable[Revision]) -> Checks:
    """The checks that hold, each under its statement."""
    grouped: defaultdict[str, list[Revision]] = defaultdict(list)
    for one in checks_in_force(revisions):
        grouped[one.record].append(one)
    return dict(grouped)


def claim_review_node(made: Revision, said: Said, article: Article, speaker: Node | None, address: Address) -> Node:
    """A check as ClaimReview: who checked, what he calls it, and the claim with who made it and where it appeared.

    Its address is the seal of the revision: no other store has it.
    """
    check, text = made.check, article.text
    if check is None:
        raise ValueError(f"revision {made.number} is no check")
    return {
        "@id": address("check", made.seal),
        "@type": "ClaimReview",
        "url": safe_url(check.url),
        "claimReviewed": told(text, said.statement),
        "datePublished": made.at[:10],
        "author": {"@type": "Person", "name": made.by},
        "reviewRating": {"@type": "Rating", "alternateName": check.rating},
        "reviewBody": made.reason or None,
        "itemReviewed": {
            "@type": "Claim",
            "text": told(text, said.statement),
            "qawl:words": content(text, said.statement),
            "author": speaker,
            "datePublished": published(article),
            "appearance": {"@id": address("article", article.id)},
        },
        "about": {"@id": address("statement", said.id)},
    }
