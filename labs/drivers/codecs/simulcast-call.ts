import { joinLayers, splitLayers } from '#labs/model/sdp/simulcast.ts';
import { whenConnected } from '../connected.ts';
import { openCodedPicture } from './coded-picture.ts';

/** Of a smaller picture Chromium sends two layers at most, whatever it was asked for. */
const size = { width: 960, height: 540, framesPerSecond: 30 };

/** From small to large, as a server would like to choose from. */
export const layerIds = ['q', 'h', 'f'] as const;
export type LayerId = (typeof layerIds)[number];

/** One layer in the last second. Rates in kbit/s and pictures a second; `null` where nothing was told. */
export type LayerFigures = {
  rid: LayerId;
  sentHeight: number | null;
  receivedHeight: number | null;
  sentRate: number | null;
  fps: number | null;
};

export type SimulcastCall = {
  /** What arrives of each layer. */
  streams: Readonly<Record<LayerId, MediaStream>>;
  /** Sends a layer, or not. @throws what `setParameters()` throws */
  setActive: (rid: LayerId, isActive: boolean) => Promise<void>;
  figures: () => Promise<readonly LayerFigures[]>;
};

/**
 * The same picture sent three times, in three sizes, within this page. Ends with `signal`.
 *
 * @throws what the browser throws; the reason of `signal`
 */
export async function startSimulcast(signal: AbortSignal): Promise<SimulcastCall> {
  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const close = () => {
    sender.close();
    receiver.close();
  };
  signal.addEventListener('abort', close, { once: true });
  const { track } = openCodedPicture('busy', signal, size);
  const arrived = new Map<string, MediaStream>();
  receiver.ontrack = ({ track: layer, transceiver }) =>
    void arrived.set(transceiver.mid ?? '', new MediaStream([layer]));
  // Everything is in one bundle: the first section stands for all.
  const pass = (to: RTCPeerConnection) => (event: RTCPeerConnectionIceEvent) => {
    if (event.candidate)
      void to.addIceCandidate({ candidate: event.candidate.candidate, sdpMLineIndex: 0 }).catch(() => {});
  };
  sender.onicecandidate = pass(receiver);
  receiver.onicecandidate = pass(sender);
  // #region simulcast
  const { sender: video } = sender.addTransceiver(track, {
    direction: 'sendonly',
    sendEncodings: [
      { rid: 'q', scaleResolutionDownBy: 4 },
      { rid: 'h', scaleResolutionDownBy: 2 },
      { rid: 'f', scaleResolutionDownBy: 1 },
    ],
  });
  // #endregion
  await sender.setLocalDescription();
  const offer = sender.localDescription?.sdp ?? '';
  await receiver.setRemoteDescription({ type: 'offer', sdp: splitLayers(offer, layerIds) });
  await receiver.setLocalDescription();
  const answer = receiver.localDescription?.sdp ?? '';
  const mid = /^a=mid:(\S+)/m.exec(offer)?.[1] ?? '0';
  await sender.setRemoteDescription({ type: 'answer', sdp: joinLayers(answer, layerIds, mid) });
  await whenConnected(sender, signal);

  let before = new Map<string, Report>();
  return {
    streams: Object.fromEntries(layerIds.map((rid) => [rid, arrived.get(rid) ?? new MediaStream()])) as Record<
      LayerId,
      MediaStream
    >,
    async setActive(rid, isActive) {
      const parameters = video.getParameters();
      for (const encoding of parameters.encodings) if (encoding.rid === rid) encoding.active = isActive;
      await video.setParameters(parameters);
    },
    async figures() {
      const [sent, received] = [
        await reportsOf(sender, 'outbound-rtp', 'rid'),
        await reportsOf(receiver, 'inbound-rtp', 'mid'),
      ];
      const figures = layerIds.map((rid): LayerFigures => {
        const [now, last] = [sent.get(rid), before.get(rid)];
        const grown = (member: string) => (now && last ? numberOf(now[member]) - numberOf(last[member]) : Number.NaN);
        const seconds = grown('timestamp') / 1000;
        const rate = (value: number) => (Number.isFinite(value / seconds) ? value / seconds : null);
        return {
          rid,
          sentHeight: numberOf(now?.['frameHeight']) || null,
          receivedHeight: numberOf(received.get(rid)?.['frameHeight']) || null,
          sentRate: rate((grown('bytesSent') * 8) / 1000),
          fps: rate(grown('framesEncoded')),
        };
      });
      before = sent;
      return figures;
    },
  };
}

type Report = Readonly<Record<string, unknown>>;

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

async function reportsOf(connection: RTCPeerConnection, type: string, key: string): Promise<Map<string, Report>> {
  const found = new Map<string, Report>();
  (await connection.getStats()).forEach((report: Report) => {
    if (report['type'] === type) found.set(String(report[key]), report);
  });
  return found;
}
