//! What all commands share: their flags, where results and problems go, and how they end.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anstream::{AutoStream, ColorChoice};
use clap::{Args, ValueEnum};

use super::progress::{self, Progress};
use crate::build::{self, Inputs};
use crate::diagnostic::{Code, Diagnostic, Fix, Report, Severity, nearest};
use crate::disk;
use crate::outputs::World;
use crate::text::Source;

pub(super) static NO_SITE: Code = Code::error(
    "no-site",
    "\
No site was found: neither this folder nor one above it has `pincite.yaml` or `content/`.

Go to the site's folder, name it with `--root`, or make one with `pincite new DIR`.",
);

pub(super) static BAD_ARGUMENT: Code = Code::error(
    "bad-argument",
    "\
A command was given a value that it cannot use, such as a date that is none or an anchor that is not written as one.

The help says how it is written; `pincite COMMAND --help` has examples.",
);

/// Flags of every command.
#[derive(Args, Clone)]
pub struct Flags {
    /// The site's folder [default: the nearest at or above this one with pincite.yaml or content/]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Everywhere")]
    root: Option<PathBuf>,
    /// Print nothing but results and problems
    #[arg(long, short, global = true, conflicts_with = "verbose", help_heading = "Everywhere")]
    quiet: bool,
    /// Print more, such as each file that is read or written
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    verbose: bool,
    /// Colours: on a terminal (auto), always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN", help_heading = "Everywhere")]
    color: Color,
    /// How problems are shown: for people, as JSON, or as GitHub annotations
    #[arg(long, global = true, value_enum, default_value_t = Format::Human, value_name = "HOW", help_heading = "Everywhere")]
    format: Format,
    /// Print how long each stage took
    #[arg(long, global = true, help_heading = "Everywhere")]
    timings: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
    Sarif,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// No error.
    Good,
    /// At least one error in what was read.
    Errors,
    /// The command could not do its work.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Good => 0,
            Exit::Errors => 1,
            Exit::Failed => 2,
        })
    }
}

/// Where a command speaks: results to standard output, everything else to standard error.
pub struct Shell {
    flags: Flags,
    begun: Instant,
    /// When the stage that is running began.
    since: Cell<Instant>,
}

impl Shell {
    /// Begins.
    pub(super) fn new(flags: Flags) -> Self {
        let now = Instant::now();
        Self { flags, begun: now, since: Cell::new(now) }
    }

    /// The site's folder.
    ///
    /// # Errors
    ///
    /// Says that there is none.
    pub fn root(&self) -> Result<PathBuf, Diagnostic> {
        match &self.flags.root {
            Some(root) if root.is_dir() => Ok(root.clone()),
            Some(root) => Err(no_site(&format!("`{}` is not a folder", root.display()))),
            None => disk::find_root(Path::new(".")).ok_or_else(|| no_site("there is no site here or above")),
        }
    }

    /// The linked site. Its problems are shown only where they keep it from being linked.
    ///
    /// # Errors
    ///
    /// How the command ends, having said why.
    pub(super) fn world(&self) -> Result<Arc<World>, Exit> {
        let root = self.root().map_err(|problem| self.fail(problem))?;
        let inputs = disk::inputs(&root);
        self.tell_read(&inputs);
        let built = self.plans(|| build::build(&inputs));
        self.stage("plan");
        built.world.ok_or_else(|| self.report(&built.report))
    }

    /// Was more asked for?
    pub fn is_verbose(&self) -> bool {
        self.flags.verbose
    }

    /// Is what is printed read by programs, so that results are JSON too?
    pub fn is_for_programs(&self) -> bool {
        self.flags.format == Format::Json
    }

    /// Is what is printed read by GitHub?
    pub(super) fn is_for_github(&self) -> bool {
        self.flags.format == Format::Github
    }

    /// Prints a result.
    pub fn say(&self, text: &str) {
        let mut out = AutoStream::new(io::stdout().lock(), self.color(io::stdout().is_terminal()));
        // A reader that went away, such as `head`, is no problem of ours.
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }

    /// Prints what a person wants to know beside the result; nothing when quiet or when programs read.
    pub fn note(&self, text: &str) {
        if !self.flags.quiet && self.flags.format == Format::Human {
            self.complain(&format!("{text}\n"));
        }
    }

