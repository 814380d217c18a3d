import { useEffect, useRef, useState } from 'preact/hooks';
import {
  layerIds,
  startSimulcast,
  type LayerFigures,
  type LayerId,
  type SimulcastCall,
} from '#labs/drivers/codecs/simulcast-call.ts';
import { errorFacts } from '#labs/drivers/sanitise.ts';
import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import { fill } from '#labs/messages/fill.ts';
import { LabButton } from '../parts/LabButton.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Video } from '../parts/Video.tsx';

type Props = { lang: string; isReady: boolean; onBusy: (isBusy: boolean) => void; words: CodecMessages['simulcast'] };

const all: Readonly<Record<LayerId, boolean>> = { q: true, h: true, f: true };

/** One picture sent in three sizes at once, with the receiver where a server would be. */
export function Simulcast({ lang, isReady, onBusy, words }: Props) {
  const [call, setCall] = useState<SimulcastCall | null>(null);
  const [figures, setFigures] = useState<readonly LayerFigures[]>([]);
  const [active, setActive] = useState(all);
  const [problem, setProblem] = useState<string | null>(null);
  const [isStarting, setStarting] = useState(false);
  const life = useRef<AbortController | null>(null);
  useEffect(() => () => life.current?.abort(), []);
  useEffect(() => {
    if (!call) return;
    const look = () => void call.figures().then(setFigures, () => {});
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [call]);

  const stop = () => {
    life.current?.abort();
    setCall(null);
    setFigures([]);
    onBusy(false);
  };
  const start = async () => {
    onBusy(true);
    const control = (life.current = new AbortController());
    setProblem(null);
    setActive(all);
    setStarting(true);
    try {
      setCall(await startSimulcast(control.signal));
    } catch (cause) {
      control.abort();
      onBusy(false);
      setProblem(errorFacts(cause).message);
    }
    setStarting(false);
  };
  const toggle = async (rid: LayerId, isActive: boolean) => {
    setActive((before) => ({ ...before, [rid]: isActive }));
    await call?.setActive(rid, isActive).catch((cause: unknown) => setProblem(errorFacts(cause).message));
  };
  const number = (value: number | null) =>
    value === null ? '–' : value.toLocaleString(lang, { maximumFractionDigits: 0 });
  return (
    <section class="lab-experiment" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="lab-quiet">{words.explain}</p>
      <div class="lab-controls">
        <LabButton isOff={!isReady || call !== null || isStarting} onPress={() => void start()}>
          {words.start}
        </LabButton>
        <LabButton isOff={call === null} onPress={stop}>
          {words.stop}
        </LabButton>
      </div>
      {problem !== null && <Notice tone="problem">{fill(words.failed, { message: problem })}</Notice>}
      {call && (
        <>
          <div class="lab-layers">
            {layerIds.map((rid) => (
              <div key={rid}>
                <Video
                  which="remote"
                  label={fill(words.layer, { name: words.names[rid] })}
                  empty={words.nothing}
                  stream={call.streams[rid]}
                />
                <label class="lab-check">
                  <input
                    type="checkbox"
                    checked={active[rid]}
                    onChange={({ currentTarget }) => void toggle(rid, currentTarget.checked)}
                  />
                  {fill(words.send, { name: words.names[rid] })}
                </label>
              </div>
            ))}
          </div>
          <div class="lab-dump-table" tabIndex={0} role="group" aria-label={words.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">rid</th>
                  <th scope="col">{words.sentHeight}</th>
                  <th scope="col">{words.receivedHeight}</th>
                  <th scope="col">{words.fps}</th>
                  <th scope="col">{words.rate}</th>
                </tr>
              </thead>
              <tbody>
                {figures.map(({ rid, sentHeight, receivedHeight, fps, sentRate }) => (
                  <tr key={rid} data-layer={rid}>
                    <th scope="row">
                      <code>{rid}</code>
                    </th>
                    <td>{number(sentHeight)}</td>
                    <td>{number(receivedHeight)}</td>
                    <td>{number(fps)}</td>
                    <td>{number(sentRate)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="lab-quiet">{words.note}</p>
        </>
      )}
    </section>
  );
}
