#include "core/link/command.h"

#include <fmt/format.h>

namespace grapevine::link {

namespace {

std::string withDetail(std::string text, const std::string& detail)
{
    return detail.empty() ? text : text + ": " + detail;
}

} // namespace

std::string sentence(const CommandOutcome& outcome)
{
    if (!outcome.refusal) return outcome.detail.empty() ? "done" : outcome.detail;
    switch (*outcome.refusal) {
    case CommandRefusal::Locked: return "sending is locked; unlock it first";
    case CommandRefusal::NotSupported:
        return withDetail("this way of looking at a cluster cannot do that", outcome.detail);
    case CommandRefusal::NotMember:
        return withDetail("we are not a member of the cluster now", outcome.detail);
    case CommandRefusal::NobodyThere: return "no other member is known that it could reach";
    case CommandRefusal::InternalName:
        return "names that begin with _serf_ are Serf's own and are not sent";
    case CommandRefusal::TooLarge:
        return fmt::format("too large: {} bytes {} where {} are allowed", outcome.size,
                           outcome.encoded ? "encoded" : "of name and payload", outcome.limit);
    case CommandRefusal::BadFilter:
        return withDetail("the filter is no regular expression", outcome.detail);
    case CommandRefusal::TooMany:
        return fmt::format("{} queries are open already; wait for one to end", outcome.limit);
    case CommandRefusal::TooFast:
        return fmt::format("{} events and queries went out within the last minute; wait a little",
                           outcome.limit);
    case CommandRefusal::UnknownQuery: return "there is no such query, or it is over";
    case CommandRefusal::ClockPoisoned:
        return withDetail("the cluster's Lamport clock was pushed to an absurd time, and sending "
                          "would push it further",
                          outcome.detail);
    case CommandRefusal::Busy: return "the members are being asked already; wait or stop it";
    case CommandRefusal::Demo: return withDetail("the demo cannot do that", outcome.detail);
    case CommandRefusal::Remote: return withDetail("the agent refused", outcome.detail);
    }
    return "refused";
}

} // namespace grapevine::link
