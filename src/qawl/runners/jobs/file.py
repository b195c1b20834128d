"""A job as a file that people write: what to read, where to write, and what is wrong with the file, line by line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from qawl.dossiers.faults import BadDossier, Fault
from qawl.dossiers.fields import Entry, Findings, entry
from qawl.dossiers.yaml import NotYaml, Scalar, read_tree
from qawl.sources.places import is_remote, local
from qawl.store.address import file_of, is_server
from qawl.wording import Lang

ROWS = 10_000
"""Rows of a file where the job does not say."""
KEYS = ("read", "write", "records", "stories", "load", "overlay", "rows-per-file")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with how much news; paths and addresses are whole."""

    where: str
    """The file, as messages call it."""
    base: str
    """The folder from which the file counts its paths."""
    read: tuple[str, ...]
    """As they were written: files, folders, patterns, addresses."""
    write: str
    records: bool = True
    stories: bool = True
    load: str | None = None
    """The address of a store; None where none is filled."""
    overlay: Path | None = None
    rows: int = ROWS
    """Of a file of the outcome, at most."""


def load_job(path: str) -> Job:
    """The job of a file; raises BadData that names file and line of each fault, and its cure."""
    data = Path(path).read_bytes()
    findings = Findings()
    try:
        tree = read_tree(data)
    except NotYaml as error:
        raise BadDossier(path, (error.fault,)) from error
    if tree is None:
        raise BadDossier(path, (Fault(1, "run-job-empty"),))
    said = entry(tree, "job", KEYS, findings)
    job = None if said is None else _read(said, path)
    if findings.faults or job is None:
        raise BadDossier(path, sorted(set(findings.faults)))
    return job


def _read(said: Entry, path: str) -> Job:
    base = os.path.dirname(os.path.abspath(path))
    if not said.has("read"):
        said.missing("read")
    overlay = said.text("overlay")
    return Job(
        where=path,
        base=base,
        read=tuple(one.text for one in said.texts("read")),
        write=_placed(said.needed("write"), base),
        records=said.flag("records", True),
        stories=said.flag("stories", True),
        load=_store(said.text("load"), base),
        overlay=_folder(overlay, base, said) if overlay else None,
        rows=_rows(said),
    )


def _placed(said: str, base: str) -> str:
    """An address, or a path from the folder of the job."""
    return said if is_remote(said) or not said else os.path.normpath(os.path.join(base, local(said)))


def _store(said: str, base: str) -> str | None:
    """The address of a store: a server's, or the path of a file."""
    if not said or is_server(said):
        return said or None
    return _placed(file_of(said) or said, base)


def _folder(said: str, base: str, told: Entry) -> Path:
    path = Path(base, said)
    if not path.is_dir():
        told.findings.fault(told.line_of("overlay"), "run-no-overlay", path=said)
    return path


def _rows(said: Entry) -> int:
    number = said.number("rows-per-file")
    if number is not None and number < 1:
        node = said.said["rows-per-file"]
        words = node.text if isinstance(node, Scalar) else ""
        said.findings.fault(node.line, "run-bad-rows", said=words)
    return number or ROWS


def new_job(lang: Lang) -> str:
    """The beginning of a job, with its explanations."""
    return resources.files("qawl.runners.jobs").joinpath(f"job.{lang}.yaml").read_text("utf-8")
