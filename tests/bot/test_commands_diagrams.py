"""`diagrams`, and the page of them."""

import csv
import io
import json
import socket
import socketserver
import stat
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage import cases, customers, tables
from storage.cases import Case
from storage.customers import NewCustomer
from storage.ids import new_id
from storage.master_key import generate
from tests.databases import MASTER_KEY
from tests.desk import Clock

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
