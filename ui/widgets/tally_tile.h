#pragma once

#include <QAbstractButton>

#include <optional>

#include "ui/models/status_kind.h"

namespace grapevine::widgets {

/// How many there are of one kind: glyph, large number, word. A click shows them.
class TallyTile final : public QAbstractButton {
    Q_OBJECT
public:
    /// Without a status the tile counts those that come and go, and is marked by a zigzag.
    TallyTile(const QString& objectName, std::optional<models::StatusKind> kind,
              const QString& word, QWidget* parent = nullptr);

    void setCount(std::size_t count);
    /// What is counted is old: numbers stand back.
    void setStale(bool stale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont numberFont() const;

    std::optional<models::StatusKind> m_kind;
    std::size_t m_count = 0;
    bool m_stale = false;
};

} // namespace grapevine::widgets
