import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectionCall } from '#labs/model/scenarios/connection-call.ts';
import { iceCall } from '#labs/model/scenarios/ice-call.ts';
import { faults } from '#labs/model/scenarios/faults.ts';
import { loopbackCall } from '#labs/model/scenarios/loopback-call.ts';
import type { CodeRegions, CodeStep, CodeToken, LabCode } from '#labs/widgets/inspector/words.ts';
import { codeRegion } from './code-region.ts';

const folder = 'labs/drivers';

/** What the inspector shows as the code behind a moment. */
export function labCode(): LabCode {
  const scenarios = [loopbackCall, connectionCall, iceCall, ...Object.values(faults)].map(
    ({ id, steps }): [string, readonly CodeStep[]] => [id, steps.map((step) => ({ id: step.id, peer: step.peer }))],
  );
  const choices = Object.values(faults).map(({ id, group, isStar, isSimulated, lab }) => ({
    id,
    group,
    isStar,
    isSimulated,
    lab,
  }));
  return { regions: readRegions(), scenarios: Object.fromEntries(scenarios), faults: choices };
}

/** The code of every step that a lab can run, read from the files that run. @throws where two files have a region of one name */
function readRegions(): CodeRegions {
  const files = readdirSync(join(process.cwd(), folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'));
  const regions = files.flatMap((name) => {
    const file = `${folder}/${name}`;
    const text = readFileSync(join(process.cwd(), file), 'utf8');
    const names = [...text.matchAll(/^\s*\/\/ #region (\S+)$/gm)].map(([, region = '']) => region);
    return names.map((region) => ({ region, file, lines: codeRegion(file, region).split('\n').map(tokensOf) }));
  });
  const names = regions.map(({ region }) => region);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two regions of ${folder} are named "${twice}".`);
  return Object.fromEntries(regions.map(({ region, file, lines }) => [region, { file, lines }]));
}

const keywords =
  /^(?:as|async|await|break|case|catch|const|continue|else|export|for|function|if|import|in|let|new|null|of|return|satisfies|throw|true|false|try|type|undefined|void|while)$/;

/** The pieces of one line. They give the line again when put together. */
export function tokensOf(line: string): readonly CodeToken[] {
  const pieces = line.match(/\/\/.*$|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$]*|[^A-Za-z_$'`/]+|./g) ?? [];
  const tokens: [CodeToken[0], string][] = [];
  for (const text of pieces) {
    const kind = kindOf(text);
    const last = tokens.at(-1);
    if (last && last[0] === kind) last[1] += text;
    else tokens.push([kind, text]);
  }
  return tokens;
}

function kindOf(text: string): CodeToken[0] {
  if (text.startsWith('//')) return 'comment';
  if (/^['`]./.test(text)) return 'string';
  return keywords.test(text) ? 'keyword' : 'plain';
}
