"""Somebody at the console with a keyboard and nothing else: what they press, and what they find by
it. Whoever used a mouse would be told on: the page hears it and complains."""

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

# Trusted presses of a pointer, whoever sent them; what scripts click themselves is none.
NO_MOUSE = """for (const one of ["pointerdown", "mousedown", "touchstart"]) {
  addEventListener(one, () => console.error("a mouse was used"), { capture: true });
}"""
_ACTIVE = """() => { const one = document.activeElement; const list = one.tagName === "SELECT";
  return { tag: one.tagName, type: one.type ?? "", id: one.id, value: one.value ?? "",
    required: !!one.required, checked: !!one.checked, first: list && one.selectedIndex <= 0,
    action: one.form?.action ?? "", folded: one.closest("details")?.open === false } }"""
_ROWS = "[...document.querySelectorAll('.row a')].map(row => row.dataset.reference)"
_MOST = 90  # presses of Tab before something counts as out of reach


@dataclass
class Worker:
    """One person, one window. `answers`: the status of every answer that was none of 2xx, 3xx."""

    page: Page
    name: str
    answers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("response", self._heard)

    def _heard(self, response: Any) -> None:
        if response.status >= 400:
            path = re.sub(r"https?://[^/]+", "", response.url)
            self.answers.append(f"{response.status} {response.request.method} {path}")

    # -- pressing ---------------------------------------------------------------------------------
    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, words: str) -> None:
        self.page.keyboard.type(words)

    def goes(self, *keys: str) -> None:
        """Keys, the last of which leads to another page, which has its scripts then."""
        self.press(*keys[:-1])
        with self.page.expect_navigation(wait_until="load"):
            self.press(keys[-1])

    @property
    def at(self) -> dict[str, Any]:
        """What has the focus."""
        return self.page.evaluate(_ACTIVE)

    def tab_to(self, what: str, key: str = "Tab") -> None:
        """On to what fits this selector; there is nothing that Tab does not reach."""
        for _ in range(_MOST):
            self.press(key)
            if self.page.evaluate("what => document.activeElement.matches(what)", what):
                return
        raise AssertionError(f"{what} is out of reach")

    def picks(self, value: str) -> None:
        """An entry of the list that has the focus."""
        for _ in range(_MOST):
            if self.at["value"] == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"no {value} in this list")

    # -- coming to a case -------------------------------------------------------------------------
    def takes_next(self) -> str:
        """What the desk gives; its reference."""
        self.goes("g")
        return self.reference

    def finds(self, reference: str) -> None:
        self.press("/")
        self.types(reference)
        self.goes("Enter")
        assert self.reference == reference

    def takes(self, reference: str) -> None:
        self.finds(reference)
        self.goes("c")

    def opens_tab(self, name: str) -> None:
        """A tab of the queue, from the top of the page."""
        self.tab_to(f"[data-tab={name}]")
        self.goes("Enter")

    def walks_to(self, reference: str) -> None:
        """Up and down the rows of the list that stands there."""
        rows = self.page.evaluate(_ROWS)
        self.press("j")
        here = self.page.evaluate("document.activeElement.dataset.reference")
        by = rows.index(reference) - rows.index(here)
        self.press(*("j" if by > 0 else "k" for _ in range(abs(by))))
        self.goes("Enter")
        assert self.reference == reference

    @property
    def reference(self) -> str:
        return self.page.url.partition("/cases/")[2].partition("?")[0].partition("/")[0]

    # -- deeds ------------------------------------------------------------------------------------
    def decides(self, action: str, words: str = "", *, choose: str = "") -> None:
        """A deed of the decision bar: found by D, unfolded by Enter, filled in by Tab."""
        wanted = f"/{action}"
        for _ in range(20):
            self.press("d")
            if self.page.evaluate(
                """wanted => new URL(document.activeElement.parentElement.querySelector("form")
                   .action).pathname.endsWith(wanted)""",
                wanted,
            ):
                break
        else:
            raise AssertionError(f"{action} is not offered")
        if self.at["folded"]:
            self.press("Enter")
        self.fills_in(wanted, words, choose)
        self.is_told()

    def fills_in(self, action: str, words: str, choose: str) -> None:
        """The form of this address, from its first field to its button; what is asked for is given:
        ticks, the first entry of a list (or `choose`), words."""
        for _ in range(30):
            self.press("Tab")
            at = self.at
            assert action in at["action"], f"{at} is beside the form of {action}"
            tick = at["type"] == "checkbox" and at["required"] and not at["checked"]
            if tick or (at["type"] == "radio" and at["value"].startswith(choose)):
                self.press("Space")
            elif at["tag"] == "SELECT" and choose:
                self.picks(choose)
            elif at["tag"] == "SELECT" and at["required"] and at["first"]:
                self.press("ArrowDown")
            elif at["tag"] == "TEXTAREA" and words:
                self.types(words)
            elif at["type"] == "submit":
                self.goes("Enter")
                return
        raise AssertionError(f"the form of {action} has no end")

    def is_told(self) -> None:
        """It was done, and the page says so."""
        expect(self.page.locator(".notice.good").first).to_be_visible()

    def replies_by_macro(self, sought: str) -> None:
        self.press("r")
        self.types("/")
        expect(self.page.locator("#find-macro")).to_be_focused()
        self.types(sought)
        self.press("Enter")
        expect(self.page.locator("#text-reply")).to_have_value(re.compile("."))
        self.goes("Control+Enter")
        self.is_told()

    def replies(self, words: str) -> None:
        self.press("r")
        self.types(words)
        self.goes("Control+Enter")
        self.is_told()

    def notes(self, colleague: str, words: str) -> None:
        self.press("n")
        self.types("@")
        expect(self.page.locator("#find-person")).to_be_focused()
        self.types(colleague)
        self.press("Enter")
        expect(self.page.locator("#text-note")).to_have_value(f"@{colleague} ")
        self.types(words)
        self.goes("Control+Enter")
        self.is_told()

    def tags(self, words: str) -> None:
        self.press("t")
        self.types(words)
        self.goes("Enter")
        self.is_told()

    def gives(self, colleague_id: str, words: str) -> None:
        self.press("a")
        assert self.at["id"] == "to-assign"
        self.picks(colleague_id)
        self.fills_in("/assign", words, "")
        self.is_told()

    def links(self, other: str) -> None:
        self.press("t")
        self.tab_to(".linking > summary")
        self.press("Enter")
        self.tab_to("#value-link")
        self.types(other)
        self.goes("Enter")
        self.is_told()
