"""Saves documents with LibreOffice, with and without a password: office.py SOURCES FOLDER PASSWORD."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import NamedValue, PropertyValue

# Source, name, filter, password, further properties.
PLAIN = [
    ("brief.txt", "plain.docx", "MS Word 2007 XML"),
    ("brief.txt", "plain.odt", "writer8"),
    ("brief.txt", "plain.doc", "MS Word 97"),
    ("brief.txt", "plain.pdf", "writer_pdf_Export"),
    ("lijst.csv", "plain.xlsx", "Calc MS Excel 2007 XML"),
    ("lijst.csv", "plain.ods", "calc8"),
    ("lijst.csv", "plain.xls", "MS Excel 97"),
    ("slides", "plain.pptx", "Impress MS PowerPoint 2007 XML"),
    ("slides", "plain.ppt", "MS PowerPoint 97"),
]
# The way each of these is encrypted is named, as the dialogue for a password does.
LOCKED = [
    ("brief.txt", "locked.docx", "MS Word 2007 XML", "Standard"),
    ("brief.txt", "locked.odt", "writer8", None),
    ("brief.txt", "locked.doc", "MS Word 97", "RC4"),
    ("lijst.csv", "locked.xlsx", "Calc MS Excel 2007 XML", "Standard"),
    ("lijst.csv", "locked.ods", "calc8", None),
    ("lijst.csv", "locked.xls", "MS Excel 97", "RC4"),
    ("slides", "locked.pptx", "Impress MS PowerPoint 2007 XML", "Standard"),
]


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def key_of_97(password):
    """The key of RC4 with 40 bits ([MS-OFFCRYPTO] section 2.3.6.2), which LibreOffice leaves to the dialogue."""
    salt = os.urandom(16)
    start = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    return hashlib.md5((start + salt) * 16).digest(), salt


def encrypted(filter, method, password):
    if method is None:
        return properties(FilterName=filter, Password=password)
    values = [NamedValue("OOXPassword", password), NamedValue("CryptoType", method)]
    if method == "RC4":
        key, salt = key_of_97(password)
        values = [NamedValue("STD97EncryptionKey", uno.ByteSequence(key)),
                  NamedValue("STD97UniqueID", uno.ByteSequence(salt))]
    data = uno.Any("[]com.sun.star.beans.NamedValue", tuple(values))
    return properties(FilterName=filter, EncryptionData=data)


def connect(folder):
    pipe = f"sleutel{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise SystemExit("office.py: LibreOffice does not answer")


def load(desktop, sources, source):
    if source == "slides":
        return desktop.loadComponentFromURL("private:factory/simpress", "_blank", 0, properties(Hidden=True))
    options = {"Hidden": True}
    if source.endswith(".csv"):
        options |= {"FilterName": "Text - txt - csv (StarCalc)", "FilterOptions": "59,34,76,1"}
    return desktop.loadComponentFromURL(f"file://{sources}/{source}", "_blank", 0, properties(**options))


def main():
    sources, out, password = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        office, desktop = connect(folder)
        pdf = uno.Any("[]com.sun.star.beans.PropertyValue", properties(
            EncryptFile=True, DocumentOpenPassword=password))
        restricted = uno.Any("[]com.sun.star.beans.PropertyValue", properties(
            RestrictPermissions=True, PermissionPassword="owner", Changes=0))
        jobs = [(source, name, properties(FilterName=filter)) for source, name, filter in PLAIN]
        jobs += [(source, name, encrypted(filter, method, password)) for source, name, filter, method in LOCKED]
        jobs.append(("brief.txt", "office-locked.pdf", properties(FilterName="writer_pdf_Export", FilterData=pdf)))
        jobs.append(("brief.txt", "office-owner.pdf", properties(FilterName="writer_pdf_Export", FilterData=restricted)))
        for source, name, options in jobs:
            document = load(desktop, sources, source)
            document.storeToURL(f"file://{out}/{name}", options)
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(60)


main()
