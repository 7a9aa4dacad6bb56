// The harness's events, written into the source shapes of data/.
import { write } from '../lib/common.mjs';

// The finer word follows from the words of the title, else from the category.
const KINDS = [
  [/^police arrest| detained /i, 'arrest'],
  [/ charged with /, 'charge'],
  [/^officers search| searched /i, 'raid'],
  [/ jailed for /, 'sentence'],
  [/ bail/, 'bail'],
  [/^appeal by /i, 'appeal'],
  [/^vigil held /i, 'vigil'],
  [/ march /, 'march'],
  [/ protest /, 'protest'],
  [/^letter signed /i, 'letter'],
];
const KIND_OF_CATEGORY = { arrest: 'arrest', trial: 'hearing', report: 'report', rally: 'rally' };
// Places elsewhere; all others are in Hong Kong.
const ABROAD = {
  london: ['GB', 51.5, -0.1],
  manchester: ['GB', 53.5, -2.2],
  toronto: ['CA', 43.7, -79.4],
  vancouver: ['CA', 49.3, -123.1],
  taipei: ['TW', 25, 121.6],
  sydney: ['AU', -33.9, 151.2],
  melbourne: ['AU', -37.8, 145],
  berlin: ['DE', 52.5, 13.4],
  brussels: ['BE', 50.8, 4.4],
  geneva: ['CH', 46.2, 6.1],
  washington: ['US', 38.9, -77],
  'new-york': ['US', 40.7, -74],
  'los-angeles': ['US', 34.1, -118.2],
  tokyo: ['JP', 35.7, 139.7],
  seoul: ['KR', 37.6, 127],
  prague: ['CZ', 50.1, 14.4],
  oslo: ['NO', 59.9, 10.8],
};
const HONG_KONG = ['HK', 22.3, 114.2];
const SITE = {
  name: { en: 'Vigil', 'zh-Hant': 'Vigil 守望' },
  title: { en: 'Synthetic events', 'zh-Hant': '合成事件' },
  description: { en: 'Invented events, to measure with.', 'zh-Hant': '虛構事件，只供量度。' },
  locales: ['en', 'zh-Hant'],
  default_locale: 'en',
};

const slug = text =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
const capital = word => word[0].toUpperCase() + word.slice(1);
const placeName = id => id.split('-').map(capital).join(' ');
// Hong Kong names: the surname, then the given name of two syllables (`chan-tai-man`: Chan Tai-man).
const personName = id =>
  `${id.split('-').slice(0, -2).map(capital).join(' ')} ${capital(id.split('-').slice(-2).join('-'))}`;
const named = ids => [...new Set(ids)].filter(Boolean).sort();

function event(e) {
  const kind = KINDS.find(([words]) => words.test(e.title.en))?.[1] ?? KIND_OF_CATEGORY[e.category];
  const { date, category, title, summary, sources } = e;
  const people = named(e.people.map(slug)),
    cases = named(e.cases);
  return {
    id: `${date}-${slug(e.id.slice(date.length))}`,
    date,
    category,
    kind,
    title,
    summary,
    place: slug(e.place),
    ...(people.length && { people }),
    ...(cases.length && { cases }),
    sources,
  };
}

/** Writes the events as a data folder. */
export function writeSource(dir, events) {
  const all = events.map(event),
    source = [all[0].sources[0]];
  for (const year of named(all.map(e => e.date.slice(0, 4)))) {
    write(dir, `events/${year}.json`, JSON.stringify(all.filter(e => e.date.startsWith(year))));
  }
  const place = id => {
    const [country, lat, lon] = ABROAD[id] ?? HONG_KONG;
    return { id, name: { en: placeName(id) }, country, lat, lon };
  };
  const person = id => ({
    id,
    name: { en: personName(id) },
    role: 'campaigner',
    description: { en: 'An invented person.' },
    sources: source,
  });
  const oneCase = id => ({
    id,
    name: { en: placeName(id) },
    description: { en: 'An invented case.' },
    sources: source,
  });
  write(dir, 'site.json', JSON.stringify(SITE));
  write(dir, 'places.json', JSON.stringify(named(all.map(e => e.place)).map(place)));
  write(dir, 'people.json', JSON.stringify(named(all.flatMap(e => e.people ?? [])).map(person)));
  write(dir, 'cases.json', JSON.stringify(named(all.flatMap(e => e.cases ?? [])).map(oneCase)));
  write(dir, 'orgs.json', '[]');
  write(dir, 'terms.json', '[]');
}
