"""Longer than 300 lines: one subject, one list of cases that is read from top to bottom."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from PIL import Image
from pypdf import PdfReader

from bot import papers, papers_worker
from bot.papers import CheckFailed, Limits, Paper, Refusal, check, safe_name
from tests.bot import paper_corpus as made

COPY = Path(papers.__file__).parent / "copy"
TRACES = (made.GPS_TRACE, made.MAKER_TRACE.encode(), b"Exif", b"ICC", b"xmp", b"eXIf", b"iTXt")

TAKEN = {
    "jpeg": (made.jpeg(), "JPEG"),
    "jpeg progressive": (made.jpeg(progressive=True), "JPEG"),
    "jpeg grey": (made.jpeg(mode="L"), "JPEG"),
    "jpeg for printing": (made.jpeg(mode="CMYK"), "JPEG"),
    "jpeg with traces": (made.jpeg_with_traces(), "JPEG"),
    "jpeg and zip in one": (made.jpeg() + made.zipped(), "JPEG"),
    "jpeg and pdf in one": (made.jpeg(comment=made.pdf()), "JPEG"),
    "jpeg and html in one": (made.jpeg(comment=b"<script>SECRET-PLACE</script>"), "JPEG"),
    "jpeg with a broken exif": (made.jpeg(exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"), "JPEG"),
    "jpeg of several pictures": (made.several_jpegs(), "JPEG"),
    "png": (made.png(), "PNG"),
    "png with traces": (made.png_with_traces(), "PNG"),
    "png black and white": (made.png(mode="1"), "PNG"),
    "png of a palette": (made.png(mode="P"), "PNG"),
    "png grey and alpha": (made.png(mode="LA"), "PNG"),
    "png of 16 bits": (made.png(mode="I;16"), "PNG"),
    "png animated": (made.animated_png(), "PNG"),
    "png and zip in one": (made.png() + made.zipped(), "PNG"),
    "pdf": (made.pdf(), "PDF"),
    "pdf of 20 pages": (made.pdf(20), "PDF"),
    "pdf with a link": (made.pdf(1, made.with_link), "PDF"),
    "pdf with a first view": (made.pdf(1, made.with_first_view), "PDF"),
    "pdf after a byte order mark": (b"\xef\xbb\xbf\r\n" + made.pdf(), "PDF"),
    "pdf with packed objects": (made.pdf_with_packed(b"<</A/B>>"), "PDF"),
    "pdf by hand": (made.pdf_with(), "PDF"),
}

JS = "app.alert(1)"
ACTIVE = {
    "opens with a script": made.pdf(1, made.opening({"/S": "/JavaScript", "/JS": JS})),
    "opens a web page": made.pdf(1, made.opening({"/S": "/URI", "/URI": "https://a.example"})),
    "opens a program": made.pdf(1, made.opening({"/S": "/Launch", "/F": "cmd.exe"})),
    "named script": made.pdf_with(b"/Names<</J#61vaScript<</Names[(a)4 0 R]>>>>", b"<</A/B>>"),
    "attached file": made.pdf(1, lambda writer: writer.add_attachment("a.exe", b"MZ")),
    "acts on a page": made.pdf(1, made.with_entry("/AA")),
    "xfa form": made.pdf(1, made.with_form),
    "script spelt in escapes": made.pdf_with(b"/OpenAction<</S/J#61vaScript/J#53(x)>>"),
    "launch spelt in escapes": made.pdf_with(b"/X[[<</S/L#61unch>>]]"),
    "script packed away": made.pdf_with_packed(b"<</S/JavaScript/JS(x)>>"),
    "script nobody leads to": made.pdf_with(b"", b"<</S/JavaScript/JS(x)>>"),
    "script no table lists": made.pdf_with().replace(
        b"startxref", b"9 0 obj<</S/JavaScript>>endobj\nstartxref"
    ),
    "the same in escapes": made.pdf_with().replace(
        b"startxref", b"9 0 obj<</S/JavaScr#69pt>>endobj\nstartxref"
    ),
    "act of the trailer": made.pdf_with(trailer=b"/X<</S/Rendition>>"),
    "script type by reference": made.pdf_with(b"/Y<</S 4 0 R>>", b"/Rendition"),
}
REFUSED = {
    "empty": (b"", "paper-empty"),
    "gif": (made._saved(Image.new("P", (9, 9)), "GIF"), "paper-wrong-type"),
    "webp": (made._saved(Image.new("RGB", (9, 9)), "WEBP"), "paper-wrong-type"),
    "tiff": (made._saved(Image.new("RGB", (9, 9)), "TIFF"), "paper-wrong-type"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "paper-wrong-type"),
    "html": (b"<!doctype html><script>x()</script>", "paper-wrong-type"),
    "zip": (made.zipped(), "paper-wrong-type"),
    "exe": (b"MZ\x90\0" + bytes(200), "paper-wrong-type"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(200), "paper-wrong-type"),
    "postscript": (b"%!PS-Adobe-3.0\n(%%EOF)", "paper-wrong-type"),
    "text": ("Giấy chứng nhận".encode(), "paper-wrong-type"),
    "pdf after html": (b"<html><script>x()</script>" + made.pdf(), "paper-wrong-type"),
    "pdf after exe": (b"MZ" + bytes(100) + made.pdf(), "paper-wrong-type"),
    "pdf too far down": (b" " * 1025 + made.pdf(), "paper-wrong-type"),
    "pdf and zip in one": (made.pdf() + made.zipped(), "paper-unreadable"),
    "pdf and zip, closed": (made.pdf_closed_by_zip(), "paper-unreadable"),
    "pdf with a tail": (made.pdf() + b"<script>x()</script>", "paper-unreadable"),
    "pdf cut": (made.pdf(5)[:-200], "paper-unreadable"),
    "pdf of nothing": (b"%PDF-1.7\n%%EOF", "paper-unreadable"),
    "pdf of noise": (b"%PDF-1.7\n" + os.urandom(5000) + b"\n%%EOF", "paper-unreadable"),
    "pdf without pages": (made.pdf(0), "paper-unreadable"),
    "pdf in a circle": (made.pdf(1, made.with_loop), "paper-unreadable"),
    "pdf of 21 pages": (made.pdf(21), "paper-too-many-pages"),
    "pdf locked": (made.pdf(1, lambda writer: writer.encrypt("mật khẩu")), "paper-locked"),
    "pdf locked for changes": (
        made.pdf(1, lambda writer: writer.encrypt("", "owner", algorithm="AES-256")),
        "paper-locked",
    ),
    "jpeg cut": (made.jpeg((400, 300))[:-3000], "paper-unreadable"),
    "jpeg of a header": (b"\xff\xd8\xff\xe0", "paper-unreadable"),
    "jpeg of noise": (b"\xff\xd8\xff" + os.urandom(5000), "paper-unreadable"),
    "jpeg claiming much": (made.jpeg_claiming(65500, 65500), "paper-too-many-pixels"),
    "png claiming much": (made.png_of(50_000, 50_000), "paper-too-many-pixels"),
    "png claiming all": (made.png_of(2**31 - 1, 2**31 - 1), "paper-too-many-pixels"),
    "png cut": (made.png((400, 300))[:-2000], "paper-unreadable"),
    "png text bomb": (made.png_text_bomb(), "paper-unreadable"),
    "png with a bad sum": (made.png_bad_checksum(), "paper-unreadable"),
    "png of a promise": (made.png_of(5_000, 5_000), "paper-unreadable"),
    **{name: (data, "paper-active-content") for name, data in ACTIVE.items()},
}


@pytest.mark.parametrize(("data", "kind"), TAKEN.values(), ids=TAKEN.keys())
async def test_good_papers_are_taken_and_nothing_rides_along(data: bytes, kind: str) -> None:
    paper = await check(data, "giấy tờ", None)
    assert isinstance(paper, Paper), paper
    assert paper.kind == kind
    if kind == "PDF":
        assert paper.data == data
        assert paper.pages == len(PdfReader(io.BytesIO(data)).pages)
        return
    with Image.open(io.BytesIO(paper.data)) as picture:
        assert picture.format == kind
        assert (paper.width, paper.height) == picture.size
        assert not picture.getexif()
        assert not set(picture.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert getattr(picture, "n_frames", 1) == 1
    assert not [trace for trace in (*TRACES, b"PK\5\6", b"%PDF", b"script") if trace in paper.data]


@pytest.mark.parametrize(("data", "copy"), REFUSED.values(), ids=REFUSED.keys())
async def test_other_papers_are_refused_for_the_right_reason(data: bytes, copy: str) -> None:
    refusal = await check(data, "hợp đồng.pdf.jpg", "image/jpeg")
    assert isinstance(refusal, Refusal)
    assert refusal.copy == copy


async def test_what_was_too_much_is_shown() -> None:
    assert await check(made.pdf(21), None, None) == Refusal(
        "paper-too-many-pages", {"pages": 21, "limit": 20}
    )
    assert (await check(made.png_of(50_000, 50_000), None, None)).shown == {"limit": 40}
    big = made.jpeg() + bytes(10 * 1024**2)
    assert await check(big, None, None) == Refusal("paper-too-big", {"limit": 10})


async def test_a_photo_is_turned_upright_before_its_exif_goes() -> None:
    paper = await check(made.lying_on_its_side(), None, None)
    assert (paper.width, paper.height) == (40, 60)
    with Image.open(io.BytesIO(paper.data)) as picture:
        top, bottom = (sum(picture.getpixel((20, y))) for y in (3, 55))
    assert top < 60
    assert bottom > 700


async def test_transparency_is_laid_on_white() -> None:
    paper = await check(made.see_through_png(), None, None)
    with Image.open(io.BytesIO(paper.data)) as picture:
        assert picture.mode == "RGB"
        assert [picture.getpixel((x, 5)) for x in (5, 15)] == [(255, 0, 0), (255, 255, 255)]


async def test_sixteen_bits_keep_their_greys() -> None:
    picture = Image.new("I;16", (2, 1))
    picture.putpixel((0, 0), 30_000)
    picture.putpixel((1, 0), 65_535)
    paper = await check(made._saved(picture, "PNG"), None, None)
    with Image.open(io.BytesIO(paper.data)) as seen:
        assert [seen.getpixel((x, 0)) for x in (0, 1)] == [116, 255]


# Names


@pytest.mark.parametrize(
    ("declared", "shown"),
    [
        (None, "paper"),
        ("", "paper"),
        ("..", "paper"),
        ("CCCD mặt trước.jpg", "CCCD mặt trước.jpg"),
        ("Đo\u031b\u0301i te\u0302n.pdf", "Đ\u1edbi tên.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("C:\\Windows\\evil.exe", "evil.exe"),
        ("a\u2215b\uff0fc\u2044d.png", "d.png"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ("zero\u200b\u200d\ufeffwidth\u00ad.pdf", "zerowidth.pdf"),
        ("two\r\nlines\t.pdf", "two lines .pdf"),
        ("nul\0byte.jpg", "nulbyte.jpg"),
        ('<img src="x">.png', "_img src=_x__.png"),
        (".htaccess", "htaccess"),
        ("name.pdf. . ", "name.pdf"),
        ("a" + "\u0301" * 50 + ".jpg", "á\u0301\u0301.jpg"),
        ("lone \ud800 surrogate.png", "lone surrogate.png"),
        ("x" * 300 + ".jpeg", "x" * 75 + ".jpeg"),
        ("x" * 300, "x" * 80),
    ],
)
def test_names_are_safe_to_show(declared: str | None, shown: str) -> None:
    assert safe_name(declared) == shown
    assert safe_name(safe_name(declared)) == shown


@pytest.mark.parametrize(
    ("declared", "media_type", "name", "mislabelled"),
    [
        ("cccd.JPG", "image/jpeg", "cccd.JPG", False),
        ("cccd.jfif", "image/jpg; q=1", "cccd.jfif", False),
        ("cccd", "application/octet-stream", "cccd.jpg", False),
        (None, None, "paper.jpg", False),
        ("cccd.jpg.exe", "image/jpeg", "cccd.jpg.exe.jpg", True),
        ("cccd.pdf", None, "cccd.pdf.jpg", True),
        ("cccd.jpg", "text/html", "cccd.jpg", True),
        ("x" * 90, None, "x" * 76 + ".jpg", False),
    ],
)
async def test_a_paper_is_called_what_it_is(
    declared: str | None, media_type: str | None, name: str, *, mislabelled: bool
) -> None:
    paper = await check(made.jpeg(), declared, media_type)
    assert (paper.name, paper.mislabelled) == (name, mislabelled)
    assert paper.media_type == "image/jpeg"
    assert name not in repr(paper)


# The cell


async def test_a_worker_that_takes_too_long_is_ended(monkeypatch, tmp_path: Path) -> None:
    put_worker(monkeypatch, tmp_path, "import os, time; print(os.getpid()); time.sleep(60)")
    began = time.perf_counter()
    found = await check(made.jpeg(), None, None, limits=Limits(seconds=0.3))
    assert found == Refusal("paper-unreadable")
    assert time.perf_counter() - began < 5


def put_worker(monkeypatch, tmp_path: Path, code: str) -> None:
    script = tmp_path / "worker.py"
    script.write_text(code)
    monkeypatch.setattr(papers, "_WORKER", script)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.kill(os.getpid(), 9)",
        "import os; os.abort()",
        "import sys; sys.stdin.read(10); sys.stdin.close(); import os; os.kill(os.getpid(), 9)",
    ],
)
async def test_a_file_that_kills_the_worker_is_refused(monkeypatch, tmp_path, code) -> None:
    put_worker(monkeypatch, tmp_path, code)
    large = made.jpeg() + bytes(9_000_000)
    assert await check(large, None, None) == Refusal("paper-unreadable")


async def test_a_worker_that_floods_us_is_cut_off(monkeypatch, tmp_path: Path) -> None:
    put_worker(monkeypatch, tmp_path, "import sys\nwhile True: sys.stdout.write('x' * 65536)")
    monkeypatch.setattr(papers, "_MOST_ANSWER_BYTES", 1_000_000)
    assert await check(made.jpeg(), None, None) == Refusal("paper-unreadable")


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "", "import no_such_module"])
async def test_our_own_breakage_is_not_blamed_on_the_file(monkeypatch, tmp_path, code) -> None:
    put_worker(monkeypatch, tmp_path, code)
    with pytest.raises(CheckFailed):
        await check(made.jpeg(), None, None)


async def test_a_cancelled_check_leaves_no_process(monkeypatch, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = f"import os, time\nopen({str(mark)!r}, 'w').write(f'{{os.getpid()}}.')\ntime.sleep(60)"
    put_worker(monkeypatch, tmp_path, code)
    checking = asyncio.create_task(check(made.jpeg(), None, None))
    async with asyncio.timeout(10):
        while not (mark.exists() and mark.read_text().endswith(".")):
            await asyncio.sleep(0.01)
    checking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await checking
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()[:-1]), 0)


async def test_the_worker_sees_no_secret_of_ours(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HELPDESK_MASTER_KEY", "SECRET")
    leak = tmp_path / "environment"
    code = f"import os; open({str(leak)!r}, 'w').write(repr(dict(os.environ)))"
    put_worker(monkeypatch, tmp_path, code)
    with pytest.raises(CheckFailed):
        await check(made.jpeg(), None, None)
    assert "HELPDESK" not in leak.read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="rlimits as Linux keeps them")
@pytest.mark.parametrize(
    ("deed", "end"),
    [
        ("while True: pass", -signal.SIGKILL),
        ("bytearray(2**29)", 1),
        ("open('/dev/null'); open('written', 'wb', buffering=0).write(b'x' * 10)", 1),
        ("files = [open('/dev/null') for _ in range(64)]", 1),
    ],
)
def test_the_cell_holds(tmp_path: Path, deed: str, end: int) -> None:
    code = f"from bot.papers_worker import confine\nconfine(2**28, 1)\nimport os\n{deed}"
    path = {"PYTHONPATH": str(Path(papers.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=path, check=False, stderr=subprocess.DEVNULL
    )
    assert done.returncode == end
    assert not any(file.stat().st_size for file in tmp_path.iterdir())


async def test_a_bomb_within_the_pixels_costs_little_memory_of_ours() -> None:
    assert (await check(made.png_data_bomb(), None, None)).kind == "PNG"
    wide = made._saved(Image.new("L", (8000, 5000)), "PNG")
    assert (await check(wide, None, None)).width == 8000
    starved = Limits(memory=100 * 1024**2)
    assert await check(made.png((8000, 4900)), None, None, limits=starved) == Refusal(
        "paper-unreadable"
    )


async def test_the_gate_bounds_how_many_are_open(monkeypatch) -> None:
    opened, most = 0, 0
    real = papers._opened

    async def counted(*given: object) -> object:
        nonlocal opened, most
        opened += 1
        most = max(most, opened)
        try:
            return await real(*given)
        finally:
            opened -= 1

    monkeypatch.setattr(papers, "_opened", counted)
    gate = asyncio.Semaphore(2)
    data = made.jpeg()
    taken = await asyncio.gather(*(check(data, None, None, gate=gate) for _ in range(6)))
    assert {each.kind for each in taken} == {"JPEG"}
    assert most == 2


async def test_an_ordinary_photo_is_checked_quickly() -> None:
    photo = made.jpeg((4000, 3000))
    began = time.perf_counter()
    await check(photo, None, None)
    assert time.perf_counter() - began < 3  # 0.3 on a quiet machine


# Copy


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


def written(language: str) -> dict[str, set[str]]:
    resource = FluentParser().parse((COPY / language / "papers.ftl").read_text("utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    said = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            variables = Variables()
            variables.visit(entry)
            said[entry.id.name] = variables.found
    return said


def test_each_refusal_is_said_in_both_languages() -> None:
    shown = {"paper-too-big": {"limit"}, "paper-too-many-pixels": {"limit"}}
    shown["paper-too-many-pages"] = {"pages", "limit"}
    copies = {copy for _, copy in REFUSED.values()} | {"paper-infected", "paper-lost", *shown}
    assert written("vi") == written("en") == {copy: shown.get(copy, set()) for copy in copies}
    constants = {value for value in vars(papers_worker).values() if str(value).startswith("paper-")}
    assert constants <= copies
