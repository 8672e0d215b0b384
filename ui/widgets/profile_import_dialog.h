#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QFormLayout;
class QRadioButton;
class QVBoxLayout;

namespace grapevine::widgets {

/// What a profile's file offers. All text in it is untrusted, but for `rulesLines`.
struct ProfileOffer {
    QString name;
    QString addresses;
    QString label;
    bool wantsKey = false;
    bool production = false;
    bool taken = false;     ///< There is one of that name.
    QString freeName;       ///< What it would be called beside that one.
    bool full = false;      ///< No further one can be kept.
    bool hasRules = false;  ///< It says something of rules.
    QStringList rulesLines; ///< What would become of those there are; empty: nothing.
    bool ownRules = false;  ///< Those there are, are the person's own.
    QStringList ignored;    ///< What stands in it that we do not know.
};

/// Shows what a profile's file would bring, and asks whether and how. Nothing is done by it.
class ProfileImportDialog final : public QDialog {
    Q_OBJECT
public:
    struct Answer {
        bool replace = false; ///< The one of that name goes.
        bool rules = false;   ///< The file's rules take the place of those there are.
    };

    explicit ProfileImportDialog(const ProfileOffer& offer, QWidget* parent = nullptr);

    [[nodiscard]] Answer answer() const;

private:
    void addFacts(const ProfileOffer& offer, QVBoxLayout& column);
    void addNames(const ProfileOffer& offer, QVBoxLayout& column);
    void addRules(const ProfileOffer& offer, QVBoxLayout& column);

    QRadioButton* m_replace = nullptr; ///< Null: nothing is to be replaced.
    QCheckBox* m_rules = nullptr;      ///< Null: there is nothing to choose.
};

} // namespace grapevine::widgets
