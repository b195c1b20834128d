"""LibreOffice without a window, where it is installed: what a file becomes in the hands of its readers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")


def convert(paths: list[Path], form: str, home: Path) -> list[Path]:
    """The files in another form, in the folder `home`; skips where LibreOffice lacks the program for them."""
    command = [
        str(PROGRAM),
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        form,
        "--outdir",
        str(home),
    ]
    subprocess.run([*command, *map(str, paths)], capture_output=True, timeout=120, check=False)
    made = [home / f"{path.stem}.{form.partition(':')[0]}" for path in paths]
    if not all(path.exists() for path in made):
        pytest.skip("LibreOffice here cannot open these files")
    return made
