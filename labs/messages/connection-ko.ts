import type { ConnectionMessages } from './connection-en.ts';

export const connection: ConnectionMessages = {
  title: '위태로운 연결',
  connect: '연결하기',
  connectAgain: '새로 연결하기',
  restartMethod: 'restartIce()',
  restartOption: 'iceRestart: true',
  hangUp: '끊기',
  reset: '처음으로',
  useDirect: '직접 연결로 바꾸기',
  status: {
    ready: '준비됐습니다. ‘연결하기’를 누른 다음 Alice의 네트워크에서 플러그를 뽑아 보세요.',
    connecting: '연결하는 중입니다.',
    connectingUnplugged: '플러그가 빠진 채로 연결하는 중입니다. 패킷이 하나도 통하지 않으니 플러그를 꽂으세요.',
    securing:
      'ICE가 길을 찾았고, 이제 DTLS가 그 길로 키를 합의합니다. 네트워크가 나쁘면 잃어버린 패킷을 다시 보내야 해서 오래 걸립니다.',
    connected: '연결되었습니다. 플러그를 뽑거나 네트워크를 나쁘게 만들고 화면, 차트, 안내 문구를 함께 지켜보세요.',
    unplugged:
      '플러그를 뽑은 지 {s}초입니다. 아무것도 오지 않지만 브라우저는 아직 조용합니다. Chromium은 5~8초쯤 걸립니다.',
    disconnected:
      'disconnected가 된 지 {s}초입니다. 다시 꽂으면 저절로 낫습니다. 그대로 두면 Chromium은 10초쯤 뒤에 failed라고 합니다.',
    healing: '플러그를 다시 꽂았습니다. 다음 검사에 답이 오면 connected가 됩니다.',
    failed: 'failed이지만 closed는 아닙니다. ICE가 포기한 상태이고 저절로 돌아오지 않습니다. ICE를 재시작하세요.',
    failedUnplugged:
      'failed이고 플러그도 아직 빠져 있습니다. 플러그를 꽂고 ICE를 재시작하세요. 플러그 없이 재시작하면 꽂힐 때까지 기다리다가 결국 포기합니다.',
    serverGone:
      'TURN 서버가 사라졌고, 이 통화가 쓰던 주소도 함께 사라졌습니다. 서버가 돌아와도 그 주소를 알지 못합니다. ‘새로 연결하기’를 누르세요.',
    restarting: '재시작하는 중입니다. 새 후보를 찾습니다. 연결과 트랙, 키는 그대로입니다.',
    closed: 'closed입니다. 되돌릴 수 없고, close()를 불러야만 됩니다. 알려 주는 이벤트는 없습니다.',
    wentWrong: '문제가 생겼습니다: {message}',
  },
  interface: {
    title: '화면에 보여 줄 안내',
    banners: {
      idle: '',
      connecting: '연결하는 중…',
      connected: '',
      unstable: '연결이 불안정합니다…',
      lost: '연결이 끊겼습니다.',
      retrying: '다시 연결하는 중…',
      ended: '통화가 끝났습니다.',
    },
    button: '다시 시도',
    why: {
      idle: '통화가 없으니 보여 줄 것도 없습니다.',
      connecting:
        'connecting: 연결 중이라고 알리고 그만둘 수 있게 하세요. 15초쯤 지나면 평소보다 오래 걸린다고 알리세요.',
      connected: 'connected: 아무 말도 하지 마세요. 화면이 말해 줍니다.',
      unstable:
        'disconnected: 마지막 화면을 두고 차분히 기다리세요. 몇 초 안에 낫는 일이 많습니다. 통화를 끊지 마세요.',
      lost: 'failed: 알리고 벗어날 방법을 주세요. 이 버튼은 ICE를 재시작합니다. 코드가 한두 번 스스로 눌러도 됩니다.',
      retrying: '재시작하는 중입니다. 화면을 그대로 두고 아무것도 약속하지 마세요.',
      ended: 'closed: 직접 닫았으니 직접 알려야 합니다. 이벤트는 오지 않습니다.',
    },
  },
  changed: {
    title: 'ICE restart가 바꾸는 것',
    empty: '두 방식 중 하나로, 또는 둘 다로 ICE를 재시작해 보세요. 무엇이 바뀌고 무엇이 그대로인지 여기에 나옵니다.',
    ways: {
      method: 'restartIce() 다음 offer',
      option: 'createOffer({ iceRestart: true })',
    },
    what: '항목',
    before: '전',
    after: '후',
    verdict: '결과',
    changed: '바뀜',
    same: '그대로',
    waiting: '아직 없음',
    parts: {
      ufrag: 'ice-ufrag',
      pwd: 'ice-pwd',
      fingerprint: 'DTLS fingerprint',
      sections: 'm-section',
      codecs: '제안한 코덱 수',
      tracks: '트랙(msid)',
    },
    connections: '만든 연결 수',
    packets: '받은 RTP 패킷',
    goesOn: '계속 늘어남',
    stands: '멈춰 있음',
  },
};
