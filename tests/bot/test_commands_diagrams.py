"""`diagrams`, and the page of them."""

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_of_diagrams_is_current():
    from bot.commands.diagrams import with_maps

    page = (ROOT / "docs/diagrams.md").read_text(encoding="utf-8")
    assert with_maps(page) == page


def test_diagrams_prints_and_writes_both_maps(bare):
    assert bare("diagrams").out.count("stateDiagram-v2") == 2
    page = (ROOT / "docs/diagrams.md").read_text(encoding="utf-8")
    (bare.folder / "diagrams.md").write_text(page.replace("claiming", "x"), encoding="utf-8")
    assert bare("diagrams", "--write", ".").code == 0
    assert (bare.folder / "diagrams.md").read_text(encoding="utf-8") == page


def test_diagrams_without_the_page_or_its_marks(bare):
    assert "not there" in bare("diagrams", "--write", ".").line
    (bare.folder / "diagrams.md").write_text("# Maps\n", encoding="utf-8")
    ended = bare("diagrams", "--write", ".")
    assert ended.code == 1
    assert "marks" in ended.line
