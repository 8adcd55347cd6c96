//! Text that was written in another encoding than the one it is read in: told by words that no language writes.
//!
//! Whatever is not UTF-8 is read as Windows-1252, which western Windows programs write. A file of an old DOS program, of a
//! Mac, or from a country with other letters gives words such as “M\u{201a}ller”, “Paw³owska” or “Ìàðèÿ”.

/// Share of the words with such letters, in tenths, from which the reading is not believed.
const TOO_MANY: usize = 1;

/// A word that shows that a text makes no sense as Windows-1252, where there are enough of them.
pub(crate) fn example(text: &str) -> Option<&str> {
    let words = || text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    let accented = words().filter(|word| !word.is_ascii());
    let (all, wrong) =
        accented.fold((0usize, 0usize), |(all, wrong), word| (all + 1, wrong + usize::from(is_odd(word))));
    if wrong * 10 <= all * TOO_MANY {
        return None;
    }
    words().find(|word| is_odd(word))
}

/// Whether a word holds what no word of a western language does: a mark right beside a letter that it cannot stand beside,
/// a control character, a capital with an accent behind a small letter, or three accented letters in a row.
fn is_odd(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let accented = |c: &char| !c.is_ascii() && c.is_alphabetic() && !matches!(c, 'ª' | 'º');
    let mark = |c: &char| {
        // Quotes, dashes, the apostrophe, degrees and currencies stand beside letters in any text; these do not.
        matches!(
            c,
            '\u{201a}'
                | '\u{201e}'
                | '¤'
                | '¦'
                | '¨'
                | '¯'
                | '±'
                | '²'
                | '³'
                | '´'
                | '¶'
                | '¸'
                | '¹'
                | '¼'
                | '½'
                | '¾'
                | '¿'
                | '¡'
                | '¢'
                | '†'
                | '‡'
                | 'ˆ'
                | '‰'
                | '˜'
        )
    };
    // At the start of a word these open a quotation or a sentence, at its end these are squares and cubes.
    let opens = |c: &char| matches!(c, '\u{201a}' | '\u{201e}' | '¿' | '¡');
    let closes = |c: &char| matches!(c, '¹' | '²' | '³');
    let control = |c: &char| ('\u{80}'..='\u{9f}').contains(c) || *c == '\u{fffd}';
    letters.iter().any(control)
        || letters
            .windows(2)
            .any(|two| matches!(two, [a, b] if a.is_alphabetic() && mark(b) && !closes(b) || mark(a) && !opens(a) && b.is_alphabetic()))
        || letters.windows(2).any(|two| matches!(two, [a, b] if a.is_lowercase() && accented(b) && b.is_uppercase()))
        || letters.windows(3).any(|three| three.iter().all(accented) || is_split(three))
}

/// Whether a closing mark stands in the midst of a word.
fn is_split(three: &[char]) -> bool {
    let mark = |c: &char| matches!(c, '“' | '”' | '«' | '»' | '‹' | '›' | '•' | '™' | '©' | '®');
    matches!(three, [a, b, c] if a.is_alphabetic() && mark(b) && c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::super::encodings::windows_1252;
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        windows_1252(bytes, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn words_of_other_encodings_are_told_and_western_ones_are_not() {
        let wrong: [(&str, &[u8]); 6] = [
            ("DOS", b"1,M\x81ller\n2,Ren\x82e,x\n"),
            ("Mac", b"1,Ren\x8ee\n2,M\x9fller\n3,Jos\x8e,\xa5a\n"),
            ("Polish", b"1,Paw\xb3owska\n2,Go\xb3\xeabiewski\n"),
            ("Cyrillic", b"1,\xcc\xe0\xf0\xe8\xff\n2,\xcf\xb8\xf2\xf0\n"),
            ("Japanese", b"1,\x8e\x52\x93\x63\n2,\x97\xe9\x96\xd8\n"),
            ("Greek", b"1,\xc3\xe9\xfe\xf1\xe3\xef\xf2\n"),
        ];
        for (which, bytes) in wrong {
            assert!(example(&read(bytes)).is_some(), "{which}: {}", read(bytes));
        }
        for right in [
            &b"1,M\xfcller,stra\xdfe\n2,Ren\xe9e\n3,Zo\xeb\n4,D\x92Arcy\n5,\x84quoted\x93\n"[..],
            b"1,Na\xefve caf\xe9 \x80 5, 20\xb0C, \xa312, n\xba 4, J\xf8rgen \xc5s\n",
            b"1,\xbfqu\xe9 m\xb2\n",
            b"1,plain\n",
        ] {
            assert_eq!(example(&read(right)), None, "{}", read(right));
        }
    }
}
