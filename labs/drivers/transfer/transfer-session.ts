import { transferProtocol } from '#labs/model/transfer/transfer-protocol.ts';
import { addMark, secondsLeft, speedOf, type Mark } from '#labs/model/transfer/speed.ts';
import type { DataCall } from '../data/data-call.ts';
import type { FileSource } from './file-source.ts';
import { removeLeftFiles } from './partial-files.ts';
import { createFileReceiver } from './receive-file.ts';
import { createFileSender, type FileSender } from './send-file.ts';
import { isTransferChannel } from './transfer-channel.ts';
import type { TransferProgress } from './transfer-end.ts';

/** One end, with how fast it is: bits per second, and seconds; `null` where nothing moves. */
export type ShownEnd = TransferProgress & { speed: number | null; left: number | null };

export type TransferView = {
  sender: ShownEnd | null;
  receiver: ShownEnd | null;
  /** Where the receiver keeps the file; what is whole can be saved. */
  place: 'disk' | 'memory' | null;
  whole: Blob | null;
};

export type TransferSession = {
  view: () => TransferView;
  subscribe: (listener: () => void) => () => void;
  /** The call that files go over, from now on; a transfer that was cut off may go on in it. */
  setCall: (call: DataCall | null) => void;
  setWelcome: (isAutomatic: boolean) => void;
  send: (source: FileSource, chunkBytes: number) => void;
  accept: () => void;
  refuse: () => void;
  cancel: (side: 'sender' | 'receiver') => void;
  /** Takes the channel away from both, as a connection that is lost does. */
  cutOff: () => void;
  /** The same transfer, on a channel of its own. */
  resume: () => void;
  /** Removes what was received. */
  remove: () => void;
  /** Cancels what is under way, and forgets all of it. */
  forget: () => void;
};

export const noTransfer: TransferView = { sender: null, receiver: null, place: null, whole: null };
/** Figures are looked at so often while something moves, and never otherwise. */
const lookEveryMs = 250;

/** Files from alice to bob over the connections of a call. Everything ends with `signal`, and nothing is left on disk. */
export function createTransferSession(signal: AbortSignal): TransferSession {
  const listeners = new Set<() => void>();
  let call: DataCall | null = null;
  /** Of the connections of `call`. */
  let attached = new AbortController();
  let isAutomatic = true;
  let sender: FileSender | null = null;
  let channel: RTCDataChannel | null = null;
  let view = noTransfer;
  let timer: ReturnType<typeof setInterval> | undefined;
  const marks: Record<'sender' | 'receiver', readonly Mark[]> = { sender: [], receiver: [] };

  const shown = (side: 'sender' | 'receiver', end: TransferProgress | null): ShownEnd | null => {
    if (!end) return null;
    if (end.state !== 'sending') marks[side] = [];
    // A sender is as fast as the other side writes: its own buffer fills at once.
    else marks[side] = addMark(marks[side], { at: performance.now(), bytes: end.settled });
    return { ...end, speed: speedOf(marks[side]), left: secondsLeft(marks[side], end.bytes) };
  };
  const look = () => {
    if (signal.aborted) return;
    const kept = receiver.kept();
    view = {
      sender: shown('sender', sender?.progress() ?? null),
      receiver: shown('receiver', receiver.progress()),
      place: kept?.place ?? null,
      whole: kept?.whole() ?? null,
    };
    const isMoving = [view.sender, view.receiver].some((end) => end?.state === 'sending');
    if (isMoving) timer ??= setInterval(look, lookEveryMs);
    else {
      clearInterval(timer);
      timer = undefined;
    }
    for (const listener of listeners) listener();
  };
  const receiver = createFileReceiver(() => isAutomatic || null, look);
  void removeLeftFiles();
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      attached.abort();
      sender?.cancel();
      receiver.cancel();
      void receiver.remove();
    },
    { once: true },
  );

  const open = () => {
    if (!call || call.signal.aborted || !sender) return;
    // #region open-transfer-channel
    channel = call.alice.createDataChannel('file', { protocol: transferProtocol });
    // #endregion
    sender.sendOn(channel, call.store.recorderFor('alice'), call.signal);
  };

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setCall(next) {
      call = next;
      attached.abort();
      attached = new AbortController();
      if (!next) return;
      const record = next.store.recorderFor('bob');
      next.bob.addEventListener(
        'datachannel',
        (event) => {
          if (isTransferChannel(event.channel)) receiver.receiveOn(event.channel, record, next.signal);
        },
        { signal: attached.signal },
      );
    },
    setWelcome(next) {
      isAutomatic = next;
      if (next) void receiver.accept();
    },
    send(source, wanted) {
      if (!call) return;
      // #region chunk-size
      // 16 KiB goes everywhere. More is faster, and the other side's description says how much it takes.
      const most = call.alice.sctp?.maxMessageSize ?? 16 * 1024;
      const chunkBytes = Math.min(wanted, most);
      // #endregion
      sender?.cancel();
      sender = createFileSender(source, chunkBytes, look);
      open();
    },
    accept: () => void receiver.accept(),
    refuse: receiver.refuse,
    cancel(side) {
      // Without a channel no message tells the other side, which would keep its part for ever. Here both are in one page.
      const isCutOff = [sender?.progress(), receiver.progress()].some((end) => end?.state === 'paused');
      if (side === 'sender' || isCutOff) sender?.cancel();
      if (side === 'receiver' || isCutOff) receiver.cancel();
    },
    cutOff: () => channel?.close(),
    resume: open,
    remove: () => void receiver.remove(),
    forget() {
      sender?.cancel();
      sender = null;
      receiver.cancel();
      void receiver.remove();
      look();
    },
  };
}
