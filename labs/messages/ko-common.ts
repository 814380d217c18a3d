import type { CommonMessages } from './en.ts';

/** What every lab says, in Korean. */
export const common: CommonMessages = {
  peers: { alice: 'Alice', bob: 'Bob' },
  roles: { alice: '거는 쪽', bob: '받는 쪽' },
  machines: {
    signaling: '시그널링',
    'ice-gathering': 'ICE 수집',
    'ice-connection': 'ICE 연결',
    connection: '연결',
  },
  frame: {
    saveTrace: '트레이스 저장',
    openTrace: '트레이스 열기',
    fullScreen: '전체 화면',
    leaveFullScreen: '전체 화면 끝내기',
    replaying: '파일에서 연 트레이스를 보고 있습니다. 기록 시각: {date}',
    backToLive: '실시간 실습으로 돌아가기',
    dismiss: '이 알림 닫기',
    crashed:
      '저희 쪽 실수로 이 실습이 멈췄습니다: {message}. 페이지를 새로 고치면 다시 시작됩니다. 페이지의 나머지는 그대로 쓸 수 있습니다.',
    tools: '이 실습의 도구',
    announced: '{peer}: {machine} 상태가 {state}입니다.',
  },
  peer: {
    local: '{peer}: 보내는 화면',
    remote: '{peer}: 받는 화면',
    noPicture: '아직 화면이 없습니다',
    listen: '소리 켜기',
    mute: '소리 끄기',
    charts: '{peer}의 상태 기계 네 개',
    showPeer: '{peer} 보기',
  },
  legality: {
    title: '{peer}가 지금 호출할 수 있는 것',
    allowed: '지금 가능',
    refused: '지금은 거부됨',
  },
  refusals: {
    closed: '연결이 닫혔고, 닫힌 연결은 되살릴 수 없습니다. 새로 만드세요.',
    'no-offer-to-answer': '답할 상대의 offer가 없습니다. 상대의 offer를 먼저 설정하세요.',
    'offer-not-now': '이미 offer나 answer를 주고받는 중입니다. 그 과정을 먼저 끝내세요.',
    'answer-without-offer': '진행 중인 offer가 없어서 answer가 속할 곳이 없습니다.',
    'answer-is-theirs': '진행 중인 offer는 우리 것입니다. answer는 상대가 합니다.',
    'answer-is-ours': '진행 중인 offer는 상대 것입니다. answer는 우리가 합니다.',
    'nothing-to-roll-back': '보낸 offer도 받은 offer도 없어서 되돌릴 것이 없습니다.',
    'too-late-to-roll-back': '임시 answer(pranswer)가 설정되어 있습니다. 이 과정은 answer로만 끝납니다.',
    'no-implicit-description': '우리 offer에 상대가 답하는 중이라, 우리가 설정할 description이 없습니다.',
    'no-remote-description': 'candidate는 remote description에 속합니다. 그것을 먼저 설정하세요.',
  },
  disagreements: {
    title: '브라우저와 표준가 서로 다릅니다',
    'unexpected-report':
      '{peer}: {machine} 상태가 {state}일 때 브라우저가 {reported}를 알렸습니다. 표준에는 그런 단계가 없습니다.',
    'missing-report':
      '{peer}: {machine} 상태가 {state}에서 {expected}로 바뀌어야 하는데 브라우저가 아무것도 알리지 않았습니다.',
    'unexpected-acceptance':
      '{peer}: {machine} 상태가 {state}일 때 {call} 호출이 성공했습니다. 표준는 이를 거부합니다.',
    'unexpected-refusal':
      '{peer}: {machine} 상태가 {state}일 때 {call} 호출이 {error}로 거부됐습니다. 표준는 이를 허용합니다.',
    known: '이 브라우저의 알려진 차이입니다: {difference}',
    unknown: '저희가 아는 차이가 아닙니다. 트레이스를 저장해 두세요. 버그로 보고할 만합니다.',
  },
  differences: {
    'firefox-no-pranswer': 'Firefox에는 pranswer가 없습니다.',
    'firefox-rollback-by-offerer': 'Firefox에서는 offer를 만든 쪽만 rollback할 수 있습니다.',
    'chromium-empty-candidate': 'Chromium은 remote description이 없어도 candidate의 끝을 받아들입니다.',
  },
  events: {
    title: '일어난 일',
    empty: '아직 없습니다. API 호출과 브라우저의 알림이 시간 순서대로 여기에 쌓입니다.',
    time: '시각',
    who: '누가',
    what: '무엇을',
    milliseconds: '{at} ms',
    sentences: {
      'connection.created': '연결을 만듭니다',
      'call.started': '{call} 호출',
      'call.resolved': '{call} 성공',
      'call.rejected': '{call} 거부됨: {name}',
      'description.applied': '{side} {sdpType} 적용됨',
      'signaling.changed': '시그널링: {state}',
      'ice-gathering.changed': 'ICE 수집: {state}',
      'ice-connection.changed': 'ICE 연결: {state}',
      'connection.changed': '연결: {state}',
      'candidate.gathered': 'candidate를 찾았습니다: {candidate}',
      'candidate.gathered.end': 'candidate를 모두 찾았습니다',
      'candidate.failed': '{url}에서 candidate를 얻지 못했습니다: {code} {text}',
      'negotiation.needed': '협상이 필요합니다',
      'track.received': '트랙을 받습니다: {kind}',
      'track.muted': '받는 {kind} 트랙이 조용합니다: 들어오는 것이 없습니다',
      'track.unmuted': '받는 {kind} 트랙에 미디어가 들어옵니다',
      'track.ended': '받는 {kind} 트랙이 끝났습니다',
      'data-channel.received': '데이터 채널 “{label}” 받음',
      'data-channel.opened': '데이터 채널 “{label}” 열림',
      'data-channel.closed': '데이터 채널 “{label}” 닫힘',
      'data-channel.failed': '데이터 채널 “{label}” 오류: {message}',
      'message.sent': '메시지를 보냅니다: {kind}',
      'message.received': '메시지를 받습니다: {kind}',
      'media.requested': '미디어를 요청합니다: {source}',
      'media.granted': '미디어를 얻었습니다: {source}',
      'media.refused': '미디어를 얻지 못했습니다: {name}',
      'server.opened': '시그널링 서버에 접속했습니다',
      'server.lost': '시그널링 서버와 끊어졌습니다',
      'room.created': '방 {room}에 처음으로 들어왔습니다',
      'room.joined': '방 {room}에 들어왔습니다',
      'room.ready': '방 {room}에 둘 다 있습니다',
      'room.left': '상대가 방 {room}에서 나갔습니다',
      'room.full': '방 {room}이 가득 찼습니다',
    },
  },
  sources: {
    label: '소스',
    synthetic: '합성 소스: 그려 낸 시계와 조용한 소리',
    camera: '카메라와 마이크',
    microphone: '마이크만',
  },
  media: {
    NotAllowedError:
      '브라우저가 {source} 사용을 허락받지 못했습니다. 주소창 왼쪽의 표시를 눌러 허용하거나 합성 소스를 고르세요.',
    NotFoundError: '이 기기에 {source} 장치가 없습니다. 장치를 연결하거나 합성 소스를 고르세요.',
    NotReadableError: '다른 프로그램이 {source} 장치를 쓰고 있습니다. 그 프로그램을 닫거나 합성 소스를 고르세요.',
    NotSupportedError:
      '{source} 장치는 HTTPS나 localhost로 연 페이지에서만 쓸 수 있습니다. localhost로 열거나 합성 소스를 고르세요.',
    other: '{source} 장치를 열지 못했습니다({name}). 계속하려면 합성 소스를 고르세요.',
    useSynthetic: '합성 소스 쓰기',
    nouns: { synthetic: '합성 소스', camera: '카메라', microphone: '마이크' },
  },
  errors: {
    'trace/not-json': '이 파일은 JSON이 아니므로 트레이스일 수 없습니다. ‘트레이스 저장’으로 만든 파일을 고르세요.',
    'trace/not-a-trace':
      '이 파일은 JSON이지만 Icebreaker 트레이스가 아닙니다. ‘트레이스 저장’으로 만든 파일을 고르세요.',
    'trace/unknown-version':
      '더 새로운 Icebreaker가 저장한 트레이스입니다(버전 {version}, 이 페이지는 {known}까지 읽습니다). 이 사본을 업데이트하면 열 수 있습니다.',
    'trace/malformed': '트레이스의 “{path}” 부분이 손상되었습니다. 만든 곳에서 다시 저장해서 그 파일을 여세요.',
    'room/malformed':
      '“{room}”은(는) 방 코드가 아닙니다. 코드는 K7QX2M처럼 영문자와 숫자 여섯 자리입니다. 링크를 확인하거나 새 방을 여세요.',
    'room/full': '방 {room}은 가득 찼습니다. 이미 두 탭이 들어와 있습니다. 방 {next}가 비어 있습니다.',
    'server/unreachable':
      '시그널링 서버가 응답하지 않습니다. npm start가 켜져 있는지 확인하고 다시 시도하세요. 루프백 실습은 서버 없이도 됩니다.',
    'server/refused': '시그널링 서버가 거절했습니다: {message}. 잠시 뒤 다시 시도하세요.',
    'machine/unprovided-action': '이 실습에 빠진 부분이 있습니다: {message}',
    'lab/unknown': '“{name}”이라는 실습은 없습니다. 다음 중에서 고르세요.',
  },
  environment: {
    noWebRtc:
      '이 브라우저에는 WebRTC(RTCPeerConnection)가 없어서 여기서는 통화할 수 없습니다. 최신 Chrome, Edge, Firefox, Safari에서 열거나 설정에서 WebRTC를 허용하세요. 글과 그림은 그대로 볼 수 있습니다.',
    noWebSocket:
      '이 브라우저에는 시그널링 서버로 가는 데 필요한 WebSocket이 없습니다. 최신 브라우저에서 여세요. 루프백 실습은 WebSocket 없이도 됩니다.',
    insecure:
      '이 페이지는 보안 컨텍스트가 아니어서 브라우저가 카메라와 마이크를 주지 않습니다. 합성 소스는 됩니다. 장치를 쓰려면 HTTPS나 localhost로 여세요.',
    noScript: '이 실습은 실제 통화를 실행하므로 JavaScript가 필요합니다. 아래 그림은 그대로 볼 수 있습니다.',
  },
};
