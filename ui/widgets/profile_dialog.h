#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;

namespace grapevine::widgets {

/// What a person says of a cluster that is to be remembered.
struct ProfileWords {
    QString name;
    bool production = false;

    bool operator==(const ProfileWords&) const = default;
};

/// Asks for a profile's name, and whether it is production. Says at once what is wrong with a name.
class ProfileDialog final : public QDialog {
    Q_OBJECT
public:
    /// `taken`: names of the other profiles. `longest`: bytes of a name.
    ProfileDialog(const ProfileWords& words, QStringList taken, qsizetype longest, bool isNew,
                  QWidget* parent = nullptr);

    [[nodiscard]] ProfileWords words() const;

private:
    void judge();

    QStringList m_taken;
    qsizetype m_longest;
    QLineEdit* m_name = nullptr;
    QCheckBox* m_production = nullptr;
    QLabel* m_problem = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace grapevine::widgets
