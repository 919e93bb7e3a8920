"""Mails that customers write, as their programs write them."""

from collections.abc import Mapping
from email.message import EmailMessage

ANSWER = "Tôi gửi lại ảnh rõ hơn ạ."
QUOTE = (
    "Vào Th 2, 23 thg 11, 2026 lúc 09:00 DCNET <no-reply@dcnet.vn> đã viết:\n> Kính gửi Anh/Chị,\n"
)


def letter(
    token: str,
    text: str = f"{ANSWER}\n\n{QUOTE}",
    sender: str = "Nguyễn Mai <mai@example.vn>",
    *,
    files: Mapping[str, tuple[str, bytes]] | None = None,
    html: str = "",
    message_id: str = "<1@example.vn>",
    **headers: str,
) -> bytes:
    """`files`: name -> (media type, bytes)."""
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = f"reply+{token}@reply.dcnet.vn"
    mail["Subject"] = "Re: DCNET"
    mail["Message-ID"] = message_id
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    for name, (kind, data) in (files or {}).items():
        main, _, sub = kind.partition("/")
        mail.add_attachment(data, main, sub, filename=name)
    return mail.as_bytes()
