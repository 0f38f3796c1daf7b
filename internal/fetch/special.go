package fetch

import "net/netip"

// special are the ranges no publisher's page is ever fetched from: all of IANA's IPv4 and IPv6
// Special-Purpose Address Registries (iana.org/assignments/iana-ipv4-special-registry and
// iana-ipv6-special-registry, RFC 6890, as of 2025), with multicast, the former site-local range and
// the IPv4-compatible one, which have registries or documents of their own. net.IP.IsPrivate knows
// less than half of them. Ranges inside another one here are left to it.
var special = []struct {
	prefix  netip.Prefix
	purpose string
}{
	{netip.MustParsePrefix("0.0.0.0/8"), "this network, RFC 791"},
	{netip.MustParsePrefix("10.0.0.0/8"), "private use, RFC 1918"},
	{netip.MustParsePrefix("100.64.0.0/10"), "shared address space, RFC 6598"},
	{netip.MustParsePrefix("127.0.0.0/8"), "loopback, RFC 1122"},
	{netip.MustParsePrefix("169.254.0.0/16"), "link-local, RFC 3927"},
	{netip.MustParsePrefix("172.16.0.0/12"), "private use, RFC 1918"},
	{netip.MustParsePrefix("192.0.0.0/24"), "IETF protocol assignments, RFC 6890"},
	{netip.MustParsePrefix("192.0.2.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("192.31.196.0/24"), "AS112, RFC 7535"},
	{netip.MustParsePrefix("192.52.193.0/24"), "multicast tunnelling, RFC 7450"},
	{netip.MustParsePrefix("192.88.99.0/24"), "6to4 relays, RFC 7526"},
	{netip.MustParsePrefix("192.168.0.0/16"), "private use, RFC 1918"},
	{netip.MustParsePrefix("192.175.48.0/24"), "AS112, RFC 7534"},
	{netip.MustParsePrefix("198.18.0.0/15"), "benchmarking, RFC 2544"},
	{netip.MustParsePrefix("198.51.100.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("203.0.113.0/24"), "documentation, RFC 5737"},
	{netip.MustParsePrefix("224.0.0.0/4"), "multicast, RFC 5771"},
	{netip.MustParsePrefix("240.0.0.0/4"), "reserved and broadcast, RFC 1112, RFC 919"},

	{netip.MustParsePrefix("::ffff:0:0/96"), "IPv4-mapped, RFC 4291"},
	{netip.MustParsePrefix("::1/128"), "loopback, RFC 4291"},
	{netip.MustParsePrefix("::/96"), "unspecified and IPv4-compatible, RFC 4291"},
	{netip.MustParsePrefix("64:ff9b::/96"), "IPv4 translation, RFC 6052"},
	{netip.MustParsePrefix("64:ff9b:1::/48"), "IPv4 translation, RFC 8215"},
	{netip.MustParsePrefix("100::/64"), "discard only, RFC 6666"},
	{netip.MustParsePrefix("100:0:0:1::/64"), "dummy prefix, RFC 9780"},
	{netip.MustParsePrefix("2001::/23"), "IETF protocol assignments with Teredo, benchmarking and ORCHID, RFC 2928"},
	{netip.MustParsePrefix("2001:db8::/32"), "documentation, RFC 3849"},
	{netip.MustParsePrefix("2002::/16"), "6to4, RFC 3056"},
	{netip.MustParsePrefix("2620:4f:8000::/48"), "AS112, RFC 7534"},
	{netip.MustParsePrefix("3fff::/20"), "documentation, RFC 9637"},
	{netip.MustParsePrefix("5f00::/16"), "segment routing, RFC 9602"},
	{netip.MustParsePrefix("fc00::/7"), "unique local, RFC 4193"},
	{netip.MustParsePrefix("fe80::/10"), "link-local, RFC 4291"},
	{netip.MustParsePrefix("fec0::/10"), "former site-local, RFC 3879"},
	{netip.MustParsePrefix("ff00::/8"), "multicast, RFC 4291"},
}

// globalUnicast is the only part of IPv6 from which addresses are given out (RFC 4291, section 2.4).
var globalUnicast = netip.MustParsePrefix("2000::/3")

// purposeOf tells what special purpose a has; "" when it is an ordinary public address.
func purposeOf(a netip.Addr) string {
	a = a.WithZone("") // no prefix contains an address with a zone
	for _, s := range special {
		if s.prefix.Contains(a) {
			return s.purpose
		}
	}
	if !a.Is4() && !globalUnicast.Contains(a) {
		return "not given out to anybody"
	}
	return ""
}
