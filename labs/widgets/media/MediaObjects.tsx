import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import {
  idleTracks,
  isFlowing,
  lineEnds,
  noObjects,
  stepObjects,
  streamLetters,
  type MediaLineEnds,
  type MediaObjects as Objects,
} from '#labs/model/media/media-objects.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { otherPeer } from '#labs/model/other-peer.ts';
import { useFold } from '../hooks/use-trace.ts';
import { memo } from '../memo.ts';
import { TrackBox } from './TrackBox.tsx';

type Props = { source: TraceSource; m: CommonMessages; words: MediaMessages };

/** Streams, tracks, senders, receivers and transceivers of both sides: one row for each m-line. */
export const MediaObjects = memo(function MediaObjects({ source, m, words }: Props) {
  const objects = useFold(source, stepObjects, noObjects);
  const lines = lineEnds(objects);
  const letters = streamLetters(objects);
  const { objects: own } = words;
  return (
    <section class="lab-media-objects" aria-label={own.title}>
      <h3>{own.title}</h3>
      <p class="lab-quiet">{lines.length === 0 ? own.empty : own.explain}</p>
      {lines.map((line, index) => (
        <Line key={line.mid ?? index} {...{ line, objects, letters, m, words }} />
      ))}
      {peers.map((peer) => {
        const idle = idleTracks(objects[peer]);
        return idle.length === 0 ? null : (
          <div key={peer} class="lab-media-idle" data-peer={peer}>
            <h4>{fill(own.idle, { peer: m.peers[peer] })}</h4>
            <div class="lab-media-tracks">
              {idle.map((track) => (
                <TrackBox
                  key={track.id}
                  role="track"
                  {...{ track, letters, words: own }}
                  streams={objects[peer].streams}
                />
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
});

type LineProps = {
  line: MediaLineEnds;
  objects: Objects;
  letters: ReadonlyMap<string, string>;
  m: CommonMessages;
  words: MediaMessages;
};

function Line({ line, objects, letters, m, words: { objects: own, kinds } }: LineProps) {
  const { mid, kind } = line;
  const name = mid === null ? fill(own.noMid, { kind: kinds[kind] }) : fill(own.line, { mid, kind: kinds[kind] });
  return (
    <div class="lab-media-line" role="group" aria-label={name} data-mid={mid ?? ''} data-kind={kind}>
      <h4>{name}</h4>
      <div class="lab-media-ends">
        {end('alice')}
        <div class="lab-media-wires">
          {wire('alice')}
          {wire('bob')}
        </div>
        {end('bob')}
      </div>
    </div>
  );

  function end(peer: PeerId) {
    const transceiver = line[peer];
    if (!transceiver) return <div class="lab-media-end" data-peer={peer} />;
    const { direction, currentDirection, sends, receives } = transceiver;
    const parts = { streams: objects[peer].streams, letters, words: own };
    const slots = [
      <TrackBox key="sender" role="sender.track" track={sends} {...parts} />,
      <TrackBox key="receiver" role="receiver.track" track={receives} {...parts} />,
    ];
    return (
      <div class="lab-media-end" data-peer={peer}>
        <p class="lab-media-transceiver">
          <strong>{fill(own.transceiver, { peer: m.peers[peer] })}</strong>
          <code>direction: {direction}</code>
          <code>currentDirection: {currentDirection ?? 'null'}</code>
        </p>
        {/* What one sends stands beside what the other receives. */}
        {peer === 'alice' ? slots : slots.toReversed()}
      </div>
    );
  }

  function wire(from: PeerId) {
    const flows = isFlowing(line, from);
    const [sent, received] = [line[from]?.sends?.id, line[otherPeer(from)]?.receives.id];
    return (
      <p class="lab-media-wire" data-from={from} data-flows={flows ? '' : undefined}>
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <line x1="0" y1="6" x2="100" y2="6" />
        </svg>
        <span>
          {m.peers[from]}: {flows ? own.flows : own.stands}
        </span>
        {sent !== undefined && received !== undefined && (
          <span class="lab-quiet">{sent === received ? own.sameId : own.otherId}</span>
        )}
      </p>
    );
  }
}
