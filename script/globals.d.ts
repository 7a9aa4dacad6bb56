// Types of placeholders that the generator replaces in the scripts, and of modules next to them in the built site.

/** The paths of a site's files, by use. */
interface Files {
  views: string;
  /** The style sheets of views, by view. */
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
  export function toSvg(code: unknown, document: Document, options?: { pad: number }): SVGSVGElement;
}
