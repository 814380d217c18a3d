import type { Messages } from './en.ts';
import { common as said } from './ko-common.ts';
import { network } from './network-ko.ts';
import { tools } from './tools-ko.ts';

const common: Messages['common'] = { ...said, tools };

const loopback: Messages['loopback'] = {
  title: '한 페이지 안의 통화',
  start: '시작',
  startAgain: '다시 시작',
  step: '한 단계',
  hangUp: '끊기',
  reset: '처음으로',
  status: {
    ready: '준비됐습니다. ‘시작’은 통화 전체를, ‘한 단계’는 호출 하나를 실행합니다.',
    between: '{count}단계 중 {done}단계까지 끝났습니다. 다음: {next}',
    working: '{count}단계 중 {step}단계 실행 중: {next}',
    waiting:
      '미디어가 흐르기를 기다리는 중입니다. 몇 초가 넘게 걸리면 확장 프로그램이나 정책이 WebRTC를 막고 있을 수 있습니다.',
    done: '첫 연결을 만든 지 {ms} ms 만에 연결됐습니다. 미디어는 서버를 거치지 않고 연결에서 연결로 갑니다.',
    doneSteps: '연결됐습니다. {count}단계를 모두 마쳤습니다.',
    doneBroken:
      '{count}단계를 모두 마쳤지만 통화가 연결되지 않았습니다. 무엇이 잘못됐는지는 ‘진단’에서 볼 수 있습니다.',
    lost: '통화가 연결됐었지만 지금 {peer}의 연결은 {state}이고 아무것도 도착하지 않습니다. 이유는 ‘진단’에 있습니다.',
    ended: '끊었습니다. 열려 있던 연결이 닫혔고, 닫힌 연결은 되살릴 수 없습니다. ‘시작’을 누르면 새로 만듭니다.',
    failed: '{step}단계가 실패했습니다: {message}. ‘처음으로’를 눌러 다시 시작하세요.',
    failedMedia: '{step}단계가 실패했습니다. 보낼 미디어를 열지 못했습니다. 이유와 해결 방법은 아래에 있습니다.',
  },
  nextStep: '다음 단계',
  steps: {
    'alice-media': 'Alice가 보낼 것을 엽니다. 카메라와 마이크마다 트랙이 하나씩 든 스트림입니다.',
    'alice-connection': 'Alice가 연결을 만들고, candidate와 상대 트랙을 어디로 보낼지 정합니다.',
    'alice-tracks': 'Alice가 트랙을 추가합니다. 이제 연결은 협상이 필요하다는 것을 압니다.',
    'create-offer': 'Alice가 offer를 만듭니다. 아직 아무것도 바뀌지 않습니다. 그저 텍스트입니다.',
    'set-local-offer':
      'Alice가 offer를 local description으로 설정합니다. 시그널링 상태가 바뀌고 candidate 수집이 시작됩니다.',
    'send-offer': 'Alice가 시그널링 채널로 offer를 보냅니다.',
    'bob-connection': 'Bob도 자기 연결을 만듭니다.',
    'set-remote-offer': 'Bob이 offer를 remote description으로 설정합니다. Alice의 트랙을 알게 됩니다.',
    'bob-tracks': 'Bob이 스트림을 열고 트랙을 추가합니다. 그래야 answer에 담을 수 있습니다.',
    'create-answer': 'Bob이 offer에 맞는 answer를 만듭니다.',
    'set-local-answer': 'Bob이 answer를 local description으로 설정합니다. Bob의 시그널링은 끝났고 수집이 시작됩니다.',
    'send-answer': 'Bob이 시그널링 채널로 answer를 보냅니다.',
    'set-remote-answer': 'Alice가 answer를 remote description으로 설정합니다. 양쪽 모두 stable입니다.',
    'exchange-candidates': '서로 찾은 candidate를 주고받습니다. ICE가 통하는 쌍을 찾아내면 통화가 연결됩니다.',
  },
};

const offerAnswer: Messages['offerAnswer'] = {
  title: 'offer와 answer, 호출 하나씩',
  reset: '처음으로',
  round: '한 바퀴 전체',
  status: {
    ready: '호출을 눌러 보세요. 지금 거부될 호출에는 이유가 적혀 있습니다. 그래도 누르면 실제 오류를 볼 수 있습니다.',
    called: '{peer}: {call} 성공.',
    refused: '{peer}: {call} 호출이 {name}로 거부됐습니다: {message}',
    nothingReceived: '{other} 쪽이 아직 {type}을 만들지 않아서 {peer} 쪽에서 설정할 것이 없습니다.',
  },
  localCalls: '자기 쪽 호출',
  remoteCalls: '상대에게서 온 것으로 하는 호출',
  otherCalls: '그 밖에',
  refusedNow: '지금은 거부됨: {reason}',
  nothingYet: '{other} 쪽이 아직 만들지 않았습니다',
  descriptions: '{peer}의 description',
  slots: {
    currentLocal: 'current local',
    pendingLocal: 'pending local',
    currentRemote: 'current remote',
    pendingRemote: 'pending remote',
  },
  none: '없음',
};

