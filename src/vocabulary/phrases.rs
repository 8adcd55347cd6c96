//! Phrases to meanings: whole words, the most specific first.
//!
//! "Sick child" holds "sick" and means a dependant's illness: the longer phrase counts and what lies inside it does not.
//! "Training - sick" holds two that contradict each other, so it is not known. A word that denies ("not", "ohne") outside
//! every phrase makes the value unknown too: nobody here knows what is denied. Pay and papers are no such thing: "sick, no
//! pay" is sick.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::headings;
use super::meaning::{Class, Meaning};

/// One line of the data.
#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<&'static str>,
    /// None says nothing of the matter: its words are accounted for, and that is all.
    meaning: Option<Meaning>,
    /// Counts only where nothing else in the value is known.
    weak: bool,
}

/// Stands in a phrase for any word of the family.
const KIN: &str = "{kin}";

/// "Wife", and "wife's", which has lost its apostrophe.
fn is_kin(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let words =
        WORDS.get_or_init(|| lines().filter(|line| line.class == "kin").map(|line| line.phrase).collect());
    words.contains(word) || word.strip_suffix('s').is_some_and(|one| words.contains(one))
}

/// Whose a sickness is that a value speaks of: "Husband poorly" is nobody's own, and of "Flu, caught from son" nobody here
/// knows it.
fn own(meaning: Option<Meaning>, value: &str) -> Option<Meaning> {
    if meaning != Some(Meaning::Sickness) {
        return meaning;
    }
    let words = words(value);
    let words = words.strip_prefix(&["my"]).or(words.strip_prefix(&["our"])).unwrap_or(&words);
    match words.iter().position(|word| is_kin(word)) {
        None => meaning,
        Some(0) => Some(Meaning::FamilyLeave),
        Some(_) => None,
    }
}

impl Phrase {
    /// Whether a value begins with it.
    fn begins(&self, value: &[&str]) -> bool {
        let same = |(own, word): (&&str, &&str)| own == word || *own == KIN && is_kin(word);
        self.words.len() <= value.len() && self.words.iter().zip(value).all(same)
    }
}

/// The phrases of one class.
#[derive(Debug, Default)]
struct Lexicon {
    /// By the whole value.
    codes: HashMap<&'static str, Meaning>,
    /// By their first word.
    phrases: HashMap<&'static str, Vec<Phrase>>,
}

#[derive(Debug, Default)]
struct All {
    absence: Lexicon,
    reason: Lexicon,
    status: Lexicon,
    work: Lexicon,
    duty: Lexicon,
    overtime: Lexicon,
    aside: Lexicon,
    answer: Lexicon,
    approval: Lexicon,
    punch: Lexicon,
    part: Lexicon,
}

/// What `build.rs` makes of the data file.
const VALUES: &str = include_str!(concat!(env!("OUT_DIR"), "/values.tsv"));

/// Words that deny or take back, in the languages of the data.
const DENIALS: &[&str] = &[
    "not",
    "no",
    "non",
    "without",
    "never",
    "nicht",
    "kein",
    "keine",
    "ohne",
    "sans",
    "pas",
    "sin",
    "senza",
    "geen",
    "niet",
    "zonder",
    "nie",
    "bez",
    "sem",
    "nao",
    "except",
    "excluding",
    "cancelled",
    "canceled",
    "deleted",
    "void",
    "storniert",
    "annule",
    "annulee",
    "anulado",
    "anulada",
    "cancelado",
    "cancelada",
    "annullato",
    "annullata",
    "geannuleerd",
    "anulowany",
    "anulowane",
];

