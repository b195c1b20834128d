"""Everything that can go wrong in a way we foresee, each saying what, where and what was expected."""

Details = tuple[tuple[str, str | int], ...]


class QawlError(Exception):
    """The root of Qawl's own errors: catch this to catch them all."""


class BadData(QawlError):
    """A data file (a word list, a setting, gold) does not say what it must; the message names file and entry."""


class StoreError(QawlError):
    """The store cannot be opened, is of another version, or refuses a write.

    `code` and `details` are a key of the word files and what its sentence leaves open, as in `Rejected`.
    """

    def __init__(self, message: str, code: str = "store-failed", details: Details = ()) -> None:
        super().__init__(message)
        self.code = code
        self.details = details


class RunError(QawlError):
    """A plan cannot be carried out to its end; what it has finished is kept where it was told to keep it.

    `code` and `details` are as in `StoreError`.
    """

    def __init__(self, message: str, code: str, details: Details = ()) -> None:
        super().__init__(message, code, details)  # all three, for it travels between processes
        self.code = code
        self.details = details

    def __str__(self) -> str:
        return str(self.args[0])
