#pragma once

#include <QHeaderView>

namespace grapevine::widgets {

/// The member table's heading: a line under the columns that the filter asks for.
class MemberHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit MemberHeader(QWidget* parent);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
};

} // namespace grapevine::widgets
