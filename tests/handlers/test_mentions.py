"""Colleagues named in a note: found, told until they open the case; unknown names stay words."""

import pytest

from handlers import desk_looks
from handlers.desk_deed import Done
from states.mentions import named
from storage import mentions, tables
from tests.desk import Desk
from tests.handlers.desk_people import Staff, hire, on_sqlite


@pytest.mark.parametrize(
    ("text", "logins"),
    [
        ("Nhờ @minh xem giúp, @Lan.", ("minh", "lan")),
        ("@minh @minh", ("minh",)),
        ("gửi mai@example.vn và a.b@lan", ()),
        ("@hoa.le-2@dcnet.vn ơi", ("hoa.le-2@dcnet.vn",)),
        ("(@lân) @ không ai", ("lân",)),
        ("", ()),
    ],
)
def test_who_is_named(text, logins):
    assert named(text) == logins


def unseen(desk: Desk, one: Staff) -> list[tuple[str, str, bool]]:
    found = desk.database.read_now(lambda uow: mentions.newest(uow, one.member.id))
    count = desk.database.read_now(lambda uow: mentions.count_unseen(uow, one.member.id))
    assert count == sum(not mention.seen for mention in found)
    return [(mention.reference, mention.by, mention.seen) for mention in found]


def test_who_is_named_is_told_until_they_open_the_case(desk, lan, minh, name_case):
    """Broken once: seen by anybody's opening."""
    gone = hire(desk, "an")
    desk.database.write_now(
        lambda uow: uow.change(tables.staff, {"id": gone.id}, {"disabled_at": uow.now})
    )
    text = "Nhờ @minh và @an, @lan, @Hoa xem giúp"
    assert lan.does("note", name_case, text) == Done("note")
    assert unseen(desk, minh) == [(name_case, "Trần Ngọc Lan", False)]
    assert unseen(desk, lan) == []
    note = minh.page(name_case).timeline[-1]
    assert note.body == {
        "text": text, "mentioned": ["Phạm Quang Minh"], "unmentioned": ["an", "hoa"],
    }  # fmt: skip
    assert minh.page(name_case).mentions == {note.id}
    assert lan.page(name_case).mentions == frozenset()
    for one in (lan, minh):
        assert unseen(desk, minh)[0][2] is False
        desk.database.write_now(lambda uow, o=one: desk_looks.viewed(uow, o.member, name_case))
    assert unseen(desk, minh) == [(name_case, "Trần Ngọc Lan", True)]
    assert minh.page(name_case).mentions == frozenset()


@on_sqlite
def test_a_repeated_form_names_once(desk, lan, minh, name_case):
    deed = lan.deed("note", name_case, text="@minh")
    assert lan.carry_out(deed) == lan.carry_out(deed) == Done("note")
    assert len(unseen(desk, minh)) == 1
