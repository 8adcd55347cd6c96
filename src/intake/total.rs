//! Cells and headings that name a total, in the languages that values are known in: a total is nobody.

use super::hours::{self, HoursStyle};
use super::{numbers, text};

/// Whether a cell names a total. In a column of names only the plain words count: "Count" and "Suma" are surnames.
pub(crate) fn is_total(cell: &[u8], strict: bool) -> bool {
    const WORDS: [&str; 35] = [
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sub total",
        "sub-total",
        "gesamt",
        "gesamtsumme",
        "gesamtergebnis",
        "insgesamt",
        "zwischensumme",
        "endsumme",
        "total général",
        "sous-total",
        "subtotales",
        "totale",
        "totali",
        "subtotale",
        "totaal",
        "eindtotaal",
        "subtotaal",
        "razem",
        "łącznie",
        "Łącznie",
        "ogółem",
        "OGÓŁEM",
        "totais",
        "totalt",
        "yhteensä",
        "yhteensa",
        "i alt",
        "samtals",
        "celkem",
        "összesen",
        "toplam",
    ];
    const MORE: [&str; 29] = [
        "sum",
        "average",
        "overall",
        "end of report",
        "report total",
        "page total",
        "all employees",
        "summe",
        "somme",
        "suma",
        "somma",
        "soma",
        "som",
        "ergebnis",
        "summa",
        "sammanlagt",
        "mittelwert",
        "durchschnitt",
        "moyenne",
        "media",
        "gemiddelde",
        "średnia",
        "snitt",
        "count",
        "max",
        "min",
        "all",
        "Σ",
        "mean",
    ];
    if cell.len() < 2 || cell.len() > 80 {
        return false;
    }
    let begins = |word: &&str| {
        let rest = cell
            .split_at_checked(word.len())
            .filter(|(start, _)| start.eq_ignore_ascii_case(word.as_bytes()));
        rest.is_some_and(|(_, rest)| {
            rest.first().is_none_or(|b| matches!(b, b' ' | b':' | b'(' | b'=' | b'-' | b'.'))
        })
    };
    let ends = |word: &[u8]| {
        let at = cell.len().saturating_sub(word.len());
        cell.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    WORDS.iter().any(begins) || ends(b" total") || ends(b" totals") || strict && MORE.iter().any(begins)
}

/// Whether a cell beside that of the person says that its row sums others up: “Smith Total”, “Weekly total”, “Summary”. What
/// begins with the word may be anything: “Total hip replacement” is a reason to be off.
pub(crate) fn says_sum(cell: &[u8]) -> bool {
    const WHOLE: [&str; 22] = [
        "total",
        "totals",
        "subtotal",
        "sub total",
        "sub-total",
        "summary",
        "opening balance",
        "closing balance",
        "balance brought forward",
        "balance carried forward",
        "balance b/f",
        "balance c/f",
        "gesamt",
        "zwischensumme",
        "all",
        "all departments",
        "all teams",
        "all units",
        "all staff",
        "all employees",
        "all sites",
        "all wards",
    ];
    let ends = |word: &[u8]| {
        let at = cell.len().saturating_sub(word.len());
        cell.len() > word.len() && cell.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    (3..=80).contains(&cell.len())
        && (WHOLE.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes()))
            || [b" total".as_slice(), b" totals", b" subtotal", b" gesamt"].into_iter().any(ends))
}

/// The rows of a table that sum up others without saying so: the last of all, or one below each group and one below them all.
pub(crate) fn without_words(rows: &[Vec<Vec<u8>>], person: usize) -> Vec<Vec<Vec<u8>>> {
    if let Some(row) = without_word(rows, person).or_else(|| mean(rows, person)) {
        return vec![row];
    }
    let below = of_groups(rows, person);
    if !below.is_empty() {
        return below;
    }
    // A sum may also stand above what it sums up.
    let upwards: Vec<Vec<Vec<u8>>> = rows.iter().rev().cloned().collect();
    without_word(&upwards, person).map_or_else(|| of_groups(&upwards, person), |row| vec![row])
}

/// The last of all rows, where it calls itself a mean and holds that of the rows above it: “Mean” alone is a surname.
fn mean(rows: &[Vec<Vec<u8>>], person: usize) -> Option<Vec<Vec<u8>>> {
    const WORDS: [&str; 4] = ["mean", "average", "avg", "median"];
    let (last, above) = rows.split_last()?;
    let name = text::as_text(&key(last, person)).to_lowercase();
    let calls = name.split(|c: char| !c.is_alphabetic()).any(|word| WORDS.contains(&word));
    let tells = |at: usize| {
        let amounts: Option<Vec<f64>> = above.iter().map(|row| amount(&key(row, at))).collect();
        let (amounts, own) = (amounts?, amount(&key(last, at))?);
        let differ = amounts.iter().any(|n| Some(n) != amounts.first());
        let mean = amounts.iter().sum::<f64>() / amounts.len() as f64;
        differ.then_some((mean - own).abs() < 0.051)
    };
    let told: Vec<bool> = (0..last.len()).filter(|at| calls && *at != person).filter_map(tells).collect();
    (above.len() > 2 && !told.is_empty() && told.iter().all(|tells| *tells)).then(|| last.clone())
}

