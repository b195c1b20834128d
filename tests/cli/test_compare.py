"""`qawl compare`: tables by outlet for a dossier, and articles side by side."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.asking import ask
from tests.cli.test_record import DOSSIER

LABELS = """
labels:
  prisoners: {ar: المحتجزون, en: Those held, captives: [أسرى], hostages: [رهائن]}
"""
FIRST = "زعمت حكومة البيلسان أن الأسرى غادروا ممر الكروم بعد الهدنة."
SECOND = "قالت حكومة البيلسان إن 40 شخصا من الرهائن غادروا ممر الكروم بعد الهدنة."
THIRD = "عاد الرهائن إلى ممر الكروم بعد الهدنة."
OTHER = "قالت وزيرة النقل إن الجسر سيفتح غدا."
WIRE = (
    "وصل المفاوضون إلى محادثات الهدنة مساء الاثنين في مبنى قديم عند ممر الكروم بعد رحلة في البرد والمطر. "
    "وقال حارس المبنى إن الأسرى الستة ينتظرون في القاعة العليا منذ الفجر، وإن الماء والخبز وصلا إليهم ظهرا. "
    "وجلس الفريقان على طاولتين متباعدتين، ثم خرج كل منهما من باب، ولم يصافح أحد أحدا قبل أن تطفأ الأنوار."
)
ARTICLES = (
    ("a-1", "صحيفة السارية", "2026-03-04T08:00:00+03:00", FIRST),
    ("a-2", "وكالة شراع", "2026-03-04T09:00:00+03:00", SECOND),
    ("a-3", "وكالة شراع", "2026-03-09T09:00:00+03:00", THIRD),
    ("c-1", "وكالة شراع", "2026-03-20T09:00:00+03:00", WIRE + " (شراع)"),
    ("c-2", "لقطة خبر", "2026-03-20T11:00:00+03:00", WIRE),
    ("b-1", "يومية الفسيلة", "2026-03-09T09:00:00+03:00", OTHER),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    keys = ("id", "outlet", "published", "text")
    lines = "".join(json.dumps(dict(zip(keys, one, strict=True)), ensure_ascii=False) + "\n" for one in ARTICLES)
    (folder / "news.jsonl").write_text(lines, "utf-8")
    (folder / "bridge.yaml").write_text(DOSSIER + LABELS, "utf-8")
    assert ask("read", str(folder / "news.jsonl"), "--store", str(folder / "s.db")).exit_code == 0
    return folder


def compare(folder: Path, *what: str) -> str:
    result = ask("compare", *what, "--store", str(folder / "s.db"))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_dossier_gives_tables_by_outlet(folder: Path) -> None:
    shown = compare(folder, str(folder / "bridge.yaml"))

    assert "صياغة المنابر: محادثات الجسر" in shown
    assert "«رهائن»" in shown
    assert "زعم 1" in shown
    assert "يومية الفسيلة" not in shown


def test_the_days_are_kept(folder: Path) -> None:
    dossier = str(folder / "bridge.yaml")
    compare(folder, dossier, "--from", "2026-03-05", "-o", str(folder / "t.json"))
    late = json.loads((folder / "t.json").read_text("utf-8"))
    compare(folder, dossier, "--to", "2026-03-05", "-o", str(folder / "t.json"))
    early = json.loads((folder / "t.json").read_text("utf-8"))

    assert [(one["outlet"], one["articles"], one["left_out"]) for one in late["outlets"]] == [
        ("وكالة شراع", 2, 0),
        ("لقطة خبر", 1, 1),
    ]
    assert [one["articles"] for one in early["outlets"]] == [1, 1]
    assert late["since"] == "2026-03-05"


def test_articles_stand_side_by_side_without_a_dossier(folder: Path) -> None:
    shown = compare(folder, "a-1", "a-2")

    assert "صحيفة السارية" in shown
    assert "وكالة شراع" in shown
    assert "أول من نشر" in shown
    assert "40 شخصا" in shown
    assert "الألفاظ" not in shown


def test_a_dossier_before_them_tells_their_words(folder: Path) -> None:
    assert "«أسرى»" in compare(folder, str(folder / "bridge.yaml"), "a-1", "a-2")


def test_a_desks_own_list_of_tones_counts(folder: Path, tmp_path: Path) -> None:
    own = '[[tone]]\nname = "warning"\nlemmas = ["وصف"]\nexample = "حذر الخبير من انهيار السد"\n'
    (tmp_path / "tones.toml").write_text(own, "utf-8")
    refused = '[[tone]]\nname = "neutral"\nlemmas = ["زعم"]\nexample = "قال المدير إن المصنع سيغلق"\n'

    assert "تحفظ" in compare(folder, str(folder / "bridge.yaml"), "--overlay", str(tmp_path))
    (tmp_path / "tones.toml").write_text(refused, "utf-8")
    result = ask("compare", str(folder / "bridge.yaml"), "--store", str(folder / "s.db"), "--overlay", str(tmp_path))
    assert result.exit_code == 1
    assert "tones.toml" in result.stderr


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(folder: Path) -> None:
    assert "يومية الفسيلة" in compare(folder, "a-1", "b")
    assert ask("compare", "a", "b", "--store", str(folder / "s.db")).exit_code == 1


@pytest.mark.parametrize("what", [("bridge.yaml",), ("a-1", "a-2")])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pages_sheets_and_json_are_written(folder: Path, what: tuple[str, ...], lang: str) -> None:
    given = [str(folder / one) if one.endswith(".yaml") else one for one in what]
    for name in ("c.html", "c.json", "c.csv"):
        compare(folder, *given, "-o", str(folder / name), "--lang", lang)

    rows = list(csv.DictReader(io.StringIO((folder / "c.csv").read_text("utf-8-sig"))))
    assert rows
    assert "<script" not in (folder / "c.html").read_text("utf-8")
    assert json.loads((folder / "c.json").read_text("utf-8"))["names"] == [] or len(what) == 1


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ((), 2),
        (("a-1", "a-1"), 2),
        (("a-1", "a-2", "--from", "2026-03-01"), 2),
        (("a-1", "a-2", "-o", "c.txt"), 2),
        (("a-1", "nothing"), 1),
        (("gaza-talkz",), 1),
        (("demo", "a-1", "--to", "2026-03-01"), 2),
        (("a-1", "demo"), 1),
    ],
)
def test_what_is_not_understood_is_told(folder: Path, what: tuple[str, ...], status: int) -> None:
    result = ask("compare", *what, "--store", str(folder / "s.db"))

    assert result.exit_code == status
    assert "Traceback" not in result.output


def test_one_article_stands_for_its_story_and_a_copy_says_where_its_text_stands_too(folder: Path) -> None:
    shown = compare(folder, "c-2")

    assert "وكالة شراع" in shown
    assert "لقطة خبر" in shown
    assert "النص نفسه عند وكالة شراع" in " ".join(shown.split())
    assert "صحيفة السارية" not in shown


def test_copied_words_count_where_they_come_from(folder: Path) -> None:
    compare(folder, str(folder / "bridge.yaml"), "--from", "2026-03-15", "-o", str(folder / "t.json"))
    form = json.loads((folder / "t.json").read_text("utf-8"))

    assert {one["outlet"]: one["reported"] for one in form["labels"]} == {"وكالة شراع": 1}


def test_a_dossier_that_nothing_belongs_to_is_told(folder: Path) -> None:
    result = ask("compare", "nile-dam", "--store", str(folder / "s.db"))

    assert result.exit_code == 0
    assert "لا شيء من هذا الملف" in result.stderr
