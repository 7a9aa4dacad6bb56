//! The people, places, organizations and cases that synthetic events happen among.

use super::phrases::CHARGES;
use super::random::Random;
use super::words::{
    BODIES, BUILDINGS, CITIES, EMBLEMS, GIVEN, PUBLISHERS, STREETS, SURNAME_COUNT, SYLLABLES, TOPICS,
};
use std::collections::HashSet;
use vigil_model::{
    Case, CaseFact, Day, EventDate, Localized, Organization, Person, Place, Plea, Role, Source, Verdict,
};

/// The last day of synthetic time.
pub const LAST_DAY: (i32, u8, u8) = (2026, 6, 30);

/// A name in both languages, with its id.
pub struct Name {
    /// The id.
    pub id: String,
    /// The English name.
    pub en: String,
    /// The Chinese name.
    pub zh: String,
}

/// A case with its people.
pub struct CaseName {
    /// Its name.
    pub name: Name,
    /// The positions of its people.
    pub members: Vec<usize>,
    /// The day it began.
    pub start: Day,
    /// Which of the charges.
    pub charge: usize,
}

/// All of them.
pub struct World {
    /// The seed everything follows from.
    pub seed: u64,
    /// The people, the most often named first.
    pub people: Vec<Name>,
    /// The places.
    pub places: Vec<Name>,
    /// The organizations.
    pub orgs: Vec<Name>,
    /// The cases in time order.
    pub cases: Vec<CaseName>,
    first_year: i32,
}

impl World {
    /// A world for `count` events.
    pub fn new(seed: u64, event_count: usize) -> World {
        let root = (event_count as f64).sqrt() as usize;
        let first_year = if event_count > 50_000 { 1997 } else { 2012 };
        let mut random = Random::new(seed, 1);
        let people = unique(60 + 8 * root, || person_name(&mut random));
        let mut random = Random::new(seed, 2);
        let buildings = unique(20 + root / 3, || building_name(&mut random));
        let cities = CITIES.iter().map(|&(en, zh, ..)| named(en.to_owned(), zh.to_owned()));
        let places = interleave(buildings, cities.collect());
        let mut random = Random::new(seed, 3);
        let orgs = unique(30 + root.min(300) / 2, || organization_name(&mut random));
        let mut world = World { seed, people, places, orgs, cases: Vec::new(), first_year };
        world.cases = world.make_cases(12 + root / 2);
        world
    }

