//! Writes the duties that the benchmark reads: one row a person and day, the same bytes for the same seed.
//!
//! `generate PEOPLE DAYS date|person|shuffled FILE` writes the CSV and, beside it, `FILE.json` with what every reader has
//! to find: rows, people, hours, hours of overtime, days of sickness, person-weeks, and the weeks of three people. Each
//! row is worked out from its person and day alone, so that any order gives the same rows. Hours are quarters of an hour:
//! their sums are exact in any order of adding.
//!
//! Four in a hundred rows have a quoted cell that holds a comma, so that nearly every part of the file has quotes.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write as _};

const SEED: u64 = 20_250_106;
/// Monday 6 January 2025, in days since 1970.
const FIRST_DAY: i64 = 20_094;
const TEAM_SIZE: u64 = 40;

/// A number that looks random, from three others (the finaliser of SplitMix64).
fn mix(person: u64, day: u64, what: u64) -> u64 {
    let mut z = SEED
        .wrapping_add(person.wrapping_mul(0x9E37_79B9_7F4A_7C15))
        .wrapping_add(day.wrapping_mul(0xD1B5_4A32_D192_ED03))
        .wrapping_add(what.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7));
    z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ z >> 31
}

struct Duty {
    kind: &'static str,
    /// Start and length in quarters of an hour; `None` for a day without a duty.
    time: Option<(u64, u64)>,
    overtime: u64,
    sick: bool,
}

fn duty(person: u64, day: u64) -> Duty {
    let none = |kind, sick| Duty { kind, time: None, overtime: 0, sick };
    let team = person / TEAM_SIZE;
    // Six days on and four off; the ten-day round of a team begins on a day of its own.
    let place = (day + team * 3) % 10;
    if place > 5 {
        return none("Rest day", false);
    }
    // Sickness and leave come in weeks, so that they are spells and not single days.
    let week = mix(person, day / 7, 1) % 1000;
    if week < 30 {
        return none("Sickness", true);
    }
    if week < 110 {
        return none("Annual leave", false);
    }
    let (kind, start) = match place {
        0 | 1 => ("Early", 28),
        2 | 3 => ("Late", 56),
        _ => ("Night", 88),
    };
    let dice = mix(person, day, 2);
    // 7 % of duties are 4 % of rows.
    let kind = if dice % 100 < 7 { "\"Training, off site\"" } else { kind };
    let overtime = if (dice >> 8) % 100 < 8 { 1 + (dice >> 16) % 16 } else { 0 };
    let start = start + (dice >> 24) % 3;
    Duty { kind, time: Some((start, 32 + (dice >> 32) % 9)), overtime, sick: false }
}

fn date(day: u64) -> String {
    // Days to year, month and day (H. Hinnant, chrono-compatible low-level date algorithms).
    let z = FIRST_DAY + day as i64 + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let (d, m) = (doy - (153 * mp + 2) / 5 + 1, if mp < 10 { mp + 3 } else { mp - 9 });
    format!("{:04}-{m:02}-{d:02}", yoe + era * 400 + i64::from(m <= 2))
}

