import { codecName } from '../codecs/preference.ts';
import type { Step } from '../fold.ts';
import { parseLines } from '../sdp/lines.ts';
import { sectionsOf, type Direction } from '../sdp/sections.ts';
import { noSample, sampleOf, type Sample } from '../stats/derive.ts';
import { selectedPairId } from '../stats/references.ts';
import type { Description, StatsReport } from '../trace.ts';
import { noDescriptions, stepDescriptions, type DescriptionsOfCall } from '../views/descriptions.ts';
import { peers, type PeerId } from '../vocabulary.ts';

/** What is compared. */
export type Subject =
  'browser' | 'role' | `${Kind}-direction` | 'candidates' | 'connected' | 'picture' | `${Kind}-codec`;

type Kind = 'audio' | 'video';
export type Role = 'offered' | 'answered';

/** `fits`: not the same, and just as it has to be. `first`: one was before the other. `tie`: nobody can say who was. */
export type Verdict = 'same' | 'fits' | 'differs' | 'first' | 'tie' | 'unknown';

/**
 * One thing and how it is on each side: a `Role`, a `Direction`, types of candidates as `host → prflx`, the name of a codec, or
 * milliseconds since the offer. `null` where it is not known yet.
 */
export type Difference = {
  subject: Subject;
  values: Readonly<Record<PeerId, string | null>>;
  verdict: Verdict;
  /** Who was first, and by how many milliseconds. */
  first: PeerId | null;
  by: number;
  /** On whose clock milliseconds are counted. Those of the other are known only as well as the clocks are. */
  clock: PeerId | null;
};

type Side = {
  role: Role | null;
  offeredAt: number | null;
  connectedAt: number | null;
  pictureAt: number | null;
  sample: Sample;
};

export type Sides = { descriptions: DescriptionsOfCall; of: Readonly<Record<PeerId, Side>> };

const nothing: Side = { role: null, offeredAt: null, connectedAt: null, pictureAt: null, sample: noSample };
export const noSides: Sides = { descriptions: noDescriptions, of: { alice: nothing, bob: nothing } };

/** What is compared of the last call of each side. */
export const stepSides: Step<Sides> = (sides, event) => {
  const descriptions = stepDescriptions(sides.descriptions, event);
  const before = sides.of[event.peer];
  const side = event.type === 'run.started' ? nothing : stepSide(before, event);
  if (descriptions === sides.descriptions && side === before) return sides;
  return { descriptions, of: { ...sides.of, [event.peer]: side } };
};

const stepSide: Step<Side> = (side, event) => {
  const { at } = event;
  switch (event.type) {
    case 'message.sent': {
      const { kind } = event.message;
      if (side.role !== null) return side;
      if (kind === 'offer') return { ...side, role: 'offered', offeredAt: at };
      return kind === 'answer' ? { ...side, role: 'answered' } : side;
    }
    case 'connection.changed':
      return event.state === 'connected' && side.connectedAt === null ? { ...side, connectedAt: at } : side;
    case 'playback.started':
      return side.pictureAt === null ? { ...side, pictureAt: at } : side;
    case 'stats.sampled':
      return { ...side, sample: sampleOf(event.reports) };
    default:
      return side;
  }
};

/**
 * What is the same on both sides and what is not.
 *
 * @param recordedBy of the merged trace: alice's browser and bob's, or one where they are the same
 * @param uncertainty milliseconds by which the clocks of the two may differ: who was first by less is not known
 */