    /// The years of its events, the first and the last included.
    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.first_year..=LAST_DAY.0
    }

    fn make_cases(&self, count: usize) -> Vec<CaseName> {
        let mut random = Random::new(self.seed, 4);
        let first = Day::from_civil(self.first_year, 1, 1).0;
        let span = (Day::from_civil(LAST_DAY.0, LAST_DAY.1, LAST_DAY.2).0 - first) as usize;
        let mut starts: Vec<usize> = (0..count).map(|_| random.below(span)).collect();
        starts.sort_unstable();
        let mut names = unique(count, || case_name(&mut random)).into_iter();
        let mut random = Random::new(self.seed, 5);
        let make = |start: usize| {
            let size = random.magnitude(1, 40).min(self.people.len() / 2);
            let mut members: Vec<usize> = (0..size).map(|_| random.zipf(self.people.len())).collect();
            members.sort_unstable();
            members.dedup();
            let name = names.next()?;
            Some(CaseName {
                name,
                members,
                start: Day(first + start as i32),
                charge: random.zipf(CHARGES.len()),
            })
        };
        starts.into_iter().filter_map(make).collect()
    }

    /// `people.json`.
    pub fn person_list(&self) -> Vec<Person> {
        let mut facts: Vec<Vec<CaseFact>> = self.people.iter().map(|_| Vec::new()).collect();
        let mut random = Random::new(self.seed, 6);
        for case in &self.cases {
            for &member in &case.members {
                facts[member].push(case_fact(&mut random, case));
            }
        }
        let mut random = Random::new(self.seed, 7);
        self.people.iter().zip(facts).map(|(name, facts)| person(&mut random, name, facts)).collect()
    }

    /// `places.json`.
    pub fn place_list(&self) -> Vec<Place> {
        let mut random = Random::new(self.seed, 8);
        let place = |name: &Name| {
            let city = CITIES.iter().find(|city| city.0 == name.en);
            let local =
                (22.2 + random.below(300) as f64 / 1_000.0, 114.0 + random.below(250) as f64 / 1_000.0);
            let (country, lat, lon) = city.map_or(("HK", local.0, local.1), |city| (city.2, city.3, city.4));
            let id = name.id.as_str().into();
            let country = country.to_owned();
            Place { id, name: name.localized(), aliases: Vec::new(), within: None, country, lat, lon }
        };
        self.places.iter().map(place).collect()
    }

    /// `orgs.json`.
    pub fn organization_list(&self) -> Vec<Organization> {
        let mut random = Random::new(self.seed, 9);
        let organization = |name: &Name| {
            let initials: String = name.en.split(' ').filter_map(|word| word.chars().next()).collect();
            let aliases = if random.percent(40) && initials.len() > 2 { vec![initials] } else { Vec::new() };
            let url = random.percent(50).then(|| format!("https://{}.example/", name.id));
            Organization { id: name.id.as_str().into(), name: name.localized(), aliases, url }
        };
        self.orgs.iter().map(organization).collect()
    }

    /// `cases.json`.
    pub fn case_list(&self) -> Vec<Case> {
        let mut random = Random::new(self.seed, 10);
        let case = |case: &CaseName| {
            let (charge_en, charge_zh) = CHARGES[case.charge];
            let (topic_en, topic_zh) = TOPICS[random.zipf(TOPICS.len())];
            let (count, year) = (case.members.len(), case.start.to_civil().0);
            let en = format!("{count} charged with {charge_en} in {year} after a dispute about {topic_en}.");
            let zh = format!("{year}年因{topic_zh}之爭，{count}人被控{charge_zh}。");
            Case {
                id: case.name.id.as_str().into(),
                name: case.name.localized(),
                description: Localized::from([("en", en.as_str()), ("zh-Hant", zh.as_str())]),
                sources: vec![source(&mut random, case.start, &case.name.localized(), &case.name.id)],
                ..Case::default()
            }
        };
        self.cases.iter().map(case).collect()
    }
}

impl Name {
    fn localized(&self) -> Localized {
        Localized::from([("en", self.en.as_str()), ("zh-Hant", self.zh.as_str())])
    }
}

/// A published source of the day or soon after.
pub fn source(random: &mut Random, day: Day, title: &Localized, slug: &str) -> Source {
    let &(publisher, host, lang) = &PUBLISHERS[random.zipf(PUBLISHERS.len())];
    let date = EventDate::from_day(Day(day.0 + random.zipf(5) as i32)).ok();
    let (year, month, of_month) = day.to_civil();
    let url = format!("https://{host}/{year}/{month:02}/{of_month:02}/{slug}");
    let archive =
        random.percent(97).then(|| format!("https://archive.example/{year}{month:02}{of_month:02}/{url}"));
    let title = title.text(if lang == "zh" { "zh-Hant" } else { "en" }, "en").text.to_owned();
    Source { title, publisher: publisher.to_owned(), url, date, lang: lang.to_owned(), archive }
}

fn person(random: &mut Random, name: &Name, facts: Vec<CaseFact>) -> Person {
    let roles = [
        ("Teacher", "教師"),
        ("Bus driver", "巴士司機"),
        ("District councillor", "區議員"),
        ("Nurse", "護士"),
        ("Reporter", "記者"),
        ("Student", "學生"),
        ("Shopkeeper", "店主"),
        ("Barrister", "大律師"),
        ("Singer", "歌手"),
        ("Retired clerk", "退休文員"),
        ("Union organiser", "工會幹事"),
        ("Chef", "廚師"),
    ];
    let (role_en, role_zh) = *random.pick(&roles);
    let (topic_en, topic_zh) = TOPICS[random.zipf(TOPICS.len())];
    let en = format!("{role_en} known for work on {topic_en}. An invented person in synthetic data.");
    let zh = format!("{role_zh}，以{topic_zh}工作為人認識。合成資料中的虛構人物。");
    let aliases = match random.percent(30) {
        true => {
            vec![format!("{} {}", name.en.split(' ').next_back().unwrap_or_default(), random.pick(GIVEN))]
        }
        false => Vec::new(),
    };
    let day = facts.iter().find_map(|fact| fact.arrested).map_or(Day(16_000), EventDate::first_day);
    let role = facts.is_empty().then(|| *random.pick(&[Role::Judge, Role::Official, Role::Campaigner]));
    Person {
        id: name.id.as_str().into(),
        name: name.localized(),
        aliases,
        description: Localized::from([("en", en.as_str()), ("zh-Hant", zh.as_str())]),
        role,
        cases: facts,
        sources: vec![source(random, day, &name.localized(), &name.id)],
        ..Person::default()
    }
}

