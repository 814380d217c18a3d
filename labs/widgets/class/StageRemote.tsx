import { useEffect, useState } from 'preact/hooks';
import { joinAsRemote, type ClassOfRemote } from '#labs/drivers/class/class-of-remote.ts';
import type { DeskMessages } from '#labs/messages/desk-en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { RemoteMessages } from '#labs/messages/wall-en.ts';
import type { DeskEntry } from '#labs/model/class/desk-log.ts';
import { parseRemoteAccess } from '#labs/model/class/remote-link.ts';
import { useSession } from '../hooks/use-session.ts';
import { Notice } from '../parts/Notice.tsx';
import { useSource } from './use-source.ts';
import { AskedStatus } from './AskedStatus.tsx';
import type { LabChoice } from './lab-choice.ts';
import { OnStage, type CallWords } from './OnStage.tsx';
import { StageControls } from './StageControls.tsx';
import { useAsked } from './use-asked.ts';
import type { DeskAction } from './use-desk-keys.ts';

export type RemoteProps = {
  lang: string;
  labs: readonly LabChoice[];
  m: CallWords & { desk: DeskMessages; remote: RemoteMessages };
};

/** A phone that leads the stage. What it may do is in the fragment of its address, which no server ever sees. */
export default function StageRemote({ lang, labs, m }: RemoteProps) {
  const [hash, setHash] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setHash(location.hash);
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  if (hash === null) return <p class="remote">{m.remote.waiting}</p>;
  const access = parseRemoteAccess(hash);
  return (
    <div class="remote" lang={lang}>
      {access ? (
        <Joined key={hash} {...{ access, lang, labs, m }} />
      ) : (
        <Notice tone="problem">{m.remote.noAccess}</Notice>
      )}
    </div>
  );
}

type Access = NonNullable<ReturnType<typeof parseRemoteAccess>>;

function Joined({ access, ...props }: RemoteProps & { access: Access }) {
  const ours = useSession((signal) => joinAsRemote(access, signal));
  return ours ? <Leading ours={ours} {...props} /> : <p>{props.m.remote.waiting}</p>;
}

function Leading({ ours, labs, m }: RemoteProps & { ours: ClassOfRemote }) {
  const { desk: words, remote } = m;
  const seen = useSource(ours.seen);
  const { entry, isHere: isDeskHere, isOver, isRefused } = useSource(ours.desk);
  const { asked, ask } = useAsked(seen);
  const act = (action: DeskAction) =>
    action === 'next' || action === 'previous'
      ? ask(words.commands[action], () => ours.wish(action), 'run')
      : ask(words.commands[action], () => ours.send({ do: action }));
  const canLead = seen.presence === 'here' || seen.presence === 'loading';
  const canGo = {
    next: Boolean(canLead && isDeskHere && entry?.next),
    previous: Boolean(canLead && isDeskHere && (entry?.now?.at ?? 0) > 1),
  };
  if (isOver) return <Notice tone="problem">{remote.taken}</Notice>;
  return (
    <>
      {problem() && (
        <p class="remote-problem" role="status">
          {problem()}
        </p>
      )}
      <StageControls seen={seen} canGo={canGo} words={words.commands} onAct={act} />
      <AskedStatus asked={asked} words={words.commands} />
      {isRefused && <Notice tone="problem">{remote.oldKey}</Notice>}
      {entry && (
        <>
          <section class="remote-item" aria-labelledby="remote-item">
            <h2 id="remote-item">{now(entry)}</h2>
            {entry.now && <p class="desk-note-text">{entry.now.notes || remote.noNotes}</p>}
          </section>
          <section class="remote-item" aria-labelledby="remote-next">
            <h2 id="remote-next">{entry.next ? fill(remote.next, { title: entry.next.title }) : remote.end}</h2>
            {entry.next && <p class="desk-note-text">{entry.next.notes || remote.noNotes}</p>}
          </section>
        </>
      )}
      <section class="remote-item" aria-labelledby="remote-stage">
        <h2 id="remote-stage">{remote.onStage}</h2>
        <OnStage seen={seen} labs={labs} words={words.stage} m={m} />
      </section>
    </>
  );

  function now({ now: item, isOnStage }: DeskEntry): string {
    return item ? fill(isOnStage ? remote.now : remote.place, { title: item.title }) : remote.noItem;
  }

  function problem(): string | null {
    if (!seen.isConnected) return remote.offline;
    // A desk that was never heard under this address is closed, or has given out another one since.
    if (isDeskHere === false && entry === null) return remote.noDesk;
    if (seen.presence === 'away') return seen.hasEnded ? words.stage.ended : remote.stageAway;
    if (seen.presence === 'loading') return words.stage.loading;
    return isDeskHere === false ? remote.deskAway : null;
  }
}
