import { fill } from '#labs/messages/fill.ts';
import type { RoomsMessages } from '#labs/messages/rooms-en.ts';
import { membersOf, visitorIn, type RoomsView } from '#labs/model/rooms/rooms-view.ts';
import { isVisitor, type Visitor } from '#labs/model/rooms/visitors.ts';
import { memo } from '../memo.ts';

export type VisitorAct = 'enter' | 'call' | 'leave' | 'unplug' | 'stranger' | 'nonsense';

type Props = {
  /** Of the moment that is shown. */
  view: RoomsView;
  /** As it is now; what can be pressed follows it. */
  live: RoomsView;
  isOff: boolean;
  onAct: (visitor: Visitor, act: VisitorAct) => void;
  words: RoomsMessages;
};

/** Who is there, and what each of them can do. */
export const VisitorList = memo(function VisitorList({ view, live, isOff, onAct, words: { visitors, ghosts } }: Props) {
  const button = (name: string, act: VisitorAct, label: string) => (
    <button
      type="button"
      class="lab-button"
      aria-label={fill(visitors.of, { action: label, visitor: name })}
      aria-disabled={isOff ? 'true' : undefined}
      onClick={() => {
        if (!isOff && isVisitor(name)) onAct(name, act);
      }}
    >
      {label}
    </button>
  );
  const acts = (name: string) => {
    const now = visitorIn(live, name);
    if (now === undefined) return null;
    if (now.presence === 'silent') return button(name, 'enter', visitors.back);
    if (now.presence === 'outside') return button(name, 'enter', now.id === '' ? visitors.enter : visitors.back);
    const others = live.visitors.some((each) => each.presence === 'in' && each.room !== now.room);
    return (
      <>
        {membersOf(live, now.room).length === 2 && button(name, 'call', visitors.call)}
        {button(name, 'leave', visitors.leave)}
        {button(name, 'unplug', visitors.unplug)}
        {others && button(name, 'stranger', visitors.stranger)}
        {button(name, 'nonsense', visitors.nonsense)}
      </>
    );
  };
  return (
    <>
      {view.visitors.length === 0 ? (
        <p class="rooms-quiet">{visitors.none}</p>
      ) : (
        <ul class="rooms-visitors" aria-label={visitors.title}>
          {view.visitors.map(({ name, presence, room, connection }) => (
            <li key={name} data-visitor={name} data-presence={presence}>
              <strong>{name}</strong>
              <span class="rooms-where">
                <span>{fill(visitors.presence[presence], { room })}</span>
                <span>{connection === null ? visitors.noCall : fill(visitors.connection, { state: connection })}</span>
              </span>
              <span class="rooms-acts">{acts(name)}</span>
            </li>
          ))}
        </ul>
      )}
      {view.ghosts.length > 0 && (
        <div class="rooms-ghosts">
          <h4>{ghosts.title}</h4>
          <ul aria-label={ghosts.title}>
            {view.ghosts.map(({ visitor, by, afterMs }, index) => (
              <li key={index}>{fill(ghosts[by], { visitor, seconds: Math.round(afterMs / 100) / 10 })}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
});
