// Files that take a while show how far they are, can be stopped, and are still chosen when the line drops. Small ones go the usual way.
const worthShowing = 512 * 1024;

const sizeOf = (data) => [...data.values()].reduce((sum, value) => sum + (value instanceof File ? value.size : 0), 0);

const addressOf = (form, button) => {
  const own = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
  return own === '' ? location.href : new URL(own, location.href).href;
};

const goTo = (address) => {
  const isHere = new URL(address, location.href).href.split('#')[0] === location.href.split('#')[0];
  location.assign(address);
  if (isHere) {
    location.reload();
  }
};

const send = (form, data, address) => {
  const shown = form.querySelector('[data-upload]');
  const lost = form.querySelector('[data-upload-lost]');
  const bar = shown.querySelector('progress');
  const request = new XMLHttpRequest();
  const rest = () => {
    shown.hidden = true;
    form.removeAttribute('aria-busy');
  };
  const show = (share) => {
    bar.value = share;
    shown.querySelector('[data-upload-share]').textContent = `${Math.floor(share * 100)} %`;
  };

  request.upload.addEventListener('progress', (event) => show(event.loaded / event.total));
  request.addEventListener('load', () => {
    const next = request.getResponseHeader('Location');
    if (next) {
      goTo(next);
      return;
    }

    rest();
    const mistakes = new DOMParser().parseFromString(request.responseText, 'text/html').querySelector('.form-summary');
    if (mistakes) {
      form.querySelector('.form-summary')?.remove();
      form.prepend(mistakes);
      mistakes.focus();
    } else {
      HTMLFormElement.prototype.submit.call(form);
    }
  });
  request.addEventListener('error', () => {
    rest();
    lost.hidden = false;
    lost.focus();
  });
  request.addEventListener('abort', rest);
  shown.querySelector('button').addEventListener('click', () => request.abort(), { once: true });

  lost.hidden = true;
  show(0);
  shown.hidden = false;
  request.open('POST', address);
  request.setRequestHeader('X-Upload', '1');
  request.send(data);
};

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.querySelector('[data-upload]')) {
    return;
  }

  const data = new FormData(form, event.submitter);
  if (sizeOf(data) >= worthShowing) {
    event.preventDefault();
    send(form, data, addressOf(form, event.submitter));
  }
});
