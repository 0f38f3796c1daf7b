package watch

import (
	"net/url"
	"strings"
	"sync"
)

// mostAtOnce is how many hosts are asked at a time; each may answer with 16 MB.
const mostAtOnce = 16

// lanes do tasks: those of one host one after the other in their order, those of several at once.
type lanes struct {
	mu     sync.Mutex
	queues map[string][]func() // of the hosts at work
	room   chan struct{}
	freed  chan struct{} // has a value when a lane has ended
	all    sync.WaitGroup
}

func newLanes() *lanes {
	return &lanes{queues: map[string][]func(){}, room: make(chan struct{}, mostAtOnce), freed: make(chan struct{}, 1)}
}

// add puts a task at the end of a host's lane.
func (l *lanes) add(host string, task func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue, atWork := l.queues[host]
	l.queues[host] = append(queue, task)
	if !atWork {
		l.all.Go(func() { l.work(host) })
	}
}

// work does the tasks of a host until there are none.
func (l *lanes) work(host string) {
	for {
		task := l.next(host)
		if task == nil {
			return
		}
		l.room <- struct{}{}
		task()
		<-l.room
	}
}

// next takes the first task of a host; nil ends its lane.
func (l *lanes) next(host string) func() {
	l.mu.Lock()
	defer l.mu.Unlock()
	queue := l.queues[host]
	if len(queue) == 0 {
		delete(l.queues, host)
		select {
		case l.freed <- struct{}{}:
		default:
		}
		return nil
	}
	l.queues[host] = queue[1:]
	return queue[0]
}

// queued counts the tasks of a host that wait.
func (l *lanes) queued(host string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queues[host])
}

// busy counts the hosts at work.
func (l *lanes) busy() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.queues)
}

// hostOf names the host of an address, empty where there is none.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}
