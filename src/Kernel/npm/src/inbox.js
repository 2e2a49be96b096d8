// The inbox by the keyboard: j and k go through the threads, e closes one, r goes to the answer. Reading a thread marks it as read.
const typing = 'input, textarea, select, [contenteditable]';

function step(by) {
  const links = [...document.querySelectorAll('[data-threads] .row-main > a')];
  if (links.length > 0) {
    links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + by))].focus();
  }
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  e: () => document.querySelector('form[data-progress="done"]')?.requestSubmit(),
  r: () => document.querySelector('form[data-answer] textarea')?.focus(),
};

document.addEventListener('keydown', (event) => {
  const act = keys[event.key];
  if (act && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(typing)
    && document.querySelector('[data-threads], form[data-answer]')) {
    event.preventDefault();
    act();
  }
});

const unread = document.querySelector('form[data-read]');
if (unread) {
  fetch(unread.action, { method: 'POST', body: new FormData(unread), redirect: 'manual' });
}
