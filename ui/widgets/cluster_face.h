#pragma once

#include <QString>

namespace grapevine::widgets {

/// How the cluster that is shown presents itself to the person.
struct ClusterFace {
    QString title; ///< The profile's name, or the address.
    QString address{};
    QString profile{}; ///< Empty: it has none.
    bool production = false;
    bool canBeSaved = false; ///< As a profile: the demo cannot.
    bool hasKey = false;     ///< A gossip key is held for it.

    bool operator==(const ClusterFace&) const = default;
};

} // namespace grapevine::widgets
