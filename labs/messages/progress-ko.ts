import type { progress as english } from './progress-en.ts';

/** What the progress page says, in Korean. */
export const progress: typeof english = {
  nothing: '아직 없습니다. 수업의 실습을 실행하면 체크포인트와 예측이 여기에 나타납니다.',
  checkpoints: '체크포인트 {all}개 중 {done}개',
  predictions: '예측 {all}개 중 {done}개 답함',
  finished: '완료',
  reached: '{date} 달성',
  open: '아직',
  answered: '답함',
  exportIt: '파일로 저장',
  importIt: '파일 열기',
  imported: '파일에 든 기록을 더했습니다.',
  notOurs: '이 파일에는 진도가 없습니다. ‘파일로 저장’으로 만든 파일을 고르세요.',
  erase: '지우기',
  sure: '이 기기에 남은 내 기록을 모두 지울까요? 되돌릴 수 없습니다.',
  yes: '모두 지우기',
  no: '그대로 두기',
  erased: '지웠습니다. 이 기기에는 아무 기록도 없습니다.',
};
