"""What the desk may ask, as far as every customer of the crowd knows it; a task knows the rest."""

_VALUES = ("address", "birth_date", "id_number", "contact_person", "phone", "email")
# The answer to several messages: one stage.
PAPERS = ("ask-papers", "ask-evidence", "file-coming")
MORE = ("ask-papers-more", "ask-evidence-more")
PROMPTS = (
    *("menu", "ask-claim", "ask-contact-blind", "ask-contact", "ask-code-link"),
    *("ask-code-confirm", "ask-code-old", "ask-code-other", "ask-code-new"),
    *("ask-code-sent-before", "code-expired", "code-tries-spent", "offer-after-spent"),
    *(f"ask-{one}" for one in _VALUES),
    *(*PAPERS, *MORE, "ask-new_name", "confirm-change", "confirm-first"),
    *("confirm-request_name_change", "confirm-report_misuse"),
    *("confirm-act_for_another", "ask-portal"),
    *("cases-what", "cases-which", "withdraw-sure", "ask-field", "ask-customer"),
    *("reject-contact-person-name", "reject-contact-person-reach"),  # stand for the question
    *("talk-here", "talk-passed-on", "talk-passed-on-too"),
)
