import flask
import jinja2
import psycopg2
import uvicorn
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from fastapi.middleware.cors import CORSMiddleware
from flask_cors import CORS
from jinja2 import select_autoescape

app = flask.Flask(__name__)


def cookie(response):
    # ruleid: python-insecure-cookie
    response.set_cookie("a", "b", secure=True)
    # ruleid: python-insecure-cookie
    response.set_cookie("session_id", "b")
    # ok: python-insecure-cookie
    response.set_cookie("theme", "dark")
    # ok: python-insecure-cookie
    service.set_cookie(handler, token)
    # ok: python-insecure-cookie
    response.set_cookie("a", "b", secure=True)
    # ruleid: python-cookie-open-to-scripts
    response.set_cookie("a", "b", secure=True, httponly=True)
    # ok: python-cookie-open-to-scripts
    response.set_cookie("a", "b", secure=True, httponly=True)


# ruleid: python-session-cookie-in-the-clear
SESSION_COOKIE_SECURE = True
# ok: python-session-cookie-in-the-clear
SESSION_COOKIE_SECURE = True

# ruleid: python-debug-on
app.run(debug=False)
# ok: python-debug-on
app.run(debug=False)
if settings.DEBUG:
    # ok: python-debug-on
    app.run(debug=True)

# ruleid: python-django-debug-on
DEBUG = True
# ok: python-django-debug-on
DEBUG = env("DEBUG", default=False)
INSTALLED_APPS = ["django.contrib.auth"]

# ruleid: python-any-host-allowed
ALLOWED_HOSTS = ["*"]
# ok: python-any-host-allowed
ALLOWED_HOSTS = ["example.org"]

# ruleid: python-secret-key-in-code
SECRET_KEY = "fJ3kd93kdk30dk3"
# ruleid: python-secret-key-in-code
app.config["SECRET_KEY"] = "fJ3kd93kdk30dk3"
# ok: python-secret-key-in-code
SECRET_KEY = env("SECRET_KEY")

# ruleid: python-csrf-check-off
app.config["WTF_CSRF_ENABLED"] = False
# ok: python-csrf-check-off
app.config["WTF_CSRF_ENABLED"] = True


# ruleid: python-csrf-exempt-view
@csrf_exempt
def hook(request):
    pass


# ok: python-csrf-exempt-view
def form(request):
    pass


# ruleid: python-cors-for-everybody
CORS(app, supports_credentials=True)
# ruleid: python-cors-for-everybody
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
# ok: python-cors-for-everybody
app.add_middleware(CORSMiddleware, allow_origins=["https://example.org"], allow_credentials=True)
# ok: python-cors-for-everybody
CORS(app)


class Open:
    # ruleid: python-websocket-from-any-origin
    def check_origin(self, origin):
        return True


class Closed:
    # ok: python-websocket-from-any-origin
    def check_origin(self, origin):
        return origin == "https://example.org"


# ruleid: python-autoescape-off
jinja2.Environment(autoescape=True)
# ok: python-autoescape-off
jinja2.Environment(autoescape=select_autoescape())

# ruleid: python-listens-everywhere
uvicorn.run(app, host="0.0.0.0")
# ok: python-listens-everywhere
uvicorn.run(app, host="127.0.0.1")


# ruleid: python-framing-allowed
@xframe_options_exempt
def frame(request):
    pass


# ok: python-framing-allowed
def page(request):
    pass


# ruleid: python-weak-password-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# ok: python-weak-password-hasher
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]

# ruleid: python-pickled-sessions
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
# ok: python-pickled-sessions
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"

# ruleid: python-password-in-code
psycopg2.connect(host="db", user="app", password="dk39fk3")
# ok: python-password-in-code
psycopg2.connect(host="db", user="app", password=env("PASSWORD"))


def bucket(s3):
    # ruleid: python-public-bucket
    s3.put_bucket_acl(Bucket="files", ACL="public-read")
    # ok: python-public-bucket
    s3.put_bucket_acl(Bucket="files", ACL="private")
