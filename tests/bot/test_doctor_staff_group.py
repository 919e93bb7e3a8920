"""What `doctor` finds of the staff's group, asked of the loopback Bot API server."""

import pytest

from bot import doctor_chats
from bot.settings import Settings
from tests.bot_api import TOKEN, BotApi
from tests.bot_api.running import Running

GROUP = -1001


@pytest.fixture
def api():
    running = Running(BotApi(TOKEN), 0)
    running.start()
    yield running.api
    running.stop()


def found(api: BotApi, **more) -> dict[str, str]:
    given = {"public_url": "https://desk.example", "telegram_staff_chat": GROUP, **more}
    settings = Settings(telegram_token=TOKEN, telegram_api_base=api.base_url, **given)
    told = list(doctor_chats.staff_group(settings))
    assert all(TOKEN not in f"{one.detail} {one.mend}" for one in told)
    return {one.status: one.detail for one in told}


def test_doctor_says_what_the_group_lacks(api):
    assert "off" in found(api, telegram_staff_chat=None)["OK"]
    assert "chat not found" in found(api)["FAIL"]
    api.group(GROUP, forum=False)
    assert "no topics" in found(api)["FAIL"]
    api.group(GROUP, forum=True, rights={"can_manage_chat"})
    assert "may not manage" in found(api)["FAIL"]
    api.set_bot(GROUP, "administrator", by=api.add_user(7))
    assert set(found(api)) == {"OK"}
    local = found(api, public_url="http://127.0.0.1:8080")
    assert set(local) == {"OK", "WARN"}
    api.set_bot(GROUP, "kicked", by=7)
    assert "kicked" in found(api)["FAIL"]
