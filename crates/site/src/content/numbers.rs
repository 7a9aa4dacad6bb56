//! What the page of numbers shows: counts over the whole data set, each such that a view of the timeline, a page or a
//! list beside it gives the same.

use vigil_index::ShardName;
use vigil_model::Kind;

/// The numbers, in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumbersData {
    /// How much there is of what.
    pub totals: NumberTotals,
    /// Events by year, all years from the first to the last.
    pub years: Vec<YearCount>,
    /// The kinds of events of the category arrest, the most frequent first.
    pub arrest_kinds: Vec<Kind>,
    /// Events of that category by year, in the order of the kinds.
    pub arrests: Vec<(u16, Vec<u32>)>,
    /// The people of whom it is known in which year they were arrested, by year.
    pub arrested: Vec<(u16, PeopleCount)>,
    /// Prison terms by their length.
    pub terms: TermCounts,
    /// Pleas and outcomes by case, the cases of most charges first.
    pub cases: Vec<CaseCount>,
    /// Events by place, the places of most rallies first.
    pub places: Vec<PlaceCount>,
    /// Events by country, the countries of most events first; a country's name is its code.
    pub countries: Vec<PlaceCount>,
    /// Who published the sources, the most cited first.
    pub publishers: Vec<PublisherCount>,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberTotals {
    /// Events.
    pub events: u32,
    /// People.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Events of the category arrest.
    pub arrests: u32,
    /// Countries with events.
    pub countries: u32,
    /// Sources cited under events.
    pub sources: u32,
}

/// The events that touch one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearCount {
    /// The year.
    pub year: u16,
    /// How many there are of each category, in the order of [`vigil_model::Category::ALL`].
    pub by_category: [u32; 5],
}

/// People, the first of them by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleCount {
    /// How many they are.
    pub count: u32,
    /// The first of them.
    pub people: Vec<ShardName>,
}

/// Prison terms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCounts {
    /// How many terms there are.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
    /// How many people they were passed on.
    pub people: u32,
    /// The term in the middle, and the longest, in months.
    pub median_and_longest: Option<(f64, f64)>,
    /// The terms by whole years, those of no term left out.
    pub lengths: Vec<TermCount>,
}

/// The prison terms of one length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermCount {
    /// The whole years of the term.
    pub years: u32,
    /// How many terms there are, those that fell included.
    pub count: u32,
    /// How many of them fell with the conviction.
    pub quashed: u32,
    /// On whom and in which case the first of them were passed.
    pub terms: Vec<(ShardName, ShardName)>,
}

/// What became of the charges of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseCount {
    /// The case.
    pub name: ShardName,
    /// The charges against its people, as its page lists them: a person may face several.
    pub charges: u32,
    /// Those pleaded guilty to, those not, those to which no plea is known.
    pub pleas: [u32; 3],
    /// Those that ended in a conviction, an acquittal, a conviction later quashed, and those of which no verdict is known.
    pub outcomes: [u32; 4],
}

/// The events of one place or country.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceCount {
    /// The place, or the country's code.
    pub name: ShardName,
    /// Events of every category.
    pub events: u32,
    /// Rallies alone.
    pub rallies: u32,
}

/// The sources of one publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublisherCount {
    /// The publisher.
    pub name: String,
    /// How often events cite it.
    pub sources: u32,
    /// How many events cite it.
    pub events: u32,
}
