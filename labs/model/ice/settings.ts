/** Where candidates may come from beside this machine. `two-turns` are two ways to the lab's TURN server, cut one by one. */
export const serverChoices = ['none', 'stun', 'turn', 'two-turns', 'own'] as const;
export type ServerChoice = (typeof serverChoices)[number];

/** What is to be sent: each is an m-section. */
export const sectionKinds = ['audio', 'video', 'data'] as const;
export type SectionKind = (typeof sectionKinds)[number];
