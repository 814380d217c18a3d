import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { DataMessages } from '#labs/messages/data-en.ts';
import type { CommonMessages } from '#labs/messages/en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabError } from '#labs/model/errors.ts';
import type { InterfaceState } from '#labs/model/views/interface-states.ts';
import { Notice } from '../parts/Notice.tsx';

type Props = {
  shown: InterfaceState;
  /** There are connections, and nobody has offered yet. */
  isMade: boolean;
  /** `null` while nothing went wrong. */
  problem: unknown;
  onDirect: () => void;
  m: CommonMessages;
  words: Pick<DataMessages, 'status' | 'useDirect'>;
};

/** Where the call stands, what to do next, and the way out where something went wrong. */
export function DataStatus({ shown, isMade, problem, onDirect, m, words: { status, useDirect } }: Props) {
  const sentences: Readonly<Record<InterfaceState, string>> = {
    idle: status.ready,
    connecting: isMade ? status.made : status.connecting,
    connected: status.connected,
    unstable: status.unstable,
    lost: status.failed,
    retrying: status.unstable,
    ended: status.closed,
  };
  const isOfTurn = problem instanceof LabError && problem.code.startsWith('turn/');
  return (
    <>
      <p>{sentences[shown]}</p>
      {problem !== null && (
        <Notice tone="problem" action={isOfTurn ? { label: useDirect, run: onDirect } : undefined}>
          {problem instanceof LabError
            ? fill(m.errors[problem.code], problem.details)
            : fill(status.wentWrong, errorFacts(problem))}
        </Notice>
      )}
    </>
  );
}
