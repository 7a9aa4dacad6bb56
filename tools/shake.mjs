// Takes out of a WebAssembly module and its script what nobody can reach: `node tools/shake.mjs SCRIPT WASM
// FEATURES…`. A dependency exports classes for pages to make themselves, and with each class go its methods in the
// wasm and all that they call. Our pages make none of them. What the exports alone reached is left to wasm-opt, which
// keeps the order of the rest; `wasm-metadce` would lose it, and with it more bytes than it saves.
//
// Script and module then get short names for what they import from each other: those of wasm-bindgen end with hashes,
// which do not compress. Functions of the same text get the same name, and wasm-opt merges their imports.
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

/** The object that the script passes to the module, as a node, and its functions as pairs of name and text. */
function importsOf(source) {
  const { body } = parse(source, { ecmaVersion: 'latest', sourceType: 'module' });
  const maker = body.find(({ id }) => id?.name === '__wbg_get_imports');
  const object = maker.body.body[0].declarations[0].init;
  const functions = object.properties.filter(({ key }) => key.name !== '__proto__');
  // Comments name the types, so without them more functions are the same.
  const text = ({ value }) => source.slice(value.start, value.end).replace(/^ *\/\/.*\n/gm, '');
  return { object, functions: functions.map(property => [property.key.name, text(property)]) };
}

/** A short name for each text, the same for the same text. */
function shortNames(texts) {
  const short = new Map();
  for (const text of texts) if (!short.has(text)) short.set(text, `_${short.size.toString(36)}`);
  return short;
}

/** Script and module, as text, with short names for their imports and exports. */
function withShortNames(source, text) {
  const { object, functions } = importsOf(source);
  const namesIn = pattern => Array.from(text.matchAll(pattern), ([, name]) => name);
  const exports = shortNames(namesIn(/^ \(export "([^"]+)"/gm));
  const code = new Map(functions);
  const byCode = shortNames(code.values());
  const properties = Array.from(byCode, ([code, name]) => `${name}: ${code}`);
  const passed = `{ __proto__: null, ${properties.join(', ')} }`;
  const renamed = [source.slice(0, object.start), passed, source.slice(object.end)]
    .join('')
    .replace(/"[^"]+": import0/, '_: import0')
    .replace(/\bwasm\.([\w$]+)/g, (whole, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : whole));
  const rewritten = text
    .replace(/^ \(import "[^"]+" "([^"]+)"/gm, (_, name) => ` (import "_" "${byCode.get(code.get(name))}"`)
    .replace(/^ \(export "([^"]+)"/gm, (_, name) => ` (export "${exports.get(name)}"`);
  return [renamed, rewritten];
}

const source = withoutSyncStart(withoutClasses(fs.readFileSync(script, 'utf8')));
const textFile = `${wasm}.wat`;
execFileSync(tool('wasm-dis'), [...features, wasm, '-o', textFile]);
const kept = withoutExports(fs.readFileSync(textFile, 'utf8'), new Set(source.match(/[\w$]+/g)));
const [renamed, module] = withShortNames(source, kept);
fs.writeFileSync(textFile, module);
execFileSync(tool('wasm-as'), [...features, textFile, '-o', wasm]);
fs.rmSync(textFile);
fs.writeFileSync(script, renamed);
