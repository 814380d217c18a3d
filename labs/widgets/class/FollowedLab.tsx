import { useEffect, useState } from 'preact/hooks';
import type { FollowedClass } from '#labs/drivers/class/followed-class.ts';
import type { FollowMessages } from '#labs/messages/stage-en.ts';
import { setPlace } from '../place.ts';
import { followLab } from './follow-lab.ts';

type Props = { words: Pick<FollowMessages, 'alone' | 'toFollow'>; followPath: string };

/** In the frame of the page that follows a class: lets the lab of this page show what that page hears. */
export default function FollowedLab({ words, followPath }: Props) {
  const [isAlone, setAlone] = useState(false);
  useEffect(() => {
    const followed = findFollowed();
    setAlone(followed === undefined);
    if (followed === undefined) return;
    const { place, end } = followLab(followed);
    let isOver: boolean | null = null;
    const look = () => {
      if (isOver === followed.isOver()) return;
      isOver = followed.isOver();
      setPlace({ ...place, isOver });
    };
    look();
    const endOfLook = followed.subscribe(look);
    const endAll = () => {
      endOfLook();
      end();
    };
    // The page around outlives this one.
    addEventListener('pagehide', endAll);
    return endAll;
  }, []);
  if (!isAlone) return null;
  return (
    <p class="follow-alone">
      {words.alone} <a href={followPath}>{words.toFollow}</a>
    </p>
  );
}

function findFollowed(): FollowedClass | undefined {
  try {
    return parent === window ? undefined : parent.icebreakerFollowed;
  } catch {
    // In a frame of another site.
    return undefined;
  }
}
