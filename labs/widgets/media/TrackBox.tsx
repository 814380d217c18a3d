import type { MediaMessages } from '#labs/messages/media-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { streamsWith } from '#labs/model/media/media-objects.ts';
import type { StreamFacts, TrackStateFacts } from '#labs/model/trace.ts';

type Props = {
  /** What holds the track: `sender.track`, `receiver.track`. */
  role: string;
  track: TrackStateFacts | null;
  streams: readonly StreamFacts[];
  /** Of each stream, the same on both sides. */
  letters: ReadonlyMap<string, string>;
  words: MediaMessages['objects'];
};

/** One track with all its members, and the streams that it is in. What is not as usual is marked, by more than a colour. */
export function TrackBox({ role, track, streams, letters, words }: Props) {
  if (!track)
    return (
      <div class="lab-media-track" data-empty>
        <code class="lab-media-role">{role}</code>
        <span>{words.nothing}</span>
      </div>
    );
  const inStreams = streamsWith(streams, track.id);
  return (
    <div class="lab-media-track" data-track={track.id}>
      <code class="lab-media-role">{role}</code>
      <ShortId id={track.id} />
      <dl class="lab-media-members">
        <Member name="kind" value={track.kind} />
        <Member name="enabled" value={String(track.enabled)} isMarked={!track.enabled} />
        <Member name="muted" value={String(track.muted)} isMarked={track.muted} />
        <Member name="readyState" value={track.readyState} isMarked={track.readyState === 'ended'} />
      </dl>
      <p class="lab-media-streams">
        {inStreams.length === 0 && words.noStream}
        {inStreams.map(({ id }) => (
          <span key={id} class="lab-media-stream" title={id}>
            {fill(words.stream, { letter: letters.get(id) ?? '' })} <code>{shortId(id)}</code>
          </span>
        ))}
      </p>
    </div>
  );
}

/** The beginning of an id; all of it for who points at it. */
export function ShortId({ id }: { id: string }) {
  return (
    <code class="lab-media-id" title={id}>
      {shortId(id)}
    </code>
  );
}

/** Firefox puts ids into braces. */
function shortId(id: string): string {
  return id.replace(/^\{/, '').slice(0, 8);
}

function Member({ name, value, isMarked = false }: { name: string; value: string; isMarked?: boolean }) {
  return (
    <div data-marked={isMarked ? '' : undefined}>
      <dt>{name}</dt>
      <dd title={value}>{value}</dd>
    </div>
  );
}
