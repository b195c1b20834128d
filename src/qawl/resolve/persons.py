"""Which person of the registry a name may stand for: candidates by name, weighed by post, date and company."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from qawl.model.records import HopKind
from qawl.model.world import Actor, Held, Mention, Reason
from qawl.resolve.beside import post_beside
from qawl.resolve.context import Context
from qawl.resolve.index import Form, Tenure, sounds_of
from qawl.resolve.names import Likeness, compare_words, name_words
from qawl.resolve.phrases import folded_words, read_post_phrase
from qawl.resolve.posts import Evidence, PostEvidence, agrees, find_holders, names_own_body, says_whose, weigh_posts
from qawl.text import tags as tag
from qawl.text.fold import fold

ENOUGH = 0.8
"""The score from which on a mention is linked."""
APART = 0.1
"""By so much the best must lead."""
_ORDINARY = tag.GIVEN | tag.COMMON | tag.PLACE | tag.TITLE | tag.HONORIFIC | tag.BODY | tag.NISBA | tag.VERB | tag.TIME

# What each kind of likeness is worth by itself, and with a post of the actor's own beside it.
_WORTH = {Likeness.SAME: 0.9, Likeness.SPELLING: 0.84, Likeness.PART: 0.55, Likeness.FAMILY: 0.5}
_WITH_POST = {Likeness.SAME: 0.99, Likeness.SPELLING: 0.96, Likeness.PART: 0.93, Likeness.FAMILY: 0.93}
_COMMON_NAME, _OWN_FORM, _BARE_POST, _OTHER_POST, _STATE, _OUT_OF_OFFICE = 0.3, 0.33, 0.05, 0.07, 0.05, 0.12
_COMPANY = 0.34
_SHORT_WORDS = 0.1
_STATE_NAMED = 0.22
_WITH_BARE_POST = 0.86
"""A name with a post that does not say whose («الرئيس عباس»), held by somebody of that name then."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant, how surely, and why."""

    actor: str
    score: float
    why: tuple[Reason, ...]


def weigh_persons(mention: Mention, context: Context) -> Iterator[Candidate]:
    """Every person of the registry who may be meant by a name; whom something contradicts is left out."""
    words = _words_of(mention.name)
    for form, likeness in _candidates(words, context, near=mention.kind is not HopKind.BODY):
        posts = weigh_posts(form.actor, mention.posts, context.when, context.index)
        if posts.evidence is not Evidence.AGAINST:
            candidate = _weigh(mention, form, likeness, posts, context)
            if candidate is not None and candidate.score < ENOUGH and posts.evidence < Evidence.AGREES:
                beside = post_beside(form.actor, mention, context)
                candidate = _weigh(mention, form, likeness, beside, context) if beside is not None else candidate
            if candidate is not None:
                yield candidate


def _words_of(name: str) -> tuple[str, ...]:
    """The words of a name, the preposition that is written to a family name left out: «للكهرمان»."""
    words = name_words(name)
    return (f"ال{words[0][2:]}",) if len(words) == 1 and words[0].startswith("لل") else words


def _candidates(words: tuple[str, ...], context: Context, *, near: bool) -> Iterator[tuple[Form, Likeness]]:
    """The nearest form of each actor that the name may be; with `near`, also forms that are only like it."""
    index = context.index
    seen: set[str] = set()
    for form in index.persons.get(words, ()):
        if form.actor.id not in seen:
            seen.add(form.actor.id)
            yield form, Likeness.SAME if form.full and len(words) > 1 else Likeness.FAMILY
    if len(words) < 2 or seen or not near:
        return
    like = (*index.sounds.get(sounds_of(words), ()), *index.ends.get((words[0], words[-1]), ()))
    for form in like:
        match = compare_words(words, form.words, index.given)
        if match is not None and form.actor.id not in seen:
            seen.add(form.actor.id)
            yield form, match.likeness


