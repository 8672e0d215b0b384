#pragma once

#include <QDialog>

#include <optional>

#include "ui/models/key_choices.h"
#include "ui/widgets/act_spec.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace grapevine::widgets {

class KeyCatcher;

/// Which keys do what, to be changed. What is changed holds at once, in every window, and can be
/// taken back.
class KeysDialog final : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(QWidget* parent = nullptr);

    /// Chosen elsewhere, or here.
    void setChoices(const models::KeyChoices& choices);
    [[nodiscard]] const models::KeyChoices& choices() const { return m_choices; }
    /// Goes to that act's row.
    void select(const QString& act);

Q_SIGNALS:
    void choicesChanged(const grapevine::models::KeyChoices& choices);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr qsizetype kStepsBackMost = 50;

    void buildList();
    QWidget* buildEditor();
    void fill();
    void sift();
    [[nodiscard]] std::optional<ActSpec> chosen() const;
    void showChosen();
    void handleCaught(const QKeySequence& keys);
    void use(bool beside);
    void setKeys(const ActSpec& act, const QList<QKeySequence>& keys, models::KeyChoices& into);
    void change(const models::KeyChoices& choices);

    models::KeyChoices m_choices;
    QList<models::KeyChoices> m_before; ///< To be taken back, the last one last.
    QLineEdit* m_search = nullptr;
    QTreeWidget* m_list = nullptr;
    QLabel* m_act = nullptr;
    KeyCatcher* m_catcher = nullptr;
    QPushButton* m_use = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_none = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_resetAll = nullptr;
    QPushButton* m_undo = nullptr;
    QLabel* m_message = nullptr;
    QCheckBox* m_letters = nullptr;
};

} // namespace grapevine::widgets
