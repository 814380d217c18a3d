import ts from 'typescript';

export type Import = {
  /** As written: `#labs/model/trace.ts`, `./fold.ts`, `xstate`. */
  readonly specifier: string;
  /** Whether it is gone once types are stripped. */
  readonly typeOnly: boolean;
  /** Whether it is loaded only when the code that asks for it runs: `import()`, or a worker's URL. */
  readonly dynamic: boolean;
};

/** Every import and re-export of a program, static or dynamic, in the order of the text. */
export function findImports(program: string): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean, dynamic: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ specifier: specifier.text, typeOnly, dynamic });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node), false);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true, false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true);
    }
    const beside = ts.isNewExpression(node) && node.expression.getText(file) === 'URL' ? node.arguments : undefined;
    if (beside?.[1]?.getText(file) === 'import.meta.url') add(beside[0], false, true);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('program.tsx', program, ts.ScriptTarget.ESNext, false, ts.ScriptKind.TSX);
  visit(file);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

/** The program of a source file: all of a script, the code fence and scripts of an Astro page, the imports of a lesson. */
export function programOf(path: string, text: string): string {
  if (path.endsWith('.mdx'))
    return text
      .split('\n')
      .filter((line) => /^(import|export) /.test(line))
      .join('\n');
  if (!path.endsWith('.astro')) return text;
  const fence = /^---\n(.*?)\n---/s.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script ?? '');
  return [fence, ...scripts].join('\n');
}
