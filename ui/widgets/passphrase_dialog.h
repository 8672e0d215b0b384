#pragma once

#include <QDialog>

class QFormLayout;
class QLabel;
class QPushButton;

namespace grapevine::widgets {

class SecretLineEdit;

/// Asks for the passphrase of the sealed file: a new one, twice; the one there is; or the one there
/// is and a new one. What was entered is wiped when the dialog goes.
class PassphraseDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Kind { New, Enter, Change };
    /// Characters a new one has at least.
    static constexpr int kShortest = 8;

    /// `path`: where the file lies, as plain text.
    PassphraseDialog(Kind kind, const QString& path, QWidget* parent = nullptr);

    /// The one given last was not the right one.
    void showWrong();
    /// The fields of it; null where the kind has none.
    [[nodiscard]] SecretLineEdit* current() const { return m_current; }
    [[nodiscard]] SecretLineEdit* fresh() const { return m_fresh; }

Q_SIGNALS:
    void secretExpected();

private:
    [[nodiscard]] SecretLineEdit* addField(const QString& objectName, const QString& name,
                                           QFormLayout& to);
    void judge();

    Kind m_kind;
    SecretLineEdit* m_current = nullptr;
    SecretLineEdit* m_fresh = nullptr;
    SecretLineEdit* m_again = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace grapevine::widgets
