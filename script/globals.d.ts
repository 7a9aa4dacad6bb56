// Types of placeholders that the generator replaces in the scripts, and of modules next to them in the built site.

/** The paths of a site's files, by use. */
interface Files {
  views: string;
  /** The style sheets of views, by view. */
  sheets: Record<string, string>;
  share: string;
  saved: string;
  qr: string[];
  wasm: string;
  outline: string;
  /** Subresource Integrity, by path. */
  hashes: Record<string, string>;
}

declare const FILES: Files;

interface Document {
  files: Files & { page: string };
  // biome-ignore lint/suspicious/noExplicitAny: each script has its own functions.
  load(path: string): Promise<any>;
  views(view: string): Promise<unknown>;
}

/** The scope of a service worker, as far as it is used. */
interface SavingWorker {
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'activate', on: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(
    type: 'fetch',
    on: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

declare module '*/qr.js' {
  export function generate(text: string): unknown;
}
declare module '*/qr-svg.js' {
  export function toSvg(code: unknown, document: Document, options?: { pad: number }): SVGSVGElement;
}
