"""What a token of the API may be used for, beside what the staff member it acts as may do.

A scope only narrows: each use case asks the permissions of `permissions.py` again.
"""

from enum import StrEnum


class Scope(StrEnum):
    CASES_READ = "cases:read"  # lists, the queue, one case with its values masked
    CASES_CREATE = "cases:create"  # a request, logged as a call is
    CASES_WRITE = "cases:write"  # notes, replies, claims, tags, links
    CASES_DECIDE = "cases:decide"  # decisions, and merging, which closes a case
    CASES_REVEAL = "cases:reveal"  # one masked value, with a reason
    FILES_READ = "files:read"  # papers of a case, whole; each look recorded
    FILES_WRITE = "files:write"  # papers brought to a case
    CUSTOMERS_FIND = "customers:find"  # by an exact code or contact, masked
    REPORTS_READ = "reports:read"  # the desk's figures


# What makes a token somebody's hand or eyes. Whoever makes tokens gives these to their own account
# only: else one person could be both hands of a decision that takes two.
OWN = frozenset((Scope.CASES_DECIDE, Scope.CASES_REVEAL, Scope.FILES_READ))
