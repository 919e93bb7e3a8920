"""Reads how somebody wants to be reached: a phone number or an e-mail address, by their readers.

Stored as those store it: E.164 or an e-mail address. Nothing is proven by it, and nobody is turned
away for a number that no message reaches: staff can still call it.
"""

from states.answers import Answer, Context, Verdict, accepted, email, phone, refused


def read(text: str, context: Context) -> Answer:
    answer = email.read(text, context) if "@" in text else phone.read(text, context)
    if answer.verdict is Verdict.REFUSED:
        mail = "@" in text or not any(map(str.isdigit, text))
        return answer if not mail or "@" in text else refused("reject-reach-none")
    if answer.value and (answer.then_staff or answer.verdict is Verdict.STAFF):
        return accepted(answer.value)  # from abroad, a throw-away address: it is only asked for
    return answer


def show(value: str) -> str:
    return email.show(value) if contact_of(value) == "email" else phone.show(value)


def contact_of(value: str) -> str:
    """Which contact this is: phone | email."""
    return "email" if "@" in value else "phone"
