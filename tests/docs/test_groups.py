"""What docs/groups.md promises of a line is what `qawl group` writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from qawl.compare.copies.values import Relation
from tests.cli.asking import ask

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "groups.md").read_text("utf-8")
OPENING = (
    "افتتحت وزيرة النقل ليان المرساوي صباح الخميس الجسر الجديد بين ضفتي نهر الغدران بعد ثلاث سنوات من العمل، "
    "وعبرته أولى الشاحنات المحملة بالقمح والدواء إلى بلدات الشمال التي انقطعت عنها الطرق في شتاء العام الماضي. "
    "وحضر الافتتاح مئات السكان ومهندسو الشركة التي بنت الجسر وعمدة مدينة الزاهرة ورجال الدفاع المدني. "
)
MORE = (
    "وفي سياق آخر رفعت هيئة الموانئ رسوم التفريغ في مرفأ سدرة الساحل ابتداء من الشهر المقبل، وعللت ذلك بثمن الوقود "
    "وبكلفة الرافعات التي اشترتها في الربيع. واعترضت غرفة التجارة على القرار وقالت إن أثره سيظهر في أسعار السلع كلها، "
    "ودعت إلى لقاء عاجل مع الهيئة قبل أن يسري. وينتظر أن يناقش المجلس المحلي الرسوم في جلسته الأسبوعية يوم الأحد. "
)
MORNING, NOON, LATER = "2026-03-05T09:00:00Z", "2026-03-05T11:00:00Z", "2026-03-06"
ARTICLES = [
    {"id": "n-1", "outlet": "وكالة شراع", "published": MORNING, "title": "افتتاح جسر الغدران", "text": OPENING},
    {"id": "n-2", "outlet": "صحيفة السارية", "published": NOON, "title": "الجسر يفتح", "text": OPENING},
    {"id": "n-3", "outlet": "لقطة خبر", "published": LATER, "title": "جسر ورسوم", "text": OPENING + MORE},
    {"id": "n-4", "outlet": "شبكة الضفاف", "published": LATER, "title": "طقس الغد", "text": "غيوم ومطر خفيف."},
]


def rows(title: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return [re.split(r"\s\|\s", line.strip("| ")) for line in section.splitlines() if line.startswith("| `")]


def lines(folder: Path, *more: str) -> list[dict[str, Any]]:
    given = folder / "in.jsonl"
    given.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), "utf-8")
    answer = ask("group", str(given), *more)
    assert answer.exit_code == 0, answer.output
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_every_article_has_a_line_with_the_keys_of_the_page(tmp_path: Path) -> None:
    found = lines(tmp_path)

    assert [line["id"] for line in found] == ["n-1", "n-2", "n-3", "n-4"]
    assert all(list(line) == [row[0].strip("`") for row in rows("Line")] for line in found)


def test_a_copy_has_the_keys_relations_and_reasons_of_the_page(tmp_path: Path) -> None:
    copies = [copy for line in lines(tmp_path) for copy in line["copies"]]
    told = rows("A copy")

    assert copies
    assert all(list(copy) == [row[0].strip("`") for row in told[:4]] for copy in copies)
    assert {relation for relation in Relation if f"`{relation}` (" in PAGE} == set(Relation)
    assert {why for copy in copies for why in copy["why"]} <= {row[0].strip("`") for row in told[4:]}


def test_copies_and_what_stands_in_a_longer_text_are_told_from_both_ends(tmp_path: Path) -> None:
    first, second, longer, alone = lines(tmp_path)

    assert [(copy["id"], copy["relation"]) for copy in first["copies"]] == [("n-2", "copy"), ("n-3", "contained")]
    assert [(copy["id"], copy["relation"]) for copy in longer["copies"]] == [("n-1", "contained"), ("n-2", "contained")]
    assert "inside" in first["copies"][1]["why"]
    assert "around" in longer["copies"][0]["why"]
    assert first["story"] == second["story"] == "n-1"
    assert (alone["copies"], alone["story"]) == ([], "n-4")


def test_a_second_article_under_one_id_is_refused_by_name_and_the_others_go_on(tmp_path: Path) -> None:
    given = tmp_path / "in.jsonl"
    twice = [ARTICLES[0], ARTICLES[0], {**ARTICLES[3], "id": "n-1"}, ARTICLES[3]]
    given.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in twice), "utf-8")

    answer = ask("group", str(given), "-o", str(tmp_path / "out.jsonl"))

    assert answer.exit_code == 0
    assert "in.jsonl:3" in answer.stderr
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == ["n-1", "n-4"]


def test_the_order_of_the_articles_changes_only_the_order_of_the_lines(tmp_path: Path) -> None:
    given = tmp_path / "turned.jsonl"
    given.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reversed(ARTICLES)), "utf-8")

    turned = [json.loads(line) for line in ask("group", str(given)).stdout.splitlines()]

    assert turned[::-1] == lines(tmp_path)
