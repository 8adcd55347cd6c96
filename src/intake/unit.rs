//! What a length of time is counted in, and the words for it.

use serde::{Deserialize, Serialize};

use super::text;

/// What a bare number in a column of lengths is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// Hours.
    #[default]
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Shares of a day of 24 hours, as a spreadsheet keeps a time.
    ShareOfDay,
    /// Working days, which only a contract makes hours of.
    Days,
    /// Halves of a working day.
    HalfDays,
    /// Days from the first to the last, so that an absence of one day is 0.
    DaysAfter,
    /// Weeks of seven days.
    Weeks,
}

/// Words of hours, in the languages in which exports were met.
const HOURS: [&str; 18] = [
    "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "heure", "heures", "hora", "horas", "ora",
    "ore", "uur", "uren", "godz", "godziny",
];
const MINUTES: [&str; 8] = ["min", "mins", "minute", "minutes", "minuten", "minuti", "minutos", "minuty"];
const SECONDS: [&str; 9] =
    ["s", "sec", "secs", "second", "seconds", "sek", "sekunden", "secondes", "segundos"];
const DAYS: [&str; 22] = [
    "d",
    "day",
    "days",
    "dy",
    "dys",
    "tag",
    "tage",
    "arbeitstage",
    "working day",
    "working days",
    "calendar days",
    "jour",
    "jours",
    "día",
    "días",
    "dia",
    "dias",
    "giorno",
    "giorni",
    "dag",
    "dagen",
    "dni",
];
const WEEKS: [&str; 13] = [
    "week",
    "weeks",
    "wk",
    "wks",
    "woche",
    "wochen",
    "semaine",
    "semaines",
    "semana",
    "semanas",
    "settimane",
    "weken",
    "tygodnie",
];
const HALF_DAYS: [&str; 8] =
    ["half day", "half days", "halfday", "halfdays", "half-day", "half-days", "halbe tage", "demi-journées"];

impl Unit {
    /// The unit that a cell names; `None` where it names none.
    pub(crate) fn from_word(cell: &[u8]) -> Option<Self> {
        let text = text::tidy(cell);
        if text.len() > 24 {
            return None;
        }
        let word = text.to_lowercase();
        let word = word.strip_suffix("(s)").or(word.strip_suffix('.')).unwrap_or(&word);
        let all: [(&[&str], Self); 6] = [
            (&HOURS, Self::Hours),
            (&MINUTES, Self::Minutes),
            (&SECONDS, Self::Seconds),
            (&DAYS, Self::Days),
            (&HALF_DAYS, Self::HalfDays),
            (&WEEKS, Self::Weeks),
        ];
        all.into_iter().find(|(words, _)| words.contains(&word)).map(|(_, unit)| unit)
    }

    /// Minutes in one of it; `None` where only a contract says.
    pub(crate) fn minutes(self) -> Option<f64> {
        match self {
            Self::Hours => Some(60.0),
            Self::Minutes => Some(1.0),
            Self::Seconds => Some(1.0 / 60.0),
            Self::ShareOfDay => Some(1_440.0),
            Self::Days | Self::HalfDays | Self::DaysAfter | Self::Weeks => None,
        }
    }

    /// In a sentence.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Seconds => "seconds",
            Self::ShareOfDay => "shares of a day of 24 hours",
            Self::Days => "days",
            Self::HalfDays => "half days",
            Self::DaysAfter => "days from the first to the last",
            Self::Weeks => "weeks",
        }
    }

    /// The unit that a heading names, in its form for comparison; `None` where it names none.
    pub(crate) fn from_heading(normal: &str) -> Option<Self> {
        let has = |pieces: &[&str]| pieces.iter().any(|piece| normal.contains(piece));
        let ends = |pieces: &[&str]| pieces.iter().any(|piece| normal.ends_with(piece));
        if has(&["minute"]) || ends(&["mins", "min"]) {
            Some(Self::Minutes)
        } else if has(&["second", "sekunde"]) || ends(&["secs"]) {
            Some(Self::Seconds)
        } else if has(&["hour", "stunden", "heures", "horas", "uren"]) || ends(&["hrs", "std"]) {
            Some(Self::Hours)
        } else if has(&["halfdays"]) {
            Some(Self::HalfDays)
        } else if has(&["days"]) || ends(&["tage", "jours", "dagen"]) {
            Some(Self::Days)
        } else if has(&["weeks"]) || ends(&["wochen", "semaines", "weken"]) {
            Some(Self::Weeks)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_the_words_of_exports() {
        for (words, unit) in [
            ("h|Std.|heures|horas|ore|uren|godz|Hour(s)", Unit::Hours),
            ("Tage|jours|días|giorni|dagen|dni|Working Days", Unit::Days),
            ("half days|Half Day", Unit::HalfDays),
            ("seconds|Sek.", Unit::Seconds),
            ("min.|Minuten", Unit::Minutes),
        ] {
            for word in words.split('|') {
                assert_eq!(Unit::from_word(word.as_bytes()), Some(unit), "{word}");
            }
        }
        assert_eq!(Unit::from_word(b"EUR"), None);
        assert_eq!(Unit::from_heading("overtimehours"), Some(Unit::Hours));
        assert_eq!(Unit::from_heading("duration"), None);
    }
}
