#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/link/member_row.h"
#include "core/net/peek_dial.h"
#include "core/net/peek_options.h"

namespace grapevine::net {

struct SeedAnswer {
    HostPort where;
    PeekResult result;
    Moment at; ///< When the answer was complete.
};

/// One look and no more: asks every given address once, all at the same time, on the calling
/// thread. For commands that print and end.
class PeekDesk {
public:
    /// Addresses asked at once; the rest follow as these finish.
    static constexpr std::size_t kDialsMost = 32;
    /// Members pinged by pingMembers(); of more, the first by name.
    static constexpr std::size_t kPingsMost = 250;

    explicit PeekDesk(PeekOptions options);
    ~PeekDesk();

    /// In the order of the options' seeds. Whoever has not answered when `deadline` (measured
    /// from now) passes counts as silent.
    [[nodiscard]] std::vector<SeedAnswer> askSeeds(std::optional<Duration> deadline);

    /// Pings each alive member once, spaced, and waits at most `patience` for acks.
    /// By member name; the silent are missing.
    [[nodiscard]] std::map<std::string, Duration>
    pingMembers(const std::vector<link::MemberRowPtr>& rows, Duration patience);

    [[nodiscard]] const Counters& counters() const;
    /// True when a name lookup is still stuck in the system's resolver: destroying the desk
    /// would wait for it.
    [[nodiscard]] bool lookupStuck() const;

private:
    struct Workings;
    std::unique_ptr<Workings> m_workings;
};

} // namespace grapevine::net
