"""Tagging a case: who may, what is kept, and that decisions do not mind."""

from handlers.desk_deed import Done, Invalid, NotAllowed
from states.permissions import Role
from states.tags import MOST
from storage import queue, search
from storage.queue import Tab, Wanted
from storage.search import Sought
from tests.handlers.desk_people import Staff, hire


def test_tags_are_added_removed_found_and_recorded(desk, lan, minh, name_case):
    assert lan.does("tag", name_case, value="Hoàn tiền, VIP") == Done("tag")
    assert minh.does("tag", name_case, value="#vip, gấp") == Done("tag")
    assert lan.page(name_case).tags == ("gap", "hoan-tien", "vip")
    assert lan.does("tag", name_case, checks=("vip", "khac")) == Done("tag")
    assert lan.page(name_case).tags == ("gap", "hoan-tien")
    told = [one.body for one in lan.page(name_case).timeline if one.kind == "tagged"]
    assert told == [
        {"added": ["hoan-tien", "vip"], "removed": []},
        {"added": ["gap"], "removed": []},
        {"added": [], "removed": ["vip"]},
    ]
    seen = desk.database.read_now(lambda uow: queue.page(uow, Wanted(Tab.LIVE, lan.member.id)))
    assert [one.tags for one in seen.lines] == [("gap", "hoan-tien")]
    found = desk.database.read_now(lambda uow: search.find(uow, Sought(tag="hoan-tien")))
    assert [(one.reference, one.tags) for one in found.lines] == [(name_case, ("gap", "hoan-tien"))]
    assert not desk.database.read_now(lambda uow: search.find(uow, Sought(tag="vip"))).lines


def test_what_is_no_tag_is_refused(desk, lan, name_case):
    unread = Invalid("console-tags-unread", {"longest": "24"})
    assert lan.does("tag", name_case, value="0912345678") == unread
    assert lan.does("tag", name_case, value=" ") == Invalid("console-tags-none", {})
    many = ",".join(f"nhan-{n}" for n in range(MOST))
    assert lan.does("tag", name_case, value=many) == Done("tag")
    assert lan.does("tag", name_case, value="them") == Invalid("console-tags-many", {"most": "8"})
    assert lan.does("tag", name_case, value="them", checks=("nhan-0",)) == Done("tag")


def test_who_has_the_case_does_not_matter_but_who_works_here_does(desk, lan, minh, name_case):
    lan.does("claim", name_case)
    assert minh.does("tag", name_case, value="vip") == Done("tag")
    tu = Staff(desk, hire(desk, "tu", Role.HOTLINE))
    assert tu.does("tag", name_case, value="x") == NotAllowed("console-no-role")


def test_a_decision_stands_whatever_was_tagged_meanwhile(desk, lan, minh, name_case):
    """Broken once: "tagged" loud -> the approver is told that something happened."""
    seen = lan.page(name_case).seen
    minh.does("tag", name_case, value="vip")
    assert lan.does("approve", name_case, seen=seen) == Done("approve", "chat")
    lan.does("tag", name_case, value="da-duyet")
    assert lan.page(name_case).tags == ("da-duyet", "vip")
