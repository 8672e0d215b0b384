#include "app/cli/link_reporters.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/cli/print.h"
#include "app/cli/refusal_text.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

void SeedReporter::report(const link::LinkStatus& status)
{
    m_said.resize(status.seeds.size());
    for (std::size_t at = 0; at < status.seeds.size(); ++at) {
        const auto& seed = status.seeds[at];
        if (seed.refusal == m_said[at]) continue;
        m_said[at] = seed.refusal;
        if (!seed.refusal) continue;
        const auto say = status.mode == link::LinkMode::Rpc ? rpcSentenceFor : sentenceFor;
        printErr("{}\n", say(*seed.refusal, seed.address, seed.detail));
    }
}

void SelfReporter::report(const link::LinkStatus& status)
{
    if (status.self) {
        auto words = fmt::format("This is {} at {}.", plainText(status.self->name, 255),
                                 status.self->address);
        if (status.self->wantedName) {
            words +=
                fmt::format(" The name {} is taken.", plainText(*status.self->wantedName, 255));
        }
        if (status.seeds.empty() && status.answers == 0)
            words += " Alone, waiting: others can join us at that address.";
        if (words != m_said) printErr("{}\n", words);
        m_said = std::move(words);
    }
    if (status.notice != m_notice && !status.notice.empty())
        printErr("{}\n", plainText(status.notice));
    m_notice = status.notice;
}

ExitCode codeFor(const link::LinkStatus& status)
{
    const bool ended = status.phase == link::LinkPhase::Refused;
    if (status.answers > 0 && !ended) return ExitCode::Ok;
    auto worst = ExitCode::NoOrForeignAnswer;
    bool first = true;
    for (const auto& seed : status.seeds) {
        if (!seed.refusal) continue;
        const auto code = exitCodeFor(*seed.refusal);
        worst = first ? code : std::max(worst, code);
        first = false;
    }
    return worst;
}

std::optional<ExitCode> codeFor(net::ObserveProblem problem)
{
    switch (problem) {
    case net::ObserveProblem::None: return std::nullopt;
    case net::ObserveProblem::NameTaken: return ExitCode::NameTaken;
    case net::ObserveProblem::CannotBind: return ExitCode::Other;
    case net::ObserveProblem::BadAddress:
    case net::ObserveProblem::BadTags: return ExitCode::Usage;
    }
    return std::nullopt;
}

bool nobodyThere(const link::LinkStatus& status)
{
    if (status.phase == link::LinkPhase::Refused) return true;
    return status.answers == 0 && status.failures > 0 &&
           std::all_of(status.seeds.begin(), status.seeds.end(),
                       [](const auto& seed) { return seed.refusal.has_value(); });
}

} // namespace grapevine::cli
