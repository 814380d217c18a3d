import type { CompareMessages } from './compare-en.ts';

/** 비교하는 두 탭이 하는 말. */
export const compare: CompareMessages = {
  sharing: {
    asked:
      '상대 탭이 양쪽을 비교하고 있어서, 이 탭이 자신의 트레이스를 서버를 거쳐 보여 주고 있습니다. 주소, description, 수치를 포함한 모든 이벤트가 공유됩니다. 화면과 소리는 공유되지 않고, 통화 연결로는 아무것도 보내지 않습니다.',
    stop: '공유 멈추기',
    declined: '상대 탭이 통화의 이쪽 면을 보여 달라고 합니다. 지금은 공유하지 않습니다.',
    start: '공유하기',
    full: '서버가 이 트레이스를 더 담지 못합니다. 지금부터 일어나는 일은 공유되지 않습니다. 새로 시작하려면 방에서 나갔다가 다시 들어오세요.',
    replaced: '다른 탭이 이 탭을 대신해 공유하고 있습니다. 다시 공유하려면 이 탭을 새로 고치세요.',
  },
  other: {
    absent: '비교 중: 방에 아직 다른 탭이 없습니다. 상대 탭이 들어오면 그쪽 면이 나타납니다.',
    silent:
      '비교 중: {peer}의 탭에 그쪽 면을 요청했습니다. 아무것도 오지 않으면 예전 페이지일 수 있으니 그 탭을 새로 고치세요.',
    declines: '비교 중: {peer}의 탭이 그쪽 면을 공유하지 않습니다.',
    here: '비교 중: {peer}의 면이 통화와 별도로 실시간으로 들어옵니다.',
    hidden: '비교 중: {peer}의 탭이 백그라운드에 있습니다. 계속 들어오지만, 그 브라우저는 그동안 타이머를 늦춥니다.',
    quiet:
      '비교 중: {peer}의 탭에서 몇 초째 아무것도 오지 않습니다. 탭이 잠들었거나 서버와 끊어졌을 수 있습니다. 그동안 그쪽 면은 멈춰 있습니다.',
    asleep:
      '비교 중: {peer}의 탭이 잠들었습니다. 방에는 있지만 페이지가 멈춰 있어서 그쪽 면도 움직이지 않습니다. 그 탭을 화면에 띄우면 깨어납니다.',
    unseen:
      '비교 중: 이 탭이 서버와 끊어져서 {peer}의 탭이 무엇을 하는지 알 수 없습니다. 다시 이어지면 그동안 일어난 일이 들어옵니다.',
    going: '비교 중: {peer}의 탭이 방에서 나갔습니다. 새로 고치는 중이라면 곧 돌아옵니다.',
    closed:
      '비교 중: {peer}의 탭이 더는 방에 없습니다. 닫혔거나, 방에서 나갔거나, 서버와 끊어졌습니다. 그쪽 면은 여기서 끝나고, 이미 공유한 것은 남습니다.',
  },
  reloaded: '{peer}의 탭이 새로 고침됐습니다. 자리는 그대로이고 페이지는 새것이라, 그쪽 면이 처음부터 다시 시작됩니다.',
  damaged: '{peer}의 탭이 보낸 것을 읽을 수 없습니다. 버전이 다를 수 있으니 두 탭을 모두 새로 고치세요.',
  clocks: {
    alone: '상대 쪽에서 아직 아무것도 오지 않았습니다.',
    'by-arrival':
      '양쪽이 함께 아는 메시지가 아직 없어서, {peer}의 시계를 이벤트가 도착한 시각에 맞췄습니다. 통화의 첫 메시지가 오가면 바로잡힙니다.',
    'by-messages': '두 탭 사이에 오간 것으로 시계를 하나로 맞췄습니다. 오차는 {ms} ms 이내입니다.',
    contradictory: '두 쪽의 메시지에 들어맞는 공통 시계가 없습니다. {peer}의 이벤트는 도착한 자리에 놓았습니다.',
  },
  oneWay: '지금까지 한 방향으로 온 메시지로만 시계를 하나로 맞췄습니다.',
  loading: '양쪽을 비교하는 부분을 가져오는 중 …',
  failed: '양쪽을 비교하는 부분을 가져오지 못했습니다.',
  again: '다시 시도',
  differs: {
    title: '다른 점',
    empty: '아직 비교할 것이 없습니다. 어느 쪽 탭에서든 ‘전화 걸기’를 누르세요.',
    what: '항목',
    verdict: '한마디로',
    nothing: '아직 없음',
    subjects: {
      browser: '브라우저',
      role: '역할',
      'audio-direction': '오디오 방향',
      'video-direction': '비디오 방향',
      candidates: '후보, 로컬 → 원격',
      connected: '연결된 때',
      picture: '첫 화면',
      'audio-codec': '보내는 오디오',
      'video-codec': '보내는 비디오',
    },
    roles: { offered: 'offer를 만들었습니다', answered: 'answer를 했습니다' },
    directions: {
      sendrecv: '보내고 받습니다',
      sendonly: '보내기만 합니다',
      recvonly: '받기만 합니다',
      inactive: '보내지도 받지도 않습니다',
    },
    after: 'offer로부터 {ms} ms 뒤',
    about: 'offer로부터 약 {ms} ms 뒤',
    verdicts: {
      same: '같습니다',
      fits: '다르지만 그래야 맞습니다',
      differs: '다릅니다',
      first: '{peer} 쪽이 약 {ms} ms 먼저',
      tie: '시계의 오차보다 가까워서 누가 먼저인지 알 수 없습니다',
      unknown: '아직 모릅니다',
    },
    why: {
      role: '한쪽이 offer를 하고 다른 쪽이 answer를 합니다. offer를 한 쪽이 먼저 말을 꺼낸 것입니다.',
      direction: '한쪽이 보내기만 하면 다른 쪽은 받기만 합니다. 그 밖의 경우는 합의가 아닙니다.',
      candidates:
        '쌍은 하나이고 양 끝에서 본 모습이 다릅니다. 이쪽의 로컬이 저쪽의 원격입니다. prflx는 연결 확인에서 알게 된 주소라서 한쪽만 그렇게 부릅니다.',
      time: '각자 자기 연결 확인에 답이 오면 연결되고, 자기 디코더에서 화면이 나오면 보입니다. 백그라운드에 있는 탭은 화면에 띄울 때까지 아무것도 보여 주지 않습니다.',
      codec: '합의한 코덱 가운데 각자 다른 것을 보낼 수 있습니다.',
    },
  },
  figures: {
    title: '보낸 것과 받은 것',
    empty: '수치는 연결된 뒤 두 번째 표본부터 나옵니다. 비율을 내려면 표본이 둘 있어야 합니다.',
    way: '{from} → {to}, {kind}',
    kinds: { audio: '오디오', video: '비디오' },
    heads: {
      way: '방향',
      sentRate: '보낸 kbit/s',
      receivedRate: '받은 kbit/s',
      sentFrames: '보낸 초당 화면 수',
      receivedFrames: '받은 초당 화면 수',
      packetsSent: '보낸 패킷',
      packetsReceived: '받은 패킷',
      packetsLost: '잃은 패킷',
    },
    nothing: '없음',
    note: '각자 1초에 한 번, 저마다 다른 순간에 자기 통계를 읽습니다. 그래서 받은 패킷이 보낸 패킷보다 조금 적거나, 받는 쪽이 나중에 읽었다면 조금 많을 수 있습니다.',
  },
  graph: {
    title: '양쪽을 한 축에',
    measure: '표시할 것',
    measures: {
      'video-rate': '비디오, kbit/s',
      'video-frames': '비디오, 초당 화면 수',
      'audio-rate': '오디오, kbit/s',
      'video-loss': '비디오, 잃은 패킷 %',
      'audio-loss': '오디오, 잃은 패킷 %',
    },
    way: '{from} → {to}',
    sent: '{peer} 쪽이 보낸 값: {value}',
    received: '{peer} 쪽이 받은 값: {value}',
    lost: '{peer} 쪽으로 가다 잃은 값: {value}',
    span: '최근 {s}초',
    empty: '아직 값이 없습니다.',
  },
};
