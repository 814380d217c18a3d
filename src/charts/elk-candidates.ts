import ElkConstructor from 'elkjs/lib/elk.bundled.js';
import type { ElkEdgeSection, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { edgeKey } from '#labs/messages/edge-labels.ts';
import type { MachineShape } from '#labs/model/machines/edges.ts';
import type { ChartEdge, ChartLabels, Point } from './chart-layout.ts';
import { nodeSize, type Core } from './finish-chart.ts';
import { labelBlock, wrapLabel, wrapName } from './text-size.ts';

type Options = { elk: LayoutOptions; labelWidth: number };

const dot = 8;
const nameWidth = 90;

/** One core for each option set ELK can lay out; it throws on some, and those are left out. In a fixed order. */
export async function elkCandidates(shape: MachineShape, labels: ChartLabels): Promise<Core[]> {
  const elk = new ElkConstructor();
  const cores: Core[] = [];
  for (const options of optionSets()) {
    try {
      cores.push(readGraph(shape, await elk.layout(elkGraph(shape, labels, options))));
    } catch {
      // This option set is not for this graph.
    }
  }
  return cores;
}

const common: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.layered.thoroughness': '20',
  'elk.spacing.nodeNode': '14',
  'elk.spacing.edgeNode': '10',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
};

const choices: Readonly<Record<string, readonly string[]>> = {
  'elk.layered.nodePlacement.strategy': ['NETWORK_SIMPLEX', 'BRANDES_KOEPF'],
  'elk.layered.edgeLabels.sideSelection': ['SMART_DOWN', 'ALWAYS_DOWN'],
  'elk.layered.cycleBreaking.strategy': ['GREEDY', 'DEPTH_FIRST', 'MODEL_ORDER'],
  'elk.layered.layering.strategy': ['NETWORK_SIMPLEX', 'LONGEST_PATH'],
};

/** Every combination of the choices, with labels broken at two widths. */
function optionSets(): Options[] {
  let sets = [common];
  for (const [name, values] of Object.entries(choices)) {
    sets = sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value })));
  }
  return [56, 72].flatMap((labelWidth) => sets.map((elk) => ({ elk, labelWidth })));
}

function elkGraph(shape: MachineShape, labels: ChartLabels, options: Options): ElkNode {
  const inner = shape.edges.filter((edge) => edge.from !== 'anywhere');
  const children: ElkNode[] = shape.states
    .filter((state) => !state.final)
    .map((state) => {
      const lines = wrapName(state.id, nameWidth);
      const ends = Math.max(
        inner.filter((edge) => edge.from === state.id).length,
        inner.filter((edge) => edge.to === state.id).length,
      );
      return {
        id: state.id,
        width: Math.max(nodeSize(lines).width, ends * 13 + 13),
        height: nodeSize(lines).height,
        labels: lines.map((text) => ({ text })),
      };
    });
  return {
    id: 'root',
    layoutOptions: options.elk,
    children: [
      { id: '(initial)', width: dot, height: dot, layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' } },
      ...children,
    ],
    edges: [
      { id: '(initial)', sources: ['(initial)'], targets: [shape.initial] },
      ...inner.map((edge) => {
        const lines = (labels[edgeKey(edge)] ?? []).flatMap((line) => wrapLabel(line, options.labelWidth));
        return {
          id: edgeKey(edge),
          sources: [edge.from],
          targets: [edge.to],
          labels: [{ text: lines.join('\n'), ...labelBlock(lines) }],
        };
      }),
    ],
  };
}

function readGraph(shape: MachineShape, graph: ElkNode): Core {
  const nodes = (graph.children ?? [])
    .filter((child) => child.id !== '(initial)')
    .map(({ id, x = 0, y = 0, width = 0, height = 0, labels = [] }) => ({
      id,
      x,
      y,
      width,
      height,
      lines: labels.map((label) => label.text ?? ''),
      final: false,
    }));
  const lines = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  const edges = shape.edges
    .filter((edge) => edge.from !== 'anywhere')
    .map((edge): ChartEdge => {
      const placed = lines.get(edgeKey(edge));
      const label = placed?.labels?.[0];
      const box = { x: label?.x ?? 0, y: label?.y ?? 0, width: label?.width ?? 0, height: label?.height ?? 0 };
      return {
        ...edge,
        points: corners(placed?.sections?.[0]),
        label: { ...box, lines: (label?.text ?? '').split('\n'), align: 'start' },
      };
    });
  return { nodes, edges, initial: corners(lines.get('(initial)')?.sections?.[0]) };
}

function corners(section: ElkEdgeSection | undefined): Point[] {
  if (section === undefined) return [];
  return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
}
