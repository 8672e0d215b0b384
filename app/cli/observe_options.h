#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/common_options.h"
#include "app/settings/installation_name.h"
#include "core/base/expected.h"
#include "core/net/live_options.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace grapevine::cli {

/// Raw words of the commands that can join.
struct ObserveWords {
    bool observe = false;
    std::string name;
    std::string exactName;
    std::vector<std::string> ownTags;
    std::string advertise;
    std::string timing = "lan";
};

/// The same, understood. The installation's own name is held while this lives.
struct Observing {
    net::ObserveOptions options;
    std::unique_ptr<settings::InstallationName> held; ///< None when another name was asked for.
};

/// `--observe`, and how to join.
void addObserveOptions(CLI::App& command, ObserveWords& words);
/// How to join; each of them needs `joining`, which says that we do.
void addMemberOptions(CLI::App& command, ObserveWords& words, CLI::Option& joining);

/// Follows understand(); the error is one sentence, and a usage error.
[[nodiscard]] Expected<Observing, std::string> understandObserve(const CommonWords& common,
                                                                 const CommonOptions& options,
                                                                 const ObserveWords& words);

} // namespace grapevine::cli
