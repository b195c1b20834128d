"""Threads of forums: whose post is the article, and where the replies begin."""

from __future__ import annotations

from qawl.articles.forums import find_posts
from qawl.articles.structure import load_structure
from qawl.articles.tree import Tree, read_tree
from qawl.model.documents import SegmentKind

POST = "<div>{name}</div><div>{date}</div><div>تاريخ التسجيل: Jun 2006</div><div>المشاركات: 12</div><p>{words}</p>"


def thread(*posts: str) -> Tree:
    return read_tree(f"<html><body>{''.join(posts)}</body></html>", load_structure())


def test_the_second_post_of_a_thread_is_a_comment_from_its_head_on() -> None:
    first = POST.format(name="سامر", date="11-15-2008, 10:44 PM", words="أعلنت الإدارة فتح المعبر.")
    second = POST.format(name="ليلى", date="11-15-2008, 11:02 PM", words="متى يفتح؟")
    tree = thread(first, second)

    found = find_posts(tree, {})

    assert [tree.lines[at].text for at, kind in found.items() if kind is SegmentKind.COMMENTS][-1] == "متى يفتح؟"
    assert next(at for at, line in enumerate(tree.lines) if line.text.startswith("أعلنت")) not in found


def test_one_profile_makes_no_thread() -> None:
    tree = thread(POST.format(name="سامر", date="11-15-2008, 10:44 PM", words="أعلنت الإدارة فتح المعبر."))

    assert find_posts(tree, {}) == {}
