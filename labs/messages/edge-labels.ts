import type { DrawnId } from '../model/machines/drawn-machines.ts';
import type { MachineEdge } from '../model/machines/edges.ts';

export type ChartLanguage = 'en' | 'ko';

type CausedMachine = Exclude<DrawnId, 'signaling'>;

/** `from→to`: names an arrow of a drawing. */
export function edgeKey({ from, to }: { from: string; to: string }): string {
  return `${from}→${to}`;
}

/**
 * What an arrow's label says, one entry a line. Signaling arrows are calls and read the same in every language; the
 * others say why the browser reports the new state. Empty where nothing is written for the arrow.
 */
export function edgeLabel(lang: ChartLanguage, machine: DrawnId, edge: MachineEdge): readonly string[] {
  if (machine === 'signaling') return callLines(edge.events);
  const cause = (causes[lang][machine] as Readonly<Record<string, string>>)[edgeKey(edge)];
  if (cause !== undefined) return [cause];
  return edge.from === 'anywhere' ? callLines(edge.events) : [];
}

/** `local.offer` is `setLocalDescription` with an offer; either side's rollback has the same effect. */
function callLines(events: readonly string[]): string[] {
  const lines = events.map((event) => {
    const [side, sdpType] = event.split('.');
    if (sdpType === undefined) return `${event}()`;
    if (sdpType === 'rollback') return 'rollback';
    return `${side === 'local' ? 'setLocal' : 'setRemote'}(${sdpType})`;
  });
  return [...new Set(lines)].sort((a, b) => Number(a === 'rollback') - Number(b === 'rollback'));
}

const en = {
  'ice-gathering': {
    'new→gathering': 'gathering starts',
    'new→complete': 'nothing to gather',
    'gathering→complete': 'all gathered',
    'gathering→new': 'transports removed',
    'complete→gathering': 'ICE restart or new transport',
    'complete→new': 'transports removed',
  },
  'ice-connection': {
    'new→checking': 'first remote candidate',
    'checking→connected': 'a pair works',
    'checking→failed': 'no pair works',
    'connected→completed': 'all checks done',
    'connected→disconnected': 'answers stop',
    'completed→disconnected': 'answers stop',
    'disconnected→connected': 'answers again',
    'disconnected→checking': 'ICE restart',
    'disconnected→failed': 'still no answers',
    'failed→checking': 'ICE restart',
  },
  connection: {
    'new→connecting': 'ICE or DTLS starts',
    'connecting→connected': 'ICE and DTLS ready',
    'connecting→failed': 'ICE or DTLS fails',
    'connected→disconnected': 'answers stop',
    'disconnected→connected': 'answers again',
    'disconnected→failed': 'still no answers',
    'failed→connecting': 'ICE restart',
    'failed→disconnected': 'late answers',
  },
  'data-channel': {
    'connecting→open': 'both ends ready',
    'connecting→closing': 'close() before',
    'open→closing': 'close() here or there',
    'anywhere→closed': 'done, or cut off',
  },
  negotiation: {
    'stable→making-offer': 'offer is due',
    'stable→answering': 'an offer comes',
    'making-offer→have-local-offer': 'offer is set',
    'have-local-offer→stable': 'answer comes',
    'have-local-offer→ignoring': 'glare, impolite',
    'have-local-offer→rolling-back': 'glare, polite',
    'ignoring→stable': 'answer comes',
    'rolling-back→answering': 'their offer is set',
    'answering→stable': 'answer is set',
  },
  room: {
    'free→created': 'the first comes',
    'created→free': 'it leaves',
    'created→joined': 'the second comes',
    'created→ghost': 'goes silent',
    'joined→ready': 'both are told',
    'ready→ready': 'a third asks: full',
    'ready→left': 'one leaves',
    'ready→ghost': 'one goes silent',
    'left→joined': 'another comes',
    'left→ghost': 'goes silent',
    'left→free': 'nobody is left',
    'ghost→left': 'found, or replaced',
    'ghost→created': 'alone, and back',
    'ghost→free': 'nobody is left',
  },
} as const satisfies Record<CausedMachine, Record<string, string>>;

type Causes = { readonly [M in CausedMachine]: { readonly [E in keyof (typeof en)[M]]: string } };

const ko: Causes = {
  'ice-gathering': {
    'new→gathering': '수집 시작',
    'new→complete': '수집할 것 없음',
    'gathering→complete': '모두 수집함',
    'gathering→new': 'transport 제거',
    'complete→gathering': 'ICE 재시작 또는 새 transport',
    'complete→new': 'transport 제거',
  },
  'ice-connection': {
    'new→checking': '첫 원격 후보 도착',
    'checking→connected': '통하는 쌍 찾음',
    'checking→failed': '통하는 쌍 없음',
    'connected→completed': '모든 검사 끝남',
    'connected→disconnected': '응답 끊김',
    'completed→disconnected': '응답 끊김',
    'disconnected→connected': '다시 응답',
    'disconnected→checking': 'ICE 재시작',
    'disconnected→failed': '계속 응답 없음',
    'failed→checking': 'ICE 재시작',
  },
  connection: {
    'new→connecting': 'ICE나 DTLS 시작',
    'connecting→connected': 'ICE와 DTLS 준비됨',
    'connecting→failed': 'ICE나 DTLS 실패',
    'connected→disconnected': '응답 끊김',
    'disconnected→connected': '다시 응답',
    'disconnected→failed': '계속 응답 없음',
    'failed→connecting': 'ICE 재시작',
    'failed→disconnected': '뒤늦은 응답',
  },
  'data-channel': {
    'connecting→open': '양쪽 준비됨',
    'connecting→closing': '먼저 close()',
    'open→closing': '어느 쪽이든 close()',
    'anywhere→closed': '끝났거나 끊김',
  },
  negotiation: {
    'stable→making-offer': 'offer가 필요함',
    'stable→answering': 'offer 도착',
    'making-offer→have-local-offer': 'offer 설정됨',
    'have-local-offer→stable': 'answer 도착',
    'have-local-offer→ignoring': 'glare: 무시',
    'have-local-offer→rolling-back': 'glare: 양보',
    'ignoring→stable': 'answer 도착',
    'rolling-back→answering': '상대 offer 설정됨',
    'answering→stable': 'answer 설정됨',
  },
  room: {
    'free→created': '첫째가 옴',
    'created→free': '첫째가 나감',
    'created→joined': '둘째가 옴',
    'created→ghost': '소식 끊김',
    'joined→ready': '둘 다 알게 됨',
    'ready→ready': '셋째가 요청: full',
    'ready→left': '한 명 나감',
    'ready→ghost': '한 명 소식 끊김',
    'left→joined': '다른 사람이 옴',
    'left→ghost': '소식 끊김',
    'left→free': '아무도 없음',
    'ghost→left': '발견 또는 교체',
    'ghost→created': '혼자 되돌아옴',
    'ghost→free': '아무도 없음',
  },
};

const causes: Record<ChartLanguage, Causes> = { en, ko };
