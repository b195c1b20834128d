"""Bare texts: where the article ends, where another begins, and what is neither."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.articles.build import load_page_kit
from qawl.articles.parts import only, split_parts
from qawl.articles.texts import segment_text
from qawl.model.documents import Article, Segment, SegmentKind, Span

LABELS = load_page_kit().labels

AGGREGATED = """قالت وزارة خارجية مرزان إنها تجري محادثات للتوصل إلى هدنة قبل نهاية الشهر.

وأضافت الوزارة أنها تدعم وصول المساعدات إلى تل الريحان من دون شروط مسبقة.

المصدر: صدى المرفأ

كلمات دلالية: مرزان هدنة تل الريحان

إقرأ أيضاً:

أهالي الأسرى: رد فروند جزء من المسار

نيوسفير (رويترز)

تظاهر مئات الأهالي في هيلدا وأغلقوا الشارع المقابل لمقر الوزارة مطالبين بصفقة.

وقالت هيئة الأهالي إن رد فروند خطوة أخرى على طريق الصفقة التي ينتظرونها منذ عام.

المصدر: الشراع

مقالات مشابهة

• أهالي الأسرى: رد فروند جزء من المسار
• وزير تيزرا يقترح هدنة في العيد
• فروند تطلب مهلة أخرى
"""

GLUED = (
    "أعرب وزير الخارجية الكاديني ديفيد هولم الأربعاء عن أمله في التوصل إلى اتفاق لإطلاق الأسرى ودعا إلى خطوات إضافية. "
    'وقال هولم بعد لقائه الرئيس "هناك الكثير من العمل الذي يتعين القيام به".إلى ذلك، وجه هولم نداء جديدا. '
    'وأضاف "علينا جميعا الالتزام بما اتفقنا عليه في مرسى النور". '
    "التقى وزير الخارجية الكاديني ديفيد هولم مع قادة فروند يوم الأربعاء بالتزامن مع طرح مرزان خطة مفصلة لوقف النار. "
    "ووصل هولم إلى هيلدا بعد محادثات في مرسى النور."
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.span.of(text).split("\n")[0]) for segment in segment_text(text, LABELS)]


def test_a_page_of_an_aggregator_falls_into_two_articles_and_a_list_of_links() -> None:
    found = kinds(AGGREGATED)

    assert [kind for kind, _ in found if kind in ("main", "embedded")] == ["main", "embedded", "embedded"]
    assert ("related", "مقالات مشابهة") in found
    assert ("tags", "كلمات دلالية: مرزان هدنة تل الريحان") in found


def test_each_article_has_its_own_source() -> None:
    credits = {segment.part: segment.credits for segment in segment_text(AGGREGATED, LABELS) if segment.credits}

    assert credits[0] == ("صدى المرفأ",)
    assert "الشراع" in credits[1]


def test_a_report_glued_to_another_begins_where_its_people_are_introduced_again() -> None:
    first, second = segment_text(GLUED, LABELS)

    assert (first.kind, second.kind) == (SegmentKind.MAIN, SegmentKind.EMBEDDED)
    assert second.span.of(GLUED).startswith("التقى وزير الخارجية الكاديني")


def test_a_report_that_only_returns_to_its_first_person_is_one() -> None:
    text = GLUED.replace("التقى وزير الخارجية الكاديني ديفيد هولم مع", "والتقى هولم مع")

    assert segment_text(text, LABELS) == ()


def test_a_text_that_is_all_article_has_no_segments() -> None:
    assert segment_text("قال الوزير إن المحادثات مستمرة.\n\nوأضاف أن الباب لم يغلق.", LABELS) == ()


def test_one_headline_between_two_paragraphs_does_not_end_the_article() -> None:
    text = (
        "قال الوزير إن المحادثات مستمرة منذ أسبوعين في مرسى النور.\nاقرأ أيضا: مرزان تطلب مهلة\n"
        "وأضاف الوزير أن الباب لم يغلق بعد وأن الوسطاء عادوا."
    )

    assert [kind for kind, _ in kinds(text)] == ["main", "related", "main"]


@pytest.mark.parametrize(
    "line",
    [
        "في الموضوع نفسه، أفاد الديوان في بيان بأن الملك استقبل المبعوث وبحث معه فرص استئناف المحادثات.",
        "المصدر الذي تحدث إلينا رفض ذكر اسمه لأنه غير مخول بالحديث إلى الصحافة.",
        "التعليقات التي صدرت عن الوفد كانت مقتضبة ولم تشر إلى موعد جديد.",
        "كتب الوزير في مذكرته أن الأمر محسوم منذ اللقاء الأول بين الوفدين.",
        "تابع المبعوث المحادثات من قاعة مجاورة ولم يحضر الجلسة الختامية.",
        "شارك في اللقاء وزراء من ست دول وممثلون عن منظمات دولية.",
    ],
)
def test_sentences_that_begin_like_labels_are_the_article(line: str) -> None:
    text = f"قال الوزير إن المحادثات مستمرة في مرسى النور.\n{line}\nوأضاف أن الباب لم يغلق بعد."

    assert segment_text(text, LABELS) == ()


def test_a_part_keeps_every_letter_in_its_place() -> None:
    article = Article("1", AGGREGATED, segments=segment_text(AGGREGATED, LABELS))

    for part in split_parts(article):
        assert len(part.text) == len(AGGREGATED)
        assert all(mine in (whole, "\n") for mine, whole in zip(part.text, AGGREGATED, strict=True))


def test_a_second_article_is_not_brought_by_the_outlet_of_the_first() -> None:
    article = Article("1", AGGREGATED, outlet="جامع", segments=segment_text(AGGREGATED, LABELS))

    first, second = split_parts(article)

    assert first.outlet == "جامع"
    assert second.outlet != "جامع"


@given(st.text(alphabet="قال.\n: •()اوزير المصدرقأيضا", max_size=400))
def test_segments_lie_in_order_within_the_text_and_never_overlap(text: str) -> None:
    segments = segment_text(text, LABELS)

    assert all(0 <= s.span.start < s.span.end <= len(text) for s in segments)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(segments))
    assert all(not text[a.span.end : b.span.start].strip() for a, b in itertools.pairwise(segments))


def test_what_is_not_a_segment_is_blank() -> None:
    assert only("abcdef", [Segment(SegmentKind.MAIN, Span(1, 3))]) == "\nbc\n\n\n"
