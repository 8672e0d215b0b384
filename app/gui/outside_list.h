#pragma once

#include <QString>
#include <QStringList>

#include <vector>

#include "core/base/endpoint.h"

namespace grapevine::gui {

/// Addresses of clusters that a person wants only to look at: there the step to joining is not
/// offered again. A text file beside the settings, an address a line.
class OutsideList {
public:
    /// Clusters remembered; the oldest goes first.
    static constexpr qsizetype kMost = 200;

    /// Empty path: remembered for this run only.
    explicit OutsideList(QString path);

    /// True when one of the addresses has been added.
    [[nodiscard]] bool contains(const std::vector<HostPort>& seeds) const;
    /// False when the file cannot be written; remembered for this run then.
    bool add(const std::vector<HostPort>& seeds);

private:
    QString m_path;
    QStringList m_addresses; ///< Oldest first.
};

} // namespace grapevine::gui
