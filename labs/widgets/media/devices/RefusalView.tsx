import type { Refusal } from '#labs/drivers/devices/open-inputs.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { causeOf } from '#labs/model/devices/media-errors.ts';

type Props = {
  refusal: Refusal;
  isAllowedByPolicy: boolean;
  /** The constraints, as they were asked. */
  request?: string;
  words: DevicesMessages;
};

/** One refused request: what the browser said, what it means, and what to do. */
export function RefusalView({ refusal, isAllowedByPolicy, request, words }: Props) {
  const { errors, kinds } = words;
  const { asked, error, constraint, isSimulated } = refusal;
  const cause = causeOf(error, { isSecure: isSecureContext, isAllowedByPolicy });
  const names = { audio: kinds.audioinput, video: kinds.videoinput };
  return (
    <dl class="lab-devices-refusal" data-error={error.name}>
      <div>
        <dt>{errors.request}</dt>
        <dd>{request === undefined ? asked.map((kind) => names[kind]).join(' + ') : <code>{request}</code>}</dd>
      </div>
      <div>
        <dt>{errors.name}</dt>
        <dd>
          <strong>{error.name}</strong> {isSimulated && <em>{errors.simulated}</em>}
        </dd>
      </div>
      <div>
        <dt>{errors.message}</dt>
        <dd>{error.message || errors.noMessage}</dd>
      </div>
      {constraint !== null && (
        <div>
          <dt>{errors.constraint}</dt>
          <dd>
            <code>{constraint}</code>
          </dd>
        </div>
      )}
      <div>
        <dt>{errors.cause}</dt>
        <dd>{fill(errors.causes[cause], { constraint: constraint ?? '' })}</dd>
      </div>
      <div>
        <dt>{errors.way}</dt>
        <dd>{errors.ways[cause]}</dd>
      </div>
    </dl>
  );
}
