"""How a store lists statements by their places, and the cards that were made, without reading an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qawl.store.contract.meaning import SoughtPlace
from qawl.store.contract.search import Sought
from qawl.store.database import Database
from qawl.store.kept.choices import short
from qawl.store.kept.search import found, rules_of
from qawl.store.search.matches import WIDEST, statement_question


class KeptMeaning:
    """The contract of `MeaningStore` in `contract/meaning.py`."""

    _database: Database

    def sought_places(self, sought: Sought) -> list[SoughtPlace]:
        with self._database.refusing():
            question = statement_question(sought, rules_of(self._database, sought), self._database)
            if sought.speaks is not None:
                numbers = [number for number, _ in found(self._database, question, WIDEST, sought.limit, sought.offset)]
                return self._places(numbers)
            asked = question.rows(WIDEST, sought.limit, sought.offset)
            rows = self._database.execute(
                f"WITH sought (number, score) AS MATERIALIZED ({asked.sql})"
                " SELECT statement.id, article.id, statement.position FROM sought"
                " JOIN statement ON statement.number = sought.number"
                " JOIN article ON article.number = statement.article ORDER BY sought.number DESC",
                asked.values,
            )
            return [SoughtPlace(*row) for row in rows]

    def _places(self, numbers: Sequence[int]) -> list[SoughtPlace]:
        these = self._database.one_of(numbers)
        rows = self._database.execute(
            "SELECT statement.id, article.id, statement.position FROM statement"
            " JOIN article ON article.number = statement.article"
            f" WHERE statement.number {these.sql} ORDER BY statement.number DESC",
            these.values,
        )
        return [SoughtPlace(*row) for row in rows]

    def made_cards(self, rule: str, of: Collection[str]) -> dict[str, bytes]:
        with self._database.refusing():
            these = self._database.one_of(sorted(of))
            rows = self._database.execute(
                "SELECT article.id, card.body FROM rule JOIN card ON card.rule = rule.number"
                " JOIN article ON article.number = card.article AND article.fingerprint = card.fingerprint"
                f" WHERE rule.name = ? AND article.id {these.sql} ORDER BY article.id",
                (short(rule), *these.values),
            )
            return {own_id: bytes(body) for own_id, body in rows}
