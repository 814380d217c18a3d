import { shellText } from '../../shell-text.ts';

/** The part of the generated search index's module that is used; it exists only in a built site. */
type SearchIndex = {
  init: () => Promise<void>;
  /** `null` when a later call overtook this one. */
  debouncedSearch: (term: string) => Promise<{ results: { data: () => Promise<Found> }[] } | null>;
};
/** `excerpt` is HTML: escaped text of our own page, with the found words in `mark`. */
type Found = { url: string; excerpt: string; meta: { title?: string } };

const shownResults = 12;

/** The search dialog. The index is loaded when the dialog is first opened, so a page that nobody searches pays nothing. */
class SiteSearch extends HTMLElement {
  #index: Promise<SearchIndex> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!dialog || !input) return;

    const open = (): void => {
      dialog.showModal();
      input.select();
      void this.#load().catch(() => {
        this.#say(shellText(this.dataset['lang']).searchUnavailable);
      });
    };
    this.querySelector('.open')?.addEventListener('click', open);
    this.querySelector('.close')?.addEventListener('click', () => {
      dialog.close();
    });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    input.addEventListener('input', () => {
      void this.#search(input.value.trim());
    });
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('.results a')?.click();
    });
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        // A search field would take the first press for itself, to empty it.
        event.preventDefault();
        dialog.close();
      } else this.#moveFocus(event, input);
    });
    document.addEventListener('keydown', (event) => {
      const combination = event.key === 'k' && (event.ctrlKey || event.metaKey);
      if (dialog.open || !(combination || (event.key === '/' && !isTyping(event)))) return;
      event.preventDefault();
      open();
    });
  }

  #load(): Promise<SearchIndex> {
    this.#index ??= (import(/* @vite-ignore */ this.dataset['index'] ?? '') as Promise<SearchIndex>).then(
      async (index) => {
        await index.init();
        return index;
      },
    );
    return this.#index;
  }

  async #search(term: string): Promise<void> {
    const text = shellText(this.dataset['lang']);
    const list = this.querySelector('.results');
    if (!list) return;
    if (term === '') {
      list.replaceChildren();
      this.#say('');
      return;
    }
    try {
      const answer = await (await this.#load()).debouncedSearch(term);
      if (!answer) return;
      const found = await Promise.all(answer.results.slice(0, shownResults).map((result) => result.data()));
      list.replaceChildren(...found.map(listItem));
      this.#say(found.length === 0 ? text.searchNothing(term) : text.searchFound(answer.results.length));
    } catch {
      this.#say(text.searchUnavailable);
    }
  }

  #say(message: string): void {
    const status = this.querySelector('.status');
    if (status) status.textContent = message;
  }

  #moveFocus(event: KeyboardEvent, input: HTMLInputElement): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [input, ...this.querySelectorAll<HTMLAnchorElement>('.results a')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[Math.max(0, Math.min(stops.length - 1, at + step))]?.focus();
  }
}

function listItem({ url, meta, excerpt }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const title = document.createElement('strong');
  const words = document.createElement('span');
  link.href = url;
  title.textContent = meta.title ?? url;
  words.innerHTML = excerpt;
  link.append(title, words);
  item.append(link);
  return item;
}

/** Whether a key press belongs to a field, or to a lab that has keys of its own. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], [data-lab]') !== null;
}

customElements.define('site-search', SiteSearch);
