// A pencil opens its one field where it stands. Leaving the field or Enter saves, Esc gives up. Without this script the pencil is a link
// to a page with that field.
const closed = new WeakMap(); // an open field: how it looked before

const ask = (address, options = {}) => fetch(address, { ...options, headers: { 'HX-Request-Type': 'partial' } })
  .then(async (answer) => {
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    return template.content.querySelector('[data-in-place]');
  })
  .catch(() => null);

const put = (place, next) => {
  const hadFocus = place.contains(document.activeElement) || document.activeElement === document.body;
  place.replaceWith(next);
  if (hadFocus) {
    (next.querySelector('input:not([type=hidden])') ?? next.querySelector('[data-in-place-open]')).focus();
  }
};

// The form at the right shows the same field: it follows, unless somebody has typed there.
const follow = ({ dataset: { inPlace, shown, version } }) => {
  const number = document.querySelector('.card-body input[type=hidden][name=Version]');
  const field = number?.form.elements[inPlace];
  if (number) {
    number.value = version;
  }

  if (field && field.value === field.defaultValue) {
    field.value = shown ?? '';
    field.defaultValue = field.value;
  }
};

const say = (text) => {
  const place = document.querySelector('[data-in-place-said]');
  if (place && text) {
    place.textContent = text;
  }
};

const open = async (pencil) => {
  const place = pencil.closest('[data-in-place]');
  const next = await ask(pencil.href);
  if (!next) {
    location.assign(pencil.href);
    return;
  }

  closed.set(next, place);
  put(place, next);
};

const save = async (form) => {
  if (form.ariaBusy === 'true') {
    return;
  }

  form.ariaBusy = 'true';
  const place = form.closest('[data-in-place]');
  const next = await ask(form.action, { method: 'POST', body: new FormData(form) });
  if (!next) {
    form.submit();
    return;
  }

  put(place, next);
  if (!next.querySelector('input:not([type=hidden])')) {
    follow(next);
  }

  say(next.querySelector('[data-said], .notice')?.textContent);
};

// What somebody else wrote meanwhile stands on the card as it is now.
const giveUp = (form) => {
  const place = form.closest('[data-in-place]');
  const before = closed.get(place);
  if (before) {
    form.ariaBusy = 'true';
    put(place, before);
  } else {
    location.reload();
  }
};

document.addEventListener('click', (event) => {
  const pencil = event.target.closest('[data-in-place-open]');
  const cancel = event.target.closest('[data-in-place-form] a');
  if (pencil && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    open(pencil);
  } else if (cancel && document.querySelector('.card-page')) {
    event.preventDefault();
    giveUp(cancel.closest('form'));
  }
});

// Before the guard against sending twice, which would take the form for sent.
document.addEventListener('submit', (event) => {
  if (event.target.matches('.card-page [data-in-place-form]')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    save(event.target);
  }
}, true);

document.addEventListener('focusout', (event) => {
  const form = event.target.closest('.card-page [data-in-place-form=""]');
  const field = form?.querySelector('input:not([type=hidden])');
  if (event.target !== field || form.ariaBusy === 'true' || form.contains(event.relatedTarget)) {
    return;
  }

  if (field.value === field.defaultValue) {
    giveUp(form);
  } else {
    save(form);
  }
});

document.addEventListener('keydown', (event) => {
  const form = event.key === 'Escape' && event.target.closest?.('.card-page [data-in-place-form]');
  if (form) {
    giveUp(form);
  }
});
