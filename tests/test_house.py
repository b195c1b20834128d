"""The house keeps its own rules: size, docstrings, direction of imports, quiet imports, letters, names."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "qawl"
MODULES = sorted(HOUSE.rglob("*.py"))
SOURCES = sorted(
    path
    for folder in ("src", "tests", "evals", "docs")
    for suffix in ("py", "md", "tsv", "toml", "sql", "jsonl", "json", "css", "js", "html")
    for path in (ROOT / folder).rglob(f"*.{suffix}")
    if not (path.suffix == ".html" and path.parent.name == "pages" and path.is_relative_to(ROOT / "evals"))
)  # the pages of the set are bytes as servers send them, in any encoding
LONGEST = 400
HEAVY = {"click", "rich", "msgspec", "jinja2", "sqlite3", "multiprocessing", "http", "urllib.request"}
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ARABIC = re.compile("[\u0620-\u064a]+")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Size and opening sentence


def too_long(code: str) -> bool:
    return len(code.splitlines()) > LONGEST


def opens_with_a_sentence(code: str) -> bool:
    """Whether the docstring's first line is a sentence of its own; an empty `__init__` needs none."""
    if not code.strip():
        return True
    first = (ast.get_docstring(ast.parse(code)) or "").split("\n")[0]
    return len(first.split()) >= 4 and first.endswith(".")


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_is_short_and_opens_by_saying_what_it_is_for(module: Path) -> None:
    code = module.read_text("utf-8")

    assert not too_long(code), f"{named(module)} has more than {LONGEST} lines"
    assert opens_with_a_sentence(code), f"{named(module)} does not open with one sentence"


def test_a_long_module_and_one_that_opens_in_silence_are_seen() -> None:
    assert too_long("x = 1\n" * (LONGEST + 1))
    assert not opens_with_a_sentence("x = 1\n")
    assert not opens_with_a_sentence('"""Finders."""\n')


# Examples in docstrings

WITH_EXAMPLES = [path for path in MODULES if ">>> " in path.read_text("utf-8")]


def failures(module: ModuleType) -> int:
    return doctest.testmod(module).failed


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=named)
def test_the_examples_in_docstrings_hold(path: Path) -> None:
    assert failures(importlib.import_module(module_name(path))) == 0


def test_an_example_that_does_not_hold_is_seen() -> None:
    module = ModuleType("wrong", ">>> 'قال'[0]\n'ل'\n")

    assert failures(module) == 1


# Rooms


def rooms() -> list[str]:
    """What stands directly under `src/qawl`, as `docs/house.md` writes it: `find/`, `pipeline.py`."""
    folders = {path.relative_to(HOUSE).parts[0] for path in MODULES}
    return sorted(name if name.endswith(".py") else f"{name}/" for name in folders - {"__init__.py"})


@pytest.mark.parametrize("room", rooms())
def test_every_room_is_on_the_map(room: str) -> None:
    house_map = (ROOT / "docs" / "house.md").read_text("utf-8")

    assert f"`{room}`" in house_map, f"docs/house.md does not name `{room}`"


def test_every_room_has_its_floor_in_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {room.strip() for layer in layers for room in re.split(r"[|:]", layer)}

    assert {f"qawl.{room.removesuffix('.py').rstrip('/')}" for room in rooms()} - placed == set()


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_rooms_never_import_each_other() -> None:
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_a_room_that_imports_another_is_seen(tmp_path: Path) -> None:
    shutil.copytree(HOUSE, tmp_path / "src" / "qawl")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "qawl" / "find" / "__init__.py").open("a", encoding="utf-8") as room:
        room.write("\nimport qawl.store\n")

    result = lint_imports(tmp_path)

    assert result.returncode != 0
    assert "qawl.find is not allowed to import qawl.store" in result.stdout


# The lock


def hosts_in(lock: str) -> set[str]:
    return set(re.findall(r"""["'][a-z+]+://([^/"']+)""", lock))


def test_the_lock_names_the_public_index_only() -> None:
    lock = (ROOT / "uv.lock").read_text("utf-8")

    assert hosts_in(lock) == {"pypi.org", "files.pythonhosted.org"}


def test_a_mirror_in_the_lock_is_seen() -> None:
    assert hosts_in('source = { registry = "https://mirror.example/simple" }') == {"mirror.example"}


