//! Documents of Word 97 to 2003, by LibreOffice, which makes ODT of them: so the numbers that Word counts are counted, and
//! what was deleted or is hidden is known. Programs that give plain text, such as `antiword`, lose the one and show the
//! other.

use std::ffi::{OsStr, OsString};

use super::run::run;
use super::{Converter, Failed, Made, Task};

pub(super) const CONVERTER: Converter = Converter {
    kind: "a document of Word 97",
    name: "Word 97",
    is: |bytes| bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && names(bytes, "WordDocument"),
    program: PROGRAM,
    package: "libreoffice-writer",
    version: &["--version"],
    make,
};

const PROGRAM: &str = "soffice";

/// Has a file a stream of this name? Names are UTF-16 in it.
fn names(bytes: &[u8], stream: &str) -> bool {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn make(task: &Task) -> Result<Made, Failed> {
    // With settings of its own, so that several can run at once and none meets what a person has set.
    let settings = task.file.with_file_name("settings");
    let mut to_settings = OsString::from("-env:UserInstallation=file://");
    to_settings.push(&settings);
    let args = [
        &*to_settings,
        OsStr::new("--headless"),
        OsStr::new("--norestore"),
        // Otherwise what is broken is read as if it were plain text.
        OsStr::new("--infilter=MS Word 97"),
        OsStr::new("--convert-to"),
        OsStr::new("odt"),
        OsStr::new("--outdir"),
        task.out.as_os_str(),
        task.file.as_os_str(),
    ];
    let ran = run(PROGRAM, &args, task.out).map_err(Failed::Stopped)?;
    Ok(Made { bytes: task.made("file.odt", &ran)?, ending: "odt", doubts: Vec::new() })
}
