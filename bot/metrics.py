"""Counters for `/metrics`. Labels are names of channels, kinds and states, never personal data."""

from prometheus_client import Counter, Gauge

RECEIVED = Counter("helpdesk_updates_received", "New updates committed to the inbox", ["channel"])
PROCESSED = Counter("helpdesk_updates_processed", "Updates thought through", ["outcome"])
SENT = Counter(
    "helpdesk_sends", "Calls to a channel or gateway, by outcome", ["channel", "outcome"]
)
INBOX = Gauge("helpdesk_inbox", "Updates in the inbox by state", ["state"])
OUTBOX = Gauge("helpdesk_outbox", "Messages in the outbox by state", ["state"])
