import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { MediaMessages } from '#labs/messages/media-en.ts';
import type { ChartSlots } from './hooks/use-charts.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common'> & { media: MediaMessages; devices: DevicesMessages };
} & ChartSlots;

export default function MediaLab({ lang, messages: { media: words } }: Props) {
  return (
    <section class="lab" data-lab="media" aria-label={words.title} lang={lang}>
      <h2 class="lab-title">{words.title}</h2>
    </section>
  );
}
