#pragma once

#include <QAbstractButton>

namespace grapevine::widgets {

/// The first big way in: starts the demo cluster.
class DemoButton final : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kPadding = 14;

    explicit DemoButton(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QFont titleFont() const;

    QString m_words;
};

} // namespace grapevine::widgets
