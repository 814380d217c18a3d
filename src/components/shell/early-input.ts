/**
 * What is pressed or chosen in an island before its script has come is done once it has. Stands in the head of every
 * page as it is, so it is plain JavaScript; each control is repeated once, however often it was pressed.
 *
 * A button that opens a file dialog still may, if its island wakes up within the seconds that the browser grants.
 */
export const earlyInput = `{
  const asked = new Set();
  const hear = ({ type, target }) => {
    const island = target instanceof Element && target.closest('astro-island[ssr]');
    const control = island && (type === 'click' ? target.closest('button') : target);
    if (!control || asked.has(control)) return;
    asked.add(control);
    island.addEventListener(
      'astro:hydrate',
      () => {
        asked.delete(control);
        if (type === 'click') control.click();
        else for (const again of ['input', 'change']) control.dispatchEvent(new Event(again, { bubbles: true }));
      },
      { once: true },
    );
  };
  for (const type of ['click', 'change']) addEventListener(type, hear, true);
}`;
