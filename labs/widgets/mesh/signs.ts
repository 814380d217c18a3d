import type { ConnectionState } from '#labs/model/vocabulary.ts';

/** A shape for each state, so that none is told by its colour alone. */
const signs: Readonly<Record<ConnectionState, string>> = {
  new: '○',
  connecting: '◐',
  connected: '●',
  disconnected: '▲',
  failed: '✕',
  closed: '–',
};

export const signOf = (state: ConnectionState): string => signs[state];

export const shownStates: readonly ConnectionState[] = ['new', 'connecting', 'connected', 'disconnected', 'failed'];
