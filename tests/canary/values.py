"""The canaries: values that stand nowhere else, of every kind of personal data and secret."""

import base64

from tests.bot.telegram_driver import SECRET
from tests.bot.zalo_bot_driver import SECRET as ZALO_SECRET
from tests.bot_api import TOKEN
from tests.canary.search import Canary
from tests.databases import MASTER_KEY
from tests.zalo_bot_api import TOKEN as ZALO_TOKEN
from tests.zalo_oa_api import APP_SECRET, FIRST_REFRESH, OA_SECRET

PHONE, NEW_PHONE, PERSONS_PHONE = "+84963571482", "+84975318246", "+84938204617"
EMAIL, NEW_EMAIL = "suong.mu.kappa7391@hoamai-kappa.vn", "gio.bac.sigma5520@hoamai-sigma.vn"
SECOND_PHONE, SECOND_EMAIL = "+84986042573", "trang.khuya.omega8846@hoamai-omega.vn"
THIRD_PHONE, THIRD_EMAIL = "+84977260418", "song.lam.delta3107@hoamai-delta.vn"
REACH_EMAIL = "canh.buom.rho6634@hoamai-rho.vn"  # told in a report, nobody's of record
ID_NUMBER, NEW_ID_NUMBER = "079187456128", "079187561394"
BORN, NEW_BORN = "1987-10-29", "1987-11-17"
ADDRESS = "47 Ngõ Kênh Tẻ Xanh Lơ, Phường Bến Nghé, TP. Hồ Chí Minh"
NEW_ADDRESS = "93 Hẻm Vịt Trời Lội Ngược, Phường Bến Nghé, TP. Hồ Chí Minh"
NAME, SECOND_NAME, NEW_NAME = "Trịnh Khuê Mộc Lan", "Vũ Đặng Thủy Tiên", "Trịnh Khuê Mộc Miên"
THIRD_NAME, PERSON = "Lương Bích Hạc", "Đặng Quỳnh Thư"
FREE, STAFFS_WORDS = "giun đất kể chuyện ma lúc nửa đêm", "ốc sên xin nghỉ phép đi họp tổ"
REASON, SOUGHT = "đối chiếu tiếng ve sầu mùa đông", "thợ săn bướm đêm"
WRONG_PASSWORD, PASSWORD = "mật khẩu sai của bác gấu trúc", "chiếc thuyền giấy ngủ quên ở bến"
STAFF_PASSWORD = "cái diều sáo bay qua lũy tre già"
STAFF_MAIL, NEW_STAFF_MAIL = "mo.chin.tau5516@hoamai-tau.vn", "mo.xanh.psi2093@hoamai-psi.vn"
EXIF, PDF_TEXT = "kền kền máy ảnh số 5521", "Hai con seu dau do khieu vu"
FILE_NAME = "căn cước của chị mây trắng.jpg"
TELEGRAM_NAME, CHAT = "Bồ Nông Chân Xám", "7391500213"
HOOKS_SECRET = "con-vac-bau-hooks-6612"
SMTP_PASSWORD, SMS_KEY = "bìm-bịp-smtp-9917", "sms-key-chào-mào-4406"
DATABASE_PASSWORD, PROXY_PASSWORD = "chim-sâu-database-2281", "cú-mèo-proxy-7723"
PORTAL_SECRET = "ve-sầu-portal-secret-3395-chuồn-chuồn"
UPDATE_TEXT, ODD_HEADER = "cào cào trong bản tin hỏng", "đom đóm trong tiêu đề"
ZALO_PICTURE = "bo-ngua-an-canh-la-6617"
PLATFORM_SAYS = "nền tảng nhắc lại châu chấu voi"

_DIGITS = {
    "phone": PHONE, "new phone": NEW_PHONE, "person's phone": PERSONS_PHONE,
    "second phone": SECOND_PHONE, "third phone": THIRD_PHONE,
    "id": ID_NUMBER, "new id": NEW_ID_NUMBER, "chat": CHAT,
}  # fmt: skip
_WORDS = {
    "email": EMAIL, "new email": NEW_EMAIL, "second email": SECOND_EMAIL, "name": NAME,
    "third email": THIRD_EMAIL, "third name": THIRD_NAME, "reach email": REACH_EMAIL,
    "second name": SECOND_NAME, "new name": NEW_NAME, "person": PERSON, "free": FREE,
    "staff's words": STAFFS_WORDS, "reason": REASON, "sought": SOUGHT, "exif": EXIF,
    "pdf": PDF_TEXT, "telegram name": TELEGRAM_NAME, "update": UPDATE_TEXT, "header": ODD_HEADER,
    "staff's mail": STAFF_MAIL, "staff's new mail": NEW_STAFF_MAIL,
    "platform": PLATFORM_SAYS, "address": ADDRESS.partition(",")[0],
    "new address": NEW_ADDRESS.partition(",")[0], "file name": FILE_NAME.removesuffix(".jpg"),
}  # fmt: skip
_SECRETS = {
    "token": TOKEN.partition(":")[2], "webhook secret": SECRET,
    "zalo token": ZALO_TOKEN.partition(":")[2], "zalo webhook secret": ZALO_SECRET,
    "oa app secret": APP_SECRET, "oa secret": OA_SECRET, "oa refresh token": FIRST_REFRESH,
    "zalo picture": ZALO_PICTURE, "password": PASSWORD,
    "wrong password": WRONG_PASSWORD, "staff's password": STAFF_PASSWORD,
    "smtp password": SMTP_PASSWORD, "sms key": SMS_KEY,
    "portal secret": PORTAL_SECRET, "hooks secret": HOOKS_SECRET,
    "database password": DATABASE_PASSWORD, "proxy password": PROXY_PASSWORD,
}  # fmt: skip


def _dates() -> list[Canary]:
    found = []
    for name, stored in (("born", BORN), ("new born", NEW_BORN)):
        year, month, day = stored.split("-")
        found += [
            Canary(name, stored),
            Canary(name, f"{day}/{month}/{year}"),
            Canary(name, f"{day}-{month}-{year}"),
            Canary(name, f"{year}{month}{day}", short=True),
            Canary(name, f"{day}{month}{year}", short=True),
        ]
    return found


def canaries() -> list[Canary]:
    """All but those that are made at run time: tokens of sessions and forms, codes, links."""
    found = [Canary(name, value) for name, value in (_WORDS | _SECRETS).items()]
    for name, value in _DIGITS.items():
        national = f"0{value[3:]}" if value.startswith("+84") else value
        found += [Canary(name, one) for one in {value, national, value.lstrip("+")}]
    master = Canary("master key", MASTER_KEY, raw=base64.b64decode(MASTER_KEY).hex())
    return [*found, master, *_dates()]
