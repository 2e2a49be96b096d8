// A client at a glance in a panel at the right, beside the page somebody is on. Esc closes it and gives the focus back. Without this
// script the link opens the card.
let opener;
let panel;

const close = () => {
  panel.hidden = true;
  panel.replaceChildren();
  opener?.focus();
};

const show = async (link) => {
  const answer = await fetch(link.dataset.quick, { headers: { 'HX-Request-Type': 'partial' } }).catch(() => null);
  const template = document.createElement('template');
  template.innerHTML = answer?.ok ? await answer.text() : '';
  const view = template.content.querySelector('.quick-view');
  if (!view) {
    location.assign(link.href);
    return;
  }

  if (!panel) {
    panel = document.createElement('aside');
    panel.className = 'quick-panel';
    panel.tabIndex = -1;
    panel.setAttribute('aria-labelledby', 'quick-name');
    document.querySelector('main').append(panel);
  }

  opener = link;
  panel.replaceChildren(view);
  panel.hidden = false;
  panel.focus();
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-quick]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    show(link);
  } else if (event.target.closest('[data-quick-close]')) {
    close();
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && panel && !panel.hidden) {
    close();
  }
});
