import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { useSyncExternalStore } from 'preact/compat';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { Replay } from '../hooks/use-replay.ts';

type Props = { name: string; replay: Replay; frame: RefObject<HTMLElement>; m: CommonMessages };

/** Save the trace, open another, show the lab alone. */
export function TraceTools({ name, replay, frame, m }: Props) {
  const isEmpty = useSyncExternalStore(replay.source.subscribe, () => replay.source.getTrace().events.length === 0);
  const file = useRef<HTMLInputElement>(null);
  const isFull = useIsFullScreen(frame);
  const save = () => saveTrace(name, JSON.stringify(replay.source.getTrace()));
  const choose = () => {
    const [chosen] = file.current?.files ?? [];
    if (chosen) void replay.open(chosen);
    if (file.current) file.current.value = '';
  };
  const toggle = () => void (isFull ? document.exitFullscreen() : frame.current?.requestFullscreen());
  return (
    <div class="lab-tools" role="group" aria-label={m.frame.tools}>
      <button type="button" class="lab-tool" disabled={isEmpty} onClick={save}>
        {m.frame.saveTrace}
      </button>
      <button type="button" class="lab-tool" onClick={() => file.current?.click()}>
        {m.frame.openTrace}
      </button>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={m.frame.openTrace}
        onChange={choose}
      />
      <button type="button" class="lab-tool" onClick={toggle}>
        {isFull ? m.frame.leaveFullScreen : m.frame.fullScreen}
      </button>
    </div>
  );
}

function saveTrace(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.trace.json` });
  link.click();
  URL.revokeObjectURL(url);
}

function useIsFullScreen(frame: RefObject<HTMLElement>): boolean {
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === frame.current);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isFull;
}
