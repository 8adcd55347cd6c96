//! What was chosen for a test, by name.

/// What was chosen for the tests; what was not chosen has its default in the test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<(String, String)>);

impl Choices {
    /// Notes a choice; a later one of the same name counts.
    ///
    /// ```
    /// use candour::trial::Choices;
    /// let mut choices = Choices::default();
    /// choices.set("runs", "1000");
    /// assert_eq!(choices.number("runs", 200.0, 10.0, 500.0), 500.0); // kept within its limits
    /// assert_eq!(choices.get("null"), None);
    /// ```
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(n, _)| n != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    /// What was chosen.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Every choice, in the order in which they were made.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A number within its limits.
    pub fn number(&self, name: &str, usual: f64, low: f64, high: f64) -> f64 {
        let said = self.get(name).and_then(|value| value.parse().ok());
        said.filter(|n: &f64| n.is_finite()).unwrap_or(usual).clamp(low, high)
    }
}
