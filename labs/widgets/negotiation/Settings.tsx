import { fill } from '#labs/messages/fill.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import { negotiationWays, type NegotiationWay } from '#labs/model/negotiation/changes.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

export const politeChoices = {
  bob: ['bob'],
  alice: ['alice'],
  both: ['alice', 'bob'],
  neither: [],
} as const satisfies Readonly<Record<string, readonly PeerId[]>>;
export type PoliteChoice = keyof typeof politeChoices;

type Props = {
  way: NegotiationWay;
  onWay: (way: NegotiationWay) => void;
  /** Milliseconds. */
  delay: number;
  onDelay: (ms: number) => void;
  polite: PoliteChoice;
  onPolite: (polite: PoliteChoice) => void;
  words: NegotiationMessages;
};

/** Which call is looked at, how long its messages take, and who gives way. */
export function Settings({ way, onWay, delay, onDelay, polite, onPolite, words }: Props) {
  return (
    <div class="lab-negotiation-settings">
      <div class="lab-negotiation-look" role="group" aria-label={words.look}>
        <span>{words.look}</span>
        {negotiationWays.map((each) => (
          <button key={each} type="button" aria-pressed={way === each} onClick={() => onWay(each)}>
            {words.ways[each]}
          </button>
        ))}
      </div>
      <label class="lab-field">
        <span>{words.polite.label}</span>
        <select value={polite} onChange={({ currentTarget }) => onPolite(currentTarget.value as PoliteChoice)}>
          {(Object.keys(politeChoices) as PoliteChoice[]).map((choice) => (
            <option key={choice} value={choice}>
              {words.polite[choice]}
            </option>
          ))}
        </select>
      </label>
      <label class="lab-field lab-negotiation-delay">
        <span>
          {words.delay} <b>{fill(words.delayValue, { ms: delay })}</b>
        </span>
        <input
          type="range"
          min={0}
          max={1000}
          step={50}
          value={delay}
          onInput={({ currentTarget }) => onDelay(currentTarget.valueAsNumber)}
        />
      </label>
    </div>
  );
}
