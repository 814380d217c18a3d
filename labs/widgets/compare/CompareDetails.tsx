import { useEffect } from 'preact/hooks';
import type { CompareSession, CompareState } from '#labs/drivers/compare/compare-session.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { noSeries, stepSeries } from '#labs/model/stats/series.ts';
import type { Moment } from '../hooks/moment.ts';
import { useLazy } from '../hooks/use-lazy.ts';
import { useFold } from '../hooks/use-trace.ts';
import { wordsLoader } from '../inspector/words.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { holdMoment } from './hold-moment.ts';
import { WaysGraph } from './WaysGraph.tsx';
import { WhatDiffers } from './WhatDiffers.tsx';

type Props = { moment: Moment; session: CompareSession; state: CompareState; lang: string; m: CommonMessages };

/** What differs between the sides, and what one sends against what the other receives; of the moment that is shown. */
export function CompareDetails({ moment, session, state, lang, m }: Props) {
  useEffect(() => holdMoment(moment, session.source.placeOf), [moment, session]);
  const words = useLazy(wordsLoader(lang));
  const series = useFold(moment.source, stepSeries, noSeries);
  if (words.hasFailed) {
    return (
      <LabButton isOff={false} onPress={words.again}>
        {m.tools.inspector.again}
      </LabButton>
    );
  }
  if (!words.value) return <p class="lab-quiet">{m.tools.inspector.loading}</p>;
  const { compare } = words.value;
  return (
    <div class="lab-compare">
      <WhatDiffers
        source={moment.source}
        uncertainty={state.aligned.uncertainty ?? 0}
        words={compare.differs}
        names={m.peers}
      />
      <FiguresTable series={series} words={compare.figures} names={m.peers} />
      <WaysGraph series={series} words={compare.graph} names={m.peers} />
    </div>
  );
}
