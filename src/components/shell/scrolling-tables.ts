/** Lets the keyboard scroll a table that is wider than its place. Tables that fit stay out of the tab order. */
const tables = document.querySelectorAll<HTMLTableElement>('.sl-markdown-content table');

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

for (const table of tables) observer.observe(table);
