// A form with data-passkey asks the browser's passkeys and sends their answer along. Where the browser has none, signing in goes as before.
const able = Boolean(window.PublicKeyCredential?.parseRequestOptionsFromJSON && navigator.credentials);

const ask = async ({ dataset }) => {
  const options = JSON.parse(dataset.passkey);
  const credential = 'passkeyNew' in dataset
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify(credential.toJSON());
};

if (able) {
  document.querySelectorAll('form[data-passkey][hidden]').forEach((form) => { form.hidden = false; });
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!able || event.defaultPrevented || !form.matches('[data-passkey]')) {
    return;
  }

  event.preventDefault();
  const failed = form.querySelector('[data-passkey-failed]');
  failed.hidden = true;
  try {
    form.elements.Credential.value = await ask(form);
    form.submit();
  } catch {
    // Given up, or nothing there that fits: the browser has said why.
    form.removeAttribute('aria-busy');
    failed.hidden = false;
  }
});
