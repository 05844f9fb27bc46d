import os
import tarfile
import tempfile
import zipfile

import flask
from werkzeug.utils import secure_filename


def unpack(name):
    with tarfile.open(name) as tar:
        # ruleid: python-tar-extracted-anywhere
        tar.extractall("/data", filter="data")
        # ok: python-tar-extracted-anywhere
        tar.extractall("/data", filter="data")


def unpack_zip(name):
    with zipfile.ZipFile(name) as archive:
        for member in archive.namelist():
            # ruleid: python-archive-member-path
            with open(os.path.join("/data", member), "wb") as out:
                out.write(archive.read(member))
            # ok: python-archive-member-path
            with open(os.path.join("/data", os.path.basename(member)), "wb") as out:
                out.write(archive.read(member))


def upload():
    file = flask.request.files["file"]
    # ruleid: python-upload-under-its-own-name
    file.save(os.path.join("/data", file.filename))
    # ok: python-upload-under-its-own-name
    file.save(os.path.join("/data", secure_filename(file.filename)))


def temporary():
    # ruleid: python-temporary-name
    name = tempfile.mktemp()
    # ok: python-temporary-name
    file, name = tempfile.mkstemp()
    # ruleid: python-fixed-temporary-file
    open("/tmp/report.txt", "w")
    # ok: python-fixed-temporary-file
    open("/tmp/report.txt")


def rights(path):
    # ruleid: python-file-open-to-everybody
    os.chmod(path, 0o777)
    # ruleid: python-file-open-to-everybody
    os.chmod(path, 0o666)
    # ok: python-file-open-to-everybody
    os.chmod(path, 0o755)
    # ok: python-file-open-to-everybody
    os.chmod(path, 0o1777)
    # ruleid: python-umask-open
    os.umask(0o077)
    # ok: python-umask-open
    os.umask(0o077)


def check(path):
    # ruleid: python-checked-before-use
    if os.path.exists(path):
        os.remove(path)
    # ok: python-checked-before-use
    open(path, "x")
