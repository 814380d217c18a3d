import { useEffect, useRef, useState } from 'preact/hooks';
import { burstWithoutLooking, type Burst } from '#labs/drivers/data/burst-call.ts';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabButton } from '../parts/LabButton.tsx';
import type { Gauge } from './gauge.ts';

type Props = {
  call: DataCall | null;
  isOff: boolean;
  onBusy: (isBusy: boolean) => void;
  gauge: Gauge;
  words: DataMessages['burst'];
};

type Phase = 'none' | 'opening' | 'draining' | 'recovered' | 'closed';

/** What becomes of a sender that does not look: refused once there is no room, and well again when there is. */
export function BurstPart({ call, isOff, onBusy, gauge, words }: Props) {
  const [phase, setPhase] = useState<Phase>('none');
  const [burst, setBurst] = useState<Burst | null>(null);
  const end = useRef(() => {});
  const isBusy = phase === 'opening' || phase === 'draining';
  useEffect(() => onBusy(isBusy), [isBusy]);
  useEffect(() => () => end.current(), []);
  const start = async () => {
    if (!call) return;
    const over = new AbortController();
    end.current = () => over.abort();
    setBurst(null);
    setPhase('opening');
    try {
      const begun = await burstWithoutLooking(call, over.signal);
      setBurst(begun);
      setPhase('draining');
      gauge.wake();
      await begun.emptied;
      setPhase('recovered');
    } catch {
      // Its own channel, or the call, was closed: that is what it shows.
      setPhase('closed');
    }
  };
  return (
    <section class="lab-data-burst" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-data-buttons">
        <LabButton isOff={call === null || isOff || isBusy} onPress={() => void start()}>
          {words.start}
        </LabButton>
        <LabButton isOff={!isBusy} onPress={() => end.current()}>
          {words.stop}
        </LabButton>
      </div>
      {phase === 'opening' && <p>{words.opening}</p>}
      {burst && (
        <p class="lab-data-refused">
          {burst.error
            ? fill(words.refused, { count: burst.count, bytes: burst.bytes, ...burst.error })
            : fill(words.took, { count: burst.count, bytes: burst.bytes })}
        </p>
      )}
      {phase === 'draining' && burst && <Draining {...{ burst, gauge, words }} />}
      {phase === 'recovered' && (
        <p>
          {words.recovered} {words.lesson}
        </p>
      )}
      {phase === 'closed' && <p>{words.closed}</p>}
    </section>
  );
}

function Draining({ burst, gauge, words }: { burst: Burst; gauge: Gauge; words: Props['words'] }) {
  const [buffered, setBuffered] = useState(burst.buffered());
  useEffect(
    () =>
      gauge.watch(() => {
        setBuffered(burst.buffered());
        return burst.buffered() > 0;
      }),
    [burst, gauge],
  );
  return <p>{fill(words.draining, { bytes: buffered })}</p>;
}
