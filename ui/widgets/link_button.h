#pragma once

#include <QAbstractButton>

namespace grapevine::widgets {

/// A button that reads like a line of text: link colour, underlined under the pointer and with the
/// focus. Shows its text as it is, letter by letter.
class LinkButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit LinkButton(const QString& objectName, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace grapevine::widgets
