"""Openings of other articles at the end of one are nobody's words in it; the last lines of a report are."""

from __future__ import annotations

from qawl.find.teasers import without_link, without_teasers
from qawl.model.documents import Article
from qawl.pipeline import read_article
from qawl.text.layers import read_text
from tests.find.reading import kit

OWN = "قالت وزيرة النقل ليان المرساوي إن جسر الكروم سيفتح غدا أمام الشاحنات القادمة من المرفأ.\n"
OWN += "وأضافت أن السائقين يستطيعون العبور بلا رسوم حتى نهاية الشهر.\n"
OTHERS = (
    "كشف مدير هيئة المياه في الزاهرة أن منسوب البحيرة بلغ أعلى مستوى له منذ عشرة أعوام في هذا الفصل.\n"
    "أعلن نادي شباب الزاهرة تعاقده مع حارس مرمى جديد لموسمين بعد مفاوضات استمرت أكثر من ثلاثة أسابيع.\n"
    "أعلنت بلدية لازورد وصول خمس سيارات إطفاء جديدة هدية من مدينة مجاورة في حفل حضره رئيس البلدية نفسه.\n"
)
GOING_ON = (
    "وقال مدير المرفأ إن الشاحنات جاهزة منذ يومين وإن العمال يعملون ليلا ونهارا حتى تصل في موعدها.\n"
    "وأضاف أن الطريق من الجهة الأخرى لم يكتمل بعد وأن العمل فيه يحتاج إلى أسبوعين على أقل تقدير.\n"
    "وكان الجسر قد أغلق في الشتاء الماضي بعد سيول جرفت جزءا من حافته الشرقية وأوقفت المرور عليه.\n"
)


def own(raw: str) -> str | None:
    return without_teasers(read_text(raw, kit().vocabulary))


def test_three_reports_that_begin_anew_at_the_end_are_others() -> None:
    kept = own(OWN + OTHERS)

    assert kept is not None
    assert kept.strip() == OWN.strip()
    assert len(kept) == len(OWN + OTHERS)


def test_lines_that_go_on_are_the_articles_own() -> None:
    assert own(OWN + GOING_ON) is None
    assert own(OWN) is None
    assert own("") is None


def test_nothing_is_said_in_them() -> None:
    said = read_article(Article("a", OWN + OTHERS), kit()).statements

    assert [one.speaker_name for one in said] == ["ليان المرساوي", "ليان المرساوي"]


def test_a_mark_that_closes_behind_the_stop_ends_the_same_sentence() -> None:
    quoted = 'وصف رئيس نادي المنارة مباراة فريقه أمام شباب الزاهرة في افتتاح دوري الكروم مساء السبت بـ"المهمة."\n'
    asked = 'قال رئيس بلدية لازورد في لقاء مع سكان الحي الشرقي مساء الخميس الماضي: "من يدفع ثمن الجسر المغلق؟"\n'

    kept = own(OWN + quoted + OTHERS.splitlines()[0] + "\n" + asked)

    assert kept is not None
    assert kept.strip() == OWN.strip()


def test_lines_whose_verb_names_nobody_are_the_articles_own() -> None:
    going_on = (
        "تحدثت المرساوي عن الجسر في لقاء مع الصحفيين وقالت إن العمل فيه بدأ قبل عامين وإنه يسير كما ينبغي.\n"
        "أشارت إلى أن السائقين ينتظرون الافتتاح منذ أشهر وأن الرسوم التي كانت مقررة لن تفرض هذا العام.\n"
        "ختمت قائلة إن الوزارة تدرس بناء جسر آخر عند المصب وإن القرار سيعلن قبل نهاية الصيف المقبل.\n"
    )

    assert own(OWN + going_on) is None


def test_a_link_back_to_the_article_says_nothing_again() -> None:
    link = "رابط الخبر بصحيفة الميناء: المرساوي: الجسر يفتح غدا"
    text = OWN + link

    assert without_link(text) == OWN + "\n" * len(link)
    assert len(without_link(text)) == len(text)
    both = read_article(Article("a", text), kit()).statements
    assert [one.content for one in both] == [one.content for one in read_article(Article("a", OWN), kit()).statements]


def test_a_link_that_somebody_speaks_of_is_part_of_the_article() -> None:
    for text in (
        OWN + "ونشرت الوزيرة صورة مع رابط الخبر.",
        "رابط الخبر بصحيفة الميناء: كذا\n" + OWN,
        OWN + "رابط بين القريتين: الجسر",
    ):
        assert without_link(text) == text
