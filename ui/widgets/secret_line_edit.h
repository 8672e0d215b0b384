#pragma once

#include <QByteArray>
#include <QLineEdit>
#include <QStringView>

#include <array>

namespace grapevine::widgets {

/// A field for a secret. What is typed or pasted goes into memory of its own that is overwritten
/// when it is cleared or goes; the line edit beneath only ever holds marks, one a character, so
/// that neither its text, nor what it could undo, nor a screen reader has the secret.
///
/// There is no undoing, no dragging, and nothing can be copied out of it.
class SecretLineEdit final : public QLineEdit {
    Q_OBJECT
public:
    /// Characters; what goes beyond is not taken.
    static constexpr int kLongest = 512;

    explicit SecretLineEdit(QWidget* parent = nullptr);
    ~SecretLineEdit() override;

    /// A copy, for who wipes it.
    [[nodiscard]] QString secret() const;
    /// Likewise, in UTF-8.
    [[nodiscard]] QByteArray secretUtf8() const;
    [[nodiscard]] bool isSame(const SecretLineEdit& other) const;
    [[nodiscard]] bool hasSecret() const { return m_size > 0; }
    /// Empties the field and overwrites what was there.
    void wipe();

Q_SIGNALS:
    /// Somebody begins to enter a secret: from now on it is worth keeping memory clean.
    void secretExpected();
    void secretChanged();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QStringView view() const { return {m_secret.data(), m_size}; }
    void take(QStringView text);
    void drop(qsizetype at, qsizetype count);
    /// It is amid a character of two units; those are taken and go as one.
    [[nodiscard]] bool splits(qsizetype at) const;
    void widen(qsizetype& at, qsizetype& count) const;
    void pasteFrom(int clipboardMode);
    void handleText(const QString& text);

    std::array<char16_t, kLongest> m_secret{};
    qsizetype m_size = 0;
    bool m_own = false; ///< The change of the marks is ours.
};

/// Overwrites a copy that was handed out; with others who share it there is nothing to be done.
void wipeCopy(QString& text);
void wipeCopy(QByteArray& bytes);

} // namespace grapevine::widgets
