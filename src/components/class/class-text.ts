import type { Language } from '#src/curriculum.ts';

/** What the pages of a class say of themselves before their scripts run. */
type ClassText = {
  readonly stageTitle: (lab: string) => string;
  readonly stageDescription: string;
  readonly followTitle: string;
  readonly followDescription: string;
  readonly followedTitle: (lab: string) => string;
  readonly noScript: string;
};

const texts: Readonly<Record<Language, ClassText>> = {
  en: {
    stageTitle: (lab) => `${lab}, on stage`,
    stageDescription: 'One lab of Icebreaker alone, large, for a class that follows it on screens of its own.',
    followTitle: 'Follow a class',
    followDescription: 'Follow an instructor’s lab on your own screen: the same states at the same moment.',
    followedTitle: (lab) => `${lab}, as the class is shown it`,
    noScript: 'A class is followed by a script. Allow scripts for this page, and load it again.',
  },
  ko: {
    stageTitle: (lab) => `${lab}, 무대`,
    stageDescription: 'Icebreaker 실습 하나만 크게 보여 줍니다. 수업을 듣는 사람은 각자의 화면에서 따라옵니다.',
    followTitle: '수업 따라가기',
    followDescription: '강사의 실습을 내 화면에서 따라갑니다. 같은 순간의 같은 상태를 봅니다.',
    followedTitle: (lab) => `${lab}, 수업에서 보는 화면`,
    noScript: '수업을 따라가려면 스크립트가 필요합니다. 이 페이지의 스크립트를 허용하고 다시 불러오세요.',
  },
};

export function classText(lang: Language): ClassText {
  return texts[lang];
}
