import { isNewer, nextClock, type Register, type Registers } from '#labs/model/book-club/registers.ts';
import { timerAt, type KnownTimer } from '#labs/model/book-club/reading-timer.ts';
import { readClubMessage } from '#labs/model/book-club/shared.ts';
import type { ClubMessage, SharedKey, SharedValue, Timer } from '#labs/model/book-club/shared.ts';

/** More than any club writes; beyond it, new keys are passed over. */
const mostRegisters = 200;

export type SharedState = {
  registers: () => Registers;
  /** The timer, and when on this clock it was so. */
  timer: () => KnownTimer | null;
  write: <K extends SharedKey>(key: K, value: SharedValue<K>) => void;
  /** A channel that is open: tells all there is, and takes what comes, until it is closed. */
  connect: (channel: RTCDataChannel, events: { onPerson: (person: string) => void; onTold: () => void }) => void;
};

export type SharedStateParts = {
  /** Who writes here: another name at each visit, so that no two writings are mistaken for one. */
  visit: () => string;
  /** Who one is, over all visits. */
  person: () => string;
  /** Something is another one; `isOwn` when it was written here. */
  onChange: (isOwn: boolean) => void;
};

/** What all sides of a club know, in each of them. There is no copy anywhere else: whoever stays keeps it for who comes. */
export function createSharedState({ visit, person, onChange }: SharedStateParts): SharedState {
  const registers = new Map<string, Register>();
  const channels = new Set<RTCDataChannel>();
  let timerSince = 0;

  const keep = (key: string, register: Register) => {
    registers.set(key, register);
    if (key === 'timer') timerSince = performance.now();
  };
  const timer = (): KnownTimer | null => {
    const register = registers.get('timer');
    return register ? { timer: register.value as Timer, at: timerSince } : null;
  };

  const tell = (channel: RTCDataChannel, message: ClubMessage) => {
    if (channel.readyState === 'open') channel.send(JSON.stringify(message));
  };
  const tellWritten = (channel: RTCDataChannel, key: SharedKey, { value, clock, by }: Register) => {
    // A timer goes on while it waits here: what is sent is what is left now.
    const known = key === 'timer' ? timer() : null;
    tell(channel, { type: 'written', key, clock, by, value: known ? timerAt(known, performance.now()) : value });
  };

  // #region hear-shared
  const hear = (channel: RTCDataChannel, { key, value, clock, by }: ClubMessage & { type: 'written' }) => {
    const register = { value, clock, by };
    if (!isNewer(register, registers.get(key))) return;
    if (!registers.has(key) && registers.size >= mostRegisters) return;
    keep(key, register);
    // Whoever wrote it may be gone before all have heard, so what is news to me I pass on.
    for (const other of channels) if (other !== channel) tellWritten(other, key, register);
    onChange(false);
  };
  // #endregion

  return {
    registers: () => registers,
    timer,
    // #region write-shared
    write(key, value) {
      const register = { value, clock: nextClock(registers), by: visit() };
      keep(key, register);
      for (const channel of channels) tellWritten(channel, key, register);
      onChange(true);
    },
    // #endregion
    // #region connect-shared
    connect(channel, { onPerson, onTold }) {
      channels.add(channel);
      channel.addEventListener('close', () => channels.delete(channel));
      channel.onmessage = ({ data }) => {
        const message = readClubMessage(data);
        if (message?.type === 'person') onPerson(message.person);
        if (message?.type === 'written') hear(channel, message);
        if (message?.type === 'all-told') onTold();
      };
      tell(channel, { type: 'person', person: person() });
      for (const [key, register] of registers) tellWritten(channel, key as SharedKey, register);
      tell(channel, { type: 'all-told' });
    },
    // #endregion
  };
}
