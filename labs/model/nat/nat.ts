/** What a NAT looks at, when it chooses a port for a destination, or lets a packet in. @see RFC 4787, sections 4.1 and 5 */
export type Dependence = 'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';

/** The names that people use. RFC 4787 says why they are too few: real NATs mix mapping and filtering as they like. */
export const natKinds = ['open', 'full-cone', 'restricted-cone', 'port-restricted-cone', 'symmetric'] as const;
export type NatKind = (typeof natKinds)[number];

export const behaviours: Readonly<Record<Exclude<NatKind, 'open'>, { mapping: Dependence; filtering: Dependence }>> = {
  'full-cone': { mapping: 'endpoint-independent', filtering: 'endpoint-independent' },
  'restricted-cone': { mapping: 'endpoint-independent', filtering: 'address-dependent' },
  'port-restricted-cone': { mapping: 'endpoint-independent', filtering: 'address-and-port-dependent' },
  symmetric: { mapping: 'address-and-port-dependent', filtering: 'address-and-port-dependent' },
};

export type Endpoint = { host: string; port: number };

/** One line of the table of a NAT: whom it has sent to from `outside`, on behalf of `inside`. */
type Binding = { inside: Endpoint; scope: string; outside: Endpoint; sentTo: readonly Endpoint[] };

export type Nat = {
  mapping: Dependence;
  filtering: Dependence;
  /** Its address on the outside. */
  host: string;
  bindings: readonly Binding[];
};

/** The first port it gives; each new binding gets the next. */
const firstPort = 40_000;

export function createNat(kind: Exclude<NatKind, 'open'>, host: string): Nat {
  return { ...behaviours[kind], host, bindings: [] };
}

/** A packet from the inside: the address it leaves with. The binding for it is made, or used again. */
export function sendOut(nat: Nat, inside: Endpoint, to: Endpoint): { nat: Nat; from: Endpoint } {
  const scope = aspectOf(to, nat.mapping);
  const known = nat.bindings.find((binding) => isSame(binding.inside, inside) && binding.scope === scope);
  const outside = known?.outside ?? { host: nat.host, port: firstPort + nat.bindings.length };
  const next: Binding = { inside, scope, outside, sentTo: [...(known?.sentTo ?? []), to] };
  return { nat: { ...nat, bindings: [...nat.bindings.filter((binding) => binding !== known), next] }, from: outside };
}

/** A packet from the outside: whom it is for. `null` where no binding has this port, or its filter lets this sender not in. */
export function letIn(nat: Nat, from: Endpoint, to: Endpoint): Endpoint | null {
  const binding = nat.bindings.find(({ outside }) => isSame(outside, to));
  if (binding === undefined) return null;
  const wanted = aspectOf(from, nat.filtering);
  return binding.sentTo.some((endpoint) => aspectOf(endpoint, nat.filtering) === wanted) ? binding.inside : null;
}

export function isSame(one: Endpoint, other: Endpoint): boolean {
  return one.host === other.host && one.port === other.port;
}

/** So much of an endpoint as counts. */
function aspectOf({ host, port }: Endpoint, dependence: Dependence): string {
  if (dependence === 'endpoint-independent') return '';
  return dependence === 'address-dependent' ? host : `${host}:${port}`;
}
