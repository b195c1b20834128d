"""Rules about pages, one invented page each: dates, comments, subheadings, bylines."""

from __future__ import annotations

from functools import cache

import pytest

from qawl.articles.build import load_page_kit
from qawl.articles.page import Page, read_page
from qawl.model.documents import SegmentKind

HEADLINE = "الجدعان: المحادثات تستأنف خلال أسبوع"
PARAGRAPHS = (
    "أعلن رئيس وفد فروند سالم الجدعان أن المحادثات مع مرزان ستستأنف في غضون أسبوع، مؤكدا أن بلاده متمسكة بمطالبها.",
    "وقال الجدعان للصحفيين عقب الجلسة المسائية إن الوفدين اتفقا على جدول أعمال من ثلاثة بنود أولها المحتجزون.",
    "وكانت الجولة السابقة قد انتهت من دون نتيجة، وتبادل الطرفان الاتهامات بالمسؤولية عن تعثرها أمام الوسطاء.",
    "وأضاف أن الوفد المفاوض تلقى تعليمات واضحة بعدم التوقيع على أي ورقة لا تتضمن ضمانات مكتوبة من الوسطاء.",
)
TEXT = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
MENU = '<ul><li><a href="/1">الرئيسية</a></li><li><a href="/2">سياسة</a></li><li><a href="/3">اقتصاد</a></li></ul>'


@cache
def read(byline: str = "", text: str = TEXT, *, above: str = "", below: str = "", head: str = "") -> Page:
    markup = (
        f"<html><head><title>{HEADLINE} - صحيفة الساحل</title>{head}</head><body>{above}{MENU}"
        f'<div class="c"><h1>{HEADLINE}</h1>{byline}<div class="t">{text}</div>{below}</div>'
        '<div class="foot"><p>جميع الحقوق محفوظة 2026</p></div></body></html>'
    )
    return read_page(markup, "https://sahel.example/news/1234", load_page_kit(), None)


def of_kind(page: Page, kind: SegmentKind) -> str:
    return "\n".join(piece.text for piece in page.pieces if piece.kind is kind)


@pytest.mark.parametrize(
    ("byline", "published"),
    [
        ('<span class="ago" title="2026-03-05 10:20">منذ 3 ساعات</span>', "2026-03-05T10:20:00"),
        ('<span class="date" data-date="2026-03-05T10:20:00+03:00">منذ يومين</span>', "2026-03-05T10:20:00+03:00"),
        ('<time datetime="2026-03-05">5 مارس 2026، 10:20</time>', "2026-03-05T10:20:00"),
        ("<div>آخر تحديث: 6 مارس 2026 - 11:00 | نشر: 5 مارس 2026 - 10:20</div>", "2026-03-05T10:20:00"),
        ("<div>تاريخ الحلقة: 1 مارس 2026</div><div>5 مارس 2026</div>", "2026-03-05"),
        ("<div>خميس, 03/05/2026 - 10:20</div>", "2026-03-05T10:20:00"),
        ("<div>5/3/2026 م (آخر تحديث) الساعة 10:20 (مكة المكرمة)، 7:20 (غرينتش)</div>", "2026-03-05T10:20:00+03:00"),
        ("<div>أمس، 10:20</div>", None),
    ],
)
def test_a_date_beside_the_headline_is_read(byline: str, published: str | None) -> None:
    assert read(byline).published.iso == published


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ('<div class="today">الجمعة 6 مارس 2026</div>', "", None),
        ("<div>الجمعة 6 مارس 2026</div>", "", None),
        ("<div>العدد 1220 - الخميس 5 مارس 2026</div>", "", "2026-03-05"),
        ("", "<div>طبعت هذه الصفحة بتاريخ 7 أبريل 2026</div>", None),
        ("", "<p>آخر تحديث للموقع: 8 مارس 2026</p>", None),
        ("", "<div><h4>تعليقات</h4><p>سامر</p><p>07/03/2026 10:10</p><p>كلام</p></div>", None),
        ("", "<div><h3>3 تعليقات</h3><div>سامر <span>5 مارس 2026</span><p>كلام جميل</p></div></div>", None),
    ],
)
def test_a_date_of_something_else_is_none_of_the_article(above: str, below: str, published: str | None) -> None:
    assert read(above=above, below=below).published.iso == published