def _weigh(mention: Mention, form: Form, likeness: Likeness, posts: PostEvidence, context: Context) -> Candidate | None:
    words = _words_of(mention.name)
    short = likeness is Likeness.FAMILY
    if short and (_is_too_early(form, context) or _is_a_namesake(words, form, context)):
        return None
    why = [Reason(_NAMED[likeness], (("form", form.text),))]
    if posts.evidence is Evidence.AGREES and not (posts.held is Held.NO and short):
        why.append(_post_reason(posts, context))
        late = _OUT_OF_OFFICE if posts.held is Held.NO else 0
        return Candidate(form.actor.id, _WITH_POST[likeness] - late, tuple(why))
    score = _WORTH[likeness]
    if likeness in (Likeness.SAME, Likeness.SPELLING) and _is_common(words, context):
        score -= _COMMON_NAME
    if likeness is Likeness.SPELLING and not _is_long(words, form.words):
        score -= _SHORT_WORDS
    if (
        short
        and _is_his_alone(words, form, context)
        and _is_in_office(form, context)
        and _is_named_state(form, context)
    ):
        why = [Reason("why-his-alone", (("form", form.text),))]
        score += _OWN_FORM
    if posts.evidence is Evidence.BARE:
        why.append(_post_reason(posts, context))
        then = posts.held is Held.YES or (context.when is None and _is_named_state(form, context))
        score = max(score + _BARE_POST, _WITH_BARE_POST if then else 0)
    elif posts.evidence is Evidence.STATE and likeness is not Likeness.PART:
        why.append(Reason("why-state", (("post", posts.post), ("state", form.actor.country or ""))))
        score += _STATE
    elif posts.evidence is Evidence.OTHER:
        score -= _OTHER_POST if not short else _STATE * 2
    company = _company(form, context)
    if company is not None and (short or score < ENOUGH):
        why.append(company)
        score += _COMPANY
    elif likeness is Likeness.SAME and score < ENOUGH:
        at_home = _at_home(form, words, context, with_post=posts.evidence is Evidence.BARE)
        if at_home is None:
            return Candidate(form.actor.id, round(score, 2), tuple(why))
        why.append(at_home)
        score += _STATE_NAMED
        if posts.evidence is Evidence.OTHER and _may_have_others(form, words, mention, context):
            score += _OTHER_POST
    return Candidate(form.actor.id, round(min(score, 0.95), 2), tuple(why))


_NAMED = {
    Likeness.SAME: "why-name",
    Likeness.SPELLING: "why-spelling",
    Likeness.PART: "why-part",
    Likeness.FAMILY: "why-short",
}


def _post_reason(posts: PostEvidence, context: Context) -> Reason:
    tenure = posts.tenure
    title = "" if tenure is None else tenure.post.title
    if posts.held is Held.YES and context.when is not None:
        return Reason("why-post-then", (("post", posts.post), ("title", title), ("day", str(context.when))))
    return Reason("why-post", (("post", posts.post), ("title", title)))


def _company(form: Form, context: Context) -> Reason | None:
    """That the article itself says more of the actor: the full name elsewhere, or a post with the name."""
    if form.actor.id in context.present:
        return Reason("why-met")
    for name in form.actor.ar:
        if len(name_words(name)) > len(form.words) and context.says(name):
            return Reason("why-text", (("form", name),))
    return None


