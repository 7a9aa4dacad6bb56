//! Embeds on a site with two languages, and with counters of one case and one person.

use super::*;

const ROOT: &str = "https://a.org/b/";

const CASE: Field = Field::View(UrlKey::Facet(Facet::Case));
const PERSON: Field = Field::View(UrlKey::Facet(Facet::Person));
const FROM: Field = Field::View(UrlKey::From);
const TO: Field = Field::View(UrlKey::To);
const SORT: Field = Field::View(UrlKey::Sort);

fn locales() -> Vec<LocaleData> {
    [("en", ""), ("zh-Hant", "zh-Hant/")]
        .map(|(tag, prefix)| LocaleData {
            tag: tag.to_owned(),
            prefix: prefix.to_owned(),
            name: tag.to_owned(),
        })
        .to_vec()
}

/// The embed and the codes of some field values, on the page in the language `tag`.
fn made(tag: &str, fields: &[(Field, &str)]) -> (Embed, Codes) {
    let names = [
        ("case", "hk47 Hong Kong 47\nriver-walk River Walk\n"),
        ("person", "gwyneth-ho Gwyneth Ho 何桂藍\n"),
        ("event", "2021-01-06-arrests 6 Jan 2021 · Arrests\n"),
    ];
    let data = BuilderData {
        title: "A & \"B\"".to_owned(),
        names: names.into_iter().map(|(key, lines)| (key.to_owned(), lines.to_owned())).collect(),
        people: vec!["gwyneth-ho".to_owned()],
        cases: vec!["hk47".to_owned()],
        ..BuilderData::default()
    };
    let locales = locales();
    let site = Site { root: ROOT, tag, locales: &locales, data: &data };
    let mut choices = Choices::default();
    for (field, value) in fields {
        choices.set(*field, value);
    }
    let address = (!choices.address.is_empty()).then_some(choices.address.as_str());
    let embed = Embed::new(&choices, address, site);
    let codes = embed.codes(site);
    (embed, codes)
}

fn attributes(embed: &Embed) -> String {
    embed.attributes.iter().map(|(name, value)| format!("{name}={value};")).collect()
}

#[test]
fn a_filtered_list_has_the_keys_of_its_query() {
    let (embed, codes) = made(
        "zh-Hant",
        &[
            (Field::Address, "https://a.org/b/zh-Hant/?q=%22x%22&category=trial,rally&lanes=person"),
            (CASE, "hong kong 47"),
            (Field::Search, "on"),
            (Field::Limit, "5"),
        ],
    );
    let written = "q=\"x\";category=rally,trial;case=hk47;lanes=person;search=on;limit=5;";
    assert_eq!(attributes(&embed), written);
    assert_eq!(embed.fault, None);
    assert_eq!(
        codes.element,
        "<script async src=\"https://a.org/b/embed.js\"></script>\n\
         <vigil-timeline q=\"&quot;x&quot;\" category=\"rally,trial\" case=\"hk47\" lanes=\"person\" search=\"on\" \
         limit=\"5\"><a href=\"https://a.org/b/zh-Hant/?q=%22x%22&amp;category=rally,trial&amp;case=hk47&amp;lanes=person\">\
         A &amp; &quot;B&quot; – Hong Kong 47</a></vigil-timeline>"
    );
    let query = "q=%22x%22&amp;category=rally,trial&amp;case=hk47&amp;lanes=person&amp;search=on&amp;limit=5";
    assert!(codes.iframe.contains(&format!("src=\"https://a.org/b/zh-Hant/embed/?{query}\"")), "{codes:?}");
    let shape = "title=\"A &amp; &quot;B&quot; – Hong Kong 47\" style=\"border:0;width:100%\" height=\"640\"";
    assert!(codes.iframe.contains(shape), "{codes:?}");
}

