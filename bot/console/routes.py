"""Every address of the console. Who may come through a door stands beside it."""

from starlette.routing import BaseRoute, Route

from bot.console import company, own_account
from bot.console.acts import Acts
from bot.console.bulk import PATH as BULK
from bot.console.bulk import Bulk
from bot.console.calling import PATH as CALL
from bot.console.calling import CallScreen
from bot.console.channel_health import PATH as CHANNELS
from bot.console.channel_health import ChannelHealth
from bot.console.company import CompanySignIn
from bot.console.customer_page import PATH as CUSTOMERS
from bot.console.customer_page import CustomerPages
from bot.console.desk import ConsoleDesk
from bot.console.doors import Doors
from bot.console.exports import PATH as EXPORTS
from bot.console.exports import Exports
from bot.console.gate import Gate
from bot.console.inserting import Inserting
from bot.console.invitations import Invitations
from bot.console.looking import Looking
from bot.console.macros import PATH as MACROS
from bot.console.macros import Macros
from bot.console.memos import PATH as MEMOS_SEEN
from bot.console.memos import Memos
from bot.console.mentions import PATH as MENTIONS
from bot.console.mentions import Mentions
from bot.console.own_account import OwnAccount
from bot.console.parked_updates import PATH as PARKED
from bot.console.parked_updates import ParkedUpdates
from bot.console.people import PATH as PEOPLE
from bot.console.people import People
from bot.console.reasons_page import PATH as REASONS
from bot.console.reasons_page import ReasonsPage
from bot.console.reports import PATH as REPORTS
from bot.console.reports import Reports
from bot.console.saved_views import PATH as VIEWS
from bot.console.saved_views import SavedViews
from bot.console.searching import PATH as FIND
from bot.console.searching import Searching
from bot.console.sending_files import SendingFiles
from bot.console.setting_up import PATH as SETTINGS
from bot.console.setting_up import SettingUp
from bot.console.signing_in import CODE, SigningIn
from bot.console.telegram_account import PATH as TELEGRAM
from bot.console.telegram_account import TelegramAccount
from bot.console.token_rows import PATH as TOKENS
from bot.console.tokens import TokenPages
from bot.console.undelivered import PATH as UNDELIVERED
from bot.console.undelivered import Undelivered
from bot.console.webhooks import PATH as WEBHOOKS
from bot.console.webhooks import WebhookPages
from handlers.own_account import SETTING_UP
from states.permissions import Permission
from storage.staff_sessions import Stage


def routes(desk: ConsoleDesk) -> list[BaseRoute]:
    """The console's routes, to be mounted at the root: they all begin with `/console`."""
    gate = Gate(desk)
    doors = Doors(gate)
    undelivered = Undelivered(desk)
    looking, acts, signing = Looking(desk), Acts(desk), SigningIn(desk, gate)
    parked, views = ParkedUpdates(desk), SavedViews(desk)
    sending, searching, calling = SendingFiles(desk), Searching(desk), CallScreen(desk)
    seen, posted, uploaded = doors.seen, doors.posted, doors.uploaded
    return [
        *_account(desk, gate, doors, signing),
        *_people(desk, doors),
        *_settings(desk, doors),
        *_webhooks(desk, doors),
        *_tokens(desk, doors),
        *_macros(desk, doors),
        *_customers(desk, doors),
        *_reports(desk, doors),
        Route("/console/sign-in", signing.page, methods=["GET"]),
        Route("/console/sign-in", signing.sign_in, methods=["POST"]),
        Route("/console/sign-out", posted(signing.sign_out, stages=tuple(Stage)), methods=["POST"]),
        Route(
            "/console/language", posted(signing.set_language, stages=tuple(Stage)), methods=["POST"]
        ),
        Route("/console", seen(looking.queue), methods=["GET"]),
        Route("/console/next", posted(looking.claim_next), methods=["POST"]),
        Route(BULK, posted(Bulk(desk).act, Permission.CLAIM), methods=["POST"]),
        Route(VIEWS, posted(views.add), methods=["POST"]),
        Route(VIEWS + "/{view}/remove", posted(views.remove), methods=["POST"]),
        Route(PARKED, seen(parked.page), methods=["GET"]),
        Route(PARKED + "/{update}/again", posted(parked.again), methods=["POST"]),
        Route(PARKED + "/{update}/settle", posted(parked.settle), methods=["POST"]),
        Route(CALL, seen(calling.page, Permission.CALL), methods=["GET"]),
        Route(CALL + "/{action}", posted(calling.act, Permission.CALL), methods=["POST"]),
        Route(FIND, seen(searching.page), methods=["GET"]),
        Route(FIND, posted(searching.find), methods=["POST"]),
        Route("/console/cases/{reference}", seen(looking.case), methods=["GET"]),
        Route("/console/cases/{reference}/send_file", uploaded(sending.send), methods=["POST"]),
        Route("/console/cases/{reference}/macro", posted(Inserting(desk).insert), methods=["POST"]),
        Route("/console/cases/{reference}/{action}", posted(acts.act), methods=["POST"]),
        Route(UNDELIVERED, seen(undelivered.page), methods=["GET"]),
        Route(UNDELIVERED + "/{message}/settle", posted(undelivered.settle), methods=["POST"]),
        Route(MENTIONS, seen(Mentions(desk).page), methods=["GET"]),
        Route(MEMOS_SEEN, posted(Memos(desk).see), methods=["POST"]),
        Route("/console/files/{attachment}", seen(looking.paper), methods=["GET"]),
    ]


