#include "app/cli/rtt_answer.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/asking.h"
#include "app/cli/member_json.h"
#include "core/base/coordinate.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

const link::MemberRow* find(const std::vector<link::MemberRowPtr>& rows, const std::string& name)
{
    const auto at = std::find_if(rows.begin(), rows.end(),
                                 [&](const auto& row) { return row->facts->name == name; });
    return at == rows.end() ? nullptr : at->get();
}

/// Ours is in the status; it needs no row.
std::optional<Coordinate> coordinateOf(const link::MemberRow& row, const link::LinkStatus& status)
{
    if (status.self && status.self->name == row.facts->name) return status.self->coordinate;
    return row.coordinate ? std::optional{*row.coordinate} : std::nullopt;
}

} // namespace

Expected<RttAnswer, RttGap> rttBetween(const std::vector<link::MemberRowPtr>& rows,
                                       const link::LinkStatus& status, const std::string& ownName,
                                       const std::string& from, const std::string& to)
{
    RttAnswer answer{from, to.empty() ? ownName : to, {}, {}};
    const auto* one = find(rows, from);
    if (one == nullptr) return failure(RttGap{from, true});
    const auto* other = find(rows, answer.to);
    if (other == nullptr && !to.empty()) return failure(RttGap{to, true});

    const auto first = coordinateOf(*one, status);
    const auto second = other != nullptr ? coordinateOf(*other, status) : std::nullopt;
    if (first && second) answer.estimated = distance(*first, *second);
    // Pings of our own, from where we are: an agent behind an RPC is somebody else.
    const bool weAreOneEnd = to.empty() || (status.self && status.self->name == to);
    if (weAreOneEnd && status.mode != link::LinkMode::Rpc) answer.measured = one->rtt;
    if (answer.estimated || answer.measured) return answer;
    return failure(RttGap{first ? answer.to : from, false});
}

std::string rttText(const RttAnswer& answer, Format format)
{
    if (format == Format::Json) {
        const auto number = [](const std::optional<Duration>& value) {
            return value ? Json(milliseconds(*value)) : Json();
        };
        Json out;
        out["from"] = answer.from;
        out["to"] = answer.to.empty() ? Json() : Json(answer.to);
        out["rtt_ms"] = number(answer.measured ? answer.measured : answer.estimated);
        out["source"] = answer.measured ? "ping" : "coordinates";
        out["estimated_ms"] = number(answer.estimated);
        out["measured_ms"] = number(answer.measured);
        return pretty(out) + "\n";
    }
    const auto to = answer.to.empty() ? std::string{"here"} : plainText(answer.to, 255);
    std::string out;
    if (answer.estimated) {
        out += fmt::format("Estimated {} <-> {} rtt: {:.3f} ms\n", plainText(answer.from, 255), to,
                           milliseconds(*answer.estimated));
    }
    if (answer.measured) {
        out += fmt::format("Measured {} <-> {} rtt: {:.3f} ms\n", plainText(answer.from, 255), to,
                           milliseconds(*answer.measured));
    }
    return out;
}

} // namespace grapevine::cli
