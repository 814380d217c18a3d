import type { DeviceSession, DeviceState } from '#labs/drivers/devices/device-session.ts';
import { secondCamera } from '#labs/drivers/devices/synthetic-devices.ts';
import type { DevicesMessages } from '#labs/messages/devices-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { deviceKinds, devicesOf, type Device, type DeviceKind } from '#labs/model/devices/device.ts';
import { LabButton } from '../../parts/LabButton.tsx';
import { Notice } from '../../parts/Notice.tsx';

type Props = { session: DeviceSession; state: DeviceState; isOff: boolean; words: DevicesMessages };

/** All devices, before and after permission, and what happens when one comes or goes. */
export function DeviceList({ session, state, isOff, words }: Props) {
  const { list } = words;
  const { devices, hidden, lost, came, sent } = state;
  const isHidden = hidden !== null && hidden === devices;
  const isIn = session.isPluggedIn(secondCamera);
  const rows = deviceKinds.map((kind) => (
    <tr key={kind} data-kind={kind}>
      <th scope="row">{words.kinds[kind]}</th>
      {hidden && <td>{listOf(hidden, kind, true)}</td>}
      {!isHidden && <td>{listOf(devices, kind, false)}</td>}
    </tr>
  ));
  return (
    <section class="lab-devices-part" aria-label={list.title}>
      <h4>{list.title}</h4>
      <p class="lab-quiet">{list.explain}</p>
      <div class="lab-devices-scroll" tabIndex={0} role="group" aria-label={list.title}>
        <table class="lab-devices-table">
          <thead>
            <tr>
              <td />
              {hidden && <th scope="col">{list.before}</th>}
              {!isHidden && <th scope="col">{list.now}</th>}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      </div>
      {devices.every(({ isSynthetic }) => isSynthetic) ? (
        <p class="lab-quiet">{list.noneReal}</p>
      ) : (
        hidden === null && <p class="lab-quiet">{list.noneBefore}</p>
      )}
      <div class="lab-devices-buttons">
        <LabButton isOff={isOff} onPress={() => session.plug(secondCamera, !isIn)}>
          {isIn ? list.unplug : list.plugIn}
        </LabButton>
      </div>
      <p class="lab-quiet">{list.plugExplain}</p>
      {lost && (
        <Notice tone="note">
          {lost.next === null
            ? fill(list.lostAll, { label: lost.label })
            : fill(list.lost, { label: lost.label, next: lost.next })}
        </Notice>
      )}
      {came.map(({ kind, id, label }) => (
        <Notice
          key={id}
          tone="note"
          action={
            isOff || kind === 'audiooutput'
              ? undefined
              : { label: list.useIt, run: () => void session.choose(kind, id) }
          }
        >
          {fill(list.came, { label })}
        </Notice>
      ))}
    </section>
  );

  function listOf(all: readonly Device[], kind: DeviceKind, isBefore: boolean) {
    const some = devicesOf(all, kind);
    if (some.length === 0) return list.none;
    return (
      <ul>
        {some.map((device, index) => (
          <li key={index}>
            {device.label === '' ? <em>{list.hidden}</em> : device.label}{' '}
            {device.isSynthetic && <small>{device.isBroken ? list.simulated : list.synthetic}</small>}
            {!isBefore && kind !== 'audiooutput' && device.id !== '' && sent[kind] === device.id && (
              <strong> {list.sent}</strong>
            )}
          </li>
        ))}
      </ul>
    );
  }
}
