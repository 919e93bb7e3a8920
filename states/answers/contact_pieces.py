"""Takes a contact person's line apart: name, role, phone, e-mail, in any order, labelled or not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from states.answers import phone
from states.answers.email import spoken
from states.text import fold, widthless, words

_EMAIL = re.compile(r"[^\s,;<>|()\[\]@]+@[^\s,;<>|()\[\]]*")
_CUTS = re.compile(r"[,;\n|/()<>\[\]]|\s-+\s|\s-+$|^-+\s")
_EDGE = " .,:;-–=*•\"'"
_NAME_LABEL = re.compile(
    r"^(?:họ và tên|ho va ten|họ tên|ho ten|tên là|ten la|tên|ten|full name|name)\s*[:=]?\s*",
    re.IGNORECASE,
)
_ROLE_LABEL = re.compile(
    r"^(?:chức vụ|chuc vu|chức danh|chuc danh|vai trò|vai tro|vị trí|vi tri|bộ phận|bo phan"
    r"|làm(?=\s)|role|position|job title|title)\s*[:=]?\s*",
    re.IGNORECASE,
)
_OTHER = (
    r"người liên hệ|nguoi lien he|contact person|contact|liên hệ|lien he|đầu mối|dau moi"
    r"|số điện thoại|so dien thoai|điện thoại|dien thoai|di động|di dong|sđt|sdt|đt|dt|phone"
    r"|mobile|tel|zalo|hotline|e-?mail|gmail|mail|số|so|mới|moi|new|là|la|is|nhé|nhe|ạ|dạ|vâng|và|va"
)
_OTHER_LABEL = re.compile(rf"^(?:{_OTHER})(?![^\W_])\.?\s*[:=]?\s*", re.IGNORECASE)
_OTHER_TAIL = re.compile(rf"(?:^|\s)(?:{_OTHER})\s*[:=.]?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"^(?:đổi|doi|thay|sửa|sua|cập nhật|cap nhat|change|update)\s[^\n,;]{0,60}?"
    r"\b(?:sang|thành|thanh|bằng|bang|là|la|to)\s+",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"^(?:anh|chị|chi|ông|ong|bà|cô|chú|bác|mrs?|ms|miss|madam"
    r"|(?-i:ba|co|chu|bac)(?=\s(?-i:[A-ZĐ])))\.?\s+(?=\S)",
    re.IGNORECASE,
)
_HONORIFICS = words("anh chị chi ông ong bà cô chú bác mr mrs ms miss")
# Written with marks; an unmarked text is compared unmarked.
_ROLE_LIST = (
    "phó tổng giám đốc,tổng giám đốc,phó giám đốc,giám đốc,trưởng phòng,phó phòng,trưởng bộ phận,"
    "trưởng nhóm,trưởng ban,trưởng,kế toán trưởng,kế toán,nhân viên,chuyên viên,thư ký,trợ lý,"
    "quản lý,quản trị,kỹ thuật,kĩ thuật,kỹ sư,hành chính,nhân sự,kinh doanh,thủ quỹ,chủ tịch,"
    "chủ hộ,chủ nhà,chủ cửa hàng,chủ doanh nghiệp,phụ trách,văn thư,bảo vệ,lễ tân,lập trình viên,"
    "đại diện,người đại diện,phòng,bộ phận,mua hàng,cung ứng,vận hành,pháp chế,pháp lý,điều phối,"
    "vợ,chồng,con trai,con gái,mẹ,bố,em gái,em trai,anh trai,chị gái,ceo,cto,cfo,coo,cio,it,"
    "director,manager,accountant,chief,head,admin,administrator,engineer,secretary,assistant,"
    "owner,staff,sales,marketing,purchasing,developer,technician,procurement,representative,legal,"
    "vice,deputy,senior,general manager,lead,leader,team lead,finance,hr,operations,support,wife,"
    "husband,receptionist,supervisor,consultant,specialist,officer,president,founder,buyer"
)
_ROLES = tuple(tuple(role.split()) for role in _ROLE_LIST.split(","))
# One unmarked word is a name as well (trưởng and Truong, vợ and Vo): only English ones count.
_BARE_ROLES = tuple(tuple(map(fold, role)) for role in _ROLES if len(role) > 1 or role[0].isascii())
_SURNAMES = words(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong lam mai "
    "trinh dao doan ha cao luong luu ta thai chau quach tang to kieu dam phung ton vuong la tong "
    "tu mac"
)


class Pieces(NamedTuple):
    """The parts as typed, each empty where the text has none."""

    name: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""


def pieces(text: str) -> Pieces:
    plain = spoken(widthless(text))
    emails = _EMAIL.findall(plain)
    rest = _EMAIL.sub(",", plain)
    phones: list[str] = []
    for start, end in reversed(phone.spans(rest)):
        phones.insert(0, rest[start:end].strip(" (-"))
        rest = f"{rest[:start]},{rest[end:]}"
    name, roles = "", []
    for kind, piece in _labelled(rest):
        if kind == "role":
            roles.append(piece)
            continue
        named, role = (piece, "") if kind == "name" else _name_and_role(piece)
        if named and not name:
            name = named
        elif named:
            roles.append(named)
        if role:
            roles.append(role)
    return Pieces(name, ", ".join(roles), ", ".join(phones), ", ".join(emails))


def _labelled(rest: str) -> Iterator[tuple[str, str]]:
    """Each piece between the cuts with what its label says it is: name, role or nothing."""
    for cut in _CUTS.split(rest):
        kind, piece = "", _CHANGE.sub("", cut.strip(_EDGE))
        for _ in range(4):
            before = piece
            if match := _ROLE_LABEL.match(piece):
                kind, piece = "role", piece[match.end() :]
            elif match := _NAME_LABEL.match(piece):
                kind, piece = "name", piece[match.end() :]
            elif match := _OTHER_LABEL.match(piece):
                piece = piece[match.end() :]
            piece = _OTHER_TAIL.sub("", piece).strip(_EDGE)
            if piece == before:
                break
        if kind != "role":
            piece = _plain_name(piece)
        if any(map(str.isalpha, piece)) and piece.lower() not in _HONORIFICS:
            yield kind, piece


def _plain_name(piece: str) -> str:
    return _HONORIFIC.sub("", piece).strip(_EDGE)


def _name_and_role(piece: str) -> tuple[str, str]:
    """Splits `Mai kế toán`, `Giám đốc Nguyễn Văn A`, `kế toán chị Mai`."""
    listed = piece.split()
    at = _role_at(listed)
    if at is None:
        return piece, ""
    if at > 0:
        return _plain_name(" ".join(listed[:at])), " ".join(listed[at:])
    for cut in range(1, len(listed)):
        word = listed[cut]
        if word.lower().rstrip(".") in _HONORIFICS:
            return _plain_name(" ".join(listed[cut:])), " ".join(listed[:cut])
        if word[0].isupper() and fold(word) in _SURNAMES and listed[cut + 1 :]:
            return " ".join(listed[cut:]), " ".join(listed[:cut])
    return "", piece


def _role_at(listed: list[str]) -> int | None:
    """Where in the words `listed` a role begins."""
    bare = all(word.isascii() for word in listed)
    lowered = [word.lower() for word in listed]
    for at in range(len(listed)):
        for role in _BARE_ROLES if bare else _ROLES:
            if tuple(lowered[at : at + len(role)]) == role:
                return at
    return None
