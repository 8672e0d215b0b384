#pragma once

#include <QScrollArea>

namespace grapevine::widgets {

/// Holds the fields of a form: as high as they are, and scrolled only where that is too high.
class FieldArea final : public QScrollArea {
    Q_OBJECT
public:
    explicit FieldArea(QWidget* fields, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace grapevine::widgets
