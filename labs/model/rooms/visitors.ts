/** Who may come to the rooms lab, in the order in which they come. */
export const visitors = ['Ann', 'Ben', 'Eve', 'Cho', 'Dan', 'Fay'] as const;
export type Visitor = (typeof visitors)[number];

export function isVisitor(name: string): name is Visitor {
  return (visitors as readonly string[]).includes(name);
}
