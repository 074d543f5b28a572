//! Which addresses webhooks may call: none in the network of the service, unless the operator allows it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Whether an address is one of the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let shared = first == 100 && (64..128).contains(&second);
    let special = (first, second, third) == (192, 0, 0) || (first, second, third) == (192, 88, 99);
    let benchmarks = first == 198 && (second == 18 || second == 19);
    !(first == 0
        || first >= 224
        || address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        || shared
        || special
        || benchmarks)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let [first, second, third, ..] = segments;
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // Addresses of version 4 in those of version 6: mapped, translated, and 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            v4(high, low)
        }
        // Teredo, documentation, and other special ranges.
        _ if first == 0x2001 && (second < 0x200 || second == 0xdb8) => false,
        _ if first == 0x3fff || (first == 0x64 && second == 0xff9b && third == 1) => false,
        // Only these are assigned.
        _ => first & 0xe000 == 0x2000,
    }
}

/// Why an address cannot be called.
pub(crate) fn address_fault(address: &str, private: bool) -> Option<&'static str> {
    let Ok(url) = address.parse::<Url>() else { return Some("is not a URL") };
    match url.scheme() {
        "https" => {}
        "http" if private => {}
        _ => return Some("must begin with `https://`"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("must not have a password");
    }
    (!private && !is_allowed(&url)).then_some("is an address in a private network")
}

/// Whether the host of an address is a name, or a public number. Names are looked at when they are resolved.
pub(crate) fn is_allowed(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let number = host.trim_matches(['[', ']']).parse::<IpAddr>();
    number.map_or(true, is_public)
}

/// Resolves names to public addresses only.
pub(crate) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let public: Vec<SocketAddr> = found.into_iter().filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err("the name leads to a private network".into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{address_fault, is_public};

    #[test]
    fn only_public_addresses_are_called() {
        for address in ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::8", "::ffff:8.8.8.8"]
        {
            assert_eq!(address.parse().map(is_public), Ok(true), "{address}");
        }
        for address in [
            "127.0.0.1",
            "127.8.8.8",
            "0.0.0.0",
            "0.1.2.3",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fec0::1",
        ] {
            assert_eq!(address.parse().map(is_public), Ok(false), "{address}");
        }
    }

    #[test]
    fn addresses_are_checked_before_they_are_kept() {
        for (address, private, fault) in [
            ("https://hooks.contoso.example/a", false, None),
            ("http://hooks.contoso.example/a", false, Some("must begin with `https://`")),
            ("http://hooks.contoso.example/a", true, None),
            ("ftp://hooks.contoso.example/a", true, Some("must begin with `https://`")),
            ("hooks", false, Some("is not a URL")),
            ("https://a:b@contoso.example/", false, Some("must not have a password")),
            ("https://127.0.0.1/", false, Some("is an address in a private network")),
            ("https://127.1/", false, Some("is an address in a private network")),
            ("https://0x7f000001/", false, Some("is an address in a private network")),
            ("https://2130706433/", false, Some("is an address in a private network")),
            ("https://[::1]/", false, Some("is an address in a private network")),
            ("https://[::ffff:169.254.169.254]/", false, Some("is an address in a private network")),
            ("https://127.0.0.1/", true, None),
        ] {
            assert_eq!(address_fault(address, private), fault, "{address}");
        }
    }
}
