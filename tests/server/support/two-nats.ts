import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NatKind } from '#labs/model/nat/nat.ts';

/** What Linux itself can be: without a NAT, and the two kinds its own masquerading is. */
export type LinuxNat = Extract<NatKind, 'open' | 'port-restricted-cone' | 'symmetric'>;

const sides = ['alice', 'bob'] as const;
type Side = (typeof sides)[number];

/** Where the server is, in the middle. Addresses of RFC 5737. */
export const serverAddress = '203.0.113.10';
const name = (what: string) => `icebreaker-${what}`;
const places = ['net', 'nat-alice', 'nat-bob', 'host-alice', 'host-bob'].map(name);

/** Why there can be no network namespaces here; `null` where there can. */
export function whyNoNamespaces(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are Linux only';
  try {
    sh('ip', 'netns', 'add', name('try'));
    sh('ip', 'netns', 'exec', name('try'), 'nft', 'list', 'ruleset');
    sh('ip', 'netns', 'delete', name('try'));
    return null;
  } catch (cause) {
    return String((cause as { stderr?: Buffer }).stderr ?? (cause as Error).message).split('\n')[0] ?? 'unknown';
  }
}

/** Two hosts, a NAT before each, and a network between them. Replaces the one there was. */
export function buildNetwork(kinds: Readonly<Record<Side, LinuxNat>>): void {
  tearDown();
  for (const place of places) {
    sh('ip', 'netns', 'add', place);
    inside(place, 'ip', 'link', 'set', 'lo', 'up');
  }
  const net = name('net');
  inside(net, 'ip', 'link', 'add', 'bridge', 'type', 'bridge');
  inside(net, 'ip', 'address', 'add', `${serverAddress}/24`, 'dev', 'bridge');
  inside(net, 'ip', 'link', 'set', 'bridge', 'up');
  for (const [index, side] of sides.entries()) {
    const [nat, host] = [name(`nat-${side}`), name(`host-${side}`)];
    connect(net, `to-${side}`, nat, 'out');
    inside(net, 'ip', 'link', 'set', `to-${side}`, 'master', 'bridge');
    connect(nat, 'in', host, 'wan');
    if (kinds[side] === 'open') {
      // No NAT: the place of the NAT only passes on what it gets.
      inside(nat, 'ip', 'link', 'add', 'pass', 'type', 'bridge');
      inside(nat, 'ip', 'link', 'set', 'in', 'master', 'pass');
      inside(nat, 'ip', 'link', 'set', 'out', 'master', 'pass');
      inside(nat, 'ip', 'link', 'set', 'pass', 'up');
      inside(host, 'ip', 'address', 'add', `203.0.113.${index + 1}/24`, 'dev', 'wan');
      continue;
    }
    inside(nat, 'ip', 'address', 'add', `203.0.113.${index + 1}/24`, 'dev', 'out');
    inside(nat, 'ip', 'address', 'add', `10.0.${index}.1/24`, 'dev', 'in');
    inside(host, 'ip', 'address', 'add', `10.0.${index}.2/24`, 'dev', 'wan');
    inside(host, 'ip', 'route', 'add', 'default', 'via', `10.0.${index}.1`);
    inside(nat, 'sysctl', '-q', '-w', 'net.ipv4.ip_forward=1');
    const random = kinds[side] === 'symmetric' ? ' random,fully-random' : '';
    // Packets nobody has asked for are dropped, as a router does; answered with an error they would take the port away.
    const rules = `table ip nat {
      chain after { type nat hook postrouting priority 100; oifname "out" masquerade${random}; }
      chain in { type filter hook input priority 0; iifname "out" drop; }
    }`;
    execFileSync('ip', ['netns', 'exec', nat, 'nft', '-f', '-'], { input: rules });
  }
}

export function tearDown(): void {
  for (const place of places) {
    try {
      sh('ip', 'netns', 'delete', place);
    } catch {
      // There was none.
    }
  }
}

/** A program that runs another one at this host, to be started in its place. */
export function wrapperAt(side: Side, command: string): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'icebreaker-nat-'));
  const path = join(folder, 'run');
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${name(`host-${side}`)} '${command}' "$@"\n`);
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What to put before a command line, so that it runs in the middle. */
export const inTheMiddle: readonly string[] = ['ip', 'netns', 'exec', name('net')];

function connect(here: string, own: string, there: string, other: string): void {
  sh('ip', 'link', 'add', own, 'netns', here, 'type', 'veth', 'peer', 'name', other, 'netns', there);
  inside(here, 'ip', 'link', 'set', 'dev', own, 'up');
  inside(there, 'ip', 'link', 'set', 'dev', other, 'up');
}

function inside(place: string, ...command: string[]): void {
  sh('ip', 'netns', 'exec', place, ...command);
}

function sh(...[command = '', ...rest]: string[]): void {
  execFileSync(command, rest, { stdio: 'pipe' });
}
