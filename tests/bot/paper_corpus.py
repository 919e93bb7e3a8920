"""Files to judge, good and hostile, made anew for each run: nothing of this kind is kept."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from PIL import Image, ImageCms, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

GPS_TRACE = b"SECRET-PLACE"
MAKER_TRACE = "SECRET-CAMERA"


def jpeg(size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: object) -> bytes:
    picture = Image.radial_gradient("L").resize(size).convert(mode)
    return _saved(picture, "JPEG", **how)


def png(size: tuple[int, int] = (60, 40), mode: str = "RGB", **how: object) -> bytes:
    return _saved(Image.radial_gradient("L").resize(size).convert(mode), "PNG", **how)


def _saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **how)
    return written.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = MAKER_TRACE
    gps = block.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (10.0, 46.0, 36.5), GPS_TRACE.decode()
    return block


def jpeg_with_traces() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return jpeg(exif=exif(), icc_profile=profile, comment=MAKER_TRACE.encode(), xmp=GPS_TRACE)


def png_with_traces() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", MAKER_TRACE, zip=True)
    words.add_itxt("XML:com.adobe.xmp", GPS_TRACE.decode())
    return png(pnginfo=words, exif=exif(), dpi=(300, 300))


def several_jpegs() -> bytes:
    """As phones write them: a small picture, maybe of something else, behind the large one."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return _saved(frames[0], "MPO", save_all=True, append_images=frames[1:])


def lying_on_its_side() -> bytes:
    """60 wide and 40 high as stored, black on the stored left; to be shown 40 wide, 60 high."""
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste("black", (0, 0, 10, 40))
    return _saved(picture, "JPEG", exif=exif(orientation=6), quality=95)


def animated_png() -> bytes:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    return _saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


def see_through_png() -> bytes:
    picture = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    picture.paste((255, 0, 0, 255), (0, 0, 10, 20))
    return _saved(picture, "PNG")


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_of(width: int, height: int, *chunks: bytes, idat: bytes = b"\0\0\0\0") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (png_chunk(b"IHDR", header), *chunks, png_chunk(b"IDAT", zlib.compress(idat, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + png_chunk(b"IEND", b"")


def png_text_bomb() -> bytes:
    return png_of(1, 1, png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(70_000_000), 9)))


def png_data_bomb() -> bytes:
    return png_of(1, 1, idat=bytes(100_000_000))


def png_bad_checksum() -> bytes:
    good = png()
    at = good.index(b"IDAT") + 10
    return good[:at] + bytes((good[at] ^ 0xFF,)) + good[at + 1 :]


def jpeg_claiming(width: int, height: int) -> bytes:
    good = bytearray(jpeg())
    at = good.index(b"\xff\xc0")
    good[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(good)


def zipped(comment: bytes = b"") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
        archive.comment = comment
    return written.getvalue()


def pdf(pages: int = 1, change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=200, height=200)
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def opening(action: dict[str, str]) -> Callable[[PdfWriter], None]:
    """A PDF that acts when opened, the action being an object of its own."""

    def change(writer: PdfWriter) -> None:
        words = {NameObject(key): _pdf_value(value) for key, value in action.items()}
        reference = writer._add_object(DictionaryObject(words))
        writer.root_object[NameObject("/OpenAction")] = reference

    return change


def _pdf_value(value: str) -> NameObject | TextStringObject:
    return NameObject(value) if value.startswith("/") else TextStringObject(value)


def with_entry(key: str) -> Callable[[PdfWriter], None]:
    def change(writer: PdfWriter) -> None:
        writer.pages[0][NameObject(key)] = DictionaryObject(
            {NameObject("/O"): DictionaryObject({NameObject("/S"): NameObject("/Named")})}
        )

    return change


def with_form(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): TextStringObject("<xdp/>")})
    writer.root_object[NameObject("/AcroForm")] = form


def with_link(writer: PdfWriter) -> None:
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), url="https://dcnet.vn"))


def with_first_view(writer: PdfWriter) -> None:
    opening({"/S": "/GoTo", "/D": "first"})(writer)


def with_loop(writer: PdfWriter) -> None:
    """A page tree that contains itself."""
    root = writer.root_object["/Pages"]
    root["/Kids"].append(writer.root_object.raw_get("/Pages"))
    root[NameObject("/Count")] = NumberObject(10**9)


def pdf_by_hand(bodies: Iterable[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """Objects 1, 2, … of these bodies, with a right table: for what no writer would write."""
    written, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    written += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    written += b"trailer\n<</Size %d/Root %d 0 R%b>>\n" % (len(offsets) + 1, root, trailer)
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R%b>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def pdf_with(extra: bytes = b"", *more: bytes, trailer: bytes = b"") -> bytes:
    return pdf_by_hand([CATALOGUE % extra, PAGES, PAGE, *more], trailer=trailer)


def pdf_closed_by_zip() -> bytes:
    """A good PDF and a good ZIP in one: the archive's comment is the PDF's end."""
    body, keyword, end = pdf().rpartition(b"startxref")
    return body + zipped(comment=b"\n" + keyword + end)


def pdf_with_packed(body: bytes) -> bytes:
    """The object 7 stands compressed in an object stream, told of by a cross-reference stream."""
    objects = [CATALOGUE % b"", PAGES, PAGE]
    packed = zlib.compress(b"7 0 " + body)
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    objects.append(head + packed + b"\nendstream")
    written, rows = bytearray(b"%PDF-1.7\n"), [(0, 0, 65535)]
    for number, each in enumerate(objects, start=1):
        rows.append((1, len(written), 0))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(written)
    rows += [(1, start, 0), (0, 0, 0), (2, 4, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    head = b"<</Type/XRef/Size 8/W[1 4 2]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    written += b"5 0 obj\n" + head + table + b"\nendstream\nendobj\n"
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start
