//! A figure that can be moved between two ends.

/// A figure that can be moved: what it is called, between which ends, in which steps, and where it usually stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slider {
    /// Its id, in links and files.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The unit behind the figure; empty where the label says it.
    pub unit: &'static str,
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// The step.
    pub step: f64,
    /// Where it stands before anyone moves it.
    pub usual: f64,
}

impl Slider {
    /// The same, standing elsewhere.
    pub const fn at(self, usual: f64) -> Self {
        Self { usual, ..self }
    }

    /// The same, between other ends.
    pub const fn within(self, low: f64, high: f64) -> Self {
        Self { low, high, ..self }
    }

    /// The nearest value it can take; where it usually stands for what is no number.
    ///
    /// ```
    /// use candour::simulate::world::Slider;
    /// let slider = Slider { id: "x", label: "X", unit: "", low: 0.0, high: 1.0, step: 0.25, usual: 0.5 };
    /// assert_eq!([slider.held(0.3), slider.held(9.0), slider.held(f64::NAN)], [0.25, 1.0, 0.5]);
    /// ```
    pub fn held(self, value: f64) -> f64 {
        if !value.is_finite() {
            return self.usual;
        }
        let steps = ((value.clamp(self.low, self.high) - self.low) / self.step).round();
        // As a decimal says it, so that a link holds 0.3 and not 0.30000000000000004.
        let value = (self.low + steps * self.step).min(self.high);
        (value * 1e6).round() / 1e6
    }
}

/// Where sliders stand: only those of the list, each within its ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Values {
    sliders: &'static [Slider],
    values: Vec<f64>,
}

impl Values {
    /// All where they usually stand.
    pub fn usual(sliders: &'static [Slider]) -> Self {
        Self { sliders, values: sliders.iter().map(|s| s.usual).collect() }
    }

    /// The same with some moved; what no slider is called is left out.
    pub fn with(sliders: &'static [Slider], moved: &[(&str, f64)]) -> Self {
        let mut values = Self::usual(sliders);
        for (id, value) in moved {
            values.set(id, *value);
        }
        values
    }

    /// Moves one; false where there is none of this name.
    pub fn set(&mut self, id: &str, value: f64) -> bool {
        let Some(at) = self.sliders.iter().position(|s| s.id == id) else { return false };
        self.values[at] = self.sliders[at].held(value);
        true
    }

    /// Where one stands; 0 where there is none of this name.
    pub fn get(&self, id: &str) -> f64 {
        self.each().find(|(slider, _)| slider.id == id).map_or(0.0, |(_, value)| value)
    }

    /// Every slider with its value.
    pub fn each(&self) -> impl Iterator<Item = (&'static Slider, f64)> + '_ {
        self.sliders.iter().zip(self.values.iter().copied())
    }
}
