const crypto = require('crypto');
const https = require('https');
const jwt = require('jsonwebtoken');

// ruleid: javascript-weak-hash
crypto.createHash('md5');
// ok: javascript-weak-hash
crypto.createHash('sha256');

// ruleid: javascript-weak-cipher
crypto.createCipheriv('des-cbc', key, iv);
// ok: javascript-weak-cipher
crypto.createCipheriv('aes-256-gcm', key, iv);

// ruleid: javascript-weak-random
const token = Math.random();
// ok: javascript-weak-random
const better = crypto.randomBytes(16);

// ruleid: javascript-tls-not-verified
https.get({ host: 'example.org', rejectUnauthorized: false });
// ok: javascript-tls-not-verified
https.get({ host: 'example.org' });

// ruleid: javascript-jwt-not-verified
jwt.verify(value, key, { algorithms: ['HS256', 'none'] });
// ok: javascript-jwt-not-verified
jwt.verify(value, key, { algorithms: ['HS256'] });

// ruleid: javascript-insecure-cookie
res.cookie('a', 'b', { secure: false });
// ok: javascript-insecure-cookie
res.cookie('a', 'b', { secure: true, httpOnly: true });

// ruleid: javascript-dom-cross-site-scripting
element.innerHTML = location.hash;
// ok: javascript-dom-cross-site-scripting
element.textContent = location.hash;

// ruleid: javascript-cors-for-everybody
app.use(cors({ origin: true, credentials: true }));
// ok: javascript-cors-for-everybody
app.use(cors({ origin: 'https://example.org', credentials: true }));
