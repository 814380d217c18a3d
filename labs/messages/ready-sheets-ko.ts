import type { ReadySheetMessages } from './ready-sheets-en.ts';

/** Titles and notes of the sheets that are there from the beginning. */
export const readySheets: ReadySheetMessages = {
  'first-hour': {
    title: '첫 시간',
    items: {
      'one-call': {
        title: '통화 전체를 한 번에',
        notes:
          '먼저 물어보세요. 화면이 나오기까지 두 브라우저는 메시지를 몇 개나 주고받을까요?\n실행을 누릅니다. 양쪽의 상태 기계 네 개를 짚어 줍니다. W3C 표준에 나오는 그대로입니다.\n물어보세요. Alice와 Bob 중 어느 쪽이 먼저 초록이 되었나요?',
      },
      ladder: {
        title: '같은 통화를 한 단계씩',
        notes:
          '처음으로 되돌린 뒤 한 단계씩 14번. 누르기 전마다 무엇을 호출하고 어느 기계가 움직일지 물어봅니다.\ncreateOffer에서 멈추세요. 아무것도 움직이지 않습니다. offer는 설정하기 전까지 그냥 글입니다.\nsetLocalDescription에서 멈추세요. 수집이 시작됩니다.',
      },
      'offer-answer': {
        title: 'offer와 answer, 호출 하나씩',
        notes:
          '다음에 무엇을 부를지 학생들이 말하게 하고, 틀려도 그대로 누릅니다.\n거절 이유를 소리 내어 읽어 주세요. InvalidStateError와 그 까닭입니다.\nrollback으로 마무리합니다.',
      },
      candidates: {
        title: '후보는 어디에서 오는가',
        notes:
          'STUN과 TURN으로 수집합니다. host, srflx, relay. 각 주소는 누가 알고 있나요?\n물어보세요. 집에서라면 어느 것이 통할까요?',
      },
      broken: {
        title: 'Bob이 답하지 않는다면?',
        notes:
          '실행합니다. 아무 일도 없고 오류도 없습니다. 3초 기다리면 진단이 말해 줍니다.\n물어보세요. 여러분이라면 어디부터 봤을까요?',
      },
      'two-tabs': {
        title: '이제 모두 함께: 탭 두 개',
        notes:
          '모두 두 탭 실습을 열고 옆 사람에게 전화를 겁니다. 교실 현황을 지켜보세요.\n끝난 사람은 탭 하나를 닫고, 다른 탭이 알아차리는 데 얼마나 걸리는지 봅니다.',
      },
    },
  },
  'why-calls-fail': {
    title: '통화가 안 되는 까닭',
    items: {
      'no-answer': {
        title: 'Bob이 답하지 않음',
        notes:
          'offer만으로는 실패하지 않습니다. 끝없이 기다릴 뿐입니다.\n물어보세요. Alice는 어떤 상태이고, 무엇이 그 상태를 끝낼까요?',
      },
      'answer-lost': {
        title: 'answer가 엉뚱한 사람에게 감',
        notes:
          'Bob은 모든 것을 제대로 했습니다. 양쪽을 보세요. 한쪽만 압니다.\n현실에서는 id나 방을 잘못 쓴 경우입니다.',
      },
      glare: {
        title: '양쪽이 동시에 offer를 보냄',
        notes:
          '충돌하는 곳까지 한 단계씩 갑니다. 누가 양보할지 학생들이 정하게 하세요.\nPerfect negotiation으로 이어집니다.',
      },
      'candidates-not-relayed': {
        title: '후보가 상대에게 전해지지 않음',
        notes: '양쪽 시그널링은 stable인데 통화가 없습니다. 어느 기계가 그것을 말해 주나요?',
      },
      'relay-without-turn': {
        title: 'relay만 허용했는데 TURN 서버가 없음',
        notes: '수집은 complete인데 찾은 것이 없습니다. 후보 탭을 보여 주세요.\n물어보세요. 왜 relay만 허용할까요?',
      },
      'frozen-picture': {
        title: '연결됐는데 화면이 멈춤',
        notes: '모든 기계가 초록입니다. 기계만으로는 부족합니다. 무엇이 도착하는지 보세요.',
      },
      'peer-vanished': {
        title: 'Bob이 인사 없이 사라짐',
        notes:
          'Alice가 알아차릴 때까지 함께 초를 셉니다. disconnected, 그다음 failed.\n물어보세요. 그동안 앱은 무엇을 보여 줘야 할까요?',
      },
    },
  },
};
