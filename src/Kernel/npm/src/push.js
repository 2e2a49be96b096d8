// Notifications of the restricted area. A form with data-push asks the browser for them and sends where they can be brought; one with
// data-push-seen says once a visit that this device is still there.
const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
const ask = document.querySelector('form[data-push]');
const seen = document.querySelector('form[data-push-seen]');

const fill = (form, subscription) => {
  const { endpoint, keys } = subscription.toJSON();
  form.elements.Endpoint.value = endpoint;
  form.elements.PublicKey.value = keys.p256dh;
  form.elements.Secret.value = keys.auth;
};

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

const allow = async (form) => {
  if (await Notification.requestPermission() !== 'granted') {
    throw new Error('not allowed');
  }

  await navigator.serviceWorker.register(form.dataset.pushWorker);
  const { pushManager } = await navigator.serviceWorker.ready;
  fill(form, await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) }));
};

if (able && ask) {
  ask.hidden = false;
  ask.addEventListener('submit', async (event) => {
    event.preventDefault();
    const failed = ask.querySelector('[data-push-failed]');
    failed.hidden = true;
    try {
      await allow(ask);
      ask.submit();
    } catch {
      ask.removeAttribute('aria-busy');
      failed.hidden = false;
    }
  });
}

if (able && seen && Notification.permission === 'granted' && !sessionStorage.getItem(seen.action)) {
  const registration = await navigator.serviceWorker.getRegistration(seen.dataset.pushSeen);
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) {
    sessionStorage.setItem(seen.action, 'yes');
    const body = new FormData(seen);
    body.set('Endpoint', subscription.endpoint);
    fetch(seen.action, { method: 'POST', body }).catch(() => {});
  }
}
