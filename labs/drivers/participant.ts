import type { Json } from '#labs/model/json.ts';
import type { Description, MediaSourceKind } from '#labs/model/trace.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { openMedia } from './media.ts';
import { observeConnection } from './observe-connection.ts';
import { observePlay, observePlayback } from './observe-playback.ts';
import { realTab, type Tab } from './tab.ts';
import { configurationFacts, errorFacts } from './sanitise.ts';
import { createChannel, type Carrier, type MessageKind } from './signaling/channel.ts';
import type { SyntheticLook } from './synthetic-media.ts';
import type { RecordFact, TraceStore } from './trace-store.ts';

/** Where a session puts streams on the screen; `null` takes them off. */
export type Screen = (peer: PeerId, which: 'local' | 'remote', stream: MediaStream | null) => void;

/** One end of the call, as a step sees it. `connect` makes an observed connection; what `send` sends comes to the other's inbox. */
export type Participant = {
  openMedia: () => Promise<MediaStream>;
  /** The real camera, or what the tab has for one. */
  openCamera: () => Promise<MediaStream>;
  connect: (configuration: RTCConfiguration) => RTCPeerConnection;
  send: (kind: MessageKind, content: Json) => void;
  /** To somebody else on the same channel: nobody here will ever get it. */
  sendTo: (stranger: string, kind: MessageKind, content: Json) => void;
  inbox: Inbox;
  stream: MediaStream;
  pc: RTCPeerConnection;
  /** The description created last, before there were any candidates. */
  created: Description;
  /** The data channel this side has made. */
  channel: RTCDataChannel;
  /** Puts the other side's stream on the screen. */
  show: (remote: MediaStream | undefined) => void;
  /** An element that plays with sound, in the tab of this side. */
  createVideo: () => HTMLVideoElement;
  /** Closes the tab, as a person would. */
  closeTab: () => void;
};

export type LoopbackCall = { alice: Participant; bob: Participant; signal: AbortSignal };

/** The code of one step. */
export type StepCode = (call: LoopbackCall) => Promise<void> | void;

export type ParticipantParts = {
  peer: PeerId;
  carrier: Carrier;
  source: MediaSourceKind;
  store: TraceStore;
  look: SyntheticLook;
  screen: Screen;
  /** The page this side runs in; the one we are in when left out. */
  tab?: Tab;
  /** Called with each connection that is made. */
  onConnection?: (connection: RTCPeerConnection, record: RecordFact) => void;
};

/** `stream`, `pc`, `created` and `channel` are set by the steps, in the order in which an application sets its own. */
export function createParticipant(parts: ParticipantParts, signal: AbortSignal): Participant {
  const { peer, source, store, look, screen, tab = realTab } = parts;
  const record = store.recorderFor(peer);
  let isAstray = false;
  const carrier: Carrier = {
    post: (message) => {
      if (!isAstray) parts.carrier.post(message);
    },
    receive: parts.carrier.receive,
  };
  const channel = createChannel(carrier, peer, record);
  const open = async (from: MediaSourceKind) => {
    const stream = await openMedia(from, look, record, signal, tab.devices());
    screen(peer, 'local', stream);
    return stream;
  };
  const participant: Omit<Participant, 'stream' | 'pc' | 'created' | 'channel'> = {
    openMedia: () => open(source),
    openCamera: () => open('camera'),
    connect: (configuration) => {
      const connection = observeConnection(construct(tab, configuration, record), record, signal);
      parts.onConnection?.(connection, record);
      return connection;
    },
    send: channel.send,
    sendTo(_, kind, content) {
      isAstray = true;
      channel.send(kind, content);
      isAstray = false;
    },
    inbox: createInbox(channel, signal),
    show(remote) {
      if (remote) observePlayback(remote, record, signal);
      screen(peer, 'remote', remote ?? null);
    },
    createVideo() {
      const video = tab.createVideo(signal);
      observePlay(video, record);
      return video;
    },
    closeTab: tab.close,
  };
  return participant as Participant;
}

function construct(tab: Tab, configuration: RTCConfiguration, record: RecordFact): RTCPeerConnection {
  try {
    return tab.connect(configuration);
  } catch (cause) {
    record('connection.refused', { configuration: configurationFacts(configuration), error: errorFacts(cause) });
    throw cause;
  }
}
