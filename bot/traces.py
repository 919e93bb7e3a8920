"""What may be told of an error: its type and the innermost of our own lines it came through. Never
its message, which may carry personal data, an address with a token, or a row of the database."""

from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]


def named(error: BaseException) -> str:
    """`ValueError at bot/web.py:12`."""
    return f"{type(error).__name__}{place(error)}"


def place(error: BaseException) -> str:
    """` at bot/web.py:12`, or nothing where none of our lines is among them."""
    found, trace = "", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_ROOT) and ".venv" not in file.parts:
            found = f" at {file.relative_to(_ROOT)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
