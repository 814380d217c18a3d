import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import type { Localized } from './curriculum.ts';

/** Faults that look alike to whoever meets them. */
export type SymptomGroup = {
  readonly title: Localized;
  readonly pages: readonly { readonly slug: FaultId; readonly title: Localized }[];
};

/** What goes wrong, by what a person sees; pages under `content/field-guide/`, one for each fault the labs can show. */
export const fieldGuide: readonly SymptomGroup[] = [
  {
    title: { en: 'Nothing happens', ko: '아무 일도 일어나지 않음' },
    pages: [
      { slug: 'no-answer', title: { en: 'The other side never answers', ko: '상대가 answer를 만들지 않음' } },
      {
        slug: 'answer-not-set',
        title: { en: 'The answer was sent but never set', ko: 'answer를 보냈지만 설정하지 않음' },
      },
      { slug: 'empty-offer', title: { en: 'The offer has nothing to negotiate', ko: 'offer에 협상할 것이 없음' } },
      {
        slug: 'candidates-not-relayed',
        title: { en: 'The candidates are never passed on', ko: 'candidate가 전달되지 않음' },
      },
      {
        slug: 'relay-without-turn',
        title: { en: 'Relay only, and no TURN server', ko: 'relay만 허용했는데 TURN이 없음' },
      },
      { slug: 'dead-stun', title: { en: 'A STUN server does not answer', ko: 'STUN 서버가 응답하지 않음' } },
      { slug: 'no-common-codec', title: { en: 'No codec in common', ko: '공통 코덱이 없음' } },
    ],
  },
  {
    title: { en: 'Connected, but no picture', ko: '연결됐는데 화면이 없음' },
    pages: [
      {
        slug: 'no-renegotiation',
        title: { en: 'A track was added and nobody negotiated', ko: '트랙을 추가하고 재협상하지 않음' },
      },
      {
        slug: 'tracks-too-late',
        title: { en: 'The callee adds its tracks after the answer', ko: '받는 쪽이 answer 뒤에 트랙을 추가함' },
      },
      { slug: 'audio-only-offer', title: { en: 'The offer asks for audio only', ko: 'offer가 오디오만 요청함' } },
      { slug: 'late-ontrack', title: { en: 'ontrack was set too late', ko: 'ontrack을 너무 늦게 붙임' } },
      {
        slug: 'autoplay-blocked',
        title: { en: 'The browser does not let the video play', ko: '브라우저가 자동 재생을 막음' },
      },
      { slug: 'frozen-picture', title: { en: 'The picture is frozen or black', ko: '화면이 멈추거나 검음' } },
    ],
  },
  {
    title: { en: 'It throws', ko: '오류가 남' },
    pages: [
      {
        slug: 'answer-lost',
        title: { en: 'The answer does not reach the caller', ko: 'answer가 거는 쪽에 도착하지 않음' },
      },
      {
        slug: 'offer-not-set',
        title: { en: 'The offer was sent but never set', ko: 'offer를 보냈지만 설정하지 않음' },
      },
      { slug: 'answer-twice', title: { en: 'The same answer is set twice', ko: '같은 answer를 두 번 설정함' } },
      { slug: 'glare', title: { en: 'Both sides offer at once', ko: '양쪽이 동시에 offer를 냄' } },
      { slug: 'wrong-m-lines', title: { en: 'The m-lines do not fit', ko: 'm-line의 순서나 종류가 맞지 않음' } },
      { slug: 'mangled-sdp', title: { en: 'The SDP was damaged on the way', ko: '전송 중에 SDP가 망가짐' } },
      {
        slug: 'answer-in-wrong-state',
        title: { en: 'createAnswer in the wrong state', ko: '잘못된 상태에서 createAnswer를 부름' },
      },
      {
        slug: 'closed-connection-reused',
        title: { en: 'A closed connection is used again', ko: '닫힌 연결을 다시 씀' },
      },
      { slug: 'connections-left-open', title: { en: 'Old connections are never closed', ko: '예전 연결을 닫지 않음' } },
      {
        slug: 'candidate-too-early',
        title: { en: 'A candidate came before the description', ko: 'candidate가 description보다 먼저 옴' },
      },
      {
        slug: 'malformed-candidate',
        title: { en: 'A candidate arrives in the wrong form', ko: 'candidate의 형식이 잘못됨' },
      },
      { slug: 'null-candidate', title: { en: 'The null at the end of gathering', ko: '수집이 끝났다는 null' } },
      {
        slug: 'turn-without-credentials',
        title: { en: 'TURN without username and credential', ko: 'username과 credential이 없는 TURN' },
      },
      { slug: 'bad-ice-url', title: { en: 'The ICE server URL is wrong', ko: 'ICE 서버 URL이 잘못됨' } },
      { slug: 'harmless-701', title: { en: 'Error 701, and all is well', ko: '701 오류가 나도 괜찮은 경우' } },
    ],
  },
  {
    title: { en: 'It stops, or works by luck', ko: '끊기거나 운 좋게만 됨' },
    pages: [
      { slug: 'candidates-one-way', title: { en: 'Candidates go one way only', ko: 'candidate가 한쪽으로만 전달됨' } },
      {
        slug: 'half-ice-restart',
        title: { en: 'restartIce() and nothing after it', ko: 'restartIce()만 부르고 끝냄' },
      },
      {
        slug: 'peer-vanished',
        title: { en: 'The other side vanished without a goodbye', ko: '상대가 인사 없이 사라짐' },
      },
      { slug: 'wrong-fingerprint', title: { en: 'The fingerprint does not fit', ko: 'fingerprint가 맞지 않음' } },
    ],
  },
  {
    title: { en: 'Data does not arrive', ko: '데이터가 도착하지 않음' },
    pages: [
      {
        slug: 'late-data-channel',
        title: { en: 'The data channel came after the negotiation', ko: '협상이 끝난 뒤에 데이터 채널을 만듦' },
      },
      {
        slug: 'send-before-open',
        title: { en: 'send() before the channel is open', ko: '채널이 열리기 전에 send()를 부름' },
      },
      { slug: 'two-channels', title: { en: 'Both sides create the channel', ko: '양쪽이 모두 채널을 만듦' } },
      {
        slug: 'channel-ids-differ',
        title: { en: 'Negotiated channels with different ids', ko: 'negotiated 채널의 id가 다름' },
      },
      { slug: 'message-too-big', title: { en: 'The message is too big', ko: '메시지가 너무 큼' } },
      { slug: 'flooded-channel', title: { en: 'The channel is flooded', ko: '채널에 너무 많이 보냄' } },
    ],
  },
  {
    title: { en: 'Devices and rooms', ko: '장치와 방' },
    pages: [
      { slug: 'insecure-context', title: { en: 'The page is not a secure context', ko: 'secure context가 아님' } },
      {
        slug: 'permission-denied',
        title: { en: 'Camera or microphone was not allowed', ko: '카메라나 마이크를 허용하지 않음' },
      },
      { slug: 'camera-busy', title: { en: 'The camera cannot be opened', ko: '카메라를 열 수 없음' } },
      { slug: 'room-full', title: { en: 'The room is full', ko: '방이 가득 참' } },
    ],
  },
];