export function differencesOf(
  { descriptions, of }: Sides,
  recordedBy: string,
  uncertainty: number,
): readonly Difference[] {
  const both = <T>(read: (peer: PeerId) => T): Readonly<Record<PeerId, T>> => ({
    alice: read('alice'),
    bob: read('bob'),
  });
  const offerer = peers.find((peer) => of[peer].offeredAt !== null) ?? null;
  const time = (subject: Subject, member: 'connectedAt' | 'pictureAt') =>
    race(
      subject,
      both((peer) => of[peer][member]),
      offerer && { peer: offerer, at: of[offerer].offeredAt ?? 0 },
      uncertainty,
    );
  const direction = (kind: Kind) => both((peer) => directionOf(descriptions[peer].currentLocal, kind));
  const codec = (kind: Kind) => both((peer) => codecSentBy(of[peer].sample, kind));
  const [ofAlice = '', ofBob = ofAlice] = recordedBy.split(', ');
  return [
    pair('browser', { alice: ofAlice, bob: ofBob }, () => false),
    pair(
      'role',
      both((peer) => of[peer].role),
      isOpposite,
    ),
    pair('audio-direction', direction('audio'), isComplement),
    pair('video-direction', direction('video'), isComplement),
    pair(
      'candidates',
      both((peer) => candidateTypes(of[peer].sample)),
      isMirrored,
    ),
    time('connected', 'connectedAt'),
    time('picture', 'pictureAt'),
    pair('audio-codec', codec('audio'), () => false),
    pair('video-codec', codec('video'), () => false),
  ];
}

type Values = Difference['values'];

function pair(subject: Subject, values: Values, isFitting: (alice: string, bob: string) => boolean): Difference {
  const { alice, bob } = values;
  const verdict =
    alice === null || bob === null ? 'unknown' : alice === bob ? 'same' : isFitting(alice, bob) ? 'fits' : 'differs';
  return { subject, values, verdict, first: null, by: 0, clock: null };
}

function race(
  subject: Subject,
  { alice, bob }: Readonly<Record<PeerId, number | null>>,
  since: { peer: PeerId; at: number } | null,
  uncertainty: number,
): Difference {
  const said = (at: number | null) => (at === null ? null : String(Math.round(at - (since?.at ?? 0))));
  const common = { subject, values: { alice: said(alice), bob: said(bob) }, clock: since?.peer ?? null };
  if (alice === null || bob === null) return { ...common, verdict: 'unknown', first: null, by: 0 };
  const by = Math.abs(alice - bob);
  if (by <= uncertainty) return { ...common, verdict: 'tie', first: null, by };
  return { ...common, verdict: 'first', first: alice < bob ? 'alice' : 'bob', by };
}

const isOpposite = (alice: string, bob: string) => alice !== bob;

function isComplement(alice: string, bob: string): boolean {
  const other: Partial<Record<string, Direction>> = { sendonly: 'recvonly', recvonly: 'sendonly' };
  return other[alice] === bob;
}

/** Whether anything of a call is known on either side. */
export function hasCall({ of }: Sides): boolean {
  return peers.some((peer) => of[peer].role !== null || of[peer].connectedAt !== null);
}

/** What one calls its own, the other calls the remote one. */
function isMirrored(alice: string, bob: string): boolean {
  return alice.split(arrow).reverse().join(arrow) === bob;
}

const arrow = ' → ';

function directionOf(description: Description | null, kind: Kind): Direction | null {
  const section = sectionsOf(parseLines(description?.sdp ?? '')).find((each) => each.kind === kind);
  return !section ? null : section.isRejected ? 'inactive' : section.direction;
}

function candidateTypes(sample: Sample): string | null {
  const selected = sample.get(selectedPairId(sample) ?? '');
  const type = (member: string) => sample.get(String(selected?.[member]))?.['candidateType'];
  const [local, remote] = [type('localCandidateId'), type('remoteCandidateId')];
  return typeof local === 'string' && typeof remote === 'string' ? `${local}${arrow}${remote}` : null;
}

function codecSentBy(sample: Sample, kind: Kind): string | null {
  const isSent = (report: StatsReport) => report['type'] === 'outbound-rtp' && report['kind'] === kind;
  const sent = [...sample.values()].find((report) => isSent(report) && typeof report['codecId'] === 'string');
  const mimeType = sample.get(String(sent?.['codecId']))?.['mimeType'];
  return typeof mimeType === 'string' ? codecName({ mimeType }) : null;
}
