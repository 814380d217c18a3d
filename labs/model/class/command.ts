// What a desk or a phone asks of the stage. It goes as a tile of the stage's topic, with the key that the stage has given out.

/** `open` shows another lab: `lab` as in `/labs/<lab>/`, `search` as in its address. */
export type StageCommand =
  { do: 'step' | 'run' | 'back' | 'on' | 'live' | 'reset' | 'hang-up' } | { do: 'open'; lab: string; search: string };

/** `n` counts the commands of one sender; `key` is secret, and shows that the sender may. */
export type CommandTile = { kind: 'command'; key: string; n: number; command: StageCommand };
