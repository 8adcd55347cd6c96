//! The Data screen and the ledgers.

use std::collections::HashMap;

use super::fingerprints::Print;
use super::{Done, Session, spellings};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{count, thousands};
use crate::maths::InOrder;
use crate::problem::Problem;
use crate::tables::alike::Alike;
use crate::tables::join::Join;
use crate::tables::totals::Total;
use crate::tables::{CameOut, FileTable};
use crate::views::Table;
use crate::views::data::{DataView, FileFacts, FileState, FileView, JoinNote, TwiceNote};
use crate::views::ledger::{LedgerPage, whole_ledger};
use crate::views::namesakes;

impl Session {
    /// The Data screen.
    pub fn data(&mut self) -> DataView {
        self.together();
        let ids: Vec<u32> = self.files.iter().map(|f| f.id).collect();
        let offers: HashMap<u32, (u32, String)> = ids
            .iter()
            .filter_map(|id| self.offered(*id).map(|(number, m)| (*id, (number, m.made_from))))
            .collect();
        let mut views = Vec::new();
        for id in ids {
            let Some(file) = self.files.iter().find(|f| f.id == id) else { continue };
            let joined =
                self.joined.as_ref().and_then(|t| t.ledgers.iter().find(|(f, _)| *f == id)).map(|(_, l)| l);
            let (plan, own, problem) = match &file.done {
                Some(Done::Read { plan, ledger, .. }) => (Some(plan.as_ref()), Some(ledger), None),
                Some(Done::Refused { problem, plan }) => (plan.as_deref(), None, Some(problem)),
                None => (None, None, None),
            };
            let table = match &file.done {
                Some(Done::Read { table, .. }) => table.as_ref(),
                _ => None,
            };
            let mut view = FileView::of(&FileFacts {
                values: table.map_or_else(Vec::new, FileTable::values),
                came_out: self.came_out(id, table),
                sums: self.sums(id, table),
                twice: self.twice_note(id),
                outside: self
                    .joined
                    .as_ref()
                    .and_then(|t| t.workforce.stretches.iter().find(|s| s.file == id)?.in_words()),
                remark: table.and_then(FileTable::remark),
                names: table.map_or_else(Vec::new, |table| {
                    namesakes::sentences(table).into_iter().chain(table.left_off()).collect()
                }),
                id,
                name: &file.name,
                plan,
                ledger: joined.or(own),
                used: joined.is_some(),
                reading: file.reading.is_some(),
                offer: offers.get(&id).map(|(mapping, name)| (*mapping, name.as_str())),
                problem,
            });
            self.ask_spelling(&mut view);
            views.push(view);
        }
        let names: Vec<(u32, String)> = self.file_names();
        let together = self.together();
        let people = together.workforce.people.len() as u32;
        let events = !together.workforce.absences.is_empty()
            || !together.workforce.undated.is_empty()
            || !together.workforce.overtime.is_empty()
            || !together.workforce.totals.is_empty()
            || !together.workforce.duties.is_empty();
        let joins = together
            .joins
            .iter()
            .map(|j| join_note(j, &names, together.alike.iter().find(|a| a.file == j.file)))
            .collect();
        let asks = views
            .iter()
            .any(|v| v.state == FileState::Asks && v.columns.iter().any(|c| c.question.is_some()));
        let missing = if views.is_empty() || (people > 0 && events) {
            None
        } else if asks {
            Some("A question above must be answered before its file can be used.".to_owned())
        } else if people > 0 {
            Some(
                "Nothing that can be counted was read so far: add absences, overtime, duties or totals."
                    .to_owned(),
            )
        } else {
            Some("Nothing can be counted yet: add a file of absences, overtime, duties or totals, with a column that says who.".to_owned())
        };
        DataView {
            lede: Prose::new()
                .say("See which patterns in sickness, absence and overtime stand out in your team, how each flag arises, and how many are luck. ")
                .in_tone(Tone::Chance, "Your files are read here, in this page, and go nowhere."),
            files: views,
            joins,
            go_on: (people > 0 && events).then(|| format!("Analyse {}", count(people, "person", "people"))),
            missing,
        }
    }

