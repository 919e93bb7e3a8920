"""Which words of copy stand behind the codes that cases carry."""

from bot.copy import render

# Why a person decides, by the code the conversation gave the case.
_WHY = {
    "": "",
    "staff-contact-unproven": "console-why-contact",
    "staff-landline": "console-why-landline",
    "staff-phone-foreign": "console-why-foreign",
    "staff-email-disposable": "console-why-disposable",
    "staff-id-number-record": "console-why-id-number",
    "staff-birth-date-record": "console-why-birth-date",
    "kind-delete_my_data": "console-why-delete",
    "kind-use_of_data": "console-why-use",
    "staff-undone": "console-why-undone",
    "staff-unfinished": "console-why-unfinished",
    "staff-id-number-passport": "console-why-passport",
    "staff-id-number-under-age": "console-why-under-age",
    "staff-birth-date-under-age": "console-why-under-age",
    "staff-birth-date-partial": "console-why-partial",
    "staff-self-harm": "console-why-self-harm",
    "staff-danger": "console-why-danger",
    "staff-threat": "console-why-threat",
    "staff-call-unproven": "console-why-call-unproven",
    "staff-call-contact": "console-why-call-contact",
    "staff-call-frozen": "console-why-call-frozen",
    "staff-call-back": "console-why-call-back",
}


def why_words(why: str, language: str) -> str:
    copy = _WHY.get(why, "console-why-other")
    return render(copy, language) if copy else ""
