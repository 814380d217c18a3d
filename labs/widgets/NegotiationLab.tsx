import type { Messages } from '#labs/messages/en.ts';
import type { NegotiationMessages } from '#labs/messages/negotiation-en.ts';
import type { ChartSlots } from './hooks/use-charts.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { negotiation: NegotiationMessages };
} & ChartSlots;

export default function NegotiationLab({ lang, messages: { negotiation: words } }: Props) {
  return (
    <section class="lab" data-lab="negotiation" aria-label={words.title} lang={lang}>
      <h2 class="lab-title">{words.title}</h2>
    </section>
  );
}
