import { useEffect, useState } from 'preact/hooks';
import type { Desk, DeskState } from '#labs/drivers/class/desk.ts';
import { unpackedLink, type LinkProblem, type ReadLink } from '#labs/drivers/class/sheet-link.ts';
import type { SheetMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { addItem, sheetBounds, type RunSheet, type SheetItem } from '#labs/model/class/run-sheet.ts';
import { Notice } from '../parts/Notice.tsx';
import { AddItem } from './AddItem.tsx';
import type { LabChoice } from './lab-choice.ts';
import { RunSheetView } from './RunSheetView.tsx';
import { ShareSheet } from './ShareSheet.tsx';

type Props = {
  desk: Desk;
  state: DeskState;
  /** The stage shows the item at which the instructor is. */
  isOnStage: boolean;
  labs: readonly LabChoice[];
  views: Readonly<Record<string, string>>;
  ready: readonly RunSheet[];
  words: SheetMessages;
  onShow: (item: SheetItem) => void;
};

/** The run sheet and everything that can be done with it. */
export function SheetPanel({ desk, state, isOnStage, labs, views, ready, words, onShow }: Props) {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<LinkProblem | null>(null);
  const [offered, setOffered] = useState<RunSheet | null>(null);
  const slugs = labs.map(({ slug }) => slug);
  const { sheet } = state;

  const take = (read: ReadLink, isAsked = true) => {
    setProblem(read.problem);
    if (read.sheet === null) return;
    if (!isAsked) return setOffered(read.sheet);
    setOffered(null);
    desk.change(read.sheet, true);
    setSaid(fill(words.replacedBy, { title: read.sheet.title || words.untitled }));
  };
  useEffect(() => {
    const read = async () => {
      const [, packed] = /^#sheet=(.*)$/.exec(location.hash) ?? [];
      if (packed === undefined) return;
      // What was read once is not asked again at each reload.
      history.replaceState(history.state, '', location.pathname + location.search);
      take(await unpackedLink(packed, slugs), false);
    };
    void read();
    const again = () => void read();
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, [desk]);

  return (
    <section class="desk-sheet" aria-labelledby="desk-sheet">
      <h2 id="desk-sheet">{words.title}</h2>
      {offered && (
        <div class="lab-notice" role="group">
          <p>{fill(words.share.came, { title: offered.title || words.untitled, count: offered.items.length })}</p>
          <div class="lab-controls">
            <button type="button" class="lab-button" data-main onClick={() => take({ sheet: offered, problem: null })}>
              {words.share.useIt}
            </button>
            <button type="button" class="lab-button" onClick={() => setOffered(null)}>
              {words.share.keepMine}
            </button>
          </div>
        </div>
      )}
      {problem && <Notice tone="problem">{sentenceOf(problem)}</Notice>}
      <RunSheetView {...{ desk, state, isOnStage, labs, words, onShow }} say={setSaid} />
      <div class="desk-said">
        <p role="status">{said}</p>
        {state.before && (
          <button
            type="button"
            class="lab-button"
            onClick={() => {
              desk.undo();
              setSaid(words.undone);
            }}
          >
            {words.undo}
          </button>
        )}
      </div>
      <AddItem
        {...{ labs, views }}
        words={words.add}
        onAdd={(draft) => {
          const next = addItem(sheet, draft);
          if (next === sheet) return setSaid(fill(words.full, { most: sheetBounds.items }));
          desk.change(next);
          setSaid(fill(words.added, { title: draft.title }));
        }}
      />
      <ShareSheet sheet={sheet} ready={ready} labs={slugs} words={words.share} onRead={take} />
    </section>
  );

  function sentenceOf(found: LinkProblem): string {
    return fill(words.problems[found.code], { most: sheetBounds.items, ...found });
  }
}
