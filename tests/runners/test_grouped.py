"""Articles that come one by one are grouped as if they had come at once."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.model.documents import Article
from qawl.model.records import Reading
from qawl.runners.grouped import Grouping, cards_of, group_cards
from qawl.runners.stories import Gathering, stored_groups
from qawl.store.open import open_store

FORM = "تابعوا آخر أخبار شبكة الضفاف على تطبيقها المجاني واشتركوا في نشرتها المسائية كل يوم جمعة من دون مقابل"
EVENTS = (
    "قالت وزارة الخارجية في مملكة المنارة إن جولة جديدة من المحادثات ستبدأ في الزاهرة يوم الأحد بمشاركة مبعوثين",
    "أعلن القصر الأزرق في لازورد أن الرئيسة إلينا دوفار ستستقبل الوفدين قبل الجلسة الأولى من الجولة الثانية غدا",
    "ذكرت وزارة الصحة في الغدران أن أربعة عشر شخصا قتلوا في انفجار وقع في سوق بلدة تل الريحان صباح الثلاثاء",
)


def made(number: int, event: int, day: int, form: bool) -> Article:
    text = f"{EVENTS[event]}، خبر {number}." + (f"\n{FORM}" if form else "")
    return Article(f"a{number}", text, outlet=f"منبر {number % 4}", published=f"2026-04-{day:02}")


ARTICLES = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 25), st.booleans()), min_size=1, max_size=14).map(
    lambda drawn: [made(number, *one) for number, one in enumerate(drawn)]
)


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_groups_that_are_asked_for_after_every_article_are_those_of_all_at_once(articles: list[Article]) -> None:
    grouping = Grouping()
    for article in articles:
        grouping.add(*cards_of(article))
        grouping.groups()

    assert grouping.groups() == group_cards(map(cards_of, articles))


def test_what_turns_out_to_be_a_formula_ties_nobody_any_more() -> None:
    """Control: two short texts with the same closing words are copies, until the words are met on day after day."""
    articles = [
        Article(f"f{day}", FORM, outlet=f"منبر {day}", published=f"2026-04-{day:02}") for day in range(1, 21, 3)
    ]
    others = [
        Article(f"o{day}", f"{FORM} {day} {EVENTS[0][:day]}", outlet=f"منبر {day}", published=f"2026-04-{day:02}")
        for day in range(2, 21, 3)
    ]
    grouping = Grouping()
    for article in (*articles, *others):
        grouping.add(*cards_of(article))
        grouping.groups()

    assert grouping.groups() == group_cards(map(cards_of, (*articles, *others)))


def test_a_gathering_follows_a_store_whose_articles_come_and_change(tmp_path: Path) -> None:
    gathering = Gathering()
    with open_store(str(tmp_path / "s.db")) as store:
        for step, article in enumerate([made(0, 0, 1, False), made(1, 0, 1, False), made(0, 2, 3, True)]):
            store.add(Reading(article, (), (), "0.1.0"))
            told = stored_groups(store, gathering=gathering)
            assert told.groups == group_cards(
                cards_of(reading.article) for card in store.articles() if (reading := store.reading(card.id))
            ), step
