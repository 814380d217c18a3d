import { Component, type ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import type { Replay } from './hooks/use-replay.ts';
import { noRush, type Rush } from './rush.ts';
import { Announcer } from './parts/Announcer.tsx';
import { Disagreements } from './parts/Disagreements.tsx';
import { EventList } from './parts/EventList.tsx';
import { Notice } from './parts/Notice.tsx';
import { TraceTools } from './parts/TraceTools.tsx';

type Props = {
  /** As in `/labs/<name>/`. */
  name: string;
  title: string;
  lang: string;
  m: CommonMessages;
  replay: Replay;
  /** Buttons and choices that drive this lab. */
  controls: ComponentChildren;
  /** What the lab is doing, in a sentence. */
  status: ComponentChildren;
  rush?: Rush;
  /** Left out where the lab puts the list of events somewhere itself. */
  hasEvents?: boolean;
  /** `alice` and `bob` where a narrow page shows one of them at a time. */
  switchable?: boolean;
  children: ComponentChildren;
};

/** What every lab sits in: title, controls, status, tools, findings and the list of events. */
export function LabFrame(props: Props) {
  return (
    <ErrorBoundary m={props.m}>
      <Frame {...props} />
    </ErrorBoundary>
  );
}

function Frame({
  name,
  title,
  lang,
  m,
  replay,
  controls,
  status,
  rush = noRush,
  hasEvents = true,
  switchable = false,
  children,
}: Props) {
  const frame = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<PeerId>('alice');
  const hasWebRtc = useHasWebRtc();
  return (
    <section
      ref={frame}
      class="lab"
      data-lab={name}
      data-shown={switchable ? shown : undefined}
      aria-label={title}
      lang={lang}
    >
      <header class="lab-head">
        <h2 class="lab-title">{title}</h2>
        <TraceTools name={name} replay={replay} frame={frame} m={m} />
      </header>
      {!hasWebRtc && <Notice tone="problem">{m.environment.noWebRtc}</Notice>}
      {replay.trace && (
        <Notice tone="note" action={{ label: m.frame.backToLive, run: replay.close }}>
          {fill(m.frame.replaying, { date: new Date(replay.trace.startedAt).toLocaleString(lang) })}
        </Notice>
      )}
      {replay.error && (
        <Notice tone="problem" action={{ label: m.frame.dismiss, run: replay.close }}>
          {fill(m.errors[replay.error.code], replay.error.details)}
        </Notice>
      )}
      <div class="lab-controls">{controls}</div>
      <div class="lab-status" role="status">
        {status}
      </div>
      <Disagreements source={replay.source} m={m} />
      {switchable && (
        <div class="lab-switch" role="group">
          {(['alice', 'bob'] as const).map((peer) => (
            <button
              key={peer}
              type="button"
              data-peer={peer}
              aria-pressed={shown === peer}
              onClick={() => setShown(peer)}
            >
              {fill(m.peer.showPeer, { peer: m.peers[peer] })}
            </button>
          ))}
        </div>
      )}
      <div class="lab-body">{children}</div>
      {hasEvents && <EventList source={replay.source} rush={rush} m={m} />}
      <Announcer source={replay.source} m={m} />
    </section>
  );
}

/** True on the server, so that the sentence is shown only where it is known to be needed. */
function useHasWebRtc(): boolean {
  const [has, setHas] = useState(true);
  useEffect(() => setHas(typeof RTCPeerConnection === 'function'), []);
  return has;
}

/** A mistake in one lab leaves the rest of the page alone. */
class ErrorBoundary extends Component<{ m: CommonMessages; children: ComponentChildren }, { message: string | null }> {
  override state: { message: string | null } = { message: null };

  static override getDerivedStateFromError(cause: unknown) {
    return { message: cause instanceof Error ? cause.message : String(cause) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return <Notice tone="problem">{fill(this.props.m.frame.crashed, { message })}</Notice>;
  }
}
