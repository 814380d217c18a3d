import { chromium } from 'playwright';
import { serveModules } from './tests/browser/support/module-server.ts';
const [way='perfect', from='1', n='5', rounds='10'] = process.argv.slice(2);
const m = await serveModules();
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--use-fake-device-for-media-stream','--use-fake-ui-for-media-stream'] });
let total=0, bad=0, t=Date.now();
const list = process.env.SEEDS ? process.env.SEEDS.split(',').map(Number) : Array.from({length:+n},(_, i)=>+from+i);
for (const s of list) {
  const p = await b.newPage(); p.on('pageerror', e=>console.log('pageerror', e.message)); p.on('console', c=>c.type()==='error'&&console.log(c.text()));
  await p.goto(m.url); await p.waitForFunction(()=>window.agreement);
  const r = await p.evaluate(([w,s,r])=>window.agreement.playGlare(w,s,r),[way,s,+rounds]);
  total+=r.rounds; if(r.failure) bad++;
  console.log(s, r.rounds, r.failure, 'rb', r.rolledBack, 'ig', r.ignored, r.errors.join(' | ').slice(0,400)); 
  if(process.env.EV && r.failure) console.log(await p.evaluate(()=>lastEvents.map(e=>{
 const b=[e.seq,Math.round(e.at),e.peer[0],e.type];
 if(e.type==='call.started'){ if(e.method==='addIceCandidate')return null; b.push(e.call, e.arguments[0]?.type??'')}
 else if(e.type.startsWith('call.')){ if(e.call.startsWith('addIce')&&e.type!='call.rejected')return null; b.push(e.call, e.error?.message??'')}
 else if(e.type==='description.applied') b.push(e.side,e.description.type, [...e.description.sdp.matchAll(/^m=(\w+) (\d+)|^a=mid:(\S+)|^a=ice-ufrag:(\S+)/gm)].map(x=>x[1]?x[1]+' '+x[2]:x[3]??x[4]).join(' '));
 else if(e.type.startsWith('message')) {if(e.message.kind==='candidate')b.push(e.message.kind, JSON.stringify(e.message.content)?.slice(0,60)); else b.push(e.message.kind)}
 else if(e.type.startsWith('candidate')) return null;
 else if(e.state) b.push(e.state); else if(e.step) b.push(e.step); else if(e.error) b.push(e.error.message);
 return b.join(' ')}).filter(Boolean).join('\n')));
if(process.env.STORY && r.failure) console.log(r.story.join('\n'));
  await p.close();
}
console.log(total, 'rounds', bad, 'bad', Date.now()-t,'ms');
await b.close(); await m.close();