const twoTab: Messages['twoTab'] = {
  title: '두 탭 사이의 통화',
  openRoom: '방 열기',
  joinRoom: '들어가기',
  codeLabel: '코드가 있나요?',
  openOther: '다른 탭 열기',
  copyLink: '링크 복사',
  copied: '복사했습니다',
  call: '전화 걸기',
  callWith: '방식',
  modes: {
    peerjs: 'PeerJS: peer.call()이 다 합니다',
    raw: '직접: offer, answer, candidate를 우리가 보냅니다',
  },
  byStep: '이 탭에서 한 단계씩',
  step: '한 단계',
  play: '남은 단계 모두',
  stepping: {
    next: '이 탭에서 {count}단계 중 {done}단계까지 끝났습니다. 다음: {next}',
    working: '{count}단계 중 {step}단계 실행 중: {next}',
    incoming: '다른 탭이 전화를 걸고 있습니다. 이 탭은 한 단계씩 응답합니다.',
    answer: '다른 탭의 answer를 기다립니다. 그 탭도 한 단계씩 진행한다면 거기서 ‘한 단계’를 누르세요.',
    connection: '연결되기를 기다립니다. 다른 탭도 한 단계씩 진행한다면 거기서 ‘한 단계’를 누르세요.',
  },
  hangUp: '끊기',
  leave: '방 나가기',
  compare: '양쪽 비교하기',
  room: '방 {room}',
  youAre: '이 탭은 {peer}입니다.',
  otherDevice: '다른 기기에서',
  invite: {
    title: '다른 기기로 들어오기',
    close: '닫기',
    hereOnly:
      '이 서버는 이 컴퓨터에만 응답합니다. 휴대폰이나 다른 컴퓨터도 들어오게 하려면 서버를 끄고 다음과 같이 시작하세요.',
    scan: '다른 기기의 카메라로 코드를 스캔하거나 주소를 입력하세요. 두 기기가 같은 네트워크에 있어야 합니다.',
    address: '주소',
    warning: '처음에는 그 기기의 브라우저가 연결이 비공개가 아니라고 경고합니다. 예상된 경고입니다.',
    plain: 'HTTP로는 그 기기에서 카메라와 마이크를 쓸 수 없습니다. 합성 소스는 됩니다.',
    explained: '내 네트워크에서 쓰기: 브라우저별 경고 설명',
  },
  nextRoom: '방 {next}로 가기',
  tryAgain: '다시 시도',
  thisTab: '이 탭',
  messages: '서버를 지나간 메시지',
  noMessages: '아직 없습니다. OFFER, ANSWER, CANDIDATE가 서버를 지날 때마다 여기에 적힙니다.',
  arrows: { sent: '보냄', received: '받음' },
  status: {
    outside: '방을 여세요. 코드는 자동으로 정해집니다. 이미 열린 방의 코드를 입력해도 됩니다.',
    entering: '방으로 가는 중…',
    alone: '방에 혼자 있습니다. 다른 탭을 열거나, 같은 네트워크에 있는 사람에게 링크를 보내세요.',
    together: '두 탭이 다 들어왔습니다. 어느 쪽에서든 ‘전화 걸기’를 누르세요.',
    calling: '전화를 거는 중…',
    answering: '상대 탭이 전화를 걸었습니다. 이 탭은 자동으로 받습니다.',
    connected: '연결됐습니다. 미디어는 탭에서 탭으로 가고, 서버는 메시지만 전했습니다.',
    connectedRelayed:
      '연결되었습니다. 미디어는 TURN 서버를 거쳐 탭에서 탭으로 갑니다. 서버는 중계만 할 뿐 내용은 읽지 못합니다.',
    connectedAlone:
      '상대 탭이 서버에서 나갔습니다. 서버와만 끊긴 것이라면 통화는 이어집니다. 탭이 닫힌 것이라면 이 연결은 몇 초 뒤에 알아차립니다.',
    connectedBack:
      '상대 탭이 서버로 돌아왔습니다. 새로 고침된 것이라면 이 통화를 잊었고, 이쪽 연결은 몇 초 뒤에 알아차립니다. 끊고 다시 걸어 보세요. 서버와만 끊겼던 것이라면 통화는 이어집니다.',
    connectedNew:
      '이제 방에 다른 탭이 있습니다. 이 연결은 떠난 탭과 맺은 것이고, 몇 초 뒤에 알아차립니다. 끊고 다시 걸어 보세요.',
    hungUp: '끊었습니다. ‘전화 걸기’를 누르면 다시 시작합니다.',
    partnerLeft:
      '상대 탭이 닫혔거나, 새로 고침 중이거나, 연결이 끊겼습니다. 돌아오면 자동으로 들어옵니다. 새 탭을 열려면 ‘다른 탭 열기’를 누르세요.',
    partnerBack:
      '상대 탭이 돌아왔습니다. 새로 고침됐거나 서버와 끊겼던 것입니다. ‘전화 걸기’를 누르면 다시 시작합니다.',
    partnerNew: '빈자리에 다른 탭이 들어왔습니다. ‘전화 걸기’를 누르면 다시 시작합니다.',
    partnerUnstable: '상대 탭에서 더 이상 아무것도 오지 않습니다: disconnected. 브라우저는 계속 시도합니다.',
    partnerLost:
      '상대 탭에서 더 이상 아무것도 오지 않습니다: failed. 브라우저가 포기했습니다. 끊은 다음, 상대 탭이 돌아오면 다시 걸어 보세요.',
    callFailed: '통화가 실패했습니다: {message}. ‘전화 걸기’를 눌러 다시 해 보세요.',
    full: '방 {room}은 가득 찼습니다. 이미 두 탭이 들어와 있습니다.',
    serverLost: '시그널링 서버와 끊어졌습니다. 다시 접속하는 중…',
    serverLostInCall: '시그널링 서버와 끊어졌습니다. 통화는 서버 없이도 이어집니다. 다시 접속하는 중…',
    serverLostRelayed:
      '서버가 사라졌고 TURN 서버도 함께 사라졌습니다. 중계되던 통화는 서버 없이 이어지지 않습니다. 다시 접속하는 중…',
    left: '방에서 나왔습니다.',
    background: '이 탭은 백그라운드에 있어서 브라우저가 타이머를 늦춥니다. 합성 화면이 1초에 한 번쯤 움직입니다.',
  },
};

