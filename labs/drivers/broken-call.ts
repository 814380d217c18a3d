import type { FaultStepId } from '#labs/model/scenarios/fault-steps.ts';
import { tabFor } from './broken-tabs.ts';
import { dataFaultCode } from './data-fault-steps.ts';
import { guardHandlers } from './guard-handlers.ts';
import { iceFaultCode } from './ice-fault-steps.ts';
import { loopbackCode } from './loopback-steps.ts';
import { mediaFaultCode } from './media-fault-steps.ts';
import type { StepCode } from './participant.ts';
import { signalingFaultCode } from './signaling-fault-steps.ts';

/** Steps of the two-tab lab are run by its own session. */
type LoopbackFaultStepId = Exclude<FaultStepId, 'third-seat'>;

const faultCode: Readonly<Record<LoopbackFaultStepId, StepCode>> = {
  ...signalingFaultCode,
  ...iceFaultCode,
  ...mediaFaultCode,
  ...dataFaultCode,
};

/** What a call with a fault needs beside what every call does. Loaded when the first call is broken. */
export const brokenCall = {
  /** The code of a step, healthy or broken. */
  codeOf: (step: string): StepCode => ({ ...loopbackCode, ...faultCode })[step as LoopbackFaultStepId],
  tabFor,
  guardHandlers,
};

export type BrokenCall = typeof brokenCall;
