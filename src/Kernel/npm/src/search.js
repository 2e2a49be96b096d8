// The search field on top: "/" or Ctrl-K goes to it, suggestions come while typing, arrows choose, Enter opens, Shift-Enter goes to an
// appointment, Esc closes.
const patience = 80; // milliseconds after the last key before we ask

const form = document.querySelector('form[data-search]');

if (form) {
  const input = form.querySelector('input');
  const panel = form.querySelector('.search-panel');
  const results = form.querySelector('[role=listbox]');
  const status = form.querySelector('[role=status]');
  let waiting;
  let asking = new AbortController();

  const options = () => [...results.querySelectorAll('[role=option]')];
  const chosen = () => results.querySelector('[aria-selected=true]');

  const close = () => {
    clearTimeout(waiting);
    asking.abort();
    panel.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (option) => {
    options().forEach((one) => one.setAttribute('aria-selected', String(one === option)));
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };

  const show = (html) => {
    results.innerHTML = html;
    const found = options();
    found.forEach((option, index) => {
      option.id = `search-result-${index}`;
      option.tabIndex = -1;
      option.setAttribute('aria-selected', 'false');
    });
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = found.length > 0 ? status.dataset.found.replace('{0}', found.length) : status.dataset.nothing;
    panel.hidden = false;
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    try {
      const address = `${form.dataset.search}?q=${encodeURIComponent(input.value.trim())}`;
      const answer = await fetch(address, { signal: asking.signal, headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' } });
      if (answer.ok && !answer.redirected) {
        show(await answer.text());
      }
    } catch (error) {
      // A newer question took the place of this one, or the line is down: Enter still opens the list.
      if (error.name !== 'AbortError') {
        close();
      }
    }
  };

  const move = (step) => {
    const all = options();
    if (panel.hidden || all.length === 0) {
      return;
    }

    const from = all.indexOf(chosen());
    const start = from < 0 && step < 0 ? 0 : from;
    choose(all[(start + step + all.length) % all.length]);
  };

  input.addEventListener('input', () => {
    clearTimeout(waiting);
    if (input.value.trim() === '') {
      close();
    } else {
      waiting = setTimeout(ask, patience);
    }
  });

  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !panel.hidden && chosen()) {
      event.preventDefault();
      if (event.shiftKey && chosen().dataset.book) {
        location.assign(chosen().dataset.book);
      } else {
        chosen().click();
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (panel.hidden) {
        input.value = '';
        input.blur();
      } else {
        close();
      }
    }
  });

  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget)) {
      close();
    }
  });

  // A press on a suggestion must not take the focus away first, which would close the list under the finger.
  panel.addEventListener('mousedown', (event) => event.preventDefault());

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const palette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (slash || palette) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
}
