"""How the command talks: help and errors in the reader's language, and what each exit status means."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, cast

import click

from qawl.cli.values import LANGS, WORDED, choices
from qawl.dossiers.faults import BadDossier, UnknownDossier, fault_line
from qawl.errors import BadData, QawlError, RunError, StoreError
from qawl.model.documents import Rejected
from qawl.show.direction import without_isolates
from qawl.wording import Detail, Lang, load_words, say, shown

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: all or something went well; nothing did; the command was not understood; Ctrl-C."""


class Misused(click.UsageError):
    """A command that was not understood, with its sentence in the word files; it ends with MISUSED."""

    def __init__(self, code: str, ctx: click.Context, **details: Detail) -> None:
        super().__init__(code, ctx)
        self.code = code
        self.details = details


class Told(QawlError):
    """A failure with its sentence in the word files; the door says it and ends with FAILED."""

    def __init__(self, code: str, **details: Detail) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def chosen_language(args: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """What `--lang` says, or else QAWL_LANG, or else Arabic; needed before anything else is understood."""
    known = [lang for words in (_lang_option(args), environ.get("QAWL_LANG", "")) for lang in _spoken(words)]
    return known[0] if known else "ar"


def _lang_option(args: Sequence[str]) -> str:
    ours = list(takewhile(lambda arg: arg != "--", args))
    for place, arg in enumerate(ours):
        if arg == "--lang" and place + 1 < len(ours):
            return ours[place + 1]
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
    return ""


def _spoken(words: str) -> list[Lang]:
    """The language that «en», «EN» or «en_GB.UTF-8» names, if we speak it."""
    return [lang for lang in LANGS if words[:2].lower() == lang]


def sentence(error: BaseException, lang: Lang) -> str:
    """What went wrong, where, and how to mend it, in one sentence of the reader's language."""
    match error:
        case Told():
            return say(lang, error.code, **error.details)
        case RunError() | StoreError():
            return say(lang, error.code, **dict(error.details))
        case BadDossier():
            return "\n".join(fault_line(error.where, fault, lang) for fault in error.faults)
        case UnknownDossier(near=""):
            return say(lang, "dossier-unknown", name=error.name, known=tuple(error.known))
        case UnknownDossier():
            return say(lang, "dossier-unknown-near", name=error.name, near=error.near)
        case BadData():
            return say(lang, "failed-data", reason=str(error))
        case QawlError():
            return say(lang, "failed", reason=str(error))
        case OSError():
            return _system_sentence(error, lang)
        case click.UsageError():
            return _usage_sentence(error, lang)
        case _:
            raise error


def refusal(rejected: Rejected, lang: Lang) -> str:
    """One line for something that could not be read: its place and the reason."""
    return f"{shown(rejected.what)}: {say(lang, rejected.code, **dict(rejected.details))}"


def tell(words: str) -> None:
    """A line of output; the marks that keep directions apart are for terminals only."""
    click.echo(words if sys.stdout.isatty() else without_isolates(words))


def complain(words: str) -> None:
    """A line for people, beside the output and never in it."""
    click.echo(words if sys.stderr.isatty() else without_isolates(words), err=True)


_REASONS = {
    errno.ENOENT: "system-missing",
    errno.EACCES: "system-forbidden",
    errno.EPERM: "system-forbidden",
    errno.EROFS: "system-forbidden",
    errno.ENOSPC: "system-full",
    errno.EDQUOT: "system-full",
    errno.EISDIR: "system-is-folder",
    errno.ENOTDIR: "system-no-folder",
    errno.EEXIST: "system-exists",
}


def _system_sentence(error: OSError, lang: Lang) -> str:
    path = str(error.filename or "-")
    key = _REASONS.get(error.errno or 0)
    if key is None:
        return say(lang, "system-failed", path=path, reason=error.strerror or str(error))
    return say(lang, key, path=path)


def _usage_sentence(error: click.UsageError, lang: Lang) -> str:
    match error:
        case Misused():
            return say(lang, error.code, **error.details)
        case click.NoSuchOption():
            return say(lang, "usage-no-option", option=error.option_name)
        case click.MissingParameter():
            return say(lang, "usage-missing", what=_label(error))
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Choice):
            known = tuple(str(choice) for choice in error.param.type.choices)
            return say(lang, "usage-choice", what=_label(error), choices=known)
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Path):
            return say(lang, "usage-no-path", what=_label(error))
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.IntRange):
            return say(lang, "usage-number", what=_label(error), example=f"{_label(error)} 20")
        case click.BadParameter():
            return say(lang, "usage-bad-value", what=_label(error))
        case click.BadOptionUsage():
            return say(lang, "usage-no-value", option=error.option_name)
        case NoCommand() if near := _near(error.name, error.known):
            return say(lang, "usage-near-command", command=error.name, near=near)
        case NoCommand():
            return say(lang, "usage-no-command", command=error.name, known=tuple(error.known))
        case _:
            return say(lang, "usage-wrong", reason=error.message)


