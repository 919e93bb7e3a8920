"""The demo's people: made-up customers and staff, printed with their sign-ins."""

from rich.console import Console
from rich.table import Table

from bot.opening import open_database
from bot.settings import Settings
from states.permissions import Permission
from storage import customers, macros, staff
from storage.customers import NewCustomer
from storage.macros import Words
from storage.unit_of_work import UnitOfWork

CUSTOMERS = (
    NewCustomer(
        "DC10023",
        "person",
        "Nguyễn Thị Mai",
        {
            "phone": "+84912345678",
            "email": "mai.nguyen@example.vn",
            "address": "137 Lê Quang Định, Phường 14, Quận Bình Thạnh, TP. Hồ Chí Minh",
            "id_number": "079190012345",
            "birth_date": "1990-03-05",
        },
        contracts_open=1,
    ),
    NewCustomer(
        "DC20456",
        "organisation",
        "Công ty TNHH Sao Mai",
        {
            "phone": "+84905111222",
            "email": "ketoan@saomai.example.vn",
            "address": "12 Trần Hưng Đạo, Phường Cửa Nam, Hà Nội",
            "tax_code": "0100233488",
        },
        contracts_open=2,
    ),
    NewCustomer(
        "DC20457",
        "organisation",
        "Công ty TNHH Sao Mai Miền Nam",
        {"phone": "+84905111222", "tax_code": "0314409058"},
        contracts_open=1,
    ),
    NewCustomer("DC30001", "person", "H'Hen Êban", {"email": "hhen@example.vn"}, contracts_open=1),
)


# Made-up staff of the demo; it runs on loopback only.
PASSWORD = "sen-hong-ben-ho-guom"  # noqa: S105 - printed by the demo
STAFF = (
    ("lan", "Trần Ngọc Lan", "agent"),
    ("hung", "Lê Quốc Hùng", "supervisor"),
    ("my", "Đỗ Hà My", "hotline"),
    ("thu", "Phạm Minh Thu", "security"),
    ("quan", "Vũ Minh Quân", "admin"),
)

# Texts for replies, as a desk might keep them: made up, and only in the demo.
MACROS = (
    Words(
        "Chào và nhận xử lý",
        {
            "vi": "Dạ chào {customer}, em là {agent}, em đang xem yêu cầu {reference} và sẽ "
            "trả lời chậm nhất ngày {due} ạ.",
            "en": "Hello {customer}, this is {agent}. I am looking at your request {reference} and "
            "will answer by {due} at the latest.",
        },
        editable_by=Permission.LEAD,
    ),
    Words(
        "Xin ảnh giấy tờ rõ hơn",
        {
            "vi": "Dạ {customer}, ảnh giấy tờ của yêu cầu {reference} chưa đọc được. {customer} "
            "vui lòng chụp lại nơi đủ sáng, thấy đủ bốn góc, rồi gửi ngay tại đây giúp em ạ.",
            "en": "The photo of your papers for request {reference} cannot be read yet. Please "
            "take it again in good light with all four corners visible, and send it right here.",
        },
        ("request_name_change", "update_phone", "update_email"),
    ),
    Words(
        "Đang chờ bộ phận kỹ thuật",
        {
            "vi": "Dạ {customer}, em đã chuyển yêu cầu {reference} cho kỹ thuật và theo dõi đến "
            "khi xong. Em báo lại chậm nhất ngày {due} ạ.",
            "en": "I have passed request {reference} on to our engineers and stay with it until it "
            "is done. You will hear from me by {due} at the latest.",
        },
        ("talk_to_person",),
    ),
    Words(
        "Không bao giờ hỏi mã qua điện thoại",
        {
            "vi": "Dạ {customer}, DCNET không bao giờ gọi điện hỏi mã xác minh hay mật khẩu. Nếu "
            "có người hỏi, {customer} đừng đọc mã và báo cho em ngay tại đây ạ.",
            "en": "DCNET never phones to ask for a code or a password. If somebody does, please do "
            "not read it out, and tell me right here.",
        },
        ("report_misuse", "talk_to_person"),
    ),
    Words(
        "Cảm ơn và kết thúc",
        {
            "vi": "Dạ yêu cầu {reference} đã xong. Cảm ơn {customer} đã chờ. Cần thêm gì, "
            "{customer} cứ nhắn tại đây hoặc gọi 1900 0382 ạ.",
            "en": "Your request {reference} is done. Thank you for waiting. Should you need "
            "anything else, write here or call 1900 0382.",
        },
        editable_by=Permission.LEAD,
    ),
)


def add_to(settings: Settings) -> None:
    """Add who is missing."""
    database = open_database(settings)
    try:
        database.write_now(_add)
    finally:
        database.close()


def fill(settings: Settings) -> None:
    """Add who is missing, and print who there is."""
    add_to(settings)
    table = Table(title="Made-up customers", title_justify="left")
    for column in ("code", "name", "phone", "e-mail"):
        table.add_column(column)
    for one in CUSTOMERS:
        table.add_row(
            one.code, one.name, one.details.get("phone", ""), one.details.get("email", "")
        )
    console = Console()
    console.print(table)
    people = Table(title=f"Made-up staff, password {PASSWORD}", title_justify="left")
    for column in ("login", "name", "role"):
        people.add_column(column)
    for login, name, role in STAFF:
        people.add_row(login, name, role)
    console.print(people)
    console.print(
        "No second factor is asked for in the demo (HELPDESK_SECOND_FACTOR=required elsewhere); "
        "anybody may set one up at /console/me."
    )
    base = settings.public_url
    console.print(f"Web chat   {base}/chat\nConsole    {base}/console\nMail, SMS  {base}/outbox")


def _add(uow: UnitOfWork) -> None:
    for one in CUSTOMERS:
        if customers.by_code(uow, one.code) is None:
            customers.add(uow, one)
            uow.flush()
    for login, name, role in STAFF:
        if staff.by_login(uow, login) is None:
            staff.add(uow, login, name, role, PASSWORD)
            uow.flush()
    admin = staff.by_login(uow, "quan")
    if admin is not None and not macros.every(uow):
        for words in MACROS:
            macros.add(uow, admin.id, words)
