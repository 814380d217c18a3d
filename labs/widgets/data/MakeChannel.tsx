import { useState } from 'preact/hooks';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import {
  plainWish,
  wishPresetIds,
  wishPresets,
  writtenCall,
  type ChannelWish,
  type WishPreset,
} from '#labs/model/data/channel-wish.ts';
import { peers, type PeerId } from '#labs/model/vocabulary.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';

type Props = {
  isOff: boolean;
  onMake: (wish: ChannelWish) => void;
  /** Why the last one was not made. */
  refused: string | null;
  m: CommonMessages;
  words: DataMessages['make'];
};

/** The options of `createDataChannel`, each under its own name, and the call that they make. */
export function MakeChannel({ isOff, onMake, refused, m, words }: Props) {
  const [wish, setWish] = useState<ChannelWish>(plainWish);
  const [preset, setPreset] = useState<WishPreset | ''>('reliable');
  const change = (part: Partial<ChannelWish>) => {
    setPreset('');
    setWish((before) => ({ ...before, ...part }));
  };
  const number = (label: string, value: number | null, put: (value: number | null) => void) => (
    <label class="lab-field">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        placeholder={words.nobody}
        value={value ?? ''}
        onInput={({ currentTarget }) => {
          const next = currentTarget.valueAsNumber;
          put(Number.isNaN(next) ? null : next);
        }}
      />
    </label>
  );
  return (
    <form
      class="lab-data-make"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff) onMake(wish);
      }}
    >
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-data-fields">
        <label class="lab-field">
          <span>{words.preset}</span>
          <select
            value={preset}
            onChange={({ currentTarget }) => {
              const chosen = wishPresetIds.find((id) => id === currentTarget.value);
              if (!chosen) return;
              setPreset(chosen);
              setWish(wishPresets[chosen]);
            }}
          >
            {preset === '' && <option value="">{words.own}</option>}
            {wishPresetIds.map((id) => (
              <option key={id} value={id}>
                {words.presets[id]}
              </option>
            ))}
          </select>
        </label>
        <label class="lab-field">
          <span>label</span>
          <input value={wish.label} onInput={({ currentTarget }) => change({ label: currentTarget.value })} />
        </label>
        <label class="lab-field">
          <span>{words.maker}</span>
          <select
            value={wish.maker}
            disabled={wish.negotiated}
            onChange={({ currentTarget }) => change({ maker: currentTarget.value as PeerId })}
          >
            {peers.map((peer) => (
              <option key={peer} value={peer}>
                {m.peers[peer]}
              </option>
            ))}
          </select>
        </label>
        {number('maxRetransmits', wish.maxRetransmits, (maxRetransmits) => change({ maxRetransmits }))}
        {number('maxPacketLifeTime', wish.maxPacketLifeTime, (maxPacketLifeTime) => change({ maxPacketLifeTime }))}
        <label class="lab-field">
          <span>protocol</span>
          <input value={wish.protocol} onInput={({ currentTarget }) => change({ protocol: currentTarget.value })} />
        </label>
        <div class="lab-data-checks">
          <label>
            <input
              type="checkbox"
              checked={wish.ordered}
              onChange={({ currentTarget }) => change({ ordered: currentTarget.checked })}
            />{' '}
            ordered
          </label>
          <label>
            <input
              type="checkbox"
              checked={wish.negotiated}
              onChange={({ currentTarget }) => change({ negotiated: currentTarget.checked })}
            />{' '}
            negotiated
          </label>
        </div>
        {wish.negotiated &&
          peers.map((peer) => (
            <div key={peer}>
              {number(fill(words.idOf, { peer: m.peers[peer] }), wish.ids[peer], (id) =>
                change({ ids: { ...wish.ids, [peer]: id } }),
              )}
            </div>
          ))}
      </div>
      <pre class="lab-data-call" tabIndex={0}>
        <code>
          {(wish.negotiated ? peers : [wish.maker]).map((peer) => `${peer}.${writtenCall(wish, peer)}`).join('\n')}
        </code>
      </pre>
      <div>
        <LabButton isOff={isOff} onPress={() => onMake(wish)}>
          {words.submit}
        </LabButton>
      </div>
      {refused !== null && <Notice tone="problem">{refused}</Notice>}
    </form>
  );
}
