import { useEffect, useRef, useState } from 'preact/hooks';
import { eraseProgress, exportProgress, importProgress, readProgress, type Progress } from '#labs/drivers/progress.ts';
import { fill } from '#labs/messages/fill.ts';
import type { progress } from '#labs/messages/progress-en.ts';
import { saveFile } from './parts/save-trace.ts';

type Goal = { id: string; text: string };

export type LessonOfList = {
  number: number;
  title: string;
  href: string;
  checkpoints: readonly Goal[];
  predictions: readonly Goal[];
};

type Props = { lang: string; lessons: readonly LessonOfList[]; m: typeof progress };

const nothing: Progress = { checkpoints: {}, predictions: {} };

/** What this device remembers of its learner, lesson by lesson; to be taken along, or erased. */
export default function ProgressList({ lang, lessons, m }: Props) {
  const [known, setKnown] = useState(nothing);
  const [said, setSaid] = useState('');
  const [isAsking, setAsking] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => setKnown(readProgress()), []);
  const open = async () => {
    const [chosen] = file.current?.files ?? [];
    if (!chosen) return;
    setSaid(importProgress(await chosen.text()) ? m.imported : m.notOurs);
    setKnown(readProgress());
    if (file.current) file.current.value = '';
  };
  const erase = () => {
    eraseProgress();
    setKnown(readProgress());
    setAsking(false);
    setSaid(m.erased);
  };
  const isEmpty = Object.keys({ ...known.checkpoints, ...known.predictions }).length === 0;
  return (
    <div class="lab-progress" lang={lang}>
      <div class="lab-controls">
        <button
          type="button"
          class="lab-button"
          disabled={isEmpty}
          onClick={() => saveFile('icebreaker.progress.json', exportProgress())}
        >
          {m.exportIt}
        </button>
        <button type="button" class="lab-button" onClick={() => file.current?.click()}>
          {m.importIt}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={m.importIt}
          onChange={() => void open()}
        />
        <button type="button" class="lab-button" disabled={isEmpty} onClick={() => setAsking(true)}>
          {m.erase}
        </button>
      </div>
      {isAsking && (
        <div class="lab-notice" data-tone="problem" role="alertdialog" aria-label={m.erase}>
          <p>{m.sure}</p>
          <button type="button" class="lab-button" onClick={erase}>
            {m.yes}
          </button>
          <button type="button" class="lab-button" onClick={() => setAsking(false)}>
            {m.no}
          </button>
        </div>
      )}
      <p role="status">{said}</p>
      {isEmpty && <p>{m.nothing}</p>}
      {lessons.map((lesson) => (
        <Lesson key={lesson.href} lesson={lesson} known={known} lang={lang} m={m} />
      ))}
    </div>
  );
}

type LessonProps = { lesson: LessonOfList; known: Progress; lang: string; m: Props['m'] };

function Lesson({ lesson: { number, title, href, checkpoints, predictions }, known, lang, m }: LessonProps) {
  const reached = checkpoints.filter(({ id }) => id in known.checkpoints).length;
  const answered = predictions.filter(({ id }) => id in known.predictions).length;
  const isFinished = checkpoints.length > 0 && reached === checkpoints.length;
  if (checkpoints.length + predictions.length === 0) return null;
  return (
    <section data-finished={isFinished ? '' : undefined}>
      <h2>
        <span class="lab-count">{String(number).padStart(2, '0')}</span> <a href={href}>{title}</a>
        {isFinished && <small> ✓ {m.finished}</small>}
      </h2>
      <p>
        {fill(m.checkpoints, { done: reached, all: checkpoints.length })}
        {predictions.length > 0 && `, ${fill(m.predictions, { done: answered, all: predictions.length })}`}
      </p>
      <ul>
        {checkpoints.map(({ id, text }) => {
          const date = known.checkpoints[id];
          return (
            <li key={id} data-done={date ? '' : undefined}>
              {text} <small>{date ? fill(m.reached, { date: new Date(date).toLocaleDateString(lang) }) : m.open}</small>
            </li>
          );
        })}
        {predictions.map(({ id, text }) => (
          <li key={id} data-done={id in known.predictions ? '' : undefined}>
            {text} <small>{id in known.predictions ? m.answered : m.open}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
