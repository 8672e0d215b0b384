#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

/// Members as text, for the clipboard and for a drag.
enum class MemberCopy : std::uint8_t {
    Cell,        ///< What the current cell says.
    Tsv,         ///< As the table shows them, with a heading.
    Json,        ///< As `serf members -format=json` prints them.
    Markdown,    ///< As the table shows them.
    SerfCommand, ///< The `serf members` that lists just these.
    SshTarget,
    AnsibleLine,
};

/// Rows of the model, from the top down. Empty where there is nothing of the kind. `column` is of
/// the cell, for MemberCopy::Cell, which is of the first row.
[[nodiscard]] QString copied(MemberCopy what, const models::MemberModel& model,
                             const QList<int>& rows, int column);

/// `Rows as Markdown`, `ssh target`, .. as a menu names it.
[[nodiscard]] QString copyName(MemberCopy what);

} // namespace grapevine::widgets
