"""The conversation's thinking: `feed(conversation, event, facts, now) -> (conversation, effects)`.

Pure: no await, no clock, no sentence. Which step answers what stands in the tables below.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from states import events
from states.conversation import Conversation
from states.effects import Effect, KeepNotice
from states.facts import Facts
from states.intents import understand
from states.steps import (
    case_story,
    claim,
    contact,
    desk,
    evidence,
    files,
    further,
    greeting,
    hear,
    ladder,
    menu,
    mydata,
    portal,
    proof,
    quiet,
    report,
    returned,
    unwanted,
)
from states.turn import Then, Turn

# Events that are not the customer's words.
_ON: dict[type, Callable[[Turn, Any], None]] = {
    events.CustomersFound: claim.on_customers_found,
    events.CodeSent: proof.on_code_sent,
    events.CodeChecked: proof.on_code_checked,
    events.ChatLinked: claim.on_chat_linked,
    events.PortalLinkRead: portal.on_read,
    events.ProofKept: proof.on_proof_kept,
    events.RecordRead: mydata.on_record_read,
    events.SharedContact: contact.on_shared_contact,
    events.SharedInfo: contact.on_shared_info,
    events.OpenedPortalLink: portal.on_opened,
    events.SentFile: files.on_sent_file,
    events.FileArrived: files.on_file_arrived,
    events.FileFailed: files.on_file_failed,
    events.QueueCounted: desk.on_queue_counted,
    events.CaseRead: case_story.on_case_read,
    events.StaffReplied: desk.on_staff_replied,
    events.StaffSentFile: desk.on_staff_sent_file,
    events.StaffWroteElsewhere: desk.on_staff_wrote_elsewhere,
    events.PersonCame: desk.on_person_came,
    events.PersonLeft: desk.on_person_left,
    events.CaseMoved: desk.on_case_moved,
    events.Edited: menu.on_edited,
    events.SentOther: menu.on_sent_other,
    events.WroteInGroup: menu.on_wrote_in_group,
    events.LeftChat: menu.on_left,
    events.CameBack: menu.on_came_back,
    events.ReportRested: report.on_report_rested,
    events.WentIdle: menu.on_went_idle,
    events.WentQuiet: quiet.on_went_quiet,
}
_THEN: dict[Then, Callable[[Turn], None]] = {
    Then.ONWARD: ladder.go_on,
    Then.HOME: lambda turn: None if further.next_one(turn) else menu.show(turn),
}
# What the customer does first in a chat is preceded by the privacy notice, once.
_BY_CUSTOMER = (
    events.Said,
    events.Pressed,
    events.SharedContact,
    events.SharedInfo,
    events.OpenedPortalLink,
    events.SentFile,
    events.SentOther,
)


def feed(
    conversation: Conversation, event: events.Event, facts: Facts, now: datetime
) -> tuple[Conversation, list[Effect]]:
    """What the conversation becomes and what shall be done. `now` is UTC."""
    said = event if isinstance(event, events.Said) else None
    turn = Turn(conversation, facts, now, said.text if said else "", said.message if said else "")
    if isinstance(event, _BY_CUSTOMER) and conversation.noticed != facts.rules.notice_version:
        turn.say("notice-privacy")
        turn.do(KeepNotice(facts.rules.notice_version))
        turn.become(noticed=facts.rules.notice_version)
    if isinstance(event, _BY_CUSTOMER):
        greeting.say_own(turn)
        if conversation.reminded:
            turn.become(reminded=False)
        returned.warn(turn)
    if isinstance(event, events.Said):
        _said(turn, event)
    elif isinstance(event, events.Pressed):
        hear.pressed(turn, event.action)
    else:
        _ON[type(event)](turn, event)
    while turn.then is not None:
        then, turn.then = turn.then, None
        _THEN[then](turn)
    return turn.conversation, turn.effects


def _said(turn: Turn, event: events.Said) -> None:
    kept = event.forwarded and evidence.wanted(
        turn.draft
    )  # somebody else's words: cut, not refused
    if len(event.text) > turn.facts.rules.max_text and not kept:
        turn.say("said-too-long", most=str(turn.facts.rules.max_text))
        turn.ask_again()
        return
    event = replace(event, text=unwanted.cut(turn, event.text))
    understood = understand(
        event.text, expecting=hear.expected(turn), language=turn.conversation.language
    )
    hear.said(turn, event, understood)