#[test]
fn names_dates_and_order_replace_those_of_the_address() {
    let address =
        (Field::Address, "https://a.org/b/?case=river-walk,ferry&from=2019&sort=best&person=carrie-lam");
    for (fields, written) in [
        (vec![], "case=ferry,river-walk;person=carrie-lam;from=2019;sort=best;"),
        (
            vec![(CASE, "Hong Kong 47"), (SORT, "oldest")],
            "case=hk47;person=carrie-lam;from=2019;sort=oldest;",
        ),
        (
            vec![(PERSON, "gwyneth ho 何桂藍"), (SORT, "newest")],
            "case=ferry,river-walk;person=gwyneth-ho;from=2019;",
        ),
        (
            vec![(CASE, "River Walk"), (FROM, "12 July 2022"), (TO, "2021-03")],
            "case=river-walk;person=carrie-lam;from=2021-03;to=2022-07-12;sort=best;",
        ),
    ] {
        let (embed, _) = made("en", &[&[address], &fields[..]].concat());
        assert_eq!(attributes(&embed), written);
        assert_eq!(embed.fault, None);
    }
}

#[test]
fn an_event_found_by_its_title_is_shown_alone() {
    let event = (Field::View(UrlKey::Event), "6 Jan 2021 · Arrests");
    let (embed, codes) = made("en", &[(CASE, "Hong Kong 47"), event]);
    assert_eq!(attributes(&embed), "event=2021-01-06-arrests;layout=card;");
    assert!(codes.iframe.contains("src=\"https://a.org/b/event/2021-01-06-arrests/embed/\""), "{codes:?}");
    assert_eq!(codes.link, "https://a.org/b/event/2021-01-06-arrests/");
    let (embed, _) = made("en", &[(CASE, "Hong Kong 47"), event, (Field::Layout, "list")]);
    assert_eq!(attributes(&embed), "case=hk47;");
}

#[test]
fn an_id_and_a_part_of_one_name_are_known() {
    for (field, text, written, title) in [
        (CASE, "HK47", "case=hk47;", "Hong Kong 47"),
        (CASE, "kong 47 ", "case=hk47;", "Hong Kong 47"),
        (Field::View(UrlKey::Event), "arrests", "event=2021-01-06-arrests;layout=card;", "Arrests"),
    ] {
        let (embed, codes) = made("en", &[(field, text)]);
        assert_eq!((attributes(&embed).as_str(), embed.fault), (written, None), "{text}");
        assert!(codes.iframe.contains(title), "{text}: {codes:?}");
    }
}

#[test]
fn a_name_or_date_that_is_unknown_is_a_fault_of_its_field() {
    for (field, text, key) in [
        (CASE, "Hong Kong 48", "builder.unlisted"),
        (PERSON, "gwyneth-hoo", "builder.unlisted"),
        (Field::View(UrlKey::Event), "Vigils", "builder.unlisted"),
        (FROM, "soon", "builder.undated"),
        (TO, "4/3/2021", "builder.undated"),
    ] {
        let (embed, codes) = made("en", &[(field, text)]);
        let fault = embed.fault.map(|fault| (fault.field(), fault.key()));
        assert_eq!(fault, Some((field, key)), "{text}");
        assert_eq!(attributes(&embed), "", "{text}");
        assert!(codes.iframe.contains("title=\"A &amp; &quot;B&quot;\""), "{codes:?}");
    }
}

