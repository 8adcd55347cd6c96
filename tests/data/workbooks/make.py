#!/usr/bin/env python3
"""Makes the workbooks beside it. All that is in them is made. Needs openpyxl 3.1; run it in its folder.

sample.xlsx is the sample team: its three CSV files (candour sample DIR) as three sheets, with days, moments, times and numbers
as such: python3 make.py DIR
"""

import csv
import datetime as dt
import re
import struct
import sys
import zipfile
from pathlib import Path

import openpyxl

HERE = Path(__file__).parent
WHEN = dt.datetime(2026, 11, 26)


def save(book, name):
    book.properties.created = book.properties.modified = WHEN
    book.save(HERE / name)
    fixed(HERE / name)


def fixed(path):
    """The same bytes at every run: no time of day in the archive."""
    with zipfile.ZipFile(path) as old:
        parts = [(i.filename, old.read(i)) for i in old.infolist()]
    pack(path, parts)


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-26T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, (2026, 11, 26, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)


def typed(text):
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        try:
            return dt.datetime.strptime(text, "%d/%m/%Y").date()
        except ValueError:
            return text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    if re.fullmatch(r"\d\d:\d\d", text):
        return dt.time.fromisoformat(text)
    if re.fullmatch(r"-?\d+\.\d+|-?[1-9]\d{0,6}|0", text):
        return float(text) if "." in text else int(text)
    return text


def sample(folder):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for path in sorted(Path(folder).glob("*.csv"), key=lambda p: ORDER.index(p.stem) if p.stem in ORDER else 9):
        sheet = book.create_sheet(path.stem[:31])
        with open(path, newline="", encoding="utf-8-sig") as file:
            for row in csv.reader(file):
                sheet.append([typed(cell) if cell else None for cell in row])
    save(book, "sample.xlsx")


ORDER = ["people_2025", "sickness_2025", "overtime_2025"]


def values(name, epoch_1904=False):
    book = openpyxl.Workbook()
    if epoch_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Overtime"
    sheet.append(["Staff No", "Overtime Date", "Start", "Length", "Entered", "Overtime Hours", "Approved", "Share", "Remark"])
    for i in range(3):
        day = dt.date(2024, 3, 4 + i)
        sheet.append(
            [i + 12, day, dt.time(8, 30), dt.timedelta(hours=26, minutes=30), dt.datetime(2024, 3, 4, 8, 30), 2.5 + i,
             i == 0, 0.25, 'on call; "late", twice\nover' if i == 0 else None]
        )
        row = sheet.max_row
        sheet.cell(row, 1).number_format = "000000"
        sheet.cell(row, 2).number_format = "dd/mm/yyyy"
        sheet.cell(row, 3).number_format = "h:mm AM/PM"
        sheet.cell(row, 4).number_format = "[h]:mm"
        sheet.cell(row, 5).number_format = "[$-809]d mmm yyyy hh:mm;@"
        sheet.cell(row, 8).number_format = "0%"
    sheet["I3"] = "#REF!"
    sheet["I3"].data_type = "e"
    sheet["I4"] = "=1+1"
    # Rows 5 and 6 are blank; a column far to the right was touched once.
    sheet["A7"], sheet["B7"], sheet["F7"] = 99, "not a date", 1
    sheet["XFD7"].number_format = "0.00"
    save(book, name)


def headings():
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Empty"
    sheet = book.create_sheet("Absences")
    sheet["A1"] = "Absence report"
    sheet.merge_cells("A1:E1")
    for column, text in zip("ACE", ["Employee", "Absence", "Remark"]):
        sheet[f"{column}2"] = text
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("C2:D2")
    for column, text in zip("ABCDE", ["Number", "Team", "Start Date", "End Date", "Remark"]):
        sheet[f"{column}3"] = text
    for i in range(12):
        sheet.append([1000 + i, "A" if i % 2 else "B", dt.date(2025, 3, 1 + i), dt.date(2025, 3, 3 + i), None])
    secret = book.create_sheet("Lists")
    secret["A1"] = "kept out of sight"
    secret.sheet_state = "hidden"
    save(book, "headings.xlsx")


