#pragma once

#include <QWidget>

#include "ui/models/answer_fold.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace grapevine::widgets {

class SegmentBar;

/// Above what came back to a query: answers or times, and when two answers count as the same. What
/// was chosen holds for every run shown from then on.
class GroupBar final : public QWidget {
    Q_OBJECT
public:
    explicit GroupBar(QWidget* parent = nullptr);

    /// While an expression is being written that is none, the last good choice holds.
    [[nodiscard]] const models::AnswerFold& fold() const { return m_fold; }
    [[nodiscard]] bool showsTimes() const;
    void setShowsTimes(bool times);

Q_SIGNALS:
    void foldChanged();
    void timesToggled(bool times);

private:
    void choose();
    void take(models::AnswerFold fold);
    void tell(const QString& mistake);
    void showParts();

    SegmentBar* m_what = nullptr;
    QLabel* m_label = nullptr;
    QComboBox* m_mode = nullptr;
    QLineEdit* m_expression = nullptr;
    models::AnswerFold m_fold;
};

} // namespace grapevine::widgets
