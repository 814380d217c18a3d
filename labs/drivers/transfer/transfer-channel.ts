import { formatControl, parseControl, type Control } from '#labs/model/transfer/protocol.ts';
import { transferProtocol } from '#labs/model/transfer/transfer-protocol.ts';

export type TransferChannel = {
  channel: RTCDataChannel;
  /** Aborted when the channel is gone, for whatever reason. */
  signal: AbortSignal;
  /** Says nothing where there is nobody to say it to. */
  tell: (message: Control) => void;
  close: () => void;
};

export type Listener = {
  onControl: (message: Control) => void;
  onChunk: (chunk: ArrayBuffer) => void;
  /** The channel is gone, and this side did not close it. */
  onLost: () => void;
  /** A message was not what it should be, or not then. */
  onWrong: (cause: unknown) => void;
};

export function isTransferChannel({ protocol }: RTCDataChannel): boolean {
  return protocol === transferProtocol;
}

/** One channel with one file on it, heard until it is closed or `signal` aborts, which is the end of the connection. */
export function listenTo(channel: RTCDataChannel, listener: Listener, signal: AbortSignal): TransferChannel {
  const over = new AbortController();
  const options = { signal: over.signal };
  const end = () => over.abort(new DOMException('The channel is closed.', 'AbortError'));
  const lose = () => {
    if (over.signal.aborted) return;
    end();
    listener.onLost();
  };
  channel.binaryType = 'arraybuffer';
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<string | ArrayBuffer>) => {
      try {
        if (typeof data === 'string') listener.onControl(parseControl(data));
        else listener.onChunk(data);
      } catch (cause) {
        listener.onWrong(cause);
      }
    },
    options,
  );
  channel.addEventListener('close', lose, options);
  // A connection that this page closes itself does not say so on its channels.
  signal.addEventListener('abort', lose, options);
  return {
    channel,
    signal: over.signal,
    tell(message) {
      if (channel.readyState === 'open') channel.send(formatControl(message));
    },
    close() {
      end();
      channel.close();
    },
  };
}
