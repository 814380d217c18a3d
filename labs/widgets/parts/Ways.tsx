import { useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { Step } from '#labs/model/fold.ts';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from './LabButton.tsx';

type Props = { source: TraceSource; onCut: (way: number, isCut: boolean) => void; words: IceMessages['pairs'] };

type Counts = { links: number; selections: number };
const none: Counts = { links: 0, selections: 0 };

/** How many ways to the lab's TURN server the caller has, and how often ICE has selected a pair. */
const stepCounts: Step<Counts> = (counts, { type, peer }) => {
  if (peer !== 'alice') return counts;
  if (type === 'turn.linked') return { ...counts, links: counts.links + 1 };
  return type === 'candidate-pair.selected' ? { ...counts, selections: counts.selections + 1 } : counts;
};

/** Kills a pair for real: one of the ways to the TURN server is cut, and what goes through it is lost. */
export function Ways({ source, onCut, words }: Props) {
  const { links, selections } = useFold(source, stepCounts, none);
  const [cut, setCut] = useState<readonly number[]>([]);
  if (links === 0) return null;
  const toggle = (way: number) => {
    const isCut = !cut.includes(way);
    setCut(isCut ? [...cut, way] : cut.filter((other) => other !== way));
    onCut(way, isCut);
  };
  return (
    <div class="lab-ways" role="group" aria-label={words.ways}>
      <span>{words.ways}:</span>
      {Array.from({ length: links }, (_, way) => (
        <LabButton key={way} isOff={false} isPressed={cut.includes(way)} onPress={() => toggle(way)}>
          {fill(cut.includes(way) ? words.mend : words.cut, { number: way + 1 })}
        </LabButton>
      ))}
      {selections > 0 && <p class="lab-quiet">{fill(words.switched, { count: selections })}</p>}
    </div>
  );
}
