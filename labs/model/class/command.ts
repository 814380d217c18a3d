// What a desk or a phone asks of the stage. The server hands it over from who has the key that the stage has given out.

/** `open` shows another lab: `lab` as in `/labs/<lab>/`, `search` as in its address. */
export type StageCommand =
  { do: 'step' | 'run' | 'back' | 'on' | 'live' | 'reset' | 'hang-up' } | { do: 'open'; lab: string; search: string };
