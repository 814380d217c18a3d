import { useMemo } from 'preact/hooks';
import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CompareMessages } from '#labs/messages/compare-en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  differencesOf,
  hasCall,
  noSides,
  stepSides,
  type Difference,
  type Role,
  type Subject,
} from '#labs/model/compare/what-differs.ts';
import type { Direction } from '#labs/model/sdp/sections.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';

type Words = CompareMessages['differs'];
type Props = {
  source: TraceSource;
  names: Readonly<Record<PeerId, string>>;
  words: Words;
};

/** One thing in each row, as it is on either side, and in a word what to make of it. */
export function WhatDiffers({ source, names, words }: Props) {
  const sides = useFold(source, stepSides, noSides);
  const { recordedBy, clocks } = source.getTrace();
  // A trace that does not say it leaves it open.
  const uncertainty = clocks?.uncertainty ?? Infinity;
  const differences = useMemo(() => differencesOf(sides, recordedBy, uncertainty), [sides, recordedBy, uncertainty]);
  return (
    <section class="lab-compare-part" aria-label={words.title}>
      <h3>{words.title}</h3>
      {!hasCall(sides) ? (
        <p class="lab-quiet">{words.empty}</p>
      ) : (
        <div class="lab-compare-scroll" tabIndex={0} role="group" aria-label={words.title}>
          <table class="lab-compare-table" data-differs>
            <thead>
              <tr>
                <th scope="col">{words.what}</th>
                {peers.map((peer) => (
                  <th key={peer} scope="col" data-peer={peer}>
                    {names[peer]}
                  </th>
                ))}
                <th scope="col">{words.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <Row key={difference.subject} difference={difference} names={names} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ difference, names, words }: Pick<Props, 'names' | 'words'> & { difference: Difference }) {
  const { subject, values, verdict, first, by, clock } = difference;
  const said = fill(words.verdicts[verdict], { peer: first ? names[first] : '', ms: Math.max(1, Math.round(by)) });
  const isPlain = verdict === 'same' || verdict === 'tie' || (verdict === 'unknown' && subject !== 'picture');
  const why = isPlain ? '' : whyOf(subject, words);
  return (
    <tr data-subject={subject} data-verdict={verdict}>
      <th scope="row">{words.subjects[subject]}</th>
      {peers.map((peer) => (
        <td key={peer} data-of={peer}>
          {inWords(subject, values[peer], clock === peer, words)}
        </td>
      ))}
      <td data-of="both">
        <strong>{said}</strong>
        {why && <small>{why}</small>}
      </td>
    </tr>
  );
}

function inWords(subject: Subject, value: string | null, isExact: boolean, words: Words): string {
  if (value === null || value === '') return words.nothing;
  switch (subject) {
    case 'role':
      return words.roles[value as Role];
    case 'audio-direction':
    case 'video-direction':
      return words.directions[value as Direction];
    case 'connected':
    case 'picture':
      return fill(isExact ? words.after : words.about, { ms: value });
    default:
      return value;
  }
}

function whyOf(subject: Subject, { why }: Words): string {
  switch (subject) {
    case 'browser':
      return '';
    case 'role':
      return why.role;
    case 'audio-direction':
    case 'video-direction':
      return why.direction;
    case 'candidates':
      return why.candidates;
    case 'connected':
    case 'picture':
      return why.time;
    case 'audio-codec':
    case 'video-codec':
      return why.codec;
  }
}
