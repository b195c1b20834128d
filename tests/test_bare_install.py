"""What a stranger installs works alone: the wheel, its dependencies, nothing of ours beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
UV = Path(sys.executable).parent / "uv"
SENTENCE = "قالت وزيرة النقل سهام الراوي إن الجسر الجديد سيفتح يوم الأحد."

pytestmark = pytest.mark.skipif(not UV.exists(), reason="uv comes with `make setup`")


def run(*command: str | Path, given: str = "") -> str:
    """What a command prints, run outside the project and without its environment."""
    lean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    result = subprocess.run(
        [str(part) for part in command],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=lean,
        cwd=UV.anchor,
        timeout=120,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from what git knows and what stands beside it, without build folders."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__"))
    run(UV, "build", "--quiet", "--wheel", "--out-dir", built, source)
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands stand of an environment that holds the wheel and its dependencies only."""
    home = tmp_path_factory.mktemp("bare") / "venv"
    run(UV, "venv", "--quiet", "--python", sys.executable, home)
    run(UV, "pip", "install", "--quiet", "--python", home / "bin" / "python", wheel)
    return home / "bin"


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    package = ROOT / "src"
    ours = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }

    carried = set(zipfile.ZipFile(wheel).namelist())

    assert ours - carried == set()


def test_a_bare_install_has_no_tool_of_ours(bin_folder: Path) -> None:
    code = "import importlib.util as u; print([n for n in ('pytest', 'mypy', 'hypothesis') if u.find_spec(n)])"

    assert run(bin_folder / "python", "-c", code).strip() == "[]"


def test_a_bare_install_helps_and_reads_one_article(bin_folder: Path) -> None:
    line = json.dumps({"id": "one", "text": SENTENCE}, ensure_ascii=False)

    helped = run(bin_folder / "qawl", "--help")
    read = json.loads(run(bin_folder / "qawl", "extract", "-", given=line + "\n"))

    (statement,) = read["statements"]
    assert "extract" in helped
    assert statement["speaker_name"] == "سهام الراوي"


def test_a_page_without_what_reads_pages_is_refused_with_the_command_that_mends_it(
    bin_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_text("<html><body><p>قال الوزير</p></body></html>", "utf-8")
    command = [bin_folder / "qawl", "page", tmp_path / "page.html", "--lang", "en"]

    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)

    assert result.returncode == 1
    assert "pip install 'qawl[web]'" in result.stderr
