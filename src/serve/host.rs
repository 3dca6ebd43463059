//! Who may ask: only somebody who knows this computer by an address of its own.
//!
//! A page anywhere on the web can have its own name lead to this computer (DNS rebinding), and would then read drafts as
//! its own. The browser says by which name it asks, and such a name is not answered.

use std::net::IpAddr;

/// Does a `Host` header name this computer by a name that nobody else can have? `is_lan`: also by an address in its
/// network. The port may be any, as it is another where a port is passed on.
pub(super) fn is_ours(host: &str, is_lan: bool) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or(rest, |(address, _)| address),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    match name.parse::<IpAddr>() {
        Ok(address) => is_lan || address.is_loopback(),
        Err(_) => name.trim_end_matches('.').eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_addresses_of_the_computer_itself_are_answered() {
        for host in ["127.0.0.1:7463", "127.0.0.1", "localhost:1", "LOCALHOST", "[::1]:7463", "[::1]"] {
            assert!(is_ours(host, false) && is_ours(host, true), "{host}");
        }
        for host in ["192.168.1.7:7463", "[fe80::1]:7463"] {
            assert!(!is_ours(host, false) && is_ours(host, true), "{host}");
        }
        for host in
            ["", "evil.example", "evil.example:7463", "localhost.evil.example", "127.0.0.1.evil.example:80", "[x]"]
        {
            assert!(!is_ours(host, false) && !is_ours(host, true), "{host}");
        }
    }
}
