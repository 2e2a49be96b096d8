// What stands beside the content on a wide screen would push it out of sight on a phone: there it starts folded away.
if (matchMedia('(max-width: 1023px)').matches) {
  for (const fold of document.querySelectorAll('details[data-folds]')) {
    fold.open = false;
  }
}
