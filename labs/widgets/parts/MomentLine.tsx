import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Moment } from '../hooks/moment.ts';
import { useCount } from '../hooks/use-moment.ts';
import { useTrace } from '../hooks/use-trace.ts';
import type { Rush } from '../rush.ts';

type Props = {
  moment: Moment;
  rush: Rush;
  m: CommonMessages;
  /** A finished trace is shown. */ isReplayed: boolean;
  /** The address of what is shown. */ link: () => string;
};

/** Says which moment the lab shows, and leads back to now. */
export function MomentLine({ moment, rush, m, isReplayed, link }: Props) {
  const { moment: words } = m.tools;
  const count = useCount(moment);
  const total = useTrace(moment.whole, rush).events.length;
  const line = useRef<HTMLDivElement>(null);
  // On the lab itself: a style sheet that had to look for it here (`:has`) would style the whole lab anew at every light.
  useLayoutEffect(() => {
    line.current?.closest('.lab')?.toggleAttribute('data-past', count !== null);
  }, [count]);
  const sentence = count === null ? (isReplayed ? words.whole : words.live) : count === 0 ? words.start : words.past;
  return (
    <div ref={line} class="lab-moment" data-past={count === null ? undefined : ''}>
      <p>{fill(sentence, { count: count ?? 0, total })}</p>
      {count !== null && (
        <>
          <button type="button" class="lab-tool" onClick={() => moment.go(null)}>
            {isReplayed ? words.toTheEnd : words.backToLive}
          </button>
          {/* An address runs the lab anew; it cannot hold a file. */}
          {!isReplayed && <CopyLink key={count} link={link} words={words} />}
        </>
      )}
    </div>
  );
}

function CopyLink({ link, words }: { link: () => string; words: CommonMessages['tools']['moment'] }) {
  const [label, setLabel] = useState(words.copyLink);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link());
      setLabel(words.copied);
    } catch {
      // Over plain HTTP on a LAN there is no clipboard, and it may be forbidden; the address bar has the same link.
      setLabel(words.copyFailed);
    }
  };
  return (
    <button type="button" class="lab-tool" onClick={() => void copy()}>
      {label}
    </button>
  );
}
