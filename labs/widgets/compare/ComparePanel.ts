import { createCompareSession } from '#labs/drivers/compare/compare-session.ts';
import { CompareDetails } from './CompareDetails.tsx';
import { CompareStatus } from './CompareStatus.tsx';

/** All that comparing needs; fetched together, since small files compress badly, and only when somebody compares. */
export const compareParts = { createCompareSession, CompareDetails, CompareStatus };
