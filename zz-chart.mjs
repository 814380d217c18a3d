import { machineShape } from '#labs/model/machines/edges.ts';
import { chartLabels } from '#src/charts/machine-chart.ts';
import { fillSketch } from '#src/charts/sketch.ts';
import { finishChart } from '#src/charts/finish-chart.ts';
import { findFaults } from '#src/charts/score-chart.ts';
import { negotiationSketch } from '#src/charts/sketches/negotiation.ts';
import { writeFileSync } from 'node:fs';
for (const lang of ['en','ko']) {
 const shape = machineShape('negotiation'); const labels = chartLabels(shape, lang);
 const c = finishChart(fillSketch(negotiationSketch, shape, labels), shape, labels);
 console.log(lang, c.width, c.height, findFaults(c));
 console.log(c.edges.map(e=>e.from+'>'+e.to+' '+e.label.x+','+e.label.y+' '+e.label.width+'x'+e.label.height+' '+e.label.lines.join('/')).join('\n'));
 console.log(c.nodes.map(n=>n.id+' '+n.x+','+n.y+' '+n.width+'x'+n.height+n.lines.join('/')).join('\n'));
}