const learning: Messages['learning'] = {
  predict: {
    title: '예측',
    choose: '하나를 고르고 실습을 실행하세요. 답은 트레이스가 정합니다.',
    waiting: '고른 답: {choice}. 실습을 실행해서 확인하세요.',
    right: '트레이스의 답: {truth}. 맞았습니다.',
    wrong: '트레이스의 답: {truth}. 고른 답: {choice}.',
    unasked: '트레이스의 답: {truth}.',
    again: '다시 답하기',
  },
  checkpoint: {
    title: '체크포인트',
    done: '완료. 당신의 트레이스가 보여 줍니다.',
    doneBefore: '이 기기에서 이미 완료했습니다.',
    notYet: '아직입니다.',
    missing: {
      'run-first': '이 페이지의 실습을 실행하세요.',
      'not-connected': '양쪽이 모두 연결된 적이 없습니다.',
      'no-track': '한쪽이 아직 상대의 비디오 트랙을 받지 못했습니다.',
      'not-closed': '열려 있는 연결이 있습니다. ‘끊기’를 누르세요.',
      'no-local-offer': 'Alice가 have-local-offer에 있었던 적이 없습니다.',
      'no-round': 'offer와 answer를 주고받아 양쪽이 stable이 된 적이 없습니다.',
      'no-candidate': '한쪽이 상대의 candidate를 아직 추가하지 않았습니다.',
      'no-partner': '다른 탭이 방에 들어온 적이 없습니다.',
      'no-raw-message': '‘직접’ 방식을 골라 전화를 거세요. offer, answer, candidate가 서버를 지나가야 합니다.',
      'partner-stays': '다른 탭이 아직 있습니다. 그 탭을 닫으세요.',
      'partner-not-back': '다른 탭이 나갔다가 같은 방으로 돌아온 적이 없습니다. 그 탭을 새로고침하세요.',
      'nobody-sent-on': '자리가 없어 다른 방으로 간 방문자가 없습니다. 세 번째 방문자가 와야 합니다.',
      'no-ghost-found': 'ping으로 발견된 유령이 없습니다. 케이블을 뽑고 20초쯤 기다리세요.',
      'no-seat-back': '케이블이 뽑혔다가 발견되기 전에 돌아온 방문자가 없습니다.',
      'not-turned-back': 'EXPIRE와 REFUSED가 하나씩 필요합니다. 다른 방에 쓰고, 엉뚱한 것도 보내 보세요.',
      'no-leak': '남에게 가는 offer를 읽은 사람이 없습니다. 모두에게 보내는 중계를 고르고 전화를 거세요.',
      'no-pranswer': '설정된 pranswer가 없습니다.',
      'no-rollback': 'rollback한 적이 없습니다.',
      'no-refusal': 'InvalidStateError로 거부된 호출이 없습니다.',
      'found-candidates': 'candidate를 하나도 찾지 못한 채 수집을 마친 쪽이 없습니다.',
      'no-refused-configuration': 'new RTCPeerConnection()이 거부한 설정이 없습니다.',
      'no-call-after-close': 'close() 뒤에 그 연결을 다시 쓴 적이 없습니다.',
      'no-audio-offer': '오디오 m-line 하나만 있는 offer가 설정된 적이 없습니다.',
      'no-refused-section': '거절된 m-line(포트 0)이 있는 answer가 설정된 적이 없습니다.',
      'no-refused-text': '텍스트가 잘못되어 거부된 remote description이 없습니다.',
      'no-last-candidate': '한쪽이 아직 candidate 수집을 마치지 않았습니다.',
      'no-pair': '아직 선택된 쌍이 없습니다. 통화가 연결되고 1초쯤 뒤에 보입니다.',
      'no-early-candidate': 'remote description이 없어서 거부된 candidate가 없습니다.',
      'no-prflx': 'prflx candidate가 나타난 적이 없습니다.',
      'not-disconnected': 'disconnected가 된 연결이 없습니다.',
      'not-failed': 'failed 상태인 연결이 없습니다.',
      'no-silent-failure': '오류가 났거나, 통화가 연결되었거나, 아직 3초가 지나지 않았습니다.',
      'no-other-error': 'InvalidStateError가 아닌 오류가 아직 없습니다.',
      'no-server-candidate': 'srflx나 relay 후보가 아직 없습니다.',
      'no-relay-pair': 'relay 후보끼리의 쌍이 아직 선택되지 않았습니다.',
      'no-allocation': 'TURN 서버가 아직 주소를 할당하지 않았습니다.',
      'not-healed': 'disconnected가 되었다가 저절로 돌아온 연결이 아직 없습니다.',
      'no-restart': '아직 ICE를 재시작하지 않았습니다.',
      'no-media-after-restart':
        'ICE를 재시작했지만 양쪽의 새 자격 정보와 그 뒤에 온 미디어가 아직 보이지 않습니다. 1~2초 기다려 보세요.',
      'no-rate': '양쪽 모두 영상이 오는 샘플이 두 개 필요합니다. 연결하고 2초 기다리세요.',
      'no-loss': '손실이 2% 이상인 샘플이 아직 없습니다.',
      'no-other-codec': '아직 VP8이 아닌 코덱으로 비디오를 보내지 않습니다. 다른 코덱을 맨 앞에 두고 연결하세요.',
      'more-than-one-codec': '비디오 코덱을 둘 이상 제안했거나 아직 쓰이는 코덱이 없습니다.',
      'not-capped': '비디오가 빠르게 가다가 200 kbit/s 아래로 묶인 적이 아직 없습니다. 몇 초 기다리세요.',
      'not-scaled': '스스로 높이를 절반으로 줄여 보내는 화면이 아직 없습니다.',
      'no-whole-file': '양쪽 해시가 같게 모두 도착한 파일이 아직 없습니다. 하나 보내세요.',
      'no-cancelled-file': '전송 중에 취소한 파일이 아직 없습니다. 큰 파일로 해 보세요.',
      'no-resumed-file': '끊겼다가 이어서 모두 도착한 파일이 아직 없습니다. 전송 중에 채널을 닫아 보세요.',
      'no-glare': '아직 두 offer가 엇갈리지 않았습니다.',
      'glare-open': '두 offer가 엇갈렸고, 통화가 아직 모든 트랙을 갖춘 상태로 돌아오지 못했습니다.',
      'no-track-in-call': '통화 중에 추가한 트랙이 아직 도착하지 않았습니다.',
      'not-recycled': '다시 쓰인 m-line이 아직 없습니다.',
      'not-a-connected-dump': '지금 보이는 것에는 연결된 통화가 없습니다. 되는 통화의 예제를 여세요.',
      'not-a-stuck-dump': '그런 통화가 아닙니다. 안 되는 통화의 예제를 여세요.',
      'no-limitation': '대역폭이나 처리 시간이 모자란 인코더가 아직 없습니다.',
      'not-poor': '통화가 ‘나쁨’으로 판단된 적이 없습니다.',
      'not-good-again': '나빠졌지만 아직 ‘좋음’으로 돌아오지 않았습니다. 네트워크를 되돌리고 1분까지 기다리세요.',
      'no-mesh-of-three': '세 피어가 모두 서로 연결된 적이 없습니다. 하나 더 추가하세요.',
      'no-mesh-of-six': '여섯 피어와 연결 15개가 한꺼번에 맺어진 적이 없습니다. ‘여섯 명까지 채우기’를 누르세요.',
      'no-mesh-of-four': '네 피어와 연결 여섯 개가 한꺼번에 맺어진 적이 없습니다. ‘피어 추가’를 모두 네 번 누르세요.',
      'nobody-came-back':
        '이 트레이스에는 나갔다가 돌아온 피어가 없습니다. 하나를 내보냈다가 다시 추가하고, 그동안 남아 있던 쌍을 누르세요.',
      'nobody-left': '보이는 쌍에서 나간 피어가 아직 없습니다. 한 피어에서 ‘나가기’를 누르세요.',
      'no-crash-cleared':
        '보이는 쌍에서 강제 종료된 피어와의 연결이 아직 정리되지 않았습니다. 한 피어에서 ‘강제 종료’를 누르고 25초쯤 기다리세요.',
      'not-two-sizes':
        'Alice와 Bob의 쌍을 고른 채로 두세요. 두 명일 때와, 네 명 이상일 때의 업링크를 모두 재야 합니다.',
      'no-kept-camera': '둘을 함께 요청한 것이 거절된 뒤 카메라만 열린 적이 없습니다. 실패하는 마이크를 쓰세요.',
      'no-fallback': '통화 중에 장치가 사라져 다음 장치로 바뀐 적이 없습니다. 보내고 있는 장치를 뽑으세요.',
      'not-overconstrained': 'OverconstrainedError로 거절된 요청이 아직 없습니다.',
      'no-screen-and-back': '통화 중에 화면이 카메라 자리를 차지했다가 돌려준 적이 없습니다.',
      'no-screen-ended': '공유한 화면이 밖에서 끝나고 카메라가 스스로 돌아온 적이 없습니다.',
      'no-open-channel': '아직 양쪽 끝이 모두 열린 채널이 없습니다. 연결하기를 누르세요.',
      'no-unreliable-channel':
        'maxRetransmits나 maxPacketLifeTime이 있는 채널이 아직 양쪽에서 열리지 않았습니다. 하나 만들어 보세요.',
      'no-flood': '아직 쏟아부은 적이 없습니다. 네트워크에 패킷 손실을 준 다음 쏟아붓기를 시작하세요.',
      'no-unequal-loss':
        '신뢰성 없는 채널만 메시지를 잃고 신뢰성 있는 채널은 하나도 잃지 않은 경우가 아직 없습니다. 패킷 손실을 높이고 끝날 때까지 기다리세요.',
      'no-refused-channel': '지금까지는 브라우저가 채널을 모두 만들어 주었습니다. 만들 수 없는 채널을 요청해 보세요.',
      'no-closed-channel':
        '양쪽 끝이 closing을 거쳐 closed가 된 채널이 아직 없습니다. 채널의 닫기 버튼으로 닫아 보세요.',
      'no-second-video': 'Bob이 아직 Alice의 화면을 둘 받지 않습니다. 연결하고 두 번째 카메라를 더하세요.',
      'no-other-direction': 'Alice의 transceiver가 recvonly나 inactive로 바뀌고 그에 대한 answer가 온 적이 없습니다.',
      'not-six-ways':
        '비디오를 음소거하는 방법을 아직 모두 재지 않았습니다. ‘여섯 가지 모두 해 보기’를 누르고 끝날 때까지 기다리세요.',
      'not-switched': '통화 중에 카메라를 바꾼 적이 없거나, 바꾼 뒤에 협상이 필요했습니다.',
      'mute-still-works':
        '앱의 음소거 버튼을 껐는데도 Bob에게 Alice가 들린 적이 없습니다. 세 단계를 따라 하고 단계마다 1초쯤 기다리세요.',
      'not-cured':
        '먼저 음소거 버튼을 고장 낸 다음, 꺼진 상태에서 고치고 Bob에게 아무것도 들리지 않을 때까지 기다리세요.',
    },
  },
};

export const ko: Messages = { common, loopback, offerAnswer, twoTab, learning, network };
