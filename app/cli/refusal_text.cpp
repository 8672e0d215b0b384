#include "app/cli/refusal_text.h"

#include <fmt/format.h>

#include "app/cli/exit_code.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

using link::Refusal;

ExitCode exitCodeFor(Refusal refusal)
{
    switch (refusal) {
    case Refusal::BadAddress:
    case Refusal::NobodyListens: return ExitCode::NobodyListens;
    case Refusal::Silent:
    case Refusal::Foreign:
    case Refusal::TooLarge:
    case Refusal::Broken:
    case Refusal::RemoteError: return ExitCode::NoOrForeignAnswer;
    case Refusal::WantsKey: return ExitCode::WantsKey;
    case Refusal::KeyRefused:
    case Refusal::KeyNotWanted:
    case Refusal::LabelRefused: return ExitCode::KeyOrLabelRefused;
    }
    return ExitCode::Other;
}

std::string sentenceFor(Refusal refusal, std::string_view address, std::string_view detail)
{
    const auto where = plainText(address);
    const auto why = detail.empty() ? std::string{} : fmt::format(" ({})", plainText(detail, 300));
    switch (refusal) {
    case Refusal::BadAddress:
        return fmt::format(
            "{}: the name cannot be looked up{}; check the spelling or give an IP address.", where,
            why);
    case Refusal::NobodyListens:
        return fmt::format("{}: nobody listens there{}; check the address, the gossip port (7946 "
                           "unless configured) and the firewall for TCP.",
                           where, why);
    case Refusal::Silent:
        return fmt::format("{}: connected, but no answer came in time{}; check that this is a "
                           "gossip port, or try another member.",
                           where, why);
    case Refusal::Foreign:
        return fmt::format("{}: this is not a Serf gossip port{}; give a member's gossip address "
                           "(port 7946 unless configured), or its --label.",
                           where, why);
    case Refusal::WantsKey:
        return fmt::format("{}: the cluster is encrypted and no key was given{}; pass "
                           "--keyring-file or --key-file.",
                           where, why);
    case Refusal::KeyRefused:
        return fmt::format("{}: none of the given keys opens its answer{}; get the cluster's "
                           "current key, and check --label if it uses one.",
                           where, why);
    case Refusal::KeyNotWanted:
        return fmt::format(
            "{}: a key was given, but the cluster is not encrypted{}; run again without the key.",
            where, why);
    case Refusal::LabelRefused:
        return fmt::format(
            "{}: the label was refused{}; check --label, or leave it out if the cluster has none.",
            where, why);
    case Refusal::TooLarge:
        return fmt::format(
            "{}: its answer is larger than we accept{}; please report it with --stats.", where,
            why);
    case Refusal::Broken:
        return fmt::format(
            "{}: its answer cannot be read{}; try another member, and report it with --stats.",
            where, why);
    case Refusal::RemoteError:
        return fmt::format("{}: the member answered with an error{}; look into its log.", where,
                           why);
    }
    return fmt::format("{}: no answer{}.", where, why);
}

std::string rpcSentenceFor(Refusal refusal, std::string_view address, std::string_view detail)
{
    const auto where = plainText(address);
    const auto why = detail.empty() ? std::string{} : fmt::format(" ({})", plainText(detail, 300));
    switch (refusal) {
    case Refusal::NobodyListens:
        return fmt::format("{}: nobody listens there{}; check the address, the agent's RPC port "
                           "(7373 unless configured), and that its rpc_addr is not its loopback.",
                           where, why);
    case Refusal::Silent:
        return fmt::format("{}: connected, but no answer came in time{}; check that this is an "
                           "agent's RPC port, and that the agent is not stopped.",
                           where, why);
    case Refusal::Foreign:
        return fmt::format("{}: this is not the RPC of a Serf agent{}; give its RPC address (port "
                           "7373 unless configured), not the gossip port.",
                           where, why);
    case Refusal::WantsKey:
        return fmt::format("{}: the agent wants an RPC auth key{}; pass --rpc-auth-file, or set "
                           "GRAPEVINE_RPC_AUTH.",
                           where, why);
    case Refusal::KeyRefused:
        return fmt::format("{}: the agent refused the RPC auth key{}; get the rpc_auth of its "
                           "configuration.",
                           where, why);
    case Refusal::KeyNotWanted:
        return fmt::format("{}: an RPC auth key was given, but the agent has none{}; run again "
                           "without the key.",
                           where, why);
    case Refusal::RemoteError:
        return fmt::format("{}: the agent gave up{}; look into its log.", where, why);
    case Refusal::BadAddress:
    case Refusal::LabelRefused:
    case Refusal::TooLarge:
    case Refusal::Broken: break;
    }
    return sentenceFor(refusal, address, detail);
}

} // namespace grapevine::cli
