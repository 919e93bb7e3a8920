"""What a refusal of Zalo's OpenAPI means for the message that was being sent.

Errors come with status 200 and a negative `error` (documented). Which number means what is from a
transcription of Zalo's table, two SDKs and one live product; older tables use the same numbers for
other things and are not heeded. A number that stands nowhere here is taken to be unknown. Details
are our own words: Zalo's text may repeat what was sent.
"""

from bot.channels.channel import ChannelError, Failure

NOT_OPENAPI = "the answer was not of Zalo's OpenAPI (block page?)"
TOKEN_REFUSED = "the token was refused"  # noqa: S105 - words for people
# The access token is over or no good: the next one is fetched, and the call made once more.
STALE = frozenset({-216, -220, -124})
BUTTONS_REFUSED = frozenset({-201, -233})  # where the message had buttons: it goes without
ATTACHMENT_GONE = -100  # of a message with an upload; of a template an unknown error

_CLASSES: dict[Failure, tuple[int, ...]] = {
    Failure.AUTH: (*STALE, -209, -212, -219, -223, -204, -205, -240, -242),
    Failure.RATE_LIMITED: (-32,),
    # too long since the customer's last act, or no more of this kind for now
    Failure.WINDOW: (-230, -232, -244, -218, -305, -311, -234, -133, -139, -141),
    # the customer does not follow, blocked us, is banned; of a template: the phone has no Zalo
    Failure.UNREACHABLE: (-213, -217, -227, -118, -119, -114),
    Failure.QUOTA: (-211, -144, -146, -147, -320, -321, -136, -137, -115, -221, -224),
    Failure.REJECTED: (
        *(-201, -210, -233, -248, -249, -108, -109, -131),
        *(-1121, -1122, -1123, -1124, -126, -127),
    ),
}
_KIND = {code: kind for kind, codes in _CLASSES.items() for code in codes}
_DETAIL = {
    -209: "the app is not activated",
    -240: "this kind of message was shut down",
    -242: "the app asks for a proof with each call: turn that off",
    -221: "the Official Account is not verified",
    -224: "the Official Account's plan does not allow it",
}


def refused(code: int, *, template: bool = False) -> ChannelError:
    """The honest outcome of an answer with this error. `template`: it was a template message."""
    if code == ATTACHMENT_GONE:
        kind = Failure.UNKNOWN if template else Failure.REJECTED
        return ChannelError(kind, told(code))
    kind = _KIND.get(code, Failure.UNKNOWN)
    if code in STALE:
        return ChannelError(kind, TOKEN_REFUSED)
    return ChannelError(kind, _DETAIL.get(code) or told(code))


def told(code: int) -> str:
    return f"code {code}"


def is_of(error: ChannelError, *codes: int) -> bool:
    """Whether the platform refused with one of these."""
    return error.detail in {told(code) for code in codes}
