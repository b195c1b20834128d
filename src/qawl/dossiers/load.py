"""Load dossiers, by file or by the id of one that comes with Qawl, and tell all that is wrong with a file at once."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from qawl.dossiers.agree import find_disagreements
from qawl.dossiers.faults import BadDossier, Fault, UnknownDossier
from qawl.dossiers.fields import Findings
from qawl.dossiers.read import read_dossier
from qawl.dossiers.yaml import NotYaml, read_tree
from qawl.model.dossiers import Dossier

_ENDING = ".yaml"
_DEMO = "demo"


def shipped() -> tuple[str, ...]:
    """The ids of the dossiers that come with Qawl, the one of the demonstration aside."""
    folder = resources.files("qawl.dossiers").joinpath("shipped")
    return tuple(sorted(each.name.removesuffix(_ENDING) for each in folder.iterdir() if each.name.endswith(_ENDING)))


def comes_with_qawl(name: str) -> bool:
    """Is this the name of a dossier that needs no file? That of the demonstration has two: `demo` and its id."""
    return name == _DEMO or name in shipped() or name == _demo_id()


def load_dossier(path: Path | str) -> Dossier:
    """The dossier of a file, or the one that comes with Qawl by this id; `demo` is that of the demonstration.

    The pages of `qawl serve` show the demonstration's own id, so that is taken as well.

    Raises BadDossier, which is BadData, naming file and line of the first fault and its cure.
    """
    data, where = _bytes(path)
    dossier, faults = read_bytes(data, where)
    if faults or dossier is None:
        raise BadDossier(where, faults)
    return dossier


def check_dossier(path: Path | str) -> tuple[Fault, ...]:
    """Everything that is wrong with a dossier, by line; () where nothing is."""
    data, where = _bytes(path)
    return read_bytes(data, where)[1]


def read_bytes(data: bytes, where: str) -> tuple[Dossier | None, tuple[Fault, ...]]:
    """A dossier and its faults by line; where there are any, it is not to be used."""
    findings = Findings()
    try:
        tree = read_tree(data)
    except NotYaml as error:
        return None, (error.fault,)
    dossier = read_dossier(tree, where, blake2b(data, digest_size=8).hexdigest(), findings)
    faults = set(findings.faults)
    if dossier is not None:
        faults |= set(find_disagreements(dossier, tree, findings))
    return dossier, tuple(sorted(faults))


def _bytes(path: Path | str) -> tuple[bytes, str]:
    """What stands in the file, and what errors call it."""
    if (own := _packaged(str(path))) is not None and not Path(path).is_file():
        return own.read_bytes(), f"dossiers/shipped/{own.name}" if own.name != "dossier.yaml" else "demo/dossier.yaml"
    try:
        return Path(path).read_bytes(), str(path)
    except OSError as error:
        if isinstance(path, str) and not Path(path).suffix and Path(path).name == path:
            raise UnknownDossier(path, shipped()) from error
        raise


def _packaged(name: str) -> Traversable | None:
    if name in shipped():
        return resources.files("qawl.dossiers").joinpath("shipped", name + _ENDING)
    if name == _DEMO or ("/" not in name and not name.endswith(_ENDING) and name == _demo_id()):
        return _demo_file()
    return None


def _demo_file() -> Traversable:
    return resources.files("qawl").joinpath("demo", "dossier.yaml")


@cache
def _demo_id() -> str:
    """As its file says, so that no code names it."""
    dossier, _ = read_bytes(_demo_file().read_bytes(), "demo/dossier.yaml")
    return "" if dossier is None else dossier.id