/// Lower case without accents, letters and digits only, one space between words.
///
/// ```
/// use candour::vocabulary::plain;
/// assert_eq!(plain(" Arrêt-maladie (J1) "), "arret maladie j1");
/// assert_eq!(plain("Self-cert."), "self cert");
/// ```
pub fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars().flat_map(char::to_lowercase) {
        if matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') {
            continue;
        }
        if !c.is_alphanumeric() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        match unaccented(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A letter without its accent, as people also type it.
fn unaccented(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è'..='ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'ī' | 'ı' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ł' => "l",
        'ś' | 'š' | 'ş' => "s",
        'ź' | 'ż' | 'ž' => "z",
        'ď' | 'đ' => "d",
        'ř' => "r",
        'ť' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// What a value of a class means; `None` where that is not known. See the [module](super) for how.
///
/// ```
/// use candour::vocabulary::{Class, Meaning, look_up};
/// assert_eq!(look_up(Class::Reason, "S13 Cold, Cough, Flu - Influenza"), Some(Meaning::Sickness));
/// assert_eq!(look_up(Class::Reason, "Line of duty injury"), Some(Meaning::Injury));
/// assert_eq!(look_up(Class::Absence, "Training / sick"), None, "two that contradict each other");
/// assert_eq!(look_up(Class::Absence, "Not sick"), None, "who knows what is denied");
/// ```
pub fn look_up(class: Class, value: &str) -> Option<Meaning> {
    let value = plain(value);
    let all = all();
    match class {
        Class::Absence => own(known(&[&all.aside, &all.absence], &value), &value),
        Class::Reason => own(known(&[&all.aside, &all.absence, &all.reason], &value), &value),
        Class::Status => known(&[&all.aside, &all.status], &value),
        Class::WorkStatus => known(&[&all.aside, &all.status, &all.work], &value),
        Class::Duty => known_on_duty(all, &value),
        Class::Part => known(&[&all.part], &value),
        Class::Overtime => Against::of(all, &value, false).kind(),
        Class::OvertimeReason => Against::of(all, &value, true).reason(),
    }
}

/// Whether a kind of overtime is known as one, and not only taken for one because it stands in a table of overtime.
///
/// ```
/// use candour::vocabulary::names_overtime;
/// assert!(names_overtime("Casual overtime") && !names_overtime("Zed 4"));
/// ```
pub fn names_overtime(value: &str) -> bool {
    Against::of(all(), &plain(value), false).overtime
}

/// What the words of a piece of overtime say for and against its being any.
#[derive(Debug)]
struct Against {
    /// A kind of overtime is named.
    overtime: bool,
    /// Nothing was worked beyond what was due: a phrase says so, or what it is called.
    none: bool,
    /// It speaks of an absence or of a request that was refused, or denies nobody knows what.
    otherwise: bool,
}

impl Against {
    /// `reason`: what is written is what the work was for, and speaks of an absence only where it is nothing but one: a
    /// prisoner is sick, bail is refused, and the overtime is worked.
    fn of(all: &All, value: &str, reason: bool) -> Self {
        let against = |meaning: Meaning| match meaning {
            Meaning::Waiting => !reason,
            Meaning::NotTaken
            | Meaning::Sickness
            | Meaning::AnnualLeave
            | Meaning::FamilyLeave
            | Meaning::Bereavement
            | Meaning::OtherLeave => true,
            meaning => meaning.is_protected(),
        };
        let code = |lexicon: &Lexicon| lexicon.codes.get(value).copied();
        let own = code(&all.overtime);
        let words = words(value);
        let found = found(&[&all.aside, &all.absence, &all.status, &all.overtime], &words);
        let says =
            |meaning: Meaning, weak: bool| found.iter().any(|f| f.meaning == Some(meaning) && f.weak == weak);
        let whole = |f: &Found| f.len() == words.len();
        let named = |f: &Found| matches!(f.meaning, Some(Meaning::Overtime | Meaning::NoOvertime));
        // What is known as a whole is no code of another sort of column.
        let known = own.is_some() || found.iter().any(|f| named(f) && whole(f));
        let other = !known && [&all.absence, &all.status].into_iter().filter_map(code).any(against);
        let within = |at: usize| found.iter().any(|f| (f.from..f.to).contains(&at));
        let speaks = |f: &Found| f.meaning.is_some_and(against) && (whole(f) || !reason && !f.weak);
        let denied = words.iter().enumerate().any(|(at, word)| DENIALS.contains(word) && !within(at));
        Self {
            overtime: own == Some(Meaning::Overtime)
                || says(Meaning::Overtime, false)
                || says(Meaning::Overtime, true),
            // An allowance may well be what the work was about, and so may all that was not there.
            none: own == Some(Meaning::NoOvertime)
                || says(Meaning::NoOvertime, false)
                || !reason && says(Meaning::NoOvertime, true),
            otherwise: other || !known && found.iter().any(speaks) || !reason && denied,
        }
    }

    /// What a kind of overtime means: overtime although nobody here knows it, unless its words say otherwise.
    fn kind(&self) -> Option<Meaning> {
        match (self.none, self.overtime, self.otherwise) {
            (false, _, false) => Some(Meaning::Overtime),
            (true, false, _) => Some(Meaning::NoOvertime),
            _ => None,
        }
    }

    /// What a reason means: it was worked for that, or it is not known what the reason says.
    fn reason(&self) -> Option<Meaning> {
        (self.overtime || !self.none && !self.otherwise).then_some(Meaning::Overtime)
    }
}

/// Whether a value is a yes or a no, in the languages of the data; `None` where it is neither.
///
/// ```
/// use candour::vocabulary::answer;
/// assert_eq!((answer("Ja"), answer("N"), answer("Não"), answer("Sick")), (Some(true), Some(false), Some(false), None));
/// ```
pub fn answer(value: &str) -> Option<bool> {
    match all().answer.codes.get(plain(value).as_str())? {
        Meaning::Taken => Some(true),
        _ => Some(false),
    }
}

/// Whether values are the coming and going at a clock, each of them one or the other and both of them there.
///
/// ```
/// use candour::vocabulary::are_punches;
/// assert!(are_punches(&["IN".to_owned(), "OUT".to_owned()]));
/// assert!(!are_punches(&["In".to_owned(), "On leave".to_owned()]) && !are_punches(&["in".to_owned()]));
/// ```
pub fn are_punches(values: &[String]) -> bool {
    let meanings: Vec<Option<Meaning>> =
        values.iter().map(|value| all().punch.codes.get(plain(value).as_str()).copied()).collect();
    meanings.iter().all(Option::is_some)
        && [Meaning::Taken, Meaning::NotTaken].into_iter().all(|wanted| meanings.contains(&Some(wanted)))
}

/// What no means under a heading that asks for yes or no, where every word of the heading is accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// "Approved?": no means that the row does not count.
    WhetherItStands,
    /// "Cancelled?": yes means that the row does not count.
    WhetherItIsGone,
    /// "Finalised?": neither yes nor no says whether it counts.
    HowFarItIs,
    /// "Active?" can mean either.
    NotKnown,
}

/// What a heading asks whose values are yes and no; see [`Asks`].
///
/// ```
/// use candour::vocabulary::{Asks, asks};
/// assert_eq!(asks("IsDeleted"), Asks::WhetherItIsGone);
/// assert_eq!(asks("Date cancelled"), Asks::WhetherItIsGone);
/// assert_eq!(asks("Genehmigt"), Asks::WhetherItStands);
/// assert_eq!(asks("Finalised"), Asks::HowFarItIs);
/// assert_eq!(asks("Cancelled rest day"), Asks::NotKnown, "a rest day was cancelled, and not the row");
/// ```
pub fn asks(heading: &str) -> Asks {
    let heading = plain(&headings::spaced(heading));
    let words = words(&heading);
    let whole = |lexicon: &Lexicon| {
        let found = found(&[lexicon], &words);
        let within = |at: usize| found.iter().any(|found| (found.from..found.to).contains(&at));
        let accounted = |(at, word): (usize, &&str)| within(at) || headings::says_nothing_of_its_own(word);
        let meanings: Vec<Meaning> = found.iter().filter_map(|found| found.meaning).collect();
        united(&meanings).filter(|_| words.iter().enumerate().all(accounted))
    };
    match (whole(&all().approval), whole(&all().status)) {
        (Some(Meaning::Taken), _) => Asks::WhetherItStands,
        (Some(_), _) => Asks::NotKnown,
        (None, Some(Meaning::NotTaken)) => Asks::WhetherItIsGone,
        (None, Some(Meaning::Taken)) => Asks::HowFarItIs,
        (None, _) => Asks::NotKnown,
    }
}

/// Words of duty first; but "injury on duty" is no duty: a kind of absence that holds the words of duty counts before them.
/// And "Spätdienst krank" says both that somebody was there and that they were not: it is not known.
fn known_on_duty(all: &All, value: &str) -> Option<Meaning> {
    let absence = || known(&[&all.aside, &all.absence], value).and_then(on_duty);
    if let Some(meaning) = all.duty.codes.get(value) {
        return Some(*meaning);
    }
    let words = words(value);
    let duties = found(&[&all.duty], &words);
    let kinds = found(&[&all.absence], &words);
    let holds = |kind: &Found| {
        let within = |duty: &Found| kind.from <= duty.from && duty.to <= kind.to && duty.len() < kind.len();
        kind.meaning != Some(Meaning::NoAbsence) && duties.iter().any(within)
    };
    if kinds.iter().any(holds) {
        return absence();
    }
    let meaning = known(&[&all.aside, &all.duty], value).or_else(absence)?;
    let away = |kind: &Found| {
        let apart = duties.iter().all(|duty| duty.to <= kind.from || kind.to <= duty.from);
        apart && !kind.weak && matches!(kind.meaning, Some(Meaning::Sickness | Meaning::AnnualLeave))
    };
    (meaning != Meaning::Worked || !kinds.iter().any(away)).then_some(meaning)
}

/// What a kind of absence means where it stands among kinds of duty.
fn on_duty(meaning: Meaning) -> Option<Meaning> {
    match meaning {
        // Time trained, in court or on duty elsewhere is time worked.
        Meaning::Training | Meaning::Court | Meaning::Duty => Some(Meaning::Worked),
        // Whether somebody was there or had the day off.
        Meaning::NoAbsence => None,
        _ => Some(Meaning::Away),
    }
}

fn all() -> &'static All {
    static ALL: OnceLock<All> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = All::default();
        for line in lines().filter(|line| line.class != "kin") {
            let lexicon = match line.class {
                "aside" => &mut all.aside,
                "absence" => &mut all.absence,
                "reason" => &mut all.reason,
                "status" => &mut all.status,
                "work" => &mut all.work,
                "overtime" => &mut all.overtime,
                "answer" => &mut all.answer,
                "approval" => &mut all.approval,
                "punch" => &mut all.punch,
                "part" => &mut all.part,
                _ => &mut all.duty,
            };
            if let (Some(code), Some(meaning)) = (line.phrase.strip_prefix('='), line.meaning) {
                lexicon.codes.insert(code, meaning);
                continue;
            }
            let words: Vec<&str> = line.phrase.split(' ').collect();
            if let Some(first) = words.first() {
                let phrase = Phrase { words: words.clone(), meaning: line.meaning, weak: line.weak };
                lexicon.phrases.entry(first).or_default().push(phrase);
            }
        }
        all
    })
}

