// Types of names that the generator replaces in the scripts, and of modules that are next to them in the built site.

/** The names of a site's files, by their use. */
interface Files {
  views: string;
  /** The style sheets of views, by the view. */
  sheets: Record<string, string>;
  share: string;
  outline: string;
}

declare const FILES: Files;

interface Document {
  files: Files;
  views(view: string): Promise<unknown>;
}

declare module '*/APP' {
  export default function start(options: { module_or_path: string }): Promise<unknown>;
}
declare module '*/PAGE';
declare module '*/qr.js' {
  export function generate(text: string): unknown;
}
declare module '*/qr-svg.js' {
  export function toSvg(code: unknown, document: Document): SVGSVGElement;
}
