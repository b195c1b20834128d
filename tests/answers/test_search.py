"""Searching as people type: all that is meant is found, what is spelled alike comes first, and nothing is touched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.answers.marking import mark
from qawl.answers.search import ActorHit, ArticleHit, Query, StatementHit, UnknownIssue, What, search
from qawl.dossiers.load import load_dossier
from qawl.model.documents import Article, Span
from qawl.model.records import Reading
from qawl.store.contract.search import Order
from qawl.store.contract.store import Store
from qawl.store.open import open_store
from qawl.store.search.matches import Near
from qawl.store.search.words import parts_asked
from tests.answers.searched import QUESTIONS, readings


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store(":memory:") as opened:
        opened.add_all(readings())
        yield opened


def ids(store: Store, query: Query) -> list[str]:
    return [hit.card.id for hit in search(store, query).hits if isinstance(hit, ArticleHit)]


@pytest.mark.parametrize(("typed", "meant"), QUESTIONS)
def test_all_that_is_meant_is_found_and_its_own_spelling_first(store: Store, typed: str, meant: str) -> None:
    found = ids(store, Query(typed, limit=50))

    assert set(found) == set(meant.split())
    assert found[:1] == meant.split()[:1]


OTHERS = (
    ("شي", "شيء"),
    ("شيء", "شي"),
    ("الشيء", "شي"),
    ("جسور", "جسر"),
    ("الجسور", "جسر"),
    ("جسر", "جسور"),
    ("وزراء", "الوزير"),
    ("للوزير", "الوزراء"),
    ("صواريخ", "صاروخ"),
    ("القرية", "وقرى"),
    ("قضية", "القضايا"),
    ("أسير", "الأسرى"),
    # sound plurals, duals and cases
    ("لاجئون", "لاجئين"),
    ("اللاجئين", "واللاجئون"),
    ("مفاوض", "المفاوضين"),
    ("سعوديين", "السعودي"),
    ("اتفاق", "اتفاقا"),
    ("اتفاقا", "الاتفاق"),
    ("محادثة", "للمحادثات"),
    ("القوات", "قوة"),
    ("طرفان", "الطرفين"),
    ("دولة", "دولتين"),
    # the spelling of other newsrooms
    ("الأمريكي", "أميركي"),
    ("الأميركية", "الأمريكية"),
    ("أميركيين", "الأمريكيون"),
    ("ترمب", "لترامب"),
    ("مائة", "مئة"),
    ("غوغل", "قوقل"),
)


@pytest.mark.parametrize(("typed", "told"), OTHERS)
def test_another_form_or_spelling_of_a_word_is_found_behind_what_was_typed(typed: str, told: str) -> None:
    word = typed.removeprefix("ال")
    texts = {
        "other": f"رأى الناس {told} عند الضفة.",
        "same": f"رأى الناس {word} عند الضفة.",
        "none": "رأى الناس النهر.",
    }
    with open_store(":memory:") as opened:
        opened.add_all([Reading(Article(name, text), (), (), "v1") for name, text in texts.items()])

        for order in Order:
            assert set(ids(opened, Query(typed, order=order))) == {"other", "same"}
        assert ids(opened, Query(typed)) == ["same", "other"]
        assert search(opened, Query(typed)).total == 2
        assert marked(first(opened, typed)) == [word]
        assert ids(opened, Query(f"«{typed}»"))[:1] in ([], ["same"])  # a phrase is as it is typed


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("تل", "نزل المطر على التلال."),
        ("لبنان", "شرب الأطفال اللبنين."),
        ("قانون", "عاد قان إلى القرية."),
        ("سوريا", "قال المتحدث السوري."),
        ("علي", "هي درجة عليا."),
    ],
)
def test_what_only_looks_like_another_form_is_none(typed: str, text: str) -> None:
    with open_store(":memory:") as opened:
        opened.add(Reading(Article("a", text), (), (), "v1"))

        assert ids(opened, Query(typed)) == []


# Marks and snippets


def marked(hit: ArticleHit) -> list[str]:
    return [span.of(hit.article.text) for span in hit.spans]


def first(store: Store, typed: str) -> ArticleHit:
    (hit, *_) = search(store, Query(typed)).hits
    assert isinstance(hit, ArticleHit)
    return hit


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("جسر", ["جسر", "جسرُ"]),
        ("القناطر", ["القناطر", "القناطرِ"]),
        ("«وقف اطلاق النار»", ["وقف إطلاق النار", "وقف إطلاق النار"]),
        ("المطار", ["\ufe8d\ufedf\ufee4\ufec4\ufe8e\ufead"] * 2),
        ("المحادثات", ["المح\u200cادثات", "المح\u200cادثات"]),
        ("3.5", ["٣٫٥"]),
        ("عبدالله", ["عبد الله", "عبد الله"]),
        ("rivers", ["RIVERS", "Rivers"]),
    ],
)
def test_what_was_found_is_marked_on_the_untouched_text(store: Store, typed: str, words: list[str]) -> None:
    hit = first(store, typed)

    assert [each.strip("\u200f") for each in marked(hit)] == words
    assert hit.article.text == next(one.article.text for one in readings() if one.article.id == hit.card.id)


def test_the_snippet_is_the_short_sentence_that_holds_most_and_not_the_headline(store: Store) -> None:
    hit = first(store, "الهدنة الإنسانية")

    assert hit.snippet is not None
    assert hit.snippet.of(hit.article.text) == "اتفق الطرفان على وقف إطلاق النار، وبدأت الهدنة الإنسانية ظهرا."


def test_a_long_line_is_cut_around_what_was_found() -> None:
    words = [f"كلمة{number}" for number in range(200)]
    text = " ".join((*words[:100], "الجسر", "الجديد", *words[100:]))

    shown = mark(text, parts_asked("جسر جديد"), [Span(0, len(text))])

    assert shown.snippet is not None
    assert shown.snippet.of(text).split() == [*words[88:100], "الجسر", "الجديد", *words[100:112]]


def test_without_words_the_text_is_shown_from_its_beginning_and_nothing_is_marked(store: Store) -> None:
    (hit, *_) = search(store, Query(order=Order.NEWEST)).hits

    assert isinstance(hit, ArticleHit)
    assert (hit.spans, hit.near) == ((), None)
    assert hit.snippet is not None
    assert hit.snippet.of(hit.article.text) == "أقر مجلس الوزراء الموازنة."


@pytest.mark.parametrize(
    ("typed", "near"),
    [("جسر القناطر", Near.EXACT), ("افتُتح", Near.EXACT), ("الاشغال", Near.SAME), ("جسور", Near.KIN), ("جسورة", None)],
)
def test_it_is_told_how_near_a_hit_is(store: Store, typed: str, near: Near | None) -> None:
    hits = search(store, Query(typed)).hits

    assert [hit.near for hit in hits if isinstance(hit, ArticleHit)] == ([] if near is None else [near])


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("اأجسرىية \u064b\u0640\u200c.\n«»12٣aÉ\ufefb"), max_size=60), st.text(max_size=12))
def test_marks_never_overlap_and_lie_inside(text: str, typed: str) -> None:
    shown = mark(text, parts_asked(f"{typed} {text[:5]}"), [Span(0, len(text))])

    assert all(0 <= span.start < span.end <= len(text) for span in shown.spans)
    assert all(before.end <= after.start for before, after in pairwise(shown.spans))
    assert shown.snippet is None or shown.spans[0].start < len(text)


# Statements, actors, dossiers


@pytest.fixture(scope="module")
def told(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(shutil.copy(filled_demo, tmp_path_factory.mktemp("told"))) as opened:
        yield opened


def contents(store: Store, query: Query) -> list[str]:
    return [hit.stored.content for hit in search(store, query).hits if isinstance(hit, StatementHit)]


def test_a_statement_is_marked_in_its_content_its_speaker_and_his_role_alone(told: Store) -> None:
    (hit, *_) = search(told, Query("وزير الخارجية المراقبين", What.STATEMENTS)).hits

    assert isinstance(hit, StatementHit)
    assert {span.of(hit.stored.article.text) for span in hit.spans} == {"وزير", "الخارجية", "المراقبين"}
    assert "المراقبين" in hit.snippet.of(hit.stored.article.text)
    assert hit.near is Near.EXACT


def test_only_what_belongs_to_a_dossier_and_speaks_of_its_issue_is_found(told: Store) -> None:
    dossier = load_dossier("demo")
    everything = search(told, Query("", What.STATEMENTS)).total
    belongs = search(told, Query("", What.STATEMENTS, dossier=dossier)).total
    truce = contents(told, Query("", What.STATEMENTS, dossier=dossier, issue="truce", limit=200))

    assert 0 < len(truce) < belongs < everything
    assert {said for said in contents(told, Query("هدنة", What.STATEMENTS, dossier=dossier)) if "هدنة" in said} <= set(
        truce
    )
    assert ids(told, Query("الهدنة", dossier=dossier, issue="truce"))


def test_an_issue_that_the_dossier_has_not_is_refused_with_those_it_has(told: Store) -> None:
    with pytest.raises(UnknownIssue) as refused:
        search(told, Query("", dossier=load_dossier("demo"), issue="weather"))

    assert "truce" in refused.value.known


def test_a_dossier_filters_where_its_answers_cannot_be_kept(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = Query("الهدنة", dossier=load_dossier("demo"), issue="truce", limit=200)
    kept = ids(told, query)

    monkeypatch.setattr(type(told), "ask", lambda *_, **__: False)

    assert ids(told, query) == kept


def test_actors_are_found_and_marked(told: Store) -> None:
    (hit, *_) = search(told, Query("كورسيل", What.ACTORS)).hits

    assert isinstance(hit, ActorHit)
    assert [span.of(hit.label) for span in hit.spans] == ["كورسيل"]
    assert hit.actor.articles > 1


def test_a_page_has_bounds(store: Store) -> None:
    assert len(search(store, Query(limit=10**9)).hits) == len(readings())
    assert search(store, Query(limit=-1)).hits == ()
    assert search(store, Query(offset=-5)).hits != ()
    assert search(store, Query(offset=10**30)).hits == ()
