const express = require('express');
const session = require('express-session');
const cors = require('cors');
const http = require('http');
const helmet = require('helmet');
const handlebars = require('handlebars');
const mysql = require('mysql');
const sanitizeHtml = require('sanitize-html');
const serveIndex = require('serve-index');
const socketio = require('socket.io');
const { BrowserWindow } = require('electron');

// ruleid: javascript-insecure-cookie
res.cookie('a', 'b', { secure: false });
// ok: javascript-insecure-cookie
res.cookie('a', 'b', { secure: true, httpOnly: true });

// ruleid: javascript-cors-for-everybody
app.use(cors({ origin: true, credentials: true }));
// ok: javascript-cors-for-everybody
app.use(cors({ origin: 'https://example.org', credentials: true }));

app.use((req, res, next) => {
  // ruleid: javascript-cors-echoes-origin
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  // ok: javascript-cors-echoes-origin
  res.setHeader('Access-Control-Allow-Origin', 'https://example.org');
});

// ruleid: javascript-session-secret-in-code
app.use(session({ secret: 'keyboard cat', resave: false }));
// ok: javascript-session-secret-in-code
app.use(session({ secret: process.env.SECRET, resave: false }));

// ruleid: javascript-password-in-code
mysql.createConnection({ host: 'db', user: 'app', password: 'dk39fk3' });
// ok: javascript-password-in-code
mysql.createConnection({ host: 'db', user: 'app', password: process.env.PASSWORD });

// ruleid: javascript-own-folder-served
app.use(express.static(__dirname));
// ok: javascript-own-folder-served
app.use(express.static('public'));

// ruleid: javascript-folder-listed
app.use('/files', serveIndex('files'));
// ok: javascript-folder-listed
app.use('/files', express.static('files'));

// ruleid: javascript-headers-off
app.use(helmet({ contentSecurityPolicy: false }));
// ok: javascript-headers-off
app.use(helmet());

// ruleid: javascript-socket-from-any-origin
socketio(server, { cors: { origin: true } });
// ok: javascript-socket-from-any-origin
socketio(server, { cors: { origin: 'https://example.org' } });

// ruleid: javascript-lenient-http-parser
http.createServer({ insecureHTTPParser: true }, handler);
// ok: javascript-lenient-http-parser
http.createServer({}, handler);

// ruleid: javascript-encoding-off
handlebars.compile(text, { noEscape: true });
// ok: javascript-encoding-off
handlebars.compile(text);

// ruleid: javascript-sanitizer-off
sanitizeHtml(text, { allowedTags: false });
// ok: javascript-sanitizer-off
sanitizeHtml(text, { allowedTags: ['b'] });

// ruleid: javascript-many-statements
mysql.createPool({ host: 'db', multipleStatements: true });
// ok: javascript-many-statements
mysql.createPool({ host: 'db' });

// ruleid: javascript-electron-node-in-pages
new BrowserWindow({ webPreferences: { nodeIntegration: true } });
// ok: javascript-electron-node-in-pages
new BrowserWindow({ webPreferences: { nodeIntegration: false } });

// ruleid: javascript-electron-web-security-off
new BrowserWindow({ webPreferences: { webSecurity: false } });
// ok: javascript-electron-web-security-off
new BrowserWindow({ webPreferences: { sandbox: true } });
