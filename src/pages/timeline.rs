//! Works on a line of years: the years to scale, the names beside them in a column, each with a leader to its year.

use serde::Serialize;

use crate::model::Date;

/// A drawing, in pixels.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// Where the line of years stands.
    pub axis: u32,
    /// The first year's place on it.
    pub top: u32,
    /// The last year's place on it.
    pub bottom: u32,
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
    /// The years of the works, each once.
    pub years: Vec<Year>,
}

/// A year in which there are works.
#[derive(Debug, Serialize)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its place.
    pub y: u32,
    /// Is there room for its number?
    pub shown: bool,
    /// Is a document of the site among them?
    pub own: bool,
    /// What is of that year.
    pub names: Vec<Name>,
}

/// A name in the column.
#[derive(Debug, Serialize)]
pub struct Name {
    /// As much of it as there is room for.
    pub text: String,
    /// The whole name, if that is more.
    pub whole: Option<String>,
    /// Where it leads.
    pub href: String,
    /// Is it a document of the site?
    pub own: bool,
    /// Its place.
    pub y: u32,
}

/// Something that has a year.
pub struct Dated {
    /// The year.
    pub year: i16,
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Is it a document of the site?
    pub own: bool,
}

const WIDTH: u32 = 336;
const AXIS: u32 = 64;
/// From the edge to the first year and from the last to the edge.
const TOP: u32 = 16;
const BOTTOM: u32 = 18;
/// From one name to the next.
const STEP: u32 = 22;
/// From one year's number to the next, at least.
const YEAR_STEP: u32 = 16;
/// So many characters of a name have room.
const NAME_LIMIT: usize = 36;

impl Timeline {
    /// Draws what has a year; `None` where fewer than two years are known. `works` come in order of time.
    pub fn new(works: Vec<Dated>) -> Option<Self> {
        let (first, last) = (works.first()?.year, works.last()?.year);
        if first == last {
            return None;
        }
        let length = length(first, last, works.len() as u32);
        let place = |year: i16| TOP + (i64::from(year - first) * i64::from(length) / i64::from(last - first)) as u32;
        let mut years: Vec<Year> = Vec::new();
        for work in works {
            if years.last().is_none_or(|year| year.year != work.year) {
                years.push(Year { year: work.year, y: place(work.year), shown: true, own: false, names: Vec::new() });
            }
            if let Some(year) = years.last_mut() {
                year.own |= work.own;
                year.names.push(Name::new(work));
            }
        }
        let lowest = spread(&mut years);
        hide_crowded(&mut years);
        let bottom = TOP + length;
        Some(Self {
            width: WIDTH,
            height: bottom.max(lowest) + BOTTOM,
            axis: AXIS,
            top: TOP,
            bottom,
            first,
            last,
            years,
        })
    }
}

/// The length of the line: about five pixels a year, room for every name, and no endless line for a long time.
fn length(first: i16, last: i16, names: u32) -> u32 {
    let years = u32::try_from(last - first).unwrap_or(1);
    let least = (names - 1) * STEP * 3 / 2;
    (years * 27 / 5).clamp(least, least.max(480))
}

/// Gives each name its place: as near to that of its year as may be, all together, with a step from one to the next
/// (isotonic regression by pooling neighbours that are in each other's way). The lowest place.
fn spread(years: &mut [Year]) -> u32 {
    let wanted: Vec<u32> = years
        .iter()
        .flat_map(|year| {
            let above = (year.names.len() as u32 - 1) * STEP / 2;
            (0..year.names.len() as u32).map(move |index| (year.y + index * STEP).saturating_sub(above))
        })
        .collect();
    let mut pools: Vec<(i64, i64)> = Vec::new();
    for (index, wanted) in wanted.iter().enumerate() {
        let mut pool = (i64::from(*wanted) - index as i64 * i64::from(STEP), 1);
        while let Some((sum, count)) = pools.pop_if(|(sum, count)| *sum * pool.1 > pool.0 * *count) {
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    let starts = pools.iter().flat_map(|(sum, count)| std::iter::repeat_n(sum.div_euclid(*count), *count as usize));
    let names = years.iter_mut().flat_map(|year| &mut year.names);
    let mut lowest = TOP;
    for (index, (name, start)) in names.zip(starts).enumerate() {
        name.y = start.max(i64::from(TOP)) as u32 + index as u32 * STEP;
        lowest = name.y;
    }
    lowest
}

/// Leaves out the numbers of years that would stand on the one above, but for the last year's, before which others go.
fn hide_crowded(years: &mut [Year]) {
    let last = years.last().map_or(0, |year| year.y);
    let mut above: Option<u32> = None;
    let count = years.len();
    for (index, year) in years.iter_mut().enumerate() {
        let is_last = index + 1 == count;
        let clear = above.is_none_or(|above| year.y >= above + YEAR_STEP) && (is_last || year.y + YEAR_STEP <= last);
        year.shown = clear || is_last;
        if year.shown {
            above = Some(year.y);
        }
    }
}

impl Dated {
    /// Something of a date.
    pub fn new(date: Date, name: &str, href: String, own: bool) -> Self {
        Self { year: date.year, name: name.to_owned(), href, own }
    }
}

impl Name {
    fn new(work: Dated) -> Self {
        let is_long = work.name.chars().count() > NAME_LIMIT;
        let text = if is_long {
            let cut: String = work.name.chars().take(NAME_LIMIT - 1).collect();
            format!("{}…", cut.trim_end())
        } else {
            work.name.clone()
        };
        Self { text, whole: is_long.then_some(work.name), href: work.href, own: work.own, y: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(years: &[i16]) -> Option<Timeline> {
        let dated = |year: &i16| Dated { year: *year, name: year.to_string(), href: String::new(), own: false };
        Timeline::new(years.iter().map(dated).collect())
    }

    #[test]
    fn years_are_to_scale_and_names_do_not_meet() {
        let timeline = timeline(&[1945, 1975, 1990, 1990, 1999, 1999, 1999, 2010]).expect("there are several years");
        let places: Vec<u32> = timeline.years.iter().map(|year| year.y).collect();
        assert_eq!(places, [16, 178, 259, 307, 367]);
        let names: Vec<u32> = timeline.years.iter().flat_map(|year| &year.names).map(|name| name.y).collect();
        assert_eq!(names, [16, 178, 243, 265, 287, 309, 331, 367]);
        assert_eq!(timeline.height, 385);
    }

    #[test]
    fn names_are_near_their_years() {
        let timeline = timeline(&[1950, 2000, 2000, 2000]).expect("there are several years");
        let names: Vec<u32> = timeline.years.iter().flat_map(|year| &year.names).map(|name| name.y).collect();
        assert_eq!(names, [16, 264, 286, 308]);
        assert_eq!(timeline.height, 326);
    }

    #[test]
    fn one_year_is_no_line() {
        assert!(timeline(&[1990, 1990]).is_none());
        assert!(timeline(&[]).is_none());
    }

    #[test]
    fn a_long_time_is_no_endless_drawing() {
        let timeline = timeline(&[1, 1990, 1991, 2010]).expect("there are several years");
        assert!(timeline.height < 600, "{}", timeline.height);
        let shown: Vec<i16> = timeline.years.iter().filter(|year| year.shown).map(|year| year.year).collect();
        assert_eq!(shown, [1, 2010]);
    }
}