def _near(name: str, known: Sequence[str]) -> str | None:
    """The command that was most likely meant."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1)), None)


def _label(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return "" if error.param is None else error.param.human_readable_name


class NoCommand(click.UsageError):
    """A word in the place of a command that is none."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name, self.known = name, known


# click keeps its words in English and in the class; the classes below are the one place where we derive
# from it, and they only put our word files in the place of its words.


class SpokenCommand(click.Command):
    """A command whose help stands in the word files: `help-<name>`, `option-<option>`.

    Where an option means another thing here than elsewhere, `option-<name>-<option>` says it.
    """

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{say(ctx.obj, 'help-usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(ctx.obj, f"help-{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                lines.append((record[0], _option_help(param, str(self.name), ctx.obj)))
        with formatter.section(say(ctx.obj, "help-options")):
            formatter.write_dl(lines)


def _option_help(option: click.Option, command: str, lang: Lang) -> str:
    name = max(option.opts, key=len).lstrip("-")
    if (own := f"option-{command}-{name}") in load_words(lang):
        return say(lang, own)
    # Help is broken into lines, and an isolate does not reach past its line.
    if name in WORDED:
        return without_isolates(say(lang, f"option-{name}", choices=choices(name, lang)))
    if isinstance(option.type, click.Choice):
        return without_isolates(say(lang, f"option-{name}", choices=tuple(map(str, option.type.choices))))
    return say(lang, f"option-{name}")


def _first_sentence(command: str, lang: Lang) -> str:
    return say(lang, f"help-{command}").partition(". ")[0].removesuffix(".")


class SpokenGroup(SpokenCommand, click.Group):
    """The command `qawl`: knows its language before its arguments, and turns failures into sentences.

    `places` says of each command where it stands («qawl.cli.read:read»).
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._places = dict(places)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(say(ctx.obj, "help-commands")):
            formatter.write_dl([(name, _first_sentence(name, ctx.obj)) for name in self.list_commands(ctx)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module, _, name = self._places.get(cmd_name, "").partition(":")
        return getattr(import_module(module), name) if module else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise NoCommand(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        environ: MutableMapping[str, str] | None = None,
        **extra: Any,
    ) -> None:
        """Run the command and end the process with its status; foreseen failures are one sentence each."""
        given = list(sys.argv[1:] if args is None else args)
        lang = chosen_language(given, os.environ if environ is None else environ)
        from qawl.cli.opening import Opening  # it speaks by what stands above
        from qawl.store.opening import told

        with told(Opening(lang)):
            sys.exit(_guarded(lambda: self._run(given, lang, extra), lang))

    def _run(self, args: list[str], lang: Lang, extra: dict[str, Any]) -> int:
        run = cast(Callable[..., object], super().main)
        status = run(args, prog_name="qawl", **(extra | {"standalone_mode": False, "obj": lang}))
        return status if isinstance(status, int) else DONE


def _guarded(run: Callable[[], int], lang: Lang) -> int:
    try:
        return run()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return DONE
    except click.UsageError as error:
        complain(sentence(error, lang))
        asked = "qawl" if error.ctx is None else error.ctx.command_path
        complain(say(lang, "usage-see-help", command=f"{asked} --help"))
        return MISUSED
    except (click.Abort, KeyboardInterrupt):
        complain(say(lang, "interrupted"))
        return INTERRUPTED
    except (QawlError, OSError) as error:
        complain(sentence(error, lang))
        return FAILED
