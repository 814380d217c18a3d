import { formatChannelFault, parseChannelFault, type ChannelFault } from '#labs/model/scenarios/channel-faults.ts';
import type { Impairment } from '#labs/model/network/impairment.ts';
import { networkPaths, type NetworkPath } from '#labs/model/network/path.ts';
import { formatImpairment, parseImpairment } from '#labs/model/network/written-impairment.ts';
import { faultIds, type FaultId } from '#labs/model/scenarios/fault-ids.ts';

/** The tabs of the inspector, as `?view=` names them. */
export const views = ['happened', 'code', 'ladder', 'sdp', 'candidates', 'pairs', 'findings'] as const;
export type ViewId = (typeof views)[number];

/** What the address of a page says about its lab. */
export type LabAddress = {
  fault: FaultId | null;
  channel: readonly ChannelFault[];
  /** `seq` of the event whose moment is shown; `null` is live. */
  event: number | null;
  view: ViewId;
  /** How packets may go; `null` as the lab has it. */
  path: NetworkPath | null;
  /** What happens to them on their way to the TURN server; `null` for nothing. */
  network: Impairment | null;
};

export type AddressKey = 'fault' | 'channel' | 'event' | 'view' | 'path' | 'network';
export type AddressProblem = { key: AddressKey; value: string };

export const plainAddress: LabAddress = {
  fault: null,
  channel: [],
  event: null,
  view: 'happened',
  path: null,
  network: null,
};

/** What is shown of a value that cannot be read. */
const longestQuote = 60;

/** Reads an address; what cannot be read is left out and told. Never throws. */
export function parseLabAddress(
  search: URLSearchParams,
  hasFault: (fault: FaultId) => boolean,
): { address: LabAddress; problems: readonly AddressProblem[] } {
  const problems: AddressProblem[] = [];
  const problem = (key: AddressKey, value: string) => void problems.push({ key, value: value.slice(0, longestQuote) });
  const read = <T>(key: AddressKey, parse: (text: string) => T | null | undefined, otherwise: T): T => {
    const text = search.get(key);
    if (text === null) return otherwise;
    const value = parse(text) ?? null;
    if (value === null) problem(key, text);
    return value ?? otherwise;
  };
  const channel = search.getAll('channel').flatMap((text) => {
    const rule = parseChannelFault(text);
    if (rule === null) problem('channel', text);
    return rule === null ? [] : [rule];
  });
  const address: LabAddress = {
    fault: read<FaultId | null>('fault', (text) => faultIds.find((id) => id === text && hasFault(id)), null),
    channel,
    event: read<number | null>('event', (text) => (/^\d{1,7}$/.test(text) ? Number(text) : null), null),
    path: read<NetworkPath | null>('path', (text) => networkPaths.find((path) => path === text), null),
    network: read<Impairment | null>('network', parseImpairment, null),
    view: read<ViewId>('view', (text) => views.find((view) => view === text), 'happened'),
  };
  return { address, problems };
}

/** The same address with these things said in it, and nothing else changed. */
export function formatLabAddress(href: string, { fault, channel, event, view, path, network }: LabAddress): string {
  const url = new URL(href);
  const { searchParams } = url;
  const put = (key: AddressKey, values: readonly string[]) => {
    searchParams.delete(key);
    for (const value of values) searchParams.append(key, value);
  };
  put('fault', fault === null ? [] : [fault]);
  put('channel', channel.map(formatChannelFault));
  put('event', event === null ? [] : [String(event)]);
  put('view', view === 'happened' ? [] : [view]);
  put('path', path === null ? [] : [path]);
  const written = network === null ? 'none' : formatImpairment(network);
  put('network', written === 'none' ? [] : [written]);
  // A colon is as good as its escape, and is read more easily.
  url.search = url.search.replaceAll('%3A', ':');
  return url.href;
}
