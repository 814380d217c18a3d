import { useEffect, useState } from 'preact/hooks';
import type { ShareMessages } from '#labs/messages/wall-en.ts';
import { parseTopic, topicLength } from '#labs/model/relay/wire.ts';
import { Notice } from '../parts/Notice.tsx';
import { ShareMyLab } from './ShareMyLab.tsx';

export type WallOfLearnerProps = { lang: string; labs: readonly { slug: string; title: string }[]; m: ShareMessages };

/** For learners who work on their own: the wall they may join is in the fragment of the address. */
export default function WallOfLearner({ lang, labs, m }: WallOfLearnerProps) {
  const [wall, setWall] = useState<string | null>();
  useEffect(() => {
    const read = () => {
      const topic = parseTopic(location.hash.slice(1));
      setWall(topic?.length === topicLength ? topic : null);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (wall === undefined) return <p class="share">{m.what}</p>;
  const noWall = <Notice tone="problem">{m.badLink}</Notice>;
  return <ShareMyLab {...{ lang, wall, labs, m, noWall }} topic={wall ?? ''} />;
}
