#include "app/cli/cmd_event.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "app/cli/delivery_run.h"
#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

/// A message is handed on some four times a digit of the number of members, five times a second.
constexpr Duration kToldLongest = std::chrono::seconds{10};
constexpr Duration kLook = std::chrono::milliseconds{50};

/// False when it cannot be sure that anybody heard of it.
bool waitUntilTold(Asking& asking)
{
    ProgressLine progress;
    const auto until = net::bootNow() + kToldLongest;
    while (asking.session.status().self && asking.session.status().self->eventQueue > 0) {
        if (net::bootNow() > until || !asking.session.isOpen()) return false;
        progress.show("telling the members ..");
        if (!asking.session.wait(asking.guard, kLook)) return false;
    }
    return true;
}

} // namespace

Expected<std::string, std::string> payloadFor(const std::string& word)
{
    if (word != "-") return word;
    std::string out;
    std::array<char, 4096> buffer{};
    while (out.size() <= kPayloadMost) {
        const auto count = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count == 0) return out;
        if (count > 0) {
            out.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            return failure(
                fmt::format("Standard input cannot be read ({}).", std::strerror(errno)));
        }
    }
    return failure(
        fmt::format("Standard input has more than {} bytes, which no cluster accepts as a payload.",
                    kPayloadMost));
}

void addEventOptions(CLI::App& command, EventWords& words)
{
    command.add_option("NAME", words.name, "The event's name")->required();
    command.add_option("PAYLOAD", words.payload, "What it carries; - reads standard input");
    command.add_flag("--no-coalesce", words.noCoalesce,
                     "Handlers get each one, not only the newest of several");
    command.add_flag("--prove", words.prove,
                     "Then ask each member from outside whether it has the event: one TCP "
                     "connection each");
    command.footer("Example: grapevine-cli event --join 10.0.0.1 deploy 1.5.0");
}

Expected<link::SendEvent, std::string> understand(const EventWords& words)
{
    const auto payload = payloadFor(words.payload);
    if (!payload) return failure(payload.error());
    return link::SendEvent{words.name, toBytes(*payload), !words.noCoalesce};
}

ExitCode runEvent(Asking& asking, const link::SendEvent& event, bool prove)
{
    const auto sent = send(asking, event);
    if (!sent) return ExitCode::Other;
    const bool told = waitUntilTold(asking);
    if (!told) printErr("It cannot be said that the members heard of it: the time is up.\n");
    std::optional<DeliveryReport> report;
    if (prove && sent->lamportTime) report = proveDelivery(asking, event, *sent->lamportTime);
    const auto limit = asking.session.status().limits.eventBytes;
    std::string out;
    if (asking.format == Format::Json) {
        Json json;
        json["event"] = event.name;
        json["coalesce"] = event.coalesce;
        json["ltime"] = sent->lamportTime ? Json(sent->lamportTime->value()) : Json();
        json["bytes"] = sent->size > 0 ? Json(sent->size) : Json();
        json["limit"] = limit;
        json["told"] = told;
        if (report) json["proof"] = Json::parse(deliveryJson(*report));
        out = pretty(json) + "\n";
    } else {
        out = fmt::format("Event '{}' dispatched! Coalescing enabled: {}\n",
                          plainText(event.name, 255), event.coalesce);
        if (sent->lamportTime) {
            out += fmt::format("Lamport time {}, {} of {} bytes\n", sent->lamportTime->value(),
                               sent->size, limit);
        }
        if (report) out += deliveryText(*report);
    }
    if (!printOut(out)) return ExitCode::Other;
    if (prove) return report && report->isProven() ? ExitCode::Ok : ExitCode::Other;
    return told ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
