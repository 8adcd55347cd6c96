//! A length of time that may hold days, which are hours only by somebody's contract.

/// A length of time in which days are left as days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Length {
    /// Working days.
    pub days: f64,
    /// Hours beside them.
    pub hours: f64,
}

impl Length {
    /// In hours, by the length of the person's own working day in hours; `None` where there are days and that is not known.
    ///
    /// ```
    /// use candour::intake::Length;
    /// let length = Length { days: 1.0, hours: 4.0 };
    /// assert_eq!((length.in_hours(Some(7.4)), length.in_hours(None)), (Some(11.4), None));
    /// ```
    pub fn in_hours(self, hours_a_day: Option<f64>) -> Option<f64> {
        if self.days == 0.0 { Some(self.hours) } else { hours_a_day.map(|h| self.days * h + self.hours) }
    }

    /// In working days, by the length of the person's own working day in hours; `None` where there are hours and that is
    /// not known.
    pub fn in_days(self, hours_a_day: Option<f64>) -> Option<f64> {
        if self.hours == 0.0 {
            Some(self.days)
        } else {
            hours_a_day.filter(|h| *h > 0.0).map(|h| self.days + self.hours / h)
        }
    }
}