    /// Is there a person to answer: are what is read and what is shown a terminal?
    pub(super) fn has_person(&self) -> bool {
        let is_wanted = !self.flags.quiet && self.flags.format == Format::Human;
        is_wanted && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    /// Shows a question and gives the line that is typed; `None` at the end of what is typed.
    pub(super) fn ask(&self, question: &str) -> Option<String> {
        self.complain(question);
        let mut line = String::new();
        io::stdin().read_line(&mut line).ok().filter(|length| *length > 0).map(|_| line)
    }

    /// A bar for what takes a while; nothing where nobody watches.
    pub(super) fn progress(&self, length: usize, doing: &'static str) -> Progress {
        Progress::new(length, doing, self.is_watched())
    }

    /// Plans a site, and says so if it takes a while.
    pub(super) fn plans<T>(&self, plan: impl FnOnce() -> T) -> T {
        progress::during("planning", self.is_watched(), plan)
    }

    fn is_watched(&self) -> bool {
        !self.flags.quiet && self.flags.format == Format::Human && io::stderr().is_terminal()
    }

    /// Says how long a stage took, if that was asked for, and starts the next.
    pub fn stage(&self, name: &str) {
        self.time(name, self.since.get());
        self.since.set(Instant::now());
    }

    fn time(&self, name: &str, since: Instant) {
        if self.flags.timings {
            self.complain(&format!("{name:<12} {:>8.1} ms\n", since.elapsed().as_secs_f64() * 1000.0));
        }
    }

    /// Ends the stage of reading a site, and names each text that was read, if more was asked for.
    pub(super) fn tell_read(&self, inputs: &Inputs) {
        self.stage("read");
        let single = [&inputs.config, &inputs.topics, &inputs.works].into_iter().flatten();
        let lists = [&inputs.content, &inputs.ledger, &inputs.site_templates, &inputs.site_words];
        for source in single.chain(lists.into_iter().flatten()) {
            self.detail("read", &source.path);
        }
    }

    /// Names each text in which edits were made, if more was asked for.
    pub(super) fn tell_written(&self, made: &[(&Source, &Fix)]) {
        let paths: BTreeSet<&str> = made.iter().map(|(source, _)| &*source.path).collect();
        paths.into_iter().for_each(|path| self.detail("wrote", path));
    }

    /// Says what was done with a file, if more was asked for.
    pub(super) fn detail(&self, did: &str, path: &str) {
        if self.flags.verbose {
            self.note(&format!("{did} {path}"));
        }
    }

    /// Shows problems, in the format asked for. Says whether there are errors.
    pub fn report(&self, report: &Report) -> Exit {
        match self.flags.format {
            Format::Human => {
                self.complain(&report.terminal(self.is_verbose()));
                self.sum_up(report);
            }
            Format::Json => self.complain(&report.json()),
            Format::Github => self.complain(&self.as_a_host_has_them(report).github()),
            Format::Sarif => self.complain(&self.as_a_host_has_them(report).sarif(&crate::codes())),
        }
        if report.has_errors() { Exit::Errors } else { Exit::Good }
    }

    /// Problems with the paths of the site's files from the folder in which the command runs, if the site lies below it: a
    /// host of code knows no other folder.
    fn as_a_host_has_them(&self, report: &Report) -> Report {
        let root = self.root().ok();
        let Some((root, folder)) =
            root.and_then(|root| disk::below(Path::new("."), &root).map(|folder| (root, folder)))
        else {
            return report.clone();
        };
        report.with_paths(|path| match disk::is_of_site(&root, path) {
            true if !folder.is_empty() => format!("{folder}/{path}"),
            _ => path.to_owned(),
        })
    }

    /// Shows one problem that kept the command from its work.
    pub fn fail(&self, problem: Diagnostic) -> Exit {
        let mut report = Report::default();
        report.push(problem);
        self.report(&report);
        Exit::Failed
    }

    fn sum_up(&self, report: &Report) {
        let counted = |severity: Severity| {
            let n = report.count(severity);
            (n > 0).then(|| format!("{n} {}{}", severity.word(), if n == 1 { "" } else { "s" }))
        };
        let parts: Vec<String> =
            [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(counted).collect();
        if !parts.is_empty() {
            self.note(&parts.join(", "));
        }
    }

    fn complain(&self, text: &str) {
        let mut out = AutoStream::new(io::stderr().lock(), self.color(io::stderr().is_terminal()));
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    fn color(&self, is_terminal: bool) -> ColorChoice {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match self.flags.color {
            Color::Always => ColorChoice::AlwaysAnsi,
            Color::Auto if is_terminal && !unwanted => ColorChoice::Always,
            Color::Auto | Color::Never => ColorChoice::Never,
        }
    }

    /// Ends: says how much memory it took, if timings were asked for and the system tells.
    pub(super) fn end(&self, exit: Exit) -> ExitCode {
        self.time("all", self.begun);
        if self.flags.timings
            && let Some(mb) = disk::peak_memory_mb()
        {
            self.complain(&format!("peak memory {mb} MB\n"));
        }
        exit.into()
    }
}

/// What clap has to say: help and the version are results, the rest is a command that could not do its work.
pub(super) fn refuse(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    if error.use_stderr() { Exit::Failed.into() } else { Exit::Good.into() }
}

fn no_site(message: &str) -> Diagnostic {
    Diagnostic::new(&NO_SITE, message).help("name the site's folder with `--root`, or make one with `pincite new DIR`")
}

/// A document was named that the site does not have.
pub(super) fn no_document<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let problem = Diagnostic::new(&BAD_ARGUMENT, format!("there is no document `{id}`"));
    const SHOWN: usize = 5;
    let known: Vec<&str> = known.collect();
    let named = |ids: &[&str]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match (nearest(id, known.iter().copied()), known.as_slice()) {
        (Some(near), _) => problem.help(format!("did you mean `{near}`?")),
        (None, [only]) => problem.help(format!("there is only `{only}`")),
        (None, several @ [_, ..]) if several.len() <= SHOWN => problem.help(format!("there are {}", named(several))),
        _ => problem.help("a document is named by its path under `content/`, without `.md`"),
    }
}
