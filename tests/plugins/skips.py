"""What was skipped is told with its reason; with HELPDESK_CI set, each skip is a failure.

A test that silently did not run proves nothing, and on the machine that decides nothing may be
missing. Named in tests/conftest.py.
"""

import os
from collections import defaultdict

import pytest


class Skips:
    def __init__(self, *, strict: bool) -> None:
        self.strict = strict
        self.by_reason: dict[str, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._take(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._take(report)

    def _take(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            told = report.longrepr
            reason = told[2] if isinstance(told, tuple) else str(told)
            self.by_reason[reason.removeprefix("Skipped: ")].add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.strict and self._missing() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _missing(self) -> bool:
        """Whether something was left out that could have run; `n/a: …` names a combination that
        does not exist (a channel without buttons cannot have one pressed)."""
        return any(not reason.startswith("n/a") for reason in self.by_reason)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.by_reason:
            return
        terminalreporter.section(
            "skipped: here a failure" if self.strict and self._missing() else "skipped"
        )
        for reason, tests in sorted(self.by_reason.items()):
            terminalreporter.line(f"{len(tests)} skipped: {reason}")
            if self.strict:
                for one in sorted(tests):
                    terminalreporter.line(f"  {one}")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # with xdist only the one that hears of all
        strict = bool(os.environ.get("HELPDESK_CI"))
        config.pluginmanager.register(Skips(strict=strict), "skips")
