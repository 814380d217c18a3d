import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ClassOfDesk } from '#labs/drivers/class/class-of-desk.ts';
import type { Desk, DeskState } from '#labs/drivers/class/desk.ts';
import { fill } from '#labs/messages/fill.ts';
import type { DeskWish, ToldItem } from '#labs/model/class/desk-log.ts';
import { itemAfter, type RunSheet, type SheetItem } from '#labs/model/class/run-sheet.ts';
import { Notice } from '../parts/Notice.tsx';
import { AskedStatus } from './AskedStatus.tsx';
import type { DeskProps } from './InstructorDesk.tsx';
import { Invite } from './Invite.tsx';
import { labPath, type LabChoice } from './lab-choice.ts';
import { Notes } from './Notes.tsx';
import { OnStage } from './OnStage.tsx';
import { RemoteInvite } from './RemoteInvite.tsx';
import { StageControls } from './StageControls.tsx';
import { useAsked } from './use-asked.ts';
import { useDeskKeys, type DeskAction } from './use-desk-keys.ts';
import { useSource } from './use-source.ts';
import { stageWindow, useStageWindow } from './use-stage-window.ts';

type Props = {
  desk: Desk;
  state: DeskState;
  /** The stage shows the item at which the instructor is. */
  isOnStage: boolean;
  ours: ClassOfDesk;
  wishes: { on: (wish: DeskWish['do']) => void };
  /** Is given what shows an item. */
  showing: RefObject<(id: number) => void>;
  lang: string;
  labs: readonly LabChoice[];
  m: DeskProps['m'];
};

/** The stage as the desk sees and leads it, the notes, and the ways into the class. */
export function DeskClass({ desk, state: { sheet, at }, isOnStage, ours, wishes, showing, lang, labs, m }: Props) {
  const { desk: words } = m;
  const { seen, open: openWindow } = useStageWindow(useSource(ours.seen));
  const { asked, ask } = useAsked(seen);
  const [blocked, setBlocked] = useState<string | null>(null);
  const { isConnected, presence } = seen;
  const isHere = isConnected && presence === 'here';
  const canLead = isHere || (isConnected && presence === 'loading');
  const previous = at === null ? undefined : itemAfter(sheet, at, -1);
  const next = itemAfter(sheet, at, 1);

  const open = ({ lab, search }: { lab: string; search: string }) => {
    const address = labPath('present', lang, lab, search);
    setBlocked(openWindow(address) ? null : address);
  };
  /** `isPressed`: a person has just pressed something here, without which a browser opens no window. */
  const show = (item: SheetItem, isPressed: boolean, label: string) => {
    const { lab, search } = item;
    // What could not be sent is not shown, and the desk stays where it was.
    if (canLead || !isConnected) {
      if (ask(label, () => ours.send({ do: 'open', lab, search }), 'run')) desk.show(item.id);
    } else if (isPressed) {
      desk.show(item.id);
      open(item);
    }
  };
  const act = (action: DeskAction, isPressed = true) => {
    if (action === 'next' || action === 'previous') {
      const item = action === 'next' ? next : previous;
      if (item) show(item, isPressed, words.commands[action]);
    } else if (canLead) ask(words.commands[action], () => ours.send({ do: action }));
  };
  useDeskKeys(canLead, act);
  wishes.on = (wish) => act(wish, false);
  showing.current = (id) => {
    const item = sheet.items.find((each) => each.id === id);
    if (item) show(item, true, m.sheet.show);
  };
  useEffect(
    () => ours.tellRemote({ kind: 'desk', of: sheet.items.length, isOnStage, ...told(sheet, at) }),
    [ours, sheet, at, isOnStage],
  );

  const start = () => {
    const item = sheet.items.find(({ id }) => id === at) ?? sheet.items[0];
    // A stage that was there before is opened where it was.
    if (seen.stage) return open(seen.stage);
    if (item) desk.show(item.id);
    open(item ?? { lab: labs[0]?.slug ?? '', search: '' });
  };
  return (
    <>
      <div class="desk-middle">
        <section class="desk-stage" aria-labelledby="desk-stage">
          <h2 id="desk-stage">{words.stage.title}</h2>
          <p class="desk-presence" role="status" data-here={isHere ? '' : undefined}>
            {sentence()}
          </p>
          {!canLead && (
            <div class="lab-controls">
              <button type="button" class="lab-button" data-main disabled={!isConnected} onClick={start}>
                {seen.stage ? words.openStage : words.start}
              </button>
            </div>
          )}
          {blocked !== null && (
            <Notice tone="problem">
              {words.blocked.split('{link}')[0]}
              <a href={blocked} target={stageWindow}>
                {blocked}
              </a>
              {words.blocked.split('{link}')[1]}
            </Notice>
          )}
          <OnStage seen={seen} labs={labs} words={words.stage} m={m} />
          <StageControls
            seen={seen}
            canGo={{ previous: previous !== undefined, next: next !== undefined }}
            words={words.commands}
            onAct={act}
          />
          <AskedStatus asked={asked} words={words.commands} />
          <details class="desk-more">
            <summary>{words.keys.title}</summary>
            <p>{words.keys.list}</p>
            <p class="lab-quiet">{words.keys.hint}</p>
          </details>
        </section>
        <Notes
          {...{ sheet, at }}
          isElsewhere={isHere && seen.stage !== null && !isOnStage && asked?.is !== 'asked'}
          words={words.notes}
          untitled={m.sheet.broken}
        />
      </div>
      <div class="desk-ways">
        <Invite {...{ ours, isHere, lang, words }} isOver={seen.hasEnded} />
        <RemoteInvite ours={ours} lang={lang} words={words} />
      </div>
    </>
  );

  function sentence(): string {
    if (!isConnected) return words.stage.waiting;
    if (isHere) return seen.isDamaged ? words.stage.damaged : words.stage.here;
    if (presence === 'loading') return words.stage.loading;
    if (seen.hasEnded) return words.stage.ended;
    return seen.stage ? words.stage.gone : fill(words.stage.none, { start: words.start });
  }

  function told({ items }: RunSheet, shown: number | null): { now: ToldItem | null; next: ToldItem | null } {
    const tell = (item: SheetItem | undefined): ToldItem | null =>
      item ? { at: items.indexOf(item) + 1, title: item.title || m.sheet.broken, notes: item.notes } : null;
    return { now: tell(items.find(({ id }) => id === shown)), next: tell(itemAfter({ title: '', items }, shown, 1)) };
  }
}
