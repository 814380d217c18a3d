import type { NetworkMessages } from './network-en.ts';

export const network: NetworkMessages = {
  path: '경로',
  paths: { direct: '직접 연결', relay: 'TURN 중계' },
  title: '{peer}의 네트워크',
  explain: '{peer}와 TURN 서버 사이를 오가는 실제 패킷에 적용되며, 어느 패킷인지는 시드가 정합니다.',
  notOurs: '실습 서버가 아니어서 이 경로는 여기서 나쁘게 만들 수 없습니다.',
  firefox:
    'Firefox는 같은 컴퓨터에 있는 TURN 서버를 쓰지 않습니다. npm start -- --lan으로 시작해 네트워크 주소로 열거나 about:config에서 media.peerconnection.ice.loopback을 true로 바꾸세요.',
  idle: '통화가 연결되면 적용됩니다.',
  preset: '미리 정한 설정',
  own: '직접 설정',
  presets: {
    none: '있는 그대로',
    'good-wifi': '좋은 Wi-Fi',
    'bad-wifi': '나쁜 Wi-Fi',
    train: '기차 안',
    'busy-office': '붐비는 사무실',
  },
  loss: '패킷 손실',
  delay: '왕복 시간 추가',
  jitter: '지터',
  bandwidth: '대역폭',
  seed: '시드',
  percent: '{value} %',
  ms: '{value} ms',
  kbits: '{value} kbit/s',
  unlimited: '제한 없음',
  pull: '플러그 뽑기',
  plugIn: '플러그 다시 꽂기',
};
