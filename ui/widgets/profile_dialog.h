#pragma once

#include <QDialog>
#include <QStringList>

#include "ui/widgets/key_keeping.h"

class QCheckBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace grapevine::widgets {

class KeepingBox;

/// What a person says of a cluster that is to be remembered.
struct ProfileWords {
    QString name;
    bool production = false;
    KeyKeeping keeping = KeyKeeping::Session; ///< Of its key, if it has one.

    bool operator==(const ProfileWords&) const = default;
};

/// Asks for a profile's name, and whether it is production. Says at once what is wrong with a name.
class ProfileDialog final : public QDialog {
    Q_OBJECT
public:
    /// `taken`: names of the other profiles. `longest`: bytes of a name.
    ProfileDialog(const ProfileWords& words, QStringList taken, qsizetype longest, bool isNew,
                  QWidget* parent = nullptr);

    /// The cluster has a key: asks where it is to be kept.
    void askForKeeping(KeepingOffer offer);
    [[nodiscard]] ProfileWords words() const;

private:
    void judge();

    QStringList m_taken;
    qsizetype m_longest;
    QLineEdit* m_name = nullptr;
    QCheckBox* m_production = nullptr;
    KeepingBox* m_keeping = nullptr;
    QFormLayout* m_form = nullptr;
    KeyKeeping m_keepingBefore = KeyKeeping::Session;
    QLabel* m_keys = nullptr;
    QLabel* m_problem = nullptr;
    QDialogButtonBox* m_buttons = nullptr;
};

} // namespace grapevine::widgets
