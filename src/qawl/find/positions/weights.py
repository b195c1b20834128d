"""How often a position held, by the way to its holder and by whom he speaks for."""

from __future__ import annotations

from qawl.find.positions.parties import MEMBER, PERSONAL

BY_CUE = ("cue", "dropped")
"""The routes on which the stand is itself the cue of a statement."""
WEIGHTS = {
    "cue": 0.9,
    "dropped": 0.7,
    "first person": 0.9,
    "after": 0.85,
    "before": 0.8,
    "noun": 0.8,
    "own": 0.8,
    "opens": 0.75,
    "impersonal": 0.7,
    "goes on": 0.65,
    "act": 0.75,
    "agent": 0.75,
}
"""By the route on which the holder was found, how often such a position held on the learning set."""
MANNERS = {MEMBER: 0.75, "leak": 0.72, PERSONAL: 0.8}
"""Less for whoever speaks for a party without its name behind him."""
