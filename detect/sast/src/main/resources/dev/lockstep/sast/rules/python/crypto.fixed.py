import ftplib
import hashlib
import hmac
import os
import random
import secrets
import ssl
import uuid

import jwt
import paramiko
import requests
from Crypto.Cipher import AES, DES, PKCS1_OAEP, PKCS1_v1_5
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import modes


def hashes(token):
    # ruleid: python-weak-hash, python-weak-hash-anywhere
    hashlib.md5(token)
    # ruleid: python-weak-hash, python-weak-hash-anywhere
    hashlib.new("sha1")
    # ok: python-weak-hash, python-weak-hash-anywhere
    hashlib.md5(token, usedforsecurity=False)
    # ok: python-weak-hash
    # ok: python-weak-hash-anywhere
    hashlib.sha256(token)


def sums(content):
    # ok: python-weak-hash
    # ruleid: python-weak-hash-anywhere
    hashlib.md5(content)


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


def tokens(user, letters):
    # ruleid: python-weak-random, python-secret-from-weak-random
    reset_token = "".join(random.choice(letters) for _ in range(20))
    # ruleid: python-secret-from-weak-random
    user.api_key = str(uuid.uuid1())
    # ok: python-secret-from-weak-random
    reset_token = secrets.token_urlsafe(20)


def session(session):
    # ruleid: python-session-from-weak-random
    session["id"] = str(number())
    # ok: python-session-from-weak-random
    session["id"] = secrets.token_urlsafe()


def number():
    # ruleid: python-weak-random
    return random.getrandbits(64)


def password(user, password, salt):
    # ruleid: python-fast-password-hash
    user.hash = hashlib.sha256(password.encode()).hexdigest()
    # ok: python-fast-password-hash
    user.hash = hashlib.scrypt(password.encode(), salt=salt, n=16384, r=8, p=1)
    # ok: python-fast-password-hash
    checksum = hashlib.sha256(b"file").hexdigest()


def derived(password, salt):
    # ruleid: python-few-hash-iterations
    hashlib.pbkdf2_hmac("sha256", password, salt, 1000)
    # ok: python-few-hash-iterations
    hashlib.pbkdf2_hmac("sha256", password, salt, 600000)


def vectors(key):
    # ruleid: python-static-iv
    AES.new(key, AES.MODE_CBC, b"0123456789abcdef")
    # ruleid: python-static-iv
    modes.CBC(b"\0" * 16)
    # ok: python-static-iv
    AES.new(key, AES.MODE_CBC, os.urandom(16))
    # ok: python-static-iv
    modes.CBC(os.urandom(16))


def keys(message):
    # ruleid: python-key-in-code
    Fernet(b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    # ruleid: python-key-in-code
    hmac.new(b"secret", message, "sha256")
    # ok: python-key-in-code
    Fernet(os.environ["KEY"])
    # ruleid: python-small-key
    rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ok: python-small-key
    rsa.generate_private_key(public_exponent=65537, key_size=3072)


def encrypt(key, public, data):
    # ruleid: python-rsa-without-oaep
    PKCS1_v1_5.new(key)
    # ruleid: python-rsa-without-oaep
    public.encrypt(data, padding.PKCS1v15())
    # ok: python-rsa-without-oaep
    PKCS1_OAEP.new(key)
    # ok: python-rsa-without-oaep
    key.sign(data, padding.PKCS1v15())


def webhook(key, body, sent):
    expected = hmac.new(key, body, hashlib.sha256).hexdigest()
    # ruleid: python-timing-unsafe-comparison
    if expected == sent:
        return True
    # ok: python-timing-unsafe-comparison
    Message.query.filter(Message.mac == expected).first()
    # ok: python-timing-unsafe-comparison
    return hmac.compare_digest(expected, sent)


def tls(context):
    # ruleid: python-tls-not-verified
    requests.get("https://example.org/", verify=True)
    # ok: python-tls-not-verified
    requests.get("https://example.org/", verify="ca.pem")
    # ruleid: python-host-name-not-checked
    context.check_hostname = True
    # ok: python-host-name-not-checked
    context.check_hostname = True


def tls_without_both(context):
    # ok: python-host-name-not-checked
    context.check_hostname = False
    # ruleid: python-tls-not-verified
    context.verify_mode = ssl.CERT_NONE
    # ruleid: python-old-tls
    ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ok: python-old-tls
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def shells():
    client = paramiko.SSHClient()
    # ruleid: python-ssh-host-key-not-checked
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    # ok: python-ssh-host-key-not-checked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())


def files():
    # ruleid: python-clear-text-protocol
    ftplib.FTP("example.org")
    # ok: python-clear-text-protocol
    ftplib.FTP_TLS("example.org")


def claims(token, key):
    # ruleid: python-jwt-not-verified
    jwt.decode(token, options={"verify_signature": True})
    # ok: python-jwt-not-verified
    jwt.decode(token, key, algorithms=["HS256"])
    # ruleid: python-jwt-key-in-code
    jwt.encode({"sub": "me"}, "secret", algorithm="HS256")
    # ok: python-jwt-key-in-code
    jwt.encode({"sub": "me"}, key, algorithm="HS256")
