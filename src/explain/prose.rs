//! Text with meaning: runs of words, each with what it is about.

use serde::Serialize;

/// What a piece of text or a mark is about; the page gives each its colour and its second sign (shape, tag, weight).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Emphasised, without a colour.
    Strong,
    /// About one person's pattern.
    Individual,
    /// About a team or its workload.
    Team,
    /// About what chance alone would give.
    Chance,
    /// A rule of policy or law.
    Rule,
}

/// A run of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The words.
    pub text: String,
    /// What they are about.
    pub tone: Tone,
    /// The people whom a figure counts, by number: a picture shows which they are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub people: Vec<u32>,
}

/// A sentence or paragraph: runs of text, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Prose(pub Vec<Run>);

impl Prose {
    /// An empty paragraph.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain words.
    #[must_use]
    pub fn say(self, text: impl Into<String>) -> Self {
        self.in_tone(Tone::Plain, text)
    }

    /// Adds emphasised words.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.in_tone(Tone::Strong, text)
    }

    /// Adds words in a tone.
    #[must_use]
    pub fn in_tone(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.0.push(Run { text: text.into(), tone, people: Vec::new() });
        self
    }

    /// Adds a figure that counts these people.
    ///
    /// ```
    /// use candour::explain::prose::Prose;
    /// let prose = Prose::new().say("A rule lists ").counting("3", vec![4, 7, 9]).say(" people.");
    /// assert_eq!((prose.plain().as_str(), &prose.0[1].people[..]), ("A rule lists 3 people.", &[4, 7, 9][..]));
    /// ```
    #[must_use]
    pub fn counting(mut self, text: impl Into<String>, people: Vec<u32>) -> Self {
        self.0.push(Run { text: text.into(), tone: Tone::Strong, people });
        self
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}
