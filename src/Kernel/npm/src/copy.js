// Buttons that copy a field; without a clipboard they stay out of sight, and the field is copied by hand.
if (navigator.clipboard) {
  const show = () => document.querySelectorAll('[data-copy][hidden]').forEach((button) => { button.hidden = false; });
  show();
  document.addEventListener('htmx:after:swap', show);
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      const field = document.getElementById(button.dataset.copy);
      field.select();
      await navigator.clipboard.writeText(field.value).catch(() => {});
    }
  });
}