/// Collar numbers rise, but not by one, and are not in the order of the teams.
fn collar(person: u64) -> String {
    format!("PC{:06}", 100_000 + person * 7)
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [people, days, order, file] = words.as_slice() else {
        eprintln!("generate PEOPLE DAYS date|person|shuffled FILE");
        std::process::exit(2);
    };
    let (people, days): (u64, u64) = (people.parse().expect("people"), days.parse().expect("days"));
    let dates: Vec<String> = (0..days).map(date).collect();
    let keys: Vec<String> = (0..people).map(collar).collect();
    let stations: Vec<String> = (0..=people / TEAM_SIZE).map(|t| format!("Team {:04}", t + 1)).collect();
    // Four digits of quarters after the point.
    let hours = |out: &mut Vec<u8>, quarters: u64| {
        let fraction: &[u8] = [b"00".as_slice(), b"25", b"50", b"75"][(quarters % 4) as usize];
        out.extend_from_slice((quarters / 4).to_string().as_bytes());
        out.push(b'.');
        out.extend_from_slice(fraction);
    };
    let clock = |out: &mut Vec<u8>, quarters: u64| {
        let of_day = quarters % 96;
        let (h, m) = (of_day / 4, of_day % 4 * 15);
        out.extend_from_slice(&[b'0' + (h / 10) as u8, b'0' + (h % 10) as u8, b':']);
        out.extend_from_slice(&[b'0' + (m / 10) as u8, b'0' + (m % 10) as u8]);
    };
    let (mut sum, mut over, mut sick, mut duties) = (0, 0, 0, 0);
    let watched = [0, people / 2, people - 1];
    let mut weeks = vec![vec![(0_u64, 0_u64); (days as usize).div_ceil(7)]; watched.len()];
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file).expect("the file"));
    let heading = "Collar Number,Team,Duty Date,Duty Type,Actual Start,Actual End,Hours Worked,Overtime Hours\n";
    let mut bytes = heading.len();
    out.write_all(heading.as_bytes()).expect("write");
    let mut line: Vec<u8> = Vec::with_capacity(128);
    let mut row = |person: u64, day: u64| {
        let it = duty(person, day);
        line.clear();
        line.extend_from_slice(keys[person as usize].as_bytes());
        line.push(b',');
        line.extend_from_slice(stations[(person / TEAM_SIZE) as usize].as_bytes());
        line.push(b',');
        line.extend_from_slice(dates[day as usize].as_bytes());
        line.push(b',');
        line.extend_from_slice(it.kind.as_bytes());
        line.push(b',');
        if let Some((start, length)) = it.time {
            clock(&mut line, start);
            line.push(b',');
            clock(&mut line, start + length);
            line.push(b',');
            hours(&mut line, length);
            line.push(b',');
            hours(&mut line, it.overtime);
            sum += length;
            over += it.overtime;
            duties += 1;
        } else {
            line.extend_from_slice(b",,,");
        }
        sick += u64::from(it.sick);
        line.push(b'\n');
        bytes += line.len();
        if let Some(at) = watched.iter().position(|w| *w == person) {
            let cell = &mut weeks[at][day as usize / 7];
            cell.0 += it.time.map_or(0, |(_, length)| length);
            cell.1 += it.overtime;
        }
        out.write_all(&line).expect("write");
    };
    match order.as_str() {
        "date" => (0..days).for_each(|day| (0..people).for_each(|person| row(person, day))),
        "person" => (0..people).for_each(|person| (0..days).for_each(|day| row(person, day))),
        "shuffled" => {
            let mut all: Vec<u32> = (0..(people * days) as u32).collect();
            for i in (1..all.len()).rev() {
                all.swap(i, (mix(i as u64, 0, 3) % (i as u64 + 1)) as usize);
            }
            all.iter().for_each(|&at| row(u64::from(at) % people, u64::from(at) / people));
        }
        other => panic!("no such order: {other}"),
    }
    out.flush().expect("write");
    let quarter = |n: u64| n as f64 / 4.0;
    let mut json = format!(
        "{{\n  \"order\": \"{order}\", \"people\": {people}, \"days\": {days}, \"rows\": {}, \"bytes\": {bytes},\n  \
         \"hours\": {:?}, \"overtime\": {:?}, \"sickDays\": {sick}, \"duties\": {duties}, \"personWeeks\": {},\n  \"watched\": {{",
        people * days,
        quarter(sum),
        quarter(over),
        people * days.div_ceil(7),
    );
    for (at, person) in watched.iter().enumerate() {
        let list: Vec<String> =
            weeks[at].iter().map(|(h, o)| format!("[{:?}, {:?}]", quarter(*h), quarter(*o))).collect();
        let comma = if at == 0 { "" } else { "," };
        write!(json, "{comma}\n    \"{}\": [{}]", keys[*person as usize], list.join(", ")).expect("memory");
    }
    json.push_str("\n  }\n}\n");
    std::fs::write(format!("{file}.json"), json).expect("the totals");
}