#[test]
fn each_layout_has_its_frame_and_its_page() {
    let case = (Field::Address, "https://a.org/b/case/hk47/");
    let person = (Field::Address, "https://a.org/b/person/gwyneth-ho/");
    let event = (Field::Address, "https://a.org/b/event/2021-01-06-arrests/");
    let nothing = (Field::Address, "");
    for (layout, about, written, framed, page) in [
        ("list", nothing, "", "embed/", ""),
        ("list", case, "case=hk47;", "embed/?case=hk47", "?case=hk47"),
        ("list", event, "", "embed/", ""),
        ("chart", nothing, "layout=chart;", "embed/?view=chart", "?view=chart"),
        ("counter", nothing, "layout=counter;", "embed/counter/", "inside/"),
        ("counter", case, "case=hk47;layout=counter;", "embed/counter/case/hk47/", "case/hk47/"),
        (
            "counter",
            person,
            "person=gwyneth-ho;layout=counter;",
            "embed/counter/person/gwyneth-ho/",
            "person/gwyneth-ho/",
        ),
        ("card", person, "person=gwyneth-ho;layout=card;", "embed/card/gwyneth-ho/", "person/gwyneth-ho/"),
        (
            "card",
            event,
            "layout=card;event=2021-01-06-arrests;",
            "event/2021-01-06-arrests/embed/",
            "event/2021-01-06-arrests/",
        ),
    ] {
        let (embed, codes) = made("en", &[about, (Field::Layout, layout), (Field::Limit, "20")]);
        let sorted = |text: &str| {
            let mut parts: Vec<_> = text.split_terminator(';').map(str::to_owned).collect();
            parts.sort();
            parts
        };
        assert_eq!(sorted(&attributes(&embed)), sorted(written), "{layout} {about:?}");
        assert!(codes.iframe.contains(&format!("src=\"{ROOT}{framed}\"")), "{layout} {about:?}: {codes:?}");
        assert_eq!(codes.link, format!("{ROOT}{page}"), "{layout} {about:?}");
        assert_eq!(embed.fault, None);
    }
}

#[test]
fn faulty_choices_are_named_and_fall_back_to_a_list() {
    for (layout, address, fault) in [
        ("list", "https://example.org/", Fault::Foreign),
        ("card", "", Fault::Eventless),
        ("card", "https://a.org/b/case/hk47/", Fault::Eventless),
        ("card", "https://a.org/b/person/carrie-lam/", Fault::Uncounted),
        ("counter", "https://a.org/b/person/carrie-lam/", Fault::Uncounted),
        ("counter", "https://a.org/b/?person=gwyneth-ho,carrie-lam", Fault::Uncounted),
        ("counter", "https://a.org/b/case/none/", Fault::Uncounted),
    ] {
        let (embed, codes) = made("en", &[(Field::Address, address), (Field::Layout, layout)]);
        assert_eq!(embed.fault, Some(fault), "{layout} {address}");
        assert!(!attributes(&embed).contains("layout"), "{layout} {address}");
        assert!(codes.iframe.contains(&format!("src=\"{ROOT}embed/")), "{codes:?}");
    }
}

#[test]
fn language_theme_and_height_are_attributes_only_if_chosen() {
    let fields = [(Field::Language, "zh-Hant"), (Field::Theme, "dark"), (Field::Height, "300px")];
    let (embed, codes) = made("en", &fields);
    assert_eq!(attributes(&embed), "lang=zh-Hant;theme=dark;height=300px;");
    assert!(codes.iframe.contains(&format!("src=\"{ROOT}zh-Hant/embed/?theme=dark\"")), "{codes:?}");
    assert!(codes.iframe.contains("height=\"300\""));
    let (_, codes) = made("zh-Hant", &[(Field::Language, "auto"), (Field::Height, "50vh")]);
    assert_eq!(codes.link, format!("{ROOT}zh-Hant/"), "the reader's language is not known here");
    assert!(codes.iframe.contains("height=\"640\""));
}

#[test]
fn the_example_is_the_code_of_its_choices() {
    let (data, locales) = (BuilderData { title: "Vigil".to_owned(), ..BuilderData::default() }, locales());
    let site = Site { root: ROOT, tag: "zh-Hant", locales: &locales, data: &data };
    let codes = Embed::new(&Choices::example("zh-Hant"), None, site).codes(site);
    assert!(codes.element.contains("<vigil-timeline category=\"rally\" lang=\"zh-Hant\">"), "{codes:?}");
    assert_eq!(codes.link, format!("{ROOT}zh-Hant/?category=rally"));
}
