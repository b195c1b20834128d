"""The beginning of a dossier, with its explanations, blanks and examples, in the language of whoever fills it."""

from __future__ import annotations

from importlib import resources

from qawl.wording import Lang


def new_dossier(name: str, lang: Lang) -> str:
    """A dossier of this id that lacks nothing but its words; each blank is «…»."""
    text = resources.files("qawl.dossiers").joinpath(f"template.{lang}.yaml").read_text("utf-8")
    return text.replace("⟨name⟩", name)
