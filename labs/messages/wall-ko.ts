import type { RemoteMessages, ShareMessages, WallMessages } from './wall-en.ts';

/** The class wall, as the instructor sees it. */
export const wall: WallMessages = {
  title: '교실 현황',
  none: '아직 실습을 공유하는 학생이 없습니다. 학생은 따라가는 페이지에서 직접 공유를 켭니다. 따라가지 않는 학생을 위한 페이지도 있습니다:',
  alone: '혼자 실습하는 학생을 위한 페이지',
  count: '학생: {count}명',
  help: '도움이 필요해 보임: {count}명',
  inLab: '{lab}: {count}명',
  noLab: '열어 둔 실습 없음',
  otherLab: '그 밖의 실습',
  number: '학생 {number}',
  events: '이벤트 {count}개',
  quiet: '{time} 동안 변화 없음',
  findings: '실습이 찾은 문제',
  stages: {
    'not-begun': '시작 전',
    begun: '시작함',
    negotiated: '협상 끝남',
    connecting: '연결 중',
    connected: '연결됨',
  },
  needs: {
    finding: '문제에 막힘',
    lost: '연결 끊김',
    stuck: '진행 없음',
    none: '진행 중',
  },
};

/** What a learner is told and asked. */
export const share: ShareMessages = {
  title: '내 실습을 강사와 공유하기',
  noWall: '강사가 교실 현황을 열지 않아 공유할 곳이 없습니다.',
  badLink: '이 주소에는 수업이 들어 있지 않습니다. 강사에게 링크를 받거나 코드를 다시 스캔하세요.',
  what: '참여하면 아래에서 실행하는 내 실습에 대해 강사가 다음을 봅니다:',
  list: {
    name: '여기에 적은 이름, 적지 않으면 번호만',
    lab: '어느 실습인지, 기록된 이벤트가 몇 개인지',
    states: '내 쪽 상태 기계 네 개의 상태',
    findings: '실습이 찾은 문제의 이름',
    quiet: '변화가 없던 시간(5초 단위)',
  },
  not: '그 밖에는 아무것도 나가지 않습니다. 화면, 소리, SDP, 주소, 쓴 글은 보내지 않습니다. 어디에도 저장하지 않으며, 나가거나 이 페이지를 닫으면 끝납니다.',
  name: '이름(원하면)',
  join: '교실 현황에 참여',
  leave: '교실 현황에서 나가기',
  run: '직접 실행해 보기',
  close: '내 실습 닫기',
  lab: '실습',
  frame: '내 실습: {lab}',
  openTab: '이 실습을 따로 탭에서 열기',
  status: {
    out: '아무것도 공유하지 않고 있습니다.',
    waiting: '참여했습니다. 서버에 연결되지 않았지만 알아서 이어집니다.',
    shared: '참여했습니다(표시: {name}). 강사는 내 상태와 찾은 문제를 봅니다.',
    nobody: '참여했지만 지금은 강사 화면이 닫혀 있습니다. 다시 열리면 알아서 이어집니다.',
    full: '교실 현황에 더 들어갈 자리가 없거나, 지금 쓰는 네트워크에서 참여할 수 있는 수가 찼습니다. 강사에게 보이지 않으며, 알아서 다시 시도합니다.',
  },
  unnamed: '번호',
};

/** The phone. */
export const remote: RemoteMessages = {
  title: '무대 리모컨',
  noAccess: '이 주소에는 키가 없습니다. 주소가 잘렸을 수 있으니 강사 화면의 코드를 다시 스캔하세요.',
  onStage: '지금 무대',
  now: '지금: {title}',
  place: '진행 위치: {title}. 무대에는 다른 것이 나와 있습니다.',
  next: '다음: {title}',
  notes: '메모',
  noNotes: '메모가 없습니다.',
  end: '진행표의 끝입니다.',
  noItem: '아직 보여 준 순서가 없습니다.',
  deskAway: '강사 화면이 닫혀 있어 메모가 없고 다음·이전 순서도 동작하지 않습니다. 다른 버튼은 쓸 수 있습니다.',
  noDesk: '강사 화면에서 아무 소식이 없습니다. 닫혀 있거나 그사이 코드가 바뀌었습니다. 강사 화면의 코드를 스캔하세요.',
  taken: '강사 화면에서 이 리모컨을 거두었습니다. 다시 진행하려면 강사 화면의 새 코드를 스캔하세요.',
  stageAway: '무대가 닫혀 있습니다. 강사 화면에서 여세요.',
  offline: '서버에 연결되지 않았습니다. 수업과 같은 네트워크에 있나요? 알아서 다시 연결합니다.',
  waiting: '수업을 찾는 중입니다…',
  oldKey: '이 리모컨의 키가 오래되어 요청이 전달되지 않습니다. 강사 화면에서 새 코드를 스캔하세요.',
};
