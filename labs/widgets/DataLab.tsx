import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import type { Messages } from '#labs/messages/en.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { ChartSlots } from './hooks/use-charts.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { data: DataMessages; transfer: TransferMessages };
} & ChartSlots;

export default function DataLab({ lang, messages: { data: words } }: Props) {
  return (
    <section class="lab" data-lab="data-channel" aria-label={words.title} lang={lang}>
      <h2 class="lab-title">{words.title}</h2>
    </section>
  );
}
