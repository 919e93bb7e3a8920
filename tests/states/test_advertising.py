"""What is wanted of advertising, in many spellings. A consent is recorded only where one was given:
one negation, however spelled, and there is none."""

import pytest

from states.effects import OpenCase, StartMarketing, StopMarketing
from states.intents import advertising, understand
from states.text import fold
from tests.play import MAI, Chat, World, copies, press

STOP = """k muon nhan qc nx
k muon nhan tin quang cao nx
chua muon nhan quang cao
hem muốn nhận qc nữa
hông mún nhận tin khuyến mãi
khg muốn nhận quảng cáo
kg mun nhan qc dau
hok thich nhan qc
hk can nhan tin km nua
tôi chẳng muốn nhận quảng cáo
chả muốn nhận khuyến mãi đâu
không còn muốn nhận quảng cáo
I no longer want to receive ads
dont subscribe me again to ads
never send me ads again
tôi không muốn nhận quảng cáo lại nữa
huỷ quảng cáo
đừng gửi quảng cáo nữa
đừng gửi sms quảng cáo nữa
không, huỷ quảng cáo đi
tắt hết quảng cáo qua email giúp em
không huỷ được quảng cáo
thôi không nhận quảng cáo nữa
ngưng gửi quảng cáo cho tôi
stop sending me ads
please stop calling me with offers
unsubscribe
tôi ghét quảng cáo
chán quảng cáo lắm rồi
dung gui tin quang cao vao so nay nua
gửi quảng cáo hoài
chặn tin quảng cáo
I do not want to get ads by email""".splitlines()
START = """muốn nhận lại quảng cáo
nhan lai quang cao
cho em nhận khuyến mãi nhé
à thôi, tôi muốn nhận lại quảng cáo
I want to receive promotions again
subscribe me to the newsletter
bật lại quảng cáo giúp mình
mún nhận qc lại""".splitlines()
KEEP = """thôi không huỷ quảng cáo nữa
thoi k huy qc nx
đừng hủy quảng cáo nữa
không cần dừng quảng cáo đâu
khỏi tắt quảng cáo
don't stop the ads
I do not want to unsubscribe
hong can tat qc""".splitlines()
PART = """huỷ quảng cáo qua sms thôi, mail vẫn nhận
huy qc qua sms thoi, mail van nhan
tắt quảng cáo qua email, sms vẫn nhận
stop ads by sms only
chỉ tắt quảng cáo qua điện thoại
chỉ muốn nhận quảng cáo qua email thôi
dừng quảng cáo zalo còn mail thì cứ gửi
stop text ads but keep the email ones
muốn nhận quảng cáo qua mail thôi""".splitlines()
STILL = """sao vẫn nhận quảng cáo dù đã huỷ
sao van nhan qc du da huy
vẫn nhận quảng cáo dù đã huỷ rồi
huỷ quảng cáo rồi mà vẫn gửi
I still get ads although I unsubscribed
why do I still get ads
sao cứ gửi quảng cáo hoài vậy
đã dừng quảng cáo hôm qua mà vẫn còn nhận tin rác
sao chưa huỷ quảng cáo cho tôi
tắt quảng cáo rùi mà vẫn bị spam
already opted out and still receiving marketing emails""".splitlines()


def spelled(*tables: list[str]) -> list[str]:
    return [way for table in tables for one in table for way in dict.fromkeys((one, fold(one)))]


def mine() -> Chat:
    return Chat(World.of(MAI).trust(MAI))


@pytest.mark.parametrize("said", spelled(STOP, KEEP, PART, STILL))
def test_no_consent_comes_of_a_refusal(said: str):
    assert not any(isinstance(one, StartMarketing) for one in mine().happen(said))


@pytest.mark.parametrize("said", spelled(STOP))
def test_a_refusal_is_one(said: str):
    assert advertising.wanted(said) == advertising.STOP


@pytest.mark.parametrize("said", spelled(STOP[:12], STOP[15:18]))
def test_a_refusal_takes_effect_at_once(said: str):
    assert StopMarketing(MAI.id) in mine().happen(said)


@pytest.mark.parametrize("said", spelled(START))
def test_a_consent_that_is_given_is_taken(said: str):
    assert understand(said).intent == "start_marketing"
    assert StartMarketing(MAI.id) in mine().happen(said)


@pytest.mark.parametrize("said", spelled(KEEP))
def test_what_is_not_to_be_stopped_stays(said: str):
    chat = mine()
    done = chat.happen(said)
    assert copies(done)[-2:] == ["marketing-kept", "marketing-kept-what"]
    assert not any(isinstance(one, (StartMarketing, StopMarketing)) for one in done)


@pytest.mark.parametrize("said", spelled(PART))
def test_one_way_alone_is_said_not_to_be_possible_first(said: str):
    chat = mine()
    done = chat.happen(said)
    assert copies(done)[-2:] == ["marketing-whole", "marketing-whole-what"]
    assert not any(isinstance(one, StopMarketing) for one in done)
    assert StopMarketing(MAI.id) in chat.happen(press("stop_marketing"))


@pytest.mark.parametrize("said", spelled(STILL))
def test_what_comes_after_a_stop_is_stopped_again_and_may_be_reported(said: str):
    chat = mine()
    done = chat.happen(said)
    assert StopMarketing(MAI.id) in done
    assert copies(done)[-2:] == ["marketing-still-noted", "marketing-still-what"]
    chat.happen(press("report"))
    assert chat.conversation.draft.kind == "report_misuse"
    assert chat.conversation.draft.evidence[0][2] == said


def test_in_the_middle_of_a_form_it_is_told_and_the_form_goes_on():
    for said, told in (
        ("thôi k huỷ quảng cáo nữa", "marketing-kept"),
        ("huỷ quảng cáo qua sms thôi, mail vẫn nhận", "marketing-whole"),
        ("sao vẫn nhận quảng cáo dù đã huỷ", "marketing-still-noted"),
    ):
        chat = mine()
        chat.happen("đổi email")
        assert copies(chat.happen(said))[-2:] == [told, "ask-email"]


def test_who_is_not_linked_names_the_contact_it_still_comes_to():
    chat = Chat(World.of(MAI))
    done = chat.happen("sao vẫn nhận quảng cáo dù đã huỷ")
    assert copies(done) == ["marketing-still", "marketing-ask-contact"]


def test_a_person_who_is_told_not_to_stop_it_is_no_reason_to():
    chat = mine()
    opened = chat.happen("gặp nhân viên")
    assert any(isinstance(one, OpenCase) for one in opened)
    for said in ("thôi không huỷ quảng cáo nữa", "muốn nhận lại quảng cáo"):
        assert not any(isinstance(one, StopMarketing) for one in chat.happen(said))
    assert StopMarketing(MAI.id) in chat.happen("k mún nhận qc nữa")
