/** One thing to be measured: a codec under a cap. */
export type Trial = { codec: string; /** kbit/s */ cap: number };

export type Plan = {
  codecs: readonly string[];
  /** kbit/s */
  caps: readonly number[];
  repeats: number;
  /** Of each measurement. */
  seconds: number;
  /** What is drawn, or a camera: then the codecs get different pictures, and only the same kind of them. */
  motion: 'still' | 'talking' | 'busy' | 'camera';
  /** `detail` keeps some encoders from smoothing. @see https://w3c.github.io/mst-content-hint/#video-content-hints */
  hint: '' | 'motion' | 'detail';
};

/** What one measurement found. What a browser does not tell is `null`. */
export type Measurement = Trial & {
  /** 0, 1, 2 … */
  repeat: number;
  /** kbit/s of video, without headers of RTP. */
  bitrate: number | null;
  /** Decoded pictures a second. */
  fps: number | null;
  /** Pictures a second that the source has drawn. */
  sourceFps: number;
  height: number | null;
  /** Milliseconds a picture. */
  encodeTime: number | null;
  decodeTime: number | null;
  /** Mean quantiser; scales of two codecs cannot be compared. */
  qp: number | null;
  /** From the answer to the first decoded picture, in milliseconds. */
  firstFrame: number | null;
  /** Decibels, and a number up to 1: means over the pictures of the window. */
  psnr: number | null;
  ssim: number | null;
  /** From source to decoded picture, median in milliseconds. */
  latency: number | null;
  /** Pictures that were compared with their source, those whose number could not be read, and those whose source was gone. */
  paired: number;
  unread: number;
  unpaired: number;
  encoder: string | null;
  decoder: string | null;
  /** The encoder says that it is a saving one, which is one in hardware. */
  isPowerEfficient: boolean | null;
  /** What held the encoder back at the end. */
  limitation: string | null;
};

/** Every trial in every repeat, in an order in which no codec always comes first: a machine that warms up is fair to all. */
export function order({ codecs, caps, repeats }: Pick<Plan, 'codecs' | 'caps' | 'repeats'>): readonly (Trial & {
  repeat: number;
})[] {
  const trials = caps.flatMap((cap) => codecs.map((codec) => ({ codec, cap })));
  return Array.from({ length: repeats }, (_, repeat) => {
    const turn = trials.map((_each, index) => trials[(index + repeat * 3) % trials.length] as Trial);
    return (repeat % 2 === 0 ? turn : turn.toReversed()).map((trial) => ({ ...trial, repeat }));
  }).flat();
}

/** How long it will take, in seconds: each trial needs time to settle as well. */
export const settleSeconds = 2;
export function duration(plan: Plan): number {
  return order(plan).length * (plan.seconds + settleSeconds + 0.5);
}

/** Mean, and how far the repeats lie apart. `null` where none was measured. */
export type Spread = { mean: number; least: number; most: number } | null;

export type FigureId =
  'bitrate' | 'fps' | 'height' | 'psnr' | 'ssim' | 'encodeTime' | 'decodeTime' | 'qp' | 'firstFrame' | 'latency';
export const figureIds: readonly FigureId[] = [
  'bitrate',
  'fps',
  'height',
  'psnr',
  'ssim',
  'encodeTime',
  'decodeTime',
  'qp',
  'firstFrame',
  'latency',
];

export type Row = Trial & { count: number; figures: Readonly<Record<FigureId, Spread>> };

/** One row for each trial, in the order of caps and then of codecs. */
export function rowsOf(measurements: readonly Measurement[]): readonly Row[] {
  const keys = [
    ...new Set(measurements.map(({ cap, codec }) => `${String(cap).padStart(9, '0')} ${codec}`)),
  ].toSorted();
  return keys.map((key) => {
    const [cap = '0', codec = ''] = key.split(' ');
    const own = measurements.filter((each) => each.codec === codec && each.cap === Number(cap));
    const figures = Object.fromEntries(
      figureIds.map((id) => [id, spreadOf(own.flatMap((each) => each[id] ?? []))]),
    ) as Row['figures'];
    return { codec, cap: Number(cap), count: own.length, figures };
  });
}

function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, least: Math.min(...values), most: Math.max(...values) };
}

/** Why figures may say less than they seem to. */
export type Doubt = 'hardware' | 'busy' | 'slow-source' | 'shrunk' | 'unread' | 'no-pictures';

export function doubtsOf(measurements: readonly Measurement[]): readonly Doubt[] {
  const some = (matches: (each: Measurement) => boolean) => measurements.some(matches);
  const doubts: readonly (readonly [Doubt, boolean])[] = [
    ['hardware', some(({ isPowerEfficient }) => isPowerEfficient === true)],
    ['busy', some(({ limitation }) => limitation === 'cpu')],
    ['slow-source', some(({ sourceFps }) => sourceFps < 27)],
    ['shrunk', some(({ height }) => height !== null && height < pictureSize.height)],
    ['unread', some(({ paired, unread }) => unread > 0.01 * (paired + unread))],
    ['no-pictures', some(({ psnr }) => psnr === null)],
  ];
  return doubts.flatMap(([doubt, holds]) => (holds ? [doubt] : []));
}

/** Of the source of every experiment. */
export const pictureSize = { width: 640, height: 360, framesPerSecond: 30 };

/** What the rows say of quality at a cap: the best, the one after it, and how far it is ahead. In a tie their repeats overlap. */
export type Verdict = { cap: number; best: string; second: string; ahead: number; isTie: boolean };

export function verdictsOf(rows: readonly Row[]): readonly Verdict[] {
  const caps = [...new Set(rows.map(({ cap }) => cap))];
  return caps.flatMap((cap): Verdict[] => {
    const known = rows
      .filter((row) => row.cap === cap && row.figures.psnr !== null)
      .toSorted((one, other) => (other.figures.psnr?.mean ?? 0) - (one.figures.psnr?.mean ?? 0));
    const [best, second] = known;
    if (!best?.figures.psnr || !second?.figures.psnr) return [];
    const ahead = best.figures.psnr.mean - second.figures.psnr.mean;
    const isTie = best.figures.psnr.least <= second.figures.psnr.most;
    return [{ cap, best: best.codec, second: second.codec, ahead, isTie }];
  });
}

/** One line for each measurement, with a head. @see RFC 4180 */
export function measurementsCsv(measurements: readonly Measurement[]): string {
  const [first] = measurements;
  if (!first) return '';
  const members = Object.keys(first) as (keyof Measurement)[];
  const cell = (value: Measurement[keyof Measurement]) => {
    const text = value === null ? '' : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = measurements.map((each) => members.map((member) => cell(each[member])).join(','));
  return [members.join(','), ...lines, ''].join('\r\n');
}
