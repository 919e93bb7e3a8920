"""Small questions in the middle of a form: how long, what it costs, what for. Never an answer.

A message is one only where nothing else is in it: the phrase, the thing it asks about, and words
that carry no meaning. `vì công ty đổi tên mất bao lâu cũng được` stays an answer.
"""

from typing import Final

from states.intents.phrases import Phrases, words_of

_ASKING: Final = Phrases(
    {
        "how_long": """mất bao lâu, bao lâu, bao lâu thì xong, bao lâu thì giải quyết,
            bao lâu thì giải quyết xong, bao lâu thì xử lý xong, bao lâu mới giải quyết,
            bao lâu mới giải quyết xong, bao lâu mới xong, bao lâu thì được,
            bao lâu có hiệu lực, lâu không, lâu ko, có lâu không, có lâu ko, có nhanh không,
            mất mấy ngày, mấy ngày, mấy ngày thì xong, bao nhiêu ngày, mất bao nhiêu ngày,
            khi nào xong, bao giờ xong, chừng nào xong, khi nào thì xong, bao giờ thì xong,
            khi nào có hiệu lực, bao giờ có hiệu lực, khi nào được, bao giờ được,
            how long, how long does it take, how long will it take, how long does this take,
            how many days, when will it be done, when is it done, when will this be done,
            does it take long, will it take long, how soon""",
        "fee": """có mất phí không, mất phí không, có mất phí ko, mất phí ko, có tốn phí không,
            tốn phí không, có tính phí không, tính phí không, có phí không, có thu phí không,
            phí bao nhiêu, mất bao nhiêu tiền, bao nhiêu tiền, có mất tiền không, mất tiền không,
            mất tiền ko, có tốn tiền không, tốn tiền không, tốn kém không, có miễn phí không,
            miễn phí không, miễn phí ko, miễn phí phải không, miễn phí hả, free không, free ko,
            is it free, is this free, is there a fee, are there fees, any fee, any fees, any charge,
            is there a charge, do i have to pay, do i need to pay, how much does it cost,
            how much is it, what does it cost, does it cost anything, does it cost, how much,
            free of charge""",
        "why": """tại sao cần, vì sao cần, sao cần, sao lại cần, tại sao lại cần, tại sao phải,
            vì sao phải, sao phải, sao lại phải, tại sao hỏi, vì sao hỏi, sao lại hỏi, sao hỏi,
            tại sao, vì sao, để làm gì, để làm chi, dùng để làm gì, dùng làm gì, để chi,
            cần để làm gì, hỏi để làm gì, hỏi làm gì, lấy làm gì,
            why, why do you need, why do you ask, why do i need, why do i have to, why must i,
            what for, what is this for, whats this for, what is it for, whats it for,
            what do you need, what will you do with, why are you asking, is it necessary,
            có cần thiết không, có bắt buộc không, bắt buộc không, có bắt buộc phải""",
        "since": "mấy ngày nay, mấy ngày rồi, bao nhiêu ngày nay, bao lâu nay",
    }
)
_ABOUT: Final = Phrases(
    {
        "phone": "số điện thoại, điện thoại, sđt, sdt, số máy, phone number, phone",
        "address": "địa chỉ, address",
        "email": "email, mail, e mail",
        "id_number": """số căn cước, căn cước, căn cước công dân, cccd, số cccd, cmnd, id number,
            id card, id, identity number""",
        "birth_date": "ngày sinh, năm sinh, birth date, date of birth, birthday, birthdate",
        "contact_person": "người liên hệ, contact person",
        "confirm": "xác nhận, xác nhận lại, confirm, đọc lại, hỏi lại",
        "name": "tên, họ tên, tên khách hàng, name",
        "papers": "giấy tờ, ảnh, hình, file, tệp, hồ sơ, papers, paper, documents, photo, photos",
        "proof": """mã, mã xác minh, mã xác nhận, mã otp, otp, xác minh, xác thực, code, the code,
            verification code, verify, mã khách hàng, customer code""",
    }
)
_LIGHT_LIST: Final = """da vang em oi cho hoi minh toi tui anh chi ad admin shop bot a ah nha nhe
    vay the thi la voi ma nay cai do viec thu tuc yeu cau doi sua cap nhat thong tin moi co phai
    khong ko duoc thay muon biet xin ban ben dcnet lai can phai lam chung mat ton het tat ca roi nua
    cung nhap
    khai gui cung cap lay cua xem giu dung y kien cau ni kia u o please tell me my the this that
    it to do you need of for i and so is be will your ask asking have send give enter with just hi
    hello hey can know would like change update new"""
_LIGHT: Final = frozenset(_LIGHT_LIST.split())
_LONGEST: Final = 14  # words


def heard(text: str) -> tuple[str, str]:
    """(how_long | fee | why | "", what it is about: a field, papers, proof, confirm or "")."""
    words = words_of(text)
    if not 0 < len(words) <= _LONGEST:
        return "", ""
    asked = _ASKING.find(words)
    if not asked:
        return "", ""
    about = _ABOUT.find(words)
    covered = {at for one in (*asked, *about) for at in range(one.start, one.end)}
    if any(at not in covered and word.folded not in _LIGHT for at, word in enumerate(words)):
        return "", ""
    best = max(asked, key=lambda one: one.end - one.start)
    if best.name == "since":
        return "", ""  # it tells since when something goes on
    longest = max(about, key=lambda one: one.end - one.start, default=None)
    return best.name, longest.name if longest else ""
