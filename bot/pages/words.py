"""Copy that page scripts speak; a shell carries these words, already in one language."""

from typing import Final

HOTLINE: Final = "1900 0382"

# Left open by the server, filled in by words.js: "Còn {n} ký tự".
OPEN_VALUES: Final = {name: f"{{{name}}}" for name in ("n", "name", "size", "max", "code")}

CHAT_WORDS: Final = (
    "chat-assistant",
    "chat-link-lost",
    "chat-link-back",
    "chat-link-offline",
    "chat-from-customer",
    "chat-from-staff",
    "chat-from-staff-nameless",
    "chat-day-today",
    "chat-day-yesterday",
    "chat-tick-pending",
    "chat-tick-sent",
    "chat-tick-received",
    "chat-tick-waiting",
    "chat-tick-failed",
    "chat-resend",
    "chat-mend",
    "chat-drop",
    "chat-new-window",
    "chat-left",
    "chat-too-long",
    "chat-slow-down",
    "chat-refused",
    "chat-file-preview",
    "chat-file-several",
    "chat-file-send",
    "chat-file-send-all",
    "chat-file-sending",
    "chat-file-queued",
    "chat-file-cancel",
    "chat-file-cancelled",
    "chat-file-waiting",
    "chat-file-stored-image",
    "chat-file-stored-pdf",
    "chat-file-declined",
    "chat-file-failed",
    "chat-file-again",
    "chat-file-too-big",
    "chat-file-kind",
    "chat-file-broken",
    "chat-file-get",
    "chat-ended-idle",
    "chat-ended-expired",
    "chat-ended-unlinked",
    "chat-new-failed",
    "chat-portal-failed",
)

OUTBOX_WORDS: Final = (
    "outbox-kind-mail",
    "outbox-kind-sms",
    "outbox-to",
    "outbox-code",
    "outbox-copy",
    "outbox-copied",
    "outbox-lost",
    "chat-new-window",
    "chat-day-today",
    "chat-day-yesterday",
)
