//! Every screen's view, asked for by the page.

use super::Session;
use crate::flags::About;
use crate::intake::field::TableKind;
use crate::problem::{Problem, ProblemKind};
use crate::views::overview::Subject;
use crate::views::scene::{Names, Scene};
use crate::views::{
    ConsequenceView, FunnelView, HeatmapView, MethodView, OverviewView, PeopleView, PersonView, PlotView,
    SettingsView, Table, TimelineView, pictures, settings,
};

impl Session {
    pub(super) fn scene(&self) -> Result<Scene<'_>, Problem> {
        match (&self.joined, &self.findings) {
            (Some(together), Some(findings)) => {
                Ok(Scene { workforce: &together.workforce, findings, names: &self.names })
            }
            _ => Err(Problem::new(
                ProblemKind::Setting,
                "Nothing has been analysed yet.",
                "Go to Data and press Analyse.",
            )),
        }
    }

    /// The Overview.
    ///
    /// # Errors
    /// Where nothing was analysed; so for all views below.
    pub fn overview(&self) -> Result<OverviewView, Problem> {
        Ok(OverviewView::of(&self.scene()?))
    }

    /// One of the pictures that [`OverviewView::pictures`] lists; nothing where the records lack what it needs.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn picture(&self, id: &str) -> Result<Option<PlotView>, Problem> {
        Ok(pictures::picture(&self.scene()?, id))
    }

    /// What a setting would do, before it is applied.
    ///
    /// # Errors
    /// Where nothing was analysed, or there is no such setting or value.
    pub fn preview(&self, id: &str, value: &str) -> Result<ConsequenceView, Problem> {
        let scene = self.scene()?;
        let settings = settings::change(scene.workforce, &scene.findings.settings, id, value)?;
        Ok(ConsequenceView::of(&scene, id, &settings))
    }

    /// The funnel of one indicator.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn funnel(&self, indicator: &str) -> Result<FunnelView, Problem> {
        Ok(FunnelView::of(&self.scene()?, indicator))
    }

    /// Every row of a funnel's table.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn funnel_table(&self, indicator: &str) -> Result<Table, Problem> {
        Ok(FunnelView::whole_table(&self.scene()?, indicator))
    }

    /// What is read out at a person's point.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn readout(&self, indicator: &str, person: u32) -> Result<String, Problem> {
        let scene = self.scene()?;
        if person as usize >= scene.workforce.people.len() {
            return Ok(String::new());
        }
        Ok(FunnelView::readout(&scene, indicator, person))
    }

    /// A heatmap by team and week.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn heatmap(&self, measure: &str) -> Result<HeatmapView, Problem> {
        Ok(HeatmapView::of(&self.scene()?, measure))
    }

    /// A page of people.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn people(
        &self,
        query: &str,
        flagged_only: bool,
        offset: u32,
        limit: u32,
    ) -> Result<PeopleView, Problem> {
        Ok(PeopleView::of(&self.scene()?, query, flagged_only, offset, limit))
    }

    /// One person or team.
    ///
    /// # Errors
    /// Where nothing was analysed, or there is no such person or team.
    pub fn person(&self, subject: &Subject) -> Result<PersonView, Problem> {
        PersonView::of(&self.scene()?, subject, &self.file_names()).ok_or_else(nobody)
    }

    /// One person's or team's period.
    ///
    /// # Errors
    /// As [`Session::person`].
    pub fn timeline(&self, subject: &Subject) -> Result<TimelineView, Problem> {
        let scene = self.scene()?;
        match *subject {
            Subject::Person { id } if (id as usize) < scene.workforce.people.len() => {
                Ok(TimelineView::of_person(&scene, id))
            }
            Subject::Team { id } if (id as usize) < scene.workforce.teams.len() => {
                Ok(TimelineView::of_team(&scene, id))
            }
            _ => Err(nobody()),
        }
    }

    /// Settings with their consequences.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn settings(&mut self) -> Result<SettingsView, Problem> {
        let defaults = self.defaults();
        Ok(SettingsView::of(&self.scene()?, &defaults))
    }

    /// Names instead of pseudonyms, or back, of everyone.
    pub fn show_names(&mut self, on: bool) {
        self.names = Names { all: on, except: Vec::new() };
    }

    /// One person's name instead of the pseudonym, or back; a team always has its name.
    ///
    /// # Errors
    /// As [`Session::person`].
    pub fn show_name(&mut self, subject: &Subject, on: bool) -> Result<(), Problem> {
        if let About::Person(id) = self.about(subject)? {
            let key = self.workforce().people[id as usize].key.clone();
            self.names.except.retain(|one| *one != key);
            if on != self.names.all {
                self.names.except.push(key);
            }
        }
        Ok(())
    }

    /// Every indicator's card.
    pub fn methods() -> Vec<MethodView> {
        MethodView::all()
    }

    /// Kinds that a file can be said to be, for [`Change::Kind`].
    pub fn kinds() -> Vec<TableKind> {
        crate::tables::KINDS.iter().map(|(kind, _, _)| *kind).collect()
    }
}

pub(super) fn nobody() -> Problem {
    Problem::new(ProblemKind::Setting, "There is no such person or team.", "Go back to the list.")
}

#[cfg(test)]
mod tests {
    use super::super::Session;
    use crate::views::subject::Subject;

    #[test]
    fn overtime_that_stands_in_duties_is_drawn() {
        let mut csv = "Collar Number,Duty Date,Duty Type,Actual Start,Actual End,Overtime Hours\n".to_owned();
        for day in 2..30 {
            csv += &format!(
                "PC7,2025-06-{day:02},Late,14:00,22:00,{}\n",
                if day % 7 == 0 { "1.5" } else { "0" }
            );
        }
        let mut session = Session::new();
        session.read("duties.csv", csv.as_bytes()).unwrap();
        session.analyse().unwrap();
        let view = session.timeline(&Subject::Person { id: 0 }).unwrap();
        assert_eq!(view.unavailable, None);
        assert!((view.weeks.iter().map(|week| week.hours).sum::<f64>() - 6.0).abs() < 1e-9);
        assert_eq!(view.weeks.iter().filter(|week| week.hours > 0.0).count(), 4);
    }
}
