// Reads a Serf agent's configuration file as the window does, and prints what it makes of it as one
// JSON object. Exit code 1: it is none.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/settings/agent_config.h"

int main(int argc, char** argv)
{
    using namespace grapevine;
    if (argc != 2) return 2;
    const auto config = settings::readAgentConfig(argv[1]);
    if (!config) {
        std::printf("{\"kind\": %d}\n", static_cast<int>(config.error().kind));
        return 1;
    }
    nlohmann::json told = {{"name", config->nodeName}, {"keyring_file", config->keyringFile}};
    for (const auto& address : config->addresses)
        told["addresses"].push_back(address.text());
    for (const auto& key : config->keyring.keys())
        told["keys"].push_back(key.fingerprint());
    for (const auto& line : config->lines)
        told["lines"].push_back(line.key);
    std::printf("%s\n", told.dump().c_str());
    return 0;
}
