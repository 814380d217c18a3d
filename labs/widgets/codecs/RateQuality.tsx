import type { CodecMessages } from '#labs/messages/codecs-en.ts';
import type { Row } from '#labs/model/codecs/experiment.ts';

type Props = { rows: readonly Row[]; words: CodecMessages['experiment'] };

const size = { width: 640, height: 300 };
const edge = { left: 44, right: 70, top: 12, bottom: 38 };

/** PSNR over bitrate: one line for each codec, with the spread of the repeats across each point. */
export function RateQuality({ rows, words }: Props) {
  const points = rows.flatMap(({ codec, cap, figures: { bitrate, psnr } }) =>
    bitrate && psnr ? [{ codec, cap, bitrate, psnr }] : [],
  );
  const codecs = [...new Set(points.map(({ codec }) => codec))];
  const bitrates = points.flatMap(({ bitrate }) => [bitrate.least, bitrate.most]);
  const qualities = points.flatMap(({ psnr }) => [psnr.least, psnr.most]);
  if (points.length === 0) return null;
  const right = Math.max(...bitrates) * 1.05;
  const [bottom, top] = [Math.floor(Math.min(...qualities) - 1), Math.ceil(Math.max(...qualities) + 1)];
  const x = (value: number) => edge.left + (value / right) * (size.width - edge.left - edge.right);
  const y = (value: number) =>
    size.height - edge.bottom - ((value - bottom) / (top - bottom)) * (size.height - edge.top - edge.bottom);
  const step = top - bottom > 12 ? 5 : 2;
  const lines = Array.from({ length: Math.floor((top - bottom) / step) + 1 }, (_, index) => bottom + index * step);
  const stride = [50, 100, 200, 500, 1000].find((each) => right / each <= 6) ?? 2000;
  const marks = Array.from({ length: Math.floor(right / stride) + 1 }, (_, index) => index * stride);
  return (
    <figure class="lab-rate-quality">
      <figcaption>
        <strong>{words.plot}</strong> <span class="lab-quiet">{words.plotExplain}</span>
      </figcaption>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={words.plot}>
        {lines.map((value) => (
          <g key={value} class="lab-plot-line">
            <line x1={edge.left} x2={size.width - edge.right} y1={y(value)} y2={y(value)} />
            <text x={edge.left - 6} y={y(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {marks.map((value) => (
          <text key={value} x={x(value)} y={size.height - edge.bottom + 16} text-anchor="middle">
            {value}
          </text>
        ))}
        <text x={(edge.left + size.width - edge.right) / 2} y={size.height - 4} text-anchor="middle">
          {words.plotX}
        </text>
        <text transform={`translate(11 ${size.height / 2}) rotate(-90)`} text-anchor="middle">
          {words.plotY}
        </text>
        {codecs.map((codec, index) => {
          const own = points.filter((point) => point.codec === codec);
          const last = own.at(-1);
          return (
            <g key={codec} data-codec={index}>
              <polyline points={own.map((point) => `${x(point.bitrate.mean)},${y(point.psnr.mean)}`).join(' ')} />
              {own.map(({ cap, bitrate, psnr }) => (
                <g key={cap}>
                  <line x1={x(bitrate.mean)} x2={x(bitrate.mean)} y1={y(psnr.least)} y2={y(psnr.most)} />
                  <line x1={x(bitrate.least)} x2={x(bitrate.most)} y1={y(psnr.mean)} y2={y(psnr.mean)} />
                  <circle cx={x(bitrate.mean)} cy={y(psnr.mean)} r={4} />
                </g>
              ))}
              {last && (
                <text class="lab-plot-name" x={x(last.bitrate.mean) + 8} y={y(last.psnr.mean) + 4}>
                  {codec}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
