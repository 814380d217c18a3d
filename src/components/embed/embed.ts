// What a page in a frame does beside its lab: it tells its height, its theme follows what was asked for, and what cannot be
// read in its address is said.

const themes = ['light', 'dark', 'auto'];
const root = document.documentElement;
const search = new URLSearchParams(location.search);
/** As the address names it: whoever frames this page knows the frame by it, also where there is no such lab. */
const lab = /\/embed\/([^/]+)/.exec(location.pathname)?.[1] ?? '';

tellHeight();
followSystem();
tellProblems();
keepQuery();

/** Whole pixels, once for each change. The page has the height of what is in it, never that of its frame, so this settles. */
function tellHeight(): void {
  if (parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    // Whoever frames this page may know how high it is.
    parent.postMessage({ type: 'icebreaker:height', lab, height }, '*');
  };
  new ResizeObserver(tell).observe(root);
  // No observer is heard in a frame that is out of sight: once it is loaded it tells its height without one.
  if (document.readyState === 'complete') tell();
  else addEventListener('load', tell, { once: true });
}

function followSystem(): void {
  const asked = search.get('theme');
  if (asked === 'light' || asked === 'dark') return;
  const light = matchMedia('(prefers-color-scheme: light)');
  light.addEventListener('change', () => (root.dataset['theme'] = light.matches ? 'light' : 'dark'));
}

/** What the lab itself cannot read, it says itself. */
function tellProblems(): void {
  const box = document.querySelector<HTMLElement>('.embed-problems');
  if (box === null) return;
  const known = box.dataset['known']?.split(' ');
  const unknown = [...new Set(search.keys())].filter((name) => !known?.includes(name));
  const theme = search.get('theme') ?? 'auto';
  const sentences = [
    ...(themes.includes(theme) ? [] : [fillIn(box.dataset['themeProblem'], theme)]),
    ...(unknown.length === 0 ? [] : [fillIn(box.dataset['unknown'], unknown.join(', '))]),
  ];
  box.hidden = sentences.length === 0;
  box.replaceChildren(
    ...sentences.map((sentence) => Object.assign(document.createElement('p'), { textContent: sentence })),
  );
}

function fillIn(sentence = '', value: string): string {
  return sentence.replace('{value}', () => value.slice(0, 60));
}

/** The page of the lab shows what is shown here. */
function keepQuery(): void {
  const home = document.querySelector<HTMLAnchorElement>('[data-home]');
  home?.addEventListener('click', () => {
    const now = new URLSearchParams(location.search);
    now.delete('theme');
    home.search = now.toString();
  });
}

// A module, so that its names are its own.
export {};
