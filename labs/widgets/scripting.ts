import { formatStates, type StatesOfCall } from './scripted-states.ts';
import { LabError } from '#labs/model/errors.ts';
import { emptyTrace, type Trace } from '#labs/model/trace.ts';
import { findLab, onLab, type LabHandle } from './registry.ts';

/** A lab as a script drives it. Each of the first four resolves with the states once it is over. */
export type ScriptedLab = {
  /** Everything that is left of the lab's call. */
  run: () => Promise<StatesOfCall>;
  /** The next step of it. */
  step: () => Promise<StatesOfCall>;
  reset: () => Promise<StatesOfCall>;
  hangUp: () => Promise<StatesOfCall>;
  /** For each peer the states of its four machines, as the model has them now. */
  states: () => StatesOfCall;
  /** Everything recorded so far; plain JSON. */
  trace: () => Trace;
};

/** `window.icebreaker`, on every page with a lab. Documented in the reference, under Scripting. */
export type Icebreaker = {
  /** The labs on this page, in the order of the page. */
  labs: () => string[];
  /** @throws {LabError} `lab/unknown`, with the names there are. */
  lab: (name: string) => ScriptedLab;
};

declare global {
  interface Window {
    icebreaker: Icebreaker;
  }
}

const nothing = emptyTrace(new Date(0).toISOString(), '');

window.icebreaker = {
  labs: labsOnPage,
  lab(name) {
    if (!labsOnPage().includes(name)) {
      throw new LabError(
        'lab/unknown',
        `There is no lab "${name}" on this page. There is: ${labsOnPage().join(', ') || 'none'}.`,
      );
    }
    const trace = () => {
      const source = findLab(name)?.source;
      // A frame may be due; a script wants what has happened by now.
      source?.flush();
      return source?.getTrace() ?? nothing;
    };
    const states = () => formatStates(trace());
    const doing = (act: (lab: LabHandle) => unknown) => async () => {
      await act(await awake(name));
      return states();
    };
    return {
      run: doing((lab) => lab.run()),
      step: doing((lab) => lab.step()),
      reset: doing((lab) => lab.reset()),
      hangUp: doing((lab) => lab.hangUp()),
      states,
      trace,
    };
  },
};

function labsOnPage(): string[] {
  const named = [...document.querySelectorAll<HTMLElement>('[data-lab]')].map(
    (element) => element.dataset['lab'] ?? '',
  );
  return [...new Set(named)];
}

/** A lab hydrates when it is seen, so a script that wants one brings it into view. */
async function awake(name: string): Promise<LabHandle> {
  const lab = findLab(name);
  if (lab) return lab;
  document.querySelector(`[data-lab="${CSS.escape(name)}"]`)?.scrollIntoView({ block: 'nearest' });
  return new Promise((resolve) => {
    const end = onLab(() => {
      const found = findLab(name);
      if (!found) return;
      end();
      resolve(found);
    });
  });
}
