import type { Messages } from '#labs/messages/en.ts';
import type { MeshMessages } from '#labs/messages/mesh-en.ts';
import type { ChartSlots } from './hooks/use-charts.ts';

type Props = {
  lang: string;
  messages: Pick<Messages, 'common' | 'network'> & { mesh: MeshMessages };
} & ChartSlots;

export default function MeshLab({ lang, messages: { mesh: words } }: Props) {
  return (
    <section class="lab" data-lab="mesh" aria-label={words.title} lang={lang}>
      <h2 class="lab-title">{words.title}</h2>
    </section>
  );
}
