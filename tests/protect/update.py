"""Makes variants that no program at hand writes: update.py [--zip64] IN OUT.

A PDF gets an incremental update (ISO 32000-2 section 7.5.6) that repeats its trailer; a ZIP gets the end records of
zip64 (APPNOTE.TXT sections 4.3.14 and 4.3.15).
"""

import re
import struct
import sys


def updated(data):
    start = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    trailer = data[data.rindex(b"trailer") + 7 : data.rindex(b"startxref")].strip()
    trailer = trailer[:-2] + b" /Prev %d >>" % start
    at = len(data)
    return data + b"xref\n0 0\ntrailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % at


def wide(data):
    end = data.rindex(b"PK\5\6")
    here, entries, size, offset = struct.unpack("<HHII", data[end + 8 : end + 20])
    record = b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, here, entries, size, offset)
    locator = b"PK\6\7" + struct.pack("<IQI", 0, end, 1)
    small = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + small


change = wide if sys.argv[1] == "--zip64" else updated
source, target = sys.argv[-2:]
with open(source, "rb") as file:
    result = change(file.read())
with open(target, "wb") as file:
    file.write(result)
