"""Counters for `/metrics`. Labels are names of channels, kinds and states, never personal data."""

from prometheus_client import Counter, Gauge, Histogram

RECEIVED = Counter("helpdesk_updates_received", "New updates committed to the inbox", ["channel"])
PROCESSED = Counter("helpdesk_updates_processed", "Updates thought through", ["outcome"])
SENT = Counter(
    "helpdesk_sends", "Calls to a channel or gateway, by outcome", ["channel", "outcome"]
)
INBOX = Gauge("helpdesk_inbox", "Updates that are not thought through yet", ["state"])
OUTBOX = Gauge("helpdesk_outbox", "Messages that are not out yet, by state", ["state"])
UNDELIVERED = Gauge(
    "helpdesk_undelivered", "Messages that did not arrive, of all time", ["outlet", "reason"]
)
UNDELIVERED_OPEN = Gauge(
    "helpdesk_undelivered_open", "Those that nobody was told of otherwise and staff must see to"
)
STEPS = Counter(
    "helpdesk_form_steps",
    "How forms go on: where they begin, end and are left",
    ["kind", "place", "outcome", "channel"],
)
REFUSED = Counter(
    "helpdesk_answers_refused",
    "Answers that were not taken, or asked about, by the copy that said why",
    ["place", "outcome", "reason"],
)
SECONDS = Histogram(
    "helpdesk_form_seconds",
    "How long a form took, from its wish to its end",
    ["kind", "outcome"],
    buckets=(30, 60, 120, 300, 600, 1800, 3600, 86400),
)
ZALO_OA = Counter(
    "helpdesk_zalo_oa", "What happened between us and a Zalo Official Account", ["what"]
)
