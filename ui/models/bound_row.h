#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace grapevine::models {

/// What becomes of that which finds no room.
enum class WhenFull : std::uint8_t {
    OldestGoes, ///< The oldest gives way.
    NewestLost, ///< What is new is lost, or counted only.
    Refused,    ///< Whoever wanted it is told so.
    Cut,        ///< The rest is left away.
    Waits,      ///< Until there is room; nothing is lost.
    Sampled,    ///< Some of them stand for all.
};

/// One queue, cache or table that cannot grow without an end.
struct BoundRow {
    QString id;      ///< Where its cap is named: `core/net/mailbox.h kEntriesMost`.
    QString cluster; ///< Plain; empty for what belongs to the program.
    QString area;
    QString what;
    std::uint64_t cap = 0;
    std::optional<std::uint64_t> used; ///< Where somebody tells.
    std::optional<std::uint64_t> lost; ///< None: that is not counted.
    WhenFull full = WhenFull::NewestLost;
    QString counter; ///< That told of the loss; empty when it is no link's.
};

} // namespace grapevine::models
