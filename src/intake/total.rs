//! Cells and headings that name a total, in the languages that values are known in: a total is nobody.

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
