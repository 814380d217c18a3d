import { useEffect, useRef } from 'preact/hooks';

/** Dims all but a circle around the pointer. It takes no clicks. */
export function Spotlight({ isOn }: { isOn: boolean }) {
  const shade = useRef<HTMLDivElement>(null);
  const place = useRef({ x: 0.5, y: 0.4 });
  useEffect(() => {
    const put = () => {
      shade.current?.style.setProperty('--stage-x', `${place.current.x * 100}%`);
      shade.current?.style.setProperty('--stage-y', `${place.current.y * 100}%`);
    };
    const move = ({ clientX, clientY }: PointerEvent) => {
      place.current = { x: clientX / innerWidth, y: clientY / innerHeight };
      put();
    };
    put();
    addEventListener('pointermove', move, { passive: true });
    return () => removeEventListener('pointermove', move);
  }, [isOn]);
  return isOn ? <div ref={shade} class="stage-shade" aria-hidden="true" /> : null;
}
