import { useState } from 'preact/hooks';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { ChannelPair } from '#labs/model/data/channels.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import type { Said, SayKind } from './use-conversation.ts';

type Props = {
  pair: ChannelPair | null;
  said: readonly Said[];
  isOff: boolean;
  onSay: (peer: PeerId, kind: SayKind, text: string) => void;
  /** Of that side's end of the channel that is shown. */
  binaryTypeOf: (peer: PeerId) => BinaryType;
  onBinaryType: (peer: PeerId, type: BinaryType) => void;
  /** In bytes; `null` where the connection does not say. */
  limit: number | null;
  onTooBig: () => void;
  /** Why the last one was not sent. */
  refused: string | null;
  m: CommonMessages;
  words: DataMessages['talk'];
};

const kinds = ['text', 'json', 'buffer', 'blob'] as const satisfies readonly SayKind[];
const binaryTypes = ['arraybuffer', 'blob'] as const;
/** A browser that takes a whole gigabyte is not shown its limit. */
const mostBytes = 64 * 1024 * 1024;

/** What the two sides write to each other on one channel, and what comes of it on the far side. */
export function Conversation({ pair, said, limit, onTooBig, refused, words, ...rest }: Props) {
  return (
    <section class="lab-data-talk" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{pair ? fill(words.explain, { label: pair.label.slice(0, 24) }) : words.choose}</p>
      {refused !== null && <Notice tone="problem">{refused}</Notice>}
      <div class="lab-data-sides">
        {peers.map((peer) => (
          <SideOfTalk key={peer} {...{ peer, pair, said, words, ...rest }} />
        ))}
      </div>
      {limit !== null && limit <= mostBytes && (
        <p class="lab-data-limit">
          <span class="lab-quiet">{fill(words.limit, { bytes: limit })}</span>
          <LabButton isOff={rest.isOff || !pair?.alice} onPress={onTooBig}>
            {fill(words.tooBig, { bytes: limit + 1 })}
          </LabButton>
        </p>
      )}
    </section>
  );
}

type SideProps = Omit<Props, 'limit' | 'onTooBig' | 'refused'> & { peer: PeerId };

function SideOfTalk({ peer, pair, said, isOff, onSay, binaryTypeOf, onBinaryType, m, words }: SideProps) {
  const [kind, setKind] = useState<SayKind>('text');
  const [text, setText] = useState('');
  const isSilent = isOff || !pair?.[peer];
  const name = m.peers[peer];
  const say = () => {
    if (isSilent || text === '') return;
    onSay(peer, kind, text);
    setText('');
  };
  return (
    <div class="lab-data-side" data-peer={peer}>
      <form
        aria-label={fill(words.form, { peer: name })}
        onSubmit={(event) => {
          event.preventDefault();
          say();
        }}
      >
        <h4>{fill(words.form, { peer: name })}</h4>
        <label class="lab-field lab-data-text">
          <span>{words.text}</span>
          <input
            value={text}
            maxLength={2000}
            autocomplete="off"
            enterkeyhint="send"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <label class="lab-field">
          <span>{words.kind}</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as SayKind)}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {words.kinds[each]}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-field">
          <span>{words.binaryType}</span>
          <select
            value={binaryTypeOf(peer)}
            disabled={isSilent}
            onChange={({ currentTarget }) => onBinaryType(peer, currentTarget.value as BinaryType)}
          >
            {binaryTypes.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <LabButton isOff={isSilent || text === ''} onPress={say}>
          {words.send}
        </LabButton>
      </form>
      <ol class="lab-data-said" aria-label={fill(words.list, { peer: name })} tabIndex={0}>
        {said.length === 0 && <li class="lab-quiet">{words.empty}</li>}
        {said.flatMap((each) => {
          if (each.peer !== peer) return [];
          const values = { type: each.type, bytes: each.bytes };
          const note = each.isOwn ? words.sent : each.isJson ? words.receivedJson : words.received;
          return [
            <li key={each.key} data-own={each.isOwn ? '' : undefined}>
              <span class="lab-data-words">{each.text}</span> <small>{fill(note, values)}</small>
            </li>,
          ];
        })}
      </ol>
    </div>
  );
}
