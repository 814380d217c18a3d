import { X509Certificate } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptCertificate } from '#peer-server/lan/kept-certificate.ts';
import { makeCertificate } from '#peer-server/lan/make-certificate.ts';
import { allNames, lanAddresses, lanNames, urlHostOf } from '#peer-server/lan/network-names.ts';
import { buildSite } from './support/build.ts';

const names = ['localhost', 'desk.local', '127.0.0.1', '192.168.1.7', 'fd00::7'];
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);

test('a certificate names every address, is good for a server only, and no longer than iOS allows', async () => {
  const certificate = new X509Certificate((await makeCertificate(names, new Date())).cert);
  for (const name of ['localhost', 'desk.local']) expect(certificate.checkHost(name)).toBe(name);
  for (const address of ['127.0.0.1', '192.168.1.7', 'fd00::7']) expect(certificate.checkIP(address)).toBeDefined();
  expect(certificate.checkIP('192.168.1.8')).toBeUndefined();
  expect(certificate.checkHost('example.org')).toBeUndefined();
  expect(certificate.ca).toBe(false);
  // serverAuth, and nothing beside it. @see https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / dayMs;
  expect(days).toBeLessThanOrEqual(398);
  expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now());
  expect(certificate.verify(certificate.publicKey)).toBe(true);
});

test('no two certificates have the same key or number', async () => {
  const [one, other] = await Promise.all([0, 1].map(() => makeCertificate(names, new Date())));
  expect(one?.key).not.toBe(other?.key);
  const number = (pem = '') => new X509Certificate(pem).serialNumber;
  expect(number(one?.cert)).not.toBe(number(other?.cert));
});

describe('what is kept', () => {
  test('is used again while it fits', async () => {
    const folder = join(buildSite({}), 'lan');
    const first = await keptCertificate(folder, names);
    expect(first.isNew).toBe(true);
    expect(await keptCertificate(folder, names)).toEqual({ ...first, isNew: false });
    expect(await keptCertificate(folder, names.slice(1), inDays(380))).toEqual({ ...first, isNew: false });
  });

  test.each([
    { why: 'misses an address', wanted: [...names, '10.0.0.2'], days: 0 },
    { why: 'misses a name', wanted: [...names, 'other.local'], days: 0 },
    { why: 'ends within a week', wanted: names, days: 391 },
    { why: 'has ended', wanted: names, days: 500 },
    { why: 'has not begun', wanted: names, days: -2 },
  ])('is made anew when it $why', async ({ wanted, days }) => {
    const folder = buildSite({});
    const first = await keptCertificate(folder, names);
    const next = await keptCertificate(folder, wanted, inDays(days));
    expect(next.isNew).toBe(true);
    expect(next.cert).not.toBe(first.cert);
    expect(await keptCertificate(folder, wanted, inDays(days))).toMatchObject({ isNew: false, cert: next.cert });
  });

  test.each(['certificate.pem', 'key.pem'])('is made anew when %s is damaged', async (file) => {
    const folder = buildSite({});
    const first = await keptCertificate(folder, names);
    writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').slice(0, 300));
    const next = await keptCertificate(folder, names);
    expect(next).toMatchObject({ isNew: true });
    expect(next.cert).not.toBe(first.cert);
  });

  test('is a key that nobody else may read, also where the file was open to all', async () => {
    const folder = buildSite({ 'key.pem': 'old' });
    chmodSync(join(folder, 'key.pem'), 0o644);
    await keptCertificate(folder, names);
    expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
  });
});

describe('addresses', () => {
  const own = (address: string, internal = false): NetworkInterfaceInfo => {
    const rest = { netmask: '', mac: '', internal, cidr: null };
    return address.includes(':')
      ? { ...rest, address, family: 'IPv6', scopeid: 0 }
      : { ...rest, address, family: 'IPv4' };
  };

  test('come with the likeliest first, and without those that hold on one cable only', () => {
    const found = lanAddresses({
      lo: [own('127.0.0.1', true), own('::1', true)],
      docker0: [own('172.17.0.1')],
      tun0: [own('10.8.0.2')],
      eth0: [own('203.0.113.9'), own('169.254.3.3'), own('fe80::1')],
      wlan0: [own('fd00::7'), own('192.168.1.7'), own('10.0.0.2')],
    });
    expect(found).toEqual(['192.168.1.7', '10.0.0.2', '203.0.113.9', 'fd00::7', '10.8.0.2', '172.17.0.1']);
  });

  test.each([
    { name: 'Desk', is: ['desk', 'desk.local'] },
    { name: 'desk.local', is: ['desk', 'desk.local'] },
    { name: 'desk.example.org', is: ['desk.example.org'] },
    { name: 'localhost', is: [] },
    { name: 'Mina 의 컴퓨터', is: [] },
    { name: '', is: [] },
  ])('the host name "$name" is known as $is', ({ name, is }) => expect(lanNames(name)).toEqual(is));

  test('of this machine are all there, loopback among them, and can be in a certificate', async () => {
    expect(allNames()).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', '::1', ...lanAddresses()]));
    const certificate = new X509Certificate((await makeCertificate(allNames(), new Date())).cert);
    for (const address of lanAddresses()) expect(certificate.checkIP(address)).toBeDefined();
    expect(urlHostOf('fd00::7')).toBe('[fd00::7]');
  });
});
