import { generateKeyPair, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import forge from 'node-forge';

/** Both in PEM. The key is a secret: who has it can pass for this machine with everybody who trusts the certificate. */
export type Certificate = { cert: string; key: string };

/** Apple's systems take none that is good for more than 398 days. @see https://support.apple.com/en-us/102028 */
export const validDays = 397;
const dayMs = 86_400_000;
/** Clocks go wrong: it begins an hour before now. */
const earlyMs = 3_600_000;

const generate = promisify(generateKeyPair);

/**
 * A certificate for these names and addresses that vouches for itself and for nothing else: it is no authority, so even where
 * somebody trusts it, it opens no other site.
 */
export async function makeCertificate(names: readonly string[], now: Date): Promise<Certificate> {
  // RSA, since that is what the library signs with; the key itself is made by Node.
  const { privateKey } = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // Positive, as RFC 5280 asks, section 4.1.2.2; 16 bytes at most with it.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now.getTime() - earlyMs);
  certificate.validity.notAfter = new Date(now.getTime() - earlyMs + validDays * dayMs);
  const who = [{ name: 'commonName', value: 'Icebreaker on your own network' }];
  certificate.setSubject(who);
  certificate.setIssuer(who);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: names.map(altName) },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  return { cert: forge.pki.certificateToPem(certificate), key: privateKey };
}

/** GeneralName of RFC 5280, section 4.2.1.6: 2 is a name, 7 an address. */
function altName(name: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
}
