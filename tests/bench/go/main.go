// The same work as bench_wire, done by Go's own libraries: memberlist's functions themselves,
// reached by their link names since they are not exported. Prints BENCH name value unit.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"hash/crc32"
	"os"
	"runtime"
	"time"
	_ "unsafe"

	"github.com/hashicorp/go-msgpack/codec"
	_ "github.com/hashicorp/memberlist"
)

//go:linkname decode github.com/hashicorp/memberlist.decode
func decode(buf []byte, out interface{}) error

//go:linkname compressPayload github.com/hashicorp/memberlist.compressPayload
func compressPayload(inp []byte) (*bytes.Buffer, error)

//go:linkname decompressPayload github.com/hashicorp/memberlist.decompressPayload
func decompressPayload(msg []byte) ([]byte, error)

//go:linkname encryptPayload github.com/hashicorp/memberlist.encryptPayload
func encryptPayload(vsn uint8, key []byte, msg []byte, data []byte, dst *bytes.Buffer) error

//go:linkname decryptPayload github.com/hashicorp/memberlist.decryptPayload
func decryptPayload(keys [][]byte, msg []byte, data []byte) ([]byte, error)

type alive struct {
	Incarnation uint32
	Node        string
	Addr        []byte
	Port        uint16
	Meta        []byte
	Vsn         []uint8
}

type pushNodeState struct {
	Name        string
	Addr        []byte
	Port        uint16
	Meta        []byte
	Incarnation uint32
	State       int
	Vsn         []uint8
}

type pushPullHeader struct {
	Nodes        int
	UserStateLen int
	Join         bool
}

const nodes = 1000

var sink int

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func figure(name string, value float64, unit string) {
	fmt.Printf("BENCH %s %.4g %s\n", name, value, unit)
}

// measure calls work for at least the budget and tells nanoseconds and allocations of one call.
func measure(budget time.Duration, work func()) (float64, float64) {
	work()
	var before, after runtime.MemStats
	for calls := 1; ; {
		runtime.ReadMemStats(&before)
		began := time.Now()
		for i := 0; i < calls; i++ {
			work()
		}
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if took >= budget {
			each := float64(calls)
			return float64(took.Nanoseconds()) / each, float64(after.Mallocs-before.Mallocs) / each
		}
		if took*4 < budget {
			calls *= 4
		} else {
			calls *= 2
		}
	}
}

// decodeNodes reads a push/pull's node states as memberlist's readRemoteState does.
func decodeNodes(dec *codec.Decoder, count int, use func(*pushNodeState)) {
	remote := make([]pushNodeState, count)
	for i := 0; i < count; i++ {
		must(dec.Decode(&remote[i]))
		use(&remote[i])
	}
}

// decodeTags is what Serf does with a member's meta bytes.
func decodeTags(meta []byte) map[string]string {
	tags := make(map[string]string)
	handle := codec.MsgpackHandle{}
	must(codec.NewDecoder(bytes.NewReader(meta[1:]), &handle).Decode(&tags))
	return tags
}

func figures(dir string, budget time.Duration) {
	read := func(name string) []byte {
		bytes, err := os.ReadFile(dir + "/" + name + ".bin")
		must(err)
		return bytes
	}

	body := read("alive")
	ns, allocations := measure(budget, func() {
		var a alive
		must(decode(body, &a))
		sink += len(a.Node) + len(a.Meta)
	})
	figure("decode-alive", ns, "ns")
	figure("decode-alive-allocations", allocations, "count")

	states := read("nodes")
	ns, allocations = measure(budget, func() {
		handle := codec.MsgpackHandle{}
		dec := codec.NewDecoder(bufio.NewReader(bytes.NewReader(states)), &handle)
		decodeNodes(dec, nodes, func(node *pushNodeState) { sink += len(node.Name) + len(node.Meta) })
	})
	figure("decode-member", ns/nodes, "ns")
	figure("decode-member-allocations", allocations/nodes, "count")

	ns, allocations = measure(budget, func() {
		handle := codec.MsgpackHandle{}
		dec := codec.NewDecoder(bufio.NewReader(bytes.NewReader(states)), &handle)
		kept := make(map[string]map[string]string)
		decodeNodes(dec, nodes, func(node *pushNodeState) { kept[node.Name] = decodeTags(node.Meta) })
		sink += len(kept)
	})
	figure("decode-member-kept", ns/nodes, "ns")
	figure("decode-member-kept-allocations", allocations/nodes, "count")

	for _, name := range []string{"gossip-1400", "state"} {
		plain := read(name)
		var message *bytes.Buffer
		ns, allocations = measure(budget, func() {
			var err error
			message, err = compressPayload(plain)
			must(err)
			sink += message.Len()
		})
		fmt.Printf("CHECK compress-%s %08x\n", name, crc32.ChecksumIEEE(message.Bytes()))
		figure("compress-"+name, ns/1000, "us")
		figure("compress-"+name+"-allocations", allocations, "count")
		squeezed := message.Bytes()[1:]
		ns, allocations = measure(budget, func() {
			back, err := decompressPayload(squeezed)
			must(err)
			sink += len(back)
		})
		figure("decompress-"+name, ns/1000, "us")
		figure("decompress-"+name+"-allocations", allocations, "count")
	}

	key := bytes.Repeat([]byte{7}, 32)
	for _, size := range []int{300, 1400} {
		plain := read(fmt.Sprintf("plain-%d", size))
		ns, allocations = measure(budget, func() {
			var sealed bytes.Buffer
			must(encryptPayload(1, key, plain, nil, &sealed))
			sink += sealed.Len()
		})
		figure(fmt.Sprintf("seal-%d", size), ns, "ns")
		figure(fmt.Sprintf("seal-%d-allocations", size), allocations, "count")
		var sealed bytes.Buffer
		must(encryptPayload(1, key, plain, nil, &sealed))
		ns, allocations = measure(budget, func() {
			// It decrypts in place, so every call needs a copy.
			opened, err := decryptPayload([][]byte{key}, append([]byte(nil), sealed.Bytes()...), nil)
			must(err)
			sink += len(opened)
		})
		figure(fmt.Sprintf("open-%d", size), ns, "ns")
		figure(fmt.Sprintf("open-%d-allocations", size), allocations, "count")
	}
}

// peek decodes the members of one recorded, compressed answer; Serf's part is left out.
func peek(name, path string) {
	began := time.Now()
	raw, err := os.ReadFile(path)
	must(err)
	plain, err := decompressPayload(raw[1:])
	must(err)
	handle := codec.MsgpackHandle{}
	dec := codec.NewDecoder(bufio.NewReader(bytes.NewReader(plain[1:])), &handle)
	var header pushPullHeader
	must(dec.Decode(&header))
	kept := make(map[string]map[string]string)
	decodeNodes(dec, header.Nodes, func(node *pushNodeState) { kept[node.Name] = decodeTags(node.Meta) })
	figure(name+"-decoded", float64(time.Since(began).Microseconds())/1000, "ms")
}

func main() {
	switch {
	case len(os.Args) == 3 && os.Args[1] == "figures":
		figures(os.Args[2], 60*time.Millisecond)
	case len(os.Args) == 4 && os.Args[1] == "peek":
		peek(os.Args[2], os.Args[3])
	default:
		fmt.Fprintln(os.Stderr, "usage: reference figures DIR | peek NAME FILE")
		os.Exit(2)
	}
}
