import { useEffect } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { TraceEvent } from '#labs/model/trace.ts';
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

type Props = {
  moment: Moment;
  /** Where an event stands now, of a trace that goes on on both sides; left out for one that is finished. */
  placeOf?: (event: TraceEvent) => number;
  lang: string;
  m: CommonMessages;
};

/** What differs between the sides, and what one sends against what the other receives; of the moment that is shown. */
export function CompareDetails({ moment, placeOf, lang, m }: Props) {
  useEffect(() => (placeOf ? holdMoment(moment, placeOf) : undefined), [moment, placeOf]);
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
      <WhatDiffers source={moment.source} words={compare.differs} names={m.peers} />
      <FiguresTable series={series} words={compare.figures} names={m.peers} />
      <WaysGraph series={series} words={compare.graph} names={m.peers} />
    </div>
  );
}
