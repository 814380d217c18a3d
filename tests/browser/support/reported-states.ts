type Names = { peers: readonly string[]; machines: readonly string[] };

export type ReportedStates = {
  /** State events that were reported. */
  changes: number;
  /** Charts that did not show what had been reported before their frame began, one sentence each. */
  late: string[];
};

declare global {
  interface Window {
    reportedStates: ReportedStates;
  }
}

/**
 * Listens to each connection of the page beside the lab, and holds the charts against it after each frame. The first
 * connection of a call to report anything is alice's, the second bob's. Runs in the page before its own scripts.
 */
export function reportedStates({ peers, machines }: Names): void {
  const found: ReportedStates = { changes: 0, late: [] };
  window.reportedStates = found;
  /** Newest state by chart, as reported since the last frame. */
  const reported = new Map<string, string>();
  let count = 0;

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      let peer: string | undefined;
      const read = () => [this.signalingState, this.iceGatheringState, this.iceConnectionState, this.connectionState];
      const events = [
        'signalingstatechange',
        'icegatheringstatechange',
        'iceconnectionstatechange',
        'connectionstatechange',
      ];
      for (const [index, event] of events.entries()) {
        this.addEventListener(event, () => {
          peer ??= peers[count++ % peers.length] ?? '';
          found.changes += 1;
          reported.set(`[data-peer="${peer}"][data-machine="${machines[index]}"]`, read()[index] ?? '');
        });
      }
    }
  };

  const afterFrame = new MessageChannel();
  let due = new Map<string, string>();
  afterFrame.port1.onmessage = () => {
    for (const [chart, state] of due) {
      const shown = document.querySelector<HTMLElement>(chart)?.dataset['state'];
      if (shown !== state) found.late.push(`${chart} shows ${shown} a frame after ${state} was reported`);
    }
  };
  const frame = () => {
    due = new Map(reported);
    reported.clear();
    if (due.size > 0) afterFrame.port2.postMessage(null);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