def test_the_foot_of_a_forum_says_in_which_zone_its_hours_are() -> None:
    page = read("<div>05-03-2026, 10:20 PM</div>", below="<p>جميع الأوقات بتوقيت GMT+3. الساعة الآن 01:11 AM</p>")

    assert page.published.iso == "2026-03-05T22:20:00+03:00"


@pytest.mark.parametrize(
    "told",
    [
        '{"@type":"NewsArticle","description":"قال "كذا" ثم","datePublished":"2026-03-05T10:20:00+03:00"}',
        '{"@type":"NewsArticle","datePublished":"2026-03-05T10:20:00+0300",}',
    ],
)
def test_broken_linked_data_still_tells_the_date(told: str) -> None:
    page = read(head=f'<script type="application/ld+json">{told}</script>')

    assert (page.published.iso, page.published.basis) == ("2026-03-05T10:20:00+03:00", "json-ld")


def test_articles_that_linked_data_only_lists_give_no_date() -> None:
    other = '{"@type":"NewsArticle","headline":"غيره","datePublished":"2026-01-01T10:00:00Z"}'
    told = f'{{"@type":"ItemList","itemListElement":[{other}]}}'

    assert read(head=f'<script type="application/ld+json">{told}</script>').published.iso is None


def test_sections_with_a_subheading_are_no_second_articles() -> None:
    parts = "".join(f'<section class="story-section"><h2>موقف الوفد</h2>{TEXT}</section>' for _ in range(3))

    assert not of_kind(read(text=parts), SegmentKind.EMBEDDED)


def test_a_count_of_comments_above_the_text_does_not_end_it() -> None:
    assert of_kind(read("<div>3 تعليقات</div><div>التعليقات: 3</div>"), SegmentKind.MAIN).count("\n") == 3


def test_a_credit_above_the_text_does_not_make_it_a_second_article() -> None:
    page = read("<p>المصدر: وكالات</p><p><b>الوفدان يتفقان على جدول أعمال</b></p>")

    assert page.credits == ("وكالات",)
    assert not of_kind(page, SegmentKind.EMBEDDED)


@pytest.mark.parametrize(
    "byline",
    [
        "<p>سامر الوادي</p>",
        "<p>المرفأ - سامر الوادي</p>",
        "<p>5 مارس 2026 | سامر الوادي</p>",
        "<p>تقرير: سامر الوادي</p>",
        "<p>مراسل الساحل: سامر الوادي</p>",
        '<a rel="author" href="/a">سامر الوادي</a>',
    ],
)
def test_a_name_above_the_text_is_its_writer(byline: str) -> None:
    page = read(byline)

    assert page.author == "سامر الوادي"
    assert "الوادي" not in of_kind(page, SegmentKind.MAIN)


@pytest.mark.parametrize("line", ["سامر الوادي: لن نوقع قبل الضمانات", "لا حوار تحت السلاح", "ضيف الحلقة: سامر الوادي"])
def test_a_line_about_somebody_names_no_writer(line: str) -> None:
    assert read(f"<p><b>{line}</b></p>").author is None


def test_the_words_of_a_page_that_its_script_carries_are_read() -> None:
    blocks = ",".join(f'{{"html":"<p>{words}</p>"}}' for words in PARAGRAPHS)
    state = f'window.__STATE__ = {{"a":{{"title":"{HEADLINE}","publishedAt":"2026-03-05","blocks":[{blocks}]}}}};run();'
    page = read(text="", below=f"<script>{state}</script>")

    assert of_kind(page, SegmentKind.MAIN).startswith(PARAGRAPHS[0])
    assert page.published.iso == "2026-03-05"


@pytest.mark.parametrize(
    "byline",
    [
        '<div class="author">Super User</div>',
        '<span class="by">رأس الغاف</span>',
        "<figure><img src=x><figcaption>المرفأ - سامر الوادي</figcaption></figure>",
        "<div>الصورة بواسطة سامر الوادي</div>",
        "<p>مقدم البرنامج: سامر الوادي</p>",
    ],
)
def test_accounts_places_and_makers_of_pictures_are_no_writers(byline: str) -> None:
    assert read(byline).author is None


def test_who_took_the_pictures_is_not_who_wrote() -> None:
    assert read("<div>كتبت: ليان المرساوي تصوير: سامر الوادي</div>").author == "ليان المرساوي"


def test_writers_who_sign_together_are_named_as_they_sign() -> None:
    assert read('<div class="author">سامر الوادي، ليان المرساوي</div>').author == "سامر الوادي، ليان المرساوي"


