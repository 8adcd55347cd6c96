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

/// The last of all rows of a table, where its numbers are the sums of the rows above it and its person is named in none of them:
/// a total without the word. Two columns that agree are no accident, nor is one below many rows or beside a blank that no
/// other row has.
pub(crate) fn without_word(rows: &[Vec<Vec<u8>>], person: usize) -> Option<Vec<Vec<u8>>> {
    let text =
        |row: &'_ [Vec<u8>], at: usize| text::trim(row.get(at).map_or(&[][..], Vec::as_slice)).to_vec();
    let says =
        |row: &&Vec<Vec<u8>>| row.iter().any(|c| is_total(text::trim(c), true) || says_sum(text::trim(c)));
    let rows: Vec<&Vec<Vec<u8>>> =
        rows.iter().filter(|row| row.iter().filter(|c| !text::trim(c).is_empty()).count() > 1).collect();
    let (last, above) = rows.split_last()?;
    let above: Vec<&Vec<Vec<u8>>> = above.iter().copied().filter(|row| !says(row)).collect();
    let key = text(last, person);
    if key.iter().any(u8::is_ascii_digit) || above.iter().any(|row| text(row, person) == key) {
        return None;
    }
    let amount = |cell: &[u8]| {
        let cell = text::plain(cell);
        hours::hours(&cell, HoursStyle::default())
            .value()
            .or_else(|| numbers::number(&cell, None).ok().map(|n| n.value))
    };
    let (mut agree, mut most, mut blank) = (0, 0, false);
    for at in (0..last.len()).filter(|at| *at != person) {
        let own = text(last, at);
        let cells: Vec<Vec<u8>> = above.iter().map(|row| text(row, at)).filter(|c| !c.is_empty()).collect();
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
