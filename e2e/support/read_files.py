#!/usr/bin/python3
"""Reads a ZIP, DOCX or XLSX with nothing but Python's standard library and prints what is inside as JSON.

Usage: read_files.py FILE [ENCODING]; ENCODING is for names of entries whose UTF-8 flag is not set.
"""

import io
import json
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
UTF8_FLAG = 0x800


def texts(node, tag):
    return "".join(one.text or "" for one in node.iter(tag))


def letter(archive):
    """Paragraphs outside of tables, and the rows of tables."""
    body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{W}body")
    rows = [[texts(cell, f"{W}t") for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")]
    paragraphs = [texts(one, f"{W}t") for one in body.findall(f"{W}p")]
    return {"paragraphs": [one for one in paragraphs if one], "rows": rows}


def book(archive):
    """Rows of the first sheet."""
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        shared = [texts(one, f"{S}t") for one in strings.findall(f"{S}si")]

    def value(cell):
        plain = cell.findtext(f"{S}v", "")
        if cell.get("t") == "s":
            return shared[int(plain)]
        return texts(cell, f"{S}t") if cell.get("t") == "inlineStr" else plain

    sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return {"rows": [[value(cell) for cell in row.findall(f"{S}c")] for row in sheet.iter(f"{S}row")]}


def pixels(jpeg):
    """Width and height, as the frame header says."""
    at = 2
    while jpeg[at] == 0xFF:
        kind, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if kind in (0xC0, 0xC1, 0xC2):
            return [int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(jpeg[at + 5 : at + 7], "big")]
        at += 2 + length
    return None


def look(content, encoding):
    with zipfile.ZipFile(io.BytesIO(content), metadata_encoding=encoding) as archive:
        broken = archive.testzip()
        if broken:
            sys.exit(f"{broken} is broken.")
        names = archive.namelist()
        if "word/document.xml" in names:
            return letter(archive)
        if "xl/workbook.xml" in names:
            return book(archive)
        return {"entries": [entry(archive, one, encoding) for one in archive.infolist()]}


def entry(archive, one, encoding):
    found = {"name": one.filename, "utf8": bool(one.flag_bits & UTF8_FLAG)}
    content = archive.read(one)
    if content.startswith(b"PK"):
        found |= look(content, encoding)
    elif content.startswith(b"\xff\xd8"):
        found["pixels"] = pixels(content)
    return found


with open(sys.argv[1], "rb") as file:
    json.dump(look(file.read(), sys.argv[2] if len(sys.argv) > 2 else "gbk"), sys.stdout)
