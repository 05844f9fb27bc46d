const crypto = require('crypto');
const https = require('https');
const bcrypt = require('bcrypt');
const jwt = require('jsonwebtoken');
const { Client } = require('ssh2');

function sign(token) {
  // ruleid: javascript-weak-hash, javascript-weak-hash-anywhere
  return crypto.createHash('md5').update(token).digest('hex');
}

function summed(content) {
  // ok: javascript-weak-hash
  // ruleid: javascript-weak-hash-anywhere
  return crypto.createHash('sha1').update(content).digest();
}

// ok: javascript-weak-hash, javascript-weak-hash-anywhere
crypto.createHash('sha256');
// ok: javascript-weak-hash
// ok: javascript-weak-hash-anywhere
const cacheKey = crypto.createHash('md5').update(text).digest('hex');

// ruleid: javascript-weak-cipher
crypto.createCipheriv('des-cbc', key, iv);
// ok: javascript-weak-cipher
crypto.createCipheriv('aes-256-gcm', key, iv);

// ruleid: javascript-weak-random
const colour = Math.random();
// ok: javascript-weak-random
const better = crypto.randomBytes(16);

function tokens(user) {
  // ruleid: javascript-weak-random, javascript-secret-from-weak-random
  const resetToken = Math.random().toString(36).slice(2);
  // ok: javascript-secret-from-weak-random
  const accessToken = crypto.randomBytes(16).toString('hex');
}

function reset(user) {
  // ruleid: javascript-secret-from-weak-random
  user.otp =
    // ruleid: javascript-weak-random
    Math.floor(Math.random() * 1000000);
}

// ruleid: javascript-pseudo-random-bytes
crypto.randomBytes(16);
// ok: javascript-pseudo-random-bytes
crypto.randomBytes(16);

// ruleid: javascript-cipher-without-iv
crypto.createCipher('aes-256-cbc', password);
// ok: javascript-cipher-without-iv
crypto.createCipheriv('aes-256-cbc', key, iv);

// ruleid: javascript-static-iv
crypto.createCipheriv('aes-256-cbc', key, '0123456789abcdef');
// ruleid: javascript-static-iv
crypto.createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
// ok: javascript-static-iv
crypto.createCipheriv('aes-256-cbc', key, crypto.randomBytes(16));

// ruleid: javascript-key-in-code
crypto.createHmac('sha256', 'not so secret');
// ok: javascript-key-in-code
crypto.createHmac('sha256', process.env.KEY);

// ruleid: javascript-small-key
crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
// ok: javascript-small-key
crypto.generateKeyPairSync('rsa', { modulusLength: 3072 });

// ruleid: javascript-rsa-without-oaep
crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, data);
// ok: javascript-rsa-without-oaep
crypto.publicEncrypt({ key, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING }, data);

function passwords(user, password) {
  // ruleid: javascript-fast-password-hash
  user.hash = crypto.createHash('sha256').update(password).digest('hex');
  // ok: javascript-fast-password-hash
  const sum = crypto.createHash('sha256').update(file).digest('hex');
}

async function shortened(password, rounds) {
  // ok: javascript-fast-password-hash
  const short = crypto.createHash('sha512').update(password).digest('hex');
  return bcrypt.hash(short, rounds);
}

function slow(password) {
  // ruleid: javascript-few-hash-iterations
  crypto.pbkdf2Sync(password, salt, 1000, 32, 'sha256');
  // ruleid: javascript-few-hash-iterations
  bcrypt.hash(password, 4);
  // ok: javascript-few-hash-iterations
  bcrypt.hash(password, 12);
}

function webhook(req, key) {
  const expected = crypto.createHmac('sha256', key).update(req.rawBody).digest('hex');
  // ruleid: javascript-timing-unsafe-comparison
  if (expected === req.get('X-Signature')) {
    return true;
  }
  // ok: javascript-timing-unsafe-comparison
  return crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(req.get('X-Signature')));
}

// ruleid: javascript-tls-not-verified
https.get({ host: 'example.org', rejectUnauthorized: true });
// ok: javascript-tls-not-verified
https.get({ host: 'example.org' });

// ruleid: javascript-host-name-not-checked
https.get({ host: 'example.org', checkServerIdentity: () => undefined });
// ok: javascript-host-name-not-checked
https.get({ host: 'example.org', checkServerIdentity: compare });

// ruleid: javascript-old-tls
https.createServer({ minVersion: 'TLSv1.2' });
// ok: javascript-old-tls
https.createServer({ minVersion: 'TLSv1.2' });

// ruleid: javascript-ssh-host-key-not-checked
new Client().connect({ host: 'example.org', hostVerifier: () => true });
// ok: javascript-ssh-host-key-not-checked
new Client().connect({ host: 'example.org', hostVerifier: (key) => key.equals(known) });

// ruleid: javascript-jwt-not-verified
jwt.verify(value, key, { algorithms: ['HS256', 'none'] });
// ok: javascript-jwt-not-verified
jwt.verify(value, key, { algorithms: ['HS256'] });

// ruleid: javascript-jwt-key-in-code
jwt.sign({ sub: 'me' }, 'secret');
// ok: javascript-jwt-key-in-code
jwt.sign({ sub: 'me' }, process.env.KEY);

// ruleid: javascript-jwt-read-without-check
jwt.decode(value);
// ok: javascript-jwt-read-without-check
jwt.verify(value, key);

// ruleid: javascript-jwt-never-ends
jwt.verify(value, key, { algorithms: ['HS256'], ignoreExpiration: false });
// ok: javascript-jwt-never-ends
jwt.verify(value, key, { algorithms: ['HS256'], maxAge: '1h' });