def _account(desk: ConsoleDesk, gate: Gate, doors: Doors, signing: SigningIn) -> list[BaseRoute]:
    """Signing in to the end, and one's own account."""
    seen, posted = doors.seen, doors.posted
    own, invited = OwnAccount(desk, gate, signing), Invitations(desk, gate, signing)
    telegram = TelegramAccount(desk)
    me, again, factor = own_account.ME, own_account.AGAIN, own_account.FACTOR
    waits = (Stage.CODE,)
    found: list[BaseRoute] = [
        Route(CODE, seen(signing.code_page, stages=waits), methods=["GET"]),
        Route(CODE, posted(signing.pass_code, stages=waits), methods=["POST"]),
        Route("/console/invitation/{token}", invited.page, methods=["GET"]),
        Route("/console/invitation/{token}", invited.take, methods=["POST"]),
        Route(me, seen(own.page), methods=["GET"]),
        Route(again, seen(own.again_page), methods=["GET"]),
        Route(again, posted(own.prove), methods=["POST"]),
        Route(factor, seen(own.factor_page, stages=SETTING_UP), methods=["GET"]),
        Route(factor, posted(own.begin_factor, stages=SETTING_UP), methods=["POST"]),
        Route(factor + "/confirm", posted(own.confirm_factor, stages=SETTING_UP), methods=["POST"]),
        Route(factor + "/remove", posted(own.remove_factor), methods=["POST"]),
        Route(me + "/codes", posted(own.new_codes), methods=["POST"]),
        Route(me + "/password", posted(own.change_password), methods=["POST"]),
        Route(TELEGRAM, posted(telegram.bind), methods=["POST"]),
        Route(TELEGRAM + "/unbind", posted(telegram.unbind), methods=["POST"]),
        Route(me + "/sessions/end", posted(own.sign_out_everywhere), methods=["POST"]),
        Route(me + "/sessions/{session}/end", posted(own.end_session), methods=["POST"]),
    ]
    if desk.company is not None:
        there = CompanySignIn(desk, gate, signing, desk.company)
        found += [
            Route(company.START, there.start, methods=["GET"]),
            Route(company.ANSWER, there.answer, methods=["GET"]),
            Route(company.BIND, seen(there.start_binding), methods=["GET"]),
            Route(company.BIND, posted(there.bind), methods=["POST"]),
            Route(company.UNBIND, posted(there.unbind), methods=["POST"]),
        ]
    return found


