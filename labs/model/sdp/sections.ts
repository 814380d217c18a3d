import type { LineKind, SdpLine } from './lines.ts';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The session part of a description, which comes first, or one m-section. */
export type SdpSection = {
  /** -1 for the session part; the m-sections are 0, 1, 2 …, the `sdpMLineIndex` of a candidate. */
  index: number;
  /** `session`, or the media of the m-line: `audio`, `video`, `application`. */
  kind: string;
  /** The `sdpMid` of a candidate; `null` where the description gives none. */
  mid: string | null;
  /** `null` in the session part, and for data channels where it means nothing. */
  direction: Direction | null;
  /** The m-line has port 0 and is in no bundle to wait for: refused, or ended. @see https://www.rfc-editor.org/rfc/rfc9429#section-5.2.1 */
  isRejected: boolean;
  lines: readonly SdpLine[];
};

/** The session part, even where it is empty, and the m-sections in their order. */
export function sectionsOf(lines: readonly SdpLine[]): readonly SdpSection[] {
  const starts = lines.filter(({ kind }) => kind === 'media').map(({ index }) => index);
  const first = lines[0]?.index ?? 0;
  return [first, ...starts].map((start, place) => {
    const own = lines.slice(start - first, (starts[place] ?? lines.length + first) - first);
    return place === 0 ? sessionSection(own) : mediaSection(own, place - 1);
  });
}

function sessionSection(lines: readonly SdpLine[]): SdpSection {
  return { index: -1, kind: 'session', mid: null, direction: null, isRejected: false, lines };
}

function mediaSection(lines: readonly SdpLine[], index: number): SdpSection {
  const [kind = '', port = ''] = valueOf(lines, 'media')?.split(' ') ?? [];
  const direction = lines.find(isDirection)?.kind as Direction | undefined;
  return {
    index,
    kind,
    mid: valueOf(lines, 'mid'),
    // Without a word it is sendrecv. @see https://www.rfc-editor.org/rfc/rfc8866#section-6.7
    direction: direction ?? (kind === 'application' ? null : 'sendrecv'),
    isRejected: port === '0' && !lines.some((line) => line.kind === 'bundle-only'),
    lines,
  };
}

function isDirection({ kind }: SdpLine): boolean {
  return kind === 'sendrecv' || kind === 'sendonly' || kind === 'recvonly' || kind === 'inactive';
}

/** The value of the first line of this kind, or `null`. */
export function valueOf(lines: readonly SdpLine[], kind: LineKind): string | null {
  return lines.find((line) => line.kind === kind)?.value ?? null;
}
