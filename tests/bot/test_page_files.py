"""What the files of pages promise: copy, contrast, fonts, no third party, nothing inline."""

import re

import pytest
from fluent.syntax import ast, parse

from bot.pages.fonts import font_files
from bot.pages.shells import FOLDER, STATIC
from bot.pages.words import CHAT_WORDS, OUTBOX_WORDS
from tests.bot.stub_chat import COPY

# Their copy: status.ftl, problems.ftl, case-page.ftl.
_OTHERS = ("not_me.html", "refusal.html")
_CASE_PAGES = "status"


def messages(language: str) -> dict[str, set[str]]:
    found = {}
    tree = parse((COPY / language / "pages.ftl").read_text(encoding="utf-8"))
    for entry in tree.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            found[entry.id.name] = set(re.findall(r"\{ \$(\w+) \}", str_of(entry)))
    return found


def str_of(entry: ast.Message) -> str:
    parts = entry.value.elements
    return "".join(
        p.value if isinstance(p, ast.TextElement) else f"{{ ${p.expression.id.name} }}"
        for p in parts
    )


def test_copy_has_the_same_ids_and_values_in_both_languages():
    assert messages("vi") == messages("en")


def test_copy_is_said_and_nothing_is_unwritten():
    every = (FOLDER / "templates").iterdir()
    own = [p for p in every if p.name not in _OTHERS and not p.stem.startswith(_CASE_PAGES)]
    templates = "".join(p.read_text(encoding="utf-8") for p in own)
    scripts = "".join(p.read_text(encoding="utf-8") for p in STATIC.glob("*.js"))
    written = set(messages("vi"))
    by_server = set(re.findall(r"say\(['\"]([a-z0-9-]+[a-z0-9])['\"]", templates))
    by_server |= {
        "page-language-vi",
        "page-language-en",
        "embed-open",
        "embed-close",
        "embed-unread",
    }
    spoken = set(CHAT_WORDS) | set(OUTBOX_WORDS)
    assert by_server | spoken == written
    endings = "pending|sent|received|waiting|failed|idle|expired|unlinked|mail|sms"
    for word in spoken:
        stem = re.sub(f"({endings})$", "", word)
        assert f'"{word}"' in scripts or f"`{stem}${{" in scripts, word


def colours() -> dict[str, tuple[str, str]]:
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for name, value in re.findall(r"--([\w-]+): ([^;]+);", text):
        if pair := re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value):
            found[name] = (pair[1], pair[2])
        elif (same := re.fullmatch(r"var\(--([\w-]+)\)", value)) and same[1] in found:
            found[name] = found[same[1]]
    return found


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("ground", "sunk", "surface", "raised", "hover", "selected")
TONES = ("good", "near", "late", "paused", "note", "soft", "fill", "person", "deep")
LEVELS = tuple(f"identity-{level}" for level in ("none", "linked", "confirmed", "verified"))
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent", "accent-strong")
        for ground in GROUNDS
    ),
    *(
        ("ink-faint", ground)
        for ground in ("ground", "sunk", "surface", "raised", "field", "hover")
    ),
    *((f"on-{tone}", tone) for tone in TONES + LEVELS),
    *(("on-fill", ground) for ground in ("fill-hover", "fill-press")),
    *(("danger", ground) for ground in ("ground", "sunk", "surface", "raised", "field")),
    ("on-deep-soft", "deep"),
    ("on-deep-soft", "deep-hover"),
    ("on-deep", "deep-hover"),
    ("signal", "deep"),
    ("person-accent", "person"),
    ("person-accent", "sunk"),
    ("on-good", "surface"),
    ("ink", "mark-text"),
]
EDGE_PAIRS = [
    *(("line-strong", ground) for ground in ("ground", "sunk", "surface", "raised", "field")),
    *(("focus", ground) for ground in GROUNDS),
    ("fill", "surface"),
    ("fill", "ground"),
    ("signal", "deep"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_tokens_reach_aa(theme):
    found = colours()
    weak = [
        (ink, ground, round(contrast(found[ink][theme], found[ground][theme]), 2))
        for pairs, least in ((TEXT_PAIRS, 4.5), (EDGE_PAIRS, 3.0))
        for ink, ground in pairs
        if contrast(found[ink][theme], found[ground][theme]) < least
    ]
    assert not weak
    assert contrast("#ffffff", found["danger-fill"][theme]) >= 4.5
    assert contrast("#ffffff", found["danger-fill-hover"][theme]) >= 4.5


def test_files_are_ours_small_and_safe():
    for path in [*STATIC.iterdir(), *(FOLDER / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".js":
            assert len(text.splitlines()) <= 300, path.name
            assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)
        if path.suffix == ".html":
            assert not re.search(r"\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<style", text), (
                path.name
            )
        outside = re.findall(r"https?://[\w./]+", text.replace("http://www.w3.org/2000/svg", ""))
        assert not outside, (path.name, outside)
        assert "uppercase" not in text, path.name


def test_css_uses_only_tokens_that_exist():
    named = set(re.findall(r"(--[\w-]+):", "".join(p.read_text() for p in STATIC.glob("*.css"))))
    for path in STATIC.glob("*.css"):
        used = set(re.findall(r"var\((--[\w-]+)\)", path.read_text(encoding="utf-8")))
        assert used <= named, (path.name, used - named)


def test_fonts_stand_in_the_package():
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    named = set(re.findall(r"/static/fonts/([\w.-]+)", tokens))
    assert named == set(font_files())
    assert all(path.read_bytes()[:4] == b"\0\1\0\0" for path in font_files().values())
