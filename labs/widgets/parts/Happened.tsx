import { useRestingCount } from '../hooks/use-moment.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { EventList } from './EventList.tsx';
import type { PanelProps } from './Inspector.tsx';

type Props = Pick<PanelProps, 'moment' | 'rush' | 'm' | 'lang' | 'show'>;

const loadDetail = async () => ({ EventDetail: (await import('../inspector/EventDetail.tsx')).EventDetail });

/** The list of events, and the one that was chosen. */
export function Happened({ moment, rush, m, lang, show }: Props) {
  const count = useRestingCount(moment);
  const seq = count === null ? null : count - 1;
  const detail = useLazy(seq === null ? null : loadDetail).value;
  return (
    <div class="lab-happened">
      <EventList moment={moment} rush={rush} m={m} />
      {detail && seq !== null && seq >= 0 ? (
        <detail.EventDetail trace={moment.whole.getTrace()} seq={seq} lang={lang} m={m} show={show} />
      ) : (
        <p class="lab-detail lab-quiet">{m.tools.happened.choose}</p>
      )}
    </div>
  );
}
