//! Whether someone in post is at their usual work, reduced from the words of an assignment or duty status.

/// Someone's standing in post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// At work as usual.
    Active,
    /// On recuperative duties, getting back to full work.
    Recuperative,
    /// On adjusted, restricted or limited duties.
    Adjusted,
    /// On loan elsewhere.
    Seconded,
    /// Suspended.
    Suspended,
    /// On a career break.
    CareerBreak,
    /// No longer in post.
    Left,
    /// The file does not say, or says something else.
    #[default]
    Unknown,
}

impl Status {
    /// Reduces what the file says; `heading` tells what a yes or no answers.
    ///
    /// Maternity and the like are nobody's status here: they are absences, and protected.
    ///
    /// ```
    /// use candour::tables::status::Status;
    /// assert_eq!(Status::from_words("Active Assignment", "Assignment Status"), Status::Active);
    /// assert_eq!(Status::from_words("REC", "Duty Status"), Status::Recuperative);
    /// assert_eq!(Status::from_words("Y", "Is_Active"), Status::Active);
    /// ```
    pub fn from_words(words: &str, heading: &str) -> Self {
        let lower = words.to_lowercase();
        let has = |pieces: &[&str]| pieces.iter().any(|piece| lower.contains(piece));
        let is = |codes: &[&str]| codes.contains(&lower.trim());
        if heading.to_lowercase().contains("active") && is(&["y", "yes", "1", "true", "t", "x"]) {
            return Self::Active;
        }
        // The particular before the general: "Active - recuperative duties".
        if has(&["terminat", "leaver", "resign", "retired", "dismiss", "former", "deceased"]) || is(&["left"])
        {
            Self::Left
        } else if has(&["suspen"]) || is(&["susp"]) {
            Self::Suspended
        } else if has(&["career break", "career-break", "sabbatical"]) {
            Self::CareerBreak
        } else if has(&["second"]) || is(&["sec"]) {
            Self::Seconded
        } else if has(&["recup"]) || is(&["rec"]) {
            Self::Recuperative
        } else if has(&["adjusted", "restricted", "limited dut"]) || is(&["adj", "res"]) {
            Self::Adjusted
        } else if has(&["inactive", "not active", "non-active"]) {
            Self::Unknown
        } else if has(&["active", "acting up", "full duties", "full duty", "operational"])
            || is(&["current", "employed", "in post", "a"])
        {
            Self::Active
        } else {
            Self::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_hr_and_duty_systems_are_reduced() {
        for (words, status) in [
            ("Active", Status::Active),
            ("Active Assignment", Status::Active),
            ("Acting Up", Status::Active),
            ("Full duties", Status::Active),
            ("Recuperative", Status::Recuperative),
            ("Active - Recuperative Duties", Status::Recuperative),
            ("Adjusted duties", Status::Adjusted),
            ("Restricted", Status::Adjusted),
            ("RES", Status::Adjusted),
            ("Internal Secondment", Status::Seconded),
            ("SEC", Status::Seconded),
            ("Suspend With Pay", Status::Suspended),
            ("Suspended", Status::Suspended),
            ("SUSP", Status::Suspended),
            ("Career Break", Status::CareerBreak),
            ("Terminate Assignment", Status::Left),
            ("Left", Status::Left),
            ("Leaver", Status::Left),
            ("Retired", Status::Left),
            ("Inactive Not Worked", Status::Unknown),
            ("Maternity & Adoption", Status::Unknown),
            ("", Status::Unknown),
            ("N", Status::Unknown),
        ] {
            assert_eq!(Status::from_words(words, "Status"), status, "{words}");
        }
        assert_eq!(Status::from_words("N", "Active"), Status::Unknown);
    }
}
