"""`qawl stories` and `qawl story`: events of a store with what stands behind them, and one of them from all sides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.asking import ask

OPENING = (
    "افتتحت وزيرة النقل ليان المرساوي صباح الخميس الجسر الجديد بين ضفتي نهر الغدران بعد ثلاث سنوات من العمل، "
    "وعبرته أولى الشاحنات المحملة بالقمح والدواء إلى بلدات الشمال التي انقطعت عنها الطرق في شتاء العام الماضي. "
    "وقالت المرساوي إن الجسر سيخفض كلفة النقل إلى النصف قبل نهاية العام. "
    "وحضر الافتتاح مئات السكان ومهندسو الشركة التي بنت الجسر وعمدة مدينة الزاهرة ورجال الدفاع المدني."
)
OWN_WORDS = (
    "دخل جسر نهر الغدران الجديد الخدمة اليوم الخميس، وافتتحته وزيرة النقل ليان المرساوي بحضور عمدة الزاهرة. "
    "وقالت الوزيرة ليان المرساوي إن الجسر سيخفض كلفة النقل إلى النصف قبل نهاية العام. "
    "وكانت الشاحنات تلتف أربعين كيلومترا لتصل إلى بلدات الشمال."
)
STORM = (
    "ضربت عاصفة رملية سواحل سدرة الساحل ليل السبت وأغلقت المرفأ ومدرج المطار، وقطعت التيار عن ثلاثة أحياء. "
    "وقال الدفاع المدني في سدرة إن فرقه أجلت تسعين صيادا إلى المدرسة البلدية ولم تسجل إصابات خطرة."
)


def given(own_id: str, outlet: str, published: str, title: str, text: str) -> str:
    row = {"id": own_id, "outlet": outlet, "published": published, "title": title, "text": text}
    return json.dumps(row, ensure_ascii=False) + "\n"


LINES = (
    given("n-1", "وكالة شراع", "2026-03-05T09:00:00Z", "المرساوي تفتتح جسر الغدران الجديد", OPENING),
    given("n-2", "صحيفة السارية", "2026-03-05T11:00:00Z", "افتتاح جسر الغدران الجديد", OPENING),
    given("n-3", "شبكة الضفاف", "2026-03-05T13:00:00Z", "جسر الغدران يدخل الخدمة والمرساوي تعد بخفض الكلفة", OWN_WORDS),
    given("n-4", "لقطة خبر", "2026-03-08T06:00:00Z", "عاصفة رملية تغلق مرفأ سدرة الساحل", STORM),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "news.jsonl").write_text("".join(LINES), "utf-8")
    assert ask("read", str(folder / "news.jsonl"), "--store", str(folder / "s.db")).exit_code == 0
    return str(folder / "s.db")


def told(store: str, *args: str) -> str:
    answer = ask(*args, "--store", store)
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def test_a_story_is_listed_with_articles_outlets_and_independent_sources(store: str) -> None:
    listed = told(store, "stories")

    assert "قصة واحدة" in listed
    assert "3 أخبار · 3 منابر · مصدران مستقلان · n-1" in listed
    assert "عاصفة" not in listed


def test_an_article_alone_is_listed_when_asked_for_and_the_newest_comes_first(store: str) -> None:
    listed = told(store, "stories", "--least", "1")

    assert listed.index("n-4") < listed.index("n-1")


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        (("الجسر",), []),
        (("جسر", "غدران"), ["n-1"]),
        (("--least", "1", "عاصفه"), ["n-4"]),
        (("--least", "1", "--from", "2026-03-06"), ["n-4"]),
        (("--least", "1", "--to", "2026-03-06"), ["n-1"]),
        (("--least", "1", "--limit", "1"), ["n-4"]),
        (
            (
                "--least",
                "4",
            ),
            [],
        ),
    ],
)
def test_stories_are_asked_for_by_words_days_and_size(
    store: str, tmp_path: Path, args: tuple[str, ...], ids: list[str]
) -> None:
    told(store, "stories", *args, "-o", str(tmp_path / "s.jsonl"))

    lines = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text("utf-8").splitlines()]
    assert [line["story"] for line in lines] == ids


@pytest.mark.parametrize("article", ["n-1", "n-3"])
def test_a_story_is_told_from_any_of_its_articles(store: str, article: str) -> None:
    shown = told(store, "story", article)

    assert "2026-03-05 · 3 أخبار · 3 منابر · مصدران مستقلان" in shown
    assert "النص نفسه عند: صحيفة السارية" in shown
    assert "القول نفسه في أكثر من خبر" in shown
    assert "أول من نقله: وكالة شراع" in shown
    assert "سيخفض كلفة النقل" in shown
    assert "أصل النص: وكالة شراع (الأسبق نشرا)" in shown


def test_it_is_told_how_the_words_of_a_saying_turned(store: str, tmp_path: Path) -> None:
    other = OPENING.replace("سيخفض كلفة النقل إلى النصف", "سيخفض كلفة النقل والشحن إلى النصف")
    lines = (*LINES[:2], given("n-5", "موقع الساحل", "2026-03-05T15:00:00Z", "جسر الغدران يفتح أبوابه", other))
    (tmp_path / "news.jsonl").write_text("".join(lines), "utf-8")
    ask("read", str(tmp_path / "news.jsonl"), "--store", str(tmp_path / "s.db"))

    assert "عند موقع الساحل: زاد «والشحن»" in told(str(tmp_path / "s.db"), "story", "n-1")


def test_a_story_goes_out_as_a_page_and_as_a_line(store: str, tmp_path: Path) -> None:
    told(store, "story", "n-2", "-o", str(tmp_path / "s.html"))
    told(store, "story", "n-2", "-o", str(tmp_path / "s.jsonl"))

    page = (tmp_path / "s.html").read_text("utf-8")
    line = json.loads((tmp_path / "s.jsonl").read_text("utf-8"))
    assert '<html lang="ar" dir="rtl">' in page
    assert "مجرى القصة" in page
    assert [one["id"] for one in line["articles"]] == ["n-1", "n-2", "n-3"]
    assert line["origins"] == 2
    assert [one["relation"] for one in line["articles"][0]["copies"]] == ["copy"]


def test_what_came_since_is_in_the_next_answer(tmp_path: Path) -> None:
    store = str(tmp_path / "s.db")
    for line in LINES[:2]:
        (tmp_path / "news.jsonl").write_text(line, "utf-8")
        ask("read", str(tmp_path / "news.jsonl"), "--store", store)
    assert "خبران · منبران · مصدر مستقل واحد" in told(store, "stories")

    (tmp_path / "news.jsonl").write_text(LINES[2], "utf-8")
    ask("read", str(tmp_path / "news.jsonl"), "--store", store)

    assert "3 أخبار · 3 منابر · مصدران مستقلان" in told(store, "stories")


def test_what_an_older_version_worked_out_is_worked_out_again(store: str) -> None:
    from qawl.runners import stories
    from qawl.store.open import open_store

    before = told(store, "stories")
    with open_store(store) as kept:
        kept.remember(stories.GROUPS, kept.fingerprint(), b'{"groups": "of another form"}')

    assert told(store, "stories") == before


def test_a_kind_of_file_that_is_not_known_is_a_misuse(store: str, tmp_path: Path) -> None:
    answer = ask("stories", "--store", store, "-o", str(tmp_path / "s.docx"))

    assert answer.exit_code == 2
    assert ".html" in answer.stderr
