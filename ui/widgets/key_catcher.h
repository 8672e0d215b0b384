#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace grapevine::widgets {

/// A field that takes the keys pressed in it as they are, in place of what they type. Tab goes on
/// and Escape goes out, as everywhere.
class KeyCatcher final : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyCatcher(QWidget* parent = nullptr);

    void forget();
    [[nodiscard]] const QKeySequence& keys() const { return m_keys; }

Q_SIGNALS:
    void caught(const QKeySequence& keys);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QKeySequence m_keys;
};

} // namespace grapevine::widgets
