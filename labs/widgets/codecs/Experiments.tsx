import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { AudioExperiment } from './AudioExperiment.tsx';
import { Experiment } from './Experiment.tsx';
import { Simulcast } from './Simulcast.tsx';

type Props = { lang: string; isReady: boolean; onStart: () => void; words: CodecMessages };

/** What is measured, for pictures and for sound; fetched by itself, since a call can be made without. */
export function Experiments({ words, ...props }: Props) {
  return (
    <>
      <Experiment {...props} words={words.experiment} />
      <AudioExperiment {...props} words={words.audio} />
      <Simulcast {...props} words={words.simulcast} />
    </>
  );
}
