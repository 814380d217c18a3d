import { useEffect, useState } from 'preact/hooks';
import type { StageMessages } from '#labs/messages/stage-en.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { Spotlight } from './Spotlight.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import { useStageKeys } from './use-stage-keys.ts';

type Props = {
  words: StageMessages;
  /** Before every path: empty, or `/ko`. */
  base: string;
  /** As in `/present/<name>/`. */
  name: string;
  labs: readonly { name: string; title: string }[];
};

const cardKey = 'icebreaker.stage-card';
const load = () => import('./StagePanel.tsx');

/** What an instructor has around the lab: which lab, the code for followers, the spotlight. */
export default function Stage({ words, base, name, labs }: Props) {
  const panel = useLazy(load);
  const [isCardOpen, setCardOpen] = useState(true);
  const [isLit, setLit] = useState(false);
  /** A page that is opened while the server is away is the browser's own, and the run would be lost. */
  const [isServerAway, setServerAway] = useState(false);
  useEffect(() => setCardOpen(readCard()), []);
  const toggleCard = () => setCardOpen((before) => keepCard(!before));
  const toggleLight = () => setLit((before) => !before);
  useStageKeys({ KeyC: toggleCard, KeyL: toggleLight });
  return (
    <>
      <header class="stage-bar">
        <a class="class-mark" href={`${base}/`} aria-label={words.mark}>
          Icebreaker
        </a>
        <div class="class-tools" role="group" aria-label={words.tools}>
          <label class="class-choice">
            <span>{words.lab}</span>
            <select
              value={name}
              disabled={isServerAway}
              onChange={({ currentTarget: { value } }) => location.assign(`${base}/present/${value}/`)}
            >
              {labs.map((lab) => (
                <option key={lab.name} value={lab.name}>
                  {lab.title}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="class-tool"
            aria-keyshortcuts="C"
            title="C"
            aria-pressed={isCardOpen}
            onClick={toggleCard}
          >
            {words.showCode}
          </button>
          <button
            type="button"
            class="class-tool"
            aria-keyshortcuts="L"
            title="L"
            aria-pressed={isLit}
            onClick={toggleLight}
          >
            {words.spotlight}
          </button>
          <ThemeButton words={words} />
          {!isServerAway && (
            <a class="class-tool" href={`${base}/labs/${name}/`}>
              {words.leave}
            </a>
          )}
        </div>
      </header>
      {panel.value && (
        <panel.value.StagePanel {...{ words, base, isCardOpen }} onHide={toggleCard} onServerAway={setServerAway} />
      )}
      <Spotlight isOn={isLit} />
    </>
  );
}

function readCard(): boolean {
  try {
    return sessionStorage.getItem(cardKey) !== 'hidden';
  } catch {
    return true;
  }
}

/** For the labs that are opened after this one. */
function keepCard(isOpen: boolean): boolean {
  try {
    sessionStorage.setItem(cardKey, isOpen ? 'open' : 'hidden');
  } catch {
    // Storage is blocked: the next lab shows it again.
  }
  return isOpen;
}
