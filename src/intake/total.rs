//! Cells and headings that name a total, in the languages that values are known in: a total is nobody.

/// Whether a cell names a total. In a column of names only the plain words count: "Count" and "Suma" are surnames.
pub(crate) fn is_total(cell: &[u8], strict: bool) -> bool {
    const WORDS: [&str; 27] = [
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
    ];
    const MORE: [&str; 14] = [
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
    ];
    if cell.len() < 3 || cell.len() > 80 {
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
        assert!(is_total("Summe".as_bytes(), true) && !is_total("Sommer".as_bytes(), true));
    }
}
