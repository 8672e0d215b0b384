#pragma once

#include <QWidget>

namespace grapevine::widgets {

/// A key as it stands on the keyboard: says beside a control which key leads there.
class KeyCap final : public QWidget {
    Q_OBJECT
public:
    explicit KeyCap(const QString& key, QWidget* parent = nullptr);
    void setKey(const QString& key);

    [[nodiscard]] QSize sizeHint() const override { return size(font()); }
    [[nodiscard]] QSize minimumSizeHint() const override { return size(font()); }

    [[nodiscard]] static QSize size(const QFont& font);
    /// The same, for widgets that paint themselves.
    static void paint(QPainter& painter, const QRect& rect, const QString& key,
                      const QPalette& palette);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

} // namespace grapevine::widgets
