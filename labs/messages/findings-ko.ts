import { findingVariants } from './finding-variants-ko.ts';
import type { FindingVariant } from '#labs/model/diagnosis/finding.ts';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';

/** `findings-en.ts`와 같은 값을 같은 자리에 씁니다. */
export const findings = {
  ...findingVariants,
  'no-answer': {
    title: '상대가 answer를 만들지 않음',
    seen: '{other} 쪽이 {seconds}초 전에 offer를 설정하고 아직 have-local-offer에서 기다립니다. {peer} 쪽은 answer를 만들지 않았습니다.',
    means:
      'offer를 처리하는 코드가 없습니다. 리스너가 없거나 너무 늦게 등록됐거나, 메시지가 다른 방으로 갔습니다. offer만 있으면 실패하지 않고 끝없이 기다립니다.',
    fix: 'offer가 오면 setRemoteDescription(offer), createAnswer(), setLocalDescription(answer)를 차례로 부르고 answer를 돌려보내세요.',
  },
  'answer-lost': {
    title: 'answer가 거는 쪽에 도착하지 않음',
    seen: '{peer} 쪽은 answer를 만들었는데 {other} 쪽은 아직 have-local-offer에서 기다립니다. 그동안 거부된 candidate: {refused}개.',
    means:
      'answer를 만들었지만 전달되는 도중에 사라졌습니다. 대개는 엉뚱한 id로 보낸 경우입니다. 도착한 candidate도 remote description이 없어서 거부됩니다.',
    fix: 'offer를 보낸 쪽으로 answer를 보내고, 그쪽에서 setRemoteDescription(answer)를 부르세요.',
  },
  'answer-not-set': {
    title: 'answer를 보냈지만 설정하지 않음',
    seen: '{peer} 쪽이 createAnswer()를 불렀지만 뒤이어 setLocalDescription()을 부르지 않았습니다.',
    means:
      'createAnswer()는 텍스트를 만들 뿐이고, setLocalDescription()을 불러야 효력이 생깁니다. 그전까지 {peer} 쪽은 have-remote-offer에 머물고 candidate도 모으지 않습니다.',
    fix: '같은 연결에서 await setLocalDescription(answer)를 한 다음 보내세요.',
  },
  'offer-not-set': {
    title: 'offer를 보냈지만 설정하지 않음',
    seen: '{peer} 쪽이 createOffer()를 부르고 offer를 보냈지만 setLocalDescription()은 부르지 않았습니다.',
    means:
      'createOffer()는 텍스트를 만들 뿐입니다. {peer} 쪽 브라우저에는 진행 중인 offer가 없으므로 돌아온 answer는 InvalidStateError로 거부되고 candidate도 모이지 않습니다.',
    fix: '보내기 전에 await setLocalDescription(offer)를 부르세요.',
  },
  'answer-twice': {
    title: '같은 answer를 두 번 설정함',
    seen: '{peer} 쪽이 answer를 설정한 뒤 answer를 또 설정하려다 InvalidStateError가 났습니다.',
    means:
      '첫 answer로 협상이 끝났으니 answer를 기다리는 offer가 더는 없습니다. 리스너가 두 번 등록됐거나, 메시지가 두 번 왔거나, 자기 메시지가 되돌아온 경우입니다. 통화 자체는 이어질 수 있습니다.',
    fix: '구독은 한 번만 하고 컴포넌트가 사라질 때 해제하세요. signalingState가 have-local-offer가 아니면 answer를 무시하세요.',
  },
  glare: {
    title: '양쪽이 동시에 offer를 냄',
    seen: '양쪽 모두 offer를 낸 상태에서 상대의 offer를 설정해 자기 offer를 덮어썼습니다.',
    means:
      '내 offer 위에 상대 offer를 설정하면 내 offer는 말없이 취소됩니다. 양쪽이 모두 그렇게 하면 둘 다 answer를 만들고, 그 answer와 짝이 될 offer는 어느 쪽에도 남지 않습니다.',
    fix: 'perfect negotiation을 쓰세요. 한쪽(polite)은 양보하고 다른 쪽은 충돌한 offer를 무시합니다. makingOffer 플래그를 두고 signalingState를 확인하세요.',
  },
  'empty-offer': {
    title: 'offer에 협상할 것이 없음',
    seen: '{peer} 쪽 offer에 m-line이 하나도 없습니다.',
    means:
      'offer에는 그때까지 추가한 것만 담기는데 아무것도 추가하지 않았습니다. 양쪽 모두 stable이 되지만 candidate를 모을 대상도 연결할 대상도 없습니다.',
    fix: 'createOffer() 전에 addTrack(), addTransceiver() 또는 createDataChannel()을 부르세요.',
  },
  'no-renegotiation': {
    title: '트랙을 추가하고 재협상하지 않음',
    seen: '{peer} 쪽이 통화 중에 트랙({kind})을 추가했습니다. 브라우저가 negotiationneeded를 알렸지만 offer가 뒤따르지 않았습니다.',
    means:
      '새 트랙은 description에 들어가야 합니다. 새 offer와 answer를 주고받기 전까지 {other} 쪽은 이 트랙을 모릅니다.',
    fix: 'negotiationneeded 이벤트가 나면 setLocalDescription()을 부르고 pc.localDescription을 offer로 보내세요.',
  },
  'late-data-channel': {
    title: '협상이 끝난 뒤에 데이터 채널을 만듦',
    seen: '{peer} 쪽이 offer와 answer를 주고받은 뒤에 데이터 채널 “{label}”을 만들었습니다. 그 description에는 m=application 섹션이 없습니다.',
    means: '이 섹션이 없으면 데이터를 실어 나를 transport가 없어서 채널은 끝없이 connecting에 머뭅니다.',
    fix: '첫 createOffer() 전에 createDataChannel()을 부르거나, negotiationneeded 이벤트가 날 때 다시 협상하세요.',
  },
  'tracks-too-late': {
    title: '받는 쪽이 answer 뒤에 트랙을 추가함',
    seen: '{peer} 쪽이 answer를 만든 뒤에 트랙({kind})을 추가했습니다. 그 answer에는 받기만 한다고 적혀 있습니다.',
    means:
      '누가 보낼지는 answer에서 정해집니다. 나중에 추가한 것은 다음 협상을 기다리므로 {other} 쪽에는 아무것도 보이거나 들리지 않습니다. 영상이 한쪽으로만 갑니다.',
    fix: 'setRemoteDescription(offer) 다음, createAnswer() 전에 addTrack()을 부르거나, negotiationneeded 이벤트가 날 때 새 offer를 만드세요.',
  },
  'audio-only-offer': {
    title: 'offer가 오디오만 요청함',
    seen: '{other} 쪽에는 보낼 트랙({kind})이 있는데 {peer} 쪽 offer에는 {offered} 섹션만 있습니다.',
    means:
      'answer는 offer에 있는 섹션을 채우거나 거부할 수 있을 뿐, 새 섹션을 추가할 수는 없습니다. 그래서 이 트랙은 전송되지 않습니다.',
    fix: 'offer에 섹션을 넣으세요: pc.addTransceiver("{kind}", {direction: "recvonly"}). 아니면 {other} 쪽이 negotiationneeded 이벤트가 날 때 offer를 내게 하세요.',
  },
  'wrong-m-lines': {
    title: 'm-line의 순서나 종류가 맞지 않음',
    seen: '{other} 쪽이 description을 {error}로 거부했습니다. m-line이 {given} 순서인데 {expected} 순서여야 합니다.',
    means:
      'answer의 m-line은 offer에서 같은 자리에 있는 m-line의 짝이고, 자리와 종류는 바뀔 수 없습니다. SDP를 고쳤거나, 예전 offer 또는 다른 연결의 answer를 쓰면 어긋납니다.',
    fix: 'createAnswer()가 만든 그대로 보내고, description을 저장해 두었다가 다시 쓰지 마세요.',
  },
  'mangled-sdp': {
    title: '전송 중에 SDP가 망가짐',
    seen: '{other} 쪽이 {peer} 쪽의 description을 읽지 못했습니다: {error}. 브라우저 메시지: {message}',
    means:
      '두 브라우저 사이에서 텍스트나 그것을 담은 객체가 바뀌었습니다. 줄바꿈이 잘리거나 바뀌었거나, 두 번 이스케이프됐거나, type 없이 보낸 경우입니다.',
    fix: 'JSON.stringify(pc.localDescription)을 보내고, 받는 쪽에서 JSON.parse()한 것을 그대로 setRemoteDescription()에 넘기세요.',
  },
  'answer-in-wrong-state': {
    title: '잘못된 상태에서 createAnswer를 부름',
    seen: '{peer} 쪽이 signalingState가 {state}일 때 answer를 만들려 했습니다: InvalidStateError.',
    means:
      'answer를 만들려면 상대의 offer가 먼저 설정되어 있어야 합니다. 아직 설정하지 않았거나, 이쪽이 offer를 낸 쪽입니다.',
    fix: 'createAnswer() 전에 await setRemoteDescription(offer)를 하고, offer를 받은 쪽에서만 부르세요.',
  },
  'late-ontrack': {
    title: 'ontrack을 너무 늦게 붙임',
    seen: '{peer} 쪽은 트랙 {count}개를 받았고 미디어도 오는데, 페이지가 엘리먼트에 넣지 않았습니다. {other} 쪽 페이지는 넣었습니다.',
    means:
      'track 이벤트는 setRemoteDescription()이 처리되는 동안 발생합니다. 그 뒤에 붙인 핸들러는 이 트랙들에 대해 불리지 않고, 이벤트는 다시 나지 않습니다.',
    fix: 'setRemoteDescription() 전에 pc.ontrack을 붙이거나, 나중에 pc.getReceivers()를 읽으세요.',
  },
  'closed-connection-reused': {
    title: '닫힌 연결을 다시 씀',
    seen: '{peer} 쪽이 닫힌 연결에서 {call}()을 불렀습니다: InvalidStateError.',
    means:
      'close()는 되돌릴 수 없습니다. 닫힌 RTCPeerConnection은 offer를 만들지도, 트랙을 받지도, 이벤트를 내지도 않습니다.',
    fix: '통화마다 RTCPeerConnection을 새로 만들고 핸들러와 트랙도 다시 붙이세요.',
  },
  'connections-left-open': {
    title: '예전 연결을 닫지 않음',
    seen: '{peer} 쪽에 연결 {count}개가 동시에 열려 있습니다.',
    means:
      '참조를 버린다고 연결이 끝나지는 않습니다. 포트와 카메라를 계속 붙들고 이벤트도 계속 옵니다. 몇백 개가 쌓이면 Chromium은 더 만들지 못합니다.',
    fix: '통화가 끝날 때와 다음 통화를 시작하기 전에, 그리고 컴포넌트가 사라질 때 pc.close()를 부르세요.',
  },
  'candidates-not-relayed': {
    title: 'candidate가 전달되지 않음',
    seen: 'offer와 answer를 주고받고 candidate도 모았지만(한쪽에서 {count}개), 어느 쪽에서도 addIceCandidate()를 부르지 않았습니다.',
    means:
      'candidate가 없으면 서로의 주소를 모릅니다. Chromium은 new에서 끝없이 기다리고 Firefox는 5초 뒤에 실패합니다.',
    fix: 'icecandidate 이벤트의 candidate를 모두 보내고, 상대 쪽에서 addIceCandidate()를 부르세요.',
  },
  'candidates-one-way': {
    title: 'candidate가 한쪽으로만 전달됨',
    seen: '{peer} 쪽이 candidate {count}개를 모았지만 {other} 쪽에는 하나도 추가되지 않았습니다.',
    means:
      '그래도 연결될 수 있습니다. candidate를 받은 쪽이 연결 검사 패킷을 보내면 상대가 거기서 주소를 알아냅니다(prflx 타입). 방화벽 뒤에서는 이런 운을 기대할 수 없습니다.',
    fix: 'candidate를 양쪽 방향으로 보내고, 양쪽에서 addIceCandidate()를 부르세요.',
  },
  'candidate-too-early': {
    title: 'candidate가 description보다 먼저 옴',
    seen: '{peer} 쪽이 remote description을 설정하기 전에 candidate {count}개를 추가했습니다. 모두 거부됐고 다시 추가하지 않았습니다.',
    means:
      'candidate는 remote description의 섹션에 속합니다. 그것이 없으면 addIceCandidate()가 오류를 내고 candidate는 사라집니다.',
    fix: 'setRemoteDescription()이 끝날 때까지 candidate를 배열에 모아 두었다가 추가하세요.',
  },
  'malformed-candidate': {
    title: 'candidate의 형식이 잘못됨',
    seen: '{other} 쪽에서 candidate {count}개를 쓰지 못했습니다: {error}. 브라우저 메시지: {message}',
    means:
      'candidate는 텍스트가 전부가 아닙니다. 어느 섹션에 속하는지 sdpMid나 sdpMLineIndex가 알려 줍니다. 문자열만 보내거나 객체를 한 번 더 감싸서 보내면 이 값이 빠집니다.',
    fix: 'candidate.toJSON()을 보내고, 그 객체를 그대로 addIceCandidate()에 넘기세요.',
  },
  'null-candidate': {
    title: '수집이 끝났다는 null',
    seen: '수집이 끝났을 때 {peer} 쪽 코드가 null을 candidate처럼 다뤘습니다: {message}',
    means: '마지막 icecandidate 이벤트의 candidate는 null입니다. 더는 없다는 뜻이고 오류가 아닙니다.',
    fix: 'null을 그대로 보내거나 건너뛰세요: if (event.candidate) send(event.candidate).',
  },
  'relay-without-turn': {
    title: 'relay만 허용했는데 TURN이 없음',
    seen: '{peer} 쪽의 iceTransportPolicy가 "relay"인데 candidate가 하나도 없이 수집이 끝났습니다.',
    means:
      '이 정책은 TURN 서버의 candidate만 허용하는데 쓸 수 있는 서버가 없습니다. Chromium은 끝없이 기다리고 Firefox는 바로 실패합니다.',
    fix: 'iceServers에 username과 credential이 있는 TURN 서버를 넣거나, iceTransportPolicy를 "all"로 두세요.',
  },
  'turn-without-credentials': {
    title: 'username과 credential이 없는 TURN',
    seen: '{peer} 쪽이 {url} 서버를 설정했는데 거부됐습니다: {error}.',
    means:
      'TURN 서버는 아는 사용자의 트래픽만 중계합니다. username과 credential이 필요하고, 값이 맞아야 하며 만료되지 않았어야 합니다.',
    fix: 'iceServers에 { urls, username, credential }을 모두 넣고, 통화할 때마다 미리 새 credential을 받아 오세요.',
  },
  'bad-ice-url': {
    title: 'ICE 서버 URL이 잘못됨',
    seen: '{peer} 쪽 ICE 서버의 주소가 “{url}”입니다. 오류: {error}.',
    means:
      '주소는 stun:, stuns:, turn:, turns: 가운데 하나로 시작하고 urls에 적습니다. 예전 이름 url은 이제 표준에 없고, 브라우저마다 다르게 다룹니다.',
    fix: '{ urls: "stun:stun.example.org:3478" }처럼 적으세요.',
  },
  'dead-stun': {
    title: 'STUN 서버가 응답하지 않음',
    seen: '{peer} 쪽이 {seconds}초째 수집하고 있는데 {url} 서버에서는 candidate가 오지 않았습니다.',
    means:
      '브라우저가 응답 없는 서버를 기다립니다. Chromium은 40초, Firefox는 11초쯤입니다. 수집이 complete가 되기를 기다리는 코드도 그만큼 기다립니다.',
    fix: 'complete를 기다리지 말고 candidate가 나올 때마다 보내거나, 기다리는 시간을 제한하세요. 서버도 확인하세요.',
  },
  'harmless-701': {
    title: '701 오류가 나도 괜찮은 경우',
    seen: '{url} 서버에서 701 오류({text})가 났지만 {peer} 쪽은 연결되어 있습니다.',
    means: '주소 하나에서 서버 하나에 닿지 못했을 뿐입니다. 다른 candidate로 충분했습니다.',
    fix: '고칠 것이 없습니다. 필요하면 로그만 남기고, 통화 상태는 connectionState로 판단하세요.',
  },
  'half-ice-restart': {
    title: 'restartIce()만 부르고 끝냄',
    seen: '{peer} 쪽이 ICE restart를 요청했지만 새 offer를 설정하지 않았습니다.',
    means:
      'restartIce()만으로는 다시 시작되지 않습니다. 다음 offer에 새 ICE 자격 정보를 담게 하고, negotiationneeded로 그 offer를 요청할 뿐입니다.',
    fix: 'negotiationneeded 이벤트가 나면 setLocalDescription()을 부르고, offer를 보내고, answer를 평소처럼 설정하세요.',
  },
  'peer-vanished': {
    title: '상대가 인사 없이 사라짐',
    seen: '{other} 쪽은 연결되어 있었는데 지금은 {state}입니다. {peer} 쪽은 끊는다고 알리지 않았습니다.',
    means:
      '탭이 닫히거나 배터리가 다 되거나 네트워크가 끊기면 상대에게 아무 알림도 가지 않습니다. ICE는 몇 초 뒤에야 알아챕니다. Chromium에서는 iceConnectionState가 disconnected에 머물고 connectionState만 failed가 됩니다.',
    fix: 'connectionstatechange 이벤트를 구독하고, pagehide에서 메시지를 보내고, failed가 되면 정리하세요.',
  },
  'wrong-fingerprint': {
    title: 'fingerprint가 맞지 않음',
    seen: 'ICE는 둘을 연결했지만 그 뒤에 {other} 쪽 연결이 실패했습니다.',
    means:
      'description에는 인증서의 fingerprint가 들어 있습니다. DTLS가 받은 인증서가 그것과 달라서 연결을 끊었습니다. SDP를 고쳤거나, 다른 연결이나 다른 세션의 SDP를 쓴 경우입니다.',
    fix: 'description을 고치지 말고 그대로 보내고, 서로 다른 연결의 description을 섞지 마세요.',
  },
  'insecure-context': {
    title: 'secure context가 아님',
    seen: '{peer} 쪽이 장치를 요청했는데 {error}가 났습니다. 안전한 페이지가 아니기 때문입니다.',
    means:
      'localhost가 아닌 http 페이지에는 navigator.mediaDevices가 없습니다. RTCPeerConnection은 있으므로 카메라 없는 통화는 됩니다.',
    fix: '페이지를 https로 서비스하거나 localhost로 여세요. window.isSecureContext를 먼저 확인하세요.',
  },
  'autoplay-blocked': {
    title: '브라우저가 자동 재생을 막음',
    seen: '스트림은 와 있는데 {peer} 쪽의 play()가 거부됐습니다: {error}.',
    means: '사용자가 아직 클릭이나 터치를 하지 않은 페이지는 소리를 낼 수 없습니다. 연결 자체는 정상입니다.',
    fix: '소리를 끈 채로 시작하고(muted, playsinline, autoplay) 소리 켜기 버튼을 두거나, 클릭 핸들러에서 play()를 부르세요.',
  },
  'permission-denied': {
    title: '카메라나 마이크를 허용하지 않음',
    seen: '{peer} 쪽의 장치({source}) 요청이 거부됐습니다: {error}.',
    means:
      '사용자가 거절했거나 권한 창을 닫았거나, 페이지나 iframe, 운영체제가 허용하지 않습니다. 바로 다시 요청해도 소용없습니다.',
    fix: 'NotAllowedError를 잡아서 왜 필요한지, 어디서 허용하는지 알려 주고, 그 장치 없이도 통화가 이어지게 하세요.',
  },
  'camera-busy': {
    title: '카메라를 열 수 없음',
    seen: '{peer} 쪽의 장치({source}) 요청이 거부됐습니다: {error}.',
    means:
      'NotReadableError는 다른 프로그램이 쓰고 있다는 뜻, NotFoundError는 장치가 없다는 뜻, OverconstrainedError는 조건에 맞는 장치가 없다는 뜻입니다.',
    fix: '오류 이름으로 나눠 처리하고, enumerateDevices()의 다른 장치를 권하고, exact 대신 ideal 조건을 쓰세요.',
  },
  'frozen-picture': {
    title: '화면이 멈추거나 검음',
    seen: '{peer} 쪽이 보내던 트랙({kind})을 멈추거나 sender에서 뺐습니다. 통화는 이어지고 있습니다.',
    means:
      'stop()이나 replaceTrack(null)은 {other} 쪽에 아무 이벤트도 일으키지 않습니다. 마지막 프레임이 그대로 남고 트랙은 계속 live입니다.',
    fix: '잠시 멈추려면 track.enabled = false로 두세요. 아니면 {other} 쪽에 메시지로 알리거나, removeTrack() 뒤에 다시 협상하세요.',
  },
  'no-common-codec': {
    title: '공통 코덱이 없음',
    seen: '{peer} 쪽의 answer가 {kind} 섹션(mid {mid})을 거부했습니다: 포트가 0입니다.',
    means:
      '한쪽이 제안한 코덱과 다른 쪽이 받아들이는 코덱 가운데 겹치는 것이 없습니다. 섹션은 오류 없이 거부되고 그 트랙은 끝납니다.',
    fix: 'setCodecPreferences()에서는 코덱을 빼지 말고 순서만 바꾸세요. 목록은 RTCRtpReceiver.getCapabilities()에서 가져옵니다.',
  },
  'send-before-open': {
    title: '채널이 열리기 전에 send()를 부름',
    seen: '{peer} 쪽이 “{label}” 채널이 열리기 전에 send()를 불렀습니다: InvalidStateError.',
    means: '데이터 채널은 연결이 된 다음에야 열립니다. 그전에는 readyState가 connecting이고 아무것도 보낼 수 없습니다.',
    fix: 'open 이벤트를 기다리거나, 그때까지 메시지를 배열에 모아 두세요.',
  },
  'two-channels': {
    title: '양쪽이 모두 채널을 만듦',
    seen: '양쪽이 모두 “{label}” 채널을 만들어서 채널이 두 개입니다.',
    means:
      'label은 이름일 뿐입니다. createDataChannel()을 부를 때마다 새 채널이 생기고 상대는 datachannel 이벤트로 받습니다. 서로 엉뚱한 채널에서 메시지를 기다릴 수 있습니다.',
    fix: '한쪽만 만들고 다른 쪽은 datachannel 이벤트에서 받으세요. 아니면 양쪽 모두 negotiated: true와 같은 id로 만드세요.',
  },
  'channel-ids-differ': {
    title: 'negotiated 채널의 id가 다름',
    seen: '“{label}” 채널의 id가 {peer} 쪽에서는 {id}, {other} 쪽에서는 {otherId}입니다.',
    means:
      'negotiated: true이면 id만으로 양 끝이 이어집니다. 둘 다 열려 있지만 한쪽 id로 보낸 메시지는 어디에도 도착하지 않습니다.',
    fix: '양쪽에 같은 id를 주세요: createDataChannel(label, {negotiated: true, id: 0}).',
  },
  'message-too-big': {
    title: '메시지가 너무 큼',
    seen: '{peer} 쪽이 “{label}” 채널로 {bytes}바이트를 한 번에 보내려 했습니다. 상대는 {limit}바이트까지 받습니다.',
    means:
      '받을 수 있는 메시지의 최대 크기는 양쪽이 저마다 description에 적습니다(a=max-message-size). 이보다 크면 send()가 TypeError를 던집니다.',
    fix: '16~64 KiB 조각으로 나눠 보내고 받는 쪽에서 합치세요. 한도는 pc.sctp.maxMessageSize입니다.',
  },
  'flooded-channel': {
    title: '채널에 너무 많이 보냄',
    seen: '{peer} 쪽이 “{label}” 채널에 메시지 {count}개, {bytes}바이트를 나가는 속도보다 빨리 넣어서 OperationError가 났습니다.',
    means:
      'send()는 버퍼에 넣을 뿐입니다. 반복문은 어떤 네트워크보다 빨리 버퍼를 채우고, 가득 차면 send()가 오류를 던집니다.',
    fix: 'bufferedAmount를 보고 한도를 넘으면 멈췄다가 bufferedamountlow 이벤트(bufferedAmountLowThreshold)가 나면 이어서 보내세요.',
  },
  'room-full': {
    title: '방이 가득 참',
    seen: '{peer} 쪽이 들어갈 자리가 {room} 방에 없습니다.',
    means:
      '방에는 연결의 양 끝이 들어갈 자리 두 개뿐이고 둘 다 찼습니다. 예전 탭이 자리를 차지하고 있을 수도 있습니다.',
    fix: '다른 탭을 닫거나 새 방을 쓰세요. 셋 이상이 통화하려면 두 사람마다 연결을 하나씩 만들거나, 가운데에 서버(SFU)를 두어야 합니다.',
  },
} as const satisfies Readonly<Record<FaultId | FindingVariant, Record<'title' | 'seen' | 'means' | 'fix', string>>>;
