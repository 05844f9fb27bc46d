import logging
import re

import flask
import requests
from rest_framework.permissions import AllowAny, IsAuthenticated
from werkzeug.security import generate_password_hash


def remove(user, post):
    # ruleid: python-assert-for-access
    assert user.is_admin
    # ok: python-assert-for-access
    assert post is not None


class Open:
    # ruleid: python-view-open-to-everybody
    permission_classes = [AllowAny]


class Closed:
    # ok: python-view-open-to-everybody
    permission_classes = [IsAuthenticated]


class AccountForm:
    class Meta:
        # ruleid: python-form-with-all-fields
        fields = "__all__"


class NameForm:
    class Meta:
        # ok: python-form-with-all-fields
        fields = ["name"]


def register(user):
    # ruleid: python-plain-password-stored
    user.password = flask.request.form["password"]
    # ok: python-plain-password-stored
    user.password = generate_password_hash(flask.request.form["password"])


def log(user, password):
    # ruleid: python-secret-logged
    logging.info("login %s %s", user, password)
    # ruleid: python-secret-logged
    logging.debug(f"login {password}")
    # ok: python-secret-logged
    logging.info("wrong password of %s", user)


# ruleid: python-slow-regex
re.compile(r"^(a+)+$")
# ok: python-slow-regex
re.compile(r"^a+$")


def call():
    # ruleid: python-request-without-timeout
    requests.get("https://example.org/")
    # ok: python-request-without-timeout
    requests.get("https://example.org/", timeout=10)
