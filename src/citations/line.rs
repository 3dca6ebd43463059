//! A citation as it is written: part after part, each with the punctuation that sets it off from what stands before it.
//!
//! A part that is missing brings no punctuation, and the first part needs none. So nothing is doubled and nothing dangles.

/// A run of words in one kind of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// In italic letters?
    pub italic: bool,
}

/// The words of some runs.
pub fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// A line of runs in the making.
#[derive(Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// Do commas and full stops go inside a quotation mark that closes a name?
    tucks: bool,
}

impl Line {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A line as it is written in the United States, where a comma goes inside a quotation mark.
    pub(super) fn american() -> Self {
        Self { tucks: true, ..Self::default() }
    }

    /// Adds words, after `lead` if anything stands before them.
    pub(super) fn part(self, lead: &str, words: Option<String>) -> Self {
        self.wrapped(lead, ["", ""], words)
    }

    /// Adds words between two signs, after `lead` if anything stands before them.
    pub(super) fn wrapped(mut self, lead: &str, [open, close]: [&str; 2], words: Option<String>) -> Self {
        if let Some(words) = words {
            self.lead(lead);
            [open, &words, close].into_iter().for_each(|text| self.push(text, false));
        }
        self
    }

    /// Adds words in italic letters, after `lead` if anything stands before them.
    pub(super) fn italic(mut self, lead: &str, words: Option<String>) -> Self {
        if let Some(words) = words {
            self.lead(lead);
            self.push(&words, true);
        }
        self
    }

    /// Adds the place in what was named. A chapter and verse, `2:7`, need no comma behind a title; `after_bracket` is what
    /// a style has behind a closing bracket.
    pub(super) fn place(self, after_bracket: &str, place: Option<String>) -> Self {
        let after = |sign: char| self.runs.last().is_some_and(|run| run.text.ends_with(sign));
        let starts_with_number = place.as_ref().is_some_and(|place| place.starts_with(|c: char| c.is_ascii_digit()));
        let lead = match (after(')'), starts_with_number) {
            (true, _) => after_bracket,
            (false, true) => " ",
            (false, false) => ", ",
        };
        self.part(lead, place)
    }

    /// Ends a sentence, if there is one and it has not ended yet.
    pub(super) fn stop(mut self) -> Self {
        const ENDS: [char; 4] = ['.', '?', '!', '。'];
        let quoted: &[char] = if self.tucks { &['”', '’'] } else { &[] };
        let has_ended = |run: &Run| run.text.trim_end_matches(quoted).ends_with(ENDS);
        if !self.runs.last().is_none_or(has_ended) {
            self.lead(".");
        }
        self
    }

    /// Puts all of it between two signs.
    pub(super) fn enclosed(mut self, [open, close]: [&str; 2]) -> Self {
        if !self.runs.is_empty() {
            self.runs.insert(0, Run { text: open.to_owned(), italic: false });
            self.push(close, false);
        }
        let mut joined = Self::new();
        self.runs.iter().for_each(|run| joined.push(&run.text, run.italic));
        joined
    }

    /// The runs, if there are any.
    pub(super) fn runs(self) -> Option<Vec<Run>> {
        (!self.runs.is_empty()).then_some(self.runs)
    }

    /// The words alone, if there are any.
    pub(super) fn words(self) -> Option<String> {
        self.runs().map(|runs| text(&runs))
    }

    fn lead(&mut self, lead: &str) {
        let sign = lead.chars().next().filter(|sign| self.tucks && matches!(sign, ',' | '.'));
        match (sign, self.runs.last_mut()) {
            (_, None) => {}
            (Some(sign), Some(Run { text, italic: false })) if text.ends_with('”') => {
                text.insert(text.len() - '”'.len_utf8(), sign);
                text.push_str(&lead[1..]);
            }
            _ => self.push(lead, false),
        }
    }

    fn push(&mut self, text: &str, italic: bool) {
        match self.runs.last_mut() {
            Some(run) if run.italic == italic => run.text.push_str(text),
            _ if text.is_empty() => {}
            _ => self.runs.push(Run { text: text.to_owned(), italic }),
        }
    }
}
