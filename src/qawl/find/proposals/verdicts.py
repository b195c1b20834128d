"""What an answering word amounts to: under a negation, in a vote, wished for, or no answer at all."""

from __future__ import annotations

from qawl.find.proposals.parties import is_unheard
from qawl.find.proposals.scene import Scene
from qawl.lexicon.proposals import AnswerForm
from qawl.model.proposals import Verdict
from qawl.text import tags as tag


def is_negated(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«لم توافق», «لا يمكننا أن نؤيد», «لم يسمع أي ترحيب أو موافقة»; not «وهو ما ترفضه»."""
    start = scene.sentence(at)[0]
    for near in range(at - 1, max(start, at - 4) - 1, -1):
        if scene.is_in(near + 1, "goes on"):
            continue  # «لا تزال ملتزمة»
        if scene.bare(near) in ("لم", "لن", "لا", "ليس", "ليست", "دون", "عدم", "غير", "ما"):
            return scene.bare(near) != "ما" or (near == at - 1 and not form.suffixed)
        if scene.text.tags[near] & (tag.COMMA | tag.RELATIVE | tag.COLON):
            return False
        if scene.text.tags[near] & tag.CUE and not scene.text.tags[near] & tag.NOMINAL:
            break
    return is_unheard(scene, at)


def verdict_of(scene: Scene, at: int, form: AnswerForm, *, negated: bool) -> Verdict | None:
    answer = form.answer
    if is_unheard(scene, at):
        return Verdict.SILENT
    if answer.lemma == "صوت":
        ahead = range(at + 1, min(at + 8, scene.sentence(at)[1]))
        if any(scene.is_in(near, "vote against") for near in ahead):
            return Verdict.NO
        return Verdict.YES if any(scene.is_in(near, "vote for") for near in ahead) and not negated else None
    if answer.verdict is Verdict.ABSTAIN:
        return Verdict.ABSTAIN if scene.any_in(at + 1, at + 8, "vote") else None
    if answer.lemma == "علق":
        return Verdict.SILENT if negated else None
    if answer.verdict is Verdict.VETO:
        return _veto(scene, at, form)
    if not negated:
        return Verdict.SILENT if form.tense == "noun" and _is_untold(scene, at) else answer.verdict
    if answer.negated is Verdict.REJECT and any(scene.stem(near) == "بعد" for near in range(at, at + 6)):
        return Verdict.SILENT  # «لم توافق بعد على»
    return answer.negated


def _is_untold(scene: Scene, at: int) -> bool:
    """«لم يعلنوا حتى الآن دعمهم للخطة»."""
    start = scene.sentence(at)[0]
    return any(
        scene.text.tags[near] & tag.CUE and scene.bare(near - 1) in ("لم", "لن")
        for near in range(max(start + 1, at - 3), at)
    )


def _veto(scene: Scene, at: int, form: AnswerForm) -> Verdict | None:
    if form.tense != "noun":
        return Verdict.VETO
    near = range(max(scene.sentence(at)[0], at - 6), at)
    if any(scene.is_in(one, "threatens") or scene.is_in(one, "unsure") for one in near):
        future = any(scene.folded(one).lstrip("وف").startswith("ستستخدم") for one in near)
        return Verdict.REJECT if future or any(scene.stem(one) in ("سيستخدم", "سنستخدم") for one in near) else None
    if scene.any_in(scene.sentence(at)[0], at, "expects"):
        return None
    used = any(scene.is_in(one, "uses") for one in near)
    return Verdict.VETO if used or scene.country(at + 1) else None


def is_only_wished(scene: Scene, at: int, form: AnswerForm, *, negated: bool) -> bool:
    """«حثته على قبول المقترح», «قد يوافق على»: an answer that somebody wants or expects, and nobody has given."""
    if form.answer.ambiguous and not form.suffixed and _is_preposition(scene, at, form):
        return True
    if form.answer.verdict is Verdict.VETO or is_unheard(scene, at):
        return False
    start = scene.sentence(at)[0]
    before = range(max(start, at - 5), at)
    if form.tense == "noun":
        genitive = scene.actors_in(at + 1, at + 3)
        near = any(scene.is_in(one, "urges") for one in before)
        return near or (not form.suffixed and not genitive and not _declared(scene, at))
    if form.future and not negated:
        return form.answer.verdict is not Verdict.REJECT
    if form.tense == "present" and scene.is_in(at - 1, "unsure") and not negated:
        return not _past_sense(scene, at)
    return False


def _past_sense(scene: Scene, at: int) -> bool:
    return scene.bare(at - 1) in ("قد", "لقد", "وقد") and scene.words.answers[scene.folded(at)].tense == "past"


def _declared(scene: Scene, at: int) -> bool:
    """A bare noun counts as an answer where a verb of declaring or a doer with «من قبل» stands by."""
    if scene.bare(at + 1) == "من" and scene.bare(at + 2) in ("قبل", "جانب", "طرف"):
        return True
    return bool(scene.text.tags[at - 1] & tag.DEMONSTRATIVE) or scene.country(at + 1) is not None


def _is_preposition(scene: Scene, at: int, form: AnswerForm) -> bool:
    """«قبل» is the verb behind its subject or «قد», or before its subject's name and «ب»."""
    if form.tense != "past" or form.gender != "m" or form.number != "s":
        return False
    if scene.bare(at - 1) == "من":
        return True
    before = scene.actor_before(at, max(0, at - 12))
    behind_subject = before is not None and before.end in (at, at - 1) and scene.starts
    kind = scene.text.types[at + 1] if at + 1 < len(scene.text.types) else None
    particle = scene.bare(at - 1) in ("قد", "لقد", "وقد", "انه", "بانه")
    adverb = kind is not None and kind.bare in ("بالفعل", "فعلا", "رسميا")
    return not (
        particle
        or (adverb and before is not None)
        or (behind_subject and kind is not None and not kind.tags & (tag.TIME | tag.NUMBER))
    )
