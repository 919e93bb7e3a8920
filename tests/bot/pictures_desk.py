"""A desk at half past ten of a working day, for pictures: weeks of work behind it, cases of every
kind, a paper, a note, a call under way, and a little of what goes wrong. All of it is made up."""

from datetime import timedelta
from pathlib import Path

from bot.commands.sample import MACROS
from bot.console import ConsoleDesk
from handlers import call_proof, calls, reason_codes, webhooks
from handlers import macros as use_cases
from handlers.guarded import Made
from states.case import Action
from states.kinds import KINDS
from states.permissions import Role
from states.reasons import Reason
from states.webhooks import EVENTS
from storage import journeys, tables
from storage.journeys import Walked
from tests.bot.console_site import console_desk
from tests.bot.shift_cases import Customer, arrives, opened
from tests.bot.test_console_look import store_picture
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.call_people import Agent
from tests.handlers.desk_people import Staff, case_of, hire, send_out
from tests.handlers.figure_days import at, kept, moved
from tests.handlers.figure_days import opened as opened_before

PEOPLE = {
    "lan": (Role.AGENT, "Trần Ngọc Lan"),
    "hung": (Role.SUPERVISOR, "Lê Quốc Hùng"),
    "my": (Role.HOTLINE, "Đỗ Hà My"),
    "thu": (Role.SECURITY, "Phạm Minh Thu"),
    "quan": (Role.ADMIN, "Vũ Minh Quân"),
}


class PicturesDesk:
    """`cases`: references by kind, the newest of each; `console`: what is served."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(
            make_database(f"sqlite:///{folder}/pictures.db", clock := Clock()), clock, "webchat"
        )
        self.console: ConsoleDesk = console_desk(self.desk, folder)
        self.people = {
            login: Staff(self.desk, hire(self.desk, login, role, name))
            for login, (role, name) in PEOPLE.items()
        }
        self.cases: dict[str, str] = {}
        self.a_customer = ""
        self._customers = 100

    def fill(self) -> "PicturesDesk":
        self._weeks_before()
        at(self.desk, 24, 14)
        self._texts()
        self._arrive("update_address", "update_phone", "talk_to_person")  # two days ago
        at(self.desk, 26, 8, 5)
        self._arrive(*(one for one in KINDS if one != "request_name_change"))
        at(self.desk, 26, 9, 40)
        self._arrive("request_name_change", "change_tax_code")
        store_picture(self.desk, self.console, self.cases["request_name_change"])
        self._work()
        self._wrong()
        self._call()
        kept(self.desk)
        return self

    def _weeks_before(self) -> None:
        """Four cases a day, each answered and closed within hours."""
        for day in range(2, 24):
            at(self.desk, day, 9 + day % 5)
            kinds = ("talk_to_person", "request_name_change", "update_phone", "report_misuse")
            made = [opened_before(self.desk, kind) for kind in kinds[: 2 + day % 3]]
            for number, one in enumerate(made):
                self.desk.clock.pass_(hours=number + day % 3 + 1)
                stars = 5 - (day + number) % 3
                moved(self.desk, one, "done", replied=True, rating=stars)
        walked = (
            Walked("2026-11-20", "update_phone", "phone", "refused", "code-wrong", "test", "vi"),
            Walked("2026-11-20", "update_address", "address", "doubted", "", "test", "vi"),
            Walked("2026-11-20", "update_phone", "proving", "left", "", "test", "vi"),
        )
        counts = zip(walked, (7, 4, 3), (0, 0, 90), strict=True)
        self.desk.database.write_now(lambda uow: journeys.add(uow, list(counts)))
        kept(self.desk)

    def _texts(self) -> None:
        quan = self.people["quan"].member
        for words in MACROS:
            self.desk.database.write_now(lambda uow, w=words: use_cases.write(uow, quan, w))
        address = "https://crm.example.vn/hooks/cases"
        made = self.desk.database.write_now(
            lambda uow: webhooks.add(uow, quan, address, EVENTS[:3], proven=True, private=False)
        )
        assert isinstance(made, Made)
        reason = Reason(
            Action.REFUSE, "branch-only",
            labels={"vi": "Chỉ chi nhánh", "en": "Branch only"},
            texts={"vi": "Yêu cầu này cần làm tại chi nhánh.", "en": "A branch has to do this."},
        )  # fmt: skip
        self.desk.database.write_now(lambda uow: reason_codes.write(uow, quan, reason, new=True))

    def _arrive(self, *kinds: str) -> None:
        caller = Agent(self.desk, self.people["my"].member)
        for kind in kinds:
            self._customers += 1
            who = arrives(self.desk, self._customers)
            self.cases[kind] = opened(self.desk, who, kind, caller)
            self.a_customer = who.id
            self.desk.clock.pass_(minutes=2)

    def _work(self) -> None:
        lan, hung, quan = (self.people[one] for one in ("lan", "hung", "quan"))
        lan.does("claim", self.cases["talk_to_person"])
        lan.does("reply", self.cases["talk_to_person"], "Dạ em kiểm tra đường truyền ngay ạ.")
        lan.does("claim", self.cases["request_name_change"])
        lan.does("note", self.cases["change_tax_code"], "@hung xem giúp giấy phép mới nhé.")
        lan.does("tag", self.cases["change_tax_code"], value="giấy phép")
        hung.does("claim", self.cases["report_misuse"])
        hung.does("note", self.cases["request_name_change"], "@lan khách gọi nhắc sáng nay.")
        lan.does("ask_more", self.cases["act_for_another"], "Xin gửi thêm giấy ủy quyền ạ.")
        quan.does("approve", self.cases["update_email"])
        send_out(self.desk, self.desk.channel)

    def _wrong(self) -> None:
        """A reply that reached nobody, and an update that nobody could read."""
        case = case_of(self.desk, self.cases["update_phone"])
        lost = {
            "outbox_id": "lost", "at": self.desk.clock(), "outlet": "sms", "kind": "notice",
            "reason": "rejected", "way": "phone", "next_way": "nobody",
            "customer_id": case.customer_id, "case_id": case.id,
        }  # fmt: skip
        table = tables.failed_delivery
        self.desk.database.write_now(lambda uow: uow.connection.execute(table.insert(), [lost]))
        self.desk.receive("poor", "poison")
        self.desk.process()

    def _call(self) -> None:
        """An agent talks with a customer who has just read out the code."""
        self._customers += 1
        who: Customer = arrives(self.desk, self._customers)
        my = Agent(self.desk, self.people["my"].member)
        my.begins(f"091200{self._customers:04d}")
        my.does(calls.pick, who.id)
        my.does(call_proof.send, "phone")
        self.desk.deliver("-")
        my.does(call_proof.check, self.desk.code("sms"))
        self.desk.clock.now += timedelta(minutes=3)
