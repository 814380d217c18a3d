import type { Language } from './curriculum.ts';

/** What the site's frame says around the pages, in each language. */
export type ShellText = {
  readonly description: string;
  readonly sections: string;
  readonly lessons: string;
  readonly labs: string;
  readonly fieldGuide: string;
  readonly reference: string;
  readonly glossary: string;
  /** Above a lesson's title. */
  readonly lessonNumber: (number: number) => string;
  readonly lab: string;
  readonly onThisPage: string;
  readonly toLight: string;
  readonly toDark: string;
  readonly search: string;
  readonly searchHint: string;
  readonly searchClose: string;
  readonly searchNothing: (term: string) => string;
  readonly searchFound: (count: number) => string;
  readonly searchUnavailable: string;
  readonly specifications: string;
  readonly builtOn: string;
  readonly home: string;
  readonly cardAlt: string;
  /** Of a lab in a frame of somebody else's page. */
  readonly embedTitle: (lab: string) => string;
  readonly embedDescription: string;
  readonly embedHome: string;
  /** `{value}` is filled in where the address is known. */
  readonly embedTheme: string;
  readonly embedUnknown: string;
  readonly embedMissingTitle: string;
  readonly embedMissing: string;
};

const en: ShellText = {
  description:
    'A WebRTC learning lab: lessons that run real calls in your own browser and draw them as state machines.',
  sections: 'Sections',
  lessons: 'Lessons',
  labs: 'Labs',
  fieldGuide: 'Field guide',
  reference: 'Reference',
  glossary: 'Glossary',
  lessonNumber: (number) => `Lesson ${number}`,
  lab: 'Lab',
  onThisPage: 'On this page',
  toLight: 'Switch to the light theme',
  toDark: 'Switch to the dark theme',
  search: 'Search',
  searchHint: 'State, method or symptom',
  searchClose: 'Close',
  searchNothing: (term) => `Nothing found for “${term}”. Try an API name, such as setLocalDescription.`,
  searchFound: (count) => (count === 1 ? '1 page' : `${count} pages`),
  searchUnavailable: 'The search index is made when the site is built; it is not there in development.',
  specifications: 'In the specifications',
  builtOn: 'Drawn from the specifications:',
  home: 'Icebreaker, home',
  embedTitle: (lab) => `${lab}, a lab of Icebreaker`,
  embedDescription: 'One lab of Icebreaker, made to stand in the frame of another page.',
  embedHome: 'Open in Icebreaker',
  embedTheme: 'The address asks for the theme “{value}”. A theme is light, dark or auto; this is auto.',
  embedUnknown: 'The address says something that this lab does not know: {value}. It runs without it.',
  embedMissingTitle: 'There is no such lab',
  embedMissing: 'The address of this frame names a lab that Icebreaker does not have. These can be embedded:',
  cardAlt: 'Icebreaker: see a WebRTC call from the inside. A state machine of the caller beside that of the callee.',
};

const ko: ShellText = {
  description: 'WebRTC 실습실. 내 브라우저에서 진짜 통화를 실행하고 상태 기계로 그려 보며 배웁니다.',
  sections: '섹션',
  lessons: '수업',
  labs: '실습',
  fieldGuide: '고장 도감',
  reference: '레퍼런스',
  glossary: '용어집',
  lessonNumber: (number) => `${number}번째 수업`,
  lab: '실습',
  onThisPage: '이 페이지의 내용',
  toLight: '밝은 테마로 바꾸기',
  toDark: '어두운 테마로 바꾸기',
  search: '검색',
  searchHint: '상태, 메서드, 증상',
  searchClose: '닫기',
  searchNothing: (term) => `“${term}”에 대한 결과가 없습니다. setLocalDescription 같은 API 이름으로 찾아보세요.`,
  searchFound: (count) => `${count}개 페이지`,
  searchUnavailable: '검색 색인은 사이트를 빌드할 때 만들어지므로 개발 모드에는 없습니다.',
  specifications: '관련 표준 문서',
  builtOn: '바탕이 된 표준:',
  home: 'Icebreaker 홈',
  embedTitle: (lab) => `${lab}, Icebreaker 실습`,
  embedDescription: '다른 페이지의 프레임 안에 넣을 수 있는 Icebreaker 실습 하나입니다.',
  embedHome: 'Icebreaker에서 열기',
  embedTheme: '주소가 요청한 테마 “{value}”는 없습니다. light, dark, auto 중 하나여야 해서 auto로 보여 줍니다.',
  embedUnknown: '주소에 이 실습이 모르는 항목이 있습니다: {value}. 그것 없이 실행합니다.',
  embedMissingTitle: '그런 실습은 없습니다',
  embedMissing: '이 프레임의 주소에 적힌 실습은 Icebreaker에 없습니다. 다음 실습을 넣을 수 있습니다.',
  cardAlt: 'Icebreaker: WebRTC 통화의 속을 들여다봅니다. 거는 쪽과 받는 쪽의 상태 기계가 나란히 있습니다.',
};

const texts: { readonly [L in Language]: ShellText } = { en, ko };

/** The frame's strings for a page's language tag; English for any other tag. */
export function shellText(lang: string | undefined): ShellText {
  return lang === 'ko' ? texts.ko : texts.en;
}
