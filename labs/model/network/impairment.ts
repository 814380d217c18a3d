/** What is done to the packets of one network path. The same settings and the same seed treat the same packets alike. */
export type Impairment = {
  /** Percent of packets that are lost, each way. */
  loss: number;
  /** Milliseconds added to a round trip, half of it each way. */
  delay: number;
  /** Up to this many milliseconds more, each way, different for each packet. Packets keep their order. */
  jitter: number;
  /** Kilobits per second that fit through, each way; `null` for as many as come. */
  bandwidth: number | null;
  /** Nothing passes. */
  isUnplugged: boolean;
  /** Which of the packets are hit: any whole number. */
  seed: number;
};

export const impairmentLimits = {
  loss: { min: 0, max: 50, step: 0.5 },
  delay: { min: 0, max: 1000, step: 10 },
  jitter: { min: 0, max: 300, step: 5 },
  bandwidth: { min: 50, max: 5000, step: 50 },
} as const;

export const unimpaired: Impairment = {
  loss: 0,
  delay: 0,
  jitter: 0,
  bandwidth: null,
  isUnplugged: false,
  seed: 1,
};

export const impairmentPresetIds = ['none', 'good-wifi', 'bad-wifi', 'train', 'busy-office'] as const;
export type ImpairmentPresetId = (typeof impairmentPresetIds)[number];

/** Plausible figures, not measurements of anybody's network. */
export const impairmentPresets: Readonly<Record<ImpairmentPresetId, Impairment>> = {
  none: unimpaired,
  'good-wifi': { ...unimpaired, loss: 0.5, delay: 10, jitter: 5 },
  'bad-wifi': { ...unimpaired, loss: 5, delay: 50, jitter: 60, bandwidth: 1500 },
  train: { ...unimpaired, loss: 8, delay: 180, jitter: 120, bandwidth: 600 },
  'busy-office': { ...unimpaired, loss: 2, delay: 60, jitter: 30, bandwidth: 300 },
};

/** Which preset has these figures, whatever its seed and plug; `null` when none has. */
export function presetOf({ loss, delay, jitter, bandwidth }: Impairment): ImpairmentPresetId | null {
  const isSame = (id: ImpairmentPresetId) => {
    const preset = impairmentPresets[id];
    return preset.loss === loss && preset.delay === delay && preset.jitter === jitter && preset.bandwidth === bandwidth;
  };
  return impairmentPresetIds.find(isSame) ?? null;
}
