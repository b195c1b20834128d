"""What a written word can be, one bit each, and the classes of the word lists that say so."""

from __future__ import annotations

(
    THAT, BARE_THAT, NEGATION, AUXILIARY, PREPOSITION, SUBORDINATOR, RELATIVE, DEMONSTRATIVE, SAME, QUOTER, SAYING,
    SAYING_OF, NO_CUE, CHANNEL, DOCUMENT, TITLE, HONORIFIC, UNNAMED, BODY, BODY_NAME, MEDIUM, OUTLET, TIME, PLACE,
    NISBA, GIVEN, COMMON, DEFINITE, CONJ, PREFIXED, NUMBER, LATIN, COMMA, STOP, COLON, MARK, LINE, OPEN, CLOSE, CUE,
    FEMININE, PLURAL, FEELING, PRESS, NAME_PART, POSSESSED, TURN, DASH, MASCULINE, RELATED, QUESTION, OF_HIM,
    LATTER, MAY_SPLIT, ROLE_LINK, ROLE_PREPOSITION, PLACED_IN, POST_ADJECTIVE, SAME_ONE, ADDRESSING, PLACING, ASKED,
    FEELING_LINK, BEFORE_CLAUSE, AS, WHAT, FROM, HER, HIM, TONGUE, OFFICE,
    BEFORE_VERB, VERB, KIN, SON, WHAT_OF, HOW, HE, LIGHT, OPINION, OPENER, GLOSS, SOMEBODY, FIRST_PERSON,
    TIME_ADJECTIVE, ANYBODY, NAME_TAIL, NUMERAL, ISSUED, MANNER,
    CARRIED, HOMELAND, GOES_ON, MISTER, AS_FOR, ONCE, CALLED_UPON,
    OBLIQUE,
    IN_TURN, CONDITION, OUTRIGHT, SPEAKS_FOR, ISSUES, MALE, NO_NAME, NORM, DIVINE, PROPHET, CITES,
    TELLS, TELL, OWN_CLAUSE, CALLED_AFTER, SOVEREIGN, FINDS_OUT, BEARS_NAME, TITLED, SERVES,
) = (1 << bit for bit in range(118))  # fmt: skip
GENDERS = {"f": FEMININE, "m": MALE}
KNOWN_SPEAKER = TITLE | UNNAMED | BODY | BODY_NAME | MEDIUM | OUTLET | PLACE | GIVEN | DOCUMENT | HONORIFIC
NOMINAL = TITLE | HONORIFIC | UNNAMED | BODY | BODY_NAME | MEDIUM | OUTLET | PLACE | NISBA | GIVEN | COMMON | DEFINITE
FUNCTION = THAT | NEGATION | AUXILIARY | PREPOSITION | SUBORDINATOR | RELATIVE | DEMONSTRATIVE  # fmt: skip
KEPT = (
    NOMINAL
    | FEMININE
    | PLURAL
    | CHANNEL
    | DOCUMENT
    | PRESS
    | TIME
    | SAYING
    | SAYING_OF
    | MASCULINE
    | SAME
    | SAME_ONE
    | NORM
    | TELLS
    | TELL
    | CALLED_AFTER
    | OFFICE
    | BEARS_NAME
    | TITLED
)
WORDS = GIVEN | TITLE | COMMON | UNNAMED | NISBA
CLASSES = {
    "complementiser": THAT,
    "bare complementiser": BARE_THAT,
    "negator": NEGATION,
    "auxiliary": AUXILIARY,
    "preposition": PREPOSITION,
    "subordinator": SUBORDINATOR,
    "relative": RELATIVE,
    "demonstrative": DEMONSTRATIVE,
    "same": SAME,
    "quoter": QUOTER,
    "saying": SAYING,
    "saying of": SAYING_OF,
    "not a cue": NO_CUE,
    "channel": CHANNEL,
    "possessed channel": DOCUMENT,
    "press": PRESS,
    "name part": NAME_PART,
    "turn": TURN,
    "masculine place": MASCULINE,
    "related": RELATED,
    "question": QUESTION,
    "pronoun source": OF_HIM,
    "latter": LATTER,
    "role link": ROLE_LINK,
    "role preposition": ROLE_PREPOSITION,
    "placed in": PLACED_IN,
    "post adjective": POST_ADJECTIVE,
    "same one": SAME_ONE,
    "addressing": ADDRESSING,
    "placing": PLACING,
    "asked": ASKED,
    "feeling link": FEELING_LINK,
    "before clause": BEFORE_CLAUSE,
    "as": AS,
    "what": WHAT,
    "how": HOW,
    "from": FROM,
    "feminine relative": HER,
    "masculine relative": HIM,
    "carrying on": TONGUE,
    "office": OFFICE,
    "before verb": BEFORE_VERB,
    "kin": KIN,
    "noun": COMMON,
    "preposition with what": WHAT_OF,
    "pronoun": HE,
    "time adjective": TIME_ADJECTIVE,
    "first person": FIRST_PERSON,
    "somebody": SOMEBODY,
    "anybody": ANYBODY,
    "numeral": NUMERAL,
    "issued": ISSUED,
    "in turn": IN_TURN,
    "condition": CONDITION,
    "blessing": NO_CUE,
    "divine": DIVINE,
    "prophet": PROPHET,
    "cites": CITES,
    "mister": MISTER,
    "as for": AS_FOR,
    "once": ONCE,
    "called upon": CALLED_UPON,
    "oblique": OBLIQUE,
    "speaks for": SPEAKS_FOR,
    "issues": ISSUES,
    "name tail": NAME_TAIL,
    "no name": NO_NAME,
    "manner": MANNER,
    "light verb": LIGHT,
    "opinion": OPINION,
    "opener": OPENER,
    "gloss": GLOSS,
    "son of": SON,
    "norm": NORM,
    "text that says": TELLS,
    "texts that say": TELL,
    "own clause": OWN_CLAUSE,
    "called after": CALLED_AFTER,
    "sovereign": SOVEREIGN,
    "bears a name": BEARS_NAME,
    "titled": TITLED,
    "serves": SERVES,
}
BESIDES = {
    "passed on by": CARRIED, "homeland": HOMELAND, "goes on": GOES_ON, "outright": OUTRIGHT, "finds out": FINDS_OUT,
}  # fmt: skip
"""Classes of written words that remain whatever else they are: «نقله» is a verb and «his transport»."""
PUNCTUATION = {
    ",": COMMA, "،": COMMA, "؛": COMMA, ";": COMMA, ".": STOP, "!": STOP, "?": STOP, "؟": STOP, ":": COLON,
    "\n": LINE, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "..": COMMA, "...": COMMA, "…": COMMA,
    "-": DASH, "--": DASH, "---": DASH, "–": DASH, "—": DASH, "―": DASH, "•": DASH, "|": DASH, "/": DASH,
    "\u0640": DASH, "\u0640\u0640": DASH,
}  # fmt: skip