# Imports are quiet

WATCH = """
import importlib, json, sys
opened = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        if not arguments[0].endswith((".py", ".pyc", ".so")):
            opened.append(arguments[0])
    if event in ("socket.connect", "subprocess.Popen"):
        opened.append(event)
sys.path[:0] = json.loads(sys.argv[2])
before = set(sys.modules)
sys.addaudithook(watch)
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
print(json.dumps({"opened": opened, "loaded": sorted(set(sys.modules) - before)}))
"""


def importing(names: Iterable[str], beside: Iterable[Path] = ()) -> dict[str, list[str]]:
    """What a fresh Python opens and loads when it imports `names`; it keeps no translation, which is a file too."""
    places = [str(path) for path in beside]
    result = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, json.dumps(list(names)), json.dumps(places)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer: dict[str, list[str]] = json.loads(result.stdout)
    return answer


def module_name(path: Path) -> str:
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_importing_qawl_loads_nothing_heavy_and_opens_no_file() -> None:
    seen = importing(["qawl"])

    assert not HEAVY & set(seen["loaded"])
    assert seen["opened"] == []


def test_the_command_loads_what_draws_only_when_it_draws() -> None:
    seen = importing(["qawl.cli"])

    assert not {"rich", "jinja2"} & set(seen["loaded"])


def test_importing_any_module_opens_no_file_of_ours() -> None:
    names = [module_name(path) for path in MODULES if path.name != "__main__.py"]

    seen = importing(names)

    assert [what for what in seen["opened"] if what.startswith(str(HOUSE)) or "/" not in what] == []


def test_a_module_that_reads_a_file_or_loads_much_on_import_is_seen(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("قال\n", "utf-8")
    (tmp_path / "eager.py").write_text(
        "import sqlite3\nfrom pathlib import Path\nWORDS = (Path(__file__).parent / 'words.tsv').read_text('utf-8')\n",
        "utf-8",
    )

    seen = importing(["eager"], [tmp_path])

    assert seen["opened"] == [str(tmp_path / "words.tsv")]
    assert "sqlite3" in seen["loaded"]


# Letters


def foul_letters(text: str) -> str | None:
    """Why `text` may not stand in the project, or None: invisible direction marks, letters not in NFC."""
    if found := BIDI.search(text):
        return f"direction mark U+{ord(found[0]):04X} at {found.start()}"
    if not unicodedata.is_normalized("NFC", text):
        return "not in Unicode normal form C"
    return None


def test_no_source_file_has_hidden_marks_or_split_letters() -> None:
    foul = {named(path): foul_letters(path.read_text("utf-8")) for path in SOURCES}

    assert {path: why for path, why in foul.items() if why} == {}


def test_a_hidden_mark_and_a_split_letter_are_seen() -> None:
    assert foul_letters("قال\u202e الوزير") == "direction mark U+202E at 3"
    assert foul_letters("ا\u0654كد") == "not in Unicode normal form C"


# Neutrality: the engine knows no country and no party


def spoken_literals(code: str) -> Iterator[str]:
    """The string literals that the program works with; docstrings are left out, those of fields too."""
    tree = ast.parse(code)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def listed_names() -> set[str]:
    """Every place and nationality of the word lists that is one Arabic word of three letters or more."""
    names: set[str] = set()
    for name in ("places.tsv", "nationalities.tsv"):
        for line in (HOUSE / "lexicon" / "ar" / name).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                names.update(form for form in re.split("[\t,،|]", line) if ARABIC.fullmatch(form.strip()))
    return {name for name in names if len(name) > 2}


def names_in_code(code: str, names: set[str]) -> list[str]:
    return [word for text in spoken_literals(code) for word in ARABIC.findall(text) if word in names]


def test_the_engine_names_no_place_and_no_nationality() -> None:
    names = listed_names()

    told = {named(path): names_in_code(path.read_text("utf-8"), names) for path in MODULES}

    assert len(names) > 100, "the word lists were not read"
    assert {path: words for path, words in told.items() if words} == {}


def test_a_place_in_a_condition_is_seen_and_one_in_a_docstring_is_not() -> None:
    code = 'def side(name):\n    """«مصر» is one."""\n    return name == "مصر"\n'

    assert names_in_code(code, {"مصر"}) == ["مصر"]
