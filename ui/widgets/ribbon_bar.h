#pragma once

#include <QWidget>

#include <vector>

#include "ui/models/member_history.h"

namespace grapevine::widgets {

/// One member's ribbon, as wide as there is room.
class RibbonBar final : public QWidget {
    Q_OBJECT
public:
    explicit RibbonBar(QWidget* parent = nullptr);

    /// `words` say the same to who cannot see it.
    void setPieces(std::vector<models::MemberHistory::Piece> pieces, const QString& words);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<models::MemberHistory::Piece> m_pieces;
};

} // namespace grapevine::widgets
