"""Load the registry of actors, ours and the user's on top, and refuse what does not hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from qawl.errors import BadData
from qawl.model.world import Actor, ActorKind, Post
from qawl.registry.entries import POST_KEYS, Entry, check_text, expected, read_date, read_file
from qawl.registry.quick import read_quickly
from qawl.registry.states import NAMES, TABLE, read_states
from qawl.text.fold import fold


@dataclass(frozen=True, slots=True)
class Registry:
    """All actors by id, in the order of their ids."""

    actors: Mapping[str, Actor]
    digest: str
    """A fingerprint of all entries: links made with other entries have another version."""


FOLDER = "actors"
"""Where a user's overlay keeps its own actors."""


@lru_cache(maxsize=2)
def load_registry(overlay: Path | None = None, own: Traversable | None = None) -> Registry:
    """Our actors and, on top, the files of the folder `actors` in `overlay`: there the same id replaces ours.

    Our own files are taken as they are, for the suite checks them; `own` is another folder in their place, and is
    checked. Loaded once a process and folder. Raises BadData naming file, line and entry, and the cure.
    """
    digest = blake2b(digest_size=4)
    ours = own or resources.files("qawl.registry").joinpath("ar")
    entries = _by_id(_read_folder(ours, "registry/ar/", digest, check=own is not None))
    theirs: dict[str, Entry] = {}
    if overlay is not None:
        theirs = _by_id(_read_folder(overlay / FOLDER, f"{overlay / FOLDER}/", digest, check=True))
    to_check = theirs if own is None else {**entries, **theirs}
    entries |= theirs
    actors = {name: read_actor(entries[name]) for name in sorted(entries)}
    for name, entry in to_check.items():
        _check_references(entry, actors[name], actors)
    if to_check:
        _check_names(entries, actors.values())
    return Registry(actors, digest.hexdigest())


def _by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if other := found.get(entry.text("id")):
            raise BadData(f"{entry.where('id')}: the same id stands at {other.where('id')}; rename or join them")
        found[entry.text("id")] = entry
    return found


def _read_folder(folder: Traversable, where: str, digest: blake2b, *, check: bool) -> Iterator[Entry]:
    """The entries of the files of one folder, in the order of their names; `digest` takes in what they say."""
    found = folder.iterdir() if folder.is_dir() else ()
    files = {each.name: each.read_bytes() for each in found if each.name.lower().endswith((".toml", ".tsv"))}
    for name in sorted(files):
        digest.update(files[name])
    if TABLE in files and NAMES in files:
        yield from read_states(files.pop(TABLE), files.pop(NAMES), where)
    for name in sorted(files):
        if name.lower().endswith(".toml") and not name.startswith("."):
            yield from read_file(files[name], f"{where}{name}") if check else _taken(files[name], f"{where}{name}")


def _taken(data: bytes, where: str) -> Iterator[Entry]:
    """The entries of one of our own files, without checks; by the strict reader where its form is not plain."""
    try:
        found = read_quickly(data.decode("utf-8"))
    except ValueError:
        yield from read_file(data, where)
    else:
        yield from (Entry(where, {}, said) for said in found)


def read_actor(entry: Entry) -> Actor:
    """One entry as an actor; its references are not followed."""
    kind = ActorKind(entry.text("kind"))
    sex = entry.maybe("sex")
    if kind is ActorKind.PERSON and sex not in ("m", "f"):
        raise BadData(f'{entry.where("sex")}: `sex` is {sex!r}; expected "m" or "f" for a person')
    for key in ("sex", "posts"):
        if kind is not ActorKind.PERSON and entry.said.get(key):
            raise BadData(f"{entry.where(key)}: `{key}` is for persons only, and this is a {kind}; delete it")
    return Actor(
        id=entry.text("id"),
        kind=kind,
        ar=entry.words("ar"),
        short=entry.words("short"),
        en=entry.words("en"),
        sex=sex,
        country=entry.maybe("country"),
        posts=tuple(read_post(said, entry) for said in entry.said.get("posts", ())),
        part_of=entry.maybe("part_of"),
        speaks_for=entry.words("speaks_for"),
        qid=entry.maybe("qid"),
        checked=entry.text("checked"),
    )


def read_post(said: object, entry: Entry) -> Post:
    """One post of an entry."""
    where = f"{entry.where('posts')}: `posts`"
    if not isinstance(said, dict):
        raise BadData(f'{where} holds {said!r}; expected {{ title = "…", of = "…", from = "…", until = "…" }}')
    for key in said:
        if key not in POST_KEYS:
            raise BadData(f"{where}: `{key}` is no key of a post; {expected(key, POST_KEYS)}")
    for key in ("title", "of") if "of" in said else ("title",):
        check_text(said.get(key), f"{where}: `{key}`")
    start, end = read_date(said.get("from"), f"{where}: `from`"), read_date(said.get("until"), f"{where}: `until`")
    if start and end and start.first > end.last:
        raise BadData(f"{where}: {said['title']} begins {start} and ends {end}; exchange the two")
    return Post(said["title"], said.get("of"), start, end)


def _check_references(entry: Entry, actor: Actor, actors: Mapping[str, Actor]) -> None:
    given = [("part_of", actor.part_of)] if actor.part_of else []
    given += [("speaks_for", name) for name in actor.speaks_for] + [
        ("posts", post.of) for post in actor.posts if post.of
    ]
    for key, name in given:
        if name not in actors:
            raise BadData(f"{entry.where(key)}: `{key}` names {name!r}, which no file has; {expected(name, actors)}")
        if name == actor.id:
            raise BadData(f"{entry.where(key)}: `{key}` names the entry itself; delete it")


def _check_names(entries: Mapping[str, Entry], actors: Iterable[Actor]) -> None:
    """Refuse one full name for two actors of a kind, unless both are persons whose posts tell them apart."""
    holders: defaultdict[tuple[ActorKind, str], list[Actor]] = defaultdict(list)
    for actor in actors:
        for name in {fold(form) for form in actor.ar}:
            holders[actor.kind, name].append(actor)
    for (_, name), sharing in sorted(holders.items()):
        if len(sharing) > 1 and not all(actor.posts for actor in sharing):
            # ours are taken without their lines: the place to mend is the user's
            one, *_, other = sorted(sharing, key=lambda actor: bool(entries[actor.id].lines))
            raise BadData(
                f"{entries[other.id].where('ar')}: the name «{name}» is also that of {one.id} at "
                f"{entries[one.id].where('ar')}; give both persons posts that tell them apart, or join the entries"
            )
