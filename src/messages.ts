import { en, type Messages } from '#labs/messages/en.ts';
import { ko } from '#labs/messages/ko.ts';

/** The strings of one language; English where the language has no lab of its own. */
export function messagesFor(lang: string): Messages {
  return lang === 'ko' ? ko : en;
}
