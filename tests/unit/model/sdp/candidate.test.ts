import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressClassOf } from '#labs/model/sdp/address-class.ts';
import { parseCandidate, takePriorityApart } from '#labs/model/sdp/candidate.ts';

test('a candidate of Chromium is taken apart', () => {
  const line =
    'candidate:842163049 1 UDP 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.1 rport 46155 generation 0 ufrag EsAw network-cost 999';
  expect(parseCandidate(line)).toEqual({
    foundation: '842163049',
    component: 1,
    protocol: 'udp',
    priority: { value: 1677729535, typePreference: 100, localPreference: 30, component: 1 },
    address: '203.0.113.7',
    addressClass: 'public',
    port: 46154,
    type: 'srflx',
    relatedAddress: '10.0.0.1',
    relatedPort: 46155,
    tcpType: null,
    ufrag: 'EsAw',
  });
});

test('a TCP candidate of Firefox is taken apart', () => {
  expect(parseCandidate('candidate:1 1 TCP 2105524479 abc-def.local 9 typ host tcptype active')).toMatchObject({
    protocol: 'tcp',
    tcpType: 'active',
    addressClass: 'mdns',
    relatedAddress: null,
    relatedPort: null,
    ufrag: null,
  });
});

test.each([
  '',
  'candidate:',
  'candidate:1 1 udp',
  'candidate:1 1 udp 5 a 9 typ hosts',
  'a=mid:0',
  'candidate:1 x udp 5 a 9 typ host',
])('"%s" is no candidate', (line) => {
  expect(parseCandidate(line)).toBeNull();
});

/** @see https://www.rfc-editor.org/rfc/rfc8445#section-5.1.2.1 */
test('a priority is put together from its three parts', () => {
  fc.assert(
    fc.property(fc.nat(126), fc.nat(65535), fc.integer({ min: 1, max: 256 }), (type, local, component) => {
      const value = 2 ** 24 * type + 2 ** 8 * local + (256 - component);
      expect(takePriorityApart(value)).toEqual({
        value,
        typePreference: type,
        localPreference: local,
        component,
      });
    }),
  );
});

test.each([
  { address: '3c3f5a10-45b2-4dc8-a568-431898150bb6.local', is: 'mdns' },
  { address: '127.0.0.1', is: 'loopback' },
  { address: '10.1.2.3', is: 'private' },
  { address: '172.16.0.1', is: 'private' },
  { address: '172.32.0.1', is: 'public' },
  { address: '192.168.1.17', is: 'private' },
  { address: '100.64.0.9', is: 'shared' },
  { address: '169.254.10.1', is: 'link-local' },
  { address: '203.0.113.7', is: 'public' },
  { address: '0.0.0.0', is: 'unspecified' },
  { address: '::', is: 'unspecified' },
  { address: '::1', is: 'ipv6-loopback' },
  { address: '[::1]', is: 'ipv6-loopback' },
  { address: 'fe80::1ff:fe23:4567:890a%eth0', is: 'ipv6-link-local' },
  { address: 'FD12:3456:789a::1', is: 'ipv6-local' },
  { address: '2001:db8:0:0:0:0:0:1', is: 'ipv6-public' },
  { address: '::ffff:192.168.0.5', is: 'private' },
  { address: '2001:db8::1::2', is: 'name' },
  { address: '1:2:3:4:5:6:7', is: 'name' },
  { address: '1.2.3.256', is: 'name' },
  { address: 'turn.example.com', is: 'name' },
  { address: '', is: 'hidden' },
  { address: null, is: 'hidden' },
])('$address is $is', ({ address, is }) => {
  expect(addressClassOf(address)).toBe(is);
});
