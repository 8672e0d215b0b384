#pragma once

#include <map>
#include <string>

#include "core/diagnosis/view_matrix.h"
#include "core/diagnosis/view_picture.h"
#include "core/link/view_round.h"

namespace grapevine::cli {

/// What came of asking all members what they say of each other.
struct ViewsReport {
    diagnosis::ViewMatrix matrix;
    link::ViewRound round;
    std::map<std::string, link::ViewLine> lines; ///< By member.
    bool interrupted = false;

    [[nodiscard]] diagnosis::ViewPicture picture() const;
    /// Two or more were asked to the end, and say the same.
    [[nodiscard]] bool agrees() const;
};

/// Who says what of whom they disagree about, what is found in it, and who could not be asked.
[[nodiscard]] std::string viewsText(const ViewsReport& report, bool all);
[[nodiscard]] std::string viewsJson(const ViewsReport& report, bool all);

} // namespace grapevine::cli
