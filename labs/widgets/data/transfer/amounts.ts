import type { TransferMessages } from '#labs/messages/transfer-en.ts';
import { fill } from '#labs/messages/fill.ts';

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes as a person reads them, in powers of 1024. */
export function sizeText(bytes: number, lang: string): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value.toLocaleString(lang, { maximumFractionDigits: unit === 0 || value >= 100 ? 0 : 1 })} ${units[unit]}`;
}

export function speedText(speed: number | null, lang: string, words: TransferMessages): string {
  if (speed === null) return words.unknown;
  const value = (speed / 1e6).toLocaleString(lang, { maximumFractionDigits: speed < 10e6 ? 1 : 0 });
  return fill(words.megabits, { value });
}

export function timeText(seconds: number | null, words: TransferMessages): string {
  if (seconds === null) return words.unknown;
  return seconds < 100
    ? fill(words.seconds, { value: Math.ceil(seconds) })
    : fill(words.minutes, { value: Math.ceil(seconds / 60) });
}