def _is_long(words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the words that are spelled differently are long enough to be told from another name («عطاف»، «عطيف»)."""
    return all(min(len(one), len(other)) > 4 for one, other in zip(words, known, strict=True) if one != other)


def _at_home(form: Form, words: tuple[str, ...], context: Context, *, with_post: bool) -> Reason | None:
    """That the article names the actor's state or body, or for a long name or one with a post appeared there."""
    country = form.actor.country
    if country and (country in context.states or (country == context.home and (len(words) > 2 or with_post))):
        return Reason("why-state-named", (("state", country),))
    named = _body_named(form.actor, context)
    return None if named is None else Reason("why-text", (("form", named),))


def _body_named(actor: Actor, context: Context) -> str | None:
    """The name of a body that the actor has or had a post of, where the article has it."""
    bodies = (context.index.registry.actors.get(post.of or "") for post in actor.posts)
    names = (name for body in bodies if body is not None for name in body.ar[:_NAMES_READ])
    return next((name for name in names if context.says(name)), None)


_NAMES_READ = 3


def _may_have_others(form: Form, words: tuple[str, ...], mention: Mention, context: Context) -> bool:
    """Whether a post that the registry does not have may be one more of the actor's: the name is long, or from abroad.

    At home a name of two given names is borne by officials of every town.
    """
    at_home = len(words) < _LONG_NAME and form.actor.country == context.home
    if at_home and not names_own_body(form.actor, mention.posts, context.index):
        return False
    return context.has_at(mention, words) and not context.goes_on(mention)


_LONG_NAME = 3


def _is_common(words: tuple[str, ...], context: Context) -> bool:
    """Whether many people may bear the name: nothing but given names («محمد صالح»)."""
    given = context.index.given
    return len(words) < 4 and all(word in given or word.removeprefix("ال") in given for word in words)


def _is_his_alone(words: tuple[str, ...], form: Form, context: Context) -> bool:
    """Whether a short form belongs to one actor, or to one who was in office then, and is no ordinary word or name."""
    index = context.index
    others = [other for other in index.persons.get(words, ()) if other.actor.id != form.actor.id]
    if any(_may_be_meant(other, context) for other in others) or (words[-1:] in index.bodies and len(words) == 1):
        return False
    if len(words) > 1:
        return True
    bare = words[0].removeprefix("ال")
    both = (index.vocabulary[word].tags for word in (words[0], bare))
    known = reduce(or_, (tags for tags in both if not tags & tag.PREFIXED), 0)  # «كهرمان» is no «هرمان»
    return not known & _ORDINARY and bare not in index.given and len(bare) > 3


def _may_be_meant(form: Form, context: Context) -> bool:
    """Whether another bearer of a short form may be meant: unless every post of his was over, or not begun, then."""
    when, posts = context.when, form.actor.posts
    if when is None or not posts or any(post.start is None and post.end is None for post in posts):
        return True
    return any(post.held(when) is not Held.NO for post in posts) or _full_name(form.actor, context) != ""


def _is_named_state(form: Form, context: Context) -> bool:
    """Whether the article names the actor's state, if he has one, or a body of his: else a family name tells little."""
    country = form.actor.country
    if country is None or country in context.states or (len(form.words) > 1 and country == context.home):
        return True
    return _body_named(form.actor, context) is not None


def _is_too_early(form: Form, context: Context) -> bool:
    """Whether every post of the actor begins long after the article appeared."""
    starts = [post.start for post in form.actor.posts if post.start]
    return bool(context.when and starts) and all(
        context.when is not None and start.year > context.when.year + _BEFORE_OFFICE for start in starts
    )


def _is_a_namesake(words: tuple[str, ...], form: Form, context: Context) -> bool:
    """Whether the article has the family name behind a given name that is not the actor's, and never behind his."""
    given = context.index.given
    before = {word for word in context.before(words) if word in given or word.removeprefix("ال") in given}
    own = {word for name in form.actor.ar for word in folded_words(name)}
    return bool(before) and not before & own


def _is_in_office(form: Form, context: Context) -> bool:
    """Whether the actor held, or may have held, a post of the registry when the article appeared.

    Of an article without a date, whether it speaks of his state before all others.
    """
    when, posts = context.when, form.actor.posts
    if when is None and posts:
        often = context.states[form.actor.country or ""]
        return often >= _OFTEN and often == max(context.states.values())
    return not posts or (when is not None and any(post.held(when) is not Held.NO for post in posts))


_OFTEN = 3
"""How often an article without a date must name the state of whom it calls by the family name."""


_BEFORE_OFFICE = 5
"""Years before their first post in which somebody is hardly named by the family name alone."""


def find_holder(mention: Mention, context: Context) -> Candidate | None:
    """Who held the post that a mention names without its holder, if exactly one did; needs a date."""
    if fold(mention.name.split()[0]).endswith(_ACCUSATIVE):
        return None  # «وزيرا للخارجية» is what somebody was
    whose = context.home if _says_whose(mention, context) else _state_of_post(mention, context)
    held = _of_one_sex(find_holders(mention.name, context.when, whose, context.index), mention.name)
    if whose is None and not _states_of(mention, context):
        phrase = read_post_phrase(mention.name, context.index.tongue)
        held = tuple([tenure for tenure in held if tenure.country is None or says_whose(phrase, tenure)])
    sure = [tenure for tenure in held if tenure.post.held(context.when) is Held.YES] if context.when else []
    vague = [tenure for tenure in held if tenure not in sure and (tenure.post.start or tenure.post.end)]
    holders = {tenure.actor.id for tenure in sure}
    if len(holders) != 1 or any(tenure.actor.id not in holders for tenure in vague):
        return _named_holder(mention, context)
    details = (("post", mention.name), ("title", sure[0].post.title), ("day", str(context.when)))
    return Candidate(sure[0].actor.id, _HOLDER, (Reason("why-holder", details),))


_ACCUSATIVE = ("را", "سا", "نا", "دا", "كا", "ظا", "وا")


def _of_one_sex(held: tuple[Tenure, ...], post: str) -> tuple[Tenure, ...]:
    """Of men and women who may hold a post, those whom its own word fits: «العاهل» is no queen."""
    if len({tenure.actor.sex for tenure in held}) < 2:
        return held
    words = {word.removeprefix("ال") for word in folded_words(post)}
    sex = "f" if any(f"{tenure.title[0]}ه" in words for tenure in held) else "m"
    return tuple([tenure for tenure in held if tenure.actor.sex == sex])


def _state_of_post(mention: Mention, context: Context) -> str | None:
    """Whose post it is that names no state: of the state that the article speaks of, or the only one that has it."""
    title = read_post_phrase(mention.name, context.index.tongue).title
    countries = {tenure.country for tenure in context.index.holders.get(title, ())} if len(title) > 1 else set()
    only = next(iter(countries)) if len(countries) == 1 else None
    if only is not None and (only == context.home or context.state_before(mention) == only):
        return only
    return context.leading_state(mention)


def _named_holder(mention: Mention, context: Context) -> Candidate | None:
    """The one who may have held the post and whose full name the article has: «معالي وزير العدل»."""
    phrase = read_post_phrase(mention.name, context.index.tongue)
    title = phrase.title
    if phrase.former or not title or (len(title) < _TELLING and not phrase.states):
        return None
    if not phrase.states and not context.index.tongue.words.deputies.isdisjoint(title[:1]):
        return None  # there may be several, and the registry has the one whom the article names for something else
    index, found = context.index, dict[str, Tenure]()
    for tenure in index.by_post.get(title[:2], ()) if len(title) >= _TELLING else index.holders.get(title, ()):
        fits = agrees(phrase, tenure, index) or (tenure.title[: len(title)] == title and not phrase.states)
        if fits and _may_have_held(tenure, mention.name, context) and _full_name(tenure.actor, context):
            found.setdefault(tenure.actor.id, tenure)
    if len(found) != 1:
        return None
    tenure = next(iter(found.values()))
    named = _full_name(tenure.actor, context)
    post = Reason("why-post", (("post", mention.name), ("title", tenure.post.title)))
    return Candidate(tenure.actor.id, _HOLDER, (post, Reason("why-text", (("form", named),))))


def _may_have_held(tenure: Tenure, post: str, context: Context) -> bool:
    """Whether the post may have been held then; without a date, is held today or stands right before the name."""
    if context.when is not None:
        return tenure.post.held(context.when) is not Held.NO
    return tenure.post.end is None or any(context.says(f"{post} {name}") for name in tenure.actor.ar)


_TELLING = 2
"""Words of a post from which on it tells much; of one word («الرئيس») the state must be said."""


def _full_name(actor: Actor, context: Context) -> str:
    """A name of the actor of more than a word that the article has, or nothing."""
    return next((name for name in actor.ar if len(name_words(name)) > 1 and context.says(name)), "")


def _states_of(mention: Mention, context: Context) -> tuple[str, ...]:
    return read_post_phrase(mention.name, context.index.tongue).states


def _says_whose(mention: Mention, context: Context) -> bool:
    """Whether a post names its state, or goes without saying: the outlet's own, and the article names no other.

    Or gives its holder a courtesy that a paper has for those of its own state («معالي الوزير»).
    """
    if _states_of(mention, context) or set(context.states) <= {context.home}:
        return True
    before, first = context.word_before(mention) or "", fold(mention.name.split()[0])
    if context.is_at_home(mention):
        return True
    return not context.is_for_abroad and not context.index.tongue.words.honours.isdisjoint((before, first))


_HOLDER = 0.9
