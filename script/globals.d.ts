// Types of names that the generator replaces in the scripts, and of modules that are next to them in the built site.

/** The names of a site's files, by their use. */
declare const FILES: {
  modules: Record<string, ModuleFiles>;
  edition: string;
  sources: string;
  sourceLetters: number;
} & Record<
  'share' | 'takeAway' | 'people' | 'inside' | 'lists' | 'barsSheet' | 'map' | 'mapSheet' | 'outline' | 'places',
  string
>;

/** A lazily loaded module: its script, the file it works with, and its style sheet. */
interface ModuleFiles {
  script: string;
  data: string;
  sheet: string;
}

interface Document {
  /** Loads a module for a view, once. */
  module(name: string): Promise<unknown>;
}

declare module '*/APP' {
  export default function start(options: { module_or_path: string }): Promise<unknown>;
}
declare module '*/PAGE';
declare module '*/BRUSH';
declare module '*/qr.js' {
  export function generate(text: string): unknown;
}
declare module '*/qr-svg.js' {
  export function toSvg(code: unknown, document: Document): SVGSVGElement;
}
