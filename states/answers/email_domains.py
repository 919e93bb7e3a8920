"""What is known of e-mail domains: the popular ones, how they are mistyped, the throw-away ones.

The popular ones are those of Vietnamese customers; the throw-away ones are the best known of the
lists that circulate publicly. Both only make the desk ask, never refuse.
"""

from rapidfuzz.distance import OSA

from states.text import words

POPULAR = (
    "gmail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "hotmail.com",
    "outlook.com",
    "outlook.com.vn",
    "icloud.com",
    "live.com",
    "fpt.vn",
    "fpt.com.vn",
    "vnn.vn",
    "vnpt.vn",
    "viettel.com.vn",
    "dcnet.vn",
)

# Real providers one slip away from a popular one: they are what they are.
_REAL = words(
    "mail.com email.com ymail.com gmx.com aol.com me.com mac.com hotmail.fr yahoo.fr live.fr "
    "yahoo.co.uk yahoo.co.jp yahoo.co.kr yahoo.de outlook.fr outlook.de vnu.vn vng.vn vnpt.vn "
    "hotmail.co.uk fpt.net vnn.net live.vn outlook.vn fptu.vn viettel.vn"
)
# A far slip of a long name is still that name; of a short one it is another company.
_NEAR = {domain: 2 if len(domain) >= 10 else 1 for domain in POPULAR if len(domain) >= 9}
_ENDINGS = {
    ".con.vn": ".com.vn",
    ".con": ".com",
    ".cmo": ".com",
    ".cm": ".com",
    ".comm": ".com",
    ".coom": ".com",
    ".cpm": ".com",
    ".xom": ".com",
    ".vom": ".com",
    ".ocm": ".com",
    ".om": ".com",
    ".c0m": ".com",
    ".vm": ".vn",
    ".vnn": ".vn",
    ".nv": ".vn",
    ".v": ".vn",
    ".bn": ".vn",
}
_WHOLE = {
    **{f"{name}": f"{name}.com" for name in ("gmail", "yahoo", "hotmail", "outlook", "icloud")},
    **dict.fromkeys(("gmail.com.vn", "gmail.vn", "gmail.net", "gmail.org"), "gmail.com"),
}
# Cameroon, Oman, Brunei and whoever holds con.vn: rare here, but they may exist.
_POSSIBLE_ENDINGS = (".cm", ".om", ".bn", ".con.vn")

# Under these anyone registers a name; they receive no mail themselves.
REGISTRIES = words(
    "com.vn co.vn net.vn org.vn edu.vn gov.vn ac.vn info.vn name.vn pro.vn health.vn biz.vn "
    "io.vn id.vn ai.vn int.vn co.uk com.au co.jp co.kr com.sg com.cn com.tw"
)
# Set aside for ever (RFC 2606, RFC 6761; .local: RFC 6762). `example.vn` is a name like any other.
_RESERVED = ("example", "test", "invalid", "localhost", "local")
_EXAMPLES = ("example.com", "example.net", "example.org")
_OURS = ("tenmien.vn", "domain.vn")  # what our own questions show

DISPOSABLE = words(
    "10minutemail.com 10minutemail.net 1secmail.com 1secmail.net 1secmail.org 20minutemail.com "
    "33mail.com anonaddy.me burnermail.io byom.de cock.li crazymailing.com deadaddress.com "
    "discard.email discardmail.com dispostable.com dropmail.me emailondeck.com emailfake.com "
    "emltmp.com fakeinbox.com fakemail.net fakemailgenerator.com filzmail.com getairmail.com "
    "getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info "
    "guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxbear.com "
    "inboxkitten.com incognitomail.org internxt.com jetable.org linshiyouxiang.net mail-temp.com "
    "mail.tm mailcatch.com maildrop.cc mailforspam.com mailinator.com mailinator.net "
    "mailinator2.com mailnesia.com mailnull.com mailpoof.com mailsac.com mailtemp.net "
    "mailtothis.com minuteinbox.com mintemail.com moakt.cc moakt.com mohmal.com mytemp.email "
    "mytrashmail.com nada.email nowmymail.com owlymail.com pokemail.net sharklasers.com "
    "smailpro.com spam4.me spambog.com spambox.us spamgourmet.com spamex.com temp-mail.com "
    "temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.com tempmail.dev "
    "tempmail.email tempmail.net tempmail.plus tempmail.us.com tempmailo.com tempmailaddress.com "
    "tempr.email throwawaymail.com throwaway.email tmail.ws tmailor.com tmpmail.net tmpmail.org "
    "trash-mail.com trashmail.com trashmail.de trashmail.me trashmail.net trbvm.com "
    "wegwerfmail.de wegwerfmail.net wegwerfmail.org yopmail.com yopmail.fr yopmail.net zeroe.ml"
)


def meant(domain: str) -> str | None:
    """The domain that `domain` (lower case) seems to be a slip of, or None."""
    if domain in POPULAR or domain in _REAL:
        return None
    if whole := _WHOLE.get(domain):
        return whole
    for wrong, right in _ENDINGS.items():
        if domain.endswith(wrong):
            mended = domain.removesuffix(wrong) + right
            return _near(mended) or mended
    return _near(domain)


def _near(domain: str) -> str | None:
    if domain in POPULAR:
        return domain
    best, distance = None, 3
    for popular, most in _NEAR.items():
        found = OSA.distance(domain, popular, score_cutoff=most)
        if found <= most and found < distance:
            best, distance = popular, found
    return best


def impossible(domain: str) -> bool:
    """Whether `domain` has no top level, or a mistyped one that does not exist (`.con`, `.vm`)."""
    if "." not in domain:
        return True
    if domain.endswith(_POSSIBLE_ENDINGS):
        return False
    return domain.endswith(tuple(_ENDINGS))


def is_example(domain: str) -> bool:
    """Whether `domain` is one of those set aside for examples and tests, or our own sample."""
    labels = domain.split(".")
    set_aside = labels[-1] in _RESERVED or ".".join(labels[-2:]) in _EXAMPLES
    return set_aside or domain in _OURS


def is_disposable(domain: str) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[at:]) in DISPOSABLE for at in range(len(labels) - 1))
