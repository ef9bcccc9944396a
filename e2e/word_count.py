#!/usr/bin/python3
"""Counts the words and characters of texts as LibreOffice Writer does.

Reads a JSON list of texts from standard input and prints a JSON list of {"words", "characters"}.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

PATIENCE = 90  # seconds until an office that does not answer is given up


def connect(office, address):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() not in (None, 81) or time.monotonic() > deadline:
                sys.exit("LibreOffice does not answer.")
            time.sleep(0.2)


def count(desktop, text):
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (hidden,))
    try:
        body = document.Text
        cursor = body.createTextCursor()
        for number, line in enumerate(text.splitlines()):
            if number:
                body.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            body.insertString(cursor, line, False)
        return {"words": document.WordCount, "characters": document.CharacterCount}
    finally:
        document.close(True)


def main():
    texts = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="word-count-") as home:
        address = f"pipe,name=word-count-{uuid.uuid4().hex}"
        office = subprocess.Popen(
            ["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
             f"-env:UserInstallation=file://{home}", f"--accept={address};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": home},
        )
        try:
            context = connect(office, address)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            counts = [count(desktop, text) for text in texts]
            try:
                desktop.terminate()
            except DisposedException:
                pass  # it went before it could answer
            office.wait(timeout=30)
        finally:
            if office.poll() is None:
                office.kill()
                office.wait()
    json.dump(counts, sys.stdout, ensure_ascii=False)
    print()


main()
