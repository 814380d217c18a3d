import { useRef } from 'preact/hooks';
import type { DataCall } from '#labs/drivers/data/data-call.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import type { Moment } from '../hooks/moment.ts';
import { useIsNear } from '../hooks/use-is-near.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { Notice } from '../parts/Notice.tsx';
import type { Gauge } from './gauge.ts';

type Props = {
  call: DataCall | null;
  /** Another number after each reset of the lab. */
  resets: number;
  moment: Moment;
  isReplaying: boolean;
  isOff: boolean;
  gauge: Gauge;
  onWorsen: (() => void) | null;
  lang: string;
  m: CommonMessages;
  words: DataMessages;
  transfer: TransferMessages;
};

const load = async () => {
  const [{ FloodPanel }, { TransferPanel }] = await Promise.all([
    import('./FloodPanel.tsx'),
    import('./TransferPanel.tsx'),
  ]);
  return { FloodPanel, TransferPanel };
};

/** What is done with a call that is up; fetched once somebody comes near. */
export function LaterPanels({
  call,
  resets,
  moment,
  isReplaying,
  isOff,
  gauge,
  onWorsen,
  lang,
  m,
  words,
  transfer,
}: Props) {
  const place = useRef<HTMLDivElement>(null);
  const wasNear = useRef(false);
  wasNear.current = useIsNear(place) || wasNear.current;
  const { value, hasFailed, again } = useLazy(wasNear.current ? load : null);
  return (
    <div ref={place} class="lab-whole lab-data-panels">
      {value && <value.FloodPanel {...{ call, moment, isReplaying, gauge, onWorsen, words }} />}
      {value && !isReplaying && <value.TransferPanel {...{ call, resets, m, lang, isOff }} words={transfer} />}
      {hasFailed && (
        <Notice tone="problem" action={{ label: words.panels.again, run: again }}>
          {words.panels.notFetched}
        </Notice>
      )}
    </div>
  );
}
