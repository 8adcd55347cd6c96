// The record of a run, saved as it is or under a passphrase. The passphrase is used by the browser's own cryptography and
// kept nowhere: whoever loses it has lost the record.

import { save } from './save';
import { quick } from './state';
import { words } from '../words';

/** What a sealed record says it is. */
const SEALED = 'Candour sealed record 1';
/** Rounds of PBKDF2 with SHA-256 (OWASP, 2023). */
const ROUNDS = 600_000;

interface Sealed {
  format: typeof SEALED;
  rounds: number;
  salt: string;
  nonce: string;
  sealed: string;
}

/** Whether this browser offers cryptography here: only to pages from a disk, from this machine or over a safe connection. */
export const canSeal = () => globalThis.crypto?.subtle !== undefined;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
}

export async function seal(text: string, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOf(passphrase, salt, ROUNDS);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(text)));
  const all: Sealed = { format: SEALED, rounds: ROUNDS, salt: toBase64(salt), nonce: toBase64(nonce), sealed: toBase64(sealed) };
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

export const isSealed = (text: string) => text.slice(0, 200).includes(SEALED);

/** The text that was sealed; nothing where the passphrase is another one or the file is damaged. */
export async function unseal(text: string, passphrase: string): Promise<string | undefined> {
  try {
    const all = JSON.parse(text) as Sealed;
    // A file that asks for a thousand times the work would only keep the machine busy.
    if (!(all.rounds > 0 && all.rounds <= 20 * ROUNDS)) return undefined;
    const key = await keyOf(passphrase, fromBase64(all.salt), all.rounds);
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(all.nonce) }, key, fromBase64(all.sealed));
    return new TextDecoder().decode(plain);
  } catch {
    return undefined;
  }
}

/** Saves the record, sealed where a passphrase is given. Every file has to have its fingerprint by then. */
export async function saveRecord(passphrase: string): Promise<string | undefined> {
  const outcome = await quick('record', []);
  if (outcome.is === 'problem') return `${outcome.problem.sentence} ${outcome.problem.whatToDo}`;
  if (outcome.is !== 'answer') return undefined;
  const text = passphrase ? await seal(outcome.value, passphrase) : outcome.value;
  save(passphrase ? 'candour-sealed.record.json' : 'candour.record.json', text, 'application/json');
  await quick('determinationsSaved', [true]);
  return words.recordSaved;
}
