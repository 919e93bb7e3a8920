"""What stands on a button, folded, where it is none of the words of its choice (`choices`).

Their test (`tests/states/test_choice_words.py`) reads the copy, so that none is missing.
"""

from collections.abc import Mapping
from typing import Final

# key of a choice -> its labels, Vietnamese and English
LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "attorney": ("duoc uy quyen", "i hold a power of attorney"),
    "business_certificate": (
        "giay chung nhan dang ky doanh nghiep",
        "business registration certificate",
    ),
    "civil_change": ("thay doi ho tich", "civil status change"),
    "civil_extract": ("trich luc ho tich", "civil status extract"),
    "company_rename": ("cong ty doi ten", "company renamed"),
    "correction": ("cai chinh ho tich", "civil status correction"),
    "drop:all": ("ngat tat ca", "ngat tat ca, ca chat nay", "unlink all, this chat too"),
    "guardian": ("nguoi giam ho", "guardian"),
    "heir": ("nguoi thua ke", "heir"),
    "id_card": ("can cuoc moi", "new id card"),
    "parent": ("cha, me cua nguoi chua thanh nien", "parent of a minor"),
    "spelling": ("dcnet ghi sai", "dcnet's spelling mistake"),
    "act_for": ("lam thay, co giay to", "i act for them, with papers"),
    "cases": ("moi yeu cau", "all my requests"),
    "use-sure": ("gui yeu cau nay", "send this request"),
    "delete-sure": ("gui yeu cau xoa",),
    "delete_my_data": ("yeu cau xoa du lieu", "ask for deletion"),
    "edit": ("type it again",),
    "edit:papers": ("them bang chung", "add evidence", "them giay to", "add papers"),
    "email": ("by e-mail",),
    "info": ("lay thong tin tu zalo", "take it from zalo"),
    "keep": ("de sau, ve menu", "later, back to the menu"),
    "leave": ("thoi, de vay", "leave it closed"),
    "name": ("doi ten khach hang", "change the customer name"),
    "no_access": ("i can't get the code",),
    "phone": ("qua tin nhan sms", "by text message", "a phone number"),
    "policy": ("ask about the policy", "muc khac cua chinh sach", "another clause"),
    "policy:whole": ("toan bo chinh sach", "the whole policy"),
    "portal-no": ("khong, bo qua",),
    "portal-sure": ("dung, lien ket",),
    "resend": ("send the code again",),
    "resume": ("tiep tuc viec do", "go on where i was"),
    "start_marketing": ("receive advertising again",),
    "tax_code": ("a tax code",),
    "unlink": ("ngat chat nay", "unlink this chat"),
    "view-full-sure": ("van xem day du", "show it in full anyway"),
    "view-masked": ("xem ban da che", "show the masked version"),
}
