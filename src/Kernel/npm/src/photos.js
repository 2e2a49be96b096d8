// A photo over the whole page. Arrows step, Esc closes and gives the focus back. Without this script the link opens the photo's page.
const view = document.querySelector('[data-photo-view]');
const links = [...document.querySelectorAll('a[data-photo]')];
let shown = 0;

const show = (place) => {
  shown = (place + links.length) % links.length;
  const link = links[shown];
  const picture = view.querySelector('img');
  const text = link.querySelector('img').alt;
  picture.src = link.dataset.photo;
  picture.alt = text;
  view.querySelector('[data-photo-text]').textContent = text;
  view.querySelector('[data-photo-page]').href = link.href;
};

if (view && view.showModal) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-photo]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(links.indexOf(link));
      view.showModal();
    }
  });

  view.addEventListener('click', (event) => {
    const step = event.target.closest('[data-step]');
    if (step) {
      show(shown + Number(step.dataset.step));
    } else if (event.target.closest('[data-close]')) {
      view.close();
    }
  });

  view.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      show(shown + step);
    }
  });

  view.addEventListener('close', () => links[shown].focus());
  view.querySelectorAll('[data-step]').forEach((button) => { button.hidden = links.length < 2; });
}
