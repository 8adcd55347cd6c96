//! The same workforce with pieces of overtime claimed a second time: a planted contradiction, to see whether it is found.

use super::Workforce;
use super::events::index;
use crate::maths::InOrder;

impl Workforce {
    /// A copy in which each of these pieces of overtime, by place, stands twice.
    ///
    /// ```
    /// use candour::tables::Workforce;
    /// let csv = "Person ID,Overtime Date,Start Time,End Time,Overtime Hours\nA1,2025-03-05,18:00,20:00,2\nA2,2025-03-05,18:00,20:00,2\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let twice = workforce.with_claims_twice(&[1]);
    /// assert_eq!((twice.overtime_of(0).len(), twice.overtime_of(1).len()), (1, 2));
    /// ```
    #[must_use]
    pub fn with_claims_twice(&self, places: &[usize]) -> Self {
        let mut twice = self.clone();
        twice.overtime.extend(places.iter().filter_map(|at| self.overtime.get(*at)).copied());
        twice.overtime.put_in_order_by_key(|o| (o.person, o.day, o.source));
        twice.overtime_index = index(twice.people.len(), twice.overtime.iter().map(|o| o.person));
        twice
    }
}
