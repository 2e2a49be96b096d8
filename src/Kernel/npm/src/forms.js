// A form with data-once is sent once, however often the button is pressed while the answer is on its way.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-once]')) {
    return;
  }

  if (form.getAttribute('aria-busy') === 'true') {
    event.preventDefault();
  } else {
    form.setAttribute('aria-busy', 'true');
  }
});

// The Back button may bring the page back as it was left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    document.querySelectorAll('form[aria-busy]').forEach((form) => form.removeAttribute('aria-busy'));
  }
});
