import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from '#labs/drivers/copy-text.ts';
import type { CommonMessages, Messages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { NetworkPath } from '#labs/model/network/path.ts';
import type { TwoTabEvent, TwoTabSnapshot } from '#labs/model/machines/two-tab.ts';
import { useDialogs } from '../hooks/use-dialogs.ts';
import { useFocusAcross } from '../hooks/use-focus-across.ts';
import { Notice } from './Notice.tsx';

type Props = {
  tab: TwoTabSnapshot | undefined;
  send: ((event: TwoTabEvent) => void) | undefined;
  labPath: string;
  /** The other tab is to take the same. */
  path: NetworkPath;
  m: CommonMessages;
  words: Messages['twoTab'];
};

/** The way into a room, and from there the ways in which another tab or device gets in. */
export function RoomPanel(props: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useFocusAcross(panel, props.tab?.matches({ room: 'entering' }) ? null : (props.tab?.context.room ?? ''));
  return (
    <div ref={panel}>
      <Panel {...props} />
    </div>
  );
}

function Panel(props: Props) {
  const { tab, send, m, words } = props;
  if (tab?.matches({ room: 'full' })) {
    const { next } = tab.context;
    return (
      <div class="lab-room">
        <button type="button" class="lab-button" data-main onClick={() => send?.({ type: 'enter', room: next })}>
          {fill(words.nextRoom, { next: next ?? '' })}
        </button>
      </div>
    );
  }
  if (tab?.matches({ room: 'refused' }) && tab.context.failure) {
    const { code, details } = tab.context.failure;
    const again = code === 'room/malformed' ? null : tab.context.room;
    return (
      <>
        <Notice
          tone="problem"
          action={{
            label: code === 'room/malformed' ? words.openRoom : words.tryAgain,
            run: () => send?.({ type: 'enter', room: again }),
          }}
        >
          {fill(m.errors[code], details)}
        </Notice>
        <Entrance {...props} />
      </>
    );
  }
  if (!tab || tab.matches({ room: 'outside' }) || tab.matches({ room: 'entering' })) return <Entrance {...props} />;
  return <Invitation {...props} room={tab.context.room ?? ''} />;
}

function Entrance({ tab, send, words }: Props) {
  const [code, setCode] = useState('');
  // What is missing is said above; pressing on would only hide it behind another error.
  const isAble = typeof RTCPeerConnection === 'function' && typeof WebSocket === 'function';
  const isBusy = !tab || !isAble || tab.matches({ room: 'entering' });
  const join = (event: Event) => {
    event.preventDefault();
    if (code.trim()) send?.({ type: 'enter', room: code.trim() });
  };
  return (
    <div class="lab-room">
      <button
        type="button"
        class="lab-button"
        data-main
        disabled={isBusy}
        onClick={() => send?.({ type: 'enter', room: null })}
      >
        {words.openRoom}
      </button>
      <form class="lab-join" onSubmit={join}>
        <label class="lab-field">
          <span>{words.codeLabel}</span>
          <input
            value={code}
            disabled={isBusy}
            maxLength={300}
            size={10}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            onInput={({ currentTarget }) => setCode(currentTarget.value)}
          />
        </label>
        <button type="submit" class="lab-button" disabled={isBusy || !code.trim()}>
          {words.joinRoom}
        </button>
      </form>
    </div>
  );
}

function Invitation({ tab, labPath, path, m, words, room }: Props & { room: string }) {
  const way = `${labPath}?room=${room}${path === 'direct' ? '' : `&path=${path}`}`;
  const link = `${location.origin}${way}`;
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [room]);
  const dialogs = useDialogs();
  const role = tab?.context.role ?? 'alice';
  const isTogether = tab?.matches({ room: 'together' }) ?? false;
  const invite = () =>
    dialogs.show(async () => {
      const { InviteDialog } = await import('../dialogs/InviteDialog.tsx');
      const explained = labPath.replace(/labs\/.*/, 'reference/lan/');
      return (close) => <InviteDialog path={way} explained={explained} words={words.invite} onClose={close} />;
    });
  return (
    <div class="lab-room" data-room={room}>
      <div class="lab-room-words">
        <p class="lab-room-code">
          {words.room.split('{room}')[0]}
          <strong>{room}</strong>
          {words.room.split('{room}')[1]}
        </p>
        <p data-peer={role} class="lab-room-role">
          {fill(words.youAre, { peer: m.peers[role] })}
        </p>
        <p class="lab-room-ways">
          {!isTogether && (
            <>
              <a class="lab-button" data-main href={link} target="_blank" rel="noopener">
                {words.openOther}
              </a>
              <button type="button" class="lab-button" onClick={invite}>
                {words.otherDevice}
              </button>
            </>
          )}
          {/* Over plain HTTP on a LAN there is no clipboard API; the link stands below. */}
          {isSecureContext && (
            <button type="button" class="lab-button" onClick={() => void copyText(link).then(setCopied)}>
              {isCopied ? words.copied : words.copyLink}
            </button>
          )}
        </p>
        <p class="lab-room-link">
          <a href={link}>{link}</a>
        </p>
      </div>
      {dialogs.open}
    </div>
  );
}
