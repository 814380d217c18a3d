import type { Json } from '#labs/model/json.ts';
import type { Candidate, ChannelFacts, ChannelOptions, ErrorFacts, TrackFacts } from '#labs/model/trace.ts';

// The border of the trace: live objects become plain facts here, and secrets stop.

/** Told by its members: an error of another frame is no instance of our `Error`. */
export function errorFacts(cause: unknown): ErrorFacts {
  const { name, message } = (typeof cause === 'object' && cause !== null ? cause : {}) as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string'
    ? { name, message }
    : { name: 'Error', message: String(cause) };
}

export function trackFacts(track: MediaStreamTrack): TrackFacts {
  return { id: track.id, kind: track.kind === 'audio' ? 'audio' : 'video' };
}

export function channelFacts({ label, id, readyState }: RTCDataChannel): Required<ChannelFacts> {
  return { label, id, state: readyState };
}

export function channelOptions(channel: RTCDataChannel): ChannelOptions {
  const { ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated } = channel;
  const { priority } = channel as { priority?: unknown };
  return {
    ...{ ordered, maxRetransmits, maxPacketLifeTime, protocol, negotiated },
    ...(typeof priority === 'string' ? { priority } : {}),
  };
}

export function candidateFacts(candidate: RTCIceCandidateInit): Candidate {
  const { url } = candidate as { url?: string | null };
  return {
    candidate: candidate.candidate ?? '',
    sdpMid: candidate.sdpMid ?? null,
    sdpMLineIndex: candidate.sdpMLineIndex ?? null,
    usernameFragment: candidate.usernameFragment ?? null,
    ...(url ? { url } : {}),
  };
}

/** An `RTCConfiguration` without user names, credentials and certificates. */
export function configurationFacts(configuration: RTCConfiguration): Json {
  const { iceServers, certificates: _, ...rest } = configuration;
  const servers: readonly unknown[] = Array.isArray(iceServers) ? iceServers : [];
  return {
    ...plain(rest),
    iceServers: servers.map((server) => {
      const { urls } = (server ?? {}) as Partial<RTCIceServer>;
      return { urls: Array.isArray(urls) ? urls.map(String) : [String(urls ?? '')] };
    }),
  };
}

/** What is left of an options object in JSON. */
export function plain(value: unknown): Record<string, Json> {
  return JSON.parse(JSON.stringify(value ?? {})) as Record<string, Json>;
}
