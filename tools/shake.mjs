// Takes out of a WebAssembly module and its script what nobody can reach: `node tools/shake.mjs SCRIPT WASM
// FEATURES…`. A dependency exports classes for pages to make themselves, and with each class go its methods in the
// wasm and all that they call. Our pages make none of them. What the exports alone reached is left to wasm-opt, which
// keeps the order of the rest; `wasm-metadce` would lose it, and with it more bytes than it saves.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const [script, wasm, ...features] = process.argv.slice(2);
const tool = name => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));

/** Whether a statement declares a class for others, or says how one of its objects is let go. */
function isOfClass(statement, text, classes) {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration?.type === 'ClassDeclaration';
  return classes.some(
    name => text.startsWith(`const ${name}Finalization `) || text.startsWith(`if (Symbol.dispose) ${name}.`),
  );
}

/** The script without the classes that nothing else in it names; `open` of the views names the class that it gives. */
function withoutClasses(source) {
  const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const classes = body.flatMap(({ declaration }) =>
    declaration?.type === 'ClassDeclaration' ? [declaration.id.name] : [],
  );
  const texts = body.map(statement => [statement, source.slice(statement.start, statement.end)]);
  const isOther = ([statement, text]) => !isOfClass(statement, text, classes);
  const others = texts
    .filter(isOther)
    .map(([, text]) => text)
    .join('\n');
  const unnamed = classes.filter(name => !others.includes(`${name}.`));
  const isLeft = ([statement, text]) =>
    !unnamed.includes(statement.declaration?.id?.name) && !isOfClass({}, text, unnamed);
  return texts
    .filter(isLeft)
    .map(([, text]) => text)
    .join('\n');
}

/** The script without its second way to start, for programs that have compiled the module already. */
const withoutSyncStart = source => source.replace(/^export \{ initSync, /m, 'export { ');

/** The module, as text, without the exports that its script does not name. */
function withoutExports(text, words) {
  const isNamed = line => {
    const name = line.match(/^ \(export "([^"]+)"/)?.[1];
    return name === undefined || words.has(name);
  };
  return text.split('\n').filter(isNamed).join('\n');
}

const source = withoutSyncStart(withoutClasses(fs.readFileSync(script, 'utf8')));
const textFile = `${wasm}.wat`;
execFileSync(tool('wasm-dis'), [...features, wasm, '-o', textFile]);
fs.writeFileSync(textFile, withoutExports(fs.readFileSync(textFile, 'utf8'), new Set(source.match(/[\w$]+/g))));
execFileSync(tool('wasm-as'), [...features, textFile, '-o', wasm]);
fs.rmSync(textFile);
fs.writeFileSync(script, source);
