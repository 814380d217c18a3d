/** The languages of the site. English pages live at the root, Korean ones under `ko/`, with the same slugs. */
export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** One string for each language of the site. */
export type Localized = { readonly [L in Language]: string };

export type Lesson = {
  /** Place in the whole course, from 1; stable even while earlier lessons are not written. */
  readonly number: number;
  /** File name under `content/lessons/` and last part of the URL; stable. */
  readonly slug: string;
  /** Short name for sidebars and lists; the page's own title may be longer. */
  readonly title: Localized;
  /** Whether the page exists in both languages. Unwritten lessons are never linked. */
  readonly written: boolean;
};

export type Module = { readonly title: Localized; readonly lessons: readonly Lesson[] };

export type Page = { readonly slug: string; readonly title: Localized };

const lesson = (number: number, slug: string, en: string, ko: string, written = false): Lesson => ({
  number,
  slug,
  title: { en, ko },
  written,
});

/** The course in teaching order: the sidebar, previous and next links, the home page and the tests follow it. */
export const modules: readonly Module[] = [
  {
    title: { en: 'Start here', ko: '시작하기' },
    lessons: [
      lesson(1, 'what-is-webrtc', 'What WebRTC is', 'WebRTC란 무엇인가', true),
      lesson(2, 'the-whole-call', 'The whole call', '통화의 전 과정', true),
      lesson(3, 'two-tabs', 'Two tabs', '탭 두 개로 통화하기', true),
    ],
  },
  {
    title: { en: 'Connecting', ko: '연결하기' },
    lessons: [
      lesson(4, 'peer-connection', 'The peer connection', 'RTCPeerConnection 설정', true),
      lesson(5, 'signaling', 'Signaling', '시그널링', true),
      lesson(6, 'sdp', 'Reading SDP', 'SDP 읽기', true),
      lesson(7, 'signaling-server', 'The signaling server', '시그널링 서버', true),
      lesson(8, 'ice-candidates', 'ICE candidates', 'ICE candidate', true),
      lesson(9, 'stun-and-turn', 'STUN and TURN', 'STUN과 TURN', true),
      lesson(10, 'connection-states', 'Connection states', '연결 상태', true),
      lesson(11, 'ice-restart', 'ICE restart', 'ICE restart', true),
      lesson(12, 'perfect-negotiation', 'Perfect negotiation', 'Perfect negotiation', true),
    ],
  },
  {
    title: { en: 'Media', ko: '미디어' },
    lessons: [
      lesson(13, 'streams-and-tracks', 'Streams and tracks', '스트림과 트랙', true),
      lesson(14, 'devices', 'Devices', '장치', true),
      lesson(15, 'mute-and-switch-camera', 'Mute and switch camera', '음소거와 카메라 전환', true),
      lesson(16, 'screen-share', 'Screen sharing', '화면 공유', true),
    ],
  },
  {
    title: { en: 'Data', ko: '데이터' },
    lessons: [
      lesson(17, 'data-channels', 'Data channels', '데이터 채널', true),
      lesson(18, 'file-transfer', 'File transfer', '파일 전송', true),
    ],
  },
  {
    title: { en: 'Measure', ko: '측정하기' },
    lessons: [
      lesson(19, 'get-stats', 'getStats', 'getStats', true),
      lesson(20, 'connection-quality', 'Connection quality', '연결 품질', true),
      lesson(21, 'codecs', 'Codecs', '코덱', true),
      lesson(22, 'bandwidth', 'Bandwidth', '대역폭', true),
      lesson(23, 'reading-webrtc-internals', 'Reading webrtc-internals', 'webrtc-internals 읽기', true),
    ],
  },
  {
    title: { en: 'More than two', ko: '셋 이상' },
    lessons: [
      lesson(24, 'one-connection-per-peer', 'One connection per peer', '상대마다 연결 하나', true),
      lesson(25, 'mesh-and-sfu', 'Mesh and SFU', 'Mesh와 SFU', true),
      lesson(26, 'book-club-room', 'A book-club room', '북클럽 방 만들기', true),
    ],
  },
  {
    title: { en: 'When it breaks', ko: '고장 났을 때' },
    lessons: [
      lesson(27, 'pitfalls', 'Pitfalls', '자주 빠지는 함정', true),
      lesson(28, 'debugging', 'Debugging', '디버깅'),
    ],
  },
];

/** Pages that are a lab and little else, under `content/labs/`. */
export const labs: readonly Page[] = [
  { slug: 'loopback-call', title: { en: 'A call in one page', ko: '한 페이지 안의 통화' } },
  { slug: 'two-tab-call', title: { en: 'A call between two tabs', ko: '두 탭 사이의 통화' } },
  { slug: 'rooms', title: { en: 'Rooms on a signaling server', ko: '시그널링 서버의 방' } },
  { slug: 'offer-answer', title: { en: 'Offer and answer', ko: 'Offer와 answer' } },
  { slug: 'ice-gathering', title: { en: 'Where candidates come from', ko: '후보는 어디에서 오는가' } },
  { slug: 'connection', title: { en: 'A connection in trouble', ko: '위태로운 연결' } },
  { slug: 'stats', title: { en: 'A call in numbers', ko: '숫자로 보는 통화' } },
  { slug: 'codecs', title: { en: 'Codecs, measured', ko: '코덱 재 보기' } },
  { slug: 'media', title: { en: 'Tracks and devices', ko: '트랙과 장치' } },
  { slug: 'data-channel', title: { en: 'Data channels', ko: '데이터 채널' } },
  { slug: 'negotiation', title: { en: 'Negotiation, again', ko: '다시 협상하기' } },
  { slug: 'mesh', title: { en: 'A mesh of peers', ko: '여럿이 하는 메시 통화' } },
  { slug: 'dump-reader', title: { en: 'Read a dump', ko: '덤프 읽기' } },
];

/** Pages to look things up in, under `content/reference/`. */
export const reference: readonly Page[] = [
  { slug: 'machines', title: { en: 'State machines', ko: '상태 기계' } },
  { slug: 'trace-format', title: { en: 'Trace format', ko: '트레이스 형식' } },
  { slug: 'turn-server', title: { en: 'The STUN and TURN server', ko: 'STUN/TURN 서버' } },
  { slug: 'lan', title: { en: 'On your own network', ko: '내 네트워크에서 쓰기' } },
  { slug: 'embedding', title: { en: 'Embedding a lab', ko: '실습 임베드하기' } },
  { slug: 'relay', title: { en: 'The relay of traces', ko: '트레이스 중계' } },
  { slug: 'teaching', title: { en: 'Teaching with Icebreaker', ko: 'Icebreaker로 수업하기' } },
  { slug: 'scripting', title: { en: 'Scripting a lab', ko: '실습 스크립트로 다루기' } },
];

/** The lessons that can be read, in order. */
export const writtenLessons: readonly Lesson[] = modules.flatMap(({ lessons }) => lessons.filter((l) => l.written));

/** The module a lesson belongs to; `undefined` for a slug that is not in the course. */
export function moduleOf(slug: string): Module | undefined {
  return modules.find(({ lessons }) => lessons.some((l) => l.slug === slug));
}
