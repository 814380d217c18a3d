import { useEffect, useRef, useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import { isHereOnly } from '#labs/drivers/other-addresses.ts';
import { fill } from '#labs/messages/fill.ts';
import type { StageMessages } from '#labs/messages/stage-en.ts';

type Props = { short: string; link: string; onHide: () => void; onEnd: () => void; words: StageMessages['card'] };

/** How others follow: the code, large enough for the last row, the address, and both as a picture. */
export function CodeCard({ short, link, onHide, onEnd, words }: Props) {
  /** The end is for all: one press beside “Hide” is not enough. */
  const [isEnding, setEnding] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const before = useRef(isEnding);
  useEffect(() => {
    if (before.current !== isEnding) (isEnding ? safe : first).current?.focus();
    before.current = isEnding;
  }, [isEnding]);
  const isOfUseElsewhere = !isHereOnly(location.hostname);
  return (
    <section class="stage-card" aria-label={words.label}>
      <div class="stage-card-words">
        <p>{words.open}</p>
        <p class="stage-link">{link.replace(/^https?:\/\//, '')}</p>
        <p class="stage-code" data-code={short}>
          {`${short.slice(0, 3)} ${short.slice(3)}`}
        </p>
        {!isOfUseElsewhere && <p class="stage-quiet">{words.hereOnly}</p>}
        {isEnding ? (
          <div class="stage-card-ways" role="group" aria-label={words.end}>
            <p>{words.endAsk}</p>
            <button ref={safe} type="button" class="lab-button" onClick={() => setEnding(false)}>
              {words.goOn}
            </button>
            <button type="button" class="lab-button" onClick={onEnd}>
              {words.endNow}
            </button>
          </div>
        ) : (
          <p class="stage-card-ways">
            <button type="button" class="class-tool" aria-keyshortcuts="C" onClick={onHide}>
              {words.hide}
            </button>
            <button ref={first} type="button" class="class-tool" onClick={() => setEnding(true)}>
              {words.end}
            </button>
          </p>
        )}
      </div>
      {isOfUseElsewhere && (
        <div
          class="stage-qr"
          role="img"
          aria-label={fill(words.qr, { link })}
          // Our own address, drawn by a library: nothing a stranger could have put in.
          dangerouslySetInnerHTML={{ __html: renderSVG(link, { border: 2 }) }}
        />
      )}
    </section>
  );
}
