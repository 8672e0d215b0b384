#pragma once

#include <QHeaderView>

namespace grapevine::widgets {

/// The columns of the timeline's list. Each has a width of its own, from the font; the detail
/// takes what is left.
class TimelineHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit TimelineHeader(QWidget* parent);

    /// Only time, kind, who and detail, and those narrower: for a list that is one among others.
    void setBrief(bool brief) { m_brief = brief; }
    /// Lines are of several clusters: each says of which.
    void setSeveral(bool several);

    /// Gives every column the width of the font; hides the clusters' unless there are several.
    void sizeColumns(int rowHeight);
    /// The detail fills up what a viewport of that width has left.
    void stretchDetail(int width);
    /// The titles of the columns that are shown, and a row's cells: tab-separated.
    [[nodiscard]] QString titlesAsTsv() const;
    [[nodiscard]] QString rowAsTsv(int row) const;

private:
    bool m_brief = false;
    bool m_several = false;
};

} // namespace grapevine::widgets
