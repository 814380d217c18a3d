import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { openClass, type ClassOfDesk } from '#labs/drivers/class/class-of-desk.ts';
import { createDesk, type Desk } from '#labs/drivers/class/desk.ts';
import type { DeskMessages, SheetMessages } from '#labs/messages/desk-en.ts';
import type { WallMessages } from '#labs/messages/wall-en.ts';
import type { DeskWish } from '#labs/model/class/desk-log.ts';
import type { RunSheet } from '#labs/model/class/run-sheet.ts';
import { useSession } from '../hooks/use-session.ts';
import { Notice } from '../parts/Notice.tsx';
import { useSelected, useSource } from './use-source.ts';
import { ClassWall } from './ClassWall.tsx';
import { DeskClass } from './DeskClass.tsx';
import { isSameLab, type LabChoice } from './lab-choice.ts';
import type { CallWords } from './OnStage.tsx';
import { SheetPanel } from './SheetPanel.tsx';
import { TimerPanel } from './TimerPanel.tsx';

export type DeskProps = {
  lang: string;
  labs: readonly LabChoice[];
  /** Titles of the field guide, by finding. */
  symptoms: Readonly<Record<string, string>>;
  /** Tabs of the inspector. */
  views: Readonly<Record<string, string>>;
  ready: readonly RunSheet[];
  m: CallWords & { desk: DeskMessages; sheet: SheetMessages; wall: WallMessages };
};

type Session = { desk: Desk; opened: Promise<ClassOfDesk>; wishes: { on: (wish: DeskWish['do']) => void } };

/** The instructor's own screen. */
export default function InstructorDesk(props: DeskProps) {
  const { labs, ready } = props;
  const slugs = useMemo(() => labs.map(({ slug }) => slug), [labs]);
  const session = useSession((signal): Session => {
    const wishes: Session['wishes'] = { on: () => {} };
    return {
      desk: createDesk(slugs, ready[0] ?? { title: '', items: [] }, signal),
      opened: openClass({ onWish: (wish) => wishes.on(wish) }, signal),
      wishes,
    };
  });
  return session ? <Awake {...props} {...session} /> : <p class="desk-intro">{props.m.desk.intro}</p>;
}

function Awake({ desk, opened, wishes, ...props }: DeskProps & Session) {
  const { lang, labs, symptoms, views, ready, m } = props;
  const state = useSource(desk);
  const [ours, setOurs] = useState<ClassOfDesk | null>(null);
  useEffect(() => {
    let isOver = false;
    void opened.then((made) => !isOver && setOurs(made));
    return () => {
      isOver = true;
    };
  }, [opened]);
  const item = state.sheet.items.find(({ id }) => id === state.at);
  const address = useSelected(ours?.seen, ({ presence, stage }) =>
    presence === 'here' && stage ? `${stage.lab}?${stage.search}` : null,
  );
  const [lab = '', search = ''] = address?.split('?') ?? [];
  const isOnStage = item !== undefined && isSameLab(item, { lab, search });
  /** What the part that knows the stage does with an item. */
  const showing = useRef<(id: number) => void>(() => {});
  return (
    <div class="desk" lang={lang}>
      <p class="desk-intro">{m.desk.intro}</p>
      {!state.isKept && <Notice tone="problem">{m.desk.storage}</Notice>}
      <div class="desk-columns">
        <SheetPanel
          {...{ desk, state, isOnStage, labs, views, ready }}
          words={m.sheet}
          onShow={({ id }) => showing.current(id)}
        />
        {ours && <DeskClass {...{ desk, state, isOnStage, ours, wishes, showing, lang, labs, m }} />}
        <TimerPanel desk={desk} state={state} words={m.desk.timer} />
      </div>
      {ours && (
        <ClassWall
          {...{ lang, labs, symptoms, m }}
          wall={ours.wall}
          alone={`${lang === 'ko' ? '/ko' : ''}/wall/#${ours.wallTopic}`}
          words={m.wall}
          desk={m.desk}
        />
      )}
    </div>
  );
}
