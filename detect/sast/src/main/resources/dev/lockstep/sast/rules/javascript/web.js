const child_process = require('child_process');
const fs = require('fs');
const path = require('path');
const vm = require('vm');
const pug = require('pug');
const axios = require('axios');
const serialize = require('node-serialize');

app.get('/users', (req, res) => {
  const name = req.query.name;
  // ruleid: javascript-sql-injection
  db.query("select * from users where name = '" + name + "'");
  // ruleid: javascript-sql-injection
  db.query(`select * from users where name = '${quoted(name)}'`);
  // ok: javascript-sql-injection
  db.query('select * from users where name = ?', [name]);
  // ok: javascript-sql-injection
  db.query('select * from users where id = ' + parseInt(req.query.id));
});

function quoted(text) {
  return '"' + text + '"';
}

app.post('/ping', (req, res) => {
  // ruleid: javascript-command-injection
  child_process.exec('ping ' + req.body.host);
  // ok: javascript-command-injection
  child_process.exec('ping localhost');
});

app.post('/run', (req, res) => {
  // ruleid: javascript-code-injection
  eval(req.body.code);
  // ok: javascript-code-injection
  eval('1 + 1');
});

app.get('/file', (req, res) => {
  // ruleid: javascript-path-traversal
  fs.readFile('/data/' + req.query.name, () => {});
  // ok: javascript-path-traversal
  fs.readFile('/data/' + path.basename(req.query.name), () => {});
});

app.get('/hello', (req, res) => {
  // ruleid: javascript-cross-site-scripting
  res.send('Hello ' + req.query.name);
  // ok: javascript-cross-site-scripting
  res.send('Hello ' + escapeHtml(req.query.name));
  // ok: javascript-cross-site-scripting
  res.send({ name: req.query.name });
});

app.post('/login', (req, res) => {
  // ruleid: javascript-nosql-injection
  User.findOne({ name: req.body.name, password: req.body.password });
  // ok: javascript-nosql-injection
  User.findOne({ name: String(req.body.name) });
  // ok: javascript-nosql-injection
  users.find((user) => user.name === req.body.name);
});

app.get('/next', (req, res) => {
  // ruleid: javascript-open-redirect
  res.redirect(req.query.next);
  // ok: javascript-open-redirect
  res.redirect('/home');
  // ok: javascript-open-redirect
  res.redirect('/home?from=' + req.query.from);
  // ok: javascript-open-redirect
  res.redirect(`${team.url}/home?from=${req.query.from}`);
  // ruleid: javascript-open-redirect
  res.redirect(`https://${req.query.from}/home`);
  // ok: javascript-open-redirect
  res.redirect(req.path.replace('/share', '/s') + '/');
});

app.get('/fetch', (req, res) => {
  // ruleid: javascript-server-side-request-forgery
  axios.get(req.query.url);
  // ok: javascript-server-side-request-forgery
  axios.get('https://example.org/');
  // ok: javascript-server-side-request-forgery
  axios.get(`https://example.org/users/${req.query.id}`);
});

app.get('/page', (req, res) => {
  // ruleid: javascript-template-injection
  pug.render('h1 ' + req.query.title);
  // ok: javascript-template-injection
  pug.render('h1= title', { title: 'fixed' });
});

app.post('/state', (req, res) => {
  // ruleid: javascript-unsafe-deserialization
  serialize.unserialize(req.body.state);
  // ok: javascript-unsafe-deserialization
  JSON.parse(req.body.state);
});

export async function POST(request) {
  const { folder } = await request.json();
  // ruleid: javascript-command-injection
  child_process.exec('ls ' + folder);
}

app.get('/hono', async (c) => {
  // ruleid: javascript-command-injection
  child_process.exec('ls ' + c.req.query('folder'));
});

http.createServer((req, res) => {
  const address = new URL(req.url, 'http://localhost');
  // ruleid: javascript-command-injection
  child_process.exec('ls ' + address.searchParams.get('folder'));
});

const resolvers = {
  Query: {
    files: (parent, args, context) => {
      // ruleid: javascript-command-injection
      child_process.exec('ls ' + args.folder);
    },
  },
};

io.on('connection', (socket) => {
  socket.on('list', (message) => {
    // ruleid: javascript-command-injection
    child_process.exec('ls ' + message.folder);
  });
  socket.on('disconnect', (reason) => {
    // ok: javascript-command-injection
    child_process.exec('logger ' + reason);
  });
});

app.get('/feed', (req, res) => {
  res.setHeader('Content-Type', 'text/x-opml');
  // ok: javascript-cross-site-scripting
  res.send('<opml>' + req.query.title);
});

app.get('/file', (req, res) => {
  const name = path.join(root, req.query.name);
  if (!files.isPathInside(root, name)) {
    return res.sendStatus(404);
  }
  // ok: javascript-path-traversal
  fs.readFileSync(name);
});

app.get('/group', (req, res) => {
  // ok: javascript-open-redirect
  res.redirect(`${settings.get('base')}/groups/${req.query.group}`);
  // ruleid: javascript-open-redirect
  res.redirect(`${req.query.next}/groups`);
});
