/** A lab as a page names it, and the faults that can be shown in it. */
export type LabChoice = {
  slug: string;
  title: string;
  faults: readonly { id: string; name: string }[];
};

/** The page of a lab in this language: for the projector, for a frame, or as a learner uses it. */
export function labPath(kind: 'present' | 'embed' | 'labs', lang: string, lab: string, search: string): string {
  return `${lang === 'ko' ? '/ko' : ''}/${kind}/${lab}/${search === '' ? '' : `?${search}`}`;
}

/** How a lab and what its address says are named: `undefined` for a part that nobody knows. */
export function namesOf(labs: readonly LabChoice[], lab: string, search: string): { lab: string; fault?: string } {
  const known = labs.find(({ slug }) => slug === lab);
  const id = new URLSearchParams(search).get('fault');
  const fault = known?.faults.find((each) => each.id === id)?.name;
  return { lab: known?.title ?? lab, ...(fault === undefined ? {} : { fault }) };
}

/** Whether this is the lab of that address, broken in the same way; which moment and which tab are shown is no matter. */
export function isSameLab(one: { lab: string; search: string }, other: { lab: string; search: string }): boolean {
  return one.lab === other.lab && faultsOf(one.search) === faultsOf(other.search);
}

function faultsOf(search: string): string {
  const said = new URLSearchParams(search);
  return JSON.stringify([said.get('fault'), said.getAll('channel').sort()]);
}
