"""Longer than 300 lines: one subject, one list of cases that is read from top to bottom."""

import copy
import os
import pickle
import stat
import traceback
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.envelope import (
    OVERHEAD,
    DataKey,
    EnvelopeError,
    KeyGone,
    Place,
    Unreadable,
    derive,
    key_id_of,
)
from storage.master_key import FILE_SETTING, SETTING, MasterKeyError, MasterKeys, generate

PHONE = "+84912345678"
HERE = Place("details", "value", "0190a1b2")
ID = bytes(range(16))
OTHER_ID = bytes(range(16, 32))
OLD = "2025:" + generate(lambda size: bytes(range(size)))
NEW = "2026:" + generate(lambda size: bytes(range(100, 100 + size)))


def counting(size: int) -> bytes:
    return bytes(range(size))


@pytest.fixture
def key() -> DataKey:
    return DataKey(ID, os.urandom(32))


def places() -> st.SearchStrategy[Place]:
    names = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    return st.builds(Place, names, names, names | st.binary(max_size=20))


# One data key


@given(st.binary(max_size=300), places(), st.binary(min_size=32, max_size=32))
def test_what_is_sealed_opens_in_its_place(text: bytes, place: Place, secret: bytes) -> None:
    key = DataKey(ID, secret)
    blob = key.seal(text, place)
    assert key.open(blob, place) == text
    assert len(blob) == len(text) + OVERHEAD
    assert key_id_of(blob) == ID


@given(places(), places())
def test_another_place_never_opens_it(one: Place, other: Place) -> None:
    key = DataKey(ID, counting(32))
    blob = key.seal(b"x", one)
    if _spelt(one) == _spelt(other):
        assert key.open(blob, other) == b"x"
    else:
        with pytest.raises(Unreadable):
            key.open(blob, other)


def _spelt(place: Place) -> tuple[str, str, bytes]:
    row = place.row.encode() if isinstance(place.row, str) else place.row
    return place.table, place.column, row


@pytest.mark.parametrize(
    "elsewhere",
    [
        HERE._replace(table="drafts"),
        HERE._replace(column="note"),
        HERE._replace(row="0190a1b3"),
        HERE._replace(row=b""),
        Place("detailsv", "alue", "0190a1b2"),
        Place("details", "value0", "190a1b2"),
        Place("detail", "svalue0190a1b", "2"),
    ],
)
def test_a_blob_moved_between_tables_columns_or_rows_does_not_open(
    key: DataKey, elsewhere: Place
) -> None:
    with pytest.raises(Unreadable):
        key.open(key.seal(b"secret", HERE), elsewhere)


def test_a_blob_moved_between_owners_does_not_open(key: DataKey) -> None:
    blob = key.seal(b"secret", HERE)
    same_secret_other_owner = DataKey(OTHER_ID, counting(32))
    relabelled = blob[:1] + OTHER_ID + blob[17:]
    for other in (blob, relabelled):
        with pytest.raises(Unreadable):
            same_secret_other_owner.open(other, HERE)
    twin = DataKey(OTHER_ID, counting(32))
    original = DataKey(ID, counting(32)).seal(b"secret", HERE)
    with pytest.raises(Unreadable):
        twin.open(original[:1] + OTHER_ID + original[17:], HERE)


def test_each_flipped_bit_and_each_cut_is_noticed(key: DataKey) -> None:
    blob = key.seal(PHONE.encode(), HERE)
    for at in range(len(blob)):
        for bit in range(8):
            broken = bytearray(blob)
            broken[at] ^= 1 << bit
            with pytest.raises(Unreadable):
                key.open(bytes(broken), HERE)
        with pytest.raises(Unreadable):
            key.open(blob[:at], HERE)
    with pytest.raises(Unreadable):
        key.open(blob + b"\0", HERE)


def test_same_text_twice_looks_different(key: DataKey) -> None:
    assert key.seal(b"x", HERE) != key.seal(b"x", HERE)


def test_a_hundred_thousand_nonces_are_distinct(key: DataKey) -> None:
    assert len({key.seal(b"", HERE)[17:29] for _ in range(100_000)}) == 100_000


def test_the_stored_format_stays_as_it_is() -> None:
    blob = DataKey(ID, counting(32), counting).seal(b"DCNET", Place("details", "value", "r1"))
    assert blob.hex() == GOLDEN_BLOB
    assert DataKey(ID, counting(32)).open(blob, Place("details", "value", b"r1")) == b"DCNET"
    assert derive(counting(32), b"index:phone").hex() == GOLDEN_SUBKEY


def test_json_goes_in_and_comes_out(key: DataKey) -> None:
    value = {"họ tên": "Nguyễn Văn Đạt", "n": [1, 2.5, None, True]}
    assert key.open_json(key.seal_json(value, HERE), HERE) == value