/// A line of the data, taken apart.
struct Line {
    class: &'static str,
    meaning: Option<Meaning>,
    weak: bool,
    phrase: &'static str,
}

/// The lines of the data that are phrases; a test holds every line to its form.
fn lines() -> impl Iterator<Item = Line> {
    let of_a_line = |line: &'static str| {
        let mut cells = line.split('\t');
        let (class, meaning, phrases) = (cells.next()?, cells.next()?, cells.next()?);
        let strong = meaning.strip_suffix('~');
        let meaning = match strong.unwrap_or(meaning) {
            "-" => None,
            id => Some(Meaning::by_id(id)?),
        };
        let weak = strong.is_some();
        Some(phrases.split('|').map(move |phrase| Line { class, meaning, weak, phrase }))
    };
    VALUES.lines().filter_map(of_a_line).flatten()
}

/// Where in a value a phrase stands.
struct Found {
    from: usize,
    to: usize,
    meaning: Option<Meaning>,
    weak: bool,
}

impl Found {
    fn len(&self) -> usize {
        self.to - self.from
    }
}

fn words(value: &str) -> Vec<&str> {
    value.split(' ').filter(|word| !word.is_empty()).collect()
}

/// The phrases in a value: each the longest that begins at its word, and none that a longer one covers.
fn found(lexicons: &[&Lexicon], words: &[&str]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for from in 0..words.len() {
        let rest = words.get(from..).unwrap_or_default();
        let Some(first) = rest.first() else { break };
        let longest = [*first, KIN]
            .into_iter()
            .filter(|word| *word != KIN || is_kin(first))
            .flat_map(|word| lexicons.iter().filter_map(move |lexicon| lexicon.phrases.get(word)))
            .flatten()
            .filter(|phrase| phrase.begins(rest))
            .max_by_key(|phrase| phrase.words.len());
        if let Some(Phrase { words, meaning, weak }) = longest {
            found.push(Found { from, to: from + words.len(), meaning: *meaning, weak: *weak });
        }
    }
    let covered = |a: &Found, b: &Found| a.from < b.to && b.from < a.to && b.len() > a.len();
    let keep: Vec<bool> = found.iter().map(|a| !found.iter().any(|b| covered(a, b))).collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
    found
}

