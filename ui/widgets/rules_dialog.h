#pragma once

#include <QDialog>

#include <vector>

#include "ui/models/rules_draft.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTimer;

namespace grapevine::widgets {

/// Edits the rules that find services in tags, with what each finds on the members present.
class RulesDialog final : public QDialog {
    Q_OBJECT
public:
    RulesDialog(const catalog::RuleSet& rules, std::vector<link::MemberRowPtr> members,
                QWidget* parent = nullptr);

    [[nodiscard]] const models::RulesDraft& draft() const { return m_draft; }

Q_SIGNALS:
    /// The person is content; they are valid.
    void rulesAccepted(const grapevine::catalog::RuleSet& rules);

private:
    struct FieldRow {
        QLabel* label = nullptr;
        QLineEdit* edit = nullptr;
        std::string field; ///< By its name in JSON; `result` for what the rule finds.
        std::string catalog::RuleText::*text = nullptr;
        bool forServicesOnly = false;
    };

    QWidget* buildList();
    QWidget* buildForm();
    void addField(QFormLayout* form, const QString& objectName, const QString& label,
                  const QString& hint, const char* field, std::string catalog::RuleText::*text,
                  bool forServicesOnly = false);
    void fillList(int current);
    void showRule();
    void takeRule();
    void showVerdict();
    /// What the rule finds on the members present; nothing while something is wrong with it.
    void showPreview();
    void showList();
    void add();
    void remove();
    void move(bool up);
    void resetToShipped();
    [[nodiscard]] int current() const;
    [[nodiscard]] const FieldRow* rowOf(const std::string& field) const;

    models::RulesDraft m_draft;
    QListWidget* m_list = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_ok = nullptr;
    QWidget* m_form = nullptr;
    QComboBox* m_finds = nullptr;
    QCheckBox* m_once = nullptr;
    std::vector<FieldRow> m_rows;
    QLabel* m_verdict = nullptr;
    QLabel* m_examples = nullptr;
    QTimer* m_pause = nullptr; ///< Runs from each key on; then it is looked what the rule finds.
    bool m_filling = false;
};

} // namespace grapevine::widgets