def test_a_data_key_has_the_right_sizes() -> None:
    for key_id, secret in ((b"", counting(32)), (ID, counting(31))):
        with pytest.raises(ValueError, match="16 bytes"):
            DataKey(key_id, secret)


# Master keys


@pytest.fixture
def masters() -> MasterKeys:
    return MasterKeys.parse(OLD)


def test_a_data_key_is_made_stored_wrapped_and_comes_back(masters: MasterKeys) -> None:
    key, wrapped = masters.create(ID)
    blob = key.seal(b"x", HERE)
    assert masters.unwrap(wrapped, ID).open(blob, HERE) == b"x"


def test_a_wrapped_key_is_bound_to_its_id_and_every_byte(masters: MasterKeys) -> None:
    _, wrapped = masters.create(ID)
    with pytest.raises(Unreadable):
        masters.unwrap(wrapped, OTHER_ID)
    for at in range(len(wrapped)):
        broken = bytearray(wrapped)
        broken[at] ^= 1
        with pytest.raises(EnvelopeError):
            masters.unwrap(bytes(broken), ID)
    with pytest.raises(Unreadable):
        masters.unwrap(wrapped[:20], ID)
    with pytest.raises(ValueError, match="16 bytes"):
        masters.wrap(b"short", ID)


def test_an_erased_key_says_so(masters: MasterKeys) -> None:
    with pytest.raises(KeyGone):
        masters.unwrap(b"", ID)


def test_rotation_wraps_anew_and_touches_no_data(masters: MasterKeys) -> None:
    key, wrapped = masters.create(ID)
    blob = key.seal(b"x", HERE)
    both = MasterKeys.parse(f"{NEW},\n{OLD}")
    assert not both.is_current(wrapped)
    anew = both.rewrap(wrapped, ID)
    assert both.is_current(anew)
    only_new = MasterKeys.parse(NEW)
    assert only_new.unwrap(anew, ID).open(blob, HERE) == b"x"
    assert only_new.unwrap(anew, ID).subkey(b"index:phone") == key.subkey(b"index:phone")
    with pytest.raises(MasterKeyError, match="lacks the key"):
        only_new.unwrap(wrapped, ID)


def test_a_key_renamed_or_moved_into_second_place_still_unwraps(masters: MasterKeys) -> None:
    _, wrapped = masters.create(ID)
    nameless = OLD.partition(":")[2]
    assert MasterKeys.parse(f"{NEW}\n# the one before\n{nameless}").unwrap(wrapped, ID).id == ID


def test_the_canary_fails_closed_on_the_wrong_key(masters: MasterKeys) -> None:
    canary = masters.seal_canary()
    masters.check_canary(canary)
    MasterKeys.parse(f"{NEW},{OLD}").check_canary(canary)
    with pytest.raises(MasterKeyError, match=SETTING):
        MasterKeys.parse(NEW).check_canary(canary)
    forged = canary[:9] + bytes(len(canary) - 9)
    for wrong in (b"", forged, masters.create(ID)[1]):
        with pytest.raises(MasterKeyError, match="not the key of this database"):
            masters.check_canary(wrong)


def test_the_wrapped_format_stays_as_it_is() -> None:
    keys = MasterKeys.parse(OLD, random=counting)
    assert keys.wrap(counting(32), ID).hex() == GOLDEN_WRAPPED
    assert keys.unwrap(bytes.fromhex(GOLDEN_WRAPPED), ID).id == ID


def test_subkeys_differ_by_purpose_and_by_master(masters: MasterKeys) -> None:
    both = MasterKeys.parse(f"{NEW},{OLD}")
    assert both.subkeys(b"codes") == (both.subkey(b"codes"), masters.subkey(b"codes"))
    several = {both.subkey(b"codes"), both.subkey(b"audit"), masters.subkey(b"codes")}
    assert len(several) == 3
    assert all(len(subkey) == 32 for subkey in several)


def test_a_generated_key_is_a_setting() -> None:
    first, second = generate(), generate()
    assert first != second
    assert len(MasterKeys.parse(first).names) == 1
    assert len(first) == 44


@pytest.mark.parametrize("change", [str.strip, lambda text: text.rstrip("="), lambda t: f" {t}\n"])
def test_usual_spellings_of_one_key_are_one_key(change, masters: MasterKeys) -> None:
    secret = bytes(range(200, 232))  # has + and / in base64
    plain = generate(lambda _: secret)
    assert {"+", "/"} & set(plain)
    urlsafe = plain.replace("+", "-").replace("/", "_")
    one, other = MasterKeys.parse(plain), MasterKeys.parse(change(urlsafe))
    assert one.names == other.names


