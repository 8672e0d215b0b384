#include "app/cli/delivery_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

using link::DeliveryProof;
using link::DeliveryState;

namespace {

constexpr Duration kLook = std::chrono::milliseconds{100};
constexpr Duration kBetweenRounds = std::chrono::seconds{1};
constexpr Duration kEndPatience = std::chrono::seconds{1};

std::string sizeText(std::uint64_t bytes)
{
    if (bytes < 10'000) return fmt::format("{} bytes", bytes);
    if (bytes < 10'000'000) return fmt::format("{} kB", bytes / 1'000);
    return fmt::format("{} MB", bytes / 1'000'000);
}

/// Why a member could not be asked, in a few words.
std::string reasonOf(const link::DeliveryLine& line)
{
    std::string why;
    if (line.refusal) {
        switch (*line.refusal) {
        case link::Refusal::BadAddress: why = "its name cannot be looked up"; break;
        case link::Refusal::NobodyListens: why = "nobody listens there"; break;
        case link::Refusal::Silent: why = "no answer in time"; break;
        case link::Refusal::Foreign: why = "what answers there speaks no gossip"; break;
        case link::Refusal::WantsKey: why = "it wants a key"; break;
        case link::Refusal::KeyRefused: why = "it refused the key"; break;
        case link::Refusal::KeyNotWanted: why = "it is not encrypted"; break;
        case link::Refusal::LabelRefused: why = "it refused the label"; break;
        case link::Refusal::TooLarge: why = "its answer is too large"; break;
        case link::Refusal::Broken: why = "its answer is broken"; break;
        case link::Refusal::RemoteError: why = "it answered with an error"; break;
        }
    }
    if (line.detail.empty()) return why;
    const auto detail = plainText(line.detail, 200);
    return why.empty() ? detail : fmt::format("{} ({})", why, detail);
}

std::string lineText(const link::DeliveryLine& line)
{
    switch (line.state) {
    case DeliveryState::Held: return "has it";
    case DeliveryState::Missing:
        return line.detail.empty() ? "has it not (yet)" : "has it not (yet): " + reasonOf(line);
    case DeliveryState::Rolled: return "cannot tell: its ring of events has moved on";
    case DeliveryState::Unasked: return "could not be asked: " + reasonOf(line);
    case DeliveryState::Waiting: return "was not asked any more";
    case DeliveryState::Observer: return "observer, does not tell";
    }
    return {};
}

/// One proof from its first word to its end; false when it was refused or cut off.
class Round {
public:
    Round(Asking& asking, DeliveryReport& report)
        : m_asking(asking)
        , m_report(report)
    {
    }

    bool run(link::ProveEvent wanted)
    {
        m_asking.session.listen([this](const link::ObservationBatch& batch) { take(batch); });
        const auto outcome = m_asking.session.ask(m_asking.guard, std::move(wanted));
        if (outcome && !outcome->refusal) {
            m_proof = outcome->command;
            watch();
        } else if (outcome) {
            printErr("The delivery cannot be proven: {}.\n", plainText(sentence(*outcome)));
        } else {
            m_report.interrupted = true;
        }
        m_asking.session.listen({});
        if (m_progress) {
            m_report.connections += m_progress->connections;
            m_report.bytes += m_progress->bytes;
            m_report.left = std::max(m_report.left, m_progress->left);
        }
        return outcome && !outcome->refusal;
    }

private:
    void take(const link::ObservationBatch& batch)
    {
        for (const auto& line : batch.asked.deliveries)
            m_report.lines.insert_or_assign(line.member, line);
        if (!batch.asked.proofs.empty()) m_progress = batch.asked.proofs.back();
    }

    void watch()
    {
        ProgressLine progress;
        auto until = TimePoint::max();
        const auto over = [this] {
            return m_progress && m_progress->proof == m_proof &&
                   m_progress->end != DeliveryProof::End::Open;
        };
        while (!over() && m_asking.session.isOpen() && net::bootNow() < until) {
            if (m_progress) {
                progress.show(fmt::format("{} of {} have it, {} left to ask", m_progress->held,
                                          m_progress->members - m_progress->observers,
                                          m_progress->waiting()));
            }
            const bool going = m_asking.session.wait(m_asking.guard, kLook);
            if (going || m_report.interrupted) continue;
            m_report.interrupted = true;
            until = net::bootNow() + kEndPatience;
            static_cast<void>(m_asking.session.submit(link::StopProof{m_proof}));
        }
        if (!over()) m_report.interrupted = true;
    }

    Asking& m_asking;
    DeliveryReport& m_report;
    link::CommandId m_proof;
    std::optional<DeliveryProof> m_progress;
};

std::size_t askable(const LinkSession& session)
{
    const auto rows = session.rows();
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
        return row->status != link::MemberStatus::Left &&
               row->status != link::MemberStatus::Failed && row->facts->name != session.ownName();
    }));
}

