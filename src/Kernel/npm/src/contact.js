// A call or a message opens as soon as the history knows of it. Should the answer be another one, the form goes its usual way.
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.matches('[data-opens]')) {
    return;
  }

  event.preventDefault();
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'HX-Request-Type': 'partial' } })
    .catch(() => null);
  if (!answer?.ok || !answer.headers.get('Content-Type').startsWith('text/plain')) {
    form.submit();
    return;
  }

  const link = document.createElement('a');
  link.href = await answer.text();
  if (link.protocol === 'https:') {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }

  link.click();
});
