import { ladder } from './ladder-ko.ts';
import type { InspectorMessages } from './inspector-en.ts';
import { faults, steps } from './scenarios-ko.ts';

/** What the inspector says, in Korean. */
export const inspector: InspectorMessages = {
  happened: {
    noCode: '이 일을 한 코드가 없습니다. 브라우저가 스스로 했거나 코드가 기록되지 않았습니다.',
    events: {
      'run.started': '여기서 실행이 시작됩니다. 뒤따르는 일은 시나리오의 단계들이 차례대로 한 것입니다.',
      'step.started': '다음 단계가 시작될 때까지 이 단계의 코드가 실행됩니다.',
      'page.noted':
        '브라우저가 이 페이지에 허용하는 것입니다. 카메라와 마이크는 보안 컨텍스트(HTTPS 또는 localhost)에서만 쓸 수 있습니다.',
      'connection.created': '새 RTCPeerConnection입니다. 설정만 알고 있을 뿐 미디어도 상대도 없고, 보낸 것도 없습니다.',
      'connection.refused': '생성자가 예외를 던졌으므로 연결 자체가 없습니다. 설정은 무엇보다 먼저 검사됩니다.',
      'call.started':
        '연결의 메서드를 호출했습니다. 대부분 Promise를 돌려주고, 그 Promise가 이행되어야 실제로 반영됩니다.',
      'call.resolved': '이 호출의 Promise가 이행됐습니다. 하려던 일이 끝났습니다.',
      'call.rejected': '이 호출의 Promise가 거부됐습니다. 연결은 호출하기 전 그대로입니다.',
      'description.applied':
        '이제 이 description이 적용됩니다. pending은 협상 중이라는 뜻이고, answer가 설정되면 양쪽의 것이 current가 됩니다.',
      'signaling.changed': '시그널링 상태가 바뀌었습니다. description을 설정할 때만 바뀝니다.',
      'ice-gathering.changed':
        '수집 상태가 바뀌었습니다. 수집은 setLocalDescription에서 시작되고, 그 전에는 시작되지 않습니다.',
      'ice-connection.changed':
        'ICE 상태가 바뀌었습니다. ICE는 패킷이 양쪽으로 통하는 후보 쌍을 찾을 때까지 시도합니다.',
      'connection.changed': '연결 전체의 상태가 바뀌었습니다. ICE와 DTLS를 합친 상태입니다.',
      'candidate.gathered':
        'candidate는 이쪽에 닿을 수 있는 주소 하나입니다. 상대에게 전해져야 쓸모가 있고, null은 더 없다는 뜻입니다.',
      'candidate.failed':
        'STUN이나 TURN 서버 하나에서 candidate를 얻지 못했습니다. 다른 candidate로 통하면 통화 실패는 아닙니다.',
      'negotiation.needed': '상대가 아직 모르는 것이 추가되거나 바뀌었습니다. offer를 보낼 차례입니다.',
      'offer.ignored':
        '두 offer가 엇갈렸고 이쪽은 양보하지 않는(impolite) 쪽입니다. 상대의 offer는 흘려보내고 자기 offer의 answer를 기다립니다.',
      'track.received':
        '상대의 description이 트랙을 약속했습니다. 트랙은 바로 생기지만 muted 상태이고, 미디어는 나중에 옵니다.',
      'track.muted': '지금은 이 트랙으로 아무것도 오지 않습니다.',
      'track.unmuted': '이 트랙의 첫 미디어가 도착했습니다.',
      'track.ended': '이 트랙으로는 다시 미디어가 오지 않습니다.',
      'track.stopped': '이쪽 코드가 자기 트랙을 멈췄습니다. 상대에게는 아무 이벤트도 없고 화면만 멈춥니다.',
      'track.enabled': '꺼진 트랙도 검은 화면이나 무음을 계속 보냅니다. 상대에게는 아무 알림도 없습니다.',
      'track.replaced': '협상 없이 sender의 트랙이 바뀌었거나 없어졌습니다.',
      'transceivers.read':
        '지금 getTransceivers()와 페이지의 스트림에 들어 있는 것입니다. 모두 알려 주는 이벤트가 없어서 실습이 직접 읽습니다.',
      'picture.measured':
        '보이는 그대로의 화면을 실습이 재 보았습니다. 밝기가 없으면 검은 화면이고, 변화가 없으면 멈춘 화면입니다.',
      'sound.measured':
        '재생하기 전의 도착한 소리를 실습이 재 보았습니다. −70 dB은 무음입니다. 통계는 재생되는 소리만 알려 줍니다.',
      'data-channel.received': '상대가 데이터 채널을 만들었고, 이쪽 끝이 나타났습니다.',
      'data-channel.opened': '채널이 열렸습니다. 이제부터 보낼 수 있습니다.',
      'data-channel.closing':
        '한쪽 끝에서 close()를 불렀습니다. 이제 양쪽이 closing입니다. 버퍼에 남은 것을 먼저 보내고, 상대 쪽 응답은 저절로 갑니다.',
      'data-channel.closed': '채널이 닫혔습니다. 닫힌 채널은 다시 열 수 없습니다.',
      'data-channel.failed': '채널이 실패했습니다. Chromium에서는 상대가 연결을 닫았을 때도 이렇게 보입니다.',
      'data.sent': 'send()가 메시지를 받아들였습니다. 아직 채널의 버퍼에 있을 뿐 상대에게 간 것은 아닙니다.',
      'data.received': '데이터 채널로 메시지가 도착했습니다.',
      'data.refused': 'send()가 예외를 던졌으므로 아무것도 보내지 않았습니다.',
      'message.sent':
        '애플리케이션이 시그널링 채널에 메시지를 넘겼습니다. 어떻게 전달되는지는 WebRTC가 정하지 않습니다.',
      'message.received':
        '상대의 메시지가 시그널링 채널로 왔습니다. 코드가 연결에 넘겨주기 전에는 아무 일도 일어나지 않습니다.',
      'flood.reported':
        '번호를 매긴 작은 메시지입니다. 하나씩 기록하지 않고 양쪽 끝에서 셉니다. 오는 중인 것이 없어지면, 도착하지 않은 것은 잃은 것입니다.',
      'transfer.started':
        '받는 쪽이 파일을 수락해서 조각을 보내기 시작합니다. 조각은 수천 개라서 하나씩 기록하지 않습니다.',
      'transfer.resumed':
        '채널이 사라졌습니다. 새 채널에서 받는 쪽이 다음에 필요한 바이트를 알려 주었고, 보내는 쪽이 거기서부터 이어 갑니다.',
      'transfer.ended': '이쪽에서 전송이 끝났습니다. 읽은 것의 SHA-256과 기록한 것의 SHA-256이 같아야만 완료입니다.',
      'playback.assigned':
        '페이지가 원격 스트림을 받아 엘리먼트의 srcObject로 설정했습니다. 미디어가 도착하는 대로 재생됩니다.',
      'playback.started': '페이지가 원격 스트림을 재생하기 시작했습니다.',
      'playback.refused': '아무도 클릭하지 않은 페이지라서 소리 있는 재생이 거부됐습니다. 통화 자체는 정상입니다.',
      'code.failed':
        '페이지의 코드가 오류를 던졌습니다. WebRTC의 잘못은 아니지만, 그 뒤에 할 일은 실행되지 않았습니다.',
      'stats.sampled': '이 시점에 getStats()가 알려 준 값입니다. ‘후보 쌍’에서 볼 수 있습니다.',
      'media.requested': '코드가 보낼 미디어를 요청합니다. 브라우저가 사용자에게 먼저 물을 수 있습니다.',
      'media.granted': '이 트랙들이 든 스트림을 얻었습니다.',
      'media.refused': '스트림을 얻지 못했습니다. 오류 이름이 이유를 말해 줍니다.',
      'devices.changed': '페이지가 장치 목록을 읽었습니다. 장치의 이름과 id는 트레이스에 남기지 않습니다.',
      'server.opened': '이 탭이 시그널링 서버에 등록되어 id로 찾을 수 있습니다.',
      'server.lost': '시그널링 서버와 끊어졌습니다. 이미 연결된 통화는 서버 없이 계속됩니다.',
      'room.changed': '방에 누가 있는지 서버가 알려 줍니다.',
      'frame.sent':
        '이 방문자의 소켓으로 나간 메시지 하나입니다. 서버는 type과 dst를 보고 src를 적어 넣은 다음 payload를 그대로 넘깁니다.',
      'frame.received': '이 방문자의 소켓으로 들어온 메시지 하나입니다. 이 방문자에게 온 것인지는 dst가 말해 줍니다.',
      'visitor.changed':
        '한 방에 있는 두 사람 사이의 연결입니다. 시작할 때만 서버가 필요하고, 그다음에는 필요 없습니다.',
      'turn.linked':
        '페이지가 실습 서버에 STUN과 TURN을 요청했습니다. 자격 증명은 몇 시간만 유효하고 트레이스에는 남지 않습니다.',
      'turn.unlinked':
        '이 피어가 STUN/TURN 서버에 가지고 있던 것이 모두 끝났습니다. 그 서버로 중계되던 통화도 끝납니다.',
      'stun.answered':
        'STUN 서버가 하는 일은 하나입니다. 패킷이 어느 주소에서 왔는지 알려 줍니다. NAT 뒤라면 공인 주소이고 srflx 후보가 됩니다. NAT가 없으면 호스트 자신의 주소입니다.',
      'turn.challenged':
        '모든 TURN 요청에는 자격 증명이 필요한데 첫 요청에는 없습니다. 401이 realm과 nonce를 주면 브라우저가 그것으로 다시 요청합니다. 오류가 아닙니다.',
      'turn.refused':
        'TURN 서버가 요청을 거부했습니다. 자격 증명이 있는데 401이면 틀렸거나 만료된 것입니다. 403은 허용되지 않은 상대 주소, 437은 할당 없음, 486은 할당이 너무 많음을 뜻합니다.',
      'turn.allocated':
        'TURN 서버가 이 피어를 위해 자기 주소 하나를 열었습니다. 그것이 relay 후보입니다. 그 주소로 보낸 것은 이쪽으로 옵니다.',
      'turn.permitted':
        '초대받지 않은 누구도 중계 주소로 보낼 수 없습니다. 클라이언트가 상대의 주소를 하나씩 먼저 알려야 하며, 허가는 5분 동안 유효합니다.',
      'turn.channel-bound':
        '많이 주고받는 상대에게는 채널을 써서 패킷마다 붙는 긴 헤더를 4바이트로 줄입니다. 10분 동안 유효합니다.',
      'turn.refreshed': '할당은 시간이 다 되기 전에 다시 요청해야 합니다. 브라우저가 알아서 합니다.',
      'turn.expired': '중계 주소가 닫혔습니다. 클라이언트가 놓았거나 제때 갱신하지 않은 것입니다.',
      'network.impaired':
        '실습 서버가 이제 이 피어의 실제 패킷을 양방향으로 잃어버리거나 늦춥니다. 어느 패킷인지는 시드가 정합니다.',
      'candidate-pair.selected':
        '지금부터 미디어는 이 쌍으로 흐릅니다. 더 나은 쌍이 나오면 바뀌고, 죽으면 남은 다른 쌍으로 바뀝니다.',
      'mesh.changed':
        '피어 둘마다 연결이 하나씩 있어 피어가 n명이면 n(n-1)/2개입니다. 이 트레이스는 그중 한 쌍의 것이고, 수는 전체의 것입니다.',
      'mesh.measured':
        '다른 피어마다 따로 한 벌씩 보냅니다. 한 명이 들어올 때마다 보낼 스트림도, 인코딩할 스트림도 하나씩 늘어납니다.',
    },
    noMoreCandidates: '이쪽의 수집이 끝났습니다. 모든 candidate를 기다렸다면 이제 description을 보내면 됩니다.',
    methods: {
      createOffer: 'createOffer()는 이쪽이 가진 것과 원하는 것을 텍스트로 적습니다. 아무것도 바꾸지 않습니다.',
      createAnswer: 'createAnswer()는 설정된 offer에 맞는 텍스트를 적습니다. 아무것도 바꾸지 않습니다.',
      setLocalDescription:
        'setLocalDescription()은 자기 description을 적용합니다. 시그널링 상태가 바뀌고 수집이 시작됩니다.',
      setRemoteDescription:
        'setRemoteDescription()은 상대의 description을 적용합니다. 시그널링 상태가 바뀌고 원격 트랙이 나타납니다.',
      addIceCandidate:
        'addIceCandidate()는 시도해 볼 상대의 주소를 ICE에 알려 줍니다. remote description이 먼저 있어야 합니다.',
      addTrack: 'addTrack()은 이 트랙을 보내겠다고 말합니다. 협상이 필요해집니다.',
      removeTrack: 'removeTrack()은 협상을 마치면 트랙 전송을 끝냅니다.',
      addTransceiver: 'addTransceiver()는 한 종류의 미디어를 주고받을 자리를 만듭니다.',
      createDataChannel: 'createDataChannel()은 데이터 채널을 만듭니다. 첫 채널을 만들면 협상이 필요해집니다.',
      restartIce: 'restartIce()는 다음 offer에 새 candidate를 요청할 뿐입니다. 그 offer가 없으면 아무 일도 없습니다.',
      setConfiguration: 'setConfiguration()은 다음 수집에 쓸 서버를 바꿉니다.',
      close: 'close()는 모든 것을 즉시, 완전히 끝냅니다. 호출한 쪽에는 이벤트가 오지 않습니다.',
    },
    states: {
      signaling: {
        stable: 'stable: 진행 중인 offer가 없습니다. 첫 협상 전과 answer가 설정된 뒤의 상태입니다.',
        'have-local-offer': 'have-local-offer: 이쪽이 offer를 설정하고 answer를 기다립니다.',
        'have-remote-offer': 'have-remote-offer: 상대의 offer가 설정됐고, 이쪽이 답할 차례입니다.',
        'have-local-pranswer': 'have-local-pranswer: 이쪽이 임시로 답했습니다. 정식 answer가 남았습니다.',
        'have-remote-pranswer': 'have-remote-pranswer: 상대가 임시로 답했습니다. 정식 answer가 남았습니다.',
        closed: 'closed: 이 연결은 끝났고 다시 쓸 수 없습니다.',
      },
      'ice-gathering': {
        new: 'new: 아직 수집한 것이 없거나, 수집할 대상이 없어졌습니다.',
        gathering: 'gathering: 브라우저가 이쪽의 주소를 모으는 중입니다.',
        complete: 'complete: 주소를 모두 찾았습니다. 새 주소는 ICE restart나 새 transport가 있어야 나옵니다.',
      },
      'ice-connection': {
        new: 'new: 시도할 쌍이 없습니다. description이 없거나 상대의 candidate를 모릅니다.',
        checking: 'checking: 쌍을 시도하는 중이고 아직 통하는 것이 없습니다.',
        connected: 'connected: 통하는 쌍이 있습니다. 더 나은 쌍을 계속 시도할 수 있습니다.',
        completed: 'completed: 통하는 쌍이 있고 검사가 모두 끝났습니다.',
        disconnected: 'disconnected: 응답이 끊겼습니다. 몇 초 안에 저절로 회복되는 일이 많습니다.',
        failed: 'failed: 통하는 쌍이 없거나 완전히 끊겼습니다. ICE restart로만 되살릴 수 있습니다.',
        closed: 'closed: 이 연결은 끝났습니다.',
      },
      connection: {
        new: 'new: ICE도 DTLS도 시작하지 않았습니다.',
        connecting: 'connecting: ICE나 DTLS가 진행 중입니다.',
        connected: 'connected: 암호화된 패킷이 오갑니다.',
        disconnected: 'disconnected: 응답이 끊겼습니다. 몇 초 안에 저절로 회복되는 일이 많습니다.',
        failed: 'failed: ICE가 길을 찾지 못했거나 DTLS가 상대를 받아들이지 않았습니다.',
        closed: 'closed: 이 연결은 끝났습니다.',
      },
    },
    error: '{name}: {message}',
    content: '기록된 내용',
  },
  code: {
    intro: '실제로 실행되는 코드입니다. 사이트를 빌드할 때 저장소에서 읽어 왔습니다.',
    running: '이 시점에 실행 중',
    notBegun: '아직 실행 전',
    done: '실행됨',
    none: '단계 없이 기록된 트레이스라서 어떤 코드가 실행됐는지 알 수 없습니다.',
  },
  ladder,
  sdp: {
    empty: '아직 description이 없습니다. 설정되는 대로 한 줄씩 여기에 보여 줍니다.',
    which: 'Description',
    name: '{number}. {type}, {peer} 쪽에서 {side}로 설정',
    sides: { local: 'local', remote: 'remote' },
    compare: '비교 대상',
    nothing: '없음',
    section: '섹션',
    allSections: '전체',
    session: '세션',
    sectionName: 'm={kind}, mid {mid}',
    sectionNoMid: 'm={kind}, mid 없음',
    changes: { same: '같음', added: '추가됨', removed: '빠짐', changed: '바뀜' },
    onlyChanges: '다른 곳만',
    noChanges: '두 description은 모든 줄이 같습니다.',
    was: '이전: {text}',
  },
  candidates: {
    empty: '아직 후보가 없습니다. local description이 설정되면 수집합니다.',
    own: '{peer} 쪽이 찾은 후보',
    told: '{peer} 쪽이 전달받은 {other} 쪽의 후보',
    none: '없음',
    columns: {
      type: '종류',
      protocol: '프로토콜',
      address: '주소',
      kind: '주소 범위',
      priority: '우선순위',
      section: 'mid',
      taken: '추가됨',
    },
    types: {
      host: '이 컴퓨터 자신의 주소',
      srflx: 'STUN 서버가 밖에서 본 주소',
      prflx: '상대의 연결 검사에서 알게 된 주소',
      relay: '모든 것을 전달해 주는 TURN 서버의 주소',
    },
    classes: {
      mdns: 'mDNS 이름으로 가려짐',
      loopback: '이 컴퓨터 안에서만',
      private: '사설 네트워크',
      shared: '통신사가 공유하는 주소(CGNAT)',
      'link-local': '이 링크 안에서만',
      public: '공인 주소',
      'ipv6-loopback': '이 컴퓨터 안에서만, IPv6',
      'ipv6-link-local': '이 링크 안에서만, IPv6',
      'ipv6-local': '사설 네트워크, IPv6',
      'ipv6-public': '공인 주소, IPv6',
      unspecified: '특정하지 않음',
      name: '이름',
      hidden: '브라우저가 알려 주지 않음',
    },
    priority: '종류 {typePreference}, local {localPreference}, component {component}',
    taken: { yes: '예', no: '거부됨: {error}', unknown: '시도 안 함' },
    from: '{url}에서 얻음',
  },
  pairs: {
    empty: '아직 후보 쌍이 없습니다. 연결이 살아 있는 동안 1초에 한 번쯤 브라우저에 묻습니다.',
    title: '{peer}의 후보 쌍, {at}초 시점',
    columns: { state: '상태', local: 'Local', remote: 'Remote', traffic: '보냄, 받음', trip: '왕복 시간', why: '이유' },
    nominated: '지명됨',
    selected: '선택됨',
    trip: '{ms} ms',
    noTrip: '없음',
    why: {
      selected: '통화가 이 쌍으로 흐릅니다. 통하는 쌍이고 controlling 쪽이 지명했습니다.',
      'selected-unanswered': '선택된 쌍이지만 검사에 더는 답이 없습니다.',
      'nominated-but-not-selected': '지명됐지만 지금은 다른 쌍을 씁니다.',
      'succeeded-backup': '통하지만 더 나은 쌍을 씁니다.',
      failed: '연결 검사에 답이 없었거나 취소됐습니다.',
      'in-progress': '연결 검사가 진행 중입니다.',
      waiting: '검사할 차례를 기다립니다. 더 나은 쌍이 통하면 끝내 보내지 않을 수 있습니다.',
      frozen: 'foundation이 같은 다른 쌍을 기다립니다.',
    },
  },
  findings: {
    none: '이 트레이스로 보는 한 잘못된 것이 없습니다.',
    waiting: '아직까지는 잘못된 것이 없습니다. 있어야 할 것이 빠졌는지 확인하려면 몇 초가 걸립니다.',
    certainties: {
      certain: '확실: 트레이스가 증명합니다.',
      likely: '유력: 징후가 모두 있지만, 다른 원인도 같은 징후를 남길 수 있습니다.',
      possible: '가능성 있음: 증거의 절반이 없습니다.',
    },
    note: '문제처럼 보이지만 문제가 아닙니다.',
    later: '지금 보는 시점에는 아직 드러나지 않았습니다. 이 실행에서 나중에 드러납니다.',
    whoseWay: '둘 사이의 전달 경로를 고쳐야 합니다.',
    whose: '{peer} 쪽 코드를 고쳐야 합니다.',
    seen: '관찰한 것',
    means: '뜻',
    fix: '고치는 방법',
    evidence: '증거',
    guide: '고장 도감에서 보기: {title}',
    fixIt: '고치고 다시 실행',
  },
  faults,
  steps,
};
