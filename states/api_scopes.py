"""What a token of the API may be used for, beside what the staff member it acts as may do.

A scope only narrows: each use case asks the permissions of `permissions.py` again.
"""

from collections.abc import Mapping
from enum import StrEnum

from states.case import Action


class Scope(StrEnum):
    CASES_READ = "cases:read"  # lists, the queue, one case with its values masked
    CASES_CREATE = "cases:create"  # a request, logged as a call is
    CASES_WRITE = "cases:write"  # notes, replies, claims
    CASES_DECIDE = "cases:decide"
    CASES_REVEAL = "cases:reveal"  # one masked value, with a reason
    FILES_READ = "files:read"  # papers of a case, whole; each look recorded
    CUSTOMERS_FIND = "customers:find"  # by an exact code or contact, masked


OF_ACTION: Mapping[Action, Scope] = {
    Action.NOTE: Scope.CASES_WRITE,
    Action.REPLY: Scope.CASES_WRITE,
    Action.CLAIM: Scope.CASES_WRITE,
    Action.RELEASE: Scope.CASES_WRITE,
    Action.ASK_MORE: Scope.CASES_DECIDE,
    Action.APPROVE: Scope.CASES_DECIDE,
    Action.SEND_BACK: Scope.CASES_DECIDE,
    Action.REFUSE: Scope.CASES_DECIDE,
    Action.APPLY: Scope.CASES_DECIDE,
    Action.SETTLE: Scope.CASES_DECIDE,
    Action.REVEAL: Scope.CASES_REVEAL,
}
DECIDED = tuple(one for one, scope in OF_ACTION.items() if scope is Scope.CASES_DECIDE)
