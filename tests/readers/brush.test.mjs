// The span of time on the histogram: dates as they are typed, and where keys and pointers move its ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateAt, dragged, edtf, holdAt, moved } from '../../script/brush.js';

test('a date is read as it is typed', () => {
  const typed = {
    2021: '2021',
    '2021-03': '2021-03',
    '2021/3/4': '2021-03-04',
    '2021.03.04': '2021-03-04',
    '3/2021': '2021-03',
    'March 2021': '2021-03',
    '4 mar 2021': '2021-03-04',
    'Sept 9, 2021': '2021-09-09',
    '2021年3月4日': '2021-03-04',
    '2021年3月': '2021-03',
    '2021~': '2021~',
  };
  for (const [text, date] of Object.entries(typed)) assert.equal(edtf(text, 'en'), date, text);
  assert.equal(edtf('2021年3月4日', 'zh-Hant'), '2021-03-04');
});

test('what is no date, or could be two, stays as it is', () => {
  for (const text of ['', 'soon', '21', '4/3/2021', 'March', '1 2 3 2021']) assert.equal(edtf(text, 'en'), text);
});

test('a bar has the date that many months or days after the first', () => {
  assert.equal(dateAt('2019-11', 0), '2019-11');
  assert.equal(dateAt('2019-11', 14), '2021-01');
  assert.equal(dateAt('2020-02-27', 3), '2020-03-01');
});

test('a key moves an end of the span and never past the other', () => {
  const bars = { first: '2019-02', count: 90, from: 10, to: 20 };
  assert.deepEqual(moved(bars, true, 'ArrowRight'), { from: 11, to: 20 });
  assert.deepEqual(moved(bars, true, 'PageUp'), { from: 20, to: 20 });
  assert.deepEqual(moved(bars, false, 'PageDown'), { from: 10, to: 10 });
  assert.deepEqual(moved(bars, false, 'PageUp'), { from: 10, to: 32 });
  assert.deepEqual(moved({ ...bars, first: '2019-02-01' }, false, 'PageUp'), { from: 10, to: 27 });
  assert.deepEqual(moved(bars, true, 'Home'), { from: 0, to: 20 });
  assert.deepEqual(moved(bars, false, 'End'), { from: 10, to: 89 });
  assert.equal(moved(bars, true, 'a'), null);
});

test('a drag makes, moves or resizes the span within the bars', () => {
  const bars = { count: 90, from: 10, to: 20 };
  assert.equal(holdAt(bars, 10.3, 0.5), 'start');
  assert.equal(holdAt(bars, 21.2, 0.5), 'end');
  assert.equal(holdAt(bars, 15, 0.5), 'span');
  assert.equal(holdAt(bars, 40, 0.5), 'new');
  assert.equal(holdAt({ count: 90, from: 0, to: 89 }, 40, 0.5), 'new', 'all of it cannot be moved');
  assert.deepEqual(dragged(bars, 'new', 50.2, 40.9), { from: 40, to: 50 });
  assert.deepEqual(dragged(bars, 'new', 50.2, -7), { from: 0, to: 50 });
  assert.deepEqual(dragged(bars, 'span', 15, 3), { from: 0, to: 10 });
  assert.deepEqual(dragged(bars, 'span', 15, 200), { from: 79, to: 89 });
  assert.deepEqual(dragged(bars, 'start', 10, 33), { from: 20, to: 20 });
  assert.deepEqual(dragged(bars, 'end', 21, 31.2), { from: 10, to: 30 });
});
