#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

#include "core/link/member_row.h"
#include "core/link/observation_batch.h"

class QWidget;

namespace grapevine::test {

/// TARGETS R29: what somebody in the cluster may call a member, a tag, an event, an answer. `trap`
/// is a file that nothing may open, `port` one of this computer that nothing may call.
[[nodiscard]] std::vector<std::string> hostileStrings(const std::string& trap, unsigned port);

/// A member for each of them, which carries it as name, as key and as value of tags, in endpoints,
/// maintenance and accusers.
[[nodiscard]] std::vector<link::MemberRowPtr>
hostileMembers(const std::vector<std::string>& strings);

/// Each as an event, a query, a clash and what an engine says.
[[nodiscard]] std::vector<link::TimelineEntry>
hostileStory(const std::vector<std::string>& strings);

/// True where a screen could act upon it or a person not see it.
[[nodiscard]] bool isSteering(QChar letter);

/// What of that window, its children, lists, menus and tooltips is not harmless; one line each.
[[nodiscard]] QStringList harmIn(QWidget& window);

/// Of one text that a person may come to see. `lines`: line ends and tabs are its own.
[[nodiscard]] QStringList harmInText(const QString& text, const QString& where, bool lines = false);

} // namespace grapevine::test
