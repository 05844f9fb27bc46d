const express = require('express');
const fs = require('fs');
const multer = require('multer');
const path = require('path');
const puppeteer = require('puppeteer');
const unzip = require('unzipper');
const { shell } = require('electron');

fs.createReadStream('a.zip').pipe(unzip.Parse()).on('entry', (entry) => {
  // ruleid: javascript-archive-member-path
  entry.pipe(fs.createWriteStream(path.join('/data', entry.path)));
  // ok: javascript-archive-member-path
  entry.pipe(fs.createWriteStream(path.join('/data', path.basename(entry.path))));
});

const storage = multer.diskStorage({
  filename: (req, file, done) => {
    // ruleid: javascript-upload-under-its-own-name
    done(null, file.originalname);
  },
});

const safe = multer.diskStorage({
  filename: (req, file, done) => {
    // ok: javascript-upload-under-its-own-name
    done(null, Date.now() + path.extname(file.originalname));
  },
});

// ruleid: javascript-fixed-temporary-file
fs.writeFileSync('/tmp/report.txt', text);
// ok: javascript-fixed-temporary-file
fs.writeFileSync('/data/report.txt', text);

// ruleid: javascript-file-open-to-everybody
fs.chmodSync(file, 0o777);
// ok: javascript-file-open-to-everybody
fs.chmodSync(file, 0o755);

function remove(file) {
  if (fs.existsSync(file)) {
    // ruleid: javascript-checked-before-use
    fs.unlinkSync(file);
  }
  // ok: javascript-checked-before-use
  fs.unlinkSync(other);
}

function login(user, password) {
  // ruleid: javascript-secret-logged
  console.log('login', user, password);
  // ruleid: javascript-secret-logged
  console.log(`login ${password}`);
  // ok: javascript-secret-logged
  console.log('wrong password of', user);
}

// ruleid: javascript-slow-regex
const slow = /^(a+)+$/;
// ok: javascript-slow-regex
const fast = /^a+$/;
// ok: javascript-slow-regex
slow.test(fast);

// ruleid: javascript-large-bodies
app.use(express.json({ limit: '500mb' }));
// ok: javascript-large-bodies
app.use(express.json({ limit: '1mb' }));

// ruleid: javascript-uninitialized-memory
Buffer.allocUnsafe(10);
// ok: javascript-uninitialized-memory
Buffer.alloc(10);

// ruleid: javascript-shell-opens-request
shell.openExternal(url);
// ok: javascript-shell-opens-request
shell.openExternal('https://example.org/');

// ruleid: javascript-browser-without-sandbox
puppeteer.launch({ args: ['--no-sandbox'] });
// ok: javascript-browser-without-sandbox
puppeteer.launch();
