"""How urgent a report is: every rule can be reached by its choice and by words, and only grows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.copy import LANGUAGES, has
from states.fields import FIELDS, PICKED
from states.kinds import KINDS, MISUSE
from states.severity import RULES, URGENT_REASONS, Severity, judge

_RULES = RULES[MISUSE.id]
_PICKS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from([PICKED + one for one in FIELDS[name].choices])
        for name in ("misuse_what", "misuse_harm", "misuse_wish")
    },
)
SAID = (
    # the first message, what it gives
    ("có người dùng CCCD của em vay tiền", ("identity",)),
    ("co nguoi lay cmnd cua toi mo the tin dung", ("identity",)),
    ("ai đó mạo danh tôi", ("identity",)),
    ("someone used my id to borrow money", ("identity",)),
    ("my identity was stolen", ("identity",)),
    ("người khác đăng nhập vào tài khoản của tôi", ("account",)),
    ("tài khoản của tôi bị hack", ("account",)),
    ("ai đó đã đổi số điện thoại trong hồ sơ của tôi", ("account",)),
    ("my account was hacked", ("account",)),
    ("someone changed my email", ("account",)),
    ("tôi vừa bị mất 5 triệu", ("money",)),
    ("I am losing money right now", ("money",)),
    ("nhiều người trong công ty cũng bị", ("many",)),
    ("the whole customer list was sold, everyone gets it", ("many", "leak")),
    ("nhân viên DCNET bán dữ liệu của khách", ("dcnet", "leak")),
    ("số của tôi bị lộ từ phía DCNET", ("dcnet", "leak")),
    ("chỉ có DCNET biết số này", ("dcnet",)),
    ("dữ liệu của tôi bị bán", ("leak",)),
    ("có người gọi điện quảng cáo suốt ngày", ("calls",)),
    ("unwanted calls every day", ("calls",)),
)


@pytest.mark.parametrize(("said", "reasons"), SAID)
def test_words_are_heard(said: str, reasons: tuple[str, ...]):
    judged = judge(MISUSE.id, {"misuse_what": said})
    assert judged.reasons == reasons
    assert judged.urgent == bool(set(reasons) & URGENT_REASONS)
    assert judge(MISUSE.id, {}, (said,)) == judged


@pytest.mark.parametrize(
    "said",
    [
        "tôi chưa mất tiền",
        "không mất đồng nào, không có nhiều người",
        "báo lạm dụng dữ liệu",
        "tôi muốn báo cáo",
        "I have not lost money",
        "họ mạo danh nhân viên ngân hàng",
        "",
    ],
)
def test_what_is_denied_or_says_nothing_is_not_urgent(said: str):
    assert not judge(MISUSE.id, {}, (said,)).urgent


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.reason)
def test_each_rule_is_reached_by_its_choice_and_written(rule):
    name, key = rule.pick
    assert key in FIELDS[name].choices
    judged = judge(MISUSE.id, {name: PICKED + key})
    assert judged.reasons == (rule.reason,)
    assert judged.severity is rule.severity
    assert all(has(f"console-reason-{rule.reason}", language) for language in LANGUAGES)


def test_the_table_is_what_was_ordered():
    urgent = {rule.reason for rule in _RULES if rule.severity is Severity.URGENT}
    assert urgent == {"account", "identity", "many", "money", "dcnet"}
    assert urgent | {"undone"} == URGENT_REASONS


@given(_PICKS, st.text(max_size=60), st.sampled_from([said for said, _ in SAID]))
def test_telling_more_never_makes_it_less_urgent(picks, noise: str, said: str):
    before = judge(MISUSE.id, picks, (noise,))
    after = judge(MISUSE.id, {**picks, "misuse_where": said}, (noise,))
    assert set(before.reasons) <= set(after.reasons)
    assert after.urgent >= before.urgent
    assert after.urgent == bool(set(after.reasons) & URGENT_REASONS)
    order = [rule.reason for rule in _RULES]
    assert list(after.reasons) == sorted(after.reasons, key=order.index)


def test_other_kinds_have_no_table():
    for kind in KINDS:
        if kind != MISUSE.id:
            assert judge(kind, {"misuse_what": "=identity"}, ("mất tiền",)).reasons == ()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("chuyển khoản cho nó 5 triệu rồi", "money"),
        ("mật khẩu của tôi bị đổi", "account"),
        ("cả xóm đều bị", "many"),
        ("a lot of customers got the same call", "many"),
    ],
)
def test_urgent_in_other_words(said: str, reason: str):
    judged = judge("report_misuse", {"misuse_what": said})
    assert judged.urgent
    assert reason in judged.reasons
