"""Taking back a consent, restricting, objecting: to staff, with what the law says of it."""

import pytest

from states.effects import OpenCase, StopMarketing
from tests.play import MAI, Chat, World, copies, play, press

ASKED = ["use-told", "law-use", "use-what"]


def mine() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize(
    "said",
    [
        "tôi rút lại sự đồng ý xử lý dữ liệu", "toi rut lai dong y",
        "hạn chế xử lý dữ liệu của tôi", "tôi phản đối việc xử lý dữ liệu cá nhân của tôi",
        "ngừng chia sẻ thông tin của tôi",
        "I withdraw my consent", "I object to the processing of my data",
    ],
)  # fmt: skip
def test_it_is_asked_for_and_a_person_decides(said: str):
    chat = Chat(mine())
    sent = chat.happen(said)
    assert copies(sent)[-3:] == ASKED
    assert not [one for one in sent if isinstance(one, StopMarketing)]
    [opened] = [one for one in chat.happen(press("use-sure")) if isinstance(one, OpenCase)]
    assert (opened.kind, opened.why) == ("talk_to_person", "kind-use_of_data")


@pytest.mark.parametrize("said", ["rút lại đồng ý nhận quảng cáo", "stop sending me ads"])
def test_of_advertising_alone_it_is_done_at_once(said: str):
    sent = Chat(mine()).happen(said)
    assert [one for one in sent if isinstance(one, StopMarketing)]


def test_who_thinks_better_of_it_keeps_all():
    play(("I withdraw my consent", ["language-noticed", *ASKED]), ("keep", ["menu"]), world=mine())
