//! What hosts of static files do not take.

/// A host by what its documentation says it takes at most, on its free plan.
struct Host {
    name: &'static str,
    files: Option<usize>,
    bytes: Option<u64>,
}

const HOSTS: &[Host] = &[
    Host { name: "GitHub Pages", files: None, bytes: Some(1_000_000_000) },
    Host { name: "GitLab Pages", files: Some(200_000), bytes: Some(1_000_000_000) },
    Host { name: "Cloudflare Pages", files: Some(20_000), bytes: None },
];

/// The names of hosts that do not take a site of so many files and bytes.
pub(super) fn too_small_for(files: usize, bytes: u64) -> Vec<&'static str> {
    let passed =
        |host: &&Host| host.files.is_some_and(|most| files > most) || host.bytes.is_some_and(|most| bytes > most);
    HOSTS.iter().filter(passed).map(|host| host.name).collect()
}

#[cfg(test)]
mod tests {
    use super::too_small_for;

    #[test]
    fn hosts_are_named_when_their_limits_are_passed() {
        assert!(too_small_for(51, 700_000).is_empty());
        assert_eq!(too_small_for(21_000, 700_000), ["Cloudflare Pages"]);
        assert_eq!(too_small_for(51, 2_000_000_000), ["GitHub Pages", "GitLab Pages"]);
    }
}
