#pragma once

#include <QDialog>
#include <QList>
#include <QString>
#include <QStringList>

#include "ui/widgets/key_keeping.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

class KeepingBox;

/// What was understood of a Serf agent's configuration, all of it plain text without a secret.
struct AgentImport {
    struct Line {
        QString key;
        QString value;
        QString words; ///< What is made of it.
        bool used = false;
        bool problem = false; ///< It would be used, but cannot be.
    };

    QString file;
    QList<Line> lines{};
    QString name;              ///< Suggested for the profile.
    QString addresses;         ///< Empty: nobody can be asked.
    bool hasKey = false;       ///< In the file itself.
    QString keyringFile;       ///< Where its keys lie; empty: nowhere.
    QStringList taken{};       ///< Names of the other profiles.
    qsizetype nameLongest = 0; ///< Bytes.
    KeepingOffer offer{};
};

/// Shows, line by line, what an agent's configuration says and what is made of it, before anything
/// is saved; asks for the profile's name, whether its keys may be read, and where they are kept.
class AgentImportDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AgentImportDialog(const AgentImport& import, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const;
    /// The keyring's file may be read.
    [[nodiscard]] bool mayReadKeyring() const;
    [[nodiscard]] KeyKeeping keeping() const;
    /// What was accepted is being saved; once more it can be accepted after a problem.
    void showSaving();
    /// What went wrong with what was accepted; the dialog stays.
    void showProblem(const QString& words);

Q_SIGNALS:
    /// The person has decided; close the dialog once it has worked.
    void chosen();

private:
    [[nodiscard]] QWidget* buildLines();
    void judge();

    AgentImport m_import;
    QLineEdit* m_name = nullptr;
    QCheckBox* m_mayRead = nullptr;
    KeepingBox* m_keeping = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_save = nullptr;
    bool m_saving = false;
};

} // namespace grapevine::widgets
