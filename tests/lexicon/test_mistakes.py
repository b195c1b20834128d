"""A typing error in a word list is refused by file and entry, with what was expected; none is swallowed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qawl
from qawl.errors import BadData
from qawl.lexicon.load import load_lexicon
from qawl.show.direction import without_isolates
from qawl.wording import Lang, say
from tests.cli.asking import ask, line, write_lines

CUE = """
[[cue]]
lemma = "دندن"
class = "verb"
past = "دندن"
present = "يدندن"
act = "say"
weak = false
takes = ["أن"]
example = "دندن المغني أن الليل طويل"
"""
FEELING = '[[feeling]]\nnoun = "حبور"\nexample = "أعرب النادي عن حبوره لفوز الفريق"\n'
TITLE = '[[title]]\nlemma = "طبال"\nkind = "person"\nmasculine = ["طبال"]\ncommon = true\n'
UNNAMED = '[[unnamed]]\nlemma = "هامس"\nmasculine = ["هامس"]\nagreement = "fs"\n'
HEAD = '[[head]]\nlemma = "تكية"\nforms = ["تكية"]\ngender = "f"\nnumber = "s"\n'
BODY = '[[body]]\nlemma = "دار الغمام"\nforms = ["دار الغمام"]\ngender = "f"\n'
OUTLET = '[[outlet]]\nlemma = "الغمامة"\nforms = ["الغمامة"]\nkind = "paper"\ngender = "f"\n'
TIME = '[[time]]\nlemma = "ضحى"\nforms = ["ضحى"]\nkind = "part"\n'
PARTICLE = '[[class]]\nname = "negator"\nforms = ["ليسا"]\n'
SMALL = '[[class]]\nname = "auxiliary"\nforms = ["ليسا"]\n'
SOUND = {
    "cues.toml": CUE,
    "feelings.toml": FEELING,
    "titles.toml": TITLE,
    "unnamed.toml": UNNAMED,
    "bodies.toml": HEAD + BODY,
    "media.toml": OUTLET,
    "times.toml": TIME,
    "particles.toml": PARTICLE,
    "words.toml": SMALL,
    "places.tsv": "وادي الغمام\tarea\n",
    "nationalities.tsv": "غمامي\tغمامية\tغماميون\tوادي الغمام\n",
    "names.tsv": "غمام\tf\tcommon\n",
    "common.tsv": "غمام\n",
    "verbs.tsv": "دندنوا\n",
}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def refusal(folder: Path) -> str:
    """What the loader says against the lists in `folder`."""
    with pytest.raises(BadData) as refused:
        load_lexicon(folder)
    return str(refused.value)


def test_the_lists_that_all_of_these_spoil_are_sound(tmp_path: Path) -> None:
    for name, text in SOUND.items():
        write(tmp_path, name, text)

    lexicon = load_lexicon(tmp_path)

    assert "ليسا" in lexicon.classes["negator"] & lexicon.classes["auxiliary"]
    assert {"دندن", "طبال", "هامس", "الغمامة"} <= {
        one.lemma for one in (*lexicon.cues, *lexicon.titles, *lexicon.unnamed, *lexicon.outlets)
    }


MISTAKES = [
    # keys
    ("cues.toml", "present =", "presnt =", "[[cue]] دندن", "`presnt` is no key of [[cue]]; did you mean `present`?"),
    ("cues.toml", "past =", "perfect =", "[[cue]] دندن", "expected one of lemma, past, present, active, example"),
    ("feelings.toml", "example", "exampel", "[[feeling]] حبور", "did you mean `example`?"),
    ("titles.toml", "masculine", "masculin", "[[title]] طبال", "did you mean `masculine`?"),
    ("unnamed.toml", "masculine", "maskuline", "[[unnamed]] هامس", "did you mean `masculine`?"),
    ("bodies.toml", "number", "numbr", "[[head]] تكية", "did you mean `number`?"),
    ("media.toml", "forms", "form", "[[outlet]] الغمامة", "did you mean `forms`?"),
    ("times.toml", "kind", "class", "[[time]] ضحى", "`class` is no key of [[time]]; expected one of"),
    ("particles.toml", "forms", "words", "[[class]] negator", "`words` is no key of [[class]]"),
    ("words.toml", "forms", "from", "[[class]] auxiliary", "did you mean `forms`?"),
    # closed values
    ("cues.toml", '"verb"', '"vreb"', "[[cue]] دندن", "`class` is 'vreb'; did you mean `verb`? expected one of verb,"),
    ("cues.toml", '"say"', '"anounce"', "[[cue]] دندن", "`act` is 'anounce'; did you mean `announce`?"),
    ("cues.toml", 'act = "say"', 'act = "say"\nnegated = "no"', "[[cue]] دندن", "`negated` is 'no'; expected one of"),
    ("cues.toml", '["أن"]', '["أن", "obiect"]', "[[cue]] دندن", "`takes` is 'obiect'; did you mean `object`?"),
    ("titles.toml", '"person"', '"persn"', "[[title]] طبال", "`kind` is 'persn'; did you mean `person`?"),
    ("unnamed.toml", '"fs"', '"sf"', "[[unnamed]] هامس", "`agreement` is 'sf'; "),
    ("bodies.toml", 'gender = "f"\nnumber', 'gender = "x"\nnumber', "[[head]] تكية", "`gender` is 'x'; expected"),
    ("bodies.toml", '"s"', '"d"', "[[head]] تكية", "`number` is 'd'; expected one of s, p"),
    ("media.toml", '"paper"', '"papers"', "[[outlet]] الغمامة", "did you mean `paper`?"),
    ("times.toml", '"part"', '"hour"', "[[time]] ضحى", "`kind` is 'hour'; expected one of month, unit"),
    # what sort of value
    ("cues.toml", "weak = false", 'weak = "false"', "[[cue]] دندن", "`weak` is 'false'; expected true or false"),
    ("cues.toml", "weak = false", "ambiguous = 1", "[[cue]] دندن", "`ambiguous` is 1; expected true or false"),
    ("titles.toml", "common = true", 'common = "true"', "[[title]] طبال", "`common` is 'true'; expected true or false"),
    ("cues.toml", '"say"', '["say"]', "[[cue]] دندن", "`act` is ['say']; expected text"),
    ("cues.toml", 'past = "دندن"', "past = 5", "[[cue]] دندن", "`past` is 5; expected text"),
    ("cues.toml", 'past = "دندن"', 'past = "دندن "', "[[cue]] دندن", "`past` is 'دندن '; expected no blanks"),
    ("titles.toml", '["طبال"]', "[5]", "[[title]] طبال", "`masculine` is 5; expected words"),
    ("titles.toml", '["طبال"]', '[""]', "[[title]] طبال", "`masculine` is ''; expected words"),
    ("titles.toml", '["طبال"]', "[]", "[[title]] طبال", "no `masculine`, `feminine`, `plural` or `forms`"),
    # tables and classes
    ("cues.toml", "[[cue]]", "[[cues]]", "", "[[cues]] is no table of this file; did you mean `cue`? expected cue"),
    ("bodies.toml", "[[body]]", "[[outlet]]", "", "[[outlet]] is no table of this file; expected one of head, body"),
    ("cues.toml", CUE, CUE.replace("[[cue]]", ""), "", "[[lemma]] is no table of this file; expected cue"),
    ("cues.toml", CUE, 'cue = ["a"]', "", "write [[cue]] with double brackets"),
    ("cues.toml", CUE, "cue = 5", "", "write [[cue]] with double brackets"),
    ("particles.toml", "negator", "negaton", "[[class]] negaton", "no class has this name; did you mean `negator`?"),
    ("words.toml", "auxiliary", "auxiliar", "[[class]] auxiliar", "no class has this name; did you mean `auxiliary`?"),
    # flat lists
    ("places.tsv", "area", "aera", ":1", "column 2 is 'aera'; did you mean `area`?"),
    ("names.tsv", "\tf\t", "\tx\t", ":1", "column 2 is 'x'; expected one of m, f, u"),
    ("names.tsv", "common", "comon", ":1", "column 3 is 'comon'; did you mean `common`? expected common"),
    ("names.tsv", "غمام", "", ":1", "column 1 is ''; expected text"),
    ("common.tsv", "غمام", "غمام\tغيم", ":1", "2 columns, expected at most 1"),
    ("places.tsv", "وادي", "\ufeffوادي", ":1", "byte order mark; delete it"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "right", "wrong", "entry", "message"), MISTAKES, ids=[f"{row[0]}: {row[4]}" for row in MISTAKES]
)
def test_a_mistake_is_refused_by_file_and_entry(
    tmp_path: Path, name: str, right: str, wrong: str, entry: str, message: str
) -> None:
    assert right in SOUND[name]
    path = write(tmp_path, name, SOUND[name].replace(right, wrong, 1))

    told = refusal(tmp_path)

    assert told.startswith(f"{path}:")
    assert entry in told
    assert message in told


# Files and folders


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("cue.toml", "did you mean `cues.toml`?"),
        ("Cues.TOML", "did you mean `cues.toml`?"),
        ("names.toml", "expected one of"),
        ("place.tsv", "did you mean `places.tsv`?"),
    ],
)
def test_a_list_whose_name_is_never_read_is_refused(tmp_path: Path, name: str, mend: str) -> None:
    path = write(tmp_path, name, CUE)

    told = refusal(tmp_path)

    assert told.startswith(f"{path}: no word list has this name; ")
    assert mend in told


@pytest.mark.parametrize("name", ["README.md", "cues.toml~", ".#cues.toml", "._cues.toml", "LICENSE"])
def test_what_is_no_word_list_is_let_be(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "ours\n")

    assert load_lexicon(tmp_path) == load_lexicon()


@pytest.mark.parametrize("name", ["none", "a-file"])
def test_a_folder_that_is_none_is_refused_by_the_library_too(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a-file", "")

    with pytest.raises(BadData, match=re.escape(f"{tmp_path / name}: no such folder")):
        qawl.read("قال الوزير إن الطريق مفتوح.", overlay=tmp_path / name)


# What the command makes of it


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("asked", "spoken"), [(None, "ar"), ("en", "en")], ids=["nothing asked", "English asked"])
def test_the_command_tells_file_entry_and_mend_in_one_line(
    tmp_path: Path, asked: str | None, spoken: Lang, jobs: str
) -> None:
    (tmp_path / "own").mkdir()
    path = write(tmp_path / "own", "cues.toml", CUE.replace("present", "presnt"))
    given = write_lines(tmp_path / "given.jsonl", line(1), line(2))
    store = str(tmp_path / "qawl.db")

    answer = ask("read", given, "--overlay", str(path.parent), "--store", store, "--jobs", jobs, lang=asked)

    assert answer.exit_code == 1
    assert isinstance(answer.exception, SystemExit)
    assert answer.stdout == ""
    (told,) = answer.stderr.splitlines()
    assert told.startswith(without_isolates(say(spoken, "failed-data", reason="")))
    assert f"{path}: [[cue]] دندن: `presnt` is no key of [[cue]]; did you mean `present`?" in told


def test_words_of_pages_of_ones_own_are_no_unknown_list(tmp_path: Path) -> None:
    write(tmp_path, "pages.toml", '[[marker]]\nkind = "related"\nforms = ["من دفاترنا"]\nexample = "من دفاترنا:"\n')

    assert load_lexicon(tmp_path).digest
