import { compare as compareEn } from '#labs/messages/compare-en.ts';
import { compare as compareKo } from '#labs/messages/compare-ko.ts';
import { findings as findingsEn } from '#labs/messages/findings-en.ts';
import { findings as findingsKo } from '#labs/messages/findings-ko.ts';
import { en, type Messages } from '#labs/messages/en.ts';
import { inspector as inspectorEn } from '#labs/messages/inspector-en.ts';
import { inspector as inspectorKo } from '#labs/messages/inspector-ko.ts';
import { ko } from '#labs/messages/ko.ts';
import { sdpEn } from '#labs/messages/sdp-en.ts';
import { sdpKo } from '#labs/messages/sdp-ko.ts';
import type { InspectorMessages } from '#labs/messages/inspector-en.ts';
import type { Words } from '#labs/widgets/inspector/words.ts';
import type { Language } from './curriculum.ts';

const words: Readonly<Record<Language, Words>> = {
  en: { inspector: inspectorEn, findings: findingsEn, sdp: sdpEn, compare: compareEn, steps: stepsOf(en, inspectorEn) },
  ko: { inspector: inspectorKo, findings: findingsKo, sdp: sdpKo, compare: compareKo, steps: stepsOf(ko, inspectorKo) },
};

export function wordsOf(language: Language): Words {
  return words[language];
}

/** Of healthy calls and of broken ones. */
function stepsOf({ loopback }: Messages, { steps }: InspectorMessages): Words['steps'] {
  return { ...steps, ...loopback.steps };
}
