import { useEffect, useRef, useState } from 'preact/hooks';
import { unimpaired, type Impairment } from '#labs/model/network/impairment.ts';
import type { AddressOfLab } from './use-lab-address.ts';

/** Between two messages of a slider that is dragged, in ms. */
const settleMs = 120;

export type Network = { value: Impairment; set: (next: Impairment) => void };

/** The state of one peer's network: as the address asks for, then as the person sets it. `apply` hears of each change. */
export function useNetwork(address: AddressOfLab, apply: ((impairment: Impairment) => void) | undefined): Network {
  const [value, setValue] = useState(unimpaired);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(unimpaired);
  const put = (next: Impairment) => {
    latest.current = next;
    setValue(next);
  };
  useEffect(() => {
    if (address.isRead && address.address.network !== null) put(address.address.network);
  }, [address.isRead]);
  useEffect(() => {
    apply?.(latest.current);
    return () => clearTimeout(timer.current);
  }, [apply, address.isRead]);
  return {
    value,
    set(next) {
      put(next);
      address.change({ network: { ...next, isUnplugged: false } });
      clearTimeout(timer.current);
      // The plug is pulled at once; a slider that is dragged says where it stops.
      if (next.isUnplugged !== value.isUnplugged) apply?.(next);
      else timer.current = setTimeout(() => apply?.(next), settleMs);
    },
  };
}
