// On a phone the tabs are one line that can be pushed aside; the open one must be in sight.
for (const open of document.querySelectorAll('.tabs [aria-current]')) {
  open.parentElement.scrollLeft = open.offsetLeft - open.parentElement.offsetLeft - 24;
}
