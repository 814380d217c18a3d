import type { RawStepId } from '#labs/model/scenarios/raw-call.ts';
import type { Json } from '#labs/model/json.ts';
import type { Description } from '#labs/model/trace.ts';
import { whenConnected } from './connected.ts';
import type { Inbox } from './inbox.ts';
import type { MessageKind } from './signaling/channel.ts';
import { toDescription, toJson } from './to-json.ts';

/** This tab's side of a call, as a step sees it. What `send` sends goes to the other tab. */
export type RawSide = {
  openMedia: () => Promise<MediaStream>;
  connect: () => RTCPeerConnection;
  send: (kind: MessageKind, content: Json) => void;
  inbox: Inbox;
  stream: MediaStream;
  pc: RTCPeerConnection;
  /** The description created last. */
  created: Description;
  /** Puts the other side's stream on the screen. */
  show: (remote: MediaStream | null) => void;
  signal: AbortSignal;
};

/** The code of each step of a call between two tabs, just as an application would write it. */
export const rawCode: Readonly<Record<RawStepId, (side: RawSide) => Promise<void> | void>> = {
  'raw-media': async (me) => {
    // #region raw-media
    me.stream = await me.openMedia();
    // #endregion
  },

  'raw-connection': (me) => {
    // #region raw-connection
    me.pc = me.connect();
    me.pc.onicecandidate = ({ candidate }) => me.send('candidate', toJson(candidate));
    me.pc.ontrack = ({ streams }) => me.show(streams[0] ?? null);
    // #endregion
  },

  'raw-tracks': (me) => {
    // #region raw-tracks
    for (const track of me.stream.getTracks()) me.pc.addTrack(track, me.stream);
    // #endregion
  },

  'raw-create-offer': async (me) => {
    // #region raw-create-offer
    me.created = toDescription(await me.pc.createOffer());
    // #endregion
  },

  'raw-set-local-offer': async (me) => {
    // #region raw-set-local-offer
    await me.pc.setLocalDescription(me.created);
    // #endregion
  },

  'raw-send-offer': (me) => {
    // #region raw-send-offer
    me.send('offer', me.created);
    // #endregion
  },

  'raw-set-remote-offer': async (me) => {
    // #region raw-set-remote-offer
    const offer: Description = await me.inbox.next('offer');
    await me.pc.setRemoteDescription(offer);
    // #endregion
  },

  'raw-create-answer': async (me) => {
    // #region raw-create-answer
    me.created = toDescription(await me.pc.createAnswer());
    // #endregion
  },

  'raw-set-local-answer': async (me) => {
    // #region raw-set-local-answer
    await me.pc.setLocalDescription(me.created);
    // #endregion
  },

  'raw-send-answer': (me) => {
    // #region raw-send-answer
    me.send('answer', me.created);
    // #endregion
  },

  'raw-set-remote-answer': async (me) => {
    // #region raw-set-remote-answer
    const answer: Description = await me.inbox.next('answer');
    await me.pc.setRemoteDescription(answer);
    // #endregion
  },

  'raw-add-candidates': async (me) => {
    // #region raw-add-candidates
    me.inbox.onCandidate((candidate) => me.pc.addIceCandidate(candidate));
    await whenConnected(me.pc, me.signal);
    // #endregion
  },
};