std::vector<std::string> namesIn(const DeliveryReport& report, DeliveryState state)
{
    std::vector<std::string> out;
    for (const auto& [member, line] : report.lines)
        if (line.state == state) out.push_back(member);
    return out;
}

} // namespace

std::size_t DeliveryReport::count(DeliveryState state) const
{
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const auto& one) { return one.second.state == state; }));
}

std::size_t DeliveryReport::provable() const
{
    return lines.size() - count(DeliveryState::Observer);
}

bool DeliveryReport::isProven() const
{
    return !interrupted && left == 0 && provable() > 0 && count(DeliveryState::Held) == provable();
}

std::optional<DeliveryReport> proveDelivery(Asking& asking, const link::SendEvent& event,
                                            LamportTime time)
{
    const auto cost = link::proofCost(askable(asking.session));
    printErr("Asking {} members what they hold: one TCP connection each, about {}.\n",
             cost.connections, sizeText(cost.bytes));
    DeliveryReport report;
    const auto begun = net::bootNow();
    std::vector<std::string> only;
    for (int round = 0; round < kProofRounds && !report.interrupted; ++round) {
        if (!Round(asking, report).run({time, event.name, event.payload, only})) {
            if (report.lines.empty() && !report.interrupted) return std::nullopt;
            break;
        }
        only = namesIn(report, DeliveryState::Missing);
        if (only.empty() || round + 1 == kProofRounds) break;
        const auto until = net::bootNow() + kBetweenRounds;
        while (net::bootNow() < until && !report.interrupted)
            report.interrupted = !asking.session.wait(asking.guard, kLook);
    }
    report.took = net::bootNow() - begun;
    return report;
}

std::string deliveryText(const DeliveryReport& report)
{
    std::string out;
    for (const auto& [member, line] : report.lines)
        out += fmt::format("{}: {}\n", plainText(member, 128), lineText(line));
    out += fmt::format("{} of {} have it", report.count(DeliveryState::Held), report.provable());
    const auto add = [&](DeliveryState state, std::string_view words) {
        if (const auto count = report.count(state); count > 0)
            out += fmt::format(", {} {}", count, words);
    };
    add(DeliveryState::Missing, "not (yet)");
    add(DeliveryState::Rolled, "cannot tell");
    add(DeliveryState::Unasked, "could not be asked");
    add(DeliveryState::Waiting, "not asked");
    add(DeliveryState::Observer, "only observe");
    if (report.left > 0) out += fmt::format("; {} more were left out", report.left);
    out += fmt::format(" ({} connections, {}, {})\n", report.connections, sizeText(report.bytes),
                       briefDuration(report.took));
    return out;
}

std::string deliveryJson(const DeliveryReport& report)
{
    Json out;
    out["proven"] = report.isProven();
    out["interrupted"] = report.interrupted;
    out["members"] = Json::array();
    for (const auto& [member, line] : report.lines) {
        Json one;
        one["name"] = member;
        one["state"] = link::word(line.state);
        if (auto reason = reasonOf(line); !reason.empty()) one["reason"] = std::move(reason);
        one["at"] = rfc3339(line.at.wall);
        out["members"].push_back(std::move(one));
    }
    for (const auto state :
         {DeliveryState::Held, DeliveryState::Missing, DeliveryState::Rolled,
          DeliveryState::Unasked, DeliveryState::Waiting, DeliveryState::Observer})
        out["counts"][std::string(link::word(state))] = report.count(state);
    out["left_out"] = report.left;
    out["connections"] = report.connections;
    out["bytes"] = report.bytes;
    out["took_ms"] = milliseconds(report.took);
    return out.dump(-1, ' ', true, Json::error_handler_t::replace);
}

} // namespace grapevine::cli
