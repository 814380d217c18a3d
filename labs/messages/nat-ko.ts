import type { NatMessages } from './nat-en.ts';

export const nat: NatMessages = {
  title: 'NAT 두 개, 시뮬레이션',
  label: '시뮬레이션',
  explain:
    '컴퓨터 한 대로는 NAT를 보여 줄 수 없습니다. 그래서 이것은 모형이고 패킷을 보내지 않습니다. 서로 다른 네트워크에 있는 두 호스트, 각각의 앞에 NAT 하나씩, 그 사이에 STUN 서버와 TURN 서버가 있습니다. 무엇이 통과하는지는 RFC 4787과 RFC 8445의 규칙을 패킷 하나하나에 적용해 정해집니다.',
  before: '{peer} 앞의 NAT',
  kinds: {
    open: 'NAT 없음',
    'full-cone': 'full cone',
    'restricted-cone': 'restricted cone',
    'port-restricted-cone': 'port-restricted cone',
    symmetric: 'symmetric',
  },
  rules: {
    open: '자기 주소가 곧 공인 주소입니다.',
    'full-cone': '어느 목적지에나 같은 포트를 쓰고, 누구나 그 포트로 보낼 수 있습니다.',
    'restricted-cone': '어느 목적지에나 같은 포트를 쓰고, 보낸 적 있는 호스트만 답할 수 있습니다. 포트는 상관없습니다.',
    'port-restricted-cone': '어느 목적지에나 같은 포트를 쓰고, 보낸 적 있는 주소와 포트만 답할 수 있습니다.',
    symmetric: '목적지마다 다른 포트를 쓰고, 그 목적지만 답할 수 있습니다.',
  },
  hasTurn: 'TURN 서버가 있음',
  outcomes: {
    direct: '직접 통합니다.',
    relay: 'TURN만 남습니다. 모든 것이 중계를 거칩니다.',
    none: '아무것도 통하지 않습니다. TURN 서버 없이는 통화할 수 없습니다.',
  },
  short: { direct: '직접', relay: 'TURN 중계', none: '통화 불가' },
  table: 'NAT마다 서로 만났을 때',
  steps: '패킷 하나씩: {count}단계',
  bases: { host: '자기 소켓에서', relay: '중계 주소에서' },
  losses: {
    'no-route': '갈 곳이 없습니다. 그 주소는 그쪽 네트워크 안에서만 통합니다',
    filtered: '그쪽 NAT가 버립니다. {address}에서 {from}(으)로 보낸 적이 없기 때문입니다',
    'no-permission': 'TURN 서버가 버립니다. 이 발신자를 아무도 알려 주지 않았기 때문입니다',
  },
  gathered: '{peer}에게 {type} 후보가 있습니다: {address}.',
  checked: '{peer}: {base} {type} {address}을(를) 검사합니다. {from}(으)로 보입니다. 이 패킷은 {loss}.',
  arrived: '{peer}: {base} {type} {address}을(를) 검사합니다. {from}(으)로 보입니다. 도착했고 답도 왔습니다.',
  unanswered:
    '{peer}: {base} {type} {address}을(를) 검사합니다. {from}(으)로 보입니다. 도착했지만 답이 사라지거나 다른 곳에서 옵니다.',
  learnt: '{peer} 쪽이 아무도 알려 주지 않은 주소를 알게 됩니다: {address}(peer-reflexive).',
  selected: 'Alice가 쌍을 고릅니다: {base} {type} {address}.',
  failed: '시도할 쌍이 더 없습니다.',
};
