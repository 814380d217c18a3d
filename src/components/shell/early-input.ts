/**
 * What is pressed, typed or chosen in an island before its script has come is done once it has. Stands in the head of every
 * page as it is, so it is plain JavaScript; each control is repeated once, however often it was pressed. The island gets
 * two frames to find out what its address says, which may put other choices into its controls.
 *
 * A button that opens a file dialog still may, if its island wakes up within the seconds that the browser grants.
 */
export const earlyInput = `{
  const asked = new Map();
  const again = (control, { type, value, checked }) => {
    if (type === 'click') return control.click();
    // A file input keeps its files, and must not be told its value.
    if (control.type !== 'file') Object.assign(control, { value, checked });
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const hear = ({ type, target }) => {
    const island = target instanceof Element && target.closest('astro-island[ssr]');
    const control = island && (type === 'click' ? target.closest('button') : target);
    if (!control) return;
    const isNew = !asked.has(control);
    asked.set(control, { type, value: control.value, checked: control.checked });
    if (!isNew) return;
    const repeat = () => {
      again(control, asked.get(control));
      asked.delete(control);
    };
    const later = () => requestAnimationFrame(() => requestAnimationFrame(repeat));
    island.addEventListener('astro:hydrate', later, { once: true });
  };
  for (const type of ['click', 'input', 'change']) addEventListener(type, hear, true);
}`;
