import { useRef, useState } from 'preact/hooks';
import { copyText } from '#labs/drivers/copy-text.ts';
import { isHereOnly } from '#labs/drivers/other-addresses.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { embedCode, embedThemes, type EmbedTheme } from '../embed-code.ts';

type Props = {
  /** As in `/labs/<name>/`. */
  name: string;
  title: string;
  lang: string;
  m: CommonMessages;
  /** The address of the lab as it is now, with what is broken in it, and which moment is shown. */
  href: string;
  onClose: () => void;
};

/** The few lines with which this lab, as it stands here, stands in any other page. */
export function EmbedDialog({ name, title, lang, m, href, onClose }: Props) {
  const { embed: words } = m.tools;
  const code = useRef<HTMLTextAreaElement>(null);
  const [theme, setTheme] = useState<EmbedTheme>('auto');
  const [said, setSaid] = useState('');
  const text = embedCode({ name, title, lang, href, theme });
  const copy = async () => {
    const isCopied = await copyText(text);
    setSaid(isCopied ? words.copied : words.notCopied);
    if (isCopied) return;
    code.current?.focus();
    code.current?.select();
  };
  const base = lang === 'ko' ? '/ko' : '';
  return (
    <Dialog title={words.title} close={words.close} onClose={onClose}>
      <p class="lab-quiet">{words.intro}</p>
      <div class="lab-embed">
        <label class="lab-field">
          <span>{words.code}</span>
          <textarea ref={code} readOnly rows={9} spellcheck={false} value={text} />
        </label>
        <div class="lab-embed-row">
          <label class="lab-field">
            <span>{words.theme}</span>
            <select
              value={theme}
              onChange={({ currentTarget }) => {
                setTheme(currentTarget.value as EmbedTheme);
                setSaid('');
              }}
            >
              {embedThemes.map((each) => (
                <option key={each} value={each}>
                  {words.themes[each]}
                </option>
              ))}
            </select>
          </label>
          <button type="button" class="lab-button" data-main onClick={() => void copy()}>
            {words.copy}
          </button>
          <p role="status" class="lab-quiet">
            {said}
          </p>
        </div>
      </div>
      {isHereOnly(location.hostname) && <p class="lab-quiet">{words.hereOnly}</p>}
      <p class="lab-quiet">
        <a href={`${base}/reference/embedding/`} target="_blank" rel="noopener">
          {words.more}
        </a>
      </p>
    </Dialog>
  );
}
