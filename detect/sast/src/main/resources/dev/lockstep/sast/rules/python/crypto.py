import hashlib
import random
import secrets
import ssl
import subprocess
import tarfile

import flask
import requests
from Crypto.Cipher import AES, DES


def hashes():
    # ruleid: python-weak-hash
    hashlib.md5(b"text")
    # ruleid: python-weak-hash
    hashlib.new("sha1")
    # ok: python-weak-hash
    hashlib.md5(b"text", usedforsecurity=False)
    # ok: python-weak-hash
    hashlib.sha256(b"text")


def ciphers(key):
    # ruleid: python-weak-cipher
    DES.new(key, DES.MODE_CBC)
    # ruleid: python-weak-cipher
    AES.new(key, AES.MODE_ECB)
    # ok: python-weak-cipher
    AES.new(key, AES.MODE_GCM)


def numbers():
    # ruleid: python-weak-random
    random.randint(0, 9)
    # ok: python-weak-random
    secrets.randbelow(10)


def cookie(response):
    # ruleid: python-insecure-cookie
    response.set_cookie("a", "b")
    # ok: python-insecure-cookie
    response.set_cookie("a", "b", secure=True)


def tls():
    # ruleid: python-tls-not-verified
    requests.get("https://example.org/", verify=False)
    # ok: python-tls-not-verified
    requests.get("https://example.org/", verify="ca.pem")


app = flask.Flask(__name__)
# ruleid: python-debug-on
app.run(debug=True)
# ok: python-debug-on
app.run(debug=False)


def shell(name):
    # ruleid: python-shell-with-formatted-command
    subprocess.run(f"ls {name}", shell=True)
    # ok: python-shell-with-formatted-command
    subprocess.run(["ls", name])


def unpack(name):
    with tarfile.open(name) as tar:
        # ruleid: python-tar-extracted-anywhere
        tar.extractall("/data")
        # ok: python-tar-extracted-anywhere
        tar.extractall("/data", filter="data")
