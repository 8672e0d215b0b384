#include "ui/models/key_survey.h"

#include <algorithm>
#include <tuple>

#include "core/link/query_end.h"

namespace grapevine::models {

namespace {

/// Source: serf, internal_query.go (handleListKeys).
constexpr std::string_view kNotEncrypted = "encryption not enabled";

bool saysNotEncrypted(const link::KeyHolder& holder)
{
    return holder.keys.empty() && holder.message.find(kNotEncrypted) != std::string::npos;
}

bool isNotEncrypted(const link::KeyReport& report)
{
    return report.keys.empty() && report.responses > 0 && report.errors == report.responses &&
           !report.holders.empty() &&
           std::all_of(report.holders.begin(), report.holders.end(),
                       [](const auto& holder) { return saysNotEncrypted(holder.second); });
}

} // namespace

bool KeySurvey::isOpen() const
{
    return command && !refused && !cutOff && !(report && report->complete);
}

KeyVerdict keyVerdict(const KeySurvey& survey)
{
    if (!survey.command) return KeyVerdict::NotAsked;
    if (survey.isOpen()) return KeyVerdict::Asking;
    if (survey.refused) return KeyVerdict::Refused;
    if (survey.cutOff || !survey.report || !link::isWhole(survey.report->end))
        return KeyVerdict::CutShort;
    const auto& report = *survey.report;
    if (report.responses == 0) return KeyVerdict::Nobody;
    if (isNotEncrypted(report)) return KeyVerdict::NotEncrypted;
    if (report.responses < report.members || report.errors > 0) return KeyVerdict::Unanswered;
    // Counts alone: this is asked often, and who lacks what is a long list.
    const bool same = std::all_of(report.keys.begin(), report.keys.end(), [&](const auto& key) {
        return key.second.members >= report.responses;
    });
    const auto signing = std::count_if(report.keys.begin(), report.keys.end(),
                                       [](const auto& key) { return key.second.primaries > 0; });
    return same && signing <= 1 ? KeyVerdict::Agreed : KeyVerdict::Differs;
}

std::vector<KeyGate> keyGates(const link::KeyReport& report)
{
    std::vector<KeyGate> out;
    std::vector<std::string> unsure = report.silent;
    for (const auto& [name, holder] : report.holders) {
        if (!report.countsOnly && holder.failed) unsure.push_back(name);
    }
    std::sort(unsure.begin(), unsure.end());
    const auto able = report.responses - std::min(report.errors, report.responses);
    for (const auto& [fingerprint, count] : report.keys) {
        KeyGate gate;
        gate.fingerprint = fingerprint;
        gate.holders = count.members;
        gate.primaries = count.primaries;
        gate.lacking = able - std::min(count.members, able);
        gate.unknown = report.members - std::min(able, report.members);
        if (!report.countsOnly) {
            gate.unknownNames = unsure;
            for (const auto& [name, holder] : report.holders) {
                const auto& own = holder.keys;
                if (!holder.failed && std::find(own.begin(), own.end(), fingerprint) == own.end())
                    gate.lackingNames.push_back(name);
            }
        }
        out.push_back(std::move(gate));
    }
    std::stable_sort(out.begin(), out.end(), [](const KeyGate& a, const KeyGate& b) {
        return std::tie(a.primaries, a.holders) > std::tie(b.primaries, b.holders);
    });
    return out;
}

} // namespace grapevine::models
