"""Which topic of the policy a question is about: concepts found in its folded words, then rules.

A concept is a list of phrases without marks, whole words. A rule is `(weight, "CONCEPTS")`: every
term must be met, `A|B` by either, `-A|B` by neither, as in `states/intents/rules.py`. The heaviest
topic answers; several of one weight are asked about.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from states.policy import SPOKEN
from states.text import clean, fold

CONCEPTS: Final[Mapping[str, str]] = {
    "WHO": """ai, nhung ai, nguoi nao, nhung nguoi nao, ben nao, bo phan nao, nhan vien nao, nv nao,
        phong nao, cap nao, to chuc nao, co quan nao, who, whom, which people, which staff, anyone,
        anybody, somebody, nguoi khac, ben ngoai, nguoi ngoai""",
    "SEE": """xem, doc, thay, biet, tiep can, truy cap, mo, coi, ngo, soi, vao xem, nam duoc,
        see, sees, view, read, reads, access, look, looks, look at, know, knows, open""",
    "SHARE": """chia se, cung cap cho, dua cho, dua sang, gui cho, chuyen cho, chuyen giao,
        tiet lo, doi tac, ben thu ba, ben thu 3, share, shared, sharing, give away, pass on, passed,
        disclose, disclosed, third party, third parties, partner, partners, hand over, cho ben khac,
        cho nguoi khac, ra ben ngoai, cho cong ty khac""",
    "SELL": """co ban du lieu, ban du lieu, ban thong tin, ban data, ban so, ban cho, ban lai,
        mua ban, rao ban, dem ban, bi ban, trao doi, sell, sells, selling, sold, trade, trading""",
    "LONG": """bao lau, lau khong, may nam, may thang, bao nhieu nam, bao nhieu thang, den khi nao,
        toi khi nao, den bao gio, toi bao gio, den luc nao, thoi gian luu, thoi han luu, how long,
        until when, how many years, retention, retain, retained, mai mai, vinh vien, forever""",
    "KEEP": """luu, luu tru, luu giu, giu, cat, cat giu, dat, de o, chua o, store, stored, stores,
        keep, kept, keeps, hold, held, save, saved, hosted, located""",
    "WHERE": """o dau, cho nao, noi nao, dau, may chu nao, server nao, he thong nao, nuoc nao,
        nuoc ngoai, where, which server, which country, which system, abroad, o cho""",
    "WHY": """muc dich, de lam gi, lam gi, tai sao, vi sao, sao phai, sao lai, can gi, de chi, why,
        what for, purpose, purposes, reason, reasons, ly do""",
    "COLLECT": """thu thap, lay thong tin, xin thong tin, hoi thong tin, lay du lieu, collect,
        collected, collecting, collects, gather, ask for my""",
    "USE": """su dung, dung thong tin, dung du lieu, dung vao, dung lam, pham vi, xai, use, used,
        uses, using, scope, goi cho toi, lien he toi, contact me, call me""",
    "MARKETING": """quang cao, khuyen mai, tiep thi, uu dai, marketing, ads, advertising,
        advertisement, advertisements, promotion, promotions, promo, newsletter, newsletters,
        offers, spam, tin rac""",
    "HQ": """dia chi cong ty, dia chi dcnet, dia chi cua cong ty, dia chi cua dcnet, tru so,
        van phong, hotline, tong dai, so dien thoai cong ty, so dien thoai cua dcnet, lien he dcnet,
        lien he cong ty, don vi nao thu thap, don vi thu thap, your address, your office,
        your phone, head office, headquarters, reach dcnet, contact dcnet, contact you,
        company address""",
    "EDIT": """sua, chinh sua, thay doi, cap nhat, dieu chinh, doi thong tin, sua sai, edit, change,
        correct, update, rectify, fix""",
    "NAME": "ten, doi ten, ho ten, name, rename",
    "COMPLAIN": """khieu nai, phan anh, to cao, kien, khoi kien, boi thuong, complain, complaint,
        complaints, sue, compensation, damages, dispute""",
    "BREACH": """lo, bi lo, ro ri, lo lot, danh cap, bi hack, hack, xam pham, bat hop phap,
        lam dung, leak, leaked, leaks, breach, breached, hacked, stolen, misuse, misused,
        unlawful""",
    "RIGHTS": """quyen, quyen loi, quyen gi, quyen cua toi, right, rights, entitled, entitlement,
        luat noi gi, luat quy dinh gi""",
    "PRIVACY": "quyen rieng tu",
    "PROTECT": """bao ve, bao mat the nao, bao mat ra sao, bao mat nhu the nao, bao mat gi,
        bao mat khong, bao mat sao, duoc bao mat, an toan, ma hoa, bien phap, protect, protected,
        protection, secure, secured, security, safe, encrypt, encrypted, encryption, safeguard,
        safeguards""",
    "DELETE": """xoa, huy du lieu, huy thong tin, tieu huy, go bo, delete, deleted, deletion, erase,
        erased, erasure, remove, removed, destroy, destroyed""",
    "CONSENT": """dong y, rut lai dong y, su cho phep, cho phep, xin phep, consent, agree, agreed,
        permission, opt in, opt out""",
    "ANSWER": """tra loi, phan hoi, giai quyet, xu ly, han, thoi han, deadline, deadlines, reply,
        respond, response, answer, handled, processed, deal with""",
    "WHOLE": """toan bo, toan van, tat ca, day du, nguyen van, ca chinh sach, cac muc, whole, full,
        entire, all of it, complete, everything, all clauses""",
    "POLICY": "chinh sach, dieu khoan, quy dinh, policy, terms",
    "REPRESENT": """dai dien, thay mat, noi thay, nguoi dai dien, represent, represents,
        representing, speak for, speaks for, act for, acts for, on behalf of""",
    "CONTRACT": """het hop dong, cham dut hop dong, huy hop dong, ket thuc hop dong, ngung dich vu,
        het dung dich vu, khong dung nua, contract ends, end of contract, after i leave,
        when i leave, close my account, cancel the service""",
}
RULES: Final[Mapping[str, tuple[tuple[float, str], ...]]] = {
    "access": ((0.9, "WHO SEE"), (0.7, "WHO -MARKETING|COMPLAIN|HQ"), (0.5, "SEE -EDIT")),
    "sharing": ((0.95, "SELL"), (0.95, "SHARE"), (0.92, "WHO SEE SHARE")),
    "retention": ((0.95, "LONG -ANSWER"), (0.96, "LONG KEEP"), (0.93, "CONTRACT")),
    "place": ((0.9, "KEEP WHERE"), (0.5, "WHERE -HQ|COMPLAIN|BREACH|EDIT"), (0.4, "KEEP")),
    "purpose": ((0.9, "WHY"), (0.92, "WHY COLLECT"), (0.88, "USE WHY")),
    "collection": ((0.8, "COLLECT"),),
    "use": ((0.7, "USE -SELL|SHARE|BREACH"),),
    "marketing": ((0.9, "MARKETING"),),
    "address": ((0.97, "HQ"),),
    "editing": ((0.85, "EDIT -BREACH"), (0.86, "NAME EDIT")),
    "complaint": ((0.92, "COMPLAIN"),),
    "breach": ((0.94, "BREACH"),),
    "rights": ((0.93, "RIGHTS -PRIVACY|SEE|DELETE|EDIT|COMPLAIN"), (0.6, "RIGHTS -PRIVACY")),
    "protection": ((0.91, "PROTECT -BREACH"),),
    "deletion": ((0.94, "DELETE -LONG|CONTRACT"),),
    "consent": ((0.9, "CONSENT -MARKETING"),),
    "deadlines": (
        (0.9, "ANSWER LONG"),
        (0.85, "ANSWER -COMPLAIN|BREACH"),
    ),
    "representative": ((0.975, "REPRESENT"),),
    "whole": ((0.99, "WHOLE POLICY"), (0.98, "WHOLE -DELETE|SEE")),
}
_CLAUSE = re.compile(
    r"(?<!\w)(?:mục|muc|khoản|khoan|điều|dieu|điểm|diem|clause|section|item|point|part)"
    r"\s+(đ|[a-f])(?!\w)",
    re.IGNORECASE,
)
_SELLS = re.compile(r"(?<!\w)bán(?!\w)")  # unmarked, `ban` is mostly `bạn`: you
_LETTER = re.compile(r"\(?(đ|[a-f])[).]?", re.IGNORECASE)
_OF = {spoken: clause for clause, spoken in SPOKEN.items()}
_CLOSE: Final = 0.005
_BETWEEN = re.compile(r"[,;?]|\s(?:và|va|and)\s")  # questions
_SURE: Final = 0.9
_TOGETHER: Final = 3  # answered at once, at most


def topics_of(text: str) -> tuple[str, ...]:
    """The topics this question may be about, none where it says nothing of one; more than one is to
    be asked about. A clause that is named outright is its own topic."""
    named = _CLAUSE.findall(clean(text).lower())
    if named:
        return tuple(dict.fromkeys(f"clause-{_OF[letter]}" for letter in named))
    weighed = _weighed(text)
    if not weighed:
        return ()
    best = max(weighed.values())
    return tuple(topic for topic, weight in weighed.items() if best - weight < _CLOSE)


def asked_together(text: str) -> tuple[str, ...]:
    """The topics of several questions in one breath ("lưu bao lâu, ai xem được"): each part surely
    asks one. Empty where the message is not such a list."""
    parts = [one for one in _BETWEEN.split(clean(text).lower()) if len(one.split()) > 1]
    found: dict[str, None] = {}
    for part in parts:
        sure = [topic for topic, weight in _weighed(part).items() if weight >= _SURE]
        if len(sure) != 1:
            return ()
        found[sure[0]] = None
    return tuple(found) if 1 < len(found) <= _TOGETHER else ()


def _weighed(text: str) -> dict[str, float]:
    marked = _SELLS.sub("sell", clean(text).lower())
    found = _concepts(f" {re.sub(r'[^a-z0-9]+', ' ', fold(marked))} ")
    return {topic: max(met) for topic, rules in RULES.items() if (met := _weights(rules, found))}


def clause_named(text: str) -> str:
    """The clause that a bare letter names (`c`, `đ)`), where clauses are being offered."""
    found = _LETTER.fullmatch(clean(text).lower())
    return _OF[found[1]] if found else ""


def _concepts(padded: str) -> frozenset[str]:
    return frozenset(name for name, ways in _patterns().items() if ways.search(padded))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(
            " (?:" + "|".join(re.escape(" ".join(one.split())) for one in listed.split(",")) + ") "
        )
        for name, listed in CONCEPTS.items()
    }


def _weights(rules: tuple[tuple[float, str], ...], found: frozenset[str]) -> list[float]:
    return [weight for weight, terms in rules if all(_met(term, found) for term in terms.split())]


def _met(term: str, found: frozenset[str]) -> bool:
    any_of = set(term.removeprefix("-").split("|")) & found
    return not any_of if term.startswith("-") else bool(any_of)
