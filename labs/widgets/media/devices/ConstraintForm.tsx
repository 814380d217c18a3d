import { useState } from 'preact/hooks';
import { errorFacts, plain } from '#labs/drivers/sanitise.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  compareConstraints,
  constraintMembers,
  constraintsOf,
  type ConstraintKind,
  type Wishes,
} from '#labs/model/devices/constraints.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { Notice } from '../../parts/Notice.tsx';
import type { Tracks } from './use-tracks.ts';
import { WishField } from './WishField.tsx';

type Props = { tracks: Tracks; isOff: boolean; words: DevicesMessages['constraints'] };

/** What a track is asked for, what it can, and what it gives. */
export function ConstraintForm({ tracks, isOff, words }: Props) {
  return (
    <section class="lab-devices-part" aria-label={words.title}>
      <h4>{words.title}</h4>
      <p class="lab-quiet">{words.explain}</p>
      {(['video', 'audio'] as const).map((kind) => (
        <OfKind key={kind} kind={kind} track={tracks[kind]} isOff={isOff} words={words} />
      ))}
    </section>
  );
}

type OfKindProps = {
  kind: ConstraintKind;
  track: MediaStreamTrack | null;
  isOff: boolean;
  words: DevicesMessages['constraints'];
};

function OfKind({ kind, track, isOff, words }: OfKindProps) {
  const [wishes, setWishes] = useState<Wishes>({});
  /** What was asked of this very track. */
  const [asked, setAsked] = useState<{ track: MediaStreamTrack; wishes: Wishes } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  if (!track)
    return (
      <div class="lab-devices-constraints" role="group" aria-label={words[kind]}>
        <h5>{words[kind]}</h5>
        <p class="lab-quiet">{words.noTrack}</p>
      </div>
    );
  const apply = async () => {
    try {
      // #region apply-constraints
      await track.applyConstraints(constraintsOf(wishes, kind));
      // #endregion
      setAsked({ track, wishes });
      setRefused(null);
    } catch (cause) {
      const { name, message } = errorFacts(cause);
      const { constraint } = cause as { constraint?: string };
      setRefused(constraint ? fill(words.refused, { name, constraint }) : fill(words.otherwise, { name, message }));
    }
  };
  const capabilities = 'getCapabilities' in track ? plain(track.getCapabilities()) : null;
  const rows = compareConstraints(
    asked?.track === track ? asked.wishes : {},
    kind,
    capabilities,
    plain(track.getSettings()),
  );
  return (
    <div class="lab-devices-constraints" role="group" aria-label={words[kind]}>
      <h5>{words[kind]}</h5>
      <div class="lab-devices-fields">
        {constraintMembers[kind].map((member) => (
          <WishField
            key={member}
            member={member}
            wish={wishes[member] ?? null}
            isOff={isOff}
            onChange={(wish) => {
              const { [member]: _, ...rest } = wishes;
              setWishes(wish ? { ...rest, [member]: wish } : rest);
            }}
            words={words}
          />
        ))}
      </div>
      <div class="lab-devices-buttons">
        <LabButton isOff={isOff} onPress={() => void apply()}>
          {words.apply}
        </LabButton>
      </div>
      {refused !== null && <Notice tone="problem">{refused}</Notice>}
      <div class="lab-devices-scroll" tabIndex={0} role="group" aria-label={words[kind]}>
        <table class="lab-devices-table">
          <thead>
            <tr>
              {Object.entries(words.columns).map(([column, title]) => (
                <th key={column} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ member, asked: wanted, can, got, verdict }) => (
              <tr key={member} data-verdict={verdict}>
                <th scope="row">
                  <code>{words.members[member]}</code>
                </th>
                <td>{wanted || '–'}</td>
                <td>{can || '–'}</td>
                <td>{got || '–'}</td>
                <td>{words.verdicts[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {capabilities === null && <p class="lab-quiet">{words.noCapabilities}</p>}
      {isDrawn(track) && <p class="lab-quiet">{words.synthetic}</p>}
    </div>
  );
}

/** A canvas, or an audio graph: their tracks are of a class of their own, or name no device. */
function isDrawn(track: MediaStreamTrack): boolean {
  return 'canvas' in track || track.getSettings().deviceId?.startsWith('WebAudio') === true;
}
