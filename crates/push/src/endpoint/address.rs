//! Which IP addresses are out in the world. A name that leads inside is an attack or a mistake (RFC 6890 and the
//! registries of IANA for special-purpose addresses).
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is out in the world: nobody's own machine, network, link or group.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0 | 10 | 127, ..] => true,                       // this network, private, loopback
        [100, second, ..] => second & 0xc0 == 64,         // shared by a provider's customers (RFC 6598)
        [169, 254, ..] => true,                           // link-local, where clouds keep their metadata
        [172, second, ..] => second & 0xf0 == 16,         // private
        [192, 0, 0 | 2, _] => true,                       // protocol assignments, documentation
        [192, 88, 99, _] => true,                         // 6to4 relays, retired
        [192, 168, ..] => true,                           // private
        [198, second, ..] if second & 0xfe == 18 => true, // benchmarks (RFC 2544)
        [198, 51, 100, _] | [203, 0, 113, _] => true,     // documentation
        [first, ..] => first >= 224,                      // multicast, reserved, broadcast
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    match segments {
        // IPv4 seen through a translator (RFC 6052): as good as what it leads to.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let [first, second] = high.to_be_bytes();
            let [third, fourth] = low.to_be_bytes();
            is_public_v4(Ipv4Addr::new(first, second, third, fourth))
        }
        [0x2001, second, ..] if second < 0x200 => false, // Teredo, benchmarks, ORCHID and other protocols
        [0x2001, 0xdb8, ..] | [0x2002, ..] => false,     // documentation, 6to4
        [0x3fff, second, ..] if second < 0x1000 => false, // documentation (RFC 9637)
        // Only this eighth is handed out; loopback, mapped IPv4, private, link-local and groups lie outside.
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_inside_is_not_public() {
        for inside in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "::127.0.0.1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
        ] {
            assert!(!is_public(inside.parse().unwrap()), "{inside}");
        }
    }

    #[test]
    fn what_push_services_have_is_public() {
        for outside in [
            "8.8.8.8",
            "17.188.143.99",
            "34.107.243.93",
            "99.255.255.255",
            "100.128.0.1",
            "142.250.74.138",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "192.167.0.1",
            "198.17.0.1",
            "198.20.0.1",
            "223.255.255.255",
            "2a00:1450:400f:80d::200a",
            "2620:149:208:430e::6",
            "64:ff9b::808:808",
            "2001:4860:4860::8888",
        ] {
            assert!(is_public(outside.parse().unwrap()), "{outside}");
        }
    }
}