GARBLED = {
    "nothing": "",
    "blanks and a comment": " \n # here it comes\n",
    "short": "Zm9vYmFyZm9vYmFyZm9vYmFy",
    "long": "x:" + "Zm9vYmFy" * 8,
    "cut": OLD[:-4],
    "no base64": "!" * 44,
    "not ASCII": "mật khẩu của tôi là bí mật nhé",
    "a pass phrase": "correct horse battery staple",
    "zeros": "A" * 43 + "=",
    "bad name": "two words:" + OLD.partition(":")[2],
    "same name": f"{OLD},2025:{generate()}",
    "same key": f"{OLD},x:{OLD.partition(':')[2]}",
    "second one bad": f"{OLD},2024:Zm9v",
}


@pytest.mark.parametrize("text", GARBLED.values(), ids=GARBLED.keys())
def test_a_bad_setting_is_named_and_never_shown(text: str) -> None:
    with pytest.raises(MasterKeyError) as caught:
        MasterKeys.parse(text)
    said = "".join(traceback.format_exception(caught.value))
    assert str(caught.value).startswith(SETTING)
    assert caught.value.setting == SETTING
    assert caught.value.__context__ is None
    message = str(caught.value)
    for part in text.replace(":", ",").split(","):
        for piece in (part, part[:12]):
            if len(piece) >= 12 and piece.strip() and not piece.strip().startswith("#"):
                assert piece not in message
                assert f"'{piece}" not in said


def key_file(path: Path, text: str, mode: int) -> Path:
    path.write_text(text)
    path.chmod(mode)
    return path


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_private_file_is_read(tmp_path: Path, mode: int) -> None:
    file = key_file(tmp_path / "key", f"# sealed copy 1\n{OLD}\n", mode)
    assert MasterKeys.load(None, file).names == ("2025",)
    assert MasterKeys.load("", file).names == ("2025",)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o700, 0o777])
def test_a_file_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    file = key_file(tmp_path / "key", OLD, mode)
    with pytest.raises(MasterKeyError, match=f"{FILE_SETTING}.*{mode:04o}.*chmod 0400"):
        MasterKeys.load(None, file)


def test_a_file_that_is_missing_a_folder_or_garbled_is_named(tmp_path: Path) -> None:
    garbled = tmp_path / "garbled"
    garbled.write_bytes(bytes(range(256)))
    garbled.chmod(0o600)
    for file in (tmp_path / "none", tmp_path, garbled):
        with pytest.raises(MasterKeyError, match=FILE_SETTING) as caught:
            MasterKeys.load(None, file)
        assert not isinstance(caught.value.__context__, UnicodeError)
    assert stat.S_IMODE(garbled.stat().st_mode) == 0o600


def test_both_settings_or_neither_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MasterKeyError, match="both set"):
        MasterKeys.load(OLD, key_file(tmp_path / "key", OLD, 0o600))
    with pytest.raises(MasterKeyError, match="keys generate"):
        MasterKeys.load(None, None)


# Nothing tells


def test_no_repr_error_or_pickle_shows_a_key_or_a_text(masters: MasterKeys) -> None:
    secret = os.urandom(32)
    key = DataKey(ID, secret)
    blob = key.seal(PHONE.encode(), HERE)
    told = [repr(key), str(key), repr(masters), repr(masters._masters)]
    for wrong in (blob[:-1], blob[:-1] + b"\0\0", b""):
        with pytest.raises(Unreadable) as caught:
            key.open(wrong, HERE)
        told += ["".join(traceback.format_exception(caught.value)), repr(caught.value.__dict__)]
        assert caught.value.__cause__ is None
    root = OLD.partition(":")[2]
    for text in told:
        assert PHONE not in text
        assert secret.hex() not in text
        assert repr(secret)[2:-1] not in text
        assert root not in text
        assert repr(counting(32))[2:-1] not in text
    for kept in (key, masters):
        for copying in (copy.copy, copy.deepcopy, pickle.dumps):
            with pytest.raises(TypeError, match="never copied"):
                copying(kept)


def test_parts_of_a_place_cannot_slide_into_each_other() -> None:
    key = DataKey(ID, counting(32), counting)
    texts = ["", "a", "b", "ab", "ba", "aab", "\0", "\0\1"]
    places = [Place(t, c, r) for t in texts for c in texts for r in texts]
    tags = sorted(key.seal(b"", place)[-16:] for place in places)
    assert all(one != other for one, other in pairwise(tags))


GOLDEN_BLOB = (
    "01000102030405060708090a0b0c0d0e0f000102030405060708090a0b0341985e9157fb1f83ba51"
    "1e2fbc0c9bdde1c648ea"
)
GOLDEN_SUBKEY = "0b2164a46ef3790da6247ed157317a06a6530c360fc3465da73729ea4df202c8"
GOLDEN_WRAPPED = (
    "11d98e2ba3dea39820000102030405060708090a0b01856e870be64dff917eaffb4b11eaf9c76784"
    "96b41923d9acb79fad925a4dcb5aa90db9e1928219706f17095274d442"
)