def _settings(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """How the desk is set up while it runs."""
    setting_up, reasons, needs = SettingUp(desk), ReasonsPage(desk), Permission.CONFIGURE
    reason = REASONS + "/{decision}/{code}"
    return [
        Route(SETTINGS, doors.seen(setting_up.page, needs), methods=["GET"]),
        Route(
            CHANNELS,
            doors.seen(ChannelHealth(desk).page, needs, Permission.LEAD),
            methods=["GET"],
        ),
        Route(REASONS, doors.seen(reasons.page, needs), methods=["GET"]),
        Route(REASONS, doors.posted(reasons.add, needs), methods=["POST"]),
        Route(reason, doors.seen(reasons.one, needs), methods=["GET"]),
        Route(
            REASONS + "/{decision}/{code}", doors.posted(reasons.change, needs), methods=["POST"]
        ),
        Route(SETTINGS + "/{part}", doors.posted(setting_up.save, needs), methods=["POST"]),
    ]


def _webhooks(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """Who else is told what happens to cases."""
    hooks, needs, one = WebhookPages(desk), Permission.CONFIGURE, WEBHOOKS + "/{endpoint}"
    return [
        Route(WEBHOOKS, doors.seen(hooks.page, needs), methods=["GET"]),
        Route(WEBHOOKS, doors.posted(hooks.add, needs), methods=["POST"]),
        Route(one, doors.seen(hooks.one, needs), methods=["GET"]),
        Route(one + "/{deed}", doors.posted(hooks.act, needs), methods=["POST"]),
        Route(one + "/again/{delivery}", doors.posted(hooks.again, needs), methods=["POST"]),
    ]


def _tokens(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """Programs that work here, each as one account."""
    pages, needs = TokenPages(desk), Permission.CONFIGURE
    return [
        Route(TOKENS, doors.seen(pages.page, needs), methods=["GET"]),
        Route(TOKENS, doors.posted(pages.make, needs), methods=["POST"]),
        Route(TOKENS + "/{token}/revoke", doors.posted(pages.revoke, needs), methods=["POST"]),
        Route(
            own_account.ME + "/tokens/{token}/revoke",
            doors.posted(pages.revoke_own),
            methods=["POST"],
        ),
    ]


def _reports(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """The desk's figures, and lists that leave the house."""
    reports, exports, seen, posted = Reports(desk), Exports(desk), doors.seen, doors.posted
    leaves = (Permission.EXPORT,)
    return [
        Route(EXPORTS, seen(exports.page, *leaves), methods=["GET"]),
        Route(EXPORTS, posted(exports.ask, *leaves), methods=["POST"]),
        Route(EXPORTS + "/{export}/cancel", posted(exports.cancel, *leaves), methods=["POST"]),
        Route(EXPORTS + "/{export}/fetch", posted(exports.fetch, *leaves), methods=["POST"]),
        Route(REPORTS, seen(reports.page, Permission.REPORTS), methods=["GET"]),
        Route(REPORTS + "/{part}", seen(reports.page, Permission.REPORTS), methods=["GET"]),
        Route(
            REPORTS + "/{part}/{card}.csv",
            seen(reports.table, Permission.REPORTS),
            methods=["GET"],
        ),
    ]


def _people(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """Who works here. Looking takes either permission, changing the one."""
    people, seen, posted = People(desk), doors.seen, doors.posted
    looks, changes = (Permission.STAFF, Permission.AUDIT), (Permission.STAFF,)
    one = PEOPLE + "/{person}"
    return [
        Route(PEOPLE, seen(people.page, *looks), methods=["GET"]),
        Route(PEOPLE + "/new", seen(people.new_page, *changes), methods=["GET"]),
        Route(PEOPLE + "/new", posted(people.add, *changes), methods=["POST"]),
        Route(one, seen(people.person, *looks), methods=["GET"]),
        Route(one + "/change", posted(people.change, *changes), methods=["POST"]),
        Route(one + "/permissions", posted(people.permit, *changes), methods=["POST"]),
        Route(one + "/{deed}", posted(people.act, *changes), methods=["POST"]),
    ]


def _macros(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """Texts for replies. Some may be reworded by who leads; writing new ones takes setting up."""
    texts, seen, posted = Macros(desk), doors.seen, doors.posted
    rewords, writes = (Permission.CONFIGURE, Permission.LEAD), (Permission.CONFIGURE,)
    one = MACROS + "/{macro}"
    return [
        Route(MACROS, seen(texts.page, *rewords), methods=["GET"]),
        Route(MACROS + "/new", seen(texts.new_page, *writes), methods=["GET"]),
        Route(MACROS + "/new", posted(texts.add, *writes), methods=["POST"]),
        Route(one, seen(texts.one, *rewords), methods=["GET"]),
        Route(one, posted(texts.change, *rewords), methods=["POST"]),
        Route(one + "/retire", posted(texts.retire, *writes), methods=["POST"]),
    ]


def _customers(desk: ConsoleDesk, doors: Doors) -> list[BaseRoute]:
    """Whoever may read what stands in cases."""
    pages, one = CustomerPages(desk), CUSTOMERS + "/{customer}"
    return [
        Route(one, doors.seen(pages.page, Permission.READ), methods=["GET"]),
        Route(one + "/reveal", doors.posted(pages.reveal, Permission.READ), methods=["POST"]),
    ]
