"""The zygote (`tests.crash.zygote`), from the test's side: it is told what to start, and tells how
that ended."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Zygote:
    """Warm, and starting one process at a time."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.zygote"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self._heard()

    def start(self, run: str, environment: dict[str, str], armed: str, plant: str) -> int:
        """The new process's id."""
        told = {"run": run, "env": environment, "arm": armed, "plant": plant}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({**told, "log": str(self._log)}) + "\n")
        return int(self._heard())

    def ended(self) -> int:
        """How it ended, once it has."""
        return int(self._heard())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _heard(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"the zygote died; see {self._log}")
        return line
