export type Resources = { connections: number; tracks: number; intervals: number; audioContexts: number };

declare global {
  interface Window {
    resources: {
      /** What is open, live or running now. */
      open: () => Resources;
      /** Everything that was ever made. */
      made: () => Resources;
    };
  }
}

/** Keeps account of all that has to be given back. Runs in the page before its own scripts. */
export function watchResources(): void {
  // Held weakly: a browser lets a page have some hundreds, and counts closed ones until they are collected.
  const connections: WeakRef<RTCPeerConnection>[] = [];
  const tracks: MediaStreamTrack[] = [];
  const contexts: AudioContext[] = [];
  const intervals = new Set<number>();
  let intervalsMade = 0;

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(new WeakRef(this));
    }
  };
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };
  window.MediaStreamAudioDestinationNode = class extends MediaStreamAudioDestinationNode {
    constructor(context: AudioContext, options?: AudioNodeOptions) {
      super(context, options);
      tracks.push(...this.stream.getTracks());
    }
  };
  const { captureStream } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.captureStream = function (frameRequestRate) {
    const stream = captureStream.call(this, frameRequestRate);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const begin = window.setInterval.bind(window);
  const end = window.clearInterval.bind(window);
  window.setInterval = ((handler: TimerHandler, timeout?: number, ...given: unknown[]) => {
    const id = begin(handler, timeout, ...given);
    intervals.add(id);
    intervalsMade += 1;
    return id;
  }) as typeof window.setInterval;
  window.clearInterval = (id) => {
    intervals.delete(Number(id));
    end(id);
  };

  window.resources = {
    open: () => ({
      connections: connections.filter((held) => (held.deref()?.connectionState ?? 'closed') !== 'closed').length,
      tracks: tracks.filter(({ readyState }) => readyState !== 'ended').length,
      intervals: intervals.size,
      audioContexts: contexts.filter(({ state }) => state !== 'closed').length,
    }),
    made: () => ({
      connections: connections.length,
      tracks: tracks.length,
      intervals: intervalsMade,
      audioContexts: contexts.length,
    }),
  };
}
