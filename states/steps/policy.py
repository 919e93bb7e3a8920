"""The privacy policy in the conversation: clause by clause, or by question, quoted and dated."""

from states.choices import MENU, STAFF
from states.conversation import Choice, State
from states.events import Said
from states.intents import Understood
from states.policy import CLAUSES, DATED, OPENING, TOPICS, Topic
from states.policy_topics import asked_together, clause_named, topics_of
from states.turn import Turn

ASK = Choice("policy", "choice-policy")
_MORE = Choice("policy", "choice-policy-more")
_WHOLE = Choice("policy:whole", "choice-policy-whole")
_BY_CLAUSE = {
    clause: Choice(f"policy:clause-{clause}", f"choice-policy-{clause}") for clause in CLAUSES
}
# What can be done about it, offered with the answer.
_OFFERS: dict[str, tuple[Choice, ...]] = {
    "marketing": (Choice("stop_marketing", "choice-stop-marketing"),),
    "purpose": (Choice("stop_marketing", "choice-stop-marketing"),),
    "clause-a": (Choice("stop_marketing", "choice-stop-marketing"),),
    "consent": (Choice("stop_marketing", "choice-stop-marketing"),),
    "rights": (Choice("mydata", "choice-mydata"),),
    "access": (Choice("mydata", "choice-mydata"),),
    "editing": (Choice("update", "choice-update"),),
    "clause-e": (Choice("update", "choice-update"),),
    "deletion": (Choice("delete_my_data", "choice-delete-my-data"),),
    "representative": (Choice("act_for", "choice-act-for"),),
    "complaint": (STAFF,),
    "breach": (STAFF,),
    "clause-f": (STAFF,),
}
_DAY = DATED.strftime("%d/%m/%Y")
_SURE = 0.75  # from here on a text means something else than a question of the policy


def show(turn: Turn) -> None:
    """The clauses to choose from; a question in one's own words is as good."""
    turn.rest()
    turn.ask("policy-ask", (*_BY_CLAUSE.values(), _WHOLE, MENU), day=_DAY)


def wish(turn: Turn, understood: Understood) -> None:
    """A question about the policy. In the middle of a form it is answered, and the form goes on."""
    if turn.state not in (State.MENU, State.PICKING_FIELD):
        tell(turn, understood)
        turn.ask_again()
    else:
        _answer_or_ask_back(turn, understood.text)


def tell(turn: Turn, understood: Understood) -> None:
    """The answer beside whatever is open; it only says."""
    topics = topics_of(understood.text)
    together = asked_together(understood.text) or (topics if len(topics) == 1 else ())
    for topic in together:
        answer(turn, topic)
    if not together:
        turn.say("policy-overview", day=_DAY)


def take(turn: Turn, event: Said, understood: Understood) -> bool:
    """A text while the clauses are offered: a letter, or a question that only here is one."""
    clause = clause_named(event.text)
    if clause:
        _answer_at_rest(turn, f"clause-{clause}")
        return True
    elsewhere = understood.intent not in (None, "out_of_scope", "ask_policy")
    topics = topics_of(event.text)
    if not topics or (elsewhere and understood.confidence >= _SURE):
        return False
    _answer_or_ask_back(turn, event.text)
    return True


def _answer_or_ask_back(turn: Turn, text: str) -> None:
    together, topics = asked_together(text), topics_of(text)
    if together:
        for topic in together[:-1]:
            answer(turn, topic)
        _answer_at_rest(turn, together[-1])
    elif len(topics) == 1:
        _answer_at_rest(turn, topics[0])
    else:
        _ask_back(turn, topics)


def chosen(turn: Turn, what: str) -> None:
    if what in TOPICS:
        _answer_at_rest(turn, what)
    else:
        show(turn)


def answer(turn: Turn, topic_id: str) -> None:
    """Say what the policy says of this, and what only the law does. Nothing else is touched: what
    was open stays open (`turn.ask_again` shows it again)."""
    topic = TOPICS[topic_id]
    if topic.practice:
        turn.say(topic.practice)
    if topic.silent:
        turn.say("policy-silent", day=_DAY)
    _quote(turn, topic)
    if topic.laws:
        turn.say("policy-law")
        for law in topic.laws:
            turn.line(f"law-{law}")


def _quote(turn: Turn, topic: Topic) -> None:
    if turn.conversation.language == "en":
        turn.say("policy-translated", day=_DAY)
        _clauses(turn, "en", topic.clauses)
    turn.say("policy-quoted", day=_DAY)
    _clauses(turn, "vi", topic.clauses)


def _clauses(turn: Turn, language: str, clauses: tuple[str, ...]) -> None:
    turn.line(f"policy-{language}-{clauses[0]}")
    for clause in clauses[1:]:
        turn.say(f"policy-{language}-{clause}")


def _answer_at_rest(turn: Turn, topic_id: str) -> None:
    answer(turn, topic_id)
    turn.rest()
    turn.ask("policy-more", (*_OFFERS.get(topic_id, ()), _MORE, MENU))


def _ask_back(turn: Turn, topics: tuple[str, ...]) -> None:
    """Several clauses may be meant, or none can be told."""
    meant = [clause for topic in topics for clause in TOPICS[topic].clauses if clause != OPENING]
    if not meant:
        show(turn)
        return
    turn.rest()
    picks = tuple(_BY_CLAUSE[clause] for clause in dict.fromkeys(meant))
    turn.ask("policy-which", (*picks, _MORE, MENU))
