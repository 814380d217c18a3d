import { useEffect, useRef, useState } from 'preact/hooks';
import type { FaultId } from '#labs/model/scenarios/fault-ids.ts';
import {
  formatLabAddress,
  parseLabAddress,
  plainAddress,
  type AddressProblem,
  type LabAddress,
} from '../lab-address.ts';

export type AddressOfLab = {
  address: LabAddress;
  /** The address has been read: what it asks for may be done. */
  isRead: boolean;
  /** What could not be read of it. */
  problems: readonly AddressProblem[];
  /** Says something else in the address. */
  change: (part: Partial<LabAddress>) => void;
  /** Takes what cannot be read out of the address. */
  dismiss: () => void;
  /** The whole address with this moment in it. */
  linkTo: (event: number | null) => string;
};

type State = Pick<AddressOfLab, 'address' | 'isRead' | 'problems'>;

/** Reads what the address of the page says about this lab, and keeps it in step. Of several labs the first has the address. */
export function useLabAddress(name: string, hasFault: (fault: FaultId) => boolean): AddressOfLab {
  const [state, setState] = useState<State>({ address: plainAddress, isRead: false, problems: [] });
  const said = useRef(plainAddress);
  const isOwn = useRef(false);
  useEffect(() => {
    isOwn.current = document.querySelector<HTMLElement>('[data-lab]')?.dataset['lab'] === name;
    const search = new URLSearchParams(isOwn.current ? location.search : '');
    const { address, problems } = parseLabAddress(search, hasFault);
    said.current = address;
    setState({ address, problems, isRead: true });
  }, []);

  const write = () => {
    if (!isOwn.current) return;
    const href = formatLabAddress(location.href, said.current);
    if (href !== location.href) history.replaceState(history.state, '', href);
  };
  return {
    ...state,
    change(part) {
      said.current = { ...said.current, ...part };
      write();
      // The moment is drawn by those who follow it; nobody draws it from here.
      if (Object.keys(part).some((key) => key !== 'event')) {
        setState((before) => ({ ...before, address: said.current }));
      }
    },
    dismiss() {
      write();
      setState((before) => ({ ...before, problems: [] }));
    },
    linkTo: (event) => formatLabAddress(location.href, { ...said.current, event }),
  };
}
