import type { MediaCall } from '#labs/drivers/media-lab/media-call.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';

type Props = { call: MediaCall | null; words: DevicesMessages; m: CommonMessages; lang: string; isOff: boolean };

/** The devices of this machine, and what else can be sent. */
export function DevicesPanel({ words }: Props) {
  return (
    <section aria-label={words.title}>
      <h3>{words.title}</h3>
    </section>
  );
}
