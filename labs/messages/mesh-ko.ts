import type { MeshMessages } from './mesh-en.ts';

export const mesh: MeshMessages = {
  title: '여럿이 하는 메시 통화',
};
