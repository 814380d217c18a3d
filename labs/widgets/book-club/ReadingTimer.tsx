import { useEffect, useState } from 'preact/hooks';
import type { ClubSession } from '#labs/drivers/book-club/club-session.ts';
import type { BookClubMessages } from '#labs/messages/book-club-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { clockFace, leftOf, type KnownTimer } from '#labs/model/book-club/reading-timer.ts';
import { LabButton } from '../parts/LabButton.tsx';

type Props = { words: BookClubMessages; known: KnownTimer; isTold: boolean; session: ClubSession };

const minute = 60_000;
const lengths = [5, 10, 15, 25, 45];
const unknownClock = '–:––';

/** One timer for all. Until the others have told, nobody here knows how it stands, and nothing can be done to it. */
export function ReadingTimer({ words: { timer: words }, known, isTold, session }: Props) {
  const { timer } = known;
  const left = leftOf(known, performance.now());
  const isRunning = isTold && timer.isRunning && left > 0;
  const isOver = isTold && left === 0;
  const [, tick] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const ticking = setInterval(() => tick((count) => count + 1), 250);
    return () => clearInterval(ticking);
  }, [isRunning]);
  return (
    <section class="club-part club-timer" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p role="timer" aria-label={words.left} class="club-clock" data-over={isOver ? '' : undefined}>
        {isTold ? clockFace(left) : unknownClock}
      </p>
      <div class="club-buttons">
        {isRunning ? (
          <LabButton isOff={false} onPress={session.pauseTimer}>
            {words.pause}
          </LabButton>
        ) : (
          <LabButton isOff={!isTold || left === 0} onPress={session.startTimer}>
            {words.start}
          </LabButton>
        )}
        <LabButton isOff={!isTold} onPress={() => session.resetTimer(timer.length)}>
          {words.reset}
        </LabButton>
        <label class="lab-field club-length">
          <span>{words.length}</span>
          <select
            value={timer.length / minute}
            // It would stop the time of all, and begin it anew.
            disabled={!isTold || isRunning}
            onChange={({ currentTarget }) => session.resetTimer(Number(currentTarget.value) * minute)}
          >
            {lengths.map((count) => (
              <option key={count} value={count}>
                {fill(words.minutes, { count })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p role="status" class="club-said">
        {isOver ? words.over : ''}
      </p>
    </section>
  );
}
