#pragma once

#include <QList>
#include <QString>

#include <cstddef>

#include "core/base/clock.h"
#include "core/diagnosis/view_picture.h"
#include "core/link/asking_round.h"
#include "core/link/view_round.h"

namespace grapevine::models {

/// A shape in what the members say of each other, in words.
struct PatternCard {
    QString headline;
    QString detail;

    bool operator==(const PatternCard&) const = default;
};

/// What is found, gravest first; nothing while they agree.
[[nodiscard]] QList<PatternCard> patternCards(const diagnosis::ViewPicture& picture);

/// `suspect`, `not listed`, ..
[[nodiscard]] QString saidWord(diagnosis::Said said);
/// `web-1 says db-7 is suspect (incarnation 14), asked 3 s ago`.
[[nodiscard]] QString cellSentence(const std::string& asker, const std::string& about,
                                   const diagnosis::ViewCell& cell, Moment now);
/// `We hold db-7 for suspect (incarnation 14)`: the same of our own table.
[[nodiscard]] QString ownSentence(const std::string& about, const diagnosis::ViewCell& cell);
/// `40 members asked 3 s ago agree about all 40.`
[[nodiscard]] QString agreementText(const diagnosis::ViewPicture& picture, Moment now);
/// `3 too old to compare`: askers whose word counts no more; empty where there are none.
[[nodiscard]] QString oldAskersText(const diagnosis::ViewPicture& picture);
/// `40 connections, about 0.2 MB, 2 s`.
[[nodiscard]] QString viewCostText(const link::RoundCost& cost);
/// How a round stands: `31 of 40 asked`, and what of the rest.
[[nodiscard]] QString roundText(const link::ViewRound& round);
/// Why a member could not be asked.
[[nodiscard]] QString viewReason(const link::ViewLine& line);
/// `a, b, c and 5 more`.
[[nodiscard]] QString nameList(const diagnosis::Names& names, std::size_t most = 5);

} // namespace grapevine::models
