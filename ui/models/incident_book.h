#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/timeline_entry.h"

namespace grapevine::models {

/// A word to somebody who is not looking at the window.
struct IncidentNews {
    enum class Kind : std::uint8_t {
        Opened,
        Grew, ///< The same incident, told anew: takes the place of what was told before.
        Closed,
        OwnLink, ///< It is us: nothing is said about the others.
    };

    Kind kind = Kind::Opened;
    std::uint64_t incident = 0; ///< Counts up by one; 0 for OwnLink.
    QString headline;
    QString detail;
    TimePoint at{}; ///< Where in the timeline it began.

    bool operator==(const IncidentNews&) const = default;
};

/// Whether what is seen of the others can be trusted just now.
enum class OwnLink : std::uint8_t {
    Well,
    Doubtful, ///< Most of the cluster turned suspect at once: it is us.
    Silent,   ///< Nobody answers.
};

/// Makes few words out of many changes: what happens together is one incident, told once when it
/// opens and once when it is over. An incident is over only after a calm of `kCalm`, so that a
/// member that comes and goes is one incident and not twenty. Nothing is opened while our own link
/// is the likelier cause.
///
/// Of one cluster. Holds no clock.
class IncidentBook {
public:
    /// What fails within that of the first one is told with it.
    static constexpr Duration kGather = std::chrono::seconds{3};
    /// After that long without another one, an incident that grew is told anew.
    static constexpr Duration kGrown = std::chrono::seconds{10};
    static constexpr Duration kCalm = std::chrono::minutes{10};
    /// A link that is silent for less is nobody's business.
    static constexpr Duration kSilentShort = std::chrono::seconds{10};
    /// Members of one incident that are known by name; the rest is only counted.
    static constexpr std::size_t kMembersMost = 10'000;

    /// An entry of the timeline, in its order.
    void handle(const link::TimelineEntry& entry);
    void look(Moment now, OwnLink link);
    [[nodiscard]] std::vector<IncidentNews> take();

    [[nodiscard]] bool isOpen() const { return m_open && m_open->told; }
    /// Members beyond kMembersMost, ever.
    [[nodiscard]] std::uint64_t uncounted() const { return m_uncounted; }

private:
    struct Case {
        std::string zone;
        bool failed = false;
        bool failedEver = false;
        std::uint32_t changes = 0;
    };
    struct Incident {
        std::uint64_t number = 0;
        TimePoint begun{};
        TimePoint lastChange{};
        TimePoint lastGrown{};
        std::map<std::string, Case> cases; ///< By name: a link's keys end with it.
        std::size_t toldCases = 0;
        bool toldFlapping = false;
        bool told = false;

        [[nodiscard]] std::size_t failedNow() const;
        [[nodiscard]] std::size_t changes() const;
        [[nodiscard]] bool isFlapping() const;
    };

    void note(const link::MemberRow& row, TimePoint at, bool failed);
    void handlePicture(const link::TimelineEntry& entry);
    /// It went on purpose, or is forgotten: nothing more is to be told of it.
    void drop(const std::string& name);
    void tell(IncidentNews::Kind kind, TimePoint now);
    void lookAtLink(TimePoint now, OwnLink link);

    std::optional<Incident> m_open;
    std::uint64_t m_number = 0;
    std::optional<TimePoint> m_doubtSince;
    std::optional<TimePoint> m_brokenSince; ///< Entries may be missing from then on.
    bool m_linkTold = false;
    std::uint64_t m_uncounted = 0;
    std::vector<IncidentNews> m_news;
};

} // namespace grapevine::models
