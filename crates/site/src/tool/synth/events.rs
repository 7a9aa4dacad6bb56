//! Makes the events of one year, each from its own stream of random numbers, so that years can be made side by side.

use super::phrases::{CHARGES, PATTERNS, Pair, Pattern, SENTENCES};
use super::random::Random;
use super::words::{STREETS, SYLLABLES, TOPICS};
use super::world::{CaseName, LAST_DAY, World, source};
use vigil_model::{Day, Event, EventDate, Localized, OrganizationId, PersonId, Source};

/// The source of the events of one year.
pub struct Year<'w> {
    world: &'w World,
    year: i32,
    count: usize,
    first_day: Day,
    day_count: usize,
    /// The cases that can have events in the year.
    cases: Vec<&'w CaseName>,
    /// How many events there are up to the end of each month, in thousandths.
    month_ends: [usize; 12],
}

/// The values of the placeholders of a sentence, in both languages.
#[derive(Clone, Default)]
struct Slots {
    person: (String, String),
    other: (String, String),
    place: (String, String),
    org: (String, String),
    case: (String, String),
    street: (String, String),
    theme: (String, String),
    charge: Pair,
    topic: Pair,
    number: String,
    months: String,
}

impl<'w> Year<'w> {
    /// A year with `count` events.
    pub fn new(world: &'w World, year: i32, count: usize) -> Year<'w> {
        let first_day = Day::from_civil(year, 1, 1);
        let last_day = Day::from_civil(year, 12, 31).min(Day::from_civil(LAST_DAY.0, LAST_DAY.1, LAST_DAY.2));
        let active = |case: &&CaseName| (first_day.0 - 1_800..=last_day.0).contains(&case.start.0);
        let cases = world.cases.iter().filter(active).collect();
        let mut random = Random::new(world.seed, 1_000 + year as u64);
        let weights: [usize; 12] = std::array::from_fn(|_| random.between(40, 160));
        let total: usize = weights.iter().sum();
        let mut sum = 0;
        let month_ends = weights.map(|weight| {
            sum += weight;
            sum * 1_000 / total
        });
        let day_count = (last_day.0 - first_day.0 + 1) as usize;
        Year { world, year, count, first_day, day_count, cases, month_ends }
    }

    /// The event at a position in the year, in time order but for coarse dates.
    pub fn event(&self, position: usize) -> Event {
        let mut random = Random::new(self.world.seed, ((self.year as u64) << 32) + position as u64);
        let random = &mut random;
        let pattern = &PATTERNS[random.zipf(PATTERNS.len())];
        let case =
            (!self.cases.is_empty() && random.percent(60)).then(|| self.cases[random.zipf(self.cases.len())]);
        let people = self.people(random, case);
        let place = &self.world.places[random.zipf(self.world.places.len())];
        let orgs = self.organizations(random, pattern);
        let slots = self.slots(random, case, &people, orgs[0]);
        let slots = Slots { place: (place.en.clone(), place.zh.clone()), ..slots };
        let day = self.day(position);
        let (date, end) = dates(random, day);
        let word = slots.theme.0.split(' ').next().unwrap_or_default().to_ascii_lowercase();
        let id = format!("{}-{}-{word}-{}", date.unqualified(), pattern.kind.as_str(), position + 1);
        let (title, summary) = texts(random, pattern, &slots);
        let mentions_org = pattern.opening.0.contains("{org}") || pattern.title.0.contains("{org}");
        let org_count = if mentions_org || random.percent(30) { orgs.len() } else { 0 };
        let org_ids = orgs.iter().take(org_count).map(|&org| self.world.orgs[org].id.as_str());
        Event {
            sources: sources(random, day, &title, &id),
            id: id.as_str().into(),
            former_ids: Vec::new(),
            date,
            end,
            category: pattern.category,
            kind: pattern.kind,
            title,
            summary,
            place: random.percent(80).then(|| place.id.as_str().into()),
            people: people
                .iter()
                .map(|&person| PersonId::from(self.world.people[person].id.as_str()))
                .collect(),
            orgs: org_ids.map(OrganizationId::from).collect(),
            cases: case.map(|case| case.name.id.as_str().into()).into_iter().collect(),
            updated: if random.percent(10) { EventDate::from_day(Day(day.0 + 30)).ok() } else { None },
            history: Vec::new(),
        }
    }

    /// The day of a position: months have different shares of the year's events.
    fn day(&self, position: usize) -> Day {
        let share = (position * 1_000) / self.count.max(1);
        let month = self.month_ends.iter().position(|&end| share < end).unwrap_or(11);
        let start = if month == 0 { 0 } else { self.month_ends[month - 1] };
        let within = (position * 1_000) as f64 / self.count.max(1) as f64 - start as f64;
        let through = (month as f64 + within / (self.month_ends[month] - start) as f64) / 12.0;
        Day(self.first_day.0 + ((through * self.day_count as f64) as i32).min(self.day_count as i32 - 1))
    }

    /// One to four people mostly, at times many; two different ones at least, of the case if there is one.
    fn people(&self, random: &mut Random, case: Option<&CaseName>) -> Vec<usize> {
        let count = if random.percent(2) { random.between(5, 30) } else { 2 + random.zipf(3) };
        let mut people = Vec::new();
        for _ in 0..count {
            let person = match case {
                Some(case) if random.percent(85) => *random.pick(&case.members),
                _ => random.zipf(self.world.people.len()),
            };
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    fn organizations(&self, random: &mut Random, pattern: &Pattern) -> Vec<usize> {
        let count = self.world.orgs.len();
        let first = (random.zipf(count) + pattern.kind as usize * 3) % count;
        let second = random.zipf(count);
        if second != first && random.percent(20) { vec![first, second] } else { vec![first] }
    }

    fn slots(&self, random: &mut Random, case: Option<&CaseName>, people: &[usize], org: usize) -> Slots {
        let name = |position: usize| {
            let name = &self.world.people[position];
            (name.en.clone(), name.zh.clone())
        };
        let named = people.first().copied().unwrap_or_default();
        let other = people.get(1).copied().unwrap_or_else(|| random.zipf(self.world.people.len()));
        let street = random.pick(STREETS);
        let (first, second) = (random.zipf(SYLLABLES.len()), random.zipf(SYLLABLES.len()));
        let (first, second) = (SYLLABLES[first], SYLLABLES[second]);
        let org = &self.world.orgs[org];
        Slots {
            person: name(named),
            other: name(other),
            place: Default::default(),
            org: (org.en.clone(), org.zh.clone()),
            case: case.map_or_else(
                || ("the open case".to_owned(), "未結案件".to_owned()),
                |case| (case.name.en.clone(), case.name.zh.clone()),
            ),
            street: (
                format!("{} {} {}", first.0, second.0, street.0),
                format!("{}{}{}", first.1, second.1, street.1),
            ),
            theme: theme(random),
            charge: CHARGES[case.map_or_else(|| random.zipf(CHARGES.len()), |case| case.charge)],
            topic: TOPICS[random.zipf(TOPICS.len())],
            number: random.magnitude(3, 9_000).to_string(),
            months: random.magnitude(2, 96).to_string(),
        }
    }
}

/// One to three sources, each with an address of its own.
fn sources(random: &mut Random, day: Day, title: &Localized, id: &str) -> Vec<Source> {
    let count = 1 + random.zipf(3);
    let one = |number: usize| source(random, day, title, &format!("{id}-{number}"));
    (1..=count).map(one).collect()
}

/// A made-up affair: the long tail of words that occur once or twice.
fn theme(random: &mut Random) -> (String, String) {
    let matters = [
        ("affair", "事件"),
        ("papers", "文件"),
        ("fund", "基金"),
        ("inquiry", "調查"),
        ("songbook", "歌集"),
        ("accord", "協議"),
        ("recordings", "錄音"),
        ("register", "名冊"),
        ("bulletin", "通報"),
        ("charter", "約章"),
    ];
    let matter = random.pick(&matters);
    let (mut en, mut zh) = (String::new(), String::new());
    for _ in 0..2 + random.zipf(2) {
        let (latin, han) = SYLLABLES[random.zipf(SYLLABLES.len())];
        en.push_str(&latin.to_lowercase());
        zh.push_str(han);
    }
    let mut letters = en.chars();
    let capital = letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter();
    (format!("{} {}", capital.chain(letters).collect::<String>(), matter.0), format!("{zh}{}", matter.1))
}

/// Mostly a day; some months, years, spans, "about" and "uncertain".
fn dates(random: &mut Random, day: Day) -> (EventDate, Option<EventDate>) {
    let (year, month, _) = day.to_civil();
    let year = year as u16;
    let date = match random.below(1_000) {
        0..8 => EventDate::from_year(year),
        8..70 => EventDate::from_month(year, month),
        _ => EventDate::from_day(day),
    };
    let mut date = date.unwrap_or_else(|error| unreachable!("a calendar day is a date: {error}"));
    date.approximate = random.below(1_000) < 8;
    date.uncertain = random.below(1_000) < 6;
    let end = if random.percent(4) {
        EventDate::from_day(Day(date.last_day().0 + random.magnitude(1, 200) as i32)).ok()
    } else {
        None
    };
    (date, end)
}

/// The title and the summary; three in a hundred are not translated.
fn texts(random: &mut Random, pattern: &Pattern, slots: &Slots) -> (Localized, Localized) {
    let mut en = fill(pattern.opening.0, slots, 0);
    let mut zh = fill(pattern.opening.1, slots, 1);
    let mut previous = usize::MAX;
    let mut later = Slots { number: String::new(), ..slots.clone() };
    for _ in 0..1 + random.zipf(4) {
        let next = random.below(SENTENCES.len());
        if next != previous {
            later.number = random.magnitude(2, 600).to_string();
            en.push(' ');
            en.push_str(&fill(SENTENCES[next].0, &later, 0));
            zh.push_str(&fill(SENTENCES[next].1, &later, 1));
        }
        previous = next;
    }
    let mut title = fill(pattern.title.0, slots, 0);
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if let Some(first) = en.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let title_zh = fill(pattern.title.1, slots, 1);
    match random.percent(97) {
        true => (
            Localized::from([("en", title.as_str()), ("zh-Hant", title_zh.as_str())]),
            Localized::from([("en", en.as_str()), ("zh-Hant", zh.as_str())]),
        ),
        false => (Localized::from([("en", title.as_str())]), Localized::from([("en", en.as_str())])),
    }
}

/// A sentence with its places filled, in English (0) or Chinese (1).
fn fill(sentence: &str, slots: &Slots, language: usize) -> String {
    let mut filled = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(slots.text(name, language));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

impl Slots {
    fn text(&self, name: &str, language: usize) -> &str {
        match (name, language) {
            ("person", 0) => &self.person.0,
            ("person", _) => &self.person.1,
            ("other", 0) => &self.other.0,
            ("other", _) => &self.other.1,
            ("place", 0) => &self.place.0,
            ("place", _) => &self.place.1,
            ("org", 0) => &self.org.0,
            ("org", _) => &self.org.1,
            ("case", 0) => &self.case.0,
            ("case", _) => &self.case.1,
            ("street", 0) => &self.street.0,
            ("street", _) => &self.street.1,
            ("theme", 0) => &self.theme.0,
            ("theme", _) => &self.theme.1,
            ("charge", 0) => self.charge.0,
            ("charge", _) => self.charge.1,
            ("topic", 0) => self.topic.0,
            ("topic", _) => self.topic.1,
            ("number", _) => &self.number,
            ("months", _) => &self.months,
            _ => "",
        }
    }
}
