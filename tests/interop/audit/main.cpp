#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/endpoint.h"
#include "core/crypto/keyring.h"
#include "tests/interop/audit/auditor.h"
#include "tests/interop/audit/flight.h"

// usage: wire_audit CAPTURE --name NAME.. --address IP.. [--keyring-file FILE] [--label LABEL]
//                   [--event NAME].. [--query NAME].. [--answers NAME]..: what it may say
// Prints one JSON object. Exit code 0: nothing to object to, 1: violations, 2: cannot tell.

namespace {

using namespace grapevine;

int cannotTell(const std::string& why)
{
    std::fprintf(stderr, "wire_audit: %s\n", why.c_str());
    return 2;
}

/// When a flight counts: heard at its last byte, said at its first.
double counts(const audit::Flight& flight, const audit::Auditor& auditor)
{
    return auditor.isSent(flight) ? flight.began : flight.ended;
}

void print(const audit::Findings& findings)
{
    nlohmann::json out(findings.counts());
    out["objections"] = findings.violationCount();
    auto& list = out["list"] = nlohmann::json::array();
    for (const auto& violation : findings.violations()) {
        list.push_back({{"kind", violation.kind},
                        {"t", violation.time},
                        {"to", violation.to},
                        {"text", violation.text}});
    }
    const auto text = out.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
    std::printf("%s\n", text.c_str());
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    std::string capture;
    audit::Auditor::Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].starts_with("--")) {
            capture = words[i];
            continue;
        }
        if (i + 1 == words.size()) return cannotTell(std::string(words[i]) + " wants a value");
        const std::string value(words[++i]);
        if (words[i - 1] == "--name") {
            options.names.insert(value);
        } else if (words[i - 1] == "--address") {
            const auto address = IpAddress::fromText(value);
            if (!address) return cannotTell(value + " is no address");
            options.addresses.insert(*address);
        } else if (words[i - 1] == "--event") {
            options.permits.events.insert(value);
        } else if (words[i - 1] == "--query") {
            options.permits.queries.insert(value);
        } else if (words[i - 1] == "--answers") {
            options.permits.answers.insert(value);
        } else if (words[i - 1] == "--label") {
            options.label = value;
        } else if (words[i - 1] == "--keyring-file") {
            auto keys = crypto::Keyring::fromSerfFile(value);
            if (!keys) return cannotTell(value + ": " + std::string(describe(keys.error())));
            options.keys = std::move(*keys);
        } else {
            return cannotTell("unknown option " + std::string(words[i - 1]));
        }
    }
    if (capture.empty() || options.names.empty() || options.addresses.empty()) {
        return cannotTell("wants a capture, --name and --address");
    }
    auto flights = audit::readFlights(capture);
    if (!flights) return cannotTell(flights.error());
    audit::Auditor auditor(std::move(options));
    std::stable_sort(flights->begin(), flights->end(), [&](const auto& left, const auto& right) {
        return counts(left, auditor) < counts(right, auditor);
    });
    for (const auto& flight : *flights)
        auditor.take(flight);
    print(auditor.findings());
    return auditor.findings().violationCount() == 0 ? 0 : 1;
}
