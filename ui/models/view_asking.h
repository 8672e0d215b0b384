#pragma once

#include <QString>

#include <map>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/link/ask_news.h"

namespace grapevine::models {

/// Asking the members what they say of each other, as far as it has come: the last round.
class ViewAsking {
public:
    /// A round that is to come again by itself waits so long after the last, or ten times as long
    /// as that one took.
    static constexpr Duration kAgainAfter = std::chrono::seconds{30};

    void begin(link::CommandId command, Moment now);
    /// True when something of the round is news.
    bool apply(const link::AskNews& news, Moment now);
    /// The session that asked goes.
    void cutOff();

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] std::optional<link::CommandId> command() const { return m_command; }
    [[nodiscard]] const std::optional<link::ViewRound>& round() const { return m_round; }
    /// What the link said instead of beginning.
    [[nodiscard]] const std::optional<link::CommandOutcome>& refused() const { return m_refused; }
    [[nodiscard]] const std::map<std::string, link::ViewLine>& lines() const { return m_lines; }
    /// Names and reasons of those who did not answer, a line each, for a tooltip.
    [[nodiscard]] QString silentText() const;

    /// A key or a label was refused: each further try writes an error over there.
    [[nodiscard]] bool keyRefused() const;
    /// Time for another, if it is to go on by itself.
    [[nodiscard]] bool isDueAgain(TimePoint now) const;

private:
    std::optional<link::CommandId> m_command;
    std::optional<link::CommandOutcome> m_refused;
    std::optional<link::ViewRound> m_round;
    std::map<std::string, link::ViewLine> m_lines; ///< By member.
    std::optional<TimePoint> m_endedAt;
    TimePoint m_begunAt{};
};

} // namespace grapevine::models
