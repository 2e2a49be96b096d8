// A form with data-draft keeps what is typed in this tab until it was sent well, so that a dropped line loses nothing. Not in
// localStorage: a shared tablet forgets it with the tab, and signing out clears it.
const fields = 'textarea[name], input[type=text][name]';

function keyOf(form) {
  return `draft:${location.pathname.split('/').slice(0, 3).join('/')}:${form.dataset.draft}`;
}

// The page that follows says that all went well; without that the draft stays, also when the line dropped on the way.
if (document.querySelector('.notice-success')) {
  const sent = Object.keys(sessionStorage).filter((key) => key.startsWith('draft:') && JSON.parse(sessionStorage.getItem(key)).sent);
  sent.forEach((key) => sessionStorage.removeItem(key));
}

for (const form of document.querySelectorAll('form[data-draft]')) {
  const key = keyOf(form);
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  if (kept) {
    for (const field of form.querySelectorAll(fields)) {
      if (field.value === field.defaultValue && kept.values[field.name]) {
        field.value = kept.values[field.name];
        field.closest('details')?.setAttribute('open', '');
      }
    }
  }

  const keep = (sent) => {
    const values = Object.fromEntries([...form.querySelectorAll(fields)].map((field) => [field.name, field.value]));
    sessionStorage.setItem(key, JSON.stringify({ sent, values }));
  };
  form.addEventListener('input', () => keep(false));
  form.addEventListener('submit', () => keep(true));
}

for (const form of document.querySelectorAll('form[action$="/sign-out"]')) {
  form.addEventListener('submit', () => sessionStorage.clear());
}
