import { useState } from 'preact/hooks';
import { capabilitiesOf, type MediaKind, type Preferences } from '#labs/drivers/codecs/codec-session.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { groupCodecs, moved } from '#labs/model/codecs/preference.ts';

type Props = {
  preferences: Preferences;
  /** All codecs, the ones that are not offered included, in the order of the list. */
  orders: Preferences;
  onOrder: (kind: MediaKind, names: readonly string[]) => void;
  onOffer: (kind: MediaKind, name: string, isOffered: boolean) => void;
  words: CodecMessages;
};

export const mediaKinds: readonly MediaKind[] = ['video', 'audio'];

/** What may be offered, in the order of preference, to be rearranged by drag and by keyboard. */
export function PreferenceLists({ preferences, orders, onOrder, onOffer, words }: Props) {
  const { preference } = words;
  const [dragged, setDragged] = useState<{ kind: MediaKind; name: string } | null>(null);
  return (
    <section class="lab-preference" aria-label={preference.title}>
      <h3>{preference.title}</h3>
      <p class="lab-quiet">{preference.explain}</p>
      <div class="lab-preference-lists">
        {mediaKinds.map((kind) => {
          const order = orders[kind];
          const groups = groupCodecs(capabilitiesOf(kind));
          const helpers = groups.filter(({ isHelper, name }) => isHelper && !order.includes(name));
          const move = (name: string, to: number) => onOrder(kind, moved(order, order.indexOf(name), to));
          return (
            <div key={kind}>
              <h4>{words.kinds[kind]}</h4>
              <ol class="lab-codecs">
                {order.map((name, index) => (
                  <li
                    key={name}
                    draggable
                    data-dragged={(dragged?.kind === kind && dragged.name === name) || undefined}
                    onDragStart={() => setDragged({ kind, name })}
                    onDragEnd={() => setDragged(null)}
                    onDragOver={(event) => {
                      if (dragged?.kind !== kind) return;
                      event.preventDefault();
                      if (dragged.name !== name) move(dragged.name, index);
                    }}
                    onDrop={(event) => event.preventDefault()}
                  >
                    <label class="lab-check">
                      <input
                        type="checkbox"
                        aria-label={fill(preference.use, { name })}
                        checked={preferences[kind].includes(name)}
                        onChange={({ currentTarget }) => onOffer(kind, name, currentTarget.checked)}
                      />
                      <strong>{name}</strong>
                    </label>
                    <span class="lab-quiet">
                      {profilesOf(groups.find((group) => group.name === name)?.entries.length ?? 1)}
                    </span>
                    <button
                      type="button"
                      class="lab-tool"
                      aria-label={fill(preference.up, { name })}
                      aria-disabled={index === 0}
                      onClick={() => move(name, index - 1)}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      class="lab-tool"
                      aria-label={fill(preference.down, { name })}
                      aria-disabled={index === order.length - 1}
                      onClick={() => move(name, index + 1)}
                    >
                      ↓
                    </button>
                  </li>
                ))}
              </ol>
              {helpers.length > 0 && (
                <p class="lab-quiet">
                  {fill(preference.helpers, { names: helpers.map(({ name }) => name).join(', ') })}
                </p>
              )}
            </div>
          );
        })}
      </div>
    </section>
  );

  function profilesOf(count: number): string {
    return count > 1 ? fill(preference.profiles, { count }) : '';
  }
}