fn known(lexicons: &[&Lexicon], value: &str) -> Option<Meaning> {
    if let Some(meaning) = lexicons.iter().find_map(|lexicon| lexicon.codes.get(value)) {
        return Some(*meaning);
    }
    let words = words(value);
    let found = found(lexicons, &words);
    let denied = words.iter().enumerate().any(|(at, word)| {
        DENIALS.contains(word) && !found.iter().any(|found| (found.from..found.to).contains(&at))
    });
    let strong: Vec<Meaning> = found.iter().filter(|f| !f.weak).filter_map(|f| f.meaning).collect();
    let weak: Vec<Meaning> = found.iter().filter_map(|f| f.meaning).collect();
    let meanings = if strong.is_empty() { weak } else { strong };
    if denied && !meanings.iter().any(|m| m.is_protected()) { None } else { united(&meanings) }
}

/// One meaning of several: what is protected goes before all else, and of several sorts of leave the first that says which.
fn united(meanings: &[Meaning]) -> Option<Meaning> {
    let first = *meanings.first()?;
    if let Some(protected) = meanings.iter().find(|m| m.is_protected()) {
        return Some(*protected);
    }
    if meanings.contains(&Meaning::PerhapsProtected) {
        return Some(Meaning::PerhapsProtected);
    }
    if meanings.iter().all(|m| *m == first) {
        return Some(first);
    }
    let which = meanings.iter().copied().find(|m| *m != Meaning::OtherLeave);
    meanings.iter().all(|m| m.is_leave()).then_some(which.unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_elses_illness_is_nobodys_own() {
        for value in [
            "Husband poorly",
            "Wife ill",
            "My wife's flu",
            "Son - broken arm",
            "Mum's operation",
            "Daughter: chickenpox",
            "Dad in hospital",
            "Ehefrau krank",
            "Sohn: Grippe",
            "Mari malade",
            "Moglie malattia",
            "Dochter ziek",
            "Marido enfermedad",
        ] {
            for class in [Class::Reason, Class::Absence] {
                assert_ne!(look_up(class, value), Some(Meaning::Sickness), "{value}");
            }
        }
        assert_eq!(look_up(Class::Reason, "Husband poorly"), Some(Meaning::FamilyLeave));
        assert_eq!(look_up(Class::Reason, "Wife ill"), Some(Meaning::FamilyLeave));
        assert_eq!(look_up(Class::Reason, "Flu caught from my son"), None);
        assert_eq!(look_up(Class::Reason, "Flu"), Some(Meaning::Sickness));
    }

    #[test]
    fn every_line_has_its_form_and_no_line_contradicts_another() {
        let data = include_str!("values.tsv");
        let mut seen: HashMap<(&str, &str), (usize, &str)> = HashMap::new();
        let sources: Vec<&str> =
            data.lines().filter_map(|l| l.strip_prefix("# ")?.split_once(": ")).map(|(s, _)| s).collect();
        let mut count = 0;
        for (at, line) in data.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
            let at = at + 1;
            let cells: Vec<&str> = line.split('\t').collect();
            let [class, meaning, phrase, language, source] = cells[..] else {
                panic!("line {at}: {} cells", cells.len())
            };
            assert!(
                [
                    "absence", "reason", "status", "work", "duty", "overtime", "aside", "answer", "approval",
                    "kin", "punch", "part"
                ]
                .contains(&class),
                "line {at}: class {class}"
            );
            let without = ["aside", "kin"].contains(&class);
            assert_eq!(without, meaning == "-", "line {at}: only what stands aside has no meaning");
            let named = without || Meaning::by_id(meaning.trim_end_matches('~')).is_some();
            assert!(named, "line {at}: meaning {meaning}");
            let bare = phrase.trim_start_matches('=').replace(KIN, "kin");
            assert_eq!(plain(&bare), bare, "line {at}: not in the form it is looked up in");
            assert_eq!(language.len(), 2, "line {at}: language {language}");
            assert!(sources.contains(&source), "line {at}: the source {source} is not listed above");
            if let Some((before, other)) = seen.insert((class, phrase), (at, meaning)) {
                panic!("line {at} says “{phrase}” is {meaning}, line {before} says {other}");
            }
            count += 1;
        }
        assert!(count > 1_500, "{count} lines");
        assert_eq!(count, lines().count());
    }

    #[test]
    fn whole_words_only() {
        for value in [
            "No pay",
            "Skills day",
            "Illustration",
            "Sickert exhibition",
            "Milling",
            "病假",
            "SL",
            "08",
            "Absence",
            "",
        ] {
            assert_eq!(look_up(Class::Absence, value), None, "{value}");
        }
    }

    #[test]
    fn the_most_specific_phrase_wins() {
        use Meaning::*;
        for (value, meaning) in [
            ("Sick child", FamilyLeave),
            ("Sick leave", Sickness),
            ("Annual leave", AnnualLeave),
            ("Leave", OtherLeave),
            ("Union duties", Duty),
            ("Jury service (authorised absence)", Court),
            ("Sickness - pregnancy related", Pregnancy),
            ("Injury", PerhapsProtected),
            ("Sickness (injury on duty)", Injury),
            ("Accident du travail", Injury),
            ("Arrêt de travail", Sickness),
            ("Urlop macierzyński", Pregnancy),
            ("Licença médica", Sickness),
            ("Workers' compensation", Injury),
            ("Sickness (IOD)", Injury),
            ("Sick (no pay)", Sickness),
            ("Arrêt maladie non payé", Sickness),
            ("Special leave - jury service", Court),
        ] {
            assert_eq!(look_up(Class::Absence, value), Some(meaning), "{value}");
        }
        for value in ["Sickness cancelled", "Fell off a bike", "Fracture at work"] {
            assert!(matches!(look_up(Class::Absence, value), None | Some(PerhapsProtected)), "{value}");
        }
        for value in ["Spätdienst krank", "Not absent", "Rest day, late shift"] {
            assert_eq!(look_up(Class::Duty, value), None, "{value}");
        }
        for (value, meaning) in [
            ("Approved", Taken),
            ("Un-approved", NotTaken),
            ("Cancellation rejected", Taken),
            ("NOT APPROVED", NotTaken),
            ("Cancellation requested", Waiting),
            ("Genehmigt", Taken),
            ("Refusé", NotTaken),
        ] {
            assert_eq!(look_up(Class::Status, value), Some(meaning), "{value}");
        }
        for (value, meaning) in [
            ("Worked", Some(Taken)),
            ("Scheduled", Some(Waiting)),
            ("Future", Some(Waiting)),
            ("Did not work", Some(NotTaken)),
            ("Sent to payroll", Some(Taken)),
            ("ZQX", None),
        ] {
            assert_eq!(look_up(Class::WorkStatus, value), meaning, "{value}");
        }
        for (value, meaning) in [
            ("Rest day worked", Worked),
            ("RD", RestDay),
            ("Annual leave", Away),
            ("Maternity", Away),
            ("Late turn", Worked),
            ("Injury on duty", Away),
            ("Repos travaillé", Worked),
            ("Sick cover", Worked),
        ] {
            assert_eq!(look_up(Class::Duty, value), Some(meaning), "{value}");
        }
    }

    #[test]
    fn a_kind_of_overtime_is_overtime_unless_its_words_speak_of_something_else() {
        let is = |class, meaning, values: &[&str]| {
            let wrong: Vec<&&str> = values.iter().filter(|v| look_up(class, v) != meaning).collect();
            assert!(wrong.is_empty(), "{class:?}, {meaning:?}: {wrong:?}");
        };
        is(
            Class::Overtime,
            Some(Meaning::Overtime),
            &[
                "Casual overtime",
                "CAS-OT",
                "Planned",
                "RDW",
                "Cancelled rest day",
                "Rest day cancelled < 15 days",
                "PH",
                "Bank holiday @ 2.0",
                "Mutual aid",
                "Recall to duty",
                "Recalled from annual leave",
                "TOIL",
                "TOIL earned",
                "TOIL accrued",
                "Time off in lieu",
                "Time and a third",
                "x1.5",
                "1.33",
                "283",
                "Overtime 1.5",
                "OT2",
                "Double time",
                "Late arrest",
                "Court",
                "Training",
                "Sick cover",
                "Overtime - sickness cover",
                "Cover for annual leave",
                "Scheduled",
                "Requested",
                "Comp time",
                "Overtime (non-pensionable)",
                "Call out",
                "On-call call out",
                "Hospital guard",
                "Football",
                "Op Lynx",
                "Custody",
                "Standby overtime x 1.5",
                "Holiday worked",
                "Detained on duty",
                "Late finish",
                "Überstunden",
                "Heures supplémentaires 25%",
                "",
                "P",
                "C",
                "Night",
            ],
        );
        is(
            Class::Overtime,
            Some(Meaning::NoOvertime),
            &[
                "TOIL taken",
                "T.O.I.L. taken",
                "A/L average",
                "STBY",
                "Time off in lieu taken",
                "TOIL used",
                "Lieu day taken",
                "Comp time used",
                "Annual leave",
                "Annual leave average",
                "Annual leave pay",
                "Holiday pay",
                "Sick pay",
                "SSP",
                "On call",
                "Standby",
                "Standby allowance",
                "On-call allowance",
                "Mileage",
                "Expenses",
                "Cancelled",
                "Cancelled overtime",
                "Overtime cancelled",
                "Did not work",
                "Not worked",
                "Standard hours",
                "Basic",
                "Basic pay",
                "Ordinary time",
                "Meal allowance",
                "Unsocial hours",
                "Time off",
                "AL",
            ],
        );
        is(
            Class::Overtime,
            None,
            &[
                "Sickness",
                "Sick",
                "Maternity leave",
                "Overtime - annual leave",
                "Refused",
                "Rejected",
                "Draft",
                "Pending",
                "Overtime allowance",
                "Overtime (shift cancelled)",
                "Bereavement",
                "Without approval",
                "LTS",
                "Overtime - not approved",
            ],
        );
        is(
            Class::OvertimeReason,
            Some(Meaning::Overtime),
            &[
                "Late arrest, prisoner sick",
                "Bail refused",
                "Sickness cover",
                "Cancelled leave",
                "Standby for demonstration",
                "Expenses fraud",
                "No relief",
                "Not enough staff",
                "Injured child",
                "Cancelled rest day",
                "Op Lynx",
                "Planned",
                "Pay",
                "TOIL",
                "Unpaid",
                "1.5",
                "",
                "Covering long term sick",
                "Suspension hearing",
                "Leave of court",
                "Cover - sickness",
                "Sickness - cover",
            ],
        );
        is(
            Class::OvertimeReason,
            None,
            &[
                "CANCELLED - did not work",
                "Cancelled",
                "Did not attend",
                "TOIL taken",
                "Time off in lieu taken",
                "Annual leave",
                "Sick",
                "Sickness",
                "Maternity leave",
                "Entered in error",
                "Sick pay",
                "Leave",
                "Absent",
                "Entered twice in error",
            ],
        );
    }
}
