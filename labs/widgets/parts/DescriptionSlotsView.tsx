import type { Messages } from '#labs/messages/en.ts';
import { sessionVersion, type DescriptionSlots } from '#labs/model/views/descriptions.ts';

type Props = { title: string; slots: DescriptionSlots; words: Messages['offerAnswer'] };

const names = ['pendingLocal', 'pendingRemote', 'currentLocal', 'currentRemote'] as const;

/** What a connection holds: being negotiated (pending) and in force (current), its own and the other side's. */
export function DescriptionSlotsView({ title, slots, words }: Props) {
  return (
    <dl class="lab-slots" aria-label={title}>
      {names.map((name) => {
        const description = slots[name];
        const version = description && sessionVersion(description);
        return (
          <div key={name} data-slot={name} data-filled={description ? '' : undefined}>
            <dt>{words.slots[name]}</dt>
            <dd>{description ? `${description.type}${version ? ` v${version}` : ''}` : words.none}</dd>
          </div>
        );
      })}
    </dl>
  );
}
