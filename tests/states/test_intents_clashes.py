"""Words that are one word without their marks, and messages that are answers, not wishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.intents import EXTRA, INTENTS, UPDATES, understand

CLASHES = [
    ("đúng", "yes"),
    ("dừng", "cancel"),
    ("đừng", "cancel"),
    ("đừng đổi", "cancel"),
    ("dung doi nua", "cancel"),
    ("dùng", None),
    ("dung lai", "cancel"),
    ("dung roi", "yes"),
    ("dung tieng anh", "switch_language"),
    ("dung gui quang cao", "stop_marketing"),
    ("co", "yes"),
    ("cô", None),
    ("dạ đúng", "yes"),
    ("da dung", "yes"),
    ("đá", None),
    ("hủy", "cancel"),
    ("huỷ", "cancel"),
    ("huy", "cancel"),
    ("HUY", "cancel"),
    ("Huy", None),
    ("Tôi là Huy", None),
    ("toi la Huy", None),
    ("anh Huy", None),
    ("thôi", "cancel"),
    ("thoi", "cancel"),
    ("thời", None),
    ("đợi", None),
    ("đời", None),
    ("doi ngay sinh", "update_birth_date"),
    ("số", None),
    ("sợ", None),
    ("doi so ngay", "update_phone"),
    ("doi thu dien tu", "update_email"),
    ("thứ", None),
    ("thử", None),
    ("mà", None),
    ("mã hồ sơ 00123", "case_status"),
    ("bao gia", "out_of_scope"),
    ("bao lau xong ho so", "case_status"),
    ("bao cao lo thong tin", "report_misuse"),
    ("sửa sdt", "update_phone"),
    ("sữa sdt", "update_phone"),
    ("sdt cu doi sang so moi", "update_phone"),
    ("cứ", None),
    ("mời", None),
    ("mỗi", None),
    ("gap nhan vien", "talk_to_person"),
    ("doi sdt gap", "update_phone"),
    ("đổi sđt gấp", "update_phone"),
    ("gấp", None),
    ("bo qua", "skip"),
    ("bo di", "cancel"),
    ("không đổi nữa", "cancel"),
    ("khong doi nua", "cancel"),
    ("không có", "skip"),
    ("khong co", "skip"),
    ("không phải", "no"),
    ("khong phai", "no"),
    ("không nhận quảng cáo", "stop_marketing"),
    ("khong nhan quang cao", "stop_marketing"),
    ("không đổi được số điện thoại", "update_phone"),
    ("đổi số điện thoại được không", "update_phone"),
    ("khong dung", "no"),
]


@pytest.mark.parametrize(("text", "intent"), CLASHES)
def test_a_folded_clash_is_settled(text, intent):
    assert understand(text).intent == intent


def test_dung_without_marks_is_asked_about():
    heard = understand("dung", expecting=frozenset({"yes", "no", "cancel"}))
    assert heard.intent is None
    assert heard.runners_up == ("yes", "cancel")


def test_khong_co_answers_a_question_that_cannot_be_skipped():
    assert understand("không có", expecting=frozenset({"yes", "no"})).intent == "no"
    assert understand("không có", expecting=frozenset({"yes", "no", "skip"})).intent == "skip"


ANSWERS = [
    ("2", {"choice": "2"}),
    ("số 2", {"choice": "2"}),
    ("482913", {"code": "482913"}),
    ("0912345678", {"phone": "0912345678"}),
    ("là 0912 345 678 ạ", {"phone": "0912 345 678"}),
    ("+84 912 345 678", {"phone": "+84 912 345 678"}),
    ("ok 0912345678", {"phone": "0912345678"}),
    ("a.b@dcnet.vn", {"email": "a.b@dcnet.vn"}),
    ("05/03/1990", {"birth_date": "05/03/1990"}),
    ("079090001234", {"id_number": "079090001234"}),
    ("12 Lê Lợi, phường Bến Nghé, quận 1", {"address": "12 Lê Lợi, phường Bến Nghé, quận 1"}),
    ("12/3 nguyen trai q5", {"address": "12/3 nguyen trai q5"}),
    ("Nguyễn Văn An", {"name": "Nguyễn Văn An"}),
    ("Tôi tên Thu", {"name": "Thu"}),
    ("Huy", {"name": "Huy"}),
    ("Nguyễn Thị Mai, kế toán trưởng, 0912345678", {"phone": "0912345678"}),
]


@pytest.mark.parametrize(("text", "values"), ANSWERS)
def test_an_answer_is_left_to_the_open_prompt(text, values):
    heard = understand(text)
    assert heard.intent is None
    assert values.items() <= heard.values.items()


SAID = [
    ("đổi số sang 0912345678", "update_phone", {"field": "phone", "phone": "0912345678"}),
    ("đổi email thành a@b.vn", "update_email", {"field": "email", "email": "a@b.vn"}),
    (
        "update address moi: 137 le quang dinh",
        "update_address",
        {"address": "137 le quang dinh"},
    ),
    ("new person in charge: Ms Mai", "update_contact_person", {"contact_person": "Ms Mai"}),
    ("DC-7K3M-2", "case_status", {"reference": "DC-7K3M-2"}),
    ("DC-7K3M4-2", "case_status", {"reference": "DC-7K3M4-2"}),
    ("DC-FZWRH-M", "case_status", {"reference": "DC-FZWRH-M"}),
    ("DC9WWW7G", "case_status", {"reference": "DC-9WWW7-G"}),
    ("9WWW7-G", "case_status", {"reference": "DC-9WWW7-G"}),
    ("dc 9www7 g xong chưa", "case_status", {"reference": "DC-9WWW7-G"}),
    ("dc2rf8fc", "case_status", {"reference": "DC-2RF8F-C"}),
    ("dc-9www7 xong chưa", "case_status", {"reference": "DC-9WWW7"}),
    ("dc 7k3m 2 xong chua", "case_status", {"reference": "dc 7k3m 2"}),
    ("english nha ad", "switch_language", {"language": "en"}),
    ("tôi không hiểu tiếng Việt, nói tiếng Anh nhé", "switch_language", {"language": "en"}),
    ("chuyen sang tieng viet", "switch_language", {"language": "vi"}),
]


@pytest.mark.parametrize(("text", "intent", "values"), SAID)
def test_what_a_wish_already_says_is_kept(text, intent, values):
    heard = understand(text)
    assert heard.intent == intent
    assert values.items() <= heard.values.items()


EXTRAS = [
    ("gửi lại", "resend", None),
    ("gui lai ma", "resend", None),
    ("rút lại yêu cầu", "withdraw", "cancel"),
    ("hủy liên kết", "unlink", None),
    ("hoàn tác", "undo", "cancel"),
    ("on hold", "held", "case_status"),
    ("menu", "help", "help"),
    ("rút lại đồng ý nhận email marketing", "stop_marketing", "stop_marketing"),
    ("undo the last answer", "back", "back"),
]


@pytest.mark.parametrize(("text", "intent", "listed"), EXTRAS)
def test_extra_intents_have_their_nearest_of_the_22(text, intent, listed):
    heard = understand(text)
    assert (heard.intent, heard.listed) == (intent, listed)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ddooir soos ddieenj thoaij", "update_phone"),
        ("d9o6i3 so61 d9ie65n thoa5i", "update_phone"),
        ("doi sdtj", "update_phone"),
        ("xoas duwx lieeuj cuar tooi", "delete_my_data"),
        ("chnage my phone nubmer", "update_phone"),
        ("update adress", "update_address"),
        ("doi sodienthoai", "update_phone"),
    ],
)
def test_keystrokes_and_typos_are_mended(text, intent):
    assert understand(text).intent == intent


def test_a_wish_without_its_field_is_asked_about():
    heard = understand("tôi muốn sửa thông tin")
    assert heard.intent is None
    assert heard.runners_up == UPDATES


_WORD_LIST = "không đổi dung số hủy email ok 0912345678 a@b.vn DC-7K3M-2 123 dc ? , . / ' 🙏 ko"
_WORDS = st.sampled_from(_WORD_LIST.split())


@given(st.text(max_size=300) | st.lists(_WORDS, max_size=30).map(" ".join), st.booleans())
def test_no_text_makes_it_fail(text, asked):
    expecting = frozenset({"yes", "no"}) if asked else frozenset()
    for language in ("vi", "en"):
        heard = understand(text, expecting=expecting, language=language)
        assert heard.text == text
        assert heard.intent is None or heard.intent in {*INTENTS, *EXTRA}
        assert 0 <= heard.confidence <= 1
        assert {*heard.runners_up} <= {*INTENTS, *EXTRA}


@pytest.mark.parametrize(
    "text", ["DC10023", "mã DC10023", "mã khách hàng của tôi là DC10023", "mã KH: dc 10023 nhé"]
)
def test_a_customer_s_code_is_no_reference(text):
    assert understand(text).intent != "case_status"
    assert "reference" not in understand(text).values


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("please use my new mobile from now on", "update_phone"),
        ("sao bên khác biết số tôi dùng DCNET mà gọi suốt", "report_misuse"),
        ("bên khác có được biết thông tin của tôi không", "ask_policy"),
    ],
)
def test_who_knows_and_what_to_use(text, intent):
    assert understand(text).intent == intent
