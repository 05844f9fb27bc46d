import html
import os
import pickle
import subprocess

import elementpath
import flask
import ldap3
import lxml.etree
import requests
import sqlalchemy
import yaml
from tornado.httputil import url_concat
from flask import redirect, render_template_string, request
from werkzeug.utils import secure_filename

app = flask.Flask(__name__)


def sql(cursor):
    name = request.args.get("name")
    # ruleid: python-sql-injection
    cursor.execute("select * from users where name = '" + name + "'")
    # ruleid: python-sql-injection
    cursor.execute(f"select * from users where name = '{quoted(name)}'")
    # ok: python-sql-injection
    cursor.execute("select * from users where name = ?", (name,))
    number = int(request.args["id"])
    # ok: python-sql-injection
    cursor.execute("select * from users where id = %d" % number)


def quoted(text):
    return '"' + text + '"'


def command():
    host = request.form["host"]
    # ruleid: python-command-injection
    os.system("ping " + host)
    # ruleid: python-command-injection
    subprocess.run(["sh", "-c", "ping " + host])
    # ok: python-command-injection
    subprocess.run(["ping", "localhost"])


def code():
    # ruleid: python-code-injection
    eval(request.args["expression"])
    # ok: python-code-injection
    eval("1 + 1")


def path():
    name = request.args.get("file")
    # ruleid: python-path-traversal
    open("/data/" + name)
    # ok: python-path-traversal
    open("/data/" + secure_filename(name))
    if "../" in name:
        return
    # ok: python-path-traversal
    open("/data/" + name)


@app.route("/hello")
def page():
    name = request.args.get("name")
    if name == "me":
        # ok: python-cross-site-scripting
        return "Hello " + html.escape(name)
    # ruleid: python-cross-site-scripting
    return "Hello " + name


def template():
    # ruleid: python-template-injection
    render_template_string("Hello " + request.args["name"])
    # ok: python-template-injection
    render_template_string("Hello {{ name }}", name=request.args["name"])


def directory(connection):
    user = request.args["user"]
    # ruleid: python-ldap-injection
    connection.search("ou=people", "(uid=" + user + ")")
    # ok: python-ldap-injection
    connection.search("ou=people", "(uid=" + ldap3.utils.conv.escape_filter_chars(user) + ")")


def xpath(tree):
    # ruleid: python-xpath-injection
    elementpath.select(tree, "//user[@name='" + request.args["name"] + "']")
    # ok: python-xpath-injection
    elementpath.select(tree, "//user")
    name = request.args["name"].replace("'", "&apos;")
    # ok: python-xpath-injection
    elementpath.select(tree, "//user[@name='" + name + "']")


def leave():
    target = request.args["next"]
    if target in ["/home", "/help"]:
        # ok: python-open-redirect
        return redirect(target)
    # ruleid: python-open-redirect
    return redirect(target)


def leave_to_a_tab():
    tab = request.args["tab"]
    # ok: python-open-redirect
    redirect(f"{home()}?tab={tab}")
    # ruleid: python-open-redirect
    redirect(f"https://{tab}/home")
    # ok: python-open-redirect
    redirect("{}{}".format(home(), tab))
    # ok: python-open-redirect
    redirect("%s?tab=%s" % (home(), tab))
    # ok: python-open-redirect
    redirect(PAGES[tab])
    # ok: python-open-redirect
    redirect(url_concat(home(), {"tab": tab}))
    if _allow_redirect(tab):
        # ok: python-open-redirect
        redirect(tab)


def leave_safely():
    target = request.args["next"]
    if not is_safe_url(target):
        return None
    # ok: python-open-redirect
    return redirect(target)


def fetch():
    # ruleid: python-server-side-request-forgery
    requests.get(request.args["url"])
    # ok: python-server-side-request-forgery
    requests.get("https://example.org/")
    # ok: python-server-side-request-forgery
    requests.get(f"https://example.org/users/{request.args['id']}")


def objects():
    # ruleid: python-unsafe-deserialization
    pickle.loads(request.data)
    # ruleid: python-unsafe-deserialization
    yaml.load(request.data, Loader=yaml.Loader)
    # ok: python-unsafe-deserialization
    yaml.load(request.data, Loader=yaml.SafeLoader)


def session():
    # ruleid: python-trust-boundary
    flask.session["role"] = request.form["role"]
    # ok: python-trust-boundary
    flask.session["role"] = "guest"
    form = RoleForm(request.form)
    # ok: python-trust-boundary
    flask.session["role"] = form.cleaned_data["role"]


def document():
    parser = lxml.etree.XMLParser(resolve_entities=True)
    # ruleid: python-xml-external-entities
    lxml.etree.fromstring(request.data, parser)
    # ok: python-xml-external-entities
    lxml.etree.fromstring(b"<a/>", parser)


async def aiohttp_handler(request):
    data = await request.post()
    # ruleid: python-command-injection
    subprocess.run("ls " + data["folder"], shell=True)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        # ruleid: python-command-injection
        subprocess.run("ls " + self.path, shell=True)


def lambda_handler(event, context):
    # ruleid: python-command-injection
    subprocess.run("ls " + event["queryStringParameters"]["folder"], shell=True)


class Query:
    def resolve_files(self, info, folder, count=1):
        # ruleid: python-command-injection
        subprocess.run("ls " + folder, shell=True)


@app.post("/items")
async def create(item: Item, count: int = 1, service: Service = Depends(service)):
    # ruleid: python-command-injection
    subprocess.run("ls " + item.name, shell=True)
    # ok: python-command-injection
    subprocess.run(f"head -n {count} file", shell=True)
    # ok: python-command-injection
    subprocess.run("ls " + service.folder, shell=True)
