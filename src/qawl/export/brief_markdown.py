"""The brief as Markdown: plain to read as it is, and nothing of an article turns into a link, a heading or markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qawl.export.brief import Cite, Line, Paper, Reference, Section
from qawl.export.glue import dotted, kept, way

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&#]")
_OPENING = re.compile(r"^(?:[-+=:>]|\d+(?=[.)]))")


def brief_markdown(paper: Paper) -> str:
    """The whole brief; in Arabic inside a block that runs from right to left."""
    lines = [f"# {escaped(paper.title)}", dotted((escaped(one) for one in paper.about), paper.lang)]
    if paper.empty:
        lines.append(escaped(paper.empty))
    for section in paper.sections:
        lines += _section(section, paper)
    if paper.references:
        lines.append(f"## {escaped(paper.sources)}")
        lines.append("\n".join(_reference(one, paper) for one in paper.references))
    lines.append(f"*{escaped(paper.promise)}*")
    if paper.lang == "ar":
        lines = ['<div dir="rtl" lang="ar">', *lines, "</div>"]
    return "\n\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Words as Markdown that is nothing but these words, at the beginning of a line too."""
    told = _MARKUP.sub(lambda found: f"\\{found[0]}", words.strip())
    return _OPENING.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", told)


def _section(section: Section, paper: Paper) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    for block in section.blocks:
        if block.title:
            yield dotted((f"**{escaped(block.title)}**", *map(escaped, block.signs)), paper.lang)
        yield "\n".join(_line(line, paper) for line in block.lines)
    if section.figures:
        rows = [paper.columns, tuple("---" for _ in paper.columns)]
        rows += [(*(escaped(kept(cell)) for cell in one.cells), _source(one.cite, paper)) for one in section.figures]
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if section.left_out:
        yield f"*{escaped(section.left_out)}*"


def _line(line: Line, paper: Paper) -> str:
    """One entry of a list, with breaks that stand in the text as well."""
    head = f"**{escaped(kept(line.head))}**"
    told = [dotted((escaped(line.day), head, *map(escaped, line.signs)), paper.lang)]
    told += [escaped(kept(note)) for note in line.notes]
    for cite in line.cites:
        label = f"{escaped(cite.label)}: " if cite.label else ""
        if cite.pieces:
            told.append(f"{label}«{escaped(cite.words)}»")
        told.append(_source(cite, paper))
    return "- " + "\\\n  ".join(told)


def _source(cite: Cite, paper: Paper) -> str:
    numbers = " ".join(f"[\\[{number}\\]](#s{number})" for number in cite.numbers)
    return dotted(
        (way(map(escaped, cite.way), paper.lang), escaped(cite.hand), escaped(cite.day), escaped(cite.count), numbers),
        paper.lang,
    )


def _reference(one: Reference, paper: Paper) -> str:
    told = dotted(map(escaped, one.parts), paper.lang) or escaped(one.article)
    link = "" if one.url is None else f" [{escaped(one.address)}]({target(one.url)})"
    return f'{one.number}. <a id="s{one.number}"></a>{told}{link}'


def target(url: str) -> str:
    """An address that cannot end the place of a link."""
    return "<" + url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">"
