#pragma once

#include <QDialog>

#include <functional>

#include "ui/models/ask_verdict.h"
#include "ui/models/repeater.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace grapevine::widgets {

/// Puts together what is to be sent again and again: an event, a query, or both, and how often. It
/// says all the time how much goes out to whom, or why it cannot.
class AskRepeatDialog final : public QDialog {
    Q_OBJECT
public:
    using Judge = std::function<models::AskVerdict(const models::AskDraft&)>;

    /// Of the drafts, what the dialog has no field for goes out as it is. `judge` says what a draft
    /// would mean now.
    AskRepeatDialog(models::AskDraft event, models::AskDraft query, Judge judge,
                    QWidget* parent = nullptr);

    [[nodiscard]] models::RepeatPlan plan() const;
    /// Members that the largest of it reaches.
    [[nodiscard]] std::size_t reach() const { return m_reach; }

private:
    struct Row {
        models::AskDraft draft;
        QCheckBox* on = nullptr;
        QLineEdit* name = nullptr;
        QLineEdit* payload = nullptr;
        QDoubleSpinBox* every = nullptr;
    };

    Row make(const char* prefix, const QString& title, models::AskDraft draft, double seconds);
    [[nodiscard]] static models::AskDraft draftOf(const Row& row);
    void refresh();

    Judge m_judge;
    Row m_event;
    Row m_query;
    QLabel* m_review = nullptr;
    QPushButton* m_start = nullptr;
    std::size_t m_reach = 0;
};

} // namespace grapevine::widgets
