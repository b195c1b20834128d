"""How the SQLite store lists statements by their places, and the cards that were made, without reading an article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection

from qawl.store.connection import refusing
from qawl.store.contract_meaning import SoughtPlace
from qawl.store.contract_search import Sought
from qawl.store.search_match import Near, statement_question
from qawl.store.sqlite_search import rules_of


class SqliteMeaning:
    """The contract of `contract_meaning.MeaningStore`."""

    _connection: sqlite3.Connection
    _path: str

    def sought_places(self, sought: Sought) -> list[SoughtPlace]:
        with refusing(self._path):
            if sought.speaks is not None:
                self._connection.create_function("speaks", 1, sought.speaks)
            question = statement_question(sought, rules_of(self._connection, sought))
            asked = question.rows(Near.FORM, sought.limit, sought.offset)
            rows = self._connection.execute(
                f"WITH sought (number, score) AS MATERIALIZED ({asked.sql})"
                " SELECT statement.id, article.id, statement.position FROM sought"
                " JOIN statement ON statement.number = sought.number"
                " JOIN article ON article.number = statement.article ORDER BY sought.number DESC",
                asked.values,
            )
            return [SoughtPlace(*row) for row in rows]

    def made_cards(self, rule: str, of: Collection[str]) -> dict[str, bytes]:
        with refusing(self._path):
            rows = self._connection.execute(
                "SELECT article.id, card.body FROM rule JOIN card ON card.rule = rule.number"
                " JOIN article ON article.number = card.article AND article.fingerprint = card.fingerprint"
                " WHERE rule.name = ? AND article.id IN (SELECT value FROM json_each(?)) ORDER BY article.id",
                (rule, json.dumps(sorted(of))),
            )
            return {own_id: bytes(body) for own_id, body in rows}
