//! The sentences synthetic events are made of, in English and traditional Chinese, with places for names and words.
//!
//! `{person}`, `{other}`, `{place}`, `{org}`, `{case}`, `{street}`, `{charge}`, `{topic}`, `{theme}`, `{number}` and
//! `{months}` are filled in, alike in both languages. All of it is made up.

use vigil_model::{Category, Kind};

/// A text in both languages.
pub type Pair = (&'static str, &'static str);

/// A sort of event: its title, and what its summary begins with.
pub struct Pattern {
    /// The category.
    pub category: Category,
    /// The kind.
    pub kind: Kind,
    /// The title.
    pub title: Pair,
    /// The first sentence of the summary.
    pub opening: Pair,
}

const fn pattern(category: Category, kind: Kind, title: Pair, opening: Pair) -> Pattern {
    Pattern { category, kind, title, opening }
}

/// The sorts of events, the frequent ones first.
pub const PATTERNS: &[Pattern] = &[
    pattern(
        Category::Trial,
        Kind::Hearing,
        ("Court adjourns {case} until after {topic} review", "{case}押後，待{topic}覆核後再訊"),
        (
            "A judge at {place} put off the hearing of {person} so that both sides could study {number} pages on {topic}.",
            "{place}法官押後{person}的聆訊，讓雙方細閱{number}頁有關{topic}的文件。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Sentence,
        (
            "{person} given {months} months over {street} gathering",
            "{person}因{street}聚集被判囚{months}個月",
        ),
        (
            "{person}, convicted of {charge}, was sent to prison for {months} months at {place}.",
            "{person}被裁定{charge}罪成，在{place}被判監{months}個月。",
        ),
    ),
    pattern(
        Category::Arrest,
        Kind::Arrest,
        (
            "Officers detain {number} near {street}, {person} among them",
            "警員在{street}附近帶走{number}人，包括{person}",
        ),
        (
            "{person} was taken from a flat off {street} before dawn, held on suspicion of {charge}.",
            "{person}黎明前在{street}一帶的住所被帶走，涉嫌{charge}。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::Rally,
        ("{number} stand in {place} for {person}", "{number}人在{place}聲援{person}"),
        (
            "About {number} people gathered in {place} with paper lanterns and read out letters from {person}.",
            "約{number}人提着紙燈籠聚集於{place}，朗讀{person}的來信。",
        ),
    ),
    pattern(
        Category::Report,
        Kind::Statement,
        ("{org} asks for news of {person}", "{org}要求交代{person}近況"),
        (
            "{org} said nobody outside had heard from {person} since the spring, and asked for a doctor's visit.",
            "{org}表示自春天起外界再無{person}的消息，要求安排醫生探視。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Bail,
        ("{person} refused bail a second time in {case}", "{person}於{case}再被拒保釋"),
        (
            "The court at {place} found that {person} might not return for trial and kept the defendant in custody.",
            "{place}的法庭認為{person}未必會應訊，下令繼續還押。",
        ),
    ),
    pattern(
        Category::Report,
        Kind::Report,
        ("{org} counts {number} people held over {topic}", "{org}統計{number}人因{topic}被扣押"),
        (
            "A study of {number} court files by {org} traces how {topic} came to be treated as a crime.",
            "{org}翻查{number}份法庭檔案，追溯{topic}如何成為罪名。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::March,
        ("March from {street} to {place} over {topic}", "為{topic}由{street}遊行至{place}"),
        (
            "Marchers set out from {street} at noon behind a banner that named {person} and {other}.",
            "隊伍正午從{street}出發，橫額上寫着{person}與{other}的名字。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Verdict,
        ("{person} found guilty of {charge}", "{person}被裁定{charge}罪名成立"),
        (
            "After {number} days of evidence the court at {place} convicted {person}; {other} was acquitted.",
            "審訊{number}天後，{place}的法庭裁定{person}有罪，{other}則獲判無罪。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Appeal,
        ("Appeal judges hear {person} on {topic}", "上訴庭就{topic}聽取{person}陳詞"),
        (
            "Counsel for {person} told the appeal court that the trial judge had misread the law on {topic}.",
            "{person}的代表律師向上訴庭指，原審法官誤解有關{topic}的法律。",
        ),
    ),
    pattern(
        Category::Law,
        Kind::Policy,
        ("New rules on {topic} take effect", "有關{topic}的新規定生效"),
        (
            "From this week anyone teaching {topic} in {place} must register with the police and hand over a list of members.",
            "由本周起，在{place}教授{topic}者須向警方登記並交出成員名單。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::Vigil,
        ("Candles for {person} outside {place}", "{place}外為{person}燃點燭光"),
        (
            "Neighbours lit {number} candles outside {place} and kept silent for as many minutes as {person} has spent months inside.",
            "街坊在{place}外點起{number}支蠟燭，{person}在獄中多少個月，便默哀多少分鐘。",
        ),
    ),
    pattern(
        Category::Arrest,
        Kind::Charge,
        ("{person} charged with {charge}", "{person}被控{charge}"),
        (
            "Prosecutors laid one count of {charge} against {person} over what was said on {street}.",
            "檢控方就{person}在{street}的言論，落案控以一項{charge}罪。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Plea,
        ("{person} denies {charge}", "{person}否認{charge}"),
        (
            "Asked at {place} how to plead, {person} answered in one sentence about {topic}.",
            "在{place}被問及如何答辯時，{person}以一句關於{topic}的話作答。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Release,
        ("{person} walks free after {months} months", "{person}服刑{months}個月後獲釋"),
        (
            "{person} left {place} by a side gate at daybreak and asked reporters for a few quiet days.",
            "{person}清晨由{place}側門離開，向記者請求數天安靜。",
        ),
    ),
    pattern(
        Category::Arrest,
        Kind::Raid,
        ("Police search offices of {org}", "警方搜查{org}辦事處"),
        (
            "Officers carried {number} boxes of papers on {topic} out of the rooms of {org} on {street}.",
            "警員從{street}的{org}辦事處搬走{number}箱有關{topic}的文件。",
        ),
    ),
    pattern(
        Category::Report,
        Kind::Letter,
        ("{number} writers sign letter for {person}", "{number}名作家聯署聲援{person}"),
        (
            "The letter, begun by {org}, calls {topic} a duty and asks that {person} be given books.",
            "由{org}發起的公開信稱{topic}是責任，並要求讓{person}讀書。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::Exhibition,
        ("Exhibition in {place} shows {topic} from prison", "{place}展出獄中的{topic}"),
        (
            "Drawings, recipes and notes on {topic} made in custody by {person} hang until the end of the month.",
            "展覽展出{person}在囚時的畫作、食譜與{topic}筆記，至月底結束。",
        ),
    ),
    pattern(
        Category::Law,
        Kind::Dissolution,
        ("{org} dissolves after {months} months of pressure", "{org}受壓{months}個月後解散"),
        (
            "Members of {org} voted to close, citing the treatment of {person} and the freezing of its accounts.",
            "{org}成員投票決定結束，理由包括{person}的遭遇及帳戶被凍結。",
        ),
    ),
    pattern(
        Category::Report,
        Kind::Resolution,
        ("Lawmakers abroad pass motion on {topic}", "外國議會通過有關{topic}的動議"),
        (
            "The motion, carried by {number} votes, names {person} and asks ministers to raise {case} at every meeting.",
            "動議以{number}票通過，點名提及{person}，並要求官員在每次會面提出{case}。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::Petition,
        ("Petition for {person} passes {number} names", "聲援{person}的聯署突破{number}人"),
        (
            "Volunteers brought the petition to {place} in a handcart painted with scenes of {topic}.",
            "義工以繪上{topic}圖案的手推車，把聯署送到{place}。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::Mitigation,
        ("{person} speaks of {topic} in mitigation", "{person}求情時談及{topic}"),
        (
            "In mitigation {person} described {months} months apart from family and a promise made to {other}.",
            "{person}在求情時講述與家人分離的{months}個月，以及對{other}的承諾。",
        ),
    ),
    pattern(
        Category::Law,
        Kind::Closure,
        ("{street} bookshop shuts its doors", "{street}書店結業"),
        (
            "The shop, known for its shelf on {topic}, blamed {number} inspections in a single season.",
            "以{topic}書架聞名的書店，指一季之內遭巡查{number}次。",
        ),
    ),
    pattern(
        Category::Arrest,
        Kind::Warrant,
        ("Warrant issued for {person} abroad", "當局通緝身在海外的{person}"),
        (
            "Police offered a reward for word of {person}, who has spoken on {topic} from {place}.",
            "警方懸賞緝拿在{place}就{topic}發言的{person}。",
        ),
    ),
    pattern(
        Category::Trial,
        Kind::TrialOpens,
        ("{case} opens with {number} witnesses listed", "{case}開審，共列{number}名證人"),
        (
            "The trial of {person} and {other} began at {place} under a queue that reached {street}.",
            "{person}與{other}的審訊在{place}開始，旁聽人龍延至{street}。",
        ),
    ),
    pattern(
        Category::Report,
        Kind::Award,
        ("{person} honoured for {topic}", "{person}因{topic}獲獎"),
        (
            "{org} gave its yearly medal to {person}; {other} accepted it before an empty chair.",
            "{org}把年度獎章頒予{person}，由{other}在空椅前代領。",
        ),
    ),
    pattern(
        Category::Arrest,
        Kind::Detention,
        ("{person} held at border over {topic}", "{person}因{topic}在口岸被扣查"),
        (
            "{person} was questioned for {number} hours about {org} and let go without a telephone.",
            "{person}被查問有關{org}的事{number}小時，獲釋時電話被扣起。",
        ),
    ),
    pattern(
        Category::Rally,
        Kind::HungerStrike,
        ("{person} begins fast over {topic}", "{person}就{topic}展開絕食"),
        (
            "{person} stopped eating on {street} and said the fast would last {number} hours for each year of {case}.",
            "{person}在{street}停止進食，稱{case}每拖一年便絕食{number}小時。",
        ),
    ),
    pattern(
        Category::Law,
        Kind::Election,
        ("Ballot in {place} leaves out {topic} candidates", "{place}選舉排除{topic}候選人"),
        (
            "Turnout fell to one in {number}; {org} called the vote a roll call.",
            "投票率跌至{number}分之一，{org}形容選舉如點名。",
        ),
    ),
];

/// Second sentences of summaries.
pub const SENTENCES: &[Pair] = &[
    ("Family of {person} followed from the public seats.", "{person}的家人在旁聽席聽審。"),
    ("{org} had observers in the room.", "{org}派員到場觀察。"),
    (
        "The prosecution rested on messages about {topic} found on a telephone.",
        "控方依據在電話內找到的{topic}訊息。",
    ),
    ("Rain kept the crowd to the arcades along {street}.", "雨勢令人群避到{street}的騎樓下。"),
    ("{other}, named in the same papers, has not been charged.", "同一文件提及的{other}未被起訴。"),
    ("A further hearing on {theme} is listed for the autumn.", "有關{theme}的下一次聆訊排期至秋天。"),
    (
        "Passers-by on {street} left oranges and notes about {theme}.",
        "{street}的途人留下橙與寫着{theme}的字條。",
    ),
    ("The authorities said the measures concerned {theme} only.", "當局表示措施只針對{theme}。"),
    (
        "Officials would not say how many of the {number} had been allowed a lawyer.",
        "官員拒絕透露{number}人之中有多少人獲准見律師。",
    ),
    ("Choirs from {place} sang an old song about {topic}.", "來自{place}的合唱團唱起一首關於{topic}的老歌。"),
    (
        "The court heard {number} minutes of recordings made at {place}.",
        "法庭播放了在{place}錄得的{number}分鐘錄音。",
    ),
    ("{org} published the full text on {theme} the same evening.", "{org}同晚公布有關{theme}的全文。"),
    (
        "Earlier, {other} had written that {topic} could not be put on trial.",
        "較早前{other}撰文指{topic}不能受審。",
    ),
    (
        "Two newspapers printed a blank page where {theme} should have been.",
        "兩份報章在原應刊登{theme}之處留白。",
    ),
    ("The defence called a historian of {topic} from {place}.", "辯方傳召來自{place}的{topic}歷史學者作供。"),
    ("Nobody was hurt, and the street was swept by midnight.", "無人受傷，街道午夜前已清掃乾淨。"),
    (
        "A note passed through the glass mentioned {topic} and {theme}.",
        "隔着玻璃傳出的字條提到{topic}與{theme}。",
    ),
    ("Lawyers said {case} might last another {months} months.", "律師表示{case}或再拖{months}個月。"),
    (
        "Students of {place} cut the name of {person} out of red paper.",
        "{place}的學生用紅紙剪出{person}的名字。",
    ),
    ("The same words stand in the charge against {other}.", "控告{other}的罪名亦用上相同字眼。"),
    ("In {place}, {org} kept a table with forms and warm tea.", "{org}在{place}設枱派發表格與熱茶。"),
    ("An inquiry into {theme} was promised and then dropped.", "曾承諾就{theme}展開調查，其後擱置。"),
    ("The judge allowed one question about {topic}, and no more.", "法官只准許一條關於{topic}的提問。"),
    (
        "Of the {number} present, many wore the yellow of {street}.",
        "在場{number}人中，不少穿上{street}的黃色。",
    ),
    ("What became of the papers on {theme} is not known.", "有關{theme}的文件下落不明。"),
    ("{person} asked for {topic} and a pencil.", "{person}只要求{topic}與一枝鉛筆。"),
    ("The number of visits was cut to {number} a year.", "探訪次數減至每年{number}次。"),
    ("A translator corrected the word for {topic} twice.", "傳譯員兩度更正{topic}的譯法。"),
];

/// Charges.
pub const CHARGES: &[Pair] = &[
    ("unauthorised assembly", "參與未經批准集結"),
    ("seditious publication", "發布煽動刊物"),
    ("conspiracy to subvert", "串謀顛覆"),
    ("incitement to gather", "煽惑他人集結"),
    ("obstruction of officers", "阻礙公務人員"),
    ("unlawful fundraising", "非法籌款"),
    ("collusion with outside bodies", "勾結境外組織"),
    ("rioting", "暴動"),
    ("contempt of court", "藐視法庭"),
    ("disorder in a public place", "公眾地方行為不檢"),
    ("possession of banned leaflets", "管有違禁單張"),
    ("breach of a gathering limit", "違反限聚令"),
];
