import type { SignalingState } from '#labs/model/vocabulary.ts';
import { catchUp, judge, type Judgement } from './judged-call.ts';
import { observeCall } from './observed-call.ts';
import { operations } from './operations.ts';
import { prepare } from './prepared-states.ts';

/** One state and one operation, judged on connections of their own. */
export type Cell = Judgement & { name: string; verdict: 'agreed' | 'explained' | 'unreachable' | 'wrong' };

/** Every operation in `state`, each on new connections, which have negotiated before or have not. */
export async function tryState(state: SignalingState, hasHistory: boolean): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const operation of Object.keys(operations)) cells.push(await tryCell(state, hasHistory, operation));
  return cells;
}

async function tryCell(state: SignalingState, hasHistory: boolean, operation: string): Promise<Cell> {
  const name = `${operation} in ${state}${hasHistory ? ' after a round' : ''}`;
  const call = observeCall();
  try {
    const before = call.model('alice');
    const prepared = await prepare(call, state, hasHistory).catch((error: unknown) => String(error));
    const reached = await catchUp(call, 'alice', before);
    if (typeof prepared === 'string' && reached.explained.length > 0 && reached.wrong.length === 0) {
      return { ...reached, name, foretold: 'allowed', happened: prepared, verdict: 'unreachable' };
    }
    if (typeof prepared === 'string') throw new Error(`${name}: ${prepared}`);
    const { intended, run } = operations[operation] as (typeof operations)[string];
    const judgement = await judge(call, 'alice', intended, () => run(call.connections.alice, prepared));
    const wrong = [...reached.wrong, ...judgement.wrong, ...unexpectedContent(judgement)];
    const verdict = wrong.length > 0 ? 'wrong' : judgement.explained.length > 0 ? 'explained' : 'agreed';
    return { ...judgement, wrong, name, verdict };
  } finally {
    call.close();
  }
}

/** The material fits, so nothing may be refused for its content. */
function unexpectedContent({ foretold, happened }: Judgement): readonly string[] {
  const isFine = happened === 'done' || happened === 'InvalidStateError' || happened === 'NotSupportedError';
  return isFine ? [] : [`foretold ${foretold}, happened ${happened}`];
}
