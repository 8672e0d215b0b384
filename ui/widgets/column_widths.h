#pragma once

#include <QFont>

#include <functional>
#include <vector>

#include "ui/models/member_column.h"

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

inline constexpr int kColumnNarrowest = 40;

/// How wide one column wants to be, in logical pixels.
struct ColumnNeed {
    int natural = 0; ///< For all it holds.
    int least = 0;   ///< What it gives up the rest of, before the table has to be scrolled.
};

/// Looks at the first rows only, whatever their number.
[[nodiscard]] ColumnNeed columnNeed(const models::MemberModel& model, int column, const QFont& font,
                                    int rowHeight);

/// Shares the room out: what is to spare goes to the columns of text, most of it to the tags; what
/// is missing is taken where text can be cut short. `sized` gives a width that a person has set,
/// or 0; such a column keeps it.
[[nodiscard]] std::vector<int> spreadWidths(const models::MemberColumns& columns,
                                            const std::vector<ColumnNeed>& needs,
                                            const std::function<int(std::size_t)>& sized, int room);

} // namespace grapevine::widgets
