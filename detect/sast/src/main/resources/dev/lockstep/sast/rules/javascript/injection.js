const child_process = require('child_process');
const fs = require('fs');
const ldap = require('ldapjs');
const libxmljs = require('libxmljs');
const xpath = require('xpath');
const _ = require('lodash');
const util = require('util');
// ruleid: javascript-sandbox-that-leaks
const { VM } = require('vm2');
// ok: javascript-sandbox-that-leaks
const ivm = require('isolated-vm');

app.post('/login', (req, res) => {
  // ruleid: javascript-ldap-injection
  client.search('ou=people', { filter: `(uid=${req.body.user})` }, done);
  // ok: javascript-ldap-injection
  client.search('ou=people', { filter: '(uid=me)' }, done);
});

app.get('/node', (req, res) => {
  // ruleid: javascript-xpath-injection
  xpath.select("//user[@name='" + req.query.name + "']", tree);
  // ok: javascript-xpath-injection
  xpath.select('//user', tree);
});

app.post('/xml', (req, res) => {
  // ruleid: javascript-xml-external-entities
  libxmljs.parseXml(req.body, { noent: true });
  // ok: javascript-xml-external-entities
  libxmljs.parseXml(req.body);
});

app.get('/where', (req, res) => {
  // ruleid: javascript-code-in-query
  users.find({ $where: `this.name == '${req.query.name}'` });
  // ok: javascript-code-in-query
  users.find({ name: { $eq: String(req.query.name) } });
});

app.post('/users', async (req, res) => {
  // ruleid: javascript-mass-assignment
  await User.create(req.body);
  // ok: javascript-mass-assignment
  await User.create({ name: req.body.name });
});

app.post('/set', (req, res) => {
  // ruleid: javascript-prototype-pollution
  settings[req.body.group][req.body.name] = req.body.value;
  // ruleid: javascript-prototype-pollution
  _.merge({}, req.body);
  // ok: javascript-prototype-pollution
  settings.colour = req.body.value;
});

function merge(target, source) {
  for (const key in source) {
    if (typeof source[key] === 'object') {
      // ruleid: javascript-unchecked-merge
      merge(target[key], source[key]);
    }
    target[key] = source[key];
  }
}

function copy(target, source) {
  for (const key in source) {
    // ok: javascript-unchecked-merge
    target[key] = source[key];
  }
}

app.post('/call', (req, res) => {
  // ruleid: javascript-method-of-request
  actions[req.body.action](req);
  // ok: javascript-method-of-request
  actions.list(req);
});

app.get('/search', (req, res) => {
  // ruleid: javascript-regex-of-request
  new RegExp(req.query.q);
  // ok: javascript-regex-of-request
  new RegExp(_.escapeRegExp(req.query.q));
});

app.get('/log', (req, res) => {
  // ruleid: javascript-log-injection
  console.log('user ' + req.query.user);
  // ok: javascript-log-injection
  console.log('user ' + JSON.stringify(req.query.user));
});

app.get('/format', (req, res) => {
  // ruleid: javascript-format-string-of-request
  util.format(req.query.text, secret);
  // ok: javascript-format-string-of-request
  util.format('%s', req.query.text);
});

app.post('/reset', (req, res) => {
  // ruleid: javascript-host-of-request-in-link
  transport.sendMail({ to: user.mail, text: 'https://' + req.headers.host + '/reset/' + token });
  // ok: javascript-host-of-request-in-link
  transport.sendMail({ to: user.mail, text: 'https://example.org/reset/' + token });
});

app.use((err, req, res, next) => {
  // ruleid: javascript-error-shown
  res.status(500).send(err.stack);
  // ok: javascript-error-shown
  res.status(500).send('failed');
});

app.post('/plain', (req, res) => {
  // ruleid: javascript-plain-password-compared
  if (user.password === req.body.password) {
    return;
  }
  // ok: javascript-plain-password-compared
  if (req.body.password2 === req.body.password) {
    return;
  }
});

function texts(table, name, code) {
  // ruleid: javascript-sql-of-texts
  db.query(`select * from ${table}`);
  // ok: javascript-sql-of-texts
  db.query('select * from users where name = ?', [name]);
  // ruleid: javascript-command-of-texts
  child_process.exec(`ls ${name}`);
  // ok: javascript-command-of-texts
  child_process.execFile('ls', [name]);
  // ruleid: javascript-code-of-texts
  new Function('a', code);
  // ok: javascript-code-of-texts
  JSON.parse(code);
}
