"""Alarms: the clocks of a possible breach, and alerting staff of what cannot wait by a mail with
reference and kind, never a personal value.

Raised in the transaction that opens the case, as an alarm of the clock that is due at once; told by
the clock, so that whoever raises it (a chat, a link in a mail) needs to know nothing of mail. The
console marks the same cases by itself.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from handlers.work import House
from states.clocks import alarm
from states.office_hours import Hours
from states.term import Shown, Term
from storage import cases, codes, lanes, outbox, wakeups
from storage.cases import Case
from storage.codes import Budget
from storage.conversations import shown_to_json
from storage.unit_of_work import UnitOfWork

ALERT = "alert"  # the kind of the alarm; its subject is the case's id
_URGENT = "alert-urgent"
PER_DAY = 100  # mails in all: a flood of reports shows in the console, not in an inbox


def alarmed(case: Case, at: datetime | None, hours: Hours) -> Case:
    """The case with the clocks of a possible breach; as it is where nobody raised an alarm."""
    if at is None:
        return case
    clocks = alarm(at, hours)
    return replace(
        case,
        alarmed_at=clocks.first_at,
        first_notice_by=clocks.first_notice_by,
        full_notice_by=clocks.full_notice_by,
    )


def raise_alert(uow: UnitOfWork, case_id: str) -> None:
    wakeups.set_alarm(uow, ALERT, case_id, uow.now)


def tell(uow: UnitOfWork, house: House, case_id: str) -> None:
    """An urgent case was opened, or one has become urgent."""
    case = cases.by_id(uow, case_id)
    if case is not None:
        mail(uow, house, case, _URGENT, {})


def mail(uow: UnitOfWork, house: House, case: Case, copy: str, shown: Shown) -> None:
    """Mail whoever the house names about this case; nothing where it names nobody, has no mail, or
    too many went out today."""
    of_clocks = house.clock_mail or house.alert_mail
    addresses = house.alert_mail if copy == _URGENT else of_clocks
    if not addresses or not house.mail:
        return
    if codes.spend(uow, [Budget("alerts", PER_DAY)]) != "ok":
        return
    about: Shown = {
        **shown,
        "reference": case.reference,
        "kind": Term(f"kind-{case.kind}"),
        "link": f"{house.public_url}/console/cases/{case.reference}",
    }
    _send(uow, house, addresses, copy, about, case.id)


def mail_of_webhooks(uow: UnitOfWork, house: House, copy: str, endpoint_id: str) -> None:
    """Mail that other systems are not told any more what happens: once a day for each endpoint."""
    if not house.alert_mail or not house.mail:
        return
    budgets = [Budget("alerts", PER_DAY), Budget(f"alert:{copy}:{endpoint_id}", 1)]
    if codes.spend(uow, budgets) == "ok":
        shown: Shown = {"link": f"{house.public_url}/console/webhooks/{endpoint_id}"}
        _send(uow, house, house.alert_mail, copy, shown)


def _send(
    uow: UnitOfWork,
    house: House,
    addresses: Iterable[str],
    copy: str,
    shown: Shown,
    case_id: str | None = None,
) -> None:
    body = {
        "language": house.language,
        "parts": [{"copy": copy, "shown": shown_to_json(shown)}],
        "subject": "alert-subject",
    }
    for address in addresses:
        wanted = lanes.Wanted("mail", "", address)
        lane = lanes.ensure(uow, [wanted])[wanted]
        outbox.add_next(uow, lane, outbox.Outgoing("notice", body, case_id=case_id))
