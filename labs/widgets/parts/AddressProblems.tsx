import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import type { AddressOfLab } from '../hooks/use-lab-address.ts';
import { Notice } from './Notice.tsx';

/** What the address asked for and cannot be had, each with the way out. */
export function AddressProblems({ address: { problems, dismiss }, m }: { address: AddressOfLab; m: CommonMessages }) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="problem" action={{ label: m.tools.address.dismiss, run: dismiss }}>
      {problems.map(({ key, value }) => fill(m.tools.address[key], { value })).join(' ')}
    </Notice>
  );
}
