"""Everything that can go wrong in a way we foresee, each saying what, where and what was expected."""


class QawlError(Exception):
    """The root of Qawl's own errors: catch this to catch them all."""


class BadData(QawlError):
    """A data file (a word list, a setting, gold) does not say what it must; the message names file and entry."""


class BadArticle(QawlError):
    """One line, file or page cannot become an article; its neighbours go on."""


class StoreError(QawlError):
    """The store cannot be opened, is of another version, or refuses a write."""
