#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/gui/link_launcher.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/crypto/keyring.h"

namespace grapevine::gui {

/// What the command line asked for, understood.
struct GuiOptions {
    std::vector<HostPort> seeds; ///< Empty, and no demo: the start page.
    bool observe = false;        ///< Join them, instead of only looking.
    std::optional<std::size_t> demoNodes;
    ObserverWish wish;     ///< As what to join, now or later.
    std::string addresses; ///< The same as written, for the field on the start page.
    std::string label;
    crypto::Keyring keyring;
    std::optional<std::string> keyringPath; ///< Serf's keyring file, if that is where it is from.
    std::optional<HostPort> bind;
    std::string place = "overview"; ///< What of the cluster is shown first.
    std::string uri;                ///< A `serf://` address for the ask form; empty: none.
    std::string screenshot;         ///< Empty: none.
    Duration after = std::chrono::seconds{2};
    std::optional<std::string> language; ///< `system`, `en`, `de`; the same.
    std::optional<std::string> theme; ///< `system`, `light`, `dark`; overrides the settings once.
};

/// The way out that parsing chose: 0 after --help and --version, 2 after a usage error. What there
/// was to say has been said.
struct EarlyExit {
    int code = 0;
};

[[nodiscard]] Expected<GuiOptions, EarlyExit> parseCommandLine(int argc, char** argv);

} // namespace grapevine::gui
