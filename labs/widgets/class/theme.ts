/** The same key as the theme button of the site has. */
const key = 'starlight-theme';

export type Theme = 'light' | 'dark';

export function readTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

/** On this page and on every other one of this device that is opened from now on. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Storage is blocked: it lasts as long as the page.
  }
}
