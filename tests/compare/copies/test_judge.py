"""What is a copy, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qawl.compare.copies.cards import candidate_keys, sketch
from qawl.compare.copies.judge import judge_copies
from qawl.compare.copies.values import Link, Relation
from qawl.model.documents import Article, Segment, SegmentKind, Span
from tests.compare.copies.texts import HARVEST, SAID, STORM, TALKS, article, changed, first_words


def judged(one: str | Article, other: str | Article) -> Link | None:
    first = one if isinstance(one, Article) else article("a", one)
    second = other if isinstance(other, Article) else article("b", other)
    return judge_copies(sketch(first), sketch(second))


def test_a_text_under_another_headline_is_a_copy() -> None:
    one = article("a", TALKS, title="محادثات مرزان تبدأ")
    other = article("b", TALKS, title="الوفد يصل والقرى تنتظر القمح")

    assert judged(one, other) == Link("a", "b", Relation.COPY, 1.0, ("whole-text",))


def test_another_house_s_spelling_and_marks_change_nothing() -> None:
    respelled = TALKS.replace("أ", "ا").replace("ة ", "ه ").replace("،", ",").replace(". ", ".\n\n")

    link = judged(TALKS, respelled)

    assert link is not None
    assert link.relation is Relation.COPY
    assert link.score == 1.0


def test_a_lightly_reworded_text_is_a_copy() -> None:
    link = judged(TALKS, changed(TALKS, 14))

    assert link is not None
    assert link.relation is Relation.COPY
    assert "same-words" in link.why


def test_a_text_cut_short_is_contained_in_the_whole_one() -> None:
    link = judged(TALKS, article("b", first_words(TALKS, 40)))

    assert link is not None
    assert (link.first, link.second, link.relation) == ("b", "a", Relation.CONTAINED)


def test_an_agency_s_text_within_a_longer_one_is_contained() -> None:
    link = judged(TALKS, f"{HARVEST}\n{TALKS}\n{STORM}")

    assert link is not None
    assert (link.first, link.relation) == ("a", Relation.CONTAINED)


def test_a_lead_taken_over_with_other_words_behind_it_is_a_partial_copy() -> None:
    link = judged(f"{first_words(TALKS, 45)} {HARVEST}", f"{first_words(TALKS, 45)} {STORM}")

    assert link is not None
    assert link.relation is Relation.PARTIAL
    assert link.why == ("shared-opening",)


def test_an_outlet_that_repeats_its_own_passage_copies_nobody() -> None:
    one, other = f"{first_words(TALKS, 45)} {HARVEST}", f"{first_words(TALKS, 45)} {STORM}"

    assert judged(article("a", one, outlet="المرفأ"), article("b", other, outlet="المرفأ")) is None
    assert judged(article("a", one, outlet="المرفأ"), article("b", other, outlet="الشراع")) is not None


def test_an_outlet_that_ends_its_reports_with_the_same_teasers_copies_nobody_but_updates_its_own_report() -> None:
    teasers, own = first_words(TALKS, 60), first_words(HARVEST, 20)
    one, other = f"{own} {teasers}", f"{STORM} {SAID} {teasers}"
    update = f"{HARVEST} {STORM} {SAID}"

    assert judged(article("a", one, outlet="المرفأ"), article("b", other, outlet="المرفأ")) is None
    assert judged(article("a", one, outlet="المرفأ"), article("b", other, outlet="الشراع")) is not None
    assert judged(article("a", HARVEST, outlet="المرفأ"), article("b", update, outlet="المرفأ")) is not None


def test_a_passage_told_loosely_alike_is_a_copy_while_it_is_news_and_a_formula_after_a_week() -> None:
    first = first_words(TALKS, 32)
    loose = f"{first} {changed(TALKS.removeprefix(first), 5)}"
    one, other = f"{TALKS} {HARVEST}", f"{loose} {STORM} {SAID}"
    early, next_day, late = "2026-03-02T08:00:00Z", "2026-03-03", "2026-03-09"

    assert judged(article("a", one, published=early), article("b", other, published=next_day)) is not None
    assert judged(article("a", one, published=early), article("b", other, published=late)) is None
    assert judged(article("a", one, published=early), article("b", one, published=late)) is not None


def test_words_shared_here_and_there_over_all_of_a_text_are_no_copy() -> None:
    words, others = TALKS.split(), HARVEST.split() + STORM.split()
    runs = [words[at : at + 8] + others[at : at + 8] for at in range(0, 80, 16)]

    assert judged(TALKS, " ".join(word for run in runs for word in run)) is None


def test_two_reports_that_share_a_quotation_are_no_copies() -> None:
    one = f"{first_words(HARVEST, 40)} وقال رئيس اللجنة: «{SAID}»."
    other = f'{first_words(STORM, 35)} ونقل مراسلنا عنه قوله "{SAID}" أمام الحاضرين.'

    assert judged(one, other) is None


def test_a_quotation_that_loses_its_marks_on_the_way_stays_a_quotation() -> None:
    one = f"{HARVEST} وقال رئيس اللجنة: «{SAID}»."
    other = f"{STORM} ونقل مراسلنا عنه أن الأهالي يرددون: {SAID}."

    assert judged(one, other) is None


def test_a_report_with_its_quotation_is_still_copied_as_a_whole() -> None:
    report = f"{first_words(HARVEST, 40)} وقال رئيس اللجنة: «{SAID}»."

    link = judged(report, f"{report} المصدر: وكالات")

    assert link is not None
    assert link.relation is Relation.COPY


def test_background_with_which_two_reports_end_does_not_make_them_copies() -> None:
    background = first_words(TALKS, 30)

    assert judged(f"{HARVEST} {background}", f"{STORM} {background}") is None


def test_a_name_with_all_its_titles_does_not_make_copies() -> None:
    name = "صاحب السعادة القائد الأعلى لحرس الجبال نائب رئيس المجلس الكبير حاكم إقليم درعون الأمير طالون بن ساران"
    one = f"استقبل {name} {first_words(HARVEST, 40)}"
    other = f"اتصل {name} {first_words(STORM, 40)}"

    assert judged(one, other) is None


def test_the_same_template_filled_in_on_another_day_is_no_copy() -> None:
    template = (
        "أغلق مؤشر سوق ليفار عند {} نقطة بتداولات بلغت {} مليون درين وارتفعت أسهم {} شركة في حين تراجعت أسهم {} شركة "
        "وكسب قطاع النقل {} في المئة من قيمته وخسر قطاع الطاقة {} في المئة مع نهاية التعاملات وفق "
        "النشرة اليومية للبورصة"
    )

    assert judged(template.format(9372, 410, 70, 81, 3, 5), template.format(9120, 388, 64, 92, 2, 7)) is None
    assert judged(template.format(9372, 410, 70, 81, 3, 5), "عاجل " + template.format(9372, 410, 70, 81, 3, 5))


def test_the_same_event_in_other_words_is_no_copy() -> None:
    other = (
        "استأنف ممثلو الشيراع في مرزان مفاوضاتهم حول طرق القوافل بعد توقف دام شهورا، وعقدوا أول "
        "لقاء لهم داخل قاعة قريبة من المرفأ. "
        "ولم يدل أحد من المشاركين بحديث لوسائل الإعلام عند انتهاء اللقاء مساء، فيما يترقب أهالي "
        "القرى وصول الحبوب قبل الشتاء."
    )

    assert judged(TALKS, other) is None


def test_each_article_on_a_page_is_compared_by_itself() -> None:
    related = "قراءة أخرى في الموضوع نفسه"
    text = f"{STORM}\n{TALKS}\n{related}"
    second = Span.quoting(text, TALKS)
    page = article(
        "page",
        text,
        segments=(
            Segment(SegmentKind.MAIN, Span.quoting(text, STORM)),
            Segment(SegmentKind.EMBEDDED, second, part=1),
            Segment(SegmentKind.RELATED, Span.quoting(text, related)),
        ),
    )

    link = judged(page, article("alone", TALKS))

    assert link is not None
    assert (link.first, link.relation) == ("alone", Relation.CONTAINED)
    assert link.why == ("whole-text", "part-of-page")


def test_what_is_no_article_on_a_page_is_not_compared() -> None:
    pages = []
    for name, own in (("a", HARVEST), ("b", STORM)):
        text = f"{own}\n{TALKS}"
        main = Segment(SegmentKind.MAIN, Span.quoting(text, own))
        pages.append(article(name, text, segments=(main, Segment(SegmentKind.BOILERPLATE, Span.quoting(text, TALKS)))))

    assert judged(*pages) is None


def test_a_few_words_are_told_apart_by_their_headline() -> None:
    said = "التفاصيل الكاملة في الفيديو المرفق أدناه"

    assert judged(article("a", said, title="عاصفة ليفار"), article("b", said, title="محصول درعون")) is None
    assert judged(article("a", said, title="عاصفة ليفار"), article("b", said, title="عاصفة ليفار")) is not None


def test_copies_share_a_key_and_strangers_none() -> None:
    talks = candidate_keys(sketch(article("a", TALKS)))

    assert talks & candidate_keys(sketch(article("b", changed(TALKS, 14))))
    assert not talks & candidate_keys(sketch(article("c", STORM)))


def test_a_card_is_small_and_holds_no_text() -> None:
    card = sketch(article("a", TALKS, title="محادثات مرزان"))

    assert "مرزان" not in repr(card)


TEXTS = st.lists(
    st.sampled_from([*TALKS.split(), *SAID.split(), "«", "»", '"', "12", "\n", "\u0640", "\ud800", "(رويترز)"]),
    max_size=120,
).map(" ".join) | st.text(max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_are_judged_alike_from_both_sides(one: str, other: str) -> None:
    first, second = sketch(article("a", one)), sketch(article("b", other))

    link = judge_copies(first, second)

    assert link == judge_copies(second, first)
    if link is not None:
        assert 0 < link.score <= 1


@pytest.mark.parametrize("text", ["سلام " * 20_000, "« " * 20_000, '"' * 50_000, "12 " * 20_000, ""])
def test_a_text_of_one_thing_repeated_is_judged_quickly(text: str) -> None:
    judged(text, f"{text} {TALKS}")
