import type { TraceSource } from '#labs/drivers/trace-store.ts';
import type { ConnectionMessages } from '#labs/messages/connection-en.ts';
import { noInterface, stepInterface } from '#labs/model/views/interface-states.ts';
import type { PeerId } from '#labs/model/vocabulary.ts';
import { useFold } from '../hooks/use-trace.ts';

type Props = {
  peer: PeerId;
  source: TraceSource;
  /** The button in it restarts ICE; left out where that would do nothing. */
  onRetry: (() => void) | undefined;
  words: ConnectionMessages['interface'];
};

/** A small interface of an application, which says what one should say now, and beside it why. */
export function InterfaceMock({ peer, source, onRetry, words }: Props) {
  const state = useFold(source, stepInterface, noInterface)[peer];
  const banner = words.banners[state];
  return (
    <div class="lab-interface" role="group" aria-label={words.title} data-interface={state}>
      <h4>{words.title}</h4>
      <div class="lab-interface-screen">
        {banner && (
          <p class="lab-interface-banner">
            {banner}{' '}
            {state === 'lost' && (
              <button type="button" class="lab-tool" disabled={!onRetry} onClick={onRetry}>
                {words.button}
              </button>
            )}
          </p>
        )}
      </div>
      <p class="lab-quiet">{words.why[state]}</p>
    </div>
  );
}
