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

    `own` is another folder in the place of our files. Loaded once a process and folder. Raises BadData naming
    file, line and entry, and the cure.
    """
    entries: dict[str, Entry] = {}
    ours = _read_folder(own or resources.files("qawl.registry").joinpath("ar"), "registry/ar/")
    folder = None if overlay is None else overlay / FOLDER
    theirs = () if folder is None else _read_folder(folder, f"{folder}/")
    for group in (ours, theirs):
        of_group: dict[str, Entry] = {}
        for entry in group:
            if other := of_group.get(entry.text("id")):
                raise BadData(f"{entry.where('id')}: the same id stands at {other.where('id')}; rename or join them")
            of_group[entry.text("id")] = entry
        entries |= of_group
    actors = {name: read_actor(entries[name]) for name in sorted(entries)}
    for name, entry in entries.items():
        _check_references(entry, actors[name], actors)
    _check_names(entries, actors.values())
    return Registry(actors, digest_of(actors.values()))


def _read_folder(folder: Traversable, where: str) -> Iterator[Entry]:
    """The entries of the files of one folder, in the order of their names."""
    found = folder.iterdir() if folder.is_dir() else ()
    files = {each.name: each for each in found if not each.name.startswith(".")}
    if TABLE in files and NAMES in files:
        yield from read_states(files.pop(TABLE).read_bytes(), files.pop(NAMES).read_bytes(), where)
    for name in sorted(files):
        if name.lower().endswith(".toml"):
            yield from read_file(files[name].read_bytes(), f"{where}{name}")


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
            one, other = sharing[:2]
            raise BadData(
                f"{entries[other.id].where('ar')}: the name «{name}» is also that of {one.id} at "
                f"{entries[one.id].where('ar')}; give both persons posts that tell them apart, or join the entries"
            )


def digest_of(actors: Iterable[Actor]) -> str:
    """A fingerprint of what actors say, whatever the files are called and however they are laid out."""
    return blake2b("\n".join(map(repr, actors)).encode(), digest_size=4).hexdigest()
