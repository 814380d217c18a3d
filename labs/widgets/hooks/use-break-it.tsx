import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { CommonMessages } from '#labs/messages/en.ts';
import type { Fault } from '#labs/model/scenarios/faults.ts';
import type { LabAddress } from '../lab-address.ts';
import { useDialogs } from './use-dialogs.ts';
import { isStage } from '../place.ts';
import type { AddressOfLab } from './use-lab-address.ts';

export type Broken = Pick<LabAddress, 'fault' | 'channel'>;

type Parts = {
  /** There is something to break. */
  isReady: boolean;
  address: AddressOfLab;
  lab: Fault['lab'];
  /** Puts exactly these faults in. */
  apply: (broken: Broken) => void;
  /** Runs with them. */
  run: (broken: Broken) => void;
  /** Leaves the past and the file that is shown. */
  live: () => void;
  lang: string;
  m: CommonMessages;
};

export type BreakIt = {
  open: () => void;
  dialog: ComponentChildren;
  /** Takes out what is broken; the lab is ready for a healthy run. */
  repair: () => void;
  /** The same, and runs; left out where nothing is broken. */
  fixIt: (() => void) | undefined;
};

const nothing: Broken = { fault: null, channel: [] };

/** Breaks a lab: by hand, or because the address says so. */
export function useBreakIt({ isReady, address, lab, apply, run, live, lang, m }: Parts): BreakIt {
  const dialogs = useDialogs();
  const { fault, channel } = address.address;
  const set = (broken: Broken) => {
    live();
    address.change({ ...broken, event: null });
    apply(broken);
  };
  const runWith = (broken: Broken) => {
    set(broken);
    run(broken);
  };
  useEffect(() => {
    if (!isReady || !address.isRead) return;
    if (fault === null && channel.length === 0 && address.address.event === null) return;
    apply({ fault, channel });
    if (isStage() && address.address.event === null) return;
    run({ fault, channel });
    // What the address says counts once, when both are there.
  }, [isReady, address.isRead]);

  const open = () =>
    dialogs.show(async () => {
      const { BreakItDialog } = await import('../dialogs/BreakItDialog.tsx');
      return (close) => (
        <BreakItDialog
          lab={lab}
          chosen={fault}
          lang={lang}
          m={m}
          onFault={(next) => runWith({ fault: next, channel: [] })}
          onChannel={(rule) => runWith({ fault: null, channel: [...channel, rule] })}
          onClose={close}
        />
      );
    });
  const isBroken = fault !== null || channel.length > 0;
  return {
    open,
    dialog: dialogs.open,
    repair: () => set(nothing),
    fixIt: isBroken ? () => runWith(nothing) : undefined,
  };
}