OTHER = {
    "_rels/.rels": '''<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></Relationships>''',
    "[Content_Types].xml": "<Types/>",
    "book/main.xml": '''<x:workbook xmlns:x="u" xmlns:r="v"><x:sheets><x:sheet name="Chart" sheetId="1" r:id="c"/><x:sheet name="O &amp; T"
sheetId="2" r:id="s"/></x:sheets></x:workbook>''',
    "book/_rels/main.xml.rels": '''<Relationships><Relationship Id="c" Type="x/relationships/chartsheet" Target="charts/1.xml"/><Relationship
Id="s" Type="x/relationships/worksheet" Target="../sheets/one.xml"/><Relationship Id="t" Type="x/relationships/sharedStrings"
Target="strings.xml"/></Relationships>''',
    "book/strings.xml": '''<sst><si><r><t>Staff</t></r><r><t xml:space="preserve"> No</t></r><rPh><t>not this</t></rPh></si><si><t>A &lt;&#38;&gt; B</t></si></sst>''',
    "sheets/one.xml": '''<x:worksheet xmlns:x="u"><x:sheetData>
<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>Overtime Date</x:t></x:is></x:c><x:c t="str"><x:f>"a"</x:f><x:v>Overtime Hours</x:v></x:c><x:c t="inlineStr"><x:is><x:t>Team</x:t></x:is></x:c></x:row>
<x:row><x:c><x:v>7</x:v></x:c><x:c t="d"><x:v>2025-03-03T00:00:00</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row>
<x:row r="4"><x:c r="A4"><x:v>8</x:v></x:c><x:c r="B4" t="d"><x:v>2025-03-04</x:v></x:c><x:c r="C4"><x:v>1.5E0</x:v></x:c></x:row>
</x:sheetData></x:worksheet>''',
}


def overtime_parts():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Staff No", "Overtime Date", "Overtime Hours"])
    for i in range(5):
        sheet.append([70 + i, dt.date(2025, 3, 3 + i), 2.5])
    save(book, "plain.xlsx")
    with zipfile.ZipFile(HERE / "plain.xlsx") as old:
        return [(i.filename, old.read(i)) for i in old.infolist()]


def hostile():
    parts = overtime_parts()

    def changed(name, change):
        return [(n, change(d) if n == name else d) for n, d in parts]

    pack(HERE / "macros.xlsm", parts + [("xl/vbaProject.bin", b"\0"), ("xl/externalLinks/externalLink1.xml", b"<externalLink/>")])
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    sheet = "xl/worksheets/sheet1.xml"
    pack(HERE / "entities.xlsx", changed(sheet, lambda d: entities + d.replace(b"<v>70</v>", b"<v>&c;</v>")))
    pack(HERE / "bomb.xlsx", changed(sheet, lambda d: d.replace(b"</sheetData>", b" " * (24 << 20) + b"</sheetData>")))
    lying(HERE / "bomb.xlsx", HERE / "liar.xlsx", sheet)
    pack(HERE / "spreadsheet.ods", [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<x/>")])
    pack(HERE / "archive.zip", [("people.csv", b"Staff No,Team\n1,A\n")])
    pack(HERE / "beyond.xlsx", changed(sheet, lambda d: d.replace(b'r="6"', b'r="1048577"')))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(70_000)
    (HERE / "password.xlsx").write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(32))
    whole = (HERE / "plain.xlsx").read_bytes()
    (HERE / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    at = whole.index(b"sheet1.xml") + 60
    (HERE / "damaged.xlsx").write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])


def lying(path, into, name):
    """Says that the part is short: only inflating it tells."""
    data = bytearray(path.read_bytes())
    for sign, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = 0
        while (at := data.find(sign, at)) >= 0:
            if data[at + name_at : at + name_at + len(name)] == name.encode():
                data[at + size_at : at + size_at + 4] = struct.pack("<I", 4000)
            at += 4
    into.write_bytes(data)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sample(sys.argv[1])
    values("values.xlsx")
    values("values-1904.xlsx", epoch_1904=True)
    headings()
    pack(HERE / "other.xlsx", OTHER.items())
    hostile()
