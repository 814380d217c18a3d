import { readFileSync } from 'node:fs';
import { median, openBench, openLab, report } from './site.ts';

// From the click on Start to both connections connected: the lab against a bare page with the same media, in turns in one
// browser, each time in a new page. `node tests/bench/connect-ratio.ts [rounds]`

declare global {
  interface Window {
    clicked: number;
    bothUp: Promise<number>;
  }
}

const rounds = Number(process.argv[2] ?? 15);
const bare = readFileSync(new URL('bare-call.html', import.meta.url), 'utf8');
const bench = await openBench();

/** Notes the click, and when the second of two connections is up, without a word from the page. */
function watch(): void {
  const Native = window.RTCPeerConnection;
  let up = 0;
  window.bothUp = new Promise((resolve) => {
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        this.addEventListener('connectionstatechange', () => {
          if (this.connectionState === 'connected' && (up += 1) === 2) resolve(performance.now());
        });
      }
    };
  });
  addEventListener('click', ({ timeStamp }) => (window.clicked ??= timeStamp), { capture: true });
}

async function measure(which: 'bare' | 'lab'): Promise<number> {
  const context = await bench.browser.newContext({ bypassCSP: true });
  await context.addInitScript(watch);
  await context.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: bare }));
  const page = await openLab(context, bench.server, which === 'bare' ? '/bare' : '/labs/loopback-call/', 'Start');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const took = await page.evaluate(async () => (await window.bothUp) - window.clicked);
  await context.close();
  return took;
}

// The first call of a browser starts its audio and network services.
await measure('bare');
const times = { bare: [] as number[], lab: [] as number[] };
for (let round = 0; round < rounds; round += 1) {
  for (const which of round % 2 ? (['bare', 'lab'] as const) : (['lab', 'bare'] as const)) {
    times[which].push(await measure(which));
  }
}
const ratio = median(times.lab) / median(times.bare);
report(
  'loopback connected, lab against bare page',
  `${ratio.toFixed(2)} (${median(times.lab).toFixed(0)} ms, ${median(times.bare).toFixed(0)} ms, ${rounds} pairs)`,
  ratio <= 1.15,
  'at most 1.15',
);
await bench.close();
