#!/usr/bin/python3
"""Holds our count of words (字数) against LibreOffice Writer's.

word_count.py CASES COUNT, where COUNT is a program that takes a JSON list of texts and prints our
[{"text", "words"}], the text as we keep it. A case says how many words a text has; where LibreOffice
gives another number, `libreoffice` is that number, `reason` says why ours is right, and of the text
`wide`, which is the same without the signs that the two read differently, LibreOffice must count as
many as we of the first.
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


def separate_nothing(context):
    """Word has no separators but white space; LibreOffice counts no dash, long or short, unless told so."""
    provider = context.ServiceManager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    node = PropertyValue(Name="nodepath", Value="/org.openoffice.Office.Writer/WordCount")
    options = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", (node,))
    options.AdditionalSeparators = ""
    options.commitChanges()


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
        return document.WordCount
    finally:
        document.close(True)


def by_office(texts):
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
            separate_nothing(context)
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
    return counts


def faults(case, ours, office, wide):
    """What doesn't hold of a case."""
    words, differs = case["words"], "libreoffice" in case
    if ours != words:
        yield f"we count {ours}, not {words}"
    expected = case.get("libreoffice", words)
    if office != expected:
        yield f"LibreOffice counts {office}, not {expected}"
    if differs and (expected == words or not case.get("reason")):
        yield "a difference has two numbers and a reason"
    if differs and wide != words:
        yield f"LibreOffice counts {wide}, not {words}, also of: {case['wide']}"


def main():
    path, program = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        cases = json.load(file)
    texts = [case["text"] * case.get("times", 1) for case in cases]
    made = subprocess.run([program], input=json.dumps(texts), capture_output=True, text=True, check=True)
    ours = json.loads(made.stdout)
    wides = [case.get("wide", "") for case in cases]
    office = by_office([kept["text"] for kept in ours] + wides)
    failed = False
    for case, kept, theirs, wide in zip(cases, ours, office, office[len(cases):]):
        found = list(faults(case, kept["words"], theirs, wide))
        name = f"{kept['words']} words: {brief(kept['text'])}"
        if case.get("reason"):
            name += f" (LibreOffice {theirs}: {case['reason']})"
        failed |= bool(found)
        print(f"check failed: {name}: {'; '.join(found)}" if found else f"check ok: {name}")
    sys.exit(failed)


def brief(text):
    """For a log line: short and without line ends."""
    line = " ".join(text.split())
    return line if len(line) < 60 else line[:59] + "…"


main()
