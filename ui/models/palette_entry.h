#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "ui/models/status_kind.h"

namespace grapevine::models {

/// Of what kind a thing is that the palette finds; in this order where all fit alike.
enum class PaletteSection : std::uint8_t {
    Recent,
    Places,
    Acts,
    Clusters,
    Members,
    Services,
    Events,
    Settings,
};

/// One thing to go to, or to do.
struct PaletteEntry {
    PaletteSection section = PaletteSection::Acts;
    QString id; ///< Among those of its section.
    QString title;
    QString detail{};                 ///< Told quietly behind it.
    QString keys{};                   ///< Those of an act, as the keyboard has them.
    QString reason{};                 ///< Why it cannot be done now; empty: it can.
    std::optional<StatusKind> mark{}; ///< Of members and clusters.

    /// The same thing, however it stands.
    [[nodiscard]] bool isSame(const PaletteEntry& other) const
    {
        return section == other.section && id == other.id;
    }
};

using PaletteEntries = std::vector<PaletteEntry>;

} // namespace grapevine::models
