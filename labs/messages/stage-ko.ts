import type { FollowMessages, StageMessages } from './stage-en.ts';

export const stage: StageMessages = {
  mark: 'Icebreaker 홈',
  tools: '무대 도구',
  lab: '실습',
  showCode: '코드',
  spotlight: '스포트라이트',
  toLight: '밝게',
  toDark: '어둡게',
  leave: '무대에서 나가기',
  card: {
    label: '따라오는 방법',
    open: '이 주소를 열거나, 열린 페이지에 코드를 입력하세요.',
    hereOnly: '이 주소는 이 컴퓨터에서만 열립니다. 서버가 이 컴퓨터만을 위해 시작되었기 때문입니다.',
    qr: '{link}의 QR 코드',
    hide: '숨기기',
    end: '수업 끝내기',
  },
  state: {
    asking: '서버에 코드를 요청하고 있습니다…',
    waiting:
      '서버에 연결할 수 없습니다. 실습은 여기서 계속되고, 서버가 돌아오면 따라오는 사람들이 빠짐없이 받아 봅니다.',
    open: '따라오는 사람들이 이 실습을 보고 있습니다.',
    replaced: '이 기기의 다른 페이지가 지금 무대입니다. 그래서 이 페이지의 내용은 보이지 않습니다.',
    full: '서버가 이 실행을 더 담지 못합니다. 따라오는 사람들은 여기까지만 봅니다. 실습을 초기화하면 다음 실행을 볼 수 있습니다.',
    refused: '서버가 담을 수 있는 수업이 가득 찼습니다. 실습은 여기서 되지만, 다른 사람이 따라올 수는 없습니다.',
    ended: '수업이 끝났고, 따라오던 사람들에게 알렸습니다.',
  },
  takeOver: '이 페이지를 대신 보여 주기',
  tryAgain: '다시 시도',
  beginAgain: '같은 코드로 다시 시작',
};

export const follow: FollowMessages = {
  title: '수업 따라가기',
  intro: '강사가 보여 주는 코드를 입력하세요. 계정은 필요 없고, 내 것은 아무것도 전송되지 않습니다.',
  code: '수업 코드',
  go: '따라가기',
  mark: 'Icebreaker 홈',
  otherLanguage: 'View in English',
  toLight: '밝게',
  toDark: '어둡게',
  frame: '강사의 실습',
  toLive: '라이브로 돌아가기',
  views: { label: '볼 화면', class: '수업', own: '내 실습' },
  around: '지금은 혼자 둘러보고 있습니다.',
  state: {
    server: '서버나 네트워크에 연결할 수 없습니다. 이 페이지가 알아서 다시 시도합니다.',
    looking: '수업 {code}을(를) 찾고 있습니다…',
    unknown:
      '지금은 코드가 {code}인 수업이 없습니다. 강사가 보여 주는 코드와 비교해 보세요. 아직 시작하지 않은 수업이라면 이 페이지가 알아서 찾습니다.',
    malformed: '“{code}”은(는) 코드가 아닙니다. 코드는 글자와 숫자 {length}자리입니다.',
    waiting: '제대로 찾아왔습니다. 강사가 아직 시작하지 않았습니다.',
    here: '라이브: 강사가 보여 주는 것을 보고 있습니다.',
    away: '강사의 페이지가 자리를 비웠습니다. 보던 내용은 그대로 있고, 돌아오면 이어집니다.',
    ended: '수업이 끝났습니다. 마지막으로 본 내용은 여기 남아 있으니 둘러봐도 됩니다.',
    damaged: '강사가 보여 주는 내용 가운데 일부를 읽을 수 없습니다. 페이지를 새로고침하세요.',
    unknownLab: '강사가 보여 주는 실습을 이 페이지가 알지 못합니다. 페이지를 새로고침하세요.',
  },
  tryNow: '지금 시도',
  alone: '이 페이지는 수업에서 보여 주는 실습을 담으며, 수업을 따라가는 페이지 안에서 열립니다.',
  toFollow: '수업 따라가기',
};
