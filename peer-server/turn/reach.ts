import { isIPv4 } from 'node:net';
import { ownAddresses } from './local-addresses.ts';

/** Where relayed packets may go. Anything else would make this an open relay. */
export type Reach = {
  mayReach: (ip: string, port: number | null) => boolean;
  /** A relayed address was opened or closed. */
  note: (relayed: { ip: string; port: number }, isOpen: boolean) => void;
  /** A learner's machine has opened or closed its page. */
  visit: (ip: string, isHere: boolean) => void;
  /** Relayed addresses that are open now. */
  relayed: () => number;
};

const firstUnprivilegedPort = 1024;

/**
 * Packets may go to other relayed addresses of ours, and to machines that have a page of the lab open. On this machine
 * itself only to relayed addresses while others can reach us, so that nobody gets at its own services through it.
 */
export function createReach(isLoopbackOnly: boolean): Reach {
  const open = new Set<string>();
  const visitors = new Map<string, number>();
  let own = new Set(ownAddresses());
  const isOwn = (ip: string): boolean => {
    // An interface may have come up since.
    if (!own.has(ip) && !visitors.has(ip)) own = new Set(ownAddresses());
    return own.has(ip) || ip.startsWith('127.');
  };
  return {
    mayReach(ip, port) {
      // What is no whole address might be looked up as a name.
      if (!isIPv4(ip)) return false;
      if (!isOwn(ip)) return visitors.has(ip) && (port ?? firstUnprivilegedPort) >= firstUnprivilegedPort;
      if (port === null) return true;
      return open.has(`${ip}:${port}`) || (isLoopbackOnly && port >= firstUnprivilegedPort);
    },
    note({ ip, port }, isOpen) {
      if (isOpen) open.add(`${ip}:${port}`);
      else open.delete(`${ip}:${port}`);
    },
    visit(ip, isHere) {
      const count = (visitors.get(ip) ?? 0) + (isHere ? 1 : -1);
      if (count > 0) visitors.set(ip, count);
      else visitors.delete(ip);
    },
    relayed: () => open.size,
  };
}
