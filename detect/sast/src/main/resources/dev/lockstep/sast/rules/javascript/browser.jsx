import DOMPurify from 'dompurify';
import React from 'react';

function show(element) {
  // ruleid: javascript-dom-cross-site-scripting
  element.innerHTML = location.hash;
  // ok: javascript-dom-cross-site-scripting
  element.textContent = location.hash;
}

function Hello() {
  const name = new URLSearchParams(window.location.search).get('name');
  // ruleid: javascript-dom-cross-site-scripting, javascript-html-of-texts
  return <p dangerouslySetInnerHTML={{ __html: name }} />;
}

function HelloText() {
  const name = new URLSearchParams(window.location.search).get('name');
  // ok: javascript-dom-cross-site-scripting
  return <p>{name}</p>;
}

function leave() {
  const next = new URLSearchParams(location.search).get('next');
  // ruleid: javascript-dom-open-redirect
  location.href = next;
  // ok: javascript-dom-open-redirect
  location.href = '/home?from=' + next;
}

function load(script) {
  // ruleid: javascript-dom-script-source
  script.src = location.hash.slice(1);
  // ok: javascript-dom-script-source
  script.src = '/own.js';
  const base = location.href.substring(0, location.href.lastIndexOf('/'));
  // ok: javascript-dom-script-source
  script.src = base + '/own.js';
}

window.addEventListener('message', (event) => {
  if (event.origin !== 'https://example.org') {
    return;
  }
  // ok: javascript-message-as-html
  document.body.innerHTML = event.data;
});

// ruleid: javascript-message-without-origin-check
window.addEventListener('message', (event) => {
  // ruleid: javascript-message-as-html
  document.body.innerHTML = event.data;
});

// ok: javascript-message-without-origin-check
window.addEventListener('message', (event) => {
  if (event.origin !== 'https://example.org') {
    return;
  }
  run(event.data);
});

function tell(data) {
  // ruleid: javascript-message-to-any-origin
  window.parent.postMessage(data, '*');
  // ok: javascript-message-to-any-origin
  window.parent.postMessage(data, 'https://example.org');
}

function raw(element, name) {
  // ruleid: javascript-html-of-texts
  element.innerHTML = `<b>${name}</b>`;
  // ok: javascript-html-of-texts
  element.innerHTML = '<b>me</b>';
}

function keep(token) {
  // ruleid: javascript-token-in-storage
  localStorage.setItem('access_token', token);
  // ok: javascript-token-in-storage
  localStorage.setItem('colour', 'red');
}

// ruleid: javascript-document-domain
document.domain = 'example.org';
// ok: javascript-document-domain
const domain = document.domain;

// ruleid: javascript-socket-in-the-clear
new WebSocket('ws://chat.example.com/');
// ok: javascript-socket-in-the-clear
new WebSocket('wss://chat.example.com/');