    /// What the rows used add up to, those left out that stand in another file too.
    fn sums(&self, id: u32, table: Option<&FileTable>) -> Vec<(f64, &'static str)> {
        let mut sums = table.map_or_else(Vec::new, FileTable::sums);
        let twice = self.joined.iter().flat_map(|t| &t.twice).find(|t| t.file == id && !t.both);
        for (less, words) in twice.iter().flat_map(|t| t.less) {
            sums.iter_mut().filter(|(_, of)| *of == words).for_each(|(sum, _)| *sum -= less);
        }
        let replaced = self.joined.iter().flat_map(|t| &t.replaced).find(|r| r.file == id);
        for (less, words) in replaced.iter().flat_map(|r| r.less) {
            sums.iter_mut().filter(|(_, of)| *of == words).for_each(|(sum, _)| *sum -= less);
        }
        // Sums of days that another row of the person sums up too are in no row used.
        let joined = self.joined.as_ref().filter(|j| j.ledgers.iter().any(|(file, _)| *file == id));
        if let (Some(FileTable::Totals(table)), Some(joined)) = (table, joined) {
            let mut kept: Vec<_> =
                joined.workforce.totals.iter().map(|t| t.source).filter(|source| source.file == id).collect();
            kept.put_in_order();
            let left_out = table.records.iter().filter(|t| kept.binary_search(&t.source).is_err());
            for (words, less) in left_out.flat_map(Total::amounts) {
                sums.iter_mut().filter(|(_, of)| *of == words).for_each(|(sum, _)| *sum -= less);
            }
        }
        sums.retain(|(sum, _)| *sum > 1e-6);
        sums
    }

    /// What came out of a file, without what a later version replaced.
    fn came_out(&self, id: u32, table: Option<&FileTable>) -> Option<CameOut> {
        let mut found = table?.came_out()?;
        let replaced = self.joined.iter().flat_map(|t| &t.replaced).find(|r| r.file == id);
        found.records = found.records.saturating_sub(replaced.map_or(0, |r| r.records));
        (found.records > 0).then_some(found)
    }

    /// What of a file stands in another too.
    fn twice_note(&self, id: u32) -> Option<TwiceNote> {
        let twice = self.joined.as_ref()?.twice.iter().find(|t| t.file == id)?;
        let of = |id: u32| self.files.iter().find(|f| f.id == id);
        let (file, other) = (of(id)?, of(twice.with)?);
        let same = matches!((&file.print, &other.print), (Print::Done(a), Print::Done(b)) if a == b);
        let mut sentence = if same {
            format!("This is the same file as {}, byte for byte", other.name)
        } else if twice.rows == 1 {
            format!("1 row says the same as {} does", other.name)
        } else {
            format!("{} rows say the same as {} does", thousands(twice.rows), other.name)
        };
        sentence += if twice.both { ": counted in both, as you said." } else { ": counted once." };
        if twice.unclear > 0 && !twice.both {
            sentence += &format!(
                " In {} the two files share some days and each has others; nothing tells their hours apart, so only the larger is counted.",
                count(twice.unclear, "person’s week", "people’s weeks")
            );
        }
        let change = if twice.both { "Count them once" } else { "Count both" };
        Some(TwiceNote { sentence, both: twice.both, change: change.to_owned() })
    }

    pub(super) fn file_names(&self) -> Vec<(u32, String)> {
        self.files.iter().map(|f| (f.id, f.name.clone())).collect()
    }

    /// A page of a file's ledger.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn ledger_page(
        &mut self,
        id: u32,
        reason: &str,
        offset: u32,
        limit: u32,
    ) -> Result<LedgerPage, Problem> {
        let name = self.file(id)?.name.clone();
        let ledger = self.ledger(id).cloned().unwrap_or_default();
        Ok(LedgerPage::of(&ledger, &name, reason, offset, limit))
    }

    /// A file's whole ledger as CSV.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn ledger_csv(&mut self, id: u32) -> Result<String, Problem> {
        let name = self.file(id)?.name.clone();
        let ledger = self.ledger(id).cloned().unwrap_or_default();
        Ok(self.csv(whole_ledger(&ledger, &name)))
    }
}

fn join_note(join: &Join, names: &[(u32, String)], alike: Option<&Alike>) -> JoinNote {
    let name = names.iter().find(|(id, _)| *id == join.file).map_or("", |(_, name)| name);
    let unmatched = join.unmatched.len() as u32;
    let mut table =
        Table::new(format!("People in {name} who are in no people file"), &["Person in the file", "#Rows"]);
    for (key, rows) in &join.unmatched {
        table.row(vec![key.clone(), rows.to_string()]);
    }
    let alike = alike.and_then(|alike| spellings::in_join(alike, names));
    let mut sentence = if join.matched == 0 {
        let mut nobody = format!("Nobody in {name} is in the people file: the two name people differently.");
        if alike.is_none() {
            nobody += " Check which column says who in each.";
        }
        nobody
    } else if unmatched == 0 {
        format!("All {} in {name} are in the people file.", count(join.people, "person", "people"))
    } else {
        format!(
            "{} of {} in {name} are in the people file; {} {} not, and {} not compared.",
            thousands(join.matched),
            count(join.people, "person", "people"),
            thousands(unmatched),
            if unmatched == 1 { "is" } else { "are" },
            if unmatched == 1 { "is" } else { "are" }
        )
    };
    if let Some(alike) = &alike {
        sentence += &format!(" {alike}");
    }
    JoinNote {
        sentence,
        unmatched: table,
        look: alike.is_some() || join.matched == 0 || f64::from(unmatched) > f64::from(join.people) * 0.2,
    }
}
