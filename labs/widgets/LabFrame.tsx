import { Component, type ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { MachineId, PeerId } from '#labs/model/vocabulary.ts';
import { countAfterKey } from './parts/timeline-layout.ts';
import type { Moment } from './hooks/moment.ts';
import { useDialogs } from './hooks/use-dialogs.ts';
import { useHasWebRtc } from './hooks/use-has-web-rtc.ts';
import { useKeptRuns } from './hooks/use-kept-runs.ts';
import type { AddressOfLab } from './hooks/use-lab-address.ts';
import { useLabKeys, type LabKeyActions } from './hooks/use-lab-keys.ts';
import { useMomentInAddress } from './hooks/use-moment-in-address.ts';
import type { Replay } from './hooks/use-replay.ts';
import { emptySource } from './hooks/use-trace.ts';
import { noRush, type Rush } from './rush.ts';
import { AddressProblems } from './parts/AddressProblems.tsx';
import { Announcer } from './parts/Announcer.tsx';
import { Broken } from './parts/Broken.tsx';
import { Disagreements } from './parts/Disagreements.tsx';
import { Inspector } from './parts/Inspector.tsx';
import { MomentLine } from './parts/MomentLine.tsx';
import { Notice } from './parts/Notice.tsx';
import { Timeline } from './parts/Timeline.tsx';
import { toggleFullScreen, TraceTools } from './parts/TraceTools.tsx';

type Props = {
  /** As in `/labs/<name>/`. */
  name: string;
  title: string;
  lang: string;
  m: CommonMessages;
  replay: Replay;
  /** Which part of `replay.source` is shown. */
  moment: Moment;
  address: AddressOfLab;
  /** Buttons and choices that drive this lab. */
  controls: ComponentChildren;
  /** What the lab is doing, in a sentence. */
  status: ComponentChildren;
  /** What is said beside it, also while another trace is shown. */
  stays?: ComponentChildren;
  /** What the keys of this lab do beside those that every lab has. */
  keys?: LabKeyActions;
  /** Takes out what is broken on purpose. */
  onRepair?: () => void;
  /** The same, and runs again; left out where nothing is broken. */
  fixIt?: (() => void) | undefined;
  rush?: Rush;
  /** A person leads the call and has stopped it. */
  isPaused?: boolean;
  /** A server stands between the two. */
  hasServer?: boolean;
  /** Whose lanes the timeline has; both when left out. */
  sides?: readonly PeerId[];
  machines?: readonly MachineId[];
  /** What is shown is somebody else's: no run of this lab is kept on the device. */
  isForeign?: boolean;
  /** `alice` and `bob` where a narrow page shows one of them at a time. */
  switchable?: boolean;
  children: ComponentChildren;
};

/** What every lab sits in: title, controls, status, time line, tools and inspector. */
export function LabFrame(props: Props) {
  return (
    <ErrorBoundary m={props.m}>
      <Frame {...props} />
    </ErrorBoundary>
  );
}

function Frame(props: Props) {
  const { name, title, lang, m, replay, moment, address, rush = noRush, switchable = false, isForeign = false } = props;
  const frame = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<PeerId>('alice');
  const hasWebRtc = useHasWebRtc();
  const dialogs = useDialogs();
  const showKeys = () =>
    dialogs.show(async () => {
      const { KeysDialog } = await import('./dialogs/KeysDialog.tsx');
      return (close) => <KeysDialog m={m} has={(key) => keys[key] !== undefined} onClose={close} />;
    });
  const showEmbed = () =>
    dialogs.show(async () => {
      const { EmbedDialog } = await import('./dialogs/EmbedDialog.tsx');
      const count = replay.trace ? null : moment.count();
      const href = address.linkTo(count === null ? null : count - 1);
      return (close) => <EmbedDialog {...{ name, title, lang, m, href }} onClose={close} />;
    });
  const showKept = () =>
    dialogs.show(async () => {
      const { KeepDialog } = await import('./dialogs/KeepDialog.tsx');
      return (close) => (
        <KeepDialog
          lab={name}
          lang={lang}
          m={m}
          live={isForeign ? emptySource.getTrace() : replay.live.getTrace()}
          shown={replay.source.getTrace()}
          onShow={replay.show}
          onGo={(seq) => moment.go(seq + 1)}
          onClose={close}
        />
      );
    });
  const walk = (key: 'ArrowLeft' | 'ArrowRight') => {
    const next = countAfterKey(key, moment.count(), moment.whole.getTrace().events.length);
    if (next !== undefined) moment.go(next);
  };
  const keys: LabKeyActions = {
    ...props.keys,
    back: () => walk('ArrowLeft'),
    on: () => walk('ArrowRight'),
    full: () => toggleFullScreen(frame),
    list: showKeys,
  };
  useLabKeys(frame, keys);
  useMomentInAddress(moment, address, rush, replay.source === replay.live);
  useKeptRuns(name, isForeign ? emptySource : replay.live);
  const { place, isFollowed } = replay;
  const isOpened = replay.trace !== null && !isFollowed;
  useEffect(() => place?.onLab({ name, moment, address }), [place, moment, address.address, address.isRead]);
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
        <TraceTools
          name={name}
          lang={lang}
          replay={replay}
          frame={frame}
          m={m}
          onKeep={showKept}
          onEmbed={showEmbed}
          onKeys={showKeys}
        />
      </header>
      {!hasWebRtc && !isFollowed && <Notice tone="problem">{m.environment.noWebRtc}</Notice>}
      {isOpened && (
        <Notice tone="note" action={{ label: m.frame.backToLive, run: replay.close }}>
          {fill(m.frame.replaying, { date: new Date(replay.trace?.startedAt ?? 0).toLocaleString(lang) })}
        </Notice>
      )}
      {replay.error && (
        <Notice tone="problem" action={{ label: m.frame.dismiss, run: replay.close }}>
          {fill(m.errors[replay.error.code], replay.error.details)}
        </Notice>
      )}
      <AddressProblems address={address} m={m} />
      <div class="lab-controls">{props.controls}</div>
      {props.onRepair && replay.trace === null && (
        <Broken broken={address.address} lang={lang} m={m} onRepair={props.onRepair} />
      )}
      <div class="lab-status" role="status">
        {replay.trace ? <p>{isFollowed ? m.frame.followed : m.frame.replayed}</p> : props.status}
        {props.stays}
      </div>
      <div class="lab-time">
        <MomentLine
          moment={moment}
          rush={rush}
          m={m}
          isReplayed={isOpened || isForeign || place?.isOver === true}
          link={() => address.linkTo((moment.count() ?? 0) - 1)}
        />
        <Timeline moment={moment} rush={rush} m={m} {...pick(props)} />
      </div>
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
      <div class="lab-body">{props.children}</div>
      <Disagreements source={moment.source} m={m} />
      <Inspector
        moment={moment}
        rush={rush}
        m={m}
        lang={lang}
        hasServer={props.hasServer ?? false}
        fixIt={isFollowed ? undefined : props.fixIt}
        isPaused={props.isPaused ?? false}
        view={address.address.view}
        onView={(view) => address.change({ view })}
      />
      <Announcer source={moment.source} m={m} />
      {dialogs.open}
    </section>
  );
}

/** Only what was given: an optional member is not to be `undefined`. */
function pick({ sides, machines }: Props): Pick<Props, 'sides' | 'machines'> {
  return { ...(sides ? { sides } : {}), ...(machines ? { machines } : {}) };
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
