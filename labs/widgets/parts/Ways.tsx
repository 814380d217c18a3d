import { useState } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { IceMessages } from '#labs/messages/ice-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { isTurnUrl } from '#labs/model/ice/server-url.ts';
import type { Step } from '#labs/model/fold.ts';
import { useFold } from '../hooks/use-trace.ts';
import { LabButton } from './LabButton.tsx';

type Props = { source: TraceSource; onCut: (way: number, isCut: boolean) => void; words: IceMessages['pairs'] };

type Counts = { urls: readonly string[]; links: number; selections: number };
const none: Counts = { urls: [], links: 0, selections: 0 };

/** How many ways to the lab's TURN server the caller's connection uses, and how often ICE has selected a pair. */
const stepCounts: Step<Counts> = (counts, event) => {
  if (event.peer !== 'alice') return counts;
  if (event.type === 'turn.linked') return event.isOurs ? { ...counts, urls: [...counts.urls, ...event.urls] } : counts;
  if (event.type === 'connection.created') {
    // A link may be there for its STUN server alone; then there is nothing to cut.
    const used = JSON.stringify(event.configuration);
    const links = counts.urls.filter((url) => isTurnUrl(url) && used.includes(JSON.stringify(url))).length;
    return { urls: [], links, selections: 0 };
  }
  return event.type === 'candidate-pair.selected' ? { ...counts, selections: counts.selections + 1 } : counts;
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
      {selections > 0 && (
        <p class="lab-quiet">
          {fill(words.selections, { count: selections })} {links > 1 && words.switches}
        </p>
      )}
    </div>
  );
}
