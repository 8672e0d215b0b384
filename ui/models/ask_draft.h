#pragma once

#include <QString>

#include <string>
#include <vector>

#include "core/link/command.h"

namespace grapevine::models {

/// What the form holds, as it was typed.
struct AskDraft {
    bool isQuery = true; ///< Else an event.
    QString name{};
    QString payload{};
    bool coalesce = true;
    bool ack = true;
    QString timeout{}; ///< `5s`; empty: Serf's formula.
    int relayFactor = 0;
    QString nodes{}; ///< Names, with commas or blanks between them.
    struct TagRow {
        QString tag;
        QString expression;

        bool operator==(const TagRow&) const = default;
    };
    std::vector<TagRow> tags{}; ///< Rows wholly empty say nothing.

    bool operator==(const AskDraft&) const = default;

    [[nodiscard]] link::SendEvent event() const;
    /// With a timeout of zero where none is given, or none that can be read.
    [[nodiscard]] link::SendQuery asQuery() const;
    /// The draft that would send this again.
    [[nodiscard]] static AskDraft of(const link::SendEvent& event);
    [[nodiscard]] static AskDraft of(const link::SendQuery& query);

    /// False when there is a timeout that is none: unreadable, or no time at all.
    [[nodiscard]] bool isTimeoutGood() const;
};

/// Names as people list them: `db-1, db-2 db-3`. Each once, in that order.
[[nodiscard]] std::vector<std::string> splitNames(const QString& text);

} // namespace grapevine::models
