import logging
import os
import re
import smtplib
import subprocess
import traceback
import xml.etree.ElementTree
from http.server import BaseHTTPRequestHandler

import flask
import lxml.etree
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from flask import request
from markupsafe import Markup

app = flask.Flask(__name__)


def documents(users):
    # ruleid: python-nosql-injection
    users.find_one({"name": request.json["name"], "password": request.json["password"]})
    # ok: python-nosql-injection
    users.find_one({"name": str(request.json["name"])})


def assign(Account):
    # ruleid: python-mass-assignment
    Account.objects.create(**request.json)
    # ok: python-mass-assignment
    Account.objects.create(name=request.json["name"])
    # ruleid: python-mass-assignment
    Account.objects.update_or_create(id=7, defaults=request.json)
    # ok: python-mass-assignment
    Account.objects.update_or_create(id=7, defaults={"name": request.json["name"]})


def attribute(shop):
    # ruleid: python-attribute-of-request
    getattr(shop, request.args["action"])()
    # ok: python-attribute-of-request
    getattr(shop, "close")()


def greeting(user):
    # ruleid: python-format-string-of-request
    request.args["text"].format(user=user)
    # ok: python-format-string-of-request
    "Hello {}".format(request.args["text"])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        # ruleid: python-header-injection
        self.send_header("Location", self.path + "/")
        # ok: python-header-injection
        self.send_header("Location", "/home")


def mail(server):
    # ruleid: python-mail-header-injection
    server.sendmail("a@example.org", "b@example.org", "Subject: " + request.form["subject"])
    # ok: python-mail-header-injection
    server.sendmail("a@example.org", "b@example.org", "Subject: hello")


def log():
    # ruleid: python-log-injection
    logging.info("user " + request.args["user"])
    # ok: python-log-injection
    logging.info("user " + repr(request.args["user"]))


def search(text):
    # ruleid: python-regex-of-request
    re.search(request.args["q"], text)
    # ok: python-regex-of-request
    re.search(re.escape(request.args["q"]), text)


def style():
    # ruleid: python-xslt-of-request
    lxml.etree.XSLT(lxml.etree.XML(request.data))
    # ok: python-xslt-of-request
    lxml.etree.XSLT(lxml.etree.parse("own.xsl"))


def document():
    # ruleid: python-xml-bomb
    xml.etree.ElementTree.fromstring(request.data)
    # ok: python-xml-bomb
    xml.etree.ElementTree.fromstring("<a/>")


def failed():
    trace = traceback.format_exc()
    # ruleid: python-error-shown
    return flask.jsonify(error=trace)


def failed_quietly():
    logging.error(traceback.format_exc())
    # ok: python-error-shown
    return flask.jsonify(error="failed")


def statement(cursor, table):
    # ruleid: python-sql-of-texts
    cursor.execute(f"select * from {table}")
    # ok: python-sql-of-texts
    cursor.execute("select * from users where id = %s", (table,))


def shell(name):
    # ruleid: python-shell-with-formatted-command
    subprocess.run(f"ls {name}", shell=True)
    # ok: python-shell-with-formatted-command
    subprocess.run(["ls", name])


def bold(name):
    # ruleid: python-html-of-texts
    mark_safe(f"<b>{name}</b>")
    # ok: python-html-of-texts
    Markup("<b>%s</b>") % name
    # ruleid: python-format-html-of-formatted
    format_html(f"<b>{name}</b>")
    # ok: python-format-html-of-formatted
    format_html("<b>{}</b>", name)