/// Rows that sum up those since the one before them, where all rows of the table are so grouped, and the sum of these sums.
fn of_groups(rows: &[Vec<Vec<u8>>], person: usize) -> Vec<Vec<Vec<u8>>> {
    /// No team is larger; a table without such sums is soon given up.
    const LARGEST_GROUP: usize = 100;
    let rows: Vec<&Vec<Vec<u8>>> =
        rows.iter().filter(|row| row.iter().filter(|c| !text::trim(c).is_empty()).count() > 1).collect();
    let mut sums: Vec<&Vec<Vec<u8>>> = Vec::new();
    let (mut from, mut enough) = (0, true);
    let named_once = |row: &Vec<Vec<u8>>| {
        let key = key(row, person);
        !key.iter().any(u8::is_ascii_digit)
            && rows.iter().filter(|r| self::key(r, person) == key).count() == 1
    };
    for (at, row) in rows.iter().enumerate() {
        let group = rows.get(from..at).unwrap_or_default();
        if group.len() > LARGEST_GROUP {
            return Vec::new();
        }
        if group.len() < 2 && !(group.is_empty() && at + 1 == rows.len()) || !named_once(row) {
            continue;
        }
        // The last of all may sum up the sums.
        let of = if group.is_empty() { sums.as_slice() } else { group };
        let Some(agree) = Agreement::of(of, row, person).filter(|a| a.columns > 0) else { continue };
        enough &= agree.columns > 1 || agree.most > 2;
        sums.push(row);
        from = at + 1;
    }
    let groups = sums.len();
    if from < rows.len() || groups < 2 || !enough || groups * 3 > rows.len() + 1 {
        return Vec::new();
    }
    sums.into_iter().cloned().collect()
}

fn key(row: &[Vec<u8>], person: usize) -> Vec<u8> {
    text::trim(row.get(person).map_or(&[][..], Vec::as_slice)).to_vec()
}

/// An amount of any sort, for sums.
pub(crate) fn amount(cell: &[u8]) -> Option<f64> {
    let cell = text::plain(cell);
    hours::hours(&cell, HoursStyle::default())
        .value()
        .or_else(|| numbers::number(&cell, None).ok().map(|n| n.value))
}

/// How far the numbers of a row are the sums of those of others.
struct Agreement {
    /// Columns whose sums agree.
    columns: usize,
    /// The most rows that one of them adds up.
    most: usize,
    /// Whether it is blank where every other row has something.
    blank: bool,
}

impl Agreement {
    /// `None` where a number is not the sum of those above it.
    fn of(above: &[&Vec<Vec<u8>>], row: &[Vec<u8>], person: usize) -> Option<Self> {
        let (mut agree, mut most, mut blank) = (0, 0, false);
        for at in (0..row.len()).filter(|at| *at != person) {
            let own = key(row, at);
            let cells: Vec<Vec<u8>> =
                above.iter().map(|row| key(row, at)).filter(|c| !c.is_empty()).collect();
            if own.is_empty() {
                blank |= !cells.is_empty() && cells.len() == above.len();
                continue;
            }
            let amounts: Option<Vec<f64>> = cells.iter().map(|cell| amount(cell)).collect();
            let (Some(amounts), Some(own_amount)) = (amounts, amount(&own)) else { continue };
            if cells.iter().all(|cell| *cell == own) {
                continue;
            }
            let sum: f64 = amounts.iter().sum();
            if (sum - own_amount).abs() > 0.011 {
                return None;
            }
            agree += 1;
            most = most.max(amounts.iter().filter(|amount| **amount != 0.0).count());
        }
        Some(Self { columns: agree, most, blank })
    }
}

/// The last of all rows of a table, where its numbers are the sums of the rows above it and its person is named in none of them:
/// a total without the word. Two columns that agree are no accident, nor is one below many rows or beside a blank that no
/// other row has.
pub(crate) fn without_word(rows: &[Vec<Vec<u8>>], person: usize) -> Option<Vec<Vec<u8>>> {
    let says =
        |row: &&Vec<Vec<u8>>| row.iter().any(|c| is_total(text::trim(c), true) || says_sum(text::trim(c)));
    let rows: Vec<&Vec<Vec<u8>>> =
        rows.iter().filter(|row| row.iter().filter(|c| !text::trim(c).is_empty()).count() > 1).collect();
    let (last, above) = rows.split_last()?;
    let above: Vec<&Vec<Vec<u8>>> = above.iter().copied().filter(|row| !says(row)).collect();
    let own = key(last, person);
    if own.iter().any(u8::is_ascii_digit) || above.iter().any(|row| key(row, person) == own) {
        return None;
    }
    let Agreement { columns: agree, most, blank } = Agreement::of(&above, last, person)?;
    let enough = match agree {
        0 => false,
        1 => most >= if blank { 3 } else { 6 },
        _ => most >= 3,
    };
    enough.then(|| (*last).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_of_eight_languages_are_told_from_people() {
        for total in [
            "Total",
            "Grand Total",
            "TOTAL:",
            "Leeds Total",
            "Gesamtsumme",
            "Gesamt",
            "Zwischensumme",
            "Total général",
            "Total general",
            "Totale complessivo",
            "Eindtotaal",
            "Razem",
            "Łącznie",
            "łącznie",
            "Total geral",
        ] {
            assert!(is_total(total.as_bytes(), false), "{total}");
        }
        for somebody in ["Totally, Ann", "Toth", "Suma", "Count, Ben", "Gesamtmann", "Sommer", "Razemski"] {
            assert!(!is_total(somebody.as_bytes(), false), "{somebody}");
        }
        assert!(says_sum(b"Weekly total") && says_sum(b"Summary") && says_sum(b"Smith Total"));
        assert!(!says_sum(b"Total hip replacement") && !says_sum(b"Subtotally"));
        assert!(is_total("Summe".as_bytes(), true) && !is_total("Sommer".as_bytes(), true));
    }
}
