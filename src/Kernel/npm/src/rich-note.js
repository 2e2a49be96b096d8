// A field with data-rich gets buttons for its marks. They put the same marks into the text that anybody can type.
const marks = {
  bold: (words) => `**${words || '…'}**`,
  italic: (words) => `*${words || '…'}*`,
  list: (words) => (words || '…').split('\n').map((line) => `- ${line.replace(/^- /, '')}`).join('\n'),
  link: (words) => `[${words || '…'}](https://)`,
};

function press(field, mark) {
  const { selectionStart: from, selectionEnd: to, value } = field;
  // A list begins where its first line does.
  const start = mark === 'list' ? value.lastIndexOf('\n', from - 1) + 1 : from;
  const put = marks[mark](value.slice(start, to));
  field.focus();
  field.setRangeText(put, start, to, 'end');
  if (mark === 'link') {
    field.setSelectionRange(start + put.length - 1, start + put.length - 1);
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

for (const field of document.querySelectorAll('textarea[data-rich]')) {
  const bar = document.createElement('div');
  bar.className = 'rich-bar';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', field.dataset.toolbar);
  for (const mark of Object.keys(marks)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `button button-quiet rich-${mark}`;
    button.textContent = field.dataset[mark];
    button.addEventListener('click', () => press(field, mark));
    bar.append(button);
  }
  field.before(bar);
  field.addEventListener('keydown', (event) => {
    const mark = { b: 'bold', i: 'italic' }[event.key];
    if ((event.ctrlKey || event.metaKey) && !event.altKey && mark) {
      event.preventDefault();
      press(field, mark);
    }
  });
}
