import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { Replay } from '../hooks/use-replay.ts';
import { saveTrace } from './save-trace.ts';
import { useStore } from '../hooks/use-store.ts';

type Props = {
  name: string;
  lang: string;
  replay: Replay;
  frame: RefObject<HTMLElement>;
  m: CommonMessages;
  onKeep: () => void;
  onEmbed: () => void;
  onKeys: () => void;
};

/** Save the trace, open others, compare, embed, show the lab alone, list the keys. */
export function TraceTools({ name, lang, replay, frame, m, onKeep, onEmbed, onKeys }: Props) {
  const isEmpty = useStore(replay.source.subscribe, () => replay.source.getTrace().events.length === 0);
  const file = useRef<HTMLInputElement>(null);
  const isFull = useIsFullScreen(frame);
  const choose = () => {
    const chosen = [...(file.current?.files ?? [])];
    if (chosen.length > 0) void replay.open(chosen);
    if (file.current) file.current.value = '';
  };
  return (
    <div class="lab-tools" role="group" aria-label={m.frame.tools}>
      <button
        type="button"
        class="lab-tool"
        disabled={isEmpty}
        onClick={() => saveTrace(name, replay.source.getTrace())}
      >
        {m.frame.saveTrace}
      </button>
      <button type="button" class="lab-tool" title={m.tools.keep.twoFiles} onClick={() => file.current?.click()}>
        {m.frame.openTrace}
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        multiple
        hidden
        aria-label={m.frame.openTrace}
        onChange={choose}
      />
      <button type="button" class="lab-tool" onClick={onKeep}>
        {m.tools.keep.button}
      </button>
      <button type="button" class="lab-tool" onClick={onEmbed}>
        {m.tools.embed.button}
      </button>
      <a class="lab-tool lab-present" href={`${lang === 'ko' ? '/ko' : ''}/present/${name}/`}>
        {m.frame.present}
      </a>
      <button type="button" class="lab-tool" aria-keyshortcuts="F" onClick={() => toggleFullScreen(frame)}>
        {isFull ? m.frame.leaveFullScreen : m.frame.fullScreen}
      </button>
      <button type="button" class="lab-tool" aria-keyshortcuts="?" onClick={onKeys}>
        {m.tools.keys.button}
      </button>
    </div>
  );
}

/** Nothing happens where the browser does not allow it. */
export function toggleFullScreen({ current }: RefObject<HTMLElement>): void {
  // What stands around a lab on a stage goes with it.
  const whole = current?.closest('[data-stage]') ?? current;
  const done = document.fullscreenElement ? document.exitFullscreen() : whole?.requestFullscreen();
  done?.catch(() => undefined);
}

function useIsFullScreen(frame: RefObject<HTMLElement>): boolean {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement?.contains(frame.current) ?? false);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isFull;
}
