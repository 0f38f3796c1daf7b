package fetch

import "syscall"

// PublicOnly is a Control for a net.Dialer that lets only public addresses be connected to, for those who
// open sockets to others than publishers.
func PublicOnly(network, address string, conn syscall.RawConn) error {
	return (&Client{}).checkAddress(network, address, conn)
}
