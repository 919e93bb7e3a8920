"""Who speaks, where it is not the customer for themselves: for another, or as a contact person.

Sources of who that is: Civil Code 2015 Art. 20, 21 (adults, minors and who consents for them) and
what papers such people bring (docs/identity.md, "Who speaks for whom").
"""

import re
from typing import Final

from states.intents.phrases import Phrases, words_of
from states.intents.tokens import bare

ACT_FOR: Final = "act_for_another"
CONTACT: Final = "contact_person"
_RELATIVE_LIST: Final = """mẹ|bố|ba|cha|má|vợ|chồng|con|con trai|con gái|cháu|ông|bà|anh trai
    |chị gái|em trai|em gái|bác|chú|cô|dì|ông nội|bà nội|ông ngoại|bà ngoại|mẹ vợ|mẹ chồng|bố vợ
    |bố chồng"""
_RELATIVE: Final = [one.strip() for one in _RELATIVE_LIST.split("|")]
_ENGLISH_LIST: Final = """mother mum mom father dad wife husband son daughter child parents parent
    brother sister grandmother grandfather uncle aunt"""
_ENGLISH_RELATIVE: Final = _ENGLISH_LIST.split()
_PHRASES: Final = Phrases(
    {
        ACT_FOR: """thay mặt người, thay mặt khách hàng, thay mặt chủ hợp đồng, thay mặt bạn tôi,
        làm thay người khác, làm hộ người khác, làm thay cho người, làm hộ bạn tôi,
        được ủy quyền, được uỷ quyền, giấy ủy quyền, giấy uỷ quyền, người được ủy quyền,
        người giám hộ, giám hộ của, giám hộ cho, người đại diện theo pháp luật của mẹ,
        người thừa kế, thừa kế của, tôi thừa kế, em thừa kế, chủ hợp đồng đã mất,
        chủ hợp đồng mất, chủ tài khoản đã mất, chủ hợp đồng qua đời, bố tôi mất, mẹ tôi mất,
        bố em mất, mẹ em mất, bố tôi đã mất, mẹ tôi đã mất, bố em đã mất, mẹ em đã mất,
        chồng em mất, vợ em mất, chồng em đã mất, vợ em đã mất,
        chồng tôi mất, vợ tôi mất, chồng tôi đã mất, vợ tôi đã mất, bố tôi qua đời, mẹ tôi qua đời,
        chồng tôi qua đời, vợ tôi qua đời, bố mất rồi, mẹ mất rồi, chủ thuê bao đã mất,
        con tôi chưa đủ, con tôi còn nhỏ, con em chưa đủ, con tôi dưới, phụ huynh của,
        on behalf of, on his behalf, on her behalf, on their behalf, power of attorney,
        acting for my, legal guardian, guardian of, heir of, i am the heir, im the heir,
        account holder died, account holder passed away, account holder has died,
        father died, mother died, husband died, wife died, father passed away,
        mother passed away, husband passed away, wife passed away, my late father,
        my late mother, my late husband, my late wife""",
        CONTACT: """tôi là người liên hệ, em là người liên hệ, mình là người liên hệ,
        tôi là đầu mối, em là đầu mối, mình là đầu mối, tôi là kế toán của, em là kế toán của,
        tôi là kế toán công ty, em là kế toán công ty, tôi là nhân viên của, em là nhân viên của,
        tôi là nhân viên công ty, em là nhân viên công ty, tôi phụ trách hợp đồng,
        em phụ trách hợp đồng, tôi là thư ký của, tôi là thư ký công ty, tôi làm ở công ty,
        em làm ở công ty, i am the contact person, im the contact person, i am their contact person,
        i am the contact of, i am the accountant of, im the accountant of, i am an employee of,
        im an employee of, i work for the company""",
    }
)
_DOING: Final = "làm thay|làm hộ|làm giúp|thay mặt|thay cho|đổi hộ|đổi giúp|sửa hộ|sửa giúp"
_DOING_TOO: Final = "cập nhật hộ|cập nhật giúp|hỏi hộ|khai hộ|làm giùm|đổi giùm"
_DEEDS: Final = "|".join(f"{one}|{bare(one)}" for one in f"{_DOING}|{_DOING_TOO}".split("|"))
_KIN: Final = sorted([*_RELATIVE, *map(bare, _RELATIVE)], key=len, reverse=True)
_ANY_KIN: Final = "|".join(_KIN)
_DOES: Final = (
    r"(?:đổi|doi|sửa|sua|cập nhật|cap nhat|thay|làm|lam|xem|hỏi|hoi|khai|gửi|gui|sang tên|sang ten"
    r"|chuyển|chuyen|đăng ký|dang ky|khiếu nại|khieu nai|xóa|xoá|xoa|hủy|huỷ|huy|báo|bao)"
)
_OWN: Final = r"(?:tôi|toi|em|mình|minh|tui|của tôi|cua toi)"
_POLITE: Final = r"(?:ạ|a|nhé|nhe|nha|với|voi|được|duoc|không|khong|ko|k|đi|di|luôn|luon|em|ad)"
_DEAD: Final = r"(?:chết|chet|mất|mat|qua đời|qua doi|khuất|khuat)"
_OLD: Final = r"(?:già|gia|yếu|yeu|ốm|om|bệnh|benh|bận|ban|không rành|khong ranh|ko rành|ko ranh)"
# `mẹ tôi nhờ đổi địa chỉ`, `đổi sđt giúp vợ`, `mẹ tôi là khách hàng, …, tôi đổi số giúp`
_FOR_KIN_TOO: Final = re.compile(
    rf"\b(?:{_ANY_KIN}) {_OWN} (?:có |co )?(?:nhờ|nho|bảo|bao|kêu|keu|muốn|muon|cần|can) .{{0,20}}"
    rf"\b{_DOES}\b"
    rf"|\b{_DOES}\b.{{1,40}}\b(?:giúp|giup|hộ|ho|giùm|gium|dùm|dum|thay|cho) "
    rf"(?:{_ANY_KIN})(?: {_OWN})?(?: {_POLITE})*[ .!?]*$"
    rf"|\b(?:{_ANY_KIN}) {_OWN}\b(?: (?:đã|da|vừa|vua|mới|moi|bị|bi))* {_DEAD}\b(?! (?:điện|dien"
    r"|sim|số|so|máy|may|mạng|mang|cccd|ví|vi|tiền|tien))"
    rf"|\b(?:{_ANY_KIN}) {_OWN} (?:là|la) (?:khách|khach|chủ|chu)\b.*\b(?:giúp|giup|hộ|ho|thay"
    r"|giùm|gium)\b"
    rf"|\b(?:{_ANY_KIN}) {_OWN}? ?{_OLD}\b.*\b(?:giúp|giup|hộ|ho|thay|giùm|gium)\b"
    rf"|\bmy (?:{'|'.join(_ENGLISH_RELATIVE)}) (?:asked|wants|needs|told) me to\b"
)
# Whose it is, without a deed, or a new value that is theirs: `đổi sang số của vợ tôi được không`.
_THEIRS_AS_VALUE: Final = re.compile(
    r"(?:^|\b(?:sang|thành|thanh|qua|bằng|bang|dùng|dung|lấy|lay|là|la|use|to)) ?"
    r"(?:số|so|sđt|sdt|số điện thoại|so dien thoai|email|mail|máy|may|địa chỉ|dia chi)"
    rf" (?:của|cua) (?:{_ANY_KIN})\b"
)
# `đổi số điện thoại cho mẹ tôi`, `làm thay cho mẹ`, `for my mother`.
_FOR_KIN: Final = re.compile(
    rf"\b(?:cho|của|cua|giúp|giup|hộ|ho|giùm|gium) (?:{'|'.join(_KIN)})"
    r" (?:tôi|toi|em|mình|minh|tui)(?: (?:ạ|a|nhé|nhe|nha|với|voi|được|không))*[ .!?]*$"
    rf"|\b(?:{_DEEDS}) (?:cho |cả )?(?:{'|'.join(_KIN)})\b"
    rf"|\b(?:for|on) my (?:{'|'.join(_ENGLISH_RELATIVE)})(?:'?s behalf)?\b"
)


def heard(text: str, seen: frozenset[str]) -> str:
    """Whose words these are: `act_for_another`, `contact_person`, "" for the customer's own.
    `seen`: the words of `text` without their marks."""
    low = " ".join(text.lower().replace(",", " , ").split())
    if _THEIRS_AS_VALUE.search(low) is None and (_FOR_KIN.search(low) or _FOR_KIN_TOO.search(low)):
        return ACT_FOR
    if _PHRASES.keys.isdisjoint(seen):
        return ""
    found = [one.name for one in _PHRASES.find(words_of(text))]
    if ACT_FOR in found:
        return ACT_FOR
    return CONTACT if CONTACT in found else ""
