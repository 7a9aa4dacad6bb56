// The timeline over the harness's own events. `cargo xtask bench` puts this file among the harness's drivers.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { events, siteDir, WORK, wheelScroll } from '../lib/common.mjs';
import { writeSource } from './vigil-source.mjs';

const { VIGIL_PROGRAM, VIGIL_APP, VIGIL_LOCALES } = process.env;

/** Builds the site of a data folder, as it would be deployed, into `dir`. */
export function build(data, dir, ...options) {
  const vigil = (...parts) => execFileSync(VIGIL_PROGRAM, parts, { stdio: ['ignore', 'ignore', 'inherit'] });
  vigil('build', '--data', data, '--app', VIGIL_APP, '--locales', VIGIL_LOCALES, '--out', dir, ...options);
  vigil('compress', dir, '--cache', path.join(WORK, 'compressed', ...dir.split(path.sep).slice(-2)));
  return { dir };
}

const QUESTION = 'does the list answer ';

// Runs in the page. The harness evaluates `doneExpr` there again and again, which the page's policy forbids; so that
// expression is only a question, and the `eval` the harness finds knows its answer. The list gets its rows and the
// query they answer in one task.
function answerQuestions(question) {
  // biome-ignore lint/security/noGlobalEval: the harness calls it, and is given an answer without evaluation.
  const evaluate = window.eval;
  if (evaluate.answersQuestions) return;
  const answer = source => {
    if (!String(source).startsWith(question)) return evaluate(source);
    const list = document.querySelector('ol.results');
    if (list?.dataset.query !== source.slice(question.length)) return '';
    return list.querySelector('li[data-event]') ? 'results' : 'none';
  };
  Object.assign(window, { eval: Object.assign(answer, { answersQuestions: true }) });
}

export const timeline = {
  url: '/',
  firstEventSelector: 'li[data-event]',
  searchSpec: {
    input: '[role=search] input[type=search]',
    items: 'li[data-event]',
    doneExpr: query => QUESTION + query,
  },
  async search(page, query, harness) {
    await page.evaluate(answerQuestions, QUESTION);
    return harness.typeAndTime(page, this.searchSpec, query);
  },
  scroll: page => wheelScroll(page),
};

export default {
  ...timeline,
  name: 'vigil',
  note: 'the front page; index and shards are fetched as they are needed',
  // The pages of single events are not opened here, and 20,000 of them take minutes to compress.
  async prepare(count) {
    const dir = siteDir('vigil', count),
      data = path.join(WORK, 'data', String(count));
    fs.rmSync(data, { recursive: true, force: true });
    writeSource(data, events(count));
    return build(data, dir, '--lists-only');
  },
};