fn case_fact(random: &mut Random, case: &CaseName) -> CaseFact {
    let last = Day::from_civil(LAST_DAY.0, LAST_DAY.1, LAST_DAY.2);
    let date = |day: Day| EventDate::from_day(day).ok().filter(|_| day <= last);
    let arrested = Day(case.start.0 + random.below(60) as i32);
    let charged = Day(arrested.0 + random.below(90) as i32);
    let sentenced = Day(charged.0 + random.between(120, 1_400) as i32);
    let tried = sentenced <= last;
    let convicted = tried && random.percent(80);
    let months = random.magnitude(2, 120);
    let released = Day(sentenced.0 + months as i32 * 20);
    CaseFact {
        case: case.name.id.as_str().into(),
        charge: Localized::from([("en", CHARGES[case.charge].0), ("zh-Hant", CHARGES[case.charge].1)]),
        plea: tried.then(|| if random.percent(35) { Plea::Guilty } else { Plea::NotGuilty }),
        verdict: tried.then_some(match (convicted, random.percent(5)) {
            (false, _) => Verdict::Acquitted,
            (true, true) => Verdict::Quashed,
            (true, false) => Verdict::Convicted,
        }),
        sentence_months: convicted.then_some(months as f64),
        arrested: date(arrested),
        charged: date(charged),
        sentenced: if convicted { date(sentenced) } else { None },
        released: if convicted { date(released) } else { None },
        ..CaseFact::default()
    }
}

fn person_name(random: &mut Random) -> Name {
    let surname = random.below(SURNAME_COUNT);
    let (first, second) = (random.pick(SYLLABLES), random.pick(SYLLABLES));
    let (surname_en, surname_zh) = SYLLABLES[surname];
    let en = match random.percent(30) {
        true => format!("{} {surname_en}", random.pick(GIVEN)),
        false => format!("{surname_en} {}-{}", first.0, second.0.to_lowercase()),
    };
    named(en, format!("{surname_zh}{}{}", first.1, second.1))
}

fn building_name(random: &mut Random) -> Name {
    let (first, second) = (random.pick(SYLLABLES), random.pick(SYLLABLES));
    let building = random.pick(BUILDINGS);
    named(
        format!("{} {} {}", first.0, second.0, building.0),
        format!("{}{}{}", first.1, second.1, building.1),
    )
}

fn organization_name(random: &mut Random) -> Name {
    let emblem = random.pick(EMBLEMS);
    let body = random.pick(BODIES);
    named(format!("{} {}", emblem.0, body.0), format!("{}{}", emblem.1, body.1))
}

fn case_name(random: &mut Random) -> Name {
    let (first, second) = (random.pick(SYLLABLES), random.pick(SYLLABLES));
    let street = random.pick(STREETS);
    let en = format!("{} {} {} case", first.0, second.0, street.0);
    named(en, format!("{}{}{}案", first.1, second.1, street.1))
}

fn named(en: String, zh: String) -> Name {
    Name { id: slug(&en), en, zh }
}

fn slug(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join("-")
}

/// So many names with different ids; a number is added to an id where the names run out.
fn unique(count: usize, mut make: impl FnMut() -> Name) -> Vec<Name> {
    let mut ids = HashSet::new();
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let mut name = make();
        for _ in 0..20 {
            if !ids.contains(&name.id) {
                break;
            }
            name = make();
        }
        if ids.contains(&name.id) {
            name.id = format!("{}-{}", name.id, names.len());
        }
        ids.insert(name.id.clone());
        names.push(name);
    }
    names
}

/// One of each in turn, so that both are among the most frequent.
fn interleave(first: Vec<Name>, second: Vec<Name>) -> Vec<Name> {
    let mut second = second.into_iter();
    let mut names: Vec<Name> =
        first.into_iter().flat_map(|name| [Some(name), second.next()]).flatten().collect();
    names.extend(second);
    names
}
