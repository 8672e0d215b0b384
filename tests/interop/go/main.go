// One member made with Serf's own library, speaking protocol 4 as the library does by default.
// usage: member NAME HOST PORT JOIN. Each line on standard input is answered with a JSON object of
// all members' names and states; it leaves when the input ends.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/ioutil"
	"log"
	"os"
	"strconv"

	"github.com/hashicorp/serf/serf"
)

func main() {
	port, err := strconv.Atoi(os.Args[3])
	if err != nil {
		log.Fatal(err)
	}
	config := serf.DefaultConfig()
	config.NodeName = os.Args[1]
	config.Tags = map[string]string{"made": "library"}
	config.MemberlistConfig.BindAddr = os.Args[2]
	config.MemberlistConfig.BindPort = port
	config.MemberlistConfig.AdvertisePort = port
	config.LogOutput = ioutil.Discard
	config.MemberlistConfig.LogOutput = ioutil.Discard
	member, err := serf.Create(config)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := member.Join([]string{os.Args[4]}, true); err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		states := map[string]string{"protocol": fmt.Sprint(config.ProtocolVersion)}
		for _, one := range member.Members() {
			states["member "+one.Name] = one.Status.String()
		}
		out, err := json.Marshal(states)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(string(out))
	}
	if err := member.Leave(); err != nil {
		log.Fatal(err)
	}
}
