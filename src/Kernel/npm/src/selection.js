// Ticked rows of a list: the count in the bar, the box that ticks them all, and Shift for a range.
let last;

const boxes = (list) => [...list.querySelectorAll('tbody .row-select input[type=checkbox]')];

const refresh = (list) => {
  const all = boxes(list);
  const ticked = all.filter((box) => box.checked).length;
  const head = list.querySelector('thead .row-select input');
  if (head) {
    head.checked = ticked > 0 && ticked === all.length;
    head.indeterminate = ticked > 0 && ticked < all.length;
  }

  for (const count of list.querySelectorAll('[data-selected]')) {
    count.textContent = count.dataset.selected.replace('{0}', ticked);
  }
};

document.addEventListener('click', (event) => {
  const box = event.target;
  const list = box.closest?.('.selectable');
  if (!list || !box.matches('.row-select input')) {
    return;
  }

  const all = boxes(list);
  if (box.closest('thead')) {
    all.forEach((one) => { one.checked = box.checked; });
  } else if (event.shiftKey && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    all.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
  }

  last = box;
  refresh(list);
});

// Reloading keeps what was ticked; the count must say so.
document.querySelectorAll('.selectable').forEach(refresh);
