//! Feeds (Atom) and calendars (iCalendar).

use crate::site_test::{SiteTest, two_years, with_base_url};
use expect_test::expect;

#[test]
fn there_is_a_feed_for_all_events_and_for_each_category_person_and_case() {
    two_years().check_files(
        "*feed.xml",
        expect![[r#"
        case/weekly-case/feed.xml
        category/arrest/feed.xml
        category/law/feed.xml
        category/rally/feed.xml
        category/report/feed.xml
        category/trial/feed.xml
        feed.xml
        inside/feed.xml
        person/ada-lam/feed.xml
        person/ben-yip/feed.xml
        zh-Hant/case/weekly-case/feed.xml
        zh-Hant/category/arrest/feed.xml
        zh-Hant/category/law/feed.xml
        zh-Hant/category/rally/feed.xml
        zh-Hant/category/report/feed.xml
        zh-Hant/category/trial/feed.xml
        zh-Hant/feed.xml
        zh-Hant/inside/feed.xml
        zh-Hant/person/ada-lam/feed.xml
        zh-Hant/person/ben-yip/feed.xml
    "#]],
    );
}

#[test]
fn there_is_a_calendar_for_each_selection_and_each_event() {
    two_years().check_files(
        "*.ics",
        expect![[r#"
        anniversaries.ics
        calendar.ics
        case/weekly-case/calendar.ics
        category/arrest/calendar.ics
        category/law/calendar.ics
        category/rally/calendar.ics
        category/report/calendar.ics
        category/trial/calendar.ics
        event/2021-03-01-editor-arrested/event.ics
        event/2021-03-03-editor-charged/event.ics
        event/2021-06-04-vigil-in-north-town/event.ics
        event/2022-02-10-editor-convicted/event.ics
        event/2022-02-24-editor-sentenced-to-20-months/event.ics
        person/ada-lam/calendar.ics
        person/ben-yip/calendar.ics
        zh-Hant/anniversaries.ics
        zh-Hant/calendar.ics
        zh-Hant/case/weekly-case/calendar.ics
        zh-Hant/category/arrest/calendar.ics
        zh-Hant/category/law/calendar.ics
        zh-Hant/category/rally/calendar.ics
        zh-Hant/category/report/calendar.ics
        zh-Hant/category/trial/calendar.ics
        zh-Hant/event/2021-03-01-editor-arrested/event.ics
        zh-Hant/event/2021-03-03-editor-charged/event.ics
        zh-Hant/event/2021-06-04-vigil-in-north-town/event.ics
        zh-Hant/event/2022-02-10-editor-convicted/event.ics
        zh-Hant/event/2022-02-24-editor-sentenced-to-20-months/event.ics
        zh-Hant/person/ada-lam/calendar.ics
        zh-Hant/person/ben-yip/calendar.ics
    "#]],
    );
}

#[test]
fn a_feed_without_a_base_url_has_relative_links() {
    SiteTest::from_fixture("one-event").build().check_file("feed.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="./feed.css"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:a0ba6d26-f718-5527-8534-adc80cd842b6</id><title>Lantern: A harbor city, day by day</title><subtitle>A tiny timeline for tests.</subtitle><updated>2021-06-05T00:00:00Z</updated><author><name>Lantern</name></author><rights>Data: CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="en" href="./"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">This is a feed, a file for feed readers, which show you what is new. To follow it, paste the address of this page into your reader. <a href="follow/#feeds">What a feed is</a> <a href="./">Read it on the site</a></p>
        <entry><id>urn:uuid:e9448a56-8281-542a-bf6d-ec68c3687d61</id><title>Vigil &lt;b&gt;&amp;&lt;/b&gt; &quot;candles&quot; &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title><updated>2021-06-05T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="event/2021-06-04-vigil/"/><link rel="via" hreflang="en" title="Candles" href="https://times.example/candles"/><category term="category:rally" label="Rallies"/><category term="kind:vigil" label="Vigil"/><summary>People held candles at the harbor.</summary><content type="html">&lt;p&gt;Friday, 4 June 2021 · Rallies · Vigil&lt;/p&gt;&lt;p&gt;People held candles at the harbor.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/candles&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Candles&lt;/a&gt; · Lantern Times · 5 June 2021&lt;/li&gt;&lt;/ul&gt;</content></entry>
        </feed>
    "#]]);
}

#[test]
fn a_feed_with_a_base_url_has_absolute_links() {
    with_base_url().check_file("zh-Hant/feed.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="../feed.css"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant"><id>urn:uuid:3b3d4181-967f-5917-ab9f-d6aa63665bda</id><title>守燈：港城逐日紀錄</title><subtitle>供測試用的小時間線。</subtitle><updated>2021-06-05T00:00:00Z</updated><author><name>守燈</name></author><rights>數據：CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/"/><link rel="self" type="application/atom+xml" href="https://example.org/lantern/zh-Hant/feed.xml"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>https://example.org/lantern/icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">這是訂閱來源，是供閱讀器使用的檔案，讓閱讀器把新的內容列給你看。要追蹤的話，請把本頁網址貼到閱讀器。 <a href="https://example.org/lantern/zh-Hant/follow/#feeds">甚麼是訂閱來源</a> <a href="https://example.org/lantern/zh-Hant/">到網站閱讀</a></p>
        <entry><id>urn:uuid:cd91d3bf-7e77-5f92-a2bc-2df64e4372a3</id><title>港邊悼念</title><updated>2021-06-05T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="zh-Hant" href="https://example.org/lantern/zh-Hant/event/2021-06-04-vigil-at-the-harbor/"/><link rel="via" hreflang="en" title="Candles" href="https://times.example/candles"/><category term="category:rally" label="集會"/><category term="kind:vigil" label="悼念／守夜"/><summary>市民在港邊燃點燭光。</summary><content type="html">&lt;p&gt;2021年6月4日（星期五） · 集會 · 悼念／守夜&lt;/p&gt;&lt;p&gt;市民在港邊燃點燭光。&lt;/p&gt;&lt;p&gt;來源&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/candles&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Candles&lt;/a&gt; · Lantern Times · 2021年6月5日&lt;/li&gt;&lt;/ul&gt;</content></entry>
        </feed>
    "#]]);
}

#[test]
fn a_feed_escapes_markup_and_dates_changed_entries() {
    two_years().check_file("category/rally/feed.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="../../feed.css"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:5c1bbcc2-1e7c-5ef6-919a-e6f156ba580b</id><title>Lantern: Rallies</title><updated>2021-06-05T00:00:00Z</updated><author><name>Lantern</name></author><rights>Data: CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="en" href="../../?category=rally"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>../../icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">This is a feed, a file for feed readers, which show you what is new. To follow it, paste the address of this page into your reader. <a href="../../follow/#feeds">What a feed is</a> <a href="../../?category=rally">Read it on the site</a></p>
        <entry><id>urn:uuid:7018ed92-23b0-5ad0-b919-9eeccf31b91a</id><title>Vigil in North Town</title><updated>2021-06-05T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../../event/2021-06-04-vigil-in-north-town/"/><link rel="via" hreflang="en" title="Candles in North Town" href="https://times.example/candles"/><category term="category:rally" label="Rallies"/><category term="kind:vigil" label="Vigil"/><summary>About 200 people held candles. Ben Yip read a poem: &quot;=1+1 is &lt;two&gt;&quot; &amp; more.</summary><content type="html">&lt;p&gt;Friday, 4 June 2021 · Rallies · Vigil&lt;/p&gt;&lt;p&gt;About 200 people held candles. Ben Yip read a poem: &amp;quot;=1+1 is &amp;lt;two&amp;gt;&amp;quot; &amp;amp; more.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/candles&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Candles in North Town&lt;/a&gt; · @lantern · 5 June 2021&lt;/li&gt;&lt;/ul&gt;</content></entry>
        </feed>
    "#]]);
    two_years().check_file("person/ada-lam/feed.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="../../feed.css"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:21eafc7f-4725-5eeb-aa12-91f7ff3ecaa7</id><title>Lantern: Ada Lam</title><subtitle>Editor of Harbor Weekly.</subtitle><updated>2022-03-05T00:00:00Z</updated><author><name>Lantern</name></author><rights>Data: CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="en" href="../../person/ada-lam/"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>../../icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">This is a feed, a file for feed readers, which show you what is new. To follow it, paste the address of this page into your reader. <a href="../../follow/#feeds">What a feed is</a> <a href="../../person/ada-lam/">Read it on the site</a></p>
        <entry><id>urn:uuid:49356859-6e8a-5c37-8444-7ffbb0266bdd</id><title>Editor sentenced to 20 months</title><updated>2022-03-05T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../../event/2022-02-24-editor-sentenced-to-20-months/"/><link rel="via" hreflang="en" title="Twenty months" href="https://times.example/twenty-months"/><category term="category:trial" label="Trials"/><category term="kind:sentence" label="Sentence"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>Ada Lam was sentenced to 20 months in prison.</summary><content type="html">&lt;p&gt;Thursday, 24 February 2022 · Trials · Sentence&lt;/p&gt;&lt;p&gt;Ada Lam was sentenced to 20 months in prison.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/twenty-months&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Twenty months&lt;/a&gt; · Lantern Times · 24 February 2022&lt;/li&gt;&lt;/ul&gt;</content></entry>
        <entry><id>urn:uuid:dab55619-9a14-5772-a537-077fb60aa8e3</id><title>Editor convicted</title><updated>2022-02-10T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../../event/2022-02-10-editor-convicted/"/><link rel="via" hreflang="en" title="Editor convicted" href="https://times.example/editor-convicted"/><category term="category:trial" label="Trials"/><category term="kind:verdict" label="Verdict"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>The court convicted Ada Lam of sedition.</summary><content type="html">&lt;p&gt;Thursday, 10 February 2022 · Trials · Verdict&lt;/p&gt;&lt;p&gt;The court convicted Ada Lam of sedition.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/editor-convicted&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Editor convicted&lt;/a&gt; · Lantern Times · 10 February 2022&lt;/li&gt;&lt;/ul&gt;</content></entry>
        <entry><id>urn:uuid:c1c9811a-96d9-5bc5-b13e-b563b43c70d4</id><title>Editor charged with sedition</title><updated>2021-03-03T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../../event/2021-03-03-editor-charged/"/><link rel="via" hreflang="en" title="Editors charged" href="https://times.example/editors-charged"/><category term="category:trial" label="Trials"/><category term="kind:charge" label="Charge"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>Ada Lam was charged with sedition over three articles.</summary><content type="html">&lt;p&gt;Wednesday, 3 March 2021 · Trials · Charge&lt;/p&gt;&lt;p&gt;Ada Lam was charged with sedition over three articles.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/editors-charged&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Editors charged&lt;/a&gt; · Lantern Times · 3 March 2021&lt;/li&gt;&lt;/ul&gt;</content></entry>
        <entry><id>urn:uuid:1fd34b63-574e-5fee-b613-849e8f195033</id><title>Editor of Harbor Weekly arrested</title><updated>2021-03-02T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../../event/2021-03-01-editor-arrested/"/><link rel="via" hreflang="en" title="Editor arrested" href="https://times.example/editor-arrested"/><link rel="via" hreflang="en" title="A night at the station" href="https://post.example/night?id=1&amp;lang=en"/><category term="category:arrest" label="Arrests"/><category term="kind:arrest" label="Arrest"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>Police arrested Ada Lam on suspicion of sedition. She was remanded.</summary><content type="html">&lt;p&gt;Monday, 1 March 2021 · Arrests · Arrest&lt;/p&gt;&lt;p&gt;Police arrested Ada Lam on suspicion of sedition. She was remanded.&lt;/p&gt;&lt;p&gt;Sources&lt;/p&gt;&lt;ul&gt;&lt;li&gt;&lt;a href=&quot;https://times.example/editor-arrested&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;Editor arrested&lt;/a&gt; · Lantern Times · 1 March 2021 · &lt;a href=&quot;https://web.archive.org/web/20210301000000/https://times.example/editor-arrested&quot;&gt;archived copy&lt;/a&gt;&lt;/li&gt;&lt;li&gt;&lt;a href=&quot;https://post.example/night?id=1&amp;amp;lang=en&quot; hreflang=&quot;en&quot; rel=&quot;noopener noreferrer&quot;&gt;A night at the station&lt;/a&gt; · Evening Post · 2 March 2021&lt;/li&gt;&lt;/ul&gt;</content></entry>
        </feed>
    "#]]);
}

#[test]
fn the_feed_of_statuses_has_an_entry_for_each_person() {
    two_years().check_file("inside/feed.xml", expect![[r#"
        <?xml version="1.0" encoding="utf-8"?>
        <?xml-stylesheet type="text/css" href="../feed.css"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:8e9c0007-9d0e-532c-958a-1f6916530389</id><title>Lantern: Changes of status</title><subtitle>When people this timeline follows were charged, held, bailed, sentenced, released, acquitted, handed over, sought or died, as far as a source gives the day.</subtitle><updated>2022-02-24T00:00:00Z</updated><author><name>Lantern</name></author><rights>Data: CC BY 4.0</rights><link rel="alternate" type="text/html" hreflang="en" href="../inside/"/><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/><icon>../icon-192.png</icon><p xmlns="http://www.w3.org/1999/xhtml">This is a feed, a file for feed readers, which show you what is new. To follow it, paste the address of this page into your reader. <a href="../follow/#feeds">What a feed is</a> <a href="../inside/">Read it on the site</a></p>
        <entry><id>urn:uuid:6f925b6e-5070-5124-89fd-d4546ad30804</id><title>Ada Lam: sentenced to 1 year 8 months on 24 February 2022 · Harbor Weekly case</title><updated>2022-02-24T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../person/ada-lam/"/><link rel="via" hreflang="en" title="Who is Ada Lam" href="https://times.example/ada-lam"/><category term="change:sentenced" label="Sentenced"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>As of 1 March 2022: In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</summary></entry>
        <entry><id>urn:uuid:1f3abc4f-2c8b-5e97-94bb-f947d9ef370b</id><title>Ada Lam: charged 3 March 2021 · Harbor Weekly case</title><updated>2021-03-03T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../person/ada-lam/"/><link rel="via" hreflang="en" title="Who is Ada Lam" href="https://times.example/ada-lam"/><category term="change:charged" label="Charged"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>As of 1 March 2022: In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</summary></entry>
        <entry><id>urn:uuid:6fd9efff-176d-5d39-b50e-04f78546dffe</id><title>Ada Lam: held from 1 March 2021 · Harbor Weekly case</title><updated>2021-03-01T00:00:00Z</updated><link rel="alternate" type="text/html" hreflang="en" href="../person/ada-lam/"/><link rel="via" hreflang="en" title="Who is Ada Lam" href="https://times.example/ada-lam"/><category term="change:held" label="Held"/><category term="case:weekly-case" label="Harbor Weekly case"/><summary>As of 1 March 2022: In prison since 1 March 2021; sentenced to 1 year 8 months on 24 February 2022; earliest end October 2022.</summary></entry>
        </feed>
    "#]]);
}

#[test]
fn a_calendar_has_whole_days_and_leaves_out_events_of_an_unknown_day() {
    two_years().check_file(
        "calendar.ics",
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Vigil//Lantern//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME;VALUE=TEXT:Lantern: A harbor city\, day by day
            X-WR-CALNAME:Lantern: A harbor city\, day by day
            DESCRIPTION:A tiny timeline for tests.\n1 event is left out\, because the d
             ay on which it happened is not known.
            X-WR-CALDESC:A tiny timeline for tests.\n1 event is left out\, because the 
             day on which it happened is not known.
            REFRESH-INTERVAL;VALUE=DURATION:P1D
            X-PUBLISHED-TTL:P1D
            BEGIN:VEVENT
            DESCRIPTION:Police arrested Ada Lam on suspicion of sedition. She was reman
             ded.\n\nSources\n– Editor arrested (Lantern Times)\n  https://times.exam
             ple/editor-arrested\n– A night at the station (Evening Post)\n  https://
             post.example/night?id=1&lang=en
            DTEND;VALUE=DATE:20210302
            DTSTAMP:20210302T000000Z
            DTSTART;VALUE=DATE:20210301
            LAST-MODIFIED:20210302T000000Z
            LOCATION:Harbor City
            SUMMARY;LANGUAGE=en:Editor of Harbor Weekly arrested
            TRANSP:TRANSPARENT
            UID:11a52575-f6b7-5b92-9ef4-5da1368dc1a8
            CATEGORIES:Arrests,Arrest
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:Ada Lam was charged with sedition over three articles.\n\nSourc
             es\n– Editors charged (Lantern Times)\n  https://times.example/editors-c
             harged
            DTEND;VALUE=DATE:20210304
            DTSTAMP:20210303T000000Z
            DTSTART;VALUE=DATE:20210303
            LAST-MODIFIED:20210303T000000Z
            LOCATION:Harbor City
            SUMMARY;LANGUAGE=en:Editor charged with sedition
            TRANSP:TRANSPARENT
            UID:5915d134-a5bc-5ed6-9e22-56a6b36d81b6
            CATEGORIES:Trials,Charge
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:About 200 people held candles. Ben Yip read a poem: "=1+1 is <t
             wo>" & more.\n\nSources\n– Candles in North Town (@lantern)\n  https://t
             imes.example/candles
            DTEND;VALUE=DATE:20210605
            DTSTAMP:20210605T000000Z
            DTSTART;VALUE=DATE:20210604
            LAST-MODIFIED:20210605T000000Z
            LOCATION:North Town
            SUMMARY;LANGUAGE=en:Vigil in North Town
            TRANSP:TRANSPARENT
            UID:582ec82e-6cde-5e8e-8f94-0a4633461689
            CATEGORIES:Rallies,Vigil
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:The court convicted Ada Lam of sedition.\n\nSources\n– Editor
              convicted (Lantern Times)\n  https://times.example/editor-convicted
            DTEND;VALUE=DATE:20220211
            DTSTAMP:20220210T000000Z
            DTSTART;VALUE=DATE:20220210
            LAST-MODIFIED:20220210T000000Z
            LOCATION:Harbor City
            SUMMARY;LANGUAGE=en:Editor convicted
            TRANSP:TRANSPARENT
            UID:a0693406-5f0f-5bde-a27f-b538a8791bc3
            CATEGORIES:Trials,Verdict
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:Ada Lam was sentenced to 20 months in prison.\n\nSources\n– T
             wenty months (Lantern Times)\n  https://times.example/twenty-months
            DTEND;VALUE=DATE:20220225
            DTSTAMP:20220305T000000Z
            DTSTART;VALUE=DATE:20220224
            LAST-MODIFIED:20220305T000000Z
            LOCATION:Harbor City
            SUMMARY;LANGUAGE=en:Editor sentenced to 20 months
            TRANSP:TRANSPARENT
            UID:96d81eae-d6a6-5118-b851-2d4a9081ca77
            CATEGORIES:Trials,Sentence
            END:VEVENT
            END:VCALENDAR
        "#]],
    );
}

#[test]
fn anniversaries_recur_every_year() {
    two_years().check_file(
        "anniversaries.ics",
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Vigil//Lantern//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME;VALUE=TEXT:Lantern: Anniversaries
            X-WR-CALNAME:Lantern: Anniversaries
            DESCRIPTION:Every event comes again each year on its day.\n1 event is left 
             out\, because the day on which it happened is not known.
            X-WR-CALDESC:Every event comes again each year on its day.\n1 event is left
              out\, because the day on which it happened is not known.
            REFRESH-INTERVAL;VALUE=DURATION:P1D
            X-PUBLISHED-TTL:P1D
            BEGIN:VEVENT
            DESCRIPTION:Police arrested Ada Lam on suspicion of sedition. She was reman
             ded.\n\nSources\n– Editor arrested (Lantern Times)\n  https://times.exam
             ple/editor-arrested\n– A night at the station (Evening Post)\n  https://
             post.example/night?id=1&lang=en
            DTEND;VALUE=DATE:20210302
            DTSTAMP:20210302T000000Z
            DTSTART;VALUE=DATE:20210301
            LAST-MODIFIED:20210302T000000Z
            LOCATION:Harbor City
            RRULE:FREQ=YEARLY
            SUMMARY;LANGUAGE=en:2021: Editor of Harbor Weekly arrested
            TRANSP:TRANSPARENT
            UID:0f5aca97-18cc-570f-b673-32d376a15a46
            CATEGORIES:Arrests,Arrest
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:Ada Lam was charged with sedition over three articles.\n\nSourc
             es\n– Editors charged (Lantern Times)\n  https://times.example/editors-c
             harged
            DTEND;VALUE=DATE:20210304
            DTSTAMP:20210303T000000Z
            DTSTART;VALUE=DATE:20210303
            LAST-MODIFIED:20210303T000000Z
            LOCATION:Harbor City
            RRULE:FREQ=YEARLY
            SUMMARY;LANGUAGE=en:2021: Editor charged with sedition
            TRANSP:TRANSPARENT
            UID:ee7963b7-bd86-5b40-82e6-8b7c6857f3a4
            CATEGORIES:Trials,Charge
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:About 200 people held candles. Ben Yip read a poem: "=1+1 is <t
             wo>" & more.\n\nSources\n– Candles in North Town (@lantern)\n  https://t
             imes.example/candles
            DTEND;VALUE=DATE:20210605
            DTSTAMP:20210605T000000Z
            DTSTART;VALUE=DATE:20210604
            LAST-MODIFIED:20210605T000000Z
            LOCATION:North Town
            RRULE:FREQ=YEARLY
            SUMMARY;LANGUAGE=en:2021: Vigil in North Town
            TRANSP:TRANSPARENT
            UID:4c54bf43-0329-5cd6-a109-190874186bdc
            CATEGORIES:Rallies,Vigil
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:The court convicted Ada Lam of sedition.\n\nSources\n– Editor
              convicted (Lantern Times)\n  https://times.example/editor-convicted
            DTEND;VALUE=DATE:20220211
            DTSTAMP:20220210T000000Z
            DTSTART;VALUE=DATE:20220210
            LAST-MODIFIED:20220210T000000Z
            LOCATION:Harbor City
            RRULE:FREQ=YEARLY
            SUMMARY;LANGUAGE=en:2022: Editor convicted
            TRANSP:TRANSPARENT
            UID:95585e1b-62ba-5f16-9c8f-1881c3dbd82c
            CATEGORIES:Trials,Verdict
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:Ada Lam was sentenced to 20 months in prison.\n\nSources\n– T
             wenty months (Lantern Times)\n  https://times.example/twenty-months
            DTEND;VALUE=DATE:20220225
            DTSTAMP:20220305T000000Z
            DTSTART;VALUE=DATE:20220224
            LAST-MODIFIED:20220305T000000Z
            LOCATION:Harbor City
            RRULE:FREQ=YEARLY
            SUMMARY;LANGUAGE=en:2022: Editor sentenced to 20 months
            TRANSP:TRANSPARENT
            UID:1e4e84f0-d890-5107-a5d8-05f3e1aa665b
            CATEGORIES:Trials,Sentence
            END:VEVENT
            END:VCALENDAR
        "#]],
    );
}

#[test]
fn the_calendar_of_an_event_has_its_address() {
    with_base_url().check_file(
        "event/2021-06-04-vigil-at-the-harbor/event.ics",
        expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Vigil//Lantern//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        BEGIN:VEVENT
        DESCRIPTION:People held candles at the harbor.\n\nSources\n– Candles (Lan
         tern Times)\n  https://times.example/candles
        DTEND;VALUE=DATE:20210605
        DTSTAMP:20210605T000000Z
        DTSTART;VALUE=DATE:20210604
        LAST-MODIFIED:20210605T000000Z
        SUMMARY;LANGUAGE=en:Vigil at the harbor
        TRANSP:TRANSPARENT
        UID:7f088780-adf1-543b-8f51-910c7868e7f0
        URL:https://example.org/lantern/event/2021-06-04-vigil-at-the-harbor/
        CATEGORIES:Rallies,Vigil
        END:VEVENT
        END:VCALENDAR
    "#]],
    );
}

#[test]
fn the_page_of_feeds_and_calendars_has_the_address_of_each() {
    with_base_url().check_html(
        "zh-Hant/follow/index.html",
        ("<h2 id=\"whole\">", "<section class=\"chapter\"><h2 id=\"categories\">"),
        expect![[r#"
            <h2 id="whole">全站</h2>
            <div class="prose">
            <ul class="follow">
            <li class="followed">
            <b>所有事件</b>
            <div>
            <a href="zh-Hant/feed.xml" type="application/atom+xml">訂閱來源（Atom）</a> <code>https://example.org/lantern/zh-Hant/feed.xml</code> <button class="button scripted" type="button" data-action="copy" data-done="已複製連結。" aria-label="複製 所有事件 · 訂閱來源（Atom）">複製</button>
            </div>
            <div>
            <a href="webcal://example.org/lantern/zh-Hant/calendar.ics" type="text/calendar">日曆（iCalendar）</a> <code>https://example.org/lantern/zh-Hant/calendar.ics</code> <button class="button scripted" type="button" data-action="copy" data-done="已複製連結。" aria-label="複製 所有事件 · 日曆（iCalendar）">複製</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            <li class="followed">
            <b>狀況變更</b>
            <div>
            <a href="zh-Hant/inside/feed.xml" type="application/atom+xml">訂閱來源（Atom）</a> <code>https://example.org/lantern/zh-Hant/inside/feed.xml</code> <button class="button scripted" type="button" data-action="copy" data-done="已複製連結。" aria-label="複製 狀況變更 · 訂閱來源（Atom）">複製</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            <li class="followed">
            <b>周年</b>
            <div>
            <a href="webcal://example.org/lantern/zh-Hant/anniversaries.ics" type="text/calendar">日曆（iCalendar）</a> <code>https://example.org/lantern/zh-Hant/anniversaries.ics</code> <button class="button scripted" type="button" data-action="copy" data-done="已複製連結。" aria-label="複製 周年 · 日曆（iCalendar）">複製</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            </ul>
            </div>
            </section>
        "#]],
    );
}

#[test]
fn a_site_that_does_not_know_its_address_lists_paths_and_has_them_copied_whole() {
    two_years().check_html(
        "follow/index.html",
        ("<h2 id=\"whole\">", "<section class=\"chapter\"><h2 id=\"categories\">"),
        expect![[r#"
            <h2 id="whole">The whole site</h2>
            <div class="prose">
            <p class="scripted">This site’s settings do not have its own address, so the addresses below are shown without their beginning. “Copy” copies each in full.</p>
            <ul class="follow">
            <li class="followed">
            <b>All events</b>
            <div>
            <a href="feed.xml" type="application/atom+xml">Feed (Atom)</a> <code data-path="feed.xml">feed.xml</code> <button class="button scripted" type="button" data-action="copy" data-done="The link is copied." aria-label="Copy All events · Feed (Atom)">Copy</button>
            </div>
            <div>
            <a href="calendar.ics" type="text/calendar">Calendar (iCalendar)</a> <code data-path="calendar.ics">calendar.ics</code> <button class="button scripted" type="button" data-action="copy" data-done="The link is copied." aria-label="Copy All events · Calendar (iCalendar)">Copy</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            <li class="followed">
            <b>Changes of status</b>
            <div>
            <a href="inside/feed.xml" type="application/atom+xml">Feed (Atom)</a> <code data-path="inside/feed.xml">inside/feed.xml</code> <button class="button scripted" type="button" data-action="copy" data-done="The link is copied." aria-label="Copy Changes of status · Feed (Atom)">Copy</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            <li class="followed">
            <b>Anniversaries</b>
            <div>
            <a href="anniversaries.ics" type="text/calendar">Calendar (iCalendar)</a> <code data-path="anniversaries.ics">anniversaries.ics</code> <button class="button scripted" type="button" data-action="copy" data-done="The link is copied." aria-label="Copy Anniversaries · Calendar (iCalendar)">Copy</button>
            </div>
            <span class="meta" aria-live="polite">
            </span>
            </li>
            </ul>
            </div>
            </section>
        "#]],
    );
}

/// The values of an attribute in a page, in their order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_feed_and_calendar_is_listed_and_every_listed_address_exists() {
    for (site, base) in [(two_years(), None), (with_base_url(), Some("example.org/lantern/"))] {
        for prefix in ["", "zh-Hant/"] {
            let page = site.text(&format!("{prefix}follow/index.html"));
            let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
            let plain = |address: &str| {
                let webcal = base.and_then(|base| address.strip_prefix("webcal://")?.strip_prefix(base));
                webcal.unwrap_or(address).to_owned()
            };
            let mut links: Vec<String> = values(main, "href").into_iter().map(plain).collect();
            links.retain(|path| path.ends_with(".xml") || path.ends_with(".ics"));
            links.sort();
            let is_followed = |path: &&str| {
                let is_of_language = match prefix {
                    "" => !path.starts_with("zh-Hant/"),
                    prefix => path.starts_with(prefix),
                };
                let is_one = path.ends_with("feed.xml") || path.ends_with(".ics");
                is_of_language && is_one && !path.ends_with("event.ics")
            };
            let files: Vec<&str> = site.paths().filter(is_followed).collect();
            assert_eq!(links, files, "{prefix}");
            let texts =
                main.split("<code").skip(1).filter_map(|rest| rest.split_once('>')?.1.split('<').next());
            let absolute = base.map(|base| format!("https://{base}")).unwrap_or_default();
            let mut texts: Vec<&str> =
                texts.map(|text| text.strip_prefix(absolute.as_str()).expect("a whole address")).collect();
            texts.sort_unstable();
            assert_eq!(texts, files, "{prefix}");
            let copied = values(main, "data-path");
            assert_eq!(copied.len(), if base.is_some() { 0 } else { files.len() }, "{prefix}");
            let calendars = files.iter().filter(|path| path.ends_with(".ics")).count();
            let subscribed = main.matches("href=\"webcal://").count();
            assert_eq!(subscribed, if base.is_some() { calendars } else { 0 }, "{prefix}");
        }
    }
}

#[test]
fn the_style_sheet_that_a_feed_names_exists() {
    let feeds: Vec<&str> = two_years().paths().filter(|path| path.ends_with("feed.xml")).collect();
    assert_eq!(feeds.len(), 20);
    for path in feeds {
        let feed = two_years().text(path);
        let (_, rest) = feed.split_once("<?xml-stylesheet type=\"text/css\" href=\"").unwrap();
        let (mut href, _) = rest.split_once("\"?>").unwrap();
        let mut folders: Vec<&str> = path.split('/').collect();
        folders.pop();
        while let Some(rest) = href.strip_prefix("../") {
            folders.pop().unwrap_or_else(|| panic!("{path}: {rest} is above the site"));
            href = rest;
        }
        folders.push(href.trim_start_matches("./"));
        assert!(two_years().text(&folders.join("/")).contains("feed > entry"), "{path}");
    }
}