def test_a_video_was_published_when_it_was_uploaded() -> None:
    told = '{"@type":"VideoObject","name":"المحادثات","uploadDate":"2026-03-05T10:20:00Z"}'

    page = read(head=f'<script type="application/ld+json">{told}</script>')

    assert (page.published.iso, page.published.basis) == ("2026-03-05T10:20:00+00:00", "json-ld")


def test_the_data_of_a_page_tells_of_its_article_by_its_title() -> None:
    other = '{"title":"خبر آخر من أخبار اليوم","publish_date":"2026-01-01"}'
    own = f'{{"title":"{HEADLINE}","publish_date":"2026-03-05T10:20:00+03:00","authors":[{{"name":"سامر الوادي"}}]}}'
    page = read(below=f'<script>window.__STATE__={{"latest":[{other}],"story":{own}}};</script>')

    assert page.published.iso == "2026-03-05T10:20:00+03:00"
    assert page.author == "سامر الوادي"


@pytest.mark.parametrize("end", ["(النهاية)", "(النهاية) م ع ك / ر ج", "( النهاية )", "انتهى ** 1", "--(الساحل)"])
def test_what_an_agency_writes_under_a_text_is_none_of_it(end: str) -> None:
    page = read(text=f"{TEXT}<p>{end}</p>")

    assert of_kind(page, SegmentKind.MAIN) == "\n".join(PARAGRAPHS)


def test_a_second_article_may_have_one_paragraph_where_it_is_made_like_the_first() -> None:
    first = f"<article><h1>{HEADLINE}</h1>{TEXT}</article>"
    second = f"<article><h2>هيئة الجسور تغلق جسر الكروم</h2><div>4 مارس 2026</div><p>{PARAGRAPHS[1]}</p></article>"
    markup = f"<html><head><title>{HEADLINE}</title></head><body>{MENU}<main>{first}{second}</main></body></html>"

    page = read_page(markup, None, load_page_kit(), None)

    assert of_kind(page, SegmentKind.EMBEDDED).startswith("هيئة الجسور تغلق جسر الكروم")
    assert of_kind(page, SegmentKind.MAIN) == "\n".join(PARAGRAPHS)


def test_dates_that_head_events_in_the_text_are_its_own() -> None:
    events = "<div>الأربعاء 4 مارس 2026، 04:20</div><p>الوفدان يتفقان على البند الأول من الورقة.</p>"
    page = read(text=f"{TEXT}{events}{events}<p>{PARAGRAPHS[0]}</p>")

    assert "04:20" in of_kind(page, SegmentKind.MAIN)


def test_the_neighbours_of_an_article_are_headlines_of_others() -> None:
    before = '<div class="nav"><a href="/1">« دفاعا عن لجان القرى</a></div>'
    behind = '<li class="next"><a href="/2">كلية الطب تعلن النتائج</a></li>'

    assert of_kind(read(below=before + behind), SegmentKind.RELATED).count("\n") == 1


def test_months_and_coming_events_are_no_headlines() -> None:
    links = "".join(f'<li><a href="/{n}">المجلس الوطني ينعقد نهاية الشهر {n}</a></li>' for n in range(3))
    months = '<li><a href="/m">سبتمبر 2025 (14)</a></li>'
    side = f"<div><h3>أحدث المقالات</h3><ul>{links}</ul><h3>الأرشيف</h3><ul>{months}</ul></div>"

    assert "سبتمبر" not in of_kind(read(below=side), SegmentKind.RELATED)


def test_who_copies_a_report_into_a_forum_has_not_written_it() -> None:
    profile = "<h3><a href='/m'>سامر الوادي</a></h3><dl><dt>المشاركات:</dt><dd>6,812</dd></dl>"
    reply = "<h3><a href='/n'>ونش</a></h3><dl><dt>المشاركات:</dt><dd>12</dd></dl><p>هذا غير صحيح يا جماعة</p>"

    page = read(f"<div>بواسطة سامر الوادي</div>{profile}", f"{TEXT}<p>المصدر: رويترز</p>{reply}")

    assert page.author is None
    assert page.credits == ("رويترز",)
    assert "هذا غير صحيح" in of_kind(page, SegmentKind.COMMENTS)


@pytest.mark.parametrize("markup", ["", "<p>", "<h1>عنوان</h1>", "<div>سامر الوادي</div>", "<time datetime=x></time>"])
def test_scraps_of_pages_are_read_without_complaint(markup: str) -> None:
    read_page(markup, None, load_page_kit(), None)
