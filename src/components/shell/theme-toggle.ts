type Theme = 'light' | 'dark';

/** Where Starlight keeps the choice too: `light`, `dark`, or empty to follow the system. */
const storageKey = 'starlight-theme';

const systemLight = matchMedia('(prefers-color-scheme: light)');
const root = document.documentElement;

const systemTheme = (): Theme => (systemLight.matches ? 'light' : 'dark');
const currentTheme = (): Theme => (root.dataset['theme'] === 'light' ? 'light' : 'dark');

/** Choosing what the system says anyway means following it from then on. */
function remember(theme: Theme): void {
  try {
    localStorage.setItem(storageKey, theme === systemTheme() ? '' : theme);
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
}

function isFollowingSystem(): boolean {
  try {
    return !localStorage.getItem(storageKey);
  } catch {
    return true;
  }
}

class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = (theme: Theme): void => {
      root.dataset['theme'] = theme;
      const label = theme === 'dark' ? this.dataset['toLight'] : this.dataset['toDark'];
      button.setAttribute('aria-label', label ?? '');
    };
    show(currentTheme());
    button.addEventListener('click', () => {
      const next = currentTheme() === 'dark' ? 'light' : 'dark';
      remember(next);
      show(next);
    });
    systemLight.addEventListener('change', () => {
      if (isFollowingSystem()) show(systemTheme());
    });
  }
}

customElements.define('theme-toggle', ThemeToggle);
