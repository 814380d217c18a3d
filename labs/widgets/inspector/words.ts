import type { CompareMessages } from '#labs/messages/compare-en.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import type { FindingVariant } from '#labs/model/diagnosis/finding.ts';
import type { SdpSentences } from '#labs/messages/sdp-en.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { Fault } from '#labs/model/scenarios/faults.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';

/** What the inspector says in one language: `/lab-words/<language>.json`, fetched once a part of it is opened. */
export type Words = {
  inspector: InspectorMessages;
  findings: Readonly<Record<FaultId | FindingVariant, Readonly<Record<'title' | 'seen' | 'means' | 'fix', string>>>>;
  sdp: Readonly<SdpSentences>;
  compare: CompareMessages;
  /** What each step does, by its id. */
  steps: Readonly<Record<string, string>>;
};

/** One line of code, in pieces: what it is, and its text. */
export type CodeToken = readonly [kind: 'keyword' | 'string' | 'comment' | 'plain', text: string];

/** The code of a step, as it stands in the repository. */
export type CodeRegion = { file: string; lines: readonly (readonly CodeToken[])[] };

/** The code of every step by its id. */
export type CodeRegions = Readonly<Record<string, CodeRegion>>;

/** `/lab-code.json`: the code, which steps each scenario has, in their order (a broken one goes by its fault), and the faults. */
export type LabCode = {
  regions: CodeRegions;
  scenarios: Readonly<Record<string, readonly CodeStep[]>>;
  faults: readonly FaultChoice[];
};

export type FaultChoice = Pick<Fault, 'id' | 'group' | 'isStar' | 'isSimulated' | 'lab'>;

export type CodeStep = { id: string; peer: PeerId };

const known = new Map<string, Promise<unknown>>();

/** @throws when it cannot be fetched; the next call tries again */
function fetchOnce<T>(path: string): Promise<T> {
  const wanted =
    known.get(path) ??
    fetch(path).then((response) => {
      if (!response.ok) throw new Error(`${path} is not there: ${response.status}`);
      return response.json() as Promise<unknown>;
    });
  known.set(path, wanted);
  wanted.catch(() => known.delete(path));
  return wanted as Promise<T>;
}

const byLanguage = {
  en: () => fetchOnce<Words>('/lab-words/en.json'),
  ko: () => fetchOnce<Words>('/lab-words/ko.json'),
};

/** The same function each time for one language. */
export function wordsLoader(lang: string): () => Promise<Words> {
  return byLanguage[lang === 'ko' ? 'ko' : 'en'];
}

export function loadCode(): Promise<LabCode> {
  return fetchOnce<LabCode>('/lab-code.json');
}
