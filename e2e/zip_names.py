#!/usr/bin/python3
"""Prints the names in an archive as a Chinese Windows of old reads them: GBK, unless a flag says UTF-8."""

import sys
import zipfile

with zipfile.ZipFile(sys.argv[1], metadata_encoding="gbk") as archive:
    broken = archive.testzip()
    if broken:
        sys.exit(f"{broken} is broken.")
    print("|".join(entry.orig_filename for entry in archive.infolist()))
