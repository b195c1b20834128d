"""The word list is counted from articles: what also stands with ال is a common word, a name is none."""

import gzip
import json
from pathlib import Path

import pytest
from evals.learn_words import HEAD, common_words, count_behind, count_words, main, read_texts, verbs

# Ten invented sentences, in each of which «سد» and «قرار» stand with the article and without it.
SENTENCES = (
    "قال مهند إن بناء سد جديد قرار صعب، لكن السد ضرورة والقرار نهائي.",
    "أعلن مهند أن كل سد يحتاج إلى صيانة، وأن السد القديم بلا قرار رغم القرار السابق.",
    "زار مهند موقع سد صغير، ثم عاد من السد بقرار لا يشبه القرار الأول.",
    "لم يتخذ مهند أي قرار بشأن السد، فالقرار عند المجلس، وكل سد ملك للناس.",
    "كل قرار يصدر يعلق عند السد، والقرار الأخير يخص سد الوادي.",
    "يرى مهند أن سد النهر قرار شجاع، وأن السد حق وأن القرار واجب.",
    "أكد مهند أن قرار البناء صائب وأن القرار يلزم كل سد كما يلزم السد الكبير.",
    "نفى مهند وجود قرار جديد، وقال إن القرار قديم وإن السد مثل أي سد.",
    "بين سد وآخر قرار واحد، وبين السد والقرار عام كامل.",
    "رفض مهند القرار، فكل قرار يهدم أي سد يهدم السد كله.",
)


def test_a_word_that_stands_with_and_without_the_article_is_common() -> None:
    counts = count_words(SENTENCES)

    found = common_words(counts)

    assert found == ["سد", "قرار"]


def test_a_name_that_never_takes_the_article_is_left_out() -> None:
    counts = count_words(SENTENCES)

    assert counts["مهند"] >= 5
    assert "مهند" not in common_words(counts)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ({"سور": 4, "السور": 5}, ["سور"]),
        ({"سور": 3, "السور": 5}, []),
        ({"سور": 4, "السور": 4}, []),
        ({"سور": 4, "السور": 2, "والسور": 1, "بالسور": 1, "للسور": 1}, ["سور"]),
        ({"سور": 4, "كالسور": 5}, []),
        ({"سور": 250, "السور": 5}, ["سور"]),
        ({"سور": 251, "السور": 5}, []),
        ({"سد": 50, "السد": 5}, ["سد"]),
        ({"سد": 51, "السد": 5}, []),
        ({"الماس": 9, "الالماس": 9}, []),
        ({"ء": 9, "الء": 9}, []),
    ],
)
def test_the_rule_holds_to_the_last_count(counts: dict[str, int], found: list[str]) -> None:
    assert common_words(counts) == found


def test_spellings_are_counted_together() -> None:
    assert count_words(["أثرٌ", "اثر", "أثـــر"]) == {"اثر": 3}


@pytest.mark.parametrize("name", ["articles.jsonl", "articles.jsonl.gz"])
def test_lines_are_read_packed_or_not(name: str, tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in SENTENCES).encode()
    (tmp_path / name).write_bytes(gzip.compress(lines) if name.endswith(".gz") else lines)

    assert tuple(read_texts(tmp_path / name)) == SENTENCES


def test_the_file_is_the_head_and_a_word_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, words = tmp_path / "articles.jsonl", tmp_path / "common.tsv"
    articles.write_text("".join(json.dumps({"text": text}) + "\n" for text in SENTENCES), "utf-8")
    monkeypatch.setattr("sys.argv", ["learn_words.py", str(articles), "-o", str(words)])

    status = main()

    assert status == 0
    assert words.read_text("utf-8") == HEAD + "سد\nقرار\n"


def test_a_word_behind_qad_and_its_like_is_a_verb_and_a_name_behind_them_once_is_none() -> None:
    texts = [
        "وقد التقت اللجنة الوفد، والتقت الوزيرة التي التقت السفير.",
        "قال مهند إن اللجنة لم تلتق أحدا، وقد مهند. ومهند الذي حضر هو مهند، ومهند معه، ومهند قربه.",
        "مهند ومهند ومهند ومهند، " * 20,
    ]

    found = verbs(count_words(texts), count_behind(texts))

    assert "التقت" in found
    assert "مهند" not in found


def test_a_common_noun_is_no_verb() -> None:
    texts = (*SENTENCES, "هذا السد الذي قرار بنائه قديم، والسد الذي قرار هدمه جديد.")

    assert "قرار" not in verbs(count_words(texts), count_behind(texts))
