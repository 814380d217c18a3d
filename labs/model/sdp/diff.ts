import { parseLines, type SdpLine } from './lines.ts';
import { sectionsOf, type SdpSection } from './sections.ts';

export type Change = 'same' | 'added' | 'removed' | 'changed';

/** `before` is `null` for a line that was added, `after` for one that was removed. */
export type LineDiff = { change: Change; before: SdpLine | null; after: SdpLine | null };

/** A section of both descriptions, or of one; `same` where all its lines are. */
export type SectionDiff = {
  change: Change;
  kind: string;
  mid: string | null;
  index: number;
  lines: readonly LineDiff[];
};

/** What has changed from one description to another, section by section; the order of lines inside a section tells nothing. */
export function diffDescriptions(before: string, after: string): readonly SectionDiff[] {
  const [older, newer] = [sectionsOf(parseLines(before)), sectionsOf(parseLines(after))];
  const left = new Set(older);
  const diffs: SectionDiff[] = [];
  for (const section of newer) {
    const match = older.find((other) => left.has(other) && isSameSection(other, section));
    if (match) left.delete(match);
    diffs.push(diffSection(match ?? null, section));
  }
  return [...diffs, ...[...left].map((section) => diffSection(section, null))];
}

/** By mid, which names a section for as long as the connection lives; where there is none, by place. */
function isSameSection(older: SdpSection, newer: SdpSection): boolean {
  if (older.mid !== null && newer.mid !== null) return older.mid === newer.mid;
  return older.index === newer.index && older.kind === newer.kind;
}

function diffSection(older: SdpSection | null, newer: SdpSection | null): SectionDiff {
  const lines = diffLines(older?.lines ?? [], newer?.lines ?? []);
  const section = (newer ?? older) as SdpSection;
  const { kind, mid, index } = section;
  return { change: changeOf(older, newer, lines), kind, mid, index, lines };
}

function changeOf(older: SdpSection | null, newer: SdpSection | null, lines: readonly LineDiff[]): Change {
  if (older === null) return 'added';
  if (newer === null) return 'removed';
  return lines.every(({ change }) => change === 'same') ? 'same' : 'changed';
}

/** In the order of the newer lines; a line that was removed stands where it stood, after what it followed. */
function diffLines(older: readonly SdpLine[], newer: readonly SdpLine[]): readonly LineDiff[] {
  const matches = new Map<SdpLine, SdpLine>();
  matchBy(older, newer, matches, ({ text }) => text);
  matchBy(older, newer, matches, identityOf);
  const kept = new Set(matches.values());
  const diffs: LineDiff[] = [];
  const first = older[0]?.index ?? 0;
  let next = 0;
  const passRemoved = (): void => {
    for (let line = older[next]; line && !kept.has(line); line = older[(next += 1)])
      diffs.push({ change: 'removed', before: line, after: null });
  };
  for (const after of newer) {
    const before = matches.get(after) ?? null;
    passRemoved();
    diffs.push({ change: before === null ? 'added' : before.text === after.text ? 'same' : 'changed', before, after });
    if (before !== null) next = Math.max(next, before.index - first + 1);
  }
  passRemoved();
  const shown = new Set(diffs.map(({ before }) => before));
  for (const line of older) if (!shown.has(line)) diffs.push({ change: 'removed', before: line, after: null });
  return diffs;
}

/** Pairs lines not paired yet that have the same key, each with the first one left. */
function matchBy(
  older: readonly SdpLine[],
  newer: readonly SdpLine[],
  matches: Map<SdpLine, SdpLine>,
  keyOf: (line: SdpLine) => string | null,
): void {
  const taken = new Set(matches.values());
  const waiting = new Map<string, SdpLine[]>();
  for (const line of older) {
    const key = taken.has(line) ? null : keyOf(line);
    if (key === null) continue;
    const alike = waiting.get(key);
    if (alike) alike.push(line);
    else waiting.set(key, [line]);
  }
  for (const line of newer) {
    const key = matches.has(line) ? null : keyOf(line);
    const match = key === null ? undefined : waiting.get(key)?.shift();
    if (match) matches.set(line, match);
  }
}

/** What a line is about: two lines about the same with other text are one line that changed. `null`: only its whole text tells. */
function identityOf({ kind, value, type, text }: SdpLine): string | null {
  const [first = ''] = value.split(' ');
  switch (kind) {
    case 'rtpmap':
    case 'fmtp':
    case 'rid':
      return `${kind} ${first}`;
    case 'extmap':
      return `${kind} ${first.split('/')[0]}`;
    case 'ssrc':
      return `${kind} ${value.split(':')[0]}`;
    case 'fingerprint':
    case 'bandwidth':
      return `${kind} ${value.split(/[ :]/)[0]}`;
    case 'group':
    case 'ssrc-group':
      return `${kind} ${first}`;
    case 'sendrecv':
    case 'sendonly':
    case 'recvonly':
    case 'inactive':
      return 'direction';
    case 'rtcp-fb':
    case 'candidate':
    case 'msid':
      return null;
    case 'unknown':
      return type === 'a' ? (/^a=([^:]+):/.exec(text)?.[1] ?? null) : null;
    default:
      return kind;
  }
}
