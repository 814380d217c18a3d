import { useState } from 'preact/hooks';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { AudioExperiment } from './AudioExperiment.tsx';
import { Experiment } from './Experiment.tsx';
import { Simulcast } from './Simulcast.tsx';

type Props = { lang: string; isReady: boolean; onMeasuring: (isMeasuring: boolean) => void; words: CodecMessages };
type Which = 'pictures' | 'sound' | 'layers';

/** What is measured; fetched by itself, since a call can be made without. One at a time: two would disturb each other. */
export function Experiments({ lang, isReady, onMeasuring, words }: Props) {
  const [busy, setBusy] = useState<Which | null>(null);
  const partsOf = (which: Which) => ({
    lang,
    isReady: isReady && (busy === null || busy === which),
    onBusy: (isBusy: boolean) => {
      setBusy(isBusy ? which : null);
      onMeasuring(isBusy);
    },
  });
  return (
    <>
      <Experiment {...partsOf('pictures')} words={words.experiment} />
      <AudioExperiment {...partsOf('sound')} words={words.audio} />
      <Simulcast {...partsOf('layers')} words={words.simulcast} />
    </>
  );
}
