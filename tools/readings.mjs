// Writes how characters are read in Cantonese, and which are common. Both files are kept, and made anew by hand:
//
//     node tools/readings.mjs crates/site/src/compile/readings
//
// The readings come from the npm package `to-jyutping` (BSD-2-Clause; its entries from rime-cantonese, CC BY 4.0):
// the usual one of each character of Big5, without its tone. Common are the characters of the first level of GB 2312.
import { writeFileSync } from 'node:fs';
import { getJyutpingCandidates } from 'to-jyutping';

// The ideographs from one code of an encoding to another; second bytes below `lowest` belong to later extensions.
function ideographs(encoding, first, last, lowest) {
  const decoder = new TextDecoder(encoding);
  const characters = [];
  for (let code = first; code <= last; code += 1) {
    if ((code & 0xff) < lowest) continue;
    const text = decoder.decode(new Uint8Array([code >> 8, code & 0xff]));
    if (/^\p{Script=Han}$/u.test(text)) characters.push(text);
  }
  return characters;
}

const readings = new Map();
for (const character of ideographs('big5', 0xa440, 0xf9d5, 0x40)) {
  const [[, candidates]] = getJyutpingCandidates(character);
  if (candidates.length === 0) continue;
  const reading = candidates[0].replace(/\d$/, '');
  readings.set(reading, (readings.get(reading) ?? '') + character);
}
const lines = [...readings].sort(([left], [right]) => (left < right ? -1 : 1));
const folder = process.argv[2];
writeFileSync(`${folder}/jyutping.txt`, lines.map(([reading, characters]) => `${reading} ${characters}\n`).join(''));
writeFileSync(`${folder}/common.txt`, `${ideographs('gb2312', 0xb0a1, 0xd7f9, 0xa1).join('')}\n`);
