import { chromium } from 'playwright';
import { serveModules } from './tests/browser/support/module-server.ts';
const [way='perfect', from='1', n='5', rounds='10'] = process.argv.slice(2);
const m = await serveModules();
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--use-fake-device-for-media-stream','--use-fake-ui-for-media-stream'] });
let total=0, bad=0, t=Date.now();
for (let s=+from; s<+from+ +n; s++) {
  const p = await b.newPage(); p.on('pageerror', e=>console.log('pageerror', e.message)); p.on('console', c=>c.type()==='error'&&console.log(c.text()));
  await p.goto(m.url); await p.waitForFunction(()=>window.agreement);
  const r = await p.evaluate(([w,s,r])=>window.agreement.playGlare(w,s,r),[way,s,+rounds]);
  total+=r.rounds; if(r.failure) bad++;
  console.log(s, r.rounds, r.failure, 'rb', r.rolledBack, 'ig', r.ignored, r.errors.join(' | ').slice(0,400)); 
  if(process.env.STORY && r.failure) console.log(r.story.join('\n'));
  await p.close();
}
console.log(total, 'rounds', bad, 'bad', Date.now()-t,'ms');
await b.close(); await m.close();
