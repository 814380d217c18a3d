import { findings as findingsEn } from '#labs/messages/findings-en.ts';
import { findings as findingsKo } from '#labs/messages/findings-ko.ts';
import { readySheets as readyEn } from '#labs/messages/ready-sheets-en.ts';
import { readySheets as readyKo } from '#labs/messages/ready-sheets-ko.ts';
import { faults as faultsEn } from '#labs/messages/scenarios-en.ts';
import { faults as faultsKo } from '#labs/messages/scenarios-ko.ts';
import { readySheetIds, readySheets } from '#labs/model/class/ready-sheets.ts';
import { createSheet, type RunSheet } from '#labs/model/class/run-sheet.ts';
import { faultIds } from '#labs/model/scenarios/fault-ids.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import type { LabChoice } from '#labs/widgets/class/lab-choice.ts';
import { labs, type Language } from './curriculum.ts';

/** Every lab of the site with the faults that can be shown in it, as a picker names them. */
export function labChoices(language: Language): readonly LabChoice[] {
  const names = { en: faultsEn, ko: faultsKo }[language];
  return labs.map(({ slug, title }) => ({
    slug,
    title: title[language],
    faults: faultIds.filter((id) => faults[id].lab === slug).map((id) => ({ id, name: names[id] })),
  }));
}

/** What each finding is called in the field guide. */
export function symptomTitles(language: Language): Readonly<Record<string, string>> {
  const said = { en: findingsEn, ko: findingsKo }[language];
  return Object.fromEntries(faultIds.map((id) => [id, said[id].title]));
}

/** The sheets that are there from the beginning, in this language. */
export function readySheetsIn(language: Language): readonly RunSheet[] {
  const said = { en: readyEn, ko: readyKo }[language];
  return readySheetIds.map((id) => {
    const { title } = said[id];
    const texts: Readonly<Record<string, { title: string; notes: string }>> = said[id].items;
    const items = readySheets[id].map(({ words, lab, search, minutes }) => ({
      ...{ lab, search, minutes },
      title: texts[words]?.title ?? '',
      notes: texts[words]?.notes ?? '',
    }));
    return createSheet(title, items);
  });
}
